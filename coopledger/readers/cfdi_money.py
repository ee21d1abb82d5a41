"""The money of a CFDI that buys or gives back: its total, and the parts that come to it.

Until version 3.2 the tax office took up to six decimals in any amount and added nothing up when it
stamped; from 3.3 on an amount has the decimals of its currency, and the sums were checked.
Source: Anexo 20; the tax office's complements for airlines, local taxes and third parties.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations
from typing import NamedTuple

from coopledger.messages.catalogue import Language
from coopledger.model.finding import FieldName, Severity
from coopledger.money import Money, currency_of, digits_of
from coopledger.readers.cfdi_element import Element

Complements = Callable[[str, str], Iterator[Element]]
"""Those of a name and a namespace."""

_LOCAL_TAXES = "http://www.sat.gob.mx/implocal"
_AIRLINES = "http://www.sat.gob.mx/aerolineas"
_THIRD_PARTIES = "http://www.sat.gob.mx/terceros"


class _Parts(NamedTuple):
    """What a total is made of, exactly. None is what is not stated."""

    subtotal: Decimal
    discount: Decimal | None
    taxes: Decimal | None
    withheld: Decimal | None

    def signed(self) -> Iterator[tuple[str, Decimal]]:
        """Those that are stated, with the sign that they have in the sum."""
        for name, sign in (("subtotal", 1), ("discount", -1), ("taxes", 1), ("withheld", -1)):
            part: Decimal | None = getattr(self, name)
            if part is not None:
                yield name, sign * part


class _Rounded(tuple[tuple[str, Decimal, Money], ...]):
    """Figures with more decimals than their currency, and what each was recorded as."""

    __slots__ = ()

    def say(self, language: Language | str) -> str:
        return "; ".join(
            f"{FieldName(f'invoice.{name}').say(language)} {written:f} = {kept.say(language)}"
            for name, written, kept in self
        )


_RATE = re.compile(r"[0-9]{1,18}(\.[0-9]{1,10})?", re.ASCII)


def exchange_rate(element: Element, name: str, currency: str) -> Decimal | None:
    """Pesos for one unit of a foreign currency; said where it is missing, or cannot be both."""
    findings = element.findings
    if element.text(name) is None:
        if currency != "MXN":
            findings.add("invoice-without-rate", Severity.WARNING, currency=currency)
        return None
    rate = element.read(name, _rate, "18.9204")
    if rate is not None and (rate == 1) != (currency == "MXN"):
        seen = f"{rate.normalize():f}"
        findings.add("invoice-rate-doubtful", Severity.WARNING, seen=seen, currency=currency)
    return rate if currency != "MXN" else None


def _rate(written: str) -> Decimal:
    if not _RATE.fullmatch(written) or not Decimal(written):
        raise ValueError(written)
    return Decimal(written)


def money_of(root: Element, currency: str, complements: Complements) -> Mapping[str, Money | None]:
    """The total and its parts, by the fields of an `Invoice`; what cannot be read is a finding.

    Where parts have fractions of a minor unit, each is rounded by where it stands in the sum: none
    by a whole one, and together they still come to the total. That is said.
    """
    total = root.exact("Total", currency, required=True)
    subtotal = root.exact("SubTotal", currency, required=True)
    discount = root.exact("Descuento", currency)
    taxes, withheld = _taxes(root, currency, complements)
    if total is None or subtotal is None:
        return {"amount": None}
    unit = Decimal(1).scaleb(-digits_of(currency_of(currency)))
    _compare_with_concepts(root, currency, subtotal, discount)
    charges = _charges(root, currency, complements)
    parts = _with_charges(_Parts(subtotal, discount, taxes, withheld), total, charges, unit)
    return _in_units(root, total, parts, currency, unit)


def _taxes(
    root: Element, currency: str, complements: Complements
) -> tuple[Decimal | None, Decimal | None]:
    """Those of the federation and of states and municipalities together: added, withheld."""
    added: list[Decimal | None] = []
    withheld: list[Decimal | None] = []
    taxes = root.child("Impuestos")
    if taxes is not None:
        lines = _lines(taxes, "Traslados", "Traslado")
        added.append(_total(taxes, "TotalImpuestosTrasladados", lines, currency))
        lines = _lines(taxes, "Retenciones", "Retencion")
        withheld.append(_total(taxes, "TotalImpuestosRetenidos", lines, currency))
    for local in complements("ImpuestosLocales", _LOCAL_TAXES):
        local = local._replace(small=False)
        lines = list(local.children("TrasladosLocales"))
        added.append(_total(local, "TotaldeTraslados", lines, currency))
        lines = list(local.children("RetencionesLocales"))
        withheld.append(_total(local, "TotaldeRetenciones", lines, currency))
    return _sum(added), _sum(withheld)


def _lines(taxes: Element, group: str, line: str) -> list[Element]:
    found = taxes.child(group)
    return list(found.children(line)) if found is not None else []


def _total(holder: Element, name: str, lines: list[Element], currency: str) -> Decimal | None:
    """A total of taxes, compared with its lines; left out, it is their sum."""
    required = holder.name == "ImpuestosLocales"
    stated = holder.exact(name, currency, required=required)
    came_to = _sum([line.exact("Importe", currency) for line in lines])
    if stated is None and not required:
        return came_to
    if stated is not None and came_to is not None:
        _compare(holder, name, stated, came_to, currency)
    return stated


def _sum(amounts: list[Decimal | None]) -> Decimal | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known else None


def _compare_with_concepts(
    root: Element, currency: str, subtotal: Decimal, discount: Decimal | None
) -> None:
    """What is sold, against the sum of it. Its own amounts have six decimals in every version."""
    concepts = [
        concept._replace(fractions=True) for concept in _lines(root, "Conceptos", "Concepto")
    ]
    each = [concept.exact("Importe", currency) for concept in concepts]
    if each and None not in each:
        _compare(root, "SubTotal", subtotal, _sum(each) or Decimal(0), currency)
    less = _sum([concept.exact("Descuento", currency) for concept in concepts])
    if less is not None:
        _compare(root, "Descuento", discount or Decimal(0), less, currency)


def _compare(holder: Element, name: str, stated: Decimal, came_to: Decimal, currency: str) -> None:
    """A sum that was rounded, up or down, is less than a minor unit away from its parts."""
    if abs(stated - came_to) >= Decimal(1).scaleb(-digits_of(currency_of(currency))):
        severity = Severity.WARNING if holder.fractions else Severity.ERROR
        where = f"{holder.name}@{name}"
        params = {"field": where, "seen": f"{stated:f}", "expected": f"{came_to:f}"}
        holder.findings.add("cfdi-sum", severity, **params, currency=currency)


def _with_charges(
    parts: _Parts, total: Decimal, charges: Sequence[Decimal], unit: Decimal
) -> _Parts:
    """The parts, with those charges of complements among the taxes that the total shows in it."""
    for number in range(len(charges) + 1):
        for chosen in combinations(charges, number):
            beside = sum(chosen, Decimal(0))
            if _minor(_come_to(parts) + beside, unit) == _minor(total, unit):
                taxes = (parts.taxes or Decimal(0)) + beside if chosen else parts.taxes
                return parts._replace(taxes=taxes)
    return parts


def _charges(root: Element, currency: str, complements: Complements) -> list[Decimal]:
    """What complements state beside the taxes: airports' (TUA), airlines', third parties'.

    As what is sold, they have six decimals in every version.
    """
    airlines = [each._replace(fractions=True) for each in complements("Aerolineas", _AIRLINES)]
    others = [charge for airline in airlines for charge in airline.children("OtrosCargos")]
    stated = (
        _sum([airline.exact("TUA", currency) for airline in airlines]),
        _sum([charge.exact("TotalCargos", currency) for charge in others]),
        _of_third_parties(root._replace(fractions=True), currency),
    )
    return [charge for charge in stated if charge]


_OF_THIRD_PARTIES = (
    "Conceptos", "Concepto", "ComplementoConcepto", "PorCuentadeTerceros", "Impuestos",
)  # fmt: skip


def _of_third_parties(root: Element, currency: str) -> Decimal | None:
    """Taxes of those on whose account something is sold: added, less withheld."""
    added = _below(root, *_OF_THIRD_PARTIES, "Traslados", "Traslado")
    withheld = _below(root, *_OF_THIRD_PARTIES, "Retenciones", "Retencion")
    both = [tax.exact("Importe", currency) for tax in added]
    both += [-tax for each in withheld if (tax := each.exact("Importe", currency)) is not None]
    return _sum(both)


def _below(element: Element, *path: str) -> list[Element]:
    """What stands below an element, name by name."""
    found = [element]
    for name in path:
        namespace = _THIRD_PARTIES if name == "PorCuentadeTerceros" else None
        found = [child for each in found for child in each.children(name, namespace)]
    return found


def _come_to(parts: _Parts) -> Decimal:
    return sum((part for _, part in parts.signed()), Decimal(0))


def _minor(amount: Decimal, unit: Decimal) -> int:
    """Whole minor units, half a one upwards."""
    return int((amount / unit).to_integral_value(ROUND_HALF_UP))


def _in_units(
    root: Element, total: Decimal, parts: _Parts, currency: str, unit: Decimal
) -> Mapping[str, Money | None]:
    """Each as money: rounded by where it stands in the sum, which only fractions make needed."""
    kept = {"amount": Money.from_minor(_minor(total, unit), currency)}
    written = {"amount": total}
    reached = Decimal(0)
    for name, part in parts.signed():
        before, reached = reached, reached + part
        minor = abs(_minor(reached, unit) - _minor(before, unit))
        kept[name], written[name] = Money.from_minor(minor, currency), abs(part)
    rounded = _Rounded(
        (name, written[name], kept[name]) for name in kept if written[name] != kept[name].amount
    )
    if rounded:
        root.findings.add("cfdi-fractions", Severity.NOTE, seen=rounded)
    return kept
