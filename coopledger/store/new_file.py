"""A file that is there when it is whole, and not before."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from coopledger.errors import StoreError

_WORKING = ("-wal", "-journal")
"""How the working files end that SQLite would read as part of a new file of that name."""


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """Where to write what is then put at this path. What fails or is interrupted leaves nothing.

    It is written in a folder of its own beside it, and put in place once it is closed. Raises
    StoreError where there is a file already, or one may not be made.
    """
    _require_place(path)
    try:
        folder = tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise StoreError("store.cannot-write", where=path, said=error.strerror) from error
    with folder as made:
        beside = Path(made) / path.name
        yield beside
        try:
            _put(beside, path)
        except OSError as error:
            raise StoreError("store.cannot-write", where=path, said=error.strerror) from error


def _require_place(path: Path) -> None:
    if not path.parent.is_dir():
        raise StoreError("store.no-folder", where=path.parent)
    if path.is_dir():  # such as the one of now, which has no name to put anything beside
        raise StoreError("store.exists", where=path)
    for found in (path, *(path.with_name(path.name + end) for end in _WORKING)):
        if os.path.lexists(found):
            raise StoreError("store.exists", where=found)


def _put(beside: Path, path: Path) -> None:
    """Give a file its place, unless another has come to be there; for good, whoever cuts power."""
    try:
        os.link(beside, path)
    except FileExistsError as error:
        raise StoreError("store.exists", where=path) from error
    except OSError:  # this drive has no links
        _require_place(path)
        beside.rename(path)
    with suppress(OSError):  # Windows does not open folders, and needs no such thing
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
