"""The statement of an agreement: which tables, which rows, which words."""

from collections.abc import Iterator

from coopledger.books.issued import Changes
from coopledger.books.statement import Statement
from coopledger.messages.catalogue import Language, say
from coopledger.model.agreement import Agreement, ReportingPeriod, SpendingRate
from coopledger.model.issue import Issue
from coopledger.model.period import PeriodState
from coopledger.reports.document import Document, lines, notes
from coopledger.reports.issued import changes_table, issued_line, issued_notes, unchanged_note
from coopledger.reports.report import Report
from coopledger.reports.statement_data import statement_data, statement_table
from coopledger.reports.statement_tables import StatementTables, columns_of


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
    agreement = statement.agreement
    top = (
        f"{say('label.statement', language, on=statement.on)}   {verdict(statement, language)}",
        *_period(statement, language),
        *terms_said(agreement, language),
        *((issued_line(issue, language),) if issue is not None else ()),
    )
    below = (
        *statement_notes(statement, language),
        *unchanged_note(since, language),
        *(issued_notes(issue, agreement.currency, language) if issue is not None else ()),
    )
    tables = (*StatementTables(statement, language).all(), *changes_table(since, language))
    return Document(
        title=f"{agreement.code}  {agreement.title}",
        sections=(lines(top), *((table,) for table in tables), notes(below)),
        closes=statement.closes,
    )


def verdict(statement: Statement, language: Language) -> str:
    """Whether it closes, and in which currencies."""
    if not statement.closes:
        return say("label.does-not-close", language)
    currencies = dict.fromkeys(side.currency for side in columns_of(statement))
    return say("label.closes", language, currencies=" / ".join(currencies))


def terms_said(agreement: Agreement, language: Language) -> Iterator[str]:
    """By which terms its figures are valued and reported."""
    yield say("label.rule", language, rule=agreement.conversion)
    for rate in agreement.spending_rates:
        yield _prescribed(rate, language)
    for period in agreement.reporting_periods:
        said = reporting_period_text(period, language)
        yield f"{say('label.reporting-period', language)}: {said}"
    yield from _reference_rate(agreement, language)


def _period(statement: Statement, language: Language) -> Iterator[str]:
    """Whether its year is closed, or about to be."""
    if statement.period is not PeriodState.OPEN:
        yield say("label.period", language, year=statement.fiscal_year, state=statement.period)


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


def statement_notes(statement: Statement, language: Language) -> Iterator[str]:
    """What a reader should know."""
    yield say("label.provenance", language)
    if any(fund.currency != statement.agreement.currency for fund in statement.funds):
        yield say("label.piece", language)
    for note in statement.notes:
        yield f"- {say(f'note.{note.code}', language, **dict(note.params))}"
    if statement.agreement.note:
        yield f"- {statement.agreement.note}"
