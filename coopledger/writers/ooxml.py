"""A workbook as the package of parts it is: what is not touched is given back byte for byte.

Source: ECMA-376 part 2 (packages, relationships, content types); parts 1 and 4 for the names of
the strict and of the transitional form.
"""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from copy import copy
from typing import NamedTuple

from lxml import etree

_TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT_TYPES = "[Content_Types].xml"


class Relationship(NamedTuple):
    """Another part that a part points to. kind: the last word of its type, as `comments`."""

    id: str
    kind: str
    target: str


class Package:
    """The parts of an open workbook, by name, and those that are written anew."""

    def __init__(self, container: zipfile.ZipFile) -> None:
        self._container = container
        # The names of parts are the same in capitals or not.
        self._entries = {entry.filename.lower(): entry for entry in container.infolist()}
        self._written: dict[str, bytes] = {}
        self.workbook = self._of_kind("", "officeDocument")[0].target
        self.main_namespace = etree.QName(self.tree(self.workbook)).namespace or ""
        strict = self.main_namespace.startswith("http://purl.oclc.org/")
        self.references = _STRICT if strict else _TRANSITIONAL

    def read(self, part: str) -> bytes:
        """A part as it stands now. Raises KeyError where there is none."""
        name = part.lower()
        if name in self._written:
            return self._written[name]
        return self._container.read(self._entries[name])

    def has(self, part: str) -> bool:
        return part.lower() in self._entries

    def parts(self, ending: str) -> list[str]:
        """The names of all parts that end so, those added among them."""
        return [entry.filename for name, entry in self._entries.items() if name.endswith(ending)]

    def tree(self, part: str) -> etree._Element:
        """A part's root element. Nothing outside the part is fetched, no entity is filled in."""
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        return etree.fromstring(self.read(part), parser)

    def write(self, part: str, data: bytes) -> None:
        self._written[part.lower()] = data

    def write_tree(self, part: str, root: etree._Element) -> None:
        whole = root.getroottree()
        self.write(part, etree.tostring(whole, encoding="UTF-8", standalone=True))

    def free_name(self, stem: str, ending: str) -> str:
        """A name with the first number that is free: `xl/comments1.xml`."""
        number = 1
        while self.has(f"{stem}{number}{ending}"):
            number += 1
        return f"{stem}{number}{ending}"

    def add(self, part: str, data: bytes, content_type: str) -> None:
        self._put_new(part, data)
        types = self.tree(_CONTENT_TYPES)
        override = etree.SubElement(types, like(types, "Override"))
        override.set("PartName", f"/{part}")
        override.set("ContentType", content_type)
        self.write_tree(_CONTENT_TYPES, types)

    def related(self, part: str, kind: str) -> dict[str, str]:
        """The parts of a kind that a part points to, by the id it knows them under."""
        found = self._of_kind(part, kind)
        return {one.id: one.target for one in found if self.has(one.target)}

    def relate(self, part: str, kind: str, target: str) -> str:
        """Let a part point to another: the new id."""
        relationships = _relationships_of(part)
        if self.has(relationships):
            root = self.tree(relationships)
        else:
            root = etree.fromstring(f'<Relationships xmlns="{_RELATIONSHIPS}"/>')
            self._put_new(relationships, b"")
        taken = {element.get("Id") for element in root.iterchildren("{*}Relationship")}
        new = next(id_ for n in range(1, len(taken) + 2) if (id_ := f"rId{n}") not in taken)
        element = etree.SubElement(root, like(root, "Relationship"))
        element.set("Id", new)
        element.set("Type", f"{self.references}/{kind}")
        element.set("Target", f"/{target}")
        self.write_tree(relationships, root)
        return new

    def to_bytes(self) -> bytes:
        """The whole package, its parts in the order they had, those added at the end."""
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as container:
            for name, entry in self._entries.items():
                data = self._written.get(name)
                kept = self._container.read(entry) if data is None else data
                container.writestr(copy(entry), kept, compress_type=entry.compress_type)
        return file.getvalue()

    def _put_new(self, part: str, data: bytes) -> None:
        entry = zipfile.ZipInfo(part)
        entry.compress_type = zipfile.ZIP_DEFLATED
        self._entries[part.lower()] = entry
        self.write(part, data)

    def _of_kind(self, part: str, kind: str) -> list[Relationship]:
        return [one for one in self._relationships(part) if one.kind == kind]

    def _relationships(self, part: str) -> Iterator[Relationship]:
        relationships = _relationships_of(part)
        if not self.has(relationships):
            return
        for element in self.tree(relationships).iterchildren("{*}Relationship"):
            if element.get("TargetMode") != "External":
                kind = element.get("Type", "").rpartition("/")[2]
                target = posixpath.join("/", posixpath.dirname(part), element.get("Target", ""))
                yield Relationship(
                    element.get("Id", ""), kind, posixpath.normpath(target).lstrip("/")
                )


def _relationships_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def like(element: etree._Element, name: str) -> str:
    """A name in the namespace of an element, whatever that is."""
    return etree.QName(etree.QName(element).namespace, name).text
