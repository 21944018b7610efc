import json
import re
from pathlib import Path

import jsonschema
import pytest

from anwroster.errors import UsageError
from anwroster.files import read_folder, schemas, write_example
from anwroster.files.columns import TABLES, Holds
from anwroster.files.keys import Known
from anwroster.files.patterns import parse_pattern
from anwroster.files.readers import readers
from anwroster.files.synonyms import as_json
from anwroster.model import (
    Agreement,
    ExtraHoliday,
    Hds,
    HolidaySettings,
    Post,
    QuotaRegion,
    QuotaSettings,
    RuleSetting,
    ShiftKind,
    ShiftTemplate,
)
from anwroster.model.settings import TariffSettings
from anwroster.words import Language, area
from docs import generate, inputguide

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_example_has_no_faults(tmp_path: Path, language: Language) -> None:
    write_example(tmp_path, language)
    instance = read_folder(tmp_path)
    assert instance.hds.language == language
    assert len(instance.doctors) == 7
    for said in (instance.offers, instance.wishes, instance.blocked, instance.limits, instance.fixed, instance.busy):
        assert said


def test_both_languages_say_the_same(tmp_path: Path) -> None:
    write_example(tmp_path / "nl", "nl")
    write_example(tmp_path / "en", "en")
    dutch, english = read_folder(tmp_path / "nl"), read_folder(tmp_path / "en")
    alike = {"hds", "holidays", "digests"}
    assert dutch.model_dump(exclude=alike) == english.model_dump(exclude=alike)
    assert dutch.hds.model_copy(update={"language": "en"}) == english.hds


def test_the_example_replaces_nothing_by_itself(tmp_path: Path) -> None:
    (tmp_path / "doctors.csv").write_text("van mij")
    with pytest.raises(UsageError):
        write_example(tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["doctors.csv"]


@pytest.mark.parametrize("table", TABLES, ids=[each.name for each in TABLES])
def test_every_example_of_a_column_can_be_read(table) -> None:  # type: ignore[no-untyped-def]
    read = readers(table, Known(), "nl")
    for column in table.columns:
        assert read[column.field](column.example) not in (None, ""), column


@pytest.mark.parametrize("table", TABLES, ids=[each.name for each in TABLES])
def test_every_column_is_explained(table) -> None:  # type: ignore[no-untyped-def]
    explained = area("tables")[table.name]
    assert set(explained) == {"about"} | {column.field for column in table.columns}
    for texts in explained.values():
        assert texts["nl"] and texts["en"]


def test_words_of_columns_are_lower_case() -> None:
    for table in TABLES:
        for column in table.columns:
            assert (column.words is not None) == (column.holds is Holds.WORD)
            assert all(word == word.casefold() for word in column.words or ())


def test_the_committed_guide_and_schemas_are_current() -> None:
    for path, text in inputguide.pages().items():
        assert path.read_text(encoding="utf-8") == text, f"run make docs: {path.name}"
    made = {path for path in generate.pages() if path.parent == DOCS / "schema"}
    assert set((DOCS / "schema").glob("*.json")) == made
    assert set(schemas()) <= {each.name for each in made}


def test_the_guide_explains_every_key_of_the_settings() -> None:
    explained = re.findall(r"^\| (`.*?`) \|", (DOCS / "invoer.md").read_text(), re.MULTILINE)
    words = {word for cell in explained for word in re.findall(r"[a-z_]+", cell)}
    parts = (Hds, Post, ShiftKind, ShiftTemplate, HolidaySettings, ExtraHoliday, Agreement, QuotaSettings, QuotaRegion)
    for part in (*parts, RuleSetting, TariffSettings):
        assert set(part.model_fields) <= words | {"holidays", "tariffs", "quota", "rules"}, part


def test_the_patterns_of_the_guide_can_be_read() -> None:
    text = (DOCS / "invoer.md").read_text().partition("| patroon | betekenis |")[2].partition("\n\n")[0]
    examples = re.findall(r"`([^`]+)`", text)
    assert len(examples) >= 9
    for example in examples:
        parse_pattern(example)


def test_the_example_fits_the_schema_of_settings(tmp_path: Path) -> None:
    import tomllib

    write_example(tmp_path)
    settings = json.loads(as_json(tomllib.loads((tmp_path / "hds.toml").read_text())))
    schema = schemas()["hds.schema.json"]
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(settings, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(settings | {"kleur": "rood"}, schema)
    assert Hds.model_validate(settings)
