"""What is disallowed is at most what is left, on every day, in whatever order it is loaded."""

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopledger.ledger import Ledger
from coopledger.model.agreement import Agreement
from coopledger.model.events import Disbursement, Expenditure, Recovery, Reversal
from coopledger.model.facts import AnyFact
from coopledger.model.receipt import Refused
from coopledger.model.terms import Disallowance

OPENED = (
    Agreement(
        code="A", title="Forum", currency="EUR", accounts=["MXN"],
        lines=[{"code": code, "title": code, "ceiling": "9000.00 MXN"} for code in ("AIR", "FEES")],
    ),
    Disbursement(
        book="A", reference="M-1", when="2016-01-05", amount="2000.00 MXN", sent="100.00 EUR"
    ),
)  # fmt: skip
BOTH = ({"code": "AIR", "amount": "500.00 MXN"}, {"code": "FEES", "amount": "300.00 MXN"})


def fact(kind: type[Any], reference: str, when: str, amount: str = "", **more: Any) -> AnyFact:
    fields = {"book": "A", "reference": reference, "when": when, **more}
    made: AnyFact = kind(**fields, **({"amount": amount} if amount else {}))
    return made


def spent(
    amount: str = "800.00 MXN", *lines: Any, when: str = "2016-02-01", **more: Any
) -> AnyFact:
    return fact(Expenditure, "G", when, amount, lines=lines, **more)


def back(amount: str, when: str = "2016-08-01", reference: str = "C", **more: Any) -> AnyFact:
    return fact(Recovery, reference, when, amount, of="G", **more)


def refused(amount: str, when: str = "2016-07-01", reference: str = "N", **more: Any) -> AnyFact:
    return fact(Disallowance, reference, when, amount, of="G", reason="no invoice", **more)


def taken_back(of: str, when: str, **more: Any) -> AnyFact:
    return fact(Reversal, f"X-{of}", when, of=of, reason="an error", **more)


CASES: tuple[tuple[str, tuple[AnyFact, ...], str | None], ...] = (
    ("as much as is left", (spent(), refused("150.00 MXN"), back("650.00 MXN")), None),
    ("a centavo more", (spent(), refused("150.00 MXN"), back("650.01 MXN")), "beyond-expenditure"),
    ("what came back for another reason",
     (spent(), refused("150.00 MXN"), back("700.00 MXN")), "beyond-expenditure"),
    ("what came back for that", (spent(), refused("150.00 MXN"),
     back("700.00 MXN", disallowance="N")), None),
    ("some for that, some not", (spent(), refused("150.00 MXN"),
     back("100.00 MXN", disallowance="N"), back("650.00 MXN", reference="C-2")), None),
    ("a centavo too much not for that", (spent(), refused("150.00 MXN"),
     back("100.00 MXN", disallowance="N"), back("650.01 MXN", reference="C-2")),
     "beyond-expenditure"),
    ("came back before", (spent(), back("700.00 MXN", "2016-03-01"), refused("150.00 MXN")),
     "beyond-expenditure"),
    ("several that come to too much", (spent(), refused("500.00 MXN"),
     refused("300.01 MXN", "2016-09-01", "N-2")), "beyond-expenditure"),
    ("one after another was taken back", (spent(), refused("500.00 MXN"),
     taken_back("N", "2016-09-01"), refused("800.00 MXN", "2016-09-01", "N-2")), None),
    ("while another stands until later", (spent(), refused("500.00 MXN"),
     taken_back("N", "2016-09-02"), refused("800.00 MXN", "2016-09-01", "N-2")),
     "beyond-expenditure"),
    ("by the next revision", (spent(), refused("150.00 MXN"), taken_back("G", "2016-09-01"),
     spent("149.99 MXN", when="2016-09-01", revision=2)), "beyond-expenditure"),
    ("by a next revision that is enough", (spent(), refused("150.00 MXN"),
     taken_back("G", "2016-09-01"), spent("150.00 MXN", when="2016-09-01", revision=2)), None),
    ("of a line", (spent("800.00 MXN", *BOTH), refused("300.00 MXN", lines=["FEES"])), None),
    ("more than of a line", (spent("800.00 MXN", *BOTH), refused("300.01 MXN", lines=["FEES"])),
     "part-unclear"),
    ("of no line", (spent("800.00 MXN", *BOTH), refused("1.00 MXN")), "part-unclear"),
    ("of all lines", (spent("800.00 MXN", *BOTH), refused("800.00 MXN")), None),
    ("more than is left of a line", (spent("800.00 MXN", *BOTH),
     back("200.00 MXN", lines=["FEES"]), refused("101.00 MXN", lines=["FEES"])), "part-unclear"),
    ("of another line than there is", (spent("800.00 MXN", "AIR"),
     refused("1.00 MXN", lines=["FEES"])), "part-unclear"),
    ("of what is not itemised", (spent("800.00 MXN", {"code": "AIR", "amount": "500.00 MXN"}),
     refused("300.00 MXN")), None),
    ("of a line and of the rest", (spent("800.00 MXN", {"code": "AIR", "amount": "500.00 MXN"}),
     refused("301.00 MXN", lines=[{"code": "AIR", "amount": "1.00 MXN"}])), None),
)  # fmt: skip


@pytest.mark.parametrize(("facts", "code"), [case[1:] for case in CASES], ids=[c[0] for c in CASES])
def test_what_is_disallowed_is_at_most_what_is_left(
    facts: tuple[AnyFact, ...], code: str | None
) -> None:
    at_once = Ledger.open("sqlite://")
    if code is None:
        assert at_once.record(*OPENED, *facts).accepted
        never_below_nothing(at_once)
        return
    with pytest.raises(Refused) as wrong:
        at_once.record(*OPENED, *facts)
    assert {f.code for f in wrong.value.findings} == {_code(code)}
    for order in permutations(facts):
        ledger = Ledger.open("sqlite://")
        ledger.record(*OPENED)
        refusals = 0
        for each in order:
            try:
                ledger.record(each)
            except Refused:
                refusals += 1
        assert refusals
        never_below_nothing(ledger)


def _code(short: str) -> str:
    return f"disallowed-{short}" if short == "beyond-expenditure" else f"disallowance-{short}"


def never_below_nothing(ledger: Ledger) -> None:
    days = {fact.when.last for fact in ledger.facts("A") if getattr(fact, "when", None)}
    for day in days:
        statement = ledger.reconcile("A", on=day)
        for side in statement.acceptance:
            assert side.accepted.minor >= 0
            assert side.claimed == side.accepted + side.disallowed
        for line in statement.lines:
            assert 0 <= line.accepted.minor <= line.spent.minor


MXN = st.integers(1, 900).map(lambda units: f"{units}.00 MXN")
MONTHS = st.sampled_from(("2016-03-01", "2016-06-01", "2016-09-01"))
LINE = st.sampled_from(((), ("AIR",), ("FEES",)))


@st.composite
def handed_in(draw: st.DrawFn) -> list[AnyFact]:
    """Spending of one line, of two or of none; what is not accepted of it, what comes back."""
    lines = draw(st.sampled_from((BOTH, ("AIR",), ())))
    facts = [spent("800.00 MXN", *lines)]
    for number in range(draw(st.integers(1, 2))):
        facts.append(refused(draw(MXN), draw(MONTHS), f"N-{number}", lines=draw(LINE)))
    for number in range(draw(st.integers(0, 2))):
        cited = draw(st.sampled_from((None, "N-0")))
        facts.append(
            back(draw(MXN), draw(MONTHS), f"C-{number}", lines=draw(LINE), disallowance=cited)
        )
    return draw(st.permutations(facts))


@settings(max_examples=settings().max_examples * 2 // 3)
@given(facts=handed_in())
def test_whatever_is_accepted_accepts_no_less_than_nothing(facts: list[AnyFact]) -> None:
    ledger = Ledger.open("sqlite://")
    ledger.record(*OPENED)
    for each in facts:
        try:
            ledger.record(each)
        except Refused:
            continue
    never_below_nothing(ledger)
