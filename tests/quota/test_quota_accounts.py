from decimal import Decimal

import pytest

from anwroster.model import (
    Affiliation,
    Balance,
    BalanceCategory,
    Instance,
    Practice,
    QuotaRegion,
    QuotaSettings,
    QuotaSource,
)
from anwroster.quota import Account, accounts
from tests.builders import agreement, doctor, instance, shift

AGREEMENTS = (
    agreement("owner", quota="patients"),
    agreement("vip", role="waarnemer"),
    agreement("vrij", role="waarnemer", phase="2b", quota="none"),
)


def two_posts(per_person: str, *rows: Affiliation, balances=(), people=()) -> Instance:
    """Return two regions of 60 and 40 hours, with practice n in the north and s in the south, and owner a in both."""
    case = instance(
        [shift("x", 1, 10, 6, post="north", demand=10), shift("y", 2, 10, 4, post="south", demand=10)],
        [doctor("a", commitment_hours=None), *people],
        [],
        agreements=AGREEMENTS,
        practices=(
            Practice(id="n", name="n", region="noord", patients=3000),
            Practice(id="n2", name="n2", region="noord", patients=3000),
            Practice(id="s", name="s", region="zuid", patients=2500),
        ),
        affiliations=rows or (Affiliation(doctor="a", practice="n"), Affiliation(doctor="a", practice="s")),
        balances=balances,
    )
    regions = (
        QuotaRegion(id="noord", name="Noord", posts=("north",)),
        QuotaRegion(id="zuid", name="Zuid", posts=("south",)),
    )
    quota = QuotaSettings(regions=regions, per_person=per_person)
    return case.model_copy(update={"hds": case.hds.model_copy(update={"quota": quota})})


def hours(amount: str, name: str = "a", **values) -> Balance:
    return Balance(**({"doctor": name, "category": BalanceCategory.HOURS, "amount": Decimal(amount)} | values))


def test_two_practices_on_two_posts_are_one_account_when_merged():
    assert accounts(two_posts("merged")) == (Account("a", "a", None, None, (30 + 40) * 60, QuotaSource.PATIENTS, 0),)


def test_two_practices_on_two_posts_are_two_accounts_when_apart():
    assert accounts(two_posts("apart")) == (
        Account("a@noord", "a", "noord", frozenset({"north"}), 1800, QuotaSource.PATIENTS, 0),
        Account("a@zuid", "a", "zuid", frozenset({"south"}), 2400, QuotaSource.PATIENTS, 0),
    )


def test_two_practices_in_one_region_are_one_account_even_when_apart():
    rows = (Affiliation(doctor="a", practice="n"), Affiliation(doctor="a", practice="n2"))
    assert [(each.key, each.quota_minutes) for each in accounts(two_posts("apart", *rows))] == [("a@noord", 3600)]


@pytest.mark.parametrize("per_person", ["merged", "apart"])
def test_an_own_commitment_counts_at_all_posts(per_person):
    found = accounts(two_posts(per_person, people=[doctor("v", agreement="vip")]))
    assert found[-1] == Account("v", "v", None, None, 1200, QuotaSource.COMMITMENT, 0)


def test_a_balance_goes_to_the_first_account():
    balances = (hours("2.5"), hours("-1"), hours("3", category=BalanceCategory.NIGHTS))
    found = accounts(two_posts("apart", balances=balances))
    assert [(each.key, each.balance_minutes) for each in found] == [("a@noord", 90), ("a@zuid", 0)]


def test_without_quota_there_is_no_account():
    people = [doctor("f", agreement="vrij", commitment_hours=None), doctor("v", agreement="vip", commitment_hours=0)]
    assert [each.key for each in accounts(two_posts("merged", people=people, balances=(hours("5", "f"),)))] == ["a"]


def test_keys_are_unique_and_sorted():
    people = [doctor("v", agreement="vip"), doctor("b", agreement="vip")]
    keys = [each.key for each in accounts(two_posts("apart", people=people))]
    assert keys == ["a@noord", "a@zuid", "b", "v"]


def test_an_owner_of_a_practice_without_patients_has_no_account():
    case = two_posts("merged", Affiliation(doctor="a", practice="n"))
    practices = tuple(each.model_copy(update={"patients": 0 if each.id == "n" else 9}) for each in case.practices)
    assert accounts(case.model_copy(update={"practices": practices})) == ()
