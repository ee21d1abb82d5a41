"""A year as a registry of cooperation asks for it: rows in its columns, and what they lack."""

from decimal import Decimal

from coopledger.books.cooperation_registry import CooperationRegistry
from coopledger.books.registry_cells import RegistryValue
from coopledger.messages.catalogue import Language, say, spoken
from coopledger.money import Money
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
from coopledger.reports.flat import FlatTable, Value
from coopledger.reports.made_with import made_with_data, made_with_said
from coopledger.reports.report import Plain, Report


def report(registry: CooperationRegistry, language: Language) -> Report:
    """The rows for a spreadsheet; for people, what they come to and what they lack."""
    return Report(
        language,
        document=lambda: registry_document(registry, language),
        data=lambda: registry_data(registry, language),
        table=lambda: registry_table(registry, language),
        sheet=say("sheet.registry-check", language),
    )


def registry_document(registry: CooperationRegistry, language: Language) -> Document:
    """What the rows come to by currency, what is not among them, and what is asked for."""
    layout = registry.layout
    said = [say("registry.proposed", language)] if layout.proposed else []
    said += [layout.note] if layout.note else []
    said.append(say("registry.partners", language))
    missing: Section = tuple(Words(each) for each in finding_lines(registry.findings, language))
    return Document(
        say("registry.title", language, name=_name(registry), year=registry.fiscal_year.told()),
        (
            (
                *lines([*_counted(registry, language), *made_with_said(registry.made, language)]),
                *(Words(each) for each in said),
            ),
            (_sums(registry, language),),
            (
                heading(say("registry.missing", language)),
                *(missing or lines([say("registry.nothing-missing", language)])),
            ),
        ),
    )


def _name(registry: CooperationRegistry) -> str:
    return registry.layout.title or registry.name.upper()


def _counted(registry: CooperationRegistry, language: Language) -> list[str]:
    rows, columns = len(registry.entries), len(registry.layout.columns)
    return [say("registry.counted", language, rows=rows, columns=columns)]


def _sums(registry: CooperationRegistry, language: Language) -> Table:
    """A row a currency: what was given, as the yearly totals have it."""
    names = ("figure.financial", "figure.in_kind", "label.total")
    head = Row("", tuple(say(name, language) for name in names), Style.HEAD)
    rows = [
        row(
            currency,
            (paid, given, Money.from_minor(paid.minor + given.minor, currency)),
            language,
        )
        for currency, (paid, given) in registry.totals().items()
    ]
    return Table((head, *rows))


def registry_table(registry: CooperationRegistry, language: Language) -> FlatTable:
    """The rows, in the columns of the layout."""
    key = "sheet.registry-proposed" if registry.layout.proposed else "sheet.registry"
    return FlatTable(
        say(key, language, name=_name(registry)),
        tuple(column.name for column in registry.layout.columns),
        tuple(tuple(_value(each, language) for each in cells) for cells in registry.cells),
    )


def _value(value: RegistryValue, language: Language) -> Value:
    return spoken(value, language) if isinstance(value, str) else value


def registry_data(registry: CooperationRegistry, language: Language) -> Plain:
    """Each row by what it is of, and by its columns."""
    names = [column.name for column in registry.layout.columns]
    return {
        "registry": registry.name,
        "proposed_layout": registry.layout.proposed,
        "made_with": made_with_data(registry.made),
        "year": registry.year,
        "first": registry.fiscal_year.first.isoformat(),
        "last": registry.fiscal_year.last.isoformat(),
        "rows": [
            {
                "book": each.book,
                "activity": each.reference,
                "modality": each.modality,
                "framework": each.framework,
                "currency": each.currency,
                "financial": each.financial.digits,
                "in_kind": each.in_kind.digits,
                "total": each.total.digits,
                "provenance": each.provenance.value,
                "columns": {name: _plain(value) for name, value in zip(names, cells, strict=True)},
            }
            for each, cells in zip(registry.entries, registry.cells, strict=True)
        ],
        "findings": [finding_data(each, language) for each in registry.findings],
    }


def _plain(value: RegistryValue) -> str | int | None:
    """As JSON has it: a figure with all its digits, a code as it is."""
    if value is None or isinstance(value, int):
        return value
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
