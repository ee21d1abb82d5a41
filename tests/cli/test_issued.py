"""Heads and issued statements on the command line, and in whose name it records."""

import json
from pathlib import Path

from tests.cli.conftest import EXAMPLES
from tests.command_line import Run

CODE = "INE-SEGIB-2016"
ASKED = (CODE, "--on", "2016-12-31")
LATER = {
    "facts": [
        {"kind": "reversal", "book": CODE, "reference": "X-1", "of": "R-01", "when": "2016-12-29",
         "reason": "se capturó mal"},
        {"kind": "refund", "book": CODE, "reference": "R-01", "revision": 2, "when": "2016-12-29",
         "amount": "673934.05 MXN", "received": "31003.19 EUR"},
    ]
}  # fmt: skip


def test_a_head_is_printed_alone_and_compared_later(loaded: Run, tmp_path: Path) -> None:
    head = loaded("head").out
    assert head == f"{json.loads(loaded('head', '--format', 'json').out)['head']}\n"
    assert head.startswith("15.2-")
    same = loaded("verify", "--against", head.strip())
    assert (same.status, "los mismos 15 asientos" in same.out) == (0, True)
    (tmp_path / "later.json").write_text(json.dumps(LATER), "utf-8")
    assert loaded("import", "later.json").status == 0
    grown = loaded("verify", "--against", head.strip(), "--lang", "en")
    assert (grown.status, "today there are 17" in grown.out) == (0, True)
    other = head.strip()[:-1] + ("0" if head.strip()[-1] != "0" else "1")
    since = loaded("verify", "--since", head.strip(), "--lang", "en")
    assert since.status == 0
    assert "The records after the head given are intact; records looked at: 2" in since.out
    wrong = loaded("verify", "--against", other)
    assert (wrong.status, "[verify.rewritten]" in wrong.out) == (1, True)
    cut = loaded("verify", "--against", "99" + head.strip()[2:])
    assert (cut.status, "[verify.cut]" in cut.out) == (1, True)
    misused = loaded("verify", "--against", "99")
    assert (misused.status, "coopledger head" in misused.err) == (2, True)


def test_a_statement_is_issued_shown_and_compared(loaded: Run, tmp_path: Path) -> None:
    assert "coopledger issue" in loaded("issued", CODE).out
    issued = loaded("issue", *ASKED, "--by", "Ana Pérez")
    assert (issued.status, "Emitido como EE-1" in issued.out) == (0, True)
    again = loaded("issue", *ASKED)
    assert (again.status, "Ya se emitió como EE-1" in again.out) == (0, True)
    assert "no cambió ninguna de sus cifras" in " ".join(loaded("reconcile", *ASKED).out.split())
    (tmp_path / "later.json").write_text(json.dumps(LATER), "utf-8")
    assert loaded("import", "later.json", "--by", "Luis").status == 0
    now = loaded("reconcile", *ASKED).out
    assert "Qué cambió desde el estado EE-1" in now
    assert "R-01, reintegro (revisión 2), 2016-12-29, 673,934.05 MXN" in now
    assert "por Luis" not in " ".join(now.split())  # what is handed over names nobody
    data = json.loads(loaded("reconcile", *ASKED, "--format", "json").out)["since_issued"]
    assert [record["reference"] for record in data["records"]] == ["R-01", "X-1"]
    assert {"section": "whole", "side": "fund", "code": None, "figure": "returned",
            "currency": "MXN", "was": "674034.05", "is": "673934.05",
            "difference": "-100.00"} in data["figures"]  # fmt: skip
    assert loaded("issued", CODE, "EE-1").out == issued.out
    listed = loaded("issued", CODE).out
    assert ("EE-1" in listed, "Ana Pérez" in listed) == (True, True)
    (found,) = json.loads(loaded("issued", CODE, "EE-1", "--format", "json").out)["issued"]
    assert (found["recorded_by"], found["statement"]["printed"]["es"]) == ("Ana Pérez", issued.out)
    unknown = loaded("issued", CODE, "EE-2")
    assert (unknown.status, "¿Quiso decir EE-1?" in unknown.err) == (2, True)
    shown = loaded("show", "EE-1").out
    assert "estado de ejercicio emitido" in shown
    assert "los asientos 1 a 6" in shown
    assert "printed" not in shown
    assert loaded("verify").status == 0


def test_what_is_exported_has_no_issued_statement_and_is_read_back(
    loaded: Run, tmp_path: Path
) -> None:
    loaded("issue", *ASKED)
    exported = loaded("export", "json", CODE).out
    assert '"issue"' not in exported
    (tmp_path / "book.json").write_text(exported, "utf-8")
    assert loaded("import", "book.json", "--ledger", "other.db").status == 0
    for form, file in (("csv", "book.zip"), ("xlsx", "book.xlsx")):
        assert loaded("export", form, CODE, "-o", file).status == 0
        assert "Nada nuevo" in loaded("import", file).out
    assert loaded("template", "again.xlsx", "--from", CODE).status == 0
    assert "Nada nuevo" in loaded("import", "again.xlsx").out


def test_who_records_is_who_says_so(run: Run) -> None:
    run("import", EXAMPLES / f"{CODE}.xlsx", "--by", "Ana Pérez")
    assert "por Ana Pérez" in run("show", "G-01").out
