"""Writing a file: all of it or nothing."""

import os
import tempfile
from pathlib import Path

from coopledger.messages.catalogue import CoopledgerError


def put_in_place(path: Path, content: str | bytes, *, ledger: str) -> None:
    """Write a file beside its place, then put it there. ledger: where one is, never written over.

    Raises CoopledgerError where it cannot be written.
    """
    if path.is_dir():
        raise CoopledgerError("cli.is-folder", path=path)
    if path.exists() and path.samefile(_file_of(ledger) or os.devnull):
        raise CoopledgerError("cli.over-ledger", path=path)
    try:
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content if isinstance(content, bytes) else _encoded(content))
            Path(beside).chmod(path.stat().st_mode if path.exists() else 0o666 & ~_umask())
            Path(beside).replace(path)
        finally:
            # Still there if it could not be put in place: Windows refuses while Excel has it.
            Path(beside).unlink(missing_ok=True)
    except OSError as error:
        raise CoopledgerError("cli.cannot-write", path=path, said=error.strerror) from error


def _file_of(ledger: str) -> Path | None:
    path = Path(ledger.removeprefix("sqlite:///"))
    return path if path.exists() else None


def _umask() -> int:
    """What the system takes away from the rights of a new file."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _encoded(text: str) -> bytes:
    """Text as the system's editors expect its lines to end."""
    return text.replace("\n", os.linesep).encode("utf-8")
