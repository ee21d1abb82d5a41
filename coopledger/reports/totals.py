"""The cooperation of each year: for people, for programs, for a spreadsheet."""

from collections.abc import Iterator

from coopledger.books.cooperation import (
    GIVEN,
    CooperationPart,
    CooperationTotal,
    CooperationTotals,
    YearChange,
)
from coopledger.books.given import GivenInKind
from coopledger.books.rows import TotalRow
from coopledger.messages.catalogue import Language, say
from coopledger.model.activity import kind_word
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
    said = ["label.provenance" if totals else "label.no-totals"]
    if any(total.mixed_years for total in totals):
        said.insert(0, "label.mixed-years")
    last_of_year = {total.fiscal_year: total for total in totals}.values()
    tables = (
        (_total(total, language, any(total is last for last in last_of_year)),) for total in totals
    )
    return Document(
        title=say("label.totals", language),
        sections=((), *tables, notes(tuple(say(each, language) for each in said))),
        titled=False,
    )


def _total(total: CooperationTotal, language: Language, last_of_year: bool) -> Table:
    """A year in a currency. The activities of a year, whatever its currencies, are said once."""

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
    if last_of_year:
        rows.append(given("activities", total.activity_count))
        for kind, count in total.activities.items():
            rows.append(row(kind_word(kind, language), (count,), language, level=2))
    said = (f"- {note}" for note in total.notes)
    changes = (change_said(change, language) for change in total.changes)
    return Table(tuple(rows), marked=True, notes=(*changes, *said, *_valued(total, language)))


def change_said(change: YearChange, language: Language) -> str:
    """What of the figures is a change to an earlier year."""
    figures = "; ".join(
        f"{say(f'figure.{name}', language)} {getattr(change, name).figure()}"
        for name in GIVEN
        if getattr(change, name)
    )
    return say("totals.change", language, year=change.fiscal_year, figures=figures)


def _valued(total: CooperationTotal, language: Language) -> Iterator[str]:
    """How what was given in kind came to its amounts, where that is known of any; they add up."""
    if not any(given.contribution.valuation for given in total.given_in_kind):
        return
    yield say("label.valued", language)
    for given in total.given_in_kind:
        named, how = reference_said(given, language), how_valued(given, language)
        params = {"reference": named, "amount": given.amount, "how": how}
        yield f"- {say('valued.contribution', language, **params)}"
    yield f"- {say('valued.sum', language, total=total.in_kind.money)}"


def reference_said(given: GivenInKind, language: Language) -> str:
    """The reference of a contribution, and which earlier year it is a change to."""
    named = given.contribution.reference
    if given.changes is not None:
        named += say("valued.change", language, year=given.changes)
    return named


def how_valued(given: GivenInKind, language: Language) -> str:
    """How a contribution came to its amount; of one that changed, what it is now, and how."""
    valuation = given.contribution.valuation
    how = "; ".join(worked_out(valuation, language)) if valuation else ""
    if given.changes is None:
        return how or say("valued.not-stated", language)
    if given.taken_back:
        return say("valued.taken-back", language)
    now = say("valued.now", language, amount=given.contribution.amount)
    return f"{now} ({how})" if how else now


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
            "by_book": [_cooperation_part(part) for part in total.by_book],
            "by_kind": [_cooperation_part(part) for part in total.by_kind],
            "by_activity": [
                {**_cooperation_part(part), "book": part.book} for part in total.by_activity
            ],
            "by_partner": [_cooperation_part(part) for part in total.by_partner],
            "changes": [
                {
                    "year": change.year,
                    **{name: getattr(change, name).digits for name in GIVEN},
                }
                for change in total.changes
            ],
            "notes": list(total.notes),
            "valued": [_valued_data(given) for given in total.given_in_kind],
        }
        for total in totals
    ]


def _valued_data(given: GivenInKind) -> Plain:
    """A contribution in kind, how it was valued, and what each component came to."""
    fact, valuation = given.contribution, given.contribution.valuation
    return {
        "book": fact.book,
        "reference": fact.reference,
        "amount": given.amount.digits,
        "changes": given.changes.year if given.changes is not None else None,
        "provenance": fact.provenance.value,
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
        spoken_row(each, language) | {"year": years[each["year"]], "key": _key_said(each, language)}
        for each in totals.rows()
    )
    return flat("data", tuple(TotalRow.__annotations__), rows, language)


def _key_said(row: TotalRow, language: Language) -> str:
    """What a row is of: a kind of activity by its word, all else as it was written."""
    is_kind = row["section"] in ("by_kind", "activities")
    return kind_word(row["key"], language) if is_kind else row["key"]
