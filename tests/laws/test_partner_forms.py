"""Every form's figures are the statement's."""

from collections import Counter
from datetime import timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from coopledger import Agreement
from coopledger.books.book import Book
from coopledger.books.partner_form import sources
from coopledger.books.partner_forms.form import Filled, FormRow
from coopledger.books.partner_forms.registry import PARTNER_FORMS
from coopledger.books.statement_paper import StatementPaper
from coopledger.model.request import Request
from coopledger.model.variation import Variation
from coopledger.money import Money, total_of
from coopledger.testing.everything import histories
from coopledger.testing.history import History
from coopledger.testing.simple import simple_histories
from tests.auditor import audit
from tests.laws.test_statement_paper import drawn, paper


def filled(name: str, history: History, found: StatementPaper) -> Filled:
    book = Book.of(history.opening, history.facts)
    return PARTNER_FORMS[name](sources(book, found))


def rows(form: Filled, table: str) -> list[FormRow]:
    """Its rows that add up: no sum of others, and no part of another."""
    (found,) = (each for each in form.tables if each.name == table)
    return [row for row in found.rows if not row.total and not row.under]


def amounts(form: Filled, table: str, column: str) -> list[Money]:
    found = (row.entries.get(column) for row in rows(form, table))
    return [each for each in found if isinstance(each, Money)]


@given(simple_histories(), st.data())
def test_what_a_form_says_was_spent_is_what_the_auditor_says(
    history: History, data: st.DataObject
) -> None:
    on = data.draw(st.sampled_from(history.days))
    found = paper(history, on)
    own = found.statement.agreement.currency
    spent = Money.from_minor(audit(history.agreement, history.facts, on)["agreement"]["spent"], own)
    listed = total_of(amounts(filled("eu", history, found), "expenditures", "amount"), own)
    assert listed == spent
    report = amounts(filled("eu", history, found), "report", "cumulative")
    if all(each.currency.code == own for each in report):
        assert total_of(report, own) == spent


@given(histories(), st.data())
def test_its_lines_are_those_of_the_statement(history: History, data: st.DataObject) -> None:
    assume(isinstance(history.opening, Agreement))
    on = data.draw(st.sampled_from(history.days))
    found = drawn(history, on)
    standing = {line.code: line for line in found.statement.lines}
    for row in rows(filled("conac", history, found), "lines"):
        if row.key in standing:
            line = standing[row.key]
            assert row.entries["modified"] == line.modified
            assert (row.entries["accrued"], row.entries["paid"]) == (line.accrued, line.spent)
            if line.accrued == line.spent:
                assert row.entries["unspent"] == line.available


@given(histories(), st.data())
def test_two_periods_follow_one_another(history: History, data: st.DataObject) -> None:
    """What was spent in both is what was spent; what is authorised goes over with the budget."""
    assume(isinstance(history.opening, Agreement))
    eve, on = sorted(data.draw(st.sampled_from(history.days)) for _ in range(2))
    whole = filled("face", history, drawn(history, on))
    first = filled("face", history, drawn(history, eve))
    then = drawn(history, on, eve + timedelta(days=1)) if eve < on else None
    assume(then is not None and then.before is not None)
    assert then is not None
    assert then.before is not None
    second = {row.key: row.entries for row in rows(filled("face", history, then), "lines")}
    # What other books say, and became known between them, is of neither.
    budgets = {line.code: (line.modified, line.before) for line in then.before.lines}
    now = {line.code: (line.modified, line.before) for line in then.statement.lines}
    before = {row.key: row.entries for row in rows(first, "lines")}
    for row in rows(whole, "lines"):
        if "actual" not in row.entries:  # activities without expenditure, and support cost
            continue
        within, earlier = second[row.key], before.get(row.key, {})
        both = (within["actual"], earlier.get("actual"))
        if all(isinstance(each, Money) for each in both) and row.entries["actual"] is not None:
            assert both[0] + both[1] == row.entries["actual"]  # type: ignore[operator]
        same = budgets.get(row.key) == now.get(row.key)
        if same and earlier.get("balance") is not None:
            assert within["authorised"] == earlier["balance"]


@given(histories(), st.data())
def test_from_what_is_on_hand_to_what_is_held(history: History, data: st.DataObject) -> None:
    assume(isinstance(history.opening, Agreement))
    on = data.draw(st.sampled_from(history.days))
    found = drawn(history, on)
    form = filled("sf425", history, found)
    side = found.statement.agreement_currency
    assert total_of(amounts(form, "on-hand", "amount"), side.currency) == side.held.money


@given(histories(), st.data())
def test_what_is_asked_for_is_all_that_begins_next(history: History, data: st.DataObject) -> None:
    """No line of it is lost, none is counted twice: E and the forecast are what was recorded."""
    assume(isinstance(history.opening, Agreement))
    on = data.draw(st.sampled_from(history.days))
    found = drawn(history, on)
    ahead = [fact for fact in history.facts if isinstance(fact, Request) and fact.when.first > on]
    begins = min((fact.when.first for fact in ahead), default=None)
    expected = Counter[str]()
    for fact in ahead:
        if fact.when.first == begins:
            expected[fact.amount.currency.code] += fact.amount.minor
    for form, table, column in (("face", "lines", "request"), ("eu", "forecast", "cost")):
        printed = Counter[str]()
        for amount in amounts(filled(form, history, found), table, column):
            printed[amount.currency.code] += amount.minor
        assert +printed == expected


CAME = ("opening_balance", "received", "own_contribution", "interest", "other_income")


@given(histories(), st.data())
def test_sources_of_funding_are_all_that_came(history: History, data: st.DataObject) -> None:
    """By whoever contributed it: nothing is lost, nothing counts twice."""
    assume(isinstance(history.opening, Agreement))
    on = data.draw(st.sampled_from(history.days))
    found = drawn(history, on)
    side, own = found.statement.agreement_currency, found.statement.agreement.currency
    whole = total_of((getattr(side, name).money for name in CAME), own)
    form = filled("eu", history, found)
    assert total_of(amounts(form, "funding", "cumulative"), own) == whole
    shares = {share.contributor: share for share in found.statement.shares}
    for row in rows(form, "funding"):
        if row.key in shares:
            assert row.entries["agreed"] == shares[row.key].agreed
    federal = {
        row.key: row.entries["amount"] for row in rows(filled("sf425", history, found), "share")
    }
    required = found.statement.agreement.own_share
    if required is not None and required.currency.code == own:
        assert federal["i"] == required
        assert federal["j"] + federal["k"] == required  # type: ignore[operator]
    else:
        assert (federal["i"], federal["k"]) == (None, None)


@given(histories(), st.data())
def test_a_share_is_what_came_of_it_and_what_is_left(history: History, data: st.DataObject) -> None:
    assume(isinstance(history.opening, Agreement))
    statement = drawn(history, data.draw(st.sampled_from(history.days))).statement
    side, own = statement.agreement_currency, statement.agreement.currency
    for share in statement.shares:
        if share.agreed is not None and share.contributed is not None:
            assert share.left is not None
            assert share.contributed + share.left == share.agreed
        if share.contributor is None:
            assert share.worth == side.own_contribution.money - side.withdrawn.money
            for fund in statement.funds:
                put_in = fund.own_contribution.money - fund.withdrawn.money
                contributed = share.contributed
                if contributed is not None and contributed.currency.code == fund.currency != own:
                    assert contributed == put_in


@given(histories(), st.data())
def test_each_line_has_what_was_last_said_of_it(history: History, data: st.DataObject) -> None:
    """And never what was said of another day than its own without that day."""
    assume(isinstance(history.opening, Agreement))
    on = data.draw(st.sampled_from(history.days))
    said = [f for f in history.facts if isinstance(f, Variation) and f.when.last <= on]
    report = rows(filled("eu", history, drawn(history, on)), "report")
    for row in report:
        of_line = [each for each in said if each.line == row.key]
        last = max((each.when.last for each in of_line), default=None)
        printed = row.entries.get("explanation")
        if last is None:
            assert printed is None
            continue
        assert isinstance(printed, str)
        assert all((each.reason in printed) is (each.when.last == last) for each in of_line)
        assert printed.startswith(f"{last.isoformat()}: ") is (last != on)


@given(histories(), st.data())
def test_what_is_under_a_line_adds_up_to_it(history: History, data: st.DataObject) -> None:
    """Activities, programme management, and what is of several: each counted once."""
    assume(isinstance(history.opening, Agreement))
    since, on = sorted(data.draw(st.sampled_from(history.days)) for _ in range(2))
    for begins in (None, since):
        found = drawn(history, on, begins)
        (table,) = filled("face", history, found).tables
        parts = Counter[str]()
        for row in table.rows:
            if row.under and isinstance(spent := row.entries.get("actual"), Money):
                parts[row.under] += spent.minor
        for row in rows(filled("face", history, found), "lines"):
            actual = row.entries.get("actual")
            if isinstance(actual, Money):
                assert parts[row.key] == actual.minor, row.key


@given(histories(), st.data())
def test_activities_and_management_are_those_of_the_statement(
    history: History, data: st.DataObject
) -> None:
    """Over all lines, where all is said as it was reported and none of it is of several."""
    assume(isinstance(history.opening, Agreement))
    found = drawn(history, data.draw(st.sampled_from(history.days)))
    by_activity = Counter[str | None]()
    for activities in found.spread.values():
        for key, fell in activities.items():
            by_activity[key] += fell.reported.total()
    whole = Counter({part.key: part.reported.minor for part in found.statement.by_activity})
    assert (
        by_activity.total() == whole.total() == found.statement.agreement_currency.spent.money.minor
    )
    if by_activity[""] == 0:
        assert (+by_activity, -by_activity) == (+whole, -whole)
    lines = Counter({line.key: line.reported.minor for line in found.statement.by_line})
    for key, activities in found.spread.items():
        assert sum(fell.reported.total() for fell in activities.values()) == lines[key]


@given(histories(), st.data())
def test_the_budget_is_what_was_agreed_and_what_was_moved_since(
    history: History, data: st.DataObject
) -> None:
    assume(isinstance(history.opening, Agreement))
    found = drawn(history, data.draw(st.sampled_from(history.days)))
    budgets = {line.code: line.modified for line in found.statement.lines}
    form = filled("eu", history, found)
    for table in ("budget", "report"):
        for row in rows(form, table):
            if row.key in budgets:
                assert row.entries["modified"] == budgets[row.key]


@given(histories(), st.data())
def test_each_payment_pending_is_listed_once(history: History, data: st.DataObject) -> None:
    assume(isinstance(history.opening, Agreement))
    found = drawn(history, data.draw(st.sampled_from(history.days)))
    form = filled("eu", history, found)
    listed = [row for each in form.tables if each.name.startswith("pending") for row in each.rows]
    outstanding = [each for each in found.statement.commitments if each.outstanding]
    assert Counter((row.key, row.entries["in-currency"]) for row in listed) == Counter(
        (each.commitment.reference, each.outstanding) for each in outstanding
    )
