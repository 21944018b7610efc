from datetime import date

import pytest

from anwroster.errors import UsageError
from anwroster.model import Band, TariffUse
from anwroster.tariffs import NoTariffError, TariffTable, amount, decisions_from

OWN = """
[[tariff]]
id = "eigen"
{use}
valid_from = {first}
valid_until = {until}
avond = {{ euros = "120.00", status = "own", source = "bestuur" }}
nacht = {{ euros = "156.00", status = "own", source = "bestuur" }}
weekend = {{ euros = "138.00", status = "own", source = "bestuur" }}
feestdag = {{ euros = "156.00", status = "own", source = "bestuur" }}
"""


def own(first: str = "2027-01-01", until: str = "2028-01-01", use: str = ""):
    return decisions_from(OWN.format(first=first, until=until, use=f'use = "{use}"' if use else ""), "eigen.toml")


@pytest.mark.parametrize("day", [date(2025, 6, 1), date(2027, 6, 1), date(2022, 12, 31)])
def test_a_day_without_tariff_is_refused(day):
    with pytest.raises(NoTariffError):
        TariffTable().on(day)


def test_the_refusal_tells_the_covered_range_and_both_ways_out():
    with pytest.raises(UsageError) as refused:
        TariffTable().on(date(2027, 1, 1))
    assert str(refused.value) == (
        "Voor 1-1-2027 is geen tarief bekend. Bekend zijn: 1-1-2023 t/m 31-12-2024, 1-1-2026 t/m 31-12-2026. "
        "Geef een eigen tariefbestand op in hds.toml ([tariffs] files), of reken indicatief met --assume-tariff 2026."
    )
    assert refused.value.exit_code == 2


def test_the_refusal_speaks_english():
    with pytest.raises(NoTariffError, match=r"No tariff is known for 2025-03-01.*2023-01-01 to 2024-12-31"):
        TariffTable(language="en").on(date(2025, 3, 1))


def test_an_assumed_year_stands_in_for_a_day_without_tariff_only():
    assert TariffTable().on(date(2027, 5, 1), assume_year=2026).id == "nza-2026"
    assert TariffTable().on(date(2024, 5, 1), assume_year=2026).id == "nza-2024"


@pytest.mark.parametrize("year", [2025, 2027, 0, 99999])
def test_a_year_without_tariff_cannot_be_assumed(year):
    with pytest.raises(NoTariffError, match="2023, 2024, 2026"):
        TariffTable().of_year(year)


def test_an_own_file_fills_the_year_that_is_missing():
    table = TariffTable(own())
    assert table.on(date(2027, 1, 1)).id == "eigen"
    assert table.years() == (2023, 2024, 2026, 2027)
    assert table.covered().endswith("1-1-2026 t/m 31-12-2027")
    with pytest.raises(NoTariffError):
        table.on(date(2028, 1, 1))


def test_an_own_tariff_comes_before_the_shipped_one():
    assert TariffTable(own("2026-07-01")).find(date(2026, 7, 1)).id == "eigen"
    assert TariffTable(own("2026-07-01")).find(date(2026, 6, 30)).id == "nza-2026"


def test_a_year_that_an_own_tariff_covers_from_july_can_be_assumed():
    assert TariffTable(own("2027-07-01")).of_year(2027).id == "eigen"


def test_what_an_hds_pays_is_no_maximum():
    table = TariffTable(own(use="paid"))
    assert table.find(date(2027, 1, 1)) is None
    assert table.on(date(2027, 1, 1), TariffUse.PAID).id == "eigen"


def test_there_is_no_amount_outside_anw():
    assert amount(TariffTable().on(date(2026, 1, 1)), Band.OUTSIDE) is None
