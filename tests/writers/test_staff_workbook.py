"""The staff's workbook: what it shows can be read back, and reading it back changes nothing."""

import tempfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from coopledger.books.book import Book
from coopledger.ledger import Ledger
from coopledger.messages.catalogue import CoopledgerError, Language, say
from coopledger.model.activity import Activity, InKindContribution
from coopledger.model.agreement import Agreement, Programme
from coopledger.model.events import Disbursement, Expenditure, Portion, Reversal
from coopledger.model.facts import AnyFact
from coopledger.model.finding import Severity
from coopledger.model.terms import Addendum, Reallocation
from coopledger.readers import sheets
from coopledger.readers.cells import plain
from coopledger.readers.columns import SheetSpec
from coopledger.readers.example_book import example_book
from coopledger.readers.registry import read_document
from coopledger.testing.everything import histories
from coopledger.testing.history import History
from coopledger.testing.simple import programmes, simple_histories
from coopledger.writers.csv_archive import csv_archive
from coopledger.writers.filled_sheets import FilledSheet, all_sheets, filled_sheets
from coopledger.writers.staff_workbook import book_workbook, empty_workbook, workbook_to_go_on

ES, EN = Language.ES, Language.EN
SPECS = (sheets.AGREEMENT, sheets.PROGRAMME, sheets.ACCOUNTS, sheets.LINES, *sheets.TABLES)
FEWER = settings(max_examples=max(10, settings.default.max_examples // 10))
"""Each example writes and reads a whole workbook."""


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.kind)
def test_every_header_is_one_that_is_read(spec: SheetSpec, language: Language) -> None:
    sheet = FilledSheet(spec, [])
    found = sheets.spec_of(sheet.name(language))
    assert found is not None
    assert found.kind == spec.kind
    for column in sheet.columns:
        assert plain(sheet.header(column, language)) in map(plain, column.headers)
    names = [sheet.header(column, language) for column in sheet.columns]
    assert len(set(names)) == len(names)


def read_back(content: bytes, ending: str = "xlsx") -> list[AnyFact]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"libro.{ending}"
        path.write_bytes(content)
        reading = read_document(path)
    assert reading.findings == []
    return [entry.fact for entry in reading.entries]


def stated(history: History) -> list[AnyFact]:
    """All that was ever said: reversals, and each revision, among it."""
    return [*Book.of(history.opening, history.facts).facts.values()]


def by_name(facts: list[AnyFact]) -> dict[tuple[str, str, int], AnyFact]:
    return {(fact.kind, fact.reference, fact.revision): fact for fact in facts}


@FEWER
@given(st.one_of(simple_histories(), histories(), programmes()), st.sampled_from(Language))
def test_a_book_is_read_back_as_it_was_stated(history: History, language: Language) -> None:
    facts = [history.opening, *history.facts]
    expected = by_name(stated(history))
    assert by_name(read_back(book_workbook(facts, language))) == expected
    assert by_name(read_back(csv_archive(facts, language), "zip")) == expected


@FEWER
@given(histories(), st.sampled_from(Language))
def test_loading_a_book_that_is_recorded_changes_nothing(
    history: History, language: Language
) -> None:
    with tempfile.TemporaryDirectory() as folder, Ledger.open("sqlite://") as ledger:
        path = Path(folder) / "libro.xlsx"
        ledger.record(history.opening, *history.facts)
        path.write_bytes(book_workbook([history.opening, *history.facts], language))
        receipt = ledger.import_file(path)
    assert receipt.findings == ()
    assert (receipt.recorded, receipt.unchanged) == (0, len(stated(history)))


@FEWER
@given(histories(), st.sampled_from(Language))
def test_who_goes_on_with_a_book_gets_what_stands(history: History, language: Language) -> None:
    facts = [history.opening, *history.facts]
    book = Book.of(history.opening, history.facts)
    expected = [
        fact if isinstance(fact, Agreement) else fact.model_copy(update={"revision": 1})
        for fact in stated(history)
        if not isinstance(fact, Reversal) and not book.is_reversed(fact)
    ]
    assert by_name(read_back(workbook_to_go_on(facts, language))) == by_name(expected)


awkward = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp"), exclude_characters="\ufffd"),
    min_size=1,
    max_size=12,
)
awkward |= st.sampled_from(
    ['"', '"a', 'a"b', '"a;b"', "a;b", "a = 1", "=SUM(A1)", "+1", "-1", "@x", "'=x", "'", "1e5",
     "2016", "007", "TRUE", "_x0041_", "_x000D_", "a\nb", "a\rb", "a\tb", "a\r\nb", "'-", "1,5",
     "ﬁ", "１", "ñ̃", "x" * 90]
)  # fmt: skip
awkward = awkward.filter(str.strip)
codes = awkward.map(str.strip).filter(bool).filter(str.isprintable)


@settings(FEWER, phases=[Phase.explicit, Phase.reuse, Phase.generate])  # to shrink takes minutes
@given(st.data())
def test_no_text_is_too_odd_for_a_workbook(data: st.DataObject) -> None:
    line, other, activity, reference = data.draw(
        st.lists(codes, min_size=4, max_size=4, unique_by=str.casefold)
    )
    if {plain(reference), plain(line), plain(other), plain(activity)} & {"ejemplo", "example"}:
        return
    text = data.draw(awkward)
    opening = Agreement(
        code="A-1",
        title=text,
        currency="EUR",
        accounts=[{"code": line, "currency": "MXN", "title": data.draw(awkward)}, "EUR"],
        lines=[{"code": line, "title": text}, {"code": other, "title": other, "eligible": False}],
        spending_rates=[{"currency": "MXN", "basis": "day", "source": data.draw(codes)}],
        note=text,
    )
    facts = (
        Activity(book="A-1", reference=activity, title=text, partners=[text], summary=text),
        Expenditure(
            book="A-1",
            reference=reference,
            when="2016-10-05",
            amount="10.00 MXN",
            lines=[Portion(code=line, amount="4.00 MXN"), Portion(code=other)],
            activities=[activity],
            account=line,
            payee=text,
            concept=text,
        ),
        InKindContribution(
            book="A-1", reference="E-1", when="2016", amount="1.00 MXN", activities=[activity]
        ),
    )
    expected = by_name([opening, *facts])
    assert by_name(read_back(book_workbook([opening, *facts], ES))) == expected
    assert by_name(read_back(csv_archive([opening, *facts], EN), "zip")) == expected


def test_terms_dates_and_amounts_of_every_shape() -> None:
    opening = Agreement(
        code="A-1",
        title="Todo",
        currency="CLF",
        accounts=["MXN", "JPY", {"code": "ANT", "currency": "MXN", "holder": "Jefatura"}],
        lines=[
            {"code": "A", "title": "Uno", "ceiling": "10.00 MXN"},
            {"code": "B", "title": "Dos"},
        ],
        spending_rates=[{"currency": "MXN", "value": "0.0501"}],
        conversion="average",
        prefinancing=True,
        reallocation_limit="12.5",
        advance_days=15,
        interest_to="partner",
        fiscal_year_start=7,
        provenance="derived",
        signed="2016-07-04",
        end="2016",
    )
    facts = (
        Disbursement(
            book="A-1", reference="M-1", when="1900-01-15", amount="9999999999999999.99 MXN",
            sent="0.0001 CLF", account="MXN",
        ),
        Disbursement(
            book="A-1", reference="M-2", when="2016-08", amount="5 JPY", sent="1 CLF",
            provenance="assumed",
        ),
        Addendum(
            book="A-1", reference="AD-1", when="2016-09-01", title="Primera", end="2017-06-30",
            lines=[{"code": "C", "title": "Tres", "eligible": False},
                   {"code": "D", "title": "Cuatro", "ceiling": "5.00 MXN"}],
            ceilings=[{"line": "A", "ceiling": "20.00 MXN"}, {"line": "B", "ceiling": "3 JPY"}],
            spending_rates=[{"currency": "JPY", "basis": "month", "source": "BCE; Fráncfort"}],
        ),
        Addendum(book="A-1", reference="AD-2", when="2016-09-02", report_due="2018"),
        Reallocation(
            book="A-1", reference="RA-1", when="2016-10", amount="1.00 MXN",
            from_line="A", to_line="B",
        ),
    )  # fmt: skip
    for language in Language:
        for read in (
            read_back(book_workbook([opening, *facts], language)),
            read_back(csv_archive([opening, *facts], language), "zip"),
        ):
            assert by_name(read) == by_name([opening, *facts])


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("programme", [False, True])
def test_the_empty_workbook_says_what_is_required_and_its_examples_are_not_read(
    language: Language, programme: bool, tmp_path: Path
) -> None:
    path = tmp_path / "vacío.xlsx"
    path.write_bytes(empty_workbook(language, Programme if programme else Agreement))
    reading = read_document(path)
    required = 3 if programme else 4
    codes = [finding.code for finding in reading.findings]
    assert codes == ["missing-value"] * required + ["examples-left-out"]
    assert reading.entries == []
    book = openpyxl.load_workbook(path)
    assert book.sheetnames[0] == say("template.sheet", language)
    for sheet in book.worksheets[2:]:
        assert sheet["A2"].value == say("template.example", language)
        assert sheet.freeze_panes == "B2"
        assert all(cell.comment for cell in sheet[1])
        assert sheet.data_validations.dataValidation
    with_choices = openpyxl.load_workbook(path)[say("sheet.expenditure", language)]
    offered = [v.formula1 for v in with_choices.data_validations.dataValidation]
    assert any(say("sheet.activity", language) in formula for formula in offered)


@pytest.mark.parametrize("language", Language)
def test_a_sheet_that_the_workbook_only_names_is_added_by_its_name_and_headers(
    language: Language, tmp_path: Path
) -> None:
    """What is rare: disallowances and what settled them, addenda, reversals."""
    path = tmp_path / "libro.xlsx"
    path.write_bytes(empty_workbook(language))
    book = openpyxl.load_workbook(path)
    told = [row[0] for row in book[say("template.sheet", language)].iter_rows(values_only=True)]
    listed = told[told.index(say("template.other-sheets", language)) + 1 :]
    named = dict(str(each).split(": ", 1) for each in listed if each)
    kinds = ("reversal", "disallowance", "settlement", "release", "addendum", "reallocation")
    assert {say(f"sheet.{kind}", language) for kind in kinds} <= set(named)
    assert not set(named) & set(book.sheetnames)
    for name, headers in named.items():
        book.create_sheet(name).append(headers.split(" | "))
    book.save(path)
    codes = {finding.code for finding in read_document(path).findings}
    assert not codes & {"sheet-ignored", "column-ignored", "missing-column"}
    # One of another name is told.
    book.create_sheet("Otra").append(["Folio", "Fecha", "Importe", "Moneda"])
    book.save(path)
    assert "sheet-ignored" in {finding.code for finding in read_document(path).findings}


@pytest.mark.parametrize("language", Language)
def test_the_examples_are_a_book_that_is_accepted(language: Language, tmp_path: Path) -> None:
    for programme in (False, True):
        book = example_book(language, Programme if programme else Agreement)
        path = tmp_path / f"{book.code}.xlsx"
        path.write_bytes(book_workbook(book.facts.values(), language))
        with Ledger.open("sqlite://") as ledger:
            receipt = ledger.import_file(path)
            again = ledger.import_file(path)
        assert [f for f in receipt.findings if f.severity is Severity.ERROR] == []
        assert receipt.recorded == again.unchanged == len(book.facts)


def test_a_workbook_of_a_book_has_room_for_what_it_has_not_yet() -> None:
    book = example_book(ES)
    bare = Book.of(book.opening)
    names = [s.spec.kind for s in all_sheets(filled_sheets(bare, ES), Agreement)]
    assert {"expenditure", "refund", "bank_balance"} <= set(names)


def test_the_same_book_makes_the_same_file() -> None:
    assert empty_workbook(ES) == empty_workbook(ES)
    assert date.today().isoformat().encode() not in empty_workbook(ES)


@pytest.mark.parametrize(
    ("field", "fits", "longer"),
    [
        ("note", "x\N{OPEN BOOK}" * 6_666, "\N{OPEN BOOK}" * 16_384),
        ("activities", [f"A-{n:04}" for n in range(4_000)], [f"A-{n:04}" for n in range(4_100)]),
    ],
)
def test_what_no_cell_keeps_whole_is_not_cut_but_refused(
    field: str, fits: object, longer: object
) -> None:
    """Cut, it would be read back as something else. Excel counts in UTF-16."""
    opening = Agreement(code="A", title="T", currency="MXN", accounts=["MXN"])

    def spent(value: object) -> Expenditure:
        of = {"book": "A", "reference": "G", "when": "2016-01-01", "amount": "1.00 MXN"}
        return Expenditure(**of, **{field: value})

    for language, said in ((ES, "hoja Gastos, fila 2"), (EN, "sheet Expenditures, row 2")):
        with pytest.raises(CoopledgerError) as raised:
            book_workbook((opening, spent(longer)), language)
        assert raised.value.message(language).startswith(said)
    assert read_back(book_workbook((opening, spent(fits)), ES)) == [opening, spent(fits)]
