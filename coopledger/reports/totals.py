"""The cooperation of each year: for people, for programs, for a spreadsheet."""

from collections.abc import Iterator

from coopledger.books.cooperation import (
    GIVEN,
    CooperationPart,
    CooperationTotal,
    CooperationTotals,
    YearChange,
)
from coopledger.books.rows import TotalRow
from coopledger.messages.catalogue import Language, knows, say
from coopledger.model.activity import InKindContribution
from coopledger.reports.cells import Value, row
from coopledger.reports.document import Document, Row, Style, Table, notes
from coopledger.reports.flat import FlatTable, flat, named, spoken_row
from coopledger.reports.report import Plain, Report
from coopledger.reports.valuation import worked_out


def report(answer: CooperationTotals | CooperationTotal, language: Language) -> Report:
    """One total is said as the totals of several years are."""
    totals = answer if isinstance(answer, CooperationTotals) else CooperationTotals([answer])
    return Report(
        language,
        document=lambda: totals_document(totals, language),
        data=lambda: {"totals": totals_data(totals)},
        table=lambda: totals_table(totals, language),
        sheet=say("sheet.totals", language),
    )


def totals_document(totals: CooperationTotals, language: Language) -> Document:
    """The cooperation of each year: what was given, by kind, and partners' funds beside it."""
    said = "label.provenance" if totals else "label.no-totals"
    tables = ((_total(total, language),) for total in totals)
    return Document(
        title=say("label.totals", language),
        sections=((), *tables, notes((say(said, language),))),
        titled=False,
    )


def _total(total: CooperationTotal, language: Language) -> Table:
    def given(name: str, value: Value, style: Style = Style.FIGURES) -> Row:
        return row(say(f"label.{name}", language), (value,), language, style=style, level=1)

    year = say("label.totals-of", language, year=total.fiscal_year.told())
    rows = [
        Row(year, (total.currency,), Style.HEAD),
        given("financial", total.financial),
        given("in_kind", total.in_kind),
        given("total", total.total, Style.SUM),
    ]
    if total.partner_funds.money:
        rows.append(given("partner_funds", total.partner_funds))
    rows.append(given("activities", total.activity_count))
    for kind, count in total.activities.items():
        rows.append(row(kind_word(kind, language), (count,), language, level=2))
    said = (f"- {note}" for note in total.notes)
    changes = (_change(change, language) for change in total.changes)
    return Table(tuple(rows), marked=True, notes=(*changes, *said, *_valued(total, language)))


def _change(change: YearChange, language: Language) -> str:
    """What of the figures is a change to an earlier year."""
    figures = "; ".join(
        f"{say(f'figure.{name}', language)} {getattr(change, name).figure()}"
        for name in GIVEN
        if getattr(change, name)
    )
    return say("totals.change", language, year=change.fiscal_year, figures=figures)


def _valued(total: CooperationTotal, language: Language) -> Iterator[str]:
    """How what was given in kind came to its amounts, where that is known."""
    if total.valued:
        yield say("label.valued", language)
    for given in total.valued:
        if given.valuation is not None:
            how = "; ".join(worked_out(given.valuation, language))
            params = {"reference": given.reference, "amount": given.amount, "how": how}
            yield f"- {say('valued.contribution', language, **params)}"


def kind_word(kind: str, language: Language) -> str:
    """A kind of activity as people call it: the catalogue's word, or the source's own."""
    return say(f"activity_kind.{kind}", language) if knows(f"activity_kind.{kind}") else kind


def totals_data(totals: CooperationTotals) -> list[Plain]:
    """A year and currency an item."""
    return [
        {
            "year": total.year,
            "first": total.fiscal_year.first.isoformat(),
            "last": total.fiscal_year.last.isoformat(),
            "currency": total.currency,
            "activities": {"total": total.activity_count, "by_kind": dict(total.activities)},
            "financial": total.financial.money.digits,
            "in_kind": total.in_kind.money.digits,
            "total": total.total.digits,
            "partner_funds": total.partner_funds.money.digits,
            "provenance": {
                "financial": total.financial.provenance.value,
                "in_kind": total.in_kind.provenance.value,
                "partner_funds": total.partner_funds.provenance.value,
            },
            **{
                name: [_cooperation_part(part) for part in getattr(total, name)]
                for name in ("by_kind", "by_activity", "by_partner")
            },
            "changes": [
                {
                    "year": change.year,
                    **{name: getattr(change, name).digits for name in GIVEN},
                }
                for change in total.changes
            ],
            "notes": list(total.notes),
            "valued": [_valued_data(given) for given in total.valued],
        }
        for total in totals
    ]


def _valued_data(given: InKindContribution) -> Plain:
    """A contribution in kind, how it was valued, and what each component came to."""
    valuation = given.valuation
    return {
        "book": given.book,
        "reference": given.reference,
        "amount": given.amount.digits,
        "provenance": given.provenance.value,
        "valuation": valuation and valuation.model_dump(mode="json", exclude_none=True),
        "components": [
            {"component": name, "amount": amount.digits}
            for name, amount in (valuation.components if valuation else ())
        ],
    }


def _cooperation_part(part: CooperationPart) -> Plain:
    return {"key": part.key, **{name: getattr(part, name).digits for name in GIVEN}}


def totals_table(totals: CooperationTotals, language: Language) -> FlatTable:
    """Every amount of the yearly totals."""
    years = {total.year: named(total.fiscal_year) for total in totals}
    rows = (
        spoken_row(each, language)
        | {"year": years[each["year"]], "key": kind_word(each["key"], language)}
        for each in totals.rows()
    )
    return flat("data", tuple(TotalRow.__annotations__), rows, language)
