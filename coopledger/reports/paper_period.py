"""What came and what became of it in the days of a statement, beside all since the start."""

from collections.abc import Iterable, Iterator

from coopledger.books.sides import AgreementSide, FundSide
from coopledger.books.statement_paper import StatementPaper
from coopledger.messages.catalogue import Language, say
from coopledger.money import Money
from coopledger.reports.cells import cell, row
from coopledger.reports.document import Row, Style, Table
from coopledger.reports.statement_tables import CAME, WENT, StatementTables, side_key

Side = FundSide | AgreementSide


def period_tables(
    paper: StatementPaper, tables: StatementTables, language: Language
) -> Iterator[Table]:
    """A table a currency. tables: of the same statement, for what its figures are made of."""
    names = tables.heads("").cells
    for side, name in zip(tables.sides, names, strict=True):
        yield _Period(paper, side, tables, language).table(str(name))


class _Period:
    """What moved in one currency: in a period, and since the start."""

    def __init__(
        self, paper: StatementPaper, side: Side, tables: StatementTables, language: Language
    ) -> None:
        before = paper.before.sides() if paper.before is not None else ()
        self._before = next((each for each in before if _same(each, side)), None)
        self._paper, self._side = paper, side
        self._tables, self._language = tables, language

    def table(self, currency: str) -> Table:
        """currency: as the equation's columns say it."""
        language, closing = self._language, self._side.held.money
        nothing = Money.from_minor(0, self._side.currency)
        opening = self._before.held.money if self._before is not None else nothing
        came = [name for name in CAME if name in self._side.CAME]
        went = [name for name in WENT if name in self._side.WENT and name != "held"]
        heads = (say("paper.period", language), say("paper.since-start", language))
        label = say("label.sum", language)
        began = say("paper.opening", language, since=self._paper.since)
        ended = say("paper.closing", language, on=self._paper.statement.on)
        return Table(
            (
                Row(currency, heads, Style.HEAD),
                row(began, (opening, None), language),
                *self._rows(came),
                row(label, self._sums(came, opening, nothing), language, style=Style.SUM),
                *self._rows(went),
                row(ended, (closing, closing), language),
                row(label, self._sums(went, closing, closing), language, style=Style.SUM),
            )
        )

    def _rows(self, names: Iterable[str]) -> Iterator[Row]:
        for name in names:
            period, now = self._moved(name)
            if name not in FundSide.IF_ANY or period or now:
                key = ("whole", None, name, side_key(self._side))
                made = self._tables.made(cell(now, self._language), key)
                cells = (cell(period, self._language), made)
                yield Row(say(f"label.{name}", self._language), cells)

    def _moved(self, name: str) -> tuple[Money, Money]:
        """Of a figure, in the period and since the start."""
        now: Money = getattr(self._side, name).money
        if self._before is None:
            return now, now
        before: Money = getattr(self._before, name).money
        return now - before, now

    def _sums(self, names: Iterable[str], period: Money, whole: Money) -> tuple[Money, Money]:
        """Of figures; period, whole: what each sum begins with."""
        for name in names:
            moved, now = self._moved(name)
            period, whole = period + moved, whole + now
        return period, whole


def _same(one: Side, other: Side) -> bool:
    return type(one) is type(other) and one.currency == other.currency
