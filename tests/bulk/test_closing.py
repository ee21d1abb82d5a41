"""What columns say of both currencies is what the books of each agreement say."""

from collections.abc import Iterator
from datetime import date
from itertools import count, cycle, islice, product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopledger import Agreement, AnyFact, Expenditure, Ledger
from coopledger.books.portfolio import PORTFOLIO_FIGURES, PortfolioRow, sides_of
from coopledger.books.rows import AGREEMENT, FUND
from coopledger.bulk import closing
from coopledger.bulk.acceptance import Accepted, accepted, read
from coopledger.errors import LedgerBroken
from coopledger.model.agreement import ConversionRule
from coopledger.model.kinds import MOVING
from coopledger.progress import untold
from coopledger.testing import History, simple_histories
from tests.auditor import audit
from tests.bulk.tables import Table, plain_table
from tests.effort import effort
from tests.laws import test_small_scope as small
from tests.laws.test_small_scope import OPERATIONS
from tests.portfolio.drawn import record


def taken(path: Path) -> Accepted:
    return accepted(read(path, untold), date.today())


def of_books(ledger: Ledger, codes: set[str]) -> list[PortfolioRow]:
    return [row for code in sorted(codes) for row in sides_of(ledger.reconcile(code))]


@settings(max_examples=effort(60, 3_000))
@given(st.integers(0, 2**32), st.integers(0, 2))
def test_of_tables(tmp_path_factory: pytest.TempPathFactory, seed: int, amiss: int) -> None:
    path = tmp_path_factory.mktemp("closing") / "facts.parquet"
    table = Table(seed, amiss=amiss, agreements=6, most=20)
    table.write(path)
    found = taken(path)
    codes = found.codes()
    table.rows = [row for row in table.rows if row["book"] in codes]
    table.write(path)
    with Ledger.open("sqlite://") as ledger:
        assert ledger.import_file(path).accepted
        assert list(found.sides()) == of_books(ledger, codes)


@settings(max_examples=effort(40, 2_000))
@given(st.lists(simple_histories(), min_size=1, max_size=4))
def test_of_drawn_books(tmp_path_factory: pytest.TempPathFactory, drawn: list[History]) -> None:
    path = tmp_path_factory.mktemp("closing") / "facts.csv"
    with Ledger.open("sqlite://") as ledger:
        record(ledger, drawn)
        ledger.export_data("facts", path)
        found = taken(path)
        assert list(found.sides()) == of_books(ledger, found.codes())


HUGE = 10**12 - 1
"""Nothing that columns take is larger."""


def small_histories() -> Iterator[tuple[Agreement, list[AnyFact]]]:
    """Every third of all short histories in which nothing is overdrawn, by both rules, in turn."""
    sizes = {small.AMOUNTS[-1]: HUGE}
    operations = [each._replace(amount=sizes.get(each.amount, each.amount)) for each in OPERATIONS]
    turn, number = cycle(product(small.PAIRS, ConversionRule)), count()
    for length in range(1, 4):
        for sequence in islice(product(operations, repeat=length), 0, None, length):
            (fund, own), rule = next(turn)
            agreement = small.agreement_of(fund, own, rule, prefinancing=False)
            if not small._overdraws(sequence):
                code = f"A-{next(number):04}"
                renamed = agreement.model_copy(update={"code": code})
                yield renamed, [_on_one_line(f, code) for f in small.Events(agreement).of(sequence)]


def _on_one_line(fact: AnyFact, code: str) -> AnyFact:
    lines = {"lines": ["L"]} if isinstance(fact, Expenditure) else {}
    said = fact.model_dump(exclude_defaults=True) | {"book": code, **lines}
    return type(fact).model_validate(said)


def test_short_histories_are_the_auditors(tmp_path: Path) -> None:
    """By columns, without being stored; and by one statement, where they are."""
    expected: list[PortfolioRow] = []
    path = tmp_path / "facts.csv"
    with Ledger.open("sqlite://") as ledger:
        for agreement, facts in small_histories():
            ledger.record(agreement, *facts)
            expected += audited(agreement, facts)
        assert list(ledger.portfolio(on=small.LAST_DAY).sides) == expected
        ledger.export_data("facts", path)
    found = taken(path)
    codes = found.codes()
    assert list(found.sides()) == [row for row in expected if row.agreement in codes]
    assert len(codes) > len(expected) / 5, "two fifths of them, of two sides each"


def audited(agreement: Agreement, facts: list[AnyFact]) -> Iterator[PortfolioRow]:
    """The two sides by the definitions, the long way: nothing of it comes from `coopledger`."""
    figures = audit(agreement, facts, small.LAST_DAY)
    for currency, fund in figures["funds"].items():
        told = {name: value for name, value in fund.items() if name in PORTFOLIO_FIGURES}
        yield PortfolioRow(agreement.code, FUND, currency, **told)
    yield PortfolioRow(agreement.code, AGREEMENT, agreement.currency, **figures["agreement"])


def test_what_does_not_close_stops_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "facts.csv"
    plain_table(path, agreements=2, events=4)
    assert len(list(taken(path).sides())) == 4
    spent_as_nothing = {**MOVING, "expenditure": MOVING["withdrawal"]}
    monkeypatch.setattr(closing, "MOVING", spent_as_nothing)
    with pytest.raises(LedgerBroken, match="A-0"):
        taken(path)
