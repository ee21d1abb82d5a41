"""Bank statements in ISO 20022 camt.053, from version 02 on: BankToCustomerStatement.

CdtDbtInd alone gives the sign: RvslInd says why, not which way. An entry counts once, whatever it
details. Whether a file keeps to its schema is not asked, only whether its balances tie.
Source: ISO 20022, camt.053.001.02 to camt.053.001.13, Bank-to-Customer Cash Management.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import cast

from lxml import etree

from coopledger.model.evidence import Direction
from coopledger.model.finding import Finding, Place, Severity
from coopledger.money import Money
from coopledger.readers.cells import CellError
from coopledger.readers.reading import Manner, Reading
from coopledger.readers.statements import (
    Balance,
    BankStatement,
    StatementLine,
    readable,
    reading_of,
    stated_money,
)
from coopledger.readers.xml_document import parse_xml, text_of

NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001."
"""What the namespace of every version begins with."""

_Element = etree._Element


def read_camt053(content: bytes, document: str, manner: Manner) -> Reading:
    """Every statement of a message. Raises NotOpened where it is no XML that may be read."""
    root = parse_xml(content, document)
    findings: list[Finding] = []
    statements = [
        _Statement(element, document, findings).read(at)
        for at, element in enumerate(root.iterfind("*/{*}Stmt"), start=1)
    ]
    return reading_of(document, statements, findings, manner)


class _Statement:
    """One `Stmt` on its way into a `BankStatement`."""

    def __init__(self, element: _Element, document: str, findings: list[Finding]) -> None:
        self.element = element
        self.document = document
        self.findings = findings
        self.legible = True

    def read(self, at: int) -> BankStatement:
        number = _text(self.element, "Acct/Id/IBAN") or _text(self.element, "Acct/Id/Othr/Id")
        opening, closing = self._balances()
        lines = [line for entry in self.element.iterfind("{*}Ntry") for line in self._lines(entry)]
        return BankStatement(
            name=_text(self.element, "Id") or f"Stmt {at}",
            row=_row(self.element),
            number=readable(number) or None,
            opening=opening,
            closing=closing,
            lines=lines,
            legible=self.legible,
        )

    def _lines(self, entry: _Element) -> Iterator[StatementLine]:
        """An entry that is booked; one that is not, or moves nothing, is said and passed over."""
        try:
            status = _text(entry, "Sts/Cd") or _text(entry, "Sts") or "BOOK"
            if status in ("PDNG", "INFO", "FUTR"):
                self._note("entry-not-booked", entry, seen=status, amount=_money(entry))
                return
            if status != "BOOK":
                expected = "BOOK, PDNG, INFO, FUTR"
                raise CellError("field-unreadable", seen=status, expected=expected)
            amount = _money(entry)
            if not amount:
                self._note("entry-of-nothing", entry)
                return
            yield _booked(entry, amount)
        except CellError as error:
            self._wrong(error, entry, "Ntry")

    def _balances(self) -> tuple[Balance | None, Balance | None]:
        """The opening and the closing one; on a page, an intermediate one in their place."""
        sides: dict[str, Balance] = {}
        between: list[Balance] = []
        for element in self.element.iterfind("{*}Bal"):
            code, sub = _text(element, "Tp/CdOrPrtry/Cd"), _text(element, "Tp/SubTp/Cd")
            side = _SIDES.get(code) or _SIDES.get(f"{code} {sub}")
            if side is None and code != "ITBD":
                continue
            try:
                balance = _balance(element, final=code != "ITBD" and sub != "INTM")
                if side is None:
                    between.append(balance)
                elif sides.setdefault(side, balance).amount != balance.amount:
                    before = sides[side].amount
                    raise CellError("balance-twice", seen=balance.amount, before=before)
            except CellError as error:
                self._wrong(error, element, f"Bal {code}")
        for side in ("opening", "closing"):
            if side not in sides and between:
                sides[side] = between.pop(0)
        return sides.get("opening"), sides.get("closing")

    def _note(self, code: str, entry: _Element, **params: object) -> None:
        place = Place(self.document, row=_row(entry), column="Ntry")
        self.findings.append(Finding(code, Severity.NOTE, place, params))

    def _wrong(self, error: CellError, element: _Element, column: str) -> None:
        self.legible = False
        place = Place(self.document, row=_row(element), column=column)
        self.findings.append(Finding(error.code, place=place, params=error.params))


_SIDES = {
    "OPBD": "opening",
    "PRCD": "opening",  # the closing balance of the day before, which is the same
    "CLBD": "closing",
    "ITBD OIBD": "opening",
    "ITBD CIBD": "closing",
}
"""On which side of the lines a balance stands; an ITBD that does not say, where one is missing."""


def _booked(entry: _Element, amount: Money) -> StatementLine:
    direction = _direction(entry)
    value_day = _day(entry, "ValDt")
    day = _day(entry, "BookgDt") or value_day
    if day is None:
        raise CellError("field-missing", seen="BookgDt")
    details = entry.findall("{*}NtryDtls/{*}TxDtls")
    detail = details[0] if len(details) == 1 else None
    return StatementLine(
        row=_row(entry),
        day=day,
        direction=direction,
        amount=amount,
        value_day=value_day,
        bank_reference=readable(_text(entry, "AcctSvcrRef") or _text(detail, "Refs/AcctSvcrRef")),
        counterpart=readable(_counterpart(entry, detail, direction)),
        text=readable(*_texts(entry, detail)),
    )


def _texts(entry: _Element, detail: _Element | None) -> Iterator[str]:
    """What it was for, the payer's own reference, what the bank adds."""
    if detail is not None:
        for path in ("{*}RmtInf/{*}Ustrd", "{*}RmtInf/{*}Strd/{*}CdtrRefInf/{*}Ref"):
            yield from map(text_of, detail.iterfind(path))
        end_to_end = _text(detail, "Refs/EndToEndId")
        yield end_to_end if end_to_end != "NOTPROVIDED" else ""
        yield _text(detail, "AddtlTxInf")
    else:
        yield _text(entry, "NtryDtls/Btch/PmtInfId")
    yield _text(entry, "AddtlNtryInf")


def _counterpart(entry: _Element, detail: _Element | None, direction: Direction) -> str:
    """Who is on the other side: whom we paid, or who paid us; the other way for a reversal."""
    reversed_ = _text(entry, "RvslInd") in ("true", "1")
    role = "Cdtr" if (direction is Direction.OUT) != reversed_ else "Dbtr"
    return _text(detail, f"RltdPties/{role}/Nm") or _text(detail, f"RltdPties/{role}/Pty/Nm")


def _balance(element: _Element, *, final: bool) -> Balance:
    amount, direction = _money(element), _direction(element)
    signed = amount if direction is Direction.IN else -amount
    return Balance(signed, _day(element, "Dt"), _row(element), final)


_AMOUNT = re.compile(r"[0-9]{1,18}(\.[0-9]{1,5})?", re.ASCII)


def _money(element: _Element) -> Money:
    found = element.find("{*}Amt")
    written = text_of(found)
    if found is None or not written:
        raise CellError("field-missing", seen="Amt")
    if not _AMOUNT.fullmatch(written):
        raise CellError("field-unreadable", seen=written, expected="1234.56")
    return stated_money(written, found.get("Ccy"), written)


def _direction(element: _Element) -> Direction:
    written = _text(element, "CdtDbtInd")
    match written:
        case "CRDT":
            return Direction.IN
        case "DBIT":
            return Direction.OUT
        case _:
            raise CellError("field-unreadable", seen=written, expected="CRDT, DBIT")


_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(T.*|Z|[+-]\d\d:\d\d)?", re.ASCII | re.S)


def _day(element: _Element, name: str) -> date | None:
    """A day, or the day of a time, as the bank's own calendar has it."""
    written = _text(element, f"{name}/Dt") or _text(element, f"{name}/DtTm")
    if not written:
        return None
    found = _DAY.fullmatch(written)
    try:
        return date.fromisoformat(found[1] if found else written)
    except ValueError as error:
        raise CellError("field-unreadable", seen=written, expected="2016-10-05") from error


def _text(element: _Element | None, path: str) -> str:
    """What stands at a path of local names; empty where nothing does."""
    if element is None:
        return ""
    return text_of(element.find("/".join(f"{{*}}{name}" for name in path.split("/"))))


def _row(element: _Element) -> int:
    """The line of the file it begins on."""
    return cast("int", element.sourceline)
