"""What was given in each year over all books: for people, programs, a spreadsheet."""

from collections.abc import Iterator

from coopledger.books.cooperation import GIVEN
from coopledger.books.portfolio_totals import PortfolioTotals, PortfolioYear
from coopledger.messages.catalogue import Language, say
from coopledger.reports.cells import row
from coopledger.reports.document import Document, Row, Style, Table, notes
from coopledger.reports.flat import FlatTable, flat, named
from coopledger.reports.report import Plain, Report


def report(totals: PortfolioTotals, language: Language) -> Report:
    """Each year and currency: in money, in kind, and of partners' funds beside."""
    return Report(
        language,
        document=lambda: _document(totals, language),
        data=lambda: {
            "on": totals.on.isoformat() if totals.on is not None else None,
            "totals": [_data(each) for each in totals.years],
            "books_one_by_one": list(totals.books),
        },
        table=lambda: _table(totals, language),
    )


def _document(totals: PortfolioTotals, language: Language) -> Document:
    title = say("label.totals", language)
    if not totals.years:
        said = say("label.no-totals", language)
        return Document(title, (notes((said,)),), titled=False)
    heads = tuple(say(f"label.{name}", language) for name in GIVEN)
    rows = [Row(title, heads, Style.HEAD)]
    for each in totals.years:
        rows.append(row(f"{each.fiscal_year}, {each.currency}", each.amounts, language, level=1))
    return Document(title, ((Table(tuple(rows)),), notes(_notes(totals, language))), titled=False)


def _notes(totals: PortfolioTotals, language: Language) -> Iterator[str]:
    if totals.books:
        why = say("portfolio-reason.own_contribution", language)
        count, codes = len(totals.books), ", ".join(totals.books[:10])
        codes += ", …" if count > 10 else ""
        yield say("portfolio.exact", language, count=count, why=why, codes=codes)
    yield say("portfolio.not-proved", language)


def _data(year: PortfolioYear) -> Plain:
    amounts = zip(GIVEN, (money.digits for money in year.amounts), strict=True)
    return {"year": year.fiscal_year.year, "currency": year.currency, **dict(amounts)}


def _table(totals: PortfolioTotals, language: Language) -> FlatTable:
    """An amount a row."""
    rows = (
        {
            "year": named(each.fiscal_year),
            "figure": say(f"figure.{name}", language),
            "currency": each.currency,
            "amount": money.amount,
        }
        for each in totals.years
        for name, money in zip(GIVEN, each.amounts, strict=True)
    )
    return flat("data", ("year", "figure", "currency", "amount"), rows, language)
