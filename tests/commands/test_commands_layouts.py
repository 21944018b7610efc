"""``export --to csv --layout``: another system's file, or what stands in the way."""

from pathlib import Path

from tests.commands.calling import Caller

LAYOUT = '[[layouts]]\nid = "hap"\nfile = "x-{start}.csv"\n[[layouts.columns]]\ntitle = "D"\nfield = "doctor"\n'


def test_the_file_is_written_as_the_layout_says(call: Caller, made: Path) -> None:
    (made / "hds/layouts.toml").write_text(LAYOUT)
    answer = call("export", made / "hds", made / "uit", "--to", "csv", "--layout", "HAP", "-o", made / "csv")
    assert (answer.code, answer.out) == (0, "")
    (file,) = (made / "csv").iterdir()
    assert file.name.startswith("x-20")
    assert file.read_bytes().startswith(b"\xef\xbb\xbfD\r\n")


def test_a_layout_does_not_make_a_roster_outdated(call: Caller, made: Path) -> None:
    (made / "hds/layouts.toml").write_text(LAYOUT)
    assert "veranderd" not in call("check", made / "hds", made / "uit").err


def test_without_layouts_the_way_out_is_told(call: Caller, made: Path) -> None:
    answer = call("export", made / "hds", made / "uit", "--to", "csv", "--layout", "hap", "-o", made / "csv")
    assert answer.code == 2
    assert "layouts.toml" in answer.err
    assert not (made / "csv").exists()


def test_an_unknown_layout_is_told_with_those_that_are_there(call: Caller, made: Path) -> None:
    (made / "hds/layouts.toml").write_text(LAYOUT)
    answer = call("export", made / "hds", made / "uit", "--to", "csv", "--layout", "happ", "-o", made / "csv")
    assert answer.code == 2
    assert "Bedoeld: hap?" in answer.err


def test_a_layout_goes_with_csv_only(call: Caller, made: Path) -> None:
    answer = call("export", made / "hds", made / "uit", "--to", "xlsx", "--layout", "hap", "-o", made / "csv")
    assert answer.code == 2
    assert "--to csv" in answer.err


def test_faults_in_layouts_are_told_by_validate(call: Caller, made: Path) -> None:
    (made / "hds/layouts.toml").write_text(LAYOUT.replace('"doctor"', '"docter"') + 'format = "%Q"\n')
    answer = call("validate", made / "hds")
    assert answer.code == 2
    assert "layouts.toml, regel 6, sleutel layouts[1].columns[1].field" in answer.err
