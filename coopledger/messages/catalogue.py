"""The one catalogue: a key, and its sentence in each language.

A sentence is a `str.format` template. Its parameters are strings, numbers, or things that know how
to say themselves in a language (`say(language)`), such as an amount of money.
"""

from collections.abc import Mapping
from enum import StrEnum

from coopledger.messages.columns import COLUMNS
from coopledger.messages.groups import SAID_OF_FINDINGS
from coopledger.messages.help_texts import HELP
from coopledger.messages.issued import ISSUED
from coopledger.messages.labels import LABELS
from coopledger.messages.misuse import MISUSE
from coopledger.messages.sheet_helps import SHEET_HELPS
from coopledger.messages.sheets import SHEETS


class Language(StrEnum):
    """The languages people are addressed in."""

    ES = "es"
    EN = "en"


# key -> (Spanish, English); each section has keys of its own prefix, so none can hide another's.
SENTENCES: Mapping[str, tuple[str, str]] = {
    **MISUSE,
    **SAID_OF_FINDINGS,
    **LABELS,
    **ISSUED,
    **COLUMNS,
    **SHEETS,
    **SHEET_HELPS,
    **HELP,
}


def knows(key: str) -> bool:
    """Whether the catalogue has this key."""
    return key in SENTENCES


def say(key: str, language: Language, /, **params: object) -> str:
    """The sentence under a key, with its parameters spoken in the same language.

    Raises KeyError for a key the catalogue does not have: that is a mistake of ours.

    >>> say("label.received", Language.ES)
    'Recibido'
    """
    spanish, english = SENTENCES[key]
    template = spanish if language is Language.ES else english
    return template.format(**{name: spoken(value, language) for name, value in params.items()})


def spoken(value: object, language: Language) -> str:
    """A parameter as a person reads it."""
    speak = getattr(value, "say", None)
    return str(speak(language)) if callable(speak) else str(value)
