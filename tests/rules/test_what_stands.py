"""What `check` says of an agreement on a day: a row a finding, with its severity and its day."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from coopledger.ledger import Ledger
from coopledger.messages.catalogue import Language
from coopledger.model.agreement import Account, Agreement, BudgetLine, Programme, SpendingRate
from coopledger.model.commitment import Commitment, Release
from coopledger.model.events import (
    Disbursement,
    Expenditure,
    Interest,
    OtherIncome,
    OwnContribution,
    Recovery,
    Refund,
    Reversal,
    Transfer,
    Withdrawal,
)
from coopledger.model.evidence import BankBalance, BankLine
from coopledger.model.facts import AnyFact
from coopledger.model.finding import Finding, Severity
from coopledger.model.receipt import Refused
from coopledger.model.settlement import Settlement
from coopledger.model.terms import Addendum, Disallowance, Reallocation
from coopledger.reports.findings import report as findings_report

BANK = Account(code="BANCO", currency="MXN")
ADVANCE = Account(code="ANT-1", currency="MXN", holder="Dirección de área")
OPEN_LINE = BudgetLine(code="PASAJES", title="Pasajes aéreos")
CEILING = BudgetLine(code="PASAJES", title="Pasajes aéreos", ceiling="500.00 MXN")


def agreement(**terms: Any) -> Agreement:
    fields = {"code": "VIDA", "title": "Capacitación", "currency": "EUR", "accounts": (BANK,)}
    return Agreement(**{**fields, "lines": (OPEN_LINE,), **terms})


def money(kind: type[Any], reference: str, when: str, amount: str, **more: Any) -> Any:
    fields = {"book": "VIDA", "account": "BANCO", **more}
    return kind(reference=reference, when=when, amount=amount, **fields)


EUROS = Account(code="EUROS", currency="EUR")
ENDED: dict[str, Any] = {"end": "2016-12-30", "refund_due": "2016-12"}
UNDP: dict[str, Any] = {"other_shares": [{"contributor": "PNUD", "amount": "30.00 MXN"}]}
PUT_IN = money(OwnContribution, "AP-1", "2016-02-01", "20.00 MXN", worth="1.00 EUR")
USED = money(Expenditure, "G-3", "2016-05-20", "20.00 MXN")
CAME = money(Disbursement, "M-1", "2016-01-10", "2000.00 MXN", sent="100.00 EUR")
SPENT = money(Expenditure, "G-1", "2016-03-01", "600.00 MXN", lines=["PASAJES"])
RETURNED = money(Refund, "R-1", "2016-12-29", "1400.00 MXN", received="68.00 EUR")
EARNED = money(Interest, "I-1", "2016-02-01", "10.00 MXN")
ADVANCED = money(Transfer, "T-1", "2016-05-01", "300.00 MXN", to_account="ANT-1")
ACCOUNTED = money(Expenditure, "G-2", "2016-05-20", "300.00 MXN", account="ANT-1")
DISALLOWED = Disallowance(
    book="VIDA", reference="N-1", of="G-1", when="2016-07-01", amount="150.00 MXN", reason="tarde"
)
PROMISED = Commitment(
    book="VIDA", reference="CO-1", when="2016-04-01", amount="400.00 MXN", lines=["PASAJES"],
    until="2016-06-30",
)  # fmt: skip
GIVEN_UP = Release(
    book="VIDA", reference="LC-1", of="CO-1", when="2016-06-30", reason="no se requirió"
)
MADE_GOOD = money(Recovery, "C-1", "2016-08-01", "150.00 MXN", of="G-1", disallowance="N-1")
MORE_TIME = Addendum(
    book="VIDA",
    reference="AD-1",
    when="2016-11-01",
    end="2017-03-31",
    refund_due="2017-04-30",
    report_due="2017-04-30",
)


def settled(reference: str, amount: str, outcome: str) -> Settlement:
    return Settlement(
        book="VIDA", reference=reference, of="N-1", when="2016-07-15", amount=amount,
        outcome=outcome, reason="oficio 12",
    )  # fmt: skip


def bank_says(balance: str, when: str = "2016-06-30", reference: str = "S-1") -> BankBalance:
    return BankBalance(
        book="VIDA", reference=reference, when=when, account="BANCO", balance=balance
    )


def booked(reference: str, when: str, amount: str, direction: str) -> BankLine:
    return money(BankLine, reference, when, amount, direction=direction)  # type: ignore[no-any-return]


@dataclass(frozen=True)
class Stands:
    """What is recorded, the day that is asked, and each finding with its severity."""

    story: str
    facts: tuple[AnyFact, ...]
    day: str
    expected: tuple[str, ...]


def on(day: str, story: str, *given: AnyFact | str) -> Stands:
    facts = tuple(fact for fact in given if not isinstance(fact, str))
    return Stands(story, facts, day, tuple(code for code in given if isinstance(code, str)))


HELD = "unspent note"

HALVES = (
    {"when": "2016-01-01/2016-06-30", "report_due": "2016-07-31"},
    {"when": "2016-07-01/2016-12-31", "report_due": "2017-01-31"},
)

STANDING = (
    on("2016-12-31", "nothing came yet", agreement()),
    on("2016-12-31", "all is spent and returned", agreement(end="2016-12-30", refund_due="2016-12"),
       CAME, SPENT, RETURNED),
    on("2016-12-31", "money waits", agreement(), CAME, SPENT, HELD),
    on("2016-12-31", "a published rate that nobody gives",
       agreement(spending_rates=[SpendingRate(currency="MXN", basis="day", source="BCE")]), CAME,
       SPENT, "rate-missing warning"),
    # Budget lines
    on("2016-12-31", "a line spent all of its ceiling", agreement(lines=(CEILING,)), CAME,
       money(Expenditure, "G-1", "2016-03-01", "500.00 MXN", lines=["PASAJES"]), HELD),
    on("2016-12-31", "a line spent more", agreement(lines=(CEILING,)), CAME, SPENT,
       "line-over-ceiling error", HELD),
    on("2016-02-29", "but not yet", agreement(lines=(CEILING,)), CAME, SPENT, HELD),
    on("2016-12-31", "an addendum gave it more", agreement(lines=(CEILING,)), CAME, SPENT,
       Addendum(book="VIDA", reference="AD-1", when="2016-02-01",
                ceilings=[{"line": "PASAJES", "ceiling": "600.00 MXN"}]), HELD),
    on("2016-12-31", "a reallocation gave it more",
       agreement(lines=(CEILING, BudgetLine(code="HONORARIOS", title="H", ceiling="200.00 MXN"))),
       CAME, SPENT,
       Reallocation(book="VIDA", reference="RA-1", when="2016-02-01", amount="100.00 MXN",
                    from_line="HONORARIOS", to_line="PASAJES"), HELD),
    on("2016-12-31", "some of it came back", agreement(lines=(CEILING,)), CAME, SPENT, MADE_GOOD,
       DISALLOWED, HELD),
    on("2016-12-31", "a line spent money by which its ceiling cannot be said",
       agreement(lines=(CEILING,), accounts=(BANK, Account(code="EUROS", currency="EUR"))),
       money(Disbursement, "M-1", "2016-01-10", "100.00 EUR", account="EUROS"),
       money(Expenditure, "G-1", "2016-03-01", "30.00 EUR", lines=["PASAJES"], account="EUROS"),
       "ceiling-not-compared warning", HELD),
    # Commitments
    on("2016-06-30", "a line promised more than it has", agreement(lines=(CEILING,)), CAME,
       money(Expenditure, "G-1", "2016-03-01", "100.01 MXN", lines=["PASAJES"]), PROMISED,
       "line-over-committed warning", HELD),
    on("2016-06-30", "all that it has", agreement(lines=(CEILING,)), CAME,
       money(Expenditure, "G-1", "2016-03-01", "100.00 MXN", lines=["PASAJES"]), PROMISED, HELD),
    on("2016-07-01", "a commitment past its day", agreement(), CAME, PROMISED,
       "commitment-past-due warning", HELD),
    on("2016-07-01", "of which the rest was given up", agreement(), CAME, PROMISED, GIVEN_UP, HELD),
    on("2016-07-01", "all of which was spent", agreement(), CAME, PROMISED,
       money(Expenditure, "G-1", "2016-06-30", "400.00 MXN", commitment="CO-1"), HELD),
    on("2016-06-30", "promised in a currency in which nothing came",
       agreement(lines=(BudgetLine(code="PASAJES", title="P", ceiling="50.00 EUR"),)), PROMISED,
       "commitment-not-compared warning"),
    # Accounts
    on("2016-12-31", "more than was advanced is accounted for", agreement(accounts=(BANK, ADVANCE)),
       CAME, ADVANCED,
       money(Expenditure, "G-2", "2016-05-20", "300.01 MXN", account="ANT-1"),
       "account-below-zero warning", HELD),
    on("2016-05-19", "but not yet", agreement(accounts=(BANK, ADVANCE)),
       CAME, ADVANCED,
       money(Expenditure, "G-2", "2016-05-20", "300.01 MXN", account="ANT-1"),
       "advance-outstanding note", HELD),
    # Closing
    on("2016-12-31", "on the last day it may hold", agreement(end="2016-12-31"), CAME, SPENT, HELD),
    on("2017-01-01", "on the day after it may not", agreement(end="2016-12-31"), CAME, SPENT,
       "not-zero-at-closing warning", HELD),
    on("2017-01-01", "unless an addendum moved the end", agreement(end="2016-12-31"), CAME, SPENT,
       MORE_TIME, "refund-due note", "report-due note", HELD),
    # Deadlines
    on("2016-11-30", "a refund is due in 31 days", agreement(refund_due="2016-12-31"), CAME,
       "refund-due note", HELD),
    on("2016-12-01", "in 30 days", agreement(refund_due="2016-12-31"), CAME,
       "refund-due warning", HELD),
    on("2016-12-31", "on the day itself", agreement(refund_due="2016-12-31"), CAME,
       "refund-due warning", HELD),
    on("2017-01-01", "and a day late", agreement(refund_due="2016-12-31"), CAME,
       "refund-overdue error", HELD),
    on("2017-01-31", "a month has until its last day", agreement(refund_due="2017-01"), CAME,
       "refund-due warning", HELD),
    on("2017-01-01", "nothing is left to return", agreement(refund_due="2016-12-31"), CAME, SPENT,
       RETURNED),
    on("2016-01-31", "a report is due", agreement(report_due="2017-01-31"), "report-due note"),
    on("2017-01-01", "a report is due in 30 days", agreement(report_due="2017-01-31"),
       "report-due warning"),
    on("2017-02-01", "a report is late", agreement(report_due="2017-01-31"),
       "report-overdue error"),
    on("2016-07-31", "the report of a period is due", agreement(reporting_periods=HALVES),
       "period-report-due warning", "period-report-due note"),
    on("2016-08-01", "the report of a period is late", agreement(reporting_periods=HALVES),
       "period-report-overdue error", "period-report-due note"),
    # Advances
    on("2016-05-16", "an advance, in its fifteen days",
       agreement(accounts=(BANK, ADVANCE), advance_days=15), CAME, ADVANCED,
       "advance-outstanding note", HELD),
    on("2016-05-17", "and beyond them", agreement(accounts=(BANK, ADVANCE), advance_days=15),
       CAME, ADVANCED, "advance-overdue warning", HELD),
    on("2016-12-31", "an advance without a term", agreement(accounts=(BANK, ADVANCE)), CAME,
       ADVANCED, "advance-outstanding note", HELD),
    on("2016-12-31", "an advance that was accounted for",
       agreement(accounts=(BANK, ADVANCE), advance_days=15), CAME, ADVANCED, ACCOUNTED, HELD),
    # What the partner does not accept
    on("2016-07-01", "a part is not accepted", agreement(), CAME, SPENT, DISALLOWED,
       "due-back warning", HELD),
    on("2016-08-01", "and made good", agreement(), CAME, SPENT, DISALLOWED, MADE_GOOD, HELD),
    on("2016-08-01", "or settled by documents, and the rest written off", agreement(), CAME, SPENT,
       DISALLOWED, settled("SV-1", "100.00 MXN", "documents"),
       settled("SV-2", "50.00 MXN", "written_off"), HELD),
    on("2016-08-01", "or in part", agreement(), CAME, SPENT, DISALLOWED,
       settled("SV-1", "149.99 MXN", "justification"), "due-back warning", HELD),
    # The bank
    on("2016-12-31", "the bank agrees", agreement(), CAME, SPENT, bank_says("1400.00 MXN"), HELD),
    on("2016-12-31", "the bank does not", agreement(), CAME, SPENT, bank_says("1399.99 MXN"),
       "bank-differs warning", HELD),
    on("2016-12-31", "the bank does not, and it is explained", agreement(), CAME, SPENT,
       booked("L-1", "2016-01-10", "2000.00 MXN", "in"), bank_says("2000.00 MXN"),
       "bank-difference-explained note", HELD),
    on("2016-12-31", "the bank does not, and lines are missing", agreement(), CAME, SPENT,
       booked("L-1", "2016-01-10", "2000.00 MXN", "in"), bank_says("1999.00 MXN"),
       "bank-differs warning", HELD),
    on("2016-12-31", "a balance does not follow from the one before", agreement(), CAME, SPENT,
       bank_says("0.00 MXN", "2016-01-09", "S-0"), booked("L-1", "2016-01-10", "2000.00 MXN", "in"),
       bank_says("1400.00 MXN"), "statement-gap warning", HELD),
    on("2016-06-29", "but has not said so yet", agreement(), CAME, SPENT,
       bank_says("1399.99 MXN"), HELD),
    on("2016-12-31", "a day inside an imprecise date is not compared", agreement(), CAME,
       money(Expenditure, "G-1", "2016-06", "600.00 MXN"),
       money(Expenditure, "G-2", "2016-06-15/2016-07-15", "1.00 MXN"),
       bank_says("1399.99 MXN"), HELD),
    # Interest
    on("2016-12-31", "nobody agreed whose the interest is", agreement(), CAME, EARNED,
       "interest-owner-not-agreed warning", HELD),
    on("2016-12-31", "it is the agreement's", agreement(interest_to="agreement"), CAME, EARNED,
       HELD),
    on("2016-12-31", "it is the partner's", agreement(interest_to="partner"), CAME, EARNED,
       "interest-to-partner note", HELD),
    on("2016-12-31", "it is the recipient's", agreement(interest_to="recipient"), CAME, EARNED,
       "interest-to-recipient note", HELD),
    on("2016-01-31", "none was earned yet", agreement(), CAME, EARNED, HELD),
    # What was agreed that the institution and others contribute
    on("2016-12-31", "the institution contributed what it agreed to",
       agreement(**ENDED, own_share="20.00 MXN"), CAME, PUT_IN, SPENT, USED, RETURNED),
    on("2016-12-31", "a cent less", agreement(**ENDED, own_share="20.01 MXN"), CAME, PUT_IN, SPENT,
       USED, RETURNED, "own-share-short warning"),
    on("2016-12-31", "a cent less of its worth", agreement(**ENDED, own_share="1.01 EUR"), CAME,
       PUT_IN, SPENT, USED, RETURNED, "own-share-short warning"),
    on("2016-12-30", "but the agreement still runs", agreement(**ENDED, own_share="20.01 MXN"),
       CAME, PUT_IN, SPENT, USED, RETURNED),
    on("2016-12-31", "an addendum lowered it", agreement(**ENDED, own_share="500.00 MXN"), CAME,
       PUT_IN, SPENT, USED, RETURNED,
       Addendum(book="VIDA", reference="AD-1", when="2016-06-01", own_share="20.00 MXN")),
    on("2016-12-31", "an addendum ended it", agreement(**ENDED, own_share="500.00 MXN"), CAME,
       SPENT, RETURNED,
       Addendum(book="VIDA", reference="AD-1", when="2016-06-01", ended_clauses=["own_share"])),
    on("2016-12-31", "it took its money out again", agreement(**ENDED, own_share="20.00 MXN"), CAME,
       PUT_IN, SPENT, money(Withdrawal, "RA-1", "2016-12-01", "20.00 MXN"), RETURNED,
       "own-share-short warning"),
    on("2016-12-31", "it contributed in another currency",
       agreement(**ENDED, own_share="20.00 MXN", accounts=(BANK, EUROS)), CAME, SPENT, RETURNED,
       money(OwnContribution, "AP-1", "2016-02-01", "1.00 EUR", account="EUROS"),
       money(Expenditure, "G-3", "2016-05-20", "1.00 EUR", account="EUROS"),
       "own-share-not-compared note"),
    on("2016-12-31", "another contributed a part of its share", agreement(**ENDED, **UNDP), CAME,
       money(OtherIncome, "O-1", "2016-02-01", "20.00 MXN", contributor="PNUD"), SPENT, USED,
       RETURNED, "other-share-short note"),
    on("2016-12-31", "or in another currency",
       agreement(**ENDED, **UNDP, accounts=(BANK, EUROS)), CAME, SPENT, RETURNED,
       money(OtherIncome, "O-1", "2016-02-01", "1.00 EUR", account="EUROS", contributor="PNUD"),
       money(Expenditure, "G-3", "2016-05-20", "1.00 EUR", account="EUROS"),
       "other-share-not-compared note"),
    # Pace, and what went before
    on("2016-07-01", "half of the time has passed",
       agreement(start="2016-01-01", end="2016-12-31"), CAME, SPENT, HELD, "pace note"),
    on("2016-12-31", "an agreement before it returned money",
       Agreement(code="ANTES", title="Antes", currency="EUR", accounts=(BANK,),
                 lines=(OPEN_LINE,)),
       *(fact.model_copy(update={"book": "ANTES"}) for fact in (CAME, SPENT, RETURNED)),
       agreement(follows="ANTES"), "returned-before note"),
    on("2016-12-31", "an agreement before it that another ledger keeps",
       agreement(follows="ANTES")),
    on("2016-12-31", "a reversal took the spending back", agreement(lines=(CEILING,)), CAME, SPENT,
       Reversal(book="VIDA", reference="X-1", of="G-1", when="2016-04-01", reason="no procede"),
       HELD),
)  # fmt: skip


def _found(case: Stands) -> tuple[Finding, ...]:
    ledger = Ledger.open("sqlite://")
    ledger.record(*case.facts)
    return ledger.check(on=date.fromisoformat(case.day))


@pytest.mark.parametrize("case", STANDING, ids=lambda case: case.story)
def test_what_stands(case: Stands) -> None:
    found = _found(case)
    assert [f"{finding.code} {finding.severity}" for finding in found] == [*case.expected]
    for finding in found:
        for language in Language:
            assert finding.message(language)
            assert finding.remedy(language)


def test_a_programme_has_nothing_to_check() -> None:
    ledger = Ledger.open("sqlite://")
    ledger.record(Programme(code="PICE", title="Capacitación", currency="MXN"))
    assert ledger.check() == ()


def test_the_soonest_deadline_comes_first_over_all_agreements() -> None:
    ledger = Ledger.open("sqlite://")
    for code, due in (("A", "2017-03-31"), ("B", "2017-01-31"), ("C", "2017-02")):
        ledger.record(agreement(code=code, report_due=due))
    found = ledger.check(on=date(2017, 1, 1))
    assert [finding.place.reference for finding in found] == ["B", "C", "A"]
    assert [finding.due for finding in found] == [
        date(2017, 1, 31),
        date(2017, 2, 28),
        date(2017, 3, 31),
    ]


def test_the_gravest_comes_first_then_the_soonest_and_each_names_its_agreement() -> None:
    """Also what is on a fact of it, and what is said of one that misses a rate."""
    ledger = Ledger.open("sqlite://")
    terms = {"spending_rates": [{"currency": "MXN", "basis": "day", "source": "ECB"}]}
    ledger.record(agreement(code="RATE", **terms), *_of("RATE", CAME, SPENT))
    ledger.record(agreement(code="LATE", report_due="2016-12-31"))
    ledger.record(agreement(code="SOON", report_due="2017-01-20", accounts=(BANK, ADVANCE)))
    ledger.record(*_of("SOON", CAME, ADVANCED))
    ledger.record(agreement(code="OVER", lines=(CEILING,)), *_of("OVER", CAME, SPENT))
    found = ledger.check(on=date(2017, 1, 10))
    order = [Severity.ERROR, Severity.WARNING, Severity.NOTE]
    places = [(order.index(f.severity), f.due or date.max) for f in found]
    assert places == sorted(places)
    assert {f.severity for f in found} == set(order)
    named = {(f.code, f.place.book) for f in found}
    assert named >= {
        ("report-overdue", "LATE"), ("line-over-ceiling", "OVER"), ("report-due", "SOON"),
        ("rate-missing", "RATE"),
    }  # fmt: skip
    for language in Language:
        report = findings_report(found, language)
        for finding, data in zip(found, report.data()["findings"], strict=True):
            assert data["book"] == finding.place.book
            assert finding.place.say(language).split(", ")[0].endswith(f" {finding.place.book}")
        at = report.table().heads.index({"es": "Libro", "en": "Book"}[language])
        assert [row[at] for row in report.table().rows] == [f.place.book for f in found]


def _of(book: str, *facts: Any) -> list[Any]:
    return [fact.model_copy(update={"book": book}) for fact in facts]


def test_an_expenditure_that_was_reversed_has_nothing_due_back() -> None:
    """Such a reversal may be refused, too: the disallowance would be left without it."""
    ledger = Ledger.open("sqlite://")
    ledger.record(agreement(), CAME, SPENT, DISALLOWED)
    taken_back = Reversal(
        book="VIDA", reference="X-1", of="G-1", when="2016-08-01", reason="no procede"
    )
    try:
        ledger.record(taken_back)
    except Refused:
        return
    found = ledger.check(on=date(2016, 9, 1))
    assert [finding.code for finding in found] == ["unspent"]
    for side in ledger.reconcile("VIDA", on=date(2016, 9, 1)).acceptance:
        assert side.accepted.amount >= 0


def test_checking_changes_nothing() -> None:
    ledger = Ledger.open("sqlite://")
    ledger.record(agreement(), CAME, SPENT)
    before = ledger.books(), ledger.reconcile("VIDA", on=date(2016, 12, 31))
    ledger.check(on=date(2016, 12, 31))
    assert (ledger.books(), ledger.reconcile("VIDA", on=date(2016, 12, 31))) == before


def test_what_is_said_is_of_the_day_that_is_asked() -> None:
    """Figures and days, as an accountant would count them on his fingers."""
    ledger = Ledger.open("sqlite://")
    terms = {"start": "2016-01-01", "end": "2016-12-31", "refund_due": "2017-01-31"}
    ledger.record(agreement(**terms), CAME, SPENT)
    found = {f.code: f for f in ledger.check(on=date(2016, 12, 31))}
    said = {code: finding.message(Language.ES) for code, finding in found.items()}
    assert said == {
        "refund-due": "1,400.00 MXN deben reintegrarse a más tardar el 2017-01-31 "
        "(días que faltan: 31)",
        "unspent": "1,400.00 MXN sin ejercer; lo más antiguo, desde el 2016-01-10 (días: 356)",
        "pace": "ha pasado el 100 % del plazo y se ha ejercido el 30 % de lo recibido",
    }
