"""Cooperation totals issued in the book of the institution: frozen, proved, told what changed."""

import io
import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from coopledger import (
    Activity,
    Agreement,
    CoopledgerError,
    Disbursement,
    Expenditure,
    InKindContribution,
    Institution,
    Ledger,
    NoSuchReference,
    Programme,
    Refused,
    Reversal,
    verify_expediente,
    verify_rows,
)
from coopledger.errors import WrongBook
from coopledger.ledger.recording import Recorder
from coopledger.ledger.shelf import Desk
from coopledger.messages.catalogue import Language
from coopledger.model.issue import Issue
from coopledger.readers.reading import Reading
from tests.command_line import Run
from tests.engines import ENGINES, execute, location

ON = date(2017, 1, 31)
P, A, B = ({"book": code} for code in "PAB")
INE = Institution(code="INE", title="Instituto", currency="MXN", letterhead=["Instituto Electoral"])
FACTS = (
    INE,
    Programme(code="P", title="Propio", currency="MXN"),
    Agreement(code="A", title="Foro", currency="EUR", accounts=["MXN"]),
    Agreement(code="B", title="Otro", currency="EUR", accounts=["MXN"]),
    Activity(**P, reference="T", title="Taller", when="2016-05", activity_kind="workshop"),
    Expenditure(**P, reference="G", when="2016-05-02", amount="70.00 MXN", activities=["T"]),
    InKindContribution(**P, reference="E", when="2016-06", amount="9.00 USD", activities=["T"]),
    *(
        fact
        for book in (A, B)
        for fact in (
            Disbursement(**book, reference="M", when="2016-01", amount="900.00 MXN", sent="9 EUR"),
            Expenditure(**book, reference="G", when="2016-03-01", amount="400.00 MXN"),
        )
    ),
)


@pytest.fixture(params=ENGINES)
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with location(request.param, tmp_path) as where:
        yield where


@pytest.fixture
def ledger(where: str) -> Iterator[Ledger]:
    with Ledger.open(where, by="Ana") as ledger:
        ledger.record(*FACTS)
        yield ledger


def spent(book: str, reference: str, amount: str, when: str = "2016-11-05") -> Expenditure:
    return Expenditure(book=book, reference=reference, when=when, amount=amount)


def unguarded(where: str) -> str:
    """What lets a row be changed."""
    is_sqlite = "://" not in where
    drop, off = "DROP TRIGGER journal_is_not_updated", "ALTER TABLE journal DISABLE TRIGGER USER"
    return drop if is_sqlite else off


def test_what_is_issued_freezes_figures_counts_and_how_far_each_book_went(ledger: Ledger) -> None:
    head = ledger.head()
    issued = ledger.issue_totals("INE", 2016, on=ON)
    issue, of = issued.issue, issued.issue.years
    assert of is not None
    assert (issued.is_new, issue.reference, issue.head, issue.what) == (
        True, "TC-1", str(head), "totals",
    )  # fmt: skip
    assert (issue.when.last, of.first, of.last) == (ON, 2016, 2016)
    assert [(each.book, each.seq) for each in of.books] == [("A", 3), ("B", 3), ("P", 4)]
    assert [(each.year, each.activity_kind, each.count) for each in of.counts] == [
        ("2016", "workshop", 1)
    ]
    said = [
        (each.section, each.code, each.figure, str(each.amount))
        for each in issue.figures
        if each.section in ("whole", "by_book")
    ]
    assert said == [
        ("whole", None, "financial", "70.00 MXN"),
        ("whole", None, "partner_funds", "800.00 MXN"),
        ("by_book", "A", "partner_funds", "400.00 MXN"),
        ("by_book", "B", "partner_funds", "400.00 MXN"),
        ("by_book", "P", "financial", "70.00 MXN"),
        ("whole", None, "in_kind", "9.00 USD"),
        ("by_book", "P", "in_kind", "9.00 USD"),
    ]
    for language, word in ((Language.ES, "Emitidos como TC-1"), (Language.EN, "Issued as TC-1")):
        printed = issue.printed.in_language(language)
        assert word in printed
        assert str(head) in printed
        assert of.books[0].hash in printed
    assert ledger.verify(against=issue.head).intact


def test_the_same_are_not_issued_twice_and_each_span_of_years_is_its_own(ledger: Ledger) -> None:
    first = ledger.issue_totals("INE", 2016, on=ON)
    again = ledger.issue_totals("INE", 2016, on=ON, reference="OTRO")
    assert (again.is_new, again.issue) == (False, first.issue)
    assert ledger.issue_totals("INE", 2015, 2016, on=ON).issue.reference == "TC-2"
    assert ledger.issue_totals("INE", on=ON).issue.reference == "TC-3"
    assert ledger.issue_totals("INE", 2016, on=date(2017, 2, 1)).issue.reference == "TC-4"
    ledger.record(spent("A", "G-2", "1.00 MXN"))
    assert ledger.issue_totals("INE", 2016, on=ON, reference="Informe").is_new
    assert [each.fact.reference for each in ledger.issued("INE")] == [
        "TC-1", "TC-2", "TC-3", "TC-4", "Informe",
    ]  # fmt: skip
    assert ledger.verify().intact


def test_what_changed_since_is_said_by_book_with_its_records(ledger: Ledger) -> None:
    ledger.issue_totals("INE", 2016, on=ON)
    ledger.record(spent("A", "AFTER", "3.00 MXN", when="2017-02-01"))
    unchanged = ledger.changes_since("INE", "TC-1")
    assert unchanged is not None
    assert unchanged.are_none
    ledger.record(spent("B", "LATE", "25.00 MXN"))
    ledger.record(
        Activity(**P, reference="T-2", title="Foro", when="2016-10", activity_kind="forum")
    )
    changes = ledger.changes_since("INE", on=ON)
    assert changes is not None
    assert [
        (each.year, each.section, each.code, each.figure, str(each.difference))
        for each in changes.figures
        if each.section in ("whole", "by_book")
    ] == [
        ("2016", "whole", None, "partner_funds", "25.00 MXN"),
        ("2016", "by_book", "B", "partner_funds", "25.00 MXN"),
    ]
    assert [each.say("es") for each in changes.counts] == [
        "2016, actividades, Foro: eran 0 y son 1"
    ]
    assert [(e.fact.book, e.fact.reference) for e in changes.records] == [
        ("B", "LATE"),
        ("P", "T-2"),
    ]
    said = ledger.totals_paper(2016, on=ON).to_text("es")
    assert "Qué cambió desde los totales TC-1" in said
    assert "B: LATE, gasto, 2016-11-05, 25.00 MXN" in said
    assert "Qué cambió" not in ledger.totals_paper(2015, 2016, on=ON).to_text("es")
    assert "Qué cambió desde los totales TC-1" in ledger.issue_totals(
        "INE", 2016, on=ON
    ).issue.printed.in_language("es")


def test_a_book_that_came_later_or_was_withdrawn_is_told(ledger: Ledger) -> None:
    ledger.issue_totals("INE", 2016, on=ON)
    ledger.load(Programme(code="Q", title="Más", currency="MXN"), spent("Q", "G", "5.00 MXN"))
    changes = ledger.changes_since("INE", "TC-1")
    assert changes is not None
    assert [(c.code, str(c.difference)) for c in changes.figures if c.section == "by_book"] == [
        ("Q", "5.00 MXN")
    ]
    ledger.issue_totals("INE", 2016, on=ON)
    [load] = [each.number for each in ledger.loads()]
    ledger.undo(load, reason="no era")
    assert ledger.changes_since("INE", "TC-1").are_none  # type: ignore[union-attr]
    withdrawn = ledger.changes_since("INE", "TC-2")
    assert withdrawn is not None
    assert [(c.code, str(c.now)) for c in withdrawn.figures if c.section == "by_book"] == [
        ("Q", "0.00 MXN")
    ]
    assert "Q" in {each.fact.book for each in withdrawn.records}
    assert ledger.verify().intact


def test_whose_years_begin_otherwise_later_the_days_are_those_that_were_issued(
    tmp_path: Path,
) -> None:
    with Ledger.open(tmp_path / "libros.db") as ledger:
        ledger.record(
            INE,
            Programme(code="P", title="Propio", currency="MXN", fiscal_year_start=7),
            spent("P", "G", "5.00 MXN"),
        )
        issue = ledger.issue_totals("INE", 2017, on=ON).issue
        assert {each.year for each in issue.figures} == {"2016-2017"}
        ledger.record(Programme(code="Q", title="Natural", currency="MXN"))
        assert ledger.cooperation_totals(2017) == ()
        assert ledger.changes_since("INE", "TC-1").are_none  # type: ignore[union-attr]
        assert ledger.verify().intact


def test_totals_are_issued_in_the_book_of_an_institution_and_no_statement_is(
    ledger: Ledger,
) -> None:
    with pytest.raises(WrongBook, match="A is not the book of an institution"):
        ledger.issue_totals("A", 2016)
    with pytest.raises(WrongBook, match="INE is the book of the institution"):
        ledger.issue("INE", on=ON)
    with pytest.raises(CoopledgerError, match="no cooperation from 2017 to 2016"):
        ledger.issue_totals("INE", 2017, 2016)
    with pytest.raises(Refused) as refused:
        ledger.issue_totals("INE", 2016, on=date.today() + timedelta(days=1))
    assert [found.code for found in refused.value.findings] == ["future-date"]
    assert ledger.issued("INE") == ()


def test_issued_totals_are_not_taken_back_and_go_into_no_other_ledger(ledger: Ledger) -> None:
    issue = ledger.issue_totals("INE", 2016, on=ON).issue
    with pytest.raises(Refused) as refused:
        ledger.record(Reversal(book="INE", reference="X", of="TC-1", when=ON, reason="mal"))
    assert [found.code for found in refused.value.findings] == ["not-reversible"]
    with Ledger.open("sqlite://") as other:
        other.record(*FACTS)
        with pytest.raises(Refused) as refused:
            other.record(issue)
        assert [found.code for found in refused.value.findings] == ["issued-elsewhere"]


def forged(ledger: Ledger, **more: object) -> Issue:
    """Totals as somebody else would write them, at the end of this very chain."""
    said = ledger.issue_totals("INE", 2016, on=ON).issue
    end = ledger.history("TC-1", book="INE")[-1]
    place = {"seq": end.seq, "hash": end.hash}
    changed = {"reference": "TC-9", "looked_at": place, **more}
    return Issue.model_validate({**said.model_dump(), **changed})


def test_verify_works_each_out_anew_and_says_which_differs(ledger: Ledger) -> None:
    fake = forged(ledger)
    figures = [each.model_dump() for each in fake.figures]
    figures[0]["amount"] = "71.00 MXN"
    ledger.record(Issue.model_validate({**fake.model_dump(), "figures": figures}))
    (problem,) = ledger.verify().problems
    assert problem.code == "verify.issued-totals"
    assert "TC-9" in problem.message(Language.ES)
    assert "71.00 MXN" in problem.message(Language.ES)


def test_verify_names_a_book_that_was_left_out(ledger: Ledger) -> None:
    fake = forged(ledger)
    assert fake.years is not None
    years = fake.years.model_copy(update={"books": fake.years.books[1:]})
    ledger.record(Issue.model_validate({**fake.model_dump(), "years": years.model_dump()}))
    (problem,) = ledger.verify().problems
    assert problem.code == "verify.issued-book"
    assert "A" in problem.message(Language.ES)


def test_where_a_row_of_a_book_was_altered_it_is_said_and_none_is_issued(
    ledger: Ledger, where: str
) -> None:
    ledger.issue_totals("INE", 2016, on=ON)
    change = "UPDATE journal SET minor = 41000 WHERE book = 'B' AND reference = 'G'"
    execute(where, unguarded(where), change)
    with Ledger.open(where) as again:
        assert "verify.altered" in {each.code for each in again.verify().problems}
        with pytest.raises(CoopledgerError):
            again.issue_totals("INE", 2016, on=date(2017, 2, 1))


def test_where_somebody_issues_meanwhile_there_are_two_numbers(
    ledger: Ledger, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest, overtaken = Recorder.record_at, list[bool]()

    def record(self: Recorder, desk: Desk, reading: Reading, *more: object) -> object:
        if not overtaken and reading.entries[0].fact.kind == "issue":
            overtaken.append(True)
            with Ledger.open(where) as another:
                another.issue_totals("INE", 2015, on=ON)
        return honest(self, desk, reading, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(Recorder, "record_at", record)
    assert ledger.issue_totals("INE", 2016, on=ON).issue.reference == "TC-2"
    assert [each.fact.reference for each in ledger.issued("INE")] == ["TC-1", "TC-2"]
    assert ledger.verify().intact


def test_many_at_once_issue_and_record_and_each_number_is_one(where: str, ledger: Ledger) -> None:
    def issue(year: int) -> str:
        with Ledger.open(where, by=f"p{year}") as mine:
            mine.record(spent("A", f"G-{year}", "1.00 MXN"))
            return mine.issue_totals("INE", year, 2016, on=ON).issue.reference

    with ThreadPoolExecutor(4) as pool:
        given = sorted(pool.map(issue, range(2010, 2014)))
    assert given == ["TC-1", "TC-2", "TC-3", "TC-4"]
    assert ledger.verify().intact


def pages(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def test_its_paper_is_kept_and_the_same_is_made_later(ledger: Ledger) -> None:
    ledger.issue_totals("INE", 2016, on=ON, paper="es")
    kept = ledger.issued_paper("INE", "TC-1", language="es")
    assert kept.how == "kept"
    said = pages(kept.content)
    assert "Instituto Electoral" in said
    assert "Emitidos como TC-1" in said
    ledger.record(spent("B", "LATE", "25.00 MXN"))
    english = ledger.issued_paper("INE", "TC-1", language="en")
    assert english.how == "now"
    assert "825.00" not in pages(english.content)
    assert ledger.issued_paper("INE", "TC-1", language="en").content == english.content
    ledger.issue_totals("INE", 2016, on=ON)
    second = pages(ledger.issued_paper("INE", "TC-2", language="es").content)
    assert "desde los totales TC-1" in re.sub(r"\s+", " ", second)
    assert ledger.verify().intact


def test_totals_as_of_a_head_are_those_of_then(ledger: Ledger) -> None:
    head = ledger.head()
    then = ledger.cooperation_totals(2016)
    ledger.record(spent("B", "LATE", "25.00 MXN"))
    ledger.record(Programme(code="Q", title="Más", currency="MXN"), spent("Q", "G", "5.00 MXN"))
    assert ledger.cooperation_totals(2016) != then
    assert ledger.cooperation_totals(2016, recorded_by=head) == then
    assert ledger.cooperation_totals(2016, recorded_by=str(head)) == then
    paper = ledger.totals_paper(2016, recorded_by=head)
    assert (paper.totals, paper.head) == (then, str(head))
    assert [each.book for each in paper.books] == ["A", "B", "P"]
    assert f"Con lo registrado hasta la huella {head}" in paper.to_text("es")
    with pytest.raises(CoopledgerError, match="never had the head"):
        ledger.cooperation_totals(recorded_by=str(head._replace(hash="0" * 64)))


def test_it_goes_where_the_ledger_goes_and_a_book_leaves_without_it(
    ledger: Ledger, tmp_path: Path
) -> None:
    issue = ledger.issue_totals("INE", 2016, on=ON, paper="es").issue
    for move in (ledger.copy_to, ledger.backup):
        to = str(tmp_path / f"{move.__name__}.db")
        move(to)
        with Ledger.open(to) as other:
            assert [each.fact for each in other.issued("INE")] == [issue]
            assert other.verify().intact
            assert other.issued_paper("INE", "TC-1", language="es").how == "kept"
    assert "TC-1" not in str(ledger.export("INE", form="json"))
    ledger.expediente("INE", tmp_path / "e.zip", language="es")
    assert verify_expediente(tmp_path / "e.zip").intact


def test_its_text_and_paper_can_be_forgotten_and_the_figures_stay(ledger: Ledger) -> None:
    ledger.issue_totals("INE", 2016, on=ON, paper="es")
    papers = [each.sha256 for each in ledger.documents("INE") if each.of == "TC-1"]
    ledger.forget("TC-1", reason="pidió", ground="ley", documents=papers)
    assert "se suprimió" in ledger.issued("INE", "TC-1").to_text("es")
    with pytest.raises(CoopledgerError):
        ledger.issued_paper("INE", "TC-1", language="es")
    assert ledger.issue_totals("INE", 2016, on=ON).issue.reference == "TC-2"
    assert ledger.verify().intact


def test_a_public_edition_has_their_figures_and_not_their_text(
    ledger: Ledger, tmp_path: Path
) -> None:
    """It prints what other books say, which these would hide."""
    ledger.issue_totals("INE", 2016, on=ON, paper="es")
    said = "".join(ledger.rows(public=True))
    assert "Emitidos como TC-1" not in said
    assert "Emitidos como TC-1" in "".join(ledger.rows())
    assert "Taller" in "".join(ledger.rows())
    (tmp_path / "rows.jsonl").write_text(said, "utf-8")
    assert verify_rows(tmp_path / "rows.jsonl", against=ledger.head()).intact
    found = ledger.expediente("INE", tmp_path / "e.zip", public=True, language="es")
    assert verify_expediente(tmp_path / "e.zip").intact
    assert not [each.name for each in found if (each.name or "").endswith(("TC-1.txt", ".pdf"))]


def test_who_forgets_what_they_print_is_told_that_they_do(ledger: Ledger) -> None:
    ledger.issue_totals("INE", 2015, on=ON)
    ledger.issue_totals("INE", 2016, on=ON)
    forgotten = ledger.forget("T", book="P", reason="pidió", ground="ley")
    assert [each.say("es") for each in forgotten.printed] == ["TC-2 de INE"]
    assert "TC-2 de INE" in forgotten.to_text("es")
    assert ledger.forget("G", book="A", reason="pidió", ground="ley").printed == ()
    ledger.forget("TC-2", reason="pidió", ground="ley")
    assert ledger.forget("T", book="P", reason="pidió", ground="ley").printed == ()
    assert ledger.verify().intact


def test_whichever_book_has_them_they_are_found_by_their_reference(ledger: Ledger) -> None:
    issue = ledger.issue_totals("INE", 2016, on=ON).issue
    assert ledger.issued_totals("TC-1")[0].fact == issue
    with pytest.raises(NoSuchReference, match="TC-1"):
        ledger.issued_totals("TC-2")
    ledger.record(Institution(code="OTRO", title="Otro", currency="MXN"))
    ledger.issue_totals("OTRO", 2016, on=ON)
    with pytest.raises(CoopledgerError, match="INE, OTRO"):
        ledger.issued_totals("TC-1")


def test_at_the_command_line(run: Run, tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "coopledger.db") as ledger:
        ledger.record(*FACTS)
    done = run("issue", "INE", "--year", "2016", "--on", "31/01/2017")
    assert (done.status, "Emitidos como TC-1" in done.out) == (0, True)
    listed = run("issued", "INE")
    assert "TC-1" in listed.out
    assert "Cooperación 2016" in listed.out
    assert run("report", "totals", "--issued", "TC-1").out == done.out
    assert run("report", "totals", "--issued", "TC-1", "--year", "2016").status == 2
    assert run("issue", "A", "--year", "2016").status == 2
    assert run("issue", "INE", "--year", "2016", "--account", "MXN").status == 2
    assert "--year AÑO" in run("issue", "INE").err
    paper = run("report", "totals", "--issued", "TC-1", "-o", "tc.pdf")
    assert (paper.status, "el que se guardó" in paper.err) == (0, True)
    assert (tmp_path / "tc.pdf").read_bytes().startswith(b"%PDF")
    said = json.loads(run("issued", "INE", "--format", "json").out)
    assert said["issued"][0]["totals"]["reference"] == "TC-1"
    head = said["issued"][0]["totals"]["head"]
    then = run("totals", "--year", "2016", "--as-of-recorded", head)
    assert then.out == run("totals", "--year", "2016").out
    assert "TC-1" in run("show", "TC-1").out
