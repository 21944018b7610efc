# ruff: noqa: DTZ001 - cells of a workbook bear no time zone
import datetime as dt
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from anwroster.errors import UsageError
from anwroster.figures import account_figures, worked_seats
from anwroster.files import read_folder
from anwroster.model import Instance
from anwroster.packages import naming, packed, read_package
from anwroster.packages.naming import Pseudonyms, key_from, key_text
from anwroster.solver.verify import verify
from anwroster.tariffs import pay
from tests.files.goodfolder import drop, put, write
from tests.files.test_files_workbook import TABLES, rows_of, saved, workbook
from tests.packages.packing import AT, KEY, NEWCOMERS, Case, contents, names_of

NAMES = ("A. Bakker", "B. Cornelis", "C. Dekker", "D. Evers", "F. Gerritsen", "De Linde", "Het Plein", "Anneke")
SURNAMES = ("Bakker", "Cornelis", "Dekker", "Evers", "Gerritsen")
KEYS = ("anna", "bram", "cees", "dina", "eva", "fleur", "linde", "plein")
CONTACT = ("d@example.org", "fleur@example.org", "01012345", "HAP Oost", "na overleg", "griep", "afgesproken met")
PARTS = ("practices", "doctors", "affiliations", "offers", "wishes", "blocked", "busy", "limits", "fixed", "balances")
NOBODY = re.compile(
    "|".join((*NAMES, *SURNAMES, *CONTACT, *(rf"(?<![a-z0-9]){each}(?![a-z0-9])" for each in KEYS))), re.I
)


@pytest.fixture(scope="module")
def hidden(case: Case, tmp_path_factory: pytest.TempPathFactory) -> Any:
    target = tmp_path_factory.mktemp("pseudo") / "pakket.zip"
    target.write_bytes(case.pack(pseudonym_key=KEY))
    return read_package(target)


def test_nobodys_name_key_or_address_is_in_any_byte(case: Case) -> None:
    shown = {name: content.decode("latin-1") for name, content in contents(case.pack()).items()}
    assert any(NOBODY.search(text) for text in shown.values())
    for name, content in contents(case.pack(pseudonym_key=KEY)).items():
        found = NOBODY.search(content.decode())
        assert found is None, (name, found)


def renamed(instance: Instance, called: dict[str, str]) -> dict[str, list[tuple[str, ...]]]:
    """Return everything that people said, by doctor's new key, without order, rows and personal texts."""
    left_out = {"row", "name", "email", "agb", "where", "source", "address"}
    found: dict[str, list[tuple[str, ...]]] = {}
    for part in (*PARTS, "top_ups", "shifts", "holidays"):
        rows = [each.model_dump(mode="json", exclude=left_out) for each in getattr(instance, part)]
        keyed = [
            {k: called.get(v, v) if k in ("id", "doctor", "practice") else v for k, v in row.items()} for row in rows
        ]
        found[part] = sorted(tuple(f"{k}={v}" for k, v in row.items()) for row in keyed)
    return found


def test_everything_else_is_as_it_was(case: Case, hidden: Any) -> None:
    names = names_of(case)
    called = {**names.doctors, **names.practices}
    assert renamed(hidden.instance, {}) == renamed(case.instance, called)
    left_out = {"rules": True, "tariffs": {"files"}, "name": True}
    told, before = (each.hds.model_dump(exclude=left_out) for each in (hidden.instance, case.instance))
    assert told == before
    assert [each.model_dump(exclude={"source"}) for each in hidden.instance.rulebook.rules] == [
        each.model_dump(exclude={"source"}) for each in case.instance.rulebook.rules
    ]
    assert [each.avond.euros for each in hidden.instance.own_tariffs] == [
        each.avond.euros for each in case.instance.own_tariffs
    ]


def test_roster_and_what_happened_after_are_the_same_under_other_names(case: Case, hidden: Any) -> None:
    called = names_of(case).doctors
    assert {
        (each.shift, each.doctor, each.phase, each.fixed, each.forced) for each in hidden.published.assignments
    } == {(each.shift, called[each.doctor], each.phase, each.fixed, each.forced) for each in case.roster.assignments}
    assert [set(each.forced) for each in hidden.published.phases] == [
        {called[doctor] for doctor in each.forced} for each in case.roster.phases
    ]
    seats, impossible = worked_seats(hidden.instance, hidden.published, hidden.worked)
    assert impossible == ()
    assert Counter(each.changes[0].kind.value for each in seats if each.changes) == {"illness": 1, "hand_over": 1}
    first = case.roster.assignments[0]
    assert [(each.after, each.paid_to) for each in hidden.worked.changes if each.after] == [
        (called["fleur"], called[first.doctor])
    ]
    assert {(each.doctor, each.minutes, each.euros) for each in hidden.worked.paid} == {
        (called[first.doctor], 360, 600),
        (called["fleur"], 465, 930),
    }


def test_figures_are_the_same(case: Case, hidden: Any) -> None:
    called = names_of(case).doctors
    before, after = pay(case.instance, case.roster), pay(hidden.instance, hidden.published)
    assert after.totals == {called[doctor]: euros for doctor, euros in before.totals.items()}
    assert sorted(after.top_ups.values()) == sorted(before.top_ups.values()) != []
    mine = sorted(account_figures(case.instance, case.roster), key=lambda each: called[each.doctor])
    assert [(each.quota_minutes, each.minutes) for each in mine] == [
        (each.quota_minutes, each.minutes) for each in account_figures(hidden.instance, hidden.published)
    ]


def test_the_certificate_proves_as_much_under_pseudonyms(case: Case, hidden: Any) -> None:
    verdicts, refusals = verify(hidden.instance, hidden.published, hidden.certificate)
    assert refusals == ()
    before, _ = verify(case.instance, case.roster, case.certificate)
    assert [(each.phase, each.level, each.value, each.bound, each.perfect) for each in verdicts] == [
        (each.phase, each.level, each.value, each.bound, each.perfect) for each in before
    ]
    assert any(each.rows for phase in hidden.certificate.phases for each in phase.levels)
    made = packed(case.folder, case.instance, case.roster, case.certificate, made_at=AT, pseudonym_key=KEY)
    assert (made.lessened, made.telling) == ((), ())


def test_rows_stand_in_the_order_of_the_pseudonyms(case: Case) -> None:
    files = contents(case.pack(pseudonym_key=KEY))
    for name in ("doctors", "affiliations", "availability", "limits", "practices", "balances"):
        first = [line.split(";")[0] for line in files[f"input/{name}.csv"].decode("utf-8-sig").splitlines()[1:]]
        assert first == sorted(first)
        assert len(first) > 1


def test_the_same_key_gives_the_same_pseudonyms_in_another_period(case: Case, tmp_path: Path, target: Path) -> None:
    def later(files: Any) -> None:
        files["doctors.csv"] = "dokter;naam;overeenkomst\nzus;Z. Us;houder\nanna;A. Bakker-Jansen;houder\n"
        files["affiliations.csv"] = "dokter;praktijk\nanna;linde\nzus;plein\n"
        for name in ("availability", "limits", "fixed", "busy", "balances", "topups"):
            del files[f"{name}.csv"]

    folder = write(tmp_path / "later", later)
    instance = read_folder(folder)
    roster = case.roster.model_copy(update={"assignments": (), "phases": (), "provenance": None})
    keys = {}
    for key in (KEY, b"x" * 32):
        target.write_bytes(
            Case(folder, instance, roster, case.certificate, {}).pack(certificate=None, pseudonym_key=key)
        )
        package = read_package(target)
        keys[package.manifest.pseudonyms] = {each.id for each in package.instance.doctors}
    same, other = keys.values()
    assert names_of(case).doctors["anna"] in same
    assert not same & other
    assert names_of(case).fingerprint in keys
    assert len(keys) == 2


def test_pseudonyms_that_clash_are_refused_by_name(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(naming, "LETTERS", 1)
    doctors = [f"dokter-{number}" for number in range(33)]
    with pytest.raises(UsageError, match=r"dokter-\d+ en dokter-\d+ hetzelfde pseudoniem"):
        Pseudonyms(KEY, doctors, [])
    monkeypatch.setattr(naming, "LETTERS", 10)
    assert len(set(Pseudonyms(KEY, doctors, []).doctors.values())) == 33


def test_a_doctor_and_a_practice_of_the_same_key_differ() -> None:
    names = Pseudonyms(KEY, ["linde"], ["linde"])
    assert names.doctors["linde"][1:] != names.practices["linde"][1:]
    assert names.name("doctor", "linde") == f"Dokter {names.doctors['linde'][2:].upper()}"
    assert re.fullmatch("d-[a-z2-7]{10}", names.doctors["linde"])


@pytest.mark.parametrize("content", [b"", b"anwroster-pseudonyms-1 00", b"-----BEGIN PRIVATE KEY-----", b"\xff" * 40])
def test_another_file_is_no_key(content: bytes) -> None:
    assert key_from(key_text(KEY)) == KEY
    with pytest.raises(UsageError, match="geen sleutel voor pseudoniemen"):
        key_from(content)


def test_nothing_of_a_workbook_stays(case: Case, tmp_path: Path, target: Path) -> None:
    busy: list[list[Any]] = [["eva", dt.datetime(2027, 1, 9, 8), dt.datetime(2027, 1, 9, 16, 15), "HAP Oost"]]
    limits: list[list[Any]] = [["bram", "maximum", 40.5, "uren", "totaal"], ["anna", "minimum", dt.time(7, 20), "uren"]]
    top_ups: list[list[Any]] = [["cees", "avond-2027-01-06", 150.25, dt.date(2026, 12, 1)]]
    ties: list[list[Any]] = [["anna", "De Linde", None, None, "Post Noord"], ["cees", "linde", 0.35], ["bram", "plein"]]
    native = {"busy": busy, "limits": limits, "topups": top_ups, "affiliations": ties}
    book = workbook(**{name: [rows_of(name)[0], *rows] for name, rows in native.items()})
    book.properties.creator = "Anneke"
    folder = write(tmp_path / "map", drop(*TABLES), put("input.xlsx", saved(book)))
    instance = read_folder(folder)
    roster = case.roster.model_copy(update={"assignments": (), "phases": (), "provenance": None})
    target.write_bytes(Case(folder, instance, roster, case.certificate, {}).pack(certificate=None, pseudonym_key=KEY))
    files = contents(target.read_bytes())
    assert {f"input/{name}" for name in TABLES} <= files.keys()
    assert not any(name.endswith(".xlsx") for name in files)
    assert not any(NOBODY.search(content.decode()) for content in files.values())
    names = names_of(case)
    assert instance.affiliations[0].posts == ("noord",)
    assert renamed(read_package(target).instance, {}) == renamed(instance, {**names.doctors, **names.practices})


def test_an_english_hds_gets_english_names(case: Case) -> None:
    assert Pseudonyms(KEY, ["anna"], [], "en").name("doctor", "anna").startswith("Doctor ")


def test_tables_of_afterwards_may_be_workbooks(case: Case, target: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for line in NEWCOMERS.splitlines():
        book.active.append(line.split(";"))
    after = {**case.after, "newcomers.xlsx": saved(book)}
    del after["newcomers.csv"]
    target.write_bytes(replace(case, after=after).pack(pseudonym_key=KEY))
    assert [each.id for each in read_package(target).worked.newcomers] == [names_of(case).doctors["fleur"]]
    assert "newcomers.csv" in read_package(target).manifest.files
