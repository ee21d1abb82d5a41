"""Books to lay out: small ones, large ones, such as have long names, nothing, or no decimals."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from coopledger import Agreement, Answer, Disbursement, Expenditure, Ledger, Refund

LONG = (
    "Fortalecimiento de las capacidades institucionales para la observación electoral "
    "internacional, y la cooperación Sur-Sur"
)
"""A name of 120 letters."""
END = date(2018, 12, 31)


def grown(
    expenditures: int,
    *,
    lines: int = 8,
    own: str = "EUR",
    fund: str = "MXN",
    named: str = "Rubro {}",
    over: bool = False,
    where: str | Path = "sqlite://",
) -> Ledger:
    """A ledger of one agreement, its expenditures spread over three years.

    lines: of its budget. named: each of them, by its number. over: whether one was overspent.
    """
    cents, abroad = "" if fund in ("JPY", "CLP") else ".37", own != fund
    given = max(expenditures, 1) * 1_000
    budget = [
        {"code": f"L-{at:02}", "title": named.format(at), "ceiling": f"{given // lines} {fund}"}
        for at in range(1, lines + 1)
    ]
    if over:
        budget[0]["ceiling"] = f"1 {fund}"
    ledger = Ledger.open(where)
    ledger.record(
        Agreement(code="A-1", title=LONG, currency=own, accounts=[fund], lines=budget),
        Disbursement(
            book="A-1",
            reference="M-1",
            when="2016-01-04",
            amount=f"{given}{cents} {fund}",
            sent=f"{given // 20} {own}" if abroad else None,
        ),
        *(
            Expenditure(
                book="A-1",
                reference=f"G-{at:05}",
                when=date(2016, 1, 5) + timedelta(at * 1080 // expenditures),
                amount=f"{100 + at % 791}{cents} {fund}",
                lines=[f"L-{at % lines + 1:02}"],
                payee=f"Proveedor número {at % 17}",
                concept=LONG if at % 50 == 0 else "Servicio de interpretación",
            )
            for at in range(expenditures)
        ),
    )
    if expenditures:
        back = f"{given // 200} {own}" if abroad else None
        ledger.record(
            Refund(
                book="A-1",
                reference="R-1",
                when="2018-12-29",
                amount=f"{given // 9} {fund}",
                received=back,
            )
        )
    return ledger


def books_of_all_sizes() -> dict[str, Callable[[], Answer]]:
    """Answers about them, by what they are of."""
    return {
        "empty": lambda: grown(0).reconcile("A-1", on=END),
        "three lines": lambda: grown(6, lines=3).reconcile("A-1", on=END),
        "no decimals": lambda: grown(30, own="JPY", fund="CLP").reconcile("A-1", on=END),
        "one currency": lambda: grown(9, own="MXN", over=True).reconcile("A-1", on=END),
        "forty lines": lambda: grown(400, lines=40, named=LONG).reconcile("A-1", on=END),
        "four hundred": lambda: grown(400).auxiliary("A-1"),
    }
