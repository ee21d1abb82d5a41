"""CFDI, Mexico's electronic invoice, read strictly: versions 4.0, 3.3 and 3.2.

What it says is taken as it stands or not at all. Its seals, and whether the tax office has
cancelled it since, are not looked at.
Source: Anexo 20 of the Resolución Miscelánea Fiscal, and the tax office's (SAT) schemas.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from lxml import etree
from pydantic import ValidationError

from coopledger.errors import MoneyError
from coopledger.messages.catalogue import knows
from coopledger.model.entry import Entry
from coopledger.model.evidence import Invoice, InvoiceType
from coopledger.model.finding import Finding, Origin, Place, Severity
from coopledger.money import NOT_MONEY, Money, currency_of
from coopledger.numerals import NumberStyle
from coopledger.readers import cfdi_money, cfdi_payments, rfc
from coopledger.readers.cells import CellError, plain
from coopledger.readers.cfdi_element import DocumentFindings, Element, readable
from coopledger.readers.cfdi_file import parse_cfdi
from coopledger.readers.number_style import Writing
from coopledger.readers.reading import Manner, Reading
from coopledger.readers.sheet import NotOpened
from coopledger.readers.xml_root import CFDI
from coopledger.written import number_in

_VERSIONS = {"4.0": f"{CFDI}4", "3.3": f"{CFDI}3", "3.2": f"{CFDI}3"}
_IN_FORCE = {
    "3.2": (date(2012, 1, 1), date(2017, 12, 31)),
    "3.3": (date(2017, 7, 1), date(2023, 3, 31)),
    "4.0": (date(2022, 1, 1), date.max),
}
"""The first and the last day on which one could be issued by each version."""

_ZONES = timedelta(hours=4)
"""Issued by the clock of one end of the country, stamped by that of the other."""

_STAMP = "http://www.sat.gob.mx/TimbreFiscalDigital"
_PAYROLL = ("http://www.sat.gob.mx/nomina", "http://www.sat.gob.mx/nomina12")
_LARGEST = 10 * 2**20
"""Bytes; one of a thousand concepts has less than a twentieth."""

_UUID = re.compile(r"[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}", re.ASCII)
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}", re.ASCII)
_ONE = re.compile(r"0*1(\.0*)?", re.ASCII)

_TRANSPORT = "T"
_TYPES = {
    "I": InvoiceType.INCOME,
    "E": InvoiceType.CREDIT_NOTE,
    "P": InvoiceType.PAYMENT,
    "N": InvoiceType.PAYROLL,
}
_TYPES_OF_3_2 = {"ingreso": "I", "egreso": "E", "traslado": _TRANSPORT}
_IN_INSTALMENTS = {"PUE": False, "PPD": True, "PIP": True}

# Version 3.2 has no list of currencies: this is how programs of its time named them.
_CURRENCY_WORDS = {
    "MXN": ("peso", "pesos", "mxn", "mxp", "mn", "nacional", "$"),
    "USD": ("dolar", "dolares", "dollar", "dollars", "usd", "us", "dlls"),
    "EUR": ("euro", "euros", "eur"),
}
_CURRENCY_OF = {word: code for code, words in _CURRENCY_WORDS.items() for word in words}
_BESIDE_IT = {"moneda", "mexicano", "mexicanos", "americano", "americanos", "estadounidenses"}
"""What may stand beside the word for a currency; `peso colombiano` is none of these."""

_ATTRIBUTES = {"amount": "Total", "when": "Fecha", "reference": "UUID", "receiver": "Receptor"}
"""What the document itself calls a field."""


def read_cfdi(content: bytes, document: str, manner: Manner) -> Reading:
    """The invoice that a document states, or all that is wrong with it, at once.

    Raises NotOpened where it cannot be read at all, or nobody says which book it is for.
    """
    if len(content) > _LARGEST:
        raise NotOpened("document-unsafe", document, seen=f"{len(content):,} bytes")
    reading = Reading()
    findings = DocumentFindings(document, reading.findings)
    root = parse_cfdi(content, findings)
    if manner.book is None:
        raise NotOpened("xml-without-book", document)
    fields = _Cfdi(Element(root, findings)).fields()
    if fields is not None:
        fields |= {"book": manner.book, "file": hashlib.sha256(content).hexdigest()}
        if manner.share is not None:
            fields["share"] = _share(manner.share, manner.style, fields["amount"], findings)
        invoice = _built(fields, findings)
        if invoice is not None:
            origin = Origin(document, "", 0, _ATTRIBUTES)
            reading.entries.append(Entry(invoice, origin, any_revision=True))
    return reading


def _share(
    written: str, style: NumberStyle | None, whole: Money, findings: DocumentFindings
) -> Money | None:
    currency = whole.currency.code
    writing = Writing(
        style or NumberStyle.COMMA_GROUPS, settled=style is not None, in_pesos=currency == "MXN"
    )
    try:
        writing.check(number_in(written))
        return Money.parse(written, currency, style=writing.style)
    except (MoneyError, CellError):
        findings.add("share-unreadable", seen=written, whole=whole)
        return None


def _built(fields: dict[str, Any], findings: DocumentFindings) -> Invoice | None:
    """The fact; or None, and a finding for each thing that it may not be."""
    try:
        return Invoice(**{name: value for name, value in fields.items() if value is not None})
    except ValidationError as error:
        for problem in error.errors(include_url=False):
            code, said = problem["type"], problem.get("ctx", {})
            if knows(f"finding.{code}"):
                findings.found.append(Finding(code, place=Place(findings.document), params=said))
            else:
                where = ".".join(map(str, problem["loc"]))
                seen = readable(str(problem["input"]), 60)
                findings.add("cfdi-value", field=where, seen=seen, expected=problem["msg"])
        return None


class _Cfdi:
    """One document on its way into the fields of an `Invoice`."""

    def __init__(self, root: Element) -> None:
        self.findings = root.findings
        self.version = next((v for n in ("Version", "version") if (v := root.element.get(n))), "-")
        is_early = self.version == "3.2"
        self.root = root._replace(small=is_early, fractions=is_early)

    def fields(self) -> dict[str, Any] | None:
        """The invoice's fields; None where it states no money, or something is wrong."""
        namespace = etree.QName(self.root.element).namespace
        if _VERSIONS.get(self.version) != namespace:
            self.findings.add("cfdi-version", seen=readable(self.version, 20), namespace=namespace)
            return None
        root, before = self.root, len(self.findings.found)
        kind = self._type()
        fields: dict[str, Any] = {
            "scheme": f"cfdi-{self.version}",
            "reference": self._uuid(),
            "when": root.read("Fecha", _day, "2016-10-05T12:30:00"),
            "issuer": self._party("Emisor"),
            "receiver": self._party("Receptor"),
            "use": self._use(),
            "related": tuple(self._related()),
            "concept": self._concept() or None,
        }
        self._compare_days()
        readers = {_TRANSPORT: lambda: None, "P": self._paid}
        money = readers.get(kind or "I", self._money)()
        if _has_errors(self.findings.found[before:]):
            return None
        if kind is None or money is None or not money["amount"]:
            self.findings.add("invoice-no-money", Severity.NOTE, seen=fields["reference"])
            return None
        return {**fields, "invoice_type": _TYPES[kind], **money}

    def _type(self) -> str | None:
        if self.version != "3.2":
            return self.root.read("TipoDeComprobante", _known_type, "I, E, P, N, T")
        kind = self.root.read(
            "TipoDeComprobante",
            lambda written: _TYPES_OF_3_2[written.casefold()],
            "ingreso, egreso, traslado",
        )
        if kind == "E" and any(self._complements("Nomina", *_PAYROLL)):
            return "N"
        return kind

    def _complements(self, name: str, *namespaces: str) -> Iterator[Element]:
        for holder in self.root.children("Complemento"):
            for namespace in namespaces:
                yield from holder.children(name, namespace)

    def _uuid(self) -> str | None:
        stamps = list(self._complements("TimbreFiscalDigital", _STAMP))
        if not stamps:
            self.findings.add("cfdi-unstamped")
            return None
        if len(stamps) > 1:
            self.findings.add("cfdi-repeated", seen="TimbreFiscalDigital", count=len(stamps))
        stamp = stamps[0]._replace(small=False)
        stamp.read("FechaTimbrado", _day, "2016-10-05T12:30:00")
        return stamp.read("UUID", _uuid, "01234567-89AB-CDEF-0123-456789ABCDEF")

    def _party(self, name: str) -> dict[str, str] | None:
        party = self.root.child(name)
        if party is None:
            self.findings.add("cfdi-missing", seen=name)
            return None
        number = party.required("Rfc")
        if number is not None and not rfc.has_shape(number):
            party.not_as("Rfc", "ABC010203AB1")
        elif number is not None and not rfc.has_right_digit(number):
            expected = rfc.digit_of(number)
            params = {"party": name, "seen": number, "expected": expected}
            self.findings.add("rfc-digit", Severity.WARNING, **params)
        said = {"tax_id": number, "name": readable(party.text("Nombre"), 250)}
        return {field: value for field, value in said.items() if value}

    def _use(self) -> str | None:
        receiver = next(self.root.children("Receptor"), None)
        return receiver.text("UsoCFDI") if receiver is not None else None

    def _related(self) -> Iterator[str]:
        for group in self.root.children("CfdiRelacionados"):
            for one in group.children("CfdiRelacionado"):
                number = one.read("UUID", _uuid, "01234567-89AB-CDEF-0123-456789ABCDEF")
                if number is not None:
                    yield number

    def _concept(self) -> str:
        concepts = self.root.child("Conceptos")
        each = concepts.children("Concepto") if concepts is not None else ()
        return readable("; ".join(dict.fromkeys(one.text("Descripcion") or "" for one in each)))

    def _compare_days(self) -> None:
        """The moment it was issued, with that of its stamp, and with the years of its version."""
        issued = _moment_or_none(self.root.text("Fecha"))
        stamp = next(self._complements("TimbreFiscalDigital", _STAMP), None)
        stamped = stamp and _moment_or_none(stamp._replace(small=False).text("FechaTimbrado"))
        if issued is None:
            return
        if stamped is not None and stamped < issued:
            severity = Severity.ERROR if issued - stamped > _ZONES else Severity.NOTE
            self.findings.add("cfdi-stamped-before", severity, seen=stamped, expected=issued)
        first, last = _IN_FORCE[self.version]
        params: dict[str, Any] = {"version": self.version, "seen": issued.date()}
        if issued.date() < first:
            self.findings.add("cfdi-before-its-version", first=first, **params)
        elif issued.date() > last:
            self.findings.add("cfdi-after-its-version", Severity.WARNING, last=last, **params)

    def _paid(self) -> dict[str, Any] | None:
        complements = list(self._complements("Pagos", *cfdi_payments.NAMESPACES))
        if not complements:
            self.findings.add("cfdi-missing", seen="Pagos")
            return None
        paid = cfdi_payments.payment(complements)
        return {"amount": paid.amount, "settles": paid.settles} if paid else None

    def _money(self) -> Mapping[str, Any] | None:
        """Net and what it is made of, apart: subtotal, discount, taxes, what is withheld."""
        root, currency = self.root, self._currency()
        if currency is None:
            root.required("SubTotal")
            root.required("Total")
            return None
        money = cfdi_money.money_of(root, currency, self._complements)
        rate = cfdi_money.exchange_rate(root, "TipoCambio", currency)
        return {**money, "exchange_rate": rate, "in_instalments": self._in_instalments()}

    def _currency(self) -> str | None:
        written = self.root.text("Moneda")
        if self.version == "3.2":
            if written is None:
                return self._assumed_currency()
            written = _named_currency(written) or written.upper()
        if written is None:
            self.findings.add("cfdi-missing", seen="Comprobante@Moneda")
            return None
        if written in NOT_MONEY:
            self.findings.add("invoice-no-currency", seen=written)
            return None
        try:
            return currency_of(written).code
        except MoneyError:
            self.root.not_as("Moneda", "MXN, USD, EUR…")
            return None

    def _assumed_currency(self) -> str | None:
        """Pesos, where nothing is said; a rate says that it is another, and not which."""
        rate = self.root.text("TipoCambio")
        if rate is not None and not _ONE.fullmatch(rate):
            self.findings.add("invoice-currency-unsaid", seen=readable(rate, 20))
            return None
        self.findings.add("invoice-currency-assumed", Severity.NOTE)
        return "MXN"

    def _in_instalments(self) -> bool | None:
        if self.version == "3.2" or self.root.text("MetodoPago") is None:
            return None
        return self.root.read("MetodoPago", lambda said: _IN_INSTALMENTS[said], "PUE, PPD")


def _named_currency(written: str) -> str | None:
    """The one currency that all words of a name mean: `MXN - Peso mexicano`, `M.N.`."""
    words = re.findall(r"[^\W_]+", plain(written.replace(".", ""))) or [written]
    named = {_CURRENCY_OF.get(word) for word in words if word not in _BESIDE_IT}
    return named.pop() if len(named) == 1 else None


def _has_errors(findings: list[Finding]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


def _known_type(written: str) -> str:
    if written != _TRANSPORT:
        _TYPES[written]
    return written


def _moment(written: str) -> datetime:
    if not _MOMENT.fullmatch(written):
        raise ValueError(written)
    return datetime.fromisoformat(written)


def _moment_or_none(written: str | None) -> datetime | None:
    try:
        return _moment(written or "")
    except ValueError:
        return None  # which is said where it is read


def _day(written: str) -> date:
    return _moment(written).date()


def _uuid(written: str) -> str:
    if not _UUID.fullmatch(written.upper()):
        raise ValueError(written)
    return written.upper()
