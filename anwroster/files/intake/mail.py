"""What is attached to mails: a single one (.eml), or a mailbox that a mail program exported (.mbox)."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage, Message
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from anwroster.files.collector import UnreadableError

_BEGIN = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From \S+ [^\n]*\d:\d\d[^\n]*\n")
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

_TELLING = re.compile(rb"^(?:content-|date[ \t]*:|mime-)[^\n]*(?:\n[ \t][^\n]*)*", re.MULTILINE | re.IGNORECASE)
_WITHIN = re.compile(rb"boundary", re.IGNORECASE)


def attachments(content: bytes, *, is_box: bool, otherwise: datetime) -> Iterator[tuple[str, bytes, datetime]]:
    """Yield name, content and moment of sending (UTC) of every attached file that has a name, and of the text.

    Parameters
    ----------
    is_box
        Whether there may be many mails, each after a line ``From …``.
    otherwise
        Moment for mails that do not say when they were sent.

    Raises
    ------
    UnreadableError
        ``answer_mail``: no mail, or one that is nested beyond sense.
    """
    broken = False
    for mail in _mails(content) if is_box else [content]:
        try:
            yield from _attached(mail, otherwise)
        except (RecursionError, ValueError, LookupError, TypeError, AttributeError, AssertionError):
            broken = True  # the other mails of a box are still worth reading
    if broken:
        raise UnreadableError("answer_mail")


def _mails(content: bytes) -> Iterator[bytes]:
    starts = [match.end() for match in _BEGIN.finditer(content)]
    ends = [match.start() for match in _BEGIN.finditer(content)][1:]
    if not starts:
        raise UnreadableError("answer_mail")
    for start, end in zip(starts, [*ends, len(content)], strict=True):
        yield content[start:end]


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
    ):
        raise UnreadableError("answer_mail")


def _sent(message: Message, otherwise: datetime) -> datetime:
    try:
        sent = parsedate_to_datetime(str(message["Date"]))
        return (sent if sent.tzinfo else sent.replace(tzinfo=UTC)).astimezone(UTC)
    except (TypeError, ValueError, IndexError, OverflowError):
        return otherwise
