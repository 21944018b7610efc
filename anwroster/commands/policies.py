"""``anwroster policies``: which policies there are, what one asks, and its TOML to start an own one from."""

from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option

from anwroster.commands.parameters import Json
from anwroster.commands.tables import draw
from anwroster.commands.talk import Talk, document, language, out, out_bytes
from anwroster.errors import UsageError

if TYPE_CHECKING:
    from anwroster.model import Policy


def policies(
    policy: Annotated[str | None, Argument()] = None,
    toml: Annotated[bool, Option("--toml")] = False,
    json: Json = False,
) -> None:
    """Show policies; see ``help.policies`` of ``words/cli.toml``."""
    from anwroster.audit.policies import read_policy, shipped_policies, shipped_text

    talk = Talk(language())
    if toml:
        if policy not in shipped_policies():
            raise UsageError(talk.say("policies.toml_of_what", known=", ".join(shipped_policies())))
        out_bytes(shipped_text(policy))
        return
    found = {policy: read_policy(policy, talk.language)} if policy is not None else shipped_policies()
    if json:
        document({"status": "ok", "policies": [each.model_dump(mode="json") for each in found.values()]})
    elif policy is not None:
        _show(talk, found[policy])
    else:
        headers = [talk.say(f"policies.{key}") for key in ("policy", "name", "criteria")]
        rows = [(key, each.named(talk.language), len(each.criteria)) for key, each in found.items()]
        draw(headers, rows, right=[2], title=talk.say("policies.title"))
        talk.next_step("policies", next(each for each in found if each != "basis"))


def _show(talk: Talk, policy: "Policy") -> None:
    from anwroster.audit.catalogue import bounds_told, origin_told

    headers = [talk.say(f"policies.{key}") for key in ("criterion", "indicator", "on", "whom", "threshold", "origin")]
    rows = [
        (
            each.named(talk.language),
            each.indicator,
            talk.say(f"policies.{each.on}"),
            ", ".join(filter(None, (each.role, each.agreement))) or talk.say("policies.everybody"),
            bounds_told(each, talk.language),
            origin_told(each, talk.language),
        )
        for each in policy.criteria
    ]
    draw(headers, rows, title=policy.named(talk.language))
    out(policy.told(talk.language))
