"""`coopledger report trail`: who recorded what, when and why, with what was so before and after."""

import csv
import io
import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopledger import (
    Act,
    Agreement,
    AnyFact,
    AuditTrail,
    Deed,
    Erasure,
    Expenditure,
    Ledger,
    NoSuchBook,
    Proposal,
    Recorded,
    Resolution,
    Reversal,
    Undo,
)
from coopledger.books.book import Book
from coopledger.books.trail import deed
from coopledger.messages.catalogue import Language
from coopledger.model.kinds import KINDS
from coopledger.store import journal
from coopledger.testing.everything import histories
from coopledger.testing.history import History
from tests.command_line import Run
from tests.docs.test_facts_schema import all_kinds

OPENING = Agreement(
    code="A", title="T", currency="MXN", accounts=["MXN"], prefinancing=True, start="2016-01-01"
)


ERASED = Erasure(
    book="A", reference="SD-1", when="2016-12-31", of="G-1", rows=[2], reason="lo pidió",
    ground="LGPDPPSO, art. 52",
)  # fmt: skip


def spent(revision: int = 1, **more: object) -> Expenditure:
    stated = {"when": "2016-10-05", "amount": "400.00 MXN", "payee": "Aerolínea"} | more
    return Expenditure(book="A", reference="G-1", revision=revision, **stated)


def taken_back(revision: int = 1) -> Reversal:
    return Reversal(
        book="A", reference=f"X-{revision}", when="2016-10-05", of="G-1", of_revision=revision,
        reason="el comprobante dice menos",
    )  # fmt: skip


def a_life(where: str) -> AuditTrail:
    with Ledger.open(where, by="Ana") as ledger:
        ledger.record(OPENING, spent())
    with Ledger.open(where, by="Luis") as ledger:
        ledger.record(taken_back(), spent(2, amount="350.00 MXN", payee=None, note="con factura"))
        ledger.set_period("A", 2016, "closed")
        ledger.set_period("A", 2016, "adjusting", reason="llegó una factura")
        ledger.set_period("A", 2016, "open", reason="llegaron otras")
        ledger.issue("A")
        return ledger.trail()


def test_it_says_what_was_so_before_and_after_and_why(where: str) -> None:
    trail = a_life(where)
    assert [(done.act, done.recorded.recorded_by, done.why) for done in trail] == [
        (Act.OPENED, "Ana", None),
        (Act.RECORDED, "Ana", None),
        (Act.CORRECTED, "Luis", "el comprobante dice menos"),
        (Act.REVERSED, "Luis", "el comprobante dice menos"),
        (Act.CLOSED, "Luis", None),
        (Act.REOPENED, "Luis", "llegó una factura"),
        (Act.REOPENED, "Luis", "llegaron otras"),
        (Act.ISSUED, "Luis", None),
    ]
    said = re.sub(r"\s+", " ", trail.to_text("es"))
    assert (
        "A corrigió G-1 (gasto, revisión 2) Antes Importe: 400.00 MXN Beneficiario: "
        "Aerolínea Nota: (vacío) Después Importe: 350.00 MXN Beneficiario: (vacío) "
        "Nota: con factura Motivo el comprobante dice menos Cadena asiento 3 de A"
    ) in said
    assert "A reversó G-1 (gasto) Antes Fecha: 2016-10-05 Importe: 400.00 MXN" in said
    assert "Después sin efecto desde 2016-10-05, por la reversa X-1 Motivo el compro" in said
    assert (
        "A reabrió 2016 (periodo, revisión 2) Antes cerrado Después en ajustes Motivo llegó una"
        in said
    )
    assert "A emitió EE-1 (estado de ejercicio emitido)" in said
    assert "reopened 2016 (period, revision 3) Before being adjusted After open" in re.sub(
        r"\s+", " ", trail.to_text("en")
    )


def test_it_is_asked_by_book_by_day_and_by_person(where: str) -> None:
    everything = a_life(where)
    today = everything[-1].recorded.recorded_at.astimezone().date()
    yesterday, tomorrow = today - timedelta(1), today + timedelta(1)
    with Ledger.open(where, by="Eva") as ledger:
        other = OPENING.model_copy(update={"code": "B"})
        ledger.record(other)
        assert len(ledger.trail()) == len(everything) + 1
        assert ledger.trail("A") == everything
        assert [done.fact for done in ledger.trail("B")] == [other]
        assert ledger.trail(since=tomorrow) == ledger.trail(until=yesterday) == ()
        assert len(ledger.trail(since=today, until=today)) == len(everything) + 1
        assert {done.recorded.recorded_by for done in ledger.trail(by=" ana ")} == {"Ana"}
        assert ledger.trail("B", by="Ana") == ()
        assert ledger.trail("B", by="Ana").people == ("Eva",)
        assert "Ana, Eva, Luis" in ledger.trail(by="Ivan").to_text("es")
        with pytest.raises(NoSuchBook):
            ledger.trail("C")


@settings(max_examples=max(10, settings.default.max_examples // 5))
@given(histories(), st.sampled_from(list(Language)))
def test_every_record_stands_in_it_once_in_every_form(history: History, language: Language) -> None:
    with Ledger.open("sqlite://") as ledger:
        ledger.record(history.opening, *history.facts)
        trail, facts = ledger.trail(), ledger.facts(history.opening.code)
    assert [done.fact for done in trail] == list(facts)
    rows = list(csv.DictReader(io.StringIO(trail.to_csv("en").decode("utf-8-sig"))))
    data = json.loads(trail.to_json(language))["trail"]
    assert [row["Hash"] for row in rows] == [each["hash"] for each in data]
    assert [each["seq"] for each in data] == [*range(1, len(facts) + 1)]
    text = " ".join(trail.to_text(language).split())
    assert all(" ".join(fact.reference.split()) in text for fact in facts)


def recorded(fact: AnyFact) -> Recorded:
    return Recorded(fact, 10**6, "0" * 64, datetime(2026, 1, 1, tzinfo=UTC), "x", None)


@pytest.mark.parametrize("language", list(Language))
def test_what_is_stated_of_every_kind_is_said(language: Language) -> None:
    facts = [*all_kinds(), ERASED, Undo(book="A", load=7, reason="no", lifted=["X-1"])]
    facts += [
        Proposal(
            book="A", reference="PR-1", when="2026-11-29", facts="[]", note="por revisar",
            totals=[{"kind": "expenditure", "count": 2, "amounts": ["7.00 MXN"]}],
        ),
        Resolution(book="A", of="PR-1", when="2026-11-29", outcome="approved", alone=True,
                   reason="no hay otra persona"),
    ]  # fmt: skip
    of_no_document = {"issue", "attachment"}  # which `a_life` has
    assert {fact.kind for fact in facts} == KINDS.keys() - of_no_document
    for fact in facts:
        done = deed(recorded(fact), Book(OPENING))
        said = AuditTrail.by_people([done], ["x"]).to_text(language)
        assert max(map(len, said.splitlines())) <= 80, said
        assert re.search(r"None|trail\.|field\.|kind\.", said) is None, said
        for name in ("amount", "sent", "received", "arrived", "worth", "balance"):
            stated = getattr(fact, name, None)
            assert stated is None or stated.say(language) in said


@pytest.mark.parametrize("language", list(Language))
def test_of_a_next_revision_of_every_kind_what_differs_is_said(language: Language) -> None:
    for fact in all_kinds():
        if fact.kind in ("period", "reversal"):
            continue
        revision = fact.revision + 1
        again = fact.model_copy(update={"note": "dicho de otro modo", "revision": revision})
        said = AuditTrail.by_people([Deed(recorded(again), Act.CORRECTED, fact)], ["x"])
        data = json.loads(said.to_json())["trail"][0]
        assert (data["before"]["revision"], data["fact"]["revision"]) == (
            fact.revision,
            revision,
        )
        assert "dicho de otro modo" in said.to_text(language)
        amount = getattr(fact, "amount", None)
        assert amount is None or amount.say(language) not in said.to_text(language)


def test_a_person_asks_in_either_language(loaded: Run, tmp_path: Path) -> None:
    seen = loaded("report", "trail", "INE-SEGIB-2016")
    assert seen.status == 0
    assert "abrió INE-SEGIB-2016 (convenio)" in seen.out
    assert "Leído de  INE-SEGIB-2016.xlsx, hoja Gastos, fila 2" in seen.out
    assert "PICE" not in seen.out
    english = loaded("report", "trail", "--to", "01/01/2016", "--lang", "en")
    assert english.out.startswith("No record is of those days")
    for ending in (".xlsx", ".html", ".json", ".csv", ".txt"):
        assert loaded("report", "trail", "-o", f"pista{ending}").status == 0
        assert (tmp_path / f"pista{ending}").stat().st_size
    assert loaded("report", "trail", "--from", "2017-01-02", "--to", "2017-01-01").status == 2
    assert loaded("report", "trail", "--from", "ayer").status == 2
    assert loaded("report", "--help").out.count("trail") >= 2


def test_what_was_altered_is_not_shown(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each row is proved as it is read: here every hash is said to be another."""
    a_life(where)
    monkeypatch.setattr(journal, "amiss", lambda row, *_: journal.bad("verify.altered", row))
    with Ledger.open(where) as ledger, pytest.raises(Exception, match="altered"):
        ledger.trail()
