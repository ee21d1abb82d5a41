"""The files of SQLite's databases: what they look like, and what must not be taken for one."""

import os
from pathlib import Path

ENDS = ("-wal", "-shm", "-journal")
"""How the working files of a database end, after its own name."""

_BEGINNINGS = (
    b"SQLite format 3\0",  # a database
    b"\x37\x7f\x06\x82",  # its write-ahead log, in either order of bytes
    b"\x37\x7f\x06\x83",
    b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7",  # its rollback journal
)


def is_same(one: Path, other: Path) -> bool:
    """Whether two paths are of one file, through links too; also of one that is not there yet."""
    try:
        return one.samefile(other)
    except OSError:  # where the system tells capitals apart, it is not sure that the drive does
        return os.path.realpath(one).casefold() == os.path.realpath(other).casefold()


def belongs_to_database(path: Path) -> bool:
    """Whether a file is a database or a working file of one, or would be taken for one."""
    path = Path(os.path.realpath(path))
    return _begins_so(path) or any(
        path.name.endswith(end) and _begins_so(path.with_name(path.name.removesuffix(end)))
        for end in ENDS
    )


def belongs_to(path: Path, ledger: Path) -> bool:
    """Whether a file is this ledger's, which may not be there yet."""
    ledger = Path(os.path.realpath(ledger))
    return any(is_same(path, ledger.with_name(ledger.name + end)) for end in ("", *ENDS))


def _begins_so(path: Path) -> bool:
    try:
        if not path.is_file():
            return False
        # Somebody has it open, and to open and close it here would undo the locks of this process.
        if any(path.with_name(path.name + end).exists() for end in ENDS):
            return True
        with path.open("rb") as file:
            return file.read(16).startswith(_BEGINNINGS)
    except OSError:
        return False
