"""What is published to IATI: for people what it comes to and what it lacks; the file itself."""

from collections.abc import Iterator

from coopledger.books.iati import TYPES, IatiActivity, IatiPublication
from coopledger.messages.catalogue import Language, say
from coopledger.reports.cells import row
from coopledger.reports.document import (
    Document,
    Row,
    Section,
    Style,
    Table,
    Words,
    heading,
    lines,
)
from coopledger.reports.findings import finding_data, finding_lines
from coopledger.reports.flat import flat
from coopledger.reports.iati_markup import iati_activities
from coopledger.reports.iati_words import narrative_of
from coopledger.reports.report import Plain, Report

_COLUMNS = (
    "book", "iati-activity", "reference", "transaction-type", "known-date", "transaction-date",
    "currency", "amount", "narrative",
)  # fmt: skip


def report(publication: IatiPublication, language: Language) -> Report:
    """The check for people, the transactions for a spreadsheet, the elements for IATI."""
    return Report(
        language,
        document=lambda: _document(publication, language),
        data=lambda: _data(publication, language),
        table=lambda: flat("iati", _COLUMNS, _rows(publication, language), language),
        sheet=say("sheet.iati-check", language),
        markup=lambda: iati_activities(publication),
    )


def _document(publication: IatiPublication, language: Language) -> Document:
    missing: Section = tuple(Words(each) for each in finding_lines(publication.findings, language))
    return Document(
        say("iati.title", language, on=publication.on),
        (
            *(_of_activity(each, language) for each in publication.activities),
            (
                heading(say("iati.missing", language)),
                *(missing or lines([say("iati.nothing-missing", language)])),
            ),
        ),
    )


def _of_activity(activity: IatiActivity, language: Language) -> Section:
    """What its transactions come to, by type and currency."""
    named = {"title": activity.title, "identifier": activity.identifier}
    totals = activity.totals()
    currencies = tuple(dict.fromkeys(currency for _, currency in totals))
    head = Row(say("iati.by-type", language), currencies, Style.HEAD)
    rows = [
        row(
            _label(figure, language),
            [totals.get((figure, currency)) for currency in currencies],
            language,
        )
        for figure in dict.fromkeys(figure for figure, _ in totals)
    ]
    undated = sum(1 for each in activity.transactions if each.day is None)
    said = [say("iati.undated", language, count=undated)] if undated else []
    table = (Table((head, *rows)),) if rows else ()
    return (heading(say("iati.activity", language, **named)), *table, *lines(said))


def _label(figure: str, language: Language) -> str:
    """A figure, and the type under which it is published."""
    named = say("iati.of-committed" if figure == "committed" else f"figure.{figure}", language)
    kind = say(f"iati.type.{TYPES[figure]}", language)
    return say("iati.figure", language, figure=named, type=kind)


def _rows(publication: IatiPublication, language: Language) -> Iterator[dict[str, object]]:
    for activity in publication.activities:
        for each in activity.transactions:
            yield {
                "book": activity.code,
                "iati-activity": activity.identifier,
                "reference": each.reference,
                "transaction-type": each.type,
                "known-date": str(each.known),
                "transaction-date": each.day,
                "currency": each.value.currency.code,
                "amount": each.value.amount,
                "narrative": narrative_of(each, language),
            }


def _data(publication: IatiPublication, language: Language) -> Plain:
    return {
        "on": publication.on.isoformat(),
        "activities": [
            {
                "book": each.code,
                "identifier": each.identifier,
                "activity": each.activity,
                "related": list(each.related),
                "status": each.status,
                "dates": {kind: day.isoformat() for kind, day in sorted(each.dates.items())},
                "totals": [
                    {
                        "figure": figure,
                        "type": TYPES[figure],
                        "currency": currency,
                        "amount": money.digits,
                    }
                    for (figure, currency), money in each.totals().items()
                ],
                "transactions": list(_transactions(each, language)),
            }
            for each in publication.activities
        ],
        "findings": [finding_data(each, language) for each in publication.findings],
    }


def _transactions(activity: IatiActivity, language: Language) -> Iterator[Plain]:
    for each in activity.transactions:
        yield {
            "reference": each.reference,
            "figure": each.figure,
            "type": each.type,
            "known_date": str(each.known),
            "date": each.day.isoformat() if each.day is not None else None,
            "currency": each.value.currency.code,
            "amount": each.value.digits,
            "narrative": narrative_of(each, language),
        }
