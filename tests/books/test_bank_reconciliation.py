"""A bank reconciliation explains the difference to the cent, or says what it does not explain."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopledger.books import bank_reconciliation, matching
from coopledger.books.bank_reconciliation import (
    BankReconciliation,
    ReconcilingItem,
    reconcile_bank,
)
from coopledger.books.book import Book
from coopledger.books.match_window import WINDOW
from coopledger.books.matching import MatchedBanks, match
from coopledger.errors import LedgerBroken
from coopledger.messages.catalogue import Language, say
from coopledger.model.agreement import Programme
from coopledger.model.events import Disbursement, Expenditure, Reversal, Transfer
from coopledger.model.evidence import BankBalance, BankLine, Match
from coopledger.model.facts import AnyFact
from coopledger.money import Money
from tests.books.test_matching import (
    AGREEMENT,
    ON,
    START,
    WORLDS,
    decided,
    line,
    received,
    spent,
)


def balance(
    when: Any, amount: str, reference: str = "S-1", account: str | None = "MXN"
) -> BankBalance:
    currency = account or "MXN"
    return BankBalance(
        book="A", reference=reference, when=when, account=account, balance=f"{amount} {currency}"
    )


def reconciled(*facts: AnyFact, on: date = ON) -> BankReconciliation:
    (found,) = reconcile_bank(Book.of(AGREEMENT, facts), on=on)
    return found


def items(found: BankReconciliation) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(item.kind.value, item.amount.digits, item.references) for item in found.items]


def told(item: ReconcilingItem) -> list[str]:
    """What is known of an item, in words."""
    return [why.say(Language.EN) for why in item.reasons]


# The identity


@given(WORLDS, st.lists(st.tuples(st.integers(-3, 14), st.integers(-500, 500)), min_size=1))
def test_the_books_and_the_items_sum_to_the_bank(
    facts: list[AnyFact], balances: list[tuple[int, int]]
) -> None:
    """Whatever the bank says: what the books hold is added up here from the facts alone."""
    for n, (day, minor) in enumerate(dict(balances).items()):
        money = Money.from_minor(minor, "MXN").digits
        facts = [*facts, balance(START + timedelta(days=day), money, f"S-{n}")]
    found = reconciled(*facts)
    last = max(f.when.last for f in facts if isinstance(f, BankBalance))
    assert found.on == last
    assert found.held.minor == _held(facts, last)
    total = sum(item.amount.minor for item in found.items)
    assert found.held.minor + total == found.bank.minor == dict(balances)[(last - START).days]


def _held(facts: Iterable[AnyFact], on: date) -> int:
    """What the facts say that the account holds, in centavos."""
    facts = list(facts)
    gone = {f.of for f in facts if isinstance(f, Reversal) and f.when.last <= on}
    held = 0
    for fact in facts:
        if not isinstance(fact, Disbursement | Expenditure | Transfer) or fact.reference in gone:
            continue
        day = fact.when.first if isinstance(fact, Disbursement) else fact.when.last
        if day <= on and fact.amount.currency.code == "MXN":
            held += fact.amount.minor if isinstance(fact, Disbursement) else -fact.amount.minor
    return held


@given(WORLDS, st.lists(st.integers(-3, 14), min_size=1, max_size=3), st.data())
def test_what_was_matched_for_another_day_is_matched_anew_where_anything_is_otherwise(
    facts: list[AnyFact], balances: list[int], data: st.DataObject
) -> None:
    """As one looks at the bank: the matching of a day, and each account at its last balance."""
    days = [START + timedelta(days=n) for n in dict.fromkeys(balances)]
    book = Book.of(AGREEMENT, [*facts, *(balance(d, "5.00", f"S-{d}") for d in days)])
    banks = MatchedBanks(book, WINDOW)
    for on in (*data.draw(st.permutations(days)), date(2100, 1, 1)):
        assert match(book, on=on, banks=banks) == match(book, on=on)
        assert reconcile_bank(book, on=on, banks=banks) == reconcile_bank(book, on=on)


def test_one_look_matches_one_account_once(monkeypatch: pytest.MonkeyPatch) -> None:
    matched: list[object] = []
    once = matching._match_bank

    def counted(*given: Any) -> object:
        matched.append(given)
        return once(*given)

    monkeypatch.setattr(matching, "_match_bank", counted)
    facts = [spent("G-1", START, "5.00"), line("L-1", START, "-5.00"), balance(START, "0.00")]
    book = Book.of(AGREEMENT, facts)
    banks = MatchedBanks(book, WINDOW)
    for on in (START, START + timedelta(days=90)):
        match(book, on=on, banks=banks)
        assert reconcile_bank(book, on=on, banks=banks)
    assert len(matched) == 1


@given(WORLDS)
def test_where_the_statements_are_whole_nothing_is_left_unexplained(facts: list[AnyFact]) -> None:
    """The bank began at nothing on the day before, as the books did, and shows all its lines."""
    end = START + timedelta(days=9)
    lines = [f for f in facts if isinstance(f, BankLine) and f.amount.currency.code == "MXN"]
    closing = Money.from_minor(sum(f.signed for f in lines), "MXN").digits
    before = balance(START - timedelta(days=1), "0.00", "S-0")
    events = [f for f in facts if not isinstance(f, BankLine)]
    if lines and not _begin_before(lines, events):
        assert reconciled(*facts, before, balance(end, closing)).explained


def _begin_before(lines: list[BankLine], events: Iterable[AnyFact]) -> bool:
    first = min(line.when.first for line in lines)
    return any(getattr(f, "when", None) and f.when.last < first for f in events)  # type: ignore[union-attr]


def test_items_that_do_not_come_out_stop_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bank_reconciliation, "held_on", lambda book, day: {"MXN": 1})
    with pytest.raises(LedgerBroken) as broken:
        reconciled(balance(ON, "5.00"))
    assert broken.value.message(Language.EN).startswith(
        "BROKEN LAW in A, account MXN, on 2016-12-31: the balance of the books and the reconciling "
        "items come to 5.01 MXN, and the bank says 5.00 MXN."
    )


# The five ways, one by one


BEGUN = (received("M-1", "2016-08-01", "1000.00"), line("L-1", "2016-08-01", "1000.00"))


def test_nothing_differs() -> None:
    found = reconciled(*BEGUN, balance("2016-08-31", "1000.00"))
    assert (found.items, found.difference.minor, found.explained) == ((), 0, True)


def test_it_reads_as_an_accountant_draws_it_up() -> None:
    """Kind by kind, each by day and reference, with all that is known of it.

    1,222.60 + 186.00 - 34.00 - 5.00 - 40.00 + 0.01 - 27.00 + 20.00 - 2.00 is 1,320.61.
    """
    found = reconciled(
        received("M-0", "2016-05-01", "500.00"),
        balance("2016-07-31", "520.00", "S-0"),
        *BEGUN,
        spent("G-1", "2016-08-10", "125.40", payee="Hotel Reforma"),
        line("L-2", "2016-08-10", "-152.40", text="HOTEL REFORMA"),
        balance("2016-08-15", "1367.60", "S-1"),
        line("L-3", "2016-08-20", "-5.00", text="COMISION"),
        line("L-4", "2016-08-22", "-40.00", text="CHEQUE 102"),
        line("L-5", "2016-08-29", "0.01", text="INTERESES"),
        spent("G-9", "2016-08-29", "61.00", payee="Ana Pérez"),
        spent("G-2", "2016-08-30", "62.00"),
        spent("G-10", "2016-08-30", "63.00"),
        received("M-2", "2016-08-30", "25.00"),
        received("M-5", "2016-08", "9.00"),
        spent("G-5", "2016-08", "7.00"),
        balance("2016-08-30", "1320.61", "S-2"),
    )
    assert (
        found.to_text("en")
        == """\
Bank reconciliation of A, account MXN, on 2016-08-30
DOES NOT RECONCILE: of the difference of 98.01 MXN, -2.00 MXN is not explained

Balance of the books (MXN)                                              1,222.60
Outstanding payments (in the books, not yet at the bank)                  186.00
  G-9  2016-08-29  Ana Pérez                                     61.00
  G-10  2016-08-30                                               63.00
  G-2  2016-08-30                                                62.00
Deposits in transit (in the books, not yet at the bank)                   -34.00
  M-5  2016-08                                                   -9.00
  M-2  2016-08-30                                               -25.00
Bank charges not in the books                                              -5.00
  L-3  2016-08-20  COMISION                                      -5.00
Other debits not in the books                                             -40.00
  L-4  2016-08-22  CHEQUE 102                                   -40.00
Credits not in the books                                                    0.01
  L-5  2016-08-29  INTERESES                                      0.01
Amounts that differ between the bank and the books                        -27.00
  L-2 = G-1  2016-08-10  HOTEL REFORMA  two digits of the       -27.00
    amount are transposed; the books say -125.40 MXN: they
    differ by -27.00 MXN; same day; the name agrees
Open before the first statement                                            20.00
  2016-07-31  the bank had 520.00 MXN on 2016-07-31 and the      20.00
    books 500.00 MXN
NOT EXPLAINED                                                              -2.00
  2016-08-30  from 2016-08-15 to 2016-08-30 the bank's balance   -2.00
    moved by -46.99 MXN and its lines by -44.99 MXN: lines are
    missing
                                                                ------  --------
Balance of the bank (MXN)                                               1,320.61

Proposals that nobody has confirmed, and that are taken for good here: 1.
M-5 is dated 2016-08: 2016-08-30 falls inside it, and it counts already.
G-5 is dated 2016-08: 2016-08-30 falls inside it, and it does not count yet.
"""
    )
    in_spanish = found.to_text("es")
    assert "Comisiones del banco no registradas" in in_spanish
    assert "el banco tenía 520.00 MXN al 2016-07-31" in in_spanish


def test_an_outstanding_payment_and_a_deposit_in_transit() -> None:
    found = reconciled(
        *BEGUN,
        spent("G-1", "2016-08-31", "60.00"),
        received("M-2", "2016-08-31", "25.00"),
        balance("2016-08-31", "1000.00"),
    )
    assert items(found) == [
        ("outstanding-payment", "60.00", ("G-1",)),
        ("deposit-in-transit", "-25.00", ("M-2",)),
    ]


@pytest.mark.parametrize(
    ("text", "amount", "kind"),
    [
        ("COMISION POR MANEJO", "-5.00", "bank-charge"),
        ("Comisión SPEI", "-5.00", "bank-charge"),
        ("IVA COMISION", "-0.80", "bank-charge"),
        ("COM. SPEI ENVIADO", "-5.00", "bank-charge"),
        ("Manejo de cuenta", "-5.00", "bank-charge"),
        ("ANUALIDAD TARJETA", "-5.00", "bank-charge"),
        ("I.V.A. 16%", "-0.80", "bank-charge"),
        ("ISR RETENIDO", "-0.10", "bank-charge"),
        ("BANK FEE", "-5.00", "bank-charge"),
        ("Charges", "-5.00", "bank-charge"),
        ("COMMISSION", "-5.00", "bank-charge"),
        ("ACCOUNT MAINTENANCE", "-5.00", "bank-charge"),
        ("CHEQUE 102", "-5.00", "debit-not-in-books"),
        ("INTERESES", "5.00", "credit-not-in-books"),
        ("INTERESES", "0.01", "credit-not-in-books"),
        ("COMISIONADO NACIONAL", "-5.00", "debit-not-in-books"),
        ("COMISION FEDERAL DE ELECTRICIDAD", "-5.00", "debit-not-in-books"),
        ("Comisión Nacional de Derechos Humanos", "-5.00", "debit-not-in-books"),
        ("DEVOLUCION A LA COMISION EUROPEA", "-5.00", "debit-not-in-books"),
        ("REFUND TO EUROPEAN COMMISSION", "-5.00", "debit-not-in-books"),
        ("BOOKING.COM", "-5.00", "debit-not-in-books"),
    ],
)
def test_what_only_the_bank_has(text: str, amount: str, kind: str) -> None:
    closing = Money("1000.00", "MXN") + Money(amount, "MXN")
    booked = line("L-2", "2016-08-20", amount, text=text)
    found = reconciled(*BEGUN, booked, balance("2016-08-31", closing.digits))
    assert items(found) == [(kind, Money(amount, "MXN").digits, ("L-2",))]


def test_an_amount_that_differs_is_one_item() -> None:
    found = reconciled(
        *BEGUN,
        spent("G-1", "2016-08-10", "125.40"),
        line("L-2", "2016-08-10", "-152.40"),
        balance("2016-08-31", "847.60"),
    )
    assert items(found) == [("amount-differs", "-27.00", ("L-2", "G-1"))]
    assert found.items[0].said == ""  # neither the bank nor the books said anything
    assert found.proposed == 1


def test_amounts_that_differ_are_listed_by_day_and_reference_whoever_found_them() -> None:
    found = reconciled(
        *BEGUN,
        spent("G-1", "2016-08-10", "125.40"),
        line("L-2", "2016-08-10", "-152.40"),
        spent("G-2", "2016-08-10", "33.00"),
        line("L-3", "2016-08-10", "-34.00"),
        spent("G-3", "2016-08-20", "60.00"),
        line("L-1a", "2016-08-20", "-65.00"),
        decided("K-1", ["L-3"], ["G-2"], reason="el banco cobró de más"),
        decided("K-2", ["L-1a"], ["G-3"], reason="el banco cobró de más"),
        balance("2016-08-31", "748.60"),
    )
    assert items(found) == [
        ("amount-differs", "-27.00", ("L-2", "G-1")),
        ("amount-differs", "-1.00", ("L-3", "G-2")),
        ("amount-differs", "-5.00", ("L-1a", "G-3")),
    ]


def test_what_stands_twice_says_whose_twin_it_is() -> None:
    found = reconciled(
        *BEGUN,
        spent("G-1", "2016-08-10", "99.00", payee="Hotel"),
        spent("G-2", "2016-08-10", "99.00", payee="Hotel"),
        line("L-2", "2016-08-10", "-99.00"),
        line("L-3", "2016-08-15", "7.00"),
        line("L-4", "2016-08-15", "7.00"),
        received("M-2", "2016-08-15", "7.00"),
        balance("2016-08-31", "915.00"),
    )
    assert items(found) == [
        ("twice-in-books", "99.00", ("G-2",)),
        ("twice-at-bank", "7.00", ("L-4",)),
    ]
    assert [item.reasons[0].code for item in found.items] == ["twice", "twice"]


# Before the first line, and what is not explained


def test_what_stood_open_before_the_first_statement() -> None:
    """The bank's balance of before proves that nothing is missing between."""
    found = reconciled(
        received("M-0", "2016-05-01", "500.00"),
        balance("2016-07-31", "520.00", "S-0"),
        *BEGUN,
        balance("2016-08-31", "1520.00"),
    )
    assert items(found) == [("before-the-lines", "20.00", ())]
    assert found.explained


def test_a_payment_of_before_that_reaches_the_bank_later_is_no_item() -> None:
    found = reconciled(
        received("M-0", "2016-05-01", "500.00"),
        spent("G-0", "2016-07-30", "80.00"),
        balance("2016-07-31", "500.00", "S-0"),
        line("L-0", "2016-08-01", "-80.00"),
        *BEGUN,
        balance("2016-08-31", "1420.00"),
    )
    assert (found.items, found.difference.minor) == ((), 0)


MUST_HAVE_HELD = (
    "before its first line (2016-08-01) the bank must have had 20.00 MXN and the books say 0.00 MXN"
    "; record the bank's balance of before to know whether lines are missing"
)


@pytest.mark.parametrize(
    ("before", "known"),
    [
        (None, [MUST_HAVE_HELD]),
        (("2016-07-31", "15.00"), [MUST_HAVE_HELD, "the bank said 15.00 MXN on 2016-07-31"]),
        (("2016-08-01", "1020.00"), [MUST_HAVE_HELD]),
    ],
    ids=["no balance of before", "one that is another", "one of the first line's own day"],
)
def test_without_the_balance_of_before_it_is_not_explained(
    before: tuple[str, str] | None, known: list[str]
) -> None:
    stated = [balance(*before, "S-0")] if before else []
    found = reconciled(*stated, *BEGUN, balance("2016-08-31", "1020.00"))
    assert items(found) == [("not-explained", "20.00", ())]
    assert (found.items[0].when, told(found.items[0])) == (None, known)
    assert not found.explained


def test_lines_that_are_missing_between_two_statements_are_not_explained() -> None:
    found = reconciled(
        *BEGUN,
        balance("2016-08-31", "1020.00", "S-1"),
        line("L-2", "2016-09-10", "-5.00", text="COMISION"),
        balance("2016-09-30", "985.00", "S-2"),
    )
    assert items(found) == [
        ("bank-charge", "-5.00", ("L-2",)),
        ("not-explained", "20.00", ()),  # of before the first line: it has no day
        ("not-explained", "-30.00", ()),
    ]
    assert [str(item.when) for item in found.items[1:]] == ["None", "2016-09-30"]
    assert told(found.items[2]) == [
        "from 2016-08-31 to 2016-09-30 the bank's balance moved by -35.00 MXN and its lines by "
        "-5.00 MXN: lines are missing"
    ]


def test_a_balance_of_the_first_lines_own_day_shows_that_what_is_missing_is_of_later() -> None:
    found = reconciled(
        *BEGUN,
        balance("2016-08-01", "1000.00", "S-0"),
        balance("2016-08-31", "970.00", "S-1"),
    )
    assert items(found) == [("not-explained", "-30.00", ())]
    assert [why.code for why in found.items[0].reasons] == ["lines-missing"]


def test_what_was_not_yet_at_the_bank_on_the_day_of_its_first_line_is_outstanding() -> None:
    payment = spent("G-1", "2016-08-01", "60.00")
    found = reconciled(*BEGUN, payment, balance("2016-08-31", "1000.00"))
    assert items(found) == [("outstanding-payment", "60.00", ("G-1",))]


def test_a_payment_of_before_whose_line_is_of_later_is_outstanding_until_then() -> None:
    """It is not open from before the lines: the line is there, and somebody said so."""
    found = reconciled(
        received("M-0", "2016-05-01", "500.00"),
        spent("G-0", "2016-07-30", "80.00"),
        balance("2016-07-31", "500.00", "S-0"),
        *BEGUN,
        balance("2016-08-31", "1500.00", "S-1"),
        line("L-0", "2016-09-02", "-80.00"),
        decided("K-1", ["L-0"], ["G-0"]),
    )
    assert items(found) == [("outstanding-payment", "80.00", ("G-0",))]


def test_without_lines_a_difference_is_not_explained() -> None:
    found = reconciled(received("M-1", "2016-08-01", "1000.00"), balance("2016-08-31", "990.00"))
    assert items(found) == [("not-explained", "-10.00", ())]
    assert found.items[0].reasons[0].code == "no-lines"


def test_without_lines_and_difference_there_is_nothing_to_explain() -> None:
    found = reconciled(received("M-1", "2016-08-01", "1000.00"), balance("2016-08-31", "1000.00"))
    assert (found.items, found.explained) == ((), True)


# Its day, and how many days may lie between


@pytest.mark.parametrize(
    ("window", "kinds"), [(9, ["outstanding-payment", "debit-not-in-books"]), (10, [])]
)
def test_the_bank_may_be_as_many_days_later_as_is_said(window: int, kinds: list[str]) -> None:
    facts = (
        *BEGUN,
        spent("G-1", "2016-08-10", "60.00"),
        line("L-2", "2016-08-20", "-60.00"),
        balance("2016-08-31", "940.00"),
    )
    (found,) = reconcile_bank(Book.of(AGREEMENT, facts), on=ON, window=window)
    assert [item.kind.value for item in found.items] == kinds


def test_it_is_of_the_last_day_with_a_balance() -> None:
    facts = (*BEGUN, balance("2016-08-31", "1000.00"), spent("G-1", "2016-09-05", "10.00"))
    found = reconciled(*facts)
    assert (found.on, found.held) == (date(2016, 8, 31), Money("1000.00", "MXN"))


def test_what_was_decided_with_a_line_of_later_is_outstanding_until_then() -> None:
    facts = (
        *BEGUN,
        spent("G-1", "2016-08-31", "60.00"),
        line("L-2", "2016-09-02", "-60.00"),
        Match.model_validate(decided("K-1", ["L-2"], ["G-1"])),
        balance("2016-08-31", "1000.00", "S-1"),
        balance("2016-09-30", "940.00", "S-2"),
    )
    then = reconciled(*facts, on=date(2016, 8, 31))
    assert items(then) == [("outstanding-payment", "60.00", ("G-1",))]
    assert then.items[0].reasons[0].code == "awaits"
    assert reconciled(*facts).items == ()


PAID, CAME = spent("G-1", "2016-08", "60.00"), received("M-2", "2016-08", "60.00")
TAKEN_BACK = Reversal(book="A", reference="X-1", of="G-1", when="2016-08-20", reason="no era")


@pytest.mark.parametrize(
    ("facts", "day", "note"),
    [
        ([PAID], "2016-07-31", None),
        ([PAID], "2016-08-01", "it does not count yet"),
        ([PAID], "2016-08-30", "it does not count yet"),
        ([PAID], "2016-08-31", None),
        ([CAME], "2016-07-31", None),
        ([CAME], "2016-08-01", "it counts already"),
        ([CAME], "2016-08-30", "it counts already"),
        ([CAME], "2016-08-31", None),
        ([PAID, TAKEN_BACK], "2016-08-19", "it does not count yet"),
        ([PAID, TAKEN_BACK], "2016-08-20", None),
    ],
)
def test_a_day_within_an_imprecise_date_has_a_note(
    facts: list[AnyFact], day: str, note: str | None
) -> None:
    found = reconciled(*facts, balance(day, "0.00"))
    said = [say(f"note.{n.code}", Language.EN, **dict(n.params)) for n in found.notes]
    dated = f"{facts[0].reference} is dated 2016-08: {day} falls inside it, and {note}."
    assert said == ([dated] if note else [])


def test_each_account_that_has_a_balance_has_its_own() -> None:
    facts = (balance("2016-08-31", "0.00"), balance("2016-09-30", "1.00", "S-2", "USD"))
    found = reconcile_bank(Book.of(AGREEMENT, facts), on=ON)
    assert [(each.account.code, each.on) for each in found] == [
        ("MXN", date(2016, 8, 31)),
        ("USD", date(2016, 9, 30)),
    ]
    only = reconcile_bank(Book.of(AGREEMENT, facts), on=ON, accounts=["USD"])
    assert only == found[1:]


def test_what_another_account_has_open_is_no_item_of_this_one() -> None:
    found = reconciled(
        *BEGUN,
        spent("G-1", "2016-08-10", "5.00 USD"),
        line("L-2", "2016-08-20", "-7.00 USD"),
        balance("2016-08-31", "1000.00"),
    )
    assert found.items == ()


def test_a_programme_has_no_account_to_reconcile() -> None:
    programme = Programme(code="A", title="Own funds", currency="MXN")
    assert reconcile_bank(Book.of(programme), on=ON) == ()


def test_a_balance_need_not_name_the_only_account_of_its_currency() -> None:
    named, unnamed = (
        reconciled(received("M", START, "100.00"), balance(ON, "100.00", account=account))
        for account in ("MXN", None)
    )
    assert named == unnamed
