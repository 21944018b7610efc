"""Quota, balance of earlier periods and what is to be done: the same figures and words wherever they are shown."""

import io
import json
from pathlib import Path

import openpyxl
import pytest

from anwroster.exports.formbook import form_books
from anwroster.files import read_folder
from anwroster.forms import forms
from anwroster.quota import Due, dues
from anwroster.words import Language, say
from tests.collect.answering import answer, offer
from tests.commands.calling import Caller
from tests.files.goodfolder import swap, write
from tests.forms.reading import data_of

WORDS = "Deze periode te doen"


@pytest.mark.parametrize(
    ("quota", "balance", "due"), [(600, 0, 600), (600, -60, 660), (600, 599, 1), (600, 600, 0), (600, 601, 0)]
)
def test_what_is_to_be_done_is_quota_less_balance_and_never_below_0(quota: int, balance: int, due: int) -> None:
    assert Due(quota, balance).minutes == due


@pytest.mark.parametrize(
    ("language", "words"), [("nl", "Saldo van eerdere perioden"), ("en", "Balance of earlier periods")]
)
def test_the_balance_is_called_the_same_everywhere(language: Language, words: str) -> None:
    """In quota, fairness report, workbook of the roster, workbook of the doctor, form and doctor's page."""
    hours = {"nl": "uur", "en": "h"}[language]
    heads = {say(key, language) for key in ("cli.due.balance", "reports.column.balance", "formbook.total.balance")}
    assert heads == {f"{words} ({hours})"}
    values = {"balance": 1, "quota": 2, "due": 3, "hours": 4, "percent": 5, "median": 6}
    for key in ("form.quota.balance", "form.quota.due", "cli.due.line", "reports.doctor.quota_text"):
        assert words.casefold() in say(key, language, **values).casefold()
    assert words.casefold() in say("formbook.total.due", language).casefold()


@pytest.mark.parametrize("balance", ["-4,5", "4,5", "0", "9999"])
def test_all_commands_tell_the_same(call: Caller, tmp_path: Path, balance: str) -> None:
    hds = write(tmp_path / "hds", swap("balances.csv", "-4,5", balance))
    instance = read_folder(hds)
    due = dues(instance)["anna"]
    assert due.balance_minutes == float(balance.replace(",", ".")) * 60
    shown = f"{due.minutes / 60:.2f}".rstrip("0").rstrip(".").replace(".", ",")

    quota = call("quota", hds, "--doctor", "anna")
    heads, row = (quota.out.splitlines()[at].split("  ") for at in (-3, -1))
    assert (heads[-1].strip(), row[-1].strip()) == (f"{WORDS} (uur)", shown)
    (told,) = call("quota", hds, "--doctor", "anna", "--json").document["due"]
    assert (told["quota_minutes"], told["due_minutes"]) == (due.quota_minutes, due.minutes)

    advised = call("advise", hds, "--doctor", "anna", "--runs", 5).out
    assert f"{WORDS} (uur)" in advised
    assert f"{WORDS}: {shown} uur (quotum " in advised

    ((_, book),) = form_books(instance, ["anna"])
    guide = openpyxl.load_workbook(io.BytesIO(book), data_only=True)["uitleg"]
    rows = {row[0].value: row[1].value for row in guide.iter_rows() if row[0].value}
    assert rows[f"{WORDS} (uur): quotum min saldo van eerdere perioden"] == pytest.approx(due.minutes / 60)
    assert rows["Saldo van eerdere perioden (uur)"] == pytest.approx(due.balance_minutes / 60)
    assert rows["Quotum (uur)"] == pytest.approx(due.quota_minutes / 60)

    ((_, page),) = forms(instance, ["anna"], "nl")
    (anna,) = data_of(page.decode())["doctors"]
    assert anna["balance"] == due.balance_minutes
    assert WORDS in page.decode()

    place = tmp_path / "a.json"
    place.write_text(json.dumps(answer(instance, "anna", offer("avond-2027-01-06"))))
    collected = call("collect", hds, place, "--dry-run").out
    assert f"{WORDS} (uur)" in " ".join(collected.split())
    assert f" {shown} " in collected
