"""A document that was erased is nowhere any more, is said to be erased, and does not come back."""

import hashlib
import os
import random
import zipfile
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from coopledger import (
    CoopledgerError,
    Erasure,
    Ledger,
    Refused,
    WrongArgument,
    verify_expediente,
)
from coopledger.books.documents import Elsewhere
from coopledger.books.forgotten import Held
from coopledger.readers.originals import attachment, original
from coopledger.testing.sheets import write_workbook
from tests.command_line import Run
from tests.engines import dump, execute, location, server
from tests.laws.test_erasure import WHY
from tests.ledger.test_documents import HEADS, codes, stored
from tests.store.books import OPENING, opened, spent
from tests.store.failing import Fault, fault_at

DRAWN = random.Random(2016)
ONE, TWO = (b"%PDF-1.7 " + DRAWN.randbytes(600_000) for _ in range(2))
_ONE, _TWO = (hashlib.sha256(each).hexdigest() for each in (ONE, TWO))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in (("uno.pdf", ONE), ("dos.pdf", TWO)):
        (tmp_path / name).write_bytes(content)
    return tmp_path


@pytest.fixture
def ledger(where: str, folder: Path) -> Any:
    """A book with two expenditures, and two documents of the first."""
    opened(where)
    with Ledger.open(where, by="ana") as ledger:
        ledger.record(spent("G-1"), spent("G-2"))
        ledger.attach("G-1", folder / "uno.pdf", folder / "dos.pdf")
        yield ledger


def states(found: tuple[Held, ...]) -> list[tuple[int | None, str]]:
    return [(each.number, each.state.value) for each in found]


def raised_code(ledger: Ledger, reference: str, *documents: int | str) -> str:
    with pytest.raises(CoopledgerError) as raised:
        ledger.forget(reference, **WHY, documents=documents)
    for language in ("es", "en"):
        assert raised.value.message(language)
    return raised.value.code


def test_each_is_erased_or_kept_by_choice(ledger: Ledger, where: str, folder: Path) -> None:
    head, figures = str(ledger.head()), ledger.reconcile("A").to_json()
    first = ledger.forget("G-1", **WHY)
    assert states(first.documents) == [(1, "kept"), (2, "kept")]
    done = ledger.forget("G-1", **WHY, documents=[2])
    assert states(done.documents) == [(1, "kept"), (2, "erased")]
    assert isinstance(done.erasure, Erasure)
    assert (done.erasure.reference, done.erasure.rows) == ("SD-2", ())
    assert done.erasure.documents == (_TWO,)
    assert states(ledger.forget("G-1", **WHY, documents=["2"]).documents)[1] == (2, "before")
    assert stored(where) == [(_ONE, 3)]
    one, two = ledger.documents("A")
    assert (one.kept, one.erased) == (True, None)
    assert (two.kept, two.erased) == (False, Elsewhere("SD-2", "A"))
    ledger.save_document("A", 1, folder / "copia")
    assert (folder / "copia").read_bytes() == ONE
    with pytest.raises(CoopledgerError, match="SD-2"):
        ledger.save_document("A", 2, folder / "otra")
    assert not (folder / "otra").exists()
    assert ledger.verify(against=head).intact
    assert ledger.reconcile("A").to_json() == figures


def test_with_the_texts_at_once_and_by_the_beginning_of_its_hash(ledger: Ledger) -> None:
    done = ledger.forget("G-1", **WHY, documents=[_ONE[:8].upper(), 2])
    assert states(done.documents) == [(1, "erased"), (2, "erased")]
    assert done.erasure is not None
    assert done.erasure.rows == tuple(place.seq for place in done.erased) == (3, 5, 6)
    assert [each.kept for each in ledger.documents("A")] == [False, False]
    assert ledger.verify().intact


def test_its_bytes_are_nowhere_in_the_file_nor_in_its_log(folder: Path) -> None:
    path = folder / "libro" / "b.db"
    path.parent.mkdir()
    opened(str(path))
    reader = Ledger.open(path)
    with Ledger.open(path) as ledger:
        ledger.record(spent("G-1"))
        ledger.attach("G-1", folder / "uno.pdf", folder / "dos.pdf")
        assert ledger.reconcile("A").closes
        assert reader.reconcile("A").closes
        ledger.forget("G-1", **WHY, documents=[1])
        files = [file.read_bytes() for file in path.parent.iterdir()]
        assert not any(any_of(ONE, each) for each in files)
        assert any(any_of(TWO, each) for each in files)
    reader.close()


def any_of(document: bytes, content: bytes) -> bool:
    """Whether any of it is there: thirty-two bytes from every two hundred of it."""
    return any(document[at : at + 32] in content for at in range(9, len(document) - 32, 20_000))


@pytest.mark.skipif("COOPLEDGER_TEST_URL" in os.environ, reason="its files are elsewhere")
def test_its_bytes_are_nowhere_in_a_servers_tables_once_they_are_cleaned(folder: Path) -> None:
    with location("postgresql", folder) as where, Ledger.open(where) as ledger:
        opened(where)
        ledger.record(spent("G-1"))
        ledger.attach("G-1", folder / "uno.pdf", folder / "dos.pdf")
        ledger.forget("G-1", **WHY, documents=[1])
        said = ledger.forget("G-1", **WHY, documents=[1]).to_text("es")
        cleaning = "VACUUM FULL journal, coopledger_document_part"
        assert cleaning in " ".join(said.split())
        engine = create_engine(where, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(cleaning))
            connection.execute(text("CHECKPOINT"))
            named = "SELECT reltoastrelid::regclass FROM pg_class WHERE oid = '{}'::regclass"
            kept = connection.scalar(text(named.format("coopledger_document_part")))
            place = connection.scalar(text(f"SELECT pg_relation_filepath('{kept}')"))
        engine.dispose()
        content = (Path(str(server().query["host"])).parent / "data" / str(place)).read_bytes()
        assert not any_of(ONE, content)
        assert any_of(TWO, content)
        assert ledger.verify().intact


def test_one_that_others_have_too_is_named_by_its_hash(
    ledger: Ledger, where: str, folder: Path
) -> None:
    """Whose else it is, is said before; then it is erased for all of them."""
    ledger.record(OPENING.model_copy(update={"code": "B"}))
    ledger.attach("G-2", folder / "uno.pdf")
    ledger.attach("B", folder / "uno.pdf")
    before = dump(where)
    with pytest.raises(CoopledgerError) as raised:
        ledger.forget("G-1", **WHY, documents=[1])
    assert raised.value.code == "forget.document-of-others"
    for language, said in (("es", "B de B"), ("en", "B of B")):
        message = raised.value.message(language)
        assert all(part in message for part in ("G-2", said, _ONE[:12])), message
    assert dump(where) == before
    assert states(ledger.forget("G-1", **WHY, documents=[_ONE[:12]]).documents)[0] == (1, "erased")
    for code in ("A", "B"):
        for each in ledger.documents(code):
            assert (each.erased is not None) == (each.sha256 == _ONE)
    assert ledger.documents("B").to_text("es").count("SD-1 de A") == 1
    assert ledger.verify().intact


def test_what_is_none_of_them_is_said_and_nothing_is_erased(ledger: Ledger, where: str) -> None:
    before = dump(where)
    for asked in (9, "uno.pdf", "0" * 64, _ONE[:7], ""):
        assert raised_code(ledger, "G-1", 1, asked) == "forget.document-unknown"
        assert raised_code(ledger, "G-2", 1) == "forget.document-unknown"  # nor another's
    assert dump(where) == before
    wrong: Any = "1"
    with pytest.raises(WrongArgument):
        ledger.forget("G-1", **WHY, documents=wrong)


def workbook(folder: Path, *names: str) -> Path:
    rows = [[f"K-{n}", "2016-10-05", n, "MXN", name] for n, name in enumerate(names, 1)]
    return write_workbook(folder / "libro.xlsx", {"Gastos": [HEADS, *rows]})


def test_what_is_loaded_again_does_not_come_back(ledger: Ledger, where: str, folder: Path) -> None:
    (folder / "tres.pdf").write_bytes(b"%PDF 3")
    path = workbook(folder, "tres.pdf")
    ledger.import_file(path, book="A")
    [of_load] = [each for each in ledger.documents("A") if each.of is None]
    assert raised_code(ledger, "M", of_load.number) == "forget.document-unknown"
    first, second = ledger.forget("K-1", **WHY, documents=[3, 4]).documents
    assert states((first, second)) == [(3, "erased"), (4, "erased")]
    before = dump(where)
    again = ledger.import_file(path, book="A")
    assert (again.recorded, again.unchanged) == (0, 2)
    assert {"document-stays-erased", "stays-erased"} <= set(codes(again))
    assert dump(where) == before
    assert ledger.verify().intact
    changed = workbook(folder, "tres.pdf", "tres.pdf")
    refused = ledger.import_file(changed, book="A")
    assert not refused.accepted
    [found] = [each for each in refused.findings if each.code == "document-erased"]
    assert (found.place.row, found.place.cell) == (3, "E3")


def test_the_same_file_in_another_book_is_read_and_not_kept(
    ledger: Ledger, where: str, folder: Path
) -> None:
    ledger.record(OPENING.model_copy(update={"code": "B"}))
    ledger.record(ledger.facts("A")[1].model_copy(update={"book": "B"}))
    path = workbook(folder, "")
    ledger.import_file(path, book="A")
    ledger.forget("K-1", **WHY, documents=[3])
    receipt = ledger.import_file(path, book="B")
    assert (receipt.recorded, codes(receipt)) == (1, ["document-stays-erased"])
    assert {sha256 for sha256, _ in stored(where)} == {_ONE, _TWO}
    [of_load] = ledger.documents("B")
    assert of_load.erased == Elsewhere("SD-1", "A")
    assert ledger.verify().intact


def test_it_is_not_attached_again_not_on_purpose_either(
    ledger: Ledger, where: str, folder: Path
) -> None:
    ledger.forget("G-1", **WHY, documents=[1, 2])
    before = dump(where)
    for reference in ("G-2", "A"):
        receipt = ledger.attach(reference, folder / "uno.pdf")
        assert codes(receipt) == ["document-erased"]
        assert "SD-1" in receipt.findings[0].message("es")
    with pytest.raises(Refused):
        ledger.record(attachment(spent("G-2"), original(folder / "uno.pdf")))
    again = ledger.attach("G-1", folder / "uno.pdf")  # it belongs to it already
    assert again.recorded == 0
    assert sorted(codes(again)) == ["document-stays-erased", "stays-erased"]
    assert dump(where) == before
    (folder / "testada.pdf").write_bytes(ONE + b" without the name")
    assert ledger.attach("G-1", folder / "testada.pdf").recorded == 1
    assert ledger.verify().intact


def test_of_those_in_a_folder_the_file_goes(where: str, folder: Path) -> None:
    """Where the folder was moved, what is left is said and verified until it is named."""
    opened(where)
    with Ledger.open(where, keep_documents=folder / "guardados") as ledger:
        ledger.record(spent("G-1"))
        ledger.attach("G-1", folder / "uno.pdf", folder / "dos.pdf")
        assert states(ledger.forget("G-1", **WHY, documents=[1]).documents)[0] == (1, "erased")
        assert [each.name for each in (folder / "guardados").iterdir()] == [_TWO]
        assert ledger.verify().intact
    (folder / "guardados").rename(folder / "movidos")
    with Ledger.open(where) as ledger:
        done = ledger.forget("G-1", **WHY, documents=[2])
        assert states(done.documents)[1] == (2, "left")
        assert "--keep-documents" in done.to_text("es")
        assert ledger.documents("A")[1].erased == Elsewhere("SD-2", "A")
    with Ledger.open(where, keep_documents=folder / "movidos") as ledger:
        [problem] = ledger.verify().problems
        assert (problem.code, problem.params["of"]) == ("verify.document-not-gone", "G-1")
        assert states(ledger.forget("G-1", **WHY).documents)[1] == (2, "before")
        assert list((folder / "movidos").iterdir()) == []
        assert ledger.verify().intact


def test_of_a_folder_that_was_loaded_one_file_goes_or_its_list(
    ledger: Ledger, where: str, folder: Path
) -> None:
    """With the list go the files that no record names: nobody would know what they are."""
    cases = Path(__file__).parents[1] / "cases" / "invoices"
    good = (p for p in sorted(cases.glob("**/*.xml")) if ledger.preview_file(p, book="A").accepted)
    loaded = folder / "comprobantes"
    loaded.mkdir()
    for name in ("1.xml", "2.xml"):
        (loaded / name).write_bytes(next(good).read_bytes())
    (loaded / "3.xml").write_bytes(b"<no invoice/>")
    assert ledger.import_file(loaded, book="A", skip_unreadable=True).recorded
    hashes = {n: hashlib.sha256((loaded / f"{n}.xml").read_bytes()).hexdigest() for n in (1, 2, 3)}
    one, two = (fact.reference for fact in ledger.facts("A") if fact.kind == "invoice")
    listing, file = ledger.forget(one, **WHY).documents
    assert (listing.number, listing.name, listing.others) == (3, "comprobantes", 1)
    assert (file.number, file.name, file.sha256) == (None, "1.xml", hashes[1])
    assert raised_code(ledger, one, 3) == "forget.document-of-others"
    ledger.forget(one, **WHY, documents=[hashes[1][:12]])
    assert ledger.verify().intact
    done = ledger.forget(two, **WHY, documents=[listing.sha256])
    assert done.erasure is not None
    assert set(done.erasure.documents) == {listing.sha256, hashes[3]}
    assert {sha256 for sha256, _ in stored(where)} == {_ONE, _TWO, hashes[2]}
    assert ledger.verify().intact
    again = ledger.import_file(loaded, book="A", skip_unreadable=True)
    assert "document-stays-erased" in codes(again)
    assert {sha256 for sha256, _ in stored(where)} == {_ONE, _TWO, hashes[2]}


def test_what_is_put_back_around_the_program_is_named(
    ledger: Ledger, where: str, engine: str
) -> None:
    ledger.forget("G-1", **WHY, documents=[1])
    byte = {"sqlite": "x'00'", "postgresql": "'\\x00'::bytea"}[engine].replace(":", "\\:")
    execute(where, f"INSERT INTO coopledger_document_part VALUES ('{_ONE}', 1, {byte})")
    [problem] = ledger.verify().problems
    assert problem.code == "verify.document-not-gone"
    ledger.forget("G-1", **WHY)
    assert ledger.verify().intact


def test_a_copy_and_a_backup_are_without_it(ledger: Ledger, where: str, folder: Path) -> None:
    ledger.forget("G-1", **WHY, documents=[1])
    ledger.copy_to(folder / "copia.db")
    ledger.backup(folder / "respaldo.db")
    for name in ("copia.db", "respaldo.db"):
        assert not any_of(ONE, (folder / name).read_bytes())
        with Ledger.open(folder / name) as other:
            assert other.verify().intact
            assert other.documents("A")[0].erased == Elsewhere("SD-1", "A")
            assert codes(other.attach("G-2", folder / "uno.pdf")) == ["document-erased"]


def test_a_fault_at_any_moment_leaves_all_or_nothing(where: str, engine: str, folder: Path) -> None:
    opened(where)
    with Ledger.open(where) as ledger:
        ledger.record(spent("G-1"))
        ledger.attach("G-1", folder / "uno.pdf")
    before, number, done = dump(where), 0, False
    while not done:
        number += 1 if engine == "sqlite" else 3
        with Ledger.open(where) as ledger:
            try:
                with fault_at(number) as steps:
                    ledger.forget("G-1", **WHY, documents=[1])
                done = True
            except Fault:
                if dump(where) != before:  # it was erased, and how far its bytes are gone not said
                    assert ledger.verify().intact, steps[-1]
                    done = True
    assert number > 8
    with Ledger.open(where) as ledger:
        again = ledger.forget("G-1", **WHY)
        assert states(again.documents) == [(1, "before")]
        assert ledger.verify().intact
        if "://" not in where:
            assert not any_of(ONE, Path(where).read_bytes())


def test_of_a_callers_transaction_that_is_rolled_back_nothing_is_gone(
    where: str, folder: Path
) -> None:
    opened(where)
    with Ledger.open(where, keep_documents=folder / "guardados") as ledger:
        ledger.record(spent("G-1"))
        ledger.attach("G-1", folder / "uno.pdf")
    database = create_engine(where if "://" in where else f"sqlite:///{where}")
    with database.connect() as connection:
        done = Ledger.within(connection).forget("G-1", **WHY, documents=[1])
        assert (states(done.documents), done.remains) == ([(1, "erased")], "transaction")
        connection.rollback()
    with Ledger.open(where) as ledger:
        assert ledger.verify().intact
        assert ledger.documents("A")[0].kept
    with database.connect() as connection:
        Ledger.within(connection).forget("G-1", **WHY, documents=[1])
        connection.commit()
    database.dispose()
    with Ledger.open(where) as ledger:
        assert codes_of(ledger) == ["verify.document-not-gone"]
        ledger.forget("G-1", **WHY)
        assert ledger.verify().intact
    assert list((folder / "guardados").iterdir()) == []


def codes_of(ledger: Ledger) -> list[str]:
    return [each.code for each in ledger.verify().problems]


@pytest.mark.parametrize(("language", "said"), [("es", "ya no se puede imprimir"),
                                                ("en", "can no longer be printed")])  # fmt: skip
def test_an_issued_statement_can_no_longer_be_printed(
    run: Run, tmp_path: Path, language: str, said: str
) -> None:
    opened(str(tmp_path / "coopledger.db"))
    with Ledger.open(tmp_path / "coopledger.db") as ledger:
        ledger.issue("A")
    why = ("--reason", "r", "--ground", "g")
    assert run("forget", "EE-1", *why).status == 0
    shown = run("issued", "A", "EE-1", "--lang", language)
    assert (shown.status, shown.err) == (0, "")
    assert said in " ".join(shown.out.split())
    anew = run("issue", "A")  # what cannot be printed any more may be issued anew
    assert "EE-2" in anew.out
    assert "900000.00" in run("issued", "A", "EE-1", "--format", "csv").out
    assert run("verify").status == 0


@pytest.mark.parametrize("language", ["es", "en"])
def test_as_an_office_does_it(run: Run, folder: Path, language: str) -> None:
    opened(str(folder / "coopledger.db"))
    with Ledger.open(folder / "coopledger.db") as ledger:
        ledger.record(spent("G-1"), spent("G-2"))
        ledger.attach("G-1", folder / "uno.pdf", folder / "dos.pdf")
        ledger.attach("G-2", folder / "dos.pdf")
    asked = ("forget", "G-1", "--reason", "r", "--ground", "g", "--lang", language)
    first = run(*asked)
    assert first.status == 0
    assert "--erase-document" in first.out
    refused = run(*asked, "--erase-document", "1", "--erase-document", "2")
    assert (refused.status, refused.out) == (2, "")
    assert f"--erase-document {_TWO[:12]}" in " ".join(refused.err.split())
    done = run(*asked, "--erase-document", "1", "--erase-document", _TWO[:12])
    assert (done.status, done.err) == (0, "")
    assert "SD-2" in run("documents", "A", "--lang", language).out
    saved = run("documents", "A", "--save", "1", "-o", "copia.pdf", "--lang", language)
    assert (saved.status, "SD-2" in saved.err) == (2, True)
    assert run("verify").status == 0


def test_an_expediente_is_without_it(ledger: Ledger, folder: Path) -> None:
    ledger.forget("G-1", **WHY, documents=[1])
    ledger.expediente("A", folder / "expediente.zip")
    content = zipfile.ZipFile(folder / "expediente.zip")
    kept = {content.read(name) for name in content.namelist()}
    assert (ONE in kept, TWO in kept) == (False, True)
    assert verify_expediente(folder / "expediente.zip").intact
