"""A folder of this program alone, gone when it ends; of one that was killed, when the next begins.

Whoever has such a folder holds a lock on a file in it, which the system lets go of when the process
ends, however it ends. So a folder whose lock can be had is nobody's any more.
"""

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory, gettempdir

_PREFIX, _HELD = "coopledger-web-", "in-use"
_NOT_FOLLOWED = getattr(os, "O_NOFOLLOW", 0)


class PrivateFolder:
    """A folder that nobody else reads."""

    def __init__(self) -> None:
        self._folder, self._held = _held_folder()

    @property
    def path(self) -> Path:
        return Path(self._folder.name)

    def close(self) -> None:
        """Remove it with all that is in it."""
        os.close(self._held)
        self._folder.cleanup()


def _held_folder() -> tuple[TemporaryDirectory[str], int]:
    while True:
        folder = TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True)
        held = os.open(Path(folder.name) / _HELD, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        if _locked(held):
            return folder, held
        os.close(held)  # whoever tidies up was quicker, and takes it for a dead one's
        folder.cleanup()


def remove_abandoned(within: Path | None = None) -> None:
    """Remove the folders of this person's programs that ended without doing so.

    within: where they are; the system's place for what is temporary, unless told otherwise.
    """
    for folder in (within or Path(gettempdir())).glob(f"{_PREFIX}*"):
        with suppress(OSError):
            _remove_if_abandoned(folder)


def _remove_if_abandoned(folder: Path) -> None:
    """Only where it is a folder of ours, as we make them, and nobody holds it."""
    if not _is_ours(folder.lstat()):
        return
    held = os.open(folder / _HELD, os.O_RDWR | _NOT_FOLLOWED)
    try:
        if not _locked(held):
            return
        for each in _all_but_held(folder):
            if each.is_dir() and not each.is_symlink():
                rmtree(each)
            else:
                each.unlink()
    finally:
        os.close(held)
    # The last of it: while it is there, what is left of a removal can be removed again.
    (folder / _HELD).unlink()
    folder.rmdir()


def _is_ours(status: os.stat_result) -> bool:
    if not stat.S_ISDIR(status.st_mode):
        return False
    if sys.platform == "win32":  # each person has a place of their own for what is temporary
        return True
    return status.st_uid == os.geteuid() and stat.S_IMODE(status.st_mode) == 0o700


def _all_but_held(folder: Path) -> Iterator[Path]:
    return (each for each in [*folder.iterdir()] if each.name != _HELD)


def _locked(held: int) -> bool:
    """Take the lock, unless another has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(held, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
