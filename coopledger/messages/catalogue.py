"""The one catalogue: a key, and its sentence in each language.

A sentence is a `str.format` template. Its parameters are strings, numbers, or things that know how
to say themselves in a language (`say(language)`), such as an amount of money. What stands beside a
number has a form that goes with it: `{count} {count:one=record|other=records}` (`plurals`).
"""

from enum import StrEnum
from functools import cache, partial
from typing import NoReturn

from coopledger.messages.asker import to_asker
from coopledger.messages.concealed import concealed
from coopledger.messages.plurals import Number
from coopledger.messages.sentences import SENTENCES
from coopledger.messages.translations import TRANSLATED, translations
from coopledger.messages.visible import harmless, shown


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
    named = language if isinstance(language, str) else Language(language)  # which there is not
    into, template = _template(key, named)
    return template.format(**{name: spoken(value, into) for name, value in params.items()})


def tell(key: str, language: Language | str, /, **params: object) -> str:
    """The same, in the words of whoever asks: the command line's, the pages', or Python's."""
    named = language if isinstance(language, str) else Language(language)  # which there is not
    into, template = _template(key, named)
    told = to_asker(template, partial(_named, into))
    return told.format(**{name: spoken(value, into) for name, value in params.items()})


def _named(language: Language, how: str, name: str) -> str:
    """A page, or a field of one, as a sentence names it. how, name: keys."""
    return say(how, language, name=say(name, language))


@cache
def _template(key: str, language: Language | str) -> tuple[Language, str]:
    """What is said under a key, and in which language."""
    into = Language(language)
    own = sentence(key, into)
    return (into, own) if own is not None else (Language.ES, SENTENCES[key][0])


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
    """A parameter as a person reads it: no sign that a screen would obey, and no password."""
    speak = getattr(value, "say", None)
    if callable(speak):
        return harmless(str(speak(language)))
    return Number(value, language) if isinstance(value, int) else concealed(harmless(str(value)))


class CatalogueException(Exception):
    """What is told by a code of the catalogue and its parameters."""

    def __init__(self, code: str, /, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    def message(self, language: Language | str) -> str:
        """The sentence a person reads, signs that nobody sees among it."""
        return tell(self.code, language, **shown(self.params))

    def say(self, language: Language | str) -> str:
        """The same, where it is part of another sentence."""
        return self.message(language)

    def __str__(self) -> str:
        return self.message(Language.EN)


class CoopledgerError(CatalogueException):
    """The root of everything this package raises on purpose."""
