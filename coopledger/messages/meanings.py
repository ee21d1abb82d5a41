"""What each finding means and why it matters to the books: by group, key -> (Spanish, English).

The message of a finding says what was seen, its remedy what to do. Its meaning says which rule of
the agreement or of the books stands behind it, in words that hold wherever it is found.
"""

from collections.abc import Mapping

from coopledger.messages.meanings_of_books import STANDING, VERIFYING
from coopledger.messages.meanings_of_changes import CORRECTIONS, TERMS
from coopledger.messages.meanings_of_documents import CELL, DOCUMENT
from coopledger.messages.meanings_of_facts import FACTS
from coopledger.messages.meanings_of_periods import PERIODS
from coopledger.messages.themes import THEMES

# The groups, each under a heading of its own (`group.<name>` in `labels`).
GROUPS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "document": DOCUMENT,
    "cell": CELL,
    "facts": FACTS,
    "corrections": CORRECTIONS,
    "terms": TERMS,
    "periods": PERIODS,
    **{name: {code: said.meaning for code, said in of.items()} for name, of in THEMES.items()},
    "standing": STANDING,
    "verifying": VERIFYING,
}

MEANINGS: dict[str, tuple[str, str]] = {
    f"meaning.{code}": said for group in GROUPS.values() for code, said in group.items()
}
