"""What the findings say, to people, in both languages."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from string import Formatter

import pytest

import anwroster.checks
from anwroster.checks import costs, findings
from anwroster.checks.breach import Breach
from anwroster.checks.telling import Teller
from anwroster.model import (
    Balance,
    BalanceCategory,
    Blocked,
    Bound,
    Busy,
    Category,
    Limit,
    Phase,
    RuleId,
    Unit,
    Wish,
    WishKind,
)
from anwroster.words import LANGUAGES, area
from tests.builders import doctor, instance, night, roster, shift
from tests.checks.asking import assigned, roster_of


def entries(table, path=()):
    """Yield every sentence's key and its texts per language."""
    for name, value in table.items():
        if "nl" in value:
            yield ".".join((*path, name)), value
        else:
            yield from entries(value, (*path, name))


def in_english(made):
    return made.model_copy(update={"hds": made.hds.model_copy(update={"language": "en"})})


def details(found):
    return [each.because.detail for each in found]


@pytest.mark.parametrize(("key", "texts"), list(entries(area("checks"))))
def test_every_sentence_has_both_languages_and_the_same_placeholders(key, texts):
    assert set(texts) == set(LANGUAGES)
    placeholders = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in texts.values()]
    assert placeholders[0] == placeholders[1], key


def test_every_sentence_that_stands_alone_ends_with_a_full_stop():
    parts = ("shift", "weekday.", "scope.")
    sentences = [(key, texts) for key, texts in entries(area("checks")) if not key.startswith(parts)]
    assert [key for key, texts in sentences if not all(text.endswith(".") for text in texts.values())] == []


def test_every_key_that_the_checks_name_exists():
    keys = {key for key, _ in entries(area("checks"))}
    source = "".join(path.read_text() for path in Path(anwroster.checks.__file__).parent.glob("*.py"))
    named = set(re.findall(r'"((?:demand|offered|validity|fixed)\.[a-z_]+)"', source))
    assert len(named) >= 12
    assert named <= keys


def test_a_night_is_told_by_the_local_clock_with_name_and_key():
    named = doctor("a").model_copy(update={"name": "Noor van Dam"})
    made = instance([night("n", 2)], [named], blocked=[blocked_on(night("n", 2))])
    assert details(findings(made, roster(("a", "n")))) == [
        "Noor van Dam (a) heeft 07-01-2026 23:00 – 08-01-2026 07:00 geblokkeerd, "
        "maar is ingedeeld op wo 07-01-2026 23:00–07:00, post, consult."
    ]
    assert details(findings(in_english(made), roster(("a", "n")))) == [
        "Noor van Dam (a) blocked 07-01-2026 23:00 – 08-01-2026 07:00, "
        "but is assigned to Wed 07-01-2026 23:00–07:00, post, consult."
    ]


def blocked_on(each):
    return Blocked(doctor="a", span=each.span)


def test_a_shift_elsewhere_is_told_without_the_rest_around_it():
    near = shift("s", 0, 15, 4)
    elsewhere = Busy(doctor="a", span=shift("there", 0, 8, 6).span)
    made = instance([near], [doctor("a")], busy=(elsewhere,))
    (detail,) = details(findings(made, roster(("a", "s"))))
    assert "werkt elders (05-01-2026 09:00 – 05-01-2026 15:00)" in detail
    assert "minder dan 6:30 uur vandaan" in detail


def test_a_lonely_night_is_named_without_the_others():
    nights = [night("n1", 2), night("n2", 3), night("n3", 9)]
    made = instance(nights, [doctor("a", night_runs=True)])
    found = costs(made, roster(*[("a", each.id) for each in nights]), Phase.ONE)
    assert [each.shifts for each in found if each.because.rule is RuleId.NIGHT_RUNS] == [("n3",)]


def test_a_repeated_holiday_tells_the_year_before():
    feast = shift("feast", 3, 8, 8, categories=(Category.HOLIDAY,), holiday="pasen")
    worked = Balance(doctor="a", category=BalanceCategory.HOLIDAYS, amount=Decimal(1), holiday="pasen", year=2025)
    made = instance([feast], [doctor("a")], balances=(worked,))
    told = details(costs(made, roster(("a", "feast")), Phase.ONE))
    assert any(each.startswith("Dokter a (a) werkte op deze feestdag ook in 2025: do 08-01-2026") for each in told)


def test_no_more_preferred_shifts_are_told_than_the_cap():
    shifts = [shift(f"s{day}", day, 8, 5) for day in range(0, 12, 2)]
    wishes = [Wish(doctor="a", shift=each.id, kind=WishKind.PREFER) for each in shifts]
    made = instance(shifts, [doctor("a")], wishes=wishes)
    told = details(costs(made, roster(("a", "s0")), Phase.ONE))
    assert "Aantal diensten van eigen voorkeur van Dokter a (a): 1; mogelijk was 4." in told


def test_what_costs_nothing_is_not_told():
    shifts = [shift("x", 2, 17, 5), shift("y", 9, 17, 5)]
    made = instance(shifts, [doctor("a", commitment_hours=10, night_runs=True)])
    assert costs(made, roster(("a", "x"), ("a", "y")), Phase.ONE) == ()


def test_a_rest_too_short_is_told_in_hours_and_minutes():
    made = instance([shift("x", 0, 8, 5), shift("y", 0, 18, 4)], [doctor("a")])
    (detail,) = details(findings(made, roster(("a", "x"), ("a", "y"))))
    assert "maar 5:00 uur rust" in detail
    assert "minstens 6:30 uur" in detail


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ("total", "Aantal diensten van Dokter a (a) in totaal: 1; het opgegeven maximum is 0."),
        ("kind:consult", "Aantal diensten van Dokter a (a) voor soort consult: 1; het opgegeven maximum is 0."),
        ("band:nacht", "Aantal diensten van Dokter a (a) in de categorie nacht: 1; het opgegeven maximum is 0."),
    ],
)
def test_a_maximum_names_its_scope(scope, expected):
    limit = Limit(doctor="a", bound=Bound.MAXIMUM, unit=Unit.SHIFTS, amount=Decimal(0), scope=scope)
    made = instance([night("n", 2)], [doctor("a")], limits=(limit,))
    assert details(findings(made, roster(("a", "n")))) == [expected]


def test_strangers_are_told_by_what_stands_in_the_roster():
    made = instance([night("n", 2)], [doctor("a")])
    told = details(findings(made, roster_of(assigned("ghost", "n"), assigned("a", "gone"))))
    assert told == [
        "Dokter a staat op dienst gone, maar die dienst bestaat in deze roosterperiode niet.",
        "Op dienst n staat dokter ghost, maar die komt in de invoer niet voor.",
    ]


@pytest.mark.parametrize(
    ("field", "start"),
    [("joins", "Dokter a (a) begint pas op 20-01-2026"), ("leaves", "Dokter a (a) is vanaf 06-01-2026 niet")],
)
def test_validity_names_the_date(field, start):
    day = {"joins": date(2026, 1, 20), "leaves": date(2026, 1, 6)}[field]
    made = instance([night("n", 2)], [doctor("a", **{field: day})])
    assert details(findings(made, roster(("a", "n"))))[0].startswith(start)


def test_a_fair_part_has_a_decimal_comma_in_dutch_and_a_point_in_english():
    shifts = [night(f"n{day}", day) for day in (0, 4, 8)]
    made = instance(shifts, [doctor("a"), doctor("b")])
    given = roster(*[("a", each.id) for each in shifts])
    assert "Aantal nachten van Dokter a (a): 3; het eerlijke deel is 1,5." in details(costs(made, given, Phase.ONE))
    english = details(costs(in_english(made), given, Phase.ONE))
    assert "Nights of Dokter a (a): 3; the fair part is 1.5." in english


def test_an_open_shift_says_how_many_seats():
    made = instance([shift("s", 5, 8, 8, demand=3, categories=(Category.WEEKEND,))], [])
    assert details(costs(made, roster(), Phase.ONE)) == [
        "Nog open: za 10-01-2026 09:00–17:00, post, consult (plaatsen: 3)."
    ]


def test_a_value_without_words_is_our_own_mistake():
    teller = Teller(instance([], []))
    with pytest.raises(TypeError, match="float"):
        teller.tell(Breach("coverage", {"shift": 1.5, "seats": 1}))
