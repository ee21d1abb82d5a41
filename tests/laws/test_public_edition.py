"""A public edition verifies to the ledger's head, whatever is hidden and whatever was erased."""

import json
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopledger import Agreement, CoopledgerError, Ledger, verify_rows
from coopledger.ledger.published import SETTING
from coopledger.store.rows_file import HIDDEN, _name, lines, sealable, verified
from coopledger.testing.everything import histories
from coopledger.testing.history import History
from tests import engines
from tests.command_line import Run
from tests.laws.test_erasure import FACTS, LAST, NAME, WHY, made, rows_of

PAGE = (Path(__file__).parents[2] / "docs" / "audit.md").read_text("utf-8")
(SCRIPT, _) = re.findall(r"```python\n(.*?)```", PAGE, re.S)


def audited(path: Path, *head: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-I", "-X", "utf8", "-c", SCRIPT, path, *head],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return done.returncode, (done.stdout + done.stderr).strip().splitlines()[-1]


@settings(max_examples=max(2, settings().max_examples // 5))
@given(history=histories(), data=st.data())
def test_whatever_is_hidden_and_erased_it_comes_to_the_same_head(
    history: History, data: st.DataObject
) -> None:
    hidden_at_will("sqlite", history, data)


@settings(max_examples=max(2, settings().max_examples // 15))
@given(history=histories(), data=st.data())
def test_from_a_server_it_does_too(history: History, data: st.DataObject) -> None:
    hidden_at_will("postgresql", history, data)


def hidden_at_will(engine: str, history: History, data: st.DataObject) -> None:
    with (
        TemporaryDirectory() as folder,
        engines.location(engine, Path(folder)) as where,
        Ledger.open(where, by=NAME) as ledger,
    ):
        ledger.record(history.opening, *history.facts)
        head = str(ledger.head())
        known = sorted({fact.reference for fact in ledger.facts(history.opening.code)})
        for reference in data.draw(st.lists(st.sampled_from(known), max_size=2)):
            ledger.forget(reference, **WHY)
        hidden = data.draw(st.sets(st.sampled_from(sorted(sealable()))))
        with ledger._storage.reading() as connection:
            written = list(lines(connection, hidden))
        found = verified(written, ledger.head())
        assert found.intact, found.problems
        assert found.head == ledger.head()
        path = Path(folder, "rows.jsonl")
        path.write_text("".join(written), "utf-8")
        assert verify_rows(path, against=head).intact
        for line in written[:-1]:
            shown = json.loads(json.loads(line)["sealed"] or '{"texts": {}, "salts": {}}')
            assert shown.keys() == {"texts", "salts"}
            assert shown["texts"].keys() == shown["salts"].keys()
            assert not {_name(path) for path in shown["texts"]} & hidden


@pytest.fixture
def published(where: str, tmp_path: Path) -> tuple[Path, str]:
    made(where)
    path = tmp_path / "rows.jsonl"
    with Ledger.open(where) as ledger:
        ledger.forget("G-2", **WHY)
        path.write_text("".join(ledger.rows(public=True)), "utf-8")
        return path, str(ledger.head())


def test_the_script_and_the_program_agree(published: tuple[Path, str]) -> None:
    path, head = published
    assert audited(path, head) == (0, head)
    assert verify_rows(path, against=head).intact


def test_it_shows_who_was_paid_and_neither_numbers_nor_who_recorded(
    published: tuple[Path, str],
) -> None:
    rows = [json.loads(line) for line in published[0].read_text("utf-8").splitlines()]
    shown = {
        (row["reference"], path): text
        for row in rows[:-1]
        for path, text in json.loads(row["sealed"] or '{"texts": {}}')["texts"].items()
    }
    assert shown["G-1", "payee"] == NAME
    assert not {path for _, path in shown} & {"recorded_by", "issuer.tax_id", "counterpart", "note"}
    assert not any("secret" in (row.get("sealed") or "") for row in rows)


def test_a_text_or_a_row_that_is_altered_is_named(published: tuple[Path, str]) -> None:
    path, head = published
    good = path.read_text("utf-8")
    kept = good.splitlines(keepends=True)
    for bad in (
        good.replace("boleto", "hotel"),
        good.replace('"minor":10000', '"minor":10001'),
        "".join(kept[:3] + kept[4:]),
        "".join(kept[:-3] + kept[-1:]),
        "".join(kept[:-1]),
    ):
        assert bad != good
        path.write_text(bad, "utf-8")
        assert not verify_rows(path, against=head).intact
    for bad in (good.replace("boleto", "hotel"), "".join(kept[:3] + kept[4:])):
        path.write_text(bad, "utf-8")
        assert audited(path, head)[0] == 1


def test_a_head_of_before_is_that_of_its_first_rows(where: str, tmp_path: Path) -> None:
    before = made(where)
    with Ledger.open(where) as ledger:
        ledger.forget("G-1", **WHY)
        written = list(ledger.rows())
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(written), "utf-8")
    assert verify_rows(path, against=before).intact
    assert audited(path, before)[0] == 0
    other = before[:-1] + ("0" if before[-1] != "0" else "1")
    assert [p.code for p in verify_rows(path, against=other).problems] == ["verify.rows-cut"]


def test_what_is_hidden_is_a_setting(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made(where)
    with Ledger.open(where) as ledger:
        assert NAME in "".join(ledger.rows(public=True))
        monkeypatch.setenv(
            SETTING, ", ".join((*HIDDEN, "payee", "concept", "issuer.name", "reason"))
        )
        assert NAME not in "".join(ledger.rows(public=True))
        assert NAME in "".join(ledger.rows())
        monkeypatch.setenv(SETTING, "amount")
        with pytest.raises(CoopledgerError, match="amount"):
            list(ledger.rows(public=True))


def test_what_an_issued_statement_prints_of_what_is_hidden_is_withheld_with_it(
    where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its lines are broken where the page ends: a holder's name may stand in two."""
    agreement = Agreement(
        code="A", title="T", currency="MXN", note="Trata Zacarías " * 12,
        accounts=[{"code": "B", "currency": "MXN"},
                  {"code": "V", "currency": "MXN", "holder": NAME}],
    )  # fmt: skip
    with Ledger.open(where) as ledger:
        ledger.record(agreement)
        ledger.issue("A", on=LAST)
        whole, public = "".join(ledger.rows()), "".join(ledger.rows(public=True))
        monkeypatch.setenv(SETTING, "accounts.number")
        nothing_printed = "".join(ledger.rows(public=True))
    assert whole.count("Zacarías") > 3
    assert "Zacarías" not in public
    assert (
        whole.count("printed.es")
        == nothing_printed.count("printed.es")
        > public.count("printed.es")
    )


def test_a_document_is_not_named_by_its_file(tmp_path: Path) -> None:
    made(str(tmp_path / "b.db"))
    file = tmp_path / f"recibo de {NAME}.pdf"
    file.write_bytes(b"%PDF-1.7 ")
    with Ledger.open(tmp_path / "b.db") as ledger:
        ledger.attach("G-1", file)
        assert "recibo de" in "".join(ledger.rows())
        assert "recibo de" not in "".join(ledger.rows(public=True))


def test_of_earlier_schemas_it_withholds_what_is_hidden(tmp_path: Path) -> None:
    """Such rows stand by their place, and a note counts them."""
    schemas = Path(__file__).parents[1] / "cases" / "schemas"
    path = tmp_path / "b.db"
    with closing(sqlite3.connect(path)) as older:
        older.executescript((schemas / "0005.sql").read_text("utf-8"))
    with Ledger.open(path) as ledger:
        ledger.upgrade()
        written = list(ledger.rows(public=True))
        assert len(rows_of(ledger)) == len(written) - 1
        assert "Núñez Peña" not in "".join(written)
        assert "dos noches" not in "".join(written)
        head = str(ledger.head())
    file = tmp_path / "rows.jsonl"
    file.write_text("".join(written), "utf-8")
    found = verify_rows(file, against=head)
    assert found.intact, found.problems
    assert [note.code for note in found.notes] == ["verify.rows-withheld"]
    assert audited(file, head) == (0, head)


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_command_line_writes_and_proves_it(tmp_path: Path, run: Run, language: str) -> None:
    with Ledger.open(tmp_path / "coopledger.db") as ledger:
        ledger.record(*FACTS)
        head = str(ledger.head())
    said = ("--lang", language)
    assert run("export", "rows", "--public", "-o", "pub.jsonl", *said).status == 0
    done = run("verify", "pub.jsonl", "--against", head, *said)
    assert done.status == 0, done.out
    assert run("export", "rows", *said).out.count("\n") == len(FACTS) + 1
    for wrong in (
        ("export", "rows", "A"), ("export", "json"), ("export", "json", "A", "--public"),
        ("verify", "missing.jsonl"), ("verify", "coopledger.db"),
        ("export", "rows", "-o", "coopledger.db"),
    ):  # fmt: skip
        refused = run(*wrong, *said)
        assert refused.status == 2, wrong
        assert "Traceback" not in refused.out + refused.err
