"""The ``hds.toml`` of a benchmark, from a short list of what each post staffs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

_AGREEMENTS = """
[[agreements]]
id = "praktijkhouder"
name = "Praktijkhouder"
role = "praktijkhouder"
phase = "1"
quota = "patienten"
rest_minutes = 390

[[agreements]]
id = "hidha"
name = "HIDHA"
role = "hidha"
phase = "1"
quota = "aandeel"
paid_by = "werkgever"

[[agreements]]
id = "vaste-waarnemer"
name = "Vaste waarnemer"
role = "waarnemer"
phase = "1"
quota = "aandeel"

[[agreements]]
id = "vip-uren"
name = "VIP-waarnemer, 50 uur per half jaar"
role = "waarnemer"
phase = "1"
quota = "eigen toezegging"
obligations = [{ unit = "uren", amount = 50, per = "halfjaar" }]

[[agreements]]
id = "vid"
name = "V.I.D., 10 diensten per jaar en een feestdagdienst"
role = "waarnemer"
phase = "1"
quota = "eigen toezegging"
obligations = [
  { unit = "diensten", amount = 10, per = "jaar" },
  { unit = "feestdagdiensten", amount = 1, per = "jaar" },
]

[[agreements]]
id = "regulier"
name = "Reguliere waarnemer"
role = "waarnemer"
phase = "2b"
quota = "geen"
"""

WEEKDAY = ("werkdag",)
FREE = ("zaterdag", "zondag", "feestdag")
EVERY = (*WEEKDAY, *FREE)


@dataclass(frozen=True)
class Line:
    """One template: ``demand`` doctors of a kind, from start to end (the next day when it ends earlier)."""

    kind: str
    start: str
    end: str
    days: tuple[str, ...]
    demand: int = 1


@dataclass(frozen=True)
class Post:
    """A post with its lines; its region has the same name."""

    id: str
    lines: tuple[Line, ...]


def settings(name: str, start: date, end: date, posts: Sequence[Post]) -> str:
    """Return the text of an ``hds.toml``; ``end`` does not belong to the period."""
    parts = [
        f'id = "{name}"\nname = "Meetdienst {name}"\n',
        f"[period]\nstart = {start}\nend = {end}\n",
        *(f'[[posts]]\nid = "{post.id}"\nname = "Post {post.id}"\n' for post in posts),
        *(f'[[kinds]]\nid = "{kind}"\nname = "{kind.title()}"\n' for kind in ("consult", "visite", "regie")),
        '[[kinds]]\nid = "achterwacht"\nname = "Achterwacht"\nstandby = true\n',
        "[holidays]\ngoede_vrijdag = true\n",
        _AGREEMENTS,
        '[quota]\nper_person = "gescheiden"\n',
        *(f'[[quota.regions]]\nid = "{post.id}"\nname = "{post.id}"\nposts = ["{post.id}"]\n' for post in posts),
        *(_template(post, number, line) for post in posts for number, line in enumerate(post.lines)),
    ]
    return "\n".join(parts)


def _template(post: Post, number: int, line: Line) -> str:
    days = ", ".join(f'"{day}"' for day in line.days)
    after_midnight = "next_day = true\n" if line.end < line.start else ""
    return (
        f'[[templates]]\nid = "{post.id}-{number}"\npost = "{post.id}"\nkind = "{line.kind}"\n'
        f'start = "{line.start}"\nend = "{line.end}"\n{after_midnight}days = [{days}]\ndemand = {line.demand}\n'
    )
