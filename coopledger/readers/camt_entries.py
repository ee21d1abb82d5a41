"""What stands in an element of a camt.053: text at a path, an amount, a direction."""

import re
from typing import cast

from lxml import etree

from coopledger.model.evidence import Direction
from coopledger.money import Money
from coopledger.readers.cells import CellError
from coopledger.readers.statements import stated_money
from coopledger.readers.xml_document import text_of

Element = etree._Element


def text_at(element: Element | None, path: str) -> str:
    """What stands at a path of local names; empty where nothing does."""
    if element is None:
        return ""
    return text_of(at(element, path))


def at(element: Element, path: str) -> Element | None:
    """The first element at a path of local names."""
    return element.find("/".join(f"{{*}}{name}" for name in path.split("/")))


def row_of(element: Element) -> int:
    """The line of the file it begins on."""
    return cast("int", element.sourceline)


def details_of(entry: Element) -> list[Element]:
    """The transactions that an entry says it is made of."""
    return entry.findall("{*}NtryDtls/{*}TxDtls")


_AMOUNT = re.compile(r"[0-9]{1,18}(\.[0-9]{1,5})?", re.ASCII)


def money_of(element: Element) -> Money:
    """The amount of an entry or a balance, without a sign. Raises CellError."""
    found = element.find("{*}Amt")
    written = text_of(found)
    if found is None or not written:
        raise CellError("field-missing", seen="Amt")
    if not _AMOUNT.fullmatch(written):
        raise CellError("field-unreadable", seen=written, expected="1234.56")
    return stated_money(written, found.get("Ccy"), written)


def direction_of(element: Element) -> Direction:
    """Raises CellError where it says neither."""
    written = text_at(element, "CdtDbtInd")
    match written:
        case "CRDT":
            return Direction.IN
        case "DBIT":
            return Direction.OUT
        case _:
            raise CellError("field-unreadable", seen=written, expected="CRDT, DBIT")


NOT_BOOKED = ("PDNG", "INFO", "FUTR")


def status_of(entry: Element) -> str:
    """Whether it is booked: `BOOK`, or one of `NOT_BOOKED`, or what else a bank writes."""
    return text_at(entry, "Sts/Cd") or text_at(entry, "Sts") or "BOOK"
