"""A lint of iCalendar bytes, for what no reader checks."""

import re

_ONCE = ("UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "SUMMARY", "DESCRIPTION", "TRANSP")
_INSTANT = re.compile(r"\d{8}T\d{6}Z")


def lint(content: bytes) -> list[dict[str, str]]:
    """Prove the bytes of a calendar and return its events, unfolded, with values as they stand in the file."""
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert content.count(b"\n") == content.count(b"\r") == content.count(b"\r\n")
    raw = content.split(b"\r\n")[:-1]
    for line in raw:
        assert 0 < len(line) <= 75
        line.decode("utf-8")  # folded between characters, never inside one
        assert not set(line) & (set(range(32)) - {9})
        assert b"\x7f" not in line
    text = content.decode("utf-8").replace("\r\n ", "")
    for sign in "\u0085\u2028\u2029\u202e\u202d\u2066":
        assert sign not in text
    lines = text.split("\r\n")[:-1]
    first = lines.index("BEGIN:VEVENT")
    head = [each.partition(":")[0].partition(";")[0] for each in lines[:first]]
    assert head[:2] == ["BEGIN", "VERSION"]
    assert len(head) == len(set(head))
    assert {"PRODID", "METHOD", "X-WR-CALNAME", "NAME"} <= set(head)
    assert not {"X-WR-TIMEZONE", "BEGIN:VTIMEZONE"} & set(head)
    events, current = [], None
    for line in lines[first:-1]:
        if line == "BEGIN:VEVENT":
            assert current is None
            current = {}
        elif line == "END:VEVENT":
            assert current is not None
            assert set(_ONCE) <= set(current)
            events.append(current)
            current = None
        else:
            name, _, value = line.partition(":")
            assert current is not None
            assert name not in current
            assert re.fullmatch(r"[A-Z-]+", name)
            if name in ("SUMMARY", "DESCRIPTION", "LOCATION", "UID"):
                assert not re.search(r"(?<!\\)(\\\\)*[,;]", value), value
                assert not re.search(r"(?<!\\)(\\\\)*\\[^\\,;nN]", value), value
            current[name] = value
    assert current is None
    for each in events:
        assert all(_INSTANT.fullmatch(each[name]) for name in ("DTSTAMP", "DTSTART", "DTEND"))
        assert each["DTSTART"] < each["DTEND"]
    assert len({each["UID"] for each in events}) == len(events)
    assert [each["DTSTART"] for each in events] == sorted(each["DTSTART"] for each in events)
    return events
