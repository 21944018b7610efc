"""The sentences of a doctor's page: why I have what nobody asks for, and what came of my wishes."""

import json
from datetime import date
from decimal import Decimal

import pytest

from anwroster.model import Assignment, Balance, BalanceCategory, Blocked, Offer, Period, Phase, Span, Wish, WishKind
from anwroster.reports import doctor_pages, render_html, render_json, report
from tests.checks.test_checks_whoelse import EASTER, moment
from tests.hostile import NAMES
from tests.reportcase import GIVEN, given, made

WHY = "Waarom ik nachten, feestdagen en ongewenste diensten kreeg"


def sections(doctor: str, roster=None, /, language: str = "nl", **changes):
    offering = changes.pop("offering", ())
    offers = [Offer(doctor=each, shift=shift) for each, shift in GIVEN[:-1]]
    offers += [Offer(doctor=each, shift=EASTER) for each in offering]
    case = given(offers=tuple(offers), language=language, **changes)
    told = json.loads(render_json(report(case, roster or made(), "doctor", language, doctor=doctor)))
    return {each["heading"]: each for each in told["sections"]}


def rows(doctor: str, heading: str, roster=None, /, **changes):
    return sections(doctor, roster, **changes)[heading]["tables"][0]["rows"]


def reasons(doctor: str, roster=None, /, **changes) -> list[str]:
    return [each["why"] for each in rows(doctor, WHY, roster, **changes)]


def test_only_nights_holidays_unwanted_and_forced_shifts_have_a_reason() -> None:
    assert [each["time"] for each in rows("anna", WHY)] == ["23:00–08:00"]
    assert [each["counts_as"] for each in rows("eva", WHY)] == ["aangewezen zonder aanbod, nacht"]
    assert WHY not in sections("bas")
    evening = (Wish(doctor="bas", shift="n-avond-2026-03-23", kind=WishKind.AVOID),)
    assert rows("bas", WHY, wishes=evening)[0]["counts_as"] == "liever niet"


def test_nobody_else_offered() -> None:
    assert reasons("cor") == ["Niemand anders die deze dienst mag doen, bood hem aan."]


def test_one_other_offered() -> None:
    span = Span(start=moment(5, 10), end=moment(5, 11))
    told = reasons("cor", offering=("bas",), blocked=(Blocked(doctor="bas", span=span),))
    assert told == ["Behalve ik bood maar één dokter deze dienst aan, en die had die tijd geblokkeerd."]


def test_several_offered_and_all_of_them_are_accounted_for() -> None:
    near = made(("anna", "n-nacht-2026-04-04"))
    assert reasons("cor", near, offering=("anna", "bas", "eva")) == [
        "Behalve ik boden 3 dokters deze dienst aan. Van hen had er 1 al een dienst binnen de rusttijd en stonden er 2 "
        "gelijk of hoger in hun quotum dan ik zonder deze dienst (0 %)."
    ]


def test_where_the_whole_decided_it_says_so() -> None:
    low = (Balance(doctor="bas", category=BalanceCategory.HOURS, amount=Decimal(-100)),)
    (told,) = reasons("cor", offering=("bas",), balances=low)
    assert told.endswith("die stond lager in het eigen quotum: hier besliste de verdeling als geheel.")


def test_a_forced_shift_says_how_it_came_about() -> None:
    (told,) = reasons("eva")
    assert told.startswith(
        "Deze dienst bleef over na fase 1 en 2b en is in fase 3 aangewezen zonder aanbod. Behalve ik"
    )
    assert "mogen 3 dokters deze dienst in deze fase doen; niemand van hen bood hem aan. Van hen" in told


def test_a_pinned_shift_was_pinned() -> None:
    night = Assignment(doctor="bas", shift="n-nacht-2026-04-02", phase=Phase.ONE, fixed=True)
    assert reasons("bas", made(assignments=(night,))) == ["De roosteraar heeft deze dienst vastgezet."]


def test_in_english() -> None:
    (told,) = rows("cor", "Why I got nights, holidays and unwanted shifts", language="en", offering=("anna", "bas"))
    assert told["why"].startswith("Besides me 2 doctors offered this shift. Of them 2 were level or higher")


OUTCOMES = [
    (made(), {}, "niet gekregen; er is nog een plaats open"),
    (made(("anna", "z-dag-2026-04-06")), {}, "niet gekregen: ging naar wie lager of gelijk in het eigen quotum stond"),
    (
        made(("anna", "z-dag-2026-04-06")),
        {"balances": (Balance(doctor="cor", category=BalanceCategory.HOURS, amount=Decimal(-100)),)},
        "niet gekregen: ging naar een ander; de verdeling als geheel besliste",
    ),
    (
        made(),
        {"blocked": (Blocked(doctor="cor", span=Span(start=moment(6, 10), end=moment(6, 11))),)},
        "niet gekregen: ik had die tijd geblokkeerd",
    ),
    (
        made(("cor", "n-avond-2026-04-06")),
        {},
        "niet gekregen: ik heb al een dienst op dat moment of binnen de rusttijd",
    ),
]


@pytest.mark.parametrize(("roster", "changes", "expected"), OUTCOMES)
def test_what_came_of_a_wish(roster, changes, expected) -> None:
    found = rows("cor", "Mijn wensen", roster, **changes)
    assert [each["outcome"] for each in found] == ["gekregen", expected]


def test_wishes_are_counted() -> None:
    assert sections("cor")["Mijn wensen"]["text"] == ["Diensten die ik graag wilde: 2; daarvan gekregen: 1."]
    assert sections("anna")["Mijn wensen"]["text"] == ["Diensten die ik liever niet had: 1; daarvan bespaard: 0."]
    assert "Mijn wensen" not in sections("bas")


def test_holidays_then_and_now() -> None:
    then = Balance(
        doctor="cor", category=BalanceCategory.HOLIDAYS, amount=Decimal(1), holiday="eerste_kerstdag", year=2025
    )
    rest = Balance(doctor="cor", category=BalanceCategory.HOLIDAYS, amount=Decimal("-0.5"))
    found = sections("cor", balances=(then, rest))["Mijn feestdagen, toen en nu"]
    assert [(each["holiday"], each["year"], each["source"]) for each in found["tables"][0]["rows"]] == [
        ("eerste kerstdag", "2025", "eerder jaar"),
        ("eerste paasdag", "2026", "dit rooster"),
    ]
    assert found["text"] == ["Saldo van feestdagen uit eerdere perioden: -0,5."]
    assert "Mijn feestdagen, toen en nu" not in sections("bas")


def test_each_shift_with_its_bands_and_euros() -> None:
    found = rows("cor", "Mijn diensten")[0]
    assert (found["bands"], found["euros"]) == ("feestdag 16:00", 2490.08)
    assert rows("bas", "Mijn diensten")[0]["euros"] == 595.05  # five hours of six: one lies outside ANW
    late = Period(start=date(2031, 3, 3), end=date(2031, 3, 10))
    evening = Assignment(doctor="bas", shift="n-avond-2031-03-03", phase=Phase.ONE)
    bare = given(period=late, wishes=(), fixed=(), top_ups=(), offers=())
    told = json.loads(render_json(report(bare, made(assignments=(evening,)), "doctor", "nl", doctor="bas")))
    assert told["sections"][0]["tables"][0]["rows"][0]["euros"] is None


def test_the_pages_of_all_are_the_pages_of_each() -> None:
    keys = [each.id for each in given().doctors]
    pages = dict(doctor_pages(given(), made(), keys, "nl"))
    assert list(pages) == keys
    assert pages == {each: report(given(), made(), "doctor", "nl", doctor=each) for each in keys}


@pytest.mark.parametrize("doctor", [each.id for each in given().doctors])
def test_no_colleague_stands_in_the_source_by_name_or_key(doctor: str) -> None:
    names = ("Aafje Q", "Bartje Q", "Corrie Q", "Dirkje Q", "Evaatje Q")
    case = given(names, offers=tuple(Offer(doctor=each.id, shift=EASTER) for each in given().doctors))
    content = render_html(report(case, made(), "doctor", "nl", doctor=doctor))
    mine = next(each for each in case.doctors if each.id == doctor)
    assert mine.name in content
    others = [each for each in case.doctors if each.id != doctor]
    assert not [each.name for each in others if each.name in content]
    assert not [each.id for each in others if f">{each.id}<" in content or f'"{each.id}"' in content]


@pytest.mark.parametrize("name", NAMES)
def test_hostile_names_stay_text(name: str) -> None:
    content = render_html(report(given((name,) * 5), made(), "doctor", "nl", doctor="cor"))
    assert content.count("<script>") == 1
    assert "<img" not in content
    assert content.count("<h1>") == 1
