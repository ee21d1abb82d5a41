"""The facts that the empty workbook shows how to write: one of each kind, none of them real."""

from coopledger.books.book import Book
from coopledger.messages.catalogue import Language
from coopledger.model.activity import Activity, ActivityKind, InKindContribution
from coopledger.model.agreement import (
    Account,
    Agreement,
    AnyOpening,
    BudgetLine,
    Institution,
    Programme,
)
from coopledger.model.budget import Share, Units
from coopledger.model.commitment import Commitment
from coopledger.model.events import (
    Disbursement,
    Expenditure,
    Interest,
    OpeningBalance,
    OtherIncome,
    OwnContribution,
    Recovery,
    Refund,
    Transfer,
    Withdrawal,
)
from coopledger.model.evidence import BankBalance, Invoice, Party
from coopledger.model.request import Request
from coopledger.model.takeover import EarlierAmount, EarlierFigure
from coopledger.model.valuation import Valuation, ValuationMethod
from coopledger.model.variation import Variation


def example_book(language: Language, opening: type[AnyOpening] = Agreement) -> Book:
    """A small book in a person's language. opening: what it is opened with."""
    words = {key: said[language is Language.EN] for key, said in _WORDS.items()}
    if opening is Institution:
        return Book.of(_institution(words))
    programme = opening is Programme
    code = words["programme" if programme else "agreement"]
    activity = Activity(
        book=code,
        reference="FORO-VII" if language is Language.ES else "FORUM-VII",
        title=words["activity"],
        activity_kind=ActivityKind.FORUM,
        when="2016-10-05/2016-10-07",
        place=words["place"],
        partners=("SEGIB",),
    )
    spent = Expenditure(
        book=code,
        reference="G-001",
        when="2016-10-05",
        amount="18250.50 MXN",
        lines=() if programme else (words["line"],),
        activities=(activity.reference,),
        account=None if programme else words["bank"],
        payee=words["payee"],
        concept=words["spent"],
        commitment=None if programme else "CO-001",
        paid="965.00 USD",
        source=words["invoice"],
    )
    in_kind = InKindContribution(
        book=code,
        reference="E-001",
        when="2016-10",
        amount="20822.73 MXN",
        activities=(activity.reference,),
        concept=words["in_kind"],
        valuation=Valuation(
            currency="MXN",
            method=ValuationMethod.HOURS,
            grade=words["office"],
            hours="40",
            annual_cost="650000.00 MXN",
            annual_hours="1760",
            travel="3500.00 MXN",
            per_diem="2400.00 MXN",
            materials="150.00 MXN",
        ),
        tossd_modality="D01",
        tossd_framework="FC01",
    )
    if programme:
        of = Programme(
            code=code, title=words["title"], institution=words["institution"], currency="MXN"
        )
        return Book.of(of, (activity, spent, in_kind))
    return Book.of(
        _agreement(words),
        (
            activity,
            OpeningBalance(
                book=code, reference="SI-001", when="2016-07-04", amount="21000.00 MXN",
                worth="1050.00 EUR", account=words["bank"], source=words["handover"],
            ),
            EarlierAmount(
                book=code, reference="AA-001", when="2016-07-04", figure=EarlierFigure.SPENT,
                line=words["line"], amount="79000.00 MXN", worth="3950.00 EUR",
                source=words["handover"],
            ),
            Disbursement(
                book=code, reference="M-001", when="2016-08", amount="1109797.84 MXN",
                sent="54855.00 EUR", account=words["bank"], source=words["statement"],
            ),
            Commitment(
                book=code, reference="CO-001", when="2016-09-12", amount="36000.00 MXN",
                lines=(words["line"],), payee=words["payee"], concept=words["promised"],
                until="2016-11-30", source=words["order"],
            ),
            spent,
            Refund(
                book=code, reference="R-001", when="2016-12-29", amount="674034.05 MXN",
                received="31003.19 EUR", account=words["bank"],
            ),
            Recovery(
                book=code, reference="C-001", when="2016-11-10", amount="1500.00 MXN", of="G-001",
                account=words["bank"],
            ),
            Transfer(
                book=code, reference="T-001", when="2016-09-20", amount="20000.00 MXN",
                account=words["bank"], to_account=words["advance"],
            ),
            Interest(
                book=code, reference="I-001", when="2016-09", amount="85.30 MXN",
                account=words["bank"],
            ),
            OtherIncome(
                book=code, reference="O-001", when="2016-11-10", amount="200.00 MXN", of="G-001",
                account=words["bank"], note=words["gain"],
            ),
            OwnContribution(
                book=code, reference="AP-001", when="2016-09-15", amount="5000.00 MXN",
                account=words["bank"],
            ),
            Withdrawal(
                book=code, reference="RA-001", when="2016-12-28", amount="5000.00 MXN",
                account=words["bank"],
            ),
            in_kind,
            BankBalance(
                book=code, reference="S-001", when="2016-09-30", account=words["bank"],
                balance="1109883.14 MXN",
            ),
            Invoice(
                book=code, reference="A-1234", when="2016-10-03", amount="18250.50 MXN",
                issuer=Party(name=words["payee"]), concept=words["spent"],
            ),
            Request(
                book=code, reference="SR-001", when="2016-11-01/2016-12-31", line=words["line"],
                amount="120000.00 MXN",
            ),
            Variation(
                book=code, reference="VA-001", when="2016-12-31", line=words["line"],
                reason=words["deviates"],
            ),
        ),
    )  # fmt: skip


def _institution(words: dict[str, str]) -> Institution:
    return Institution(
        code=words["institution"],
        title=words["institute"],
        currency="MXN",
        letterhead=(words["institute"], words["unit"]),
        prepared=words["somebody"],
        prepared_office=words["office"],
        reviewed=words["somebody"],
        reviewed_office=words["office"],
        authorised=words["somebody"],
        authorised_office=words["office"],
    )


def _line(words: dict[str, str]) -> BudgetLine:
    each = Units(unit=words["flight"], quantity="20", unit_value="20000.00 MXN")
    return BudgetLine(
        code=words["line"], title=words["line_title"], ceiling="400000.00 MXN", units=each
    )


def _agreement(words: dict[str, str]) -> Agreement:
    return Agreement(
        code=words["agreement"],
        title=words["title"],
        instrument=words["instrument"],
        origin_of_funds="AMEXCID",
        channel="SEGIB",
        recipient="INE",
        currency="EUR",
        accounts=(
            Account(code=words["bank"], currency="MXN"),
            Account(code=words["advance"], currency="MXN", holder=words["office"]),
        ),
        lines=(_line(words),),
        own_share="5000.00 MXN",
        other_shares=(Share(contributor=words["contributor"], amount="2500.00 EUR"),),
        signed="2016-07-04",
        start="2016-07-04",
        end="2016-12-31",
        refund_due="2017-01-31",
        report_due="2017-02-28",
    )


_WORDS: dict[str, tuple[str, str]] = {
    "agreement": ("FORO-2016", "FORUM-2016"),
    "programme": ("TALLERES-2016", "WORKSHOPS-2016"),
    "title": ("Programa de Capacitación Electoral", "Electoral Training Programme"),
    "instrument": ("Memorando de entendimiento", "Memorandum of understanding"),
    "institution": ("INE", "INE"),
    "institute": ("Instituto de ejemplo", "Example institute"),
    "unit": ("Unidad de ejemplo", "Example unit"),
    "somebody": ("Lic. Nombre de Ejemplo", "Example Name"),
    "bank": ("BANCO", "BANK"),
    "advance": ("COMPROBAR-1", "ADVANCE-1"),
    "office": ("Dirección de área", "Area director"),
    "line": ("PASAJES", "AIR"),
    "line_title": ("Pasajes aéreos", "Air tickets"),
    "flight": ("vuelo", "flight"),
    "contributor": ("PNUD", "UNDP"),
    "deviates": ("Dos vuelos se cancelaron", "Two flights were cancelled"),
    "activity": ("VII Foro de la Democracia", "VII Democracy Forum"),
    "place": ("Ciudad de México", "Mexico City"),
    "payee": ("Aerolínea", "Airline"),
    "spent": ("Boleto de avión, especialista", "Air ticket, specialist"),
    "promised": ("Dos boletos de avión", "Two air tickets"),
    "order": ("Orden de servicio 45", "Order 45"),
    "invoice": ("Factura A-1234", "Invoice A-1234"),
    "statement": ("Estado de cuenta bancario de agosto", "Bank statement of August"),
    "handover": ("Acta de entrega", "Handover certificate"),
    "gain": ("Reembolso a mejor tipo de cambio", "Refunded at a better rate"),
    "in_kind": ("Participación de funcionarios", "Officials' time"),
}
