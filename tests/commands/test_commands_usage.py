import pytest

from tests.commands.calling import Caller


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["nonsens"], "Opdracht nonsens bestaat niet.\n"),
        (["valdate"], "Opdracht valdate bestaat niet. Bedoeld: validate?"),
        (["solve"], "MAP ontbreekt: Map met hds.toml"),
        (["solve", "x"], "Optie --output is verplicht"),
        (["solve", "x", "-o", "y", "--phse", "1"], "Optie --phse bestaat niet. Bedoeld: --phase?"),
        (["solve", "x", "-o"], "Achter optie -o hoort een waarde."),
        (["solve", "x", "-o", "y", "z"], "Te veel argumenten: z"),
        (["validate", "x", "--json=3"], "Optie --json krijgt geen waarde."),
        (["solve", "x", "-o", "y", "--phase", "2a"], "--phase: 2a kan niet; kies uit 1, 2b, 3, all."),
        (["solve", "x", "-o", "y", "--phase", "al"], "Bedoeld: all?"),
        (["solve", "x", "-o", "y", "--phase", "2b"], "Fase 2b bouwt voort op een eerder rooster"),
        (["solve", "x", "-o", "y", "--phase", "3"], "Fase 3 bouwt voort op een eerder rooster"),
        (["solve", "x", "-o", "y", "--from", "r.json"], "Fase 1 begint met een leeg rooster; laat --from weg"),
        (["solve", "x", "-o", "y", "--time-limit", "-5"], "--time-limit: -5 is geen getal boven 0"),
        (["solve", "x", "-o", "y", "--time-limit", "0"], "--time-limit: 0 is geen getal boven 0"),
        (["solve", "x", "-o", "y", "--time-limit", "nan"], "--time-limit: nan is geen getal boven 0"),
        (["solve", "x", "-o", "y", "--workers", "0"], "--workers: 0 is geen geheel getal van 1 t/m 256"),
        (["solve", "x", "-o", "y", "--workers", "twee"], "--workers: twee is geen geheel getal"),
        (["solve", "x", "-o", "y", "--seed", "1.5"], "--seed: 1.5 is geen geheel getal"),
        (["solve", "x", "-o", "y", "--seed", "-1"], "--seed: -1 is geen geheel getal van 0"),
        (["solve", "x", "-o", "y", "--assume-tariff", "volgend"], "--assume-tariff: volgend is geen jaartal"),
        (["tariffs", "--on", "31-06-2026"], "--on: 31-06-2026 is geen datum"),
        (["report", "x", "y", "--kind", "kosten"], "--kind: kosten kan niet; kies uit schedule"),
        (["report", "x", "y", "--kind", "costs", "--format", "pdf"], "--format: pdf kan niet"),
        (["export", "x", "y", "--to", "ical", "-o", "z"], "--to: ical kan niet; kies uit ics, xlsx, csv, pages, pdf."),
    ],
)
def test_wrong_usage_is_told_in_dutch_with_exit_code_2(call: Caller, words: list[str], told: str) -> None:
    answer = call(*words)
    assert told in answer.err
    assert answer.code == 2
    assert answer.out == ""


def test_wrong_usage_names_the_help_of_the_command(call: Caller) -> None:
    assert call("solve", "--phse").err.endswith("Uitleg: anwroster solve --help\n")


def test_wrong_usage_is_english_when_asked(call: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANWROSTER_LANGUAGE", "en")
    assert "There is no command valdate. Did you mean validate?" in call("valdate").err


def test_wrong_usage_with_json_is_one_document(call: Caller) -> None:
    answer = call("solve", "x", "-o", "y", "--phase", "9", "--json")
    assert answer.document["status"] == "error"
    assert answer.document["exit_code"] == answer.code == 2
    assert "--phase: 9 kan niet" in answer.document["message"]
    assert answer.document["faults"] == []
    assert answer.err == ""


def test_json_twice_is_one_document(call: Caller) -> None:
    assert call("validate", "niets", "--json", "--json").document["exit_code"] == 2


def test_json_behind_two_dashes_is_no_option(call: Caller) -> None:
    answer = call("validate", "--", "--json")
    assert answer.out == ""
    assert "Deze map bestaat niet" in answer.err
