"""Which reader reads which XML, by its root element. A new kind is one line here."""

from collections.abc import Callable
from pathlib import Path

from coopledger.readers.camt053 import NAMESPACE as CAMT053
from coopledger.readers.camt053 import read_camt053
from coopledger.readers.cfdi import read_cfdi
from coopledger.readers.container import content_of, document_name
from coopledger.readers.encodings import lost_letters
from coopledger.readers.reading import Manner, Reading
from coopledger.readers.sheet import NotOpened
from coopledger.readers.xml_document import parse_xml
from coopledger.readers.xml_root import CFDI, root_of

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
    namespace, name = root_of(content)
    for (begins, local), reader in XML_KINDS.items():
        if namespace.startswith(begins) and name == local:
            reading = reader(content, document, manner)
            reading.findings += lost_letters(content.decode("utf-8", "ignore"), document)
            return reading
    parse_xml(content, document)  # which says so, if it is damaged or unsafe
    raise NotOpened("xml-unknown", document, seen=f"{name}, {namespace or '-'}")
