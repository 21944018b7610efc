"""What is not wrong but odd: each remark where it belongs, and silence where nothing is odd."""

from pathlib import Path

import pytest

from anwroster.files import Remark, read_folder, remarks
from anwroster.words import area
from tests.files.goodfolder import Edit, add, drop, put, swap, write
from tests.files.planting import TIES, A, D

CALM = (add(TIES, "dina;;;;;\neva;;;;;\n"), add(A, "cees;aanbod;;;;vr avond;;;;\ndina;aanbod;;;;do avond;;;;\n"))
"""Edits that take everything odd out of the good folder."""


def remarked(place: Path, *edits: Edit) -> dict[str, Remark]:
    found = remarks(read_folder(write(place, *CALM, *edits)))
    assert len({each.code for each in found}) == len(found)
    return {each.code: each for each in found}


def test_a_calm_folder_has_no_remarks(tmp_path: Path) -> None:
    assert remarked(tmp_path) == {}


PRACTICE = add("practices.csv", "eik;De Eik;heel;1000\n")
# Quota of linde: (40 weekdays × 2 × 6 h + 56 nights × 9 h) × 3 ÷ 5 = 590.4 h, of which 30 % is 177.12 h.
ODD = [
    pytest.param([PRACTICE, add(TIES, "cees;eik;40 %;;;\n")], "practice_without_owner", ("eik",), 1, id="no owner"),
    pytest.param([swap(TIES, "anna;linde;", "anna;linde;20 %")], "quota_of_nobody", ("linde",), 177, id="30 % left"),
    pytest.param([swap(D, "anna;A. Bakker;houder;", "anna;A. Bakker;houder;1-3-2027")], "never_there", ("anna",), 1),
    pytest.param([swap(D, "anna;A. Bakker;houder;;", "anna;A. Bakker;houder;;4-1-2027")], "never_there", ("anna",), 1),
    pytest.param([swap(TIES, "eva;;;;;\n", "")], "without_affiliation", ("eva",), 1),
    pytest.param(
        [swap(D, "anna;A. Bakker;houder;", "anna;A. Bakker;houder;6-1-2027")], "offered_while_away", ("anna",), 1
    ),
    pytest.param(
        [swap(D, "anna;A. Bakker;houder;;;", "anna;A. Bakker;houder;;;5-1-2027")], "offered_while_away", ("anna",), 1
    ),
    pytest.param(
        [swap(TIES, "noord zuid", "zuid"), add(A, "anna;aanbod;avond-2027-01-06;;;;;;;\n")],
        "offered_not_qualified",
        ("anna",),
        2,
    ),
    pytest.param([swap(A, "anna;aanbod", "anna;liever niet")], "offers_nothing", ("anna",), 1),
    pytest.param([put(A, "dokter;wat;dienst\n")], "no_offers", (), 0),
]


@pytest.mark.parametrize(("edits", "code", "subjects", "amount"), ODD)
def test_an_oddity_is_remarked(
    edits: list[Edit], code: str, subjects: tuple[str, ...], amount: int, tmp_path: Path
) -> None:
    found = remarked(tmp_path, *edits)[code]
    assert (found.subjects, found.amount) == (subjects, amount)


@pytest.mark.parametrize(
    ("old", "new"),
    [("houder;", "houder;5-1-2027"), ("houder;;", "houder;;6-1-2027"), ("houder;;;", "houder;;;6-1-2027")],
)
def test_an_offer_on_the_first_or_last_day_is_not_odd(old: str, new: str, tmp_path: Path) -> None:
    edit = swap(D, f"anna;A. Bakker;{old}", f"anna;A. Bakker;{new}")
    assert "offered_while_away" not in remarked(tmp_path, edit)


def test_without_any_practice_only_that_is_said_of_practices(tmp_path: Path) -> None:
    doctors = "dokter;naam;overeenkomst;eigen_diensten\neva;E. Bakker;eigen;3\n"
    tables = ("practices", "affiliations", "limits", "fixed", "busy", "balances", "topups")
    edits = (drop(*(f"{name}.csv" for name in tables)), put(D, doctors))
    offer = put(A, "dokter;wat;dienst\neva;aanbod;avond-2027-01-05\n")
    assert [each.code for each in remarks(read_folder(write(tmp_path, *edits, offer)))] == ["no_practices"]


def test_every_remark_is_met_by_a_test() -> None:
    met = {each.values[1] for each in ODD} | {"no_practices"}
    assert met == set(area("remarks")) - {"and_more"}


def test_many_names_are_counted() -> None:
    remark = Remark("offers_nothing", tuple("abcdefg"), 7)
    assert "(7): a, b, c, d, e en nog 2." in remark.text()
    assert "(7): a, b, c, d, e and 2 more." in remark.text("en")
    assert "nog" not in Remark("offers_nothing", tuple("abcde"), 5).text()
