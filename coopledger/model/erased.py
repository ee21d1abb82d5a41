"""What stands where a text is not: it was erased, or a public edition withholds it.

Nobody can write it down, and each language says it.
"""

from coopledger.messages.catalogue import Language, say


class Erased(str):
    """A text that is not there. Only what is read from a ledger has one: see `ERASED`, `WITHHELD`.

    Whatever is typed is another, be it of the same signs: what tells it apart is what it is.
    """

    __slots__ = ()

    def say(self, language: Language | str) -> str:
        return say(self.strip("()"), language)


ERASED = Erased("(erased)")
WITHHELD = Erased("(withheld)")
"""Of a public edition: the ledger has it."""


def is_erased(value: object) -> bool:
    """Whether a text is not there: erased, or withheld."""
    return isinstance(value, Erased)


def text_at(record: object, path: str) -> object:
    """What stands at a path of a record: `accounts.0.number`."""
    for name in path.split("."):
        record = record[int(name)] if isinstance(record, tuple) else getattr(record, name)
    return record
