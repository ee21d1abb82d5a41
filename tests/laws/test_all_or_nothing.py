"""Law 6. A refused load leaves the books byte for byte as they were."""

import sqlite3
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopledger.ledger import Ledger
from coopledger.model.activity import Activity, InKindContribution
from coopledger.model.agreement import Agreement, Programme
from coopledger.model.base import Provenance
from coopledger.model.events import Disbursement, Expenditure, Interest, Refund
from coopledger.model.receipt import Refused
from coopledger.money import LARGEST_STATED, InKind, Money
from coopledger.testing.history import History
from coopledger.testing.simple import programmes, simple_histories
from coopledger.testing.small import LAST_DAY

NEVER = date(2199, 12, 31)


def settled(path: Path) -> dict[str, bytes]:
    """Every file of the ledger, byte for byte, once all is written to its main file."""
    database = sqlite3.connect(path)
    busy, _, _ = database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    assert not busy
    files = {
        file.name: file.read_bytes()
        for file in path.parent.iterdir()
        if not file.name.endswith("-shm")  # shared memory: no part of what is kept
    }
    database.close()
    return files


def wrongs(history: History) -> dict[str, list]:
    """By the code of their finding: facts that a rule refuses in this book, each by itself."""
    agreement = history.agreement
    code, own = agreement.code, agreement.currency
    account = agreement.accounts[0]
    one = Money.from_minor(1, account.currency)
    more_than_all = Money.from_minor(9 * 10**16, account.currency)
    foreign = next(c for c in ("USD", "EUR", "MXN") if c != own)
    elsewhere = next(c for c in ("GBP", "CHF") if c not in agreement.fund_currencies)

    def event(kind, amount=one, when="2016-02-29", **fields):
        fields.setdefault("account", account.code)
        return kind(book=code, reference="the wrong one", when=when, amount=amount, **fields)

    wrong = {
        "unknown-account": [event(Interest, account="nowhere")],
        "unknown-line": [event(Expenditure, lines=["nothing of the kind"])],
        "unknown-activity": [
            event(Expenditure, activities=["never was"]),
            InKindContribution(
                book=code,
                reference="the wrong one",
                when="2016",
                amount=InKind("1.00", "MXN"),
                activities=["never was"],
            ),
        ],
        "currency-mismatch": [
            event(Interest, amount=Money("1.00", elsewhere), account=None),
            event(Interest, worth=Money.from_minor(1, foreign)),
            event(Refund, received=Money.from_minor(1, foreign)),
        ],
        "future-date": [event(Interest, when=NEVER)],
        "refund-beyond-held": [event(Refund, amount=more_than_all)],
        "unknown-book": [
            Activity(book="no such book", reference="the wrong one", title="Lost"),
        ],
    }
    if account.currency == own:
        wrong["worth-not-face"] = [event(Interest, worth=Money.from_minor(2, own))]
    else:
        wrong["worth-missing"] = [event(Disbursement)]
    if not agreement.prefinancing:
        wrong["spent-beyond-received"] = [event(Expenditure, amount=more_than_all)]
    currencies = [each.currency for each in agreement.accounts]
    if currencies.count(account.currency) > 1:
        wrong["account-not-named"] = [event(Interest, account=None)]
    if any(other.amount.currency == one.currency for other in history.events):
        largest = Money.from_minor(LARGEST_STATED, one.currency)
        wrong["total-too-large"] = [event(Interest, amount=largest)]
    if history.facts:
        recorded = history.facts[0]
        other = next(p for p in Provenance if p is not recorded.provenance)
        wrong["same-reference"] = [recorded.model_copy(update={"provenance": other})]
    return wrong


def a_wrong_one(data: st.DataObject, history: History):
    code, facts = data.draw(st.sampled_from(sorted(wrongs(history).items())))
    return code, data.draw(st.sampled_from(facts))


@given(simple_histories(most=8), st.data())
def test_one_wrong_fact_among_good_ones_and_nothing_is_written(
    history: History, data: st.DataObject
):
    code, wrong = a_wrong_one(data, history)
    cut = data.draw(st.integers(min(1, len(history.facts)), len(history.facts)))
    before, after = history.facts[:cut], list(history.facts[cut:])
    after.insert(data.draw(st.integers(0, len(after))), wrong)
    with TemporaryDirectory() as folder:
        path = Path(folder, "books.db")
        with Ledger.open(path) as ledger:
            ledger.record(history.opening, *before)
            stood = ledger.reconcile(history.opening.code, on=LAST_DAY)
            files = settled(path)
            with pytest.raises(Refused) as refused:
                ledger.record(*after)
            assert code in {finding.code for finding in refused.value.findings}
            assert settled(path) == files
            # Nor does anything of it stay in the program's memory.
            assert ledger.reconcile(history.opening.code, on=LAST_DAY) == stood
            ledger.record(*(fact for fact in after if fact is not wrong))
            assert ledger.verify().intact
            through_it = ledger.reconcile(history.opening.code, on=LAST_DAY)
        with Ledger.open(path) as fresh:
            assert fresh.reconcile(history.opening.code, on=LAST_DAY) == through_it
            assert fresh.books()[0].facts == 1 + len(history.facts)


@given(simple_histories(most=6), programmes(), st.data())
def test_a_wrong_fact_in_one_book_keeps_the_others_from_being_written(
    agreement: History, programme: History, data: st.DataObject
):
    code, wrong = a_wrong_one(data, agreement)
    batch = [agreement.opening, *agreement.facts, programme.opening, *programme.facts]
    batch.insert(data.draw(st.integers(0, len(batch))), wrong)
    with TemporaryDirectory() as folder:
        path = Path(folder, "books.db")
        with Ledger.open(path) as ledger:
            ledger.record(Programme(code="old", title="An older book", currency="MXN"))
            files = settled(path)
            with pytest.raises(Refused) as refused:
                ledger.record(*batch)
            found = {finding.code for finding in refused.value.findings}
            assert code in found or (code == "same-reference" and "reference-twice" in found)
            assert settled(path) == files
            assert [book.opening.code for book in ledger.books()] == ["old"]


@given(simple_histories(most=6), st.data())
def test_where_there_was_no_ledger_a_refused_one_leaves_no_file(
    history: History, data: st.DataObject
):
    _, wrong = a_wrong_one(data, history)
    with TemporaryDirectory() as folder, Ledger.open(Path(folder, "books.db")) as ledger:
        with pytest.raises(Refused):
            ledger.record(history.opening, *history.facts, wrong)
        assert list(Path(folder).iterdir()) == []
        ledger.record(history.opening, *history.facts)
        assert ledger.verify().intact


@pytest.mark.parametrize("accounts", [["MXN"], [{"code": "one", "currency": "MXN"}, "MXN"]])
@pytest.mark.parametrize("currency", ["EUR", "MXN"])
def test_every_wrong_fact_tried_above_is_refused_for_what_is_wrong(currency: str, accounts: list):
    agreement = Agreement(code="A-1", title="Workshops", currency=currency, accounts=accounts)
    earned = Interest(
        book="A-1", reference="I-1", when="2016-01-01", amount="1.00 MXN", account="MXN"
    )
    history = History(agreement, (earned,))
    for code, facts in wrongs(history).items():
        for wrong in facts:
            with Ledger.open("sqlite://") as ledger:
                ledger.record(agreement, earned)
                with pytest.raises(Refused) as refused:
                    ledger.record(wrong)
                assert code in {finding.code for finding in refused.value.findings}
                assert ledger.books()[0].facts == 2
