"""Which language a person is addressed in, where no one has said so."""

import locale
from collections.abc import Mapping

from coopledger.messages.catalogue import Language


def preferred_language(environment: Mapping[str, str], asked: str | None = None) -> Language:
    """The one that was asked for, else COOPLEDGER_LANG, else the system's, else Spanish."""
    for wish in (asked, environment.get("COOPLEDGER_LANG"), _system_language(environment)):
        for language in Language:
            if wish and wish.lower()[:2] == language.value:
                return language
    return Language.ES


def _system_language(environment: Mapping[str, str]) -> str | None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return environment[name]
    return locale.getlocale()[0]
