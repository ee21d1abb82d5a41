"""The yearly annex: three columns, as an institution's annual report has them."""

from coopledger.books.annex import Annex, AnnexRow, FilledIn, FilledText, OfYear
from coopledger.books.annex_figures import FigureName
from coopledger.books.made_with import MadeWith
from coopledger.messages.catalogue import Language, say, spoken
from coopledger.money import Money
from coopledger.reports.document import (
    Document,
    Letterhead,
    Row,
    Section,
    Style,
    Table,
    Words,
    heading,
    lines,
    notes,
)
from coopledger.reports.findings import finding_data, finding_lines
from coopledger.reports.flat import FlatTable, flat
from coopledger.reports.made_with import as_of_said, made_with_data, made_with_said
from coopledger.reports.report import Plain, Report


def report(annex: Annex, language: Language) -> Report:
    """Text for people, to write on and to print."""
    return Report(
        language,
        document=lambda: annex_document(annex, language),
        data=lambda: annex_data(annex, language),
        table=lambda: annex_table(annex, language),
    )


def annex_document(annex: Annex, language: Language) -> Document:
    """Its rows, and below them what is still to be done, where anything is."""
    year = annex.fiscal_year
    missing: Section = ()
    if annex.findings:
        said = (Words(each) for each in finding_lines(annex.findings, language))
        missing = (heading(say("annex.missing", language)), *said)
    table = _table(annex, language) if annex.rows else Words(say("annex.nothing", language))
    top = [say("annex.of-year", language, year=year.told())]
    top += as_of_said(annex.made.on, annex.made.recorded_by, language)
    return Document(
        annex.title or say("annex.title", language),
        (lines(top), (table,), (*missing, *_texts(annex, language))),
        letterhead=Letterhead(annex.letterhead.lines, annex.letterhead.picture),
        foot=say("annex.foot", language, year=year),
    )


def _texts(annex: Annex, language: Language) -> Section:
    """Whose texts these are, below all, where the office wrote any."""
    return notes(made_with_said(MadeWith(setting=annex.made.setting), language))


def _table(annex: Annex, language: Language) -> Table:
    names = ("annex.summary", "annex.lessons")
    heads = tuple(say(name, language) for name in names)
    rows = [
        Row(each.title, (_summary(each, language), filled(each.lessons, language)))
        for each in annex.rows
    ]
    head = Row(say("annex.name", language), heads, Style.HEAD)
    return Table((head, *rows), prose=True)


def _summary(row: AnnexRow, language: Language) -> str:
    return filled(row.summary, language) if row.plain is None else _plain(row.plain, language)


def _whole(said: str) -> str:
    """A figure and its currency, on one line wherever it stands."""
    return said.replace(" ", "\N{NO-BREAK SPACE}")


def filled(text: FilledText, language: Language) -> str:
    """A text as it is read. Where no figure could be put, what stood there stays."""
    return "".join(part if isinstance(part, str) else _figure(part, language) for part in text)


def _figure(part: FilledIn, language: Language) -> str:
    return part.placeholder if part.figure is None else _whole(spoken(part.figure, language))


def _plain(found: OfYear, language: Language) -> str:
    """What the books have, in a sentence a line."""
    figures = [
        f"{FigureName(name).say(language)} {_whole(spoken(figure, language))}"
        for name, figure in found.figures
    ]
    done = [
        say("annex.activity", language, title=each.title, when=each.when)
        for each in found.activities
    ]
    said = [
        say(f"annex.plain-{name}", language, said="; ".join(parts))
        for name, parts in (("figures", figures), ("activities", done))
        if parts
    ]
    return "\n".join(said)


def annex_table(annex: Annex, language: Language) -> FlatTable:
    """Its rows, for a spreadsheet."""
    rows = [
        {
            "annex-name": row.title,
            "annex-summary": _plainly(_summary(row, language)),
            "annex-lessons": _plainly(filled(row.lessons, language)),
            "book": row.book,
            "annex-activity": row.activity,
        }
        for row in annex.rows
    ]
    names = ("annex-name", "annex-summary", "annex-lessons", "book", "annex-activity")
    return flat("annex", names, rows, language)


def annex_data(annex: Annex, language: Language) -> Plain:
    """Each row with its texts filled in, and each figure apart."""
    return {
        "year": annex.year,
        "first": annex.fiscal_year.first.isoformat(),
        "last": annex.fiscal_year.last.isoformat(),
        "title": annex.title,
        "made_with": made_with_data(annex.made),
        "rows": [
            {
                "title": row.title,
                "book": row.book,
                "activity": row.activity,
                "summary": _plainly(_summary(row, language)),
                "lessons": _plainly(filled(row.lessons, language)),
                "figures": [
                    {"placeholder": part.placeholder, **_figure_data(part.figure)}
                    for part in (*row.summary, *row.lessons)
                    if isinstance(part, FilledIn)
                ],
                "books_have": None if row.plain is None else _of_year_data(row.plain),
            }
            for row in annex.rows
        ],
        "findings": [finding_data(each, language) for each in annex.findings],
    }


def _plainly(said: str) -> str:
    return said.replace("\N{NO-BREAK SPACE}", " ")


def _of_year_data(found: OfYear) -> Plain:
    return {
        "figures": [{"name": name, **_figure_data(figure)} for name, figure in found.figures],
        "activities": [activity.reference for activity in found.activities],
    }


def _figure_data(figure: Money | int | None) -> Plain:
    if isinstance(figure, Money):
        return {"amount": figure.digits, "currency": figure.currency.code}
    return {"count": figure}
