"""What is found, and what hostile files do: a message each, nothing lost, nothing slow."""

import mailbox
import time
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from anwroster.files import read_folder
from anwroster.files.intake import received
from tests.collect.answering import answer, content, offer, save, taken_in


def told(hds: Path, doctor: str, **changes: Any) -> bytes:
    import json

    return json.dumps(answer(read_folder(hds), doctor, offer("avond-2027-01-06"), **changes)).encode()


def mail(*attached: tuple[str, bytes], date: str = "Fri, 20 Nov 2026 10:00:00 +0100") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"], message["Date"] = "a@example.org", "b@example.org", "x", date
    message.set_content("Hierbij.\nFrom hier tot daar.\n")
    for name, inner in attached:
        message.add_attachment(inner, maintype="application", subtype="octet-stream", filename=name)
    return message


def test_folders_are_searched_and_other_kinds_passed_over(hds: Path, tmp_path: Path) -> None:
    save(tmp_path / "in" / "b" / "anna.json", told(hds, "anna"))
    save(tmp_path / "in" / "a" / "BRAM.JSON", told(hds, "bram"))
    for name in ("foto.png", "~$x.xlsx", ".verborgen.json", ".git/x.json", "brief.docx"):
        save(tmp_path / "in" / name, b"x")
    found = taken_in(hds, tmp_path / "in")
    assert [each.submission.file for each in found.taken] == ["b/anna.json", "a/BRAM.JSON"]
    assert (found.faults, found.seen) == ((), 2)
    assert [(each.code, each.file) for each in found.notes] == [
        ("passed_kind", "brief.docx"),
        ("passed_kind", "foto.png"),
    ]


def test_the_empty_form_sent_back_is_told_by_name(hds: Path, tmp_path: Path) -> None:
    from anwroster.forms import one_form

    page = one_form(read_folder(hds), "nl")
    save(tmp_path / "in" / "formulier.html", page)
    save(tmp_path / "in" / "ander.html", "<p>hallo</p>")
    save(tmp_path / "in" / "mail.eml", bytes(mail(("Anna.HTM", page), ("x.docx", b"x"), ("x.txt", b"hallo"))))
    found = taken_in(hds, tmp_path / "in", tmp_path / "in")
    assert (found.faults, found.taken) == ((), ())
    assert [(each.code, each.file) for each in found.notes] == [
        ("passed_kind", "ander.html"),
        ("passed_form", "formulier.html"),
        ("passed_form", "mail.eml/Anna.HTM"),
        ("passed_kind", "mail.eml/x.docx"),
        ("passed_text", "mail.eml/x.txt"),
    ]
    assert "Antwoord opslaan" in found.notes[1].text()


def test_links_that_lead_nowhere_or_round_are_told_and_cost_nothing_else(hds: Path, tmp_path: Path) -> None:
    save(tmp_path / "in" / "anna.json", told(hds, "anna"))
    (tmp_path / "in" / "kring.json").symlink_to(tmp_path / "in" / "gnirk.json")
    (tmp_path / "in" / "gnirk.json").symlink_to(tmp_path / "in" / "kring.json")
    (tmp_path / "in" / "weg.csv").symlink_to(tmp_path / "weg")
    (tmp_path / "in" / "rond").symlink_to(tmp_path / "in" / "rond")
    (tmp_path / "in" / "op").symlink_to(tmp_path / "in")
    found = taken_in(hds, tmp_path / "in")
    assert [each.submission.file for each in found.taken] == ["anna.json"]
    assert [(each.code, each.file) for each in found.faults] == [
        ("broken_link", "gnirk.json"),
        ("broken_link", "kring.json"),
        ("broken_link", "weg.csv"),
    ]
    named = taken_in(hds, tmp_path / "in" / "kring.json")
    assert [each.code for each in named.faults] == ["broken_link"]


def test_a_file_named_twice_is_read_once(hds: Path, tmp_path: Path) -> None:
    path = save(tmp_path / "in" / "anna.json", told(hds, "anna"))
    assert taken_in(hds, path, tmp_path / "in", path).seen == 1


def test_the_folder_itself_is_no_answer(hds: Path, tmp_path: Path) -> None:
    save(hds / "binnen" / "anna.json", told(hds, "anna"))
    found = taken_in(hds, hds, write=False)
    assert [each.submission.file for each in found.taken] == ["binnen/anna.json"]
    assert found.notes == ()
    found = taken_in(hds, hds / "availability.csv")
    assert [each.code for each in found.faults] == ["answer_is_input"]


@pytest.mark.parametrize(("name", "code"), [("weg.json", "answer_missing"), ("foto.png", "answer_kind")])
def test_a_named_file_that_cannot_be_read(hds: Path, tmp_path: Path, name: str, code: str) -> None:
    save(tmp_path / "foto.png", b"x")
    assert [each.code for each in taken_in(hds, tmp_path / name).faults] == [code]


def test_files_without_end_are_not_read(hds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(received, "MOST_FILES", 2)
    for number in range(4):
        save(tmp_path / "in" / f"{number}.json", told(hds, "anna"))
    found = taken_in(hds, tmp_path / "in")
    assert {each.code for each in found.faults} == {"answer_too_many_files"}
    assert found.seen == 2


def test_files_of_other_kinds_keep_no_answer_out(hds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(received, "MOST_FILES", 2)
    for number in range(4):
        save(tmp_path / "in" / f"{number}.png", b"x")
    save(tmp_path / "in" / "anna.json", told(hds, "anna"))
    found = taken_in(hds, tmp_path / "in")
    assert (len(found.taken), len(found.notes), found.faults) == (1, 2, ())


def test_attachments_of_a_mail(hds: Path, tmp_path: Path) -> None:
    table = b"dokter;wat;dienst\r\nbram;aanbod;avond-2027-01-06\r\n"
    message = mail(("../../anna.json", told(hds, "anna")), ("bram.csv", table), ("x.png", b"x"))
    found = taken_in(hds, save(tmp_path / "bericht.eml", bytes(message)))
    assert [(each.submission.file, each.submission.doctor) for each in found.taken] == [
        ("bericht.eml/anna.json", "anna"),
        ("bericht.eml/bram.csv", "bram"),
    ]
    assert found.taken[1].submission.saved_at == datetime(2026, 11, 20, 9, tzinfo=UTC)


def test_a_mailbox(hds: Path, tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "in.mbox")
    box.add(mail(("anna.json", told(hds, "anna"))))
    box.add(mail(("bram.json", told(hds, "bram")), date="geen datum"))
    box.close()
    found = taken_in(hds, tmp_path / "in.mbox")
    assert [each.submission.doctor for each in found.taken] == ["anna", "bram"]


def test_a_broken_mail_costs_no_other(hds: Path, tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "in.mbox")
    box.add(nested(3_000))
    box.add(mail(("anna.json", told(hds, "anna"))))
    box.close()
    found = taken_in(hds, tmp_path / "in.mbox")
    assert [each.submission.doctor for each in found.taken] == ["anna"]
    assert [each.code for each in found.faults] == ["answer_mail"]


def test_an_answer_pasted_into_a_mail(hds: Path, tmp_path: Path) -> None:
    message = mail()
    text = told(hds, "anna", remark="liever op dinsdag").decode().replace(" op ", " \n op".replace(" op", "op "))
    message.set_content(f"Beste roosteraar,\n\n{text}\n\nGroet, Anna\n")
    found = taken_in(hds, save(tmp_path / "bericht.eml", bytes(message)))
    assert found.faults == ()
    assert [(each.submission.file, each.submission.remark) for each in found.taken] == [
        ("bericht.eml/tekst.txt", "liever op dinsdag")
    ]


def test_only_text_that_is_an_answer_is_read(hds: Path, tmp_path: Path) -> None:
    save(tmp_path / "in" / "leesmij.txt", b"{hallo}")
    save(tmp_path / "in" / "anna.txt", b"Hier: " + told(hds, "anna"))
    found = taken_in(hds, tmp_path / "in")
    assert ([each.submission.file for each in found.taken], found.faults) == (["anna.txt"], ())
    assert [each.code for each in taken_in(hds, tmp_path / "in" / "leesmij.txt").faults] == ["answer_syntax"]


def nested(depth: int) -> bytes:
    lines = [b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d' % (each, each) for each in range(depth)]
    return b"\n".join(lines)


@pytest.mark.parametrize(
    ("name", "make", "code"),
    [
        ("x.json", lambda: b'{"a":' * 100_000, "answer_syntax"),
        ("x.json", lambda: b"[" * 1_000_000, "answer_syntax"),
        ("x.json", lambda: b"\x00\xff\xfe" * 100, "answer_syntax"),
        ("x.json", lambda: b"", "answer_syntax"),
        ("x.json", lambda: b"null", "answer_syntax"),
        ("x.json", lambda: b'{"format": "' + b"x" * 100_000_000 + b'"}', "too_large"),
        ("x.mbox", lambda: b"geen mailbox", "answer_mail"),
        ("x.eml", lambda: nested(3_000), "answer_mail"),
        ("x.eml", lambda: b"\x00\xff" * 1_000, None),
    ],
)
def test_hostile_files(hds: Path, tmp_path: Path, name: str, make: Any, code: str | None) -> None:
    before, begin = content(hds), time.monotonic()
    found = taken_in(hds, save(tmp_path / name, make()))
    assert [each.code for each in found.faults] == ([code] if code else [])
    assert all(len(each.why() + each.fix()) < 600 for each in found.faults)
    assert content(hds) == before
    assert time.monotonic() - begin < 60  # it would go on for ever


@pytest.mark.parametrize(
    "name", ["=HYPERLINK(1).json", "a\nb.json", "<script>.json", "x" * 240 + ".json", "'; DROP.json"]
)
def test_strange_names_of_files(hds: Path, tmp_path: Path, name: str) -> None:
    found = taken_in(hds, save(tmp_path / "in" / name, told(hds, "anna")))
    assert found.faults == ()
    rows = (hds / "answers.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == 2
    assert not rows[1].split(";")[3].startswith("=")
    assert [each.code for each in taken_in(hds, tmp_path / "in").notes] == ["same"]
