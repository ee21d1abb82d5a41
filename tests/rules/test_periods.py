"""Years that are open, being adjusted or closed: what each refuses, and how one becomes another."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from coopledger import (
    Activity,
    Agreement,
    BankBalance,
    BudgetLine,
    Disallowance,
    Disbursement,
    Expenditure,
    InKindContribution,
    Ledger,
    Period,
    PeriodState,
    Programme,
    Recovery,
    Refused,
    Reversal,
    Severity,
    SpendingRate,
)
from coopledger.errors import LedgerBroken, NoSuchBook
from coopledger.messages.catalogue import Language
from coopledger.model.facts import AnyFact
from coopledger.model.finding import Finding
from coopledger.writers.facts_json import facts_json
from tests.rules.test_table_of_refusals import Row, row

THIS_YEAR = date.today().year

AGREEMENT = Agreement(
    code="VIDA",
    title="Capacitación electoral",
    currency="EUR",
    accounts=["MXN"],
    lines=[BudgetLine(code="PASAJES", title="Pasajes", ceiling="100.00 MXN")],
    report_due="2014-06-30",
)
PROGRAMME = Programme(code="PICE", title="Capacitación", currency="MXN")


def fact(kind: type[Any], reference: str, when: str | None, *amount: str, **more: Any) -> Any:
    money = {"amount": amount[0]} if amount else {}
    return kind(**{"book": "VIDA", "reference": reference, "when": when, **money, **more})


def spent(reference: str, when: str, amount: str = "10.00 MXN", **more: Any) -> Any:
    return fact(Expenditure, reference, when, amount, **more)


def reversal(of: str, when: str, reference: str = "X-9", **more: Any) -> Any:
    return fact(Reversal, reference, when, of=of, reason="se capturó mal", **more)


def period(year: int, state: str, **more: Any) -> Period:
    return Period(**{"book": "VIDA", "when": str(year), "state": state, **more})


RECORDED: tuple[AnyFact, ...] = (
    AGREEMENT,
    PROGRAMME,
    fact(Disbursement, "M-1", "2014-01-10", "1000.00 MXN", sent="50.00 EUR"),
    spent("G-4", "2014-05-10"),
    spent("G-5", "2015-05-10"),
    spent("G-6", "2016-05-10"),
    spent("G-7", "2017-05-10"),
    fact(Activity, "FORO", None, title="Foro", partners=["IIDH"]),
    fact(Activity, "CURSO", None, title="Curso"),
    reversal("CURSO", "2015-09-01", "X-1"),
    fact(Activity, "VISITA", "2017-03", title="Visita"),
    spent("G-55", "2015-12-10", activities=["VISITA"]),
    spent("P-6", "2016-05-10", book="PICE"),
    period(2014, "closed"),
    period(2015, "closed"),
    period(2016, "adjusting"),
)
"""2014 and 2015 are closed, 2016 is being adjusted, 2017 is open."""

PERIOD_REFUSALS = (
    # What a closed year takes
    row("the first open day", spent("G-9", "2017-01-01")),
    row("the last closed day", spent("G-9", "2015-12-31"), "period-closed"),
    row(
        "a year before those closed",
        fact(Disbursement, "M-9", "2013-05", "1.00 MXN", sent="0.05 EUR"),
        "period-closed",
    ),
    row("an expenditure counts on its last day", spent("G-9", "2015-12-20/2017-01-10")),
    row("a disbursement on its first",
        fact(Disbursement, "M-9", "2015-12-20/2017-01-10", "1.00 MXN", sent="0.05 EUR"),
        "period-closed"),
    row("a correction of what is closed", reversal("G-5", "2015-05-10"), "period-closed"),
    row("a correction that shows later", reversal("G-5", "2016-01-01"),
        spent("G-5", "2017-01-01", "9.00 MXN", revision=2)),
    row("one dated in the closed year, though what it corrects goes later",
        reversal("G-5", "2016-01-01"), spent("G-5", "2015-05-10", "9.00 MXN", revision=2),
        "period-closed"),
    row("an activity of a closed year", fact(Activity, "TALLER", "2015-03", title="Taller"),
        "period-closed"),
    row("an activity without a date", fact(Activity, "TALLER", None, title="Taller")),
    row("one that replaces what was taken back in a closed year",
        fact(Activity, "CURSO", None, title="Curso II", revision=2), "period-of-revision"),
    row("one that replaces it from an open day on", reversal("FORO", "2017-01-01"),
        fact(Activity, "FORO", None, title="Foro II", revision=2)),
    row("one of a later year as of its own day, which a closed one names",
        reversal("VISITA", "2017-03"), fact(Activity, "VISITA", "2017-04", title="V", revision=2),
        "period-names-activity"),
    row("the same as of the first open day", reversal("VISITA", "2017-01-01"),
        fact(Activity, "VISITA", "2017-04", title="V", revision=2)),
    row("a contribution in kind to a book that has nothing closed",
        fact(InKindContribution, "E-9", "2015", "1.00 MXN", book="PICE")),
    # What a year that is being adjusted takes
    row("something new", spent("G-9", "2016-06-01"), "period-adjusting"),
    row("a reversal and the next revision", reversal("G-6", "2016-05-10"),
        spent("G-6", "2016-05-10", "9.00 MXN", revision=2)),
    row("money that comes back", fact(Recovery, "C-9", "2016-06-01", "1.00 MXN", of="G-6")),
    row("what the partner does not accept",
        fact(Disallowance, "N-9", "2016-06-01", "1.00 MXN", of="G-6", reason="sin factura")),
    row("what the bank says",
        fact(BankBalance, "S-9", "2016-12-31", account="MXN", balance="970.00 MXN")),
    # From one state to another
    row("the year that is being adjusted", period(2016, "closed", revision=2)),
    row("a year that is not over", period(THIS_YEAR, "closed", book="PICE"),
        "period-not-over", "period-earlier-open"),
    row("a year that is not over is not adjusted either",
        period(THIS_YEAR + 9, "adjusting", book="PICE"), "period-not-over", "period-earlier-open"),
    row("a year whose earlier one is not as closed", period(2017, "closed"),
        "period-earlier-open"),
    row("the months of no year of the book",
        Period(book="VIDA", when="2013-04-01/2014-03-31", state="closed"),
        "period-of-other-months"),
    row("the two together", period(2017, "closed"), period(2016, "closed", revision=2)),
    row("a year as closed as its earlier one", period(2017, "adjusting")),
    row("a year whose later one is closed", period(2014, "open", revision=2, reason="falta una"),
        "period-later-closed"),
    row("the later one", period(2016, "open", revision=2, reason="falta una")),
    row("without saying why", period(2016, "open", revision=2), "period-needs-reason"),
    row("a change that is not the next", period(2016, "closed", revision=3),
        "revision-out-of-order"),
    row("another state as a change that was made", period(2015, "open"), "not-correctable"),
    row("a reversal of a period", reversal("period:2015", "2017-01-01"), "period-not-reversible"),
    row("the first year of a programme", period(2016, "closed", book="PICE")),
    row("with more spent on a line than its ceiling",
        spent("G-9", "2017-06-01", "100.01 MXN", lines=["PASAJES"]),
        period(2016, "closed", revision=2), period(2017, "closed"), "line-over-ceiling",
        "period-has-errors"),
    row("where that is of a later year",
        spent("G-9", "2017-06-01", "100.01 MXN", lines=["PASAJES"]),
        period(2016, "closed", revision=2), "line-over-ceiling"),
    row("where something else is wrong, that is said first",
        spent("G-9", "2017-06-01", "2000.00 MXN", lines=["PASAJES"]),
        period(2016, "closed", revision=2), period(2017, "closed"), "spent-beyond-received"),
)  # fmt: skip

WARNINGS = {"line-over-ceiling"}

PERIOD_UNBUILDABLE: dict[str, tuple[Callable[[], object], ...]] = {
    "period-needs-year": (
        lambda: Period(book="VIDA", when="2016-08", state="closed"),
        lambda: Period(book="VIDA", when="2016-01-01/2016-12-31", state="closed"),
    ),
    "invalid-value": (
        lambda: Period(book="VIDA", reference="CIERRE", when="2016", state="closed"),
    ),
}


@pytest.fixture
def ledger() -> Ledger:
    ledger = Ledger.open("sqlite://", by="ana")
    ledger.record(*RECORDED)
    return ledger


def _handed_in(ledger: Ledger, facts: tuple[AnyFact, ...]) -> tuple[Finding, ...]:
    try:
        return ledger.record(*facts).findings
    except Refused as refused:
        return refused.findings


def states(ledger: Ledger, code: str = "VIDA") -> dict[int, str]:
    return {each.year: each.state.value for each in ledger.periods(code)}


@pytest.mark.parametrize("case", PERIOD_REFUSALS, ids=lambda case: case.story)
def test_what_is_refused(case: Row, ledger: Ledger) -> None:
    before = ledger.facts("VIDA"), ledger.facts("PICE")
    findings = _handed_in(ledger, case.facts)
    assert sorted(finding.code for finding in findings) == sorted(case.expected)
    refused = set(case.expected) - WARNINGS
    assert {f.code for f in findings if f.severity is Severity.ERROR} == refused
    if refused:
        assert (ledger.facts("VIDA"), ledger.facts("PICE")) == before
    for finding in findings:
        for language in Language:
            assert finding.message(language)
            assert "{" not in finding.message(language) + finding.remedy(language)
    assert ledger.verify().intact


@pytest.mark.parametrize(
    ("code", "make"),
    [(code, make) for code, makers in PERIOD_UNBUILDABLE.items() for make in makers],
)
def test_what_cannot_be_built(code: str, make: Callable[[], object]) -> None:
    with pytest.raises(ValidationError) as refused:
        make()
    assert [problem["type"] for problem in refused.value.errors()] == [code]


# The life of a year


def test_a_year_is_closed_adjusted_and_closed_again(ledger: Ledger) -> None:
    assert states(ledger) == {2014: "closed", 2015: "closed", 2016: "adjusting", 2017: "open"}
    ledger.set_period("VIDA", 2016, "closed")
    ledger.set_period("VIDA", 2016, PeriodState.ADJUSTING, reason="Una factura que llegó tarde")
    ledger.record(reversal("G-6", "2016-05-10"), spent("G-6", "2016-05-10", revision=2, note="1"))
    ledger.set_period("VIDA", 2016, "closed")
    ledger.set_period("VIDA", 2016, "open", reason="Faltó un gasto")
    standing = ledger.periods("VIDA")[2]
    assert (standing.year, standing.state, standing.by) == (2016, PeriodState.OPEN, "ana")
    assert (standing.reason, standing.reopened) == ("Faltó un gasto", 2)
    assert standing.since is not None
    changes = ledger.history("period:2016", book="VIDA")
    assert [change.fact.revision for change in changes] == [1, 2, 3, 4, 5]
    assert [change.stands for change in changes] == [False, False, False, False, True]
    assert ledger.verify().intact


def test_the_same_state_again_changes_nothing(ledger: Ledger) -> None:
    facts = ledger.facts("VIDA")
    for year, state in ((2014, "closed"), (2016, "adjusting"), (2017, "open")):
        receipt = ledger.set_period("VIDA", year, state, reason="otra vez")
        assert (receipt.recorded, receipt.unchanged) == (0, 1)
    assert ledger.facts("VIDA") == facts


def test_a_year_without_anything_is_as_closed_as_a_later_one(ledger: Ledger) -> None:
    ledger.record(spent("P-4", "2012-05-10", book="PICE"))
    ledger.set_period("PICE", 2012, "closed")
    ledger.set_period("PICE", 2016, "closed")
    for year in (2013, 2014, 2015):
        with pytest.raises(Refused):
            ledger.record(spent("P-9", f"{year}-05-10", book="PICE"))
    assert states(ledger, "PICE") == {2012: "closed", 2016: "closed"}


def test_an_empty_year_that_was_closed_stays_so_when_a_later_one_is_opened(
    ledger: Ledger,
) -> None:
    assert ledger.set_period("VIDA", 2013, "closed").recorded == 1
    assert ledger.set_period("VIDA", 2013, "closed").unchanged == 1
    for year in (2016, 2015, 2014):
        ledger.set_period("VIDA", year, "open", reason="one more")
    early = fact(Disbursement, "M-0", "2013-05-01", "1.00 MXN", sent="1.00 EUR")
    with pytest.raises(Refused, match="the first open day is 2014-01-01"):
        ledger.record(early)
    assert states(ledger, "VIDA")[2013] == "closed"
    ledger.set_period("VIDA", 2013, "open", reason="one more")
    assert ledger.record(early).recorded == 1


def test_a_deadline_that_passed_keeps_no_year_open(ledger: Ledger) -> None:
    """Nothing that is recorded later takes it away; `check` goes on saying it."""
    assert "report-overdue" in {found.code for found in ledger.check("VIDA")}
    assert ledger.set_period("VIDA", 2016, "closed").accepted


def test_a_rate_that_nobody_gave_keeps_no_year_open_and_is_said() -> None:
    """The laws need none; what else wants attention was not looked at."""
    rate = SpendingRate(currency="MXN", basis="day", source="BCE")
    agreement = AGREEMENT.model_copy(update={"spending_rates": (rate,)})
    with Ledger.open("sqlite://") as ledger:
        ledger.record(agreement, *RECORDED[2:4])
        receipt = ledger.set_period("VIDA", 2014, "closed")
        assert [(f.code, f.severity) for f in receipt.findings] == [
            ("rate-missing", Severity.WARNING)
        ]
        assert "BCE" in receipt.findings[0].message(Language.ES)
        assert states(ledger) == {2014: "closed"}


def test_books_that_do_not_close_are_not_closed(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise LedgerBroken(
            "law.fund-currency", book="VIDA", on="", left="", right="", difference=""
        )

    monkeypatch.setattr("coopledger.rules.closed_without_errors.reconcile", broken)
    with pytest.raises(LedgerBroken):
        ledger.set_period("VIDA", 2016, "closed")
    monkeypatch.undo()
    assert states(ledger)[2016] == "adjusting"


def test_a_book_that_is_not_there_has_no_periods(ledger: Ledger) -> None:
    for ask in (lambda: ledger.periods("VIDAS"), lambda: ledger.set_period("VIDAS", 2016, "open")):
        with pytest.raises(NoSuchBook, match="VIDA"):
            ask()


def test_a_statement_says_whether_its_year_may_change(ledger: Ledger) -> None:
    days = (date(2015, 12, 31), date(2016, 6, 30), date(2017, 12, 31))
    said = [ledger.reconcile("VIDA", on=day).period for day in days]
    assert said == [PeriodState.CLOSED, PeriodState.ADJUSTING, PeriodState.OPEN]


# Documents


def test_a_whole_book_with_its_closings_loads_into_an_empty_ledger(
    ledger: Ledger, tmp_path: Path
) -> None:
    ledger.set_period("VIDA", 2016, "closed")
    ledger.set_period("VIDA", 2016, "open", reason="Faltó un gasto")
    ledger.record(spent("G-66", "2016-06-10"))
    ledger.set_period("VIDA", 2016, "closed")
    document = tmp_path / "vida.json"
    for again in ("exported", "turned round"):
        facts = ledger.facts("VIDA")
        document.write_text(facts_json(facts if again == "exported" else facts[::-1]), "utf-8")
        with Ledger.open("sqlite://") as other:
            receipt = other.import_file(document)
            assert receipt.accepted, receipt.findings
            assert set(other.facts("VIDA")) == set(ledger.facts("VIDA"))
            assert states(other) == states(ledger)
            assert other.verify().intact
            assert other.import_file(document).recorded == 0
            with pytest.raises(Refused):
                other.record(spent("G-67", "2016-06-10"))
    assert ledger.import_file(document).recorded == 0


def test_a_document_says_the_next_state_without_counting_them(
    ledger: Ledger, tmp_path: Path
) -> None:
    document = tmp_path / "cierre.json"

    def load(state: str) -> tuple[int, int]:
        said = {"kind": "period", "book": "VIDA", "when": "2016", "state": state, "reason": "ok"}
        document.write_text(json.dumps({"facts": [said]}), "utf-8")
        receipt = ledger.import_file(document)
        assert receipt.findings == ()  # that other years are closed is no row it leaves out
        return receipt.recorded, receipt.unchanged

    assert load("adjusting") == (0, 1)
    assert load("closed") == (1, 0)
    assert load("closed") == (0, 1)
    assert load("open") == (1, 0)
    assert [change.fact.revision for change in ledger.history("period:2016")] == [1, 2, 3]


def test_what_is_there_already_is_no_news_to_a_closed_year(ledger: Ledger) -> None:
    assert ledger.record(spent("G-5", "2015-05-10")).unchanged == 1
