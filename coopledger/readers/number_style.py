"""How a document writes its numbers: what it says of it, else what can be seen in it."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from coopledger.model.finding import Finding, Place, Severity
from coopledger.numerals import NumberStyle, only_style, two_readings
from coopledger.readers import layout, words
from coopledger.readers.cells import Cell, CellError, FormattedNumber, typed
from coopledger.readers.columns import Numbers, SheetSpec
from coopledger.readers.limits import hold_findings
from coopledger.readers.sheet import Sheet

_ONCE_A_COLUMN = frozenset(("number-ambiguous", "number-of-another-style"))


class FoundInCells:
    """Adds what is found in cells to a list; what is so of a whole column once, with its count.

    whole: what else is so of whole columns of this table.
    """

    def __init__(self, findings: list[Finding], *whole: str) -> None:
        self._findings = findings
        self._once = _ONCE_A_COLUMN.union(whole)
        self._places: dict[tuple[str, str | None, str | None], int] = {}
        self._counts: Counter[int] = Counter()

    def add(self, finding: Finding) -> None:
        """Raises NotOpened where there are as many as are shown."""
        hold_findings(self._findings, finding.place.document or "")
        if finding.code not in self._once:
            self._findings.append(finding)
            return
        column = (finding.code, finding.place.sheet, finding.place.column)
        at = self._places.setdefault(column, len(self._findings))
        self._counts[at] += 1
        if at == len(self._findings):
            self._findings.append(finding)
        first = self._findings[at]
        counted = {**first.params, "count": self._counts[at]}
        self._findings[at] = replace(first, params=counted)


@dataclass(frozen=True, slots=True)
class Writing:
    """The style of a document's numbers.

    settled: whether it was said, or some number can be of no other. in_pesos: whether the document
    is in pesos: then `1,500` is what every Mexican reads, though nothing settles it. doubted:
    whether any number of it has to be looked at.
    """

    style: NumberStyle = NumberStyle.COMMA_GROUPS
    settled: bool = True
    in_pesos: bool = False
    doubted: bool = True

    def check(self, numbers: Iterable[str], *, of_rates: bool = False) -> None:
        """Raise CellError for a number of another style, or one that may be of both.

        of_rates: whether they are exchange rates, which are not written in groups.
        """
        for number in numbers if self.doubted else ():
            if "." in number or "," in number:
                self._check(number, of_rates=of_rates)

    def _check(self, number: str, *, of_rates: bool) -> None:
        readings = two_readings(number)
        if readings is None:
            contrary = only_style(number) not in (None, self.style)
        else:
            contrary = self.settled and self.style.group == "," and _is_part_of_one(number)
        if contrary:
            raise CellError("number-of-another-style", seen=number, style=self.style.value)
        usual = self.in_pesos and _is_usual(number, of_rates=of_rates)
        if readings is not None and not self.settled and not usual:
            grouped, pointed = (f"{reading:f}" for reading in readings)
            raise CellError("number-ambiguous", seen=number, grouped=grouped, pointed=pointed)


def _is_part_of_one(number: str) -> bool:
    """Whether it is like `0,500`, which nobody groups."""
    return number.lstrip("+-").startswith("0,")


def _is_usual(number: str, *, of_rates: bool) -> bool:
    """Whether every Mexican reads a number that may be of both styles in the same way."""
    return "," in number and not of_rates and not _is_part_of_one(number)


_PESOS = re.compile(r"(?<![\w$])\$|\b(MXN|pesos?)\b|\bM\.?N\b", re.IGNORECASE)


@dataclass(slots=True)
class Survey:
    """What can be seen of a document's numbers before any of them is read."""

    seen: Counter[NumberStyle] = field(default_factory=Counter)
    first: dict[NumberStyle, tuple[str, Place]] = field(default_factory=dict)
    doubtful: bool = False
    grouped: bool = False
    in_pesos: bool = False

    def look(
        self,
        find: Numbers,
        cells: Iterable[tuple[int, Cell]],
        place: Callable[[int], Place],
        *,
        of_rates: bool = False,
    ) -> None:
        """Look at the numbers of a column. place: of a row of it."""
        for row, cell in cells:
            if isinstance(cell, FormattedNumber) and "MXN" in cell.format.currencies:
                self.in_pesos = True
            if not isinstance(cell, str):
                continue
            self.name(cell)
            if cell.isascii() and "." not in cell and "," not in cell:
                continue  # no number of it can be of a style
            for number in find(typed(cell)):
                if "." not in number and "," not in number:
                    continue
                style = only_style(number)
                if style is not None:
                    self.seen[style] += 1
                    if style not in self.first:
                        self.first[style] = number, place(row)
                elif two_readings(number) is None:
                    continue
                elif _is_usual(number, of_rates=of_rates):
                    self.grouped = True
                else:
                    self.doubtful = True

    def name(self, currency: str) -> None:
        """Somewhere the document names a currency."""
        self.in_pesos = self.in_pesos or _PESOS.search(currency) is not None

    def settle(self, said: NumberStyle | None) -> tuple[Writing, Finding | None]:
        """How the document writes; and a note, where something of it was read by what was seen."""
        style = said or max(NumberStyle, key=self.seen.__getitem__)  # if even, the usual one
        settled = said is not None or bool(self.seen)
        doubted = self.doubtful or self.grouped or bool(self.seen.keys() - {style})
        writing = Writing(style, settled, self.in_pesos, doubted)
        asked = self.doubtful or (self.grouped and not self.in_pesos)
        if said or not settled or not (asked or style is not NumberStyle.COMMA_GROUPS):
            return writing, None
        seen, place = self.first[style]
        params = {"seen": seen, "style": style.value}
        return writing, Finding("number-style-seen", Severity.NOTE, place, params)


def writing_of(
    document: str, found: Iterable[tuple[Sheet, SheetSpec]], said: NumberStyle | None
) -> tuple[Writing, Finding | None]:
    """How a document of our sheets writes. said: what was said of it from outside."""
    survey = Survey()
    for sheet, spec in found:
        for column, header, cells in layout.columns_of(sheet, spec):
            if header.currency is not None:
                survey.name(header.currency)
            if column.field == "style":
                said = _stated(cells) or said
            elif column.numbers is not None:
                place = _places(document, sheet.name, header)
                survey.look(column.numbers, cells, place, of_rates=column.of_rates)
            elif column.read in (words.currency_code, words.accounts):
                for cell in {cell for _, cell in cells if isinstance(cell, str)}:
                    survey.name(cell)
    return survey.settle(said)


def _stated(cells: Iterable[tuple[int, Cell]]) -> NumberStyle | None:
    said = (words.STYLES.get(cell.strip()) for _, cell in cells if isinstance(cell, str))
    return next(said, None)


def _places(document: str, sheet: str, header: layout.Header) -> Callable[[int], Place]:
    def place(row: int) -> Place:
        return Place(document, sheet, row, header.written, cell=f"{header.column}{row}")

    return place
