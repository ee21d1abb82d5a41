"""A document for programs as XML, written element by element, however many there are."""

from io import BytesIO
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from coopledger.reports.markup import Element
from coopledger.reports.report import Report
from coopledger.writers.xml_text import without_forbidden


def write(report: Report) -> bytes:
    """The elements of a report, one below the other, indented, in UTF-8."""
    content = BytesIO()
    file = XMLGenerator(content, "utf-8", short_empty_elements=True)
    file.startDocument()
    _put(file, report.elements(), 0)
    file.endDocument()
    return content.getvalue() + b"\n"


def _put(file: XMLGenerator, element: Element, depth: int) -> None:
    """An element and all in it; a line for what has nothing in it but a text."""
    said = {name: without_forbidden(text) for name, text in element.attributes if text is not None}
    if element.language is not None:
        said["xml:lang"] = element.language
    file.startElement(element.name, AttributesImpl(said))
    if element.text is not None:
        file.characters(without_forbidden(element.text))
    filled = False
    for child in element.children:
        file.characters("\n" + "  " * (depth + 1))
        _put(file, child, depth + 1)
        filled = True
    if filled:
        file.characters("\n" + "  " * depth)
    file.endElement(element.name)
