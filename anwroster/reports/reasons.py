"""Why I have what nobody asks for, and what became of my wishes: sentences from counted facts."""

from anwroster.checks import Hindrance, Others
from anwroster.model import Assignment, Category, Shift, WishKind
from anwroster.reports.cells import Cell
from anwroster.reports.doctorfacts import DoctorFacts
from anwroster.reports.document import Section, Table, columns_of
from anwroster.reports.numbers import percent, times
from anwroster.reports.ownshifts import counts_as
from anwroster.words import Language, say


def reasons_section(facts: DoctorFacts, doctor: str, language: Language) -> list[Section]:
    """Return why a doctor has each forced or unwanted shift, each night and each holiday; nothing without any."""
    avoided = {each.shift for each in facts.wishes.get(doctor, ()) if each.kind is WishKind.AVOID}
    rows: list[tuple[Cell, ...]] = []
    for shift, each in facts.given.get(doctor, ()):
        heavy = Category.NIGHT in shift.categories or Category.HOLIDAY in shift.categories
        if each.forced or shift.id in avoided or heavy:
            what = [say("reports.wish.forced", language)] if each.forced else []
            what += [say("reports.wish.avoid", language)] if shift.id in avoided else []
            what += counts_as(shift, facts.feasts, language)
            rows.append((shift.day, times(shift.start, shift.end), ", ".join(what), why(facts, shift, each, language)))
    if not rows:
        return []
    heading = say("reports.doctor.reasons_heading", language)
    table = Table(heading, columns_of("day time counts_as why", "", language), tuple(rows))
    return [Section(heading, (say("reports.doctor.reasons_text", language),), tables=(table,))]


def why(facts: DoctorFacts, shift: Shift, assignment: Assignment, language: Language) -> str:
    """Return why the doctor of an assignment has the shift: who else could have had it, in numbers."""
    if assignment.fixed:
        return say("reports.reason.fixed", language)
    found = facts.whoelse.others(assignment.doctor, shift, assignment.phase)
    sentences = [say("reports.reason.forced", language)] if assignment.forced else []
    sentences.append(_asked(found, language, forced=assignment.forced))
    if found.asked > 1:
        told = _joined([_part(key, number, found, language) for key, number in _counted(found)], language)
        sentences.append(say("reports.reason.of_them", language, told=told))
    return " ".join(sentences)


def _asked(found: Others, language: Language, *, forced: bool) -> str:
    """Return who was looked at: who offered the shift; where no offer is needed, everybody who may do it."""
    about = "allowed" if found.asked != found.offered or forced else "offered"
    if found.asked == 0:
        return say(f"reports.reason.{about}.none", language)
    if found.asked == 1:
        ((key, _),) = _counted(found)
        told = say(f"reports.reason.{key}.single", language, **_share(found, language))
        return say(f"reports.reason.{about}.one", language, told=told)
    if about == "allowed" and not found.offered:
        return say("reports.reason.allowed.nobody", language, count=found.asked)
    return say(f"reports.reason.{about}.more", language, count=found.asked, offered=found.offered)


def _counted(found: Others) -> list[tuple[str, int]]:
    counts = [(each.value, number) for each, number in found.hindered.items()]
    behind = "free" if found.share is None else "behind"
    compared = (
        ("ahead", found.ahead),
        ("ahead_category", found.ahead_category),
        ("without_quota", found.without_quota),
        (behind, found.behind),
    )
    return [*counts, *((key, number) for key, number in compared if number)]


def _part(key: str, number: int, found: Others, language: Language) -> str:
    words = say(f"reports.reason.{key}.{'one' if number == 1 else 'more'}", language, **_share(found, language))
    return words.replace("#", str(number), 1)


def _share(found: Others, language: Language) -> dict[str, str]:
    return {"share": percent(found.share, language)}


def _joined(parts: list[str], language: Language) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return say("reports.reason.joined", language, most="; ".join(parts[:-1]), last=parts[-1])


def wishes_section(facts: DoctorFacts, doctor: str, language: Language) -> list[Section]:
    """Return which wishes were met and which not, with the reason; nothing without wishes."""
    own = facts.wishes.get(doctor, ())
    wanted = sorted(
        (facts.shifts[each.shift] for each in own if each.kind is WishKind.PREFER and each.shift in facts.shifts),
        key=lambda each: (each.start, each.id),
    )
    avoided = {each.shift for each in own if each.kind is WishKind.AVOID}
    if not wanted and not avoided:
        return []
    has = {shift.id for shift, _ in facts.given.get(doctor, ())}
    text = []
    if wanted:
        met = sum(each.id in has for each in wanted)
        text.append(say("reports.doctor.wishes_text", language, met=met, wanted=len(wanted)))
    if avoided:
        spared = len(avoided - has)
        text.append(say("reports.doctor.avoided_text", language, spared=spared, avoided=len(avoided)))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            each.day,
            times(each.start, each.end),
            facts.posts[each.post].name,
            facts.kinds[each.kind].name,
            say(f"reports.outcome.{_outcome(facts, doctor, each, met=each.id in has)}", language),
        )
        for each in wanted
    )
    heading = say("reports.doctor.wishes_heading", language)
    columns = columns_of("day time post kind outcome", "", language)
    return [Section(heading, tuple(text), tables=(Table(heading, columns, rows),) if rows else ())]


def _outcome(facts: DoctorFacts, doctor: str, shift: Shift, *, met: bool) -> str:
    if met:
        return "met"
    phase = facts.instance.agreement_of(facts.figures[doctor].doctor).phase
    if found := facts.whoelse.hindrances.of(doctor, shift, phase):
        return Hindrance(found).value
    if shift.id in facts.open:
        return "open"
    mine = facts.whoelse.share(doctor, shift)
    for other in facts.whoelse.case.staff.get(shift.id, ()):
        theirs = facts.whoelse.share(other, shift, without=True)
        if mine is None or theirs is None or theirs > mine:
            return "other"
    return "lower"
