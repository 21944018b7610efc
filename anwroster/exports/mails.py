"""A mail for each doctor, ready to be opened and sent by the planner's own mail program: nothing is sent here."""

import hashlib
import re
from collections.abc import Mapping
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import Literal

from anwroster.exports.days import day_text, period_text
from anwroster.exports.slugs import slug
from anwroster.model import Doctor, Instance
from anwroster.model.settings import MAIL
from anwroster.words import Language, say

About = Literal["form", "workbook", "page", "calendar", "change"]
"""What a mail brings: what to fill in, or what came of it."""

KINDS = {
    "html": ("text", "html"),
    "ics": ("text", "calendar"),
    "json": ("application", "json"),
    "pdf": ("application", "pdf"),
    "xlsx": ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
"""MIME type by the ending of an attachment's name."""

_LONGEST = 120
"""Characters of a name in a header or a greeting."""


def can_be_mailed(doctor: Doctor) -> bool:
    """Return whether a doctor has an address that any mail program takes."""
    return re.fullmatch(MAIL, doctor.email) is not None


def mails(
    instance: Instance, attached: Mapping[str, tuple[About, Mapping[str, bytes]]], language: Language
) -> dict[str, bytes]:
    """Return a mail as ``<doctor>.eml`` for every doctor with an address; the same input gives the same bytes.

    ``X-Unsent`` lets Outlook open it as a mail that is still to be sent; there is no sender and no date, for those are
    the planner's.

    Parameters
    ----------
    attached
        By doctor, what the mail is about and its attachments by name.
    """
    doctors = (each for each in instance.doctors if each.id in attached and can_be_mailed(each))
    return {f"{slug(each.id)}.eml": _mail(instance, each, *attached[each.id], language) for each in doctors}


def _mail(
    instance: Instance, doctor: Doctor, about: About, attachments: Mapping[str, bytes], language: Language
) -> bytes:
    hds, intake = instance.hds, instance.hds.intake
    told = {"name": _line(doctor.name), "hds": _line(hds.name), "period": period_text(hds.period, language)}
    mail = EmailMessage(policy=SMTP)
    mail["To"] = Address(told["name"], addr_spec=doctor.email)
    mail["Subject"] = say(f"mails.{about}.subject", language, period=told["period"], hds=told["hds"])
    mail["X-Unsent"] = "1"
    if about in ("form", "workbook"):
        if intake.mail:
            mail["Reply-To"] = intake.mail
        told["to"] = say("mails.to", language, mail=intake.mail) if intake.mail else ""
        told["by"] = say("mails.by", language, day=day_text(intake.deadline, language)) if intake.deadline else ""
    mail.set_content(say(f"mails.{about}.text", language, **told).lstrip("\n"))
    for name, content in attachments.items():
        maintype, subtype = KINDS[name.rpartition(".")[2]]
        mail.add_attachment(content, maintype=maintype, subtype=subtype, filename=name)
    mail.set_boundary("=_" + hashlib.sha256(b"".join(attachments.values())).hexdigest()[:32])
    return mail.as_bytes()


def _line(text: str) -> str:
    """Return a name on one line, without signs that steer instead of being seen."""
    return "".join(each for each in " ".join(text.split()) if each.isprintable())[:_LONGEST]
