"""A form of a partner, filled in: its heads, its tables, what is certified, and places to sign."""

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction

from coopledger.books.partner_form import PartnerForm
from coopledger.books.partner_forms.form import Entry, FormRow, FormTable, Months
from coopledger.books.statement import Note
from coopledger.messages.catalogue import Language, knows, say, spoken
from coopledger.model.dates import When
from coopledger.money import Money
from coopledger.reports.cells import cell
from coopledger.reports.document import (
    Cell,
    Document,
    Entries,
    Reckoned,
    Row,
    Section,
    Signature,
    Signatures,
    Style,
    Table,
    Words,
    heading,
    lines,
    notes,
    said_in,
)
from coopledger.reports.flat import FlatTable, flat
from coopledger.reports.report import Plain, Report
from coopledger.reports.signing import letterhead
from coopledger.reports.statement_paper import StatementSections

_TO_FILL_IN = "_" * 24
"""Where a person writes what the books do not have."""


def report(form: PartnerForm, language: Language) -> Report:
    """To be filled in further, signed and sent: in every form that answers take."""
    sections = FormSections(form, language)
    return Report(
        language,
        document=sections.document,
        data=lambda: form_data(form),
        table=lambda: form_table(form, language),
        sheet=say("sheet.partner-form", language),
        sheets=sections.sheets if form.filled.has_sheets else None,
    )


class FormSections:
    """The sections of a form, in a language."""

    def __init__(self, form: PartnerForm, language: Language) -> None:
        self.form, self.filled, self.language = form, form.filled, language

    def document(self) -> Document:
        """All of them, in the order in which the form has them."""
        return self._document(section for _, section in self._sections())

    def sheets(self) -> Iterator[tuple[str, Document]]:
        """The same by the sheets of a workbook, by their names; each says what it is."""
        by_sheet: dict[str, list[Section]] = {}
        for sheet, section in self._sections():
            by_sheet.setdefault(sheet, []).append(section)
        for sheet, sections in by_sheet.items():
            top = [] if sheet == self.filled.sheet else [self._top()]
            name = say(f"partner-form.sheet-{sheet}", self.language)
            yield name, self._document([*top, *sections])

    def _document(self, sections: Iterable[Section]) -> Document:
        statement = self.form.paper.statement
        named = {"code": statement.agreement.code, "on": statement.on}
        return Document(
            say(f"partner-form.title-{self.form.name}", self.language),
            tuple(section for section in sections if section),
            letterhead=letterhead(self.form.paper.letterhead),
            foot=say("paper.foot", self.language, **named),
        )

    def _top(self) -> Section:
        """What is said of the whole form, before anything else."""
        shows = self.form.working_copy and any(each.agency for each in self.filled.tables)
        copy = ["partner-form.working-copy"] if shows else []
        return lines(say(key, self.language) for key in ("partner-form.proposed-layout", *copy))

    def _sections(self) -> Iterator[tuple[str, Section]]:
        """What it has, with the sheet on which that is."""
        filled = self.filled
        yield filled.sheet, self._top()
        yield filled.sheet, (Entries(tuple(self._head(*each) for each in filled.heads)),)
        yield filled.sheet, tuple(Words(self._note(each)) for each in filled.told)
        for each in filled.tables:
            yield each.sheet, self._table(each) if each.rows else ()
        of_statement = StatementSections(self.form.paper, self.language)
        for name in filled.appended:
            found: Section = getattr(of_statement, name)()
            title = heading(say(f"paper.{name}", self.language))
            yield filled.appended_to, (title, *found) if found else ()
        yield filled.sheet, notes(map(self._note, filled.notes))
        yield (
            filled.sheet,
            tuple(
                Words(f"[   ]  {say(f'partner-form.certify-{each}', self.language)}")
                for each in filled.certified
            ),
        )
        yield filled.sheet, (Signatures(tuple(map(self._signature, filled.signers))),)
        if filled.agency:
            title = heading(say("partner-form.for-the-agency", self.language))
            blank = Entries(tuple(self._head(name, None) for name in filled.agency))
            yield filled.sheet, (title, blank)

    def _head(self, name: str, entry: Entry) -> tuple[str, tuple[str, ...]]:
        choice = f"partner-form.choose-{name}"
        blank = say(choice, self.language) if knows(choice) else _TO_FILL_IN
        said = blank if entry is None else spoken(entry, self.language)
        return say(f"partner-form.head-{name}", self.language), (said,)

    def _note(self, note: Note) -> str:
        return say(f"partner-form.note-{note.code}", self.language, **dict(note.params))

    def _table(self, table: FormTable) -> Section:
        called = table.called or table.name
        title = say(f"partner-form.table-{self.form.name}-{called}", self.language)
        rows = [*self._heads(table), *(self._row(each, table) for each in table.rows)]
        at = {name: place for place, name in enumerate(table.columns)}
        reckoned = tuple(
            Reckoned(at[each.column], tuple(map(at.get, each.plus)), tuple(map(at.get, each.minus)))  # type: ignore[arg-type]
            for each in table.made
            if {*each.plus, *each.minus} <= at.keys()
        )
        below = notes(map(self._note, table.notes))
        return heading(title), Table(tuple(rows), reckoned=reckoned), *below

    def _heads(self, table: FormTable) -> Iterator[Row]:
        """What columns are called together, and each by itself."""
        if table.blocks:
            blocks = (table.blocks.get(name) for name in table.columns)
            said = (say(f"partner-form.block-{each}", self.language) if each else None
                    for each in blocks)  # fmt: skip
            yield Row("", tuple(said), Style.HEAD)
        names = (column_name(name, self.language) for name in table.columns)
        yield Row("", tuple(names), Style.HEAD)

    def _row(self, row: FormRow, table: FormTable) -> Row:
        cells = tuple(self._cell(row.entries.get(name), row) for name in table.columns)
        style = Style.SUM if row.total else Style.FIGURES
        return Row(row_label(row, self.language), cells, style, level=1 if row.under else 0)

    def _cell(self, entry: Entry, row: FormRow) -> Cell:
        """An amount, in the row's currency where it does not say another."""
        match entry:
            case Money() if entry.currency.code == row.currency:
                return cell(entry, self.language)
            case Fraction() | None:
                return cell(entry, self.language)
        return spoken(entry, self.language)

    def _signature(self, name: str) -> Signature:
        head = self.form.paper.letterhead
        by = {"prepared": head.prepared, "reviewed": head.reviewed}.get(name, head.authorised)
        role = say(f"partner-form.signer-{name}", self.language)
        if by is None or name == "agency":
            return Signature(role)
        return Signature(role, by.name, by.office or "")


def column_name(name: str, language: Language) -> str:
    """What a column is called: a figure of the statement as it is called there."""
    key = f"partner-form.column-{name}"
    return say(key if knows(key) else f"label.{name}", language)


def row_label(row: FormRow, language: Language) -> str:
    """What a row is called: as the books call it, or as the form does."""
    if row.title:
        return row.title
    if row.key in ("sum", "not-itemised"):
        key = f"label.{row.key}"
        return f"{say(key, language)} ({row.currency})"
    if row.called:
        return say(f"partner-form.row-{row.called}", language)
    if row.key == "agreement":
        return say("label.in-all", language, currency=row.currency)
    key = f"partner-form.row-{row.key}"
    return say(key if knows(key) else f"label.{row.key}", language, currency=row.currency)


def form_data(form: PartnerForm) -> Plain:
    """All of it, for programs. Stable names; amounts as strings with all their digits."""
    paper = form.paper
    return {
        "form": form.name,
        "code": paper.statement.agreement.code,
        "since": paper.since.isoformat() if paper.since else None,
        "on": paper.statement.on.isoformat(),
        "working_copy": form.working_copy,
        "head": {name: _plain(entry) for name, entry in form.filled.heads},
        "tables": {
            table.name: [
                {
                    "row": row.key,
                    **({"under": row.under} if row.under else {}),
                    "currency": row.currency,
                    **{name: _plain(row.entries.get(name), row.currency) for name in table.columns},
                }
                for row in table.rows
            ]
            for table in form.filled.tables
        },
        "notes": [{"code": note.code, **_params(note)} for note in form.filled.all_notes],
    }


def _params(note: Note) -> Plain:
    return {name: str(value) for name, value in note.params}


def _plain(entry: Entry, currency: str = "") -> str | None:
    """An amount without its currency where that is the one of its row."""
    match entry:
        case None | str():
            return entry
        case Money():
            known = entry.currency.code
            return entry.digits if known == currency else f"{entry.digits} {known}"
        case When():
            return entry.text
        case Months():
            return entry.days.text
        case date():
            return entry.isoformat()
        case Fraction():
            return said_in(cell(entry, Language.EN))


def form_table(form: PartnerForm, language: Language) -> FlatTable:
    """A figure a row: of which table, which row and which column it is."""
    columns = ("section", "code", "title", "figure", "currency", "amount", "said")
    rows = (
        {
            "section": say(
                f"partner-form.table-{form.name}-{table.called or table.name}", language
            ),
            "code": row.key,
            "title": row_label(row, language),
            "figure": column_name(name, language),
            "currency": entry.currency.code if isinstance(entry, Money) else row.currency,
            "amount": entry.amount if isinstance(entry, Money) else None,
            "said": None if entry is None or isinstance(entry, Money) else _plain(entry),
        }
        for table in form.filled.tables
        for row in table.rows
        for name in table.columns
        for entry in (row.entries.get(name),)
        if entry is not None
    )
    return flat("partner-form-figures", columns, rows, language)
