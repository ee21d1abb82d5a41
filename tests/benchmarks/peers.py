"""The same events by us and by others, in one run: processor, memory, and how each grows.

    PYTHONPATH=. python tests/benchmarks/peers.py [EVENTS ...]

Each way (`ways.py`) is a process of its own, measured by the operating system, start-up and all;
the ways take turns, and what is printed are the medians of the turns. What is not on this machine
is skipped, and said; what gives other sums than all the others ends the run. Ratios of one run can
be compared, times of two cannot. Not a test: `make growth` counts steps.
"""

import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests import engines
from tests.benchmarks import life
from tests.benchmarks.way import SERVER
from tests.benchmarks.ways import all_ways

WAYS = all_ways()
SIZES = (10_000, 100_000, 1_000_000)
TURNS = 3
BESIDE = ("polars", "executemany")
"""What the others are compared with."""


class Cost(NamedTuple):
    """Of one process: seconds of the processor, of the clock, and megabytes at most."""

    cpu: float
    wall: float
    megabytes: float


def cost_of(asked: str, name: str, folder: Path) -> tuple[Cost, life.Sums | None]:
    """Run a way, and what it cost with all that it started."""
    command = [sys.executable, "-m", "tests.benchmarks.ways", asked, name, str(folder)]
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{name}: ended with {process.returncode}")
    cost = Cost(used.ru_utime + used.ru_stime, time.perf_counter() - began, used.ru_maxrss / 1024)
    return cost, life.Sums(*json.loads(said)) if said else None


def measured(count: int, folder: Path) -> dict[str, Cost]:
    """The median costs of each way. Raises SystemExit where one adds up wrong."""
    expected = life.write(count, folder)
    (folder / "count.json").write_text(json.dumps(count))
    ways = [name for name, way in WAYS.items() if count <= way.most and not way.missing(folder)]
    for name in ways:
        cost_of("prepare", name, folder)
    costs: defaultdict[str, list[Cost]] = defaultdict(list)
    for _ in range(TURNS):
        for name in ways:
            cost, found = cost_of("run", name, folder)
            if found != expected:
                raise SystemExit(f"{name}: {found}, and not {expected}")
            costs[name].append(cost)
            print(f"{name}: {cost.cpu:.2f}", file=sys.stderr)  # for whoever waits
    return {
        name: Cost(*(statistics.median(each) for each in zip(*turns, strict=True)))
        for name, turns in costs.items()
    }


@contextmanager
def place() -> Iterator[Path]:
    """A folder, and a ledger's place on a server where there is one."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        try:
            with engines.location("postgresql", folder, durable=True) as address:
                (folder / SERVER).write_text(address)
                yield folder
        except ModuleNotFoundError:
            yield folder


def report(costs: dict[str, Cost], before: dict[str, Cost], times: float) -> None:
    """A line for each way: what it cost, beside others, and how it grew since the size before."""
    beside = [name for name in BESIDE if name in costs]
    heads = "".join(f"{'/ ' + name:>14}" for name in beside)
    print(f"{'':<18}{'cpu s':>9}{'wall s':>9}{'MB':>7}{heads}{'exponent':>10}")
    for name, cost in costs.items():
        ratios = "".join(f"{cost.cpu / costs[other].cpu:>14.2f}" for other in beside)
        grew = f"{math.log(cost.cpu / before[name].cpu, times):>10.2f}" if name in before else ""
        print(f"{name:<18}{cost.cpu:>9.2f}{cost.wall:>9.2f}{cost.megabytes:>7.0f}{ratios}{grew}")


def main(sizes: Sequence[int]) -> None:
    before: dict[str, Cost] = {}
    for at, count in enumerate(sizes):
        with place() as folder:
            print(f"\n{count:,} events in {count // life.EACH:,} agreements, medians of {TURNS}")
            for name, way in WAYS.items():
                if missing := way.missing(folder):
                    print(f"SKIPPED: {name}, which needs {', '.join(missing)}")
            costs = measured(count, folder)
            report(costs, before, count / sizes[at - 1] if at else math.e)
            sys.stdout.flush()
        before = costs


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or SIZES)
