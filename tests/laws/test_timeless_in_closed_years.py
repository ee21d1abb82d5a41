"""A closed year stays as it was when what says how something *is* is said otherwise later.

An exchange rate, an activity, a decision of matching, a request count before their own date, and
their next revision from the day on which the one before was taken back. So its replacement is let
in where that day is open, whatever its own date, and the closed year goes on with what it said.
"""

import json
from collections.abc import Iterator
from datetime import date
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopledger.ledger import Ledger
from coopledger.model.activity import Activity
from coopledger.model.agreement import Agreement, ConversionRule
from coopledger.model.dates import When
from coopledger.model.events import Disbursement, Expenditure, Refund, Reversal
from coopledger.model.evidence import Invoice, Match
from coopledger.model.facts import AnyFact
from coopledger.model.kinds import ALL
from coopledger.model.period import Period
from coopledger.model.rate import Rate
from coopledger.model.receipt import Refused
from coopledger.model.request import Request
from coopledger.writers.facts_json import facts_json
from tests.engines import ENGINES, location
from tests.laws.test_closed_years import closing_statement

CLOSED = Period(book="A", when="2016", state="closed")
AGAIN = Period(book="A", when="2016", state="open", reason="one more", revision=2)


def agreement(rule: ConversionRule) -> Agreement:
    return Agreement(
        code="A",
        title="Forum",
        currency="EUR",
        accounts=["MXN"],
        conversion=rule,
        spending_rates=[{"currency": "MXN", "basis": "day", "source": "ECB"}],
        reference_rate="ECB",
        lines=[{"code": "AIR", "title": "Air", "ceiling": "90.00 EUR"}],
    )


def rate(value: str, when: str = "2016-12-29", **more: Any) -> Rate:
    return Rate(
        book="A", when=when, base="EUR", quote="MXN", value=value, published_by="ECB", **more
    )


def activity(partner: str, when: str | None = "2016-11-30", **more: Any) -> Activity:
    return Activity(
        book="A", reference="FORO", title=partner, partners=[partner], when=when, **more
    )


def match(reason: str, when: str = "2016-12-31", **more: Any) -> Match:
    return Match(
        book="A", reference="P", when=when, events=["G"], invoices=["F"], reason=reason, **more
    )


def asked(amount: str, when: str = "2016-12", **more: Any) -> Request:
    return Request(book="A", reference="S", when=when, line="AIR", amount=amount, **more)


EVENTS: tuple[AnyFact, ...] = (
    Disbursement(book="A", reference="M", when="2016-08", amount="900.00 MXN", sent="45.00 EUR"),
    Expenditure(
        book="A", reference="G", when="2016-12-29", amount="400.00 MXN", activities=["FORO"]
    ),
    Refund(book="A", reference="R", when="2016-12-29", amount="50.00 MXN", received="2.00 EUR"),
    Invoice(
        book="A", reference="F", when="2016-12-29", amount="400.00 MXN", issuer={"name": "Hotel"}
    ),
)
SAID: dict[str, AnyFact] = {
    "rate": rate("20"),
    "activity": activity("IIDH"),
    "match": match("the same folio"),
    "request": asked("10.00 EUR"),
}
OTHERWISE: dict[str, AnyFact] = {
    "rate": rate("25", revision=2),
    "activity": activity("SEGIB", revision=2),
    "match": match("seen by two", revision=2),
    "request": asked("20.00 EUR", revision=2),
}
FACTS = (*SAID.values(), *EVENTS)


def taken_back(fact: AnyFact, when: str) -> Reversal:
    return Reversal(
        book="A", reference="X", of=fact.reference, of_revision=fact.revision, when=when,
        reason="typed wrong",
    )  # fmt: skip


@pytest.fixture(params=product(ENGINES, ConversionRule), ids=lambda pair: "-".join(pair))
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    engine, rule = request.param
    with location(engine, tmp_path) as where, Ledger.open(where) as ledger:
        ledger.record(agreement(rule), *FACTS)
        yield ledger


def codes(ledger: Ledger, *facts: AnyFact) -> set[str]:
    with pytest.raises(Refused) as refused:
        ledger.record(*facts)
    return {found.code for found in refused.value.findings}


def test_the_table_has_every_kind_that_counts_whatever_the_day() -> None:
    assert set(SAID) == {kind.name for kind in ALL if kind.timeless and kind.in_period}


@pytest.mark.parametrize("kind", SAID)
@pytest.mark.parametrize("together", [True, False])
def test_it_is_replaced_from_an_open_day_on_and_the_closed_year_stays(
    kind: str, together: bool, ledger: Ledger
) -> None:
    ledger.record(CLOSED)
    before = closing_statement(ledger, "A", 2016)
    later = [taken_back(SAID[kind], "2017-02-01"), OTHERWISE[kind]]
    if kind == "activity" and not together:  # spending names it: it is not taken from under that
        assert codes(ledger, later[0]) == {"still-in-use"}
        return
    for facts in [later] if together else [[fact] for fact in later]:
        ledger.record(*facts)
    assert closing_statement(ledger, "A", 2016) == before
    if kind not in ("match", "request"):  # neither moves a figure
        assert closing_statement(ledger, "A", 2017) != before
    assert ledger.verify().intact


@pytest.mark.parametrize("kind", SAID)
def test_a_document_that_says_otherwise_corrects_it_from_the_first_open_day_on(
    kind: str, ledger: Ledger, tmp_path: Path
) -> None:
    ledger.record(CLOSED)
    before = closing_statement(ledger, "A", 2016)
    document = tmp_path / "said.json"
    for revision, (_, said) in enumerate(pairwise([SAID, OTHERWISE, SAID, OTHERWISE]), 2):
        facts = json.loads(facts_json([said[kind]]))
        facts["facts"][0].pop("revision", None)  # it is about the last one
        document.write_text(json.dumps(facts), "utf-8")
        assert ledger.correct_file(document, reason="typed wrong").recorded == 2
        assert closing_statement(ledger, "A", 2016) == before
        stands = [each for each in ledger.history(SAID[kind].reference) if each.stands]
        assert [each.fact.revision for each in stands] == [revision]
    assert ledger.verify().intact


@pytest.mark.parametrize("kind", SAID)
def test_it_is_not_taken_back_in_a_closed_year(kind: str, ledger: Ledger) -> None:
    ledger.record(CLOSED)
    for when in ("2016-12-31", "2016-01-01", str(getattr(SAID[kind], "when", None))):
        assert codes(ledger, taken_back(SAID[kind], when), OTHERWISE[kind]) >= {"period-closed"}


@pytest.mark.parametrize("kind", SAID)
def test_a_first_one_is_not_dated_in_a_closed_year(kind: str) -> None:
    """It could change what was said of it: its days' rates, how many activities there were."""
    without = [fact for fact in FACTS if fact is not SAID[kind]]
    if kind == "activity":
        without = [
            fact.model_copy(update={"activities": ()}) if fact.reference == "G" else fact
            for fact in without
        ]
    with Ledger.open("sqlite://") as ledger:
        ledger.record(agreement(ConversionRule.FIFO), *without, CLOSED)
        assert codes(ledger, SAID[kind]) == {"period-closed"}
        ledger.record(AGAIN)
        ledger.record(SAID[kind])
        assert ledger.verify().intact


@pytest.mark.parametrize("kind", SAID)
def test_its_next_revision_does_not_count_from_a_day_that_was_closed_since(
    kind: str, ledger: Ledger
) -> None:
    """It was taken back while the year was open: as of its own day, or later in the year."""
    if kind == "activity":  # one that nothing names, so that it may be taken back alone
        other = activity("UNESCO").model_copy(update={"reference": "TALLER"})
        ledger.record(other)
        said, otherwise = other, other.model_copy(update={"revision": 2, "title": "Taller"})
    else:
        said, otherwise = SAID[kind], OTHERWISE[kind]
    ledger.record(taken_back(said, "2016-12-30"))
    ledger.record(CLOSED)
    assert codes(ledger, otherwise) == {"period-of-revision"}
    ledger.record(AGAIN)
    ledger.record(otherwise)
    assert ledger.verify().intact


def test_one_that_never_was_does_not_come_back_in_a_closed_year(ledger: Ledger) -> None:
    ledger.record(taken_back(SAID["rate"], "2016-12-29"))
    ledger.record(CLOSED)
    assert codes(ledger, OTHERWISE["rate"]) == {"period-closed"}


@pytest.mark.parametrize("kind", ["activity", "match"])  # a rate's day is its name
def test_one_that_never_was_comes_back_in_an_open_year(kind: str, ledger: Ledger) -> None:
    """As if it were the first: the database holds it to the same days as the rules."""
    said: AnyFact = match("the same folio")
    if kind == "activity":  # one that nothing names, so that it may be taken back alone
        said = activity("UNESCO").model_copy(update={"reference": "TALLER"})
        ledger.record(said)
    ledger.record(taken_back(said, str(getattr(said, "when", None))))
    ledger.record(CLOSED)
    before = closing_statement(ledger, "A", 2016)
    ledger.record(said.model_copy(update={"revision": 2, "when": When.parse("2017-01-10")}))
    assert closing_statement(ledger, "A", 2016) == before
    assert ledger.verify().intact


def test_an_activity_of_a_later_year_that_a_closed_one_names_is_not_taken_back_as_of_its_own_day(
    ledger: Ledger, tmp_path: Path
) -> None:
    """Of tickets that were bought the year before: its partner is a figure of that year."""
    later = activity("IIDH", "2017-06-15").model_copy(update={"reference": "CURSO"})
    bought = Expenditure(
        book="A", reference="H", when="2016-12-29", amount="10.00 MXN", activities=["CURSO"]
    )
    other = later.model_copy(update={"revision": 2, "partners": ("SEGIB",)})
    ledger.record(later, bought, CLOSED)
    before = closing_statement(ledger, "A", 2016)
    own_day = taken_back(later, "2017-06-15")
    assert codes(ledger, own_day, other) == {"period-names-activity"}
    document = tmp_path / "activity.json"
    document.write_text(facts_json([other.model_copy(update={"revision": 1})]), "utf-8")
    assert ledger.correct_file(document, reason="another partner").recorded == 2
    assert closing_statement(ledger, "A", 2016) == before
    assert ledger.verify().intact


@pytest.mark.parametrize("rule", ConversionRule)
def test_a_rate_of_a_day_to_come_was_not_known_though_its_source_had_it(
    rule: ConversionRule,
) -> None:
    """Asked for a holiday, the source answers with the last day of the closed year."""
    prescribed = (
        agreement(rule).spending_rates[0].model_copy(update={"previous_business_day": True})
    )
    with Ledger.open("sqlite://") as ledger:
        opening = agreement(rule).model_copy(update={"spending_rates": (prescribed,)})
        ledger.record(opening, *FACTS, CLOSED)
        before = closing_statement(ledger, "A", 2016)
        ledger.record(rate("30", "2017-01-01", served="2016-12-30"))
        assert closing_statement(ledger, "A", 2016) == before
        assert closing_statement(ledger, "A", 2017) != before


DAYS = st.dates(date(2016, 11, 1), date(2017, 3, 31))


@given(
    rule=st.sampled_from(ConversionRule),
    steps=st.lists(
        st.tuples(st.sampled_from(tuple(SAID)), DAYS, st.booleans(), st.booleans()),
        min_size=1,
        max_size=8,
    ),
    close_after=st.integers(0, 4),
)
def test_whatever_is_said_otherwise_later_leaves_a_closed_year_as_it_was(
    rule: ConversionRule, steps: list[tuple[str, date, bool, bool]], close_after: int
) -> None:
    """Taken back on any day or on its own, said again in the same load or in another."""
    last = dict(SAID)
    with Ledger.open("sqlite://") as ledger:
        ledger.record(agreement(rule), *FACTS)
        before = None
        for place, (kind, day, own_day, together) in enumerate(steps):
            if place == close_after and _recorded(ledger, CLOSED):
                before = closing_statement(ledger, "A", 2016)
            fact = last[kind]
            when: When = fact.when if own_day else When.on(day)  # type: ignore[union-attr]
            back = taken_back(fact, str(when)).model_copy(
                update={"reference": f"X-{kind}-{fact.revision}"}
            )
            said = (OTHERWISE if fact.revision % 2 else SAID)[kind]
            said = said.model_copy(update={"revision": fact.revision + 1})
            if together:
                done = _recorded(ledger, back, said)
            else:
                done = _recorded(ledger, back) and _recorded(ledger, said)
            if done:
                last[kind] = said
            if before is not None:
                assert closing_statement(ledger, "A", 2016) == before
        assert ledger.verify().intact


def _recorded(ledger: Ledger, *facts: AnyFact) -> bool:
    try:
        ledger.record(*facts)
    except Refused:
        return False
    return True
