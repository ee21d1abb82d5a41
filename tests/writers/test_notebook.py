"""Answers in a notebook: the figures of the statement, escaped, at home in any theme."""

import re

import pytest
from lxml import html

from coopledger.model.answer import Answer
from tests.writers.answers import hard, segib, totals


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COOPLEDGER_LANG", "en")


def test_a_notebook_shows_what_the_text_says():
    for answer, text in (
        (segib(), segib().to_text("en")),
        (hard(), hard().to_text("en")),
        (totals(), totals().to_text("en")),
    ):
        said = html.fromstring(answer._repr_html_()).xpath("string()")
        figures = re.findall(r"-?[\d,]+\.\d\d", text)
        assert len(figures) > 5
        assert [figure for figure in figures if figure not in said] == []


def test_the_verdict_and_the_equation_are_there():
    page = html.fromstring(segib()._repr_html_())
    assert "CLOSES in MXN / EUR" in page.xpath("string()")
    rows = [[cell.xpath("string()") for cell in row] for row in page.xpath("//table[1]//tr")]
    assert rows[0] == ["", "MXN", "EUR"]
    assert rows[3] == ["Exchange difference", "", "-2,312.91D"]
    assert rows[4] == ["Total", "1,109,797.84", "52,542.09"]


def test_what_staff_wrote_is_never_markup():
    written = hard()._repr_html_()
    page = html.fromstring(written)
    assert page.xpath("//script | //b | //style | //link | //img | //@src | //@href") == []
    assert "<b>Título & más</b>" in page.xpath("string()")
    assert "<script>alert(1)</script>" in page.xpath("string()")


def test_it_has_no_colour_of_its_own():
    styles = ";".join(html.fromstring(hard()._repr_html_()).xpath("//@style"))
    assert "background" not in styles
    assert re.findall(r"(?<!border-)\bcolor:|#[0-9a-f]{3}|rgb", styles) == []


def test_one_total_shows_itself_as_all_do():
    found = totals()
    assert found[0]._repr_html_() == type(found)(found[:1])._repr_html_()
    assert "No cooperation is recorded" in type(found)()._repr_html_()


def test_an_answer_that_no_report_says_is_a_mistake_of_ours():
    with pytest.raises(TypeError, match="no report says what a Answer is"):
        Answer().to_text()


def test_the_language_is_chosen_as_on_the_command_line(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COOPLEDGER_LANG", "es")
    assert "CUADRA en MXN / EUR" in segib()._repr_html_()
    monkeypatch.delenv("COOPLEDGER_LANG")
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert "CLOSES in MXN / EUR" in segib()._repr_html_()
