"""Signs that nobody sees are shown in what is found, wherever they stand."""

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopledger.errors import Near
from coopledger.ledger import Ledger
from coopledger.messages.catalogue import CoopledgerError, Language, say
from coopledger.messages.visible import harmless, visible
from coopledger.model.agreement import Programme
from coopledger.model.finding import Finding, Findings, Place, Wording
from coopledger.reports.registry import report_of
from coopledger.writers.json import to_json
from coopledger.writers.registry import forms_of

_INVISIBLE = ["\u200b", "\u200e", "\u00ad", "\u00a0", "\u202f", "\ufeff", "\u2028", "\x07"]


@given(st.text(max_size=30))
def test_nothing_is_left_that_nobody_sees_and_nothing_else_changes(text: str) -> None:
    shown = visible(text)
    assert shown.isprintable()
    kept = [sign for sign in text if sign.isprintable() or sign in "\t\r\n"]
    assert len(shown) == len(kept) + sum(
        len(f"[U+{ord(sign):04X}]")
        for sign in text
        if not sign.isprintable() and sign not in "\t\r\n"
    )


def test_two_texts_that_differ_are_not_shown_alike() -> None:
    looks = ["G-1", "G\u20111", "G\u20131", "G\u22121", "G-1\u200b", "G\u00a0-1", "G -1"]
    assert all(unicodedata.normalize("NFC", each) == each for each in looks)
    assert len({visible(each, dashes=True) for each in looks}) == len(looks)


def test_what_was_typed_wrong_shows_them_too() -> None:
    with Ledger.open("sqlite://") as ledger:
        ledger.record(Programme(code="A-1", title="Talleres", currency="MXN"))
        with pytest.raises(CoopledgerError) as refused:
            ledger.reconcile("A\u200b-1")
    for language in Language:
        assert "«A[U+200B]-1»" in refused.value.message(language)


@pytest.mark.parametrize("sign", _INVISIBLE)
@pytest.mark.parametrize("language", list(Language))
def test_what_was_seen_and_where_it_stands_show_them(sign: str, language: Language) -> None:
    written = f"G{sign}1"
    found = Finding("date-unreadable", place=Place("a.xlsx", written, 3, written, written),
                    params={"seen": written})  # fmt: skip
    for said in (found.message(language), found.place.say(language)):
        assert f"[U+{ord(sign):04X}]" in said
        assert sign not in said


ACTING = list(
    "\x1b\x07\x08\x0b\x7f\x85\x9b\x9d\u061c\u200b\u200d\u202a\u202e\u2066\u2069\u2028\u2029"
)
"""Escapes of a terminal and their like of one sign; what reorders, hides, or ends a line."""


@pytest.mark.parametrize("sign", [*ACTING, "\r"])
def test_a_screen_obeys_nothing_of_what_is_said(sign: str) -> None:
    """Wherever a sentence has it from: text, a path, an exception, the words of another package."""
    seen = f"saldo {sign}[8m 1.00"
    params = (seen, Path(seen), ValueError(seen), Near([seen]), Wording({"es": seen}))
    for each in params:
        for said in (
            say("cli.bad-date", "es", seen=each),
            CoopledgerError("cli.bad-date", seen=each).message("en"),
            Finding("date-unreadable", params={"seen": each}).message("es"),
        ):
            assert sign not in said
            assert f"[U+{ord(sign):04X}]" in said or sign == "\r"


@pytest.mark.parametrize("text", ["Ñandú «ü» — 1\u00a0000,50\u202f%\u2009é 選挙 🗳", "a\n\tb\n", ""])
def test_what_harms_nobody_stays_what_it_is(text: str) -> None:
    assert harmless(text) == text


def test_a_line_is_not_made_to_look_like_two() -> None:
    said = CoopledgerError("cli.bad-date", seen="x\r\nTodo cuadra.\n").message("es")
    assert len(said.splitlines()) == 1
    assert harmless("a\r\nb\rc") == "a\nb[U+000D]c"


@pytest.mark.parametrize("sign", ACTING)
def test_no_form_has_what_a_screen_obeys_and_json_is_what_was_recorded(sign: str) -> None:
    found = Findings((Finding("date-unreadable", place=Place("a.xlsx", f"Gastos{sign}", 3),
                              params={"seen": Wording({"es": f"a{sign}b"})}),))  # fmt: skip
    report = report_of(found, Language.ES)
    for form in forms_of(report):
        if not form.binary:
            written = form.write(report)
            text = written.decode("utf-8-sig") if isinstance(written, bytes) else written
            assert sign not in text, form.name
    assert json.loads(to_json(report.data()))["findings"][0]["sheet"] == f"Gastos{sign}"


@pytest.mark.parametrize("sign", ["\x1b", "\x9b", "\u202e", "\u2066", "\u200b", "\udc9b", "\n"])
def test_what_stays_for_ever_has_none_of_them(sign: str, tmp_path: Path) -> None:
    """Who records, why a year is closed or a row set right, how a statement is called."""
    odd, where = f"ana{sign}x", tmp_path / "x.db"
    refused = []
    with pytest.raises(CoopledgerError) as error:
        Ledger.open(where, by=odd)
    refused.append(error.value)
    with Ledger.open(where, by="María-José Núñez (INE)\u00a0") as ledger:
        ledger.record(Programme(code="A-1", title="Talleres", currency="MXN"))
        asked = [lambda: ledger.issue("A-1", reference=odd)]
        if not sign.isspace():
            asked += [
                lambda: ledger.set_period("A-1", 2016, "closed", reason=odd),
                lambda: ledger.correct_file(tmp_path / "a.xlsx", reason=odd),
            ]
        for ask in asked:
            with pytest.raises(CoopledgerError) as error:
                ask()
            refused.append(error.value)
        assert len(ledger.facts("A-1")) == 1
    half = "\ud800" <= sign <= "\udfff"  # of a sign: it is no text to begin with
    assert {each.code for each in refused} == {"argument.unfit" if half else "recorded.unprintable"}
    assert all(sign not in each.message(language) for each in refused for language in Language)


def test_the_systems_user_has_none_of_them_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "ana\x1b[2J")
    with pytest.raises(CoopledgerError, match="invisible"):
        Ledger.open("sqlite://")
