"""Control totals: the count and the sum of each kind, as a person adds them up from the rows."""

from collections import defaultdict
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from coopledger.ledger import Ledger
from coopledger.messages.catalogue import Language
from coopledger.model.agreement import Agreement
from coopledger.model.control import ControlTotal, control_totals
from coopledger.model.events import Disbursement, Expenditure
from coopledger.model.evidence import BankLine, Direction, Invoice, InvoiceType
from coopledger.model.kinds import ALL, KINDS
from coopledger.testing.everything import histories
from coopledger.testing.history import History


def _as_text(fact: Any) -> dict[str, Any]:
    """A fact as programs write it: amounts are text, of which a person can make sums."""
    found: dict[str, Any] = fact.model_dump(mode="json")
    return found


def _sum(texts: list[dict[str, str]]) -> dict[str, Decimal]:
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    for text in texts:
        sums[text["currency"]] += Decimal(text["amount"])
    return dict(sums)


def _said(amounts: Any) -> dict[str, Decimal]:
    return {amount.currency.code: amount.amount for amount in amounts}


@given(histories())
def test_they_are_what_a_person_adds_up(history: History) -> None:
    facts = [history.agreement, *history.facts]
    rows: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for fact in facts:
        rows[fact.kind].append(_as_text(fact))
    totals = {total.kind: total for total in control_totals(facts)}
    assert list(totals) == [kind.name for kind in ALL if kind.name in rows]
    for kind, of_kind in rows.items():
        total, counter = totals[kind], KINDS[kind].counter
        assert total.count == len(of_kind)
        assert _said(total.amounts) == _sum([r["amount"] for r in of_kind if r.get("amount")])
        second = [row[counter] for row in of_kind if counter and row.get(counter)]
        assert _said(total.counters) == _sum(second)


@given(st.lists(st.tuples(st.sampled_from(Direction), st.integers(1, 10**9))))
def test_credits_and_debits_of_a_bank_are_apart(lines: list[tuple[Direction, int]]) -> None:
    facts = [
        BankLine(
            book="A", reference=f"B-{n}", when="2016-10-05", direction=direction,
            amount={"amount": f"{cents // 100}.{cents % 100:02}", "currency": "MXN"},
        )
        for n, (direction, cents) in enumerate(lines)
    ]  # fmt: skip
    totals = {total.apart: total for total in control_totals(facts)}
    for direction in Direction:
        cents = [each for way, each in lines if way is direction]
        if cents:
            assert totals[direction].count == len(cents)
            assert [amount.minor for amount in totals[direction].amounts] == [sum(cents)]
        else:
            assert direction not in totals


def test_a_credit_note_is_not_added_to_what_was_bought() -> None:
    facts = [
        Invoice(book="A", reference=f"F-{n}", when="2016-10-05", invoice_type=kind,
                issuer={"name": "Hotel"}, amount=f"{n}.00 MXN")
        for n, kind in enumerate((*InvoiceType, *InvoiceType), start=1)
    ]  # fmt: skip
    sums = {total.apart: total.amounts[0].minor for total in control_totals(facts)}
    assert sums == {kind: (2 * n + 4) * 100 for n, kind in enumerate(InvoiceType, start=1)}


def test_a_receipt_has_them_of_all_that_was_handed_in_new_or_not() -> None:
    opening = Agreement(code="A-1", title="Foro", currency="EUR", accounts=["MXN"])
    came = Disbursement(
        book="A-1", reference="M-1", when="2016-08", amount="200.00 MXN", sent="10.00 EUR"
    )
    spent = [
        Expenditure(book="A-1", reference=f"G-{n}", when="2016-10-05", amount=f"{n}.50 MXN")
        for n in (1, 2)
    ]
    with Ledger.open("sqlite://") as ledger:
        ledger.record(opening, came, spent[0])
        receipt = ledger.record(opening, came, *spent)
    assert (receipt.recorded, receipt.unchanged) == (1, 3)
    assert [total.say(Language.ES) for total in receipt.control] == [
        "Convenio 1",
        "Ministraciones 1 = 200.00 MXN (Enviado = 10.00 EUR)",
        "Gastos 2 = 4.00 MXN",
    ]


def test_every_kind_has_a_name_for_them() -> None:
    for kind in ALL:
        for language in Language:
            assert ControlTotal(kind.name, None, 1, (), ()).say(language).endswith(" 1")
