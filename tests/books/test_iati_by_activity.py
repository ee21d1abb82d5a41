"""An agreement as IATI has it, activity by activity: what is where, and that it is there once."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from lxml import etree

from coopledger import (
    Activity,
    Agreement,
    CoopledgerError,
    Disbursement,
    Expenditure,
    IatiPublisher,
    InKindContribution,
    Ledger,
    Recovery,
)
from coopledger.model.facts import AnyFact
from coopledger.model.finding import Severity
from tests.iati_standard import breaks

ON = date(2016, 12, 31)
EVERY = {"sectors": [{"code": "15151"}], "countries": [{"code": "MX"}], "aid_type": "D02",
         "provider_activity": "XX-P-9", "description": "All of it."}  # fmt: skip


def of(reference: str, amount: str, day: str) -> dict[str, Any]:
    return {"book": "A", "reference": reference, "when": day, "amount": amount}


FACTS: tuple[AnyFact, ...] = (
    Agreement(code="A", title="Training", currency="MXN", accounts=["MXN"], channel="SEGIB",
              start="2016-01-01", end="2017-12-31", signed="2016-01-01", refund_due="2018-01-31"),
    Activity(book="A", reference="FORUM", title="Forum", when="2016-10-05/2016-10-07",
             place="Mexico City", summary="Three days.", lessons="Start sooner."),
    Activity(book="A", reference="C/1", title="Course", when="2016-11"),
    Activity(book="A", reference="LATER", title="Study", when="2017-02-01/2017-03-31"),
    Disbursement(**of("M", "1000.00 MXN", "2016-02-10")),
    Expenditure(**of("G-1", "100.00 MXN", "2016-03-01")),
    Expenditure(**of("G-2", "300.00 MXN", "2016-10-06"), activities=["FORUM"], payee="Ana Robles"),
    Recovery(**of("B-2", "30.00 MXN", "2016-10-20"), of="G-2"),
    Expenditure(**of("G-3", "90.00 MXN", "2016-11-30"), activities=[
        {"code": "FORUM", "amount": "20.00 MXN"}, {"code": "C/1", "amount": "60.00 MXN"}]),
    InKindContribution(**of("K-1", "8.00 MXN", "2016-10-06"), activities=["FORUM"]),
    InKindContribution(**of("K-2", "5.00 MXN", "2016-10-06"), activities=["FORUM", "C/1"]),
)  # fmt: skip


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with Ledger.open("sqlite://") as made:
        made.record(*FACTS)
        yield made


def publisher(**more: Any) -> IatiPublisher:
    reporter = {"ref": "XX-A", "type": "15", "name": "An institute"}
    return IatiPublisher(organisation=reporter, every=EVERY, **more)


def published(ledger: Ledger, **more: Any) -> dict[str, Any]:
    found = ledger.iati("A", publisher=publisher(**more), by_activity=True, on=ON)
    content = ledger.export(found, form="xml")
    assert isinstance(content, bytes)
    assert breaks(content, ON) == []
    assert b"Ana Robles" not in content
    return {
        each.findtext("iati-identifier"): each
        for each in etree.fromstring(content).iter("iati-activity")
    }


def amounts(activity: Any) -> dict[str, str]:
    return {each.get("ref"): each.findtext("value") for each in activity.iter("transaction")}


def test_each_amount_is_where_it_is_of(ledger: Ledger) -> None:
    """Of 90.00, 20.00 are the forum's, 60.00 the course's, and 10.00 nobody's: the agreement's."""
    assert {key: amounts(each) for key, each in published(ledger).items()} == {
        "XX-A-A": {"M": "1000.00", "G-1": "100.00", "G-3": "10.00", "K-2": "5.00"},
        "XX-A-A-C_2f1": {"G-3": "60.00"},
        "XX-A-A-FORUM": {"G-2": "300.00", "B-2": "-30.00", "G-3": "20.00", "K-1": "8.00"},
        "XX-A-A-LATER": {},
    }


def test_they_know_one_another(ledger: Ledger) -> None:
    found = published(ledger)
    whole, forum = found["XX-A-A"], found["XX-A-A-FORUM"]
    assert (whole.get("hierarchy"), forum.get("hierarchy")) == ("1", "2")
    related = [(each.get("type"), each.get("ref")) for each in whole.iter("related-activity")]
    assert related == [("2", key) for key in found if key != "XX-A-A"]
    [above] = forum.iter("related-activity")
    assert (above.get("type"), above.get("ref")) == ("1", "XX-A-A")


def test_what_is_told_of_an_activity_is_told_there(ledger: Ledger) -> None:
    found = published(ledger)
    whole, forum, later = (found[f"XX-A-A{each}"] for each in ("", "-FORUM", "-LATER"))
    assert forum.findtext("title/narrative") == "Forum"
    assert forum.findtext("description/narrative") == "Three days."
    assert forum.findtext("location/name/narrative") == "Mexico City"
    assert len(list(forum.iter("result"))) == 1
    assert whole.findtext("description/narrative") == "All of it."
    for name in ("result", "location"):
        assert not list(whole.iter(name))
    assert not list(forum.iter("conditions"))
    assert len(list(whole.iter("conditions"))) == 1
    # The partner's own identifier is of the agreement.
    assert "XX-P-9" not in etree.tostring(forum).decode()
    dates = {each.get("type"): each.get("iso-date") for each in forum.iter("activity-date")}
    assert dates == {"1": "2016-10-05", "2": "2016-10-05", "3": "2016-10-07", "4": "2016-10-07"}
    assert [each.find("activity-status").get("code") for each in (forum, later)] == ["3", "1"]


def test_a_start_that_is_not_known_is_asked_for_and_given_in_the_settings() -> None:
    undated = Activity(book="A", reference="TALKS", title="Talks", when="2016-05")
    with Ledger.open("sqlite://") as ledger:
        ledger.record(FACTS[0], undated)
        found = ledger.iati("A", publisher=publisher(), by_activity=True, on=ON)
        [error] = (each for each in found.findings if each.severity is Severity.ERROR)
        assert (error.code, error.place.reference) == ("iati-missing", "TALKS")
        known = [{"of": "A", "activity": "TALKS", "planned_start": date(2016, 5, 2),
                  "identifier": "XX-A-TALKS"}]  # fmt: skip
        assert "XX-A-TALKS" in published(ledger, activities=known)


def test_a_day_is_given_once_for_all_parts_of_a_fact() -> None:
    spent = Expenditure(
        book="A", reference="G", when="2016-10", amount="90.00 MXN",
        activities=[{"code": "FORUM", "amount": "20.00 MXN"}],
    )  # fmt: skip
    with Ledger.open("sqlite://") as ledger:
        ledger.record(*FACTS[:2], FACTS[4], spent)
        undated = ledger.iati("A", publisher=publisher(), by_activity=True, on=ON)
        assert [each.code for each in undated.findings].count("iati-no-day") == 1
        days = {"G": date(2016, 10, 7)}
        found = ledger.iati("A", publisher=publisher(), value_dates=days, by_activity=True, on=ON)
        assert not any(each.severity is Severity.ERROR for each in found.findings)


@pytest.mark.parametrize(
    ("of", "activity", "code", "said"),
    [
        ("B", "FORUM", "iati.no-book", "there is no such book"),
        ("A", "FORUN", "iati.no-activity", "Did you mean FORUM?"),
    ],
)
def test_settings_of_no_activity_are_refused_by_name(
    ledger: Ledger, of: str, activity: str, code: str, said: str
) -> None:
    details = [{"of": of, "activity": activity, "planned_start": "2016-10-01"}]
    with pytest.raises(CoopledgerError) as refused:
        ledger.iati("A", publisher=publisher(activities=details), on=ON)
    assert refused.value.code == code
    assert said in refused.value.message("en")
