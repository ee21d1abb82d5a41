"""The auxiliary ledger: line by line it comes to what the auditor says each account holds."""

from collections import Counter

from hypothesis import given

from coopledger.books.auxiliary import auxiliary
from coopledger.books.book import Book
from coopledger.model.agreement import Agreement
from coopledger.model.terms import Disallowance
from coopledger.testing.everything import histories
from coopledger.testing.history import History
from coopledger.testing.simple import simple_histories
from tests.auditor import audit


@given(simple_histories())
def test_on_each_day_its_balances_are_what_the_accounts_hold(history: History) -> None:
    found = auxiliary(Book.of(history.opening, history.facts), {})
    for day in history.days:
        held = audit(history.agreement, history.facts, day)["accounts"]
        balances = dict.fromkeys(held, 0)
        for each in found:
            until = [line.balance.minor for line in each.lines if line.day <= day]
            balances[each.account] = until[-1] if until else 0
        assert balances == held


@given(histories())
def test_each_balance_is_the_one_before_and_what_moved(history: History) -> None:
    book = Book.of(history.opening, history.facts)
    sign = 1 if isinstance(history.opening, Agreement) else -1
    ends = Counter[str]()
    for each in auxiliary(book, {}):
        balance = 0
        for line in each.lines:
            came, went = (m.minor if m else 0 for m in (line.came_in, line.went_out))
            assert (came or went) or isinstance(line.fact, Disallowance)
            balance += sign * (came - went)
            assert line.balance.minor == balance
        assert [line.day for line in each.lines] == sorted(line.day for line in each.lines)
        ends[each.currency] += balance
    if not isinstance(history.opening, Agreement):
        spent = Counter[str]()
        for standing in book.standing():
            spent[standing.event.amount.currency.code] += standing.minor
        assert +ends == +spent
