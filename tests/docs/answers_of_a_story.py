"""What a ledger answers after all that people do with one: answers that no case has, or not whole.

Each step is there for what it makes an answer say; what it says is asked at once.
"""

import hashlib
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from coopledger import (
    Activity,
    Addendum,
    Agreement,
    Answer,
    BankBalance,
    BankLine,
    InKindContribution,
    Institution,
    Interest,
    Ledger,
    LedgerHead,
    Rate,
    Receipt,
    Recovery,
    Refund,
    Reversal,
)
from coopledger.ledger.expediente_proof import verify_expediente
from coopledger.model.narrative import Narrative, NarrativeRow
from coopledger.testing.sheets import write_workbook
from tests.books.test_iati_by_activity import FACTS, ON, publisher
from tests.writers.answers import example

SEGIB, AUTUMN, YEAR_END = "INE-SEGIB-2016", date(2016, 10, 1), date(2016, 12, 31)
OLDER = Path(__file__).parents[1] / "cases" / "schemas" / "0005.sql"
WHY = {"reason": "asked for", "ground": "a law"}
NO = {"reason": "mistaken"}


def answers_of_a_story() -> Iterator[Answer | Receipt]:
    """Answers and receipts, of the packaged example and of an agreement with activities."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        with example(folder / "example.db") as ledger:
            yield from _documents(ledger, folder)
            yield from _issued(ledger)
            yield from _taken_back(ledger, folder)
        with Ledger.open(folder / "activities.db", by="Ana") as ledger:
            ledger.record(*FACTS, Institution(code="INE", title="Instituto", currency="MXN"))
            yield from _by_activity(ledger, folder)
            yield from _at_the_bank(ledger, folder)
            yield from _proved(ledger, folder)
            yield from _of_two_accounts(ledger)
        yield from _damaged(folder)


def _file(folder: Path, name: str, text: str = "") -> Path:
    path = folder / name
    path.write_text(text or name, "utf-8")
    return path


def _documents(ledger: Ledger, folder: Path) -> Iterator[Answer]:
    letter = _file(folder, "oficio.txt")
    ledger.attach("R-01", letter, book=SEGIB, use="letter")
    ledger.attach("G-01", letter, _file(folder, "factura.txt"), book=SEGIB, use="invoice")
    yield ledger.documents(SEGIB)
    yield ledger.auxiliary(SEGIB)
    yield ledger.statement_paper(SEGIB, on=YEAR_END, since=AUTUMN)
    yield ledger.closing_package(SEGIB, on=YEAR_END)
    yield ledger.sample(SEGIB, 3, by="amount", since=AUTUMN, until=YEAR_END)
    yield ledger.expediente(SEGIB, folder / "e.zip")
    yield verify_expediente(folder / "e.zip")


def _issued(ledger: Ledger) -> Iterator[Answer]:
    """Issued, and then something else is recorded: what was issued, and what changed since."""
    ledger.record(Institution(code="INE", title="Instituto", currency="MXN"))
    ledger.issue(SEGIB, on=YEAR_END)
    ledger.issue_totals("INE", 2014, 2016)
    ledger.record(
        InKindContribution(book="PICE", reference="K", when="2015", amount="5.00 MXN"),
        Activity(book="PICE", reference="A-9", title="Foro", when="2015", activity_kind="forum"),
    )
    yield replace(ledger.statement_paper(SEGIB, on=YEAR_END), issue="EE-1")
    paper = ledger.totals_paper(2014, 2016, on=YEAR_END, recorded_by=ledger.head())
    yield ledger.totals_paper(2014, 2016)
    yield paper.issued_as(ledger.issued_totals("TC-1")[0].fact)
    yield ledger.partner_form("refund", SEGIB, on=YEAR_END, since=AUTUMN)
    yield ledger.partner_form("conac", SEGIB, on=YEAR_END)


def _taken_back(ledger: Ledger, folder: Path) -> Iterator[Answer | Receipt]:
    """Proposed by one, approved by another; reversed by a workbook; undone, forgotten."""
    ana, beto = ledger.signed_by("Ana"), ledger.signed_by("Beto")
    ana.propose(Interest(book=SEGIB, reference="I-9", when="2016-12-01", amount="1234.50 MXN"))
    beto.approve("PR-1", book=SEGIB)
    heads = ["Convenio", "Folio", "Fecha", "Reversa a", "Motivo"]
    reversals: list[list[object]] = [heads, [SEGIB, "X-1", "2016-12-02", "I-9", "error"]]
    write_workbook(folder / "reversas.xlsx", {"Reversas": reversals})
    ana.propose_file(folder / "reversas.xlsx", note="por revisar")
    yield ledger.pending()
    beto.approve("PR-2", book=SEGIB)
    yield ledger.history("I-9")
    yield ana.undo(2, reason="mistaken", on=date(2017, 1, 1))
    yield ledger.loads()
    yield ledger.trail()
    yield ledger.recorded_since(LedgerHead.of({}))
    with closing(sqlite3.connect(folder / "example.db")) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM journal").fetchone()
        yield ana.forget("G-01", book=SEGIB, **WHY)
    invoice = hashlib.sha256(b"factura.txt").hexdigest()
    yield ana.forget("G-01", book=SEGIB, documents=[invoice], **WHY)
    yield ledger.documents(SEGIB)
    rows: list[list[object]] = [["Convenio", "Folio", "Fecha", "Importe (MXN)"], [SEGIB, "G-9"]]
    write_workbook(folder / "wrong.xlsx", {"Gastos": rows})
    yield ledger.preview_file(folder / "wrong.xlsx")


def _by_activity(ledger: Ledger, folder: Path) -> Iterator[Answer]:
    columns = 'title = "TOSSD"\n[[columns]]\nname = "Año"\nsource = "year"\n'
    ledger.attach("INE", _file(folder, "c.toml", columns), book="INE", use="tossd-columns")
    ledger.record(
        InKindContribution(
            book="A", reference="K-3", when="2016-10-07", amount="9.00 MXN",
            tossd_modality="D011", tossd_framework="FC01",
        ),
        Reversal(book="A", reference="X-1", of="K-1", when="2017-02-02", **NO),
        Recovery(book="A", reference="B-9", of="G-1", when="2017-02-01", amount="1.00 MXN"),
    )  # fmt: skip
    yield ledger.iati("A", publisher=publisher(), by_activity=True, on=ON)
    told = NarrativeRow(of="A", summary="{received MXN} {spent MXN}")
    yield ledger.annex(2016, narrative=Narrative(title="Anexo", rows=[told]), on=ON)
    yield ledger.annex(2016, recorded_by=ledger.head())
    yield ledger.accounting_journal("A", on=ON)
    yield ledger.cooperation_registry("tossd", 2016)
    yield ledger.cooperation_totals()
    yield ledger.portfolio_totals(on=date(2017, 3, 1))
    yield ledger.sample("A", 3, by="line")


def _at_the_bank(ledger: Ledger, folder: Path) -> Iterator[Answer]:
    """Matched and issued; what was matched is taken back; an account is closed."""
    ledger.record(
        BankLine(
            book="A", reference="L-1", when="2016-10-06", direction="out", amount="300.00 MXN"
        ),
        BankBalance(book="A", reference="S-1", account="MXN", when=ON, balance="500.00 MXN"),
    )
    ledger.confirm(ledger.match("A", on=ON))
    yield ledger.issue("A", account="MXN", on=ON)
    ledger.record(
        Reversal(book="A", reference="X-2", of="B-2", when="2016-10-21", **NO),
        Reversal(book="A", reference="X-3", of="G-2", when="2016-10-21", **NO),
        Refund(book="A", reference="R-1", when="2016-12-20", amount="10.00 MXN"),
    )
    ledger.attach("R-1", _file(folder, "spei.txt"), book="A", use="transfer-receipt")
    yield ledger.match("A", on=ON)
    yield ledger.reconcile_bank("A", on=ON)
    yield ledger.reconcile_bank("A", on=ON)[0]
    yield ledger.closing_package("A", on=ON)
    for state in ("closed", "open"):
        ledger.set_period("A", 2016, state, reason="asked for")
    yield ledger.periods("A")
    yield ledger.issue("A", on=ON)
    yield ledger.issued("A")


def _of_two_accounts(ledger: Ledger) -> Iterator[Answer]:
    """One of which is closed; and a rate of which somebody says what it was made of."""
    accounts = [{"code": code, "currency": "MXN"} for code in ("ONE", "TWO")]
    ledger.record(
        Agreement(code="B", title="Two", currency="EUR", accounts=accounts),
        Addendum(book="B", reference="AD-1", when="2016-05-01", closed_accounts=["TWO"]),
        Rate(book="B", base="EUR", quote="MXN", when="2016-12-29", value="21.6329",
             published_by="ECB", source="a page of that day"),
    )  # fmt: skip
    yield ledger.reconcile("B", on=ON)
    yield ledger.rates("B")


def _proved(ledger: Ledger, folder: Path) -> Iterator[Answer]:
    path = folder / "estado.pdf"
    path.write_bytes(ledger.statement_paper("A", on=ON, since=AUTUMN).to_pdf("es"))
    yield ledger.verify_paper(path)
    path.write_bytes(ledger.issued_paper("A", "EE-1", language="es").content)
    yield ledger.verify_paper(path)


def _damaged(folder: Path) -> Iterator[Answer]:
    """A row that somebody changed with the triggers away; rows that cannot be forgotten."""
    shutil.copy(folder / "activities.db", folder / "damaged.db")
    with closing(sqlite3.connect(folder / "damaged.db", isolation_level=None)) as file:
        asked = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        for (name,) in file.execute(asked).fetchall():
            file.execute(f"DROP TRIGGER {name}")
        file.execute("UPDATE journal SET minor = minor + 1 WHERE reference = 'G-1'")
    with Ledger.open(folder / "damaged.db") as ledger:
        yield ledger.verify()
    with closing(sqlite3.connect(folder / "older.db")) as file:
        file.executescript(OLDER.read_text("utf-8"))
    with Ledger.open(folder / "older.db") as ledger:
        ledger.upgrade()
        yield ledger.forget("G-1", book="FONDOS-2017", **WHY)
