"""Accounts that an addendum opens or closes: which facts may be in one, on which days."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coopledger import (
    Account,
    Addendum,
    Agreement,
    BankBalance,
    Disbursement,
    Expenditure,
    Interest,
    Ledger,
    Recovery,
    Refund,
    Refused,
    Reversal,
    Transfer,
)
from coopledger.messages.catalogue import Language
from coopledger.model.events import OtherIncome, OwnContribution, Withdrawal
from coopledger.model.evidence import BankLine
from coopledger.model.facts import AnyFact
from tests.engines import ENGINES, location

OPENING = Agreement(code="A", title="Foro", currency="EUR", accounts=["MXN"])
OPEN, CLOSE = "2016-03-10", "2016-06-20"
BEFORE, LAST_DAY, AFTER = "2016-03-09", CLOSE, "2016-06-21"
CODES = {"ADV": "MXN", "USD": "USD"}
"""In a currency that another account holds, and in a new one."""


def fact(kind: type[Any], reference: str, when: str, **said: Any) -> Any:
    return kind(book="A", reference=reference, when=when, **said)


def opened(**more: Any) -> AnyFact:
    accounts = [{"code": code, "currency": currency} for code, currency in CODES.items()]
    return fact(Addendum, "AD-1", OPEN, accounts=accounts, **more)


def closed(*codes: str, when: str = CLOSE, reference: str = "AD-2") -> AnyFact:
    return fact(Addendum, reference, when, closed_accounts=codes or tuple(CODES))


def came(code: str, when: str, reference: str = "M", amount: str = "100.00") -> AnyFact:
    currency = CODES.get(code, code)
    money = f"{amount} {currency}"
    return fact(Disbursement, reference, when, amount=money, sent="10.00 EUR", account=code)


def _plain(kind: type[Any], **more: Any) -> Callable[[str, str], AnyFact]:
    return lambda code, when: fact(
        kind, "F", when, amount=f"5.00 {CODES[code]}", account=code, **more
    )


def _exchange(code: str, when: str, *, into: bool) -> AnyFact:
    amount, same = f"5.00 {CODES[code]}", CODES[code] == "MXN"
    if into:
        arrived = None if same else amount
        return fact(
            Transfer, "F", when, amount="5.00 MXN", account="MXN", to_account=code, arrived=arrived
        )
    arrived = None if same else "5.00 MXN"
    return fact(Transfer, "F", when, amount=amount, account=code, to_account="MXN", arrived=arrived)


USES: dict[str, Callable[[str, str], AnyFact]] = {
    "disbursement": lambda code, when: came(code, when, "F"),
    "expenditure": _plain(Expenditure),
    "refund": _plain(Refund),
    "interest": _plain(Interest),
    "own contribution": _plain(OwnContribution),
    "other income": _plain(OtherIncome),
    "withdrawal": _plain(Withdrawal),
    "recovery": _plain(Recovery, of="G"),
    "transfer out": lambda code, when: _exchange(code, when, into=False),
    "transfer in": lambda code, when: _exchange(code, when, into=True),
    "bank balance": lambda code, when: fact(
        BankBalance, "F", when, account=code, balance=f"5.00 {CODES[code]}"
    ),
    "bank line": lambda code, when: fact(
        BankLine, "F", when, account=code, amount=f"5.00 {CODES[code]}", direction="in"
    ),
}
"""Every kind of fact that names an account, and what a transfer names twice."""

MONEY = (
    came("MXN", "2016-01-05", "M-0", "1000.00"),
    fact(OwnContribution, "P-0", "2016-01-05", amount="500.00 MXN", account="MXN"),
)
IN_EACH = tuple(came(code, OPEN, f"M-{code}") for code in CODES)
SPENT_IN_EACH = {
    code: fact(Expenditure, "G", OPEN, amount=f"50.00 {CODES[code]}", account=code)
    for code in CODES
}


def codes(refused: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {found.code for found in refused.value.findings}


@pytest.mark.parametrize("use", USES)
@pytest.mark.parametrize("code", CODES)
def test_an_account_is_used_from_the_day_it_is_opened_to_the_day_it_is_closed(
    code: str, use: str
) -> None:
    """In one load and over loads: what was recorded, and what the addendum does to it."""
    made = USES[use]
    before = (OPENING, *MONEY)
    with Ledger.open("sqlite://") as ledger:
        ledger.record(*before, opened(), *IN_EACH, SPENT_IN_EACH[code])
        with pytest.raises(Refused) as refused:
            ledger.record(made(code, BEFORE))
        assert "account-not-yet" in codes(refused)
        for language in Language:
            said = refused.value.findings[0].message(language)
            assert "AD-1" in said
            assert "{" not in said
        assert ledger.record(made(code, OPEN)).recorded == 1
        assert ledger.verify().intact
    with Ledger.open("sqlite://") as ledger:
        ledger.record(*before, opened(), *IN_EACH, SPENT_IN_EACH[code])
        ledger.record(*_emptied(code), closed(code))
        with pytest.raises(Refused) as refused:
            ledger.record(made(code, AFTER))
        assert "account-closed" in codes(refused)
        assert "account-not-empty" not in codes(refused)
        assert ledger.verify().intact
    for reached in (True, False):  # used last on its own day, or on the next
        with Ledger.open("sqlite://") as ledger:
            when = LAST_DAY if reached else AFTER
            ledger.record(*before, opened(), *IN_EACH, SPENT_IN_EACH[code], made(code, when))
            ledger.record(*_emptied(code, ledger, when))
            if reached:
                assert ledger.record(closed(code)).recorded == 1
                assert ledger.reconcile("A", on=date(2016, 12, 31)).closes
                continue
            with pytest.raises(Refused) as refused:
                ledger.record(closed(code))
            assert codes(refused) <= {"still-in-use", "account-not-empty"}


def _emptied(code: str, ledger: Ledger | None = None, when: str = LAST_DAY) -> tuple[AnyFact, ...]:
    """What takes all out of an account on a day, so that nothing is in it."""
    if ledger is None:
        held = "50.00"
    else:
        sides = ledger.reconcile("A", on=date.fromisoformat(when)).accounts
        held = next(side.held.digits for side in sides if side.account.code == code)
    if held == "0.00":
        return ()
    return (fact(Refund, "Z", when, amount=f"{held} {CODES[code]}", account=code),)


@pytest.mark.parametrize("engine", ENGINES)
def test_the_addendum_that_opened_an_account_in_use_is_not_taken_back(
    engine: str, tmp_path: Path
) -> None:
    with location(engine, tmp_path) as where, Ledger.open(where) as ledger:
        ledger.record(OPENING, *MONEY, opened(), came("USD", "2016-04-01"))
        for when in (OPEN, "2016-05-01"):
            back = fact(Reversal, "X", when, of="AD-1", reason="typed wrong")
            with pytest.raises(Refused, match="as M stands"):
                ledger.record(back)
        gone = fact(Reversal, "Y", "2016-05-02", of="M", reason="typed wrong")
        ledger.record(gone, fact(Reversal, "X", "2016-05-02", of="AD-1", reason="typed wrong"))
        codes = {
            on: [side.account.code for side in ledger.reconcile("A", on=on).accounts]
            for on in (date(2016, 3, 9), date(2016, 5, 1), date(2016, 5, 2))
        }
        assert [*codes.values()] == [["MXN"], ["MXN", *CODES], ["MXN"]]
        assert ledger.verify().intact


@pytest.mark.parametrize("engine", ENGINES)
def test_what_is_taken_back_later_leaves_nothing_in_a_closed_account(
    engine: str, tmp_path: Path
) -> None:
    with location(engine, tmp_path) as where, Ledger.open(where) as ledger:
        ledger.record(OPENING, *MONEY, opened(), came("ADV", OPEN), *_refunded("100.00 MXN"))
        ledger.record(closed("ADV"))
        back = fact(Reversal, "X", "2016-07-01", of="Z", reason="never went")
        with pytest.raises(Refused) as refused:
            ledger.record(back)
        (found,) = refused.value.findings
        assert found.code == "account-not-empty"
        assert [str(found.params[name]) for name in ("held", "on")] == ["100.00 MXN", "2016-07-01"]
        ledger.record(fact(Reversal, "V", CLOSE, of="AD-2", reason="still open"), back)
        assert ledger.verify().intact


def _refunded(amount: str, when: str = LAST_DAY) -> tuple[AnyFact, ...]:
    return (fact(Refund, "Z", when, amount=amount, account="ADV"),)


@pytest.mark.parametrize("together", [True, False])
def test_an_account_is_closed_with_nothing_in_it(together: bool) -> None:
    facts = (OPENING, *MONEY, opened(), came("ADV", OPEN), *_refunded("99.99 MXN"))
    with Ledger.open("sqlite://") as ledger:
        if not together:
            ledger.record(*facts)
        with pytest.raises(Refused) as refused:
            ledger.record(*(facts if together else ()), closed("ADV"))
        (found,) = refused.value.findings
        assert (found.code, str(found.params["held"])) == ("account-not-empty", "0.01 MXN")
        assert found.place.reference == "AD-2"


def test_a_new_currency_is_one_of_the_fund_from_its_day_on() -> None:
    with Ledger.open("sqlite://") as ledger:
        ledger.record(OPENING, *MONEY, opened(), came("USD", "2016-04-01", amount="20.00"))
        ledger.record(fact(Expenditure, "G", "2016-05-01", amount="5.00 USD"))  # the only account
        before, after = (ledger.reconcile("A", on=date(2016, m, 28)) for m in (2, 5))
        assert [side.currency for side in before.funds] == ["MXN"]
        assert [side.currency for side in after.funds] == ["MXN", "USD"]
        usd = after.funds[1]
        assert [f.money.digits for f in (usd.received, usd.spent, usd.held)] == [
            "20.00", "5.00", "15.00",
        ]  # fmt: skip
        assert before.closes
        assert after.closes
        assert ledger.verify().intact


@pytest.mark.parametrize("currency", ["HRK", "XCG"])
def test_an_account_is_opened_in_a_currency_of_its_day(currency: str) -> None:
    when = {"HRK": "2023-02-01", "XCG": "2024-01-01"}[currency]
    with Ledger.open("sqlite://") as ledger, pytest.raises(Refused, match=currency):
        ledger.record(OPENING, fact(Addendum, "AD", when, accounts=[currency]))


def test_what_names_no_account_stays_in_the_one_it_was_in() -> None:
    """Of two accounts of a currency one is named; what was recorded before is where it was."""
    plain = fact(Expenditure, "G", "2016-02-01", amount="5.00 MXN")
    later = fact(Expenditure, "H", "2016-04-01", amount="5.00 MXN")
    with Ledger.open("sqlite://") as ledger:
        ledger.record(OPENING, *MONEY, plain, later)
        with pytest.raises(Refused) as refused:
            ledger.record(opened())
        (found,) = refused.value.findings
        assert (found.code, found.params["later"][0]) == ("still-in-use", "H")
        ledger.record(fact(Reversal, "X", "2016-04-01", of="H", reason="no account"))
        ledger.record(opened(), later.model_copy(update={"revision": 2, "account": "ADV"}),
                      came("ADV", OPEN))  # fmt: skip
        with pytest.raises(Refused) as refused:
            ledger.record(fact(Expenditure, "I", "2016-04-02", amount="5.00 MXN"))
        assert codes(refused) == {"account-not-named"}
        sides = ledger.reconcile("A", on=date(2016, 5, 1)).accounts
        held = {side.account.code: side.held.digits for side in sides}
        assert held == {"MXN": "1495.00", "ADV": "95.00", "USD": "0.00"}
        assert ledger.verify().intact


def test_a_bank_statement_finds_the_number_of_an_account_that_was_opened() -> None:
    account = Account(code="USD", currency="USD", number="012180001183597197")
    said = fact(
        BankBalance, "S", "2016-04-30", account="USD", balance="20.00 USD", account_number="X-1"
    )
    with Ledger.open("sqlite://") as ledger:
        ledger.record(OPENING, fact(Addendum, "AD-1", OPEN, accounts=[account]),
                      came("USD", "2016-04-01", amount="20.00"))  # fmt: skip
        with pytest.raises(Refused) as refused:
            ledger.record(said)
        assert codes(refused) == {"statement-of-other-account"}
        ledger.record(said.model_copy(update={"account_number": "0118359719"}))
        (usd,) = [s for s in ledger.reconcile("A", on=date(2016, 5, 1)).accounts if s.bank]
        assert (usd.account, usd.bank and usd.bank.difference.digits) == (account, "0.00")
        (bank,) = ledger.reconcile_bank("A", on=date(2016, 5, 1), account="USD")
        assert bank.account.code == "USD"


def test_the_bank_may_say_that_nothing_is_in_one_that_is_not_open() -> None:
    with Ledger.open("sqlite://") as ledger:
        ledger.record(OPENING, opened(), closed("USD"))
        for reference, when in (("S-1", BEFORE), ("S-2", "2016-06-30")):
            nothing = fact(BankBalance, reference, when, account="USD", balance="0.00 USD")
            assert ledger.record(nothing).recorded == 1
        assert ledger.verify().intact


REFUSED: dict[str, tuple[tuple[AnyFact, ...], AnyFact, str]] = {
    "opened twice": ((opened(),), fact(Addendum, "AD-2", CLOSE, accounts=["USD"]), "code-twice"),
    "one of the opening": ((), fact(Addendum, "AD-2", CLOSE, accounts=["MXN"]), "code-twice"),
    "opened before, later": (
        (opened(),), fact(Addendum, "AD-0", BEFORE, accounts=["USD"]), "still-in-use",
    ),
    "closed and unknown": ((), closed("USD"), "unknown-account"),
    "closed before it is opened": ((opened(),), closed("USD", when=BEFORE), "unknown-account"),
    "closed twice": (
        (opened(), closed("USD")), closed("USD", when=AFTER, reference="AD-3"), "account-closed",
    ),
    "opened again": (
        (opened(), closed("USD")),
        fact(Addendum, "AD-3", AFTER, accounts=["USD"]),
        "code-twice",
    ),
    "what its closing stands on": (
        (opened(), closed("USD")),
        fact(Reversal, "X", OPEN, of="AD-1", reason="no"),
        "still-in-use",
    ),
    "a ceiling in its currency": (
        (opened(), fact(Addendum, "AD-2", CLOSE, lines=[
            {"code": "AIR", "title": "Air", "ceiling": "9.00 USD"}])),
        fact(Reversal, "X", OPEN, of="AD-1", reason="no"),
        "still-in-use",
    ),
    "no such clause": (
        (), fact(Addendum, "AD", OPEN, ended_clauses=["advance_days"]), "clause-not-agreed",
    ),
    "a clause stated and ended": (
        (),
        fact(Addendum, "AD", OPEN, advance_days=3, ended_clauses=["advance_days"]),
        "stated-and-ended",
    ),
    "no such signatory": (
        (), fact(Addendum, "AD", OPEN, former_signatories=["SEGIB"]), "not-a-signatory",
    ),
    "a signatory who comes and leaves": (
        (),
        fact(Addendum, "AD", OPEN, signatories=["IDEA"], former_signatories=["IDEA"]),
        "stated-and-ended",
    ),
}  # fmt: skip


@pytest.mark.parametrize("story", REFUSED)
def test_terms_that_cannot_be(story: str) -> None:
    recorded, handed_in, code = REFUSED[story]
    with Ledger.open("sqlite://") as ledger:
        ledger.record(OPENING, *recorded)
        with pytest.raises(Refused) as refused:
            ledger.record(handed_in)
        assert codes(refused) == {code}
        for found in refused.value.findings:
            for language in Language:
                assert "{" not in found.message(language) + found.remedy(language)
