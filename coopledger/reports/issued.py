"""What was issued: which there is, one as it was handed over, and what changed since."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import chain

from coopledger.books.history import Recorded, kind_said
from coopledger.books.issued import Change, Changes, Issued, IssuedStatements
from coopledger.messages.catalogue import Language, say, spoken
from coopledger.model.erased import is_erased
from coopledger.model.fiscal_year import FiscalYear
from coopledger.model.issue import Issue, IssuedWhat, IssuedYears, RateUsed
from coopledger.reports.cells import rate_text, row
from coopledger.reports.document import (
    Document,
    Preformatted,
    Reckoned,
    Row,
    Style,
    Table,
    lines,
    notes,
)
from coopledger.reports.facts import fact_data
from coopledger.reports.flat import FlatTable, flat, spoken_row
from coopledger.reports.report import Plain, Report

_MOST_NAMED = 20


def report(answer: IssuedStatements | Issued, language: Language) -> Report:
    """What there is; a single one, or one that is issued now, as it is handed over."""
    if isinstance(answer, Issued):
        return _of_issuing(answer, language)
    data = {"issued": [issued_data(recorded) for recorded in answer]}
    if answer.single:
        return _of_one(_issue(answer[0]), data, language)
    return Report(
        language,
        document=lambda: _list(answer, language),
        data=lambda: data,
        table=lambda: _list_table(answer, language),
    )


def printed_report(issue: Issue, language: Language) -> Report:
    """As it was handed over."""
    return _of_one(issue, fact_data(issue), language)


def frozen_report(issue: Issue, language: Language) -> Report:
    """The same, on paper that says that it is but the text of another version."""
    said = say("issued-paper.frozen", language, program=issue.program)

    def document() -> Document:
        printed = _printed(issue, language)
        return printed._replace(sections=(notes([said]), *printed.sections))

    return printed_report(issue, language)._replace(document=document)


def _of_issuing(answer: Issued, language: Language) -> Report:
    data = {**issued_data(answer.recorded), "is_new": answer.is_new}
    if answer.is_new:
        return _of_one(answer.issue, data, language)
    named = {"code": answer.issue.book, "reference": answer.issue.reference}
    said = lines((say("issued.already", language, **named),))
    title = _title(answer.issue)
    return _of_one(answer.issue, data, language, Document(title, (said,), titled=False))


def _of_one(
    issue: Issue, data: Plain, language: Language, document: Document | None = None
) -> Report:
    return Report(
        language,
        document=lambda: document or _printed(issue, language),
        data=lambda: data,
        table=lambda: _figures_table(issue, language),
        sheet=say(_SHEET[issue.what], language),
        final=True,
    )


_SHEET = {
    IssuedWhat.STATEMENT: "sheet.statement",
    IssuedWhat.RECONCILIATION: "sheet.match-balances",
    IssuedWhat.TOTALS: "sheet.totals",
}
_OF = {
    IssuedWhat.STATEMENT: "",
    IssuedWhat.RECONCILIATION: "-of-account",
    IssuedWhat.TOTALS: "-of-totals",
}


def _of_what(issue: Issue, key: str) -> str:
    """The sentence of that name that is about what was issued."""
    return f"{key}{_OF[issue.what]}"


def issued_line(issue: Issue, language: Language) -> str:
    """What it goes by, and which program drew it up."""
    key = _of_what(issue, "issued.line")
    return say(key, language, reference=issue.reference, program=issue.program)


def _title(issue: Issue) -> str:
    return f"{issue.book}  {issue.reference}"


def issued_notes(issue: Issue, own: str, language: Language) -> Iterator[str]:
    """What is issued says of itself below its figures.

    own: the agreement's currency, in which published rates are.
    """
    yield from rates_said(issue.rates, own, language)
    yield say("issued.looked-at", language, seq=issue.looked_at.seq)
    yield issue.head


def rates_said(rates: Iterable[RateUsed], own: str, language: Language) -> Iterator[str]:
    """Published rates that a statement used, one a line."""
    for rate in rates:
        yield say(
            "issued.rate",
            language,
            source=rate.source,
            basis=rate.basis,
            when=rate.when,
            rate=rate_text(Fraction(rate.rate)),
            currency=rate.currency,
            own=own,
        )


def unchanged_note(changes: Changes | None, language: Language) -> Iterator[str]:
    """One line, where no figure of what was issued has changed."""
    if changes is not None and changes.are_none:
        yield _said_of("issued.unchanged", changes, language)


def _said_of(key: str, changes: Changes, language: Language) -> str:
    issue = changes.issue
    named = {"reference": issue.reference, "on": issue.when, "day": _day(changes.since)}
    return say(_of_what(issue, key), language, **named)


def changes_table(changes: Changes | None, language: Language) -> Iterator[Table]:
    """What changed since something was issued, figure by figure, and which records made it."""
    if changes is None or changes.are_none:
        return
    heads = tuple(say(f"issued.{name}", language) for name in ("was", "is", "difference"))
    rows = [Row("", heads, Style.HEAD)]
    of_fund = {_key(change) for change in changes.figures if change.side == "fund"}
    for change in _worth_saying(changes.figures):
        in_all = change.side == "agreement" and _key(change) in of_fund
        cells = (change.was, change.now, change.difference)
        rows.append(row(change.name(language, in_all=in_all), cells, language, level=1))
    notes = [*_unstated(changes, language), *(each.say(language) for each in changes.counts)]
    notes += [say("issued.because", language)] if changes.records else []
    notes += _records(changes, language)
    yield Table(
        tuple(rows),
        title=_said_of("issued.changed", changes, language),
        notes=tuple(notes),
        reckoned=(Reckoned(2, plus=(1,), minus=(0,)),),
    )


def _unstated(changes: Changes, language: Language) -> Iterator[str]:
    if changes.unstated:
        yield say("issued.unstated", language, on=changes.issue.when)


def _key(change: Change) -> tuple[str | None, ...]:
    currency = change.now.currency.code
    return change.year, change.section, change.code, change.book, change.figure, currency


def _worth_saying(figures: Sequence[Change]) -> Iterator[Change]:
    """Each change once.

    Where the fund is held in the agreement's currency, both its sides say the same; and where
    nothing is itemised, what is not is the whole.
    """
    of_fund = {(_key(c), c.was, c.now) for c in figures if c.side == "fund"}
    itemised = {change.section for change in figures if change.code is not None} | {"whole"}
    for change in figures:
        again = (_key(change), change.was, change.now) in of_fund
        if change.section in itemised and (change.side == "fund" or not again):
            yield change


def _records(changes: Changes, language: Language) -> Iterator[str]:
    """The records that made it; of totals, each with the book that it is in."""
    records, of_totals = changes.records, changes.issue.what is IssuedWhat.TOTALS
    for recorded in records[:_MOST_NAMED]:
        fact = recorded.fact
        stated = (getattr(fact, name, None) for name in ("when", "amount"))
        kind = kind_said(fact, language)
        if fact.revision > 1:
            kind += f" ({say('show.revision', language, revision=fact.revision)})"
        about = ", ".join([kind, *(spoken(each, language) for each in stated if each)])
        reference = f"{fact.book}: {fact.reference}" if of_totals else fact.reference
        params = {"reference": reference, "day": _day(recorded)}
        yield say("issued.record", language, about=about, **params)
    if len(records) > _MOST_NAMED:
        yield say("issued.more", language, count=len(records) - _MOST_NAMED)


def _day(recorded: Recorded) -> str:
    """By the machine's own clock."""
    return recorded.recorded_at.astimezone().date().isoformat()


def _list(found: IssuedStatements, language: Language) -> Document:
    """What was issued of a book, one a line."""
    title = say("sheet.issued", language)
    if not found:
        said = say("issued.none", language, code=found.of)
        return Document(title, (lines((said,)),), titled=False)
    heads = tuple(say(f"issued.{name}", language) for name in ("what", "on", "issued", "by"))
    rows = [Row("", heads, Style.HEAD)]
    for recorded in found:
        when = _issue(recorded).when.say(language)
        at = recorded.recorded_at.astimezone().isoformat(" ", "seconds")
        cells = (issued_what(_issue(recorded), language), when, at, recorded.recorded_by)
        rows.append(Row(recorded.fact.reference, cells, level=1))
    table = Table(tuple(rows), title=say("issued.title", language, code=found.of))
    return Document(title, ((table,),), titled=False)


def issued_what(issue: Issue, language: Language) -> str:
    """A statement, the bank reconciliation of which account, totals of which years."""
    if issue.years is None:
        return say(f"issued.{issue.what}", language, account=issue.account)
    return years_said(issue.years, language)


def years_said(of: IssuedYears, language: Language) -> str:
    """Of which years issued totals are."""
    if of.first is None or of.last is None:
        return say("issued.totals-of-all", language)
    first, last = (FiscalYear(year, of.fiscal_year_start) for year in (of.first, of.last))
    years = str(first)
    if first != last:
        years = say("totals-paper.to", language, first=first, last=last)
    return say("issued.totals", language, years=years)


def _issue(recorded: Recorded) -> Issue:
    if not isinstance(recorded.fact, Issue):
        raise TypeError(recorded.fact.kind)
    return recorded.fact


def _printed(issue: Issue, language: Language) -> Document:
    """As it was handed over, byte for byte; of one that was erased, that it was."""
    text = issue.printed.in_language(language)
    if is_erased(text):
        said = say(
            _of_what(issue, "issued.erased"),
            language,
            reference=issue.reference,
            on=issue.when,
        )
        return Document(_title(issue), (lines((said,)),), titled=False)
    return Document(_title(issue), ((Preformatted(text),),), titled=False)


def _list_table(found: IssuedStatements, language: Language) -> FlatTable:
    """What was issued a row."""
    rows = (
        {
            "reference": recorded.fact.reference,
            "account": _issue(recorded).account,
            "on": _issue(recorded).when.last,
            "recorded_at": recorded.recorded_at.isoformat(),
            "recorded_by": recorded.recorded_by,
            "seq": recorded.seq,
            "hash": recorded.hash,
        }
        for recorded in found
    )
    columns = ("reference", "account", "on", "recorded_at", "recorded_by", "seq", "hash")
    return flat("issued", columns, rows, language)


def _figures_table(issue: Issue, language: Language) -> FlatTable:
    """A figure a row."""
    rows: Iterable[dict[str, object]] = (
        {
            "year": each.year,
            "section": each.section,
            "side": each.side,
            "code": each.code,
            "book": each.book,
            "figure": each.figure,
            "currency": each.amount.currency.code,
            "amount": each.amount.amount,
        }
        for each in issue.figures
    )
    columns: tuple[str, ...] = ("section", "side", "code", "figure", "currency", "amount")
    if issue.years is not None:
        columns = ("year", "section", "code", "book", "figure", "currency", "amount")
        rows = chain(rows, _counts(issue.years))
    return flat("data", columns, (spoken_row(each, language) for each in rows), language)


def _counts(years: IssuedYears) -> Iterator[dict[str, object]]:
    """How many activities of each kind, a row each."""
    for each in years.counts:
        named = {"section": "activities", "code": each.activity_kind, "figure": "count"}
        yield {**named, "year": each.year, "book": None, "currency": None, "amount": each.count}


def issued_data(recorded: Recorded) -> Plain:
    """What was issued, with its place in the chain. Stable names."""
    return {
        "recorded_at": recorded.recorded_at.isoformat(),
        "recorded_by": recorded.recorded_by,
        "seq": recorded.seq,
        "hash": recorded.hash,
        _issue(recorded).what.value: fact_data(recorded.fact),
    }


def changes_data(changes: Changes) -> Plain:
    """What changed since something was issued: nothing where there are no figures."""
    return {
        "reference": changes.issue.reference,
        "on": changes.issue.when.text,
        "unstated": changes.unstated,
        "counts": [each._asdict() for each in changes.counts],
        "figures": [
            {
                **({} if change.year is None else {"year": change.year, "book": change.book}),
                "section": change.section,
                "side": change.side,
                "code": change.code,
                "figure": change.figure,
                "currency": change.now.currency.code,
                "was": change.was.digits,
                "is": change.now.digits,
                "difference": change.difference.digits,
            }
            for change in changes.figures
        ],
        "records": [
            {
                "book": recorded.fact.book,
                "reference": recorded.fact.reference,
                "revision": recorded.fact.revision,
                "kind": recorded.fact.kind,
                "seq": recorded.seq,
                "recorded_at": recorded.recorded_at.isoformat(),
                "recorded_by": recorded.recorded_by,
            }
            for recorded in changes.records
        ],
    }
