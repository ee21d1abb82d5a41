"""The code of a printed paper: read off the page, or scanned, and looked for in the ledger."""

import random
from collections.abc import Iterator
from datetime import date

import pytest

from coopledger import CoopledgerError, Disbursement, Ledger
from coopledger.books.paper_code import read_code
from coopledger.books.paper_proof import Known, Question
from coopledger.reports.paper_files import code_of
from coopledger.reports.paper_stamp import Stamp, stamp
from tests.ledger.test_paper_proof import ZERO, codes, facts, known

DAY, HALF = date(2016, 12, 31), date(2016, 9, 1)
YES, NO, UNKNOWN = Known.YES, Known.NO, Known.UNKNOWN


@pytest.fixture(scope="module")
def ledger() -> Iterator[Ledger]:
    with Ledger.open("sqlite://", by="Ana") as made:
        made.record(*facts("A-1"))
        made.record(*facts("B-1"))
        yield made


@pytest.fixture(scope="module")
def said(ledger: Ledger) -> str:
    return stamp(ledger.statement_paper("A-1", on=DAY))


def test_what_is_scanned_leads_to_its_rows_and_figures(ledger: Ledger, said: str) -> None:
    assert known(ledger.verify_code(said)) == (UNKNOWN, UNKNOWN, YES, UNKNOWN)
    assert known(ledger.verify_code(said, against=ledger.head()))[3] is YES
    assert known(ledger.verify_code(said, against=f"8.2-{ZERO}"))[3] is NO
    days = stamp(ledger.statement_paper("A-1", since=HALF, on=DAY))
    assert days != said
    assert known(ledger.verify_code(days))[2] is YES
    windows = said.replace("\n", "\r\n") + "\r\n"
    assert known(ledger.verify_code(windows))[2] is YES


def test_whatever_is_changed_in_it_is_found_out(ledger: Ledger, said: str) -> None:
    for line in said.splitlines()[1:]:
        name = line.partition("=")[0]
        other = {
            "book": "B-1", "on": "2016-11-30", "end": f"4-{ZERO}", "head": f"8.2-{ZERO}",
            "code": code_of(ledger.statement_paper("B-1", on=DAY)),
        }.get(name, "1.00 EUR")  # fmt: skip
        proof = ledger.verify_code(said.replace(line, f"{name}={other}"))
        assert known(proof)[2] is NO, name
        assert not proof.holds
    with_more = said.replace("code=", "held=5.00 EUR\ncode=")
    assert codes(ledger.verify_code(with_more), Question.LEDGER) == ["paper.code-differs"]
    nowhere = said.replace("book=A-1", "book=Z-9")
    assert codes(ledger.verify_code(nowhere), Question.LEDGER) == ["paper.not-in-ledger"]


def test_of_an_issued_statement_the_short_code_is_enough() -> None:
    with Ledger.open("sqlite://", by="Ana") as ledger:
        ledger.record(*facts("A-1"))
        paper = ledger.statement_paper("A-1", on=DAY)
        unknown = ledger.verify_code(code_of(paper))
        assert known(unknown) == (UNKNOWN,) * 4
        assert codes(unknown, Question.LEDGER) == ["paper.code-unknown"]
        issue = ledger.issue("A-1", on=DAY).issue
        ledger.record(
            Disbursement(
                book="A-1", reference="M-2", when="2016-11", amount="20.00 MXN", sent="1.00 EUR"
            )
        )
        proof = ledger.verify_code(code_of(paper).lower().replace("-", " "), against=issue.head)
        assert known(proof) == (UNKNOWN, UNKNOWN, YES, YES)
        assert proof.said is not None
        assert (proof.said.issued, proof.said.head) == ("EE-1", issue.head)
        assert "EE-1" in proof.to_text("es")


def test_a_public_edition_has_the_same_code(ledger: Ledger, said: str) -> None:
    assert stamp(ledger.statement_paper("A-1", on=DAY, public=True)) == said


def test_one_sign_that_is_wrong_or_two_that_changed_places_are_noticed(ledger: Ledger) -> None:
    code = code_of(ledger.statement_paper("A-1", on=DAY))
    signs, dice = code.replace("-", ""), random.Random("papel")
    assert read_code(code) == code
    for at, sign in enumerate(signs):
        other = dice.choice([each for each in "23456789ABCDEFGHJKMNPQRSTUVWXYZ" if each != sign])
        assert read_code(signs[:at] + other + signs[at + 1 :]) is None
        for to in range(at + 1, len(signs)):
            if signs[to] != sign:
                swapped = [*signs]
                swapped[at], swapped[to] = swapped[to], swapped[at]
                assert read_code("".join(swapped)) is None


@pytest.mark.parametrize("typed", ["", "F4FN", "F4FN-62BP-R4R5-Q66T", "coopledger 1", "x\ny=1"])
def test_what_is_none_is_refused(ledger: Ledger, typed: str) -> None:
    assert Stamp.read(typed) is None
    with pytest.raises(CoopledgerError) as refused:
        ledger.verify_code(typed)
    assert refused.value.code == "paper.code-unreadable"
