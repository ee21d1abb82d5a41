"""The law of reading, for invoices: what is read is what was written, or a finding says so."""

import re
import time
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coopledger.model.evidence import Invoice
from coopledger.model.finding import has_errors
from coopledger.money import Money
from coopledger.readers.reading import Manner, Reading
from coopledger.readers.sheet import NotOpened
from coopledger.readers.xml_kinds import read_xml
from tests.readers.printed_invoices import Printed, printed

DAYS = {"3.2": "2016-10-05", "3.3": "2018-05-02", "4.0": "2022-03-15"}


def read(content: bytes) -> Reading:
    try:
        return read_xml(content, "factura.xml", Manner("FORO-2016"))
    except NotOpened as refused:
        return Reading(findings=[refused.finding])


def invoice_of(content: bytes) -> Invoice:
    reading = read(content)
    assert not has_errors(reading.findings), reading.findings
    [entry] = reading.entries
    assert isinstance(entry.fact, Invoice)
    return entry.fact


@dataclass(frozen=True)
class Stated:
    """A document, and what a person reads in it, in hundredths of its currency."""

    document: Printed
    parts: dict[str, int]


def _two(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02}"


_CENTS = st.integers(1, 10**9)
_SEVERAL = st.lists(_CENTS, max_size=3)
_AROUND: tuple[dict[str, Any], ...] = (
    {},
    {"before": b"\xef\xbb\xbf\r\n  "},
    {"before": b"\xef\xbb\xbf\xef\xbb\xbf\xc2\xa0\n"},
    {"after": b"\n \x00fin & final"},
    {"addenda": "<prov:Pedido prov:n='1'/>"},
    {"addenda": "<Pedido>A & B<br></Pedido>", "after": b"<!-- copia --> <fin/>"},
    {"beside_root": ' xmlns:schemaLocation="http://a.mx/b http://a.mx/b.xsd"'},
    {"beside_root": ' xsd:schemaLocation="http://a.mx/b"'},
)


@st.composite
def stated(draw: st.DrawFn) -> Stated:
    version = draw(st.sampled_from(sorted(DAYS)))
    currency = draw(st.sampled_from(["MXN", "USD", "EUR"]))
    sold = draw(st.lists(_CENTS, min_size=1, max_size=3))
    less = [draw(st.integers(0, cents)) if draw(st.booleans()) else 0 for cents in sold]
    if version == "3.2":
        less = [0] * len(sold)  # its concepts have no discounts of their own
    taxes, local = draw(_SEVERAL), draw(_SEVERAL)
    airport, charges = draw(st.one_of(st.none(), _CENTS)), draw(_SEVERAL)
    if airport is None:
        charges = []
    gross = sum(sold) - sum(less) + sum(taxes) + sum(local) + (airport or 0) + sum(charges)
    assume(gross)  # of one that asks for nothing, nothing is read (`invoice-no-money`)
    withheld = draw(st.integers(0, gross - 1)) if gross > 1 and draw(st.booleans()) else 0
    parts = {
        "amount": gross - withheld,
        "subtotal": sum(sold),
        "discount": sum(less),
        "taxes": gross - sum(sold) + sum(less),
        "withheld": withheld,
    }
    document = Printed(
        version=version,
        issued=f"{DAYS[version]}T10:00:00",
        stamped=f"{DAYS[version]}T10:00:05",
        currency=currency,
        rate=None if currency == "MXN" else "18.9204",
        subtotal=_two(sum(sold)),
        discount=_two(sum(less)) if any(less) else None,
        total=_two(gross - withheld),
        concepts=tuple(
            (f"Concepto {n}", _two(cents), _two(off) if off else None)
            for n, (cents, off) in enumerate(zip(sold, less, strict=True))
        ),
        taxes=tuple(map(_two, taxes)),
        withheld=(_two(withheld),) if withheld else (),
        local_taxes=tuple(map(_two, local)),
        airport=None if airport is None else _two(airport),
        charges=tuple(map(_two, charges)),
        bare=draw(st.booleans()),
        **draw(st.sampled_from(_AROUND)),
    )
    return Stated(document, parts)


@given(stated())
def test_an_invoice_is_read_as_it_was_written(given: Stated) -> None:
    document = given.document
    invoice = invoice_of(printed(document))
    read_back = {name: getattr(invoice, name) for name in given.parts}
    assert {name: part.minor if part else 0 for name, part in read_back.items()} == given.parts
    assert {part.currency.code for part in read_back.values() if part} == {document.currency}
    assert (invoice.reference, str(invoice.when)) == (document.uuid, document.issued[:10])
    assert str(invoice.exchange_rate or "-") == (document.rate or "-")


# Six decimals, which version 3.2 allowed


@given(
    st.lists(st.integers(1, 10**12), min_size=1, max_size=3),
    st.lists(st.integers(0, 10**11), max_size=3),
    st.integers(0, 10**6 - 1),
)
def test_parts_with_fractions_of_a_cent_come_to_the_total_and_none_moves_by_a_cent(
    sold: list[int], taxes: list[int], withheld: int
) -> None:
    def written(millionths: int) -> str:
        return f"{Decimal(millionths) / 10**6:f}"

    exact = sum(sold) + sum(taxes) - withheld + 10**6
    total = (Decimal(exact) / 10**6).quantize(Decimal("0.01"), ROUND_HALF_UP)
    assume(total)  # of one that asks for nothing, nothing is read
    document = Printed(
        version="3.2",
        issued="2016-10-05T10:00:00",
        stamped="2016-10-05T10:00:05",
        subtotal=written(sum(sold) + 10**6),
        total=str(total),
        concepts=(("Uno", written(10**6), None), *(("Otro", written(s), None) for s in sold)),
        taxes=tuple(map(written, taxes)),
        withheld=(written(withheld),),
    )
    invoice = invoice_of(printed(document))
    assert invoice.amount.amount == total
    parts = {
        "subtotal": sum(sold) + 10**6,
        "taxes": sum(taxes),
        "withheld": withheld,
    }
    rounded = False
    for name, millionths in parts.items():
        part: Money | None = getattr(invoice, name)
        stored = part.minor if part else 0
        assert abs(stored * 10**4 - millionths) < 10**4
        rounded |= stored * 10**4 != millionths
    assert (
        invoice.gross - (invoice.withheld.minor if invoice.withheld else 0) == invoice.amount.minor
    )
    codes = [finding.code for finding in read(printed(document)).findings]
    assert codes == (["cfdi-fractions"] if rounded else [])


@pytest.mark.parametrize("version", ["3.3", "4.0"])
@pytest.mark.parametrize("field", ["subtotal", "total"])
def test_from_3_3_on_an_amount_has_the_decimals_of_its_currency(version: str, field: str) -> None:
    good = Printed(version=version, issued=f"{DAYS[version]}T10:00:00",
                   stamped=f"{DAYS[version]}T10:00:05")  # fmt: skip
    bad = replace(good, **{field: getattr(good, field) + "1"})
    assert "cfdi-digits" in [finding.code for finding in read(printed(bad)).findings]


# What complements state beside the taxes


@pytest.mark.parametrize("in_total", [True, False])
def test_taxes_of_third_parties_count_where_the_total_shows_them(in_total: bool) -> None:
    document = Printed(
        version="3.2",
        issued="2016-10-05T10:00:00",
        stamped="2016-10-05T10:00:05",
        total="1174.00" if in_total else "1160.00",
    )
    of_another = (
        b"<cfdi:ComplementoConcepto>"
        b'<t:PorCuentadeTerceros xmlns:t="http://www.sat.gob.mx/terceros">'
        b'<t:Impuestos><t:Retenciones><t:Retencion impuesto="ISR" importe="2.00"/></t:Retenciones>'
        b'<t:Traslados><t:Traslado impuesto="IVA" tasa="16" importe="16.00"/></t:Traslados>'
        b"</t:Impuestos></t:PorCuentadeTerceros></cfdi:ComplementoConcepto></cfdi:Concepto>"
    )
    invoice = invoice_of(printed(document).replace(b"</cfdi:Concepto>", of_another, 1))
    assert str(invoice.taxes) == ("174.00 MXN" if in_total else "160.00 MXN")


# What is around the fiscal part

_FAKE = b"<!-- <cfdi:Addenda> --><cfdi:Nota><![CDATA[</cfdi:Addenda>]]></cfdi:Nota>"


@pytest.mark.parametrize(
    "addenda",
    [b"<a>&nbsp;</a>", b"<a><b></a>", b"A & B", b"\xf1", b"<a b=1/>", b'<a b="1" b="2"/>',
     b"<x:a/>", b"<Conceptos>&</Conceptos>", b"</Comprobante", b"<cfdi:Addenda>"],
)  # fmt: skip
@pytest.mark.parametrize("twice", [False, True])
def test_a_broken_addenda_takes_nothing_of_the_fiscal_part_with_it(
    addenda: bytes, twice: bool
) -> None:
    good = printed(Printed())
    around = b"<cfdi:Addenda>" + addenda + b"</cfdi:Addenda>"
    first = b"<cfdi:Addenda><pedido/></cfdi:Addenda>" if twice else b""
    end = b"</cfdi:Comprobante>"
    content = good.replace(b"<cfdi:Emisor", _FAKE + b"<cfdi:Emisor", 1)
    read_back = invoice_of(content.replace(end, first + around + end))
    assert read_back.model_copy(update={"file": None}) == invoice_of(good).model_copy(
        update={"file": None}
    )


def test_addenda_without_end_take_no_time() -> None:
    end = b"</cfdi:Comprobante>"
    many = b"<cfdi:Addenda/>" * 20_000 + b"<cfdi:Addenda>&</cfdi:Addenda>"
    began = time.process_time()
    invoice_of(printed(Printed()).replace(end, many + end))
    assert time.process_time() - began < 3


@pytest.mark.parametrize(
    "after",
    [b"fin", b"\x00\x1a", b"</cfdi:Comprobante>", b"<?xml version='1.0'?><otro/>", b"&amp;",
     b"<cfdi:Addenda>", b"<!DOCTYPE a>"],
)  # fmt: skip
def test_text_after_the_end_is_left_out_and_said(after: bytes) -> None:
    reading = read(printed(Printed()) + after)
    if b"Comprobante" in after:  # it may be a second document
        assert [finding.code for finding in reading.findings] == ["xml-damaged"]
    elif b"DOCTYPE" in after:
        assert has_errors(reading.findings) or "cfdi-surrounded" in {
            finding.code for finding in reading.findings
        }
    else:
        assert "cfdi-surrounded" in {finding.code for finding in reading.findings}
        assert len(reading.entries) == 1


# A good document in which something was changed

_ATTRIBUTE = re.compile(rb'(\w+)="([^"<]*)"')
_ROOT = re.compile(rb"<cfdi:Comprobante[^>]*>")
_OTHERS = (b"0.01", b"1000.00", b"99.99", b"2016-10-06T10:00:00", b"USD", b"MXN", b"1.00", b"")


def _says(content: bytes, name: str) -> str | None:
    """An attribute of the root, as a person finds it in the text."""
    root = _ROOT.search(content)
    assert root is not None
    said = re.search(rf'\s{name}="([^"]*)"'.encode(), root[0], re.IGNORECASE)
    return said[1].decode() if said else None


@given(stated(), st.data())
def test_what_was_changed_is_read_as_it_now_stands_or_found(
    given: Stated, data: st.DataObject
) -> None:
    content = printed(given.document)
    attributes = list(_ATTRIBUTE.finditer(content))
    changed = data.draw(st.sampled_from(attributes))
    digits = re.sub(rb"\d", lambda d: b"%d" % ((int(d[0]) + 1) % 10), changed[2], count=1)
    new = data.draw(st.sampled_from([digits, changed[2] + b"0", *_OTHERS]))
    content = content[: changed.start(2)] + new + content[changed.end(2) :]
    reading = read(content)
    for entry in reading.entries:
        invoice = entry.fact
        assert isinstance(invoice, Invoice)
        total, currency = _says(content, "total"), _says(content, "moneda")
        assert Decimal(total or "nan") == invoice.amount.amount
        assert (currency or "MXN") == invoice.amount.currency.code
        assert (_says(content, "fecha") or "")[:10] == str(invoice.when)
        if invoice.subtotal is not None:
            assert Decimal(_says(content, "subtotal") or "nan") == invoice.subtotal.amount
        assert invoice.reference.encode() in content.upper()
    assert reading.entries or reading.findings
