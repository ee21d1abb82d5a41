"""What all agreements have: for people, programs, a spreadsheet."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

from coopledger.books.portfolio import (
    PORTFOLIO_FIGURES,
    Portfolio,
    PortfolioReason,
    PortfolioRow,
    totals_of,
)
from coopledger.books.rows import AGREEMENT, FUND
from coopledger.messages.catalogue import Language, say
from coopledger.reports.cells import row
from coopledger.reports.document import Document, Row, Style, Table, Words, notes
from coopledger.reports.flat import FlatTable, Value, spoken_row
from coopledger.reports.report import Plain, Report

_SHOWN = ("received", "spent", "returned", "exchange_difference", "held")
_MOST_NAMED = 10


def report(portfolio: Portfolio, language: Language) -> Report:
    """Each agreement: what it received, spent, returned and holds; and what all have together."""
    return Report(
        language,
        document=lambda: _document(portfolio, language),
        data=lambda: portfolio_data(portfolio),
        table=lambda: _table(portfolio, language),
        sheet=say("sheet.portfolio-report", language),
    )


def _document(portfolio: Portfolio, language: Language) -> Document:
    title = say("label.portfolio", language, on=portfolio.on)
    if not portfolio.sides:
        said = say("label.no-portfolio", language, on=portfolio.on)
        return Document(title, (notes((said,)),), titled=False)
    tables = tuple(_sides(portfolio, side, language) for side in (FUND, AGREEMENT))
    below = notes(_notes(portfolio, language))
    closes = (Words(_closing(portfolio, language)),)
    return Document(title, (closes, *((each,) for each in tables), below), closes=portfolio.closes)


def _closing(portfolio: Portfolio, language: Language) -> str:
    """Whether all of them close; which do not."""
    whole, open_ = portfolio.agreements, sorted({row.agreement for row in portfolio.not_closed()})
    if not open_:
        return say("portfolio.closes", language, count=whole)
    codes = _named(open_)
    return say("portfolio.not-closed", language, count=len(open_), whole=whole, codes=codes)


def _sides(portfolio: Portfolio, side: str, language: Language) -> Table:
    """All rows of a side, what they come to in each currency first."""
    shown = [name for name in _SHOWN if name in portfolio.FIGURES[side]]
    heads = tuple(say(f"figure.{name}", language) for name in shown)
    rows = [Row(say(f"portfolio.{side}", language), heads, Style.HEAD)]
    for each in totals_of(portfolio.sides, side):
        label = say("label.all-agreements", language, currency=each.currency)
        rows.append(_figures(label, each, shown, language, Style.SUM))
    for each in portfolio.sides:
        if each.side == side:
            label = f"{each.agreement}, {each.currency}"
            rows.append(_figures(label, each, shown, language, Style.FIGURES))
    return Table(tuple(rows))


def _figures(
    label: str, each: PortfolioRow, shown: Iterable[str], language: Language, style: Style
) -> Row:
    return row(label, [each.money(name) for name in shown], language, style=style, level=1)


def _notes(portfolio: Portfolio, language: Language) -> Iterator[str]:
    """Which agreements were asked one by one, or say nothing in their own currency, and why."""
    without = set(portfolio.not_stated())
    by_reason: defaultdict[tuple[str, PortfolioReason], list[str]] = defaultdict(list)
    for code, reason in portfolio.exact.items():
        key = "portfolio.not-stated" if code in without else "portfolio.exact"
        by_reason[key, reason].append(code)
    for (key, reason), codes in sorted(by_reason.items()):
        why = say(f"portfolio-reason.{reason}", language)
        yield say(key, language, count=len(codes), why=why, codes=_named(codes))
    yield say("portfolio.not-proved", language)


def _named(codes: Iterable[str]) -> str:
    """The first of many."""
    some = sorted(codes)
    return ", ".join((*some[:_MOST_NAMED], *(("…",) if some[_MOST_NAMED:] else ())))


def portfolio_data(portfolio: Portfolio) -> Plain:
    """An agreement an item."""
    by_code = groupby(portfolio.sides, key=lambda each: each.agreement)
    return {
        "on": portfolio.on.isoformat(),
        "closes": portfolio.closes,
        "agreements": [_agreement(portfolio, code, list(sides)) for code, sides in by_code],
    }


def _agreement(portfolio: Portfolio, code: str, sides: list[PortfolioRow]) -> Plain:
    own = [_side(portfolio, each) for each in sides if each.side == AGREEMENT]
    reason = portfolio.exact.get(code)
    return {
        "agreement": code,
        "closes": all(each.closes for each in sides),
        "fund": [_side(portfolio, each) for each in sides if each.side == FUND],
        "agreement_currency": own[0] if own else None,
        "from_books": reason.value if reason is not None else None,
    }


def _side(portfolio: Portfolio, each: PortfolioRow) -> Plain:
    figures = {name: each.money(name).digits for name in portfolio.FIGURES[each.side]}
    return {"currency": each.currency, **figures, "closes": each.closes}


def _table(portfolio: Portfolio, language: Language) -> FlatTable:
    """A side of an agreement a row."""
    heads = [say(f"column.{name}", language) for name in ("agreement", "side", "currency")]
    heads += [say(f"figure.{name}", language) for name in PORTFOLIO_FIGURES]
    heads += [say(f"column.{name}", language) for name in ("closes", "from_books")]
    rows = (tuple(_cells(portfolio, each, language)) for each in portfolio.sides)
    return FlatTable(say("sheet.portfolio", language), tuple(heads), tuple(rows))


def _cells(portfolio: Portfolio, each: PortfolioRow, language: Language) -> Iterator[Value]:
    spoken = spoken_row({"side": each.side}, language)
    yield from (each.agreement, str(spoken["side"]), each.currency)
    for name in PORTFOLIO_FIGURES:
        yield each.money(name).amount if name in portfolio.FIGURES[each.side] else None
    yield say("closes.yes" if each.closes else "closes.no", language)
    reason = portfolio.exact.get(each.agreement)
    yield say(f"portfolio-reason.{reason}", language) if reason is not None else ""
