"""Where a file is written before it is put in its place: in a folder of its own beside it.

Who is killed leaves that folder behind. The next who writes there takes it away, and says so; but
not where somebody is still at it, who has its mark locked, nor another user's or another machine's.
"""

import os
import platform
import re
import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from coopledger.errors import LeftoverRemoved

try:
    import fcntl
except ImportError:  # Windows, which does not let go of an open file anyway
    fcntl = None  # type: ignore[assignment]

_ENDING = re.sub(r"\W", "-", f".{platform.node()[:40]}-coopledger-unfinished", flags=re.ASCII)
_MARK = "in-use"
_HERE: set[Path] = set()
"""Folders of this process, whether their mark is locked yet, or still: threads leave them alone."""


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """A place of the same name, beside this one, in a folder that is taken away in the end.

    Raises OSError where none can be made.
    """
    for left in _left_in(path.parent):
        warnings.warn(LeftoverRemoved("store.leftover-removed", where=left), stacklevel=4)
    folder, mark = _made(path)
    try:
        yield folder / path.name
    finally:
        _remove_files(folder)
        os.close(mark)  # or Windows would not remove it
        shutil.rmtree(folder, ignore_errors=True)
        _HERE.discard(folder)


def _made(path: Path) -> tuple[Path, int]:
    """A new folder, and its mark, which is locked as long as its process is alive."""
    while True:
        folder = path.with_name(f".{path.name[:80]}.{os.urandom(4).hex()}{_ENDING}")
        _HERE.add(folder)
        folder.mkdir(mode=0o700)
        with suppress(FileNotFoundError):  # whoever cleaned up was quicker than its mark
            mark = os.open(folder / _MARK, os.O_CREAT | os.O_RDWR, 0o600)
            if _is_locked(mark) and (folder / _MARK).exists():
                return folder, mark
            os.close(mark)
        _HERE.discard(folder)


def _left_in(parent: Path) -> Iterator[Path]:
    """What was left there is taken away."""
    for folder in parent.glob(f".*{_ENDING}"):
        with suppress(OSError):
            if folder in _HERE or folder.is_symlink() or not _is_ours(folder):
                continue
            if _is_removed(folder):
                yield folder


def _is_ours(folder: Path) -> bool:
    return not hasattr(os, "geteuid") or folder.stat().st_uid == os.geteuid()


def _is_removed(folder: Path) -> bool:
    """Take a folder away, unless somebody is still at it. Raises OSError where it cannot be."""
    try:
        mark = os.open(folder / _MARK, os.O_RDWR)
    except FileNotFoundError:  # killed before there was one
        folder.rmdir()
        return True
    try:
        if not _is_locked(mark, or_else=False):
            return False
        if fcntl is not None:
            _remove_files(folder)
            shutil.rmtree(folder)
    finally:
        os.close(mark)
    if fcntl is None:
        (folder / _MARK).unlink()  # Windows refuses while somebody has it open
        shutil.rmtree(folder)
    return True


def _remove_files(folder: Path) -> None:
    """All but the mark: a folder without one is empty, whenever its program is killed."""
    for path in folder.iterdir():
        if path.name != _MARK:
            with suppress(OSError):
                path.unlink()


def _is_locked(mark: int, *, or_else: bool = True) -> bool:
    """Whether the lock is ours now. or_else: what counts where the drive has no locks."""
    if fcntl is None:
        return True
    try:
        fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return or_else
    return True
