"""Which of several is one with which: order, windows, references, days and names, hand-worked."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from coopledger.books.book import Book
from coopledger.books.match_reasons import MatchReason
from coopledger.books.matching import Matching, match, match_reference
from coopledger.messages.catalogue import Language
from coopledger.model.agreement import Account, Agreement, Programme
from coopledger.model.base import Provenance
from coopledger.model.events import Recovery, Reversal
from coopledger.model.evidence import Decision, Invoice, InvoiceType, Party
from tests.books.test_matching import (
    AGREEMENT,
    ON,
    WINDOW,
    decided,
    every,
    line,
    matching,
    named,
    received,
    said,
    spent,
)


def told(reasons: Iterable[MatchReason]) -> list[str]:
    return [why.say(Language.EN) for why in reasons]


def fares(*days: int, **more: Any) -> list[Any]:
    """Equal fares in the books, on days of August: G-1, G-2 and so on."""
    return [
        spent(f"G-{n}", f"2016-08-{day:02}", "85.00", **more) for n, day in enumerate(days, start=1)
    ]


def debits(*days: int, **more: Any) -> list[Any]:
    """The same at the bank: L-1, L-2 and so on."""
    return [
        line(f"L-{n}", f"2016-08-{day:02}", "-85.00", **more) for n, day in enumerate(days, start=1)
    ]


# Of several of the same amount


def test_the_same_fare_every_week_is_certain_each_time() -> None:
    found = matching(*fares(3, 10, 17, 24), *debits(3, 10, 17, 24))
    assert named(found.certain) == ["L-1 = G-1", "L-2 = G-2", "L-3 = G-3", "L-4 = G-4"]
    assert found.proposed == ()


def test_equal_fares_that_nothing_tells_apart_are_proposed_in_the_order_of_their_days() -> None:
    in_order = ["L-1 = G-1", "L-2 = G-2", "L-3 = G-3", "L-4 = G-4"]
    for booked in (debits(3, 3, 3, 3), debits(4, 4, 5, 5)):
        found = matching(*fares(3, 3, 3, 3), *booked)
        assert (found.certain, named(found.proposed)) == ((), in_order)


@pytest.mark.parametrize(
    ("in_books", "at_bank", "pairs"),
    [
        # What happened on the very day goes before what happened earlier.
        ((3, 5), (5,), ["L-1 = G-2"]),
        # The bank may be the earlier one; and what would soon be out of reach is taken first.
        ((5, 6), (3, 4), ["L-1 = G-1", "L-2 = G-2"]),
        ((3, 7), (6, 6), ["L-1 = G-1", "L-2 = G-2"]),
    ],
)
@pytest.mark.parametrize("name", [None, "Ana Pérez"])
def test_days_decide_among_those_of_one_name_or_of_none(
    name: str | None, in_books: tuple[int, ...], at_bank: tuple[int, ...], pairs: list[str]
) -> None:
    found = matching(*fares(*in_books, payee=name), *debits(*at_bank, counterpart=name))
    assert (found.certain, named(found.proposed)) == ((), pairs)


@pytest.mark.parametrize(
    ("in_books", "at_bank", "others"),
    [
        ((3, 3, 3), (3,), "others would fit as well: 2"),
        ((3,), (3, 3), "another would fit as well"),
    ],
)
def test_how_many_others_would_fit_is_said_from_either_side(
    in_books: tuple[int, ...], at_bank: tuple[int, ...], others: str
) -> None:
    (pair,) = matching(*fares(*in_books), *debits(*at_bank)).proposed
    assert told(pair.reasons) == ["same amount", "same day", others]


def test_a_name_goes_before_a_day() -> None:
    for other in (None, "Hotel Reforma"):
        in_books = (*fares(3, payee="Ana Pérez"), spent("G-2", "2016-08-04", "85.00", payee=other))
        found = matching(*in_books, *debits(4, counterpart="ANA PEREZ"))
        assert (found.certain, named(found.proposed)) == ((), ["L-1 = G-1"])


# The window


@pytest.mark.parametrize(("at_bank", "fits"), [(8, True), (9, False)])
def test_the_window_is_five_days_unless_told_otherwise(at_bank: int, fits: bool) -> None:
    found = match(Book.of(AGREEMENT, [*fares(3), *debits(at_bank)]), on=ON)
    assert named(found.proposed) == (["L-1 = G-1"] if fits else [])
    assert found.window == 5


@pytest.mark.parametrize(
    ("in_books", "booked", "value_day", "days"),
    [(3, 8, 6, 3), (10, 4, 7, 3), (5, 8, 4, 1), (2, 8, 6, None), (11, 4, 7, None)],
)
def test_the_value_day_may_be_the_one_that_is_near(
    in_books: int, booked: int, value_day: int, days: int | None
) -> None:
    found = matching(*fares(in_books), *debits(booked, value_day=f"2016-08-{value_day:02}"))
    assert [told(pair.reasons)[1] for pair in found.proposed] == (
        [] if days is None else [f"days apart: {days}"]
    )
    assert found.certain == ()


@pytest.mark.parametrize("text", [None, "PAGO G-1"])
@pytest.mark.parametrize(
    ("in_books", "at_bank", "fits"), [(3, 6, True), (6, 3, True), (3, 7, False), (7, 3, False)]
)
def test_the_window_is_three_days_to_either_side_with_a_reference_and_without(
    text: str | None, in_books: int, at_bank: int, fits: bool
) -> None:
    found = matching(*fares(in_books), *debits(at_bank, text=text))
    pairs = ["L-1 = G-1"] if fits else []
    assert named(found.certain) == (pairs if text else [])
    assert named(found.proposed) == ([] if text else pairs)


@pytest.mark.parametrize(
    ("when", "day", "sentence"),
    [
        ("2016-08-03", 3, "same day"),
        ("2016-08-03", 5, "days apart: 2"),
        ("2016-08-05", 3, "days apart: 2"),
        ("2016-08", 15, "within its date, 2016-08"),
        ("2016-08-02/2016-09-01", 15, "within its date, 2016-08-02 to 2016-09-01"),
    ],
)
def test_how_the_days_stand_to_each_other_is_said(when: str, day: int, sentence: str) -> None:
    found = matching(spent("G-1", when, "85.00"), *debits(day))
    (pair,) = (*found.certain, *found.proposed)
    assert told(pair.reasons)[1] == sentence
    assert (pair in found.certain) == (not sentence.startswith("days apart"))


def test_what_is_known_less_precisely_than_to_a_month_is_not_certain() -> None:
    """Thirty-one days are a month's, thirty-two are more."""
    for when, certain in (("2016-08-02/2016-09-01", True), ("2016-08-01/2016-09-01", False)):
        found = matching(received("M-1", when, "5.00"), line("L-1", "2016-08-15", "5.00"))
        assert bool(found.certain) is certain
        assert named((*found.certain, *found.proposed)) == ["L-1 = M-1"]
        found = matching(*fares(15), invoice(when=when, **HOTEL))
        assert bool(found.certain) is certain
        assert named((*found.certain, *found.proposed)) == ["F-1 = G-1"]


# References


def test_a_reference_that_two_lines_mention_makes_neither_certain() -> None:
    found = matching(*fares(3), *debits(3, 3, text="PAGO G-1"))
    assert (found.certain, named(found.proposed)) == ((), ["L-1 = G-1"])
    assert told(found.proposed[0].reasons)[:2] == ["same amount", "a reference agrees"]
    assert [left.movement.reference for left in found.bank.evidence] == ["L-2"]


def test_lines_that_mention_two_take_those_though_another_is_of_their_day() -> None:
    """References first, and of several mentioned in the order of their days."""
    found = matching(*fares(4, 3, 5), *debits(5, 5, text="PAGO G-1 G-2"))
    assert (found.certain, named(found.proposed)) == ((), ["L-1 = G-2", "L-2 = G-1"])


def test_the_books_may_mention_the_reference_of_the_bank() -> None:
    found = matching(
        spent("RENTA A", "2016-08-03", "85.00", concept="SPEI 4712"),
        spent("RENTA B", "2016-08-03", "85.00", concept="SPEI 4711"),
        line("L-1", "2016-08-04", "-85.00", bank_reference="4711"),
        line("L-2", "2016-08-04", "-85.00", bank_reference="4712"),
    )
    assert named(found.certain) == ["L-1 = RENTA B", "L-2 = RENTA A"]


def test_a_reference_may_be_written_anywhere() -> None:
    for field in ("text", "counterpart", "bank_reference", "note"):
        found = matching(*fares(3), *debits(4, **{field: "SPEI/G-1"}))
        assert named(found.certain) == ["L-1 = G-1"]
    for field in ("concept", "payee", "note"):
        found = matching(*fares(3, **{field: "SPEI 4711"}), *debits(4, bank_reference="4711"))
        assert named(found.certain) == ["L-1 = G-1"]
    found = matching(*fares(3), line("g 1", "2016-08-04", "-85.00"))
    assert named(found.certain) == ["g 1 = G-1"]
    grant = received("M-1", "2016-08-03", "5.00", source="SPEI 4711")
    found = matching(grant, line("L-1", "2016-08-04", "5.00", bank_reference="4711"))
    assert named(found.certain) == ["L-1 = M-1"]


@pytest.mark.parametrize(
    ("reference", "tells"),
    [
        ("7", False),
        ("123", False),
        ("1234", True),
        ("G7", True),
        ("RENTA", False),
    ],
)
@pytest.mark.parametrize("where", ["text", "bank_reference"])
def test_a_reference_needs_a_digit_and_a_bare_number_four(
    where: str, reference: str, tells: bool
) -> None:
    booked = line("L-1", "2016-08-04", "-85.00", **{where: reference})
    found = matching(spent(reference, "2016-08-03", "85.00"), booked)
    assert named(found.certain) == ([f"L-1 = {reference}"] if tells else [])
    assert ("same-reference" in said((*found.certain, *found.proposed)[0])) is tells


@pytest.mark.parametrize(
    ("reference", "text"),
    [
        ("G-2016-14", "SPEI G 2016 14 ANA"),
        ("EXP-2016-08-014", "SPEI EXP-2016-08-014"),
        ("EXP-2016-08-014", "PAGO (exp/2016/08/014)"),
    ],
)
def test_a_reference_of_several_parts_is_found(reference: str, text: str) -> None:
    found = matching(spent(reference, "2016-08-03", "85.00"), *debits(4, text=text))
    assert named(found.certain) == [f"L-1 = {reference}"]


# Names


@pytest.mark.parametrize(
    ("payee", "counterpart", "agrees"),
    [
        ("Ana Pérez", "PEREZ ANA", True),
        ("Hotel Reforma Centro", "HOTEL REFORMA NORTE", True),  # two words of three
        ("Telmex", "TELMEX COMUNICACIONES", True),  # the only word there is
        ("Ana Paz", "PAZ, ANA", True),
        ("Hotel Reforma", "HOTEL IMPERIAL", False),  # one of two
        # What many share says nothing of who it is.
        ("Ana de la Torre", "JUAN DE LA CRUZ", False),
        ("Casa de las Flores para Todos", "MUEBLES PARA LAS OFICINAS", False),
        ("Alfa SAPI Inc", "BETA SAPI INC", False),
        ("Pago factura Alfa", "PAGO FACTURA BETA", False),
        ("Tienda 100-200", "FERIA 100-200", False),
        ("Hotel Reforma", None, False),
    ],
)
def test_a_name_agrees_with_two_of_its_words_or_its_only_one(
    payee: str, counterpart: str | None, agrees: bool
) -> None:
    in_books = fares(3, payee=payee)
    (pair,) = matching(*in_books, *debits(3, counterpart=counterpart)).certain
    assert ("same-party" in said(pair)) is agrees
    (pair,) = matching(*in_books, *debits(3, text=counterpart)).certain
    assert ("same-party" in said(pair)) is agrees
    if counterpart is not None:
        issued = invoice(**{**HOTEL, "issuer": Party(name=counterpart)})
        (pair,) = matching(*in_books, issued).certain
        assert ("same-party" in said(pair)) is agrees


# Invoices


def invoice(reference: str = "F-1", when: str = "2016-08-03", **more: Any) -> Invoice:
    """A fee of 1,160.00 with its tax, of which 206.67 are withheld."""
    stated = {
        "issuer": Party(name="Ana Pérez"),
        "subtotal": "1000.00 MXN",
        "taxes": "160.00 MXN",
        "withheld": "206.67 MXN",
        "amount": "953.33 MXN",
    }
    return Invoice(book="A", reference=reference, when=when, **{**stated, **more})


HOTEL: dict[str, Any] = {
    "issuer": Party(name="Hotel Reforma"), "amount": "85.00 MXN", "subtotal": None, "taxes": None,
    "withheld": None,
}  # fmt: skip
FEE = spent("G-1", "2016-08-03", "1160.00", payee="Ana Pérez")


@pytest.mark.parametrize(("when", "certain"), [("2016-08-03", True), ("2016-08-01", False)])
def test_an_invoice_paid_with_its_tax_in_it_is_shown_as_it_stands_and_stands_once(
    when: str, certain: bool
) -> None:
    found = matching(FEE, invoice(when=when), invoice("F-2", **HOTEL)).invoices
    (pair,) = found.matched if certain else found.proposed
    assert named([pair]) == ["F-1 = G-1"]
    assert told(pair.reasons)[0] == "the expenditure has the withheld tax in it"
    assert pair.evidence[0].amount.digits == "-953.33"
    assert pair.difference.digits == "206.67"
    assert every(found) == ([("", "F-1"), ("", "F-2")], [("", "G-1")])
    assert [left.movement.reference for left in found.evidence] == ["F-2"]


def test_what_is_shared_with_other_agreements_is_not_sought_with_all_its_tax() -> None:
    found = matching(FEE, invoice(share="500.00 MXN")).invoices
    assert (found.matched, found.proposed) == ((), ())


def test_a_credit_note_gives_the_withheld_tax_back_too() -> None:
    note = invoice("E-1", "2016-08-05", invoice_type=InvoiceType.CREDIT_NOTE)
    back = Recovery(book="A", reference="C-1", when="2016-08-05", amount="1160.00 MXN", of="G-1")
    found = matching(FEE, note, back).invoices
    assert named(found.matched) == ["E-1 = C-1"]
    assert found.matched[0].difference.digits == "-206.67"


def test_an_invoice_of_another_currency_is_of_something_else() -> None:
    in_dollars = invoice(**{**HOTEL, "amount": "85.00 USD"})
    found = matching(*fares(3), in_dollars).invoices
    assert (found.matched, found.proposed) == ((), ())


@pytest.mark.parametrize(
    ("when", "kind", "asks"),
    [
        ("2016-08-31", InvoiceType.INCOME, True),
        ("2016-08-31", InvoiceType.PAYROLL, True),
        ("2016-08-31", InvoiceType.PAYMENT, False),  # it says that others were paid
        ("2016-09-01", InvoiceType.INCOME, False),
        ("2016-08-31/2016-09-01", InvoiceType.INCOME, False),  # it may be of a later day
    ],
)
def test_what_suppliers_ask_for_up_to_a_day(when: str, kind: InvoiceType, asks: bool) -> None:
    facts = (*fares(31), invoice(when=when, invoice_type=kind, **HOTEL))
    found = matching(*facts, on=date(2016, 8, 31)).invoices
    assert every(found) == ([("", "F-1")] if asks else [], [("", "G-1")])


def test_a_programme_has_invoices_and_no_account_at_the_bank() -> None:
    programme = Programme(code="A", title="Own funds", currency="MXN")
    book = Book.of(programme, [*fares(3), *debits(3), invoice(**HOTEL)])
    found = match(book, on=ON)
    assert every(found.bank) == ([("", "L-1")], [])
    assert named(found.certain) == ["F-1 = G-1"]


def test_a_line_of_which_of_two_accounts_nobody_says_is_open_in_none() -> None:
    accounts = (Account(code="PESOS", currency="MXN"), Account(code="CAJA", currency="MXN"))
    two = Agreement(code="A", title="T", currency="EUR", accounts=accounts)
    found = match(Book.of(two, [*fares(3, account="PESOS"), *debits(3)]), on=ON).bank
    assert every(found) == ([("", "L-1")], [])  # of neither account is there a statement
    assert (found.matched, found.proposed) == ((), ())


@pytest.mark.parametrize(
    ("event", "evidence"),
    [(FEE, invoice()), (*fares(3), invoice(**HOTEL))],
    ids=["with the tax in it", "at the net"],
)
def test_what_was_decided_of_an_invoice_is_kept(event: Any, evidence: Invoice) -> None:
    no = decided("K-1", [], ["G-1"], invoices=["F-1"], decision=Decision.REJECTED)
    found = matching(event, evidence, no).invoices
    assert (found.matched, found.proposed) == ((), ())
    yes = decided("K-1", [], ["G-1"], invoices=["F-1"], reason="seen")
    found = matching(event, evidence, yes).invoices
    assert [(each.decided, each.reasons[0].code) for each in found.matched] == [(yes, "decided")]
    assert (found.proposed, found.evidence, found.events) == ((), (), ())


def test_tax_withheld_by_an_invoice_of_a_later_day_is_not_known_yet() -> None:
    late = invoice(when="2016-09-20")
    paid = line("L-1", "2016-08-03", "-953.33"), line("L-2", "2016-09-17", "-206.67")

    def on(day: date) -> list[str]:
        return named(matching(FEE, late, *paid, on=day).bank.proposed)

    assert on(date(2016, 9, 19)) == []
    assert on(date(2016, 9, 20)) == ["L-1 + L-2 = G-1"]


def test_evidence_that_is_taken_back_later_stood_until_then() -> None:
    def back(of: str) -> Reversal:
        return Reversal(
            book="A", reference=f"X-{of}", of=of, when="2016-10-15", reason="of another book"
        )

    tax = invoice(), line("L-1", "2016-08-03", "-953.33"), line("L-2", "2016-09-17", "-206.67")
    for gone in ("F-1", "L-2"):
        facts = (FEE, *tax, back(gone))
        before = matching(*facts, on=date(2016, 10, 14))
        assert named(before.proposed) == ["L-1 + L-2 = G-1"]
        assert named(before.invoices.matched) == ["F-1 = G-1"]
        after = matching(*facts, on=date(2016, 10, 15))
        assert after.bank.proposed == ()
        assert named(after.invoices.matched) == ([] if gone == "F-1" else ["F-1 = G-1"])


# What is recorded of it


def test_a_decision_is_written_out_whole_and_counts_how_often_it_was_taken() -> None:
    facts: list[Any] = [*fares(3), *debits(4)]
    for revision in (1, 2, 3):
        (pair,) = matching(*facts).proposed
        fact = pair.as_fact("A", ON, Decision.REJECTED, f"seen {revision} times")
        assert (fact.book, fact.reference, fact.revision) == ("A", "L-1 = G-1", revision)
        assert (fact.bank_lines, fact.invoices, fact.events) == (("L-1",), (), ("G-1",))
        assert (str(fact.when), fact.decision) == ("2016-12-31", Decision.REJECTED)
        assert (fact.reason, fact.provenance) == (f"seen {revision} times", Provenance.DERIVED)
        undone = Reversal(
            book="A", reference=f"X-{revision}", of=fact.reference, of_revision=revision,
            when="2016-12-31", reason="mistaken",
        )  # fmt: skip
        facts += [fact, undone]
    (certain,) = matching(*fares(3), invoice(**HOTEL)).certain
    fact = certain.as_fact("A", ON)
    assert (fact.bank_lines, fact.invoices, fact.events) == ((), ("F-1",), ("G-1",))
    assert (fact.decision, fact.revision, fact.reason) == (Decision.ACCEPTED, 1, None)


def test_the_name_of_a_combination_is_for_good() -> None:
    """Decisions are recorded under it: one made otherwise would ask again what was decided."""
    lines = [f"L-{n}" for n in range(10, 23)]
    a_hundred = " + ".join(lines) + " = G-1234567"
    assert len(a_hundred) == 100
    assert match_reference(lines, ["G-1234567"]) == a_hundred
    lines += ("L-23", "L-24", "L-25", "L-26")
    assert match_reference(lines, ["G-1"]) == (
        "L-10 + L-11 + L-12 + L-13 + L-14 + L-15 + L-16 + L-17 + L-18 + L-19 + "
        "… cd5d7d0a6682bd15d598"
    )


def test_it_says_of_which_book_day_and_window_it_is() -> None:
    found = matching(*fares(3), on=date(2016, 8, 31))
    assert (found.book, found.on, found.window) == (AGREEMENT.code, date(2016, 8, 31), WINDOW)


def test_all_stands_by_account_then_by_day_what_is_known_best_first() -> None:
    found = matching(
        spent("G-1", "2016-08-04", "1.00"),
        spent("G-2", "2016-08-03/2016-08-09", "2.00"),
        spent("G-3", "2016-08-03", "3.00"),
        spent("G-4", "2016-08-01", "4.00 USD"),
        line("L-1", "2016-08-01", "-70.00 USD"),
        line("L-2", "2016-08-05", "-80.00"),
    )
    assert [left.movement.reference for left in found.bank.events] == ["G-3", "G-2", "G-1", "G-4"]
    assert [left.movement.reference for left in found.bank.evidence] == ["L-2", "L-1"]


def _left(found: Matching) -> list[str]:
    """All that is said of what is left open."""
    return [
        sentence
        for left in (*found.bank.evidence, *found.bank.events)
        for sentence in told(left.reasons)
    ]


def test_what_may_be_the_matter_with_what_is_open_is_said_in_full() -> None:
    assert _left(matching(*fares(3, 4), *debits(3, text="G-1"))) == [
        "it may stand twice: it is like G-1, 2016-08-03",
        "the statements of the account reach until 2016-08-03",
    ]
    many = [spent(f"G-{n:02}", "2016-08-03", f"{n}.01") for n in range(20, 60)]
    stated = line("L-0", "2016-08-01", "-1.11")
    assert _left(matching(*many, stated, line("L-1", "2016-08-04", "-5000.00"))) == [
        "as a sum of several it was tried with the 16 nearest only"
    ]
    waits = decided("K-1", ["L-1"], ["G-1"])
    assert _left(matching(*fares(30), *debits(31), waits, on=date(2016, 8, 30))) == [
        "matched in K-1 with something of a later date"
    ]
