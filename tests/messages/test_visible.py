"""Signs that nobody sees are shown in what is found, wherever they stand."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopledger.ledger import Ledger
from coopledger.messages.catalogue import CoopledgerError, Language
from coopledger.messages.visible import visible
from coopledger.model.agreement import Programme
from coopledger.model.finding import Finding, Place

_INVISIBLE = ["\u200b", "\u200e", "\u00ad", "\u00a0", "\u202f", "\ufeff", "\u2028", "\x07"]


@given(st.text(max_size=30))
def test_nothing_is_left_that_nobody_sees_and_nothing_else_changes(text: str) -> None:
    shown = visible(text)
    hidden = [sign for sign in shown if not sign.isprintable()]
    assert set(hidden) <= set(" \t\r\n")
    kept = [sign for sign in text if sign.isprintable() or sign in " \t\r\n"]
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
