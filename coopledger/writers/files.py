"""Writing a file: all of it or nothing, and nothing that is wanted is written over."""

import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from coopledger.messages.catalogue import CoopledgerError
from coopledger.store.address import Address
from coopledger.store.beside import beside
from coopledger.store.working_files import belongs_to, belongs_to_database, is_same

_OPEN_FILES = re.compile(r"/(dev|proc/[^/]+(/task/[^/]+)?)/fd")
"""Where Linux has a name for each file that a process has open."""

_LINKS = 40
"""So many links in a row does Linux follow."""


def require_may_be_written(path: Path, *, ledger: str, kept: Iterable[Path] = ()) -> None:
    """Raises CoopledgerError where a file may not be written, or what is there not written over.

    That is a folder, a disk, the ledger or another database with its working files, what is kept,
    and what the system protects. ledger: where one is. kept: what was read, files and folders.
    """
    if path.is_dir():
        raise CoopledgerError("cli.is-folder", path=path)
    if any(_is_part_of(path, each) for each in kept):
        raise CoopledgerError("cli.over-input", path=path)
    file = Address.read(ledger).file
    if file is not None and belongs_to(path, file):
        raise CoopledgerError("cli.over-ledger", path=path)
    if belongs_to_database(path):
        raise CoopledgerError("cli.over-database", path=path)
    with _plainly(path):
        _require_access(path)


def put_in_place(
    path: Path, content: str | bytes | Iterator[bytes], *, ledger: str, kept: Iterable[Path] = ()
) -> None:
    """Write a file beside its place, then put it there: where a link leads, if it is one.

    What is large comes piece by piece. Raises as `in_place` does.
    """
    content = _encoded(content) if isinstance(content, str) else content
    with in_place(path, ledger=ledger, kept=kept) as stream:
        stream.writelines((content,) if isinstance(content, bytes) else content)


@contextmanager
def in_place(path: Path, *, ledger: str, kept: Iterable[Path] = ()) -> Iterator[BinaryIO]:
    """What is written in it stands at a file's place in the end: all of it, or nothing.

    What is no file but a device or a pipe is written into. ledger, kept: over which nothing is
    written. Raises CoopledgerError where it cannot be, or may not be.
    """
    require_may_be_written(path, ledger=ledger, kept=kept)
    with _plainly(path):
        if _takes_in(path):
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_APPEND), "wb") as stream:
                yield stream
            return
        path = Path(os.path.realpath(path))
        with beside(path) as written:
            with written.open("wb") as stream:
                yield stream
            if path.exists():
                written.chmod(path.stat().st_mode)
            written.replace(path)


def _is_part_of(path: Path, kept: Path) -> bool:
    """Whether it is a file that was read, by itself or in a folder."""
    within = Path(os.path.realpath(path)).is_relative_to(os.path.realpath(kept))
    return is_same(path, kept) or (within and path.exists())


def _require_access(path: Path) -> None:
    """Raises OSError where the system gives no leave: in time, before the work is done."""
    mode = path.stat().st_mode if path.exists() else stat.S_IFREG
    if stat.S_ISBLK(mode):
        raise PermissionError(1, os.strerror(1))
    folder = Path(os.path.realpath(path)).parent
    if not _takes_in(path) and not folder.is_dir():
        raise CoopledgerError("cli.no-folder", where=path.parent)
    needed = [path] * path.exists() + [folder] * (not _takes_in(path))
    for each in needed:
        if not os.access(each, os.W_OK):
            raise PermissionError(13, os.strerror(13))


def _takes_in(path: Path) -> bool:
    """Whether it is a device, a pipe, or a file that a process has open: nothing to be replaced."""
    if path.exists() and not path.is_file():
        return True
    for _ in range(_LINKS):
        if not path.is_symlink():
            break
        if _OPEN_FILES.fullmatch(os.path.realpath(path.parent)):
            return True
        path = path.parent / path.readlink()
    return False


@contextmanager
def _plainly(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CoopledgerError("cli.cannot-write", path=path, said=error.strerror) from error


def _encoded(text: str) -> bytes:
    """Text as the system's editors expect its lines to end."""
    return text.replace("\n", os.linesep).encode("utf-8")
