"""The yearly annex: its rows, the figures in its texts, and what is said of those that are none."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from coopledger import Annex, Ledger, Narrative, NarrativeRow
from coopledger.books.annex import FilledIn
from coopledger.messages.catalogue import CoopledgerError, Language, say
from coopledger.model.activity import Activity, InKindContribution
from coopledger.model.agreement import Agreement, Programme
from coopledger.model.events import Disbursement, Expenditure, Refund
from coopledger.model.facts import AnyFact
from coopledger.model.finding import Finding
from coopledger.readers.narrative import read_narrative
from coopledger.reports.findings import finding_lines

EXAMPLES = Path(__file__).parents[2] / "coopledger" / "examples"
SOURCE = (
    "1,109,797.84 MXN", "54,855.00 EUR", "435,763.79 MXN", "674,034.05 MXN", "31,003.19 EUR",
    "15", "270,869.10 MXN", "295,423.80 MXN", "5", "2", "1", "8", "1,345,564.00 MXN",
    "507,827.00 MXN",
)  # fmt: skip
"""Every figure of the public annex, in its order."""

TWO = Agreement(code="DOS", title="Two currencies", currency="EUR", accounts=["MXN", "USD"])
LIFE: tuple[AnyFact, ...] = (
    TWO,
    Activity(book="DOS", reference="FORO", title="Forum", activity_kind="forum", when="2016-10"),
    Activity(book="DOS", reference="TALLER", title="Workshop", when="2015-12-30/2016-01-02"),
    Disbursement(
        book="DOS", reference="M-1", when="2015-02-01", amount="2000.00 MXN", sent="100.00 EUR",
        account="MXN",
    ),
    Disbursement(
        book="DOS", reference="M-2", when="2016-02-01", amount="50.00 USD", sent="45.00 EUR",
        account="USD",
    ),
    Expenditure(
        book="DOS", reference="G-1", when="2015-10-05", amount="300.00 MXN", account="MXN",
        activities=["TALLER"],
    ),
    Expenditure(
        book="DOS", reference="G-2", when="2016-10-05", amount="500.00 MXN", account="MXN",
        activities=["FORO", "TALLER"],
    ),
    Expenditure(
        book="DOS", reference="G-3", when="2016-10-06", amount="12.00 USD", account="USD",
        activities=["FORO"],
    ),
    Refund(
        book="DOS", reference="R-1", when="2016-12-29", amount="1200.00 MXN", received="55.00 EUR",
        account="MXN",
    ),
    Programme(code="OWN", title="Own funds", currency="MXN"),
    Activity(
        book="OWN", reference="LIAISON", title="Liaison", when="2014-05-01/2017-03-31",
        activity_kind="linkage", summary="Talks; {in_kind} of {OWN: total 2016}.",
        lessons="More of them.",
    ),
    InKindContribution(
        book="OWN", reference="E-1", when="2016-06", amount="70.00 MXN", activities=["LIAISON"]
    ),
)  # fmt: skip


FILLED = (
    ("DOS", "{received MXN} {Recibido USD} {received EUR}", "0.00 MXN 50.00 USD 45.00 EUR"),
    ("DOS", "{received 2015 MXN}, {held 2015 MXN}", "2,000.00 MXN, 1,700.00 MXN"),
    ("DOS", "{ejercido MXN} {Reintegrado MXN} {saldo disponible MXN}",
     "500.00 MXN 1,200.00 MXN 0.00 MXN"),
    ("DOS", "{exchange_difference EUR}", "-5.00 EUR"),
    ("DOS", "{diferencia cambiaria}", "-5.00 EUR"),
    ("DOS", "{partner funds MXN}; {activities}; {activities foro}", "500.00 MXN; 2; 1"),
    ("DOS", "{OWN: en especie}", "70.00 MXN"),
    ("OWN", "{financial} {IN KIND} {total aportado}", "0.00 MXN 70.00 MXN 70.00 MXN"),
    (None, "{in kind MXN} {activities}", "70.00 MXN 2"),
    (None, "a text {without braces", "a text {without braces"),
)  # fmt: skip
"""Whose row, its text, and what becomes of it."""

NAMED = (
    ("DOS", "{received}", "annex-which-currency"),
    ("DOS", "{received GBP}", "annex-which-currency"),
    ("DOS", "{received 2014 MXN}", "annex-no-figures"),
    ("OWN", "{received}", "annex-unknown-figure"),
    ("OWN", "{resibido}{}", "annex-unknown-figure annex-unknown-figure"),
    ("OWN", "{financial 2011}", "annex-no-figures"),
    ("OWN", "{activities 2011}", "annex-no-figures"),
    ("DOS", "{activities workshop}", "annex-unknown-kind"),
    ("DOS", "{OTHER: total}", "annex-unknown-row"),
    ("OTHER", "{total}", "annex-unknown-row"),
)
"""Whose row, its text, and the codes of what is found."""


def drawn(*facts: AnyFact, year: int = 2016, rows: Iterable[NarrativeRow] = ()) -> Annex:
    with Ledger.open("sqlite://") as ledger:
        ledger.record(*facts)
        return ledger.annex(year, narrative=Narrative(rows=[*rows]))


def told(of: str | None, text: str, activity: str | None = None) -> str:
    """What a text becomes, or the codes of what is found."""
    row = NarrativeRow(of=of, activity=activity, title="x", summary=text)
    made = drawn(*LIFE, rows=[row])
    codes = [each.code for each in made.findings if each.code != "annex-no-summary"]
    parts = made.rows[0].summary
    said = "".join(each if isinstance(each, str) else f"{each.figure}" for each in parts)
    return " ".join(codes) if codes else said


def of_annex() -> Iterator[Finding]:
    """What is found of texts that cannot be filled, a finding a code."""
    rows = [NarrativeRow(of=of, title="x", summary=text) for of, text, _ in NAMED]
    rows.append(NarrativeRow(of="DOS", activity="FORO", summary="{partner_funds USD}"))
    found = (*drawn(*LIFE, rows=rows).findings, *drawn(*LIFE).findings)
    yield from {each.code: each for each in reversed(found)}.values()


def test_the_example_has_every_figure_of_the_public_annex_in_its_order() -> None:
    with Ledger.open("sqlite://") as ledger:
        for name in ("INE-SEGIB-2016.xlsx", "PICE-2014-2015.xlsx"):
            ledger.import_file(EXAMPLES / name)
        made = ledger.annex(2016, narrative=read_narrative(EXAMPLES / "annex-2016.toml"))
    parts = [part for row in made.rows for part in (*row.summary, *row.lessons)]
    figures = tuple(f"{each.figure}" for each in parts if isinstance(each, FilledIn))
    assert figures == SOURCE
    assert not any(
        sign.isdigit()
        for row in made.rows[:2]
        for part in row.lessons[1:]
        if isinstance(part, str)
        for sign in part
    )
    assert [row.book for row in made.rows] == ["INE-SEGIB-2016", "PICE", *[None] * 4]
    assert not made.findings


@pytest.mark.parametrize(
    ("row", "text", "expected"),
    [*FILLED, *NAMED],
)
def test_a_placeholder_is_a_figure_of_the_books_or_is_named(
    row: str | None, text: str, expected: str
) -> None:
    assert told(row, text) == expected


@pytest.mark.parametrize(
    ("text", "activity", "expected"),
    [
        ("{partner_funds USD}", "FORO", "annex-not-itemised"),
        ("{partner_funds MXN 2015}", "TALLER", "300.00 MXN"),
        ("{activities}", "FORO", "1"),
        ("{total 2015}", "TALLER", "0.00 MXN"),
        ("{spent}", "FORO", "annex-unknown-figure"),
        ("{total}", "NONE", "annex-unknown-row"),
    ],
)
def test_an_activity_has_what_was_given_for_it_alone(
    text: str, activity: str, expected: str
) -> None:
    assert told("DOS", text, activity) == expected


def test_nothing_of_the_year_is_left_out() -> None:
    made = drawn(*LIFE)
    assert [(row.book, row.activity) for row in made.rows] == [
        ("DOS", None),
        ("OWN", None),
        ("OWN", "LIAISON"),
    ]
    two, own, liaison = made.rows
    assert two.plain is not None
    assert [each.reference for each in two.plain.activities] == ["TALLER", "FORO"]
    assert dict(two.plain.figures)["spent"]
    assert own.plain is not None
    assert not own.plain.activities
    assert "".join(f"{getattr(part, 'figure', part)}" for part in liaison.summary) == (
        "Talks; 70.00 MXN of 70.00 MXN."
    )
    assert [(each.code, each.place.book) for each in made.findings] == [
        ("annex-no-summary", "DOS"), ("annex-no-summary", "OWN"),
    ]  # fmt: skip


def test_what_the_narrative_has_stands_first_and_once() -> None:
    rows = [NarrativeRow(of="OWN", activity="LIAISON", title="Ours"), NarrativeRow(of="DOS")]
    made = drawn(*LIFE, rows=rows)
    assert [row.title for row in made.rows] == ["Ours", "Two currencies", "Own funds"]
    assert made.rows[0].lessons == ("More of them.",)


def test_what_has_a_row_of_its_own_is_not_named_in_that_of_its_book() -> None:
    made = drawn(*LIFE, rows=[NarrativeRow(of="DOS", activity="FORO", title="Ours")])
    plain = next(row.plain for row in made.rows if row.book == "DOS" and row.plain)
    assert [each.reference for each in plain.activities] == ["TALLER"]


def test_of_a_year_without_anything_there_is_no_row() -> None:
    made = drawn(*LIFE, year=2012)
    assert (made.rows, list(made.findings)) == ((), [])


def test_an_activity_that_another_book_counts_stands_there() -> None:
    ours = Activity(book="OWN", reference="F", title="Forum", when="2016-10", summary="x",
                    activity_kind="forum", same_as="FORO", same_as_book="DOS")  # fmt: skip
    made = drawn(*LIFE, ours)
    assert ("OWN", "F") not in [(row.book, row.activity) for row in made.rows]


def test_a_fiscal_year_is_that_of_the_books() -> None:
    july = Programme(code="JUL", title="July", currency="MXN", fiscal_year_start=7)
    given = [
        InKindContribution(book="JUL", reference=f"E-{day}", when=day, amount=f"{amount}.00 MXN")
        for day, amount in (("2016-06-30", 1), ("2016-07-01", 2), ("2017-06-30", 4))
    ]
    row = NarrativeRow(of="JUL", summary="{en especie} {in kind 2016}")
    made = drawn(july, *given, year=2017, rows=[row])
    assert str(made.fiscal_year) == "2016-2017"
    assert [f"{part.figure}" for part in made.rows[0].summary if isinstance(part, FilledIn)] == [
        "6.00 MXN", "1.00 MXN",
    ]  # fmt: skip


def test_what_is_missing_says_where_and_what_to_do() -> None:
    made = drawn(*LIFE, rows=[NarrativeRow(of="DOS", lessons="{resibido}")])
    [said] = [each for each in finding_lines(made.findings, Language.ES) if "resibido" in each]
    for part in ("convenio DOS", "Lecciones aprendidas", "{resibido}", "Recibido", "Qué hacer"):
        assert part in said


def test_what_cannot_be_a_year_or_a_file_of_texts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CoopledgerError):
        drawn(TWO, year=0)
    for text in ("rows = 3", "[[rows]]\nof = 'A'\ncolour = 'red'", "[[rows"):
        path = tmp_path / "texts.toml"
        path.write_text(text, "utf-8")
        with pytest.raises(CoopledgerError, match=r"texts\.toml"):
            read_narrative(path)


@pytest.mark.parametrize("language", Language)
def test_each_figure_is_known_by_what_people_call_it(language: Language) -> None:
    for name in ("received", "spent", "returned", "held"):
        said = say(f"figure.{name}", language)
        assert "annex" not in told("DOS", f"{{{said.upper()} MXN}}")


def test_a_year_that_ended_does_not_move() -> None:
    late = Expenditure(book="DOS", reference="G-9", when="2017-01-05", amount="1.00 USD",
                       account="USD")  # fmt: skip
    assert drawn(*LIFE) == drawn(*LIFE, late)
