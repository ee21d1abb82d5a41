"""Two people: what one proposes moves nothing until another approves of it."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from coopledger import (
    Addendum,
    Agreement,
    AnyFact,
    BankLine,
    CoopledgerError,
    Disbursement,
    Expenditure,
    Finding,
    Ledger,
    Match,
    NoSuchReference,
    Outcome,
    Programme,
    Proposal,
    Receipt,
    Refund,
    Refused,
    Resolution,
    Reversal,
    Severity,
    verify_rows,
)
from coopledger.books.people import same_person
from coopledger.model import proposal as model
from coopledger.model.entry import Entry
from coopledger.model.proposed import proposed, written
from coopledger.readers.reading import Reading
from coopledger.reports.facts import fact_data
from coopledger.rules import two_people
from coopledger.store import appending
from coopledger.store.columns import timestamp
from tests.engines import execute, rows

OPENING = Agreement(
    code="A", title="T", currency="EUR", accounts=["MXN"],
    approval_for=["reversals", "refunds", "closings"], approval_above="100.00 MXN",
)  # fmt: skip
M = Disbursement(
    book="A", reference="M", when="2016-01-05", amount="9000.00 MXN", sent="450.00 EUR"
)


def spent(reference: str = "G-1", amount: str = "500.00 MXN", **more: Any) -> Expenditure:
    return Expenditure(book="A", reference=reference, when="2016-02-01", amount=amount, **more)


class Office:
    """A ledger, and each of its people with their own hands."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.ledgers: dict[str, Ledger] = {}

    def __call__(self, name: str) -> Ledger:
        if name not in self.ledgers:
            self.ledgers[name] = Ledger.open(self.where, by=name)
        return self.ledgers[name]


@pytest.fixture
def empty(where: str) -> Iterator[Office]:
    """On each engine."""
    made = Office(where)
    yield made
    for ledger in made.ledgers.values():
        ledger.close()


@pytest.fixture
def office(empty: Office) -> Office:
    """With an agreement that asks for two people."""
    empty("Ana").load(OPENING, M)
    return empty


def spent_in(ledger: Ledger) -> str:
    """What the books say was spent."""
    [fund] = ledger.reconcile("A").funds
    return fund.spent.money.digits


def code_of(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [finding.code for finding in refused.value.findings]


def days_pass(monkeypatch: pytest.MonkeyPatch, days: float) -> None:
    moment = timestamp(datetime.now(UTC) + timedelta(days))
    monkeypatch.setattr(appending, "now", lambda: moment)


def test_one_proposes_and_another_approves(office: Office) -> None:
    before = rows(office.where)
    with pytest.raises(Refused) as refused:
        office("Ana").record(spent())
    assert code_of(refused) == ["needs-approval"]
    assert office("Ana").preview(spent()).findings[0].code == "needs-approval"
    assert rows(office.where) == before
    made = office("Ana").propose(spent(), note="falta el pasaje")
    assert (made.recorded, [each.reference for each in made.proposals]) == (0, ["PR-1"])
    assert spent_in(office("Eva")) == "0.00"
    [waiting] = office("Eva").pending()
    assert (waiting.recorded_by, waiting.fact.note) == ("Ana", "falta el pasaje")
    approved = office("Eva").approve("PR-1")
    assert (approved.recorded, approved.load) == (2, 2)
    assert office("Eva").pending("A") == ()
    [recorded] = office("Ana").history("G-1")
    assert (recorded.recorded_by, recorded.load) == ("Eva", 2)
    assert recorded.prepared is not None
    assert (recorded.prepared.of, recorded.prepared.recorded_by) == ("PR-1", "Ana")
    assert [load.proposal for load in office("Ana").loads()] == [None, "PR-1"]
    assert office("Ana").verify().intact


def test_who_prepared_it_never_approves_it_however_the_name_is_written(office: Office) -> None:
    office("José Ángel").propose(spent())
    before = rows(office.where)
    for name in ("jose angel", "JOSÉ  ÁNGEL", "José Ángel", "José-Ángel", "Jose\u0301 Angel"):
        with pytest.raises(CoopledgerError) as error:
            office(name).approve("PR-1")
        assert error.value.code == "approve.by-author"
    assert rows(office.where) == before
    assert office("Eva").approve(" PR-1 ").accepted


def test_whose_name_it_is() -> None:
    assert same_person("Straße", "STRASSE")
    assert same_person("\uff21na", "ana")
    assert not same_person("Ana", "Ana M.")
    assert same_person("...", " ... ")
    assert not same_person("...", "---")


@pytest.mark.parametrize("again", ["approve", "refuse"])
def test_what_was_decided_is_final(office: Office, again: str) -> None:
    office("Ana").propose(spent())
    refused = office("Eva").refuse("PR-1", reason="falta la factura")
    assert (refused.outcome, refused.reason) == (Outcome.REFUSED, "falta la factura")
    with pytest.raises(CoopledgerError, match=r"PR-1 waits no more: refused, on .* by «Eva»"):
        office("Luis").approve("PR-1") if again == "approve" else office("Luis").refuse(
            "PR-1", reason="x"
        )
    assert [fact.kind for fact in office("Ana").facts("A")][-2:] == ["proposal", "resolution"]


def test_who_made_it_withdraws_it(office: Office) -> None:
    office("Ana").propose(spent())
    assert office("ana").refuse("PR-1", reason="era otra").outcome is Outcome.WITHDRAWN
    assert "retracted" in {str(done.act) for done in office("Ana").trail("A")}


def test_two_approve_at_once_and_one_is_told(office: Office) -> None:
    """Both saw that it waits; the second looks again when nobody else can record any more."""
    office("Ana").propose(spent())
    eva, luis = office("Eva"), office("Luis")
    assert len(eva.pending("A")) == len(luis.pending("A")) == 1
    assert eva.approve("PR-1").accepted
    with pytest.raises(CoopledgerError) as error:
        luis.approve("PR-1")
    assert error.value.code == "proposal.resolved"
    assert len([fact for fact in luis.facts("A") if isinstance(fact, Expenditure)]) == 1


def test_it_is_looked_at_anew(office: Office) -> None:
    """What no longer fits is refused by the rules, and waits on."""
    office("Ana").propose(spent(amount="8000.00 MXN"))
    office("Ana").propose(spent("G-2", amount="8000.00 MXN"))
    assert office("Eva").approve("PR-1").accepted
    with pytest.raises(Refused) as refused:
        office("Eva").approve("PR-2")
    assert code_of(refused) == ["spent-beyond-received"]
    assert [each.fact.reference for each in office("Eva").pending()] == ["PR-2"]


def test_a_year_that_was_closed_meanwhile_is_closed_to_it(office: Office) -> None:
    office("Ana").propose(spent())
    office("Ana").propose_period("A", 2016, "closed")
    assert office("Eva").approve("PR-2").accepted
    with pytest.raises(Refused) as refused:
        office("Eva").approve("PR-1")
    assert code_of(refused) == ["period-closed"]
    with pytest.raises(Refused) as refused:
        office("Eva").set_period("A", 2016, "open", reason="x")
    assert code_of(refused) == ["needs-approval"]
    office("Eva").propose_period("A", 2016, "open", reason="faltó un gasto")
    assert office("Ana").approve("PR-3").accepted
    assert office("Eva").approve("PR-1").accepted


def test_what_was_recorded_otherwise_meanwhile_is_refused_and_the_same_is_no_matter(
    office: Office,
) -> None:
    office("Ana").propose(spent(amount="50.00 MXN"), spent("G-2", "60.00 MXN"))
    office("Ana").propose(spent("G-2", "60.00 MXN"))
    office("Eva").record(spent("G-1", "51.00 MXN"))
    with pytest.raises(Refused) as refused:
        office("Eva").approve("PR-1")
    assert code_of(refused) == ["same-reference"]
    office("Eva").record(spent("G-2", "60.00 MXN"))
    approved = office("Eva").approve("PR-2")
    assert (approved.recorded, approved.unchanged) == (1, 1)


def test_the_same_again_while_it_waits_changes_nothing(office: Office) -> None:
    office("Ana").propose(spent())
    before = rows(office.where)
    again = office("Luis").propose(spent())
    assert (again.proposals, [each.code for each in again.findings]) == ((), ["proposal-waits"])
    assert rows(office.where) == before
    office("Eva").refuse("PR-1", reason="x")
    assert office("Ana").propose(spent()).proposals[0].reference == "PR-2"


def test_one_who_is_left_alone_may_after_thirty_days_and_is_named_for_ever(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office("Ana").propose(spent())

    def alone(name: str = "Ana", reason: str | None = "Eva se jubiló") -> Receipt:
        return office(name).approve("PR-1", alone=True, reason=reason)

    for name, reason, code in (
        ("Ana", "Eva se jubiló", "approve.too-soon"),
        ("Ana", None, "approve.no-reason"),
        ("Luis", "x", "approve.not-alone"),
        ("Ana", " ", "correct.no-reason"),
    ):
        with pytest.raises(CoopledgerError) as error:
            alone(name, reason)
        assert error.value.code == code
    days_pass(monkeypatch, 29.9)
    with pytest.raises(CoopledgerError):
        alone()
    days_pass(monkeypatch, 30)
    assert alone().accepted
    for on in (date.today(), date.today() + timedelta(4000)):
        [told] = [
            each for each in office("Luis").check("A", on=on) if each.code == "approved-alone"
        ]
        assert told.severity is Severity.WARNING
        assert "Eva se jubiló" in told.message("es")
    assert "sin otra persona" in office("Luis").trail("A").to_text("es")


def test_check_says_what_waits_and_since_when(office: Office) -> None:
    office("Ana").propose(spent())
    today = date.today()

    def told(days: int) -> list[Severity]:
        found = office("Eva").check("A", on=today + timedelta(days))
        return [each.severity for each in found if each.code == "approval-pending"]

    assert (told(-1), told(0), told(29), told(30)) == (
        [], [Severity.NOTE], [Severity.NOTE], [Severity.WARNING],
    )  # fmt: skip
    [found] = [each for each in office("Eva").check("A") if each.code == "approval-pending"]
    assert f"since {today}" in found.message("en")
    assert "Gastos 1 = 500.00 MXN" in found.message("es")
    office("Eva").refuse("PR-1", reason="x")
    assert told(0) == []


@pytest.mark.parametrize(
    "facts",
    [
        [spent("G-1", "100.00 MXN")],
        [spent("G-1", "60.00 MXN"), spent("G-2", "40.00 MXN")],
    ],
    ids=["at the limit", "together at the limit"],
)
def test_what_is_not_above_the_limit_one_records_alone(
    office: Office, facts: list[Expenditure]
) -> None:
    assert office("Ana").record(*facts).recorded == len(facts)


def back(of: AnyFact, reference: str = "X-1") -> Reversal:
    when = getattr(of, "when", "2016-03-01")
    return Reversal(
        book="A", reference=reference, when=when, of=of.reference, of_revision=of.revision,
        reason="x",
    )  # fmt: skip


AD = Addendum(book="A", reference="AD-1", when="2016-01-01", title="otra", approval_above="1 MXN")
ASKED: dict[str, list[AnyFact]] = {
    "a sum above it": [spent("G-5", "60.00 MXN"), spent("G-6", "40.01 MXN")],
    "a refund of a centavo": [
        Refund(book="A", reference="R", when="2016-11-01", amount="0.01 MXN", received="0.00 EUR")
    ],
    "a reversal": [back(spent("G-0"))],
    "the next revision": [
        back(spent("G-0")), spent("G-0", "10.00 MXN").model_copy(update={"revision": 2})
    ],
    "a clause that is stated again": [
        AD.model_copy(update={"approval_above": OPENING.approval_above})
    ],
    "a clause that asks for more": [AD],
    "a clause that ends": [
        Addendum(book="A", reference="AD-2", when="2030-01-01", ended_clauses=["approval_for"])
    ],
}  # fmt: skip


@pytest.mark.parametrize("what", ASKED)
def test_what_asks_for_two_people(what: str, office: Office) -> None:
    office("Ana").record(spent("G-0", "50.00 MXN"))
    for try_it in (office("Ana").record, office("Ana").load):
        with pytest.raises(Refused) as refused:
            try_it(*ASKED[what])
        assert set(code_of(refused)) == {"needs-approval"}
        for language in ("es", "en"):
            assert "None" not in refused.value.message(language)
    office("Ana").propose(*ASKED[what])
    assert office("Eva").approve("PR-1").recorded == len(ASKED[what]) + 1


def test_who_changes_the_clause_needs_another_until_it_is_changed(office: Office) -> None:
    ends = Addendum(
        book="A", reference="AD-9", when="2016-01-01",
        ended_clauses=["approval_for", "approval_above"],
    )  # fmt: skip
    office("Ana").propose(ends)
    with pytest.raises(Refused):
        office("Ana").record(spent())
    assert office("Eva").approve("PR-1").accepted
    assert office("Ana").record(spent()).accepted
    # It may be brought back by one: nothing is asked then.
    again = AD.model_copy(update={"when": spent().when})
    assert office("Ana").record(again).accepted
    with pytest.raises(Refused):
        office("Ana").record(back(again))


def test_what_opens_a_book_said_again_asks_what_it_asked(office: Office) -> None:
    office("Ana").record(OPENING.model_copy(update={"revision": 2, "reason": "x", "title": "U"}))
    with pytest.raises(Refused) as refused:
        office("Ana").record(spent())
    assert code_of(refused) == ["needs-approval"]


def test_a_book_that_was_withdrawn_and_opened_again_asks_what_it_asked(office: Office) -> None:
    [made] = office("Ana").propose_undo(1, reason="x").proposals
    office("Eva").approve(made.reference)
    office("Ana").undo(2, reason="x")  # nobody guards a book that is not there
    with pytest.raises(Refused) as refused:
        office("Ana").undo(3, reason="x")
    assert {"needs-approval"} == set(code_of(refused))


def test_a_clause_to_come_is_not_ended_by_one(empty: Office) -> None:
    office = empty
    plain = OPENING.model_copy(update={"approval_for": None, "approval_above": None})
    tomorrow = date.today() + timedelta(1)
    to_come = AD.model_copy(update={"when": type(M.when).on(tomorrow)})
    office("Ana").load(plain, M, to_come)
    assert office("Ana").record(spent()).accepted  # until then it is not asked
    with pytest.raises(Refused) as refused:
        office("Ana").record(back(to_come))
    assert "needs-approval" in code_of(refused)


def test_another_currency_is_never_below_the_limit(empty: Office) -> None:
    office = empty
    office("Ana").load(OPENING.model_copy(update={"approval_for": None}), M)
    assert office("Ana").record(spent("G-1", "99.00 MXN")).accepted
    dollars = Agreement(
        code="B", title="T", currency="EUR", accounts=["USD"], approval_above="100.00 MXN"
    )
    office("Ana").load(dollars)
    with pytest.raises(Refused) as refused:
        office("Ana").record(
            Disbursement(book="B", reference="M", when="2016-01-05", amount="1 USD", sent="1 EUR")
        )
    assert code_of(refused) == ["needs-approval"]


def test_who_opens_a_book_by_one_document_records_what_is_in_it(empty: Office) -> None:
    assert empty("Ana").load(OPENING, M, spent()).accepted


def test_a_book_with_the_clause_is_not_withdrawn_by_one(office: Office) -> None:
    ledger = office("Ana")
    with pytest.raises(Refused) as refused:
        ledger.undo(1, reason="otro")
    assert "needs-approval" in code_of(refused)
    assert ledger.preview_undo(1, reason="otro").receipt.accepted is False
    ledger.propose_undo(1, reason="otro")
    assert office("Eva").approve("PR-1").accepted
    assert list(ledger.books()) == []
    assert ledger.load(OPENING.model_copy(update={"revision": 2, "reason": "x"})).accepted


def test_a_load_that_was_approved_is_taken_back_and_proposed_again(
    office: Office, tmp_path: Path
) -> None:
    path = tmp_path / "g.json"
    path.write_text(json.dumps({"facts": [fact_data(spent())]}), "utf-8")
    office("Ana").propose_file(path)
    load = office("Eva").approve("PR-1").load
    assert load == 2
    office("Ana").propose_undo(load, reason="otro mes")
    assert office("Eva").approve("PR-2").accepted
    assert spent_in(office("Eva")) == "0.00"
    office("Ana").propose_file(path)
    assert office("Eva").approve("PR-3").accepted
    assert spent_in(office("Eva")) == "500.00"
    assert office("Eva").verify().intact


def test_a_file_keeps_its_rows_and_is_kept_itself(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "gastos.json"
    path.write_text(json.dumps({"facts": [fact_data(spent(payee="Luz"))]}), "utf-8")
    office("Ana").propose_file(path)
    assert office("Ana").verify().intact
    path.unlink()
    office("Eva").approve("PR-1")
    [recorded] = office("Eva").history("G-1")
    assert recorded.origin is not None
    assert (recorded.origin.document, recorded.origin.row) == ("gastos.json", 1)
    [document] = office("Eva").documents("A")
    assert (document.name, document.kept) == ("gastos.json", True)
    assert office("Eva").verify().intact


def test_a_correction_is_proposed_with_its_reversal(office: Office, tmp_path: Path) -> None:
    office("Ana").record(spent("G-1", "90.00 MXN"))
    path = tmp_path / "g.json"
    path.write_text(json.dumps({"facts": [fact_data(spent("G-1", "95.00 MXN"))]}), "utf-8")
    data = json.loads(path.read_text("utf-8"))
    del data["facts"][0]["revision"]
    path.write_text(json.dumps(data), "utf-8")
    assert office("Ana").propose_file(path).findings[0].code == "same-reference"
    refused = office("Ana").correct_file(path, reason="error de dedo")
    assert [each.code for each in refused.findings if each.severity is Severity.ERROR] == [
        "needs-approval"
    ]
    office("Ana").propose_file(path, reason="error de dedo")
    assert office("Eva").approve("PR-1").recorded == 3
    before, after = history = office("Eva").history("G-1")
    assert (before.stands, after.stands) == (False, True)
    assert before.prepared is None
    for done in (before.reversal, after, *after.related):
        assert done is not None
        assert done.prepared is not None
        assert (done.prepared.of, done.prepared.recorded_by) == ("PR-1", "Ana")
    assert history.to_text("es").count("en la propuesta PR-1") == 2


def test_each_book_has_a_proposal_of_its_own(office: Office) -> None:
    other = OPENING.model_copy(update={"code": "B"})
    office("Ana").load(other, M.model_copy(update={"book": "B"}))
    both = spent(), spent().model_copy(update={"book": "B"})
    made = office("Ana").propose(*both).proposals
    assert [(each.book, each.reference) for each in made] == [("A", "PR-1"), ("B", "PR-2")]
    office("Eva").approve("PR-2")
    assert [each.fact.reference for each in office("Eva").pending()] == ["PR-1"]
    assert office("Eva").pending("B") == ()
    with pytest.raises(NoSuchReference):
        office("Eva").approve("PR-1", book="B")
    assert office("Eva").approve("PR-1", book="A").accepted


def test_what_opens_a_book_is_not_proposed(empty: Office) -> None:
    with pytest.raises(Refused) as refused:
        empty("Ana").propose(OPENING, M)
    assert code_of(refused) == ["proposal-opens-book"]


def test_a_programme_has_no_clause_and_may_be_proposed_for(empty: Office) -> None:
    office = empty
    office("Ana").record(Programme(code="P", title="T", currency="MXN"))
    office("Ana").propose(spent().model_copy(update={"book": "P"}))
    assert office("Eva").approve("PR-1").accepted


def test_nothing_of_it_is_made_by_hand(office: Office) -> None:
    office("Ana").propose(spent())
    before = rows(office.where)
    resolution = Resolution(book="A", of="PR-1", when="2016-03-01", outcome="approved")
    proposal = Proposal(
        book="A", reference="PR-9", when="2016-03-01", facts=written([Entry(spent("G-7"))]),
        totals=[{"kind": "expenditure", "count": 1}],
    )  # fmt: skip
    for facts in ([resolution], [resolution, spent()], [proposal]):
        for verb in (office("Eva").record, office("Eva").load, office("Eva").propose):
            with pytest.raises(Refused) as refused:
                verb(*facts)
            assert "resolution-by-hand" in code_of(refused)
    assert rows(office.where) == before


def test_the_database_takes_no_resolution_of_what_was_not_proposed(office: Office) -> None:
    with pytest.raises(Exception, match="no such proposal"):
        execute(
            office.where,
            "INSERT INTO journal (book, seq, kind, reference, revision, dated, first_day, last_day,"
            " body, recorded_at, previous, hash, digests) SELECT book, seq + 1, 'resolution',"
            " 'resolution:PR-1', 1, '2016-03-01', '2016-03-01', '2016-03-01',"
            """ '{"of":"PR-1","outcome":"approved"}', recorded_at, hash, hash, '{}'"""
            " FROM journal WHERE book = 'A' AND seq = 2",
        )


def test_forgetting_reaches_what_waits_and_it_can_no_longer_be_approved(
    office: Office, tmp_path: Path
) -> None:
    office("Ana").propose(spent(payee="Juan Secreto"))
    office("Ana").propose(spent("G-2", payee="Otra Persona"))
    office("Ana").record(spent("G-3", "10.00 MXN"))
    office("Ana").propose(back(spent("G-3")))
    for reference in ("G-3",):
        forgotten = office("Eva").forget(reference, reason="lo pidió", ground="ARCO")
        assert ("proposal", "PR-3") in {(p.kind, p.reference) for p in forgotten.erased}
    assert "Juan Secreto" in "".join(map(str, rows(office.where)))
    office("Eva").forget("PR-1", reason="lo pidió", ground="ARCO")
    assert "Juan Secreto" not in "".join(map(str, rows(office.where)))
    assert "Otra Persona" in "".join(map(str, rows(office.where)))
    for reference in ("PR-1", "PR-3"):
        with pytest.raises(CoopledgerError, match="was erased"):
            office("Luis").approve(reference)
    assert "ya no se puede autorizar" in office("Luis").pending("A").to_text("es")
    assert "1 = 500.00 MXN" in office("Luis").pending("A").to_text("en")  # its sums stay
    assert office("Ana").refuse("PR-1", reason="se suprimió").outcome is Outcome.REFUSED
    assert office("Luis").approve("PR-2").accepted
    assert office("Ana").verify().intact


def test_a_proposal_names_what_it_holds(office: Office) -> None:
    """Evidence that is accepted with it too: a bank's line, and what says that both are one."""
    line = BankLine(
        book="A", reference="L-1", when="2016-02-01", direction="out", amount="50.00 MXN",
        text="SPEI Juan Secreto",
    )  # fmt: skip
    office("Ana").record(spent("G-1", "50.00 MXN"), line)
    match = Match(
        book="A", reference="CO-1", when="2016-02-02", decision="accepted", events=["G-1"],
        bank_lines=["L-1"], reason="Juan Secreto",
    )  # fmt: skip
    office("Ana").propose(match)
    forgotten = office("Eva").forget("G-1", reason="lo pidió", ground="ARCO")
    assert {place.reference for place in forgotten.erased} == {"G-1", "PR-1"}


def test_a_public_edition_hides_what_a_proposal_holds(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office("Ana").propose(spent(payee="Juan Secreto"))
    for hidden in (None, "note", ""):
        if hidden is not None:
            monkeypatch.setenv("COOPLEDGER_HIDDEN", hidden)
        edition = tmp_path / "rows.jsonl"
        edition.write_text("".join(office("Ana").rows(public=True)), "utf-8")
        assert "Juan Secreto" not in edition.read_text("utf-8")
        assert verify_rows(edition, against=office("Ana").head()).intact


def test_a_book_is_exported_without_them_and_a_copy_has_them(
    office: Office, tmp_path: Path
) -> None:
    office("Ana").propose(spent())
    path = tmp_path / "a.json"
    office("Ana").export("A", path)
    assert "proposal" not in path.read_text("utf-8").replace("approval", "")
    with Ledger.open(tmp_path / "elsewhere.db") as elsewhere:
        assert elsewhere.import_file(path).accepted
    office("Ana").copy_to(tmp_path / "copy.db")
    with Ledger.open(tmp_path / "copy.db", by="Eva") as copied:
        assert copied.approve("PR-1").accepted
        assert copied.verify().intact


def test_what_is_too_large_is_divided(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    text = written([Entry(spent())])
    monkeypatch.setattr(model, "LONGEST_FACTS", len(text))
    monkeypatch.setattr("coopledger.ledger.proposing.LONGEST_FACTS", len(text))
    assert office("Ana").propose(spent()).accepted
    with pytest.raises(Refused) as refused:
        office("Ana").propose(spent("G-1234"))
    assert code_of(refused) == ["proposal-too-large"]


def test_what_is_proposed_is_what_is_recorded(office: Office) -> None:
    """Every fact of every kind, as it was stated, with where it was read."""
    entries = [Entry(spent(payee="Ñandú «2»", note="a\nb")), Entry(back(M)), Entry(AD)]
    made = Proposal(
        book="A", reference="PR-1", when="2016-01-01", facts=written(entries),
        totals=[{"kind": "expenditure", "count": 1}],
    )  # fmt: skip
    assert proposed(made) == entries
    assert written(proposed(made)) == made.facts


def test_a_proposal_of_nothing_is_none(office: Office) -> None:
    office("Ana").record(spent("G-1", "10.00 MXN"))
    before = rows(office.where)
    made = office("Ana").propose(spent("G-1", "10.00 MXN"))
    assert (made.proposals, made.unchanged) == ((), 1)
    assert rows(office.where) == before


@pytest.mark.parametrize("reference", ["PR-7", "G-1", ""])
def test_what_was_not_proposed_is_not_approved(office: Office, reference: str) -> None:
    office("Ana").record(spent("G-1", "10.00 MXN"))
    with pytest.raises(NoSuchReference):
        office("Eva").approve(reference)


def test_a_number_that_something_else_has_is_passed_over(office: Office) -> None:
    office("Ana").record(spent("PR-1", "10.00 MXN"))
    assert office("Ana").propose(spent()).proposals[0].reference == "PR-2"


def test_a_reader_cannot_say_that_it_was_approved(office: Office) -> None:
    """What a document reads as is a `Reading`; only the ledger's own verbs prepare one."""
    assert not hasattr(Reading(), "resolution")


def _proposed(ledger: Ledger) -> Ledger:
    ledger.load(OPENING, M)
    ledger.propose(spent())
    return ledger


def _refused(verb: Callable[..., object], *facts: AnyFact) -> Iterable[Finding]:
    with pytest.raises(Refused) as refused:
        verb(*facts)
    return refused.value.findings


def _too_large(ledger: Ledger) -> Iterable[Finding]:
    with mock.patch("coopledger.ledger.proposing.LONGEST_FACTS", 250):
        return _refused(_proposed(ledger).propose, spent("G-2"), spent("G-3"))


def _alone(ledger: Ledger) -> Iterable[Finding]:
    _proposed(ledger)
    later = timestamp(datetime.now(UTC) + timedelta(model.WAITS_DAYS))
    with mock.patch.object(appending, "now", return_value=later):
        ledger.approve("PR-1", alone=True, reason="no hay otra persona en la oficina")
    return ledger.check("A")


def _around(ledger: Ledger) -> Iterable[Finding]:
    """A program that asks nobody, as one that the ledger was once written by."""
    ledger.load(OPENING, M)
    with mock.patch.object(two_people, "_before", return_value=None):
        ledger.record(spent())
    return ledger.check("A", on=date.today() + timedelta(1))


PROVOKED: Mapping[str, Callable[[Ledger], Iterable[Finding]]] = {
    "needs-approval": lambda ledger: _refused(_proposed(ledger).record, spent()),
    "resolution-by-hand": lambda ledger: _refused(
        _proposed(ledger).record,
        Resolution(book="A", of="PR-1", when="2016-03-01", outcome="approved"),
    ),
    "proposal-opens-book": lambda ledger: _refused(ledger.propose, OPENING, M),
    "proposal-too-large": _too_large,
    "proposal-waits": lambda ledger: _proposed(ledger).propose(spent()).findings,
    "approval-pending": lambda ledger: _proposed(ledger).check("A"),
    "approved-alone": _alone,
    "recorded-alone": _around,
}
"""What yields each of the findings that are of two people alone."""


@pytest.mark.parametrize("code", PROVOKED)
def test_each_finding_is_provoked(code: str) -> None:
    with Ledger.open("sqlite://") as ledger:
        assert code in {finding.code for finding in PROVOKED[code](ledger)}
