"""The documents that are handed in, read."""

import os
from pathlib import Path

from coopledger.ledger.recording import READ, recordable
from coopledger.messages.catalogue import CoopledgerError
from coopledger.messages.visible import on_one_line
from coopledger.progress import Progress, within
from coopledger.readers.reading import Manner, MannerGiven, Reading


def read_file(path: str | os.PathLike[str], manner: MannerGiven, progress: Progress) -> Reading:
    """What a document states, in the first part of the work."""
    # Excel's and XML's libraries are slow to import: only when there is a document to read.
    from coopledger.readers.registry import read_document

    return read_document(Path(path), Manner(**manner, progress=within(progress, 0, READ)))


def read_rates_file(path: str | os.PathLike[str], manner: MannerGiven) -> Reading:
    """The exchange rates of one table."""
    from coopledger.rates.file import read_rates  # as slow to import

    return read_rates(Path(path), Manner(**manner))


def reason_given(reason: str) -> str:
    """Why what is recorded is set right.

    Raises CoopledgerError where nothing is said, or what could not be recorded.
    """
    if not reason.strip():
        raise CoopledgerError("correct.no-reason")
    recordable(on_one_line(reason))
    return reason.strip()
