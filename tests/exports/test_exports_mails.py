"""Mails for doctors: what another reader finds in them, whatever stands in the folder."""

from datetime import date
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

import pytest

from anwroster.exports import About, mails
from anwroster.model import Instance
from anwroster.words import Language
from tests.hostile import NAMES
from tests.reportcase import given

FILE = {"formulier.html": b"<!DOCTYPE html>\r\n\xe2\x98\x83"}


def with_(case: Instance, *, intake: dict[str, object] | None = None, **doctor: str) -> Instance:
    first, *others = case.doctors
    hds = case.hds.model_copy(update={"intake": case.hds.intake.model_copy(update=intake or {})})
    told = {"email": "anna@voorbeeld.example"} | doctor
    return case.model_copy(update={"hds": hds, "doctors": (first.model_copy(update=told), *others)})


def read(content: bytes) -> EmailMessage:
    found = BytesParser(policy=policy.default).parsebytes(content)
    assert isinstance(found, EmailMessage)
    assert not found.defects
    return found


def one(
    case: Instance, about: About = "form", files: dict[str, bytes] = FILE, language: Language = "nl"
) -> EmailMessage:
    made = mails(case, {"anna": (about, files)}, language)
    assert list(made) == ["anna.eml"]
    return read(made["anna.eml"])


def body(mail: EmailMessage) -> str:
    part = mail.get_body(("plain",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def test_a_mail_waits_to_be_sent_with_the_doctors_own_file() -> None:
    mail = one(with_(given()))
    assert (mail["To"], mail["X-Unsent"]) == ('"A. Anders" <anna@voorbeeld.example>', "1")
    assert mail["Subject"] == "Beschikbaarheid ANW 23-3-2026 – 12-4-2026 (HDS Proef)"
    assert (mail["From"], mail["Date"], mail["Reply-To"]) == (None, None, None)
    (attached,) = mail.iter_attachments()
    assert (attached.get_filename(), attached.get_content_type()) == ("formulier.html", "text/html")
    assert attached.get_payload(decode=True) == FILE["formulier.html"]
    assert body(mail).startswith("Beste A. Anders,")
    assert "terug.\n" in body(mail)


def test_where_and_until_when_the_answer_is_awaited() -> None:
    mail = one(with_(given(), intake={"mail": "rooster@voorbeeld.example", "deadline": date(2026, 2, 1)}))
    assert mail["Reply-To"] == "rooster@voorbeeld.example"
    assert "terug aan rooster@voorbeeld.example, uiterlijk op 1-2-2026." in body(mail)


def test_what_needs_no_answer_names_no_address_for_it() -> None:
    mail = one(with_(given(), intake={"mail": "rooster@voorbeeld.example"}), "page", {"dokter-anna.pdf": b"%PDF"})
    assert mail["Reply-To"] is None
    assert mail["Subject"].startswith("Uw ANW-diensten")


@pytest.mark.parametrize("about", ["form", "workbook", "page", "calendar", "change"])
@pytest.mark.parametrize(("language", "hello"), [("nl", "Beste "), ("en", "Dear ")])
def test_every_mail_speaks_both_languages(about: About, language: Language, hello: str) -> None:
    text = body(one(with_(given()), about, language=language))
    assert text.startswith(hello)
    assert "{" not in text


@pytest.mark.parametrize("address", ["", "anna", "anna@", "a@x.example, e@x.example", "a@x.example\nBcc: e@x.example"])
def test_without_an_address_there_is_no_mail(address: str) -> None:
    assert mails(with_(given(), email=address), {"anna": ("form", FILE)}, "nl") == {}


@pytest.mark.parametrize("name", [*NAMES, "Anna\r\nBcc: eva@x.example", "n" * 2000, '"Anna" <eva@x.example>'])
def test_no_name_adds_a_header_or_an_address(name: str) -> None:
    mail = one(with_(given(), name=name))
    assert sorted(mail.keys()) == ["Content-Type", "MIME-Version", "Subject", "To", "X-Unsent"]
    assert [each.addr_spec for each in mail["To"].addresses] == ["anna@voorbeeld.example"]


def test_several_files_keep_their_order_and_their_kind() -> None:
    files = {"vervallen-dokter-anna.ics": b"BEGIN:VCALENDAR\r\n", "dokter-anna.ics": b"BEGIN:VCALENDAR\r\n"}
    attached = list(one(with_(given()), "change", files).iter_attachments())
    assert [each.get_filename() for each in attached] == list(files)
    assert {each.get_content_type() for each in attached} == {"text/calendar"}


def test_the_same_input_gives_the_same_bytes_with_line_ends_of_mail() -> None:
    case = with_(given())
    (content,) = mails(case, {"anna": ("form", FILE)}, "nl").values()
    assert content == mails(case, {"anna": ("form", FILE)}, "nl")["anna.eml"]
    assert content.count(b"\n") == content.count(b"\r\n")
