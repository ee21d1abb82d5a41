"""XML of many elements, told piece by piece as it is met: no tree of it is ever made."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import IO, NoReturn
from xml.parsers import expat

from coopledger.progress import Progress, untold

PIECE = 2**18

Started = Callable[[str, Mapping[str, str]], object]


class Declared(ValueError):
    """A document type is declared, whose entities may do harm."""


def parser_of(root: Started) -> expat.XMLParserType:
    """A parser that names elements by their namespace and local name, a blank between.

    root: is told of the first one, and says who is told of the others.
    """

    def declared(*_: object) -> NoReturn:
        raise Declared

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = declared
    parser.StartElementHandler = root
    return parser


def feed(
    parser: expat.XMLParserType,
    source: IO[bytes],
    size: int,
    progress: Progress = untold,
    parse: Callable[[bytes], object] | None = None,
) -> None:
    """Read all of a source. size: its bytes. Raises ExpatError where it is no XML.

    parse: what is told of each piece, and has the parser parse what it does not read itself.
    """
    done, parse = 0, parse or parser.Parse
    try:
        for piece in iter(partial(source.read, PIECE), b""):
            parse(piece)
            done += len(piece)
            progress(min(1.0, done / max(1, size)))
        parser.Parse(b"", True)
    finally:  # it and who is told hold each other: what was found would stay as long as they do
        parser.StartElementHandler = parser.EndElementHandler = None
        parser.CharacterDataHandler = parser.StartDoctypeDeclHandler = None
