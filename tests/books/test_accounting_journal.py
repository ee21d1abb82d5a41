"""The journal of an agreement, story by story: what is debited and credited, and when."""

from datetime import date
from typing import Any

import pytest

from coopledger import (
    Agreement,
    Disbursement,
    Expenditure,
    InKindContribution,
    Interest,
    Ledger,
    LedgerBroken,
    Match,
    OpeningBalance,
    OwnContribution,
    Programme,
    Recovery,
    Refund,
    Reversal,
    Transfer,
    Withdrawal,
    WrongBook,
)
from coopledger.books import journal_entries
from coopledger.books.accounting_journal import BookJournal, Half, JournalEntry
from coopledger.model.erased import ERASED
from coopledger.model.evidence import Invoice
from coopledger.money import Money
from tests.accounting_programs import PLAIN, READERS, content_of, require_the_statements

DAY = date(2016, 12, 31)
M = Disbursement(
    book="A", reference="M", when="2016-01-05", amount="2000.00 MXN", sent="100.00 EUR"
)
G = Expenditure(book="A", reference="G", when="2016-03-01", amount="400.00 MXN")


def journal(*facts: Any, on: date = DAY, **terms: Any) -> BookJournal:
    named = {"code": "A", "title": "T", "currency": "EUR", "accounts": ["MXN", "USD", "EUR"]}
    with Ledger.open("sqlite://") as ledger:
        ledger.record(Agreement.model_validate(named | terms), *facts)
        [found] = ledger.accounting_journal("A", accounts=PLAIN, on=on).books
        return found


def told(entry: JournalEntry) -> list[str]:
    """Each line: `spent 400.00 MXN`; those of the worths with a star."""
    return [
        " ".join(
            filter(
                None,
                (
                    "*" * (account.half is Half.WORTH) + str(account.mapped.name.en),
                    account.key,
                    str(Money.from_minor(minor, currency)),
                ),
            )
        )
        for account, currency, minor in entry.lines
    ]


def entries(found: BookJournal) -> dict[str, list[str]]:
    return {f"{each.day:%m-%d} {each.number}": told(each) for each in found.entries}


def test_what_comes_is_spent_and_goes_back_in_both_halves() -> None:
    refund = Refund(
        book="A", reference="R", when="2016-12-29", amount="1600.00 MXN", received="75.00 EUR"
    )
    assert entries(journal(M, G, refund)) == {
        "01-05 M": [
            "Held MXN 2,000.00 MXN", "Received -2,000.00 MXN",
            "*Held MXN 100.00 EUR", "*Received -100.00 EUR",
        ],
        "03-01 G": [
            "Spent 400.00 MXN", "Held MXN -400.00 MXN",
            "*Spent 20.00 EUR", "*Held MXN -20.00 EUR",
        ],
        "12-29 R": [
            "Returned 1,600.00 MXN", "Held MXN -1,600.00 MXN",
            "*Returned 75.00 EUR", "*Held MXN -80.00 EUR", "*Exchange loss 5.00 EUR",
        ],
    }  # fmt: skip


def test_a_prescribed_rate_may_gain_and_what_comes_back_takes_that_back() -> None:
    back = Recovery(book="A", reference="C", of="G", when="2016-04-01", amount="100.00 MXN")
    found = journal(M, G, back, spending_rates=[{"currency": "MXN", "value": "16"}])
    assert entries(found)["03-01 G"][2:] == [
        "*Spent 25.00 EUR", "*Held MXN -20.00 EUR", "*Exchange gain -5.00 EUR",
    ]  # fmt: skip
    assert entries(found)["04-01 C"] == [
        "Held MXN 100.00 MXN", "Spent -100.00 MXN",
        "*Held MXN 5.00 EUR", "*Spent -6.25 EUR", "*Exchange loss 1.25 EUR",
    ]  # fmt: skip


def test_an_exchange_balances_in_each_currency_and_a_transfer_has_no_worth() -> None:
    named = {"book": "A", "when": "2016-02-01", "account": "MXN"}
    found = journal(
        M.model_copy(update={"account": "MXN"}),
        Transfer(**named, reference="T-1", amount="200.00 MXN", to_account="USD",
                 arrived="11.00 USD"),
        Transfer(**named, reference="T-2", amount="200.00 MXN", to_account="EUR",
                 arrived="9.00 EUR"),
        Transfer(**named, reference="T-3", amount="300.00 MXN", to_account="box"),
        accounts=["MXN", "USD", "EUR", {"code": "box", "currency": "MXN"}],
    )  # fmt: skip
    assert list(entries(found).values())[1:] == [
        [
            "Held MXN -200.00 MXN", "Exchange of currencies 200.00 MXN",
            "Exchange of currencies -11.00 USD", "Held USD 11.00 USD",
            "*Held USD 10.00 EUR", "*Held MXN -10.00 EUR",
        ],
        [
            "Held MXN -200.00 MXN", "Exchange of currencies 200.00 MXN",
            "Exchange of currencies -9.00 EUR", "Held EUR 9.00 EUR",
            "*Held EUR 9.00 EUR", "*Held MXN -10.00 EUR", "*Exchange loss 1.00 EUR",
        ],
        ["Held box 300.00 MXN", "Held MXN -300.00 MXN"],
    ]  # fmt: skip


def test_own_money_interest_and_what_was_there_before_have_accounts_of_their_own() -> None:
    at = {"book": "A", "when": "2016-01-01"}
    found = journal(
        OpeningBalance(**at, reference="SI", amount="50.00 EUR"),
        OwnContribution(**at, reference="AP", amount="5.00 EUR"),
        Interest(**at, reference="I", amount="1.00 EUR"),
        Withdrawal(**at, reference="RA", amount="5.00 EUR"),
    )
    first = [lines[1] for lines in entries(found).values()]
    assert first == [
        "Opening balance -50.00 EUR", "Own contribution -5.00 EUR", "Interest -1.00 EUR",
        "Held EUR -5.00 EUR",
    ]  # fmt: skip
    assert entries(found)["01-01 RA"][2:] == [
        "*Own funds withdrawn 5.00 EUR",
        "*Held EUR -5.00 EUR",
    ]


@pytest.mark.parametrize(("when", "there"), [("2016-03-01", []), ("2016-05-02", ["G", "X"])])
def test_what_is_taken_back_later_is_an_entry_and_worth_nothing_on_the_day(
    when: str, there: list[str]
) -> None:
    reversal = Reversal(book="A", reference="X", of="G", when=when, reason="twice")
    again = G.model_copy(update={"revision": 2, "when": reversal.when})
    found = journal(M, G, reversal, again)
    assert [each.number for each in found.entries] == ["M", *there, "G/2"]
    for each in found.entries[1:-1]:
        assert each.worth == ()
        assert told(each)[0] in ("Spent 400.00 MXN", "Held MXN 400.00 MXN")
    if there:
        assert found.entries[1].reversed_on == date(2016, 5, 2)
        before = journal(M, G, reversal, again, on=date(2016, 5, 1))
        assert entries(before)["03-01 G"][2:] == ["*Spent 20.00 EUR", "*Held MXN -20.00 EUR"]
        assert before.entries[1].reversed_on is None
        ends = {month.day.month: sorted(month.balances.values()) for month in found.months}
        assert ends == {1: [-200000, 200000], 3: [-200000, 40000, 160000],
                        5: [-200000, 40000, 160000]}  # fmt: skip


def test_lots_are_of_instalments_in_their_order_and_of_none_past_the_last() -> None:
    more = M.model_copy(update={"reference": "M-2"})
    spent = [
        G.model_copy(update={"reference": name, "amount": Money(amount, "MXN")})
        for name, amount in (("G-1", "1500.00"), ("G-2", "2000.00"), ("G-3", "600.00"))
    ]
    found = journal(M, more, *spent, prefinancing=True)
    lots = [each.lots for each in found.entries if each.lots]
    assert lots == [
        (("M", 150000),), (("M", 50000), ("M-2", 150000)), (("M-2", 50000), (None, 10000)),
    ]  # fmt: skip
    assert told(found.entries[-1])[2:] == ["*Spent 25.00 EUR", "*Held MXN -25.00 EUR"]
    average = journal(M, more, *spent, prefinancing=True, conversion="average")
    assert all(not each.lots for each in average.entries)


def test_a_worth_is_that_of_the_day_of_the_journal() -> None:
    """The same expenditure, before and after an instalment at another rate."""
    dearer = M.model_copy(update={"reference": "M-2", "when": G.when, "sent": Money("300", "EUR")})
    facts = (M, G, dearer.model_copy(update={"when": M.when.on(date(2016, 4, 1))}))
    of = {"conversion": "average"}
    early, late = journal(*facts, on=date(2016, 3, 31), **of), journal(*facts, **of)
    assert [entries(each)["03-01 G"][2] for each in (early, late)] == [
        "*Spent 20.00 EUR",
        "*Spent 40.00 EUR",
    ]


@pytest.mark.parametrize("program", READERS)
def test_on_the_last_day_there_is_the_worths_are_still_there(program: str) -> None:
    """Which has no day after it, at whose beginning beancount could be asked for balances."""
    with Ledger.open("sqlite://") as ledger:
        ledger.record(Agreement(code="A", title="T", currency="EUR", accounts=["MXN"]), M, G)
        found = ledger.accounting_journal("A", accounts=PLAIN, on=date.max)
        written = READERS[program][1](content_of(found, program))
        require_the_statements(written.sums, ledger.reconcile("A", on=date.max))


def test_what_is_given_in_kind_is_counted_and_in_no_account() -> None:
    kind = InKindContribution(book="A", reference="E", when="2016-05-01", amount="70.00 MXN")
    found = journal(M, kind)
    assert [str(each) for each in found.in_kind] == ["70.00 MXN"]
    assert [each.number for each in found.entries] == ["M"]
    assert journal(M, kind, on=date(2016, 4, 30)).in_kind == ()


def test_invoices_that_were_accepted_stand_beside_what_they_prove() -> None:
    invoice = Invoice(
        book="A", reference="F-1", when="2016-02-27", amount="400.00 MXN",
        invoice_type="income", issuer={"name": "Hotel"},
    )  # fmt: skip
    match = Match(book="A", reference="X-1", when="2016-04-01", events=["G"], invoices=["F-1"])
    [_, spent] = journal(M, G, invoice, match).entries
    assert spent.proof.invoices == ("F-1",)
    assert spent.proof.seq == 3


def test_a_programme_has_none() -> None:
    with Ledger.open("sqlite://") as ledger:
        ledger.record(Programme(code="P", title="T", institution="I", currency="MXN"))
        with pytest.raises(WrongBook):
            ledger.accounting_journal("P")


def test_what_does_not_come_to_the_statement_is_a_broken_law(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    honest = journal_entries.postings

    def a_cent_off(move: Any) -> Any:
        return tuple(each._replace(minor=each.minor + 1) for each in honest(move))

    monkeypatch.setattr(journal_entries, "postings", a_cent_off)
    with pytest.raises(LedgerBroken, match=r"2,000\.01 MXN in the account MXN"):
        journal(M)


@pytest.mark.parametrize("language", ["es", "en"])
def test_what_was_erased_is_in_no_file(language: str) -> None:
    secret = G.model_copy(update={"payee": "Ana Pérez", "concept": "viaje de Ana"})
    with Ledger.open("sqlite://") as ledger:
        ledger.record(Agreement(code="A", title="T", currency="EUR", accounts=["MXN"]), M, secret)
        ledger.forget("G", book="A", reason="asked for", ground="a law")
        found = ledger.accounting_journal("A", on=DAY)
        for form in ("beancount", "hledger", "csv", "json", "text"):
            content = ledger.export(found, form=form, language=language)
            said = content if isinstance(content, str) else content.decode()
            assert "Ana" not in said
            assert "400.00" in said
            if form != "text":  # of the balances, which name nobody
                assert (ERASED if form == "json" else ERASED.say(language)) in said
