"""The tables of a statement: each currency a column, each figure with its provenance."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType

from coopledger.books.flows import FLOWS, Part
from coopledger.books.issued import NOWHERE
from coopledger.books.rows import AGREEMENT, FigureKey
from coopledger.books.shares import SHARE
from coopledger.books.sides import AgreementSide, FundSide, came, went
from coopledger.books.statement import (
    ACCRUED,
    AT_RATE,
    COMMITMENT,
    COMMITTED,
    EXCHANGE,
    LINE,
    LineStanding,
    Statement,
)
from coopledger.messages.catalogue import Language, say, spoken
from coopledger.money import Money
from coopledger.reports.cells import Value, cell, rate_text, row
from coopledger.reports.document import Amount, Cell, Reckoned, Row, Style, Table

CAME = tuple(dict.fromkeys((*FundSide.CAME, *AgreementSide.CAME)))
WENT = tuple(dict.fromkeys((*FundSide.WENT, *AgreementSide.WENT)))
_LINE_RECKONED = (
    Reckoned(LINE.index("modified"), plus=(0, 1), minus=(2,)),
    Reckoned(LINE.index("available"), plus=(3,), minus=(4,)),
    Reckoned(len(LINE) + 1, plus=(LINE.index("available"),), minus=(len(LINE),)),
)
"""Initial and increases less decreases; modified less spent; available less committed."""

Sides = Sequence[FundSide | AgreementSide]
MadeOf = Mapping[FigureKey, tuple[str, ...]]


def columns_of(statement: Statement) -> Sides:
    """One column where the fund is held in the agreement's currency only: it would say it twice."""
    if [fund.currency for fund in statement.funds] == [statement.agreement.currency]:
        return [statement.agreement_currency]
    return list(statement.sides())


class StatementTables:
    """The tables of a statement in a language.

    made_of: by figure, the anchors of the rows that it is made of, where the document has them.
    """

    def __init__(
        self, statement: Statement, language: Language, made_of: MadeOf = MappingProxyType({})
    ) -> None:
        self.statement, self.language = statement, language
        self.sides = columns_of(statement)
        self._made_of = made_of

    def all(self) -> Iterator[Table]:
        """Every table that there is something for, in the order in which they are read."""
        yield self.equation()
        yield from self.exchange()
        yield from self.at_rate()
        yield from self.accounts()
        yield from self.earlier()
        yield from self.lines()
        yield from self.commitments()
        yield from self.shares()
        yield from self.acceptance()
        yield from self.parts("by_line")
        yield from self.parts("by_activity")
        yield from self.by_partner()
        yield from self.months()

    def equation(self) -> Table:
        """What came and what became of it; a row of exchanges only where there were some."""
        label = self._say("label.sum")
        return Table(
            (
                self.heads(""),
                *self._rows_of(CAME),
                row(label, map(came, self.sides), self.language, style=Style.SUM),
                *self._rows_of(WENT),
                row(label, map(went, self.sides), self.language, style=Style.SUM),
                *self._rows_of(("not_yet_funded",)),
            ),
            marked=True,
            notes=self._rounding("whole"),
        )

    def _rows_of(self, names: Iterable[str]) -> Iterator[Row]:
        for name in names:
            if name not in FundSide.IF_ANY or self._any(name):
                values = [getattr(side, name, None) for side in self.sides]
                yield Row(self._say(f"label.{name}"), self._cells(values, "whole", None, name))

    def _cells(
        self, values: Sequence[Value], section: str, part: str | None, figure: str
    ) -> tuple[Cell, ...]:
        """A cell for each column, each knowing what it is made of."""
        return tuple(
            self.made(cell(value, self.language), (section, part, figure, side_key(side)))
            for side, value in zip(self.sides, values, strict=True)
        )

    def made(self, said: Cell, key: FigureKey) -> Cell:
        """A figure that knows what it is made of."""
        of = self._made_of.get(key, ())
        return said._replace(made_of=of) if of and isinstance(said, Amount) else said

    def exchange(self) -> Iterator[Table]:
        """The exchange difference by its cause, where there is one and it was split."""
        split, whole = (
            self.statement.exchange,
            self.statement.agreement_currency.exchange_difference,
        )
        if split is None or not any(getattr(split, name) for name in EXCHANGE):
            return
        rows = [Row(self._say("label.exchange"), (whole.money.currency.code,), Style.HEAD)]
        for name in EXCHANGE:
            if part := getattr(split, name):
                rows.append(row(self._say(f"figure.{name}"), (part,), self.language, level=1))
        rows.append(row(self._say("label.sum"), (whole,), self.language, style=Style.SUM))
        yield Table(tuple(rows), marked=True, notes=(self._say("label.exchange-note"),))

    def at_rate(self) -> Iterator[Table]:
        """What is held at the last reference rate known; what was advanced is provisional."""
        if not self.statement.at_rate:
            return
        rows = [Row("", tuple(self._say(f"figure.{name}") for name in AT_RATE), Style.HEAD)]
        for known in self.statement.at_rate:
            held = known.amount.minor > 0
            said = self._say(
                "label.at-rate-of" if held else "label.provisional",
                amount=abs(known.amount),
                rate=rate_text(known.rate),
                source=known.published_by,
                of=known.of,
            )
            figures = (getattr(known, name) for name in AT_RATE)
            rows.append(row(said, figures, self.language, level=1))
        own = self.statement.agreement.currency
        yield Table(tuple(rows), title=f"{self._say('label.at_rate')} ({own})")

    def accounts(self) -> Iterator[Table]:
        """Each account, where there is more to say than the fund's own line says."""
        sides = self.statement.accounts
        if len(sides) == 1 and sides[0].bank is None:
            return
        rows = [Row(self._say("label.accounts"), (self._say("label.held"),), Style.HEAD)]
        said = []
        for side in sides:
            label = f"{side.account.code} ({side.account.currency})"
            if side.account.holder:
                label += f"  {self._say('label.advance', holder=side.account.holder)}"
            if side.advance_days is not None:
                label += self._say("label.advance-days", days=side.advance_days)
            if side.closed is not None:
                label += f"  {self._say('label.account-closed', on=side.closed)}"
            rows.append(row(label, (side.held,), self.language, level=1))
            if side.bank is not None:
                names = ("on", "balance", "held", "difference")
                params = {name: getattr(side.bank, name) for name in names}
                said.append(self._say("label.bank", account=side.account.code, **params))
        yield Table(tuple(rows), notes=tuple(said))

    def earlier(self) -> Iterator[Table]:
        """What the books say from which it was taken over."""
        if not self.statement.earlier or self.statement.taken_over is None:
            return
        rows = [self.heads(self._say("label.earlier", since=self.statement.taken_over))]
        for each in self.statement.earlier:
            cells = (*each.fund, each.reported)[-len(self.sides) :]
            rows.append(row(self._say(f"label.{each.figure}"), cells, self.language, level=1))
        yield Table(tuple(rows), marked=True)

    def lines(self) -> Iterator[Table]:
        """The budget lines with a ceiling: what they may spend, and what they did."""
        lines = self.statement.lines
        if not lines:
            return
        names = (*LINE, *self.beside_lines())
        heads = (*(self._say(f"label.line-{name}") for name in names), "%")
        rows = [Row("", heads, Style.HEAD)]
        for line in lines:
            amounts = (self.amount_of(line, getattr(line, name)) for name in names)
            used = "-" if line.available is None else line.used or Fraction(0)
            label = f"{line.code} ({line.currency})"
            rows.append(row(label, (*amounts, used), self.language, level=1))
        reckoned = _LINE_RECKONED if COMMITTED[0] in names else _LINE_RECKONED[:2]
        yield Table(tuple(rows), title=self._say("label.lines"), reckoned=reckoned)

    def beside_lines(self) -> tuple[str, ...]:
        """The amounts of budget lines that are printed only where there are some."""
        lines = self.statement.lines
        committed = any(line.committed is None or line.committed for line in lines)
        accrued = ACCRUED if any(line.accrued != line.spent for line in lines) else ()
        before = ("before",) if any(line.before for line in lines) else ()
        return (*(COMMITTED if committed else ()), *accrued, *before)

    def commitments(self) -> Iterator[Table]:
        """What was promised, what was spent and given up of it, and what is left to be spent."""
        if not self.statement.commitments:
            return
        heads = (*(self._say(f"label.commitment-{name}") for name in COMMITMENT),)
        rows = [Row("", (*heads, self._say("field.until")), Style.HEAD)]
        for each in self.statement.commitments:
            fact = each.commitment
            payee = f"  {fact.payee}" if fact.payee else ""
            label = f"{fact.reference} ({each.currency}){payee}"
            until = spoken(fact.until, self.language) if fact.until is not None else "-"
            amounts = (getattr(each, name) for name in COMMITMENT)
            rows.append(row(label, (*amounts, until), self.language, level=1))
        yield Table(tuple(rows), title=self._say("label.commitments"))

    def shares(self) -> Iterator[Table]:
        """What was agreed that the institution and others contribute, what came, what is left."""
        if not self.statement.shares:
            return
        rows = [Row("", (*(self._say(f"label.share-{name}") for name in SHARE),), Style.HEAD)]
        for each in self.statement.shares:
            money = each.agreed or each.worth
            who = each.contributor or self._say("label.share-own")
            amounts = (getattr(each, name) for name in SHARE)
            said = ("-" if amount is None else amount for amount in amounts)
            rows.append(row(f"{who} ({money.currency.code})", said, self.language, level=1))
        left = Reckoned(SHARE.index("left"), plus=(0,), minus=(1,))
        yield Table(tuple(rows), title=self._say("label.shares"), reckoned=(left,))

    def amount_of(self, line: LineStanding, amount: Money | None) -> Money | str:
        """An amount of a line, in the line's currency where it does not say another."""
        if amount is None:
            return "-"
        return amount if amount.currency.code == line.currency else spoken(amount, self.language)

    def acceptance(self) -> Iterator[Table]:
        """What the partner accepts of what was spent, where it does not accept all."""
        sides = self.statement.acceptance
        if not sides:
            return
        currencies = tuple(side.claimed.currency.code for side in sides)
        rows = [Row(self._say("label.acceptance"), currencies, Style.HEAD)]
        for name in dict.fromkeys(name for side in sides for name in side.figures()):
            cells = tuple(getattr(side, name) for side in sides)
            rows.append(row(self._say(f"label.{name}"), cells, self.language, level=1))
        yield Table(tuple(rows))

    def parts(self, name: str) -> Iterator[Table]:
        """What was spent, by line (`by_line`), by activity or by partner."""
        parts: Sequence[Part] = getattr(self.statement, name)
        if not parts:
            return
        rows = [self.heads(self._say(f"label.{name}"))]
        for part in parts:
            label = f"{self._row_label(name, part.key, 'spent')}  {part.title or ''}".strip()
            amounts = (*part.fund, part.reported)[-len(self.sides) :]
            rows.append(Row(label, self._cells(amounts, name, part.key, "spent"), level=1))
        yield Table(tuple(rows), marked=True, notes=self._rounding(name))

    def by_partner(self) -> Iterator[Table]:
        """The same by partner, where an activity has one."""
        if any(part.key for part in self.statement.by_partner):
            yield from self.parts("by_partner")

    def months(self) -> Iterator[Table]:
        """What moved in each month."""
        if not self.statement.by_month:
            return
        rows = [self.heads(self._say("label.by_month"))]
        for month in self.statement.by_month:
            for name in (*month.figures(FLOWS), "exchange_difference"):
                amounts = [getattr(flow, name, None) for flow in (*month.fund, month.agreement)]
                if name == "exchange_difference":
                    amounts[-1] = month.exchange_difference
                if any(amounts):
                    label = self._row_label("by_month", month.month, name)
                    cells = self._cells(amounts[-len(self.sides) :], "by_month", month.month, name)
                    rows.append(Row(label, cells, level=1))
        yield Table(tuple(rows), marked=True, notes=self._rounding("by_month"))

    def heads(self, label: str) -> Row:
        """Each column's currency; the agreement's says so where the fund holds that one too."""
        currencies = [side.currency for side in self.sides]
        own = currencies[-1]
        if own in currencies[:-1]:
            currencies[-1] = self._say("label.in-all", currency=own)
        return Row(label, tuple(currencies), Style.HEAD)

    def _any(self, name: str) -> bool:
        return any(getattr(side, name).money for side in self.sides if hasattr(side, name))

    def _rounding(self, section: str) -> tuple[str, ...]:
        """Which figures of a table may differ from amount × rate by more than a minor unit."""
        said = "; ".join(
            f"{self._row_label(section, each.code, each.figure)} {each.bound:f}"
            for each in self.statement.rounding
            if each.section == section
        )
        currency = self.statement.agreement.currency
        return (self._say("label.rounding", currency=currency, figures=said),) if said else ()

    def _row_label(self, section: str, code: str | None, figure: str) -> str:
        """What a row of a table goes by: its figure, its part, or both."""
        if section == "whole":
            return self._say(f"label.{figure}")
        part = code or self._say(f"label.{NOWHERE.get(section, 'not-itemised')}")
        return f"{part}  {self._say(f'label.{figure}')}" if section == "by_month" else part

    def _say(self, key: str, **params: object) -> str:
        return say(key, self.language, **params)


def side_key(side: FundSide | AgreementSide) -> str:
    """What a figure of a side goes by."""
    return side.currency if isinstance(side, FundSide) else AGREEMENT
