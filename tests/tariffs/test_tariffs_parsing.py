import pytest

from anwroster.errors import Fault, InputError
from anwroster.tariffs import decisions_from

WORDS = ("avond", "nacht", "weekend", "feestdag")


def table(name: str = "een", first: str = "2027-01-01", until: str = "2028-01-01", **changed: str) -> str:
    """Return one [[tariff]] table; ``changed`` replaces the right side of a key, '' leaves the key out."""
    right = '{ euros = "120.00", status = "own", source = "bestuur" }'
    keys = {"id": f'"{name}"', "valid_from": first, "valid_until": until} | dict.fromkeys(WORDS, right) | changed
    return "\n".join(["[[tariff]]", *(f"{key} = {value}" for key, value in keys.items() if value)]) + "\n"


def faults(text: str, **known) -> list[Fault]:
    with pytest.raises(InputError) as refused:
        decisions_from(text, "eigen.toml", **known)
    return list(refused.value.faults)


def euros(value: str) -> str:
    return f'{{ euros = {value}, status = "own", source = "bestuur" }}'


def test_a_good_file_is_read_in_order():
    text = table("b", "2027-07-01", "2028-01-01") + table("a", "2027-01-01", "2027-07-01")
    assert [each.id for each in decisions_from(text, "eigen.toml")] == ["a", "b"]


def test_a_gap_of_one_day_is_a_fault():
    (fault,) = faults(table("a", until="2027-07-01") + table("b", "2027-07-02"))
    assert (fault.code, fault.file, fault.column) == ("tariff_gap", "eigen.toml", "tariff[2].valid_from")
    assert fault.value == "2027-07-02"
    assert dict(fault.details) == {"before": "a", "first": "2027-01-01", "until": "2027-07-01"}


def test_an_overlap_of_one_day_is_a_fault():
    (fault,) = faults(table("a", until="2027-07-02") + table("b", "2027-07-01"))
    assert (fault.code, fault.column, fault.value) == ("tariff_overlap", "tariff[2].valid_from", "2027-07-01")


def test_an_overlap_with_a_decision_that_is_not_the_neighbour_is_found():
    text = table("a") + table("b", "2027-02-01", "2027-03-01") + table("c", "2027-05-01", "2027-06-01")
    assert [each.code for each in faults(text)].count("tariff_overlap") == 2


def test_paid_and_maximum_may_cover_the_same_days():
    text = table("a", use='"paid"') + table("b", use='"maximum"')
    assert len(decisions_from(text, "eigen.toml")) == 2


def test_a_span_that_ends_where_it_begins_is_a_fault():
    (fault,) = faults(table(until="2027-01-01"))
    assert (fault.code, fault.column, fault.value, fault.row) == (
        "tariff_span",
        "tariff[1].valid_until",
        "2027-01-01",
        4,
    )


def test_a_span_of_one_day_is_fine():
    assert len(decisions_from(table(until="2027-01-02"), "eigen.toml")) == 1


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ('"119,01"', "119,01"),
        ('"-0.01"', "-0.01"),
        ('"119.005"', "119.005"),
        ('"veel"', "veel"),
        ("nan", "nan"),
        ("true", "True"),
    ],
)
def test_a_bad_amount_is_told_with_its_key_path_and_value(value, shown):
    (fault,) = faults("\n" + table(nacht=euros(value)))
    assert (fault.code, fault.column, fault.value) == ("tariff_value", "tariff[1].nacht.euros", shown)
    assert fault.row == 7


@pytest.mark.parametrize("value", ['"0"', '"119.01"', "119.01", "119", '"1000.00"'])
def test_a_good_amount_is_accepted(value):
    assert decisions_from(table(nacht=euros(value)), "eigen.toml")


def test_an_amount_in_cents_is_a_fault():
    (fault,) = faults(table(nacht=euros('"1000.01"')))
    assert (fault.code, fault.column, fault.value) == ("tariff_high", "tariff[1].nacht.euros", "1000.01")


@pytest.mark.parametrize("key", ["id", "valid_from", "valid_until", *WORDS])
def test_a_missing_key_is_told(key):
    (fault,) = faults(table(**{key: ""}))
    assert (fault.code, fault.column, fault.value) == ("toml_missing", f"tariff[1].{key}", None)


def test_an_amount_without_source_is_a_fault():
    (fault,) = faults(table(nacht='{ euros = "1.00", status = "own" }'))
    assert (fault.code, fault.column) == ("toml_missing", "tariff[1].nacht.source")


def test_a_misspelt_key_is_told():
    assert {each.code for each in faults(table(nacth=euros('"1.00"')))} == {"tariff_key"}
    assert [each.column for each in faults("versie = 1\n" + table())] == ["versie"]


def test_an_unknown_status_is_a_fault():
    (fault,) = faults(table(nacht='{ euros = "1.00", status = "zeker", source = "x" }'))
    assert (fault.code, fault.column, fault.value) == ("tariff_value", "tariff[1].nacht.status", "zeker")


def test_a_key_given_twice_is_a_fault():
    (fault,) = faults(table("a", until="2027-07-01") + table("a", "2027-07-01"))
    assert (fault.code, fault.column, fault.value) == ("tariff_double", "tariff[2].id", "a")


def test_another_file_of_the_hds_must_not_overlap():
    known = decisions_from(table("a", until="2027-07-01"), "een.toml")
    assert [each.code for each in faults(table("b", "2027-06-30"), known=known)] == ["tariff_overlap"]
    assert decisions_from(table("b", "2027-07-01"), "twee.toml", known=known)


def test_all_faults_come_at_once_with_their_lines():
    found = faults(table("a", avond=euros("-1")) + table("b", nacht="", weekend='"x"'))
    assert [(each.code, each.column, each.row) for each in found] == [
        ("tariff_value", "tariff[1].avond.euros", 5),
        ("toml_missing", "tariff[2].nacht", 9),
        ("tariff_value", "tariff[2].weekend", 14),
    ]


def test_broken_toml_is_told_with_its_line():
    (fault,) = faults("[[tariff]]\nid = \n")
    assert (fault.code, fault.row) == ("toml_syntax", 2)


@pytest.mark.parametrize("text", ["", "# niets\n", "[tarief]\n", "tariff = []\n", "tariff = 3\n"])
def test_a_file_without_tariffs_is_a_fault(text):
    assert "tariff_none" in {each.code for each in faults(text)}


def test_a_table_that_is_no_table_is_a_fault():
    (fault,) = faults("tariff = [3]\n")
    assert (fault.code, fault.column, fault.value) == ("tariff_value", "tariff[1]", "3")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_fault_says_why_and_what_to_do(language):
    texts = [
        "[[tariff]]\nid = \n",
        "",
        "x = 1\n" + table(),
        table(nacht=""),
        table(nacht=euros("-1")),
        table(nacht=euros("9999")),
        table(until="2026-01-01"),
        table("a", until="2027-06-01") + table("a", "2027-07-01"),
        table("a") + table("b"),
    ]
    found = [fault for text in texts for fault in faults(text)]
    assert len({each.code for each in found}) == 10
    for fault in found:
        assert "{" not in fault.why(language) + fault.fix(language)
        assert fault.where(language).startswith("eigen.toml")
        assert fault.value is None or fault.value in fault.why(language)
