"""Every answer in every form and language: nothing is empty, and the forms say the same."""

import csv
import io
import json
import pickle
import re
from collections.abc import Callable
from copy import copy
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import html
from openpyxl import load_workbook
from pypdf import PdfReader

from coopledger import (
    Agreement,
    Answer,
    CoopledgerError,
    Institution,
    Interest,
    Ledger,
    LedgerHead,
)
from coopledger.books.summary import BookList
from coopledger.messages.catalogue import Language
from coopledger.model.facts import fact_adapter
from coopledger.readers.iati_settings import read_iati_publisher
from coopledger.reports.document import Preformatted
from coopledger.reports.registry import REPORTS, report_of
from coopledger.writers.text import document_text
from tests.writers.answers import example, foreign_formulas, hard_ledger

SEGIB = "INE-SEGIB-2016"
YEAR_END, OCTOBER = date(2016, 12, 31), date(2016, 10, 31)
LATER = date(2015, 1, 1)
CASES = Path(__file__).parents[1] / "cases" / "ledgers"
PUBLISHED = CASES.parent / "iati" / "partner.xml"
PUBLISHER = read_iati_publisher(CASES.parent / "iati" / "ine.toml")


def of_the_example(ask: Callable[[Ledger], Answer]) -> Answer:
    with example() as ledger:
        ledger.issue(SEGIB, on=YEAR_END)
        ledger.set_period("PICE", 2014, "closed")
        return ask(ledger)


def expediente(ledger: Ledger) -> Answer:
    with TemporaryDirectory() as folder:
        return ledger.expediente(SEGIB, Path(folder, "e.zip"), language="es")


def paper_proof(ledger: Ledger) -> Answer:
    with TemporaryDirectory() as folder:
        path = Path(folder, "estado.pdf")
        path.write_bytes(ledger.statement_paper(SEGIB, on=YEAR_END).to_pdf("es"))
        return ledger.verify_paper(path)


def journal_with_a_document(ledger: Ledger) -> Answer:
    with TemporaryDirectory() as folder:
        path = Path(folder, "oficio.txt")
        path.write_text("reintegro", "utf-8")
        ledger.attach("R-01", path, book=SEGIB)
        return ledger.accounting_journal(SEGIB, layout="annex24", on=YEAR_END)


def of_a_case(name: str, ask: Callable[[Ledger], Answer]) -> Answer:
    with Ledger.open("sqlite://") as ledger:
        facts = json.loads((CASES / name / "facts.json").read_text("utf-8"))
        ledger.record(*map(fact_adapter.validate_python, facts))
        return ask(ledger)


def a_proposal(ledger: Ledger) -> Answer:
    earned = Interest(book=SEGIB, reference="I-9", when="2016-12-01", amount="1234.50 MXN")
    ledger.propose(earned, note="por revisar")
    return ledger.pending()


def with_another(ask: Callable[[Ledger, Path], Answer]) -> Answer:
    """An answer of the example beside a copy of it that went on."""

    def asked(ledger: Ledger) -> Answer:
        with TemporaryDirectory() as folder:
            path = Path(folder, "other.db")
            ledger.copy_to(path)
            foro = Agreement(code="FORO-2016", title="T", currency="MXN", accounts=["MXN"])
            with Ledger.open(path) as other:
                other.record(foro, Institution(code="INE", title="INE", currency="MXN"))
            ledger.record(Institution(code="INE", title="Instituto", currency="MXN"))
            return ask(ledger, path)

    return of_the_example(asked)


def trail_with_another(ledger: Ledger, path: Path) -> Answer:
    ledger.merge(path)
    return ledger.trail()


def changes_with_another(ledger: Ledger, path: Path) -> Answer:
    ledger.merge(path)
    return ledger.recorded_since(LedgerHead.of({}))


BANK = "a-month-whose-bank-and-books-differ-in-five-ways"
RATE = "a-published-rate-that-is-recorded"

# Every answer, and something that each of its forms says: a figure as JSON writes it, or a word.
ANSWERS: dict[str, tuple[Callable[[], Answer], str]] = {
    "statement": (
        lambda: of_the_example(lambda ledger: ledger.reconcile(SEGIB, on=YEAR_END)),
        "435763.79",
    ),
    "explanation": (
        lambda: of_the_example(lambda ledger: ledger.explain(SEGIB, on=YEAR_END)),
        "31003.19",
    ),
    "totals": (lambda: of_the_example(lambda ledger: ledger.cooperation_totals()), "270869.10"),
    "total": (lambda: of_the_example(lambda ledger: ledger.cooperation_totals()[0]), "270869.10"),
    "totals to sign": (
        lambda: of_the_example(lambda ledger: ledger.totals_paper(2014, 2016)),
        "270869.10",
    ),
    "portfolio": (lambda: of_the_example(lambda ledger: ledger.portfolio(on=YEAR_END)), "31003.19"),
    "exact portfolio": (
        lambda: of_a_case(RATE, lambda ledger: ledger.portfolio(on=date(2018, 12, 31))),
        "46.26",
    ),
    "portfolio of years": (
        lambda: of_the_example(lambda ledger: ledger.portfolio_totals()),
        "270869.10",
    ),
    "history": (lambda: of_the_example(lambda ledger: ledger.history("R-01")), "674034.05"),
    "loads": (lambda: of_the_example(lambda ledger: ledger.loads()), "INE-SEGIB-2016.xlsx"),
    "undone": (
        lambda: of_the_example(lambda ledger: ledger.preview_undo(2, reason="x", on=LATER)),
        "1616433.10",
    ),
    "pending": (lambda: of_the_example(a_proposal), "1234.50"),
    "documents": (
        lambda: of_the_example(lambda ledger: ledger.documents(SEGIB)),
        "INE-SEGIB-2016.xlsx",
    ),
    "forgotten": (
        lambda: of_the_example(
            lambda ledger: ledger.forget("G-01", book=SEGIB, reason="asked for", ground="a law")
        ),
        "G-01",
    ),
    "trail": (lambda: with_another(trail_with_another), "674034.05"),
    "changes": (
        lambda: with_another(changes_with_another),
        "674034.05",
    ),
    "merged": (
        lambda: with_another(lambda ledger, path: ledger.preview_merge(path)),
        "FORO-2016",
    ),
    "auxiliary": (lambda: of_the_example(lambda ledger: ledger.auxiliary(SEGIB)), "674034.05"),
    "statement to sign": (
        lambda: of_the_example(lambda ledger: ledger.statement_paper(SEGIB, on=YEAR_END)),
        "435763.79",
    ),
    "paper proof": (lambda: of_the_example(paper_proof), "sqlite://"),
    "closing package": (
        lambda: of_the_example(lambda ledger: ledger.closing_package(SEGIB, on=YEAR_END)),
        "674034.05",
    ),
    "registry": (
        lambda: of_the_example(lambda ledger: ledger.cooperation_registry("rencid", 2014)),
        "270869.10",
    ),
    "partner form": (
        lambda: of_the_example(lambda ledger: ledger.partner_form("refund", SEGIB, on=YEAR_END)),
        "674034.05",
    ),
    "accounting journal": (
        lambda: of_the_example(lambda ledger: ledger.accounting_journal(SEGIB, on=YEAR_END)),
        "1109797.84",
    ),
    "accounting journal by months": (
        lambda: of_the_example(journal_with_a_document),
        "1109797.84",
    ),
    "iati": (
        lambda: of_the_example(lambda ledger: ledger.iati(SEGIB, publisher=PUBLISHER)),
        "435763.79",
    ),
    "iati beside": (
        lambda: of_the_example(lambda ledger: ledger.iati_beside(PUBLISHED, SEGIB, on=YEAR_END)),
        "54855.00",
    ),
    "annex": (lambda: of_the_example(lambda ledger: ledger.annex(2016)), "INE-SEGIB-2016"),
    "sample": (lambda: of_the_example(lambda ledger: ledger.sample(SEGIB, 3)), "435763.79"),
    "expediente": (lambda: of_the_example(expediente), "07-asientos.jsonl"),
    "findings": (
        lambda: of_the_example(lambda ledger: ledger.check(on=date(2016, 12, 28))),
        "unspent",
    ),
    "books": (lambda: of_the_example(lambda ledger: ledger.books()), "PICE"),
    "periods": (lambda: of_the_example(lambda ledger: ledger.periods("PICE")), "2014"),
    "issuing": (
        lambda: of_the_example(lambda ledger: ledger.issue(SEGIB, on=date(2016, 12, 30))),
        "435763.79",
    ),
    "issued": (lambda: of_the_example(lambda ledger: ledger.issued(SEGIB)), "EE-1"),
    "one issued": (
        lambda: of_the_example(lambda ledger: ledger.issued(SEGIB, "EE-1")),
        "435763.79",
    ),
    "verification": (lambda: of_the_example(lambda ledger: ledger.verify()), SEGIB),
    "matching": (
        lambda: of_a_case(BANK, lambda ledger: ledger.match("FORO-2016", on=OCTOBER)),
        "-290.00",
    ),
    "bank reconciliations": (
        lambda: of_a_case(BANK, lambda ledger: ledger.reconcile_bank("FORO-2016", on=OCTOBER)),
        "32480.50",
    ),
    "bank reconciliation": (
        lambda: of_a_case(BANK, lambda ledger: ledger.reconcile_bank("FORO-2016", on=OCTOBER)[0]),
        "165359.50",
    ),
    "rates": (lambda: of_a_case(RATE, lambda ledger: ledger.rates("A")), "ECB"),
}

SIGNED = {"issuing", "one issued", "statement to sign", "closing package"}
"""What nobody writes on."""


@pytest.fixture(scope="module")
def answers() -> dict[str, Answer]:
    return {name: made() for name, (made, _) in ANSWERS.items()}


def test_every_report_is_asked_here(answers: dict[str, Answer]) -> None:
    assert {type(answer).__name__ for answer in answers.values()} == set(REPORTS)


FIGURE = re.compile(r"(?<![\w.-])-?\d[\d,]*\.\d\d(?![\d.])")


def figures(said: str) -> set[str]:
    """The amounts in a text, as JSON writes them; nothing is said of zeros."""
    found = {figure.replace(",", "") for figure in FIGURE.findall(said)}
    return found - {"0.00"}


def as_people_read(found: str) -> str:
    """A figure with its thousands apart; a word as it is."""
    return f"{float(found):,.2f}" if FIGURE.fullmatch(found) else found


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", ANSWERS)
class TestEveryAnswer:
    def test_each_form_says_what_there_is_to_say(
        self, answers: dict[str, Answer], name: str, language: Language
    ) -> None:
        answer, said = answers[name], ANSWERS[name][1]
        assert as_people_read(said) in answer.to_text(language)
        assert as_people_read(said) in html.fromstring(answer.to_html(language)).text_content()
        assert said in answer.to_json(language)
        assert said in answer.to_csv(language).decode("utf-8-sig")
        cells = [
            f"{cell:.2f}" if isinstance(cell, float) else str(cell)
            for cell in sheet_cells(answer.to_xlsx(language))
        ]
        assert any(said in cell or as_people_read(said) in cell for cell in cells)

    def test_on_paper_stand_the_same_figures(
        self, answers: dict[str, Answer], name: str, language: Language
    ) -> None:
        answer, said = answers[name], ANSWERS[name][1]
        paper = pages(answer.to_pdf(language))
        assert as_people_read(said) in paper.replace("\n", " ")
        assert figures(paper) == figures(answer.to_text(language))

    def test_in_word_stand_the_same_figures_if_it_is_not_signed_as_it_is(
        self, answers: dict[str, Answer], name: str, language: Language
    ) -> None:
        answer = answers[name]
        if report_of(answer, language).final:
            assert name in SIGNED
            with pytest.raises(CoopledgerError, match="xlsx, pdf"):
                answer.to_docx(language)
            return
        assert figures(in_word(answer.to_docx(language))) == figures(answer.to_text(language))

    def test_text_html_and_the_sheet_of_the_report_have_the_same_figures(
        self, answers: dict[str, Answer], name: str, language: Language
    ) -> None:
        answer = answers[name]
        text = figures(answer.to_text(language))
        page = html.fromstring(answer.to_html(language))
        assert figures("\n".join(page.body.itertext())) == text
        assert page.xpath("//script | //link | //img | //@src") == []
        assert {to.removeprefix("#") for to in page.xpath("//@href")} <= {*page.xpath("//@id")}
        assert page.getroottree().getroot().get("lang") == language.value

    def test_the_table_says_no_figure_that_json_does_not(
        self, answers: dict[str, Answer], name: str, language: Language
    ) -> None:
        answer = answers[name]
        table = answer.to_csv(language).decode("utf-8-sig")
        heads, *rows = csv.reader(io.StringIO(table, newline=""))
        assert rows
        assert all(heads)
        assert len(set(heads)) == len(heads)
        assert {len(row) for row in rows} == {len(heads)}
        json.loads(answer.to_json(language))
        known = figures(answer.to_json(language))
        if name == "matching":  # where JSON names the pairs, and the text their amounts too
            known |= figures(answer.to_text(language))
        assert {cell for row in rows for cell in row if FIGURE.fullmatch(cell)} - {"0.00"} <= known

    def test_a_workbook_holds_the_table_and_is_the_same_each_time(
        self, answers: dict[str, Answer], name: str, language: Language
    ) -> None:
        answer = answers[name]
        content = answer.to_xlsx(language)
        assert content == answer.to_xlsx(language)
        book = load_workbook(io.BytesIO(content))
        rows = list(
            csv.reader(io.StringIO(answer.to_csv(language).decode("utf-8-sig"), newline=""))
        )
        assert [cell.value for cell in book.worksheets[-1][1]] == rows[0]
        assert book.worksheets[-1].max_row == len(rows)


def nothing() -> dict[str, Answer]:
    """Answers that have nothing to say."""
    with Ledger.open("sqlite://") as ledger:
        ledger.record(Agreement(code="A", title="T", currency="MXN", accounts=["MXN"]))
        return {
            "totals": ledger.cooperation_totals(),
            "totals to sign": ledger.totals_paper(),
            "findings": ledger.check(),
            "periods": ledger.periods("A"),
            "rates": ledger.rates("A"),
            "issued": ledger.issued("A"),
            "matching": ledger.match("A"),
            "bank reconciliations": ledger.reconcile_bank("A"),
            "trail": ledger.trail(by="nobody"),
            "auxiliary": ledger.auxiliary("A"),
            "accounting journal": ledger.accounting_journal("A"),
            "loads": ledger.loads(),
            "books": BookList(where="nowhere"),
        }


@pytest.mark.parametrize("language", list(Language))
def test_an_answer_of_nothing_says_so_in_every_form(language: Language) -> None:
    for name, answer in nothing().items():
        text = answer.to_text(language).strip()
        assert text, name
        page = html.fromstring(answer.to_html(language))
        said = " ".join(" ".join(page.itertext()).split())
        assert " ".join(text.split()[:8]) in said
        assert json.loads(answer.to_json(language))
        heads, *rows = csv.reader(io.StringIO(answer.to_csv(language).decode("utf-8-sig")))
        assert (bool(heads), rows) == (True, [])
        assert load_workbook(io.BytesIO(answer.to_xlsx(language))).worksheets
        paper = "".join(pages(answer.to_pdf(language)).split())
        assert "".join(text.split()[:8]) in paper, name


def test_nothing_that_is_empty_is_set_apart(answers: dict[str, Answer]) -> None:
    """A section in which nothing is leaves no blank line, least of all the last one."""
    for name, answer in (*answers.items(), *nothing().items()):
        for language in Language:
            text = answer.to_text(language)
            assert text.strip() == text.removesuffix("\n"), name
            assert all(report_of(answer, language).words().sections[1:]), name


@pytest.mark.parametrize("screen", [50, 80, 120])
def test_on_a_screen_nothing_is_wider_and_no_figure_is_broken(
    answers: dict[str, Answer], screen: int
) -> None:
    for answer in (*answers.values(), *hard_answers()):
        for language in Language:
            document = report_of(answer, language).words()
            said = document_text(document, screen)
            assert figures(said) == figures(document_text(document))
            blocks = [block for section in document.sections for block in section]
            printed = any(isinstance(block, Preformatted) for block in blocks)
            for line in said.splitlines():
                hashed = len(line) > screen and len(line.split()[-1]) > screen / 2
                assert len(line) <= screen or hashed or printed, line


def hard_answers() -> list[Answer]:
    """Answers with words that look like formulas and markup."""
    with hard_ledger() as ledger:
        issued = ledger.issue("@H", on=YEAR_END)
        return [
            *(
                ledger.history("@H"),
                ledger.accounting_journal("@H", on=YEAR_END),
                ledger.trail(),
                ledger.auxiliary("@H"),
                ledger.history("D"),
                ledger.history("G-1"),
                ledger.books(),
            ),
            *(ledger.check(on=YEAR_END), ledger.explain("@H", on=YEAR_END), ledger.verify()),
            *(issued, ledger.issued("@H"), ledger.match("@H", on=YEAR_END)),
            *(ledger.reconcile("@H", on=YEAR_END), ledger.reconcile_bank("@H", on=YEAR_END)),
        ]


def test_what_staff_wrote_is_never_markup_nor_a_formula() -> None:
    for answer in hard_answers():
        page = html.fromstring(answer.to_html("en"))
        assert page.xpath("//script | //b | //img | //@src | //@href | //body//style") == []
        book = load_workbook(io.BytesIO(answer.to_xlsx("en")))
        assert foreign_formulas(book) == []
        for row in csv.reader(io.StringIO(answer.to_csv("en").decode("utf-8-sig"), newline="")):
            assert [cell for cell in row if cell.startswith(("=", "+", "@", "-AIR"))] == []
    opening = html.fromstring(hard_answers()[0].to_html("en")).text_content()
    assert "<b>Título & más</b>" in opening
    assert "<script>alert(1)</script>" in opening


def test_an_answer_of_several_is_the_tuple_it_was(answers: dict[str, Answer]) -> None:
    for name in ("findings", "history", "issued", "one issued", "periods", "rates", "trail"):
        answer = answers[name]
        assert isinstance(answer, tuple)
        assert answer == tuple(answer)
        again = pickle.loads(pickle.dumps(answer)) if name != "findings" else copy(answer)
        assert (again, again.to_text("en")) == (answer, answer.to_text("en"))


def test_without_a_language_it_is_that_of_the_system(
    answers: dict[str, Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    statement = answers["statement"]
    for language in Language:
        monkeypatch.setenv("COOPLEDGER_LANG", language.value)
        assert statement.to_text() == statement.to_text(language.value)
    with pytest.raises(CoopledgerError, match="fr"):
        statement.to_text("fr")


def pages(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def in_word(content: bytes) -> str:
    """All that a Word document says, in its order."""
    paragraphs = Document(io.BytesIO(content)).element.iter(qn("w:p"))
    return "\n".join("".join(each.text for each in p.iter(qn("w:t"))) for p in paragraphs)


def sheet_cells(content: bytes) -> list[object]:
    book = load_workbook(io.BytesIO(content), data_only=True)
    return [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
