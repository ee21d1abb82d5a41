"""Which reader reads which XML, by its root element. A new kind is one line here."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NoReturn
from xml.parsers import expat

from coopledger.readers.camt053 import NAMESPACE as CAMT053
from coopledger.readers.camt053 import read_camt053
from coopledger.readers.cfdi import NAMESPACE as CFDI
from coopledger.readers.cfdi import read_cfdi
from coopledger.readers.container import content_of, document_name
from coopledger.readers.encodings import lost_letters
from coopledger.readers.reading import Manner, Reading
from coopledger.readers.sheet import NotOpened
from coopledger.readers.xml_document import parse_xml, without_blank_first

XmlReader = Callable[[bytes, str, Manner], Reading]

XML_KINDS: dict[tuple[str, str], XmlReader] = {
    (CFDI, "Comprobante"): read_cfdi,
    (CAMT053, "Document"): read_camt053,
}
"""By what the root's namespace begins with, and its local name."""


def read_file(path: Path, manner: Manner) -> Reading:
    """A file by its root element. Raises NotOpened."""
    return read_xml(content_of(path), document_name(path), manner)


def read_xml(content: bytes, document: str, manner: Manner) -> Reading:
    """Read a document by its root element. Raises NotOpened where none of ours has such a one."""
    namespace, name = _root(content)
    for (begins, local), reader in XML_KINDS.items():
        if namespace.startswith(begins) and name == local:
            reading = reader(content, document, manner)
            reading.findings += lost_letters(content.decode("utf-8", "ignore"), document)
            return reading
    parse_xml(content, document)  # which says so, if it is damaged or unsafe
    raise NotOpened("xml-unknown", document, seen=f"{name}, {namespace or '-'}")


class _Begun(Exception):
    """The root element begins: nothing more is looked at."""


def _root(content: bytes) -> tuple[str, str]:
    """The root's namespace and local name; empty where nothing begins."""
    found: list[tuple[str, str]] = []

    def begun(written: str, attributes: Mapping[str, str]) -> NoReturn:
        prefix, _, name = written.rpartition(":")
        found.append((attributes.get(f"xmlns:{prefix}" if prefix else "xmlns", ""), name))
        raise _Begun

    def stop(*_: object) -> NoReturn:
        raise _Begun  # a document type is refused where the document is parsed

    parser = expat.ParserCreate()
    parser.StartElementHandler = begun
    parser.StartDoctypeDeclHandler = stop
    with suppress(_Begun, expat.ExpatError, ValueError, LookupError):
        parser.Parse(without_blank_first(content), True)
    return found[0] if found else ("", "")
