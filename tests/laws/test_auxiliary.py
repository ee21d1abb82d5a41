"""The auxiliary ledger: line by line it comes to what the auditor says each account holds."""

from collections import Counter
from datetime import date

from hypothesis import given

from coopledger import Expenditure, OtherIncome, Programme, Recovery, Reversal
from coopledger.books.auxiliary import auxiliary
from coopledger.books.book import Book
from coopledger.books.cooperation import cooperation_totals
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
    of_programme = isinstance(history.opening, Programme)
    ends = Counter[str]()
    for each in auxiliary(book, {}):
        balance = 0
        for line in each.lines:
            came, went = (m.minor if m else 0 for m in (line.came_in, line.went_out))
            assert (came or went) or isinstance(line.fact, Disallowance)
            balance += came - went
            assert of_programme or line.balance.minor == balance
            balance = line.balance.minor
        assert [line.day for line in each.lines] == sorted(line.day for line in each.lines)
        ends[each.currency] += balance
    if of_programme:
        spent = Counter[str]()
        for standing in book.standing():
            if isinstance(standing.event, Expenditure):
                spent[standing.event.amount.currency.code] += standing.minor
        assert +ends == +spent


def test_of_a_programme_what_came_back_is_not_spent_and_what_is_earned_changes_nothing() -> None:
    of = {"book": "P", "when": "2016-02-02"}
    facts = (
        Programme(code="P", title="T", institution="INE", currency="MXN"),
        Expenditure(book="P", reference="G", when="2016-01-02", amount="100.00 MXN"),
        Recovery(**of, reference="R", of="G", amount="30.00 MXN"),
        OtherIncome(**of, reference="O", of="G", amount="5.00 MXN"),
        Reversal(book="P", reference="X", of="R", when="2016-03-01", reason="no"),
    )
    book = Book.of(facts[0], facts[1:])
    [found] = auxiliary(book, {})
    by = {line.fact.reference: line.balance.minor for line in found.lines}
    assert by == {"G": 100_00, "O": 100_00, "R": 70_00, "X": 100_00}
    for on, minor in ((date(2016, 2, 28), 70_00), (date(2016, 12, 31), 100_00)):
        [total] = cooperation_totals([book], on=on)
        assert total.financial.money.minor == minor
