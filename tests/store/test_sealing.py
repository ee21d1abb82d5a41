"""What is sealed of a row stands in no column that is hashed, and can be proved, hidden, erased."""

import hashlib
import hmac
import json
from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from coopledger import (
    Account,
    Addendum,
    Attachment,
    BankLine,
    BudgetLine,
    Disallowance,
    Erasure,
    Issue,
    Ledger,
    Match,
    Period,
    Proposal,
    Rate,
    Reallocation,
    Resolution,
    Reversal,
    Undo,
)
from coopledger.books.book import Book
from coopledger.messages.catalogue import Language
from coopledger.model.agreement import Agreement, Institution, Programme
from coopledger.model.commitment import Release
from coopledger.model.entry import Entry, Origin
from coopledger.model.erased import ERASED, Erased, is_erased
from coopledger.model.facts import AnyFact
from coopledger.model.issue import ChainPlace, Printed
from coopledger.model.kinds import KINDS
from coopledger.model.request import Request
from coopledger.model.settlement import Settlement
from coopledger.model.variation import Variation
from coopledger.readers.example_book import example_book
from coopledger.store import appending, identity, journal, sealing
from coopledger.store.appending import Stamp, link
from coopledger.store.chain import hash_of
from coopledger.store.journal import NOWHERE
from coopledger.store.proof import altered
from coopledger.store.records import body_of, from_row
from coopledger.store.sealing import apart, digest_of, opened, salt_of, sealed
from tests.store.books import MONEY, OPENING, spent

STAMP = Stamp("2016-12-31T18:00:00.000000+00:00", "Ana Núñez")
ORIGIN = Origin("Gastos de Ana.xlsx", "Hoja|1", 7, {})


def example_facts() -> Iterator[tuple[Book, AnyFact]]:
    """An example of every kind, with the book that it stands in."""
    for opening in (Institution, Agreement, Programme):
        book = example_book(Language.ES, opening)
        yield book, book.opening
        for fact in book.facts.values():
            yield book, fact
    named = {"book": book.code, "when": "2016-12-31"}
    why = {"reason": "lo pidió Ana"}
    of = next(fact.reference for fact in book.facts.values() if fact.kind == "expenditure")
    amount = {"amount": "1.00 MXN"}
    for more in (
        Period(book=book.code, when="2016", state="closed", **why),
        Erasure(**named, reference="SD-1", of=of, rows=[1], ground="art. 51", **why),
        Undo(book=book.code, load=7, lifted=["R-1"], **why),
        Proposal(**named, reference="PR-1", facts="[]", totals=[{"kind": "reversal", "count": 1}],
                 note="de Ana"),
        Resolution(**named, of="PR-1", outcome="refused", **why),
        Reversal(**named, reference="R-1", of=of, **why),
        Disallowance(**named, reference="NA-1", of=of, **amount, **why),
        Settlement(**named, reference="SV-1", of="NA-1", outcome="documents", **amount, **why),
        Request(**named, reference="SR-1", line="L", **amount),
        Variation(**named, reference="VA-1", line="L", **why),
        Release(**named, reference="LC-1", of="CO-001", **why),
        Reallocation(**named, reference="RE-1", from_line="A", to_line="B", **amount, **why),
        Match(**named, reference="CO-1", events=[of], bank_lines=["L-1"], **why),
        Rate(book=book.code, base="EUR", quote="MXN", when="2016-12-29", value="21.6329",
             published_by="ECB", source="ecb.europa.eu", note="de Ana"),
        Addendum(**named, reference="AD-1", title="Primera", signatories=["Ana", "Eva"],
                 former_signatories=["Luz"], lines=[BudgetLine(code="V", title="Vuelos")],
                 accounts=[Account(code="X", currency="MXN", title="De Ana", number="012",
                                   holder="Dirección")]),
        BankLine(**named, reference="L-1", direction="in", **amount, account_number="0123456789",
                 bank_reference="FOLIO 77", counterpart="Pérez, Ana", text="SPEI de Ana"),
        Attachment(book=book.code, of=of, name="Factura de Ana.pdf", sha256="f" * 64, size=9,
                   type="pdf", source="correo", note="de Ana"),
        Issue(**named, reference="EE-1", looked_at=ChainPlace(seq=1, hash="f" * 64),
              conversion="fifo", head=f"1-{'f' * 64}", program="1", figures=[],
              printed=Printed(es=" Saldo\n", en=" Held\n")),
    ):  # fmt: skip
        yield book, more


def marked(fact: AnyFact) -> AnyFact:
    """The same with texts of which none stands anywhere else."""
    row: dict[str, Any] = {"body": body_of(fact)}
    texts = apart(fact.kind, row["body"])
    numbers = count(1)
    said = {path: f"{text}†{next(numbers)}" for path, text in texts.items()}
    body = json.dumps(row["body"])
    kept = opened({"body": body, **sealed(said, "0" * 64), "recorded_by": None, "origin": None})
    whole = {**fact.model_dump(mode="json"), **kept["body"]}
    return type(fact).model_validate(whole)


FACTS = [(book, marked(fact)) for book, fact in example_facts()]


def rows_of_all() -> Iterator[tuple[AnyFact, dict[str, Any]]]:
    for book, fact in FACTS:
        yield fact, link(book, Entry(fact, ORIGIN), NOWHERE, STAMP)


def test_there_is_an_example_of_every_kind() -> None:
    assert {fact.kind for fact, _ in rows_of_all()} == set(KINDS)


def test_no_text_stands_in_a_column_that_is_hashed() -> None:
    for _, row in rows_of_all():
        for path, text in json.loads(row["sealed"])["texts"].items():
            for column, value in row.items():
                assert column == "sealed" or str(text) not in str(value), (row["kind"], path)


def test_what_is_sealed_is_read_again() -> None:
    for fact, row in rows_of_all():
        found = opened(row)
        assert altered(row) is None
        assert from_row(found) == fact
        assert (found["recorded_by"], found["origin"]) == (STAMP.recorded_by, str(ORIGIN))


def test_any_text_that_is_altered_is_noticed() -> None:
    for _, row in rows_of_all():
        kept = json.loads(row["sealed"])
        for path in kept["texts"]:
            other = kept | {"texts": kept["texts"] | {path: "another"}}
            less = kept | {"texts": {n: t for n, t in kept["texts"].items() if n != path}}
            for wrong in (other, less, kept | {"secret": "f" * 64}, kept["texts"], {}, []):
                assert altered(row | {"sealed": json.dumps(wrong)}) is not None
        assert altered(row | {"recorded_by": "Ana"}) is not None
        assert altered(row | {"digests": None}) is not None


def test_what_is_erased_says_so_where_it_stood_and_nothing_else_changes() -> None:
    for fact, row in rows_of_all():
        erased = row | {"sealed": None}
        assert altered(erased) is None
        assert hash_of(erased) == row["hash"]
        found = from_row(opened(erased))
        body, before = body_of(found), body_of(fact)
        texts = apart(fact.kind, body)
        assert texts.keys() == apart(fact.kind, before).keys()
        assert set(texts.values()) <= {"(erased)"}
        assert body == before
        assert is_erased(opened(erased)["recorded_by"])


def test_a_digest_is_what_the_auditors_page_says() -> None:
    row = next(row for fact, row in rows_of_all() if fact.kind == "expenditure")
    kept = json.loads(row["sealed"])
    for path, text in kept["texts"].items():
        key = bytes.fromhex(kept["secret"])
        assert len(key) == 32
        salt = hmac.new(key, path.encode(), hashlib.sha256).digest()
        written = json.dumps(text, ensure_ascii=False).encode()
        digest = hmac.new(salt, written, hashlib.sha256).hexdigest()
        assert json.loads(row["digests"])[path] == digest


def test_a_text_with_its_salt_helps_nobody_to_guess_another() -> None:
    secret = sealing.new_secret()
    texts = {"payee": "Ana", "concept": "Ana", "note": "Ana"}
    digests = json.loads(sealed(texts, secret)["digests"])
    assert len(set(digests.values())) == 3
    shown = salt_of(secret, "payee")
    assert digest_of("Ana", shown) == digests["payee"]
    for hidden in ("concept", "note"):
        salts = (shown, salt_of(shown.hex(), hidden), salt_of(digests["payee"], hidden), b"")
        assert all(digest_of("Ana", salt) != digests[hidden] for salt in salts)


def test_each_row_has_a_secret_of_its_own(where: str) -> None:
    with Ledger.open(where) as ledger:
        ledger.record(OPENING, MONEY, *(spent(f"G-{n}") for n in range(20)))
        with ledger._storage.reading() as connection:
            rows = list(journal.every_row(connection))
    assert len({json.loads(row["sealed"])["secret"] for row in rows}) == len(rows)
    by = [json.loads(row["digests"])["recorded_by"] for row in rows]
    assert len(set(by)) == len(rows)


def test_with_its_clock_and_its_chance_a_head_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heads = []
    for name in ("one", "other"):
        monkeypatch.setattr(appending, "now", lambda: STAMP.recorded_at)
        monkeypatch.setattr(sealing, "new_secret", map("{:064x}".format, count(1)).__next__)
        monkeypatch.setattr(identity, "new_name", lambda: "0" * 32)
        with Ledger.open(tmp_path / f"{name}.db", by="ana") as ledger:
            ledger.record(OPENING, MONEY, spent("G-1"))
            ledger.issue("A", on=date(2016, 12, 31))
            heads.append(str(ledger.head()))
    assert heads[0] == heads[1]


def test_nobody_can_type_what_stands_for_an_erased_text() -> None:
    typed = spent("G-1").model_copy(update={"payee": "(erased)"})
    assert type(type(typed).model_validate(typed.model_dump()).payee) is str
    assert type(type(typed)(**{**typed.model_dump(), "payee": ERASED}).payee) is Erased
    assert (ERASED.say("es"), ERASED.say("en")) == ("(borrado)", "(erased)")
