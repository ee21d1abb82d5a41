"""One activity in two books: what may be said to be the same, and what keeps it so."""

from collections.abc import Iterator
from typing import Any

import pytest

from coopledger import Activity, Agreement, Ledger, Programme, Receipt, Refused, Reversal

PROGRAMME = Programme(code="PICE", title="P", currency="MXN")
AGREEMENT = Agreement(code="SEGIB", title="S", currency="EUR", accounts=["MXN"])
OTHER = Programme(code="B", title="B", currency="MXN")
OF_PICE = {"same_as_book": "PICE", "same_as": "FORO"}


def activity(book: str, reference: str, **more: Any) -> Activity:
    stated = {"title": "VII Foro", "activity_kind": "forum", "when": "2016-10-05"}
    return Activity(book=book, reference=reference, **{**stated, **more})


FORUM = activity("PICE", "FORO")
SAME = activity("SEGIB", "F-7", **OF_PICE)


def taken_back(fact: Activity, when: str = "2016-10-05", revision: int = 1) -> Reversal:
    return Reversal(
        book=fact.book, reference=f"X-{fact.reference}-{revision}", of=fact.reference,
        of_revision=revision, when=when, reason="error",
    )  # fmt: skip


@pytest.fixture
def ledger(where: str) -> Iterator[Ledger]:
    with Ledger.open(where) as opened:
        opened.record(PROGRAMME, AGREEMENT, OTHER)
        yield opened


def codes(ledger: Ledger, *facts: Any) -> list[str]:
    try:
        receipt: Receipt = ledger.record(*facts)
    except Refused as refused:
        return [finding.code for finding in refused.findings]
    assert receipt.recorded == len(facts)
    return []


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param([FORUM, SAME], [], id="in one load"),
        pytest.param([SAME, FORUM], [], id="in one load, in the other order"),
        pytest.param([SAME], ["same-activity-unknown"], id="of none"),
        pytest.param(
            [activity("SEGIB", "F", same_as_book="ZZ", same_as="FORO")],
            ["same-activity-unknown"],
            id="of a book that is not there",
        ),
        pytest.param(
            [FORUM, activity("PICE", "F", **OF_PICE)],
            ["same-activity-unknown"],
            id="of its own book",
        ),
        pytest.param(
            [FORUM, activity("SEGIB", "F", **OF_PICE, activity_kind="workshop")],
            ["same-activity-differs"],
            id="of another kind",
        ),
        pytest.param(
            [FORUM, activity("SEGIB", "F", **OF_PICE, activity_kind=None)],
            ["same-activity-differs"],
            id="of a kind not stated",
        ),
        pytest.param(
            [FORUM, activity("SEGIB", "F", **OF_PICE, count=2)],
            ["same-activity-differs"],
            id="of another count",
        ),
        pytest.param(
            [FORUM, SAME, activity("B", "F", same_as_book="SEGIB", same_as="F-7")],
            ["same-activity-chain"],
            id="of one that names another",
        ),
        pytest.param([FORUM, SAME, activity("B", "F", **OF_PICE)], [], id="two of the same third"),
        pytest.param([FORUM, taken_back(FORUM), SAME], ["same-activity-unknown"], id="taken back"),
        pytest.param([FORUM, SAME, taken_back(SAME)], [], id="taken back itself"),
    ],
)
def test_what_may_be_said_to_be_the_same(
    ledger: Ledger, given: list[Any], expected: list[str]
) -> None:
    assert codes(ledger, *given) == expected


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        pytest.param([taken_back(FORUM)], ["same-activity-left"], id="taken back"),
        pytest.param(
            [taken_back(FORUM, "2017-01-01")], ["same-activity-left"], id="taken back later"
        ),
        pytest.param(
            [taken_back(FORUM), activity("PICE", "FORO", revision=2, title="Foro VII")],
            [],
            id="set right, and alike",
        ),
        pytest.param(
            [taken_back(FORUM), activity("PICE", "FORO", revision=2, count=2)],
            ["same-activity-left"],
            id="of another count now",
        ),
        pytest.param(
            [taken_back(FORUM), activity("PICE", "FORO", revision=2, activity_kind="study")],
            ["same-activity-left"],
            id="of another kind now",
        ),
        pytest.param(
            [
                activity("B", "F"),
                taken_back(FORUM),
                activity("PICE", "FORO", revision=2, same_as_book="B", same_as="F"),
            ],
            ["same-activity-left"],
            id="the same as a third now",
        ),
        pytest.param([taken_back(SAME), taken_back(FORUM)], [], id="both taken back"),
        pytest.param(
            [
                taken_back(SAME),
                activity("SEGIB", "F-7", **OF_PICE, revision=2, count=2),
                taken_back(FORUM),
                activity("PICE", "FORO", revision=2, count=2),
            ],
            [],
            id="both set right",
        ),
    ],
)
def test_what_is_named_stays_as_it_is_named(
    ledger: Ledger, later: list[Any], expected: list[str]
) -> None:
    ledger.record(FORUM, SAME)
    assert codes(ledger, *later) == expected


def test_it_is_seen_by_a_program_that_never_looked_at_the_other_book(where: str) -> None:
    with Ledger.open(where) as one:
        one.record(PROGRAMME, AGREEMENT, FORUM, SAME)
        with Ledger.open(where) as another:
            assert codes(another, taken_back(FORUM)) == ["same-activity-left"]
            wrong = activity("SEGIB", "F-8", **OF_PICE, count=9)
            assert codes(another, wrong) == ["same-activity-differs"]


@pytest.mark.parametrize("given", [{"same_as": "FORO"}, {"same_as_book": "PICE"}])
def test_the_book_and_the_code_are_said_together(given: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="same-activity-half"):
        activity("SEGIB", "F", **given)


@pytest.mark.parametrize("closed", [["PICE"], ["SEGIB"], ["PICE", "SEGIB"]])
def test_what_is_said_later_changes_nothing_in_a_closed_year(
    ledger: Ledger, closed: list[str]
) -> None:
    """Said in 2017 of an activity of 2016, it is one from then on: a figure of 2017."""
    apart = activity("SEGIB", "F-7")
    ledger.record(FORUM, apart)
    for code in closed:
        ledger.set_period(code, 2016, "closed")
    before = ledger.cooperation_totals(2016)
    assert before[0].activity_count == 2
    gone = taken_back(apart, "2017-01-01")
    said = activity("SEGIB", "F-7", revision=2, **OF_PICE)
    assert codes(ledger, gone, said) == []
    assert ledger.cooperation_totals(2016) == before
    (total,) = ledger.cooperation_totals(2017)
    assert dict(total.activities) == {"forum": -1}
    assert ledger.verify().intact
