"""A history: what opened a book, and all that happened in it."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar
from weakref import finalize

from coopledger.books.book import Book
from coopledger.errors import WrongBook
from coopledger.ledger import Ledger
from coopledger.ledger.examining import turn
from coopledger.model.agreement import Agreement, AnyOpening
from coopledger.model.entry import Entry
from coopledger.model.events import Event
from coopledger.model.facts import AnyFact, MoneyEvent
from coopledger.store import appending
from coopledger.store.connection import Connection


@dataclass(frozen=True, repr=False)
class History:
    """A book: what opened it, its facts in an order that the rules accept, some days to ask about.

    It prints as Python code, to be pasted into a test beside `from coopledger import *`.

    >>> from coopledger import Activity, Programme
    >>> workshop = Activity(book="P-1", reference="W-1", title="Workshop")
    >>> History(Programme(code="P-1", title="Own", currency="MXN"), (workshop,))
    History(
        Programme(code='P-1', title='Own', currency='MXN'),
        (
            Activity(book='P-1', reference='W-1', title='Workshop'),
        ),
        (),
    )
    """

    opening: AnyOpening
    facts: tuple[AnyFact, ...]
    days: tuple[date, ...] = ()

    is_as_drawn: ClassVar[bool] = False

    @property
    def agreement(self) -> Agreement:
        """What opened it, where that is an agreement. Raises WrongBook for a programme."""
        if not isinstance(self.opening, Agreement):
            raise WrongBook.of(self.opening.kind, self.opening.code)
        return self.opening

    @property
    def events(self) -> list[MoneyEvent]:
        """Its movements of money."""
        return [fact for fact in self.facts if isinstance(fact, Event)]

    def recorded(self) -> "DrawnLedger":
        """A new ledger in memory, with this history in it. Raises Refused where a rule says no."""
        ledger = DrawnLedger.open("sqlite://")
        ledger.drawn = self
        if self.is_as_drawn:
            ledger.fill()
        else:
            ledger.record(self.opening, *self.facts)
        return ledger

    def __repr__(self) -> str:
        facts = "".join(f"        {_in_code(fact)},\n" for fact in self.facts)
        days = "".join(f"date({day.year}, {day.month}, {day.day}), " for day in self.days).rstrip()
        within = f"(\n{facts}    )" if facts else "()"
        return f"History(\n    {_in_code(self.opening)},\n    {within},\n    ({days}),\n)"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """Hypothesis prints dataclasses its own way, unless told."""
        printer.text(repr(self))


def _in_code(fact: AnyFact) -> str:
    fields = fact.model_dump(mode="json", exclude_defaults=True)
    stated = ", ".join(f"{name}={_as_written(value)!r}" for name, value in fields.items())
    return f"{type(fact).__name__}({stated})"


def _as_written(value: object) -> object:
    """Plain data, with amounts as people write them: `120.50 MXN`."""
    match value:
        case {"amount": str(number), "currency": str(code), **rest} if not rest:
            return f"{number} {code}"
        case dict():
            return {name: _as_written(inner) for name, inner in value.items()}
        case list():
            return [_as_written(inner) for inner in value]
    return value


class DrawnLedger(Ledger):
    """A ledger in memory that prints as the history in it, `drawn`. What it holds goes with it."""

    drawn: History

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        finalize(self, self._storage.close)

    def __repr__(self) -> str:
        return f"{self.drawn!r}.recorded()"

    def fill(self) -> None:
        """Record what was drawn such as the rules accept it: it is not looked at again."""
        opening, facts = self.drawn.opening, self.drawn.facts
        book = Book.of(opening, facts)
        entries = sorted((Entry(fact) for fact in (opening, *facts)), key=turn)

        def append(connection: Connection) -> None:
            moment = appending.next_moment(connection, self._recorder.clock)
            stamp = appending.Stamp(moment, self._recorder.by)
            appending.append(connection, [appending.Added(book, entries, stamp)])

        self._storage.write(append)


def as_drawn(history: History) -> History:
    """A history that was drawn such as the rules accept it. (Changed by hand it is none.)"""
    object.__setattr__(history, "is_as_drawn", True)
    return history
