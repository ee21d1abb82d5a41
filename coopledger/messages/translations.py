"""The languages beside Spanish and English: each is one file, `locale/<code>.po`.

`coopledger.messages.po` writes such a file for a translator, and says whether it fits.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

_LOCALE = Path(__file__).with_name("locale")

TRANSLATED = sorted(file.stem for file in _LOCALE.glob("[a-z][a-z].po"))
"""Their codes (ISO 639-1)."""


@cache
def translations(code: str) -> Mapping[str, str]:
    """The sentences of a language that is a file, by their keys.

    Only those that fit: whoever adds a word to the catalogue does not stop those who read another
    language, who are told it in Spanish.
    """
    # Babel is heavy, and not for the languages that are spoken most.
    from coopledger.messages.po_file import read

    return read(_LOCALE / f"{code}.po").sentences
