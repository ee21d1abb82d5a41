"""What opens a book is set right where it is only words: recorded, shown, and never of a figure."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from coopledger import Agreement, Disbursement, Ledger, Programme, Refused
from coopledger.model.agreement import WORDS, Opening
from coopledger.model.facts import fact_adapter
from coopledger.reports.facts import fact_data

AGREEMENT = Agreement(
    code="A",
    title="Programa Internasional",
    channel="SEGIV",
    currency="EUR",
    accounts=[
        {"code": "BANCO", "currency": "MXN", "number": "1"},
        {"code": "ANT", "currency": "MXN", "holder": "Dirección"},
    ],
    lines=[{"code": "V", "title": "Viages", "ceiling": "10.00 EUR"}, {"code": "H", "title": "H"}],
)
PROGRAMME = Programme(code="P", title="Programa", currency="MXN")
CAME = Disbursement(
    book="A", reference="M", when="2016-01-05", account="BANCO", amount="9.00 MXN", sent="1.00 EUR"
)
END = date(2016, 12, 31)

VALUES: dict[str, Any] = {
    "title": "Otro",
    "instrument": "Carta",
    "origin_of_funds": "AECID",
    "channel": "SEGIB",
    "recipient": "INE",
    "signatories": ["SEGIB"],
    "institution": "INE",
    "signed": "2015-12-01",
    "tax_id": "INE140404NI0",
    "provenance": "assumed",
    "source": "Convenio, p. 1",
    "note": "Nota",
    "fiscal_year_start": 4,
    "currency": "USD",
    "accounts": [{"code": "OTRA", "currency": "MXN"}, {"code": "ANT", "currency": "MXN"}],
    "lines": [{"code": "V", "title": "Viages", "ceiling": "11.00 EUR"}],
    "start": "2016-01-01",
    "end": "2017-12-31",
    "conversion": "average",
    "spending_rates": [{"currency": "MXN", "value": "20"}],
    "reporting_periods": [{"when": "2016"}],
    "reference_rate": "ECB",
    "prefinancing": True,
    "no_overdraft": True,
    "follows": "B",
    "refund_due": "2017-01-31",
    "report_due": "2017-01-31",
    "reallocation_limit": "10",
    "advance_days": 30,
    "interest_to": "partner",
    "evidence_required": True,
    "evidence_above": "100.00 MXN",
    "approval_for": ["refunds"],
    "approval_above": "100.00 MXN",
    "own_share": "100.00 MXN",
    "other_shares": [{"contributor": "PNUD", "amount": "100.00 MXN"}],
}
"""Another value of every field of what opens a book."""


def revised(opening: Opening, **more: Any) -> Any:
    data = fact_data(opening) | {"revision": opening.revision + 1, "reason": "Error de dedo"}  # type: ignore[arg-type]
    return fact_adapter.validate_python(data | more)


def fields() -> Iterator[Any]:
    for opening in (AGREEMENT, PROGRAMME):
        for name in type(opening).model_fields:
            if name not in ("kind", "code", "revision", "reason"):
                yield pytest.param(opening, name, id=f"{opening.kind} {name}")


@pytest.mark.parametrize(("opening", "name"), [*fields()])
def test_words_can_be_set_right_and_terms_cannot(opening: Opening, name: str) -> None:
    right = revised(opening, **{name: VALUES[name]})
    assert getattr(right, name) != getattr(opening, name)
    with Ledger.open("sqlite://") as ledger:
        ledger.record(opening)  # type: ignore[arg-type]
        if name in WORDS:
            assert ledger.record(right).recorded == 1
            assert ledger.books()[0].opening == right
        else:
            with pytest.raises(Refused) as refused:
                ledger.record(right)
            assert "not-correctable" in [each.code for each in refused.value.findings]


@pytest.mark.parametrize(
    ("named", "items", "is_words"),
    [
        ("lines", [{"title": "Viajes"}, {}], True),
        ("lines", [{"ceiling": "11.00 EUR"}, {}], False),
        ("lines", [{"eligible": False}, {}], False),
        ("lines", [{"code": "W"}, {}], False),
        ("accounts", [{"number": "2", "title": "Banco"}, {"holder": "Subdirección"}], True),
        ("accounts", [{}, {"holder": None}], False),
        ("accounts", [{"holder": "Dirección"}, {}], False),
        ("accounts", [{"currency": "EUR"}, {}], False),
        ("accounts", [{"code": "B"}, {}], False),
    ],
)
def test_so_can_the_words_of_accounts_and_lines(
    named: str, items: list[dict[str, Any]], is_words: bool
) -> None:
    stated = fact_data(AGREEMENT)[named]
    right = revised(AGREEMENT, **{named: [a | b for a, b in zip(stated, items, strict=True)]})
    assert (right.terms == AGREEMENT.terms) is is_words


def test_the_new_words_are_printed_and_both_are_shown(where: str) -> None:
    with Ledger.open(where) as ledger:
        ledger.record(AGREEMENT, CAME)
        issued = ledger.issue("A", on=END)
        then = datetime.now(UTC)
        figures = ledger.reconcile("A", on=END).rows()
        right = revised(AGREEMENT, title="Programa Internacional", channel="SEGIB")
        again = revised(right, title="Programa internacional")
        assert ledger.record(right).recorded == ledger.record(again).recorded == 1
        assert ledger.record(AGREEMENT, right, again).unchanged == 3

        statement = ledger.reconcile("A", on=END)
        assert (statement.agreement.title, statement.agreement.channel) == (again.title, "SEGIB")
        assert statement.rows() == figures
        assert ledger.books()[0].opening == again
        before = ledger.reconcile("A", on=END, recorded_by=then)
        assert before.agreement == AGREEMENT
        assert "Internasional" in issued.issue.printed.es

        shown = ledger.history("A", book="A")
        assert [(r.fact, r.stands) for r in shown] == [
            (AGREEMENT, False), (right, False), (again, True),
        ]  # fmt: skip
        assert ledger.facts("A")[-1].reason == "Error de dedo"
        assert ledger.verify().intact


def test_another_program_sees_them_too(where: str) -> None:
    with Ledger.open(where) as one, Ledger.open(where) as other:
        one.record(AGREEMENT, CAME)
        assert other.reconcile("A", on=END).agreement == AGREEMENT
        right = revised(AGREEMENT, title="Programa Internacional")
        one.record(right)
        assert other.reconcile("A", on=END).agreement == right


def test_a_refused_load_leaves_the_words_as_they_were() -> None:
    with Ledger.open("sqlite://") as ledger:
        ledger.record(AGREEMENT, CAME)
        right = revised(AGREEMENT, title="Programa Internacional")
        wrong = CAME.model_copy(update={"reference": "N", "account": "NO"})
        with pytest.raises(Refused):
            ledger.record(right, wrong)
        assert ledger.reconcile("A", on=END).agreement == AGREEMENT


@pytest.mark.parametrize("reverse", [False, True])
def test_their_order_in_a_load_is_no_matter_and_they_are_carried(reverse: bool) -> None:
    right = revised(AGREEMENT, title="Programa Internacional")
    facts = [AGREEMENT, right, CAME]
    with Ledger.open("sqlite://") as ledger:
        ledger.record(*(reversed(facts) if reverse else facts))
        assert ledger.reconcile("A", on=END).agreement == right
        assert ledger.facts("A")[:2] == (AGREEMENT, right)
        with Ledger.open("sqlite://") as other:
            other.record(*ledger.facts("A"))
            assert other.facts("A") == ledger.facts("A")


def test_words_are_set_right_in_a_closed_year() -> None:
    with Ledger.open("sqlite://") as ledger:
        ledger.record(AGREEMENT, CAME)
        ledger.set_period("A", 2016, "closed")
        right = revised(AGREEMENT, title="Programa Internacional")
        assert ledger.record(right).recorded == 1
        assert ledger.reconcile("A", on=END).agreement.title == right.title
