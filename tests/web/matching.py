"""A month whose bank and books differ, and deciding on it as a person without a screen does it."""

from collections.abc import Iterable
from urllib.parse import urlencode

import lxml.html

from coopledger import Agreement, BankBalance, BankLine, Disbursement, Expenditure, Transfer
from coopledger.model.facts import AnyFact
from tests.web.asking import found, text

CODE, ON = "FORO", "2016-10-31"
PAGE = f"/match?{urlencode({'code': CODE, 'on': ON})}"


def spent(reference: str, day: str, amount: str, payee: str) -> Expenditure:
    return Expenditure(
        book=CODE, reference=reference, when=day, amount=amount, payee=payee, account="MXN"
    )


def line(reference: str, day: str, amount: str, words: str, account: str = "MXN") -> BankLine:
    way = "out" if amount.startswith("-") else "in"
    return BankLine(
        book=CODE, reference=reference, when=day, amount=amount.lstrip("-"), direction=way,
        text=words, account=account,
    )  # fmt: skip


BOOKS: tuple[AnyFact, ...] = (
    Agreement(
        code=CODE, title="Foro", currency="MXN",
        accounts=[{"code": "MXN", "currency": "MXN"}, {"code": "DOS", "currency": "MXN"}],
    ),
    Disbursement(
        book=CODE, reference="M-01", when="2016-10-03", amount="90000.00 MXN", account="MXN"
    ),
    spent("G-01", "2016-10-05", "185.00 MXN", "Sitio 305"),
    spent("G-02", "2016-10-05", "185.00 MXN", "Sitio 305"),
    spent("G-03", "2016-10-06", "15420.00 MXN", "Interpretación Simultánea SC"),
    spent("G-07", "2016-10-13", "11000.00 MXN", "Ana Pérez"),
    spent("G-08", "2016-10-13", "12500.00 MXN", "Luis Mora"),
    Transfer(
        book=CODE, reference="T-01", when="2016-10-20", amount="5000.00 MXN",
        account="MXN", to_account="DOS",
    ),
)  # fmt: skip
BANK: tuple[AnyFact, ...] = (
    line("B-01", "2016-10-03", "90000.00 MXN", "DEPOSITO SEGIB"),
    line("B-02", "2016-10-05", "-185.00 MXN", "TARJETA SITIO 305"),
    line("B-03", "2016-10-05", "-185.00 MXN", "TARJETA SITIO 305"),
    line("B-04", "2016-10-07", "-14520.00 MXN", "SPEI INTERPRETACION SIMULTANEA"),
    line("B-06", "2016-10-14", "-23500.00 MXN", "DISPERSION HONORARIOS"),
    line("B-09", "2016-10-31", "-290.00 MXN", "COMISION POR MANEJO DE CUENTA"),
    line("B-10", "2016-10-20", "-5000.00 MXN", "TRASPASO"),
    line("D-01", "2016-10-21", "5000.00 MXN", "TRASPASO RECIBIDO", "DOS"),
    line("D-02", "2016-10-31", "12.50 MXN", "RENDIMIENTOS", "DOS"),
    BankBalance(
        book=CODE, reference="S-1", when=ON, account="MXN", balance="46320.00 MXN"
    ),
)  # fmt: skip


STATEMENT = """FECHA,CONCEPTO,IMPORTE,MONEDA,SALDO
2016-10-03,DEPOSITO SEGIB,90000.00,MXN,90000.00
2016-10-05,TARJETA SITIO 305,-185.00,MXN,89815.00
2016-10-05,TARJETA SITIO 305,-185.00,MXN,89630.00
2016-10-07,SPEI INTERPRETACION SIMULTANEA,-14520.00,MXN,75110.00
2016-10-14,DISPERSION HONORARIOS,-23500.00,MXN,51610.00
2016-10-20,TRASPASO A DOS,-5000.00,MXN,46610.00
2016-10-31,COMISION POR MANEJO DE CUENTA,-290.00,MXN,46320.00
"""
"""What the bank gives of the first account."""

OTHER_BANK = tuple(fact for fact in BANK if isinstance(fact, BankLine) and fact.account == "DOS")


def buttons(page: lxml.html.HtmlElement) -> Iterable[tuple[str, dict[str, str], str]]:
    """Each button of a page that sends something: where to, what with, and what it says."""
    for form in found(page, "//form[@method='post']"):
        fields = {
            each.get("name"): each.get("value", "") for each in found(form, ".//input[@name]")
        }
        for button in found(form, ".//button"):
            own = {button.get("name"): button.get("value")} if button.get("name") else {}
            yield form.get("action"), fields | own, text(button)


Shown = tuple[str, list[str], list[str]]
"""A row: its state, and what stands at the bank and in the books, with its amount."""


def rows(page: lxml.html.HtmlElement) -> list[Shown]:
    """What stands side by side on a page."""
    said = []
    for row in found(page, "//table[@data-match]/tbody/tr"):
        bank, books = (
            [
                f"{text(found(each, './/a|.//strong')[0])} {text(found(each, 'span')[1])}"
                for each in found(cell, "p[@class='moved']")
            ]
            for cell in found(row, "td[@class='side']")
        )
        said.append((row.get("class"), bank, books))
    return said
