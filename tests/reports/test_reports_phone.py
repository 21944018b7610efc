"""A doctor's page on a phone: every cell says what it is, for there are no heads above it."""

from anwroster.reports import render_html, report
from tests.reportcase import given, made


def test_each_cell_of_a_doctors_page_bears_the_title_of_its_column() -> None:
    page = render_html(report(given(), made(), "doctor", "nl", doctor="anna"))
    assert '<th scope="row" data-of="Dag"' in page
    assert '<td data-of="Telt als">' in page


def test_other_pages_are_not_made_heavier_by_it() -> None:
    assert "data-of=" not in render_html(report(given(), made(), "fairness", "nl")).split("</style>")[1]


def test_a_doctor_is_not_shown_rows_of_the_planners_table() -> None:
    assert "affiliations" not in render_html(report(given(), made(), "doctor", "nl", doctor="anna"))


def test_a_long_head_may_be_broken_where_dutch_breaks_it() -> None:
    page = render_html(report(given(), made(), "doctor", "nl", doctor="anna"))
    assert "<span>Weekend&shy;diensten</span>" in page
    assert "<span>Diensten</span>" in page
    assert "&shy;" not in render_html(report(given(), made(), "doctor", "en", doctor="anna"))


def test_people_see_keys_only_where_names_do_not_tell_doctors_apart() -> None:
    """Anna and Eva have the same name."""
    heads = [
        '<th scope="col">Dokter</th>'
        in render_html(report(given(names), made(), "fairness", "nl")).split("Alle dokters")[-1]
        for names in ((), ("A. Aalders",))
    ]
    assert heads == [True, False]
