"""Small ledgers in, what the command line answers out: the folders of `tests/cases/ledgers/`.

A case shows one sentence of the design, which its README quotes:

    facts.json     facts as plain data, recorded in one load; where it is absent, the workbook of
                   the same name in `tests/cases/workbooks/`
    later.json     facts recorded after them (may be absent)
    refused.json   facts that are then refused (may be absent)
    question.txt   commands, one a line; `<between>` is the moment between facts and later
    es.txt         what the refusal and each command say, in Spanish; en.txt where there is one

Where a sentence changes on purpose, `WRITE_CASES=1 pytest tests/cli/test_ledger_cases.py` writes
the texts anew: read the difference before you keep it.
"""

import json
import os
import random
import re
import shlex
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from coopledger.ledger import Ledger
from coopledger.messages.catalogue import Language
from coopledger.model.agreement import Agreement
from coopledger.model.facts import AnyFact, fact_adapter
from coopledger.model.receipt import Refused
from coopledger.testing.sheets import write_workbook
from tests.command_line import Run
from tests.effort import a_third
from tests.engines import location

CASES = Path(__file__).parents[1] / "cases" / "ledgers"
NAMES = sorted(folder.name for folder in CASES.iterdir() if folder.is_dir())
OF_FACTS = [name for name in NAMES if (CASES / name / "facts.json").exists()]
SPOKEN = [
    (name, language)
    for name in NAMES
    for language in Language
    if language is Language.ES or (CASES / name / f"{language.value}.txt").exists()
]

_HASH = re.compile(r"\b[0-9a-f]{64}\b")
_OF_SERVER = re.compile(r"NOT[AE] \[verify\.unchecked\] .*? CREATE EXTENSION amcheck\.? ")
"""What `verify` says of a server that has no amcheck."""
_LONG_NAME = re.compile(r"(Libros en|Books in) \S+ (asientos|records) \S+ ")
_SPACES = re.compile(r"[ \n]+")


def _facts(name: str, which: str) -> list[AnyFact]:
    path = CASES / name / f"{which}.json"
    stated: list[Any] = json.loads(path.read_text("utf-8")) if path.exists() else []
    return [fact_adapter.validate_python(fact) for fact in stated]


def _record(name: str, where: str, folder: Path) -> datetime:
    """Record what the case states; the moment between the first load and the second."""
    with Ledger.open(where) as ledger:
        if name in OF_FACTS:
            ledger.record(*_facts(name, "facts"))
        else:
            sheets = json.loads(
                (CASES.parent / "workbooks" / name / "workbook.json").read_text("utf-8")
            )
            assert ledger.import_file(write_workbook(folder / f"{name}.xlsx", sheets)).accepted
        time.sleep(0.002)
        between = datetime.now(UTC)
        time.sleep(0.002)
        if later := _facts(name, "later"):
            ledger.record(*later)
    return between


def _refusal(name: str, where: str, language: Language) -> str:
    facts = _facts(name, "refused")
    if not facts:
        return ""
    with Ledger.open(where) as ledger, pytest.raises(Refused) as refused:
        ledger.record(*facts)
    return f"$ {' '.join(fact.reference for fact in facts)}\n{refused.value.message(language)}\n\n"


def _answers(name: str, language: Language, where: str, folder: Path, run: Run) -> str:
    """What is said when a case is recorded, and to each of its questions."""
    between = _record(name, where, folder)
    said = _refusal(name, where, language)
    for question in (CASES / name / "question.txt").read_text("utf-8").splitlines():
        words = shlex.split(question.replace("<between>", between.isoformat()))
        ran = run("--lang", language.value, *words, "--ledger", where)
        said += f"$ coopledger {question}\n{ran.out}{ran.err}\n"
    said = said.replace(between.isoformat(), "<between>")
    return _HASH.sub("<hash>", said)  # it holds the time of recording


@pytest.mark.parametrize(("name", "language"), a_third(SPOKEN))
def test_a_server_answers_the_same(name: str, language: Language, tmp_path: Path, run: Run) -> None:
    with location("postgresql", tmp_path) as where:
        said = _answers(name, language, where, tmp_path, run).replace(where, "case.db")
    expected = (CASES / name / f"{language.value}.txt").read_text("utf-8")
    said, expected = _SPACES.sub(" ", said), _SPACES.sub(" ", expected)
    said = _OF_SERVER.sub("", said)
    said = _LONG_NAME.sub(r"\1 case.db \2 ", said)  # it takes more than a line
    assert said == expected


@pytest.mark.parametrize(("name", "language"), SPOKEN)
def test_what_a_ledger_answers(
    name: str, language: Language, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = _answers(name, language, "case.db", tmp_path, run)
    expected = CASES / name / f"{language.value}.txt"
    if os.environ.get("WRITE_CASES"):
        expected.write_text(said, "utf-8", newline="\n")
    assert expected.exists(), f"{expected} is missing; this was said:\n{said}"
    assert said == expected.read_text("utf-8")


@pytest.mark.parametrize("name", OF_FACTS)
def test_the_order_of_recording_and_recording_again_change_nothing(name: str) -> None:
    facts = [*_facts(name, "facts"), *_facts(name, "later")]
    shuffled = random.Random(name).sample(facts, len(facts))
    with Ledger.open("sqlite://") as ledger, Ledger.open("sqlite://") as other:
        ledger.record(*facts)
        other.record(*shuffled)
        assert other.record(*shuffled).recorded == 0
        assert ledger.cooperation_totals() == other.cooperation_totals()
        for fact in facts:
            if isinstance(fact, Agreement) and not _needs_rates(fact):
                assert ledger.reconcile(fact.code) == other.reconcile(fact.code)
        assert ledger.check() == other.check() if not any(map(_needs_rates, facts)) else True
        assert ledger.verify().intact
        assert other.verify().intact


def _needs_rates(fact: AnyFact) -> bool:
    return isinstance(fact, Agreement) and any(rate.source for rate in fact.spending_rates)


@pytest.mark.parametrize("name", NAMES)
def test_a_case_quotes_what_it_shows(name: str) -> None:
    first = (CASES / name / "README.md").read_text("utf-8").splitlines()[0]
    assert first.startswith("> ")
    assert first.endswith((".", "?"))
