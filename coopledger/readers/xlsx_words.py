"""The texts of a workbook: those that its cells share, and those that stand in a cell itself.

Source: ECMA-376 part 1, 18.4.9 (shared strings), 18.3.1.53 (text in a cell).
"""

from collections.abc import Mapping
from typing import IO
from xml.parsers.expat import XMLParserType

from coopledger.readers.xml_pieces import feed, parser_of

_ESCAPED = "x005F_"
"""How an underscore is written before what would be taken for a sign in hexadecimal."""


class Words:
    """The text of one string as its elements are met, without what tells how it is pronounced.

    namespace: that of the part.
    """

    def __init__(self, parser: XMLParserType, namespace: str) -> None:
        self._parser = parser
        self._text, self._spoken = f"{namespace} t", f"{namespace} rPh"
        self._is_spoken = False
        self._said: list[str] = []

    def started(self, name: str) -> None:
        if name == self._spoken:
            self._is_spoken = True
        elif name == self._text and not self._is_spoken:
            self._parser.CharacterDataHandler = self._said.append

    def ended(self, name: str) -> None:
        if name == self._text:
            self._parser.CharacterDataHandler = None
        elif name == self._spoken:
            self._is_spoken = False

    def taken(self) -> str:
        """What it said; then nothing, for the next one."""
        said = "".join(self._said)
        self._said.clear()
        return said


def shared_words(source: IO[bytes], size: int) -> list[str]:
    """The texts that cells share, in their order. size: the bytes of the part."""
    found: list[str] = []

    def root(name: str, _: Mapping[str, str]) -> None:
        namespace = name.rpartition(" ")[0]
        words, item = Words(parser, namespace), f"{namespace} si"

        def ended(name: str) -> None:
            if name == item:
                found.append(words.taken().replace(_ESCAPED, ""))
            else:
                words.ended(name)

        parser.StartElementHandler = lambda name, _: words.started(name)
        parser.EndElementHandler = ended

    parser = parser_of(root)
    feed(parser, source, size)
    return found
