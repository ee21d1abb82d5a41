"""`report statement`: the day or the days, the letterhead, and the forms it takes."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.command_line import Run
from tests.readers.test_letterhead import PNG

COMMAND = ("report", "statement", "INE-SEGIB-2016")
OF_2016 = ("--on", "31/12/2016")


def test_of_a_day_and_of_days(loaded: Run) -> None:
    whole = loaded(*COMMAND, *OF_2016).out
    assert "Al 2016-12-31" in whole
    assert "Saldo al inicio" not in whole
    days = loaded(*COMMAND, "--from", "2016-10-01", "--to", "2016-12-31").out
    assert "Del 2016-10-01 al 2016-12-31" in days
    assert "Saldo al inicio del 2016-10-01" in days
    movements = days.partition("Auxiliar")[2].partition("Tipos de cambio")[0]
    assert "G-01" in movements
    assert "M-01" not in movements


def test_the_letterhead_is_on_paper_and_on_the_page(loaded: Run, tmp_path: Path) -> None:
    lines = 'lines = ["Instituto Nacional Electoral"]\n[prepared]\nname = "Ana Robles"\n'
    (tmp_path / "membrete.toml").write_text(lines, "utf-8")
    for name in ("estado.pdf", "estado.html", "estado.xlsx"):
        ran = loaded(*COMMAND, *OF_2016, "--letterhead", "membrete.toml", "-o", name)
        assert (ran.status, ran.err) == (0, "")
    paper = "\n".join(page.extract_text() for page in PdfReader(tmp_path / "estado.pdf").pages)
    for said in ("Instituto Nacional Electoral", "Elaboró", "Ana Robles", "435,763.79"):
        assert said in paper
        assert said in (tmp_path / "estado.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--on", "2016-12-31", "--from", "2016-01-01"), "--on"),
        (("--from", "2016-12-31", "--to", "2016-01-01"), "2016-12-31"),
        (("--letterhead", "membrete.toml"), "membrete.toml"),
        ((*OF_2016, "--letterhead", "bad.toml", "-o", "x.pdf"), "imagen"),
        ((*OF_2016, "-o", "x.docx"), "pdf"),
    ],
)
def test_what_it_cannot_do_is_said(
    loaded: Run, tmp_path: Path, given: tuple[str, ...], said: str
) -> None:
    (tmp_path / "bad.toml").write_text('picture = "bad.png"', "utf-8")
    (tmp_path / "bad.png").write_bytes(PNG)
    ran = loaded(*COMMAND, *given)
    assert ran.status == 2
    assert said in ran.err
    assert not (tmp_path / given[-1]).exists() or given[-1].endswith(".toml")
