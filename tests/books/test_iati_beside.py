"""What a partner published beside the books: one movement, two that differ, one missing."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coopledger import (
    Agreement,
    CoopledgerError,
    Disbursement,
    IatiBeside,
    IatiPublisher,
    Interest,
    Ledger,
    Programme,
    Refund,
    Reversal,
    WrongBook,
)
from coopledger.messages.catalogue import Language
from coopledger.model.facts import AnyFact
from coopledger.model.finding import Finding
from tests.writers.answers import example

PARTNER = Path(__file__).parents[1] / "cases" / "iati" / "partner.xml"
ON = date(2016, 12, 31)
OPENING = Agreement(code="A", title="T", currency="EUR", accounts=["MXN"], channel="SEGIB")
SETTINGS: dict[str, Any] = {
    "organisation": {"ref": "XX-US", "type": "15", "name": "An institute"},
    "organisations": [{"name": "SEGIB", "ref": "XX-CHANNEL", "type": "40"}],
}


def got(reference: str, when: str, amount: str, **more: Any) -> Disbursement:
    return Disbursement(book="A", reference=reference, when=when, amount=amount, **more)


def gave_back(reference: str, when: str, amount: str, **more: Any) -> Refund:
    return Refund(book="A", reference=reference, when=when, amount=amount, **more)


def moved(
    day: str,
    value: str,
    currency: str = "EUR",
    *,
    kind: str = "3",
    valued: str = "",
    more: str = "",
) -> str:
    return (
        f'<transaction><transaction-type code="{kind}"/><transaction-date iso-date="{day}"/>'
        f'<value currency="{currency}" value-date="{valued or day}">{value}</value>{more}'
        "</transaction>"
    )


def activity(*transactions: str, identifier: str = "XX-P-1", other: str = "A") -> str:
    return (
        f"<iati-activity><iati-identifier>{identifier}</iati-identifier>"
        f'<other-identifier ref="{other}" type="A9"/>{"".join(transactions)}</iati-activity>'
    )


def file_of(*activities: str, version: str = "2.03") -> str:
    return f'<iati-activities version="{version}">{"".join(activities)}</iati-activities>'


class Desk:
    """A folder with a partner's file, and a ledger beside it."""

    def __init__(self, folder: Path, ledger: Ledger) -> None:
        self.path, self.ledger = folder / "partner.xml", ledger

    def beside(self, content: str, *facts: AnyFact, **more: Any) -> IatiBeside:
        if facts:
            self.ledger.record(*facts)
        self.path.write_text(content, "utf-8")
        return self.ledger.iati_beside(self.path, "A", **{"on": ON, **more})

    def of(self, *transactions: str, facts: tuple[AnyFact, ...] = (), **more: Any) -> list[Any]:
        """Of each item: its standing, what we call it, the partner's amount, codes of reasons."""
        return [
            (
                each.standing.value,
                each.ours and each.ours.reference,
                each.theirs and str(each.theirs.value),
                [reason.code for reason in each.reasons],
            )
            for each in self.beside(file_of(activity(*transactions)), *facts, **more).items
        ]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Ledger.open("sqlite://") as ledger:
        ledger.record(OPENING)
        yield Desk(tmp_path, ledger)


M = got("M", "2016-02-10", "1000.00 MXN", sent="50.00 EUR")


@pytest.mark.parametrize(
    ("transaction", "standing", "reasons"),
    [
        (moved("2016-02-10", "50"), "agrees", ["same-amount", "same-day"]),
        (moved("2016-02-10", "50.0000"), "agrees", ["same-amount", "same-day"]),
        (moved("2016-02-10", "1000", "MXN"), "agrees", ["same-amount", "same-day"]),
        (moved("2016-02-20", "50"), "agrees", ["same-amount", "days-apart"]),
        (moved("2016-01-31", "50"), "agrees", ["same-amount", "days-apart"]),
        (moved("2016-03-30", "50", valued="2016-02-10"), "agrees", ["same-amount", "same-day"]),
        (moved("2016-02-21", "50"), "differs", ["same-amount", "days-apart"]),
        (moved("2016-02-12", "50.01"), "differs", ["amounts-differ", "days-apart"]),
        (moved("2016-02-10", "50", "USD"), "differs", ["other-currency", "same-day"]),
    ],
)  # fmt: skip
def test_what_is_like_one_of_ours_is_that_one(
    desk: Desk, transaction: str, standing: str, reasons: list[str]
) -> None:
    [found] = desk.of(transaction, facts=(M,))
    assert (found[0], found[1], found[3]) == (standing, "M", reasons)


@pytest.mark.parametrize(
    "transaction",
    [
        moved("2016-02-21", "50.01"),  # too far for another amount
        moved("2017-06-01", "50"),  # after the day that was asked for
        moved("2016-02-10", "-50"),  # what came back is no disbursement
    ],
)
def test_what_is_unlike_is_missing_on_each_side(desk: Desk, transaction: str) -> None:
    standings = [each[0] for each in desk.of(transaction, facts=(M,))]
    assert standings[0] == "not-published"
    assert standings[1:] == [] if "2017" in transaction else ["not-recorded"]


def test_a_date_known_in_part_is_met_by_any_day_within(desk: Desk) -> None:
    facts = (
        got("WIDE", "2016-08", "1000.00 MXN", sent="50.00 EUR"),
        got("NARROW", "2016-08-05/2016-08-10", "1000.00 MXN", sent="50.00 EUR"),
    )
    found = desk.of(moved("2016-08-07", "50"), moved("2016-08-09", "50"), facts=facts)
    assert [each[:2] for each in found] == [("agrees", "WIDE"), ("agrees", "NARROW")]
    assert all(each[3] == ["same-amount", "within-date"] for each in found)


def test_the_nearest_is_the_one_and_each_is_taken_once(desk: Desk) -> None:
    facts = tuple(
        got(name, f"2016-02-{day}", "1000.00 MXN", sent="50.00 EUR")
        for name, day in (("X", "01"), ("Y", "08"))
    )
    found = desk.beside(
        file_of(activity(moved("2016-02-08", "50"), moved("2016-02-09", "50"))), *facts
    )
    assert [(each.ours.reference, each.theirs.day.day) for each in found.items] == [
        ("X", 9), ("Y", 8),
    ]  # fmt: skip
    assert found.agrees
    again = desk.of(moved("2016-02-08", "50"))
    assert again == [
        ("not-published", "X", None, []),
        ("agrees", "Y", "50.00 EUR", ["same-amount", "same-day"]),
    ]


def test_what_the_partner_sent_comes_before_what_came_into_an_account(desk: Desk) -> None:
    facts = (M, got("N", "2016-02-10", "1000.00 MXN", sent="45.00 EUR"))
    for transactions in (("50", "EUR"), ("1000", "MXN")), (("1000", "MXN"), ("50", "EUR")):
        found = desk.of(*(moved("2016-02-10", *each) for each in transactions), facts=facts)
        assert [each[:3] for each in found] == [
            ("agrees", "M", "50.00 EUR"), ("agrees", "N", "1,000.00 MXN"),
        ]  # fmt: skip
        facts = ()


def test_what_came_back_is_below_zero_or_says_that_we_gave_it(desk: Desk) -> None:
    facts = (
        M,
        gave_back("R", "2016-07-01", "200.00 MXN", received="9.00 EUR"),
        gave_back("S", "2016-08-01", "20.00 MXN", received="1.00 EUR"),
    )
    ours = '<provider-org ref="XX-US"/>'
    found = desk.beside(
        file_of(
            activity(
                moved("2016-02-10", "50"),
                moved("2016-07-02", "-9"),
                moved("2016-08-02", "1", kind="1", more=ours),
                moved("2016-08-02", "7", kind="1"),
            )
        ),
        *facts,
        publisher=IatiPublisher(**SETTINGS),
    )
    assert [each.standing.value for each in found.items] == ["agrees"] * 3
    assert found.agrees


@pytest.mark.parametrize(
    ("receiver", "ours"),
    [
        ("", True),
        ("<receiver-org><narrative>Somebody</narrative></receiver-org>", True),
        ('<receiver-org ref="XX-US"/>', True),
        ('<receiver-org ref="XX-CHANNEL"/>', True),
        ('<receiver-org ref="XX-WRONG" receiver-activity-id="XX-US-A"/>', True),
        ('<receiver-org ref="XX-WRONG"/>', False),
    ],
)
def test_what_went_to_others_is_left_aside_once_it_is_known_who_we_are(
    desk: Desk, receiver: str, *, ours: bool
) -> None:
    content = file_of(activity(moved("2016-02-10", "50", more=receiver)))
    found = desk.beside(content, M, publisher=IatiPublisher(**SETTINGS))
    assert (found.agrees, found.to_others) == (ours, 0 if ours else 1)
    assert desk.beside(content).agrees


def test_only_what_a_partner_sends_or_gets_is_compared(desk: Desk) -> None:
    facts = (
        M,
        Interest(book="A", reference="I", when="2016-03-01", amount="5.00 MXN"),
        got("WRONG", "2016-03-01", "7.00 MXN", sent="1.00 EUR"),
        Reversal(book="A", reference="WRONG-R", of="WRONG", when="2016-03-01", reason="no"),
    )
    others = [moved("2016-02-10", "50", kind=kind) for kind in ("2", "4", "11", "13")]
    found = desk.beside(file_of(activity(moved("2016-02-10", "50"), *others)), *facts)
    assert [each.ours and each.ours.reference for each in found.items] == ["M"]
    assert found.agrees


def test_which_activity_is_ours_is_said_by_the_file_the_settings_or_the_user(desk: Desk) -> None:
    sent = moved("2016-02-10", "50")
    far = activity(moved("2015-01-01", "1"), identifier="XX-P-2", other="B")
    plain = activity(sent, other="-")
    assert desk.beside(file_of(far, activity(sent)), M).agrees
    assert desk.beside(file_of(far, activity(sent, identifier="A", other="-"))).agrees
    assert desk.beside(file_of(far, plain), activity="XX-P-1").agrees
    named = IatiPublisher(**SETTINGS, agreements=[{"of": "A", "provider_activity": "XX-P-1"}])
    assert desk.beside(file_of(far, plain), publisher=named).agrees
    reached = moved("2016-02-10", "50", more='<receiver-org receiver-activity-id="XX-US-A"/>')
    us = IatiPublisher(**SETTINGS)
    assert desk.beside(file_of(far, activity(reached, other="-")), publisher=us).agrees


@pytest.mark.parametrize(
    ("content", "more", "said"),
    [
        (file_of(activity(other="B")), {}, "XX-P-1"),
        (file_of(), {}, "activity="),
        (file_of(activity(), activity(identifier="XX-P-2")), {}, "XX-P-1, XX-P-2"),
        (file_of(activity()), {"activity": "XX-P-9"}, "XX-P-9"),
        (file_of(activity(), activity()), {"activity": "XX-P-1"}, "XX-P-1, XX-P-1"),
        (file_of(activity(), version="1.05"), {}, "1.05"),
        ('<iati-organisations version="2.03"/>', {}, "iati-organisations"),
        ("<Comprobante/>", {}, "Comprobante"),
        ("", {}, "partner.xml"),
        ("<iati-activities version='2.03'>", {}, "partner.xml"),
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", {}, "partner.xml"),
        ("<a>" * 300 + "</a>" * 300, {}, "partner.xml"),
        ("PK\x03\x04", {}, "partner.xml"),
    ],
)
@pytest.mark.parametrize("language", list(Language))
def test_what_cannot_be_is_said(
    desk: Desk, content: str, more: dict[str, Any], said: str, language: Language
) -> None:
    with pytest.raises(CoopledgerError) as error:
        desk.beside(content, **more)
    assert said in error.value.say(language)


def test_of_a_programme_or_without_a_file_there_is_none(desk: Desk, tmp_path: Path) -> None:
    desk.ledger.record(Programme(code="P", title="T", currency="EUR"))
    with pytest.raises(WrongBook):
        desk.ledger.iati_beside(PARTNER, "P")
    for path in (tmp_path / "missing.xml", tmp_path):
        with pytest.raises(CoopledgerError, match=path.name):
            desk.ledger.iati_beside(path, "A")


@pytest.mark.parametrize(
    ("transaction", "term"),
    [
        ("<transaction/>", "transaction-type"),
        ("<transaction><transaction-type code='3'/></transaction>", "transaction-date"),
        (moved("2016-02-30", "50"), "transaction-date"),
        (moved("0001-01-01", "50"), "transaction-date"),
        (moved("2016-02-10", "50", valued="soon"), "value-date"),
        (moved("2016-02-10", "1,000.00"), "value"),
        (moved("2016-02-10", ""), "value"),
        (moved("2016-02-10", "NaN"), "value"),
        (moved("2016-02-10", "9" * 40), "value"),
        (moved("2016-02-10", "50.001"), "value"),
        (moved("2016-02-10", "50", "EURO"), "value"),
        (moved("2016-02-10", "50", ""), "value"),
        (moved("2016-02-10", "50").replace("<value", "<other").replace("/value", "/other"),
         "value"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_told_and_the_others_are_compared(
    desk: Desk, transaction: str, term: str
) -> None:
    found = desk.beside(file_of(activity(transaction, moved("2016-02-10", "50"))), M)
    assert [(each.code, each.params["term"]) for each in found.findings] == [("iati-unread", term)]
    assert [each.standing.value for each in found.items] == ["agrees"]
    assert not found.agrees


def of_beside() -> Iterator[Finding]:
    """A finding of each kind: of the example, and of another day."""
    with example() as ledger:
        yield from ledger.iati_beside(PARTNER, "INE-SEGIB-2016", on=ON).findings
        yield from ledger.iati_beside(PARTNER, "INE-SEGIB-2016", activity="XX-P-1", on=ON).findings


def test_of_each_kind_there_is_one() -> None:
    assert {each.code for each in of_beside()} == {
        "iati-differs", "iati-not-recorded", "iati-not-published", "iati-unread",
    }  # fmt: skip
