"""What is said of each pair, sum and slip, and of what is left open: every reason in its story."""

from typing import NamedTuple

import pytest

from coopledger.messages.catalogue import Language
from coopledger.model.evidence import Invoice, Party
from coopledger.model.facts import AnyFact
from tests.books.test_matching import FARES, decided, line, matching, received, spent
from tests.books.told import told

FEE = Invoice(
    book="A", reference="F-1", when="2016-08-01", issuer=Party(name="Ana Pérez"),
    subtotal="1000.00 MXN", taxes="160.00 MXN", withheld="206.67 MXN", amount="953.33 MXN",
)  # fmt: skip


class Story(NamedTuple):
    story: str
    facts: tuple[AnyFact, ...]
    told: list[str]


STORIES = (
    Story(
        "alone on its day",
        (spent("G-1", "2016-08-03", "85.00"), line("L-1", "2016-08-03", "-85.00")),
        ["L-1 = G-1: same amount; same day; nothing else fits"],
    ),
    Story(
        "named, within the month that the books know",
        (
            spent("G-014", "2016-08", "85.00", payee="Hotel Reforma"),
            spent("G-015", "2016-08", "85.00"),
            line("L-1", "2016-08-20", "-85.00", text="SPEI G-014 HOTEL REFORMA"),
        ),
        [
            "L-1 = G-014: same amount; a reference agrees; within its date, 2016-08; "
            "the name agrees",
            "- G-015: it may stand twice: it is like G-014, 2016-08",
        ],
    ),
    Story(
        "three equal fares, and two at the bank",
        (*FARES, spent("G-3", "2016-08-04", "85.00")),
        [
            "? L-1 = G-1: same amount; same day; others would fit as well: 2",
            "? L-2 = G-2: same amount; same day; others would fit as well: 2",
            "- G-3: it may stand twice: it is like G-2, 2016-08-03; "
            "the statements of the account reach until 2016-08-03",
        ],
    ),
    Story(
        "digits that are exchanged",
        (
            spent("G-1", "2016-08-03", "1254.00", payee="Hotel Reforma"),
            line("L-1", "2016-08-04", "-1524.00", text="SPEI HOTEL REFORMA"),
        ),
        [
            "? L-1 = G-1: two digits of the amount are transposed; "
            "the books say -1,254.00 MXN: they differ by -270.00 MXN; days apart: 1; "
            "the name agrees"
        ],
    ),
    Story(
        "a digit that is another, in what came in",
        (
            received("M-1", "2016-08", "1254.00", source="SEGIB Madrid"),
            line("L-1", "2016-08-04", "1259.00", counterpart="SEGIB MADRID"),
        ),
        [
            "? L-1 = M-1: one digit of the amount differs; "
            "the books say 1,254.00 MXN: they differ by 5.00 MXN; within its date, 2016-08; "
            "the name agrees"
        ],
    ),
    Story(
        "a reference with another amount",
        (
            spent("G-014", "2016-08-03", "100.00"),
            line("L-1", "2016-08-03", "-100.50", text="PAGO G-014"),
        ),
        [
            "? L-1 = G-014: a reference agrees; "
            "the books say -100.00 MXN: they differ by -0.50 MXN; same day"
        ],
    ),
    Story(
        "the sum of two that it names",
        (
            spent("G-1", "2016-08-03", "30.00", payee="Ana Pérez"),
            spent("G-2", "2016-08-06", "45.50", payee="Ana Pérez"),
            line("L-1", "2016-08-04", "-75.50", text="PAGO G-1 Y G-2 ANA PEREZ"),
        ),
        [
            "? L-1 = G-1 + G-2: it is the sum of 2; days apart: 2; a reference agrees; "
            "the name agrees"
        ],
    ),
    Story(
        "a sum of which it names one only",
        (
            spent("G-1", "2016-08-03", "30.00", payee="Ana Pérez"),
            spent("G-2", "2016-08-06", "45.50", payee="Hotel Reforma"),
            line("L-1", "2016-08-04", "-75.50", text="PAGO G-1 ANA PEREZ"),
        ),
        ["? L-1 = G-1 + G-2: it is the sum of 2; days apart: 2"],
    ),
    Story(
        "a payment that the bank split",
        (
            spent("G-1", "2016-08-03", "75.50"),
            line("L-1", "2016-08-03", "-30.00"),
            line("L-2", "2016-08-04", "-45.50"),
        ),
        ["? L-1 + L-2 = G-1: it is the sum of 2; days apart: 1"],
    ),
    Story(
        "the sum of a whole day",
        (
            spent("G-1", "2016-08-03", "10.00"),
            spent("G-2", "2016-08-03", "20.00"),
            spent("G-3", "2016-08-03", "30.00"),
            line("L-1", "2016-08-03", "-60.00"),
        ),
        ["? L-1 = G-1 + G-2 + G-3: it is the sum of the 3 of that day; same day"],
    ),
    Story(
        "two sums that fit, and what is left of them",
        (
            spent("G-1", "2016-08-03", "10.00"),
            spent("G-2", "2016-08-05", "20.00"),
            spent("G-3", "2016-08-06", "20.00"),
            line("L-1", "2016-08-04", "-30.00"),
        ),
        [
            "? L-1 = G-1 + G-2: it is the sum of 2; days apart: 1; "
            "other combinations have the same sum",
            "- G-3: it may stand twice: it is like G-2, 2016-08-05; "
            "the statements of the account reach until 2016-08-04",
        ],
    ),
    Story(
        "tax that was withheld",
        (
            FEE,
            spent("G-1", "2016-08-03", "1160.00"),
            line("L-1", "2016-08-04", "-953.33"),
            line("L-2", "2016-09-17", "-206.67"),
        ),
        [
            "? L-1 + L-2 = G-1: invoice F-1 was paid in two: 953.33 MXN net and 206.67 MXN of tax "
            "withheld; days apart: 1"
        ],
    ),
    Story(
        "what somebody decided, and what waits for a later day",
        (
            spent("G-1", "2016-08-03", "85.00"),
            line("L-1", "2016-11-03", "-90.00"),
            decided("K-1", ["L-1"], ["G-1"], reason="the bank's fee is in it"),
            spent("G-2", "2016-08-03", "85.00"),
            line("L-2", "2016-08-03", "-85.00"),
            decided("K-2", ["L-2"], ["G-2"]),
            spent("G-3", "2016-12-30", "12.00"),
            line("L-3", "2017-01-02", "-12.00"),
            decided("K-3", ["L-3"], ["G-3"]),
            spent("G-4", "2017-01-01", "7.00"),
            line("L-4", "2016-12-29", "-7.00"),
            decided("K-4", ["L-4"], ["G-4"]),
        ),
        [
            "L-2 = G-2: decided in K-2, 2016-09-01",
            "L-1 = G-1: decided in K-1, 2016-09-01; reason: the bank's fee is in it",
            "- L-4: matched in K-4 with something of a later date",
            "- G-3: matched in K-3 with something of a later date",
        ],
    ),
)  # fmt: skip


@pytest.mark.parametrize("case", STORIES, ids=lambda case: case.story)
def test_what_is_said_of_it(case: Story) -> None:
    assert told(matching(*case.facts).bank) == case.told


def test_it_is_said_in_spanish_too() -> None:
    found = matching(spent("G-1", "2016-08-03", "1254.00"), line("L-1", "2016-08-04", "-1524.00"))
    assert told(found.bank, Language.ES) == [
        "? L-1 = G-1: el importe tiene dos dígitos invertidos; "
        "los libros dicen -1,254.00 MXN: difieren en -270.00 MXN; días de diferencia: 1"
    ]
