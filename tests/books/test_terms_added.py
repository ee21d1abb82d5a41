"""Clauses and signatories that an addendum adds or ends: from its day on, and not before."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coopledger import (
    Account,
    Addendum,
    Agreement,
    BudgetLine,
    Disbursement,
    Expenditure,
    Interest,
    Ledger,
    Reallocation,
    Refused,
    Reversal,
)
from coopledger.books.terms import Terms
from coopledger.messages.catalogue import Language, say
from coopledger.reports.history import history_document
from coopledger.reports.statement_data import statement_data
from coopledger.writers.text import document_text

CLAUSES: dict[str, Any] = {
    "no_overdraft": True,
    "reallocation_limit": "10",
    "advance_days": 15,
    "interest_to": "partner",
    "evidence_required": True,
    "evidence_above": "50.00 MXN",
    "approval_for": ("loads", "closings"),
    "approval_above": "50.00 MXN",
}
OPENING = Agreement(
    code="A",
    title="T",
    currency="EUR",
    accounts=["MXN"],
    signatories=["INE", "SEGIB"],
    lines=[BudgetLine(code=code, title=code, ceiling="1000.00 MXN") for code in ("L1", "L2")],
)
M = Disbursement(
    book="A", reference="M", when="2016-01-05", amount="2000.00 MXN", sent="100.00 EUR"
)


def addendum(**terms: Any) -> Addendum:
    return Addendum(book="A", reference="AD", when="2016-06-01", **terms)


def spent(reference: str, when: str, amount: str = "100.00 MXN") -> Expenditure:
    return Expenditure(book="A", reference=reference, when=when, amount=amount)


def moved(reference: str, when: str, amount: str) -> Reallocation:
    return Reallocation(
        book="A", reference=reference, when=when, amount=amount, from_line="L1", to_line="L2"
    )


@pytest.mark.parametrize("clause", CLAUSES)
def test_each_clause_is_a_term_from_its_day_on(clause: str) -> None:
    added = addendum(**{clause: CLAUSES[clause]})
    terms = Terms(OPENING, [added])
    assert getattr(terms.on(date(2016, 5, 31)), clause) is None
    assert getattr(terms.on(date(2016, 6, 1)), clause) == getattr(added, clause)


def test_a_signatory_is_added_once() -> None:
    terms = Terms(OPENING, [addendum(signatories=["IDEA", "INE"])])
    assert terms.on(date(2016, 5, 31)).signatories == ("INE", "SEGIB")
    assert terms.on(date(2016, 6, 1)).signatories == ("INE", "SEGIB", "IDEA")


def test_a_limit_holds_what_is_moved_from_its_day_on() -> None:
    with Ledger.open("sqlite://") as ledger:
        ledger.record(OPENING, moved("R-1", "2016-02-01", "90.00 MXN"))
        ledger.record(addendum(reallocation_limit="10"))
        assert ledger.record(moved("R-2", "2016-05-31", "5.00 MXN")).recorded == 1
        with pytest.raises(Refused, match="10 %"):
            ledger.record(moved("R-3", "2016-06-01", "6.00 MXN"))
        assert ledger.record(moved("R-3", "2016-06-01", "5.00 MXN")).recorded == 1


@pytest.mark.parametrize(
    ("clause", "missing"),
    [({"evidence_required": True}, "G-2, G-3"), ({"evidence_above": "50.00 MXN"}, "G-3")],
)
def test_invoices_are_asked_for_what_is_spent_from_its_day_on(
    clause: dict[str, Any], missing: str
) -> None:
    with Ledger.open("sqlite://") as ledger:
        ledger.record(
            OPENING, M, spent("G-1", "2016-05-31"), spent("G-2", "2016-06-01", "10.00 MXN"),
            spent("G-3", "2016-06-02"), addendum(**clause),
        )  # fmt: skip

        def found(on: str) -> list[object]:
            findings = ledger.check("A", on=date.fromisoformat(on))
            return [f.params["seen"] for f in findings if f.code == "evidence-missing"]

        assert found("2016-05-31") == []
        assert found("2016-12-31") == [missing]


def test_whose_the_interest_is() -> None:
    earned = Interest(book="A", reference="I", when="2016-02-01", amount="10.00 MXN")
    with Ledger.open("sqlite://") as ledger:
        ledger.record(OPENING, M, earned, addendum(interest_to="partner"))
        said = {
            on: [f.code for f in ledger.check("A", on=on) if "interest" in f.code]
            for on in (date(2016, 5, 31), date(2016, 6, 1))
        }
        assert said[date(2016, 5, 31)] == ["interest-owner-not-agreed"]
        assert "interest-owner-not-agreed" not in said[date(2016, 6, 1)]


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_workbook_has_them_and_loading_it_changes_nothing(language: str, tmp_path: Path) -> None:
    added = addendum(**CLAUSES, signatories=["IDEA", "TEPJF"])
    path = tmp_path / "libro.xlsx"
    with Ledger.open("sqlite://") as ledger:
        ledger.record(OPENING, M, added)
        ledger.export("A", path, language=language)
        receipt = ledger.import_file(path)
        assert (receipt.recorded, receipt.findings) == (0, ())
    with Ledger.open("sqlite://") as other:
        assert other.import_file(path).accepted
        stated = [fact for fact in other.facts("A") if fact.kind in ("agreement", "addendum")]
        assert stated == [OPENING, added]


@pytest.mark.parametrize("clause", [*CLAUSES, "refund_due", "report_due"])
def test_each_clause_ends_by_an_addendum(clause: str) -> None:
    agreed = addendum(**{clause: CLAUSES.get(clause, "2017")})
    ended = Addendum(book="A", reference="AD-2", when="2016-09-01", ended_clauses=[clause])
    terms = Terms(OPENING, [ended, agreed])
    assert getattr(terms.on(date(2016, 8, 31)), clause) == getattr(agreed, clause)
    assert getattr(terms.on(date(2016, 9, 1)), clause) is None
    with Ledger.open("sqlite://") as ledger:
        ledger.record(OPENING, agreed, ended)
        with pytest.raises(Refused, match="on the terms that this changes"):
            ledger.record(
                Reversal(book="A", reference="X", of="AD", when="2016-06-01", reason="never agreed")
            )


def test_a_signatory_leaves() -> None:
    left = addendum(former_signatories=["SEGIB"])
    terms = Terms(OPENING, [left])
    assert terms.on(date(2016, 5, 31)).signatories == ("INE", "SEGIB")
    assert terms.on(date(2016, 6, 1)).signatories == ("INE",)


@pytest.mark.parametrize("language", ["es", "en"])
def test_what_opens_and_ends_is_in_a_workbook_and_in_what_is_shown(
    language: str, tmp_path: Path
) -> None:
    accounts = [
        Account(code="B-2", currency="USD", title="BBVA", number="012180001183597197"),
        Account(code="ADV", currency="MXN", holder="Área"),
        Account(code="GBP", currency="GBP"),
    ]
    added = addendum(accounts=accounts, **CLAUSES)
    ended = Addendum(
        book="A", reference="AD-2", when="2016-09-01", ended_clauses=[*CLAUSES],
        closed_accounts=["B-2", "ADV"], former_signatories=["SEGIB"],
        ceilings=[{"line": "L1", "ceiling": "9.00 MXN"}],
    )  # fmt: skip
    path = tmp_path / "libro.xlsx"
    with Ledger.open("sqlite://") as ledger:
        ledger.record(OPENING, added, ended)
        ledger.export("A", path, language=language)
        receipt = ledger.import_file(path)
        assert (receipt.recorded, receipt.findings) == (0, ())
        shown = document_text(history_document(ledger.history("AD-2"), Language(language)))
        for said in ("B-2", "ADV", "SEGIB", say("choice.interest_to", language)):
            assert said in shown
        sides = statement_data(ledger.reconcile("A", on=date(2016, 12, 31)), Language.EN)[
            "accounts"
        ]
        assert [(side["code"], side["closed"]) for side in sides] == [
            ("MXN", None), ("B-2", "2016-09-01"), ("ADV", "2016-09-01"), ("GBP", None),
        ]  # fmt: skip
    with Ledger.open("sqlite://") as other:
        assert other.import_file(path).accepted
        assert [fact for fact in other.facts("A") if fact.kind == "addendum"] == [added, ended]
