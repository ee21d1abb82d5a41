"""Bank statements in ISO 20022 camt.053, from version 02 on: BankToCustomerStatement.

CdtDbtInd alone gives the sign: RvslInd says why, not which way. An entry counts once, whatever it
details. Whether a file keeps to its schema is not asked, only whether its balances tie.
Source: ISO 20022, camt.053.001.02 to camt.053.001.13, Bank-to-Customer Cash Management.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from coopledger.model.base import LONGEST_TEXT
from coopledger.model.evidence import Direction
from coopledger.model.finding import Finding, Place, Severity
from coopledger.money import Money
from coopledger.readers.camt_entries import (
    NOT_BOOKED,
    Element,
    details_of,
    direction_of,
    money_of,
    row_of,
    status_of,
    text_at,
)
from coopledger.readers.camt_sums import contradictions
from coopledger.readers.cells import CellError
from coopledger.readers.reading import Manner, Reading
from coopledger.readers.statement_facts import reading_of
from coopledger.readers.statements import (
    Balance,
    BankStatement,
    StatementLine,
    readable,
    severity_beside,
)
from coopledger.readers.xml_document import parse_xml, text_of

NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001."
"""What the namespace of every version begins with."""


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

    def __init__(self, element: Element, document: str, findings: list[Finding]) -> None:
        self.element = element
        self.document = document
        self.findings = findings
        self.legible = True

    def read(self, at: int) -> BankStatement:
        number = text_at(self.element, "Acct/Id/IBAN") or text_at(self.element, "Acct/Id/Othr/Id")
        opening, closing = self._balances()
        lines = [line for entry in self.element.iterfind("{*}Ntry") for line in self._lines(entry)]
        statement = BankStatement(
            name=text_at(self.element, "Id") or f"Stmt {at}",
            row=row_of(self.element),
            number=readable(number) or None,
            opening=opening,
            closing=closing,
            lines=lines,
            legible=self.legible,
        )
        if self.legible:
            severity = severity_beside(statement)
            self.findings += [
                found.finding(self.document, severity) for found in contradictions(self.element)
            ]
        return statement

    def _lines(self, entry: Element) -> Iterator[StatementLine]:
        """An entry that is booked; one that is not, or moves nothing, is said and passed over."""
        try:
            status = status_of(entry)
            if status in NOT_BOOKED:
                self._note("entry-not-booked", entry, seen=status, amount=money_of(entry))
                return
            if status != "BOOK":
                expected = ", ".join(("BOOK", *NOT_BOOKED))
                raise CellError("field-unreadable", seen=status, expected=expected)
            amount = money_of(entry)
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
            code, sub = text_at(element, "Tp/CdOrPrtry/Cd"), text_at(element, "Tp/SubTp/Cd")
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

    def _note(self, code: str, entry: Element, **params: object) -> None:
        place = Place(self.document, row=row_of(entry), column="Ntry")
        self.findings.append(Finding(code, Severity.NOTE, place, params))

    def _wrong(self, error: CellError, element: Element, column: str) -> None:
        self.legible = False
        place = Place(self.document, row=row_of(element), column=column)
        self.findings.append(Finding(error.code, place=place, params=error.params))


_SIDES = {
    "OPBD": "opening",
    "PRCD": "opening",  # the closing balance of the day before, which is the same
    "CLBD": "closing",
    "ITBD OIBD": "opening",
    "ITBD CIBD": "closing",
}
"""On which side of the lines a balance stands; an ITBD that does not say, where one is missing."""


def _booked(entry: Element, amount: Money) -> StatementLine:
    direction = direction_of(entry)
    value_day = _day(entry, "ValDt")
    day = _day(entry, "BookgDt") or value_day
    if day is None:
        raise CellError("field-missing", seen="BookgDt")
    details = details_of(entry)
    of_bank = text_at(entry, "AcctSvcrRef")
    if len(details) == 1:
        of_bank = of_bank or text_at(details[0], "Refs/AcctSvcrRef")
    names = [_counterpart(entry, detail, direction) for detail in details]
    return StatementLine(
        row=row_of(entry),
        day=day,
        direction=direction,
        amount=amount,
        value_day=value_day,
        bank_reference=readable(of_bank),
        counterpart=_together(names),
        text=_together(_texts(entry, details)),
    )


def _together(texts: Iterable[str]) -> str:
    """Each once, as many as a field holds: of a long batch the last are counted."""
    said = readable(*texts)
    if len(said) <= _LONGEST:
        return said
    kept = said[:_LONGEST].rpartition("; ")[0] or said[:_LONGEST]
    return f"{kept}; … (+{said[len(kept) :].count('; ')})"


_LONGEST = LONGEST_TEXT - 20


def _texts(entry: Element, details: Sequence[Element]) -> Iterator[str]:
    """What it was for, the payer's own reference, what the bank adds; of a batch, each of them."""
    if len(details) != 1:
        yield text_at(entry, "NtryDtls/Btch/PmtInfId")
    for detail in details:
        for path in ("{*}RmtInf/{*}Ustrd", "{*}RmtInf/{*}Strd/{*}CdtrRefInf/{*}Ref"):
            yield from map(text_of, detail.iterfind(path))
        names = _REFERENCES if len(details) > 1 else _REFERENCES[:1]
        for reference in (text_at(detail, f"Refs/{name}") for name in names):
            yield reference if reference != "NOTPROVIDED" else ""
        yield text_at(detail, "AddtlTxInf")
    yield text_at(entry, "AddtlNtryInf")


_REFERENCES = ("EndToEndId", "InstrId", "TxId", "AcctSvcrRef")
"""Of a transaction: the payer's own; within a batch, what else it goes by."""


def _counterpart(entry: Element, detail: Element | None, direction: Direction) -> str:
    """Who is on the other side: whom we paid, or who paid us; the other way for a reversal."""
    reversed_ = text_at(entry, "RvslInd") in ("true", "1")
    role = "Cdtr" if (direction is Direction.OUT) != reversed_ else "Dbtr"
    return text_at(detail, f"RltdPties/{role}/Nm") or text_at(detail, f"RltdPties/{role}/Pty/Nm")


def _balance(element: Element, *, final: bool) -> Balance:
    amount, direction = money_of(element), direction_of(element)
    signed = amount if direction is Direction.IN else -amount
    return Balance(signed, _day(element, "Dt"), row_of(element), final)


_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(T.*|Z|[+-]\d\d:\d\d)?", re.ASCII | re.S)


def _day(element: Element, name: str) -> date | None:
    """A day, or the day of a time, as the bank's own calendar has it."""
    written = text_at(element, f"{name}/Dt") or text_at(element, f"{name}/DtTm")
    if not written:
        return None
    found = _DAY.fullmatch(written)
    try:
        return date.fromisoformat(found[1] if found else written)
    except ValueError as error:
        raise CellError("field-unreadable", seen=written, expected="2016-10-05") from error
