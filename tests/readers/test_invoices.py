"""Invoices from anywhere: whatever their bytes, findings; whatever their size, at once."""

import threading
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopledger.ledger import Ledger
from coopledger.messages.catalogue import Language
from coopledger.model.agreement import Agreement
from coopledger.model.evidence import Invoice
from coopledger.model.finding import has_errors
from coopledger.model.receipt import Refused
from coopledger.readers import rfc
from coopledger.readers.reading import Manner, Reading
from coopledger.readers.registry import read_document
from coopledger.readers.sheet import NotOpened
from coopledger.readers.xml_kinds import read_xml
from coopledger.reports.findings import finding_lines
from coopledger.writers.csv_archive import csv_archive
from coopledger.writers.facts_json import facts_json
from coopledger.writers.staff_workbook import book_workbook
from tests.engines import ENGINES, location
from tests.readers.printed_invoices import Printed, printed
from tests.readers.test_invoice_cases import CASES, document_of

BOOK = Manner("FORO-2016")
GOOD = sorted(
    path
    for name in (
        "paid-at-once-4.0", "fees-with-tax-withheld", "of-2016-in-pesos-3.2", "a-payment-2.0",
        "with-local-taxes-3.2", "payroll-3.2-is-typed-egreso", "a-credit-note",
    )
    for path in [document_of(name)]
)  # fmt: skip


def read(content: bytes) -> Reading:
    try:
        return read_xml(content, "factura.xml", BOOK)
    except NotOpened as refused:
        return Reading(findings=[refused.finding])


def said(reading: Reading) -> list[str]:
    for language in Language:
        assert len(list(finding_lines(reading.findings, language))) == len(reading.findings)
    return [finding.code for finding in reading.findings]


# Whatever the bytes

_BITS = st.sampled_from(
    [b'"', b"'", b"<", b">", b"&", b"&#0;", b"&#x202e;", b"<!DOCTYPE a>", b"<![CDATA[x]]>", b"\xff",
     b"\x00", b"-1", b"1e9", b"0.001", b"XXX", b"4.0", b"3.2", b"NaN", b"99999999999999999999",
     b"<!-- x -->", b"<?xml?>", b" Total=", b"/>", b"{seen}", b"\xef\xbb\xbf", b"MXN", b"P", b"T"]
)  # fmt: skip


@st.composite
def mangled(draw: st.DrawFn) -> bytes:
    """A good invoice with a few of its bytes cut out, written over or put in."""
    content = draw(st.sampled_from(GOOD)).read_bytes()
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(content)))
        cut = draw(st.integers(0, 12))
        put = draw(st.one_of(st.just(b""), _BITS, st.binary(max_size=6)))
        content = content[:at] + put + content[at + cut :]
    return content


@settings(max_examples=max(300, settings.default.max_examples))
@given(mangled())
def test_a_mangled_invoice_is_a_finding_or_still_adds_up(content: bytes) -> None:
    reading = read(content)
    said(reading)
    for entry in reading.entries:
        invoice = entry.fact
        assert isinstance(invoice, Invoice)
        if invoice.subtotal is not None:
            withheld = invoice.withheld.minor if invoice.withheld else 0
            assert invoice.amount.minor == invoice.gross - withheld
    assert reading.entries or reading.findings


@pytest.mark.parametrize("encoding", ["TF-8", "rot13", "hex", "utf-7", "utf-32", "idna", "big5"])
def test_one_in_an_encoding_that_xml_does_not_know_is_damaged(encoding: str) -> None:
    content = GOOD[0].read_bytes().replace(b'"UTF-8"', f'"{encoding}"'.encode())
    assert said(read(content)) == ["xml-damaged"]


@given(st.binary(max_size=300))
def test_bytes_that_are_no_invoice_are_a_finding(content: bytes) -> None:
    assert has_errors(read(content).findings)


@given(st.sampled_from(GOOD), st.data())
def test_one_that_is_cut_short_is_never_read(path: Path, data: st.DataObject) -> None:
    content = path.read_bytes().rstrip()
    cut = content[: data.draw(st.integers(0, len(content) - 1))]
    assert said(read(cut)) in (["xml-damaged"], ["xml-unknown"])


# What would take all the machine has


def _at_once(content: bytes, codes: list[str]) -> None:
    tracemalloc.start()
    began = time.process_time()
    assert said(read(content)) == codes
    taken, (_, peak) = time.process_time() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert taken < 1
    assert peak < 20 * 2**20


def test_an_entity_that_unfolds_to_a_gigabyte_is_refused_at_once() -> None:
    content = document_of("a-billion-in-an-entity").read_bytes()
    assert len(content) < 10_000
    assert b"&a8;" in content  # ten times ten, nine times over
    _at_once(content, ["document-unsafe"])


def _within(levels: int) -> bytes:
    """A good invoice with an addenda of so many levels."""
    content = document_of("paid-at-once-4.0").read_bytes()
    nested = b"<a>" * levels + b"</a>" * levels
    end = b"</cfdi:Comprobante>"
    return content.replace(end, b"<cfdi:Addenda>" + nested + b"</cfdi:Addenda>" + end)


def test_what_is_ten_thousand_levels_deep_is_refused_at_once() -> None:
    _at_once(_within(10_000), ["document-unsafe"])


def test_an_addenda_of_a_few_levels_is_left_alone() -> None:
    assert read(_within(20)).entries


def test_one_larger_than_any_invoice_is_refused_before_it_is_parsed() -> None:
    end = b"</cfdi:Comprobante>"
    content = document_of("paid-at-once-4.0").read_bytes()
    _at_once(content.replace(end, b" " * 11 * 2**20 + end), ["document-unsafe"])


def test_a_zip_that_unpacks_to_more_than_it_may_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "facturas.zip"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("a.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(64):
            part.write(bytes(2**20))
    assert path.stat().st_size < 2**17
    assert [finding.code for finding in read_document(path, BOOK).findings] == ["document-beyond"]


def test_a_zip_that_was_damaged_on_its_way(tmp_path: Path) -> None:
    content = bytearray(document_of("a-zip-of-invoices").read_bytes())
    at = content.index(b"PK\x03\x04") + 60
    for start in range(at, at + 400, 20):
        damaged = bytearray(content)
        damaged[start : start + 4] = b"\xff\xff\xff\xff"
        path = tmp_path / "facturas.zip"
        path.write_bytes(damaged)
        assert has_errors(read_document(path, BOOK).findings)


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.xml").write_bytes(document_of("paid-at-once-4.0").read_bytes())
    inside = tmp_path / "inside"
    inside.mkdir()
    try:
        (inside / "a.xml").symlink_to(outside / "a.xml")
        (inside / "more").symlink_to(outside, target_is_directory=True)
    except OSError:
        pytest.skip("no links here")
    assert [finding.code for finding in read_document(inside, BOOK).findings] == ["no-xml-inside"]


def test_the_hash_of_a_folder_is_that_of_its_listing(tmp_path: Path) -> None:
    import hashlib

    listing = ""
    for name in ("a.xml", "b.xml"):
        content = document_of("paid-at-once-4.0").read_bytes()
        (tmp_path / name).write_bytes(content)
        listing += f"{hashlib.sha256(content).hexdigest()}  {name}\n"
    expected = hashlib.sha256(listing.encode()).hexdigest()
    assert read_document(tmp_path, BOOK).document == expected


# One that cannot be read among others


@given(st.lists(st.sampled_from(["good", "cut", "sum", "unstamped"]), min_size=1, max_size=5))
def test_what_cannot_be_read_is_left_out_when_asked_and_named(kinds: list[str]) -> None:
    with TemporaryDirectory() as where:
        folder = Path(where)
        for number, kind in enumerate(kinds):
            document = Printed(uuid=f"{number:08X}-0000-4000-8000-000000000000")
            content = printed(replace(document, total="9.99") if kind == "sum" else document)
            content = content[:-20] if kind == "cut" else content
            content = (
                content.replace(b"tfd:Timbre", b"tfd:Otro") if kind == "unstamped" else content
            )
            (folder / f"{number}.xml").write_bytes(content)
        bad = [f"{folder.name}/{n}.xml" for n, kind in enumerate(kinds) if kind != "good"]
        strict = read_document(folder, BOOK)
        skipping = read_document(folder, replace(BOOK, skip_unreadable=True))
    assert has_errors(strict.findings) == bool(bad)
    some_good = len(bad) < len(kinds)
    assert ("others-can-be-read" in said(strict)) == (bool(bad) and some_good)
    if not some_good:
        assert skipping.findings == strict.findings
        return
    assert len(skipping.entries) == len(kinds) - len(bad)
    skipped = [f for f in skipping.findings if f.code == "document-skipped"]
    assert [finding.place.document for finding in skipped] == bad
    assert not has_errors(skipping.findings)


# The tax number


def test_known_tax_numbers_end_in_their_digit() -> None:
    for number in ("SAT970701NN3", "IMS421231I45", "WSO170714Q14"):
        assert rfc.has_shape(number)
        assert rfc.has_right_digit(number)
        wrong = "1" if number[-1] != "1" else "2"
        assert not rfc.has_right_digit(number[:-1] + wrong)


@given(st.from_regex(r"[A-ZÑ&]{3,4}(0[1-9]|[1-9][0-9])0[1-9]1[0-9][A-Z0-9]{2}", fullmatch=True))
def test_of_the_eleven_digits_one_fits(body: str) -> None:
    fitting = [sign for sign in "0123456789A" if rfc.has_right_digit(body + sign)]
    assert fitting == [rfc.digit_of(body + "0")]


# To a workbook and back


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    ("ending", "written"),
    [
        ("xlsx", book_workbook),
        ("zip", csv_archive),
        ("json", lambda facts, _: facts_json(facts).encode()),
    ],
)
def test_invoices_that_were_written_are_read_back_unchanged(
    ending: str, written: Callable[..., bytes], language: Language, tmp_path: Path
) -> None:
    folder = tmp_path / "comprobantes"
    folder.mkdir()
    for number, path in enumerate(GOOD):
        (folder / f"{number}.xml").write_bytes(path.read_bytes())
    with Ledger.open(tmp_path / "books.db") as ledger:
        ledger.import_file(CASES / "agreement.json")
        assert ledger.import_file(folder, book="FORO-2016").recorded == len(GOOD)
        facts = ledger.facts("FORO-2016")
        path = tmp_path / f"otra-vez.{ending}"
        path.write_bytes(written(facts, language))
        again = ledger.import_file(path)
        assert (again.accepted, again.recorded) == (True, 0), again.findings
        assert again.unchanged == len(facts)
    with Ledger.open(tmp_path / "other.db") as other:
        assert other.import_file(path).accepted
        assert set(other.facts("FORO-2016")) == set(facts)


# Two who load the same invoice at the same time


@pytest.mark.parametrize("engine", ENGINES)
def test_of_two_books_that_load_an_invoice_at_once_one_has_it(engine: str, tmp_path: Path) -> None:
    codes = ("A-1", "A-2")
    invoices = [f"INV-{number}" for number in range(10)]
    with location(engine, tmp_path) as where:
        with Ledger.open(where) as ledger:
            ledger.record(
                *(Agreement(code=c, title=c, currency="EUR", accounts=["MXN"]) for c in codes)
            )
        taken: list[tuple[str, str]] = []
        ready = threading.Barrier(len(codes))

        def load(code: str) -> None:
            with Ledger.open(where) as ledger:
                ledger.reconcile(code)  # the book is on its shelf, as it was
                for number in invoices:
                    ready.wait()
                    invoice = Invoice(
                        book=code, reference=number, when="2016-10-05", amount="10.00 MXN",
                        issuer={"name": "Hotel Lisboa"},
                    )  # fmt: skip
                    try:
                        ledger.record(invoice)
                    except Refused:
                        continue
                    taken.append((number, code))

        threads = [threading.Thread(target=load, args=[code]) for code in codes]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(number for number, _ in taken) == sorted(invoices)
        with Ledger.open(where) as ledger:
            kept = {
                (fact.reference, code)
                for code in codes
                for fact in ledger.facts(code)
                if isinstance(fact, Invoice)
            }
            assert kept == set(taken)
            assert ledger.verify().intact
