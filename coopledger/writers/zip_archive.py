"""A zip archive that is the same bytes each time: of one day, in one order, with one mode.

What is in it is written piece by piece and hashed on the way; however large it is, a piece of it is
in memory at a time.
"""

import hashlib
import stat
import zipfile
from collections.abc import Callable, Iterable
from typing import BinaryIO, NamedTuple, Self

_MADE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_LARGE = 2**31
"""Bytes from which on a file takes the large form of an archive."""

_MODE = (stat.S_IFREG | 0o644) << 16


class Member(NamedTuple):
    """A file of an archive. sha256, size: of its bytes, unpacked."""

    name: str
    size: int
    sha256: str

    @classmethod
    def of(
        cls, name: str, pieces: Iterable[bytes], write: Callable[[bytes], object] | None = None
    ) -> Self:
        """Of its bytes, each piece written as it comes."""
        hashed, size = hashlib.sha256(), 0
        for piece in pieces:
            hashed.update(piece)
            size += len(piece)
            if write is not None:
                write(piece)
        return cls(name, size, hashed.hexdigest())


class ZipArchive:
    """An archive that is being written, file after file."""

    def __init__(self, stream: BinaryIO) -> None:
        self._archive = zipfile.ZipFile(stream, "w", allowZip64=True)
        self.members: list[Member] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *raised: object) -> None:
        if kind is not None:
            self._archive.fp = None  # or it would be ended later, wherever that is
        self._archive.close()

    def add(
        self, name: str, pieces: Iterable[bytes], *, size: int | None = None, packed: bool = True
    ) -> Member:
        """Write a file.

        size: in bytes, where it is known. packed: whether it is worth packing, as photos and PDF
        are not.
        """
        info = zipfile.ZipInfo(name, _MADE)
        info.create_system, info.external_attr = _UNIX, _MODE
        info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        large = size is None or size >= _LARGE
        with self._archive.open(info, "w", force_zip64=large) as file:
            made = Member.of(name, pieces, file.write)
        self.members.append(made)
        return made
