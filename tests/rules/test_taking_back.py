"""What keeps a load from being taken back, and what is said where one is; kind by kind."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coopledger import (
    Activity,
    Agreement,
    AnyFact,
    CoopledgerError,
    Disbursement,
    Expenditure,
    Finding,
    Ledger,
    NoSuchBook,
    Period,
    Programme,
    Recovery,
    Refused,
    Reversal,
)
from coopledger.books.book import Book
from coopledger.messages.catalogue import Language
from coopledger.model.erased import ERASED
from coopledger.rules.taking_back import Placed, TakingBack
from coopledger.writers.facts_json import facts_json

OPENING = Agreement(
    code="A", title="Capacitación", currency="MXN", accounts=["MXN"], prefinancing=True,
    start="2016-01-01",
)  # fmt: skip
WHY = "era el archivo de otro mes"
YEAR_END = date(2016, 12, 31)


def spent(reference: str = "G-1", amount: str = "100.00 MXN", **more: Any) -> Expenditure:
    stated = {"when": "2016-10-05", "amount": amount} | more
    return Expenditure(book="A", reference=reference, **stated)


def taken_back(of: str, when: str = "2016-10-05", **more: Any) -> Reversal:
    stated = {"reference": f"X-{of}", "reason": "dos veces"} | more
    return Reversal(book="A", of=of, when=when, **stated)


def came(reference: str = "M-1") -> Disbursement:
    return Disbursement(book="A", reference=reference, when="2016-02-01", amount="900.00 MXN")


def back(reference: str = "C-1", of: str = "G-1") -> Recovery:
    return Recovery(book="A", reference=reference, of=of, when="2016-11-02", amount="10.00 MXN")


def undone(ledger: Ledger, load: int, on: date | None = None) -> tuple[Finding, ...]:
    """What is found; nothing is recorded where an error is."""
    rows = [ledger.facts(book.opening.code) for book in ledger.books()]
    try:
        return ledger.undo(load, reason=WHY, on=on).receipt.findings
    except Refused as refused:
        assert [ledger.facts(book.opening.code) for book in ledger.books()] == rows
        return refused.findings


def corrected_since(ledger: Ledger) -> tuple[Finding, ...]:
    ledger.record(OPENING)
    ledger.load(spent())
    ledger.load(taken_back("G-1"), spent(amount="90.00 MXN", revision=2))
    return undone(ledger, 1)


def recovered_since(ledger: Ledger) -> tuple[Finding, ...]:
    ledger.record(OPENING)
    ledger.load(spent())
    ledger.record(back())
    return undone(ledger, 1)


def closed_since(ledger: Ledger, on: date | None = None) -> tuple[Finding, ...]:
    ledger.record(OPENING)
    ledger.load(spent(), spent("G-2"))
    ledger.set_period("A", 2016, "closed")
    return undone(ledger, 1, on)


def reversed_late(ledger: Ledger, on: date | None = None) -> tuple[Finding, ...]:
    ledger.record(OPENING, spent())
    ledger.load(taken_back("G-1", "2016-11-01"))
    return undone(ledger, 1, on)


def issued_since(ledger: Ledger) -> tuple[Finding, ...]:
    ledger.record(OPENING)
    ledger.load(spent())
    ledger.issue("A", on=YEAR_END)
    return undone(ledger, 1)


def others_in_the_book(ledger: Ledger) -> tuple[Finding, ...]:
    ledger.load(OPENING, spent())
    ledger.record(came())
    return undone(ledger, 1)


def twice(ledger: Ledger) -> tuple[Finding, ...]:
    ledger.load(OPENING)
    undone(ledger, 1)
    return undone(ledger, 1)


def into_a_withdrawn_book(ledger: Ledger) -> tuple[Finding, ...]:
    ledger.load(OPENING)
    undone(ledger, 1)
    return ledger.preview(spent()).findings


TAKEN_BACK: dict[str, Callable[[Ledger], tuple[Finding, ...]]] = {
    "undo-built-on": recovered_since,
    "undo-year-closed": closed_since,
    "undo-dated-later": lambda ledger: closed_since(ledger, date(2017, 1, 1)),
    "undo-resumes-later": reversed_late,
    "undo-resumed": lambda ledger: reversed_late(ledger, date(2016, 11, 1)),
    "undo-book-stays": others_in_the_book,
    "undo-issued": issued_since,
    "undo-nothing-stands": twice,
    "book-withdrawn": into_a_withdrawn_book,
}


@pytest.fixture
def ledger() -> Ledger:
    return Ledger.open("sqlite://")


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("code", TAKEN_BACK)
def test_it_is_said_in_both_languages(ledger: Ledger, code: str, language: Language) -> None:
    found = TAKEN_BACK[code](ledger)
    assert [each.code for each in found] == [code]
    assert "{" not in found[0].message(language) + found[0].remedy(language)


def test_what_was_corrected_since_is_named_with_its_load(ledger: Ledger) -> None:
    (found,) = corrected_since(ledger)
    assert found.message("es") == (
        "«G-1», de la carga 1, ya se usó: G-1 (gasto, revisión 2; carga 2), "
        "X-G-1 (reversa; carga 2)"
    )
    assert undone(ledger, 2) == undone(ledger, 1) == ()
    assert held(ledger) == "0.00"


def test_what_names_it_is_named(ledger: Ledger) -> None:
    (found,) = recovered_since(ledger)
    assert found.message("en") == "«G-1», of load 1, has been built on: C-1 (recovery)"


def test_the_rows_and_the_year_are_named(ledger: Ledger) -> None:
    (found,) = closed_since(ledger)
    assert found.message("en") == (
        "2 records of load 1 in 2016, which is closed; the first open day is 2017-01-01: G-1, G-2"
    )


def held(ledger: Ledger, on: date = YEAR_END) -> str:
    """What was spent by a day."""
    return ledger.reconcile("A", on=on).funds[0].spent.money.digits


def test_dated_later_a_closed_year_says_what_it_said(ledger: Ledger) -> None:
    closed_since(ledger, date(2017, 1, 15))
    assert held(ledger) == held(ledger, date(2017, 1, 14)) == "200.00"
    assert held(ledger, date(2017, 1, 15)) == "0.00"
    assert ledger.verify().intact


def test_with_the_year_open_for_adjustments_it_vanishes(ledger: Ledger) -> None:
    closed_since(ledger)
    ledger.set_period("A", 2016, "adjusting", reason="otro archivo")
    assert undone(ledger, 1) == ()
    assert held(ledger) == "0.00"
    ledger.set_period("A", 2016, "closed")
    assert ledger.verify().intact


def test_what_was_reversed_late_counts_again_from_then_on(ledger: Ledger) -> None:
    reversed_late(ledger, date(2016, 11, 1))
    assert held(ledger, date(2016, 10, 31)) == held(ledger, date(2016, 11, 1)) == "100.00"


def test_a_load_of_reversals_alone_is_taken_back(ledger: Ledger) -> None:
    ledger.record(OPENING, spent())
    ledger.load(taken_back("G-1"))
    assert held(ledger) == "0.00"
    assert undone(ledger, 1) == ()
    assert held(ledger) == "100.00"


def test_the_words_of_what_opens_a_book_are_what_they_were(ledger: Ledger) -> None:
    ledger.record(OPENING)
    other = OPENING.model_copy(update={"title": "Otra", "revision": 2, "reason": "mal escrito"})
    ledger.load(other)
    assert undone(ledger, 1) == ()
    (book,) = ledger.books()
    assert (book.opening.title, book.opening.revision) == ("Capacitación", 3)
    assert book.opening.reason == WHY


def test_a_year_is_as_closed_as_it_was(ledger: Ledger) -> None:
    ledger.record(OPENING)
    ledger.load(Period(book="A", when="2016", state="closed"))
    assert undone(ledger, 1) == ()
    assert ledger.periods("A")[0].state == "open"
    assert undone(ledger, 2) == ()
    assert ledger.periods("A")[0].state == "closed"


def test_what_was_decided_on_it_is_named(ledger: Ledger, tmp_path: Path) -> None:
    ledger.record(OPENING, came(), spent())
    ledger.load(
        Activity(book="A", reference="FORO", title="Foro"),
        spent("G-2", activities=["FORO"]),
    )
    ledger.record(spent("G-3", activities=["FORO"]))
    (found,) = undone(ledger, 1)
    assert "FORO" in found.message("es")
    assert "G-3" in found.message("es")
    assert "G-2" not in found.message("es")


def test_what_was_erased_is_not_stated_again() -> None:
    """What stood before is stated again without what is there no more."""
    before = spent().model_copy(update={"payee": ERASED})
    book = Book.of(OPENING, [OPENING, before, taken_back("G-1")])
    places = {key: Placed(seq, 1 if seq == 3 else None) for seq, key in enumerate(book.facts, 1)}
    taken = TakingBack(book, places, 1, WHY, None, YEAR_END)
    (again, undo) = (entry.fact for entry in taken.entries)
    assert (again, undo.kind) == (spent(revision=2), "undo")


def document(folder: Path, *facts: AnyFact) -> Path:
    path = folder / "hechos.json"
    path.write_text(facts_json(facts), "utf-8")
    return path


def test_what_was_taken_back_is_loaded_again(ledger: Ledger, tmp_path: Path) -> None:
    """Corrected or as it was: with a reversal of its own, too."""
    ledger.record(OPENING)
    first = (came(), spent(), spent("G-2"), spent("G-3"), taken_back("G-3"))
    ledger.import_file(document(tmp_path, *first))
    before = held(ledger)
    ledger.undo(1, reason=WHY)
    assert held(ledger) == "0.00"
    right = (came(), spent(amount="90.00 MXN"), *first[2:])
    receipt = ledger.import_file(document(tmp_path, *right))
    # What the load had reversed itself is so still.
    assert (receipt.recorded, receipt.unchanged, receipt.findings) == (3, 2, ())
    assert (before, held(ledger)) == ("200.00", "190.00")
    again = ledger.import_file(document(tmp_path, *right))
    assert (again.recorded, again.findings) == (0, ())
    assert ledger.verify().intact


def test_a_withdrawn_book_is_in_no_list_and_no_total(ledger: Ledger) -> None:
    ledger.load(Programme(code="P", title="Propio", currency="MXN"))
    ledger.load(spent().model_copy(update={"book": "P"}))
    assert [total.year for total in ledger.cooperation_totals()] == [2016]
    assert undone(ledger, 2) == undone(ledger, 1) == ()
    assert (ledger.books(), ledger.cooperation_totals(), ledger.check()) == ([], (), ())
    assert [done.act for done in ledger.trail("P")][-2:] == ["withdrawn", "undone"]
    with pytest.raises(NoSuchBook):
        ledger.explain("P")


def test_its_code_is_free_for_a_book_on_other_terms(ledger: Ledger, tmp_path: Path) -> None:
    lines = [{"code": "AIR", "title": "Pasajes"}]
    ledger.import_file(document(tmp_path, OPENING, spent()))
    ledger.undo(1, reason=WHY)
    other = Agreement(
        code="A", title="Otra", currency="MXN", accounts=["MXN"], lines=lines, conversion="average"
    )
    in_dollars = Agreement(code="A", title="Otra", currency="MXN", accounts=["USD"])
    refused = ledger.import_file(document(tmp_path, in_dollars))
    assert [each.code for each in refused.findings] == ["not-correctable"]
    receipt = ledger.import_file(document(tmp_path, other, came(), spent(lines=["AIR"])))
    assert (receipt.recorded, receipt.findings) == (3, ())
    (book,) = ledger.books()
    assert (book.opening.revision, book.opening.title) == (2, "Otra")
    assert held(ledger) == "100.00"
    assert ledger.verify().intact


@pytest.mark.parametrize(("load", "code"), [(7, "load.unknown"), (0, "load.unknown")])
def test_there_must_be_such_a_load(ledger: Ledger, load: int, code: str) -> None:
    ledger.load(OPENING)
    with pytest.raises(CoopledgerError) as raised:
        ledger.undo(load, reason=WHY)
    assert raised.value.code == code
    assert raised.value.message("es") != raised.value.message("en")


def test_a_reason_is_given(ledger: Ledger) -> None:
    ledger.load(OPENING)
    with pytest.raises(CoopledgerError, match="reason"):
        ledger.undo(1, reason=" ")


def test_a_book_is_not_reversed_by_hand(ledger: Ledger) -> None:
    ledger.record(OPENING)
    found = ledger.preview(taken_back("A", reference="A~1")).findings
    assert [each.code for each in found] == ["not-reversible"]
