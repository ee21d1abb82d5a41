"""Issued bank reconciliations: a series of their own, frozen, and what changed since is said."""

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from coopledger import (
    Agreement,
    BankBalance,
    BankLine,
    Disbursement,
    Expenditure,
    Ledger,
    Letterhead,
    Match,
    Refused,
    Reversal,
    Signer,
    Transfer,
    verify_expediente,
    verify_rows,
)
from coopledger.books.bank_reconciliation import ItemKind
from coopledger.messages.catalogue import CoopledgerError, Language
from coopledger.model.evidence import Direction
from coopledger.model.issue import Issue, IssuedFigure
from tests.command_line import Run
from tests.engines import ENGINES, location

OCTOBER, DAY = date(2016, 10, 31), "2016-10-31"
FACTS = (
    Agreement(code="A", title="Foro", currency="EUR", accounts=["MXN", "USD"]),
    Disbursement(book="A", reference="M", when="2016-10-03", amount="1000.00 MXN",
                 sent="50.00 EUR"),
    Disbursement(book="A", reference="MD", when="2016-10-03", amount="9.00 USD", sent="8.00 EUR"),
    Expenditure(book="A", reference="G-1", when="2016-10-05", amount="100.00 MXN", payee="Ana"),
    Expenditure(book="A", reference="G-2", when=DAY, amount="40.00 MXN", payee="Imprenta"),
)  # fmt: skip


def line(reference: str, when: str, amount: str, text: str) -> BankLine:
    way = Direction.OUT if amount.startswith("-") else Direction.IN
    return BankLine(
        book="A", reference=reference, when=when, direction=way, account="MXN",
        amount=f"{amount.lstrip('-')} MXN", text=text,
    )  # fmt: skip


BANK = (
    line("B-1", "2016-10-03", "1000.00", "DEPOSITO"),
    line("B-2", "2016-10-05", "-100.00", "SPEI ANA"),
    line("B-3", DAY, "-8.00", "COMISION DE OCTUBRE"),
    BankBalance(book="A", reference="S", when=DAY, account="MXN", balance="892.00 MXN"),
)


def spent(reference: str, when: str = "2016-10-20", amount: str = "5.00 MXN") -> Expenditure:
    return Expenditure(book="A", reference=reference, when=when, amount=amount)


def balance_instead(amount: str) -> tuple[BankBalance, Reversal]:
    """What the bank said at the end of October, after all."""
    said = BankBalance(book="A", reference="S", revision=2, when=DAY, account="MXN", balance=amount)
    return said, Reversal(book="A", reference="X", of="S", when=DAY, reason="incompleto")


@pytest.fixture(params=ENGINES)
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with location(request.param, tmp_path) as where:
        yield where


@pytest.fixture
def ledger(where: str) -> Iterator[Ledger]:
    with Ledger.open(where, by="Ana") as ledger:
        ledger.record(*FACTS, *BANK)
        yield ledger


def stated(issue: Issue) -> list[tuple[str, str]]:
    return [(each.figure, str(each.amount)) for each in issue.figures]


def test_it_freezes_the_balances_and_what_each_kind_of_item_comes_to(ledger: Ledger) -> None:
    issued = ledger.issue("A", account="MXN", on=date(2016, 11, 15))
    issue = issued.issue
    assert (issued.is_new, issue.reference, issue.account) == (True, "CB-1", "MXN")
    assert (issue.when.text, issue.looked_at.seq, issue.conversion) == (
        DAY,
        len(FACTS + BANK),
        None,
    )
    assert stated(issue) == [
        ("books", "860.00 MXN"),
        (ItemKind.OUTSTANDING.value, "40.00 MXN"),
        (ItemKind.CHARGE.value, "-8.00 MXN"),
        ("bank", "892.00 MXN"),
    ]
    for language, word in ((Language.ES, "Emitida como CB-1"), (Language.EN, "Issued as CB-1")):
        printed = issue.printed.in_language(language)
        assert word in printed
        assert issue.head in printed.splitlines()
        assert ledger.issued("A", "CB-1").to_text(language) == printed
    assert ledger.verify(against=issue.head).intact


def test_what_was_issued_stays_as_it_was_and_has_a_series_of_its_own(
    ledger: Ledger, where: str
) -> None:
    first = ledger.issue("A", account="MXN", on=OCTOBER).issue
    ledger.issue("A", on=OCTOBER)
    ledger.record(spent("G-3"))
    assert ledger.issue("A", account="MXN", on=OCTOBER).issue.reference == "CB-2"
    assert ledger.issue("A", on=OCTOBER).issue.reference == "EE-2"
    with Ledger.open(where) as another:
        found = another.issued("A")
        assert [each.fact.reference for each in found] == ["CB-1", "EE-1", "CB-2", "EE-2"]
        assert another.issued("A", "CB-1")[0].fact == first
        rows = another.issued("A").to_csv(Language.EN).decode("utf-8-sig").splitlines()
        assert [row.split(",")[:2] for row in rows[1:3]] == [["CB-1", "MXN"], ["EE-1", ""]]


def test_the_same_is_not_issued_twice(ledger: Ledger) -> None:
    first = ledger.issue("A", account="MXN", on=OCTOBER)
    ledger.record(spent("G-3", "2016-11-05"))  # not of that day
    again = ledger.issue("A", account="MXN", on=date(2016, 11, 30))
    assert (again.is_new, again.recorded) == (False, first.recorded)
    assert "coopledger issued A CB-1" in again.to_text(Language.ES)
    ledger.record(BankBalance(book="A", reference="S-2", when="2016-11-30", account="MXN",
                              balance="892.00 MXN"))  # fmt: skip
    assert ledger.issue("A", account="MXN", on=date(2016, 11, 30)).issue.reference == "CB-2"


def test_without_a_balance_of_the_bank_there_is_nothing_to_issue(ledger: Ledger) -> None:
    before = ledger.head()
    for account, on in (("USD", OCTOBER), ("MXN", date(2016, 10, 30))):
        with pytest.raises(CoopledgerError) as refused:
            ledger.issue("A", account=account, on=on)
        assert refused.value.code == "issue.no-bank-balance"
        assert "Ledger.import_file" in refused.value.message(Language.ES)
    with pytest.raises(CoopledgerError, match="MXN, USD"):
        ledger.issue("A", account="EUR", on=OCTOBER)
    assert ledger.head() == before


def test_what_changed_since_is_said_by_figure_and_by_record(ledger: Ledger) -> None:
    (found,) = ledger.reconcile_bank("A", on=OCTOBER)
    assert found.since is None
    ledger.issue("A", account="MXN", on=OCTOBER)
    ledger.record(
        spent("LATER", "2016-11-02"),
        spent("DOLLARS", "2016-10-20", "1.00 USD"),
    )
    (found,) = ledger.reconcile_bank("A", on=OCTOBER)
    assert found.since is not None
    assert found.since.are_none
    assert "no cambió ninguna de sus cifras" in " ".join(found.to_text(Language.ES).split())
    ledger.record(spent("G-3"))
    (found,) = ledger.reconcile_bank("A", on=OCTOBER)
    assert found.since is not None
    assert [(c.figure, str(c.was), str(c.now)) for c in found.since.figures] == [
        ("books", "860.00 MXN", "855.00 MXN"),
        ("outstanding-payment", "40.00 MXN", "45.00 MXN"),
    ]
    assert [each.fact.reference for each in found.since.records] == ["G-3"]
    assert found.since == ledger.changes_since("A", "CB-1")
    assert ledger.changes_since("A") is None  # of the statement: none was issued
    printed = ledger.issue("A", account="MXN", on=OCTOBER).issue.printed
    assert "Qué cambió desde la conciliación CB-1" in printed.es
    assert "- G-3, expenditure, 2016-10-20, 5.00 MXN; recorded" in printed.en
    data = json.loads(ledger.reconcile_bank("A", on=OCTOBER).to_json(Language.ES))
    assert data["reconciliations"][0]["since_issued"]["reference"] == "CB-2"


def test_a_decision_counts_whatever_the_day_it_was_taken(ledger: Ledger) -> None:
    """Said to be of the next month's line, a payment is no longer outstanding for want of one."""
    ledger.record(line("B-4", "2016-10-30", "-41.00", "CARGO"))
    ledger.record(*balance_instead("851.00 MXN"))
    issued = ledger.issue("A", account="MXN", on=OCTOBER).issue
    assert (ItemKind.DEBIT.value, "-41.00 MXN") in stated(issued)
    ledger.record(
        Match(book="A", reference="B-4 = G-2", when="2016-12-01", bank_lines=["B-4"],
              events=["G-2"], reason="un peso de más")
    )  # fmt: skip
    (found,) = ledger.reconcile_bank("A", on=OCTOBER)
    assert found.since is not None
    assert ("amount-differs", "0.00 MXN", "-1.00 MXN") in [
        (c.figure, str(c.was), str(c.now)) for c in found.since.figures
    ]
    assert [each.fact.kind for each in found.since.records] == ["match"]


def test_where_the_banks_balance_is_taken_back_it_says_so(ledger: Ledger) -> None:
    ledger.issue("A", account="MXN", on=OCTOBER)
    ledger.record(
        Reversal(book="A", reference="X", of="S", when=DAY, reason="de otra cuenta"), spent("G-3")
    )
    assert ledger.reconcile_bank("A", on=OCTOBER) == ()
    changes = ledger.changes_since("A", "CB-1")
    assert changes is not None
    assert (changes.unstated, [c.figure for c in changes.figures]) == (True, ["books"])
    earlier = BankBalance(book="A", reference="S-0", when="2016-10-30", account="MXN",
                          balance="900.00 MXN")  # fmt: skip
    ledger.record(earlier)
    with pytest.raises(CoopledgerError):
        ledger.issue("A", account="MXN", on=date(2016, 10, 29))
    assert ledger.issue("A", account="MXN", on=OCTOBER).issue.when.text == "2016-10-30"
    later = BankBalance(book="A", reference="S-2", when="2016-11-01", account="MXN",
                        balance="892.00 MXN")  # fmt: skip
    ledger.record(later)
    (found,) = ledger.reconcile_bank("A", on=date(2016, 11, 30))
    assert "El saldo del banco al 2016-10-31 ya no está guardado" in " ".join(
        found.to_text(Language.ES).split()
    )
    assert ledger.verify().intact


def test_one_that_does_not_follow_from_the_records_is_named(ledger: Ledger) -> None:
    """Written by a program that does not ask the books: every figure is held to them."""
    honest = ledger.issue("A", account="MXN", on=OCTOBER).issue
    ledger.record(spent("G-3", "2016-11-02"))
    with pytest.raises(Refused):
        ledger.record(honest.model_copy(update={"reference": "CB-9"}))  # it looked elsewhere
    seen = ledger.issue("A", on=OCTOBER).issue.looked_at  # the place of the row before that one
    (statement,) = (each for each in ledger.issued("A") if each.fact.reference == "EE-1")
    place = {"seq": statement.seq, "hash": statement.hash}
    assert place["seq"] == seen.seq + 1
    other = [
        each if each.figure != "bank-charge"
        else IssuedFigure(**each.model_dump() | {"amount": "-9.00 MXN"})
        for each in honest.figures
    ]  # fmt: skip
    told = honest.model_dump() | {
        "reference": "CB-9", "figures": other, "looked_at": place, "head": str(ledger.head()),
    }  # fmt: skip
    ledger.record(Issue(**told))
    (problem,) = ledger.verify().problems
    assert (problem.code, problem.place.reference) == ("verify.issued", "CB-9")
    assert "dice -9.00 MXN y es -8.00 MXN" in problem.message(Language.ES)


def test_what_is_forgotten_is_no_longer_printed_and_the_figures_hold(ledger: Ledger) -> None:
    ledger.record(spent("G-3"), line("B-5", DAY, "-5.00", "PAGO A ZACARIAS NUÑEZ"))
    ledger.record(*balance_instead("887.00 MXN"))
    first = ledger.issue("A", account="MXN", on=OCTOBER).issue
    assert "ZACARIAS" in first.printed.es
    ledger.record(spent("G-4"))
    forgotten = ledger.forget("B-5", reason="lo pidió", ground="LGPDPPSO")
    assert [(each.kind, each.reference) for each in forgotten.erased] == [
        ("bank_line", "B-5"), ("issue", "CB-1"),
    ]  # fmt: skip
    assert "ya no se puede imprimir" in " ".join(
        ledger.issued("A", "CB-1").to_text(Language.ES).split()
    )
    (recorded,) = ledger.issued("A")
    assert stated(recorded.fact) == stated(first)  # type: ignore[arg-type]
    assert ledger.verify().intact
    assert "ZACARIAS" not in "".join(ledger.rows())
    anew = ledger.issue("A", account="MXN", on=OCTOBER).issue
    assert anew.reference == "CB-2"
    ledger.forget("G-2", reason="lo pidió", ground="LGPDPPSO")
    assert ledger.verify().intact


def test_only_those_that_print_it_are_forgotten_with_it(ledger: Ledger) -> None:
    ledger.issue("A", account="MXN", on=OCTOBER)
    forgotten = ledger.forget("G-1", reason="lo pidió", ground="LGPDPPSO")  # matched: not listed
    assert [each.kind for each in forgotten.erased] == ["expenditure"]
    assert "Imprenta" in ledger.issued("A", "CB-1").to_text(Language.ES)


def test_it_is_carried_along_whole_and_left_out_of_a_public_edition(
    ledger: Ledger, tmp_path: Path
) -> None:
    issue = ledger.issue("A", account="MXN", on=OCTOBER).issue
    for name, public in (("whole", False), ("public", True)):
        rows = tmp_path / f"{name}.jsonl"
        rows.write_text("".join(ledger.rows(public=public)), "utf-8")
        assert verify_rows(rows, against=ledger.head()).intact
        assert ("COMISION DE OCTUBRE" in rows.read_text("utf-8")) is not public
        packed = tmp_path / f"{name}.zip"
        ledger.expediente("A", packed, public=public, language=Language.EN)
        assert verify_expediente(packed, against=ledger.head()).intact
        archive = zipfile.ZipFile(packed)
        texts = b"".join(archive.read(each) for each in archive.namelist() if ".txt" in each)
        assert (b"Issued as CB-1" in texts) is not public
        assert ("04-issued/0001-CB-1.txt" in archive.namelist()) is not public
    ledger.copy_to(tmp_path / "copy.db")
    ledger.backup(tmp_path / "backup.db")
    for copy in ("copy.db", "backup.db"):
        with Ledger.open(tmp_path / copy) as other:
            assert other.issued("A")[0].fact == issue
            assert other.verify().intact
            assert other.head() == ledger.head()


def test_a_transfer_is_of_both_its_accounts_and_a_reversal_of_what_it_takes_back(
    ledger: Ledger,
) -> None:
    ledger.issue("A", account="MXN", on=OCTOBER)
    ledger.record(
        Transfer(book="A", reference="T", when="2016-10-25", account="MXN", to_account="USD",
                 amount="20.00 MXN", arrived="1.00 USD"),
        Reversal(book="A", reference="X", of="G-2", when=DAY, reason="no se pagó"),
    )  # fmt: skip
    (found,) = ledger.reconcile_bank("A", account="MXN", on=OCTOBER)
    assert found.since is not None
    assert [each.fact.reference for each in found.since.records] == ["T", "X"]
    ledger.record(Reversal(book="A", reference="Y", of="G-1", when="2016-11-03", reason="no"))
    (found,) = ledger.reconcile_bank("A", account="MXN", on=OCTOBER)
    assert [each.fact.reference for each in found.since.records] == ["T", "X"]  # type: ignore[union-attr]


def pages(content: bytes) -> str:
    return squeezed("\n".join(p.extract_text() for p in PdfReader(io.BytesIO(content)).pages))


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_its_paper_is_to_be_signed_and_the_same_for_ever(ledger: Ledger) -> None:
    head = Letterhead(lines=["Instituto Nacional Electoral"], prepared=Signer(name="Ana Pérez"))
    issue = ledger.issue("A", account="MXN", on=OCTOBER, paper="es", letterhead=head).issue
    kept = ledger.issued_paper("A", "CB-1", language="es")
    assert kept.how == "kept"
    said = pages(kept.content)
    for each in ("Instituto Nacional Electoral", "Emitida como CB-1", "Elaboró", "Ana Pérez"):
        assert each in said
    assert issue.head in said
    ledger.record(spent("G-3"))
    ledger.issue("A", account="MXN", on=OCTOBER)
    later = ledger.issued_paper("A", "CB-1", language="en")  # made now, of what it looked at
    assert (later.how, ledger.issued_paper("A", "CB-1", language="en").how) == ("now", "kept")
    assert "Balance of the books (MXN) 860.00" in pages(later.content)
    assert "G-3" not in pages(later.content)
    second = pages(ledger.issued_paper("A", "CB-2", language="en").content)
    assert "What changed since reconciliation CB-1" in second
    assert ledger.issued_paper("A", "CB-1", language="es").content == kept.content
    assert ledger.verify().intact


def test_of_one_that_is_forgotten_no_paper_is_made(ledger: Ledger) -> None:
    ledger.issue("A", account="MXN", on=OCTOBER)
    ledger.forget("B-3", reason="lo pidió", ground="LGPDPPSO")
    paper = ledger.issued_paper("A", "CB-1", language="es")
    assert paper.how == "text"
    assert "ya no se puede imprimir" in pages(paper.content)
    assert "COMISION" not in pages(paper.content)


@pytest.mark.parametrize("language", ["es", "en"])
def test_as_an_office_does_it(run: Run, tmp_path: Path, language: str) -> None:
    with Ledger.open(tmp_path / "coopledger.db") as ledger:
        ledger.record(*FACTS, *BANK)
    asked = ("issue", "A", "--account", "MXN", "--on", DAY, "--lang", language)
    first = run(*asked)
    assert (first.status, first.err) == (0, "")
    assert run("issued", "A", "CB-1", "--lang", language).out == first.out
    again = run(*asked)
    assert (again.status, "coopledger issued A CB-1" in " ".join(again.out.split())) == (0, True)
    assert "CB-1" in run("issued", "A", "--lang", language).out
    refused = run("issue", "A", "--account", "USD", "--lang", language)
    assert (refused.status, refused.out) == (2, "")
    assert "coopledger import" in refused.err
    for form, sign in (
        ("html", b"<!"),
        ("csv", b"\xef\xbb\xbf"),
        ("xlsx", b"PK"),
        ("pdf", b"%PDF"),
    ):
        made = tmp_path / f"cb.{form}"
        assert run("issued", "A", "CB-1", "-o", f"cb.{form}", "--lang", language).status == 0
        assert made.read_bytes().startswith(sign)
