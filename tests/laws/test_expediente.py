"""An expediente is made of the rows in it, and what is withheld stands nowhere in it."""

import io
import itertools
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from hypothesis import given, settings
from hypothesis import strategies as st

from coopledger import Ledger, verify_expediente
from coopledger.ledger.published import SETTING
from coopledger.model.facts import AnyFact, fact_adapter
from coopledger.model.kinds import KINDS
from coopledger.store.rows_file import sealable
from coopledger.testing.everything import histories
from coopledger.testing.history import History

BESIDE = {"recorded_by", "origin"}
Told = dict[str, list[str]]
"""Of each field that may be hidden, the texts that it was given."""


def telling(facts: list[AnyFact], told: Told) -> Iterator[AnyFact]:
    """Facts whose every text is one of a kind."""
    numbers = itertools.count(1)

    def other(name: str, text: object) -> object:
        if isinstance(text, list):
            return [other(name, each) for each in text]
        if name in ("printed.es", "printed.en", "tax_id", "issuer.tax_id", "receiver.tax_id"):
            return text
        made = f"zq{next(numbers)}qz"
        told.setdefault(name, []).append(made)
        return made

    def put(data: object, path: tuple[str, ...], name: str) -> None:
        if isinstance(data, list):
            for each in data:
                put(each, path, name)
        elif isinstance(data, dict) and data.get(path[0]) is not None:
            if len(path) > 1:
                put(data[path[0]], path[1:], name)
            else:
                data[path[0]] = other(name, data[path[0]])

    for fact in facts:
        data = fact.model_dump(mode="json", exclude_none=True) | {"kind": fact.kind}
        for path in KINDS[fact.kind].sealed_paths:
            put(data, path, ".".join(path))
        yield fact_adapter.validate_python(data)


def texts_in(path: Path) -> str:
    """All that an archive says, the parts of its workbooks too."""
    said = []
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            said.append(f"{name}\n{content.decode('utf-8', 'replace')}")
            if content.startswith(b"PK"):
                with zipfile.ZipFile(io.BytesIO(content)) as workbook:
                    said += [workbook.read(part).decode() for part in workbook.namelist()]
    return "\n".join(said)


@settings(max_examples=max(2, settings().max_examples // 12))
@given(history=histories(), data=st.data())
def test_nothing_that_is_hidden_stands_in_a_public_edition(
    history: History, data: st.DataObject
) -> None:
    told: Told = {"recorded_by": ["zq0qz"]}
    facts = list(telling([history.opening, *history.facts], told))
    code = facts[0].book
    hidden = data.draw(st.sets(st.sampled_from(sorted({*sealable(), *told}))))
    with TemporaryDirectory() as place, Ledger.open(Path(place, "b.db"), by="zq0qz") as ledger:
        folder = Path(place)
        ledger.record(*facts)
        (folder / "zq-1qz.pdf").write_bytes(b"%PDF-1.7 zq-2qz")
        ledger.attach(facts[-1].reference, folder / "zq-1qz.pdf", book=code)
        told["name"] = ["zq-1qz"]
        if facts[0].kind == "agreement":
            ledger.issue(code)
        hiding = {SETTING: ", ".join(sorted(hidden))}
        with mock.patch.dict(os.environ, hiding):
            made = ledger.expediente(code, folder / "p.zip", public=True, language="en")
        ledger.expediente(code, folder / "e.zip", language="es")
        public, whole = texts_in(folder / "p.zip"), texts_in(folder / "e.zip")
        for name, texts in told.items():
            for text in texts:
                assert text in whole
                assert (text in public) is False or name not in hidden, (name, text)
        assert "zq-2qz" not in public
        assert made.public
        for each in ("p.zip", "e.zip"):
            found = verify_expediente(folder / each, against=ledger.head())
            assert found.intact, found.problems


REMADE = """
import sys
from coopledger import Ledger
with Ledger.open(sys.argv[1]) as ledger:
    ledger.expediente("A", sys.argv[2], language="es")
"""


@settings(max_examples=max(1, settings().max_examples // 40))
@given(history=histories())
def test_the_same_ledger_gives_the_same_bytes(history: History) -> None:
    """In another process, another zone, another language of the system."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        with Ledger.open(folder / "b.db") as ledger:
            ledger.record(history.opening, *history.facts)
            code = history.opening.code
            ledger.expediente(code, folder / "1.zip", language="es")
        script = REMADE.replace('"A"', json.dumps(code))
        apart = {**os.environ, "TZ": "Asia/Tokyo", "COOPLEDGER_LANG": "en", "PYTHONHASHSEED": "7"}
        subprocess.run(
            [sys.executable, "-c", script, folder / "b.db", folder / "2.zip"],
            env=apart, check=True,
        )  # fmt: skip
        assert (folder / "1.zip").read_bytes() == (folder / "2.zip").read_bytes()
