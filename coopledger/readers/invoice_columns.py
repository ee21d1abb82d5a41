"""The columns of invoices: of those without an XML of their own, as a foreign supplier's."""

from typing import Any

from coopledger.model.evidence import InvoiceType
from coopledger.numerals import NumberStyle
from coopledger.readers import words
from coopledger.readers.amounts import amount
from coopledger.readers.cells import Cell, code
from coopledger.readers.columns import Column, money

_TYPES = {
    "factura": InvoiceType.INCOME,
    "nota de credito": InvoiceType.CREDIT_NOTE,
    "pago": InvoiceType.PAYMENT,
    "nomina": InvoiceType.PAYROLL,
    "invoice": InvoiceType.INCOME,
    "credit note": InvoiceType.CREDIT_NOTE,
    **{str(kind): kind for kind in InvoiceType},
}


def _settled(cell: Cell, style: NumberStyle) -> tuple[dict[str, Any], ...]:
    """What a payment paid of each invoice: `A-1 = 500.00 MXN; A-2 = 20.00 MXN`."""
    return tuple(
        {"number": code, "amount": amount(part or "", None, style)}
        for code, part in words.portions(cell)
    )


def invoice_with_parties(fields: dict[str, Any]) -> dict[str, Any]:
    """Who issues it and who gets it have a column for each of what is known of them."""
    parties: dict[str, dict[str, str]] = {"issuer": {}, "receiver": {}}
    for party, said in parties.items():
        for name in ("name", "tax_id"):
            if (value := fields.pop(f"{party}_{name}", None)) is not None:
                said[name] = value
    return {**fields, **parties}


INVOICE = (
    Column("issuer_name", ("proveedor", "emisor", "supplier", "issuer")),
    Column("issuer_tax_id", ("rfc del proveedor", "rfc emisor", "supplier's tax number"), code),
    Column("invoice_type", ("tipo", "type"), words.choice(_TYPES)),
    money("amount", "total pagado", "total", "importe", "total paid", "amount"),
    money("subtotal", "subtotal"),
    money("discount", "descuento", "discount"),
    money("taxes", "impuestos", "iva", "taxes", "vat"),
    money("withheld", "retenido", "retenciones", "withheld"),
    money("share", "parte de este libro", "parte", "this book's share", "share"),
    Column(
        "in_instalments",
        (
            "pago en parcialidades o diferido (ppd)",
            "a plazos (ppd)",
            "a plazos",
            "payment in instalments or deferred (ppd)",
            "in instalments (ppd)",
            "in instalments",
        ),
        words.choice(words.YES_NO),
    ),
    Column("receiver_name", ("a nombre de", "receptor", "made out to", "receiver")),
    Column(
        "receiver_tax_id", ("rfc de quien lo recibe", "rfc receptor", "receiver's tax number"), code
    ),
    Column(
        "exchange_rate",
        ("tipo de cambio", "exchange rate"),
        words.decimal,
        numbers=words.whole,
        of_rates=True,
    ),
    Column("scheme", ("esquema", "scheme")),
    Column("related", ("comprobantes que corrige", "invoices it corrects"), words.codes),
    Column(
        "settles",
        ("comprobantes que paga", "invoices it pays"),
        _settled,
        numbers=words.numbers_of_portions,
    ),
    Column("use", ("uso del cfdi", "use of the cfdi")),
    Column("file", ("huella del archivo", "file's hash"), code),
)

RARE = (
    "receiver_name", "receiver_tax_id", "exchange_rate", "scheme", "related", "settles", "use",
    "file",
)  # fmt: skip
"""What most invoices do not have."""
