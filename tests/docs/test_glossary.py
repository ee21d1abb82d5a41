"""One glossary: the catalogue, the workbooks and the guide speak in its words."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from coopledger.messages.sentences import SENTENCES
from coopledger.readers.cells import plain

ROOT = Path(__file__).parents[2]
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text("utf-8")
GUIDE = "\n".join(
    (ROOT / "docs" / f"{name}.md").read_text("utf-8") for name in ("guia", "terminal")
)
LANGUAGES = ("es", "en")


def table(heading: str) -> list[dict[str, str]]:
    """The rows of the table below a heading, by the names of their columns."""
    below = GLOSSARY.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in below.splitlines() if line.startswith("|")]
    names, _, *rows = ([cell.strip() for cell in line.strip("|").split("|")] for line in lines)
    return [dict(zip(names, row, strict=True)) for row in rows]


TERMS = table("Terms")
GONE = table("Words that are gone")


def listed(cell: str) -> list[str]:
    return [word.strip() for word in cell.split(";") if word.strip()]


def keys(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def has(text: str, words: str) -> bool:
    """Whether a text has these words, whole and in this order, in capitals or not."""
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE) is not None


def without(text: str, allowed: list[str]) -> str:
    """A text without what may stand in it."""
    for words in allowed:
        text = re.sub(re.escape(words), "", text, flags=re.IGNORECASE)
    return text


def gone(language: str, text: str) -> Iterator[str]:
    """The words of a text that are gone; a line's end between two of them is no matter."""
    joined = " ".join(text.split())
    for row in GONE:
        if row["Language"] == language:
            left = without(joined, listed(row["But in"]))
            yield from (f"{word}: {row['Say']}" for word in listed(row["Gone"]) if has(left, word))


def test_it_has_what_a_finance_office_says() -> None:
    assert len(TERMS) > 60
    assert len({row["English"] for row in TERMS}) == len(TERMS)
    assert all(row["Español"] and row["What it is"] for row in TERMS)
    assert all(keys(row["Label"]) or keys(row["In"]) for row in TERMS)


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term["English"])
def test_a_term_is_what_the_catalogue_prints(term: dict[str, str]) -> None:
    said = (term["Español"], term["English"])
    for key in keys(term["Label"]):
        assert [plain(text) for text in SENTENCES[key]] == [plain(words) for words in said], key
    for key in keys(term["In"]):
        for text, words in zip(SENTENCES[key], said, strict=True):
            assert has(text, words), (key, words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_has_a_word_that_is_gone(language: str) -> None:
    found = {
        key: words
        for key, both in SENTENCES.items()
        if (words := list(gone(language, both[LANGUAGES.index(language)])))
    }
    assert found == {}


def test_the_guide_has_no_word_that_is_gone() -> None:
    assert list(gone("es", GUIDE)) == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("es", "El estado CIERRA en pesos", ["cierra: cuadra"]),
        ("es", "lo que está en\npoder", ["en poder: saldo disponible"]),
        ("es", "Los años se cierran en orden; el cierre del año", []),
        ("es", "un estado de cuenta bancario, un topetazo", []),
        ("es", "un estado de cuenta del mes", [
            "estado de cuenta: estado de ejercicio de los recursos"
        ]),
        ("en", "54,855.00 EUR in all", ["in all: total equivalent"]),
    ],
)  # fmt: skip
def test_a_word_that_is_gone_is_noticed(language: str, text: str, found: list[str]) -> None:
    assert list(gone(language, text)) == found


def test_what_was_a_heading_or_a_choice_before_is_read_for_ever() -> None:
    """Each old word that a workbook had is in the list that the readers are held to."""
    earlier = json.loads((ROOT / "tests/readers/earlier_words.json").read_text("utf-8"))
    known = {
        plain(word)
        for sheet in earlier["sheets"].values()
        for words in (sheet["names"], sheet.get("beside", ()), *sheet["headings"].values())
        for word in words
    } | {
        plain(word)
        for values in earlier["choices"].values()
        for words in values.values()
        for word in words
    }
    of_workbooks = ("field.", "choice.", "shown.", "sheet.interest")
    checked = [
        word
        for row in TERMS
        if any(key.startswith(of_workbooks) for key in keys(row["Label"]))
        for word in listed(row["Before"])
        if word != "primero lo primero recibido"
    ]
    assert len(checked) >= 7
    assert [word for word in checked if plain(word) not in known] == []
