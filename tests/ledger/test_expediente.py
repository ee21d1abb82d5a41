"""An expediente: what is in it, and that whoever changes anything of it is found out."""

import hashlib
import json
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from coopledger import (
    Agreement,
    BankBalance,
    BankLine,
    CoopledgerError,
    Disallowance,
    Disbursement,
    Expenditure,
    Invoice,
    Ledger,
    LedgerBroken,
    Match,
    NoSuchBook,
    Programme,
    Recovery,
    verify_expediente,
    verify_rows,
)
from coopledger.store.heads import LedgerHead
from coopledger.store.journal import Head
from tests.engines import execute
from tests.laws.test_public_edition import audited

HOLDER, PDF = "Zacarías Quintanilla", b"%PDF-1.7 una factura"
FACTS = (
    Agreement(
        code="FORO", title="Foro de igualdad", currency="EUR", note="Aportación única.",
        accounts=[{"code": "BBVA", "currency": "MXN", "number": "0123456789"},
                  {"code": "VIATICO", "currency": "MXN", "holder": HOLDER}],
        lines=[{"code": "R1", "title": "Hospedaje", "ceiling": "9000.00 EUR"}],
    ),
    Disbursement(book="FORO", reference="M-1", when="2016-08-01", amount="200000.00 MXN",
                 sent="10000.00 EUR", account="BBVA"),
    Expenditure(book="FORO", reference="G-1", when="2016-09-01", amount="5000.00 MXN",
                account="BBVA", payee="Hotel Sede", concept="hospedaje", lines=["R1"]),
    Expenditure(book="FORO", reference="G-2", when="2016-09-03", amount="700.00 MXN",
                account="BBVA", lines=["R1"]),
    Recovery(book="FORO", reference="C-1", when="2016-09-20", amount="200.00 MXN", of="G-2",
             account="BBVA"),
    Disallowance(book="FORO", reference="D-1", when="2016-10-01", of="G-1", amount="50.00 MXN",
                 reason="propina"),
    Invoice(book="FORO", reference="F-1", when="2016-09-01", amount="5000.00 MXN",
            issuer={"name": "Hotel Sede", "tax_id": "HSE010101AB1"}),
    Match(book="FORO", reference="CO-1", when="2016-09-02", events=["G-1"], invoices=["F-1"]),
    BankLine(book="FORO", reference="L-1", when="2016-09-02", direction="out",
             amount="5000.00 MXN", account="BBVA", text=f"SPEI {HOLDER}"),
    BankBalance(book="FORO", reference="B-1", when="2016-09-30", account="BBVA",
                balance="194500.00 MXN"),
)  # fmt: skip
FORMS = ("html", "xlsx", "json")
PAPERS = (
    "01-statement", "02-auxiliary", "03-bank-reconciliation", "06-audit-trail", "00-INDEX",
)  # fmt: skip
NAMES = {
    *(f"{paper}.{ending}" for paper in PAPERS for ending in FORMS),
    *("00-README.txt", "07-rows.jsonl", "SHA256SUMS", "04-issued/0001-EE-1.txt"),
    *("05-documents/0001-factura-no-1.pdf", "05-documents/0003-acuse.bin"),
    *("01-statement.pdf", "03-bank-reconciliation.pdf", "04-issued/0001-EE-1.pdf"),
}


def recorded(where: str, folder: Path) -> None:
    """A ledger with a book that has something of everything, and with another one."""
    (folder / "factura nº 1.pdf").write_bytes(PDF)
    (folder / "acuse.exe").write_bytes(b"MZ\x90\x00")
    with Ledger.open(where, by="Ana") as ledger:
        ledger.record(*FACTS)
        ledger.record(Programme(code="PICE", title="Otro", currency="MXN"))
        ledger.issue("FORO", on=FACTS[-1].when.last)
        ledger.attach("F-1", folder / "factura nº 1.pdf", use="invoice")
        ledger.attach("G-2", folder / "factura nº 1.pdf")
        ledger.attach("FORO", folder / "acuse.exe")


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger, its documents, an expediente of it, and the head that was printed."""
    folder = tmp_path_factory.mktemp("once")
    recorded(str(folder / "b.db"), folder)
    with Ledger.open(folder / "b.db") as ledger:
        ledger.expediente("FORO", folder / "e.zip", language="en")
        (folder / "head").write_text(str(ledger.head()))
    return folder


@pytest.fixture
def packed(once: Path, tmp_path: Path) -> Path:
    """An expediente of one's own, the rest beside it."""
    shutil.copytree(once, tmp_path, dirs_exist_ok=True)
    return tmp_path / "e.zip"


def content(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(path: Path, files: Mapping[str, bytes], how: int = zipfile.ZIP_STORED) -> None:
    with zipfile.ZipFile(path, "w", how) as archive:
        for name, each in files.items():
            archive.writestr(name, each)


def listed(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The same files, and the list of their hashes made anew: as a forger does."""
    others = {name: each for name, each in files.items() if name != "SHA256SUMS"}
    sums = "".join(f"{hashlib.sha256(each).hexdigest()}  {n}\n" for n, each in others.items())
    return {**others, "SHA256SUMS": sums.encode()}


def codes(path: Path) -> list[tuple[str, str]]:
    found = verify_expediente(path, against=(path.parent / "head").read_text())
    return [(each.code, str(each.params.get("name", ""))) for each in found.problems]


def test_everything_is_in_it_and_each_line_names_its_documents(packed: Path, where: str) -> None:
    """On SQLite and on PostgreSQL."""
    folder = packed.parent
    recorded(where, folder)
    with Ledger.open(where) as ledger:
        made = ledger.expediente("FORO", folder / "here.zip", language="en")
        head = ledger.head()
    files = content(folder / "here.zip")
    assert files.keys() == NAMES
    assert {each.name for each in made} == {n for n in NAMES if not n.startswith(("00-I", "SHA"))}
    assert files["05-documents/0001-factura-no-1.pdf"] == PDF
    [account] = json.loads(files["02-auxiliary.json"])["accounts"]
    lines = [
        (line["reference"], line["came_in"], line["went_out"], line["balance"], line["documents"])
        for line in account["lines"]
    ]
    assert lines == [
        ("M-1", "200000.00", None, "200000.00", []),
        ("G-1", None, "5000.00", "195000.00", [1]),  # by the invoice it was matched with
        ("G-2", None, "700.00", "194300.00", [2]),
        ("C-1", "200.00", None, "194500.00", []),
        ("D-1", None, None, "194500.00", []),
    ]
    page = files["02-auxiliary.html"].decode()
    assert '<a href="05-documents/0001-factura-no-1.pdf">2</a>' in page
    [bank] = json.loads(files["03-bank-reconciliation.json"])["reconciliations"]
    assert (bank["bank"], bank["books"]) == ("194500.00", "194500.00")
    assert HOLDER in files["04-issued/0001-EE-1.txt"].decode()
    assert str(head) in files["00-README.txt"].decode()
    proved = verify_expediente(folder / "here.zip", against=head)
    assert (proved.intact, proved.files, proved.head) == (True, len(NAMES), head)


def test_the_list_of_hashes_is_one_that_sha256sum_checks(packed: Path) -> None:
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(packed.parent / "x")
    checked = subprocess.run(
        ["sha256sum", "--strict", "-c", "SHA256SUMS"], cwd=packed.parent / "x", check=False
    )
    assert checked.returncode == 0
    head = (packed.parent / "head").read_text()
    assert audited(packed.parent / "x" / "07-rows.jsonl", head) == (0, head)
    assert verify_rows(packed.parent / "x" / "07-rows.jsonl", against=head).intact


def test_however_it_is_packed_again_it_is_the_same(packed: Path) -> None:
    files = content(packed)
    for how in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        pack(packed, dict(reversed(files.items())), how)
        assert codes(packed) == []


Change = Callable[[dict[str, bytes]], dict[str, bytes]]
DOCUMENT, STATEMENT, ROWS = (
    "05-documents/0001-factura-no-1.pdf",
    "01-statement.html",
    "07-rows.jsonl",
)
CHANGES: dict[str, tuple[Change, set[tuple[str, str]]]] = {
    "a paper is altered": (
        lambda files: files | {STATEMENT: files[STATEMENT].replace(b"200,000", b"300,000")},
        {("verify.file-altered", STATEMENT)},
    ),
    "a document is altered": (
        lambda files: files | {DOCUMENT: b"%PDF-1.7 otra"},
        {("verify.file-altered", DOCUMENT)},
    ),
    "a document is missing": (
        lambda files: {name: each for name, each in files.items() if name != DOCUMENT},
        {("verify.file-missing", DOCUMENT)},
    ),
    "a file is added": (
        lambda files: files | {"leame.exe": b"MZ"},
        {("verify.file-added", "leame.exe")},
    ),
    "a row is altered": (
        lambda files: files | {ROWS: files[ROWS].replace(b"hospedaje", b"transporte")},
        {("verify.file-altered", ROWS), ("verify.altered", "")},
    ),
}
FORGED: dict[str, set[tuple[str, str]]] = {
    "a paper is altered": {("verify.paper-differs", STATEMENT)},
    "a document is altered": {("verify.file-altered", DOCUMENT)},
    "a document is missing": {("verify.file-missing", DOCUMENT)},
    "a file is added": {("verify.file-added", "leame.exe")},
    "a row is altered": {("verify.altered", "")},
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_changed_is_named(packed: Path, change: str) -> None:
    changed, expected = CHANGES[change]
    files = changed(content(packed))
    pack(packed, files)
    assert set(codes(packed)) == expected
    pack(packed, listed(files))
    others = {"00-INDEX.html", "00-INDEX.json", "00-INDEX.xlsx", "00-README.txt", "SHA256SUMS"}
    found = {each for each in codes(packed) if each[1] not in others}
    assert found == FORGED[change]


def test_another_ledger_made_anew_is_told_by_the_head(packed: Path) -> None:
    with Ledger.open(packed.parent / "other.db") as ledger:
        ledger.record(*FACTS)
        ledger.expediente("FORO", packed, language="en")
    assert verify_expediente(packed).intact
    assert codes(packed) == [("verify.rows-cut", "")]


def test_the_head_on_an_issued_statement_is_one_of_its_own(packed: Path) -> None:
    with Ledger.open(packed.parent / "b.db") as ledger:
        (recorded_as,) = ledger.issued("FORO")
        printed = recorded_as.fact.head
    assert verify_expediente(packed, against=printed).intact
    rows, digits = printed.split("-")
    fewer = int(rows.removesuffix(".2")) - 1
    for other in (f"{rows}-{digits[::-1]}", f"{fewer}.2-{digits}", f"{rows[:-2]}-{digits}"):
        assert not verify_expediente(packed, against=other).intact
    files = content(packed)
    said = json.loads(files[ROWS].splitlines()[-1])
    said["earlier"] = [[["PICE", 1, "0" * 64]]]  # a state in which the book is not
    changed = b"".join([*files[ROWS].splitlines(keepends=True)[:-1], json.dumps(said).encode()])
    (packed.parent / "rows.jsonl").write_bytes(changed)
    forged = LedgerHead.of({"PICE": Head(1, "0" * 64)})
    assert not verify_rows(packed.parent / "rows.jsonl", against=forged).intact


def test_of_another_version_the_papers_are_proved_by_their_hashes(packed: Path) -> None:
    files = content(packed)
    index = json.loads(files["00-INDEX.json"])
    for tool, intact in (("coopledger", True), ("xlsxwriter", False), ("typst", False)):
        index["tools"] = json.loads(files["00-INDEX.json"])["tools"] | {tool: "0.0.1"}
        pack(packed, listed(files | {"00-INDEX.json": json.dumps(index).encode()}))
        found = verify_expediente(packed)
        assert "verify.other-program" in [note.code for note in found.notes]
        # Where we are of the same version, the index is made again, and says other tools.
        assert found.intact is intact
        names = {str(each.params["name"]) for each in found.problems}
        assert names <= {"00-README.txt", "SHA256SUMS"} | {f"00-INDEX.{e}" for e in FORMS}


UNREADABLE: dict[str, Callable[[Path], object]] = {
    "no archive": lambda path: path.write_bytes(b"PK\x03\x04 nothing"),
    "not an expediente": lambda path: pack(path, {"a.txt": b"a"}),
    "cut short": lambda path: path.write_bytes(path.read_bytes()[:-200]),
    "leads up": lambda path: pack(path, content(path) | {"../x.txt": b"a"}),
    "of a drive": lambda path: pack(path, content(path) | {"C:x.txt": b"a"}),
    "endless": lambda path: pack(
        path, content(path) | {"x": bytes(2**25)}, zipfile.ZIP_DEFLATED
    ),
    "no rows": lambda path: pack(
        path, listed({name: each for name, each in content(path).items() if name != ROWS})
    ),
    "no index": lambda path: pack(path, listed({**content(path), "00-INDEX.json": b"[1]"})),
    "no list": lambda path: pack(path, {**content(path), "SHA256SUMS": b"\xff"}),
}  # fmt: skip


@pytest.mark.parametrize("made", UNREADABLE)
def test_what_is_no_expediente_is_refused(packed: Path, made: str) -> None:
    UNREADABLE[made](packed)
    with pytest.raises(CoopledgerError) as refused:
        verify_expediente(packed)
    for language in ("es", "en"):
        assert str(packed) in refused.value.message(language)


def test_a_programme_has_no_statement(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "b.db") as ledger:
        ledger.record(Programme(code="P", title="Propios", currency="MXN"))
        ledger.record(Expenditure(book="P", reference="G", when="2016-01-01", amount="5.00 MXN"))
        ledger.expediente("P", tmp_path / "p.zip", language="es")
        with pytest.raises(NoSuchBook):
            ledger.expediente("Q", tmp_path / "q.zip")
    assert not [name for name in content(tmp_path / "p.zip") if name.startswith(("01", "03"))]
    assert verify_expediente(tmp_path / "p.zip").intact


def test_what_was_erased_is_said_to_be(packed: Path) -> None:
    with Ledger.open(packed.parent / "b.db") as ledger:
        ledger.forget("G-1", book="FORO", reason="lo pidió", ground="LGPDPPSO")
        ledger.expediente("FORO", packed, language="es")
        head = ledger.head()
    page = content(packed)["02-auxiliar.html"].decode()
    assert "Hotel Sede" not in page
    assert "(borrado)" in page
    assert verify_expediente(packed, against=head).intact


def test_what_waits_to_be_approved_is_told_to_nobody(packed: Path) -> None:
    waits = FACTS[2].model_copy(update={"reference": "G-7", "payee": "Zulema Secreta"})
    with Ledger.open(packed.parent / "b.db") as ledger:
        ledger.propose(waits)
        for public in (False, True):
            ledger.expediente("FORO", packed, public=public, language="es")
            found = verify_expediente(packed, against=ledger.head())
            assert found.intact, found.problems
            told = [name for name, each in content(packed).items() if b"Zulema" in each]
            assert (told == []) is public


def test_of_earlier_schemas_it_is_made_and_proved_too(tmp_path: Path) -> None:
    """Rows whose texts are in what is hashed: a public edition withholds them, and says so."""
    schema = Path(__file__).parents[1] / "cases" / "schemas" / "0005.sql"
    with closing(sqlite3.connect(tmp_path / "b.db")) as older:
        older.executescript(schema.read_text("utf-8"))
    with Ledger.open(tmp_path / "b.db") as ledger:
        ledger.upgrade()
        for opening, _ in ledger.books():
            ledger.expediente(opening.code, tmp_path / "e.zip", public=True, language="es")
            found = verify_expediente(tmp_path / "e.zip", against=ledger.head())
            assert found.intact, found.problems
            assert "verify.rows-withheld" in [note.code for note in found.notes]
            for name, each in content(tmp_path / "e.zip").items():
                assert "Núñez Peña".encode() not in each, name


def test_a_document_that_is_damaged_leaves_the_file_that_was_there(packed: Path) -> None:
    before = packed.read_bytes()
    where = f"sqlite:///{packed.parent / 'b.db'}"
    execute(where, "DROP TRIGGER document_part_is_not_deleted")
    execute(where, "DELETE FROM coopledger_document_part")
    with Ledger.open(packed.parent / "b.db") as ledger, pytest.raises(LedgerBroken):
        ledger.expediente("FORO", packed, language="en")
    assert packed.read_bytes() == before
    assert [p.name for p in packed.parent.iterdir() if p.name.endswith("unfinished")] == []


FULL = """
import resource, signal, sys
from coopledger.cli.main import main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
main(["report", "expediente", "FORO", "-o", "new.zip", "--ledger", "b.db"])
"""


def test_a_full_disk_leaves_nothing_half(packed: Path) -> None:
    """The system lets no file grow beyond a number of bytes."""
    most = packed.stat().st_size // 2
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(most)], cwd=packed.parent, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    left = [path.name for path in packed.parent.iterdir() if "new.zip" in path.name]
    assert left == []
