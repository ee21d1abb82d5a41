"""A sample follows from its seed and the rows alone, and is drawn as the page says."""

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopledger import Agreement, CoopledgerError, Expenditure, Ledger, Sample
from coopledger.books.sample import allotted, hit
from coopledger.testing.everything import histories
from coopledger.testing.history import History

PAGE = (Path(__file__).parents[2] / "docs" / "audit.md").read_text("utf-8")
(_, SCRIPT) = re.findall(r"```python\n(.*?)```", PAGE, re.S)
SEEDS = st.text(max_size=8)


def drawn_again(rows: Path, by: str, size: int, seed: str) -> list[str]:
    """By the script of the page, which knows nothing of this program."""
    done = subprocess.run(
        [sys.executable, "-I", "-X", "utf8", "-c", SCRIPT, rows, by, str(size), seed],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done.stdout.splitlines()


@settings(max_examples=max(2, settings().max_examples // 6))
@given(history=histories(), data=st.data())
def test_whoever_has_the_rows_draws_the_same(history: History, data: st.DataObject) -> None:
    with TemporaryDirectory() as place, Ledger.open(Path(place, "b.db")) as ledger:
        ledger.record(history.opening, *history.facts)
        code, rows = history.opening.code, Path(place, "rows.jsonl")
        rows.write_text("".join(ledger.rows(public=True)), "utf-8")
        by, seed = data.draw(st.sampled_from(("item", "amount", "line"))), data.draw(SEEDS)
        size = data.draw(st.integers(1, 9))
        found = drawn_or_none(ledger, code, size, by, seed)
        if found is None:
            return
        drawn = [each.expenditure.reference for each in found]
        assert by == "line" or drawn == drawn_again(rows, by, size, seed)
        assert found == ledger.sample(code, size, by=by, seed=seed)
        assert [each.number for each in found] == list(range(1, len(found) + 1))
        assert sum(stratum.drawn for stratum in found.strata) == len(found) <= size
        if isinstance(history.opening, Agreement):
            sums = Counter[str]()
            for stratum in found.strata:
                sums.update({money.currency.code: money.minor for money in stratum.sums})
            spent = {f.currency: f.spent.money.minor for f in ledger.reconcile(code).funds}
            assert sums == {currency: minor for currency, minor in spent.items() if minor}


def drawn_or_none(ledger: Ledger, code: str, size: int, by: str, seed: str) -> Sample | None:
    """The sample; None where there is nothing to draw from, or too much to draw from."""
    try:
        return ledger.sample(code, size, by=by, seed=seed)
    except CoopledgerError as error:
        if error.code not in ("sample.nothing", "sample.too-small"):
            raise
        return None


AMOUNTS = st.lists(st.integers(1, 60), min_size=1, max_size=8)


@given(amounts=AMOUNTS, interval=st.integers(1, 80))
def test_each_unit_is_as_likely_as_any_other(amounts: list[int], interval: int) -> None:
    """Over all starts there are, an amount is drawn as often as it has units, and no oftener than
    there are starts: what reaches the interval is always drawn.
    """
    often = Counter(place for start in range(interval) for place in hit(amounts, interval, start))
    for place, amount in enumerate(amounts):
        assert often[place] == min(amount, interval)


@given(counts=st.dictionaries(st.text(max_size=2), st.integers(1, 9), min_size=1), more=st.data())
def test_each_part_has_one_and_none_has_more_than_there_are(
    counts: dict[str, int], more: st.DataObject
) -> None:
    size = more.draw(st.integers(len(counts), sum(counts.values()) + 3))
    sizes = allotted(counts, size)
    assert sizes.keys() == counts.keys()
    assert all(1 <= sizes[code] <= count for code, count in counts.items())
    assert sum(sizes.values()) == min(size, sum(counts.values()))
    with pytest.raises(CoopledgerError):
        allotted(counts, len(counts) - 1)


def test_without_a_seed_the_end_of_the_chain_decides(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "b.db") as ledger:
        ledger.record(
            Agreement(code="A", title="T", currency="MXN", accounts=["MXN"], prefinancing=True),
            *(
                Expenditure(
                    book="A", reference=f"G-{n}", when=f"2016-01-{n:02}", amount=f"{n}.00 MXN"
                )
                for n in range(1, 31)
            ),
        )
        rows = [json.loads(line) for line in ledger.rows()]
        found = ledger.sample("A", 5)
        assert (found.seed, found.rows) == (rows[-2]["hash"], 31)
        assert found == ledger.sample("A", 5, seed=rows[-2]["hash"])
        some = {tuple(i.expenditure.reference for i in ledger.sample("A", 5, seed=str(n)))
                for n in range(9)}  # fmt: skip
        assert len(some) > 1
        late = ledger.sample("A", 40, since=ledger.facts("A")[20].when.first)
        assert [each.expenditure.reference for each in late] == [f"G-{n}" for n in range(20, 31)]
