"""Law 2. All that came + exchange difference = all that went out + held, with no tolerance."""

from contextlib import suppress
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopledger.books import laws
from coopledger.books.book import Book
from coopledger.books.reconciliation import reconcile
from coopledger.books.terms import Terms
from coopledger.books.valuation import value
from coopledger.errors import LedgerBroken
from coopledger.ledger import Ledger
from coopledger.model.agreement import Agreement, ConversionRule
from coopledger.model.events import Disbursement, Expenditure, Interest, Refund, Transfer
from coopledger.model.receipt import Refused
from coopledger.money import Money
from coopledger.testing.history import History
from coopledger.testing.simple import simple_histories
from coopledger.testing.small import LAST_DAY
from tests.auditor import MONEY_IN, audit, figures_of

COLUMNS = ("received", "interest", "exchange_difference", "spent", "returned", "held")


@given(simple_histories())
def test_every_figure_in_agreement_currency_is_the_auditors(history: History):
    book = Book.of(history.opening, history.facts)
    for day in history.days:
        stated = figures_of(reconcile(book, on=day))
        audited = audit(history.agreement, history.facts, day)
        for part in ("agreement", "refunds_not_confirmed"):
            assert stated[part] == audited[part]


@given(simple_histories())
def test_it_closes_with_the_exchange_difference(history: History):
    book = Book.of(history.opening, history.facts)
    for day in history.days:
        side = reconcile(book, on=day).agreement_currency
        minor = {column: getattr(side, column).money.minor for column in COLUMNS}
        came = minor["received"] + minor["interest"] + minor["exchange_difference"]
        assert came == minor["spent"] + minor["returned"] + minor["held"]
        assert side.closes


@given(simple_histories())
def test_the_worth_of_what_went_out_and_of_what_is_held_is_all_that_came(history: History):
    """The pieces telescope, under both rules: nothing was rounded alone."""
    for rule in ConversionRule:
        agreement = history.agreement.model_copy(update={"conversion": rule})
        for currency, valued, valuation in _valued_by_currency(agreement, history):
            came = sum(v.worth for v in valued if v.event.kind in MONEY_IN)
            went = sum(v.worth for v in valued if v.event.kind not in MONEY_IN)
            held = sum(
                v.event.amount.minor if v.event.kind in MONEY_IN else -v.event.amount.minor
                for v in valued
            )
            assert came == went + valuation.worth_of_held(currency, held)
            for item in valued:
                assert item.worth >= 0


def _valued_by_currency(agreement: Agreement, history: History):
    """The events of each currency, as they are valued."""
    valuation = value(Terms(agreement), Book.of(agreement, history.facts).standing())
    for currency in agreement.fund_currencies:
        of_currency = [v for v in valuation.events if v.event.amount.currency.code == currency]
        yield currency, of_currency, valuation


@given(simple_histories())
def test_under_the_average_no_piece_is_a_whole_minor_unit_off(history: History):
    """One piece may differ from amount x rate by less than one minor unit; never by more."""
    agreement = history.agreement.model_copy(update={"conversion": ConversionRule.AVERAGE})
    for _, valued, _ in _valued_by_currency(agreement, history):
        amount = sum(v.event.amount.minor for v in valued if v.event.kind in MONEY_IN)
        worth = sum(v.worth for v in valued if v.event.kind in MONEY_IN)
        spent = 0
        for item in valued:
            if item.event.kind not in MONEY_IN:
                spent += item.event.amount.minor
                if spent <= amount:
                    exact = Fraction(item.event.amount.minor * worth, amount)
                    assert abs(item.worth - exact) < 1


@given(simple_histories())
def test_both_rules_agree_once_everything_is_disposed_of(history: History):
    """Where nothing is left, what went out was worth what came in, under FIFO as on average."""
    before = reconcile(Book.of(history.opening, history.facts), on=LAST_DAY)
    accounts = {account.currency: account.code for account in history.agreement.accounts}
    the_rest = [
        Expenditure(
            book=history.opening.code,
            reference=f"the rest in {fund.currency}",
            when=LAST_DAY,
            amount=fund.held.money,
            account=accounts[fund.currency],
        )
        for fund in before.funds
        if fund.held.money.minor > 0
    ]
    worths = set()
    for rule in ConversionRule:
        agreement = history.agreement.model_copy(update={"conversion": rule})
        book = Book.of(agreement, [*history.facts, *the_rest])
        side = reconcile(book, on=LAST_DAY).agreement_currency
        assert side.held.money.minor == 0
        came = side.received.money + side.interest.money
        went = side.spent.money + side.returned.money - side.exchange_difference.money
        assert went == came
        worths.add(went)
    assert len(worths) == 1


@given(simple_histories(own_account=True))
def test_in_the_agreements_own_currency_worth_is_face(history: History):
    own = history.agreement.currency
    facts = [event for event in history.events if event.amount.currency.code == own]
    for day in history.days:
        statement = reconcile(Book.of(history.opening, facts), on=day)
        (fund,) = (fund for fund in statement.funds if fund.currency == own)
        side = statement.agreement_currency
        assert side.received.money == fund.received.money
        assert side.interest.money == fund.interest.money
        assert side.returned.money == fund.returned.money
        assert side.exchange_difference.money.minor == 0
        assert side.spent.money == fund.spent.money - fund.not_yet_funded.money
        assert side.held.money.minor == max(0, fund.held.money.minor)


@given(simple_histories(), st.sampled_from(COLUMNS), st.sampled_from((1, -1)))
def test_a_figure_one_minor_unit_off_breaks_the_law(history: History, column: str, off: int):
    statement = reconcile(Book.of(history.opening, history.facts), on=LAST_DAY)
    laws.check(statement)
    side = statement.agreement_currency
    figure = getattr(side, column)
    wrong = replace(figure, money=figure.money + Money.from_minor(off, side.currency))
    broken = replace(statement, agreement_currency=replace(side, **{column: wrong}))
    assert not broken.closes
    with pytest.raises(LedgerBroken) as error:
        laws.check(broken)
    assert error.value.code == "law.agreement-currency"


# Money not yet funded is worth nothing yet; when an instalment reaches it, it gets its worth.

ADVANCE = (
    Expenditure(book="A-1", reference="G-1", when="2016-01-01", amount="30.00 MXN"),
    Disbursement(
        book="A-1", reference="M-1", when="2016-02-01", amount="10.00 MXN", sent="1.00 EUR"
    ),
    Disbursement(
        book="A-1", reference="M-2", when="2016-03-01", amount="90.00 MXN", sent="6.00 EUR"
    ),
)


@pytest.mark.parametrize(
    ("rule", "day", "spent", "held"),
    [
        ("fifo", "2016-01-31", 0, 0),
        ("average", "2016-01-31", 0, 0),
        ("fifo", "2016-02-01", 1_00, 0),
        ("average", "2016-02-01", 1_00, 0),
        ("fifo", "2016-03-01", 2_33, 4_67),  # 1.00 + 20/90 of 6.00
        ("average", "2016-03-01", 2_10, 4_90),  # 30/100 of 7.00
    ],
)
def test_spending_gets_its_worth_when_its_money_comes(rule, day, spent, held):
    agreement = Agreement(
        code="A-1",
        title="Advance",
        currency="EUR",
        accounts=["MXN"],
        conversion=rule,
        prefinancing=True,
    )
    side = reconcile(Book.of(agreement, ADVANCE), on=date.fromisoformat(day)).agreement_currency
    assert (side.spent.money.minor, side.held.money.minor) == (spent, held)


def test_a_loss_is_negative_and_a_gain_positive():
    agreement = Agreement(code="A-1", title="Refunds", currency="EUR", accounts=["MXN"])
    came = Disbursement(
        book="A-1", reference="M-1", when="2016-01-01", amount="100.00 MXN", sent="10.00 EUR"
    )
    for received, difference in ((4_00, -1_00), (6_00, 1_00), (None, 0)):
        back = Refund(
            book="A-1",
            reference="R-1",
            when="2016-02-01",
            amount="50.00 MXN",
            received=received and Money.from_minor(received, "EUR"),
        )
        side = reconcile(Book.of(agreement, [came, back]), on=LAST_DAY).agreement_currency
        assert side.exchange_difference.money.minor == difference
        assert side.returned.money.minor == (received or 5_00)


def test_interest_of_unknown_worth_is_valued_at_the_disbursements_before_it():
    agreement = Agreement(code="A-1", title="Interest", currency="EUR", accounts=["MXN"])
    early = Interest(book="A-1", reference="I-1", when="2016-01-01", amount="5.00 MXN")
    first = Disbursement(
        book="A-1", reference="M-1", when="2016-02-01", amount="10.00 MXN", sent="1.00 EUR"
    )
    stated = Interest(
        book="A-1", reference="I-2", when="2016-02-02", amount="10.00 MXN", worth="9.00 EUR"
    )
    half = Interest(book="A-1", reference="I-3", when="2016-02-02", amount="0.05 MXN")
    second = Disbursement(
        book="A-1", reference="M-2", when="2016-03-01", amount="10.00 MXN", sent="3.00 EUR"
    )
    same_day = Interest(book="A-1", reference="A", when="2016-03-01", amount="1.00 MXN")
    facts = [same_day, second, half, stated, first, early]
    standing = Book.of(agreement, facts).standing()
    worths = [item.worth for item in value(Terms(agreement), standing).events]
    # Before any disbursement, nothing; stated interest does not change the average; a half goes up.
    assert worths == [0, 1_00, 9_00, 1, 3_00, 20]


def test_no_rate_is_prescribed_for_the_agreements_own_currency():
    """There, what is spent is reported at its face: another rate is refused, or does nothing."""
    with Ledger.open("sqlite://") as ledger, suppress(Refused, ValueError):
        ledger.record(
            Agreement(
                code="A-1",
                title="Own",
                currency="EUR",
                accounts=["EUR"],
                spending_rates=[{"currency": "EUR", "value": "2"}],
            ),
            Disbursement(book="A-1", reference="M-1", when="2016-01-01", amount="9.00 EUR"),
            Expenditure(book="A-1", reference="G-1", when="2016-01-02", amount="6.00 EUR"),
        )
        side = ledger.reconcile("A-1", on=LAST_DAY).agreement_currency
        assert side.spent.money.figure() == "6.00"
        assert side.exchange_difference.money.minor == 0


@pytest.mark.parametrize("rule", ConversionRule)
def test_the_largest_amounts_are_exact_too(rule: ConversionRule):
    """Near the limit of what a book can hold, where a float would be tens of units off."""
    agreement = Agreement(
        code="A-1", title="Huge", currency="EUR", accounts=["MXN"], conversion=rule
    )
    amount, worth = 10**17 + 3, 3 * 10**16 + 7
    facts = [
        Disbursement(
            book="A-1",
            reference=f"M-{number}",
            when="2016-01-01",
            amount=Money.from_minor(amount + number, "MXN"),
            sent=Money.from_minor(worth * number, "EUR"),
        )
        for number in (1, 2, 3)
    ]
    facts += [
        Expenditure(
            book="A-1",
            reference=f"G-{number}",
            when="2016-01-02",
            amount=Money.from_minor(amount // (number + 1), "MXN"),
        )
        for number in (1, 2, 3, 4, 5)
    ]
    stated = figures_of(reconcile(Book.of(agreement, facts), on=LAST_DAY))
    assert stated == audit(agreement, facts, LAST_DAY)


# What happens on one day has an order, whatever the order in which it was recorded.

ONE_DAY = "2016-05-05"


def on_one_day(*facts, **terms) -> dict[str, int]:
    """What each of the events that follow a disbursement of 4 = 2 on the day before is worth."""
    agreement = Agreement(
        code="A-1", title="One day", currency="CLP", accounts=["JPY"], prefinancing=True, **terms
    )
    first = came("before", "4 JPY", "2 CLP", when="2016-05-04")
    worths = []
    for recorded in (facts, facts[::-1]):
        standing = Book.of(agreement, [*recorded, first]).standing()
        items = value(Terms(agreement), standing).events[1:]
        worths.append({item.event.reference: item.worth for item in items})
    assert worths[0] == worths[1]
    return worths[0]


def came(reference: str, amount: str, sent: str, when: str = ONE_DAY) -> Disbursement:
    return Disbursement(book="A-1", reference=reference, when=when, amount=amount, sent=sent)


def moved(kind, reference: str, amount: str, when: str = ONE_DAY):
    return kind(book="A-1", reference=reference, when=when, amount=amount)


def test_on_one_day_a_disbursement_comes_before_interest():
    worths = on_one_day(moved(Interest, "1", "2 JPY"), came("2", "4 JPY", "14 CLP"))
    assert worths == {"1": 4, "2": 14}  # 2 x 16/8, not 2 x 2/4


def test_on_one_day_interest_comes_before_spending():
    early = Interest(book="A-1", reference="2", when=ONE_DAY, amount="2 JPY", worth="6 CLP")
    worths = on_one_day(moved(Expenditure, "1", "6 JPY"), early)
    assert worths == {"1": 8, "2": 6}


def test_on_one_day_spending_comes_before_a_refund():
    worths = on_one_day(moved(Refund, "1", "1 JPY"), moved(Expenditure, "2", "1 JPY"))
    assert worths == {"1": 0, "2": 1}  # the first half unit of worth goes up


@pytest.mark.parametrize(
    ("first", "second"),
    [("10", "9"), ("A", "a"), ("B", "a"), ("Z", "a"), ("z", "á"), ("A", "A-1"), ("Ａ", "𝔸")],
)
def test_on_one_day_one_kind_goes_by_reference_in_code_points(first: str, second: str):
    """Numbers as text, capitals first, accents last: neither a dictionary's order nor UTF-16's."""
    spent = [moved(Expenditure, reference, "1 JPY") for reference in (first, second)]
    assert on_one_day(*spent) == {first: 1, second: 0}
    sent = [came(first, "1 JPY", "100 CLP"), came(second, "1 JPY", "1 CLP")]
    worths = on_one_day(*sent, moved(Expenditure, "G", "5 JPY"))
    assert worths["G"] == 2 + 100


def test_an_imprecise_disbursement_counts_from_its_first_day_and_the_rest_from_their_last():
    month = "2016-05"
    worths = on_one_day(
        moved(Expenditure, "G-1", "1 JPY", when=month),
        moved(Expenditure, "G-2", "1 JPY", when="2016-05-31"),
        moved(Refund, "R-1", "1 JPY", when="2016-05-30/2016-06-01"),
        came("M-1", "2 JPY", "8 CLP", when="2016-05-01/2016-07-01"),
    )
    # M-1 lies before the disbursement of 4 May: the line begins with it. R-1 comes last.
    assert worths == {"before": 2, "G-1": 4, "G-2": 4, "R-1": 1}


def test_what_is_converted_is_derived_and_what_is_face_is_as_stated():
    """A figure never claims to be better known than what it is made of."""
    stated = {"provenance": "source"}
    for accounts, expected in (["MXN"], "derived"), (["EUR"], "source"):
        agreement = Agreement(code="A-1", title="Face", currency="EUR", accounts=accounts)
        (currency,) = accounts
        facts = [
            Disbursement(
                **stated,
                book="A-1",
                reference="M-1",
                when="2016-01-01",
                amount=f"9.00 {currency}",
                sent="9.00 EUR",
            ),
            Expenditure(
                **stated, book="A-1", reference="G-1", when="2016-01-02", amount=f"3.00 {currency}"
            ),
            Refund(
                **stated, book="A-1", reference="R-1", when="2016-01-02", amount=f"2.00 {currency}"
            ),
            Interest(
                **stated, book="A-1", reference="I-1", when="2016-01-02", amount=f"1.00 {currency}"
            ),
        ]
        side = reconcile(Book.of(agreement, facts), on=LAST_DAY).agreement_currency
        assert side.received.provenance == "source"
        assert side.interest.provenance == expected
        assert side.spent.provenance == expected
        assert side.returned.provenance == expected
        assert side.held.provenance == "derived"
    refund = Refund(
        book="A-1", reference="R-1", when="2016-01-02", amount="2.00 MXN", received="2.00 EUR"
    )
    agreement = Agreement(code="A-1", title="Stated", currency="EUR", accounts=["MXN"])
    facts = [came("M-1", "9.00 MXN", "9.00 EUR", when="2016-01-01"), refund]
    side = reconcile(Book.of(agreement, facts), on=LAST_DAY).agreement_currency
    assert side.returned.provenance == "source"


def test_what_is_recorded_can_always_be_stated():
    """Interest derives its worth: that too must stay within what a book can hold, or be refused."""
    with Ledger.open("sqlite://") as ledger:
        ledger.record(Agreement(code="A-1", title="Rates", currency="EUR", accounts=["MXN"]))
        ledger.record(
            Disbursement(
                book="A-1",
                reference="M-1",
                when="2016-01-01",
                amount="0.01 MXN",
                sent=Money.from_minor(10**15, "EUR"),
            )
        )
        with suppress(Refused):
            ledger.record(
                Interest(book="A-1", reference="I-1", when="2016-01-02", amount="100.00 MXN")
            )
        assert ledger.reconcile("A-1", on=LAST_DAY).closes


def test_what_is_recorded_can_always_be_stated_through_exchanges_too():
    """Interest, exchanged for next to nothing, makes a rate at which other interest is worth more
    than any amount: that must be stated, or be refused when it is recorded.
    """
    with Ledger.open("sqlite://") as ledger:
        ledger.record(Agreement(code="A-1", title="Rates", currency="EUR", accounts=["MXN", "USD"]))
        common = {"book": "A-1", "when": "2016-01-02"}
        much = Money.from_minor(10**17, "MXN")
        least = Money.from_minor(1, "MXN")
        with suppress(Refused):
            ledger.record(
                Disbursement(
                    book="A-1",
                    reference="M-1",
                    when="2016-01-01",
                    amount=least,
                    sent=Money.from_minor(10**17, "EUR"),
                ),
                Interest(**common, reference="I-1", amount=much, account="MXN"),
                Transfer(
                    **common,
                    reference="T-1",
                    account="MXN",
                    to_account="USD",
                    amount=much,
                    arrived="0.01 USD",
                ),
            )
            ledger.record(
                Interest(book="A-1", reference="I-2", when="2016-01-03", amount="100.00 USD")
            )
        assert ledger.reconcile("A-1", on=LAST_DAY).closes


@pytest.mark.parametrize(
    ("kind", "worth"), [(Disbursement, "sent"), (Interest, "worth"), (Refund, "received")]
)
def test_all_that_is_stated_stays_within_what_a_book_can_hold(kind, worth: str):
    much = Money.from_minor(6 * 10**17, "EUR")
    first = came("M-1", "9.00 MXN", "1.00 EUR").model_copy(update={"sent": much})
    common = {"book": "A-1", "reference": "X-1", "when": "2016-06-01", "amount": "1.00 MXN"}
    with Ledger.open("sqlite://") as ledger:
        ledger.record(Agreement(code="A-1", title="Much", currency="EUR", accounts=["MXN"]), first)
        with pytest.raises(Refused) as refused:
            ledger.record(kind(**common, **{worth: much}))
        assert [finding.code for finding in refused.value.findings] == ["total-too-large"]
        ledger.record(kind(**common, **{worth: Money.from_minor(4 * 10**17, "EUR")}))
        assert ledger.reconcile("A-1", on=LAST_DAY).closes
