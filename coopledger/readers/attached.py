"""The documents that belong to a row's fact: files beside the document, named in a column of it."""

from collections.abc import Iterable
from pathlib import Path

from coopledger.model.entry import Entry
from coopledger.model.finding import Finding
from coopledger.readers.headings import ATTACHED
from coopledger.readers.layout import SheetRow
from coopledger.readers.originals import attachment, beside
from coopledger.readers.reading import Reading
from coopledger.readers.sheet import NotOpened


def attach(entry: Entry, names: Iterable[str], row: SheetRow, folder: Path, to: Reading) -> None:
    """Add to a reading that they belong to a fact of it; what is wrong with them, on their cell."""
    for name in names:
        try:
            found = beside(folder, name, row.document)
        except NotOpened as error:
            params = {"seen": name, **error.finding.params}
            to.findings.append(
                Finding(error.finding.code, place=row.place(ATTACHED), params=params)
            )
            continue
        to.originals.append(found)
        to.entries.append(Entry(attachment(entry.fact, found), entry.origin, any_revision=True))
