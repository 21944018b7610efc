"""The catalogue of sentences: complete in both languages, nothing missing, nothing that nobody says."""

import re
from string import Formatter

import pytest

from anwroster.words import LANGUAGES, say
from tests.catalogue import Asked, asked, entries, spoken_of


def holes(text: str) -> list[str]:
    """Return the placeholders of a text, sorted; a broken one raises."""
    found = [(name, form, conversion) for _, name, form, conversion in Formatter().parse(text) if name is not None]
    assert all(name.isidentifier() and not form and not conversion for name, form, conversion in found), text
    return sorted(name for name, _, _ in found)


@pytest.mark.parametrize("key", entries())
def test_every_entry_is_there_in_both_languages_with_the_same_placeholders(key: str) -> None:
    texts = entries()[key]
    assert set(texts) == set(LANGUAGES)
    assert all(text.strip() for text in texts.values())
    nl, en = (set(holes(texts[language])) for language in ("nl", "en"))
    assert nl == en


LITERAL = [pytest.param(each, id=f"{each.place} {each.key}") for each in asked() if each.is_literal]
FAMILIES = [pytest.param(each, id=f"{each.place} {each.key!r}") for each in asked() if not each.is_literal]
BUILT = ("unknown_",)
"""Beginnings of words that the code itself puts together, as in ``unknown_<noun>`` of ``files/keys.py``."""


@pytest.mark.parametrize("each", LITERAL)
def test_every_sentence_that_the_code_asks_for_is_there(each: Asked) -> None:
    assert each.key in entries(), f"{each.place} asks for {each.key}"


@pytest.mark.parametrize("each", FAMILIES)
def test_every_family_of_sentences_has_members(each: Asked) -> None:
    assert any(each.matches(key) for key in entries()), f"{each.place} asks for {each.key!r}"


def is_said(key: str) -> bool:
    """Return whether the code asks for a key: as it stands, or by a family whose holes name words of the source."""
    filled = (each.matches(key) for each in asked())
    words = (re.findall(r"\w+", " ".join(fillings)) for fillings in filled if fillings is not None)
    return any(all(_is_word(word) for word in each) for each in words)


def _is_word(word: str) -> bool:
    """Return whether something in the source can stand for the word: itself, or what its beginning is put before."""
    rest = [word.removeprefix(each) for each in BUILT if word.startswith(each)]
    return word.isdigit() or not spoken_of().isdisjoint([word, *rest])


@pytest.mark.parametrize("key", entries())
def test_no_entry_is_idle(key: str) -> None:
    assert is_said(key), f"nobody says {key}: take it out of the catalogue"


def test_an_idle_entry_would_be_found() -> None:
    assert not is_said("cli.error.nobody_ever_says_this")
    assert not is_said("nowhere.at_all")
    assert is_said("cli.error.interrupted")


def test_saying_fills_the_placeholders_in_the_language_asked_for() -> None:
    assert say("cli.written.file", path="x") == "Geschreven: x"
    assert say("cli.written.file", "en", path="x") == "Written: x"


def test_a_sentence_or_value_that_is_missing_is_our_own_fault() -> None:
    with pytest.raises(KeyError):
        say("cli.nothing_of_the_kind")
    with pytest.raises(KeyError):
        say("cli.written.file", other="x")
