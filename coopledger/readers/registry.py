"""Reading a document, by the reader of its kind. (Which there are: `readers/documents.py`.)"""

from collections.abc import Callable, Mapping
from pathlib import Path
from pkgutil import resolve_name

from coopledger.readers.container import document_name
from coopledger.readers.documents import BANK_TABLES, DOCUMENTS, listed
from coopledger.readers.installed import installed_endings, installed_reader
from coopledger.readers.originals import original
from coopledger.readers.reading import Manner, Reader, Reading
from coopledger.readers.sheet import NotOpened

_FOLDER = "coopledger.readers.xml_files:read_folder"


def read_document(
    path: Path, manner: Manner | None = None, readers: Mapping[str, str] = DOCUMENTS
) -> Reading:
    """Read a document by the ending of its name, or all those of a folder.

    readers: by ending, as `module:name`. Raises FileNotFoundError where there is no such document,
    PluginFailed where another package is to read it and cannot.
    """
    if not path.exists():
        raise FileNotFoundError(path)
    given = manner or Manner()
    if given.profile is not None and readers is DOCUMENTS:
        readers = BANK_TABLES
    return read_by(path, lambda: _reader(path, readers)(path, given))


def read_by(path: Path, read: Callable[[], Reading]) -> Reading:
    """What a reader makes of a document, which is kept with what is new in it: a load."""
    try:
        reading = read()
        if reading.document is None:
            found = original(path)
            reading.document = found.sha256
            reading.originals.append(found)
        reading.is_load = True
        return reading
    except NotOpened as error:
        return Reading(findings=[*error.before, error.finding], unread={"opening"})


def _reader(path: Path, readers: Mapping[str, str]) -> Reader:
    """Ours for what ends so, else an installed package's. Raises NotOpened where there is none."""
    ending = path.suffix.lower()
    found = _FOLDER if path.is_dir() else readers.get(ending)
    if found is not None:
        reader: Reader = resolve_name(found)
        return reader
    endings = list(readers)
    if readers is DOCUMENTS:
        if (installed := installed_reader(ending)) is not None:
            return installed
        endings += installed_endings()
    seen, expected = path.suffix or path.name, listed(endings)
    raise NotOpened("unknown-format", document_name(path), seen=seen, expected=expected)
