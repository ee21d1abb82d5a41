"""On a terminal of 80 columns no figure is ever cut short."""

from datetime import date

import pytest

from coopledger import Agreement, Disbursement, Expenditure, Ledger, Money
from coopledger.messages.catalogue import Language

LARGE = 10**17 - 1


@pytest.mark.parametrize("language", list(Language))
def test_the_largest_figures_stand_whole_and_within_80_columns(language: Language) -> None:
    ledger = Ledger.open("sqlite://")
    ledger.record(
        Agreement(
            code="LARGO",
            title="Un título muy largo que no cabe en una sola línea de la terminal " * 2,
            currency="EUR",
            accounts=["MXN"],
            lines=[{"code": "R" * 30, "title": "Un rubro cuyo nombre tampoco cabe en la línea"}],
        ),
        Disbursement(
            book="LARGO",
            reference="M",
            when="2016",
            amount=Money.from_minor(LARGE, "MXN"),
            sent=Money.from_minor(LARGE, "EUR"),
        ),
        Expenditure(
            book="LARGO",
            reference="G",
            when="2016-02",
            amount=Money.from_minor(LARGE - 1, "MXN"),
            lines=["R" * 30],
        ),
    )
    printed = ledger.reconcile("LARGO", on=date(2016, 12, 31)).to_text(language)
    assert max(map(len, printed.splitlines())) <= 80
    assert printed.count("999,999,999,999,999.99") == 8
    assert printed.count("999,999,999,999,999.98") == 8
