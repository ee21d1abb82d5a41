"""What one prepares and another decides on; what is taken back: exactly what was shown."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coopledger import Addendum, BankBalance, Expenditure, Ledger, PlanMoved, Reversal
from tests.web.loading import CODE, Loader, plan_of, shown, workbook
from tests.web.serving import served

BANK = BankBalance(
    book=CODE, reference="B-1", account="MXN", when="2016-02-01", balance="1000.00 MXN"
)
TWO = Addendum(book=CODE, reference="A-1", when="2016-01-02", approval_for=["loads"])


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "books.db", by="Ana") as opened:
        yield opened


@pytest.fixture
def loader(ledger: Ledger) -> Iterator[Loader]:
    with served(ledger) as here:
        yield Loader(here.visitor())
    for _, fault in here.faults:
        raise fault


def proposed(loader: Loader, ledger: Ledger) -> str:
    """A proposal of Ana's: where it is looked at."""
    loader.record(loader.send("libro.xlsx", workbook(("G-1", 100))))
    ledger.record(TWO)
    refused = loader.send("libro.xlsx", workbook(("G-1", 100), ("G-2", 20)))
    proposal = loader.post("/load/again", plan=plan_of(refused), propose="yes")
    loader.post("/load/record", plan=plan_of(proposal))
    [waits] = ledger.pending()
    return f"/pending/proposal?code={CODE}&reference={waits.fact.reference}"


def test_another_person_sees_what_is_proposed_and_approves_just_that(
    loader: Loader, ledger: Ledger
) -> None:
    where = proposed(loader, ledger)
    assert where.replace("&", "&amp;") in loader.visitor.page("/pending")
    own = loader.visitor.page(where)
    assert "La preparó usted (Ana)" in own
    assert "Autorizar como" not in own
    plan = ledger.preview_approval("PR-1").plan
    assert plan is not None
    refused = loader.post("/pending/approve", code=CODE, reference="PR-1", plan=plan.hash)
    assert (refused.status_code, "la preparó «Ana»" in refused.text) == (400, True)

    assert "Eva" in loader.post("/me", by=" Eva ").text
    page = loader.visitor.page(where)
    assert "Autorizar como Eva" in page
    assert "20.00 MXN" in page
    assert "En la propuesta" in page
    assert "En el documento" not in page
    # What moves in the books and changes nothing of it does not keep it from being approved.
    ledger.record(BANK)
    done = loader.post("/pending/approve", code=CODE, reference="PR-1", plan=shown(page))
    assert [each.fact.reference for each in ledger.pending()] == []
    assert done.url.path == "/done"
    assert "Se autorizó PR-1: 1 asiento nuevo" in done.text
    [reference] = ledger.history("G-2")
    assert reference.recorded_by == "Eva"


def test_what_would_be_recorded_otherwise_than_was_shown_is_not(
    loader: Loader, ledger: Ledger
) -> None:
    where = proposed(loader, ledger)
    loader.post("/me", by="Eva")
    page = loader.visitor.page(where)
    spent = Expenditure(book=CODE, reference="G-3", when="2016-03-02", amount="890 MXN")
    [other] = ledger.propose(spent).proposals
    ledger.signed_by("Luis").approve(other.reference)
    moved = loader.post("/pending/approve", code=CODE, reference="PR-1", plan=shown(page))
    assert "Los libros cambiaron mientras usted decidía" in moved.text
    assert len(ledger.pending()) == 1
    no = loader.post("/pending/refuse", code=CODE, reference="PR-1", reason="ya no alcanza")
    assert "quedó rechazada" in no.text
    assert not ledger.pending()


def test_a_load_is_taken_back_as_it_was_shown_or_not_at_all(loader: Loader, ledger: Ledger) -> None:
    loader.record(loader.send("uno.xlsx", workbook(("G-1", 100))))
    loader.record(loader.send("dos.xlsx", workbook(("G-1", 100), ("G-2", 20), ("G-3", 5))))
    asked = {"load": "2", "reason": "era otro", "on": ""}
    plan = shown(loader.visitor.page("/loads/undo?load=2&reason=era+otro"))
    ledger.record(Reversal(book=CODE, reference="X-1", of="G-3", when="2016-03-01", reason="doble"))
    moved = loader.post("/loads/undo", plan=plan, **asked)
    assert "No se deshizo nada" in moved.text
    assert ledger.history("G-2")[0].stands
    with pytest.raises(PlanMoved):
        ledger.undo(2, reason="era otro", plan=plan)
    done = loader.post("/loads/undo", plan=shown(moved.text), **asked)
    assert done.url.path == "/load/done"
    assert not ledger.history("G-2")[0].stands
