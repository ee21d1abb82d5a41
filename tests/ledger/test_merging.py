"""Bringing the books of another ledger in: what comes, what stays, what is refused."""

import shutil
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from coopledger import (
    Activity,
    Agreement,
    CoopledgerError,
    Disbursement,
    Expenditure,
    Institution,
    Invoice,
    Ledger,
    Programme,
    Refund,
    Reversal,
)
from coopledger.books.merged import Merged
from coopledger.errors import LedgerNotFound, StoreError
from coopledger.ledger.published import verify_rows
from coopledger.model.facts import AnyFact
from coopledger.model.finding import Finding, Place
from coopledger.store import appending
from coopledger.store.chain import hash_of
from coopledger.store.columns import COLUMNS
from coopledger.store.identity import secret
from coopledger.store.merges import secrets
from tests.engines import execute, location, rows

DAY = date(2017, 12, 31)
UUID = "8CBA4D2B-6B1C-4E5E-9C1A-0123456789AB"


def books(code: str) -> list[AnyFact]:
    """An agreement with some money."""
    return [
        Agreement(code=code, title=f"Agreement {code}", currency="EUR", accounts=["MXN"]),
        Disbursement(
            book=code, reference="M-1", when="2016-08", amount="2000.00 MXN", sent="100.00 EUR"
        ),
        Expenditure(
            book=code, reference="G-1", when="2016-10-05", amount="150.00 MXN", payee="Ana"
        ),
    ]


@pytest.fixture
def here(where: str) -> Iterator[Ledger]:
    """A ledger on each engine, with one book."""
    with Ledger.open(where, by="Ana") as ledger:
        ledger.load(*books("A"))
        yield ledger


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "other.db"


@pytest.fixture
def other(path: Path) -> Iterator[Ledger]:
    """Another one in a file, with another book."""
    with Ledger.open(path, by="Beto") as ledger:
        ledger.load(*books("B"))
        yield ledger


def test_heads_of_a_ledger_are_known_though_all_its_books_were_here(
    here: Ledger, other: Ledger, path: Path, tmp_path: Path
) -> None:
    """A third one brought the same in, in another order, and prints heads of that."""
    third_path = tmp_path / "third.db"
    with Ledger.open(third_path, by="Carla") as third:
        third.load(*books("C"))
        here.merge(third_path)
        here.merge(path)
        assert third.merge(path).records == 3
        printed, before = third.head(), rows(str(here.location))
        would, merged = here.preview_merge(third_path), here.merge(third_path)
    assert (would.books, merged.books, merged.findings) == ((), (), ())
    assert rows(str(here.location)) == before
    assert here.verify(against=printed).intact
    kept = here.trail().merges
    assert [len(each.books) for each in kept] == [1, 1]
    here.merge(third_path)
    assert here.trail().merges == kept


def of_merging() -> Iterator[Finding]:
    """An example of each finding, for the reference of all."""
    with TemporaryDirectory() as folder:
        path, ticket = Path(folder) / "portatil.db", Path(folder) / "a.txt"
        ticket.write_text("ticket")
        office = Institution(code="INE", title="Instituto", currency="MXN")
        with Ledger.open(Path(folder) / "oficina.db") as here, Ledger.open(path) as other:
            here.record(office, *books("INE-SEGIB-2016"))
            other.record(office.model_copy(update={"title": "INE"}), *books("FORO-2016"))
            here.attach("G-1", ticket, book="INE-SEGIB-2016")
            other.attach("G-1", ticket, book="FORO-2016")
            other.forget("G-1", book="FORO-2016", reason="asked", ground="art. 51", documents=[1])
            yield from here.preview_merge(path).findings
            other.record(*books("INE-SEGIB-2016")[:2])
            other.record(Agreement(code="D", title="T", currency="EUR", accounts=["MXN"]))
            found = here.preview_merge(path).findings
            yield from (each for each in found if each.code == "merge-book-differs")
        execute(str(path), "DROP TRIGGER journal_is_not_updated")
        with Ledger.open(Path(folder) / "oficina.db") as here:
            first = here.preview_merge(path).findings[0]
            yield replace(first, place=Place(path.name), params={"where": path.name})


def codes(merged: Merged) -> set[str]:
    return {finding.code for finding in merged.findings}


def refused(here: Ledger, path: Path, *expected: str) -> Merged:
    """Nothing of it is brought in, and it is said why."""
    before, listed = here.head(), [*here.loads()]
    merged = here.merge(path)
    assert (merged.accepted, codes(merged)) == (False, {*expected})
    assert (here.head(), [*here.loads()]) == (before, listed)
    assert here.verify().problems == ()
    return merged


def test_both_heads_and_all_that_was_said_stay(here: Ledger, other: Ledger, path: Path) -> None:
    mine, theirs = here.head(), other.head()
    statement, said = other.reconcile("B", on=DAY), here.reconcile("A", on=DAY)
    totals = here.cooperation_totals()
    assert here.preview_merge(path).books == (("B", 3, 0),)
    assert here.head() == mine
    merged = here.merge(path)
    assert (merged.books, merged.unchanged, merged.apart) == ((("B", 3, 0),), (), ())
    assert here.verify().problems == ()
    assert all(here.verify(against=head).intact for head in (mine, theirs, here.head()))
    assert here.head("B") == other.head("B")
    assert (here.reconcile("B", on=DAY), here.reconcile("A", on=DAY)) == (statement, said)
    assert here.facts("B") == other.facts("B")
    assert here.cooperation_totals(recorded_by=mine) == totals
    again = here.merge(path)
    assert (again.books, again.unchanged) == ((), ("B",))


def test_the_same_comes_of_it_both_ways(here: Ledger, other: Ledger, path: Path) -> None:
    here.copy_to(path.with_name("here.db"))
    here.merge(path)
    other.merge(path.with_name("here.db"))
    assert here.head() == other.head()
    assert [each.facts for each in here.books()] == [each.facts for each in other.books()]


def test_what_goes_on_in_one_hand_is_brought_up_to_date(
    here: Ledger, other: Ledger, path: Path
) -> None:
    here.merge(path)
    other.record(Expenditure(book="B", reference="G-2", when="2016-11-05", amount="10.00 MXN"))
    theirs = other.head()
    assert here.merge(path).books == (("B", 1, 3),)
    assert here.verify(against=theirs).intact
    here.record(Expenditure(book="B", reference="G-3", when="2016-11-06", amount="10.00 MXN"))
    assert here.merge(path).books == ()
    assert here.verify().problems == ()


def test_books_that_part_are_refused_by_name_all_of_them(
    here: Ledger, other: Ledger, path: Path
) -> None:
    other.record(*books("A"))
    other.record(*books("C"))
    here.record(Programme(code="C", title="Otro", currency="MXN"))
    merged = refused(here, path, "merge-book-differs")
    assert [(each.params["code"], each.params["seq"]) for each in merged.findings] == [
        ("A", 1),
        ("C", 1),
    ]
    assert merged.findings[0].message("es").startswith("aquí y en el otro registro hay un libro A")


def test_two_who_go_on_from_one_book_have_parted(here: Ledger, other: Ledger, path: Path) -> None:
    here.merge(path)
    for number, ledger in enumerate((here, other)):
        fact = Expenditure(book="B", reference="X", when="2016-11-05", amount=f"1{number}.00 MXN")
        ledger.record(fact)
    [found] = refused(here, path, "merge-book-differs").findings
    assert found.params == {"code": "B", "seq": 4}


def test_copies_of_one_ledger_become_one_again(here: Ledger, path: Path) -> None:
    here.copy_to(path)
    with Ledger.open(path, by="Beto") as copied:
        copied.load(*books("C"))
        copied.record(Expenditure(book="A", reference="G-2", when="2016-11", amount="1.00 MXN"))
        here.load(*books("D"))
        heads = (here.head(), copied.head())
        assert here.merge(path).books == (("A", 1, 3), ("C", 3, 0))
        assert all(here.verify(against=head).intact for head in heads)
        assert [(each.number, [b.book for b in each.books]) for each in here.loads()] == [
            (1, ["A"]),
            (2, ["D"]),
            (3, ["C"]),
        ]


def test_its_loads_have_numbers_of_their_own_and_can_be_taken_back(
    here: Ledger, other: Ledger, path: Path
) -> None:
    other.load(Expenditure(book="B", reference="G-2", when="2016-11-05", amount="10.00 MXN"))
    other.undo(2, reason="not so")
    here.merge(path)
    named = [(each.number, each.undoes, each.undone_by, each.recorded_by) for each in here.loads()]
    assert named == [
        (1, None, None, "Ana"),
        (2, None, None, "Beto"),
        (3, None, 4, "Beto"),
        (4, 3, None, "Beto"),
    ]
    [deed] = [each for each in here.trail() if each.fact.kind == "undo"]
    assert (deed.fact.load, deed.recorded.load) == (3, 4)  # type: ignore[union-attr]
    undone = here.undo(2, reason="not this either")
    assert (undone.receipt.load, undone.books[0].is_withdrawn) == (5, True)
    assert here.verify().problems == ()
    assert [(each.number, each.undone_by) for each in here.loads()][:2] == [(1, None), (2, 5)]


def test_what_came_in_is_in_the_feed_and_the_trail(here: Ledger, other: Ledger, path: Path) -> None:
    before = here.head()
    here.merge(path)
    since = here.recorded_since(before)
    assert [done.fact.book for done in since.trail] == ["B", "B", "B"]
    [merge] = since.trail.merges
    assert (merge.merged_by, merge.books) == ("Ana", (("B", 3, 0),))
    assert here.trail().merges == (merge,)
    assert here.trail("A").merges == ()
    assert here.recorded_since(here.head()).trail.merges == ()
    assert str(before) in here.export(since, form="json", language="es")  # type: ignore[operator]
    assert "Libros traídos de otro registro" in str(here.export(since, form="text", language="es"))


def test_as_of_a_time_before_only_what_was_here_counts(
    here: Ledger, other: Ledger, path: Path
) -> None:
    totals = here.cooperation_totals(2016)
    then = datetime.now().astimezone()
    here.merge(path)
    assert here.cooperation_totals(2016, recorded_by=then) == totals
    said = other.reconcile("B", on=DAY, recorded_by=then)
    assert here.reconcile("B", on=DAY, recorded_by=then) == said


def test_the_rows_of_it_come_to_every_head(
    here: Ledger, other: Ledger, path: Path, tmp_path: Path
) -> None:
    heads = (here.head(), other.head())
    here.merge(path)
    written = tmp_path / "rows.jsonl"
    written.write_text("".join(here.rows()), "utf-8", newline="\n")
    assert all(verify_rows(written, against=head).intact for head in (*heads, here.head()))
    assert not verify_rows(written, against=f"3.2-{'0' * 64}").intact


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_a_copy_of_it_is_the_same(
    here: Ledger, other: Ledger, path: Path, tmp_path: Path, engine: str
) -> None:
    heads = (here.head(), other.head())
    here.merge(path)
    (tmp_path / "copy").mkdir()
    with location(engine, tmp_path / "copy") as where:
        here.copy_to(where)
        with Ledger.open(where) as copied:
            assert copied.verify().problems == ()
            assert all(copied.verify(against=head).intact for head in heads)
            assert [*copied.loads()] == [*here.loads()]
            copied.record(Expenditure(book="B", reference="N", when="2017", amount="1.00 MXN"))
            assert copied.verify().problems == ()


def test_a_third_ledger_gets_the_first_by_the_second(
    here: Ledger, other: Ledger, path: Path, tmp_path: Path
) -> None:
    other.issue("B", on=DAY)
    heads = {here.head(), other.head()}
    here.merge(path)
    here.load(Expenditure(book="B", reference="N", when="2017", amount="1.00 MXN"))
    heads.add(here.head())
    here.copy_to(tmp_path / "here.db")
    with Ledger.open(tmp_path / "third.db") as third:
        third.load(*books("C"))
        heads.add(third.head())
        assert third.merge(tmp_path / "here.db").books == (("A", 3, 0), ("B", 5, 0))
        assert third.verify().problems == ()
        assert all(third.verify(against=head).intact for head in heads)
        assert [each.number for each in third.loads()] == [1, 2, 3, 4]
        assert third.merge(path).books == ()


def test_issued_papers_are_proved_as_before(here: Ledger, other: Ledger, path: Path) -> None:
    other.record(Institution(code="INE", title="Instituto", currency="MXN"))
    other.issue("B", on=DAY)
    other.issue_totals("INE", 2016, on=DAY)
    said = [each.fact for each in other.issued("INE")]
    here.merge(path)
    assert here.verify().problems == ()
    assert [each.fact for each in here.issued("INE")] == said
    found = here.changes_since("INE", "TC-1")
    assert found is not None
    assert {each.fact.book for each in found.records} == {"A"}
    here.issue_totals("INE", on=DAY)
    assert here.verify().problems == ()


def test_the_book_of_the_institution_stays_where_it_is(
    here: Ledger, other: Ledger, path: Path, tmp_path: Path
) -> None:
    here.record(Institution(code="INE", title="Instituto", currency="MXN", letterhead=["INE"]))
    other.record(Institution(code="INE", title="Otro", currency="MXN", letterhead=["OTRO"]))
    other.issue_totals("INE", 2016, on=DAY)
    heads = (other.head(), here.head())
    merged = here.merge(path)
    assert (merged.apart, codes(merged)) == (("INE",), {"merge-institution-apart"})
    assert merged.findings[0].params == {"code": "INE", "count": 1}
    assert here.verify().problems == ()
    assert all(here.verify(against=head).intact for head in heads)
    assert here.statement_paper("B", on=DAY).letterhead.lines == ("INE",)
    written = tmp_path / "rows.jsonl"
    written.write_text("".join(here.rows()), "utf-8", newline="\n")
    assert all(verify_rows(written, against=head).intact for head in heads)
    here.copy_to(tmp_path / "here.db")
    with Ledger.open(tmp_path / "third.db") as third:
        third.record(Institution(code="TERCERO", title="Tercero", currency="MXN"))
        assert third.merge(tmp_path / "here.db").apart == ("INE",)
        assert third.verify().problems == ()
        assert all(third.verify(against=head).intact for head in heads)


def test_the_same_institution_goes_on(here: Ledger, path: Path) -> None:
    here.record(Institution(code="INE", title="Instituto", currency="MXN"))
    here.copy_to(path)
    with Ledger.open(path) as copied:
        copied.issue_totals("INE", 2016, on=DAY)
    merged = here.merge(path)
    assert (merged.books, merged.apart) == ((("INE", 1, 1),), ())
    assert here.verify().problems == ()


def test_an_invoice_is_evidence_once(here: Ledger, other: Ledger, path: Path) -> None:
    for code, ledger in (("A", here), ("B", other)):
        issuer, receiver = {"tax_id": "AAA010101AAA"}, {"tax_id": "INE140404NI0"}
        ledger.record(
            Invoice(
                book=code, reference=UUID, when="2016-10-05", amount="150.00 MXN",
                scheme="CFDI 3.2", issuer=issuer, receiver=receiver,
            )
        )  # fmt: skip
    refused(here, path, "evidence-twice")


def test_an_activity_of_another_book_stands_there_alike(
    here: Ledger, other: Ledger, path: Path
) -> None:
    other.record(Programme(code="P", title="Propios", currency="MXN"))
    other.record(Activity(book="P", reference="TALLER", title="Taller", activity_kind="workshop"))
    same = {"same_as": "TALLER", "same_as_book": "P", "activity_kind": "workshop"}
    other.record(Activity(book="B", reference="T-1", title="Taller", **same))
    copied = path.with_name("copy.db")
    here.merge(path)
    here.copy_to(copied)
    back = {"of": "TALLER", "when": "2016-12-31", "reason": "was none"}
    here.record(Reversal(book="B", reference="X", **back | {"of": "T-1"}))
    here.record(Reversal(book="P", reference="X", **back))
    with Ledger.open(copied) as later:
        later.record(*books("D"), Activity(book="D", reference="T-2", title="Taller", **same))
        found = refused(here, copied, "same-activity-unknown").findings
    assert [each.params["seen"] for each in found] == ["TALLER"]


def test_a_statement_of_the_bank_is_the_same_here(
    here: Ledger, other: Ledger, path: Path, tmp_path: Path
) -> None:
    """Lines and balances are called by the secret of the ledger in which their book was opened."""
    cases = Path(__file__).parents[1] / "cases" / "statements"
    other.import_file(cases / "book.json")
    of_bank = next((cases / "camt-08-pages" / "document").iterdir())
    assert other.import_file(of_bank, book="FORO-2016").accepted
    here.merge(path)
    again = here.import_file(of_bank, book="FORO-2016")
    assert (again.recorded, again.accepted) == (0, True)
    with here._storage.reading() as one, other._storage.reading() as two:
        assert secrets(one) == dict.fromkeys(["B", "FORO-2016"], secret(two))


def test_documents_come_with_their_books(
    here: Ledger, other: Ledger, path: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("ticket")
    other.attach("G-1", tmp_path / "a.txt", book="B")
    merged = here.merge(path)
    assert merged.documents == 1
    here.save_document("B", 1, tmp_path / "back.txt")
    assert (tmp_path / "back.txt").read_text() == "ticket"
    assert here.verify().problems == ()


def test_documents_of_a_folder_come_from_where_it_is_now(
    here: Ledger, path: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("ticket")
    with Ledger.open(path, keep_documents=tmp_path / "kept") as other:
        other.record(*books("B"))
        other.attach("G-1", tmp_path / "a.txt", book="B")
    (tmp_path / "kept").rename(tmp_path / "moved")
    refused(here, path, "merge-not-proved", "verify.document-missing")
    assert here.merge(path, documents=tmp_path / "moved").documents == 1
    here.save_document("B", 1, tmp_path / "back.txt")
    assert here.verify().problems == ()


def test_what_was_erased_there_is_gone_here_too(
    here: Ledger, other: Ledger, path: Path, tmp_path: Path
) -> None:
    here.merge(path)
    (tmp_path / "a.txt").write_text("ticket of Ana")
    for code, ledger in (("A", here), ("B", other)):
        ledger.attach("G-1", tmp_path / "a.txt", book=code)
    other.forget("G-1", book="B", reason="asked", ground="art. 51", documents=[1])
    preview = here.preview_merge(path)
    assert codes(preview) == {"merge-erases-document"}
    merged = here.merge(path)
    assert (merged.findings, merged.documents) == (preview.findings, 0)
    assert here.verify().problems == ()
    [event] = [each for each in here.facts("B") if each.reference == "G-1"][:1]
    assert event.payee != "Ana"  # type: ignore[union-attr]
    assert [each.kept for each in here.documents("A")] == [False]


def test_what_was_erased_here_does_not_come_back(
    here: Ledger, other: Ledger, path: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("ticket of Ana")
    for code, ledger in (("A", here), ("B", other)):
        ledger.attach("G-1", tmp_path / "a.txt", book=code)
    here.forget("G-1", book="A", reason="asked", ground="art. 51", documents=[1])
    assert here.merge(path).documents == 0
    assert here.verify().problems == ()
    assert [each.kept for each in here.documents("B")] == [False]


def test_one_that_was_tampered_with_is_refused_and_named(
    here: Ledger, other: Ledger, path: Path
) -> None:
    other.close()
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("DROP TRIGGER journal_is_not_updated")
        database.execute("UPDATE journal SET minor = 1 WHERE book = 'B' AND seq = 3")
    merged = refused(here, path, "merge-not-proved", "verify.altered", "verify.schema-missing")
    assert any(each.params.get("book") == "B" for each in merged.findings)


def test_one_of_an_earlier_version_is_to_be_upgraded(here: Ledger, path: Path) -> None:
    cases = Path(__file__).parents[1] / "cases" / "schemas"
    with closing(sqlite3.connect(path)) as made:
        made.executescript((cases / "0001.sql").read_text("utf-8"))
    with pytest.raises(StoreError) as raised:
        here.merge(path)
    assert raised.value.code == "store.older-schema"
    with Ledger.open(path) as old:
        old.upgrade()
        theirs = old.head()
    assert here.merge(path).accepted
    assert here.verify(against=theirs).intact
    here.record(Expenditure(book="A", reference="N", when="2017", amount="1.00 MXN"))
    assert here.verify().problems == ()


def test_itself_and_nothing_are_refused(tmp_path: Path) -> None:
    path, nowhere = tmp_path / "a.db", tmp_path / "no.db"
    with Ledger.open(path) as ledger:
        with pytest.raises(LedgerNotFound):
            ledger.merge(nowhere)
        ledger.create()
        (tmp_path / "link.db").symlink_to(path)
        for same in (path, tmp_path / "link.db"):
            with pytest.raises(CoopledgerError) as raised:
                ledger.merge(same)
            assert raised.value.code == "merge.itself"
        with pytest.raises(LedgerNotFound):
            ledger.merge(nowhere)
    assert not nowhere.exists()


def test_a_clock_far_ahead_is_asked_about(
    here: Ledger, other: Ledger, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = datetime.now().astimezone() + timedelta(days=900)
    monkeypatch.setattr(appending, "now", lambda: appending.timestamp(later))
    monkeypatch.setenv("COOPLEDGER_TODAY", later.date().isoformat())
    other.record(Refund(book="B", reference="R", when="2017-01-05", amount="1.00 MXN"))
    monkeypatch.undo()
    before = here.head()
    with pytest.raises(StoreError) as raised:
        here.merge(path)
    assert raised.value.code == "store.clock-ahead"
    assert here.head() == before


def test_a_folder_that_may_only_be_read_is_enough_for_the_other(
    here: Ledger, other: Ledger, path: Path, tmp_path: Path
) -> None:
    other.close()
    folder = tmp_path / "stick"
    folder.mkdir()
    shutil.copy(path, folder / "other.db")
    (folder / "other.db").chmod(0o400)
    folder.chmod(0o500)
    before = sorted(folder.iterdir())
    try:
        assert here.merge(folder / "other.db").accepted
        assert sorted(folder.iterdir()) == before
    finally:
        folder.chmod(0o700)


@pytest.mark.parametrize("seq", [2, 3])
def test_a_book_that_is_hashed_anew_after_it_came_is_named(
    other: Ledger, path: Path, tmp_path: Path, seq: int
) -> None:
    here = tmp_path / "here.db"
    with Ledger.open(here) as ledger:
        ledger.create()
        ledger.merge(path)
    kept = [dict(zip(COLUMNS, row, strict=True)) for row in rows(str(here))][:seq]
    kept[-1] |= {"minor": 1, "hash": ""}
    kept[-1]["hash"] = hash_of(kept[-1])
    with closing(sqlite3.connect(here)) as database, database:
        guards = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        made = guards.fetchall()
        for name, _ in made:
            database.execute(f"DROP TRIGGER {name}")
        database.execute("DELETE FROM journal WHERE seq > ?", (seq,))
        anew = "UPDATE journal SET minor = 1, hash = ? WHERE seq = ?"
        database.execute(anew, (kept[-1]["hash"], seq))
        for _, sql in made:
            database.execute(sql)
    with Ledger.open(here) as ledger:
        assert [each.code for each in ledger.verify().problems] == ["verify.not-as-merged"]


def test_many_who_bring_in_at_once_take_turns(here: Ledger, where: str, tmp_path: Path) -> None:
    """Others record meanwhile; each other ledger comes in once, whole."""
    paths = [tmp_path / f"other-{number}.db" for number in range(3)]
    for number, path in enumerate(paths):
        with Ledger.open(path) as other:
            other.load(*books(f"O-{number}"))

    def bring(path: Path) -> bool:
        with Ledger.open(where) as ledger:
            return ledger.merge(path).accepted

    def record(number: int) -> bool:
        fact = Expenditure(book="A", reference=f"N-{number}", when="2017", amount="1.00 MXN")
        with Ledger.open(where) as ledger:
            return bool(ledger.record(fact).recorded)

    with ThreadPoolExecutor(6) as pool:
        brought = [pool.submit(bring, path) for path in (*paths, *paths)]
        recorded = [pool.submit(record, number) for number in range(10)]
        assert all(each.result() for each in (*brought, *recorded))
    assert here.verify().problems == ()
    assert [len(here.facts(f"O-{number}")) for number in range(3)] == [3, 3, 3]
    assert sorted(each.number for each in here.loads()) == [1, 2, 3, 4]


def test_two_that_bring_each_other_in_at_once_are_both_whole(
    other: Ledger, path: Path, tmp_path: Path
) -> None:
    with Ledger.open(tmp_path / "here.db") as here:
        here.load(*books("A"))
        with ThreadPoolExecutor(2) as pool:
            pairs = ((here, path), (other, tmp_path / "here.db"))
            done = [pool.submit(ledger.merge, place) for ledger, place in pairs]
            assert all(each.result().accepted for each in done)
        assert here.verify().problems == other.verify().problems == ()
        here.merge(path)
        other.merge(tmp_path / "here.db")
        assert here.head() == other.head()


def test_what_is_not_brought_in_by_the_program_is_seen(
    here: Ledger, other: Ledger, path: Path, where: str
) -> None:
    here.merge(path)
    for refused_by_guard in (
        "UPDATE coopledger_merge SET number = 7",
        "DELETE FROM coopledger_merge_chain",
        "INSERT INTO coopledger_merge_chain SELECT book, 2, 3, hash, merge, NULL, 1, 0, NULL"
        " FROM coopledger_merge_chain",
    ):
        with pytest.raises(Exception, match="the journal"):
            execute(where, refused_by_guard)
    assert here.verify().problems == ()
