import json
import re

import pytest

from anwroster.model import Instance, Roster
from anwroster.reports import render_html, render_json, report
from tests.reportcase import given, made
from tests.reports.test_reports_costs import later


def told(doctor: str, **changes):
    return json.loads(render_json(report(given(**changes), made(), "doctor", "nl", doctor=doctor)))


def rows(doctor: str, heading: str, **changes):
    return next(each for each in told(doctor, **changes)["sections"] if each["heading"] == heading)["tables"][0]["rows"]


def test_own_shifts_with_what_they_count_as() -> None:
    found = rows("anna", "Mijn diensten")
    assert [(each["day"], each["time"], each["hours"]) for each in found] == [
        ("2026-03-23", "17:00–23:00", 6.0),
        ("2026-03-28", "23:00–08:00", 8.0),
    ]
    assert (found[1]["counts_as"], found[1]["remark"]) == ("nacht, weekend", "liever niet")


def heads(doctor: str, case: tuple[Instance, Roster] | None = None) -> list[str]:
    page = render_html(report(*(case or (given(), made())), "doctor", "nl", doctor=doctor))
    return re.findall(r'<th scope="col"[^>]*>(.*?)</th>', page.split("<thead>")[1].split("</thead>")[0])


def test_what_is_the_same_in_all_shifts_is_said_once() -> None:
    """Anna's two shifts are at one post and of one kind, Eva's at two posts; of one shift nothing is the same."""
    assert told("anna")["sections"][0]["text"] == ["Alle 2 diensten: Post Noord, Consult."]
    assert not {"Post", "Soort"} & set(heads("anna"))
    assert told("eva")["sections"][0]["text"] == ["Alle 2 diensten: Consult."]
    assert ("Post" in heads("eva"), "Soort" in heads("eva")) == (True, False)
    assert told("cor")["sections"][0]["text"] == []
    assert {"Post", "Soort"} <= set(heads("cor"))


def test_a_column_in_which_nothing_stands_is_not_shown() -> None:
    assert "Opmerking" in heads("eva")
    assert "Opmerking" not in heads("dee")
    assert "remark" in rows("dee", "Mijn diensten")[0]


def test_amounts_have_no_column_where_none_is_known() -> None:
    assert "Bedrag (€)" in heads("anna")
    assert "Bedrag (€)" not in heads("anna", later())


def test_a_holiday_is_called_by_its_name() -> None:
    assert "paasdag" in rows("cor", "Mijn diensten")[0]["counts_as"]


def test_remarks() -> None:
    assert rows("bas", "Mijn diensten")[0]["remark"] == "vastgezet"
    assert rows("eva", "Mijn diensten")[1]["remark"] == "aangewezen zonder aanbod"


def test_the_quota_line_by_line_with_its_row() -> None:
    found = rows("eva", "Mijn quotum en waar het vandaan komt")
    assert [(each["practice"], each["region"], each["row"], each["quota"]) for each in found[:-1]] == [
        ("Praktijk Noord", "Regio Noord", 5, 44.0),
        ("Praktijk Zuid", "Regio Zuid", 4, 128.0),
    ]
    assert found[-1] == {"practice": "totaal", "region": "", "row": "", "how": "", "quota": 172.0, "is_total": True}


def test_the_balance_is_told() -> None:
    section = next(each for each in told("anna")["sections"] if each["heading"].startswith("Mijn quotum"))
    assert "saldo van eerdere perioden: -7,5 uur" in section["text"][0]
    assert "2 % van het quotum van 286,0 uur" in section["text"][0]


def test_who_has_no_quota_is_told_so() -> None:
    section = next(each for each in told("dee")["sections"] if each["heading"].startswith("Mijn quotum"))
    assert section["text"] == ["Ingeroosterd: 0,0 uur die voor een quotum tellen. Er is geen quotum."]
    assert section["tables"] == []


def test_duties_with_the_verdict() -> None:
    found = rows("cor", "Mijn verplichtingen")
    assert [(each["verdict"], each["required"], each["done"]) for each in found] == [
        ("niet gehaald", 20, 16),
        ("gehaald", 1, 1),
    ]


def test_the_rounded_pay_of_this_doctor_alone() -> None:
    total = rows("cor", "Uren en vergoeding")[-1]
    assert (total["hours"], total["euros"]) == (16.0, 2490.08)


def test_the_top_up_stands_apart() -> None:
    last = told("cor")["sections"][-1]
    assert last["heading"].startswith("Private toeslagen")
    assert last["tables"][0]["rows"] == [{"top_up": 250.0}]
    assert not any(each["heading"].startswith("Private") for each in told("anna")["sections"])


@pytest.mark.parametrize("doctor", ["bas", "cor", "dee"])
def test_no_colleague_is_named(doctor: str) -> None:
    content = render_html(report(given(), made(), "doctor", "nl", doctor=doctor))
    names = {each.name for each in given().doctors if each.id != doctor}
    assert not [name for name in names if name in content]


def test_one_dot_stands_out() -> None:
    content = render_html(report(given(), made(), "doctor", "nl", doctor="bas"))
    assert content.count('stroke-width="1.5"') == 1
    assert content.count("<circle") == 4


def test_a_doctor_without_shifts_has_a_page() -> None:
    nothing = made().model_copy(update={"assignments": ()})
    assert "<h1>Diensten van A. Anders</h1>" in render_html(report(given(), nothing, "doctor", "nl", doctor="anna"))


def test_namesakes_have_pages_of_their_own() -> None:
    assert told("anna")["sections"][0] != told("eva")["sections"][0]
