"""What of a book is published to IATI, what is not, and what is said to be lacking."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
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
    Interest,
    Ledger,
    Money,
    OpeningBalance,
    OtherIncome,
    OwnContribution,
    Programme,
    Recovery,
    Refund,
    Reversal,
    Transfer,
    Withdrawal,
    WrongBook,
)
from coopledger.books.iati import within_a_year
from coopledger.messages.catalogue import Language
from coopledger.model.facts import AnyFact
from coopledger.model.finding import Finding, Severity
from coopledger.readers.iati_settings import read_iati_publisher
from tests.iati_standard import breaks
from tests.writers.answers import example

CASES = Path(__file__).parents[1] / "cases" / "iati"
PAGE = Path(__file__).parents[2] / "docs" / "iati.md"
MARK, END = "<!-- what is missing -->\n", "<!-- end -->\n"
ON = date(2016, 12, 31)
DAYS = {"M-01": date(2016, 8, 12), "G-01": date(2016, 12, 2)}
REPORTER = {"ref": "XX-A", "type": "15", "name": "An institute"}
EVERY = {
    "sectors": [{"code": "15151"}], "countries": [{"code": "MX"}], "planned_start": date(2016, 1, 1)
}  # fmt: skip


def publisher(**more: Any) -> IatiPublisher:
    return IatiPublisher(**{"organisation": REPORTER, "every": EVERY, **more})


def of(reference: str, amount: str, day: str = "2016-03-01") -> dict[str, Any]:
    return {"book": "A", "reference": reference, "when": day, "amount": amount, "account": "MXN"}


FACTS: tuple[AnyFact, ...] = (
    Agreement(
        code="A", title="Forum & more", currency="EUR", accounts=["MXN", "USD"], channel="SEGIB",
        lines=[{"code": "L", "title": "Air tickets", "ceiling": "40.00 EUR"}],
        signed="2016-01-15", start="2016-02-01", end="2016-12-31", tax_id="AAA010101AAA",
        refund_due="2017-03-31", reallocation_limit="15", interest_to="partner",
        evidence_required=True, note="secret note", source="secret source",
    ),
    Activity(book="A", reference="ACT", title="Course", when="2016-05", place="Mexico City",
             summary="Two days.", lessons="Start <sooner>."),
    Activity(book="A", reference="BARE", title="Talks"),
    OpeningBalance(**of("OB", "20.00 MXN", "2016-01-01"), worth="1.00 EUR"),
    Disbursement(**of("M", "1000.00 MXN", "2016-02-10"), sent="50.00 EUR"),
    Interest(**of("I", "5.00 MXN")),
    OwnContribution(**of("O", "40.00 MXN")),
    OtherIncome(**of("X", "3.00 MXN")),
    Expenditure(**of("G", "300.00 MXN", "2016-04-01"), lines=["L"], activities=["ACT"],
                payee="Ana Robles", concept="ticket of Ana Robles"),
    Recovery(**of("B", "30.00 MXN", "2016-04-09"), of="G"),
    Expenditure(**of("WRONG", "7.00 MXN", "2016-04-02")),
    Reversal(book="A", reference="WRONG-R", of="WRONG", when="2016-04-02", reason="no"),
    Transfer(**of("T", "100.00 MXN", "2016-05-01"), to_account="USD", arrived="5.00 USD"),
    Withdrawal(**of("W", "40.00 MXN", "2016-06-01")),
    Refund(**of("R", "200.00 MXN", "2016-07-01"), received="9.00 EUR"),
    Refund(**of("S", "10.00 MXN", "2016-07-02")),
    InKindContribution(book="A", reference="K", when="2016-05-02", amount="80.00 MXN",
                       activities=["ACT"], concept="talk of Ana Robles", tossd_modality="D011"),
)  # fmt: skip


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with Ledger.open("sqlite://") as made:
        made.record(*FACTS)
        yield made


def elements(ledger: Ledger, **more: Any) -> Any:
    found = ledger.iati("A", publisher=publisher(**more), on=ON)
    content = ledger.export(found, form="xml")
    assert isinstance(content, bytes)
    assert breaks(content, ON) == []
    return etree.fromstring(content).find("iati-activity")


def test_each_movement_has_its_type_its_sign_and_its_currency(ledger: Ledger) -> None:
    found = {
        each.get("ref"): (
            each.find("transaction-type").get("code"),
            f"{each.findtext('value')} {each.find('value').get('currency')}",
            each.find("value").get("value-date"),
        )
        for each in elements(ledger).iter("transaction")
    }
    assert found == {
        "A": ("11", "40.00 EUR", "2016-01-15"),
        "OB": ("1", "20.00 MXN", "2016-01-01"),
        "M": ("1", "50.00 EUR", "2016-02-10"),
        "I": ("1", "5.00 MXN", "2016-03-01"),
        "O": ("1", "40.00 MXN", "2016-03-01"),
        "X": ("1", "3.00 MXN", "2016-03-01"),
        "G": ("4", "300.00 MXN", "2016-04-01"),
        "B": ("4", "-30.00 MXN", "2016-04-09"),
        "W": ("1", "-40.00 MXN", "2016-06-01"),
        "R": ("1", "-9.00 EUR", "2016-07-01"),
        "S": ("1", "-10.00 MXN", "2016-07-02"),
        "K": ("4", "80.00 MXN", "2016-05-02"),
    }


def test_what_is_given_in_kind_has_a_channel_and_an_aid_type_of_its_own(ledger: Ledger) -> None:
    [given] = elements(ledger).xpath("transaction[@ref='K']")
    assert given.find("disbursement-channel").get("code") == "4"
    assert given.find("aid-type").get("code") == "D01"


def test_only_what_a_partner_sent_or_got_names_it_and_its_activity(ledger: Ledger) -> None:
    agreements = [{"of": "A", "provider_activity": "XX-SEGIB-9"}]
    activity = elements(ledger, agreements=agreements)
    named = activity.xpath("transaction[provider-org]/@ref")
    assert named == ["A", "M", "R", "S"]
    theirs = activity.xpath("transaction/provider-org/@provider-activity-id")
    assert set(theirs) == {"XX-SEGIB-9"}
    roles = [each.get("role") for each in activity.iter("participating-org")]
    assert roles == ["1", "4"]  # who funds it sends the money itself


def test_clauses_lessons_budget_and_dates_are_told(ledger: Ledger) -> None:
    activity = elements(ledger)
    clauses = [" ".join(each.itertext()).split("  ") for each in activity.iter("condition")]
    said = " ".join(" ".join(each) for each in clauses)
    assert "15 %" in said
    assert "2017-03-31" in said
    assert activity.findtext("result/indicator/description/narrative") == "Start <sooner>."
    assert len(activity.findall("result")) == 1
    assert activity.xpath("budget/value/text()") == ["40.00"]
    dates = {each.get("type"): each.get("iso-date") for each in activity.iter("activity-date")}
    assert dates == {"1": "2016-01-01", "2": "2016-01-01", "3": "2016-12-31"}


def test_nothing_personal_leaves(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    found = ledger.iati("A", publisher=publisher(), on=ON)
    content = str(bytes(ledger.export(found, form="xml")), "utf-8")  # type: ignore[arg-type]
    for secret in ("Robles", "AAA010101AAA", "secret"):
        assert secret not in content
    monkeypatch.setenv("COOPLEDGER_HIDDEN", "lessons, note")
    hidden = ledger.iati("A", publisher=publisher(), on=ON)
    assert "sooner" not in ledger.export(hidden, form="xml").decode()  # type: ignore[union-attr]


def test_what_no_public_edition_says_is_not_published(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COOPLEDGER_HIDDEN", "title, lines.title, channel, place, summary")
    activity = elements(ledger)
    said = " ".join(activity.itertext())
    for text in ("Forum", "Air tickets", "SEGIB", "Mexico City", "Two days", "Course"):
        assert text not in said
    assert activity.findtext("title/narrative") == "(reservado)"
    assert [each.get("role") for each in activity.iter("participating-org")] == ["4"]


def test_what_was_erased_is_left_out(ledger: Ledger) -> None:
    ledger.forget("ACT", book="A", reason="asked for", ground="a law")
    content = bytes(ledger.export(ledger.iati("A", publisher=publisher(), on=ON), form="xml"))  # type: ignore[arg-type]
    assert breaks(content, ON) == []
    assert b"sooner" not in content
    ledger.forget("A", book="A", reason="asked for", ground="a law")
    content = bytes(ledger.export(ledger.iati("A", publisher=publisher(), on=ON), form="xml"))  # type: ignore[arg-type]
    assert breaks(content, ON) == []
    assert b"SEGIB" not in content
    assert b'<narrative xml:lang="es">(borrado)</narrative>' in content


def test_an_agreement_that_has_no_such_form_is_refused(ledger: Ledger) -> None:
    ledger.record(Programme(code="P", title="Own funds", currency="MXN"))
    with pytest.raises(WrongBook):
        ledger.iati("P", publisher=publisher())


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ({"NONE": date(2016, 8, 1)}, "iati.nothing-dated"),
        ({"M": date(2016, 2, 11)}, "iati.day-outside"),
        ({"T": date(2016, 5, 1)}, "iati.nothing-dated"),
    ],
)
def test_a_day_that_cannot_be_is_refused(ledger: Ledger, days: dict[str, date], said: str) -> None:
    with pytest.raises(CoopledgerError) as raised:
        ledger.iati("A", publisher=publisher(), value_dates=days, on=ON)
    assert raised.value.code == said


def test_a_day_that_has_not_come_is_refused_and_so_is_one_of_two_agreements() -> None:
    with Ledger.open("sqlite://") as ledger:
        for code in ("A", "B"):
            sent = {"when": "2016-08", "amount": "20.00 MXN", "sent": "1.00 EUR"}
            ledger.record(
                Agreement(code=code, title="T", currency="EUR", accounts=["MXN"]),
                Disbursement(book=code, reference="M", **sent),  # type: ignore[arg-type]
            )
        days = {"M": date(2016, 8, 9)}
        with pytest.raises(CoopledgerError, match="day 2016-08-09"):
            ledger.iati("A", publisher=publisher(), value_dates=days, on=date(2016, 8, 8))
        with pytest.raises(CoopledgerError, match="A, B"):
            ledger.iati("A", "B", publisher=publisher(), value_dates=days)
        [one] = ledger.iati("A", publisher=publisher(), value_dates=days).activities
        assert one.transactions[0].day == date(2016, 8, 9)
        found = ledger.iati("A", publisher=publisher())
        with pytest.raises(CoopledgerError, match="cannot be published"):
            ledger.export(found, form="xml")


def asked_in(finding: Finding) -> str:
    """The fields that it is about."""
    several = finding.params.get("fields", (finding.params.get("field"),))
    return ", ".join(map(str, several))  # type: ignore[call-overload]


BAD: tuple[tuple[str, dict[str, Any]], ...] = (
    ("organisation.ref", {"organisation": {**REPORTER, "ref": "XX A"}}),
    ("organisations.ref", {"organisations": [{"name": "SEGIB", "ref": "A/B"}]}),
    ("organisation.name", {"organisation": {**REPORTER, "name": {}}}),
    ("identifier", {"every": {**EVERY, "identifier": "XX-B-1"}}),
    ("identifier", {"every": {**EVERY, "identifier": "XX-A-"}}),
    ("identifier", {"every": {**EVERY, "identifier": "XX-A-1?"}}),
    ("sectors", {"every": {**EVERY, "sectors": []}}),
    ("countries", {"every": {**EVERY, "countries": []}}),
    ("sectors", {"every": {**EVERY, "sectors": [{"code": "1"}, {"code": "2"}]}}),
    ("sectors", {"every": {**EVERY, "sectors": [{"code": "1", "percentage": "99.9"}]}}),
    ("sectors", {"every": {**EVERY, "sectors": [{"code": "1", "vocabulary": "99"}]}}),
    ("countries", {"every": {**EVERY, "countries": [{"code": "MX", "percentage": "40"},
                                                    {"code": "GT", "percentage": "59"}]}}),
    ("planned_end", {"every": {**EVERY, "planned_end": date(2015, 1, 1)}}),
    ("actual_start", {"every": {**EVERY, "actual_start": date(2017, 1, 1)}}),
    ("actual_end", {"every": {**EVERY, "actual_end": date(2015, 1, 1)}}),
    ("actual_end", {"every": {**EVERY, "actual_end": date(2017, 1, 1)}}),
    ("budgets", {"every": {**EVERY, "budgets": [
        {"first": date(2016, 1, 1), "last": date(2017, 1, 1), "amount": "1.00 EUR"}]}}),
    ("budgets", {"every": {**EVERY, "budgets": [
        {"first": date(2016, 1, 1), "last": date(2016, 6, 30), "amount": "1.00 EUR"},
        {"first": date(2016, 6, 30), "last": date(2016, 7, 30), "amount": "1.00 EUR"}]}}),
)  # fmt: skip


@pytest.mark.parametrize(("field", "given"), BAD)
def test_what_the_standard_refuses_is_said_of_its_field(
    ledger: Ledger, field: str, given: dict[str, Any]
) -> None:
    found = ledger.iati("A", publisher=publisher(**given), on=ON)
    errors = [each for each in found.findings if each.severity is Severity.ERROR]
    assert {asked_in(each) for each in errors} == {field}
    assert found.findings[: len(errors)] == tuple(errors)
    for language in Language:
        assert f"({field})" in errors[0].message(language)


def test_an_agreement_signed_in_a_month_is_given_a_day_by_its_code() -> None:
    with Ledger.open("sqlite://") as ledger:
        signed = Agreement(
            code="A", title="T", currency="EUR", accounts=["MXN"], signed="2016-02",
            lines=[{"code": "L", "title": "Fees", "ceiling": "7.00 EUR"}],
        )  # fmt: skip
        ledger.record(signed)
        found = ledger.iati("A", publisher=publisher(), on=ON)
        assert found.findings[0].place.reference == "A"
        days = {"A": date(2016, 2, 29)}
        found = ledger.iati("A", publisher=publisher(), value_dates=days, on=ON)
        content = bytes(ledger.export(found, form="xml"))  # type: ignore[arg-type]
        assert breaks(content, ON) == []
        assert b'<value currency="EUR" value-date="2016-02-29">7.00</value>' in content


def test_lines_of_which_one_has_no_ceiling_promise_nothing() -> None:
    lines = [{"code": "L", "title": "Fees", "ceiling": "7.00 EUR"}, {"code": "M", "title": "Air"}]
    with Ledger.open("sqlite://") as ledger:
        ledger.record(
            Agreement(code="A", title="T", currency="EUR", accounts=["MXN"], signed="2016-02-01",
                      start="2016-02-01", end="2016-12-31", lines=lines),
        )  # fmt: skip
        [activity] = ledger.iati("A", publisher=publisher(), on=ON).activities
        assert (activity.transactions, activity.budgets) == ((), ())


def test_two_agreements_have_two_identifiers(ledger: Ledger) -> None:
    ledger.record(Agreement(code="B", title="T", currency="EUR", accounts=["MXN"]))
    every = {**EVERY, "identifier": "XX-A-1"}
    found = ledger.iati("A", "B", publisher=publisher(every=every), on=ON)
    errors = [each for each in found.findings if each.severity is Severity.ERROR]
    assert [each.place.book for each in errors] == ["B"]


def test_without_any_start_nothing_is_published() -> None:
    with Ledger.open("sqlite://") as ledger:
        ledger.record(Agreement(code="A", title="T", currency="EUR", accounts=["MXN"]))
        every = {name: said for name, said in EVERY.items() if name != "planned_start"}
        found = ledger.iati("A", publisher=publisher(every=every), on=ON)
        errors = [each for each in found.findings if each.severity is Severity.ERROR]
        assert [asked_in(each) for each in errors] == ["planned_start"]


@pytest.mark.parametrize(
    ("first", "last", "within"),
    [
        ((2016, 1, 1), (2016, 12, 31), True),
        ((2016, 1, 1), (2017, 1, 1), False),
        ((2016, 2, 29), (2017, 2, 28), True),
        ((2016, 2, 29), (2017, 3, 1), False),
        ((2016, 7, 4), (2016, 7, 3), False),
    ],
)
def test_a_year_at_most(
    first: tuple[int, int, int], last: tuple[int, int, int], within: bool
) -> None:
    assert within_a_year(date(*first), date(*last)) is within


def test_its_status_is_that_of_its_days_and_its_money() -> None:
    with Ledger.open("sqlite://") as ledger:
        ledger.record(
            Agreement(code="A", title="T", currency="MXN", accounts=["MXN"], start="2016-02-01",
                      end="2016-12-31"),
            Disbursement(book="A", reference="M", when="2016-02-10", amount="9.00 MXN"),
            Refund(book="A", reference="R", when="2017-02-10", amount="9.00 MXN"),
        )  # fmt: skip
        asked = {
            date(2016, 1, 31): "1", date(2016, 2, 1): "2", date(2016, 12, 31): "2",
            date(2017, 1, 1): "3", date(2017, 2, 10): "4",
        }  # fmt: skip
        seen = {
            on: ledger.iati("A", publisher=publisher(), on=on).activities[0].status for on in asked
        }
        assert seen == asked


def without(field: str) -> IatiPublisher:
    """The settings of the example without one of them."""
    made = read_iati_publisher(CASES / "ine.toml")
    if field in ("contact", "organisations"):
        return made.model_copy(update={field: None if field == "contact" else ()})
    [own] = made.agreements
    empty = () if isinstance(getattr(made.of(own.of), field), tuple) else None
    own = own.model_copy(update={field: empty})
    return made.model_copy(
        update={"every": made.every.model_copy(update={field: empty}), "agreements": (own,)}
    )


FIELDS = (
    "sectors", "countries", "committed", "budgets", "contact", "organisations", "description",
    "location", "collaboration_type", "flow_type", "finance_type", "aid_type", "documents",
    "provider_activity",
)  # fmt: skip


def of_iati() -> Iterator[Finding]:
    """A finding of each kind, on the example."""
    whole = read_iati_publisher(CASES / "ine.toml")
    identifier = whole.every.model_copy(update={"identifier": "INE-SEGIB-2016"})
    wrong = whole.model_copy(update={"every": identifier})
    with example() as ledger:
        yield ledger.iati("INE-SEGIB-2016", publisher=whole, on=ON).findings[0]
        for made in (wrong, *map(without, ("sectors", "location", "organisations"))):
            yield ledger.iati("INE-SEGIB-2016", publisher=made, value_dates=DAYS, on=ON).findings[0]
        new = whole.every.model_copy(update={"finance_type": "999"})
        made = whole.model_copy(update={"every": new})
        yield ledger.iati("INE-SEGIB-2016", publisher=made, value_dates=DAYS, on=ON).findings[0]


def test_of_each_kind_there_is_one() -> None:
    assert {each.code for each in of_iati()} == {
        "iati-no-day", "iati-bad-value", "iati-missing", "iati-asked", "iati-organisation",
        "iati-code-unknown",
    }  # fmt: skip


DOCUMENT = {"url": "https://example.org/a.pdf", "title": "A", "category": "A09"}


@pytest.mark.parametrize(
    ("given", "field", "code", "listed", "possible"),
    [
        ({"sectors": [{"code": "151"}]}, "sectors", "151", "Sector", False),
        ({"sectors": [{"code": "15999"}]}, "sectors", "15999", "Sector", True),
        ({"sectors": [{"code": "15151", "vocabulary": "2"}]}, "sectors", "15151",
         "SectorCategory", False),
        ({"sectors": [{"code": "X", "vocabulary": "DAC"}]}, "sectors", "DAC", "SectorVocabulary",
         False),
        ({"countries": [{"code": "ZZ"}]}, "countries", "ZZ", "Country", True),
        ({"flow_type": "ODA"}, "flow_type", "ODA", "FlowType", False),
        ({"finance_type": "999"}, "finance_type", "999", "FinanceType", True),
        ({"aid_type": "D011"}, "aid_type", "D011", "AidType", False),
        ({"aid_type": "Z99"}, "aid_type", "Z99", "AidType", True),
        ({"documents": [{**DOCUMENT, "category": "agreement"}]}, "documents", "agreement",
         "DocumentCategory", False),
        ({"documents": [{**DOCUMENT, "format": "PDF"}]}, "documents", "PDF", "FileFormat", False),
    ],
)  # fmt: skip
def test_each_code_is_held_to_its_list(
    ledger: Ledger, given: dict[str, Any], field: str, code: str, listed: str, possible: bool
) -> None:
    found = ledger.iati("A", publisher=publisher(every={**EVERY, **given}), on=ON)
    [amiss] = (each for each in found.findings if each.params.get("seen") == code)
    assert amiss.code == ("iati-code-unknown" if possible else "iati-bad-value")
    assert (amiss.severity is Severity.ERROR) is not possible
    for language in Language:
        said = amiss.message(language)
        assert f"({field})" in said
        assert listed in said
    if possible:  # IATI may have it by now
        content = ledger.export(found, form="xml")
        assert isinstance(content, bytes)
        assert breaks(content, ON) == [f"{listed}: {code}"]


def test_codes_that_are_on_their_lists_are_not_spoken_of(ledger: Ledger) -> None:
    every = {
        **EVERY, "flow_type": "10", "finance_type": "110", "aid_type": "D02", "tied_status": "5",
        "collaboration_type": "8", "documents": [DOCUMENT],
        "sectors": [{"code": "15151"}, {"code": "151", "vocabulary": "2"},
                    {"code": "ours", "vocabulary": "99", "name": "Ours"}],
    }  # fmt: skip
    found = ledger.iati("A", publisher=publisher(every=every), on=ON)
    assert {"iati-code-unknown", "iati-bad-value"}.isdisjoint(e.code for e in found.findings)
    content = ledger.export(found, form="xml")
    assert isinstance(content, bytes)
    assert breaks(content, ON) == []


def table() -> str:
    """What is said of the example where a term of its settings is missing."""
    lines = ["| missing | es | en |", "|---|---|---|"]
    with example() as ledger:
        for field in FIELDS:
            found = ledger.iati(
                "INE-SEGIB-2016", publisher=without(field), value_dates=DAYS, on=ON
            ).findings
            said = [
                "<br>".join(
                    f"{each.severity.say(language)}: {each.message(language)}" for each in found
                )
                for language in Language
            ]
            lines.append(f"| `{field}` | {said[0]} | {said[1]} |")
    return "\n".join(lines) + "\n"


def test_the_page_has_what_each_missing_term_makes_it_say() -> None:
    text = PAGE.read_text("utf-8")
    before, mark, rest = text.partition(MARK)
    _, end, after = rest.partition(END)
    assert mark
    assert end
    if os.environ.get("WRITE_CASES"):
        PAGE.write_text(f"{before}{MARK}{table()}{END}{after}", "utf-8", newline="\n")
    assert f"{MARK}{table()}{END}" in PAGE.read_text("utf-8")


def test_the_example_with_its_days_lacks_nothing_and_is_written_so() -> None:
    made = read_iati_publisher(CASES / "ine.toml")
    with example() as ledger:
        found = ledger.iati("INE-SEGIB-2016", publisher=made, value_dates=DAYS, on=ON)
        assert found.findings == ()
        content = bytes(ledger.export(found, form="xml"))  # type: ignore[arg-type]
        statement = ledger.reconcile("INE-SEGIB-2016", on=ON)
    assert breaks(content, ON) == []
    if os.environ.get("WRITE_CASES"):
        (CASES / "ine.xml").write_bytes(content)
    assert content == (CASES / "ine.xml").read_bytes()
    own, fund = statement.agreement_currency, statement.fund
    assert found.activities[0].totals() == {
        ("committed", "EUR"): Money("54855.00", "EUR"),
        ("received", "EUR"): own.received.money,
        ("spent", "MXN"): fund.spent.money,
        ("returned", "EUR"): -own.returned.money,
    }


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (b'<sector vocabulary="1" code="15151"/>', b"", "atleast_one"),
        (b'iso-date="2016-12-31" type="3"', b'iso-date="2015-12-31" type="3"', "date_order"),
        (b'<transaction-date iso-date="2016-12-29"/>',
         b'<transaction-date iso-date="2017-01-01"/>', "date_order"),
        (b'<recipient-country code="MX"/>', b'<recipient-country code="MX" percentage="9"/>',
         "sum"),
        (b"<iati-identifier>MX", b"<iati-identifier>MX/", "regex_matches"),
        (b' value-date="2016-12-29"', b"", "value-date"),
        (b'<activity-status code="4"/>', b"", "activity-status"),
    ],
)  # fmt: skip
def test_the_standard_refuses_what_it_should(before: bytes, after: bytes, said: str) -> None:
    content = (CASES / "ine.xml").read_bytes()
    assert breaks(content, ON) == []
    assert before in content
    assert any(said in each for each in breaks(content.replace(before, after, 1), ON))
