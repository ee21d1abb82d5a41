"""Every document of the cases, changed at random, loaded in little memory and time.

No try takes a gigabyte or a minute, ends with a fault of ours, or writes what a screen would obey.
What does is kept in `.long`, with its seed in its name.
"""

import io
import json
import random
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from coopledger.readers.profiles import FOLDER, shipped
from coopledger.testing.sheets import write_workbook
from tests.confined import Confined
from tests.effort import LONG, effort

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases"
_ZIPPED = (".xlsx", ".xlsm", ".ods", ".zip")
_LARGEST = 4_000_000
_ODD = (
    "\x1b[2J", "\u202e", "\x00", "\ufeff", "9" * 5_000, "-", "1e400", "NaN", "=1+1", '"', "'", "<",
    "&#x1b;", "]]>", "[" * 900, "{", "(" * 900, "1," * 900, " \t" * 900, "a " * 900, ":61:",
    ":86:?20", "A1:XFD1048576", "1048576", "2147483648", "-1", "\r", "\n\n", ";" * 500,
    "ñ" * 40_000, " " * 30_000, "a " * 15_000, "\n" * 30_000,
)  # fmt: skip


class Good(NamedTuple):
    """A document as it is, and what is said of it when it is loaded."""

    name: str
    content: bytes
    arguments: tuple[str, ...] = ("--agreement", "A-1")


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> list[Good]:
    return list(_good(tmp_path_factory.mktemp("good")))


def _good(folder: Path) -> Iterator[Good]:
    endings = (*_ZIPPED, ".csv", ".xml", ".sta", ".json")
    of_workbooks = sorted(CASES.glob("**/workbook.json"))
    others = sorted(CASES.glob("**/document/*"))
    for path in (*effort(of_workbooks[::20], of_workbooks), *others):
        if path.name == "workbook.json":
            written = write_workbook(folder / "x.xlsx", json.loads(path.read_text("utf-8")))
            yield Good("x.xlsx", written.read_bytes(), ("--annotate", "marked.xlsx"))
        elif path.is_file() and path.suffix in endings and path.parent.name == "document":
            of_bank = "statements" in path.parts
            more = ("--agreement", "A-1", *(("--account", "MXN") if of_bank else ()))
            of_table = of_bank and path.suffix not in (".xml", ".sta")
            yield Good(
                path.name, path.read_bytes(), (*more, *(("--profile", "generic") * of_table))
            )
    table = next(CASES.glob("statements/*/document/*.csv")).read_bytes()
    (folder / "table.csv").write_bytes(table)
    for name in shipped():
        arguments = ("--agreement", "A-1", "--account", "MXN")
        yield Good(f"{name}.toml", (FOLDER / f"{name}.toml").read_bytes(), arguments)


def changed(document: Good, draw: random.Random, others: list[Good]) -> bytes:
    """The document with something of it otherwise: in a part, where it has parts."""
    if Path(document.name).suffix in _ZIPPED and draw.random() < 0.8:
        with zipfile.ZipFile(io.BytesIO(document.content)) as container:
            parts = [(part.filename, container.read(part)) for part in container.infolist()]
        at = draw.randrange(len(parts))
        parts[at] = (
            parts[at][0],
            _changed(parts[at][1], draw, parts[draw.randrange(len(parts))][1]),
        )
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
            for name, content in parts:
                container.writestr(name, content)
        return out.getvalue()
    return _changed(document.content, draw, draw.choice(others).content)


def _changed(content: bytes, draw: random.Random, other: bytes) -> bytes:
    for _ in range(draw.randint(1, 4)):
        at = draw.randrange(len(content) + 1)
        end = min(len(content), at + draw.choice((1, 8, 60, 500)))
        odd = draw.choice(_ODD).encode("utf-8")
        match draw.randrange(8):
            case 0:
                content = content[:at] + bytes([draw.randrange(256)]) + content[at + 1 :]
            case 1:
                content = content[:at] + content[end:]
            case 2:
                content = content[:at] + odd + content[at:]
            case 3:
                times = draw.choice((2, 50, 2_000, 100_000))
                times = min(times, _LARGEST // max(1, end - at))
                content = content[:at] + content[at:end] * times + content[end:]
            case 4:
                content = content[:at] + other[:2_000] + content[at:]
            case 5 if draw.random() < 0.2:
                content = content[:at]
            case 6:
                number = draw.choice(list(re.finditer(rb"\d+", content)) or [None])
                if number:
                    content = content[: number.start()] + odd + content[number.end() :]
            case 7:
                between = draw.choice(
                    list(re.finditer(rb'"[^"]{0,60}"|>[^<]{0,60}<', content)) or [None]
                )
                if between:
                    content = content[: between.start() + 1] + odd + content[between.end() - 1 :]
    return content[: 2 * _LARGEST]


@pytest.mark.parametrize("stretch", range(effort(1, 60)))
def test_no_document_harms_who_reads_it(stretch: int, good: list[Good], tmp_path: Path) -> None:
    seed = random.randrange(2**32) if LONG else 1
    draw = random.Random(seed)
    table = next(
        each for each in good if each.name.endswith(".csv") and "--profile" in each.arguments
    )
    with Confined(tmp_path) as confined:
        for number in range(effort(25, 300)):
            document = draw.choice(good)
            content = changed(document, draw, good)
            (tmp_path / document.name).write_bytes(content)
            loaded: tuple[object, ...] = (document.name, *document.arguments)
            if document.name.endswith(".toml"):
                (tmp_path / "table.csv").write_bytes(table.content)
                loaded = ("table.csv", *document.arguments, "--profile", document.name)
            became = confined.run("import", *loaded, "--ledger", "x.db")
            obeyed = {sign for sign in became.said if not sign.isprintable()} - {"\n"}
            if not became.holds or obeyed - {"\u00a0", "\u202f", "\u2009"}:
                kept = ROOT / ".long" / f"fuzz-{seed}-{number}-{document.name}"
                kept.parent.mkdir(exist_ok=True)
                kept.write_bytes(content)
                pytest.fail(f"{kept}: {loaded} {became} {obeyed}")
            for left in ("x.db", "marked.xlsx", document.name):
                (tmp_path / left).unlink(missing_ok=True)
