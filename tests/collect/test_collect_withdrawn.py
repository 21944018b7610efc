"""What came from a doctor's calendar, in a form that comes back: taken away it goes, left alone it stays."""

from pathlib import Path
from typing import Any

import pytest

from anwroster.files import read_folder
from anwroster.files.intake import Collected
from tests.collect.answering import answer, content, of, offer, save, taken_in
from tests.collect.icsmaking import AMS, calendar, event
from tests.collect.test_collect_books import filled
from tests.files.goodfolder import put, write

HEAD = "dokter;wat;dienst;van;tot;patroon;posten;soorten;ingediend;opmerking\n"
OWN = "anna;aanbod;avond-2027-01-15;;;;;;1-11-2026 9:00;\n"
OFFERED = "anna;aanbod;;5-1-2027 17:00;7-1-2027 23:00;;noord;;2-11-2026 8:00;agenda\n"
BUSY = "anna;blokkade;;20-1-2027 18:00;20-1-2027 21:00;;;;;agenda\n"
AWAY = "anna;blokkade;;25-1-2027;27-1-2027;;;;;agenda\n"
BRAM = "bram;aanbod;;5-1-2027 17:00;7-1-2027 23:00;;noord;;;agenda\n"
TABLE = HEAD + OWN + OFFERED + BUSY + AWAY + BRAM
EVENINGS = [f"avond-2027-01-0{day}" for day in (5, 6, 7)]
SHOWN = [offer(each) for each in EVENINGS]
BUSY_ROW = {"what": "blokkade", "since": "2027-01-20 18:00", "until": "2027-01-20 21:00"}
AWAY_ROW = {"what": "blokkade", "since": "2027-01-25", "until": "2027-01-27"}
ALL = [offer("avond-2027-01-15"), *SHOWN, BUSY_ROW, AWAY_ROW]
FROM_CALENDAR = [*SHOWN, BUSY_ROW, {"what": "blokkade", "since": "2027-01-25 00:00", "until": "2027-01-28 00:00"}]
OLDER, NEWER = "20261110T120000Z", "20261121T120000Z"
"""Stamps of calendars before and after the forms below, which are of 20 November."""


@pytest.fixture
def hds(tmp_path: Path) -> Path:
    return write(tmp_path / "hds", put("availability.csv", TABLE), put("limits.csv", "dokter;grens;aantal;eenheid\n"))


def table(hds: Path) -> str:
    return (hds / "availability.csv").read_text()


def form(hds: Path, *rows: dict[str, str], shown: Any = FROM_CALENDAR, **changes: Any) -> dict[str, Any]:
    """Return Anna's answer to a form that showed her calendar."""
    return answer(read_folder(hds), "anna", *rows, calendar=shown, **changes)


def send(hds: Path, told: object, name: str = "a.json") -> Collected:
    found = taken_in(hds, save(hds.parent / "in" / name, told))
    assert found.faults == ()
    return found


def agenda_of(stamp: str, *evenings: str, busy: str = "") -> str:
    """Return a calendar in which Anna offers the evenings of these days of January, and is busy on another."""
    events = [
        event(f"DTSTART;{AMS}:202701{day}T170000", f"DTEND;{AMS}:202701{day}T230000", name="AVAILABLE")
        for day in evenings
    ]
    block = [event(f"DTSTART;{AMS}:202701{busy}T090000", f"DTEND;{AMS}:202701{busy}T100000", stamp=stamp)]
    return calendar(event(*events, stamp=stamp, name="VAVAILABILITY"), *(block if busy else []))


def without_one(evening: str) -> str:
    """Return the table in which the calendar's offers stand shift by shift, without one of them."""
    stay = [f"anna;aanbod;{each};;;;;;02-11-2026 08:00;agenda\n" for each in EVENINGS if each != evening]
    return TABLE.replace(OFFERED, "".join(stay))


def test_a_workbook_takes_one_away_and_keeps_the_others_with_their_time(hds: Path) -> None:
    found = send(hds, filled(hds, "anna", {EVENINGS[1]: None}), "x.xlsx")
    assert table(hds) == without_one(EVENINGS[1])
    assert of(hds, "anna") == [("anna", each) for each in (EVENINGS[0], EVENINGS[2], "avond-2027-01-15")]
    assert found.taken[0].submission.covers == ("availability", "limits", "calendar")
    assert [each.code for each in found.notes] == ["out_of_calendar"]
    assert "tot er een nieuwere agenda komt" in found.notes[0].text()


def test_a_workbook_that_changes_something_else_leaves_the_calendar_byte_for_byte(hds: Path) -> None:
    found = send(hds, filled(hds, "anna", {"avond-2027-01-15": None}), "x.xlsx")
    assert table(hds) == TABLE.replace(OWN, "")
    assert (found.notes, found.taken[0].submission.covers) == ((), ("availability", "limits"))


def test_a_workbook_says_which_offers_come_from_the_calendar(hds: Path) -> None:
    import io

    import openpyxl

    from tests.collect.answering import form_book

    book = openpyxl.load_workbook(io.BytesIO(form_book(read_folder(hds), "anna")))
    told = {row[9].value: row[10].value for row in book["diensten"].iter_rows(min_row=2) if row[10].value}
    assert told == dict.fromkeys(EVENINGS, "agenda")


def test_a_workbook_of_before_takes_nothing_away(hds: Path) -> None:
    def as_before(book: Any) -> None:
        for row in book["diensten"].iter_rows():
            row[10].value = None

    send(hds, filled(hds, "anna", {EVENINGS[1]: None, "avond-2027-01-15": None}, sheets=as_before), "x.xlsx")
    assert table(hds) == TABLE.replace(OWN, "")


def test_a_form_that_is_sent_back_as_it_was_leaves_the_table_byte_for_byte(hds: Path) -> None:
    found = send(hds, form(hds, *ALL))
    assert (table(hds), found.notes) == (TABLE, ())


def test_a_form_takes_one_away(hds: Path) -> None:
    send(hds, form(hds, *(each for each in ALL if each != SHOWN[0])))
    assert table(hds) == without_one(EVENINGS[0])


def test_a_form_frees_a_part_of_the_time_that_the_calendar_blocks(hds: Path) -> None:
    shorter = {"what": "blokkade", "since": "2027-01-27", "until": "2027-01-27"}
    send(hds, form(hds, *ALL[:-2], shorter))
    freed = TABLE.replace(BUSY, "").replace(AWAY, "anna;blokkade;;27-01-2027;27-01-2027;;;;;agenda\n")
    assert table(hds) == freed


def test_a_workbook_frees_no_time_that_it_cannot_show(hds: Path) -> None:
    send(hds, filled(hds, "anna", {EVENINGS[0]: None}), "x.xlsx")
    assert BUSY in table(hds)
    assert AWAY in table(hds)


def test_rather_not_beside_an_offer_of_the_calendar_is_said_by_the_answer(hds: Path) -> None:
    send(hds, form(hds, *ALL, offer(EVENINGS[0], "liever niet")))
    assert OFFERED in table(hds)
    assert {"anna;aanbod;avond-2027-01-05", "anna;liever niet;avond-2027-01-05"} <= {
        ";".join(each.split(";")[:3]) for each in table(hds).splitlines()
    }


def test_rather_not_instead_of_an_offer_takes_it_away(hds: Path) -> None:
    send(hds, form(hds, *(each for each in ALL if each != SHOWN[0]), offer(EVENINGS[0], "liever niet")))
    assert ("anna", EVENINGS[0]) not in of(hds, "anna")
    assert [each.shift for each in read_folder(hds).wishes] == [EVENINGS[0]]


@pytest.mark.parametrize("shown", [[], None])
def test_a_form_that_did_not_show_the_calendar_takes_nothing_out_of_it(hds: Path, shown: Any) -> None:
    """It was made before the calendar came, or by a version that does not say what it showed."""
    told = form(hds, offer("avond-2027-01-18"), shown=shown)
    if shown is None:
        del told["calendar"]
    send(hds, told)
    new = "anna;aanbod;avond-2027-01-18;;;;;;20-11-2026 09:30;\n"
    assert table(hds) == TABLE.replace(OWN, new)


def test_what_an_untouched_form_showed_is_no_offer_of_its_own_when_the_calendar_changed_meanwhile(hds: Path) -> None:
    told = form(hds, *ALL)
    send(hds, agenda_of(OLDER, "06"), "anna.ics")
    send(hds, told)
    assert of(hds, "anna") == [("anna", "avond-2027-01-06"), ("anna", "avond-2027-01-15")]
    assert not [each for each in read_folder(hds).blocked if each.doctor == "anna"]


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize("form_first", [True, False])
@pytest.mark.parametrize("stamp", [OLDER, NEWER])
def test_the_newer_of_form_and_calendar_holds_in_whatever_order_they_come(
    hds: Path, stamp: str, *, form_first: bool, at_once: bool
) -> None:
    """The form takes the fifth away, and the calendar says it again; only when it is newer does it hold."""
    files = [("a.json", form(hds, *(each for each in ALL if each != SHOWN[0]))), ("anna.ics", agenda_of(stamp, "05"))]
    paths = [save(hds.parent / "in" / name, told) for name, told in (files if form_first else reversed(files))]
    found = [taken_in(hds, *paths)] if at_once else [taken_in(hds, each) for each in paths]
    offered = of(hds, "anna")
    assert (("anna", EVENINGS[0]) in offered) is (stamp == NEWER)
    passed = [each.code for one in found for each in one.notes if each.code == "older"]
    assert passed == (["older"] if stamp == OLDER and form_first and not at_once else [])


def test_an_older_calendar_keeps_its_busy_time_when_only_an_offer_was_taken_away(hds: Path) -> None:
    told = form(hds, *(each for each in ALL if each != SHOWN[0]))
    paths = [save(hds.parent / "in" / "a.json", told)]
    paths.append(save(hds.parent / "in" / "anna.ics", agenda_of(OLDER, "05", busy="19")))
    taken_in(hds, *paths)
    assert [each.span.start.day for each in read_folder(hds).blocked if each.doctor == "anna"] == [19]
    assert of(hds, "anna") == [("anna", "avond-2027-01-15")]


def test_an_older_calendar_still_counts_when_the_form_left_the_calendar_alone(hds: Path) -> None:
    send(hds, form(hds, *ALL))
    assert send(hds, agenda_of(OLDER, "06"), "anna.ics").notes == ()
    assert of(hds, "anna") == [("anna", "avond-2027-01-06"), ("anna", "avond-2027-01-15")]


def test_after_a_newer_calendar_an_older_form_takes_nothing_out_of_it(hds: Path) -> None:
    told = form(hds, *(each for each in ALL if each != SHOWN[0]))
    send(hds, agenda_of(NEWER, "05"), "anna.ics")
    before = table(hds)
    assert send(hds, told).taken[0].submission.covers == ("availability", "limits")
    assert table(hds) == before


def test_a_table_with_rows_of_the_calendar_replaces_those_as_well(hds: Path) -> None:
    found = send(hds, HEAD + OWN + BUSY, "b.csv")
    assert found.taken[0].submission.covers == ("availability", "calendar")
    assert table(hds) == HEAD + OWN + BUSY + BRAM


def test_a_table_without_rows_of_the_calendar_leaves_those(hds: Path) -> None:
    found = send(hds, HEAD + OWN.replace("-15", "-18"), "b.csv")
    assert found.taken[0].submission.covers == ("availability",)
    assert table(hds) == TABLE.replace("avond-2027-01-15", "avond-2027-01-18")


def test_what_the_form_says_it_showed_is_proven(hds: Path) -> None:
    before = content(hds)
    wrong = [{"what": "blokkade", "since": "2027-02-30", "until": "2027-03-01"}]
    wrong += [{"what": "blokkade", "since": "2027-02-20", "until": "2027-02-19"}, {"what": "aanbod"}]
    found = taken_in(hds, save(hds.parent / "a.json", form(hds, *ALL, shown=wrong)))
    assert [(each.code, each.column) for each in found.faults] == [
        ("impossible_date", "calendar[1].since"),
        ("until_before_from", "calendar[2].until"),
        ("unreadable_moment", "calendar[3].since"),
    ]
    assert content(hds) == before


def test_a_shift_that_nobody_knows_among_what_was_shown_takes_nothing_away(hds: Path) -> None:
    send(hds, form(hds, *ALL, shown=[*FROM_CALENDAR, offer("nergens-2027-01-05")]))
    assert table(hds) == TABLE
