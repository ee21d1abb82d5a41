"""What a finding means, for people and as plain data: one, or all of them."""

import re
import textwrap
from typing import Any

from coopledger.messages.catalogue import Language, say
from coopledger.messages.examples import example_of
from coopledger.messages.groups import GROUPS
from coopledger.reports.layout import WIDTH

Plain = dict[str, Any]


def meaning_data(code: str, language: Language) -> Plain:
    """A finding's code, what it means, a line as it is printed, what to do."""
    return {
        "code": code,
        "meaning": say(f"meaning.{code}", language),
        "example": example_of(code, language),
        "remedy": remedy_text(code, language),
    }


def meaning_text(code: str, language: Language) -> str:
    """The same, under a heading each."""
    lines = [f"[{code}]"]
    for name, said in list(meaning_data(code, language).items())[1:]:
        lines += ["", say(f"label.{name}", language), *_set_in(said)]
    return "\n".join(lines) + "\n"


def meanings_data(language: Language) -> list[Plain]:
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


def meanings_text(language: Language) -> str:
    """Every code, group by group, a line each: what it means in one sentence."""
    lines: list[str] = []
    for group, codes in GROUPS.items():
        lines += (
            ["", say(f"group.{group}", language)] if lines else [say(f"group.{group}", language)]
        )
        lines += [f"  {code}: {first_sentence(say(f'meaning.{code}', language))}" for code in codes]
    return "\n".join(lines) + "\n"


def _set_in(words: str) -> list[str]:
    return textwrap.wrap(
        words,
        WIDTH,
        initial_indent="  ",
        subsequent_indent="  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def remedy_text(code: str, language: Language) -> str:
    """What to do, as a sentence of its own."""
    said = say(f"remedy.{code}", language)
    return f"{said[0].upper()}{said[1:]}."


def first_sentence(text: str) -> str:
    """Up to the first full stop that ends a sentence.

    >>> first_sentence("Es de 1.5 a 2. No se redondea.")
    'Es de 1.5 a 2.'
    """
    return re.split(r"(?<=\.) (?=[^\Wa-z_])", text, maxsplit=1)[0]
