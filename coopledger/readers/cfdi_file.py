"""The file of a CFDI: its fiscal part, and what others put around it.

What the tax office stamps ends before the `Addenda`, which is the supplier's own and of any form;
what stands after the end of the document is nobody's. Neither is evidence, and neither keeps a
whole fiscal part from being read.
"""

import re
from typing import NoReturn
from xml.parsers import expat

from lxml import etree

from coopledger.model.finding import Severity
from coopledger.readers.cfdi_element import DocumentFindings
from coopledger.readers.sheet import NotOpened
from coopledger.readers.xml_document import parse_xml
from coopledger.readers.xml_root import without_blank_first

_ENDS_ADDENDA = re.compile(rb"</(?:[\w.-]+:)?Addenda\s*>")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def parse_cfdi(content: bytes, findings: DocumentFindings) -> etree._Element:
    """The root of a CFDI, without what is around it where that is not well-formed; it is said.

    Raises NotOpened where the fiscal part itself is damaged, or anything of the file does harm.
    """
    try:
        return parse_xml(content, findings.document)
    except NotOpened as damaged:
        kept = _fiscal_part(without_blank_first(content))
        if damaged.finding.code != "xml-damaged" or kept is None:
            raise
        root = parse_xml(kept, findings.document)
        findings.add("cfdi-surrounded", Severity.NOTE)
        return root


def _fiscal_part(content: bytes) -> bytes | None:
    """What is left without the addenda, and without what comes after the end; None if all is."""
    if content.startswith(_UTF_16):
        return None  # its signs are no bytes to cut between
    kept, at = [], 0
    for start, end in _Outline(content).addenda:
        kept.append(content[at:start])
        # One that is broken ends at the last that looks like its end.
        at = end or max(
            (found.end() for found in _ENDS_ADDENDA.finditer(content, start)), default=0
        )
        if not at:
            return None
    content = b"".join([*kept, content[at:]])
    outline = _Outline(content)
    end = outline.end
    if end is not None and outline.broken and b"Comprobante" not in content[end:]:
        content = content[:end]  # a second document after the first is not left out
    return content


class _Stop(Exception):
    """A document type: it is refused, not cut."""


class _Outline:
    """Where in a document each addenda begins and ends, and where the root does: in bytes.

    broken: whether the document is not well-formed, from where on it is not known further.
    """

    def __init__(self, content: bytes) -> None:
        self.addenda: list[tuple[int, int | None]] = []
        self.end: int | None = None
        self.broken = False
        self._content, self._level = content, 0
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._stop
        self._parser.StartElementHandler = self._begun
        self._parser.EndElementHandler = self._ended
        try:
            self._parser.Parse(content, True)
        except (_Stop, expat.ExpatError, ValueError, LookupError):
            self.broken = True

    def _stop(self, *_: object) -> NoReturn:
        raise _Stop

    def _begun(self, name: str, _: object) -> None:
        if self._level == 1 and _is_addenda(name):
            self.addenda.append((self._parser.CurrentByteIndex, None))
        self._level += 1

    def _ended(self, name: str) -> None:
        self._level -= 1
        closing = self._content.find(b">", self._parser.CurrentByteIndex) + 1
        if self._level == 0:
            self.end = closing
        elif self._level == 1 and _is_addenda(name):
            self.addenda[-1] = (self.addenda[-1][0], closing)


def _is_addenda(name: str) -> bool:
    return name.rpartition(":")[2] == "Addenda"
