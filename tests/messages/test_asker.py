"""Who calls the library is not told what to type: what to do is said in the words of who asks."""

import re
from importlib import import_module

import pytest

import coopledger
from coopledger import CoopledgerError, Finding, Language, Ledger, NoSuchBook
from coopledger.cli.main import COMMANDS
from coopledger.messages.asker import _FIELDS, _PAGES, at_command_line, in_python, on_page, on_pages
from coopledger.messages.sentences import SENTENCES
from coopledger.messages.themes import THEMES

TYPED = re.compile(r"--[a-z]|coopledger (?!ledger\b)[a-z]+(?=[ ).,;:]|$)")
ONLY_THERE = ("cli.", "rates.one-date", "rates.bad-period", "correct.not-asked")
"""What only commands say: they were typed wrongly."""


def told() -> list[str]:
    """The sentences of findings, and of errors."""
    findings = [key for key in SENTENCES if key.startswith(("finding.", "remedy."))]
    themes = (import_module(f"coopledger.messages.themes.{theme}") for theme in THEMES)
    errors = {key for theme in themes for key in getattr(theme, "MISUSE", {})}
    return [key for key in sorted({*findings, *errors}) if not key.startswith(ONLY_THERE)]


@pytest.mark.parametrize("place", [0, 1], ids=["es", "en"])
def test_no_sentence_names_a_command_or_an_option_to_a_program(place: int) -> None:
    keys = told()
    assert sum(bool(TYPED.search(SENTENCES[key][place])) for key in keys) > 40
    left = {key for key in keys if TYPED.search(in_python(SENTENCES[key][place]))}
    assert left == set()


@pytest.mark.parametrize("place", [0, 1], ids=["es", "en"])
def test_what_it_names_instead_is_there(place: int) -> None:
    for key in told():
        for verb in re.findall(r"Ledger\.(\w+)", in_python(SENTENCES[key][place])):
            assert hasattr(Ledger, verb), (key, verb)
        for style in re.findall(r"NumberStyle\.(\w+)", in_python(SENTENCES[key][place])):
            assert hasattr(coopledger.NumberStyle, style), (key, style)


def test_an_error_and_a_finding_say_it_to_who_asks() -> None:
    with Ledger.open("sqlite://") as ledger:
        ledger.create()
        with pytest.raises(NoSuchBook) as error:
            ledger.reconcile("A-1")
    finding = Finding("account-not-named", params={"seen": "MXN"})
    for said in (error.value.message, finding.remedy):
        for language in Language:
            assert not TYPED.search(said(language))
            with at_command_line():
                assert TYPED.search(said(language))
    assert "Ledger.books" in str(error.value)


def test_a_command_ends_where_the_sentence_goes_on() -> None:
    said = in_python('reabra el año: coopledger period CLAVE AÑO abierto --reason "por qué"; luego')
    assert said == "reabra el año: Ledger.set_period; luego"
    assert in_python("con --account, o --numbers 1.234,56.") == (
        "con account=, o style=NumberStyle.DOT_GROUPS."
    )
    assert (
        in_python("is not a coopledger ledger --unknown") == "is not a coopledger ledger --unknown"
    )


def test_it_is_over_when_the_command_line_is() -> None:
    error = CoopledgerError("book.unknown", code="A", near="")
    with at_command_line():
        assert "coopledger list" in str(error)
    assert "coopledger list" not in str(error)


def test_who_looks_at_pages_is_told_which_page_it_is() -> None:
    error = CoopledgerError("book.unknown", code="A", near="")
    with on_pages():
        assert "la página «Inicio»" in error.message("es")
        assert "the page «Start»" in error.message("en")
        assert "coopledger" not in error.message("en")
        with at_command_line():
            assert "coopledger list" in str(error)
    assert "Ledger.books" in str(error)


NO_PAGE = {
    *("backup", "changes", "copy", "demo", "forget", "init", "merge", "portfolio", "restore"),
    *("template", "upgrade", "web"),
}
"""Commands that are for the terminal alone, or for a page that no sentence sends anybody to."""


def test_every_command_has_its_page_or_is_for_the_terminal() -> None:
    commands = {page.split()[0] for page in _PAGES}
    assert not commands & NO_PAGE
    assert commands | NO_PAGE == set(COMMANDS)


@pytest.mark.parametrize("place", [0, 1], ids=["es", "en"])
def test_what_a_page_does_is_said_by_the_page_whatever_says_it(place: int) -> None:
    """Findings, errors and meanings: all that pages may come to say."""
    said = [
        *told(),
        *(key for key in SENTENCES if key.startswith(("meaning.", "cli.unknown-code"))),
    ]
    commands = "|".join(sorted(_PAGES, key=len, reverse=True))
    typed = re.compile(rf"coopledger (?:{commands})\b|(?:{'|'.join(_FIELDS)})\b")
    changed = 0
    for key in said:
        sentence = SENTENCES[key][place]
        on = on_page(sentence, lambda _, name: SENTENCES[name][place])
        rest = re.sub(r"coopledger (?!(?:" + commands + r")\b)[^.;,)»]*", "", on)
        assert typed.search(rest) is None, (key, on)
        changed += on != sentence
    assert changed > 60
