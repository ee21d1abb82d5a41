"""The table of the rules says truly which new facts each of them looks at."""

from datetime import date
from typing import Any

from hypothesis import given

from coopledger.books.book import Book
from coopledger.model.entry import Entry
from coopledger.model.events import Event, Reversal
from coopledger.model.period import Period
from coopledger.rules.case import Case
from coopledger.rules.registry import ANY, BALANCE_RULES, RULES, STATING_RULES
from coopledger.testing.everything import histories
from coopledger.testing.history import History

TABLE = {**RULES, **BALANCE_RULES, **STATING_RULES}

LOOKS_AT = {
    "new": ANY,
    "new_events": (Event,),
    "new_states": (Period,),
    "first_changed": (Event, Reversal),
    "walk": (Event, Reversal),
    "walk_every_state": (Event, Reversal),
}
"""The kinds of new facts behind what a rule may ask a case, beside `new_of`."""


class Watched:
    """A case that remembers of which kinds of new facts it was asked."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.asked: set[type] = set()

    def new_of(self, kind: type[Any]) -> Any:
        self.asked.add(kind)
        return self.case.new_of(kind)

    def __getattr__(self, name: str) -> Any:
        self.asked.update(LOOKS_AT.get(name, ()))
        return getattr(self.case, name)


@given(history=histories())
def test_a_rule_looks_at_no_new_fact_but_of_its_kinds(history: History) -> None:
    book = Book.of(history.agreement, history.facts)
    case = Case(book, [Entry(fact) for fact in history.facts], date.today())
    for rule, kinds in TABLE.items():
        watched: Any = Watched(case)
        list(rule(watched))
        assert all(issubclass(kind, kinds) for kind in watched.asked), rule
