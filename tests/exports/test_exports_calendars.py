from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from hypothesis import given as property_of
from hypothesis import strategies as st

from anwroster.exports import Entry, calendar_bytes, calendars, folded
from anwroster.model import Assignment, Period
from tests.exports.icslint import lint
from tests.hostile import NAMES
from tests.reportcase import given, made

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
AUTUMN = Period(start=datetime(2026, 10, 23).date(), end=datetime(2026, 10, 27).date())  # noqa: DTZ001


def files(case=None, filled=None):
    return calendars(case or given(), filled or made())


def events(content: bytes) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


def test_one_file_per_doctor_with_shifts_and_per_post_with_shifts() -> None:
    assert sorted(files()) == [
        *(f"calendars/dokter-{name}.ics" for name in ("anna", "bas", "cor", "dee", "eva")),
        *(f"calendars/post-{name}.ics" for name in ("noord", "zuid")),
    ]


@pytest.mark.parametrize("name", sorted(files()))
def test_every_file_passes_the_lint(name: str) -> None:
    assert lint(files()[name])


def test_the_same_roster_gives_the_same_bytes() -> None:
    assert files() == files()
    assert files(filled=made(assignments=made().assignments[::-1])) == files()


def test_two_readers_find_the_same_events() -> None:
    for content in files().values():
        theirs = [each.dtstart.value for each in vobject.readOne(content.decode()).vevent_list]
        assert theirs == [each["DTSTART"].dt for each in events(content)]


def test_what_a_doctor_sees() -> None:
    event = events(files()["calendars/dokter-anna.ics"])[0]
    assert event["SUMMARY"] == "Consult – Post Noord"
    assert event["LOCATION"] == "Post Noord, Kade 1, Noord; bij de brug"
    assert event["DESCRIPTION"].split("\n") == [
        "Post Noord, Consult",
        "Uren: 6 (avond 5, buiten 1)",
        "Dienst n-avond-2026-03-23 van HDS Proef",
    ]
    assert event["TRANSP"] == "OPAQUE"


def test_a_holiday_is_named() -> None:
    lines = events(files()["calendars/dokter-cor.ics"])[0]["DESCRIPTION"].split("\n")
    assert "paasdag" in lines[1].lower()


def test_what_a_post_sees() -> None:
    titles = [each["SUMMARY"] for each in events(files()["calendars/post-noord.ics"])]
    assert titles[:3] == ["Consult: A. Anders", "Consult: B. Bos", "OPEN: Consult"]
    assert len(titles) == 63


def test_the_calendar_bears_its_name() -> None:
    calendar = icalendar.Calendar.from_ical(files()["calendars/dokter-anna.ics"])
    assert calendar["X-WR-CALNAME"] == calendar["NAME"] == "ANW-diensten A. Anders"
    assert calendar["METHOD"] == "PUBLISH"


def test_the_stamp_is_when_the_roster_was_made() -> None:
    moments = {each["DTSTAMP"] for name in files() for each in lint(files()[name])}
    assert moments == {"20260201T123456Z"}


def test_a_stamp_from_elsewhere_is_told_in_utc() -> None:
    there = made().provenance.made_at.astimezone(timezone(timedelta(hours=5)))
    filled = made(provenance=made().provenance.model_copy(update={"made_at": there}))
    assert files(filled=filled) == files()


def test_a_roster_made_elsewhere_has_a_fixed_stamp() -> None:
    assert lint(files(filled=made(provenance=None))["calendars/dokter-bas.ics"])[0]["DTSTAMP"] == "20000101T000000Z"


def test_the_spring_night_lasts_eight_of_nine_hours() -> None:
    night = events(files()["calendars/dokter-anna.ics"])[1]
    start, end = night["DTSTART"].dt, night["DTEND"].dt
    assert end - start == timedelta(hours=8)
    assert [f"{each.astimezone(AMSTERDAM):%d-%m %H:%M}" for each in (start, end)] == ["28-03 23:00", "29-03 08:00"]


def test_the_autumn_night_lasts_ten_of_nine_hours() -> None:
    case = given(period=AUTUMN, wishes=(), fixed=(), top_ups=(), offers=())
    filled = made(period=AUTUMN, assignments=(Assignment(doctor="bas", shift="n-nacht-2026-10-24", phase="1"),))
    night = events(files(case, filled)["calendars/dokter-bas.ics"])[0]
    start, end = night["DTSTART"].dt, night["DTEND"].dt
    assert end - start == timedelta(hours=10)
    assert [f"{each.astimezone(AMSTERDAM):%d-%m %H:%M}" for each in (start, end)] == ["24-10 23:00", "25-10 08:00"]
    assert "Uren: 10 (avond" in night["DESCRIPTION"] or "Uren: 10 (nacht" in night["DESCRIPTION"]


def test_keys_of_events_stay_when_others_change() -> None:
    more = made(("dee", "n-nacht-2026-03-23"), ("dee", "n-nacht-2026-03-25"))
    for name in ("anna", "bas"):
        assert files(filled=more)[f"calendars/dokter-{name}.ics"] == files()[f"calendars/dokter-{name}.ics"]


def test_a_seat_keeps_its_key_when_it_is_filled() -> None:
    def keys(filled) -> set[str]:
        return {each["UID"] for each in lint(files(filled=filled)["calendars/post-noord.ics"])}

    assert keys(made()) == keys(made(("dee", "n-nacht-2026-03-23")))


@pytest.mark.parametrize("name", NAMES)
def test_hostile_names_stay_texts(name: str) -> None:
    case = given((name,) * 5)
    found = files(case)
    assert sorted(found) == sorted(files())
    for path, content in found.items():
        assert len(lint(content)) == len(lint(files()[path]))
        assert len(vobject.readOne(content.decode()).vevent_list) == len(events(content))
    plain = "".join(" " if each in "\r\n\t\x0b\x1c\u0085\u2028\u2029" else each for each in name)
    plain = " ".join("".join(each for each in plain if each not in "\u202e\u202c").split())
    assert str(events(found["calendars/post-noord.ics"])[0]["SUMMARY"]) == f"Consult: {plain}"


@property_of(st.text(max_size=200), st.text(max_size=200))
def test_any_text_comes_back(title: str, about: str) -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    entry = Entry("u", start, start + timedelta(hours=1), f"t {title}", (f"d {about}",), about, start)
    content = calendar_bytes(title, [entry])
    lint(content)
    if title.isprintable():
        assert str(events(content)[0]["SUMMARY"]) == " ".join(f"t {title}".split())


@property_of(st.text(alphabet=st.characters(blacklist_categories=("Cc", "Cs")), max_size=300))
def test_folding_is_undone_by_taking_the_breaks_out(line: str) -> None:
    content = folded(line)
    assert content.endswith(b"\r\n")
    assert content[:-2].replace(b"\r\n ", b"").decode() == line
    assert all(len(each) <= 75 for each in content.split(b"\r\n"))


@pytest.mark.parametrize(("length", "lines"), [(75, 1), (76, 2), (149, 2), (150, 3)])
def test_lines_fold_at_75_octets(length: int, lines: int) -> None:
    assert folded("x" * length).count(b"\r\n") == lines
