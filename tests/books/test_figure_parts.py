"""Every figure of a statement is the sum of the events that are said to make it."""

from collections.abc import Iterator
from datetime import date

from hypothesis import given

from coopledger import Agreement, Ledger, Statement
from coopledger.books.flows import FLOWS
from coopledger.books.rows import AGREEMENT, FigureKey
from coopledger.money import Money, total_of
from coopledger.testing import histories, ledgers
from coopledger.testing.history import DrawnLedger


def figures(statement: Statement) -> Iterator[tuple[FigureKey, Money]]:
    """Each figure that is a sum of events, by its key; what is held is what they leave."""
    for side in statement.sides():
        named = AGREEMENT if side is statement.agreement_currency else side.currency
        for name in (*side.CAME, *side.WENT):
            if name != "held":
                yield ("whole", None, name, named), getattr(side, name).money
    for section in ("by_line", "by_activity"):
        for part in getattr(statement, section):
            for money in part.fund:
                yield (section, part.key, "spent", money.currency.code), money
            yield (section, part.key, "spent", AGREEMENT), part.reported
    for month in statement.by_month:
        for flow in (*month.fund, month.agreement):
            named = AGREEMENT if flow is month.agreement else flow.spent.currency.code
            for name in (*FLOWS, "gross", "recovered"):
                yield ("by_month", month.month, name, named), getattr(flow, name)
        key = ("by_month", month.month, "exchange_difference", AGREEMENT)
        yield key, month.exchange_difference


@given(ledgers(histories()))
def test_the_events_of_a_figure_add_up_to_it(ledger: DrawnLedger) -> None:
    code = ledger.drawn.agreement.code
    for day in (*ledger.drawn.days[-2:], date(2100, 1, 1)):
        explained = ledger.explain(code, on=day)
        for key, figure in figures(explained.statement):
            parts = explained.parts(key)
            summed = total_of((each for _, each in parts), figure.currency)
            assert (key, summed) == (key, figure)
            assert not parts or parts.total == figure
            assert all(each for _, each in parts)
            assert len({reference for reference, _ in parts}) == len(parts)


@given(ledgers(histories()))
def test_of_the_whole_they_are_those_that_programs_read(ledger: DrawnLedger) -> None:
    """`figures` has those that add nothing, too: an interest of which the worth rounds to none."""
    explained = ledger.explain(ledger.drawn.agreement.code, on=date(2100, 1, 1))
    for (side, name), parts in explained.figures.items():
        counted = tuple(each for each in parts if each[1])
        assert tuple(explained.parts(("whole", None, name, side))) == counted


def test_what_is_no_figure_is_the_sum_of_nothing() -> None:
    with Ledger.open("sqlite://") as ledger:
        ledger.record(Agreement(code="A-1", title="One", currency="EUR", accounts=["MXN"]))
        explained = ledger.explain("A-1")
    for key in (("whole", None, "no-such", "MXN"), ("no-such", None, "spent", "MXN")):
        assert tuple(explained.parts(key)) == ()
