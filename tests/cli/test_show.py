"""`coopledger show`: all that is recorded under a reference, and who says so."""

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coopledger import (
    Activity,
    Addendum,
    Agreement,
    BudgetLine,
    Disallowance,
    Disbursement,
    Expenditure,
    InKindContribution,
    Ledger,
    Programme,
    Recorded,
    Recovery,
    Refund,
    Refused,
    Reversal,
    SpendingRate,
    Transfer,
)
from coopledger.books.history import ReferenceHistory
from coopledger.errors import NoSuchBook, NoSuchReference
from coopledger.messages.catalogue import Language
from coopledger.model.facts import AnyFact
from coopledger.reports.history import history_data
from tests.command_line import Run
from tests.docs.test_facts_schema import all_kinds

AGREEMENT = Agreement(
    code="A",
    title="Capacitación",
    currency="EUR",
    accounts=["MXN", "EUR"],
    lines=[
        BudgetLine(code="AIR", title="Pasajes", ceiling="900.00 MXN"),
        BudgetLine(code="BAR", title="Atenciones", eligible=False),
    ],
)
SPENT = Expenditure(
    book="A", reference="G", when="2016-10-05", amount="400.00 MXN", lines=["AIR"], activities=["T"]
)
LIFE: tuple[tuple[AnyFact, ...], ...] = (
    (
        AGREEMENT,
        Activity(book="A", reference="T", title="Taller", activity_kind="workshop", place="row"),
        Disbursement(
            book="A", reference="M", when="2016-08", amount="2000.00 MXN", sent="100.00 EUR"
        ),
        SPENT,
        InKindContribution(
            book="A", reference="E", when="2016-10", amount="5.00 MXN", activities=["T"]
        ),
    ),
    (
        Reversal(book="A", reference="X", of="G", when="2016-10-05", reason="otro importe"),
        SPENT.model_copy(update={"revision": 2, "payee": "Aerolínea"}),
    ),
    (
        Recovery(book="A", reference="RC", of="G", when="2016-11-01", amount="100.00 MXN"),
        Disallowance(
            book="A", reference="D", of="G", when="2016-12-01", amount="10.00 MXN", reason="tarde"
        ),
        Addendum(book="A", reference="AD", when="2016-11-01", title="Prórroga", end="2017-06-30"),
        Transfer(
            book="A", reference="C", when="2016-12-02", account="MXN", to_account="EUR",
            amount="200.00 MXN", arrived="9.00 EUR",
        ),
        Refund(
            book="A", reference="R", when="2016-12-29", amount="10.00 MXN", received="0.60 EUR",
            disallowance="D",
        ),
    ),
)  # fmt: skip


@pytest.fixture
def ledger() -> Ledger:
    ledger = Ledger.open("sqlite://")
    for facts in LIFE:
        ledger.record(*facts)
    return ledger


def names(recorded: tuple) -> list[str]:
    return [each.fact.reference for each in recorded]


def test_each_revision_what_took_it_back_and_what_came_of_it(ledger: Ledger) -> None:
    first, second = ledger.history("G")
    assert (first.fact, first.seq, first.stands, first.worth) == (SPENT, 4, False, None)
    assert first.reversal is not None
    assert first.reversal.fact.reason == "otro importe"
    assert first.related == ()
    assert (second.fact.revision, second.stands, second.reversal) == (2, True, None)
    assert names(second.related) == ["RC", "D"]
    assert (second.worth.amount.digits, second.worth.recovered.digits) == ("300.00", "100.00")
    assert second.worth.worth.digits == "15.00"


@pytest.mark.parametrize(
    ("reference", "related", "worth"),
    [
        ("A", ["AD"], None),
        ("T", ["G", "E", "G"], None),
        ("M", [], "100.00"),
        ("D", ["R"], None),
        ("C", [], "10.00"),
        ("R", [], "0.50"),
        ("RC", [], None),
        ("X", [], None),
        ("E", [], None),
    ],
)
def test_what_names_it_and_what_it_is_worth(
    ledger: Ledger, reference: str, related: list[str], worth: str | None
) -> None:
    (recorded,) = ledger.history(reference)
    assert names(recorded.related) == related
    assert (recorded.worth and recorded.worth.worth.digits) == worth


def test_it_is_what_the_chain_says(ledger: Ledger) -> None:
    heads = {walked.book: (walked.rows, walked.head) for walked in ledger.verify().books}
    facts = ledger.facts("A")
    for reference in {fact.reference for fact in facts}:
        for recorded in ledger.history(reference):
            assert facts[recorded.seq - 1] == recorded.fact
            assert datetime.now(UTC) - recorded.recorded_at < timedelta(minutes=1)
            if recorded.seq == heads["A"][0]:
                assert recorded.hash == heads["A"][1]


def test_a_reference_in_several_books(ledger: Ledger) -> None:
    ledger.record(
        Programme(code="P", title="Propio", currency="MXN"),
        Expenditure(book="P", reference="G", when="2016", amount="7.00 MXN"),
    )
    assert [each.fact.book for each in ledger.history("G")] == ["A", "A", "P"]
    (alone,) = ledger.history(" G ", book="P")
    assert (alone.fact.book, alone.worth) == ("P", None)
    assert [each.fact.kind for each in ledger.history("P")] == ["programme"]


def test_what_is_not_there(ledger: Ledger) -> None:
    with pytest.raises(NoSuchReference, match="Did you mean RC, ") as raised:
        ledger.history("rc")
    assert "¿Quiso decir RC, " in raised.value.message(Language.ES)
    with pytest.raises(NoSuchBook):
        ledger.history("G", book="zzz")
    ledger.record(Programme(code="P", title="Propio", currency="MXN"))
    with pytest.raises(NoSuchReference, match="in P"):
        ledger.history("G", book="P")


@pytest.mark.parametrize("language", list(Language))
def test_every_kind_is_said_within_80_columns_and_nothing_is_cut(language: Language) -> None:
    """Kinds that no rule is asked about: what a person reads must not depend on them."""

    for fact in all_kinds():
        at = datetime(2026, 1, 1, tzinfo=UTC)
        said = ReferenceHistory([Recorded(fact, 10**6, "0" * 64, at, "x", None)]).to_text(language)
        assert max(map(len, said.splitlines())) <= 80, said
        assert "None" not in said
        assert re.search(r"\d\n +[A-Z]{3}\b", said) is None, said
        assert "field." not in said
        for amount in ("amount", "sent", "received", "arrived", "worth", "balance"):
            stated = getattr(fact, amount, None)
            assert stated is None or stated.say(language) in said


def test_a_text_is_said_as_it_is_even_where_it_is_a_word_of_ours(ledger: Ledger) -> None:
    said = ledger.history("T").to_text("es")
    assert re.search(r"Lugar +row\n", said)
    assert "Taller internacional" in said


def test_a_person_reads_it_in_spanish(loaded: Run) -> None:
    ran = loaded("show", "G-01")
    assert (ran.status, ran.err) == (0, "")
    words = " ".join(ran.out.split())
    for part in (
        "INE-SEGIB-2016 G-01 gasto (vigente)",
        "Fecha 2016-10-05 a 2016-12-02",
        "Importe 435,763.79 MXN",
        "Vale hoy 21,538.90 EUR tramo de 0.00 MXN a 435,763.79 MXN",
        "Leído de INE-SEGIB-2016.xlsx, hoja Gastos, fila 2",
        "asiento 5 de INE-SEGIB-2016",
    ):
        assert part in words
    assert max(map(len, ran.out.splitlines())) <= 80


def test_an_agreement_by_its_code(loaded: Run) -> None:
    ran = loaded("show", "INE-SEGIB-2016", "--lang", "en")
    assert ran.out.startswith("INE-SEGIB-2016  agreement\n")
    assert "PASAJES: Pasajes aéreos" in ran.out


def test_what_took_it_back_is_said_with_why_and_by_whom(ledger: Ledger) -> None:
    said = ledger.history("G").to_text("en")
    assert "A  G  expenditure (taken back)" in said
    assert "A  G  expenditure (revision 2, stands)" in said
    assert re.search(r"Reversal +X, 2016-10-05: otro importe\n +\d{4}-\d\d-\d\d .*, by ", said)


def test_for_programs_its_names_are_a_promise(ledger: Ledger, loaded: Run, tmp_path: Path) -> None:
    (refund,) = json.loads(loaded("show", "R-01", "--format", "json").out)["records"]
    assert list(refund) == [
        *["book", "reference", "revision", "stands", "fact", "recorded_at", "recorded_by"],
        *["prepared_by", "proposal"],
        *["file", "sheet", "row", "seq", "hash", "reversal", "related", "worth"],
    ]
    assert refund["worth"] == {
        "currency": "EUR",
        "worth": "33316.10",
        "reported": "31003.19",
        "exchange_difference": "-2312.91",
        "rate": None,
    }
    assert (refund["file"], refund["sheet"], refund["row"]) == (
        "INE-SEGIB-2016.xlsx",
        "Reintegros",
        2,
    )
    first, second = history_data(ledger.history("G"))
    assert first["reversal"]["fact"]["reason"] == "otro importe"
    assert [each["reference"] for each in second["related"]] == ["RC", "D"]
    (money,) = history_data(ledger.history("M"))
    assert money["worth"] == {
        "currency": "EUR",
        "worth": "100.00",
        "reported": None,
        "exchange_difference": None,
        "rate": "20",
    }


def test_misuse(loaded: Run) -> None:
    for arguments, said in (
        (["show"], "Falta el argumento 'REFERENCIA'"),
        (["show", "g-01"], "¿Quiso decir G-01"),
        (["show", "G-01", "--book", "INE-SEGIB-2061"], "¿Quiso decir INE-SEGIB-2016?"),
    ):
        ran = loaded(*arguments)
        assert (ran.status, ran.out) == (2, "")
        assert said in ran.err


def test_without_the_rate_that_a_worth_takes_all_else_is_there() -> None:
    rate = {"currency": "MXN", "basis": "day", "source": "banxico"}
    with Ledger.open("sqlite://") as ledger:
        ledger.record(AGREEMENT.model_copy(update={"spending_rates": (SpendingRate(**rate),)}))
        ledger.record(*LIFE[0][1:])
        (recorded,) = ledger.history("G")
    assert (recorded.fact, recorded.worth) == (SPENT, None)


VALUED = InKindContribution(
    book="P",
    reference="E",
    when="2016-11",
    valuation={
        "currency": "MXN", "method": "hours", "grade": "Dirección de área", "hours": "40",
        "annual_cost": "650000.00 MXN", "annual_hours": "1760", "per_diem": "120.00 USD",
        "rate": "18.9", "rate_source": "Banxico", "rate_date": "2016-11-25",
    },
    tossd_modality="D011",
    tossd_framework="FC99",
)  # fmt: skip


@pytest.fixture
def programme() -> Ledger:
    ledger = Ledger.open("sqlite://")
    spent = {"book": "P", "reference": "G", "when": "2016-10-05"}
    ledger.record(
        Programme(code="P", title="Propio", currency="MXN"),
        VALUED,
        Expenditure(**spent, amount="9850.00 MXN", paid="330.00 USD"),
    )
    return ledger


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            Language.ES,
            (
                "Nivel: Dirección de área",
                "Horas: 40 × 650,000.00 MXN ÷ 1,760 horas efectivas al año = 14,772.73 MXN",
                "Viáticos: 120.00 USD × 18.9 = 2,268.00 MXN",
                "Tipo de cambio: 18.9 MXN por USD, Banxico, 2016-11-25",
                "Suma: 17,040.73 MXN; cada componente se redondea una vez, medios hacia arriba",
                "Modalidad TOSSD D011: expertos en especie: su costo",
                "Marco TOSSD FC99",
                "Tipo de dato derivado",
            ),
        ),
        (
            Language.EN,
            (
                "Hours: 40 × 650,000.00 MXN ÷ 1,760 effective hours a year = 14,772.73 MXN",
                "Per diem: 120.00 USD × 18.9 = 2,268.00 MXN",
                "Total: 17,040.73 MXN; each component is rounded once, halves up",
            ),
        ),
    ],
)
def test_how_it_was_valued_is_said(
    programme: Ledger, language: Language, said: tuple[str, ...]
) -> None:
    words = " ".join(programme.history("E").to_text(language).split())
    for part in said:
        assert part in words


def test_what_was_paid_is_said_with_the_rate_it_implies(programme: Ledger) -> None:
    """9,850.00 ÷ 330.00 = 29.848484..."""
    spanish = " ".join(programme.history("G").to_text("es").split())
    assert (
        "Pagado en moneda original 330.00 USD, a 29.848485 MXN/USD (implícito: 9,850.00 MXN ÷ "
        "330.00 USD, redondeado a seis decimales)"
    ) in spanish
    (data,) = history_data(programme.history("G"))
    assert data["fact"]["paid"] == {"amount": "330.00", "currency": "USD"}


def test_a_valuation_that_is_corrected_is_shown_as_a_difference(programme: Ledger) -> None:
    other = VALUED.model_dump()
    other["valuation"]["hours"] = "41"
    with pytest.raises(Refused) as refused:
        programme.record(InKindContribution.model_validate({**other, "amount": None}))
    (finding,) = refused.value.findings
    assert finding.code == "same-reference"
    for language in Language:
        said = finding.message(language)
        assert "40" in said
        assert "41" in said
        assert "17,040.73 MXN" in said
        assert "Decimal(" not in said
