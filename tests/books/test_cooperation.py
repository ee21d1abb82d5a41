"""What was given in a year, by hand: own funds, in kind, and beside them what partners paid."""

from datetime import date
from typing import Any

import pytest

from coopledger.books.book import Book
from coopledger.books.cooperation import (
    CooperationTotal,
    CooperationTotals,
    cooperation_totals,
)
from coopledger.messages.catalogue import Language, say
from coopledger.model.activity import Activity, InKindContribution
from coopledger.model.agreement import Agreement, Programme
from coopledger.model.base import Provenance
from coopledger.model.dates import When
from coopledger.model.events import Disbursement, Expenditure, Recovery, Reversal
from coopledger.model.facts import AnyFact
from coopledger.model.fiscal_year import FiscalYear
from coopledger.money import InKind, Money
from coopledger.reports.totals import report, totals_data, totals_document
from coopledger.writers.text import document_text


def activity(book: str, reference: str, when: str | None, **more: Any) -> AnyFact:
    return Activity(book=book, reference=reference, title=reference, when=when, **more)


def spent(book: str, reference: str, when: str, amount: str, **more: Any) -> AnyFact:
    return Expenditure(book=book, reference=reference, when=when, amount=amount, **more)


def in_kind(book: str, reference: str, when: str, amount: str, **more: Any) -> AnyFact:
    return InKindContribution(book=book, reference=reference, when=when, amount=amount, **more)


PROGRAMME = Book.of(
    Programme(code="P", title="Own funds", currency="MXN"),
    [
        activity("P", "F-1", "2015-03", activity_kind="forum", count=2, partners=["CAPEL"]),
        activity("P", "F-2", "2015-04", activity_kind="forum", partners=["CAPEL", "IIDH"]),
        activity("P", "W-1", "2015-05", activity_kind="workshop", count=7, note="two in Quito"),
        activity("P", "N-1", "2015-07", count=3, partners=["IIDH"]),
        activity("P", "W-2", "2015-06", activity_kind="course", count=3),
        activity("P", "Z-1", "2016-01"),
        activity("P", "U-1", None, count=50),
        spent("P", "G-1", "2015-03", "100.00 MXN", activities=["F-1"], note="in two parts"),
        spent(
            "P",
            "G-2",
            "2015-04",
            "90.00 MXN",
            activities=[
                {"code": "F-2", "amount": "30.00 MXN"},
                {"code": "N-1", "amount": "40 MXN"},
            ],
            provenance=Provenance.ASSUMED,
        ),
        Recovery(
            book="P",
            reference="C-1",
            of="G-1",
            when="2016-02-01",
            amount="25.00 MXN",
            activities=["F-1"],
        ),
        in_kind("P", "K-1", "2015-03", "8.00 MXN", activities=["F-1"]),
        in_kind("P", "K-2", "2015-03", "4.00 MXN", activities=["F-1", "W-1"], note="rooms"),
        in_kind("P", "K-3", "2015-03", "2.00 MXN"),
        in_kind("P", "K-4", "2015-03", "5.00 USD", activities=["W-1"]),
    ],
)
AGREEMENT = Book.of(
    Agreement(code="A", title="Forum", currency="EUR", accounts=["MXN", "USD"]),
    [
        Disbursement(
            book="A", reference="M", when="2014-12-31", amount="700.00 MXN", sent="35.00 EUR"
        ),
        activity("A", "F-3", "2015-08", activity_kind="forum", partners=["CAPEL"]),
        activity("A", "F-4", "2013-08", activity_kind="forum"),
        spent("A", "G-1", "2015-08", "60.00 MXN", activities=["F-3"]),
        in_kind("A", "K-1", "2015-08", "3.00 MXN", activities=["F-3"]),
    ],
)


def total(year: int, currency: str) -> CooperationTotal:
    (found,) = (
        each
        for each in cooperation_totals([PROGRAMME, AGREEMENT])
        if (each.year, each.currency) == (year, currency)
    )
    return found


def columns(part: Any) -> tuple[str, ...]:
    return tuple(m.digits for m in (part.financial, part.in_kind, part.partner_funds))


def test_a_year_has_what_was_given_and_beside_it_what_partners_paid() -> None:
    found = total(2015, "MXN")
    figures = found.financial, found.in_kind, found.partner_funds
    assert [str(figure.money) for figure in figures] == ["190.00 MXN", "17.00 MXN", "60.00 MXN"]
    assert [figure.provenance.value for figure in figures] == ["assumed", "source", "source"]
    assert str(found.total) == "207.00 MXN"


def test_activities_are_counted_by_kind_the_many_first() -> None:
    found = total(2015, "MXN")
    assert list(found.activities.items()) == [
        ("workshop", 7),
        ("forum", 4),
        ("course", 3),
        ("not-stated", 3),
    ]
    assert found.activity_count == 17
    assert total(2015, "USD").activities == found.activities
    assert list(total(2016, "MXN").activities.items()) == [("not-stated", 1)]
    assert list(total(2013, "MXN").activities.items()) == [("forum", 1)]


def test_by_kind_by_activity_and_by_partner() -> None:
    found = total(2015, "MXN")
    assert {part.key: columns(part) for part in found.by_kind} == {
        "forum": ("130.00", "11.00", "60.00"),
        "not-stated": ("40.00", "0.00", "0.00"),
        None: ("20.00", "6.00", "0.00"),
    }
    assert {part.key: columns(part) for part in found.by_activity} == {
        "F-1": ("100.00", "8.00", "0.00"),
        "F-2": ("30.00", "0.00", "0.00"),
        "F-3": ("0.00", "3.00", "60.00"),
        "N-1": ("40.00", "0.00", "0.00"),
        None: ("20.00", "6.00", "0.00"),
    }
    assert {part.key: columns(part) for part in found.by_partner} == {
        "CAPEL": ("100.00", "11.00", "60.00"),
        "IIDH": ("40.00", "0.00", "0.00"),
        None: ("50.00", "6.00", "0.00"),
    }
    for parts in (found.by_kind, found.by_activity, found.by_partner):
        keys = [part.key for part in parts]
        assert keys == [*sorted(key for key in keys if key is not None), None]


def test_what_came_back_a_year_later_lowers_that_year_and_says_which_it_changes() -> None:
    found = total(2016, "MXN")
    assert str(found.financial.money) == "-25.00 MXN"
    assert {part.key: part.financial.digits for part in found.by_kind} == {"forum": "-25.00"}
    assert [(change.year, change.financial.digits) for change in found.changes] == [
        (2015, "-25.00")
    ]
    assert total(2015, "MXN").changes == ()


@pytest.mark.parametrize(
    ("taken_back", "said"),
    [
        (None, [(2015, "7.00", [])]),
        ("2015-03-04", []),
        ("2015-12-31", []),
        ("2016-01-01", [(2015, "7.00", []), (2016, "-7.00", [2015])]),
        ("2017-05-06", [(2015, "7.00", []), (2017, "-7.00", [2015])]),
        ("2017-05-08", [(2015, "7.00", [])]),  # after the day that is asked
    ],
)
def test_what_is_taken_back_in_a_later_year_was_given_until_then(
    taken_back: str | None, said: list[tuple[int, str, list[int]]]
) -> None:
    facts = [spent("P", "G", "2015-03-04", "7.00 MXN", note="noted")]
    if taken_back is not None:
        facts.append(Reversal(book="P", reference="G~1", of="G", when=taken_back, reason="twice"))
    book = Book.of(Programme(code="P", title="Own funds", currency="MXN"), facts)
    found = cooperation_totals([book], on=date(2017, 5, 7))
    assert [
        (each.year, each.financial.money.digits, [change.year for change in each.changes])
        for each in found
    ] == said
    assert [each.notes for each in found[:1]] == [("G: noted",)][: len(said)]


def test_each_part_is_in_the_currency_of_its_total() -> None:
    found = total(2015, "USD")
    (part,) = found.by_activity
    amounts = part.financial, part.in_kind, part.partner_funds
    assert [str(amount) for amount in amounts] == ["0.00 USD", "5.00 USD", "0.00 USD"]
    assert [type(amount) for amount in amounts] == [Money, InKind, Money]
    assert type(found.in_kind.money) is InKind
    assert [str(figure.money) for figure in (found.financial, found.partner_funds)] == [
        "0.00 USD", "0.00 USD",
    ]  # fmt: skip


def test_the_notes_of_a_year_name_what_they_are_of() -> None:
    assert total(2015, "MXN").notes == ("G-1: in two parts", "K-2: rooms", "W-1: two in Quito")
    assert total(2016, "MXN").notes == ()


def test_every_year_that_has_any_or_those_asked_for() -> None:
    def years(*asked: int) -> list[tuple[int, str]]:
        found = cooperation_totals([PROGRAMME, AGREEMENT], *asked)
        return [(each.year, each.currency) for each in found]

    assert years() == [(2013, "MXN"), (2015, "MXN"), (2015, "USD"), (2016, "MXN")]
    assert years(2013) == [(2013, "MXN")]
    assert years(2014) == []
    assert years(2015) == [(2015, "MXN"), (2015, "USD")]
    assert years(2013, 2015) == [(2013, "MXN"), (2015, "MXN"), (2015, "USD")]
    assert years(2014, 2016) == [(2015, "MXN"), (2015, "USD"), (2016, "MXN")]


def test_an_activity_without_money_stands_in_the_first_currency_of_its_book() -> None:
    done = activity("A", "F", "2015-08")
    two = Agreement(code="A", title="Forum", currency="EUR", accounts=["USD", "MXN"])
    (found,) = cooperation_totals([Book.of(two, [done])])
    assert (found.currency, found.activity_count, columns_of(found)) == ("USD", 1, (0, 0, 0))


def columns_of(found: CooperationTotal) -> tuple[int, ...]:
    return tuple(f.money.minor for f in (found.financial, found.in_kind, found.partner_funds))


@pytest.mark.parametrize(
    ("start", "when", "year"),
    [
        (1, "2015-12-31", 2015),
        (1, "2016-01-01", 2016),
        (2, "2016-01-31", 2016),
        (2, "2016-02-01", 2017),
        (7, "2015-06-30", 2015),
        (7, "2015-07-01", 2016),
        (7, "2015-06-30/2015-07-01", 2016),
        (12, "2015-11-30", 2015),
        (12, "2015-12-01", 2016),
    ],
)
def test_a_fiscal_year_is_named_for_the_year_it_ends_in(start: int, when: str, year: int) -> None:
    assert FiscalYear.of(When.parse(when).last, start).year == year


def test_everything_of_a_book_counts_by_its_fiscal_year() -> None:
    opening = Programme(code="P", title="Own", currency="MXN", fiscal_year_start=7)
    noted = {"note": "late"}
    facts = (
        activity("P", "F", "2015-08-01", **noted),
        spent("P", "G", "2015-08-01", "1.00 MXN", **noted),
        in_kind("P", "K", "2015-08-01", "2.00 MXN", **noted),
    )
    (found,) = cooperation_totals([Book.of(opening, facts)])
    assert (found.year, found.activity_count, columns_of(found)) == (2016, 1, (100, 200, 0))
    assert found.notes == ("F: late", "G: late", "K: late")


def test_an_activity_is_counted_on_the_year_of_its_last_day() -> None:
    done = activity("P", "F", "2015-12-31/2016-01-02")
    programme = Programme(code="P", title="Own", currency="MXN")
    (found,) = cooperation_totals([Book.of(programme, [done])])
    assert found.year == date(2016, 1, 2).year


def test_what_is_known_of_how_it_was_valued_is_there_whatever_the_order() -> None:
    of = {"currency": "MXN", "method": "days", "daily_rate": "2.00 MXN"}
    facts = [
        InKindContribution(book="P", reference=code, when="2016", valuation={**of, "days": days})
        for code, days in (("B", "2"), ("a", "3"), ("A", "1"))
    ]
    unvalued = in_kind("P", "0", "2016", "1.00 MXN")
    opening = Programme(code="P", title="P", currency="MXN")
    for order in (facts, facts[::-1]):
        (total,) = cooperation_totals([Book.of(opening, [*order, unvalued])])
        given = [(each.contribution.reference, str(each.amount)) for each in total.given_in_kind]
        assert given == [
            ("0", "1.00 MXN"), ("A", "2.00 MXN"), ("B", "4.00 MXN"), ("a", "6.00 MXN"),
        ]  # fmt: skip
        assert total.in_kind.money == InKind("13.00", "MXN")
        assert total.in_kind.provenance is Provenance.DERIVED


def test_in_kind_stays_in_the_currency_it_is_stated_in() -> None:
    """Only its costs are converted, never the total."""
    valuation = {
        "currency": "USD", "travel": "1890.00 MXN", "rate": "0.05", "rate_source": "x",
        "rate_date": "2016-11",
    }  # fmt: skip
    facts = [
        InKindContribution(book="P", reference="E-1", when="2016", valuation=valuation),
        in_kind("P", "E-2", "2016", "1.00 MXN"),
    ]
    opening = Programme(code="P", title="P", currency="MXN")
    totals = cooperation_totals([Book.of(opening, facts)])
    assert [str(total.in_kind.money) for total in totals] == ["1.00 MXN", "94.50 USD"]


def valued(reference: str, days: str, when: str = "2016-05-01", **more: Any) -> InKindContribution:
    valuation = {"currency": "MXN", "method": "days", "days": days, "daily_rate": "2.00 MXN"}
    return InKindContribution(book="P", reference=reference, when=when, valuation=valuation, **more)


def taken_back(reference: str, when: str) -> Reversal:
    return Reversal(book="P", reference=f"X-{reference}", of=reference, when=when, reason="error")


def test_every_amount_in_kind_is_listed_and_they_add_up_in_each_year_and_currency() -> None:
    facts = [
        valued("V", "5"),
        in_kind("P", "U", "2016", "1.00 MXN"),
        in_kind("P", "D", "2016", "3.00 USD"),
        valued("R", "2"),  # corrected in 2017
        taken_back("R", "2017-01-01"),
        valued("R", "3", "2017-01-01", revision=2),
        in_kind("P", "G", "2016", "7.00 MXN"),  # taken back in 2017
        taken_back("G", "2017-02-01"),
    ]
    opening = Programme(code="P", title="P", currency="MXN")
    totals = cooperation_totals([Book.of(opening, facts)])
    listed = {
        (total.year, total.currency): [
            (
                each.contribution.reference,
                str(each.amount),
                each.changes and each.changes.year,
                each.taken_back,
            )
            for each in total.given_in_kind
        ]
        for total in totals
    }
    assert listed == {
        (2016, "MXN"): [
            ("G", "7.00 MXN", None, False),
            ("R", "4.00 MXN", None, False),
            ("U", "1.00 MXN", None, False),
            ("V", "10.00 MXN", None, False),
        ],
        (2016, "USD"): [("D", "3.00 USD", None, False)],
        (2017, "MXN"): [("G", "-7.00 MXN", 2016, True), ("R", "2.00 MXN", 2016, False)],
    }
    for total in totals:
        amounts = [each.amount for each in total.given_in_kind]
        assert sum(amounts, start=InKind(0, total.currency)) == total.in_kind.money


def test_how_it_was_valued_says_every_amount_and_activities_are_said_once_a_year() -> None:
    facts = [
        activity("P", "F", "2016-05"),
        valued("V", "5"),
        in_kind("P", "U", "2016", "1.00 MXN"),
        in_kind("P", "D", "2016", "3.00 USD"),
        taken_back("V", "2017-01-01"),
        valued("V", "4", "2017-01-01", revision=2),
    ]
    opening = Programme(code="P", title="P", currency="MXN")
    totals = cooperation_totals([Book.of(opening, facts)])
    text = document_text(report(totals, Language.EN).document())
    said = [line.strip() for line in text.splitlines()]
    assert [line.split()[-1] for line in said if line.startswith("Activities")] == ["1", "0"]
    assert [line for line in said if line.startswith("- ")] == [
        "- U  1.00 MXN: the source does not say how",
        "- V  10.00 MXN: Days: 5 × 2.00 MXN = 10.00 MXN",
        "- Sum: 11.00 MXN",
        "- V (change to 2016)  -2.00 MXN: it is 8.00 MXN now (Days: 4 × 2.00 MXN = 8.00",
        "- Sum: -2.00 MXN",
    ]


SHARED = {"same_as_book": "P", "same_as": "FORO"}


def of_two_books(*more: AnyFact, same: dict[str, str] = SHARED, when: str = "2016-10") -> Any:
    agreement = Agreement(code="S", title="S", currency="EUR", accounts=["MXN"])
    came = Disbursement(
        book="S", reference="M", when="2016-01-01", amount="1000.00 MXN", sent="50.00 EUR"
    )
    ours = [
        activity("P", "FORO", "2016-10", activity_kind="forum"),
        spent("P", "G-1", "2016-10-06", "300.00 MXN", activities=["FORO"]),
        *(fact for fact in more if fact.book == "P"),
    ]
    theirs = [
        came,
        activity("S", "F-7", when, activity_kind="forum", **same),
        spent("S", "G-1", "2016-10-06", "400.00 MXN", activities=["F-7"]),
        *(fact for fact in more if fact.book == "S"),
    ]
    opening = Programme(code="P", title="P", currency="MXN")
    return cooperation_totals([Book.of(opening, ours), Book.of(agreement, theirs)])


def test_one_activity_in_two_books_is_counted_once_and_each_has_its_money() -> None:
    (total,) = of_two_books()
    assert dict(total.activities) == {"forum": 1}
    assert [
        (part.key, str(part.financial), str(part.partner_funds)) for part in total.by_activity
    ] == [("FORO", "300.00 MXN", "400.00 MXN")]
    (apart,) = of_two_books(same={})
    assert dict(apart.activities) == {"forum": 2}
    assert (apart.financial, apart.partner_funds) == (total.financial, total.partner_funds)


def test_activities_of_two_books_under_one_code_are_two_unless_one_is_the_other() -> None:
    theirs = (
        activity("S", "FORO", "2016-10", activity_kind="forum"),
        spent("S", "G-2", "2016-10-07", "5.00 MXN", activities=["FORO"]),
    )
    (total,) = of_two_books(*theirs)
    assert [(part.key, part.book, columns(part)) for part in total.by_activity] == [
        ("FORO", "P", ("300.00", "0.00", "400.00")),
        ("FORO", "S", ("0.00", "0.00", "5.00")),
    ]
    rows = [row for row in total.rows() if row["section"] == "by_activity"]
    assert {(row["key"], row["book"]) for row in rows} == {("FORO", "P"), ("FORO", "S")}
    (said,) = totals_data(CooperationTotals([total]))
    assert [(part["key"], part["book"]) for part in said["by_activity"]] == [
        ("FORO", "P"), ("FORO", "S"),
    ]  # fmt: skip
    assert all("book" not in part for part in (*said["by_kind"], *said["by_partner"]))


@pytest.mark.parametrize(
    ("starts", "mixed"), [((1, 1), False), ((7, 7), False), ((1, 7), True), ((4, 7), True)]
)
def test_totals_of_books_whose_years_differ_say_that_they_are_of_calendar_years(
    starts: tuple[int, int], mixed: bool
) -> None:
    books = [
        Book.of(Programme(code=code, title=code, currency="MXN", fiscal_year_start=start),
                [spent(code, "G", "2016-10-06", "1.00 MXN")])
        for code, start in zip("PQ", starts, strict=True)
    ]  # fmt: skip
    totals = cooperation_totals(books)
    assert {total.fiscal_year.is_calendar for total in totals} == {mixed or starts == (1, 1)}
    for language in Language:
        said = " ".join(document_text(totals_document(totals, language)).split())
        assert (say("label.mixed-years", language) in said) is mixed


def test_it_is_counted_in_the_year_in_which_it_is_first_counted_anywhere() -> None:
    totals = of_two_books(when="2015-12")
    assert [(total.year, dict(total.activities)) for total in totals] == [
        (2015, {"forum": 1}),
        (2016, {}),
    ]


def test_what_is_said_later_to_be_the_same_changes_no_earlier_year() -> None:
    """Corrected in 2017, for 2016 is closed: from then on it is one, a change of 2017 to 2016."""
    gone = Reversal(book="S", reference="X", of="F-7", when="2017-01-01", reason="the same")
    now = activity("S", "F-7", "2016-10", activity_kind="forum", revision=2, **SHARED)
    totals = of_two_books(gone, now, same={})
    assert [(total.year, dict(total.activities)) for total in totals] == [
        (2016, {"forum": 2}),
        (2017, {"forum": -1}),
    ]
