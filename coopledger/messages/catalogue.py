"""The one catalogue: a key, and its sentence in each language.

A sentence is a `str.format` template. Its parameters are strings, numbers, or things that know how
to say themselves in a language (`say(language)`), such as an amount of money. What stands beside a
number has a form that goes with it: `{count} {count:one=record|other=records}` (`plurals`).
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NoReturn

from coopledger.messages.finding_text import Both
from coopledger.messages.groups import SAID_OF_FINDINGS
from coopledger.messages.plurals import Number
from coopledger.messages.themes import (
    bank,
    bank_files,
    books,
    columns,
    command_line,
    deciding,
    evidence,
    explaining,
    explanation,
    forms,
    help_texts,
    issued,
    laws,
    loading,
    matching,
    money,
    packages,
    periods,
    rate_sources,
    rates,
    sheet_helps,
    sheets,
    showing,
    statement,
    store,
    testing,
    totals,
    translating,
    valuation,
    verifying,
    words,
)
from coopledger.messages.translations import TRANSLATED, translations

LABELS: Mapping[str, Both] = {
    **bank.LABELS,
    **books.LABELS,
    **columns.LABELS,
    **command_line.LABELS,
    **deciding.LABELS,
    **evidence.LABELS,
    **explaining.LABELS,
    **explanation.LABELS,
    **forms.LABELS,
    **help_texts.LABELS,
    **issued.LABELS,
    **loading.LABELS,
    **matching.LABELS,
    **money.LABELS,
    **periods.LABELS,
    **rates.LABELS,
    **sheet_helps.LABELS,
    **sheets.LABELS,
    **showing.LABELS,
    **statement.LABELS,
    **store.LABELS,
    **testing.LABELS,
    **totals.LABELS,
    **translating.LABELS,
    **valuation.LABELS,
    **verifying.LABELS,
    **words.LABELS,
}
"""Words of what is printed and typed."""

MISUSE: Mapping[str, Both] = {
    **bank_files.MISUSE,
    **books.MISUSE,
    **command_line.MISUSE,
    **forms.MISUSE,
    **issued.MISUSE,
    **laws.MISUSE,
    **matching.MISUSE,
    **money.MISUSE,
    **packages.MISUSE,
    **rate_sources.MISUSE,
    **store.MISUSE,
    **testing.MISUSE,
    **translating.MISUSE,
    **verifying.MISUSE,
    **words.MISUSE,
}
"""What wrong use is told."""

SENTENCES: Mapping[str, Both] = {**SAID_OF_FINDINGS, **LABELS, **MISUSE}


class Language(StrEnum):
    """The languages people are addressed in.

    What takes a language takes its code as well (`"es"`). Of another code there is none: whoever
    asks for it gets a CoopledgerError, which names those there are.

    >>> Language("en")
    <Language.EN: 'en'>
    """

    ES = "es"
    EN = "en"
    # Any other is a file, and a member by being there: `locale/pt.po` is PT.
    vars().update({code.upper(): code for code in TRANSLATED})

    @classmethod
    def _missing_(cls, value: object) -> NoReturn:
        raise CoopledgerError("language.unknown", seen=value, known=", ".join(cls))


def knows(key: str) -> bool:
    """Whether the catalogue has this key."""
    return key in SENTENCES


def say(key: str, language: Language | str, /, **params: object) -> str:
    """The sentence under a key, with its parameters spoken in the same language.

    What is not translated is said in Spanish. Raises CoopledgerError for a language there is not,
    and KeyError for a key the catalogue does not have: that is a mistake of ours.

    >>> say("label.received", "es")
    'Recibido'
    """
    into = Language(language)
    template = sentence(key, into)
    if template is None:
        into, template = Language.ES, SENTENCES[key][0]
    return template.format(**{name: spoken(value, into) for name, value in params.items()})


def sentence(key: str, language: Language | str) -> str | None:
    """The sentence under a key as it is written, or None where it is not translated."""
    spanish, english = SENTENCES[key]
    match Language(language):
        case Language.ES:
            return spanish
        case Language.EN:
            return english
        case other:
            return translations(other).get(key)


def spoken(value: object, language: Language | str) -> str:
    """A parameter as a person reads it."""
    speak = getattr(value, "say", None)
    if callable(speak):
        return str(speak(language))
    return Number(value, language) if isinstance(value, int) else str(value)


class Told(Exception):
    """What is told by a code of the catalogue and its parameters."""

    def __init__(self, code: str, /, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    def message(self, language: Language | str) -> str:
        """The sentence a person reads."""
        return say(self.code, language, **self.params)

    def say(self, language: Language | str) -> str:
        """The same, where it is part of another sentence."""
        return self.message(language)

    def __str__(self) -> str:
        return self.message(Language.EN)


class CoopledgerError(Told):
    """The root of everything this package raises on purpose."""
