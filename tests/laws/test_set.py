"""Law 5. A statement depends on the set of facts, not on the order in which they were recorded.

A rule may refuse an order: spending recorded before its money came. It never changes an answer. The
same fact recorded twice changes nothing; another under the same reference is refused.
"""

from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopledger.books.book import Book
from coopledger.books.cooperation import cooperation_totals
from coopledger.books.reconciliation import reconcile
from coopledger.ledger import Ledger
from coopledger.model.activity import Activity
from coopledger.model.agreement import Agreement, Opening, Programme
from coopledger.model.base import Provenance
from coopledger.model.events import Disbursement, Expenditure
from coopledger.model.facts import fact_adapter
from coopledger.model.finding import Severity
from coopledger.model.receipt import Refused
from coopledger.money import Money
from coopledger.testing.history import History
from coopledger.testing.simple import programmes, simple_histories
from coopledger.testing.small import LAST_DAY

# The only reasons for which an order may be refused: what a fact leans on is not there yet.
# (Money that came is there for what counts first: what is recorded may be left without it.)
TOO_EARLY = {
    "unknown-book",
    "unknown-activity",
    "spent-beyond-received",
    "refund-beyond-held",
    "leaves-without-money",
}


def in_batches(data: st.DataObject, facts) -> list[list]:
    """The facts in any order, cut anywhere."""
    left = list(data.draw(st.permutations(facts)))
    batches = []
    while left:
        size = data.draw(st.integers(1, len(left)))
        batches.append(left[:size])
        left = left[size:]
    return batches


def reasons_against(ledger: Ledger, batch: list) -> set[str]:
    """Record a batch; why it was refused, if it was."""
    try:
        receipt = ledger.record(*batch)
    except Refused as refused:
        return {each.code for each in refused.findings if each.severity is Severity.ERROR}
    assert receipt.recorded == len(batch)
    return set()


def record_until_accepted(ledgers: list[Ledger], batches: list[list]) -> int:
    """Record each batch, those refused as too early again later; how many refusals that took.

    Two batches may each wait for the other: then their facts go one by one.
    """
    refusals = 0
    while batches:
        refused = []
        for number, batch in enumerate(batches):
            reasons = reasons_against(ledgers[number % len(ledgers)], batch)
            assert reasons <= TOO_EARLY
            if reasons:
                refused.append(batch)
        refusals += len(refused)
        if len(refused) == len(batches):
            assert any(len(batch) > 1 for batch in batches), "a fact that is never accepted"
            refused = [[fact] for batch in refused for fact in batch]
        batches = refused
    return refusals


def states_the_same(ledger: Ledger, *histories_: History) -> None:
    """Every statement and every total, as if all had been recorded at once and in order."""
    for history in histories_:
        if isinstance(history.opening, Agreement):
            book = Book.of(history.opening, history.facts)
            for day in history.days:
                statement = ledger.reconcile(history.opening.code, on=day)
                assert statement == reconcile(book, on=day)
    books = [Book.of(history.opening, history.facts) for history in histories_]
    assert ledger.cooperation_totals() == cooperation_totals(books)
    assert ledger.verify().intact


@given(simple_histories(), st.data())
def test_a_book_is_the_same_whatever_the_order_of_its_facts(history: History, data: st.DataObject):
    ordered = Book.of(history.opening, history.facts)
    book = Book.of(history.opening)
    for batch in in_batches(data, history.facts):
        book.add(*batch)
    assert list(book.timeline) == list(ordered.timeline)
    for day in history.days:
        assert reconcile(book, on=day) == reconcile(ordered, on=day)
    assert cooperation_totals([book]) == cooperation_totals([ordered])
    assert book.turnover == ordered.turnover
    for account in history.agreement.accounts:
        one, other = book.by_account[account.code], ordered.by_account[account.code]
        assert list(one) == list(other)
        assert list(one.steps()) == list(other.steps())


@given(simple_histories(), programmes(), st.data())
def test_any_order_of_recording_in_any_batches_gives_the_same_answers(
    agreement: History, programme: History, data: st.DataObject
):
    facts = [agreement.opening, *agreement.facts, programme.opening, *programme.facts]
    with Ledger.open("sqlite://") as ledger:
        record_until_accepted([ledger], in_batches(data, facts))
        states_the_same(ledger, agreement, programme)


@given(simple_histories(most=10), st.data())
def test_two_who_record_in_turn_see_the_same_answers(history: History, data: st.DataObject):
    """Two programs on one file: each sees what the other recorded."""
    with TemporaryDirectory() as folder:
        path = f"{folder}/books.db"
        with Ledger.open(path) as one, Ledger.open(path) as other:
            record_until_accepted([one, other], [[history.opening]])
            record_until_accepted([one, other], in_batches(data, history.facts))
            for ledger in (one, other):
                states_the_same(ledger, history)


@given(simple_histories(prefinancing=True), st.data())
def test_where_prefinancing_is_allowed_no_order_of_spending_is_refused(
    history: History, data: st.DataObject
):
    refunds = [fact for fact in history.facts if fact.kind == "refund"]
    done = [fact for fact in history.facts if fact.kind == "activity"]
    moved = [fact for fact in history.facts if fact not in refunds and fact not in done]
    with Ledger.open("sqlite://") as ledger:
        ledger.record(history.opening, *done)
        assert record_until_accepted([ledger], in_batches(data, moved)) == 0
        record_until_accepted([ledger], in_batches(data, refunds))
        states_the_same(ledger, history)


@given(simple_histories(), st.data())
def test_the_same_fact_again_changes_nothing(history: History, data: st.DataObject):
    facts = [history.opening, *history.facts]
    code = history.opening.code
    with Ledger.open("sqlite://") as ledger:
        ledger.record(*facts)
        rows, stated = ledger.books()[0].facts, ledger.reconcile(code, on=LAST_DAY)
        again = data.draw(st.lists(st.sampled_from(facts), min_size=1, max_size=4))
        # As a document would state it: another object, with the same content.
        again = [fact_adapter.validate_json(fact.model_dump_json()) for fact in again]
        receipt = ledger.record(*again)
        assert (receipt.recorded, receipt.unchanged) == (0, len(again))
        assert ledger.books()[0].facts == rows == len(facts)
        assert ledger.reconcile(code, on=LAST_DAY) == stated
        assert ledger.verify().intact


@given(simple_histories())
def test_a_fact_that_stands_twice_in_one_batch_is_recorded_once(history: History):
    facts = [history.opening, *history.facts]
    with Ledger.open("sqlite://") as ledger:
        receipt = ledger.record(*facts, *facts)
        assert receipt.recorded == len(facts) == ledger.books()[0].facts
        codes = [finding.code for finding in receipt.findings]
        assert codes.count("row-repeated") == len(facts)
        states_the_same(ledger, history)


def otherwise(data: st.DataObject, fact):
    """The fact with one thing in it changed."""
    changes = [
        {"note": "not what was recorded"},
        {"source": "another document"},
        {"provenance": next(p for p in Provenance if p is not fact.provenance)},
    ]
    if fact.kind in ("agreement", "programme", "activity"):
        changes.append({"title": f"{fact.title}, renamed"})
    else:
        more = type(fact.amount).from_minor(fact.amount.minor + 1, fact.amount.currency)
        changes.append({"amount": more})
        changes.append({"when": type(fact.when).on(fact.when.last.replace(year=2014, day=9))})
    change = data.draw(st.sampled_from(changes))
    return fact.model_copy(update=change)


@given(simple_histories(), st.data())
def test_another_fact_under_the_same_reference_is_refused(history: History, data: st.DataObject):
    facts = [history.opening, *history.facts]
    code = history.opening.code
    other = otherwise(data, data.draw(st.sampled_from(facts)))
    with Ledger.open("sqlite://") as ledger:
        ledger.record(*facts)
        stated = ledger.reconcile(code, on=LAST_DAY)
        with pytest.raises(Refused) as refused:
            ledger.record(other)
        opening = isinstance(other, Opening) and other.terms != history.opening.terms
        expected = "not-correctable" if opening else "same-reference"
        assert [finding.code for finding in refused.value.findings] == [expected]
        assert ledger.books()[0].facts == len(facts)
        assert ledger.reconcile(code, on=LAST_DAY) == stated


@given(simple_histories(), st.data())
def test_two_facts_under_one_reference_in_one_batch_are_refused(
    history: History, data: st.DataObject
):
    other = otherwise(data, data.draw(st.sampled_from(history.facts or [history.opening])))
    with Ledger.open("sqlite://") as ledger:
        with pytest.raises(Refused) as refused:
            ledger.record(history.opening, *history.facts, other)
        assert "reference-twice" in {finding.code for finding in refused.value.findings}
        ledger.record(history.opening, *history.facts)
        states_the_same(ledger, history)


AGREEMENT = Agreement(code="A-1", title="Taxis", currency="EUR", accounts=["MXN"])


def test_another_kind_of_fact_under_the_same_reference_is_refused():
    came = Disbursement(
        book="A-1", reference="F-1", when="2016-08", amount="9.00 MXN", sent="1.00 EUR"
    )
    spent = Expenditure(book="A-1", reference="F-1", when="2016-09", amount="1.00 MXN")
    with Ledger.open("sqlite://") as ledger:
        ledger.record(AGREEMENT, came)
        with pytest.raises(Refused) as refused:
            ledger.record(spent)
        assert [finding.code for finding in refused.value.findings] == ["not-correctable"]


def test_two_equal_taxi_fares_are_two_facts():
    came = Disbursement(
        book="A-1", reference="M-1", when="2016-08", amount="9.00 MXN", sent="1.00 EUR"
    )
    fares = [
        Expenditure(book="A-1", reference=folio, when="2016-09-01", amount="1.00 MXN")
        for folio in ("taxi 1", "taxi 2")
    ]
    with Ledger.open("sqlite://") as ledger:
        ledger.record(AGREEMENT, came, *fares)
        assert ledger.reconcile("A-1", on=LAST_DAY).fund.spent.money == Money("2.00", "MXN")


@pytest.mark.parametrize(
    ("fact", "revised"),
    [
        (
            Activity(book="P-1", reference="C-1", title="Course", when="2016"),
            {"revision": 2, "count": 5},
        ),
        (
            Expenditure(book="P-1", reference="G-1", when="2016", amount="1.00 MXN"),
            {"revision": 2, "amount": Money("5.00", "MXN")},
        ),
    ],
    ids=["activity", "expenditure"],
)
def test_the_order_in_which_two_revisions_were_recorded_changes_no_answer(fact, revised):
    """Where both are accepted, in one order and in the other, they give one answer."""
    revised = fact.model_copy(update=revised)
    answers = []
    for both in ((fact, revised), (revised, fact)):
        with Ledger.open("sqlite://") as ledger:
            ledger.record(Programme(code="P-1", title="Own funds", currency="MXN"))
            if not any(reasons_against(ledger, [one]) for one in both):
                answers.append(ledger.cooperation_totals())
    assert answers[1:] == answers[:-1]
