"""What is known of a doctor goes out in a workbook or form and comes back: only what was changed changes."""

from pathlib import Path

import pytest

from anwroster.files import read_folder
from tests.collect.answering import answer, content, form_book, offer, save, taken_in
from tests.collect.test_collect_books import filled
from tests.files.goodfolder import put, write

HEAD = "dokter;wat;dienst;van;tot;patroon;posten;soorten;ingediend;opmerking\n"
ANNA = [
    "anna;aanbod;avond-2027-01-05;;;;;;1-12-2025 9:30;graag\n",
    "anna;aanbod;;;;wo avond;;;2-12-2025 8:00;alle woensdagen\n",
    "anna;liever niet;avond-2027-01-05;;;;;;;\n",
    "anna;blokkade;avond-2027-01-08;;;;;;;bruiloft\n",
    "anna;blokkade;avond-2027-01-12;;;;;;;valt binnen de vakantie\n",
    "anna;blokkade;;12-1-2027;14-1-2027;;;;;vakantie\n",
    "anna;aanbod;avond-2027-01-15;;;;;;;\n",
]
TABLE = HEAD + ANNA[0] + "bram;voorkeur;;;;di avond;;;;\n" + "".join(ANNA[1:]) + "\n"
LATER = "2026-11-21T08:30:00Z"
LIMITS = "dokter;grens;aantal;eenheid;waarvoor\nanna;maximum;3;diensten;nacht\nanna;maximum;40,50;uren;\n"


@pytest.fixture
def hds(tmp_path: Path) -> Path:
    return write(tmp_path / "hds", put("availability.csv", TABLE), put("limits.csv", LIMITS))


def change(folder: Path, place: Path, choices: dict[str, str | None]) -> str:
    """Collect Anna's workbook with these cells changed; return the table afterwards."""
    found = taken_in(folder, save(place, filled(folder, "anna", choices)))
    assert found.faults == ()
    assert (folder / "limits.csv").read_text() == LIMITS
    return (folder / "availability.csv").read_text()


def test_a_workbook_that_was_only_saved_is_no_answer(hds: Path, tmp_path: Path) -> None:
    before = content(hds)
    found = taken_in(hds, save(tmp_path / "x.xlsx", filled(hds, "anna", {})))
    assert [each.code for each in found.notes] == ["untouched"]
    assert "niets veranderd" in found.notes[0].text()
    assert content(hds) == before


def test_a_remark_alone_is_an_answer_and_leaves_the_tables_byte_for_byte(hds: Path, tmp_path: Path) -> None:
    def remark(book: object) -> None:
        book["grenzen"]["F2"] = "zo is het goed"  # type: ignore[index]

    found = taken_in(hds, save(tmp_path / "x.xlsx", filled(hds, "anna", {}, sheets=remark)))
    assert [each.submission.remark for each in found.taken] == ["zo is het goed"]
    assert (hds / "availability.csv").read_text() == TABLE
    assert (hds / "limits.csv").read_text() == LIMITS


@pytest.mark.parametrize(
    ("shift", "choice", "old", "new"),
    [
        ("avond-2027-01-15", None, ANNA[6], ""),
        ("avond-2027-01-15", "voorkeur", ANNA[6], "anna;voorkeur;avond-2027-01-15;;;;;;;\n"),
        ("avond-2027-01-05", "aanbod", ANNA[2], ""),
        ("avond-2027-01-05", "liever niet", ANNA[0], ""),
        ("avond-2027-01-08", None, ANNA[3], ""),
        ("avond-2027-01-15", "aanbod, liever niet", ANNA[6], ANNA[6] + "anna;liever niet;avond-2027-01-15;;;;;;;\n"),
        ("avond-2027-01-18", "blokkade", ANNA[6], ANNA[6] + "anna;blokkade;avond-2027-01-18;;;;;;;\n"),
    ],
)
def test_one_cell_changes_exactly_its_row(
    hds: Path, tmp_path: Path, shift: str, choice: str | None, old: str, new: str
) -> None:
    after = change(hds, tmp_path / "x.xlsx", {shift: choice})
    assert after == TABLE.replace(old, new)


def test_a_pattern_that_lost_one_shift_stays_for_the_others_with_its_time(hds: Path, tmp_path: Path) -> None:
    before = read_folder(hds)
    after = change(hds, tmp_path / "x.xlsx", {"avond-2027-01-13": None})
    wednesdays = ["2027-01-06", "2027-01-20", "2027-01-27", "2027-02-03", "2027-02-10", "2027-02-17", "2027-02-24"]
    rows = [f"anna;aanbod;avond-{day};;;;;;02-12-2025 08:00;alle woensdagen\n" for day in wednesdays]
    assert after == TABLE.replace(ANNA[1], "".join(rows))
    times = {(each.shift, each.submitted) for each in before.offers if each.doctor == "anna"}
    now = {(each.shift, each.submitted) for each in read_folder(hds).offers if each.doctor == "anna"}
    assert {shift for shift, _ in times - now} == {"avond-2027-01-13"}
    assert now < times


def test_what_is_put_back_in_the_same_workbook_goes_back(hds: Path, tmp_path: Path) -> None:
    """A doctor goes on with the workbook that was sent in: its cells hold, not what it looked like when it was made."""
    first = filled(hds, "anna", {"avond-2027-01-18": "aanbod"})
    again = filled(hds, "anna", {"avond-2027-01-19": "aanbod"}, saved=LATER)
    taken_in(hds, save(tmp_path / "x.xlsx", first))
    assert "avond-2027-01-18" in (hds / "availability.csv").read_text()
    found = taken_in(hds, save(tmp_path / "y.xlsx", again))
    assert len(found.taken) == 1
    text = (hds / "availability.csv").read_text()
    assert "avond-2027-01-18" not in text
    assert "avond-2027-01-19" in text


def test_more_limits_than_rows_are_neither_lost_nor_cut(tmp_path: Path) -> None:
    scopes = ("totaal", "avond", "nacht", "weekend", "feestdag", "soort:consult", "soort:achterwacht")
    rows = [f"anna;maximum;{n};{unit};{scope}" for n, scope in enumerate(scopes, 3) for unit in ("uren", "diensten")]
    table = "dokter;grens;aantal;eenheid;waarvoor\n" + "\n".join(rows) + "\nbram;maximum;40,5;uren;totaal\n"
    hds = write(tmp_path / "hds", put("limits.csv", table))
    assert len(rows) > 12
    taken_in(hds, save(tmp_path / "x.xlsx", filled(hds, "anna", {"avond-2027-01-18": "aanbod"})))
    assert (hds / "limits.csv").read_text() == table

    def less(book: object) -> None:
        book["grenzen"]["B15"] = 8  # type: ignore[index]

    taken_in(hds, save(tmp_path / "y.xlsx", filled(hds, "anna", {}, sheets=less, saved=LATER)))
    assert (hds / "limits.csv").read_text() == table.replace("anna;maximum;9;diensten", "anna;maximum;8;diensten")


def test_what_the_sheet_shows_at_first(hds: Path) -> None:
    import io

    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(form_book(read_folder(hds), "anna")), data_only=True)
    rows = {row[9].value: row[0].value for row in book["diensten"].iter_rows(min_row=2) if row[0].value}
    assert rows["avond-2027-01-05"] == "aanbod, liever niet"
    assert rows["avond-2027-01-08"] == "blokkade"
    assert "avond-2027-01-12" not in rows, "a kept block over a time covers it"
    guide = {row[0].value: row[1].value for row in book["uitleg"].iter_rows()}
    offered = [each for each in rows.values() if each.startswith("aanbod")]
    assert guide["Diensten als aanbod"] == len(offered) == 10
    assert (guide["Diensten liever niet"], guide["Diensten geblokkeerd"]) == (1, 1)
    (hours,) = [value for key, value in guide.items() if key and key.startswith("Aangeboden uren")]
    assert hours == 54, "one of the ten lies within the holiday"
    assert "Nu geblokkeerd over een tijd: 12-01-2027 – 14-01-2027" in guide
    quota, balance, due = (guide[key] for key in guide if key and "(uur)" in key)
    assert balance == -4.5
    assert due == pytest.approx(quota - balance)
    assert next(value for key, value in guide.items() if key and "veelvoud" in key) == pytest.approx(54 / due)


BLOCKS = [{"what": "blokkade", "since": "2027-01-12", "until": "2027-01-14"}, offer("avond-2027-01-08", "blokkade")]
OFFERS = [offer("avond-2027-01-05"), offer("avond-2027-01-05", "liever niet"), offer("avond-2027-01-15")]
OFFERS += [
    offer(f"avond-2027-{day}") for day in ("01-06", "01-13", "01-20", "01-27", "02-03", "02-10", "02-17", "02-24")
]
SAID = [{"bound": "maximum", "amount": "3", "unit": "diensten", "scope": "nacht"}]
SAID += [{"bound": "maximum", "amount": "40.5", "unit": "uren", "scope": "totaal"}]


def through_the_form(hds: Path, place: Path, *rows: dict[str, str]) -> str:
    found = taken_in(hds, save(place, answer(read_folder(hds), "anna", *rows, limits=SAID)))
    assert (found.faults, len(found.taken)) == ((), 1)
    assert (hds / "limits.csv").read_text() == LIMITS
    return (hds / "availability.csv").read_text()


def test_a_form_that_says_the_same_leaves_the_tables_byte_for_byte(hds: Path, tmp_path: Path) -> None:
    assert through_the_form(hds, tmp_path / "a.json", *OFFERS, *BLOCKS) == TABLE


def test_a_block_that_became_shorter_keeps_its_remark(hds: Path, tmp_path: Path) -> None:
    shorter = {"what": "blokkade", "since": "2027-01-12", "until": "2027-01-13"}
    after = through_the_form(hds, tmp_path / "a.json", *OFFERS, shorter, BLOCKS[1])
    assert after == TABLE.replace("12-1-2027;14-1-2027", "12-01-2027;13-01-2027")


def test_a_block_that_became_longer_is_one_block_with_its_remark(hds: Path, tmp_path: Path) -> None:
    longer = {"what": "blokkade", "since": "2027-01-11", "until": "2027-01-15"}
    after = through_the_form(hds, tmp_path / "a.json", *OFFERS, longer, BLOCKS[1])
    assert after == TABLE.replace("12-1-2027;14-1-2027", "11-01-2027;15-01-2027")


def test_a_block_taken_away_goes_and_the_others_stay(hds: Path, tmp_path: Path) -> None:
    assert through_the_form(hds, tmp_path / "a.json", *OFFERS, BLOCKS[0]) == TABLE.replace(ANNA[3], "")


def test_calendar_rows_are_not_said_twice(tmp_path: Path) -> None:
    table = HEAD + "anna;blokkade;;12-1-2027;14-1-2027;;;;;agenda\nanna;aanbod;avond-2027-01-05;;;;;;;agenda\n"
    hds = write(tmp_path / "hds", put("availability.csv", table), put("limits.csv", LIMITS))
    assert through_the_form(hds, tmp_path / "a.json", BLOCKS[0], OFFERS[0]) == table
