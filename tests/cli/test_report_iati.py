"""`report iati`: what is written, what is said instead, statuses, what cannot be."""

import json
from datetime import date
from pathlib import Path

import pytest

from tests.command_line import Run
from tests.iati_standard import breaks

CASES = Path(__file__).parents[1] / "cases" / "iati"
ASKED = (
    "report",
    "iati",
    "INE-SEGIB-2016",
    "--publisher",
    CASES / "ine.toml",
    "--on",
    "2016-12-31",
)
DAYS = ("--value-date", "M-01=2016-08-12", "--value-date", "G-01=02/12/2016")


def test_with_its_days_the_example_is_written(loaded: Run, tmp_path: Path) -> None:
    ran = loaded(*ASKED, *DAYS, "-o", "ine.xml")
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    content = (tmp_path / "ine.xml").read_bytes()
    assert breaks(content, date(2016, 12, 31)) == []
    assert content == (CASES / "ine.xml").read_bytes()
    english = loaded(*ASKED, *DAYS, "--format", "xml", "--lang", "en", TZ="Asia/Tokyo")
    assert english.stdout == content


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("es", ("la fecha se conoce solo como 2016-08,", "No se escribió ine.xml")),
        ("en", ("the date is known only as 2016-08,", "ine.xml was not written")),
    ],
)
def test_without_them_it_says_which_facts_lack_a_day_and_writes_nothing(
    loaded: Run, tmp_path: Path, lang: str, said: tuple[str, str]
) -> None:
    ran = loaded(*ASKED, "-o", "ine.xml", "--lang", lang)
    assert (ran.status, ran.err) == (1, "")
    assert ran.out.count("[iati-no-day]") == 2
    assert "M-01" in ran.out
    assert "G-01" in ran.out
    for sentence in said:
        assert sentence in ran.out
    assert not (tmp_path / "ine.xml").exists()
    shown = loaded(*ASKED, "--format", "xml")
    assert (shown.status, shown.out) == (1, "")
    assert "iati-no-day" in shown.err


def test_on_a_screen_it_says_what_each_figure_comes_to(loaded: Run) -> None:
    ran = loaded(*ASKED, *DAYS[:2])
    assert ran.status == 1
    assert "Ingresos (1): Recibido" in ran.out
    assert "54,855.00" in ran.out
    assert "Transacciones sin día: 1" in ran.out
    assert loaded(*ASKED, *DAYS).out.endswith("No falta nada.\n")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--value-date", "M-01"), "M-01=2016-08-12"),
        (("--value-date", "=2016-08-12"), "M-01=2016-08-12"),
        (("--value-date", "M-01=2016-08-12", "--value-date", "M-01=2016-08-13"), "una vez"),
        (("--value-date", "M-01=agosto"), "agosto"),
        (("--value-date", "M-01=2016-09-01"), "2016-09-01"),
        (("--value-date", "X-01=2016-09-01"), "X-01"),
        (("--publisher", "bad.toml"), "docs/iati.md"),
        (("--publisher", "code.toml"), "every.status"),
        (("--publisher", "missing.toml"), "missing.toml"),
    ],
)
def test_what_cannot_be_is_said(
    loaded: Run, tmp_path: Path, more: tuple[str, ...], said: str
) -> None:
    (tmp_path / "bad.toml").write_text("language = 3\n", "utf-8")
    named = '[organisation]\nref = "X"\ntype = "15"\nname = "X"\n[every]\nstatus = "9"\n'
    (tmp_path / "code.toml").write_text(named, "utf-8")
    ran = loaded(*ASKED, *more)
    assert ran.status == 2
    assert said in ran.err


BESIDE = ("report", "iati-beside", CASES / "partner.xml", "INE-SEGIB-2016", "--on", "2016-12-31")


def test_what_a_partner_published_is_laid_beside_the_books(loaded: Run, tmp_path: Path) -> None:
    before = loaded("head", "--format", "json").out
    spanish, english = loaded(*BESIDE), loaded(*BESIDE, "--lang", "en")
    assert (spanish.status, english.status) == (1, 1)
    assert "Publicado, y no está en los libros" in spanish.out
    assert "In the books, and not published" in english.out
    assert "Another institute" not in english.out
    told = json.loads(loaded(*BESIDE, "--format", "json", TZ="Asia/Tokyo").out)
    assert [each["standing"] for each in told["items"]] == [
        "agrees", "not-published", "not-recorded", "not-recorded",
    ]  # fmt: skip
    settings = json.loads(
        loaded(*BESIDE, "--format", "json", "--publisher", CASES / "ine.toml").out
    )
    assert (settings["to_others"], len(settings["items"])) == (1, 3)
    assert loaded("head", "--format", "json").out == before


def test_where_all_agrees_the_status_says_so(loaded: Run, tmp_path: Path) -> None:
    text = (CASES / "partner.xml").read_text("utf-8")
    first, *_, broken = text.split("<transaction ref=")
    back = (
        '<transaction><transaction-type code="3"/><transaction-date iso-date="2016-12-30"/>'
        '<value value-date="2016-12-30">-31003.19</value></transaction>'
    )
    sent = text[text.index('<transaction ref="D-1">') : text.index('<transaction ref="D-2">')]
    rest = broken.partition("</transaction>")[2]
    (tmp_path / "all.xml").write_text(first + sent + back + rest, "utf-8")
    ran = loaded("report", "iati-beside", "all.xml", "INE-SEGIB-2016", "--on", "2016-12-31")
    assert (ran.status, ran.err) == (0, "")
    assert "Todo lo publicado está en los libros, y a la inversa." in ran.out


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("missing.xml", "INE-SEGIB-2016"), "missing.xml"),
        ((CASES / "ine.toml", "INE-SEGIB-2016"), "ine.toml"),
        ((CASES / "partner.xml", "INE-SEGIB-2016", "--activity", "XX-P-9"), "XX-P-1, XX-EXAMPLE"),
        ((CASES / "partner.xml", "NO-BOOK"), "NO-BOOK"),
    ],
)
def test_what_cannot_be_laid_beside_is_said(
    loaded: Run, given: tuple[object, ...], said: str
) -> None:
    ran = loaded("report", "iati-beside", *given)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


def test_of_other_answers_there_is_no_such_file(loaded: Run) -> None:
    ran = loaded("report", "auxiliary", "INE-SEGIB-2016", "-o", "a.xml")
    assert ran.status == 2
    assert "xml" in ran.err
