"""What was erased changes no figure, no hash and no head, and does not come back."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from coopledger import (
    Agreement,
    BankLine,
    CoopledgerError,
    Expenditure,
    Invoice,
    Ledger,
    Match,
    NoSuchReference,
    Recovery,
)
from coopledger.messages.catalogue import Language
from coopledger.store import journal
from coopledger.testing.everything import histories
from coopledger.testing.history import History
from tests import engines
from tests.command_line import Run
from tests.store.books import MONEY, OPENING

WHY = {"reason": "lo pidió su titular", "ground": "LGPDPPSO, art. 51"}
NAME = "Zacarías Quintanilla Öberg"
SPENT = Expenditure(
    book="A", reference="G-1", when="2016-10-05", amount="100.00 MXN", payee=NAME,
    concept=f"boleto de {NAME}",
)  # fmt: skip
FACTS = (
    OPENING,
    MONEY,
    SPENT,
    Expenditure(book="A", reference="G-2", when="2016-10-05", amount="7.00 MXN", payee="Otra"),
    Recovery(book="A", reference="C-1", when="2016-11-05", amount="5.00 MXN", of="G-1", note=NAME),
    BankLine(book="A", reference="L-1", when="2016-10-06", direction="out", amount="100.00 MXN",
             counterpart=NAME, text=f"SPEI {NAME}"),
    Invoice(book="A", reference="F-1", when="2016-10-04", issuer={"name": NAME, "tax_id": "QUOZ"},
            amount="100.00 MXN"),
    Match(book="A", reference="CO-1", when="2016-10-07", events=["G-1"], bank_lines=["L-1"],
          invoices=["F-1"], reason=f"coincide con {NAME}"),
)  # fmt: skip
OF_IT = {"G-1", "C-1", "L-1", "F-1", "CO-1"}
LAST = date(2016, 12, 31)


def made(where: str) -> str:
    with Ledger.open(where, by=NAME) as ledger:
        ledger.record(*FACTS)
        return str(ledger.head())


@settings(max_examples=max(2, settings().max_examples // 6))
@given(history=histories(), data=st.data())
def test_figures_hashes_heads_and_verify_are_what_they_were(
    history: History, data: st.DataObject
) -> None:
    erased_at_will("sqlite", history, data)


@settings(max_examples=max(2, settings().max_examples // 18))
@given(history=histories(), data=st.data())
def test_on_a_server_they_are_too(history: History, data: st.DataObject) -> None:
    erased_at_will("postgresql", history, data)


def erased_at_will(engine: str, history: History, data: st.DataObject) -> None:
    """References are forgotten, and some of the documents that hold them; the rest is as it was."""
    with (
        TemporaryDirectory() as folder,
        engines.location(engine, Path(folder)) as where,
        Ledger.open(where) as ledger,
    ):
        ledger.record(history.opening, *history.facts)
        code = history.opening.code
        attached_at_will(ledger, code, Path(folder), data)
        before = str(ledger.head())
        hashes = [row["hash"] for row in rows_of(ledger)]
        known, gone = sorted({fact.reference for fact in ledger.facts(code)}), set[str]()
        for reference in data.draw(st.lists(st.sampled_from(known), min_size=1, max_size=4)):
            figures = everything_of(ledger, code)
            held = [each.sha256 for each in ledger.forget(reference, **WHY).documents]
            chosen = data.draw(st.sets(st.sampled_from(held))) if held else ()
            gone |= set(chosen)
            ledger.forget(reference, **WHY, documents=list(chosen))
            assert everything_of(ledger, code) == figures
        assert [row["hash"] for row in rows_of(ledger)][: len(hashes)] == hashes
        verified = ledger.verify(against=before)
        assert verified.intact, verified.problems
        assert {each.sha256 for each in ledger.documents(code) if each.erased is not None} == gone
        again = ledger.record(history.opening, *history.facts)
        assert again.recorded == 0


def attached_at_will(ledger: Ledger, code: str, folder: Path, data: st.DataObject) -> None:
    """Up to three documents, each of some of what is recorded."""
    known = sorted({fact.reference for fact in ledger.facts(code)})
    for number in range(data.draw(st.integers(0, 3))):
        path = folder / f"{number}.pdf"
        path.write_bytes(b"%PDF " + str(number).encode())
        for reference in data.draw(st.sets(st.sampled_from(known), min_size=1, max_size=2)):
            ledger.attach(reference, path)


def everything_of(ledger: Ledger, code: str) -> list[object]:
    found: list[object] = [ledger.cooperation_totals().to_json()]
    found = [json.loads(str(found[0])), ledger.books()[0].facts > 0]
    if isinstance(ledger.facts(code)[0], Agreement):
        found += [
            tuple(str(row[name]) for name in ("section", "side", "code", "figure", "amount"))
            for row in ledger.reconcile(code).rows()
        ]
    return without_words(found)


def without_words(found: object) -> object:
    """Figures, whatever the titles and notes beside them."""
    if isinstance(found, dict):
        return {n: without_words(v) for n, v in found.items() if n not in ("notes", "title")}
    if isinstance(found, list | tuple):
        return [without_words(each) for each in found]
    return found


def rows_of(ledger: Ledger) -> list[dict[str, object]]:
    with ledger._storage.reading() as connection:
        return list(journal.every_row(connection))


def test_what_belongs_to_it_is_erased_and_nothing_else(where: str) -> None:
    before = made(where)
    with Ledger.open(where, by="Eva") as ledger:
        forgotten = ledger.forget("G-1", **WHY)
        assert {place.reference for place in forgotten.erased} == OF_IT
        assert (forgotten.before, forgotten.unreached) == ((), ())
        assert forgotten.remains == (None if "://" not in where else "postgresql")
        for row in rows_of(ledger):
            assert (row["sealed"] is None) == (row["reference"] in OF_IT)
        assert ledger.verify(against=before).intact
        facts = {fact.reference: fact for fact in ledger.facts("A")}
        assert facts["SD-1"].rows == tuple(place.seq for place in forgotten.erased)
        assert facts["G-2"].payee == "Otra"
        again = ledger.forget("G-1", **WHY)
        assert again.erasure is None
        assert {place.reference for place in again.before} == OF_IT


def test_its_bytes_are_nowhere_in_the_file_nor_in_its_log(tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    made(str(path))
    reader = Ledger.open(path)
    assert reader.reconcile("A").closes
    assert any(NAME.encode() in file.read_bytes() for file in tmp_path.iterdir())
    with Ledger.open(path, by="Eva") as ledger:
        ledger.forget("G-1", **WHY)
        assert ledger.forget("A", **WHY).erased  # and who recorded the rest
        for reference in ("M", "G-2"):
            ledger.forget(reference, **WHY)
        for file in tmp_path.iterdir():
            content = file.read_bytes()
            assert NAME.encode() not in content, file
            assert json.dumps(NAME).encode() not in content, file
    reader.close()


def test_who_had_it_open_has_it_no_more(where: str) -> None:
    made(where)
    with Ledger.open(where) as reader, Ledger.open(where) as other:
        assert NAME in reader.history("G-1").to_text("es")
        other.forget("G-1", **WHY)
        for language, word in (("es", "(borrado)"), ("en", "(erased)")):
            said = reader.history("G-1").to_text(language)
            assert NAME not in said
            assert word in said
            assert ("(erased)" in said) == (language == "en")


def test_the_file_it_came_from_is_nothing_new_and_brings_nothing_back(
    tmp_path: Path, run: Run
) -> None:
    with Ledger.open(tmp_path / "coopledger.db") as ledger:
        ledger.record(*FACTS)
        ledger.export("A", to=tmp_path / "antes.xlsx", language="es")
        ledger.export("A", to=tmp_path / "antes.json")
    assert run("forget", "G-1", "--reason", "r", "--ground", "g").status == 0
    for name in ("antes.xlsx", "antes.json"):
        for correct in ((), ("--correct", "--reason", "otra vez")):
            said = run("import", name, *correct, "--by", "Eva")
            assert said.status == 0, said.out
            assert "stays-erased" in said.out
            assert NAME not in said.out
    with Ledger.open(tmp_path / "coopledger.db") as ledger:
        assert NAME not in "".join(str(row["sealed"]) for row in rows_of(ledger))
        assert len(ledger.facts("A")) == len(FACTS) + 1


def test_a_correction_of_its_amount_does_not_bring_it_back(where: str, tmp_path: Path) -> None:
    made(where)
    with Ledger.open(where, by="Eva") as ledger:
        ledger.forget("G-1", **WHY)
        other = Expenditure(**{**SPENT.model_dump(), "amount": "90.00 MXN"})
        path = tmp_path / "otra.json"
        document = {"facts": [other.model_dump(mode="json", exclude={"revision"})]}
        path.write_text(json.dumps(document), "utf-8")
        receipt = ledger.correct_file(path, reason="era menos")
        assert receipt.recorded == 2, receipt.findings
        kept = [str(row["sealed"]) for row in rows_of(ledger) if row["reference"] == "G-1"]
        assert len(kept) == 2
        assert NAME not in "".join(kept)
        last = ledger.history("G-1")[-1].fact
        assert (last.amount.digits, last.payee.say("es")) == ("90.00", "(borrado)")
        assert ledger.correct_file(path, reason="era menos").recorded == 0
        assert ledger.verify().intact


def test_the_database_empties_texts_only_where_a_row_says_so(where: str) -> None:
    made(where)
    with Ledger.open(where) as ledger:
        ledger.forget("G-1", **WHY)
    engine = create_engine(where if "://" in where else f"sqlite:///{where}")
    unsaid = "UPDATE journal SET sealed = NULL WHERE reference = 'G-2'"
    other = "UPDATE journal SET sealed = '{}' WHERE reference = 'G-1'"
    more = "UPDATE journal SET sealed = NULL, minor = 1 WHERE reference = 'G-1'"
    for statement in (unsaid, other, more):
        with engine.connect() as connection, pytest.raises(DBAPIError, match="append-only"):
            connection.execute(text(statement))
    engine.dispose()


def test_texts_that_somebody_took_away_are_named(tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    made(str(path))
    with closing(sqlite3.connect(path)) as database, database:
        (guard,) = database.execute(
            "SELECT sql FROM sqlite_master WHERE name = 'journal_is_not_updated'"
        ).fetchone()
        database.execute("DROP TRIGGER journal_is_not_updated")
        database.execute("UPDATE journal SET sealed = NULL WHERE reference = 'G-2'")
        database.execute(guard)
    with Ledger.open(path) as ledger:
        problem = ledger.verify().problems[0]
        assert (problem.code, problem.params["seq"]) == ("verify.erased-unsaid", 4)


def test_rows_of_earlier_schemas_are_named_as_not_reached(tmp_path: Path) -> None:
    schemas = Path(__file__).parents[1] / "cases" / "schemas"
    path = tmp_path / "b.db"
    with closing(sqlite3.connect(path)) as older:
        older.executescript((schemas / "0005.sql").read_text("utf-8"))
    with Ledger.open(path) as ledger:
        ledger.upgrade()
        forgotten = ledger.forget("G-1", book="FONDOS-2017", **WHY)
        assert forgotten.erasure is None
        assert [place.reference for place in forgotten.unreached] == ["G-1"]
        for language in Language:
            assert "G-1" in forgotten.to_text(language)


def test_it_asks_for_the_book_where_several_have_it(where: str) -> None:
    with Ledger.open(where) as ledger:
        for code in ("A", "B"):
            ledger.record(
                OPENING.model_copy(update={"code": code}),
                MONEY.model_copy(update={"book": code}),
            )
        with pytest.raises(CoopledgerError, match="A, B"):
            ledger.forget("M", **WHY)
        assert ledger.forget("M", book="B", **WHY).book == "B"
        with pytest.raises(NoSuchReference):
            ledger.forget("N", **WHY)


def test_who_is_killed_on_the_way_leaves_all_of_it_or_nothing(tmp_path: Path) -> None:
    """Killed before the file is made anew: asking again empties it."""
    path = tmp_path / "b.db"
    made(str(path))
    script = (
        "import os, sys\n"
        "from coopledger.store.engine import Storage\n"
        "from coopledger import Ledger\n"
        "Storage.empty_what_was_erased = lambda self: os._exit(9)\n"
        "Ledger.open(sys.argv[1]).forget('G-1', reason='r', ground='g')\n"
    )
    assert subprocess.run([sys.executable, "-c", script, path], check=False).returncode == 9
    with Ledger.open(path) as ledger:
        assert ledger.verify().intact
        assert NAME not in ledger.history("G-1").to_text("es")
        assert ledger.forget("G-1", **WHY).remains is None
    for said in (f"boleto de {NAME}", f"SPEI {NAME}"):
        assert said.encode() not in path.read_bytes()
