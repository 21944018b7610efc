"""How answers come into the tables: text-preserving, whole or not at all."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from anwroster.errors import InputError, UsageError
from anwroster.files import read_folder
from anwroster.files.intake import written
from tests.collect.answering import ANNA, NOW, answer, content, of, offer, save, taken_in
from tests.files.goodfolder import drop, put, swap, write


def test_who_came_first_keeps_the_place_when_sending_more(hds: Path, tmp_path: Path) -> None:
    instance = read_folder(hds)
    taken_in(hds, save(tmp_path / "a.json", answer(instance, "anna", ANNA[0])))
    later = answer(instance, "anna", ANNA[0], offer("avond-2027-01-07"), saved_at="2026-11-25T12:00:00Z")
    taken_in(hds, save(tmp_path / "b.json", later))
    times = {each.shift: each.submitted for each in read_folder(hds).offers if each.doctor == "anna"}
    assert times == {
        "avond-2027-01-06": datetime(2026, 11, 20, 8, 30, tzinfo=UTC),
        "avond-2027-01-07": datetime(2026, 11, 25, 12, tzinfo=UTC),
    }


def test_tables_in_the_workbook_are_left_alone(hds: Path, tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.title = "availability"  # type: ignore[union-attr]
    book.active.append(["dokter", "wat", "dienst"])  # type: ignore[union-attr]
    book.save(hds / "input.xlsx")
    (hds / "availability.csv").unlink()
    before = content(hds)
    path = save(tmp_path / "a.json", answer(read_folder(hds), "anna", *ANNA))
    with pytest.raises(UsageError, match=r"availability als blad in input\.xlsx; collect schrijft CSV"):
        taken_in(hds, path)
    assert content(hds) == before


def test_a_folder_without_tables_gets_them(tmp_path: Path) -> None:
    hds = write(tmp_path / "hds", drop("availability.csv", "limits.csv"))
    taken_in(hds, save(tmp_path / "a.json", answer(read_folder(hds), "anna", *ANNA)))
    assert of(hds, "anna") == [("anna", "avond-2027-01-06"), ("anna", "nacht-2027-01-09")]
    assert not (hds / "limits.csv").exists()


def test_a_table_of_which_no_row_changes_is_not_written(hds: Path, tmp_path: Path) -> None:
    """Cees had no limits and sends none; Bram sends what stands there."""
    before = content(hds)
    told = [answer(read_folder(hds), "cees", offer("avond-2027-01-07"))]
    told += [answer(read_folder(hds), "bram", limits=[{"bound": "maximum", "amount": "40.5", "unit": "uren"}])]
    found = taken_in(hds, *(save(tmp_path / f"{number}.json", each) for number, each in enumerate(told)))
    assert len(found.taken) == 2
    assert sorted(found.files) == ["answers.csv", "availability.csv", "availability.csv.bak"]
    assert content(hds)["limits.csv"] == before["limits.csv"]


def test_an_answer_that_changes_no_row_comes_into_the_log_alone(tmp_path: Path) -> None:
    hds = write(tmp_path / "hds", put("availability.csv", "dokter;wat;dienst\nbram;liever niet;avond-2027-01-05\n"))
    told = answer(read_folder(hds), "bram", {"what": "liever niet", "shift": "avond-2027-01-05"})
    told["limits"] = [{"bound": "maximum", "amount": "40.5", "unit": "uren"}]
    assert sorted(taken_in(hds, save(tmp_path / "a.json", told)).files) == ["answers.csv"]


def test_a_log_that_cannot_be_read_stops_everything(hds: Path, tmp_path: Path) -> None:
    path = save(tmp_path / "a.json", answer(read_folder(hds), "anna", *ANNA))
    taken_in(hds, path)
    log = hds / "answers.csv"
    log.write_text(log.read_text().replace("2026-11-20T09:30:00+01:00", "20-11-2026"))
    before = content(hds)
    with pytest.raises(InputError) as caught:
        taken_in(hds, path)
    assert [(each.code, each.row) for each in caught.value.faults] == [("log_unreadable", 2)]
    assert content(hds) == before


def test_when_the_folder_would_become_wrong_nothing_is_written(tmp_path: Path) -> None:
    """Two answers that each are fine: the folder's reader has the last word."""
    hds = write(
        tmp_path / "hds", put("availability.csv", "dokter;wat;dienst;van;tot\nanna;aanbod;avond-2027-01-05;;\n")
    )
    path = save(tmp_path / "a.json", answer(read_folder(hds), "anna", *ANNA))
    instance = read_folder(hds)
    (hds / "limits.csv").write_text("dokter;grens\nx;y\n")
    before = content(hds)
    from anwroster.files.intake import Options, collect

    with pytest.raises(InputError):
        collect(hds, instance, [path], Options(NOW))
    assert content(hds) == before


def test_a_table_that_changes_meanwhile_is_not_overwritten(hds: Path, tmp_path: Path) -> None:
    path = save(tmp_path / "a.json", answer(read_folder(hds), "anna", *ANNA))
    found = taken_in(hds, path, write=False)
    (hds / "availability.csv").write_text((hds / "availability.csv").read_text() + "\n")
    before = content(hds)
    with pytest.raises(UsageError, match=r"availability\.csv is veranderd"):
        written(found, "nl")
    assert content(hds) == before


def test_a_column_that_is_missing_is_added_at_the_end(tmp_path: Path) -> None:
    table = 'dokter;wat;dienst\r\nbram;aanbod;"avond-2027-01-05"\r\nanna;aanbod;avond-2027-01-05'
    hds = write(tmp_path / "hds", put("availability.csv", table))
    taken_in(hds, save(tmp_path / "a.json", answer(read_folder(hds), "anna", *ANNA)))
    assert (hds / "availability.csv").read_bytes() == (
        b'dokter;wat;dienst;ingediend\r\nbram;aanbod;"avond-2027-01-05"\r\n'
        b"anna;aanbod;avond-2027-01-06;20-11-2026 09:30\r\nanna;voorkeur;nacht-2027-01-09;20-11-2026 09:30\r\n"
    )


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_bytes_of_others_stay_whatever_the_file(tmp_path: Path, codec: str, end: str) -> None:
    lines = [
        "sep=,",
        '"dokter",wat,dienst,van,tot,opmerking',
        'bram,aanbod,avond-2027-01-05,,,"één, twee"',
        "",
        "anna,aanbod,avond-2027-01-05,,,weg",
        "cees , aanbod,,4-1-2027,10-1-2027,café",
        "anna,blokkade,,4-1-2027,10-1-2027,",
    ]
    hds = write(tmp_path / "hds", put("availability.csv", end.join(lines).encode(codec)))
    taken_in(hds, save(tmp_path / "a.json", answer(read_folder(hds), "anna", offer("avond-2027-01-06"))))
    new = [*lines[:4], "anna,aanbod,avond-2027-01-06,,,,20-11-2026 09:30", lines[5]]
    new[1] = "dokter,wat,dienst,van,tot,opmerking,ingediend"
    assert (hds / "availability.csv").read_bytes().decode(codec).rstrip(end) == end.join(new)


def test_swapping_the_period_shows_in_the_fault(tmp_path: Path) -> None:
    hds = write(tmp_path / "hds")
    path = save(tmp_path / "a.json", answer(read_folder(hds), "anna", *ANNA))
    other = write(tmp_path / "other", swap("hds.toml", "2027-03-01", "2027-03-08"))
    found = taken_in(other, path)
    assert found.faults[0].value == "2027-01-04 – 2027-03-01"
