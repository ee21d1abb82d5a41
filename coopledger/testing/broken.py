"""What a test is told where books do not close: which law, by how much, after which event."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple, Protocol

from coopledger.errors import LedgerBroken
from coopledger.messages.catalogue import CoopledgerError, Language, say, spoken
from coopledger.model.events import Reversal
from coopledger.model.facts import MoneyEvent
from coopledger.money import Money


class Law(StrEnum):
    """The laws of books, and the rule on money that is not there, by what they are about."""

    FUND_CURRENCY = "fund-currency"
    AGREEMENT_CURRENCY = "agreement-currency"
    PARTS = "parts"
    SET = "set"
    NOT_REWRITTEN = "not-rewritten"
    NOT_OVERDRAWN = "not-overdrawn"

    def say(self, language: Language | str) -> str:
        return say(f"closing.law.{self}", language)


class Sayable(Protocol):
    """What says itself in a language."""

    def say(self, language: Language | str) -> str: ...


class EventNamed(NamedTuple):
    """An event of a book, for a message."""

    event: MoneyEvent | Reversal

    def say(self, language: Language | str) -> str:
        event = self.event
        kind = say(f"kind.{event.kind}", language)
        return say("closing.event", language, kind=kind, reference=event.reference, when=event.when)


class Sentence(NamedTuple):
    """A sentence of the catalogue with its parameters, for a message."""

    key: str
    params: Mapping[str, object]

    def say(self, language: Language | str) -> str:
        return say(self.key, language, **self.params)


class NotClosed(CoopledgerError, AssertionError):
    """Books do not close.

    law: which one is broken. difference: by how much (what came less what became of it); without
    a currency where the rows have none, None where a law is not about an amount. after: the first
    event (of a ledger) or row (as it was given) after which it does not hold, where that is known.
    """

    def __init__(
        self,
        law: Law,
        where: str | Sayable,
        said: Sayable,
        *,
        difference: Money | Decimal | None = None,
        after: object = None,
        named: Sayable | None = None,
    ) -> None:
        super().__init__(law, where=where, said=said)
        self.law = law
        self.difference = difference
        self.after = after
        self._named = named

    @classmethod
    def of(cls, broken: LedgerBroken, after: MoneyEvent | Reversal | None = None) -> "NotClosed":
        """A law of the books that a statement broke."""
        law = broken.code.removeprefix("law.").partition("-by_")[0]
        difference = broken.params["difference"]
        return cls(
            Law(law),
            str(broken.params["book"]),
            Sentence(broken.code, broken.params),
            difference=difference if isinstance(difference, Money) else None,
            after=after,
            named=None if after is None else EventNamed(after),
        )

    def message(self, language: Language | str) -> str:
        """Which law, where, by how much, after which event; and below it the two sides."""
        by = after = ""
        if self.difference is not None:
            amount = self.difference
            shown = amount if isinstance(amount, Money) else f"{amount:,f}"
            by = say("closing.by", language, difference=shown)
        if self._named is not None:
            after = say("closing.after", language, event=self._named)
        where = self.params["where"]
        head = say("closing.head", language, law=self.law, where=where, by=by, after=after)
        return f"{head}\n{spoken(self.params['said'], language)}"
