"""``export`` and ``report`` on a roster that breaks hard rules: its input changed since, or it was itself changed."""

import json
from pathlib import Path

import pytest

from anwroster.files import read_folder
from tests.commands.calling import Caller
from tests.commands.test_commands_breaches import blocked, standby_only


def harmless_change(folder: Path) -> None:
    """Add an empty line, which changes the bytes and nothing of what they say."""
    path = folder / "affiliations.csv"
    path.write_bytes(path.read_bytes() + b"\n")


def words_of(made: Path, form: str) -> tuple[object, ...]:
    return "export", made / "hds", made / "uit", "--to", form, "-o", made / "naar"


CHANGED = "Let op: de invoer is veranderd sinds dit rooster gemaakt werd (affiliations.csv)."


@pytest.mark.parametrize("form", ["ics", "csv", "xlsx", "pages"])
def test_a_roster_that_the_changed_input_forbids_is_not_exported(call: Caller, made: Path, form: str) -> None:
    standby_only(made / "hds")
    answer = call(*words_of(made, form))
    assert answer.code == 1
    assert CHANGED in answer.err
    assert "Akkers" in answer.err
    assert answer.err.count("(akkers)") == 3
    assert "… en nog " in answer.err
    assert f"anwroster check {made / 'hds'} {made / 'uit'}" in answer.err
    assert "--force" in answer.err
    assert not (made / "naar").exists()


def test_force_writes_it_and_says_what_is_broken(call: Caller, made: Path) -> None:
    standby_only(made / "hds")
    answer = call(*words_of(made, "csv"), "--force")
    assert answer.code == 0
    assert CHANGED in answer.err
    assert "Let op. Het rooster past niet meer bij de invoer van nu" in answer.err
    assert (made / "naar/roster.csv").exists()


def test_a_change_that_breaks_nothing_is_only_told(call: Caller, made: Path) -> None:
    harmless_change(made / "hds")
    answer = call(*words_of(made, "csv"))
    assert answer.code == 0
    assert CHANGED in answer.err
    assert "past niet meer" not in answer.err


def test_a_report_only_warns_and_its_data_stays_clean(call: Caller, made: Path) -> None:
    words = ("report", made / "hds", made / "uit", "--kind", "schedule", "--format", "json")
    standby_only(made / "hds")
    answer = call(*words)
    assert answer.code == 0
    assert CHANGED in answer.err
    assert "Het rooster past niet meer bij de invoer van nu" in answer.err
    assert answer.document["kind"] == "schedule"


def test_a_roster_as_it_was_made_breaks_nothing_and_nothing_is_said(call: Caller, made: Path) -> None:
    answer = call(*words_of(made, "csv"))
    assert (answer.code, "veranderd" in answer.err, "harde regels" in answer.err) == (0, False, False)
    assert call("report", made / "hds", made / "uit", "--kind", "fairness").code == 0


@pytest.mark.parametrize(
    ("has_provenance", "cause"),
    [
        (True, "De invoer is nog als toen het rooster gemaakt werd, maar het rooster zelf is daarna gewijzigd"),
        (False, "Dit rooster is met de hand of elders gemaakt of gewijzigd, en past niet bij de invoer"),
    ],
)
def test_a_roster_that_was_changed_by_hand_is_not_laid_to_the_input(
    call: Caller, made: Path, cause: str, *, has_provenance: bool
) -> None:
    roster = json.loads((made / "uit/roster.json").read_text())
    instance = read_folder(made / "hds")
    spoilt = blocked(instance, roster["assignments"])
    told = {**roster, "assignments": sorted(spoilt.assignments, key=lambda each: (each["shift"], each["doctor"]))}
    told |= {} if has_provenance else {"provenance": None}
    (made / "hand.json").write_text(json.dumps(told))
    words = ("export", made / "hds", made / "hand.json", "--to", "csv", "-o", made / "naar")
    answer = call(*words)
    assert answer.code == 1
    assert f"{cause}; harde regels overtreden:" in answer.err
    assert "Herstel het rooster, of schrijf dit toch met --force." in answer.err
    assert "past niet meer" not in answer.err
    assert not (made / "naar").exists()
    assert f"Let op. {cause}" in call(*words, "--force").err


def test_it_is_said_in_english_too(call: Caller, made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANWROSTER_LANGUAGE", "en")
    standby_only(made / "hds")
    answer = call(*words_of(made, "ics"))
    assert answer.code == 1
    assert "Note: the input has changed" in answer.err
    assert "The roster does not fit the input as it is now" in answer.err
