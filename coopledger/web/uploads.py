"""What somebody sent, kept as files that are called alike and lie nowhere else.

A file's name may say anything. Of its folders and its own name no more is used than letters,
digits and a few harmless signs, so that none leads out of the folder it is put into.
"""

import re
import shutil
import unicodedata
import zipfile
from collections.abc import Sequence
from pathlib import Path

from starlette.datastructures import UploadFile

from coopledger.messages.catalogue import CoopledgerError
from coopledger.readers.documents import DOCUMENTS

_LONGEST, _DEEPEST = 80, 6
_XML, _TABLE, _TABLES = ".xml", ".csv", "tablas.zip"
_OTHER = re.compile(r"[^\w .,()\[\]+&@=-]")
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.I | re.ASCII)


def save(files: Sequence[UploadFile], folder: Path) -> Path:
    """Keep files in a folder of their own. Returns what is to be read: one of them, or a folder.

    One document, with others that lie beside it; the sheets of a workbook, each as a table; or the
    invoices of a folder. Raises CoopledgerError where nothing was sent, or several documents that
    are read one by one.
    """
    named = [parts for parts, _ in _named(files)]
    tables = _tables(named)
    chosen = () if tables else _chosen(named)
    kept = save_all(files, folder)
    if tables:
        return _together([path for path in kept if path.suffix.lower() == _TABLE], folder)
    return folder.joinpath(*chosen)


def _tables(sent: Sequence[tuple[str, ...]]) -> bool:
    """Whether what is read of them is several tables, and nothing else."""
    endings = [Path(each[-1]).suffix.lower() for each in sent]
    read = [ending for ending in endings if ending in DOCUMENTS]
    return len(read) > 1 and set(read) == {_TABLE}


def _together(tables: Sequence[Path], folder: Path) -> Path:
    """Tables in one archive, which is the same whenever they are: by that it is known again."""
    archive = folder / _TABLES
    with zipfile.ZipFile(archive, "x") as into:
        for path in sorted(tables):
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix())
            with path.open("rb") as read, into.open(entry, "w", force_zip64=False) as kept:
                shutil.copyfileobj(read, kept)
            path.unlink()
    return archive


def save_all(files: Sequence[UploadFile], folder: Path) -> list[Path]:
    """Keep files, each for itself. Raises CoopledgerError where nothing was sent."""
    return [_saved(file, folder.joinpath(*parts)) for parts, file in _named(files)]


def _named(files: Sequence[UploadFile]) -> list[tuple[tuple[str, ...], UploadFile]]:
    sent = [(safe_parts(file.filename or ""), file) for file in files if file.filename]
    if not sent:
        raise CoopledgerError("web.nothing-sent")
    return sent


def _saved(file: UploadFile, wanted: Path) -> Path:
    place = _free(wanted)
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("xb") as kept:
        shutil.copyfileobj(file.file, kept)
    return place


def save_one(files: Sequence[UploadFile], folder: Path) -> Path:
    """Keep the one file that was sent. Raises CoopledgerError where there is none, or several."""
    if len(files) > 1:
        named = ", ".join(safe_parts(each.filename or "")[-1] for each in files[:5])
        raise CoopledgerError("web.several-files", seen=named)
    return save(files, folder)


def _chosen(sent: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Which of the files is read; where all are invoices, the folder that has them all."""
    read = [each for each in sent if Path(each[-1]).suffix.lower() in DOCUMENTS]
    others = [each for each in read if Path(each[-1]).suffix.lower() != _XML]
    if len(sent) == 1:
        return sent[0]
    if len(others) == 1:
        return others[0]
    if others:
        named = ", ".join(each[-1] for each in others[:5])
        raise CoopledgerError("web.several-documents", seen=named)
    shared = {each[0] for each in sent if len(each) > 1}
    return (shared.pop(),) if len(shared) == 1 and all(len(each) > 1 for each in sent) else ()


def safe_parts(name: str) -> tuple[str, ...]:
    r"""A file's name with its folders, as they may be called here.

    >>> safe_parts("../../etc/passwd"), safe_parts("C:\\con.xlsx"), safe_parts("Gastos 1.csv")
    (('etc', 'passwd'), ('C_', '_con.xlsx'), ('Gastos 1.csv',))
    """
    parts = re.split(r"[/\\]+", unicodedata.normalize("NFC", name))
    safe = [part for each in parts if (part := _safe(each))]
    return tuple(safe[-_DEEPEST:]) or ("_",)


def _safe(part: str) -> str:
    said = _OTHER.sub("_", part).strip(" .")
    stem, dot, ending = said.rpartition(".")
    ending = ending[:12]
    room = _LONGEST - len(ending)
    said = f"{(stem if dot else said)[:room].strip()}{dot}{ending if dot else ''}"
    return f"_{said}" if _DEVICE.fullmatch(said) else said


def _free(place: Path) -> Path:
    """A name that no file there has: two folders may have files of one name."""
    found, number = place, 2
    while found.exists():
        found = place.with_name(f"{place.stem} ({number}){place.suffix}")
        number += 1
    return found
