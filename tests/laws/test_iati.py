"""Whatever books say, what is published of them to IATI is valid, and comes to their statement."""

from collections import Counter
from collections.abc import Collection
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import event, given, settings
from lxml import etree

from coopledger import Activity, Agreement, IatiPublisher
from coopledger.books.iati import COMMITTED, TYPES, IatiTransaction
from coopledger.books.iati_beside import Beside
from coopledger.messages.catalogue import Language
from coopledger.model.finding import Severity
from coopledger.model.iati import IatiActivityDetails
from coopledger.money import Money
from coopledger.reports.registry import report_of
from coopledger.testing.everything import histories
from coopledger.testing.history import History
from coopledger.writers.xml import write
from tests.effort import effort
from tests.iati_standard import breaks

PUBLISHER = IatiPublisher(
    organisation={"ref": "XX-A", "type": "15", "name": "An institute"},
    every={"sectors": [{"code": "15151"}], "countries": [{"code": "MX"}],
           "identifier": "XX-A-1", "planned_start": date(2010, 1, 1),
           "planned_end": date(2190, 1, 1)},
)  # fmt: skip
AFTER_ALL = date(2100, 12, 31)


@settings(max_examples=effort(60, 400))
@given(histories())
def test_what_is_published_is_valid_and_comes_to_the_statement(history: History) -> None:
    if not isinstance(history.opening, Agreement):
        return
    code = history.opening.code
    with history.recorded() as ledger:
        for on in (*history.days, AFTER_ALL):
            undated = ledger.iati(code, publisher=PUBLISHER, on=on)
            [before] = undated.activities
            days = {
                each.reference: min(each.known.last, on)
                for each in before.transactions
                if each.day is None
            }
            lacking = {
                each.place.reference for each in undated.findings if each.code == "iati-no-day"
            }
            assert lacking == set(days)
            found = ledger.iati(code, publisher=PUBLISHER, value_dates=days, on=on)
            errors = [each for each in found.findings if each.severity is Severity.ERROR]
            assert not errors
            [activity] = found.activities
            assert activity.totals() == before.totals()
            statement = ledger.reconcile(code, on=on)

            moved: Counter[tuple[str, str]] = Counter()
            for each in activity.transactions:
                if each.moved is not None:
                    moved[(each.figure, each.moved.currency.code)] += each.moved.minor
            for side in statement.funds:
                for figure in set(TYPES) - {"committed", "in_kind"}:
                    minor = getattr(side, figure).money.minor
                    sign = -1 if figure in ("returned", "withdrawn") else 1
                    assert moved[(figure, side.currency)] == sign * minor

            own = statement.agreement_currency
            received = activity.totals().get(("received", own.currency))
            assert (received or Money.from_minor(0, own.currency)) == own.received.money

            content = write(report_of(found, Language.ES))
            assert breaks(content, on) == []
            written = Counter[tuple[str, str]]()
            for each in etree.fromstring(content).iter("transaction"):
                value = each.find("value")
                kind = each.find("transaction-type").get("code")
                money = Money(value.text, value.get("currency"))
                written[(kind, money.currency.code)] += money.minor
            published = Counter[tuple[str, str]]()
            for (figure, currency), money in activity.totals().items():
                published[(TYPES[figure], currency)] += money.minor
            assert written == published
            event(
                f"{len(written)} sums, committed: {any(kind == COMMITTED for kind, _ in written)}"
            )


@settings(max_examples=effort(40, 400))
@given(histories())
def test_activity_by_activity_each_amount_stands_once(history: History) -> None:
    """The agreement and its activities come to what it comes to as one, and each is valid."""
    if not isinstance(history.opening, Agreement):
        return
    code = history.opening.code
    with history.recorded() as ledger:
        for on in (*history.days, AFTER_ALL):
            [whole] = ledger.iati(code, publisher=PUBLISHER, on=on).activities
            days = {
                each.reference: min(each.known.last, on)
                for each in whole.transactions
                if each.day is None
            }
            several = PUBLISHER.model_copy(
                update={
                    "activities": tuple(
                        IatiActivityDetails(
                            of=code, activity=code_of, planned_start=date(2010, 1, 1),
                            planned_end=date(2190, 1, 1),
                        )
                        for code_of in {
                            each.reference for each in history.facts if isinstance(each, Activity)
                        }
                    )
                }
            )  # fmt: skip
            found = ledger.iati(code, publisher=several, value_dates=days, by_activity=True, on=on)
            totals = Counter[tuple[str, str]]()
            moved = Counter[tuple[str, str]]()
            for activity in found.activities:
                for key, money in activity.totals().items():
                    totals[key] += money.minor
                moved.update((each.reference, each.figure) for each in activity.transactions)
            expected = {key: money.minor for key, money in whole.totals().items()}
            assert {key: minor for key, minor in totals.items() if minor} == {
                key: minor for key, minor in expected.items() if minor
            }
            assert set(moved) == {(each.reference, each.figure) for each in whole.transactions}
            errors = [each for each in found.findings if each.severity is Severity.ERROR]
            assert not errors
            assert breaks(write(report_of(found, Language.ES)), on) == []
            first, *parts = found.activities
            assert first.related == tuple(each.identifier for each in parts)
            assert all(each.related == (first.identifier,) for each in parts)
            event(f"activities: {min(len(parts), 3)}")


def mirrored(content: bytes, code: str, theirs: Collection[IatiTransaction]) -> bytes:
    """Our own publication as the partner has it: what we got it sent, what we gave back too."""
    root = etree.fromstring(content)
    activity = root.find("iati-activity")
    activity.find("iati-identifier").text = "XX-P-1"
    activity.append(etree.Element("other-identifier", ref=code, type="A9"))
    named = {(each.reference, each.type) for each in theirs}
    for each in activity.findall("transaction"):
        kind = each.find("transaction-type")
        if (each.get("ref"), kind.get("code")) not in named:
            activity.remove(each)
            continue
        kind.set("code", "3")
        for party in each.findall("provider-org"):
            each.remove(party)
    return etree.tostring(root)


@settings(max_examples=effort(30, 400))
@given(histories())
def test_what_the_partner_published_alike_agrees_and_without_one_it_is_said(
    history: History,
) -> None:
    if not isinstance(history.opening, Agreement):
        return
    code = history.opening.code
    with history.recorded() as ledger, TemporaryDirectory() as folder:
        path = Path(folder) / "partner.xml"
        undated = ledger.iati(code, publisher=PUBLISHER, on=AFTER_ALL).activities[0]
        days = {
            each.reference: each.known.last for each in undated.transactions if each.day is None
        }
        found = ledger.iati(code, publisher=PUBLISHER, value_dates=days, on=AFTER_ALL)
        theirs = [
            each
            for each in found.activities[0].transactions
            if each.figure in ("received", "returned")
        ]
        content = write(report_of(found, Language.ES))
        path.write_bytes(mirrored(content, code, theirs))
        beside = ledger.iati_beside(path, code, on=AFTER_ALL)
        assert beside.agrees
        assert len(beside.items) == len(theirs)
        assert all(each.standing is Beside.AGREES for each in beside.items)

        path.write_bytes(mirrored(content, code, theirs[1:]))
        lacking = ledger.iati_beside(path, code, on=AFTER_ALL)
        missing = [each for each in lacking.items if each.standing is Beside.NOT_PUBLISHED]
        assert len(missing) == len(theirs[:1])
        assert lacking.agrees is not bool(theirs)
        event(f"movements of the partner: {min(len(theirs), 5)}")
