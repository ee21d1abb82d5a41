"""What a finding means: one, or all of them, for people and for programs.

Nothing heavy is imported: an explanation comes at once.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from coopledger.messages.catalogue import Language, say, sentence, tell
from coopledger.messages.examples import example_of
from coopledger.messages.groups import GROUPS
from coopledger.reports.document import Document, Look, Section, Words
from coopledger.reports.report import Plain, Report


def meaning_report(code: str, language: Language) -> Report:
    """A finding's code, what it means, a line as it is printed, what to do."""
    data = meaning_data(code, language)
    return Report(language, document=lambda: _meaning(data, language), data=lambda: data)


class Meaning(NamedTuple):
    """A finding in words of whoever asks: what it means, as it was seen once, and what to do."""

    code: str
    meaning: str
    seen: str
    remedy: str


def meaning_of(code: str, language: Language) -> Meaning:
    """What a finding means. Raises KeyError for a code that is none."""
    printed = sentence("finding.line", language) or ""
    rest = printed.partition("{message}.")[2].format(remedy=say(f"remedy.{code}", language))
    seen = example_of(code, language).removesuffix(rest)
    return Meaning(code, say(f"meaning.{code}", language), seen, remedy_text(code, language))


class MeaningsOfGroup(NamedTuple):
    """A group of findings: each code with its meaning in one sentence."""

    group: str
    codes: tuple[tuple[str, str], ...]


def meanings_by_group(language: Language) -> Iterator[MeaningsOfGroup]:
    """Every finding there is, group by group."""
    for group, codes in GROUPS.items():
        said = ((code, first_sentence(say(f"meaning.{code}", language))) for code in codes)
        yield MeaningsOfGroup(say(f"group.{group}", language), tuple(said))


def meanings_report(language: Language) -> Report:
    """Every code, group by group: what it means in one sentence."""
    title = say("help.explain", language)
    return Report(
        language,
        document=lambda: Document(title, tuple(_groups(language)), titled=False),
        data=lambda: {"findings": _meanings_data(language)},
    )


def meaning_data(code: str, language: Language) -> Plain:
    """A finding's code, what it means, a line as it is printed, what to do."""
    return {
        "code": code,
        "meaning": say(f"meaning.{code}", language),
        "example": example_of(code, language),
        "remedy": remedy_text(code, language),
    }


def _meaning(data: Plain, language: Language) -> Document:
    code, *rest = data.items()
    sections = (
        (Words(say(f"label.{name}", language), Look.HEADING), Words(said, level=1, hangs=False))
        for name, said in rest
    )
    return Document(f"[{code[1]}]", ((), *sections))


def _meanings_data(language: Language) -> list[Plain]:
    """Every code with its group and what it means."""
    return [
        {
            "code": code,
            "group": say(f"group.{group}", language),
            "meaning": say(f"meaning.{code}", language),
        }
        for group, codes in GROUPS.items()
        for code in codes
    ]


def _groups(language: Language) -> Iterator[Section]:
    for group, codes in meanings_by_group(language):
        said = (f"{code}: {meaning}" for code, meaning in codes)
        yield (Words(group, Look.HEADING), *(Words(each, level=1, wraps=False) for each in said))


def remedy_text(code: str, language: Language) -> str:
    """What to do, as a sentence of its own."""
    said = tell(f"remedy.{code}", language)
    return f"{said[0].upper()}{said[1:]}."


def first_sentence(text: str) -> str:
    """Up to the first full stop that ends a sentence.

    >>> first_sentence("Es de 1.5 a 2. No se redondea.")
    'Es de 1.5 a 2.'
    """
    return re.split(r"(?<=\.) (?=[^\Wa-z_])", text, maxsplit=1)[0]
