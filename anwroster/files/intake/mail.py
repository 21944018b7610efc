"""What is attached to mails: a single one (.eml), or a mailbox that a mail program exported (.mbox)."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage, Message
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from anwroster.files.collector import UnreadableError

_MAYBE = re.compile(rb"\n\r?\n(?=From )")
_BEGIN = re.compile(rb"From \S+ [^\n]*\d:\d\d[^\n]*\n")
_SENDER = re.compile(rb"^From:[ \t]*([^\r\n]{1,200})", re.MULTILINE | re.IGNORECASE)
_HEAD = 5_000
"""Bytes of a mail in which its sender is looked for, when nothing else of it is read."""

BODY = "tekst.txt"
"""Name given to the text of a mail itself, into which a doctor may have pasted an answer."""

MOST_PARTS = 1_000
"""Parts of one mail that are looked at."""

MOST_BOUNDARIES = 10_000
"""Lines of one mail that can stand between parts."""

MOST_HEADED = 100_000_000
"""Squares of the bytes of headers that tell of parts, added up: one of 10,000 bytes, or ten thousand of 100."""

MOST_LOOKS = 15_000_000
"""Lines of a mail times its parts with parts: each line may be held against the ends of all of them."""

MOST_LINES = 1_000_000
"""Lines of one mail; sixty million bytes of attachments have 800,000."""

MOST_NOTICES = 10_000
"""Empty lines of a mail that tells of a delivery: the library makes a message of everything between two of them."""

_NOTICE = re.compile(rb"delivery-status", re.IGNORECASE)
_TELLING = re.compile(rb"^(?:content-|date[ \t]*:|mime-)[^\n]*(?:\n[ \t][^\n]*)*", re.MULTILINE | re.IGNORECASE)
_WITHIN = re.compile(rb"boundary", re.IGNORECASE)


def mails(content: bytes, *, is_box: bool) -> Iterator[bytes]:
    """Yield every mail.

    Parameters
    ----------
    is_box
        Whether there may be many, each after a line ``From …``.

    Raises
    ------
    UnreadableError
        ``answer_mail``: a box without any mail.
    """
    if not is_box:
        yield content
        return
    places = (0, *(each.end() for each in _MAYBE.finditer(content)))
    begun = [found for at in places if (found := _BEGIN.match(content, at))]
    if not begun:
        raise UnreadableError("answer_mail")
    ends = (*(each.start() for each in begun[1:]), len(content))
    for start, end in zip((each.end() for each in begun), ends, strict=True):
        yield content[start:end]


def sender_of(mail: bytes) -> str:
    """Return who a mail says it is from, as it is written there; it is not read any further."""
    found = _SENDER.search(mail[:_HEAD])
    return found[1].decode("utf-8", "replace").strip() if found else "–"


def attachments(mail: bytes, otherwise: datetime) -> list[tuple[str, bytes, datetime]]:
    """Return name, content and moment of sending (UTC) of every attached file that has a name, and of the text.

    Parameters
    ----------
    otherwise
        Moment for a mail that does not say when it was sent.

    Raises
    ------
    UnreadableError
        ``answer_mail``: no mail, or one that is nested beyond sense.
    """
    try:
        return _attached(mail, otherwise)
    except UnreadableError:
        raise
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError, AssertionError):
        raise UnreadableError("answer_mail") from None


def _attached(mail: bytes, otherwise: datetime) -> list[tuple[str, bytes, datetime]]:
    _prove(mail)
    message: Message = BytesParser(EmailMessage, policy=policy.default).parsebytes(mail)
    sent, found = _sent(message, otherwise), []
    for number, part in enumerate(message.walk()):
        if number >= MOST_PARTS:
            raise UnreadableError("answer_mail")
        name = part.get_filename() or (BODY if part.get_content_type() == "text/plain" else None)
        content = part.get_payload(decode=True) if name and not part.is_multipart() else None
        if isinstance(content, bytes):
            found.append((re.split(r"[/\\]", str(name))[-1], content, sent))
    return found


def _prove(mail: bytes) -> None:
    """Refuse a mail that would take long to read: the library's time grows with the square of some of its parts.

    Raises
    ------
    UnreadableError
        ``answer_mail``.
    """
    plain = mail.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    headers = [each[0] for each in _TELLING.finditer(plain)]
    within = sum(len(_WITHIN.findall(each)) for each in headers)
    if (
        sum(len(each) ** 2 for each in headers) > MOST_HEADED
        or plain.count(b"\n--") > MOST_BOUNDARIES
        or within * plain.count(b"\n") > MOST_LOOKS
        or plain.count(b"\n") > MOST_LINES
        or (plain.count(b"\n\n") > MOST_NOTICES and _NOTICE.search(plain))
    ):
        raise UnreadableError("answer_mail")


def _sent(message: Message, otherwise: datetime) -> datetime:
    try:
        sent = parsedate_to_datetime(str(message["Date"]))
        return (sent if sent.tzinfo else sent.replace(tzinfo=UTC)).astimezone(UTC)
    except (TypeError, ValueError, IndexError, OverflowError):
        return otherwise
