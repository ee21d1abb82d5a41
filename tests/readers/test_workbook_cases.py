"""Workbooks in, what a person reads out: the folders of `tests/cases/workbooks/`.

A case is a folder:

    workbook.json   the workbook, sheet by sheet (its notation: `tests/readers/workbooks.py`); or
    document/       the one file in it is the document as it stands
    arguments.txt   what else is said to `coopledger import` (may be absent)
    beside/         files that lie beside the workbook (may be absent)
    before.json     a workbook that was loaded before it (may be absent)
    before.txt      what was done then, a command a line (may be absent)
    es.txt, en.txt  what `coopledger import` prints, in each language
    facts.txt       each fact that was read, with its amounts; where the workbook is accepted

Where a sentence changes on purpose, `WRITE_CASES=1 pytest tests/readers/test_workbook_cases.py`
writes the texts anew: read the difference before you keep it.
"""

import json
import os
import re
import shlex
import shutil
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from coopledger.messages.catalogue import Language
from coopledger.messages.sentences import SENTENCES
from coopledger.model.agreement import Account, BudgetLine, ReportingPeriod, SpendingRate
from coopledger.model.budget import Share, Units
from coopledger.model.events import Portion
from coopledger.model.facts import AnyFact
from coopledger.model.terms import NewCeiling
from coopledger.model.valuation import Valuation
from coopledger.numerals import NumberStyle
from coopledger.readers.reading import Manner
from coopledger.readers.registry import read_document
from coopledger.reports.valuation import valuation_lines
from coopledger.testing.sheets import write_workbook
from tests.books.test_annex import NAMED
from tests.command_line import Run
from tests.docs.findings_reference import (
    OF_A_DOCUMENT,
    OF_A_SETTING,
    OF_PACKAGES,
    OF_PROGRAM_RULE,
)
from tests.ledger.test_proposing import PROVOKED
from tests.readers.test_files_as_a_whole import FILES
from tests.rules.test_matches import MATCH_REFUSALS, MATCH_UNBUILDABLE
from tests.rules.test_periods import PERIOD_REFUSALS, PERIOD_UNBUILDABLE
from tests.rules.test_refusals_through_a_life import LIFE_REFUSALS, LIFE_UNBUILDABLE
from tests.rules.test_table_of_refusals import REFUSALS, UNBUILDABLE
from tests.rules.test_taking_back import TAKEN_BACK
from tests.rules.test_what_keeps_open import KEPT_OPEN
from tests.rules.test_what_stands import STANDING

CASES = Path(__file__).parents[1] / "cases" / "workbooks"
NAMES = sorted(folder.name for folder in CASES.iterdir() if folder.is_dir())
LANGUAGES = ("es", "en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_what_is_said_of_a_workbook(name: str, language: str, tmp_path: Path, run: Run) -> None:
    ledger = tmp_path / "cases.db"
    if (CASES / name / "before.json").exists():
        ran = run("import", _workbook(name, "before", tmp_path), "--ledger", ledger)
        assert ran.status == 0, ran.out
    if (CASES / name / "before.txt").exists():
        for line in (CASES / name / "before.txt").read_text("utf-8").splitlines():
            assert run(*shlex.split(line), "--ledger", ledger).status == 0
    workbook, arguments = _document(name, tmp_path), arguments_of(CASES / name)
    ran = run("--lang", language, "import", workbook, "--ledger", ledger, *arguments)
    status, said = ran.status, ran.out
    assert ran.err == ""
    assert status == ("ERROR [" in said)
    compare(CASES / name / f"{language}.txt", said.replace(date.today().isoformat(), "<today>"))
    facts = CASES / name / "facts.txt"
    if status == 0:
        compare(facts, facts_read(workbook, arguments))
    else:
        assert not facts.exists(), f"{facts}: nothing was stored"


def _document(name: str, folder: Path) -> Path:
    if (beside := CASES / name / "beside").exists():
        shutil.copytree(beside, folder, dirs_exist_ok=True)
    given = CASES / name / "document"
    return next(given.iterdir()) if given.exists() else _workbook(name, "workbook", folder)


def arguments_of(case: Path) -> list[str]:
    """What else is said to `coopledger import`."""
    given = case / "arguments.txt"
    return shlex.split(given.read_text("utf-8")) if given.exists() else []


def _workbook(name: str, which: str, folder: Path) -> Path:
    """Written under the name of its case, which is what the findings call it."""
    sheets = json.loads((CASES / name / f"{which}.json").read_text("utf-8"))
    file = f"{name}.xlsx" if which == "workbook" else f"{which}.xlsx"
    return write_workbook(folder / file, sheets)


def compare(expected: Path, said: str) -> None:
    if os.environ.get("WRITE_CASES"):
        expected.write_text(said, "utf-8", newline="\n")
    assert expected.exists(), f"{expected} is missing; this was said:\n{said}"
    assert said == expected.read_text("utf-8")


def facts_read(document: Path, arguments: list[str]) -> str:
    """What an accountant ticks off: each fact that was read, one a line."""
    said = dict(pairwise(arguments))
    manner = Manner(
        said.get("--book"),
        NumberStyle(said["--numbers"]) if "--numbers" in said else None,
        said.get("--account"),
        said.get("--profile"),
    )
    return "".join(f"{_spelled(entry.fact)}\n" for entry in read_document(document, manner).entries)


def _spelled(fact: AnyFact) -> str:
    fields = [
        f"{name} {said}"
        for name in type(fact).model_fields
        if name in fact.model_fields_set - {"kind", "book", "code", "reference"}
        and (said := _value(getattr(fact, name)))
    ]
    return f"{fact.kind} {fact.reference}: {'; '.join(fields)}"


def _value(value: object) -> str:
    match value:
        case tuple():
            return ", ".join(map(_value, value))
        case BudgetLine():
            ceiling = f" up to {value.ceiling}" if value.ceiling else ""
            units = f" = {_value(value.units)}" if value.units else ""
            return (
                f"{value.code} ({value.title}{ceiling}{units}{'' if value.eligible else ', not'})"
            )
        case Account():
            holder = f" ({value.holder})" if value.holder else ""
            return f"{value.code} in {value.currency}{holder}"
        case NewCeiling():
            units = f" = {_value(value.units)}" if value.units else ""
            return f"{value.line} up to {value.ceiling}{units}"
        case Units():
            return f"{value.quantity} {value.unit} at {value.unit_value}"
        case Share():
            return f"{value.contributor} {value.amount}"
        case SpendingRate():
            rate = value.value or f"by the {value.basis}, of {value.source}"
            return f"{value.currency} at {rate}"
        case ReportingPeriod():
            due = f" by {value.report_due}" if value.report_due else ""
            rates = f" ({_value(value.spending_rates)})" if value.spending_rates else ""
            return f"{value.when}{due}{rates}"
        case Valuation():
            given = "; ".join(valuation_lines(value, Language.EN))
            return f"({given})"
        case Portion():
            return f"{value.code} {value.amount}" if value.amount else value.code
        case _:
            return str(value)


def codes_in(text: str) -> list[str]:
    return re.findall(r"^[A-Z]+ \[([a-z-]+)\]", text, re.MULTILINE)


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_find_the_same(name: str) -> None:
    spanish, english = ((CASES / name / f"{code}.txt").read_text("utf-8") for code in LANGUAGES)
    assert codes_in(spanish) == codes_in(english)


def test_every_finding_is_provoked_by_a_case_or_by_a_test_beside_it() -> None:
    texts = [text for text in CASES.parent.glob("*/*/es.txt") if text.with_name("en.txt").exists()]
    said = {code for text in texts for code in codes_in(text.read_text("utf-8"))}
    refused = {
        code
        for row in (*REFUSALS, *LIFE_REFUSALS, *PERIOD_REFUSALS, *MATCH_REFUSALS)
        for code in row.expected
    }
    stands = (*STANDING, *KEPT_OPEN)
    standing = {found.split()[0] for each in stands for found in each.expected}
    annex = {code for _, _, codes in NAMED for code in codes.split()}
    built = {*UNBUILDABLE, *LIFE_UNBUILDABLE, *PERIOD_UNBUILDABLE, *MATCH_UNBUILDABLE}
    beside = (*OF_PACKAGES, OF_PROGRAM_RULE, OF_A_DOCUMENT, OF_A_SETTING)
    of_others = {found.code for found in beside}
    # tests/laws/test_erasure.py and test_erased_documents.py; tests/ledger/test_documents.py
    erased = {"stays-erased", "document-erased", "document-stays-erased"}
    beside = {
        *FILES,
        *TAKEN_BACK,
        *PROVOKED,
        *erased,
        "document-of-several",
        *built,
        *refused,
        *standing,
        *of_others,
        *annex,
        *("annex-not-itemised", "annex-no-summary"),  # tests/books/test_annex.py
        # tests/books/test_cooperation_registry.py, test_iati.py; tests/writers/test_own_form.py
        *("registry-missing", "registry-not-itemised", "registry-no-rate"),
        *("iati-no-day", "iati-bad-value", "iati-missing", "iati-asked", "iati-organisation"),
        "iati-code-unknown",
        # tests/books/test_iati_beside.py
        *("iati-differs", "iati-not-recorded", "iati-not-published", "iati-unread"),
        *("own-form-unknown", "own-form-empty"),
        # tests/ledger/test_merging.py
        *("merge-book-differs", "merge-institution-apart", "merge-not-proved"),
        "merge-erases-document",
    }
    known = {
        key.removeprefix("finding.")
        for key in SENTENCES
        if key.startswith("finding.") and key != "finding.line"
    }
    known = {code for code in known if not code.startswith(("verify.", "paper."))}
    assert known - said - beside == set()
    assert (said | beside) - known == set()


_NOT_FOR_PEOPLE = re.compile(
    r"\b(True|False|None|Value error|Input should|Decimal|[A-Z][a-z]+Error)\b|\{'|\\u|\\x"
    r"|(columna|column) (account|amount|book|kind|reference|sent|when)\b"
)
_QUOTED = re.compile(
    r"\[[a-z-]+\]|«[^»]*»|\([^()]*\)|[\w-]+\.xlsx|, (hoja|sheet|columna|column) [^,:]+"
)
_ONLY_SPANISH = re.compile(r"\b(falta|hoja|fila|columna|Qué hacer|guardad[oa]|el|los|se)\b")
_ONLY_ENGLISH = re.compile(r"\b(sheet|row|column|What to do|missing|the|of|is|and)\b")


@pytest.mark.parametrize("name", NAMES)
def test_sentences_are_in_one_language_and_not_in_python(name: str) -> None:
    says_it_in_one_language(CASES / name)


def says_it_in_one_language(case: Path) -> None:
    """What the document itself says is quoted, and may be in any language."""
    for language, other in (("es", _ONLY_ENGLISH), ("en", _ONLY_SPANISH)):
        text = (case / f"{language}.txt").read_text("utf-8")
        ours = _QUOTED.sub("", text)
        assert ".json" in text or not _NOT_FOR_PEOPLE.search(text)  # its fields have one name
        assert not other.search(ours)
