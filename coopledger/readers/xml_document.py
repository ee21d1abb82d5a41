"""XML from outside, read strictly: no document type, no entity, nothing mended or too deep."""

from xml.parsers import expat

from lxml import etree

from coopledger.readers.limits import Bound, hold, most
from coopledger.readers.sheet import NotOpened
from coopledger.readers.xml_root import without_blank_first

# What programs get wrong about namespaces, and XML 1.0 knows nothing of: a prefix that nobody
# declared, and a list of schemas declared as if it were a namespace (`xmlns:schemaLocation`).
_ONLY_NAMES = {
    etree.ErrorTypes.NS_ERR_UNDEFINED_NAMESPACE,
    etree.ErrorTypes.WAR_NS_URI,
    etree.ErrorTypes.WAR_NS_URI_RELATIVE,
}


class _Refused(Exception):
    """What no document of ours has: it says what."""


def parse_xml(content: bytes, document: str) -> etree._Element:
    """The root element of a document. What has a prefix that nobody declared is in no namespace.

    Raises NotOpened: `document-unsafe` for a document type or too many levels, before anything of
    them is unfolded; `xml-damaged` for what is not well-formed, with its line.
    """
    hold(Bound.TEXT, len(content), document)
    hold(Bound.ELEMENTS, content.count(b"<"), document)
    content = without_blank_first(content)
    _look_through(content, document)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        recover=True,  # and then nothing but the names of namespaces may have been wrong
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise NotOpened("xml-damaged", document, line=error.lineno, seen=error.msg) from error
    for wrong in parser.error_log:
        if wrong.type not in _ONLY_NAMES:
            raise NotOpened("xml-damaged", document, line=wrong.line, seen=wrong.message)
    return root


def text_of(element: etree._Element | None) -> str:
    """The whole string value of an element, without what surrounds it; empty where there is none.

    >>> text_of(etree.fromstring("<a> 10<b>0</b>.00 </a>"))
    '100.00'
    """
    return "".join(map(str, element.itertext())).strip() if element is not None else ""


def _look_through(content: bytes, document: str) -> None:
    """Stop at the first thing that could do harm; what is merely broken is found by the parser."""
    level, deepest = 0, most(Bound.LEVELS)

    def declared(*_: object) -> None:
        raise _Refused("DOCTYPE")

    def begun(*_: object) -> None:
        nonlocal level
        level += 1
        if level > deepest:
            raise _Refused(f"> {deepest} <…>")

    def ended(_: str) -> None:
        nonlocal level
        level -= 1

    scanner = expat.ParserCreate()
    scanner.StartDoctypeDeclHandler = declared
    scanner.StartElementHandler, scanner.EndElementHandler = begun, ended
    try:
        scanner.Parse(content, True)
    except _Refused as refused:
        raise NotOpened("document-unsafe", document, seen=str(refused)) from refused
    except (expat.ExpatError, ValueError, LookupError) as error:  # no such encoding, for one
        line = getattr(error, "lineno", 1)
        raise NotOpened("xml-damaged", document, line=line, seen=str(error)) from error
