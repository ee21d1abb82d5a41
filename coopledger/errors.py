"""What wrong use raises. (Wrong data is a `Finding`, never an exception.)

Every error has a code; its sentence stands in the catalogue, in Spanish and in English, and says
what was seen, what was expected and what to do. The root of all, `CoopledgerError`, stands with
the catalogue, which raises it too.
"""

from collections.abc import Iterable
from typing import Self

from coopledger.messages.catalogue import CatalogueException, CoopledgerError, Language, say


class Near(tuple[str, ...]):
    """Codes that resemble one that is not there, for a message."""

    __slots__ = ()

    @classmethod
    def among(cls, known: Iterable[str], seen: str) -> Self:
        """The codes most like what was seen; whether in capitals or not does not matter.

        >>> Near.among(["G-1", "X-1", "INE-SEGIB-2016"], "g-1")[0]
        'G-1'
        """
        # Slow to import, and needed where something was mistyped.
        from difflib import get_close_matches

        written: dict[str, list[str]] = {}
        for code in known:
            written.setdefault(code.casefold(), []).append(code)
        near = get_close_matches(seen.casefold(), written)
        return cls([code for folded in near for code in written[folded]][:3])

    def say(self, language: Language | str) -> str:
        return say("near.codes", language, codes=", ".join(self)) if self else ""


class OnNetworkShare(CatalogueException, UserWarning):
    """A ledger is written to on a drive that other machines may write to as well."""


class WrongArgument(CoopledgerError, TypeError):
    """A verb was called with what it does not take."""


class DateError(CoopledgerError, ValueError):
    """A date that is none: unreadable, not of the calendar, its end before its start."""


class LeftoverRemoved(CatalogueException, UserWarning):
    """What a copy, a backup or an answer left half written was taken away: its program died."""


class MoneyError(CoopledgerError, ValueError):
    """An amount that is no amount of money: inexact, not finite, unreadable, of no currency."""


class MixedMoney(CoopledgerError, TypeError):
    """An operation between two amounts that have no common meaning."""


class NoSuchBook(CoopledgerError, LookupError):
    """The ledger holds no book under that code."""


class NoSuchReference(CoopledgerError, LookupError):
    """Nothing is recorded under that reference."""


class WrongBook(CoopledgerError, TypeError):
    """A question that this kind of book has no answer to."""

    @classmethod
    def of(cls, kind: str, code: str) -> Self:
        """Asked of what is no agreement. kind: what its book was opened with."""
        of = "book.is-institution" if kind == "institution" else "book.is-programme"
        return cls(of, code=code)


class MissingRate(CoopledgerError, LookupError):
    """An agreement prescribes a published rate that nobody has given."""


class RateUnavailable(CoopledgerError, LookupError):
    """A source of exchange rates has no such rate, or does not answer.

    lasting: whether it will not answer the next question either, so that it need not be asked.
    """

    lasting = False


class SourceSilent(RateUnavailable):
    """A source that cannot be reached, refuses to answer, or says what cannot be understood."""

    lasting = True


class LedgerNotFound(CoopledgerError, LookupError):
    """There is no ledger where a reading command looked."""


class StoreError(CoopledgerError):
    """The place where the ledger is kept cannot serve: locked, read-only, full, not a ledger."""


class BooksMoved(CoopledgerError, ValueError):
    """The books are no longer as they were looked at, and nothing was recorded."""


class LedgerBroken(CoopledgerError):
    """A law of the books does not hold. The program stops here, and says which law."""


class MissingExtra(CoopledgerError, ImportError):
    """A part of the package that another distribution is needed for."""


class PluginFailed(CoopledgerError):
    """What another installed package brings cannot be used, or failed."""
