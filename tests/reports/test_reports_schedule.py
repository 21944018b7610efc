import json
import re

from anwroster.reports import render_csv, render_html, render_json, report
from tests.reportcase import given, made


def rows():
    told = json.loads(render_json(report(given(), made(), "schedule", "nl")))
    return told["sections"][-1]["tables"][0]["rows"]


def rotas(post: str, **changes):
    told = report(given(**changes), made(), "schedule", "nl")
    return next(each.rotas for each in told.sections if each.heading == post)


def test_a_row_per_seat_in_order_of_start() -> None:
    found = rows()
    assert len(found) == 84
    assert [each["doctor"] for each in found if each["shift"] == "n-avond-2026-03-23"] == ["anna", "bas"]
    assert found == sorted(found, key=lambda each: (each["day"], each["time"][:5]))


def test_open_seats_are_named() -> None:
    seat = next(each for each in rows() if each["shift"] == "n-nacht-2026-03-23")
    assert (seat["name"], seat["doctor"]) == ("OPEN", "")


def test_times_are_local_over_the_clock_change() -> None:
    assert next(each["time"] for each in rows() if each["shift"] == "n-nacht-2026-03-28") == "23:00–08:00"
    assert next(each["time"] for each in rows() if each["shift"] == "z-dag-2026-04-05") == "08:00–24:00"


def test_a_rota_per_post_and_week() -> None:
    weeks = rotas("Post Noord")
    assert [each.title for each in weeks] == ["Week 13, 2026", "Week 14, 2026", "Week 15, 2026"]
    assert [head for head, _ in weeks[0].heads][0::6] == ["ma 23 mrt", "zo 29 mrt"]
    assert [row[:2] for row in weeks[0].rows] == [("17:00–23:00", "Consult"), ("23:00–08:00", "Consult")]


def test_posts_without_shifts_have_no_rota() -> None:
    told = report(given(), made(), "schedule", "nl")
    assert [each.heading for each in told.sections if each.rotas] == ["Post Noord", "Post Zuid"]


def test_a_rota_marks_what_was_pinned_and_what_was_forced() -> None:
    evening = rotas("Post Noord")[0].rows[0][2][0]
    assert [(each.name, each.mark) for each in evening] == [("A. Anders", ""), ("B. Bos", "°")]
    night = rotas("Post Noord")[1].rows[1][2][2]
    assert [(each.name, each.mark) for each in night] == [("A. Anders", "*")]


def test_a_rota_names_holidays() -> None:
    feasts = [feast for _, feast in rotas("Post Zuid")[1].heads]
    assert feasts[4] == feasts[4].strip() != ""
    assert feasts[6] != ""
    assert feasts[0] == ""


def test_days_without_such_a_shift_stay_empty() -> None:
    weekend = next(row for row in rotas("Post Zuid")[0].rows if row[0] == "08:00–24:00")
    assert [each is None for each in weekend[2]] == [True] * 5 + [False, False]


def test_shifts_alike_stand_in_one_row() -> None:
    case = given()
    twins = [each.model_copy(update={"id": f"twin-{each.day}", "template": "twin"}) for each in case.shifts]
    case = case.model_copy(update={"shifts": tuple(sorted((*case.shifts, *twins), key=lambda s: (s.start, s.id)))})
    told = report(case, made(), "schedule", "nl")
    evening = told.sections[0].rotas[0].rows[0][2][1]
    assert len(evening) == 4


def test_the_page_shows_rotas_and_the_list_is_for_screens_and_machines() -> None:
    told = report(given(), made(), "schedule", "nl")
    content = render_html(told)
    assert content.count('<table class="rota">') == 6
    assert told.main.title not in content
    assert len(re.findall(r'<span class="open">OPEN</span>', content)) == 77


def test_csv_has_keys_and_days() -> None:
    lines = render_csv(report(given(), made(), "schedule", "nl")).decode("utf-8-sig").splitlines()
    assert lines[0] == "Dag;Tijd;Post;Soort;Naam;Opmerking;Dienst;Dokter"
    assert lines[1] == "23-03-2026;17:00–23:00;Post Noord;Consult;A. Anders;;n-avond-2026-03-23;anna"
