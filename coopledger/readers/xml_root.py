"""The root element of an XML document, before anything else of it is looked at."""

import re
from collections.abc import Mapping
from contextlib import suppress
from typing import NoReturn
from xml.parsers import expat

_BLANK_FIRST = re.compile(rb"(\xef\xbb\xbf)?(?:[ \t\r\n]|\xef\xbb\xbf|\xc2\xa0)+(?=<)")

CFDI = "http://www.sat.gob.mx/cfd/"
"""What the namespace of a Mexican invoice begins with, whatever its version."""


def without_blank_first(content: bytes) -> bytes:
    """A document without the blank that some programs write before its declaration."""
    return _BLANK_FIRST.sub(rb"\1", content, count=1) if _BLANK_FIRST.match(content) else content


class _Begun(Exception):
    """The root element begins: nothing more is looked at."""


def root_of(content: bytes) -> tuple[str, str]:
    """The root's namespace and local name; empty where nothing begins. A document's start will do.

    Nothing is said of one that declares a document type, which is refused where it is parsed.
    """
    found: list[tuple[str, str]] = []

    def begun(written: str, attributes: Mapping[str, str]) -> NoReturn:
        prefix, _, name = written.rpartition(":")
        found.append((attributes.get(f"xmlns:{prefix}" if prefix else "xmlns", ""), name))
        raise _Begun

    def stop(*_: object) -> NoReturn:
        raise _Begun

    parser = expat.ParserCreate()
    parser.StartElementHandler = begun
    parser.StartDoctypeDeclHandler = stop
    with suppress(_Begun, expat.ExpatError, ValueError, LookupError):
        parser.Parse(without_blank_first(content), True)
    return found[0] if found else ("", "")
