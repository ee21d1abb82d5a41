"""An office's own form, filled in: a Word document or a workbook with `{{names}}` in it.

Nothing else of it changes: what has no name in it is given back byte for byte. A name that is not
known, or that nothing is known of, stays as it stands, and is told. What is put in is text or a
number, never a formula. Source: ECMA-376 part 1 (runs of text, shared strings, cells).
"""

import re
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from coopledger.messages.visible import harmless
from coopledger.readers.container import check_container, document_name
from coopledger.readers.sheet import NotOpened
from coopledger.writers.formulas import digits_kept
from coopledger.writers.ooxml import Package, like

_NAME = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_PRESERVED = "{http://www.w3.org/XML/1998/namespace}space"
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, etree.XMLSyntaxError,
    LookupError, StopIteration, ValueError,
)  # fmt: skip

Known = Mapping[str, Decimal | str | None]


class FilledForm(NamedTuple):
    """The form, and the names in it that stay: not known, or without a figure."""

    content: bytes
    unknown: tuple[str, ...]
    missing: tuple[str, ...]


def names_in(source: Path) -> tuple[str, ...]:
    """The names that a form has in it. Raises NotOpened."""
    return fill_in(source, {}).unknown


def fill_in(source: Path, known: Known) -> FilledForm:
    """The same document with what is known in it. Raises NotOpened where it is none, or damaged."""
    try:
        check_container(source)
        with zipfile.ZipFile(source) as container:
            return _Filling(Package(container), known).filled()
    except OSError as error:
        raise NotOpened("document-locked", document_name(source)) from error
    except _DAMAGED as error:
        seen = type(error).__name__
        raise NotOpened("workbook-damaged", document_name(source), seen=seen) from error


class _Filling:
    """A form that is being filled in."""

    def __init__(self, package: Package, known: Known) -> None:
        self._package, self._known = package, known
        self._unknown: dict[str, None] = {}
        self._missing: dict[str, None] = {}
        self._is_workbook = bool(package.related(package.workbook, "worksheet"))

    def filled(self) -> FilledForm:
        self._fill()
        return FilledForm(self._package.to_bytes(), tuple(self._unknown), tuple(self._missing))

    def _fill(self) -> None:
        if self._is_workbook:
            self._fill_workbook()
            return
        for part in sorted(self._package.parts(".xml")):
            if part.lower().startswith("word/"):
                root = self._package.tree(part)
                if self._put_in(root.iter("{*}p"), "p"):
                    self._package.write_tree(part, root)

    def _fill_workbook(self) -> None:
        """Cells that have the name of an amount alone have a number; all others, text as it was."""
        package = self._package
        (*shared,) = package.related(package.workbook, "sharedStrings").values()
        roots = {part: package.tree(part) for part in shared}
        strings = [each for root in roots.values() for each in root.iterchildren("{*}si")]
        said = [_said(each, "si") for each in strings]
        for sheet in package.related(package.workbook, "worksheet").values():
            root = package.tree(sheet)
            numbers = sum([self._made_number(cell, said) for cell in root.iter("{*}c")])
            if self._put_in(root.iter("{*}is"), "is") or numbers:
                package.write_tree(sheet, root)
        if self._put_in(strings, "si"):
            for part, root in roots.items():
                package.write_tree(part, root)
        self._reckoned_anew()

    def _made_number(self, cell: etree._Element, shared: Sequence[str]) -> bool:
        """Whether a cell has the name of an amount, and nothing else: then it has the amount."""
        held = next(cell.iterchildren("{*}is", "{*}v"), None)
        kind = cell.get("t")
        if held is None or kind not in ("s", "inlineStr"):
            return False
        said = shared[int(held.text or "")] if kind == "s" else _said(held, "is")
        alone = _NAME.fullmatch(said.strip())
        amount = self._known.get(alone[1]) if alone else None
        if not isinstance(amount, Decimal) or not digits_kept(amount):
            return False
        del cell.attrib["t"]
        number = etree.Element(like(cell, "v"))
        number.text = f"{amount:f}"
        cell.replace(held, number)
        return True

    def _reckoned_anew(self) -> None:
        """What formulas of the form came to was of its names: it is reckoned when it is opened."""
        root = self._package.tree(self._package.workbook)
        reckoning = next(root.iterchildren("{*}calcPr"), None)
        if reckoning is None:
            before = [
                each
                for name in ("sheets", "functionGroups", "externalReferences", "definedNames")
                for each in root.iterchildren(f"{{*}}{name}")
            ]
            reckoning = etree.Element(like(root, "calcPr"))
            before[-1].addnext(reckoning)
        reckoning.set("fullCalcOnLoad", "1")
        self._package.write_tree(self._package.workbook, root)

    def _put_in(self, elements: Iterable[etree._Element], kind: str) -> bool:
        """Fill in the text of each; returns whether anything was."""
        return sum([self._put(_texts(each, kind)) for each in elements]) > 0

    def _put(self, texts: Sequence[etree._Element]) -> bool:
        """Fill in a text that stands in pieces; returns whether anything was."""
        whole = "".join(each.text or "" for each in texts)
        put = [
            (found.span(), said)
            for found in _NAME.finditer(whole)
            if (said := self._said_of(found[1])) is not None
        ]
        for span, said in reversed(put):
            _replace(texts, span, said)
        return bool(put)

    def _said_of(self, name: str) -> str | None:
        """What is put for a name; None where nothing can be."""
        if name not in self._known:
            self._unknown[name] = None
            return None
        value = self._known[name]
        if value is None:
            self._missing[name] = None
            return None
        if isinstance(value, str):
            return harmless(value)
        return f"{value:,f}" if value.as_tuple().exponent else f"{value:f}"


def _texts(element: etree._Element, kind: str) -> list[etree._Element]:
    """The pieces of text of an element, without those of one of its kind within, or of rubies."""
    return [
        each
        for each in element.iter("{*}t")
        if next(each.iterancestors(f"{{*}}{kind}")) is element
        and next(each.iterancestors("{*}rPh"), None) is None
    ]


def _said(element: etree._Element, kind: str) -> str:
    return "".join(each.text or "" for each in _texts(element, kind))


def _replace(texts: Iterable[etree._Element], span: tuple[int, int], said: str) -> None:
    """Put words where a stretch of the whole text was: in the piece in which it begins."""
    at, (start, end) = 0, span
    for each in texts:
        text = each.text or ""
        first, last = max(start - at, 0), min(end - at, len(text))
        if first < last:
            words = said if at + first == start else ""
            each.text = text[:first] + words + text[last:]
            each.set(_PRESERVED, "preserve")
        at += len(text)
