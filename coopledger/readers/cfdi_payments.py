"""The payment complement of a CFDI (*recepción de pagos*), versions 1.0 and 2.0."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from coopledger.errors import MoneyError
from coopledger.model.evidence import Settled
from coopledger.money import Money, currency_of
from coopledger.readers.cfdi_element import Element
from coopledger.readers.cfdi_money import exchange_rate

NAMESPACES = ("http://www.sat.gob.mx/Pagos", "http://www.sat.gob.mx/Pagos20")


class Payment(NamedTuple):
    """What was paid, in all, and of which invoices."""

    amount: Money
    settles: tuple[Settled, ...]


def payment(complements: Iterable[Element]) -> Payment | None:
    """What the complements of a document say was paid; None where that cannot be read.

    Several payments of different currencies are summed in pesos, as version 2.0 states the sum.
    """
    complements = list(complements)
    if not complements:
        return None
    payments = [payment for each in complements for payment in each.children("Pago")]
    amounts = [(payment, _amount(payment)) for payment in payments]
    settled = [each for payment, amount in amounts for each in _settled(payment, amount)]
    if not amounts or any(amount is None for _, amount in amounts):
        return None
    total = _total(complements, [amount for _, amount in amounts if amount is not None])
    return Payment(total, tuple(settled)) if total is not None else None


def currency(element: Element, name: str) -> str | None:
    """The currency that an attribute names."""
    code = element.required(name)
    if code is None:
        return None
    try:
        return currency_of(code).code
    except MoneyError:
        element.not_as(name, "MXN, USD, EUR…")
        return None


def _amount(payment: Element) -> Money | None:
    code = currency(payment, "MonedaP")
    if code is None:
        return None
    exchange_rate(payment, "TipoCambioP", code)
    return payment.amount("Monto", code, required=True)


def _total(complements: Iterable[Element], amounts: list[Money]) -> Money | None:
    findings = next(iter(complements)).findings
    totals = [total for each in complements if (total := each.child("Totales"))]
    stated = [total.amount("MontoTotalPagos", "MXN", required=True) for total in totals]
    if len({amount.currency for amount in amounts}) > 1:
        known = [amount for amount in stated if amount is not None]
        if not known:
            findings.add("payment-two-currencies", seen=", ".join(map(str, amounts)))
            return None
        return sum(known[1:], known[0])
    paid_in_all = sum(amounts[1:], amounts[0])
    in_pesos = [amount for amount in stated if amount is not None]
    if in_pesos and paid_in_all.currency.code == "MXN":
        expected = sum(in_pesos[1:], in_pesos[0])
        if expected != paid_in_all:
            findings.add("payment-sum", seen=paid_in_all, expected=expected)
    return paid_in_all


def _settled(payment: Element, amount: Money | None) -> Iterator[Settled]:
    """What was paid of each invoice: of a single one all of it, where that is not said."""
    documents = list(payment.children("DoctoRelacionado"))
    of_all: list[Money] = []
    for document in documents:
        number, code = document.required("IdDocumento"), currency(document, "MonedaDR")
        if number is None or code is None:
            continue
        alone = amount is not None and len(documents) == 1 and amount.currency.code == code
        if alone and document.text("ImpPagado") is None:
            part = amount
        else:
            part = document.amount("ImpPagado", code, required=True)
        if part is not None and part.minor:
            yield Settled(number=number.upper(), amount=part)
            of_all.append(part)
    if amount is not None and of_all and all(p.currency == amount.currency for p in of_all):
        together = sum(of_all[1:], of_all[0])
        if together > amount:
            payment.findings.add("payment-sum", seen=together, expected=amount)
