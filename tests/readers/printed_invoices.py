"""A CFDI written from what it states: the tests' own writer, which knows nothing of the reader."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from xml.sax.saxutils import quoteattr

_NAMESPACES = {"3.2": "3", "3.3": "3", "4.0": "4"}
_TYPES_OF_3_2 = {"I": "ingreso", "E": "egreso"}


@dataclass(frozen=True, kw_only=True)
class Printed:
    """What an invoice states. Amounts are written as they are given, digit by digit.

    Of taxes and local taxes each line is given; their totals are stated unless `bare`.
    """

    version: str = "4.0"
    uuid: str = "6F2C3D48-1234-4A5B-9C8D-ABCDEF012345"
    issued: str = "2022-03-15T10:00:00"
    stamped: str = "2022-03-15T10:00:05"
    kind: str = "I"
    currency: str | None = "MXN"
    rate: str | None = None
    subtotal: str = "1000.00"
    discount: str | None = None
    total: str = "1160.00"
    concepts: tuple[tuple[str, str, str | None], ...] = (
        ("Taller de capacitación", "1000.00", None),
    )
    taxes: tuple[str, ...] = ("160.00",)
    withheld: tuple[str, ...] = ()
    local_taxes: tuple[str, ...] = ()
    local_withheld: tuple[str, ...] = ()
    airport: str | None = None
    charges: tuple[str, ...] = ()
    bare: bool = False
    stated_taxes: str | None = None
    beside_root: str = ""
    before: bytes = b""
    addenda: str = ""
    after: bytes = b""


def printed(stated: Printed) -> bytes:
    """The document."""
    declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
    root = _element(
        "cfdi:Comprobante", _root(stated), "".join(_children(stated)), stated.beside_root
    )
    if stated.version == "3.2":
        root = _in_small_letters(root)
    return stated.before + (declaration + root).encode() + stated.after


def _root(stated: Printed) -> dict[str, str | None]:
    old = stated.version == "3.2"
    return {
        "xmlns:cfdi": f"http://www.sat.gob.mx/cfd/{_NAMESPACES[stated.version]}",
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        "Version": stated.version,
        "Fecha": stated.issued,
        "TipoDeComprobante": _TYPES_OF_3_2[stated.kind] if old else stated.kind,
        "Moneda": stated.currency,
        "TipoCambio": stated.rate,
        "SubTotal": stated.subtotal,
        "Descuento": stated.discount,
        "Total": stated.total,
        "MetodoPago": None if old else "PUE",
    }


def _children(stated: Printed) -> Iterator[str]:
    yield _element("cfdi:Emisor", {"Rfc": "VAE010203AB0", "Nombre": "Vuelos Aéreos Ejemplo"})
    yield _element("cfdi:Receptor", {"Rfc": "INE140404NI0", "Nombre": "INE"})
    concepts = (
        _element("cfdi:Concepto", {"Descripcion": said, "Importe": amount, "Descuento": less})
        for said, amount, less in stated.concepts
    )
    yield _element("cfdi:Conceptos", {}, "".join(concepts))
    yield _taxes(stated)
    yield _element("cfdi:Complemento", {}, "".join(_complements(stated)))
    if stated.addenda:
        yield f"<cfdi:Addenda>{stated.addenda}</cfdi:Addenda>"


def _taxes(stated: Printed) -> str:
    if not stated.taxes and not stated.withheld:
        return ""
    added = stated.stated_taxes or _sum(stated.taxes)
    totals = {
        "TotalImpuestosTrasladados": added if stated.taxes and not stated.bare else None,
        "TotalImpuestosRetenidos": (
            _sum(stated.withheld) if stated.withheld and not stated.bare else None
        ),
    }
    lines = _lines("cfdi:Retenciones", "cfdi:Retencion", stated.withheld)
    lines += _lines("cfdi:Traslados", "cfdi:Traslado", stated.taxes)
    return _element("cfdi:Impuestos", totals, lines)


def _lines(group: str, line: str, amounts: tuple[str, ...]) -> str:
    if not amounts:
        return ""
    return _element(group, {}, "".join(_element(line, {"Importe": each}) for each in amounts))


def _complements(stated: Printed) -> Iterator[str]:
    if stated.local_taxes or stated.local_withheld:
        parts = [_element("il:TrasladosLocales", {"Importe": each}) for each in stated.local_taxes]
        parts += [
            _element("il:RetencionesLocales", {"Importe": each}) for each in stated.local_withheld
        ]
        totals = {
            "xmlns:il": "http://www.sat.gob.mx/implocal",
            "TotaldeRetenciones": _sum(stated.local_withheld),
            "TotaldeTraslados": _sum(stated.local_taxes),
        }
        yield _element("il:ImpuestosLocales", totals, "".join(parts))
    if stated.airport is not None:
        space = "http://www.sat.gob.mx/aerolineas"
        each = "".join(_element("a:Cargo", {"Importe": amount}) for amount in stated.charges)
        others = (
            _element("a:OtrosCargos", {"TotalCargos": _sum(stated.charges)}, each)
            if stated.charges
            else ""
        )
        yield _element("a:Aerolineas", {"xmlns:a": space, "TUA": stated.airport}, others)
    stamp = {
        "xmlns:tfd": "http://www.sat.gob.mx/TimbreFiscalDigital",
        "UUID": stated.uuid,
        "FechaTimbrado": stated.stamped,
    }
    yield _element("tfd:TimbreFiscalDigital", stamp)


def _sum(amounts: tuple[str, ...]) -> str:
    return f"{sum(map(Decimal, amounts), Decimal('0.00')):f}"


def _element(
    name: str, attributes: dict[str, str | None], content: str = "", beside: str = ""
) -> str:
    said = "".join(
        f" {key}={quoteattr(value)}" for key, value in attributes.items() if value is not None
    )
    return f"<{name}{said}{beside}>{content}</{name}>\n"


_TAG = re.compile(r"<cfdi:[^>]*>")
_NAME = re.compile(r" (?!Moneda=|TipoCambio=)([A-Z])(?=\w*=)")


def _in_small_letters(document: str) -> str:
    """As version 3.2 has its attributes, but for those of currencies and of complements."""

    def small(tag: re.Match[str]) -> str:
        return _NAME.sub(lambda name: f" {name[1].lower()}", tag[0])

    return _TAG.sub(small, document)
