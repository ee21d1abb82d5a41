"""An Office document as the package of parts it is: which there are, and which point to which.

Source: ECMA-376 part 2 (packages, relationships); parts 1 and 4 for the names of the strict and of
the transitional form.
"""

import posixpath
import zipfile
from collections.abc import Iterator
from typing import IO, NamedTuple

from lxml import etree

_TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"


class Relationship(NamedTuple):
    """Another part that a part points to. kind: the last word of its type, as `comments`."""

    id: str
    kind: str
    target: str


class ListedSheet(NamedTuple):
    """A sheet as its workbook lists it. kind: of its part; `worksheet` where it has cells."""

    name: str
    kind: str
    part: str
    hidden: bool


class Parts:
    """The parts of an open document, by name.

    workbook: the part that all others hang on. references: the namespace in which a part names
    those that it points to.
    """

    def __init__(self, container: zipfile.ZipFile) -> None:
        self._container = container
        # The names of parts are the same in capitals or not.
        self._entries = {entry.filename.lower(): entry for entry in container.infolist()}
        self.workbook = self._of_kind("", "officeDocument")[0].target
        self.main_namespace = etree.QName(self.tree(self.workbook)).namespace or ""
        strict = self.main_namespace.startswith("http://purl.oclc.org/")
        self.references = _STRICT if strict else _TRANSITIONAL

    def read(self, part: str) -> bytes:
        """A part as it stands. Raises KeyError where there is none."""
        return self._container.read(self._entries[part.lower()])

    def opened(self, part: str) -> IO[bytes]:
        """A part, to be read piece by piece and closed. Raises KeyError where there is none."""
        return self._container.open(self._entries[part.lower()])

    def size(self, part: str) -> int:
        """How many bytes a part has, unpacked. Raises KeyError where there is none."""
        return self._entries[part.lower()].file_size

    def has(self, part: str) -> bool:
        return part.lower() in self._entries

    def parts(self, ending: str) -> list[str]:
        """The names of all parts that end so."""
        return [entry.filename for name, entry in self._entries.items() if name.endswith(ending)]

    def tree(self, part: str) -> etree._Element:
        """A part's root element. Nothing outside the part is fetched, no entity is filled in."""
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        return etree.fromstring(self.read(part), parser)

    def related(self, part: str, kind: str) -> dict[str, str]:
        """The parts of a kind that a part points to, by the id it knows them under."""
        found = self._of_kind(part, kind)
        return {one.id: one.target for one in found if self.has(one.target)}

    def sheets(self) -> list[ListedSheet]:
        """The sheets that a workbook lists, in its order; of cells, of a chart or otherwise.

        Raises KeyError for one that the workbook does not point to.
        """
        pointed_to = {one.id: one for one in self._relationships(self.workbook)}
        found = []
        for listed in self.tree(self.workbook).iterfind("{*}sheets/{*}sheet"):
            if id_ := listed.get(f"{{{self.references}}}id"):  # old books with macros list others
                part = pointed_to[id_]
                hidden = listed.get("state", "visible") != "visible"
                found.append(ListedSheet(listed.get("name", ""), part.kind, part.target, hidden))
        return found

    def _of_kind(self, part: str, kind: str) -> list[Relationship]:
        return [one for one in self._relationships(part) if one.kind == kind]

    def _relationships(self, part: str) -> Iterator[Relationship]:
        relationships = relationships_of(part)
        if not self.has(relationships):
            return
        for element in self.tree(relationships).iterchildren("{*}Relationship"):
            if element.get("TargetMode") != "External":
                kind = element.get("Type", "").rpartition("/")[2]
                target = posixpath.join("/", posixpath.dirname(part), element.get("Target", ""))
                yield Relationship(
                    element.get("Id", ""), kind, posixpath.normpath(target).lstrip("/")
                )


def relationships_of(part: str) -> str:
    """The part that says which others a part points to."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def is_true(said: str | None) -> bool:
    """Whether an attribute says yes."""
    return said in ("1", "true")
