"""Drawn books: what is read back from paper, a workbook, a page and a Word document is the books'.

Each form is read by a library that did not write it.
"""

import io
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

import docx
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import html
from openpyxl import load_workbook
from pypdf import PdfReader

from coopledger import Agreement, Language, MissingRate, Statement
from coopledger.books.sides import AgreementSide, FundSide, came, went
from coopledger.messages.catalogue import say
from coopledger.reports import statement as statement_report
from coopledger.reports import statement_paper
from coopledger.reports.document import Amount, Table
from coopledger.reports.report import Report
from coopledger.testing.everything import histories
from coopledger.testing.history import History
from coopledger.writers import docx as word
from coopledger.writers import html as page
from coopledger.writers import pdf, xlsx
from tests.effort import effort
from tests.laws.test_statement_paper import paper

Figures = tuple[Decimal, ...]
Line = tuple[str, Figures]

FIGURE = re.compile(r"(?<![\w.,-])-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\d.,%])")


def figures(said: str) -> Figures:
    return tuple(Decimal(each.replace(",", "")) for each in FIGURE.findall(said))


def on_paper(report: Report) -> Iterator[Line]:
    """Line by line: a label, and the figures beside it."""
    plain = report._replace(carries=None)
    for each in PdfReader(io.BytesIO(pdf.write(plain))).pages:
        for line in each.extract_text().splitlines():
            yield line, figures(re.sub(r"(?<=\d)\s?[FDSA]\b", " ", line))


def on_a_page(report: Report) -> Iterator[Line]:
    for row in html.fromstring(page.write(report)).xpath("//tr"):
        label, *cells = ("".join(cell.itertext()) for cell in row)
        yield label, tuple(each for cell in cells for each in figures(_alone(cell)))


def in_word(report: Report) -> Iterator[Line]:
    for table in docx.Document(io.BytesIO(word.write(report))).tables:
        for row in table.rows:
            label, *cells = (cell.text for cell in row.cells)
            yield label, tuple(each for cell in cells for each in figures(_alone(cell)))


def _alone(cell: str) -> str:
    """A figure without the letter of its provenance."""
    return re.sub(r"(?<=\d)\s*[A-Z]$", "", cell.strip())


def in_a_workbook(report: Report) -> Iterator[Line]:
    """The values beside its formulas, to the digits that are shown."""
    sheet = load_workbook(io.BytesIO(xlsx.write(report)), data_only=True).worksheets[0]
    for row in sheet.iter_rows():
        label, *cells = row
        yield str(label.value or ""), tuple(_numbers(cells))


def _numbers(cells) -> Iterator[Decimal]:
    for cell in cells:
        if isinstance(cell.value, int | float):
            digits = re.match(r"[^.]*\.?(0*)", cell.number_format)[1]
            yield Decimal(repr(cell.value)).quantize(Decimal(1).scaleb(-len(digits)))
        elif cell.value:
            yield from figures(_alone(cell.value))


FORMS = {"pdf": on_paper, "html": on_a_page, "docx": in_word, "xlsx": in_a_workbook}


def of_the_books(statement: Statement, language: Language) -> Iterator[Line]:
    """Rows that each form must have, in their order: of what `reconcile` says, and nothing else."""
    own = statement.agreement.currency
    one = [fund.currency for fund in statement.funds] == [own]
    sides = [statement.agreement_currency] if one else statement.sides()
    for names, summed in ((_names("CAME"), came), (_names("WENT"), went)):
        for name in names:
            stated = [getattr(side, name) for side in sides if hasattr(side, name)]
            if name not in FundSide.IF_ANY or any(each.money for each in stated):
                yield say(f"label.{name}", language), tuple(each.money.amount for each in stated)
        yield say("label.sum", language), tuple(summed(side).amount for side in sides)
    for part in (*statement.by_line, *statement.by_activity):
        label = part.key or say("label.not-itemised", language)
        amounts = (part.reported,) if one else (*part.fund, part.reported)
        yield label, tuple(each.amount for each in amounts)


def _names(kind: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*getattr(FundSide, kind), *getattr(AgreementSide, kind))))


def _bare(said: str) -> str:
    """Without the signs that a form may lack letters for, and the numbers they then stand by."""
    return re.sub(r"\[U\+[0-9A-F]+\]|[^\x00-\u024f]", "", said).strip()


def assert_has(read: Sequence[Line], wanted: Iterator[Line], form: str) -> None:
    """Each row of the books stands in what was read, one after another."""
    lines = iter(read)
    for label, exact in wanted:
        for said, found in lines:
            if _bare(said).startswith(_bare(label)) and found[len(found) - len(exact) :] == exact:
                break
        else:
            pytest.fail(f"{form}: no «{label}» {exact}")


def of_its_tables(report: Report) -> set[Decimal]:
    """Every figure that a document has in rows."""
    tables = (block for block in report.words().blocks() if isinstance(block, Table))
    cells = (cell for table in tables for row in table.rows for cell in row.cells)
    return {cell.exact for cell in cells if isinstance(cell, Amount)}


@settings(max_examples=effort(6, 300))
@given(histories(), st.data(), st.sampled_from(Language))
def test_what_is_read_back_is_what_the_books_say(
    history: History, data: st.DataObject, language: Language
) -> None:
    """The statement and the one that is signed: what `reconcile` says, and no figure less."""
    assume(isinstance(history.opening, Agreement))
    try:
        drawn = paper(history, data.draw(st.sampled_from(history.days)))
    except MissingRate:
        assume(False)
        raise
    for report in (
        statement_report.report(drawn.statement, language),
        statement_paper.report(drawn, language),
    ):
        for form, reader in FORMS.items():
            read = [*reader(report)]
            assert_has(read, of_the_books(drawn.statement, language), form)
            assert of_its_tables(report) - {each for _, found in read for each in found} == set()
