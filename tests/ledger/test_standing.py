"""How an agreement stands is what `reconcile` and `check` say of it, of one look."""

from datetime import date

import pytest
from hypothesis import given

from coopledger import (
    Agreement,
    Disbursement,
    Expenditure,
    Ledger,
    NoSuchBook,
    Programme,
    WrongBook,
)
from coopledger.testing import histories, ledgers
from coopledger.testing.history import DrawnLedger


@given(ledgers(histories()))
def test_it_is_what_two_verbs_say(ledger: DrawnLedger) -> None:
    code = ledger.drawn.agreement.code
    for day in (*ledger.drawn.days[-1:], date(2017, 6, 30)):
        statement, findings = ledger.standing(code, on=day)
        assert statement == ledger.reconcile(code, on=day)
        assert findings == ledger.check(code, on=day)


def test_one_that_misses_a_rate_has_no_statement() -> None:
    with Ledger.open("sqlite://") as ledger:
        rate = {"currency": "MXN", "basis": "day", "source": "ECB"}
        ledger.record(
            Agreement(code="A", title="A", currency="EUR", accounts=["MXN"], spending_rates=[rate]),
            Disbursement(
                book="A", reference="M", when="2016-08-01", amount="20.00 MXN", sent="1.00 EUR"
            ),
            Expenditure(book="A", reference="G", when="2016-08-02", amount="10.00 MXN"),
        )
        statement, findings = ledger.standing("A")
        assert statement is None
        assert [each.code for each in findings] == ["rate-missing"]
        assert [each.message("es") for each in findings] == [
            each.message("es") for each in ledger.check("A")
        ]


def test_what_is_no_agreement_does_not_stand() -> None:
    with Ledger.open("sqlite://") as ledger:
        ledger.record(Programme(code="P", title="P", currency="MXN"))
        with pytest.raises(WrongBook):
            ledger.standing("P")
        with pytest.raises(NoSuchBook):
            ledger.standing("Q")
