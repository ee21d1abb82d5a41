"""The paper of an issued statement, and what is said of one that is verified."""

import json
from pathlib import Path

from pypdf import PdfReader

from tests.command_line import Run

CODE, DAY = "INE-SEGIB-2016", ("--on", "2016-12-31")


def test_an_issued_statement_is_the_same_file_however_it_is_asked_for(
    loaded: Run, tmp_path: Path
) -> None:
    (tmp_path / "m.toml").write_text('lines = ["Instituto"]', "utf-8")
    issued = loaded("issue", CODE, *DAY, "--letterhead", "m.toml", "-o", "uno.pdf")
    assert issued.status == 0
    assert "EE-1: el que se guardó, SHA-256 " in issued.err
    for asked in (
        ("report", "statement", CODE, "--issued", "EE-1", "-o", "dos.pdf"),
        ("issued", CODE, "EE-1", "-o", "tres.pdf"),
        ("documents", CODE, "--save", "2", "-o", "cuatro.pdf"),
    ):
        assert loaded(*asked).status == 0
    files = {(tmp_path / f"{name}.pdf").read_bytes() for name in ("uno", "dos", "tres", "cuatro")}
    assert len(files) == 1
    assert "Instituto" in PdfReader(tmp_path / "uno.pdf").pages[0].extract_text()
    text = loaded("report", "statement", CODE, "--issued", "EE-1")
    assert text.out == loaded("issued", CODE, "EE-1").out
    late = ("--letterhead", "m.toml", "-o", "x.pdf")
    refused = loaded("report", "statement", CODE, "--issued", "EE-1", *late)
    assert (refused.status, (tmp_path / "x.pdf").exists()) == (2, False)
    assert loaded("report", "statement", CODE, "--issued", "EE-1", *DAY).status == 2


def test_a_bank_reconciliation_is_printed_as_before(loaded: Run) -> None:
    assert loaded("report", "statement", CODE, "--issued", "CB-1", "-o", "x.pdf").status == 2


def test_the_status_says_whether_any_answer_is_no(loaded: Run, tmp_path: Path) -> None:
    made = loaded("report", "statement", CODE, *DAY, "-o", "estado.pdf")
    assert (made.status, made.err) == (0, "")
    paper = tmp_path / "estado.pdf"
    head = loaded("head").out.strip()
    ran = loaded("verify", "estado.pdf", "--against", head)
    assert ran.status == 0
    assert ran.out.count(": SÍ") == 4
    (tmp_path / "viejo.pdf").write_bytes(paper.read_bytes())
    assert loaded("verify", "estado.pdf", "--against", "viejo.pdf").out.count(": SÍ") == 4
    alone = loaded("verify", "estado.pdf", "--ledger", "no-hay.db", "--lang", "en")
    said = " ".join(alone.out.split())
    assert (alone.status, said.count(": YES")) == (0, 2)
    assert said.count(": CANNOT BE KNOWN HERE") == 2
    paper.write_bytes(paper.read_bytes() + b"\n")
    ran = loaded("verify", "estado.pdf", "--format", "json")
    assert (ran.status, json.loads(ran.out)["answers"]["page"]["answer"]) == (1, "no")
    assert loaded("verify", "estado.pdf", "--since", head).status == 2
