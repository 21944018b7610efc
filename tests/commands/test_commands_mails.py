"""``--mails``: for every doctor with an address a mail beside the files, and nothing sent twice."""

import json
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path

import pytest

from tests.commands.calling import Caller


def give_addresses(folder: Path, *doctors: str) -> None:
    """Let these doctors have an e-mail address."""
    table = folder / "doctors.csv"
    head, *rows = (each.split(";") for each in table.read_text(encoding="utf-8-sig").splitlines())
    for row in rows:
        if row[0] in doctors:
            row[head.index("email")] = f"{row[0]}@voorbeeld.example"
    table.write_text("".join(";".join(each) + "\n" for each in (head, *rows)), encoding="utf-8-sig")


@pytest.fixture
def addressed(made: Path) -> Path:
    """Return the folder with a roster, in which Akkers and Colijn have an address."""
    give_addresses(made / "hds", "akkers", "colijn")
    return made


def attachments(folder: Path) -> dict[str, dict[str, bytes]]:
    found = {}
    for path in sorted(folder.iterdir()):
        mail = BytesParser(policy=policy.default).parsebytes(path.read_bytes())
        assert isinstance(mail, EmailMessage)
        files = {str(each.get_filename()): each.get_payload(decode=True) for each in mail.iter_attachments()}
        found[path.name] = {name: bytes(content) for name, content in files.items()}  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize(("form", "ending"), [("html", "html"), ("xlsx", "xlsx")])
def test_forms_are_put_ready_for_who_has_an_address(
    call: Caller, addressed: Path, tmp_path: Path, form: str, ending: str
) -> None:
    answer = call("form", addressed / "hds", "-o", tmp_path / "uit", "--format", form, "--mails", tmp_path / "mails")
    assert answer.code == 0
    assert f"Mails klaargezet in {tmp_path / 'mails'}: 2." in answer.err
    assert "zonder mail: 5 (berghuis" in answer.err
    found = attachments(tmp_path / "mails")
    assert set(found) == {"akkers.eml", "colijn.eml"}
    ((name, content),) = found["akkers.eml"].items()
    assert name.endswith(f"akkers.{ending}")
    assert content == (tmp_path / "uit" / name).read_bytes()


def test_without_any_address_no_folder_is_made(call: Caller, made: Path, tmp_path: Path) -> None:
    answer = call("form", made / "hds", "-o", tmp_path / "uit", "--mails", tmp_path / "mails")
    assert (answer.code, (tmp_path / "mails").exists()) == (0, False)
    assert "Geen mails gemaakt" in answer.err


def test_where_mails_are_nothing_is_written(call: Caller, addressed: Path, tmp_path: Path) -> None:
    (tmp_path / "mails").mkdir()
    (tmp_path / "mails" / "akkers.eml").write_text("verstuurd")
    answer = call("form", addressed / "hds", "-o", tmp_path / "uit", "--force", "--mails", tmp_path / "mails")
    assert answer.code == 2
    assert "geen lege map" in answer.err
    assert not (tmp_path / "uit").exists()
    assert (tmp_path / "mails" / "akkers.eml").read_text() == "verstuurd"


@pytest.mark.parametrize(("words", "said"), [(("form", "--one"), "--one"), (("export", "--to", "xlsx"), "--to ics")])
def test_what_is_not_one_doctors_own_is_not_mailed(
    call: Caller, addressed: Path, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    command, *options = words
    roster = [addressed / "uit"] if command == "export" else []
    answer = call(command, addressed / "hds", *roster, *options, "-o", tmp_path / "x", "--mails", tmp_path / "mails")
    assert answer.code == 2
    assert said in answer.err
    assert not (tmp_path / "x").exists()


def test_a_page_of_one_doctor(call: Caller, addressed: Path, tmp_path: Path) -> None:
    words = ("--to", "pages", "--doctor", "akkers", "-o", tmp_path / "uit", "--mails", tmp_path / "mails", "--force")
    assert call("export", addressed / "hds", addressed / "uit", *words).code == 0
    found = attachments(tmp_path / "mails")
    assert found == {"akkers.eml": {"dokter-akkers.html": (tmp_path / "uit" / "dokter-akkers.html").read_bytes()}}


def test_calendars_go_to_those_of_whom_something_changed(call: Caller, addressed: Path, tmp_path: Path) -> None:
    """First everybody, then nobody, then Akkers, from whom Colijn takes a shift over."""

    def publish(roster: Path, round_: str) -> dict[str, dict[str, bytes]]:
        words = ("--to", "ics", "-o", tmp_path / "agendas", "--mails", tmp_path / round_, "--force")
        assert call("export", addressed / "hds", roster, *words).code == 0
        return attachments(tmp_path / round_) if (tmp_path / round_).exists() else {}

    roster = addressed / "uit" / "roster.json"
    first = publish(roster, "een")
    assert {name: list(files) for name, files in first.items()} == {
        f"{each}.eml": [f"dokter-{each}.ics"] for each in ("akkers", "colijn")
    }
    assert publish(roster, "twee") == {}
    told = json.loads(roster.read_text())
    gone = next(each for each in told["assignments"] if each["doctor"] == "akkers")
    gone["doctor"] = "colijn"
    roster.write_text(json.dumps(told))
    third = publish(roster, "drie")
    assert list(third["akkers.eml"]) == ["vervallen-dokter-akkers.ics", "dokter-akkers.ics"]
    assert list(third["colijn.eml"]) == ["dokter-colijn.ics"]
    assert gone["shift"].encode() in third["akkers.eml"]["vervallen-dokter-akkers.ics"].replace(b"\r\n ", b"")
    assert b"METHOD:CANCEL" in third["akkers.eml"]["vervallen-dokter-akkers.ics"]
