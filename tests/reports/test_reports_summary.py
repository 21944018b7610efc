from fractions import Fraction

from anwroster.reports import summary
from tests.reportcase import given, made


def test_the_figures_of_the_closing_table() -> None:
    told = summary(given(), made())
    assert (told.filled, told.seats, told.met, told.owed, told.forced) == (7, 84, 1, 2, 1)
    assert told.open_nights == 19
    assert told.fulfilment == (Fraction(1, 44), (Fraction(3, 55) + Fraction(25, 172)) / 2, Fraction(4, 5))


def test_roles_in_their_own_order_with_nights_weekends_and_holidays() -> None:
    told = summary(given(), made())
    assert list(told.per_role) == ["praktijkhouder", "hidha", "waarnemer"]
    assert told.per_role["praktijkhouder"] == (2, 840 + 1500, (2, 2, 0))
    assert told.per_role["waarnemer"] == (2, 960, (0, 1, 1))


def test_bands_in_the_order_of_the_tariff() -> None:
    told = summary(given(), made())
    assert [each.band for each in told.bands] == ["avond", "nacht", "weekend", "feestdag", "buiten", "achterwacht"]
    assert sum(each.minutes for each in told.bands) == 840 + 360 + 960 + 360 + 1500
    assert [each.band for each in told.bands if each.euros is None] == ["buiten"]
    assert not any(each.indicative for each in told.bands)


def test_fulfilment_is_per_region_where_quotas_are_kept_apart() -> None:
    assert summary(given(per_person="apart"), made()).fulfilment[1] == Fraction(1, 8)
