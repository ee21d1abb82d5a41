"""The statement of an agreement: which tables, which rows, which words."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from coopledger.books.flows import FLOWS, Part
from coopledger.books.issued import NOWHERE, Changes
from coopledger.books.sides import AgreementSide, FundSide, came, went
from coopledger.books.statement import AT_RATE, EXCHANGE, LINE, LineStanding, Statement
from coopledger.messages.catalogue import Language, say, spoken
from coopledger.model.agreement import Agreement, ReportingPeriod, SpendingRate
from coopledger.model.issue import Issue
from coopledger.model.period import PeriodState
from coopledger.money import Money
from coopledger.reports.cells import rate_text, row
from coopledger.reports.document import Document, Row, Style, Table, lines, notes
from coopledger.reports.issued import changes_table, issued_notes, unchanged_note
from coopledger.reports.report import Report
from coopledger.reports.statement_data import statement_data, statement_table

_CAME = tuple(dict.fromkeys((*FundSide.CAME, *AgreementSide.CAME)))
_WENT = tuple(dict.fromkeys((*FundSide.WENT, *AgreementSide.WENT)))

Sides = Sequence[FundSide | AgreementSide]


def report(statement: Statement, language: Language) -> Report:
    """The statement by itself."""
    return Report(
        language,
        document=lambda: statement_document(statement, language),
        data=lambda: statement_data(statement, language),
        table=lambda: statement_table(statement, language),
        sheet=say("sheet.statement", language),
    )


def statement_document(
    statement: Statement,
    language: Language,
    since: Changes | None = None,
    issue: Issue | None = None,
) -> Document:
    """The statement of an agreement: each currency a column, each figure with its provenance.

    since: what changed since the last one that was issued. issue: what it is issued as.
    """
    agreement, sides = statement.agreement, _columns(statement)
    currencies = " / ".join(dict.fromkeys(side.currency for side in sides))
    verdict = (
        say("label.closes", language, currencies=currencies)
        if statement.closes
        else say("label.does-not-close", language)
    )
    top = (
        f"{say('label.statement', language, on=statement.on)}   {verdict}",
        *_period(statement, language),
        say("label.rule", language, rule=agreement.conversion),
        *(_prescribed(rate, language) for rate in agreement.spending_rates),
        *(
            f"{say('label.reporting-period', language)}: {reporting_period_text(each, language)}"
            for each in agreement.reporting_periods
        ),
        *_reference_rate(agreement, language),
        *_issued_as(issue, language),
    )
    below = (
        *_notes(statement, language),
        *unchanged_note(since, language),
        *(issued_notes(issue, agreement.currency, language) if issue is not None else ()),
    )
    tables = (*_tables(statement, sides, language), *changes_table(since, language))
    return Document(
        title=f"{agreement.code}  {agreement.title}",
        sections=(lines(top), *((table,) for table in tables), notes(below)),
        closes=statement.closes,
    )


def _period(statement: Statement, language: Language) -> Iterator[str]:
    """Whether its year is closed, or about to be."""
    if statement.period is not PeriodState.OPEN:
        yield say("label.period", language, year=statement.fiscal_year, state=statement.period)


def _issued_as(issue: Issue | None, language: Language) -> Iterator[str]:
    if issue is not None:
        params = {"reference": issue.reference, "program": issue.program}
        yield say("issued.line", language, **params)


def reporting_period_text(period: ReportingPeriod, language: Language) -> str:
    """Its days, when its report is due, and the rates that are its own."""
    said = [period.when.say(language)]
    if period.report_due is not None:
        said.append(say("reporting-period.due", language, due=period.report_due))
    for rate in period.spending_rates:
        value = _value(rate, language)
        said.append(say("reporting-period.rate", language, currency=rate.currency, rate=value))
    return "; ".join(said)


def _value(rate: SpendingRate, language: Language) -> str:
    return f"{rate.value:f}" if rate.value is not None else f"{rate.source}, {rate.which(language)}"


def _prescribed(rate: SpendingRate, language: Language) -> str:
    value = _value(rate, language)
    return say("label.spending-rate", language, currency=rate.currency, rate=value)


def _reference_rate(agreement: Agreement, language: Language) -> Iterator[str]:
    if agreement.reference_rate is not None:
        yield say("label.reference-rate", language, source=agreement.reference_rate)


def _columns(statement: Statement) -> Sides:
    """One column where the fund is held in the agreement's currency only: it would say it twice."""
    if [fund.currency for fund in statement.funds] == [statement.agreement.currency]:
        return [statement.agreement_currency]
    return list(statement.sides())


def _tables(statement: Statement, sides: Sides, language: Language) -> Iterator[Table]:
    yield _equation(sides, statement, language)
    yield from _exchange(statement, language)
    yield from _at_rate(statement, language)
    yield from _accounts(statement, language)
    yield from _earlier(statement, sides, language)
    yield from _lines(statement, language)
    yield from _acceptance(statement, language)
    yield from _parts("by_line", statement, sides, language)
    yield from _parts("by_activity", statement, sides, language)
    if any(part.key for part in statement.by_partner):
        yield from _parts("by_partner", statement, sides, language)
    yield from _months(statement, sides, language)


def _rounding(section: str, statement: Statement, language: Language) -> tuple[str, ...]:
    """Which figures of a table may differ from amount × rate by more than a minor unit."""
    said = "; ".join(
        f"{_row_label(section, each.code, each.figure, language)} {each.bound:f}"
        for each in statement.rounding
        if each.section == section
    )
    currency = statement.agreement.currency
    return (say("label.rounding", language, currency=currency, figures=said),) if said else ()


def _row_label(section: str, code: str | None, figure: str, language: Language) -> str:
    """What a row of a table goes by: its figure, its part, or both."""
    if section == "whole":
        return say(f"label.{figure}", language)
    part = code or say(f"label.{NOWHERE.get(section, 'not-itemised')}", language)
    return f"{part}  {say(f'label.{figure}', language)}" if section == "by_month" else part


def _equation(sides: Sides, statement: Statement, language: Language) -> Table:
    """What came and what became of it; a row of exchanges only where there were some."""

    def rows_of(names: Iterable[str]) -> Iterator[Row]:
        for name in names:
            if name not in FundSide.IF_ANY or _any(sides, name):
                cells = tuple(getattr(side, name, None) for side in sides)
                yield row(say(f"label.{name}", language), cells, language)

    label = say("label.sum", language)
    return Table(
        (
            _heads("", sides, language),
            *rows_of(_CAME),
            row(label, map(came, sides), language, style=Style.SUM),
            *rows_of(_WENT),
            row(label, map(went, sides), language, style=Style.SUM),
            *rows_of(("not_yet_funded",)),
        ),
        marked=True,
        notes=_rounding("whole", statement, language),
    )


def _exchange(statement: Statement, language: Language) -> Iterator[Table]:
    """The exchange difference by its cause, where there is one and it was split."""
    split, whole = statement.exchange, statement.agreement_currency.exchange_difference
    if split is None or not any(getattr(split, name) for name in EXCHANGE):
        return
    rows = [Row(say("label.exchange", language), (whole.money.currency.code,), Style.HEAD)]
    for name in EXCHANGE:
        if part := getattr(split, name):
            rows.append(row(say(f"figure.{name}", language), (part,), language, level=1))
    rows.append(row(say("label.sum", language), (whole,), language, style=Style.SUM))
    yield Table(tuple(rows), marked=True, notes=(say("label.exchange-note", language),))


def _at_rate(statement: Statement, language: Language) -> Iterator[Table]:
    """What is held at the last reference rate known; what was advanced has a provisional value."""
    if not statement.at_rate:
        return
    heads = tuple(say(f"figure.{name}", language) for name in AT_RATE)
    rows = [Row("", heads, Style.HEAD)]
    for known in statement.at_rate:
        held = known.amount.minor > 0
        said = say(
            "label.at-rate-of" if held else "label.provisional",
            language,
            amount=abs(known.amount),
            rate=rate_text(known.rate),
            source=known.published_by,
            of=known.of,
        )
        figures = (getattr(known, name) for name in AT_RATE)
        rows.append(row(said, figures, language, level=1))
    own = statement.agreement.currency
    yield Table(tuple(rows), title=f"{say('label.at_rate', language)} ({own})")


def _heads(label: str, sides: Sides, language: Language) -> Row:
    """Each column's currency; the agreement's says so where the fund holds that currency too."""
    currencies = [side.currency for side in sides]
    own = currencies[-1]
    if own in currencies[:-1]:
        currencies[-1] = say("label.in-all", language, currency=own)
    return Row(label, tuple(currencies), Style.HEAD)


def _any(sides: Sides, name: str) -> bool:
    return any(getattr(side, name).money for side in sides if hasattr(side, name))


def _parts(name: str, statement: Statement, sides: Sides, language: Language) -> Iterator[Table]:
    parts: Sequence[Part] = getattr(statement, name)
    if not parts:
        return
    rows = [_heads(say(f"label.{name}", language), sides, language)]
    for part in parts:
        label = f"{_row_label(name, part.key, 'spent', language)}  {part.title or ''}".strip()
        rows.append(row(label, (*part.fund, part.reported)[-len(sides) :], language, level=1))
    yield Table(tuple(rows), marked=True, notes=_rounding(name, statement, language))


def _accounts(statement: Statement, language: Language) -> Iterator[Table]:
    """Each account, where there is more to say than the fund's own line says."""
    sides = statement.accounts
    if len(sides) == 1 and sides[0].bank is None:
        return
    rows = [Row(say("label.accounts", language), (say("label.held", language),), Style.HEAD)]
    said = []
    for side in sides:
        label = f"{side.account.code} ({side.account.currency})"
        if side.account.holder:
            label += f"  {say('label.advance', language, holder=side.account.holder)}"
        if side.advance_days is not None:
            label += say("label.advance-days", language, days=side.advance_days)
        if side.closed is not None:
            label += f"  {say('label.account-closed', language, on=side.closed)}"
        rows.append(row(label, (side.held,), language, level=1))
        if side.bank is not None:
            names = ("on", "balance", "held", "difference")
            params = {name: getattr(side.bank, name) for name in names}
            said.append(say("label.bank", language, account=side.account.code, **params))
    yield Table(tuple(rows), notes=tuple(said))


def _earlier(statement: Statement, sides: Sides, language: Language) -> Iterator[Table]:
    """What the books say from which it was taken over."""
    if not statement.earlier or statement.taken_over is None:
        return
    label = say("label.earlier", language, since=statement.taken_over)
    rows = [_heads(label, sides, language)]
    for each in statement.earlier:
        cells = (*each.fund, each.reported)[-len(sides) :]
        rows.append(row(say(f"label.{each.figure}", language), cells, language, level=1))
    yield Table(tuple(rows), marked=True)


def _lines(statement: Statement, language: Language) -> Iterator[Table]:
    """The budget lines with a ceiling: what they may spend, and what they did."""
    if not statement.lines:
        return
    names = (*LINE, "before") if any(line.before for line in statement.lines) else LINE
    heads = (*(say(f"label.line-{name}", language) for name in names), "%")
    rows = [Row("", heads, Style.HEAD)]
    for line in statement.lines:
        amounts = (_amount_of(line, getattr(line, name), language) for name in names)
        used = "-" if line.available is None else line.used or Fraction(0)
        rows.append(row(f"{line.code} ({line.currency})", (*amounts, used), language, level=1))
    yield Table(tuple(rows), title=say("label.lines", language))


def _amount_of(line: LineStanding, amount: Money | None, language: Language) -> Money | str:
    """An amount of a line, in the line's currency where it does not say another."""
    if amount is None:
        return "-"
    return amount if amount.currency.code == line.currency else spoken(amount, language)


def _acceptance(statement: Statement, language: Language) -> Iterator[Table]:
    sides = statement.acceptance
    if not sides:
        return
    currencies = tuple(side.claimed.currency.code for side in sides)
    rows = [Row(say("label.acceptance", language), currencies, Style.HEAD)]
    for name in ("claimed", "disallowed", "accepted", "due_back"):
        cells = tuple(getattr(side, name) for side in sides)
        rows.append(row(say(f"label.{name}", language), cells, language, level=1))
    yield Table(tuple(rows))


def _months(statement: Statement, sides: Sides, language: Language) -> Iterator[Table]:
    if not statement.by_month:
        return
    rows = [_heads(say("label.by_month", language), sides, language)]
    for month in statement.by_month:
        for name in (*month.figures(FLOWS), "exchange_difference"):
            amounts = [getattr(flow, name, None) for flow in (*month.fund, month.agreement)]
            if name == "exchange_difference":
                amounts[-1] = month.exchange_difference
            if any(amounts):
                label = _row_label("by_month", month.month, name, language)
                rows.append(row(label, amounts[-len(sides) :], language, level=1))
    yield Table(tuple(rows), marked=True, notes=_rounding("by_month", statement, language))


def _notes(statement: Statement, language: Language) -> Iterator[str]:
    yield say("label.provenance", language)
    if any(fund.currency != statement.agreement.currency for fund in statement.funds):
        yield say("label.piece", language)
    for note in statement.notes:
        yield f"- {say(f'note.{note.code}', language, **dict(note.params))}"
    if statement.agreement.note:
        yield f"- {statement.agreement.note}"
