"""A workbook as the package of parts it is: what is not touched is given back byte for byte.

Source: ECMA-376 part 2 (packages, relationships, content types); parts 1 and 4 for the names of
the strict and of the transitional form.
"""

import io
import zipfile
from copy import copy

from lxml import etree

from coopledger.readers.ooxml import Parts, relationships_of

_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT_TYPES = "[Content_Types].xml"


class Package(Parts):
    """The parts of an open workbook, by name, and those that are written anew."""

    def __init__(self, container: zipfile.ZipFile) -> None:
        self._written: dict[str, bytes] = {}
        super().__init__(container)

    def read(self, part: str) -> bytes:
        """A part as it stands now. Raises KeyError where there is none."""
        written = self._written.get(part.lower())
        return super().read(part) if written is None else written

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

    def relate(self, part: str, kind: str, target: str) -> str:
        """Let a part point to another: the new id."""
        relationships = relationships_of(part)
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


def like(element: etree._Element, name: str) -> str:
    """A name in the namespace of an element, whatever that is."""
    return etree.QName(etree.QName(element).namespace, name).text
