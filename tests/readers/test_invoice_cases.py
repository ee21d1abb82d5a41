"""Invoices in, what a person reads out: the folders of `tests/cases/invoices/`.

All parties, numbers and seals are made up. `agreement.json` beside the folders is loaded first; a
case is then a folder:

    before/         documents that were loaded before it, by name, each into the agreement that its
                    own name ends in, else into FORO-2016 (may be absent)
    document/       the one file or folder in it is what is loaded
    arguments.txt   what else is said to `coopledger import`; `--agreement FORO-2016` if absent
    question.txt    commands given afterwards, one a line (may be absent)
    es.txt, en.txt  what is said, in each language
    facts.txt       each invoice that was read, one field a line; where the document is accepted

Where a sentence changes on purpose, `WRITE_CASES=1 pytest tests/readers/test_invoice_cases.py`
writes the texts anew: read the difference before you keep it.
"""

import os
import re
import shlex
from pathlib import Path

import pytest

from coopledger.ledger import Ledger
from coopledger.model.evidence import Invoice
from coopledger.model.facts import AnyFact
from coopledger.readers.reading import Manner
from coopledger.readers.registry import read_document
from tests.command_line import Run

CASES = Path(__file__).parents[1] / "cases" / "invoices"
NAMES = sorted(folder.name for folder in CASES.iterdir() if folder.is_dir())
LANGUAGES = ("es", "en")
BOOK = ["--agreement", "FORO-2016"]


def document_of(name: str) -> Path:
    [document] = (CASES / name / "document").iterdir()
    return document


def loaded_before(name: str, where: Path) -> None:
    with Ledger.open(where) as ledger:
        assert ledger.import_file(CASES / "agreement.json").accepted
        before = CASES / name / "before"
        for document in sorted(before.iterdir()) if before.exists() else ():
            book = document.stem.partition("-")[2] or "FORO-2016"
            receipt = ledger.import_file(document, book=book)
            assert receipt.accepted, receipt.findings


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_what_is_said_of_invoices(name: str, language: str, tmp_path: Path, run: Run) -> None:
    where = tmp_path / "cases.db"
    loaded_before(name, where)
    arguments, questions = (
        file.read_text("utf-8") if (file := CASES / name / f"{which}.txt").exists() else None
        for which in ("arguments", "question")
    )
    stated = BOOK if arguments is None else shlex.split(arguments)
    said = run("--lang", language, "import", document_of(name), "--ledger", where, *stated).out
    refused = "ERROR [" in said
    for question in (questions or "").splitlines():
        answer = run("--lang", language, *shlex.split(question), "--ledger", where).out
        said += f"$ coopledger {question}\n{answer}"
    _compare(CASES / name / f"{language}.txt", said)
    facts = CASES / name / "facts.txt"
    if not refused and document_of(name).suffix != ".json":
        _compare(facts, _facts(document_of(name)))
    else:
        assert not facts.exists(), f"{facts}: nothing was stored, or it is the document itself"


def _compare(expected: Path, said: str) -> None:
    if os.environ.get("WRITE_CASES"):
        expected.write_text(said, "utf-8", newline="\n")
    assert expected.exists(), f"{expected} is missing; this was said:\n{said}"
    assert said == expected.read_text("utf-8")


def _facts(document: Path) -> str:
    entries = read_document(document, Manner("FORO-2016")).entries
    return "\n".join(_spelled(entry.fact) for entry in entries)


def _spelled(fact: AnyFact) -> str:
    assert isinstance(fact, Invoice)
    said = {
        name: getattr(fact, name)
        for name in type(fact).model_fields
        if name in fact.model_fields_set - {"kind", "book", "reference", "issuer", "receiver"}
    }
    said |= {"issuer": f"{fact.issuer.tax_id} {fact.issuer.name}"}
    said |= {"receiver": f"{fact.receiver.tax_id} {fact.receiver.name}"}
    said["gross, in minor units"] = fact.gross
    lines = [f"  {name}: {_value(value)}" for name, value in said.items() if value != ()]
    return "\n".join([fact.reference, *lines, ""])


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(
            f"{item.number} {item.amount}" if hasattr(item, "number") else str(item)
            for item in value
        )
    return str(value)


def _codes_in(text: str) -> list[str]:
    return re.findall(r"^[A-Z]+ \[([a-z-]+)\]", text, re.MULTILINE)


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_find_the_same(name: str) -> None:
    spanish, english = ((CASES / name / f"{code}.txt").read_text("utf-8") for code in LANGUAGES)
    assert _codes_in(spanish) == _codes_in(english)


@pytest.mark.parametrize("name", NAMES)
def test_loading_again_changes_nothing(name: str, tmp_path: Path) -> None:
    where = tmp_path / "cases.db"
    loaded_before(name, where)
    with Ledger.open(where) as ledger:
        first = ledger.import_file(document_of(name), book="FORO-2016")
        again = ledger.import_file(document_of(name), book="FORO-2016")
        assert again.accepted == first.accepted
        assert again.recorded == 0
        assert again.unchanged >= first.recorded
        assert ledger.verify().intact


def test_what_is_shared_is_said_afterwards_and_the_file_loaded_again(tmp_path: Path) -> None:
    """First it was one agreement's alone; then another pays the rest."""
    invoice = document_of("paid-at-once-4.0")
    with Ledger.open(tmp_path / "cases.db") as ledger:
        ledger.import_file(CASES / "agreement.json")
        assert ledger.import_file(invoice, book="FORO-2016").accepted
        refused = ledger.import_file(invoice, book="TALLER-2016", share="500.00")
        assert [f.code for f in refused.findings if f.severity == "error"] == ["evidence-twice"]
        reason = "el Taller paga una parte"
        corrected = ledger.correct_file(invoice, book="FORO-2016", share="660.00", reason=reason)
        assert corrected.accepted, corrected.findings
        assert ledger.import_file(invoice, book="TALLER-2016", share="500.00").accepted
        assert ledger.import_file(invoice, book="FORO-2016").unchanged == 1
        beyond = ledger.preview_file(invoice, book="FORO-2016", share="660.01", reason=reason)
        assert "shared-beyond-invoice" in [finding.code for finding in beyond.findings]
        assert ledger.verify().intact
