"""Many who record at once: nothing overdrawn, nothing twice, no gap and no fork, nobody stuck.

The quick runs have few writers; the long ones, with COOPLEDGER_LONG=1, as many as an office.
"""

import os
import random
import signal
import time
from pathlib import Path

import pytest

from coopledger import Ledger
from coopledger.writers.facts_json import facts_json
from tests.effort import effort
from tests.engines import rows
from tests.store.books import (
    MONEY,
    OPENING,
    all_together,
    opened,
    program,
    spent,
)

WRITERS, EACH = effort((3, 25), (20, 50))
REVERSED = effort(25, 120)
KILLS = effort(2, 60)

RECORDS = """
import sys
from coopledger import Ledger
from tests.store.books import spent
where, book, name, count = sys.argv[1:]
with Ledger.open(where) as ledger:
    for number in range(int(count)):
        ledger.record(spent(f"{name}-{number:05}", book=book))
        print(f"{name}-{number:05}", flush=True)
"""

THREADS = 6

BY_THREADS = """
import sys
from threading import Thread
from coopledger import Ledger
from tests.store.books import spent
where, book, name, count = sys.argv[1:]
def record(ledger, thread):
    for number in range(int(count)):
        reference = f"{name}-{number:05}-{thread}"
        ledger.record(spent(reference, book=book))
        sys.stdout.write(reference + chr(10))
        sys.stdout.flush()
with Ledger.open(where) as ledger:
    threads = [Thread(target=record, args=(ledger, thread)) for thread in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
"""

SPENDS = """
import sys
from coopledger import Ledger, Refused
from tests.store.books import spent
where, name, count, amount = sys.argv[1:]
with Ledger.open(where) as ledger:
    for number in range(int(count)):
        try:
            ledger.record(spent(f"{name}-{number:05}", amount))
        except Refused as refused:
            print(*{finding.code for finding in refused.findings})
        else:
            print("recorded")
"""

REVERSES = """
import sys
from coopledger import Ledger, Refused
from tests.store.books import reversing
where, name, count = sys.argv[1:]
with Ledger.open(where) as ledger:
    for number in range(int(count)):
        try:
            ledger.record(reversing(f"G-{number:05}", f"{name}-{number:05}"))
        except Refused as refused:
            print(*{finding.code for finding in refused.findings})
        else:
            print("recorded")
"""

LOADS = """
import sys
from coopledger import Ledger
with Ledger.open(sys.argv[1]) as ledger:
    for document in sys.argv[2:]:
        receipt = ledger.import_file(document)
        print(receipt.recorded, *[f.code for f in receipt.findings if f.severity == "error"])
"""


def is_whole(where: str) -> None:
    """No gap, no fork, one order of recording for the whole ledger, every law."""
    with Ledger.open(where) as ledger:
        assert ledger.verify().problems == ()
    kept = rows(where)
    for book in {row[0] for row in kept}:
        assert [row[1] for row in kept if row[0] == book] == list(
            range(1, 1 + sum(row[0] == book for row in kept))
        )


def test_in_one_book_no_gap_and_no_fork(where: str) -> None:
    opened(where)
    said = all_together(lambda n: program(RECORDS, where, "A", f"P{n:02}", EACH), WRITERS)
    assert sum(map(len, said)) == WRITERS * EACH
    is_whole(where)
    with Ledger.open(where) as ledger:
        assert ledger.reconcile("A").fund.spent.money.minor == WRITERS * EACH * 100


def test_threads_of_two_processes_make_no_gap_and_no_fork(where: str) -> None:
    """What those of one process record together is refused where the other came first."""
    opened(where)
    said = all_together(lambda n: program(BY_THREADS, where, "A", f"P{n:02}", EACH // 5), 2)
    assert sum(map(len, said)) == 2 * THREADS * (EACH // 5)
    is_whole(where)
    assert {each for of_one in said for each in of_one} <= {row[3] for row in rows(where)}


def test_in_books_of_their_own_nobody_waits_for_ever(where: str) -> None:
    opened(where, *(f"B{n:02}" for n in range(WRITERS)))
    all_together(lambda n: program(RECORDS, where, f"B{n:02}", "P", EACH), WRITERS)
    is_whole(where)
    with Ledger.open(where) as ledger:
        assert {book.facts for book in ledger.books()} == {EACH + 2}


def test_spending_never_overdraws(where: str) -> None:
    """Together they ask for twice of what there is: what fits is spent, the rest is refused."""
    opened(where)
    amount = 2 * MONEY.amount.minor // (WRITERS * EACH)
    written = f"{amount // 100}.{amount % 100:02} MXN"
    said = all_together(lambda n: program(SPENDS, where, f"P{n:02}", EACH, written), WRITERS)
    answers = [answer for each in said for answer in each]
    fits = MONEY.amount.minor // amount
    assert answers.count("recorded") == fits
    refused = {"spent-beyond-received", "leaves-without-money"}  # of itself, of a later one
    assert {"recorded"} < set(answers) <= {"recorded"} | refused
    is_whole(where)


def test_of_those_who_reverse_the_same_one_wins(where: str) -> None:
    opened(where)
    with Ledger.open(where) as ledger:
        ledger.record(*[spent(f"G-{number:05}") for number in range(REVERSED)])
    said = all_together(lambda n: program(REVERSES, where, f"R{n:02}", REVERSED), WRITERS)
    answers = [answer for each in said for answer in each]
    assert answers.count("recorded") == REVERSED
    assert answers.count("already-reversed") == (WRITERS - 1) * REVERSED
    is_whole(where)
    with Ledger.open(where) as ledger:
        assert ledger.reconcile("A").fund.spent.money.minor == 0


def test_loads_that_meet_do_not_stop_each_other(where: str, tmp_path: Path) -> None:
    """Documents of several books, in any order: each goes in whole, the same one only once."""
    codes = ["A", "B", "C"]
    facts = [
        fact.model_copy(update={"code" if fact is OPENING else "book": code})
        for code in codes
        for fact in (OPENING, MONEY)
    ]
    documents = []
    for n in range(WRITERS):
        order = random.Random(n).sample(codes, len(codes))
        more = [spent(f"P{n:02}-{i:03}", book=code) for code in order for i in range(EACH)]
        documents.append(tmp_path / f"{n}.json")
        documents[-1].write_text(facts_json([*facts, *more]), "utf-8")
    said = all_together(lambda n: program(LOADS, where, documents[n], documents[0]), WRITERS)
    assert {len(answers) for answers in said} == {2}  # how many were recorded; no error
    is_whole(where)
    with Ledger.open(where) as ledger:
        assert {book.facts for book in ledger.books()} == {2 + WRITERS * EACH}


def test_clocks_that_disagree_make_no_disorder(where: str) -> None:
    """A machine whose clock is an hour late records after one whose clock is right."""
    late = "from coopledger.store import appending; from datetime import *\n" + (
        "appending.now = lambda: appending.timestamp(datetime.now(UTC) - timedelta(hours=1))\n"
    )
    opened(where, "A", "B")
    all_together(
        lambda n: program(late * (n % 2) + RECORDS, where, "AB"[n // 2 % 2], f"P{n}", EACH), 4
    )
    is_whole(where)
    kept = sorted(rows(where), key=lambda row: (row[16], row[0], row[1]))
    last: dict[str, int] = {}
    for row in kept:  # in the order of recording each book's rows come one after another
        assert row[1] == last.get(row[0], 0) + 1
        last[row[0]] = row[1]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_a_killed_writer_loses_nothing_it_acknowledged(where: str) -> None:
    opened(where)
    acknowledged = {"A", "M"}
    for kill in range(KILLS):
        process = program(RECORDS, where, "A", f"K{kill:03}", 10_000)
        assert process.stdout is not None
        acknowledged.add(process.stdout.readline().strip())
        time.sleep(random.Random(kill).random() / 10)
        os.kill(process.pid, signal.SIGKILL)
        acknowledged |= set(process.stdout.read().split("\n")[:-1])
        process.communicate()
    is_whole(where)
    stored = {row[3] for row in rows(where)}
    assert acknowledged <= stored
    assert len(stored - acknowledged) <= KILLS  # stored, and killed before it could say so


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_a_killed_writer_of_threads_loses_nothing_they_acknowledged(where: str) -> None:
    """What they recorded together is there, or not; beyond what was said, one round at most."""
    opened(where)
    acknowledged = {"A", "M"}
    for kill in range(KILLS):
        process = program(BY_THREADS, where, "A", f"K{kill:03}", 10_000)
        assert process.stdout is not None
        acknowledged.add(process.stdout.readline().strip())
        time.sleep(random.Random(kill).random() / 10)
        os.kill(process.pid, signal.SIGKILL)
        acknowledged |= set(process.stdout.read().split("\n")[:-1])
        process.communicate()
    is_whole(where)
    stored = {row[3] for row in rows(where)}
    assert acknowledged <= stored
    assert len(stored - acknowledged) <= KILLS * THREADS


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_a_killed_load_is_there_whole_or_not_at_all(where: str, tmp_path: Path) -> None:
    opened(where)
    size, lasts = effort((1_000, 1.2), (3_000, 2.0))
    whole = 0
    for kill in range(KILLS):
        document = tmp_path / f"{kill}.json"
        new = [spent(f"K{kill:03}-{number:05}") for number in range(size)]
        document.write_text(facts_json([OPENING, MONEY, *new]), "utf-8")
        process = program(LOADS, where, document)
        time.sleep(random.Random(kill).uniform(0.4, lasts))
        process.kill()
        out, _ = process.communicate()
        references = [row[3] for row in rows(where)]
        there = sum(reference.startswith(f"K{kill:03}-") for reference in references)
        assert there in (0, size)
        assert there == size or not out
        whole += there == size
    assert len(references) == 2 + whole * size
    is_whole(where)


def test_what_each_said_is_what_is_there(where: str) -> None:
    """An answer is given when the fact is stored, not before: whoever looks then finds it."""
    opened(where)
    process = program(RECORDS, where, "A", "P", 20)
    assert process.stdout is not None
    for line in process.stdout:
        assert line.strip() in {row[3] for row in rows(where)}
    process.communicate()
    assert process.returncode == 0
