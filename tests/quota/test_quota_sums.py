from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from anwroster.model import Affiliation, Practice, QuotaRegion, QuotaSettings
from anwroster.quota import quota_lines, region_minutes
from tests.builders import agreement, doctor, instance, shift

AGREEMENTS = (
    agreement("owner", quota="patients"),
    agreement("vast", role="waarnemer", quota="share"),
    agreement("vip", role="waarnemer"),
    agreement("vrij", role="waarnemer", phase="2b", quota="none"),
)


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_lines_of_every_region_add_up_to_its_minutes_exactly(data):
    practices = [
        Practice(
            id=f"p{at}",
            name="p",
            patients=data.draw(st.integers(0, 9000)),
            region=data.draw(st.sampled_from(["north", "south"])),
        )
        for at in range(data.draw(st.integers(0, 5)))
    ]
    days = st.none() | st.dates(date(2025, 12, 30), date(2026, 2, 5))
    names = [f"d{at}" for at in range(data.draw(st.integers(0, 5)))]
    people = [
        doctor(
            name,
            agreement=data.draw(st.sampled_from([each.id for each in AGREEMENTS])),
            commitment_hours=None,
            joins=data.draw(days),
            leaves=data.draw(days),
        )
        for name in names
    ]
    rows = []
    for name in names:
        for at, each in enumerate(practices):
            how = data.draw(st.sampled_from(["none", "rest", "share", "hours"]))
            values = {"share": {"share": Decimal("0.19")}, "hours": {"hours": data.draw(st.integers(0, 99))}}
            if how != "none":
                rows.append(Affiliation(doctor=name, practice=each.id, row=at, **values.get(how, {})))
    shifts = [
        shift(f"s{at}", at, 17, data.draw(st.integers(1, 600)) / 60, post=data.draw(st.sampled_from("xyz")))
        for at in range(data.draw(st.integers(0, 4)))
    ]
    case = instance(shifts, people, [], agreements=AGREEMENTS, practices=tuple(practices), affiliations=tuple(rows))
    regions = (QuotaRegion(id="north", name="N", posts=("x", "y")), QuotaRegion(id="south", name="S", posts=("z",)))
    case = case.model_copy(update={"hds": case.hds.model_copy(update={"quota": QuotaSettings(regions=regions)})})
    lines = quota_lines(case)
    for region in regions:
        mine = [line.minutes for line in lines if line.region == region.id]
        assert sum(mine) == region_minutes(case, region)
        assert min(mine, default=0) >= 0
