"""XML documents: all of those in a folder, or in a zip archive, at once."""

import hashlib
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from coopledger.model.finding import Finding, Place, Severity, Told, has_errors
from coopledger.progress import counted
from coopledger.readers.container import check_container, document_name, is_beside
from coopledger.readers.limits import Bound, hold
from coopledger.readers.originals import listing_of, original
from coopledger.readers.reading import Manner, Reading
from coopledger.readers.sheet import NotOpened
from coopledger.readers.xml_kinds import read_xml

ENDING = ".xml"
_MOST_NAMED = 10


class _Part(NamedTuple):
    """One XML among several: its name within them, and its bytes."""

    name: str
    content: bytes


def read_folder(path: Path, manner: Manner) -> Reading:
    """Every XML of a folder and those within it; links are not followed.

    The reading's `document` is the SHA-256 of what `sha256sum` says of them, sorted by name.
    """
    document = document_name(path.resolve())
    files = sorted(_files(path, document), key=lambda file: file.relative_to(path).as_posix())
    chosen = [file for file in files if file.suffix.lower() == ENDING]
    others = [file.relative_to(path).as_posix() for file in files if file not in set(chosen)]
    listing: list[str] = []

    def parts() -> Iterator[_Part]:
        for file in chosen:
            name = file.relative_to(path).as_posix()
            try:
                content = file.read_bytes()
            except PermissionError as error:
                raise NotOpened("document-locked", f"{document}/{_printable(name)}") from error
            hashed = hashlib.sha256(content).hexdigest()
            listing.append(f"{hashed}  {name}\n")
            yield _Part(name, content)

    reading = _all(document, parts(), len(chosen), others, manner)
    listed = listing_of(document, "".join(listing).encode("utf-8", "surrogateescape"))
    reading.document = listed.sha256
    reading.originals += [listed, *map(original, chosen)]
    return reading


def read_archive(path: Path, manner: Manner) -> Reading:
    """Every XML of a zip archive; nothing is unpacked to disk."""
    document = document_name(path)
    try:
        check_container(path, Bound.FILES)
        with zipfile.ZipFile(path) as archive:
            names = sorted(name for name in archive.namelist() if not is_beside(name))
            chosen = [name for name in names if name.lower().endswith(ENDING)]
            others = [name for name in names if not name.lower().endswith(ENDING)]
            parts = (_Part(name, archive.read(name)) for name in chosen)
            return _all(document, parts, len(chosen), others, manner)
    except PermissionError as error:
        raise NotOpened("document-locked", document) from error
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
        zlib.error,
    ) as error:
        # Cut short, of a method of packing we do not know, or with a password.
        raise NotOpened("archive-damaged", document, seen=type(error).__name__) from error


def _files(path: Path, document: str) -> Iterator[Path]:
    """The files of a folder, unless they are too many, or too much, to be read at once."""
    unpacked = 0
    for count, file in enumerate(_within(path), start=1):
        unpacked += file.stat().st_size if file.suffix.lower() == ENDING else 0
        hold(Bound.FILES, count, document)
        hold(Bound.UNPACKED, unpacked, document)
        yield file


def _within(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.is_symlink() or path.name.startswith("."):
            continue
        if path.is_dir():
            yield from _within(path)
        elif path.is_file():
            yield path


def _all(
    document: str, parts: Iterable[_Part], count: int, others: list[str], manner: Manner
) -> Reading:
    """What each of them says, and all that is wrong with any of them."""
    if manner.share is not None:
        raise NotOpened("share-of-many", document)
    if not count:
        raise NotOpened("no-xml-inside", document)
    alone = replace(manner, progress=Manner().progress)
    readings = [
        _alone(content, f"{document}/{_printable(name)}", alone)
        for name, content in counted(parts, count, manner.progress)
    ]
    bad = sum(has_errors(reading.findings) for reading in readings)
    skips = manner.skip_unreadable and bad < count
    whole = Reading(account=manner.account)
    for reading in readings:
        if skips and has_errors(reading.findings):
            whole.findings.append(_skipped(reading))
            continue
        whole.entries += reading.entries
        whole.findings += reading.findings
        whole.partial += reading.partial
        whole.unread |= reading.unread
    if bad and not skips and bad < count:
        params: dict[str, object] = {"count": count, "bad": bad}
        whole.findings.append(Finding("others-can-be-read", Severity.NOTE, Place(document), params))
    if others:
        named = ", ".join(map(_printable, others[:_MOST_NAMED]))
        named += ", …" if others[_MOST_NAMED:] else ""
        params = {"count": len(others), "seen": named}
        whole.findings.append(Finding("files-not-read", Severity.NOTE, Place(document), params))
    return whole


def _alone(content: bytes, document: str, manner: Manner) -> Reading:
    try:
        return read_xml(content, document, manner)
    except NotOpened as error:
        return Reading(findings=[_said(error.finding)])


def _skipped(reading: Reading) -> Finding:
    """That a document was left out, and the first of what is wrong with it."""
    first = next(f for f in reading.findings if f.severity is Severity.ERROR)
    said = {"said": Told(first)}
    return Finding("document-skipped", Severity.WARNING, first.place, said)


def _said(finding: Finding) -> Finding:
    """Among others, an XML that is none of ours is only left aside."""
    if finding.code == "xml-unknown":
        return replace(finding, severity=Severity.WARNING)
    return finding


def _printable(name: str) -> str:
    return "/".join(document_name(Path(part)) for part in PurePosixPath(name).parts)
