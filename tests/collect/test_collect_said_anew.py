"""Whatever stood in the tables and whatever a form or workbook says: afterwards the folder says what the form said."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from anwroster.errors import InputError
from anwroster.files import read_folder
from anwroster.files.answers import form_shifts
from anwroster.files.choices import Choices, plain
from anwroster.files.selection import merged
from anwroster.model import Instance, Span
from tests.collect.answering import answer, offer, save, taken_in
from tests.collect.test_collect_books import filled
from tests.files.goodfolder import put, write

HEAD = "dokter;wat;dienst;van;tot;patroon;posten;soorten;ingediend;opmerking\n"
WHERE = (
    *(f"avond-2027-01-0{day};;;;;" for day in (4, 5, 6, 7)),
    "nacht-2027-01-05;;;;;",
    ";4-1-2027;6-1-2027;;;",
    ";5-1-2027 12:00;7-1-2027 9:00;;;",
    ";;;di avond;;",
    ";4-1-2027;10-1-2027;elke dag nacht;;",
    ";;;di wo avond;;",
)
DAYS = ("2027-01-04", "2027-01-05", "2027-01-06", "2027-01-07", "2027-01-12")
SHIFTS = tuple(f"{part}-{day}" for part in ("avond", "nacht") for day in DAYS)
WORDS = {"offer": "aanbod", "prefer": "voorkeur", "avoid": "liever niet", "block": "blokkade"}

rows = st.lists(
    st.tuples(st.sampled_from(tuple(WORDS.values())), st.sampled_from(WHERE), st.sampled_from(("", "1-12-2025 9:30"))),
    max_size=7,
)
whats = st.sampled_from([(), ("offer",), ("prefer",), ("avoid",), ("offer", "avoid")])
said = st.fixed_dictionaries(dict.fromkeys(SHIFTS, whats))
spans = st.lists(st.sampled_from([*DAYS, *(("2027-01-05", "2027-01-06"), ("2027-01-04", "2027-01-07"))]), max_size=3)
blocks = spans.map(lambda its: [(each, each) if isinstance(each, str) else each for each in its])
SLOW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def folder(place: str, table: list[tuple[str, str, str]]) -> tuple[Path, Instance]:
    """Write a folder with these rows of Anna's between those of others."""
    own = [
        f"anna;{what};{where};{when if what != 'blokkade' else ''};nr {at}\n"
        for at, (what, where, when) in enumerate(table)
    ]
    text = HEAD + "bram;aanbod;avond-2027-01-05;;;;;;;\n" + "".join(own) + "bram;blokkade;;1-2-2027;3-2-2027;;;;;weg\n"
    hds = write(Path(place) / "hds", put("availability.csv", text))
    return hds, read_folder(hds)


def proper(place: str, table: list[tuple[str, str, str]]) -> tuple[Path, Instance]:
    """Do the same, and let an example go whose rows contradict each other."""
    try:
        return folder(place, table)
    except InputError:
        reject()


def known(instance: Instance) -> dict[str, frozenset[str]]:
    shown = {each.id for each in form_shifts(instance, "anna")}
    return {shift: what for shift, what in Choices(instance).of("anna").items() if shift in shown}


def blocked(instance: Instance) -> list[Span]:
    return merged(each.span for each in instance.blocked if each.doctor == "anna")


def of_others(hds: Path) -> list[str]:
    return [each for each in (hds / "availability.csv").read_text().splitlines() if not each.startswith("anna;")]


@SLOW
@given(rows, said, blocks)
def test_a_form(
    table: list[tuple[str, str, str]], wanted: dict[str, tuple[str, ...]], days: list[tuple[str, str]]
) -> None:
    with tempfile.TemporaryDirectory() as place:
        hds, before = proper(place, table)
        others, times = of_others(hds), {each.shift: each.submitted for each in before.offers if each.doctor == "anna"}
        told = [offer(shift, WORDS[what]) for shift, whats in wanted.items() for what in whats]
        told += [{"what": "blokkade", "since": first, "until": last} for first, last in days]
        found = taken_in(hds, save(Path(place) / "a.json", answer(before, "anna", *told)))
        assert (found.faults, len(found.taken)) == ((), 1)
        after = read_folder(hds)
        assert known(after) == {shift: plain(frozenset(whats)) for shift, whats in wanted.items() if whats}
        assert of_others(hds) == others
        here = [f"anna;blokkade;;{first};{last};;;;;" for first, last in days]
        apart = write(Path(place) / "apart", put("availability.csv", HEAD + "\n".join(here) + "\n"))
        assert blocked(after) == blocked(read_folder(apart))
        for each in after.offers:
            if each.doctor == "anna" and times.get(each.shift):
                assert each.submitted == times[each.shift]
        again = (hds / "availability.csv").read_bytes()
        later = answer(after, "anna", *told, saved_at="2026-11-25T09:30:00+01:00")
        taken_in(hds, save(Path(place) / "b.json", later))
        assert (hds / "availability.csv").read_bytes() == again


@settings(SLOW, max_examples=10)
@given(rows, st.dictionaries(st.sampled_from(SHIFTS), whats | st.just(("block",)), min_size=1))
def test_a_workbook(table: list[tuple[str, str, str]], changed: dict[str, tuple[str, ...]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        hds, before = proper(place, table)
        others, was = of_others(hds), Choices(before).in_book("anna")
        cells = {shift: ", ".join(WORDS[each] for each in whats) or None for shift, whats in changed.items()}
        found = taken_in(hds, save(Path(place) / "x.xlsx", filled(hds, "anna", cells)))
        assert found.faults == ()
        after = read_folder(hds)
        its = {**was, **{shift: plain(frozenset(whats)) for shift, whats in changed.items()}}
        offered = {shift: what for shift, what in its.items() if what and what != {"block"}}
        assert known(after) == offered
        assert of_others(hds) == others
        book, times = Choices(after).in_book("anna"), Choices(before).times("anna")
        assert times == Choices(after).times("anna")
        for shift, whats in changed.items():
            if whats == ("block",) and was.get(shift) != {"block"}:
                span = next(each.span for each in after.shifts if each.id == shift)
                assert any(one.start <= span.start and span.end <= one.end for one in blocked(after))
            elif was.get(shift) == {"block"} and whats != ("block",):
                assert book.get(shift) != {"block"}


def test_the_rows_to_choose_from_are_read() -> None:
    """Else the properties above would hold for nothing."""
    for what in WORDS.values():
        for where in WHERE:
            with tempfile.TemporaryDirectory() as place:
                folder(place, [(what, where, "")])
