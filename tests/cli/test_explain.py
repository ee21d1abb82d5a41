"""`coopledger explain`: any code that was printed can be asked about, however it was copied."""

import json

import pytest

from coopledger.messages.groups import GROUPS
from tests.command_line import Run

CODES = [code for codes in GROUPS.values() for code in codes]
ASKED = "spent-beyond-received"


def test_a_code_is_explained_with_an_example_and_what_to_do(run: Run) -> None:
    ran = run("explain", ASKED)
    assert (ran.status, ran.err) == (0, "")
    headings = [line for line in ran.out.splitlines() if line and not line.startswith(" ")]
    assert headings == [f"[{ASKED}]", "Qué significa", "Ejemplo", "Qué hacer"]
    words = " ".join(ran.out.split())
    assert f"ERROR [{ASKED}] spent-" in words
    assert words.endswith("Qué hacer Registre la ministración que falta o corrija la fecha.")
    assert "What it means" in run("explain", ASKED, "--lang", "en").out


@pytest.mark.parametrize(
    "written",
    [
        f"[{ASKED}]",
        ASKED.upper(),
        f" {ASKED} ",
        f"ERROR [{ASKED}] gastos.xlsx, hoja Gastos, fila 2: el gasto rebasa lo recibido",
    ],
)
def test_a_code_may_be_pasted_as_it_was_printed(run: Run, written: str) -> None:
    assert run("explain", written).out == run("explain", ASKED).out


def test_a_code_that_is_none_is_misuse_and_gets_a_suggestion(run: Run) -> None:
    ran = run("explain", "spent-beyond-recieved")
    assert (ran.status, ran.out) == (2, "")
    assert "¿Quiso decir spent-beyond-received" in ran.err
    ran = run("explain", "zzz", "--lang", "en")
    assert ran.status == 2
    assert "Did you mean" not in ran.err
    assert "coopledger explain" in ran.err


@pytest.mark.parametrize("language", ["es", "en"])
def test_without_a_code_each_has_its_line_under_its_group(run: Run, language: str) -> None:
    ran = run("--lang", language, "explain")
    assert ran.status == 0
    lines = ran.out.splitlines()
    assert [line.split(":")[0].strip() for line in lines if line.startswith("  ")] == CODES
    groups = [line for line in lines if line and not line.startswith(" ")]
    assert len(groups) == len(GROUPS)


def test_for_programs_it_has_the_four_parts(run: Run) -> None:
    said = json.loads(run("explain", ASKED, "--format", "json").out)
    assert list(said) == ["code", "meaning", "example", "remedy"]
    assert said["code"] == ASKED
    listed = json.loads(run("explain", "--format", "json").out)["findings"]
    assert [item["code"] for item in listed] == CODES
