"""What the model alone cannot see in ``hds.toml``: keys that refer to nothing, times in the wrong order."""

from collections.abc import Iterable

from anwroster.files.collector import Faults
from anwroster.files.keys import listed, nearest
from anwroster.files.rulechecks import check_rules
from anwroster.files.settings import Settings
from anwroster.files.tomllines import Path
from anwroster.model import Hds, NzaHoliday, Phase, ShiftTemplate, show_clock

LONGEST_DAYS = 2 * 366
_DAY = 1440


def check_settings(settings: Settings, faults: Faults) -> None:
    """Keep every fault of a file that the model accepted."""
    hds = settings.hds
    if hds is None:
        return
    _check_period(hds, settings, faults)
    named: tuple[tuple[Path, Iterable[str]], ...] = (
        (("posts",), (each.id for each in hds.posts)),
        (("kinds",), (each.id for each in hds.kinds)),
        (("templates",), (each.id for each in hds.templates)),
        (("agreements",), (each.id for each in hds.agreements)),
        (("quota", "regions"), (each.id for each in hds.quota.regions)),
        (("holidays", "extra"), (each.id for each in hds.holidays.extra)),
    )
    for path, keys in named:
        _check_unique(path, keys, settings, faults)
    for number, template in enumerate(hds.templates):
        _check_template(template, ("templates", number), hds, settings, faults)
    for number, agreement in enumerate(hds.agreements):
        if agreement.phase is Phase.THREE:
            settings.fault(faults, "agreement_phase", ("agreements", number, "phase"), agreement.phase.value)
    _check_regions(hds, settings, faults)
    _check_holidays(hds, settings, faults)
    check_rules(settings, faults)


def _check_period(hds: Hds, settings: Settings, faults: Faults) -> None:
    start, end = hds.period.start, hds.period.end
    for key, day in (("start", start), ("end", end)):
        if not 2000 <= day.year <= 2100:
            settings.fault(faults, "unlikely_year", ("period", key), day, year=day.year)
    if end <= start:
        settings.fault(faults, "period_reversed", ("period", "end"), end, start=start)
    elif hds.period.days > LONGEST_DAYS:
        settings.fault(faults, "period_too_long", ("period", "end"), end, days=hds.period.days, most=LONGEST_DAYS)


def _check_unique(path: Path, keys: Iterable[str], settings: Settings, faults: Faults) -> None:
    seen: dict[str, int] = {}
    for number, key in enumerate(keys):
        if key in seen:
            other = settings.lines.get((*path, seen[key], "id"), seen[key] + 1)
            settings.fault(faults, "duplicate_key", (*path, number, "id"), key, other=other)
        seen.setdefault(key, number)


def _check_template(template: ShiftTemplate, path: Path, hds: Hds, settings: Settings, faults: Faults) -> None:
    for key, wanted, known in (
        ("post", template.post, [each.id for each in hds.posts]),
        ("kind", template.kind, [each.id for each in hds.kinds]),
    ):
        if wanted not in known:
            near = listed(nearest(wanted, known) or known, 5)
            settings.fault(faults, f"unknown_{key}", (*path, key), wanted, near=near)
    length = template.end - template.start + (_DAY if template.next_day else 0)
    start, end = show_clock(template.start), show_clock(template.end)
    if length <= 0:
        settings.fault(faults, "end_before_start", (*path, "end"), end, start=start)
    elif length > _DAY:
        hours = f"{length // 60}:{length % 60:02d}"
        settings.fault(faults, "longer_than_a_day", (*path, "next_day"), end, start=start, hours=hours)
    if template.start == _DAY:
        settings.fault(faults, "starts_at_24", (*path, "start"), start)
    if not template.days and not template.dates:
        settings.fault(faults, "template_without_days", path, template.id)
    if template.valid_from and template.valid_until and template.valid_until <= template.valid_from:
        settings.fault(
            faults, "validity_reversed", (*path, "valid_until"), template.valid_until, start=template.valid_from
        )


def _check_regions(hds: Hds, settings: Settings, faults: Faults) -> None:
    posts = [each.id for each in hds.posts]
    region_of: dict[str, str] = {}
    for number, region in enumerate(hds.quota.regions):
        for place, post in enumerate(region.posts):
            path = ("quota", "regions", number, "posts", place)
            if post not in posts:
                settings.fault(faults, "unknown_post", path, post, near=listed(nearest(post, posts) or posts, 5))
            elif post in region_of:
                settings.fault(faults, "post_in_two_regions", path, post, other=region_of[post])
            region_of.setdefault(post, region.id)
    counting = {each.id for each in hds.kinds if each.counts}
    used = {each.post for each in hds.templates if each.kind in counting}
    for number, post in enumerate(posts):
        if post in used and post not in region_of:
            settings.fault(faults, "post_without_region", ("posts", number, "id"), post)


def _check_holidays(hds: Hds, settings: Settings, faults: Faults) -> None:
    lengths = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    for number, extra in enumerate(hds.holidays.extra):
        path: Path = ("holidays", "extra", number)
        month, day = int(extra.day[:2]), int(extra.day[3:])
        if not (1 <= month <= 12 and 1 <= day <= lengths[month - 1]):
            settings.fault(faults, "impossible_holiday", (*path, "day"), extra.day)
        if extra.id in list(NzaHoliday):
            settings.fault(faults, "holiday_of_nza", (*path, "id"), extra.id)
