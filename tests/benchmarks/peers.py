"""The same events by us and by others, in one run: processor, memory, and how each grows.

    PYTHONPATH=. python tests/benchmarks/peers.py [EVENTS ...]

Each way (`ways.py`) is a process of its own, measured by the operating system, start-up and all;
the ways take turns, and what is printed are the medians of the turns: three, and one from a million
events on. What is not on this machine is skipped, what takes longer than COOPLEDGER_WAY_SECONDS
(half an hour) or ends otherwise is left out, and each is said. Sums that are not those of the
events are told, and end the run with 1. Ratios of one run can be compared, times of two cannot. Not
a test: `make growth` counts steps.
"""

import compileall
import json
import math
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import NamedTuple

from tests import engines
from tests.benchmarks import life
from tests.benchmarks.way import SERVER
from tests.benchmarks.ways import all_ways

WAYS = all_ways()
SIZES = (10_000, 100_000, 1_000_000)
SECONDS = int(os.environ.get("COOPLEDGER_WAY_SECONDS", "1800"))
ROOT = Path(__file__).parents[2]
WRONG = "other sums"
BESIDE = ("polars", "executemany", "COPY")
"""What the others are compared with."""


class Cost(NamedTuple):
    """Of one process: seconds of the processor, of the clock, and megabytes at most.

    Of one that goes to a server, the seconds of the server's processor are among the first.
    """

    cpu: float
    wall: float
    megabytes: float


class LeftOut(Exception):
    """A way that did not come to its end, and why."""


def cost_of(asked: str, name: str, folder: Path) -> tuple[Cost, life.Sums | None]:
    """Run a way, and what it cost with all that it started. Raises LeftOut."""
    if asked != "run" or "PostgreSQL" not in WAYS[name].needs:
        return _cost_of(asked, name, folder)
    from tests.benchmarks.server import at_rest, seconds_of

    address = (folder / SERVER).read_text()
    at_rest(address)
    before = seconds_of(address)
    cost, found = _cost_of(asked, name, folder)
    return cost._replace(cpu=cost.cpu + seconds_of(address) - before), found


def _cost_of(asked: str, name: str, folder: Path) -> tuple[Cost, life.Sums | None]:
    command = [sys.executable, "-m", "tests.benchmarks.ways", asked, name, str(folder)]
    began = time.perf_counter()
    with (
        tempfile.TemporaryFile("w+") as complaint,
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=complaint, text=True, start_new_session=True
        ) as process,
    ):
        assert process.stdout is not None
        bound = Timer(SECONDS, os.killpg, (process.pid, signal.SIGKILL))
        bound.start()
        said = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        bound.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - began
        complaint.seek(0)
        if process.returncode:
            why = complaint.read().strip().rpartition("\n")[2] or f"ended with {process.returncode}"
            raise LeftOut(f"took more than {SECONDS} s" if wall > SECONDS else why)
    cost = Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)
    return cost, life.Sums(*json.loads(said)) if said else None


def measured(count: int, folder: Path) -> tuple[dict[str, Cost], dict[str, str]]:
    """The median costs of each way; and why of those that have none."""
    expected = life.write(count, folder)
    (folder / "count.json").write_text(json.dumps(count))
    costs: defaultdict[str, list[Cost]] = defaultdict(list)
    left_out: dict[str, str] = {}
    for turn in range(1 + turns(count)):
        for name, way in WAYS.items():
            if name in left_out or count > way.most or way.missing(folder):
                continue
            try:
                cost, found = cost_of("run" if turn else "prepare", name, folder)
            except LeftOut as why:
                left_out[name] = str(why)
                continue
            if turn and not (found and found.agree_with(expected)):
                left_out[name] = f"{WRONG}: {found}, and not {expected}"
            elif turn:
                costs[name].append(cost)
            print(f"{turn} {name}: {cost.cpu:.2f}", file=sys.stderr)  # for whoever waits
    medians = {
        name: Cost(*(statistics.median(each) for each in zip(*taken, strict=True)))
        for name, taken in costs.items()
        if name not in left_out
    }
    return medians, left_out


def turns(count: int) -> int:
    """How often each way is run."""
    return 3 if count < 1_000_000 else 1


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
    """A row for each way: what it cost, beside others, and how it grew since the size before."""
    beside = [name for name in BESIDE if name in costs]
    heads = ["", "cpu s", "wall s", "MB", *(f"/ {name}" for name in beside), "exponent"]
    print(f"| {' | '.join(heads)} |")
    print(f"|---|{'---:|' * (len(heads) - 1)}")
    for name, cost in costs.items():
        ratios = [f"{cost.cpu / costs[other].cpu:.2f}" for other in beside]
        grew = f"{math.log(cost.cpu / before[name].cpu, times):.2f}" if name in before else ""
        cells = [name, f"{cost.cpu:.2f}", f"{cost.wall:.2f}", f"{cost.megabytes:.0f}", *ratios]
        print(f"| {' | '.join([*cells, grew])} |")


def main(sizes: Sequence[int]) -> int:
    """Print a table for each size. 1 where a way came to other sums."""
    for part in (
        "coopledger",
        "tests/benchmarks",
    ):  # as what is installed is, whatever the shell says of it
        compileall.compile_dir(ROOT / part, quiet=1)
    before: dict[str, Cost] = {}
    wrong = 0
    for at, count in enumerate(sizes):
        with place() as folder:
            print(
                f"\n{count:,} events in {count // life.EACH:,} agreements, {turns(count)} turns\n"
            )
            costs, left_out = measured(count, folder)
            report(costs, before, count / sizes[at - 1] if at else math.e)
            for name, way in WAYS.items():
                if missing := way.missing(folder):
                    print(f"\nSKIPPED: {name}, which needs {', '.join(missing)}")
                elif count > way.most:
                    print(f"\nLEFT OUT: {name}, which is asked for at most {way.most:,}")
            for name, why in left_out.items():
                print(f"\nLEFT OUT: {name}: {why}")
                wrong = wrong or int(why.startswith(WRONG))
            sys.stdout.flush()
        before = costs
    return wrong


if __name__ == "__main__":
    sys.exit(main([int(each) for each in sys.argv[1:]] or SIZES))
