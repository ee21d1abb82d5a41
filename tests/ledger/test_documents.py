"""Documents belong to what is recorded, are kept once, and are given back as they were."""

import hashlib
import os
from pathlib import Path
from typing import Any

import pytest

from coopledger import Ledger, Reversal
from coopledger.errors import LedgerBroken, NoSuchReference, StoreError, WrongArgument
from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.attachment import Attachment
from coopledger.model.erased import is_erased
from coopledger.model.original import PIECE
from coopledger.model.receipt import Receipt
from coopledger.readers.originals import attachment, original
from coopledger.testing.sheets import write_workbook
from tests.engines import dump, execute
from tests.store.books import OPENING, opened, reversing, spent

PDF = b"%PDF-1.7 "
CFDI = b'<?xml version="1.0"?><c:Comprobante xmlns:c="http://www.sat.gob.mx/cfd/4"/>'
HEADS = ["Folio", "Fecha", "Importe", "Moneda", "Comprobante"]


@pytest.fixture
def ledger(where: str) -> Any:
    """A book with money and two expenditures."""
    opened(where)
    with Ledger.open(where, by="ana") as ledger:
        ledger.record(spent("G-1"), spent("G-2"))
        yield ledger


def written(folder: Path, name: str, content: bytes = PDF) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def codes(receipt: Receipt) -> list[str]:
    return [found.code for found in receipt.findings]


def stored(where: str) -> list[tuple[str, int]]:
    """The documents there are, and how many parts each has, as another program counts them."""
    from sqlalchemy import create_engine, text

    engine = create_engine(where if "://" in where else f"sqlite:///{where}")
    query = (
        "SELECT d.sha256, count(p.number) FROM coopledger_document d LEFT JOIN"
        " coopledger_document_part p ON p.sha256 = d.sha256 GROUP BY d.sha256 ORDER BY 1"
    )
    with engine.connect() as connection:
        found = [(row[0], row[1]) for row in connection.execute(text(query))]
    engine.dispose()
    return found


def test_what_is_attached_is_given_back_as_it_was(ledger: Ledger, tmp_path: Path) -> None:
    content = os.urandom(2 * PIECE + 7)
    receipt = ledger.attach("G-1", written(tmp_path, "foto.jpg", content), use="ticket")
    assert (receipt.accepted, receipt.recorded, receipt.books) == (True, 1, ("A",))
    [found] = ledger.documents("A")
    assert (found.number, found.of, found.name, found.size) == (1, "G-1", "foto.jpg", len(content))
    assert (found.type.value, found.use.value) == ("unknown", "ticket")
    assert (found.sha256, found.recorded_by) == (hashlib.sha256(content).hexdigest(), "ana")
    assert (found.stands, found.kept, found.elsewhere) == (True, True, ())
    assert ledger.save_document("A", 1, tmp_path / "copia.jpg") == found
    assert (tmp_path / "copia.jpg").read_bytes() == content
    assert ledger.verify().intact


@pytest.mark.parametrize("size", [1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE])
def test_whatever_its_size_it_is_kept_whole(where: str, tmp_path: Path, size: int) -> None:
    opened(where)
    path = written(tmp_path, "a", os.urandom(size))
    with Ledger.open(where) as ledger:
        ledger.attach("M", path)
        ledger.save_document("A", 1, tmp_path / "b")
        assert (tmp_path / "b").read_bytes() == path.read_bytes()
        assert ledger.verify().intact
    assert [parts for _, parts in stored(where)] == [-(-size // PIECE)]


def test_a_document_is_kept_once(ledger: Ledger, where: str, tmp_path: Path) -> None:
    path = written(tmp_path, "a.pdf")
    same = written(tmp_path, "otro nombre.pdf")
    assert ledger.attach("G-1", path).recorded == 1
    before = dump(where)
    again = ledger.attach("G-1", path, same)
    assert (again.recorded, again.unchanged, codes(again)) == (0, 2, [])
    assert dump(where) == before
    assert codes(ledger.attach("G-2", same)) == ["document-again"]
    assert stored(where) == [(hashlib.sha256(PDF).hexdigest(), 1)]
    first, second = ledger.documents("A")
    assert [each.of for each in first.elsewhere] == ["G-2"]
    assert [(each.of, each.book) for each in second.elsewhere] == [("G-1", None)]


def test_the_same_document_in_another_book_is_said(ledger: Ledger, tmp_path: Path) -> None:
    ledger.record(OPENING.model_copy(update={"code": "B"}))
    path = written(tmp_path, "a.pdf")
    ledger.attach("G-1", path)
    receipt = ledger.attach("B", path)
    assert codes(receipt) == ["document-again"]
    assert receipt.findings[0].params["book"] == "A"
    [found] = ledger.documents("B")
    assert [(each.of, each.book) for each in found.elsewhere] == [("G-1", "A")]


def test_what_belongs_to_several_books_has_to_be_told_apart(ledger: Ledger, tmp_path: Path) -> None:
    ledger.record(OPENING.model_copy(update={"code": "B"}))
    ledger.record(ledger.facts("A")[1].model_copy(update={"book": "B"}))
    path = written(tmp_path, "a.pdf")
    with pytest.raises(CoopledgerError) as raised:
        ledger.attach("M", path)
    assert raised.value.code == "attach.several-books"
    assert ledger.attach("M", path, book="B").books == ("B",)
    with pytest.raises(NoSuchReference):
        ledger.attach("G-1", path, book="B")
    with pytest.raises(NoSuchReference):
        ledger.attach("G-99", path)


def test_what_is_wrong_with_any_of_them_is_found_at_once_and_nothing_is_kept(
    ledger: Ledger, where: str, tmp_path: Path
) -> None:
    before = dump(where)
    good, empty = written(tmp_path, "a.pdf"), written(tmp_path, "vacio.pdf", b"")
    receipt = ledger.attach("G-1", good, empty, tmp_path, tmp_path / "noesta.pdf")
    assert sorted(codes(receipt)) == ["document-empty", "document-no-file", "document-not-there"]
    assert not receipt.accepted
    assert dump(where) == before
    assert stored(where) == []


def test_wrong_use_is_said(ledger: Ledger, tmp_path: Path) -> None:
    path: Any = written(tmp_path, "a.pdf")
    for wrong in ({"use": "factura"}, {"book": 1}):
        with pytest.raises(WrongArgument):
            ledger.attach("G-1", path, **wrong)  # type: ignore[arg-type]
    for paths in ((1,), (path, None)):
        with pytest.raises(WrongArgument):
            ledger.attach("G-1", *paths)  # type: ignore[arg-type]
    for number in (0, 1, -1):
        with pytest.raises(CoopledgerError):
            ledger.save_document("A", number, tmp_path / "copia.pdf")
    found = original(path)
    with pytest.raises(CoopledgerError) as raised:
        ledger.record(attachment(spent("G-1"), found))
    assert raised.value.code == "document.not-given"
    assert ledger.attach("G-1", path).recorded == 1
    assert ledger.record(attachment(spent("G-2"), found)).recorded == 1  # it is there by now


def test_a_document_of_nothing_is_refused(ledger: Ledger, tmp_path: Path) -> None:
    ledger.attach("G-1", path := written(tmp_path, "a.pdf"))
    [first] = ledger.documents("A")
    assert first.attachment is not None
    for of in ("G-99", first.attachment):  # nor does one belong to a document
        fact = attachment(spent(of), original(path))
        assert codes(ledger.preview(fact))[0] == "document-of-unknown"


def test_what_was_attached_by_mistake_is_taken_back_and_may_be_attached_again(
    ledger: Ledger, tmp_path: Path
) -> None:
    path = written(tmp_path, "a.pdf")
    ledger.attach("G-1", path)
    [found] = ledger.documents("A")
    assert found.attachment is not None
    back = Reversal(
        book="A", reference="X", of=found.attachment, when="2016-10-05", reason="another's"
    )
    ledger.record(back)
    assert [each.stands for each in ledger.documents("A")] == [False]
    assert codes(ledger.attach("G-2", path)) == []  # it belongs to nothing else that stands
    assert ledger.attach("G-1", path).recorded == 1
    assert [each.stands for each in ledger.documents("A")] == [False, True, True]
    assert ledger.attach("G-1", path).recorded == 0
    assert ledger.verify().intact


def test_the_paper_of_a_closed_year_may_come_to_light_later(ledger: Ledger, tmp_path: Path) -> None:
    ledger.set_period("A", 2016, "closed")
    assert ledger.attach("G-1", written(tmp_path, "a.pdf")).recorded == 1
    assert ledger.verify().intact


def test_it_changes_no_figure(ledger: Ledger, tmp_path: Path) -> None:
    before = ledger.reconcile("A").to_json()
    ledger.attach("G-1", written(tmp_path, "a.pdf"))
    assert ledger.reconcile("A").to_json() == before


def test_what_names_it_is_shown_with_what_it_belongs_to(ledger: Ledger, tmp_path: Path) -> None:
    ledger.attach("G-1", written(tmp_path, "a.pdf"))
    [recorded] = ledger.history("G-1")
    [related] = recorded.related
    assert isinstance(related.fact, Attachment)


def test_a_book_leaves_without_its_documents(ledger: Ledger, tmp_path: Path) -> None:
    """They belong to the chain of this ledger, as issued statements do."""
    before = ledger.export("A", form="json")
    ledger.attach("G-1", written(tmp_path, "a.pdf"))
    assert ledger.export("A", form="json") == before


def test_a_workbook_names_the_documents_beside_it(
    ledger: Ledger, where: str, tmp_path: Path
) -> None:
    folder = tmp_path / "libros"
    (folder / "facturas").mkdir(parents=True)
    written(folder, "a.pdf"), written(folder, "b.xml", CFDI), written(folder / "facturas", "c.pdf")
    gastos = [
        ["K-1", "2016-10-05", 11, "MXN", "a.pdf; b.xml"],
        ["K-2", "2016-10-06", 2, "MXN", r"facturas\c.pdf"],
        ["K-3", "2016-10-07", 3, "MXN", None],
    ]
    write_workbook(folder / "libro.xlsx", {"Gastos": [HEADS, *gastos]})
    receipt = ledger.import_file(folder / "libro.xlsx", book="A")
    assert (receipt.recorded, codes(receipt)) == (6, ["document-again"])
    assert [(each.number, each.of, each.name) for each in ledger.documents("A")] == [
        (1, None, "libro.xlsx"), (2, "K-1", "a.pdf"), (3, "K-1", "b.xml"), (4, "K-2", "c.pdf"),
    ]  # fmt: skip
    assert ledger.documents("A")[2].type.value == "cfdi"
    before = dump(where)
    again = ledger.import_file(folder / "libro.xlsx", book="A")
    assert (again.recorded, again.unchanged) == (0, 6)
    assert dump(where) == before
    assert ledger.verify().intact


@pytest.mark.parametrize("name", ["../a.pdf", "noesta.pdf", "vacio.pdf", "/etc/passwd"])
def test_a_document_that_cannot_be_had_is_a_finding_on_its_cell(
    ledger: Ledger, where: str, tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "libros"
    folder.mkdir()
    written(tmp_path, "a.pdf"), written(folder, "vacio.pdf", b"")
    before = dump(where)
    gastos = [["K-1", "2016-10-05", 11, "MXN", name]]
    write_workbook(folder / "libro.xlsx", {"Gastos": [HEADS, *gastos]})
    receipt = ledger.import_file(folder / "libro.xlsx", book="A")
    [found] = receipt.findings
    assert found.code.startswith("document-")
    assert (found.place.row, found.place.column, found.place.cell) == (2, "Comprobante", "E2")
    assert name in found.message("es")
    assert dump(where) == before


def test_a_load_keeps_its_original(ledger: Ledger, where: str, tmp_path: Path) -> None:
    gastos = [HEADS[:4], ["K-1", "2016-10-05", 11, "MXN"]]
    path = tmp_path / "libro.xlsx"
    write_workbook(path, {"Gastos": gastos})
    content = path.read_bytes()
    ledger.preview_file(path, book="A")
    assert stored(where) == []
    ledger.import_file(path, book="A")
    path.unlink()
    ledger.save_document("A", 1, tmp_path / "de nuevo.xlsx")
    assert (tmp_path / "de nuevo.xlsx").read_bytes() == content


def test_a_folder_of_invoices_is_kept_file_by_file(
    ledger: Ledger, where: str, tmp_path: Path
) -> None:
    cases = Path(__file__).parents[1] / "cases" / "invoices"
    good = (p for p in sorted(cases.glob("**/*.xml")) if ledger.preview_file(p, book="A").accepted)
    folder = tmp_path / "comprobantes"
    (folder / "octubre").mkdir(parents=True)
    (folder / "octubre" / "1.xml").write_bytes(next(good).read_bytes())
    (folder / "2.xml").write_bytes(next(good).read_bytes())
    (folder / "3.xml").write_bytes(b"<no invoice/>")
    receipt = ledger.import_file(folder, book="A", skip_unreadable=True)
    assert receipt.recorded, codes(receipt)
    kept = {sha256 for sha256, _ in stored(where)}
    files = {hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.glob("**/*.xml")}
    [listing] = ledger.documents("A")
    assert kept == files | {listing.sha256}
    assert (listing.type.value, listing.name) == ("listing", "comprobantes")
    assert ledger.verify().intact


def test_documents_in_a_folder(where: str, tmp_path: Path) -> None:
    opened(where)
    folder = tmp_path / "guardados"
    path = written(tmp_path, "a.pdf", PDF * 100_000)
    with Ledger.open(where, keep_documents=folder) as ledger:
        ledger.record(spent("G-1"))
        ledger.attach("G-1", path)
        [found] = ledger.documents("A")
    assert [each.name for each in folder.iterdir()] == [found.sha256]
    assert (folder / found.sha256).read_bytes() == path.read_bytes()
    assert stored(where) == [(found.sha256, 0)]
    with Ledger.open(where) as ledger:  # which knows where they are
        assert ledger.verify().intact
        ledger.save_document("A", 1, tmp_path / "copia.pdf")
        with pytest.raises(CoopledgerError, match="reads"):
            ledger.save_document("A", 1, folder / found.sha256)
        folder.rename(tmp_path / "movidos")
        assert [each.code for each in ledger.verify().problems] == ["verify.document-missing"]
        with pytest.raises(LedgerBroken):
            ledger.save_document("A", 1, tmp_path / "copia.pdf")
    with Ledger.open(where, keep_documents=tmp_path / "movidos") as ledger:
        assert ledger.verify().intact
        ledger.save_document("A", 1, tmp_path / "copia.pdf")
        (tmp_path / "movidos" / found.sha256).write_bytes(PDF)
        assert [each.code for each in ledger.verify().problems] == ["verify.document-altered"]
    assert (tmp_path / "copia.pdf").read_bytes() == path.read_bytes()


def test_a_file_that_changes_meanwhile_is_not_kept(
    ledger: Ledger, where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, "a.pdf")
    before = dump(where)
    from coopledger.ledger import attaching

    def looked_at(path: Path) -> Any:
        found = original(path)
        path.write_bytes(b"another")
        return found

    monkeypatch.setattr(attaching, "original", looked_at)
    with pytest.raises(StoreError) as raised:
        ledger.attach("G-1", path)
    assert raised.value.code == "document.changed"
    assert dump(where) == before


def test_what_is_not_stored_is_not_said_to_be(
    ledger: Ledger, where: str, engine: str, tmp_path: Path
) -> None:
    """Something around the program swallows a part: it is read back before anything is said."""
    body = "SELECT RAISE(IGNORE); END" if engine == "sqlite" else "RETURN NULL; END"
    table = "coopledger_document_part"
    if engine == "sqlite":
        execute(where, f"CREATE TRIGGER thief BEFORE INSERT ON {table} BEGIN {body}")
    else:
        execute(
            where,
            f"CREATE FUNCTION thief() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN {body}'",
            f"CREATE TRIGGER thief BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION thief()",
        )
    with pytest.raises(StoreError) as raised:
        ledger.attach("G-1", written(tmp_path, "a.pdf"))
    assert raised.value.code == "store.not-stored"
    assert stored(where) == []
    assert ledger.documents("A") == ()


def test_what_is_forgotten_names_the_documents_that_belong_to_it(
    ledger: Ledger, tmp_path: Path
) -> None:
    """Its name is erased with it; the document is there still, and is said to be."""
    path = written(tmp_path, "Factura de Ana.pdf")
    ledger.attach("G-1", path)
    forgotten = ledger.forget("G-1", reason="asked for", ground="art. 51")
    assert [each.name for each in forgotten.documents] == ["Factura de Ana.pdf"]
    [found] = ledger.documents("A")
    assert is_erased(found.name)
    for language in ("es", "en"):
        assert "Ana" not in ledger.documents("A").to_text(language)
    assert ledger.verify().intact
    assert ledger.attach("G-1", path).recorded == 0  # and it brings the name back to nobody
    assert is_erased(ledger.documents("A")[0].name)


def test_check_names_a_document_of_two_movements(ledger: Ledger, tmp_path: Path) -> None:
    """The agreement's paper may be one's, too; what was taken back counts no more."""
    path = written(tmp_path, "a.pdf")
    ledger.attach("G-1", path)
    ledger.attach("A", path)
    assert [each for each in ledger.check("A") if each.code == "document-of-several"] == []
    ledger.attach("G-2", path)
    [found] = (each for each in ledger.check("A") if each.code == "document-of-several")
    assert (found.severity.value, found.params["seen"]) == ("note", "G-1 + G-2")
    for language in ("es", "en"):
        assert "Ledger.documents" in found.remedy(language)
    ledger.record(reversing("G-2", by="X"))
    assert [each for each in ledger.check("A") if each.code == "document-of-several"] == []
