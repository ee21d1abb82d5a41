"""A file that is there when it is whole, and not before."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from coopledger.errors import StoreError
from coopledger.store.beside import beside
from coopledger.store.working_files import ENDS, belongs_to_database


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """Where to write what is then put at this path. What fails or is interrupted leaves nothing.

    It is written in a folder of its own beside it, and put in place once it is closed. Raises
    StoreError where there is a file already, or one may not be made.
    """
    _require_place(path)
    with _plainly(path), beside(path) as written:
        yield written
        _put(written, path)


@contextmanager
def _plainly(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError("store.cannot-write", where=path, said=error.strerror) from error


def _require_place(path: Path) -> None:
    if not path.parent.is_dir():
        raise StoreError("store.no-folder", where=path.parent)
    if path.is_dir():  # such as the one of now, which has no name to put anything beside
        raise StoreError("store.exists", where=path)
    # SQLite would read what is left of one that was moved away as a part of the new one.
    for found in (path, *(path.with_name(path.name + end) for end in ENDS)):
        if os.path.lexists(found):
            raise StoreError("store.exists", where=found)
    if belongs_to_database(path):
        raise StoreError("store.working-file", where=path)


def _put(written: Path, path: Path) -> None:
    """Give a file its place, unless another has come to be there; for good, whoever cuts power."""
    try:
        os.link(written, path)
    except FileExistsError as error:
        raise StoreError("store.exists", where=path) from error
    except OSError:  # this drive has no links
        _require_place(path)
        written.rename(path)
    with suppress(OSError):  # Windows does not open folders, and needs no such thing
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
