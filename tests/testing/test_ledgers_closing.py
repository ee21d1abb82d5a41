"""A ledger that does not close: which law, by how much, after which event."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from coopledger import (
    Account,
    Activity,
    Agreement,
    CooperationTotals,
    Disbursement,
    Expenditure,
    Interest,
    Ledger,
    Money,
    Recovery,
    Refund,
    Reversal,
    Statement,
    Transfer,
)
from coopledger.books import reconciliation, worked
from coopledger.books.flows import FIGURES
from coopledger.errors import NoSuchBook
from coopledger.messages.catalogue import Language
from coopledger.store import journal
from coopledger.store.chain import START, hash_of
from coopledger.store.connection import Connection
from coopledger.testing import DrawnLedger, Law, NotClosed, assert_closes, histories, ledgers
from coopledger.testing.fitting import money_events, reversed_from

FACTS = (
    Agreement(code="A-1", title="Training", currency="EUR", accounts=["MXN"]),
    Activity(book="A-1", reference="W-1", title="Workshop", partners=["SEGIB"]),
    Disbursement(
        book="A-1", reference="M-1", when="2016-08-01", amount="200.00 MXN", sent="10.00 EUR"
    ),
    Expenditure(
        book="A-1", reference="G-1", when="2016-10-05", amount="50.00 MXN", activities=["W-1"]
    ),
    Expenditure(book="A-1", reference="G-2", when="2016-10-05", amount="30.00 MXN"),
    Expenditure(book="A-1", reference="G-3", when="2016-11-03", amount="20.00 MXN"),
    Recovery(book="A-1", reference="C-1", of="G-1", when="2016-10-05", amount="5.00 MXN"),
    Refund(book="A-1", reference="R-1", when="2016-12-29", amount="40.00 MXN"),
)
BY_REFERENCE = {fact.reference: fact for fact in FACTS}


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with Ledger.open("sqlite://") as ledger:
        ledger.record(*FACTS)
        yield ledger


def tamper(ledger: Ledger, change: str, **params: object) -> None:
    """Go around the program, and seal the chains anew, so that the rows are read at all."""
    alter(ledger, change, seal=True, **params)


def alter(ledger: Ledger, change: str, *, seal: bool = False, **params: object) -> None:
    """Go around the program."""

    def update(connection: Connection) -> None:
        connection.execute("DROP TRIGGER IF EXISTS journal_is_not_updated")
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(f"UPDATE journal SET {change}", **params)
        previous: dict[str, str] = {}
        for row in list(journal.every_row(connection)) if seal else ():
            place = {"book": row["book"], "seq": row["seq"]}
            row["previous"] = previous.get(row["book"], START)
            previous[row["book"]] = hash_of(row)
            connection.execute(
                "UPDATE journal SET previous = :previous, hash = :hash"
                " WHERE book = :book AND seq = :seq",
                previous=row["previous"], hash=previous[row["book"]], **place,
            )  # fmt: skip

    ledger._storage.write(update)


def broken(ledger: Ledger, **options: object) -> NotClosed:
    with pytest.raises(NotClosed) as raised:
        assert_closes(ledger, **options)
    return raised.value


def test_what_closes_passes(ledger: Ledger) -> None:
    assert_closes(ledger)
    assert_closes(ledger, book="A-1", on=date(2016, 10, 5))


@pytest.mark.parametrize(
    ("reference", "difference"),
    [
        ("M-1", "200.00 MXN"),
        ("G-1", "-50.00 MXN"),
        ("G-2", "-30.00 MXN"),
        ("G-3", "-20.00 MXN"),
        ("C-1", "5.00 MXN"),
        ("R-1", "-40.00 MXN"),
    ],
)
def test_a_row_that_moves_nothing_breaks_law_1_after_its_event(
    ledger: Ledger, reference: str, difference: str
) -> None:
    side = "debit" if reference in ("M-1", "C-1") else "credit"
    tamper(ledger, f"{side} = 'lost' WHERE reference = :reference", reference=reference)
    found = broken(ledger)
    assert (found.law, str(found.difference)) == (Law.FUND_CURRENCY, difference)
    assert found.after == BY_REFERENCE[reference]


def test_money_in_the_wrong_account_of_its_currency_breaks_law_1(ledger: Ledger) -> None:
    transfer = Transfer(
        book="B-1", reference="T-1", when="2016-05", amount="3.00 MXN", account="bank",
        to_account="advance",
    )  # fmt: skip
    accounts = [Account(code=code, currency="MXN") for code in ("bank", "advance")]
    ledger.record(
        Agreement(code="B-1", title="Other", currency="MXN", accounts=accounts),
        Interest(book="B-1", reference="I-1", when="2016-01", amount="9.00 MXN", account="bank"),
        transfer,
    )
    assert_closes(ledger)
    tamper(ledger, "debit = 'held:bank', credit = 'held:advance' WHERE reference = 'T-1'")
    found = broken(ledger)
    assert (found.law, str(found.difference)) == (Law.FUND_CURRENCY, "-6.00 MXN")
    assert found.after == transfer
    assert str(found) == (
        "Law 1 (fund currency) does not hold in B-1, bank: off by -6.00 MXN after transfer T-1 "
        "(2016-05)\nby its events the account holds 6.00 MXN, but by its postings 12.00 MXN"
    )


def test_two_rows_that_cancel_out_are_found_where_they_do_not_yet(ledger: Ledger) -> None:
    tamper(ledger, "credit = 'lost' WHERE reference = 'G-2'")
    tamper(ledger, "credit = 'held:MXN', debit = 'earned' WHERE reference = 'C-1'")
    found = broken(ledger)
    assert found.after == BY_REFERENCE["G-2"]
    assert found.difference == Money("-30.00", "MXN")


def test_a_row_that_counts_too_late_is_found_on_its_day(ledger: Ledger) -> None:
    tamper(ledger, "counts_from = '2016-12-01' WHERE reference = 'G-3'")
    found = broken(ledger)
    assert found.after == BY_REFERENCE["G-3"]
    assert found.difference == Money("-20.00", "MXN")


def test_a_row_that_counts_too_early_is_found_by_the_day_it_counts_from(ledger: Ledger) -> None:
    tamper(ledger, "counts_from = '2016-08-02' WHERE reference = 'G-3'")
    found = broken(ledger)
    assert found.law is Law.FUND_CURRENCY
    assert found.difference == Money("20.00", "MXN")
    assert found.after == BY_REFERENCE["C-1"]  # the last of the first day on which it shows


def test_days_after_the_one_asked_are_not_looked_at(ledger: Ledger) -> None:
    tamper(ledger, "credit = 'lost' WHERE reference = 'R-1'")
    with pytest.raises(NotClosed) as raised:
        assert_closes(ledger, on=date(2016, 12, 28))
    assert raised.value.law is Law.NOT_REWRITTEN  # its chain is another matter
    assert broken(ledger, on=date(2016, 12, 29)).law is Law.FUND_CURRENCY


def test_the_message_says_all_of_it_in_both_languages(ledger: Ledger) -> None:
    tamper(ledger, "credit = 'lost' WHERE reference = 'G-2'")
    found = broken(ledger)
    assert str(found) == (
        "Law 1 (fund currency) does not hold in A-1: off by -30.00 MXN after expenditure G-2 "
        "(2016-10-05)\n"
        "BROKEN LAW in A-1 on 2016-10-05: opening balance + received + own contribution + "
        "interest + other income + exchanged in = 200.00 MXN, but "
        "spent + returned + withdrawn + exchanged out + held = 230.00 MXN (difference -30.00 MXN). "
        "Run: coopledger verify"
    )
    assert found.message(Language.ES).startswith(
        "No se cumple la regla contable 1 (moneda del fondo) en A-1: la diferencia es -30.00 MXN "
        "tras el movimiento G-2 (gasto, 2016-10-05)\nREGLA CONTABLE INCUMPLIDA"
    )


@pytest.mark.parametrize(
    "change",
    [
        "recorded_by = 'somebody' WHERE reference = 'G-2'",
        "body = replace(body, '2016-10-05', '2016-10-06') || ' ' WHERE reference = 'G-2'",
        "hash = previous WHERE reference = 'G-2'",
    ],
)
def test_a_row_that_was_altered_and_still_closes_breaks_law_7(ledger: Ledger, change: str) -> None:
    alter(ledger, change)
    found = broken(ledger)
    assert (found.law, found.difference, found.after) == (Law.NOT_REWRITTEN, None, None)
    assert "A-1" in str(found)
    assert "G-2" in str(found)


def test_only_the_book_asked_about_is_looked_at(ledger: Ledger) -> None:
    ledger.record(
        Agreement(code="B-1", title="Other", currency="MXN", accounts=["MXN"]),
        Interest(book="B-1", reference="I-1", when="2016", amount="1.00 MXN"),
    )
    tamper(ledger, "debit = 'lost' WHERE reference = 'I-1'")
    assert_closes(ledger, book="A-1")
    assert broken(ledger, book="B-1").after == broken(ledger).after
    with pytest.raises(NoSuchBook):
        assert_closes(ledger, book="C-1")


# Faults of the books themselves.


def test_a_fault_in_the_agreements_currency_breaks_law_2(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = worked._in_own

    def in_own(events):
        made = honest(events)
        if any(item.event.reference == "G-2" for item in events):
            made.minor[FIGURES.index("spent")] += 1
        return made

    monkeypatch.setattr(worked, "_in_own", in_own)
    found = broken(ledger)
    assert (found.law, str(found.difference)) == (Law.AGREEMENT_CURRENCY, "-0.01 EUR")
    assert found.after == BY_REFERENCE["G-2"]


@pytest.mark.parametrize("made_by", ["spent_by", "by_partner", "moved_by_month"])
def test_a_part_that_is_lost_breaks_law_3(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, made_by: str
) -> None:
    made_in = reconciliation if hasattr(reconciliation, made_by) else worked
    honest = getattr(made_in, made_by)

    def without_the_last(*given):
        parts = honest(*given)
        whole = [part for part in parts if getattr(part, "reported", Money(1, "EUR"))]
        return parts if len(whole) < 2 else tuple(part for part in parts if part != whole[-1])

    monkeypatch.setattr(made_in, made_by, without_the_last)
    found = broken(ledger)
    assert found.law is Law.PARTS
    month = made_by == "moved_by_month"
    assert found.after == BY_REFERENCE["G-1" if month else "G-2"]
    assert str(found.difference) == ("-50.00 MXN" if month else "-30.00 MXN")


def test_a_statement_that_depends_on_the_order_of_recording_breaks_law_5(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = Ledger.reconcile

    def reconcile(ledger: Ledger, code: str, **asked: object) -> Statement:
        """It closes, but what was received is called interest."""
        made = honest(ledger, code, **asked)
        side, peso = made.fund, Money("1.00", "MXN")
        received = replace(side.received, money=side.received.money - peso)
        interest = replace(side.interest, money=side.interest.money + peso)
        return replace(made, funds=(replace(side, received=received, interest=interest),))

    monkeypatch.setattr(Ledger, "reconcile", reconcile)
    found = broken(ledger)
    assert (found.law, str(found.difference)) == (Law.SET, "-1.00 MXN")
    assert "received: it is 199.00 MXN, and with the same facts in another order 200.00" in str(
        found
    )


def test_totals_that_are_not_the_sum_of_their_parts_break_law_3(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = Ledger.cooperation_totals

    def totals(ledger: Ledger) -> CooperationTotals:
        return CooperationTotals(replace(total, by_kind=()) for total in honest(ledger))

    monkeypatch.setattr(Ledger, "cooperation_totals", totals)
    found = broken(ledger)
    assert (found.law, str(found.difference)) == (Law.PARTS, "-95.00 MXN")
    assert "by_kind, partner_funds" in str(found)
    assert "2016, MXN" in str(found)


# Whatever happened.


@settings(max_examples=max(40, settings.default.max_examples // 2))
@given(ledgers(histories()), st.data())
def test_whatever_happened_the_event_whose_row_is_wrong_is_named(
    ledger: DrawnLedger, data: st.DataObject
) -> None:
    facts = ledger.drawn.facts
    spent = [
        event
        for event in money_events(facts)
        if isinstance(event, Expenditure) and reversed_from(event, facts) is None
    ]
    assume(spent)
    event = data.draw(st.sampled_from(spent))
    tamper(
        ledger,
        "credit = 'lost' WHERE reference = :reference AND revision = :revision",
        reference=event.reference,
        revision=event.revision,
    )
    found = broken(ledger)
    assert found.law is Law.FUND_CURRENCY
    assert (found.after, found.difference) == (event, -event.amount)


def test_what_came_back_inside_the_range_of_an_expenditure_is_not_named_for_it() -> None:
    opening = Agreement(code="A", title="T", currency="EUR", accounts=["MXN", "USD"])
    with Ledger.open("sqlite://") as ledger:
        ledger.record(
            opening,
            Disbursement(
                book="A", reference="M", when="2016-01-01", amount="9.00 MXN", sent="9.00 EUR"
            ),
            Disbursement(
                book="A", reference="D", when="2016-01-31", amount="9.00 USD", sent="9.00 EUR"
            ),
            spent := Expenditure(book="A", reference="G", when="2016-01", amount="2.00 MXN"),
            Recovery(book="A", reference="C", of="G", when="2016-01-05", amount="2.00 MXN"),
        )
        tamper(ledger, "credit = 'lost' WHERE reference = 'G'")
        found = broken(ledger)
    assert (found.law, found.after) == (Law.FUND_CURRENCY, spent)


def test_what_takes_back_such_a_recovery_before_it_counts_is_not_named_either() -> None:
    """Of what is spent, comes back and is not right on one day, the first is named."""
    opening = Agreement(code="A", title="T", currency="EUR", accounts=["MXN"])
    with Ledger.open("sqlite://") as ledger:
        ledger.record(
            opening,
            Disbursement(
                book="A", reference="M", when="2016-01-01", amount="9.00 MXN", sent="9.00 EUR"
            ),
            Interest(book="A", reference="I", when="2016-01", amount="1.00 MXN"),
            spent := Expenditure(book="A", reference="G", when="2016-01", amount="2.00 MXN"),
            Recovery(book="A", reference="C", of="G", when="2016-01-05", amount="1.00 MXN"),
            Reversal(book="A", reference="X", of="C", when="2016-01-05", reason="twice"),
        )
        assert_closes(ledger)
        tamper(ledger, "credit = 'lost' WHERE reference = 'G'")
        found = broken(ledger)
    assert (found.law, found.after, found.difference) == (
        Law.FUND_CURRENCY, spent, Money("-2.00", "MXN"),
    )  # fmt: skip


def test_a_reversal_whose_row_is_wrong_is_named(ledger: Ledger) -> None:
    reversal = Reversal(book="A-1", reference="X-1", of="G-3", when="2016-11-10", reason="twice")
    ledger.record(reversal)
    assert_closes(ledger)
    tamper(ledger, "debit = 'lost' WHERE reference = 'X-1'")
    found = broken(ledger)
    assert (found.after, str(found.difference)) == (reversal, "20.00 MXN")
    assert "after reversal X-1 (2016-11-10)" in str(found)
