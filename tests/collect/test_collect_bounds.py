"""Files that would keep a library busy for hours: refused, or read, within a few seconds of work."""

import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from anwroster.files import read_folder
from anwroster.files.intake import patience, received
from tests.collect.answering import answer, offer, save, taken_in
from tests.collect.icsmaking import calendar
from tests.collect.test_collect_books import filled

SECONDS = 4.0


def with_tags(book: bytes, count: int) -> bytes:
    """Return a workbook whose properties begin with many tags that do not end."""
    parts, target = zipfile.ZipFile(io.BytesIO(book)), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in parts.namelist():
            told = parts.read(name)
            archive.writestr(name, b"<dcterms:modified" * count + told if name == "docProps/core.xml" else told)
    return target.getvalue()


def test_a_workbook_of_two_million_tags(hds: Path, tmp_path: Path) -> None:
    book = with_tags(filled(hds, "anna", {"avond-2027-01-06": "aanbod"}), 2_000_000)
    begin = time.process_time()
    found = taken_in(hds, save(tmp_path / "a.xlsx", book))
    assert time.process_time() - begin < SECONDS
    assert [each.submission.saved_at.isoformat() for each in found.taken] == ["2026-11-20T08:30:00+00:00"]


def mail(*headers: bytes, body: bytes = b"x") -> bytes:
    return b"\n".join([b"From: a@example.org", *headers, b"", body])


MULTI = b'Content-Type: multipart/mixed; boundary="b"'


@pytest.mark.parametrize(
    "make",
    [
        lambda: mail(b"Content-Type: application/json; " + b"".join(b"p%d=1; " % each for each in range(100_000))),
        lambda: mail(b"Content-Type: a/b;" + b"\r p=1;" * 100_000),
        lambda: mail(b"content-disposition: " + b"a " * 100_000),
        lambda: mail(MULTI, body=b"--b\n\nx\n" * 300_000 + b"--b--\n"),
        lambda: mail(b"Content-Type: message/delivery-status", body=b"A: b\n\n" * 3_000_000),
        lambda: mail(*[b"A: b"] * 4_000_000),
        lambda: mail(body=b"\n" * 20_000_000),
        lambda: mail(MULTI, body=b"--b\r\rx\r" * 300_000 + b"--b--\r"),
        lambda: mail(MULTI, body=(b"--b\nContent-Type: " + b"a " * 1_900 + b"\n\nx\n") * 900 + b"--b--\n"),
        lambda: (
            b"\n".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d' % (n, n) for n in range(200))
            + b"\nx" * 300_000
        ),
    ],
)
def test_mails(hds: Path, tmp_path: Path, make: Callable[[], bytes]) -> None:
    path, begin = save(tmp_path / "x.eml", make()), time.process_time()
    found = taken_in(hds, path)
    assert [each.code for each in found.faults] == ["answer_mail"]
    assert time.process_time() - begin < SECONDS


def test_a_mail_of_a_box_is_no_larger_than_one_by_itself(
    hds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(received.MOST_BYTES, ".eml", 1_000)
    found = taken_in(hds, save(tmp_path / "x.mbox", box(mail(body=b"x" * 1_000), mail())))
    assert [(each.code, each.file) for each in found.faults] == [("too_large", "x.mbox [1: a@example.org]")]


def test_a_mail_that_tells_of_a_delivery_is_read(hds: Path, tmp_path: Path) -> None:
    body = b"Reporting-MTA: dns; x\n\nFinal-Recipient: rfc822; jan@example.org\n"
    told = save(tmp_path / "x.eml", mail(b"Content-Type: message/delivery-status", body=body))
    assert taken_in(hds, told).faults == ()


def test_a_large_mail_as_people_send_them_is_read(hds: Path, tmp_path: Path) -> None:
    from email.message import EmailMessage

    message = EmailMessage()
    message["To"] = ", ".join(f"dokter{each} <d{each}@example.org>" for each in range(620))
    message.set_content("-- \nGroet\n" * 2_000)
    for each in range(60):
        message.add_attachment(
            b"x" * 100_000, maintype="image", subtype="png", filename=f"foto van de praktijk {each}.png"
        )
    told = answer(read_folder(hds), "anna", offer("avond-2027-01-06"))
    import json

    message.add_attachment(json.dumps(told).encode(), maintype="application", subtype="json", filename="anna.json")
    found = taken_in(hds, save(tmp_path / "x.eml", bytes(message)))
    assert (found.faults, len(found.taken), len(found.notes)) == ((), 1, 60)


def box(*mails: bytes) -> bytes:
    return b"\n\n".join(b"From x Fri Nov 20 10:00:00 2026\n" + each for each in mails)


def test_a_mail_of_a_box_that_cannot_be_read_is_named_by_sender_and_the_others_are_read(
    hds: Path, tmp_path: Path
) -> None:
    import json

    told = json.dumps(answer(read_folder(hds), "anna", offer("avond-2027-01-06")))
    bad = mail(b"Content-Type: a/b;" + b"\r p=1;" * 100_000).replace(b"a@example.org", b"Jan <jan@example.org>")
    good = mail(b"Content-Type: text/plain", body=told.encode())
    found = taken_in(hds, save(tmp_path / "x.mbox", box(good, bad, good.replace(b"anna", b"bram"))))
    assert [(each.code, each.file) for each in found.faults if each.code == "answer_mail"] == [
        ("answer_mail", "x.mbox [2: Jan <jan@example.org>]")
    ]
    assert [each.submission.doctor for each in found.taken] == ["anna"]


def test_what_is_left_when_patience_is_over_is_named_and_what_was_read_is_taken(
    hds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hostile mails in one box: each is bounded by itself, and all of them together by what answers may take."""
    import json

    told = json.dumps(answer(read_folder(hds), "anna", offer("avond-2027-01-06"))).encode()
    mails = [mail(b"Content-Type: text/plain", body=told)]
    mails += [mail(b"Subject: %d" % each).replace(b"a@", b"d%d@" % each) for each in range(received._MOST_NAMED + 2)]
    save(tmp_path / "in" / "a.mbox", box(*mails))
    save(tmp_path / "in" / "b.ics", calendar())
    clock = iter([*[0.0] * 4, *[1e9] * 100])
    monkeypatch.setattr(patience, "process_time", lambda: next(clock))
    found = taken_in(hds, tmp_path / "in")
    assert [each.submission.doctor for each in found.taken] == ["anna"]
    codes = [each.code for each in found.faults]
    assert (codes.count("not_read"), codes.count("not_read_more")) == (received._MOST_NAMED + 1, 1)
    names = [each.file for each in found.faults]
    assert "a.mbox [2: d0@example.org]" in names
    assert "b.ics" in names
    (more,) = [each for each in found.faults if each.code == "not_read_more"]
    assert "Van nog 2 mails" in more.why()
    (one,) = [each for each in found.faults if each.file == "b.ics"]
    assert f"({patience.MOST_SECONDS + 5 * patience.SECONDS_OF_ONE:.0f} s" in one.why()


@pytest.mark.parametrize(("after", "is_over"), [(20.3, False), (20.4, True)])
def test_patience_grows_with_the_number_of_doctors(
    monkeypatch: pytest.MonkeyPatch, after: float, *, is_over: bool
) -> None:
    clock = iter([5.0, 5.0 + after])
    monkeypatch.setattr(patience, "process_time", lambda: next(clock))
    assert patience.Patience(1).is_over is is_over


@pytest.mark.parametrize(("elsewhere", "is_over"), [(20.3, False), (20.4, True)])
def test_what_other_processes_compute_counts_as_well(
    monkeypatch: pytest.MonkeyPatch, elsewhere: float, *, is_over: bool
) -> None:
    monkeypatch.setattr(patience, "process_time", lambda: 5.0)
    found = patience.Patience(1)
    found.spend(elsewhere / 2)
    found.spend(elsewhere / 2)
    assert found.is_over is is_over


def test_a_box_of_many_hostile_mails_ends(hds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of them takes about as long as is allowed; together they take as long as patience lasts and one more."""
    monkeypatch.setattr(patience, "MOST_SECONDS", 0.5)
    monkeypatch.setattr(patience, "SECONDS_OF_ONE", 0.0)
    slow = mail(MULTI, body=b"--b\n\nx\n" * 9_900 + b"--b--\n")
    begin = time.process_time()
    found = taken_in(hds, save(tmp_path / "x.mbox", box(*[slow] * 60)))
    assert time.process_time() - begin < SECONDS
    assert {"not_read", "not_read_more"} <= {each.code for each in found.faults}
