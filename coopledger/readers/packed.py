"""A zip archive that somebody handed in, read piece by piece: nothing of it is written anywhere."""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO

from coopledger.messages.catalogue import CoopledgerError
from coopledger.readers.limits import Bound, most

_PIECE = 2**18
_ENCRYPTED = 0x1
_PACKED_AS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)


class Packed:
    """The files of an open archive, by their names, in its order.

    Reading one raises CoopledgerError where it is damaged.
    """

    def __init__(self, path: Path, archive: zipfile.ZipFile) -> None:
        self.path, self._archive = path, archive
        self._files = {each.filename: each for each in archive.infolist()}
        self.names = tuple(self._files)

    def size(self, name: str) -> int:
        """How many bytes a file has, unpacked."""
        return self._files[name].file_size

    def pieces(self, name: str) -> Iterator[bytes]:
        """The bytes of a file."""
        with _readably(self.path), self.opened(name) as file:
            yield from iter(partial(file.read, _PIECE), b"")

    def sha256(self, name: str) -> str:
        """Their hash."""
        hashed = hashlib.sha256()
        for piece in self.pieces(name):
            hashed.update(piece)
        return hashed.hexdigest()

    def text(self, name: str) -> str:
        """A file that is short enough to be read whole, as text."""
        if self.size(name) > most(Bound.TEXT):
            raise CoopledgerError("expediente.unsafe", path=self.path, name=name)
        try:
            return b"".join(self.pieces(name)).decode()
        except UnicodeDecodeError as error:
            raise CoopledgerError("expediente.unreadable", path=self.path, said=error) from error

    def lines(self, name: str, longest: int) -> Iterator[str]:
        """The lines of a file, none read beyond a number of bytes."""
        with _readably(self.path), self.opened(name) as file:
            for line in iter(partial(file.readline, longest), b""):
                yield line.decode()

    def opened(self, name: str) -> BinaryIO:
        """A file, to be closed."""
        file: BinaryIO = self._archive.open(self._files[name])  # type: ignore[assignment]
        return file


@contextmanager
def packed(path: Path) -> Iterator[Packed]:
    """An archive, opened. Raises CoopledgerError where it is none, or one that could do harm."""
    with _readably(path), zipfile.ZipFile(path) as archive:
        names = set[str]()
        for each in archive.infolist():
            if each.filename in names or not _is_harmless(each):
                raise CoopledgerError("expediente.unsafe", path=path, name=each.filename)
            names.add(each.filename)
        yield Packed(path, archive)


def is_archive(path: Path) -> bool:
    """Whether a file is a zip archive by how it begins."""
    try:
        with path.open("rb") as file:
            return file.read(4) == b"PK\x03\x04"
    except OSError:
        return False  # said where it is read


def same_parts(one: bytes, other: bytes) -> bool:
    """Whether two archives have the same files in the same order, however they are packed.

    one: the one that is trusted; of the other no more is read than that has.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(one)) as ours, zipfile.ZipFile(io.BytesIO(other)) as found:
            if ours.namelist() != found.namelist():
                return False
            for each in ours.infolist():
                with found.open(each.filename) as file:
                    if file.read(each.file_size + 1) != ours.read(each):
                        return False
            return True
    except _UNREADABLE:
        return False


def _is_harmless(each: zipfile.ZipInfo) -> bool:
    """Whether it can be read, does not unfold to what is endless, and leads nowhere else."""
    parts = each.filename.split("/")
    inside = not {"", ".", ".."} & set(parts) and not set("\\:\0") & set(each.filename)
    endless = each.file_size > 2**24 and each.file_size > each.compress_size * most(Bound.RATIO)
    readable = each.compress_type in _PACKED_AS and not each.flag_bits & _ENCRYPTED
    return inside and readable and not endless


@contextmanager
def _readably(path: Path) -> Iterator[None]:
    try:
        yield
    except UnicodeDecodeError as error:
        raise CoopledgerError("expediente.unreadable", path=path, said=error) from error
    except _UNREADABLE as error:
        said = getattr(error, "strerror", None) or error
        raise CoopledgerError("expediente.unreadable", path=path, said=said) from error
