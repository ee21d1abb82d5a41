"""Typst, which sets paper and draws pictures: with no font but its own, and nothing fetched."""

import json
import os
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from coopledger.messages.catalogue import CoopledgerError

_NOT_DISPLAYED = re.compile(r'the text `"((?:[^"\\]|\\.)+)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
_DOTS = 180
"""Of a picture for a form that has no lines of its own, to the inch."""
_PICTURE = b"""
#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg")
"""


def pdf(said: str, files: str) -> bytes:
    """What is said, as JSON, on paper; a sign that its fonts lack stands there by its number.

    files: those that the paper has inside, as JSON.
    """
    return _set(said, files)[0]


def rooms(said: str, files: str) -> list[dict[str, Any]]:
    """Where its pages are signed, in points."""
    inputs = {"report": _set(said, files)[1], "files": files}
    asked = {"field": "value", "sys_inputs": inputs, "ignore_system_fonts": True}
    found: list[dict[str, Any]] = json.loads(_typst("pdf").query(_paper(), "<room>", **asked))
    return found


def _set(said: str, files: str) -> tuple[bytes, str]:
    """The paper, and what is said on it."""
    typst = _typst("pdf")
    while True:
        try:
            made = typst.compile(
                _paper(),
                format="pdf",
                sys_inputs={"report": said, "files": files},
                pdf_standards=["a-3a", "ua-1"],
                ignore_system_fonts=True,
            )
            return made, said
        except typst.TypstError as error:
            if "decode image" in error.diagnostic:
                raise CoopledgerError("letterhead.not-drawn", said=error.message) from error
            lacking = {_unescaped(each) for each in _NOT_DISPLAYED.findall(error.diagnostic)}
            told = _by_number(said, {sign for text in lacking for sign in text})
            if told == said:
                raise
            said = told


def png(svg: str) -> bytes:
    """A picture in dots."""
    inputs = {"svg": svg}
    made: bytes = _typst("png").compile(
        _PICTURE, format="png", ppi=_DOTS, sys_inputs=inputs, ignore_system_fonts=True
    )
    return made


def _typst(form: str) -> Any:
    """Raises CoopledgerError where it is not installed, or would wait for ever.

    It begins threads when it is first used, which a process that is forked from that one has not.
    """
    try:
        import typst
    except ImportError as error:
        raise CoopledgerError("form.not-installed", form=form, extra="reports") from error
    if _BEGUN.setdefault("in", os.getpid()) != os.getpid():
        raise CoopledgerError("form.forked", form=form)
    return typst


_BEGUN: dict[str, int] = {}
"""The process in which it was first used."""


@cache
def _paper() -> bytes:
    return files("coopledger.writers").joinpath("paper.typ").read_bytes()


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)) if found[1] else found[2], text)


def _by_number(said: str, signs: Iterable[str]) -> str:
    return said.translate({ord(sign): f"[U+{ord(sign):04X}]" for sign in signs})
