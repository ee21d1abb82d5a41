"""What is asked first, and spares a rule the rest, says what the rest would have said."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from coopledger.books.book import Book
from coopledger.model.entry import Entry
from coopledger.model.facts import AnyFact, MoneyEvent
from coopledger.rules.account_and_currency import account_and_currency
from coopledger.rules.account_below_zero import account_below_zero
from coopledger.rules.case import Case
from coopledger.rules.leaves_what_is_held import leaves_what_is_held
from coopledger.rules.spent_within_received import spent_within_received
from coopledger.testing.everything import histories
from coopledger.testing.history import History


class Walked(Case):
    """A case in which every account and currency is walked, whatever its least is."""

    all_is_held = False


class Unplaced(Book):
    """A book of which each event is asked which account it names."""

    def has_place_for(self, event: MoneyEvent) -> bool:
        return False


def somewhere(history: History, data: st.DataObject) -> tuple[list[AnyFact], list[AnyFact]]:
    """What is recorded, and what is new: its amounts and accounts may be quite wrong."""
    facts = list(history.facts)
    end = data.draw(st.integers(0, len(facts) - 1))
    new = list[AnyFact]()
    for fact in facts[end : end + 3]:
        if isinstance(fact, MoneyEvent):
            wrong: dict[str, object] = {}
            if data.draw(st.booleans()):
                wrong["amount"] = fact.amount * data.draw(st.sampled_from([10, 1000]))
            if data.draw(st.booleans()):
                wrong["account"] = data.draw(st.sampled_from([None, "MXN", "NONE"]))
            fact = fact.model_copy(update=wrong)
        new.append(fact)
    return facts[:end], new


@given(histories(), st.data())
def test_where_nothing_goes_below_nothing_no_walk_finds_anything(
    history: History, data: st.DataObject
) -> None:
    before, new = somewhere(history, data)
    book, entries = Book.of(history.agreement, [*before, *new]), [*map(Entry, new)]
    for rule in (spent_within_received, leaves_what_is_held, account_below_zero):
        found = list(rule(Case(book, entries, date.today())))
        assert found == list(rule(Walked(book, entries, date.today())))


@given(histories(), st.data())
def test_what_has_a_place_in_its_book_names_an_account_of_it(
    history: History, data: st.DataObject
) -> None:
    before, new = somewhere(history, data)
    book, entries = Book.of(history.agreement, [*before, *new]), [*map(Entry, new)]
    found = list(account_and_currency(Case(book, entries, date.today())))
    book.__class__ = Unplaced
    assert found == list(account_and_currency(Case(book, entries, date.today())))
