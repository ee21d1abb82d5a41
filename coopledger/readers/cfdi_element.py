"""An element of a CFDI: its attributes as they are stated, and a finding for what is not so."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import NamedTuple, TypeVar

from lxml import etree

from coopledger.errors import MoneyError
from coopledger.model.finding import Finding, Place, Severity
from coopledger.money import Money

_AMOUNT = re.compile(r"[0-9]{1,20}(\.[0-9]{1,6})?", re.ASCII)
_LONGEST_SEEN = 60

_T = TypeVar("_T")


class DocumentFindings(NamedTuple):
    """What is found in a document, one by one."""

    document: str
    found: list[Finding]

    def add(self, code: str, severity: Severity = Severity.ERROR, **params: object) -> None:
        self.found.append(Finding(code, severity, Place(self.document), params))


class Element(NamedTuple):
    """One element. small: whether its attributes begin with a small letter, as those of 3.2 do.

    fractions: whether its amounts may have more decimals than their currency, as in 3.2.
    """

    element: etree._Element
    findings: DocumentFindings
    small: bool = False
    fractions: bool = False

    @property
    def name(self) -> str:
        return str(etree.QName(self.element).localname)

    def children(self, name: str, namespace: str | None = None) -> Iterator["Element"]:
        """Those of a name; of the element's own namespace, unless told otherwise."""
        namespace = namespace or etree.QName(self.element).namespace
        for child in self.element.iterchildren(f"{{{namespace}}}{name}"):
            yield self._replace(element=child)

    def child(self, name: str) -> "Element | None":
        """The one of a name, where there is one; a second one is found fault with."""
        found = list(self.children(name))
        if len(found) > 1:
            self.findings.add("cfdi-repeated", seen=name, count=len(found))
        return found[0] if found else None

    def text(self, name: str) -> str | None:
        """An attribute; None where it is not there or empty."""
        names = (name, name[0].lower() + name[1:]) if self.small else (name,)
        found = (self.element.get(each) for each in names)
        written = next((each for each in found if each is not None), "")
        return written.strip() or None

    def required(self, name: str) -> str | None:
        """An attribute that must be there."""
        written = self.text(name)
        if written is None:
            self.findings.add("cfdi-missing", seen=f"{self.name}@{name}")
        return written

    def read(self, name: str, reader: Callable[[str], _T], expected: str) -> _T | None:
        """What a reader makes of an attribute that must be there: it raises ValueError or KeyError.

        expected: what should have been there, for the finding.
        """
        written = self.required(name)
        try:
            return reader(written) if written is not None else None
        except (ValueError, KeyError):
            self.not_as(name, expected)
            return None

    def not_as(self, name: str, expected: str) -> None:
        """Say that an attribute is not what it should be."""
        seen = readable(self.text(name))[:_LONGEST_SEEN]
        self.findings.add("cfdi-value", field=f"{self.name}@{name}", seen=seen, expected=expected)

    def amount(self, name: str, currency: str, *, required: bool = False) -> Money | None:
        """Money, exactly as it is written: what has more digits than the currency is refused."""
        exact = self._replace(fractions=False).exact(name, currency, required=required)
        return Money(exact, currency) if exact is not None else None

    def exact(self, name: str, currency: str, *, required: bool = False) -> Decimal | None:
        """An amount as it is written, with parts of a minor unit where those may be."""
        written = self.required(name) if required else self.text(name)
        if written is None:
            return None
        if not _AMOUNT.fullmatch(written):
            self.not_as(name, "1234.56")
            return None
        try:
            return Decimal(written) if self.fractions else Money(Decimal(written), currency).amount
        except MoneyError:
            where = f"{self.name}@{name}"
            self.findings.add("cfdi-digits", field=where, seen=written, currency=currency)
            return None


def readable(text: str | None, longest: int = 500) -> str:
    """Free text in one line, without what cannot be printed; cut where it is longer.

    >>> readable("Boleto\\u00ad  MEX-\\nMAD")
    'Boleto MEX- MAD'
    """
    signs = unicodedata.normalize("NFC", text or "")
    visible = "".join(
        "" if unicodedata.category(s) in ("Cf", "Cs", "Co", "Cn") else s if s.isprintable() else " "
        for s in signs
    )
    line = " ".join(visible.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"
