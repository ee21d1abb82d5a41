"""Issued statements: frozen, issued once, and what changed since, on both engines."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from coopledger import (
    Agreement,
    Disbursement,
    Expenditure,
    Ledger,
    LedgerBroken,
    Rate,
    Refused,
    Reversal,
)
from coopledger.errors import BooksMoved, MissingRate, NoSuchReference, WrongBook
from coopledger.ledger.recording import Recorder
from coopledger.ledger.shelf import Desk
from coopledger.messages.catalogue import CoopledgerError, Language
from coopledger.model.agreement import Programme
from coopledger.readers.reading import Reading
from coopledger.store.heads import LedgerHead
from tests.engines import ENGINES, execute, location

DAY = date(2016, 12, 31)
FACTS = (
    Agreement(code="A", title="Foro", currency="EUR", accounts=["MXN"]),
    Disbursement(book="A", reference="M", when="2016-02", amount="1000.00 MXN", sent="50.00 EUR"),
    Expenditure(book="A", reference="G", when="2016-10-05", amount="100.00 MXN"),
)


def spent(reference: str, when: str = "2016-11-05", amount: str = "20.00 MXN") -> Expenditure:
    return Expenditure(book="A", reference=reference, when=when, amount=amount)


@pytest.fixture(params=ENGINES)
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with location(request.param, tmp_path) as where:
        yield where


@pytest.fixture
def ledger(where: str) -> Iterator[Ledger]:
    with Ledger.open(where, by="Ana") as ledger:
        ledger.record(*FACTS)
        yield ledger


def test_what_is_looked_at_is_what_is_issued_or_nothing_is(ledger: Ledger) -> None:
    """Whatever was recorded meanwhile, in another book too: its text names the ledger's head."""
    draft, head = ledger.preview_issue("A", on=DAY), ledger.head()
    assert (draft.reference, draft.head, ledger.issued("A")) == ("EE-1", str(head), ())
    ledger.record(Programme(code="P", title="Propio", currency="MXN"))
    with pytest.raises(BooksMoved):
        ledger.issue("A", on=DAY, at=draft.head)
    assert (len(ledger.facts("A")), ledger.issued("A")) == (3, ())
    again = ledger.preview_issue("A", on=DAY)
    assert ledger.issue("A", on=DAY, at=again.head).issue == again
    assert ledger.preview_issue("A", on=DAY) == again  # which is there already
    with pytest.raises(Refused):
        ledger.preview_issue("A", on=date.today() + timedelta(1))
    assert len(ledger.issued("A")) == 1


def test_what_is_issued_freezes_the_statement_and_what_it_looked_at(ledger: Ledger) -> None:
    head = ledger.head()
    issued = ledger.issue("A", on=DAY)
    issue = issued.issue
    assert (issued.is_new, issue.reference, issue.head) == (True, "EE-1", str(head))
    assert (issue.looked_at.seq, issued.recorded.seq, issued.recorded.recorded_by) == (3, 4, "Ana")
    assert [(f.figure, str(f.amount)) for f in issue.figures if f.section == "whole"] == [
        ("received", "1,000.00 MXN"), ("spent", "100.00 MXN"), ("held", "900.00 MXN"),
        ("received", "50.00 EUR"), ("spent", "5.00 EUR"), ("held", "45.00 EUR"),
    ]  # fmt: skip
    for language, word in ((Language.ES, "Emitido como EE-1"), (Language.EN, "Issued as EE-1")):
        printed = issue.printed.in_language(language)
        assert word in printed
        assert str(head) in printed.splitlines()
    assert ledger.verify(against=issue.head).intact


def test_what_was_issued_stays_as_it_was(ledger: Ledger, where: str) -> None:
    issue = ledger.issue("A", on=DAY).issue
    ledger.record(spent("G-2"))
    with Ledger.open(where) as another:
        (recorded,) = another.issued("A")
    assert recorded.fact == issue


def test_the_same_statement_is_not_issued_twice(ledger: Ledger) -> None:
    first = ledger.issue("A", on=DAY)
    ledger.record(spent("G-2", when="2017-01-01"))  # not of that day
    again = ledger.issue("A", on=DAY, reference="OTRO")
    assert (again.is_new, again.issue, again.recorded) == (False, first.issue, first.recorded)
    assert ledger.issue("A", on=date(2017, 1, 31)).issue.reference == "EE-2"
    assert [each.fact.reference for each in ledger.issued("A")] == ["EE-1", "EE-2"]


def test_references_are_the_next_free_one_or_the_one_that_is_given(ledger: Ledger) -> None:
    ledger.record(spent("EE-1"))
    assert ledger.issue("A", on=DAY).issue.reference == "EE-2"
    ledger.record(spent("G-2"))
    assert ledger.issue("A", on=DAY, reference="Informe 2016").issue.reference == "Informe 2016"
    ledger.record(spent("G-3"))
    with pytest.raises(Refused):
        ledger.issue("A", on=DAY, reference="G")
    with pytest.raises(NoSuchReference, match="Informe 2016"):
        ledger.issued("A", "informe 2016")


def test_what_changed_since_is_said_figure_by_figure_with_its_records(ledger: Ledger) -> None:
    assert ledger.changes_since("A") is None
    ledger.issue("A", on=DAY)
    ledger.record(spent("LATER", when="2017-02-01"))
    unchanged = ledger.changes_since("A", "EE-1")
    assert unchanged is not None
    assert (unchanged.figures, unchanged.records) == ((), ())
    ledger.record(spent("G-2"))
    ledger.record(
        Reversal(book="A", reference="X", of="G", when="2017-03-01", reason="no era"),
    )
    changes = ledger.changes_since("A", on=date(2017, 12, 31))
    assert changes is not None
    whole = [c for c in changes.figures if c.section == "whole"]
    assert [(c.figure, str(c.was), str(c.now), str(c.difference)) for c in whole] == [
        ("spent", "100.00 MXN", "120.00 MXN", "20.00 MXN"),
        ("held", "900.00 MXN", "880.00 MXN", "-20.00 MXN"),
        ("spent", "5.00 EUR", "6.00 EUR", "1.00 EUR"),
        ("held", "45.00 EUR", "44.00 EUR", "-1.00 EUR"),
    ]
    assert [each.fact.reference for each in changes.records] == ["G-2"]
    assert ledger.changes_since("A", on=date(2016, 12, 30)) is None  # nothing issued by then


def test_the_next_one_says_what_changed_since_the_last(ledger: Ledger) -> None:
    ledger.issue("A", on=DAY)
    ledger.record(spent("G-2"))
    second = ledger.issue("A", on=DAY).issue
    said = second.printed.es
    assert "Qué cambió desde el estado EE-1" in said
    assert "G-2, gasto, 2016-11-05, 20.00 MXN" in said
    changes = ledger.changes_since("A")
    assert changes is not None
    assert (changes.issue.reference, changes.figures) == ("EE-2", ())


def test_a_statement_that_does_not_close_is_not_issued(ledger: Ledger, where: str) -> None:
    guard = (
        "DROP TRIGGER journal_is_not_updated"
        if "://" not in where
        else "ALTER TABLE journal DISABLE TRIGGER USER"
    )
    execute(where, guard, "UPDATE journal SET credit = 'partner' WHERE reference = 'G'")
    with pytest.raises(LedgerBroken):
        ledger.issue("A", on=DAY)
    assert ledger.issued("A") == ()


def test_no_statement_is_issued_of_a_day_to_come_or_of_a_programme(ledger: Ledger) -> None:
    with pytest.raises(Refused) as refused:
        ledger.issue("A", on=date.today() + timedelta(days=1))
    assert [found.code for found in refused.value.findings] == ["future-date"]
    ledger.record(Programme(code="P", title="Propios", currency="MXN"))
    with pytest.raises(WrongBook):
        ledger.issue("P", on=DAY)
    assert ledger.issued("P") == ()


def test_an_issued_statement_is_not_taken_back_and_goes_into_no_other_ledger(
    ledger: Ledger,
) -> None:
    issue = ledger.issue("A", on=DAY).issue
    with pytest.raises(Refused) as refused:
        ledger.record(Reversal(book="A", reference="X", of="EE-1", when="2016-12-31", reason="mal"))
    assert [found.code for found in refused.value.findings] == ["not-reversible"]
    assert ledger.record(issue).unchanged == 1
    with Ledger.open("sqlite://") as other:
        with pytest.raises(Refused) as refused:
            other.record(*FACTS, issue)
        assert [found.code for found in refused.value.findings] == ["issued-elsewhere"]


def test_where_somebody_records_meanwhile_it_is_drawn_up_again(
    ledger: Ledger, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest, overtaken = Recorder.record_at, []

    def record(self: Recorder, desk: Desk, reading: Reading, *more: object) -> object:
        if not overtaken and reading.entries[0].fact.kind == "issue":
            overtaken.append(True)
            with Ledger.open(where) as another:
                another.record(spent("G-2"))
        return honest(self, desk, reading, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(Recorder, "record_at", record)
    issue = ledger.issue("A", on=DAY).issue
    assert (overtaken, issue.looked_at.seq) == ([True], 4)
    assert "120.00" in issue.printed.es
    assert ledger.verify().intact


def test_the_rates_it_used_are_kept_and_serve_to_draw_it_up_again(ledger: Ledger) -> None:
    rate = [{"currency": "MXN", "basis": "day", "source": "ECB"}]
    ledger.record(
        Agreement(code="B", title="Taller", currency="EUR", accounts=["MXN"], spending_rates=rate),
        Disbursement(
            book="B", reference="M", when="2016-02", amount="1000.00 MXN", sent="50.00 EUR"
        ),
        Expenditure(book="B", reference="G", when="2016-10-05", amount="100.00 MXN"),
    )
    with pytest.raises(MissingRate):
        ledger.issue("B", on=DAY)
    ledger.record(
        Rate(
            book="B", base="EUR", quote="MXN", when="2016-10-05", served="2016-10-05",
            value="43/2", published_by="ECB",
        )
    )  # fmt: skip
    issue = ledger.issue("B", on=DAY).issue
    (used,) = issue.rates
    assert (used.currency, used.source, used.when.text, used.rate) == (
        "MXN", "ECB", "2016-10-05", "43/2",
    )  # fmt: skip
    assert "ECB" in issue.printed.es
    assert ledger.verify().intact
    assert ledger.changes_since("B", "EE-1").figures == ()  # type: ignore[union-attr]


def test_a_head_is_one_token_and_survives_being_copied_from_paper(ledger: Ledger) -> None:
    head = ledger.head()
    assert head.rows == 3
    assert LedgerHead.parse(str(head)) == head
    in_groups = f" {str(head)[:20].upper()}\n{str(head)[20:]} "
    assert ledger.verify(against=in_groups).intact
    ledger.record(spent("G-2"))
    verified = ledger.verify(against=head)
    assert (verified.intact, verified.then, verified.head.rows) == (True, head, 4)
    for wrong in ("", "12", str(head)[:-1], f"{head}0", "x-" + "0" * 64):
        with pytest.raises(CoopledgerError, match=r"Ledger\.head"):
            ledger.verify(against=wrong)
