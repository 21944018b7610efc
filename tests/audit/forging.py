"""What a dishonest HDS does to an honest package: each forgery by name, and what must catch it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from anwroster.files import certificate_json, read_contents, roster_json
from anwroster.model import Roster
from anwroster.packages import unzipped
from anwroster.packages.derived import rulebook_json, tariffs_json
from anwroster.solver.verify import roster_digest
from tests.audit.auditcase import Made, forged, handed_over, holders, packed, paid_csv, settings, worked_csv

OWNERS, LOCUMS = ("anna", "bas"), ("cor", "dee")
LAST = "2026-03-01"
"""Last day of the period."""


@dataclass(frozen=True)
class Forgery:
    """One lie.

    Parameters
    ----------
    caught_by
        Keys of the criteria that must not be met; all of them.
    says
        Words that the terminal must say.
    """

    forge: Callable[[Made], bytes]
    caught_by: tuple[str, ...]
    says: tuple[str, ...] = ()


def _record(value: Any) -> bytes:
    return (json.dumps(value, sort_keys=True, indent=1, ensure_ascii=False) + "\n").encode()


def _with_roster(made: Made, roster: Roster, **certificate: object) -> bytes:
    """Return a package with another roster, to which the certificate is made to belong."""
    told = made.certificate.model_copy(update={"roster": roster_digest(roster.assignments), **certificate})
    changes = {"roster.json": roster_json(roster).encode(), "certificate.json": certificate_json(told).encode()}
    changes["paid.csv"] = paid_csv(Made(made.folder, made.instance, roster, told)).encode()
    return forged(packed(made), changes)


def nights_to_locums(made: Made) -> bytes:
    rows = handed_over(made, "nacht", OWNERS, LOCUMS, 4)
    return packed(made, worked_csv(*rows))


def nights_to_locums_off_the_record(made: Made) -> bytes:
    """Pay the locums for nights that the record gives to owners."""
    rows = worked_csv(*handed_over(made, "nacht", OWNERS, LOCUMS, 4))
    return packed(made, paid=paid_csv(made, rows))


def hand_over_hidden(made: Made) -> bytes:
    """Let an owner work, and leave the locum the one who is paid."""
    row = handed_over(made, "avond", LOCUMS, OWNERS, 1)[0]
    shift, before, after, kind, at, _, _ = row.split(";")
    told = worked_csv(f"{shift};{before};{after};{kind};{at};{before};")
    return packed(made, told, paid=paid_csv(made))


def hand_over_called_swap(made: Made) -> bytes:
    row = handed_over(made, "nacht", OWNERS, LOCUMS, 1)[0]
    return packed(made, worked_csv(row.replace("overdragen", "ruilen")))


def _other_input(made: Made, text: str) -> tuple[dict[str, bytes], dict[str, str]]:
    """Return the files of a package with another hds.toml, and the digests that go with it."""
    files = unzipped(packed(made))
    inputs = {name.removeprefix("input/"): each for name, each in files.items() if name.startswith("input/")}
    inputs["hds.toml"] = text.encode()
    instance = read_contents(inputs)
    changed = {"input/hds.toml": text.encode(), "rulebook.json": rulebook_json(instance)}
    return changed | {"tariffs.json": tariffs_json(instance)}, instance.digests


def quota_merged(made: Made) -> bytes:
    """Merge the quotas after the roster was made from quotas apart."""
    changes, _ = _other_input(made, settings(per_person="samen"))
    return forged(packed(made), changes)


def quota_merged_with_digests(made: Made) -> bytes:
    """Do the same, and make roster and certificate name the new input."""
    changes, digests = _other_input(made, settings(per_person="samen"))
    assert made.roster.provenance is not None
    origin = made.roster.provenance.model_copy(update={"digests": digests})
    roster = made.roster.model_copy(update={"provenance": origin})
    changes["roster.json"] = roster_json(roster).encode()
    told = made.certificate.model_copy(update={"digests": digests})
    changes["certificate.json"] = certificate_json(told).encode()
    return forged(packed(made), changes)


def day_taken_out(made: Made) -> bytes:
    """Take the last day out of the input afterwards: nobody had to work it."""
    fewer = settings().replace('start = "08:00"', f'valid_until = {LAST}\nstart = "08:00"')
    changes, _ = _other_input(made, fewer)
    roster = _without(made, f"dag-{LAST}")
    changes |= {"roster.json": roster_json(roster).encode()}
    changes["paid.csv"] = paid_csv(Made(made.folder, made.instance, roster, made.certificate)).encode()
    return forged(packed(made), changes)


def a_cent_above(made: Made) -> bytes:
    rows = paid_csv(made).splitlines()
    at = next(number for number, row in enumerate(rows) if ";nacht;" in row)
    doctor, band, hours, rate, _ = rows[at].split(";")
    dearer = _cents(rate, 1)
    whole = round(float(hours.replace(",", ".")) * float(dearer.replace(",", ".")), 2)
    rows[at] = ";".join((doctor, band, hours, dearer, f"{whole:.2f}".replace(".", ",")))
    return packed(made, paid="\n".join(rows) + "\n")


def paid_more_than_worked(made: Made) -> bytes:
    rows = paid_csv(made).splitlines()
    doctor, band, hours, rate, _ = rows[1].split(";")
    more = float(hours.replace(",", ".")) + 5
    whole = round(more * float(rate.replace(",", ".")), 2)
    rows[1] = ";".join((doctor, band, f"{more:.2f}".replace(".", ","), rate, f"{whole:.2f}".replace(".", ",")))
    return packed(made, paid="\n".join(rows) + "\n")


def amount_rounded_up(made: Made) -> bytes:
    rows = paid_csv(made).splitlines()
    parts = rows[1].split(";")
    rows[1] = ";".join((*parts[:4], _cents(parts[4], 1)))
    return packed(made, paid="\n".join(rows) + "\n")


def _cents(amount: str, cents: int) -> str:
    number = int(amount.replace(",", "")) + cents
    return f"{number // 100},{number % 100:02d}"


def bound_raised(made: Made) -> bytes:
    """Let the certificate claim a bound that its dual values do not give."""
    told = json.loads(certificate_json(made.certificate))
    level = next(each for each in told["phases"][0]["levels"] if each["name"] == "comfort")
    level["bound"] += 1
    return forged(packed(made), {"certificate.json": _record(told)})


def _without(made: Made, shift: str) -> Roster:
    kept = tuple(each for each in made.roster.assignments if each.shift != shift)
    return made.roster.model_copy(update={"assignments": kept})


def open_shift_denied(made: Made) -> bytes:
    """Leave a shift open, and let the roster say that all are filled."""
    return _with_roster(made, _without(made, holders(made, "avond")[0][0]))


def commitment_denied(made: Made) -> bytes:
    """Give a locum too few shifts, and let the roster say that every commitment is met."""
    own = [each for each in made.roster.assignments if each.doctor == "cor"]
    moved = {each.shift for each in own[1:]}
    assignments = tuple(
        each.model_copy(update={"doctor": "eva"}) if each.shift in moved and each.doctor == "cor" else each
        for each in made.roster.assignments
    )
    return _with_roster(made, made.roster.model_copy(update={"assignments": assignments}))


def twice_on_a_shift(made: Made) -> bytes:
    """Put a doctor twice on one shift, so that an open one is not missed in the count."""
    first = holders(made, "avond")[0][0]
    roster = _without(made, first)
    double = roster.assignments[0]
    assignments = tuple(sorted((*roster.assignments, double), key=lambda each: (each.shift, each.doctor)))
    return _with_roster(made, roster.model_copy(update={"assignments": assignments}))


def rest_broken(made: Made) -> bytes:
    """Let an owner take over a night right after the own evening."""
    for shift, giver in holders(made, "nacht"):
        for other, taker in holders(made, "avond"):
            if other[-10:] == shift[-10:] and taker != giver:
                row = f"{shift};{giver};{taker};overdragen;{shift[-10:]} 00:00;;"
                return packed(made, worked_csv(row))
    raise AssertionError("no evening before a night")


FORGERIES: dict[str, Forgery] = {
    "nights moved to locums": Forgery(nights_to_locums, ("nachten-verschoven",), ("hoogstens 5 % van de nachten",)),
    "nights moved to locums off the record": Forgery(
        nights_to_locums_off_the_record, ("nachten-buiten-rooster", "betaald-minuten"), ("nacht",)
    ),
    "hand-over hidden": Forgery(hand_over_hidden, ("betaald-wie-werkte",), ("is ervoor betaald",)),
    "hand-over called a swap": Forgery(hand_over_called_swap, ("ruilen-is-wederzijds",), ("ruil",)),
    "quota merged": Forgery(quota_merged, ("invoer-onveranderd", "certificaat"), ("hds.toml is veranderd",)),
    "quota merged, digests made to fit": Forgery(
        quota_merged_with_digests, ("rooster-zegt-de-waarheid", "certificaat"), ("het rooster noemt de waarde",)
    ),
    "day taken out": Forgery(day_taken_out, ("invoer-onveranderd", "certificaat"), ("hds.toml is veranderd",)),
    "a cent above the maximum": Forgery(a_cent_above, ("betaald-maximum",), ("155,64", "155,63")),
    "paid more than worked": Forgery(paid_more_than_worked, ("betaald-minuten",), ("uur betaald",)),
    "amount rounded up": Forgery(amount_rounded_up, ("betaald-bedragen",), ("betaald €",)),
    "bound raised": Forgery(bound_raised, ("certificaat",), ("beweert grens",)),
    "open shift denied": Forgery(
        open_shift_denied, ("rooster-zegt-de-waarheid", "certificaat"), ("noemt 0 open diensten",)
    ),
    "commitment denied": Forgery(
        commitment_denied,
        ("rooster-zegt-de-waarheid", "certificaat", "verplichtingen"),
        ("verplichtingen: het rooster",),
    ),
    "twice on a shift": Forgery(twice_on_a_shift, ("harde-regels-gepubliceerd", "certificaat"), ("staat",)),
    "rest broken": Forgery(rest_broken, ("harde-regels-gewerkt",), ("rust",)),
}
"""Lies that stand in a package whose manifest fits; what is altered after the manifest is refused before judging."""
