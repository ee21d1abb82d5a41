"""One ledger, many threads: nothing acknowledged is lost, and no answer is of two moments."""

import asyncio
import gc
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext, suppress
from datetime import date
from inspect import isroutine
from itertools import count
from pathlib import Path
from threading import Barrier, Event
from types import ModuleType
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import create_engine

from coopledger import (
    Agreement,
    BankBalance,
    BankLine,
    CoopledgerError,
    Disbursement,
    Expenditure,
    IatiPublisher,
    Institution,
    Interest,
    Ledger,
    NoSuchBook,
    NoSuchReference,
    PlanMoved,
    Programme,
    Rate,
    Refused,
    verify_expediente,
)
from coopledger.books.book import Book
from coopledger.books.order import Timeline
from coopledger.model.facts import AnyFact
from coopledger.reports.paper_stamp import stamp
from coopledger.writers.facts_json import facts_json
from tests import engines
from tests.auditor import audit, figures_of
from tests.store.books import opened

PLACES = ("memory", *engines.ENGINES)
BOOKS = ("A", "B")
PUBLISHED = Path(__file__).parents[1] / "cases" / "iati" / "partner.xml"
PUBLISHER = IatiPublisher(organisation={"ref": "XX-A", "type": "15", "name": "An institute"})
INSTITUTION = Institution(code="INE", title="I", currency="MXN")
DAYS = (date(2015, 12, 31), date(2016, 12, 31))
WRITERS, EACH = 3, 4


@pytest.fixture(autouse=True)
def _in_turns_as_short_as_can_be() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(before)


def opening(code: str) -> list[AnyFact]:
    agreement = Agreement(
        code=code,
        title="T",
        currency="EUR",
        accounts=["MXN"],
        follows="A" if code == "B" else None,
    )
    rate = Rate(
        book=code, when="2016-10-05", base="EUR", quote="MXN", value="20", published_by="DOF"
    )
    money = Disbursement(
        book=code, reference="M", when="2015-08", amount="900000.00 MXN", sent="45000.00 EUR"
    )
    line = BankLine(
        book=code, reference="BL", when="2015-08-02", direction="in", amount="900000.00 MXN"
    )
    balance = BankBalance(book=code, reference="BB", when="2015-12-31", balance="900000.00 MXN")
    return [agreement, rate, money, line, balance]


def spent(reference: str, book: str = "A", amount: str = "1.00 MXN") -> Expenditure:
    return Expenditure(book=book, reference=reference, when="2016-10-05", amount=amount)


@contextmanager
def ledger_in(place: str, folder: Path) -> Iterator[Ledger]:
    """A ledger with two books, in one kind of place."""
    where = nullcontext("sqlite://") if place == "memory" else engines.location(place, folder)
    with where as location, Ledger.open(location) as ledger:
        for code in BOOKS:
            ledger.record(*opening(code))
        yield ledger


@pytest.fixture(params=PLACES)
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    with ledger_in(request.param, tmp_path) as made:
        yield made


def together(*works: Callable[[], object]) -> list[Any]:
    """What each answered, all begun at one moment; the first error of any of them."""
    barrier = Barrier(len(works))

    def at_once(work: Callable[[], object]) -> object:
        barrier.wait()
        return work()

    with ThreadPoolExecutor(len(works)) as pool:
        return [answer.result(60) for answer in [pool.submit(at_once, work) for work in works]]


_NUMBERS = count(1)


class Uses:
    """All that a ledger can be asked, each as it is asked again and again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def new(self, end: str) -> Path:
        return self.folder / f"{next(_NUMBERS)}.{end}"

    def facts_file(self, *facts: AnyFact) -> Path:
        path = self.new("json")
        path.write_text(facts_json(facts), "utf-8")
        return path

    def rates_file(self) -> Path:
        path = self.new("csv")
        day = 1 + next(_NUMBERS) % 28
        path.write_text(f"date,base,quote,value,source\n2016-11-{day:02},EUR,MXN,20,DOF\n", "utf-8")
        return path

    @property
    def writing(self) -> Mapping[str, Callable[[Ledger, str], object]]:
        """Verbs that record; what each acknowledged, where it is a fact of ours."""
        return {
            "record": self.record,
            "import_file": lambda ledger, code: ledger.import_file(
                self.facts_file(spent(f"F-{next(_NUMBERS)}", code))
            ),
            "correct_file": lambda ledger, code: ledger.correct_file(
                self.facts_file(
                    Interest(
                        book=code,
                        reference="I",
                        when="2016-01-05",
                        amount=f"{next(_NUMBERS)}.00 MXN",
                    )
                ),
                reason="typed wrong",
            ),
            "record_planned": self.record_planned,
            "import_rates": lambda ledger, code: ledger.import_rates(self.rates_file(), book=code),
            "set_period": self.set_period,
            "load": lambda ledger, code: ledger.load(spent(f"L-{next(_NUMBERS)}", code)),
            "undo": self.undo,
            "merge": self.merge,
            "confirm": lambda ledger, code: ledger.confirm(ledger.match(code)),
            "issued_paper": self.issued_paper,
            "issue": lambda ledger, code: ledger.issue(code, on=DAYS[1]),
            "issue_totals": self.issue_totals,
            "attach": lambda ledger, code: ledger.attach("M", self.document(), book=code),
            "propose": lambda ledger, code: ledger.propose(spent(f"PR-{next(_NUMBERS)}", code)),
            "propose_file": lambda ledger, code: ledger.propose_file(
                self.facts_file(spent(f"P-{next(_NUMBERS)}", code))
            ),
            "propose_period": lambda ledger, code: ledger.propose_period(code, 2015, "closed"),
            "propose_undo": self.propose_undo,
            "approve": self.approve,
            "refuse": self.refuse,
            "forget": self.forget,
        }

    def document(self) -> Path:
        path = self.new("pdf")
        path.write_bytes(b"%PDF " + str(next(_NUMBERS)).encode() * 100_000)
        return path

    def save_document(self, ledger: Ledger, code: str) -> None:
        for document in ledger.documents(code)[:1]:
            ledger.save_document(code, document.number, self.new("pdf"))

    def record(self, ledger: Ledger, code: str) -> object:
        return ledger.record(spent(f"G-{next(_NUMBERS)}", code))

    def record_planned(self, ledger: Ledger, code: str) -> object:
        path = self.facts_file(spent(f"PL-{next(_NUMBERS)}", code))
        while True:
            try:
                return ledger.record_planned(path, ledger.plan(path).hash)
            except PlanMoved:  # others recorded in between
                continue

    def undo(self, ledger: Ledger, code: str) -> object:
        loaded = ledger.load(spent(f"U-{next(_NUMBERS)}", code)).load
        assert loaded is not None
        return ledger.undo(loaded, reason="the wrong file")

    def propose_undo(self, ledger: Ledger, code: str) -> object:
        loaded = ledger.load(spent(f"U-{next(_NUMBERS)}", code)).load
        assert loaded is not None
        return ledger.propose_undo(loaded, reason="the wrong file")

    def approve(self, ledger: Ledger, code: str) -> object:
        [made] = ledger.propose(spent(f"P-{next(_NUMBERS)}", code)).proposals
        with pytest.raises(CoopledgerError) as own:
            ledger.approve(made.reference)
        return own.value.code

    def refuse(self, ledger: Ledger, code: str) -> object:
        [made] = ledger.propose(spent(f"P-{next(_NUMBERS)}", code)).proposals
        return ledger.refuse(made.reference, reason="not now")

    def forget(self, ledger: Ledger, code: str) -> object:
        reference = f"G-{next(_NUMBERS)}"
        ledger.record(spent(reference, code))
        return ledger.forget(reference, book=code, reason="asked for", ground="a law")

    def issued_paper(self, ledger: Ledger, code: str) -> object:
        issued = ledger.issue(code, on=DAYS[1]).issue
        return ledger.issued_paper(code, issued.reference, language="es")

    def issue_totals(self, ledger: Ledger, code: str) -> object:
        ledger.record(INSTITUTION)
        return ledger.issue_totals("INE", 2015, on=DAYS[1], reference=f"TC {next(_NUMBERS)}")

    def preview_issue_totals(self, ledger: Ledger, code: str) -> object:
        with pytest.raises(NoSuchBook) as none:
            ledger.preview_issue_totals("none")
        return none.value.code

    def issued_totals(self, ledger: Ledger, code: str) -> object:
        with pytest.raises(NoSuchReference) as none:
            ledger.issued_totals("TC 0")
        return none.value.code

    def set_period(self, ledger: Ledger, code: str) -> object:
        ledger.set_period(code, 2015, "closed")
        return ledger.set_period(code, 2015, "open", reason="one more")

    @property
    def reading(self) -> Mapping[str, Callable[[Ledger, str], object]]:
        return {
            "create": lambda ledger, _: ledger.create(),
            "location": lambda ledger, _: ledger.location,
            "preview": lambda ledger, code: ledger.preview(spent("P", code)),
            "preview_file": lambda ledger, code: ledger.preview_file(
                self.facts_file(spent("P", code))
            ),
            "preview_issue": lambda ledger, code: ledger.preview_issue(code, on=DAYS[1]),
            "preview_issue_totals": self.preview_issue_totals,
            "preview_rates": lambda ledger, code: ledger.preview_rates(
                self.rates_file(), book=code
            ),
            "plan": lambda ledger, code: ledger.plan(self.facts_file(spent("P", code))),
            "reconcile": lambda ledger, code: ledger.reconcile(code),
            "explain": lambda ledger, code: ledger.explain(code),
            "fiscal_year_start": lambda ledger, _: ledger.fiscal_year_start,
            "cooperation_totals": lambda ledger, _: ledger.cooperation_totals(),
            "totals_paper": lambda ledger, _: ledger.totals_paper(),
            "accounting_journal": lambda ledger, _: ledger.accounting_journal("A"),
            "iati": lambda ledger, _: ledger.iati("A", publisher=PUBLISHER),
            "iati_beside": lambda ledger, _: ledger.iati_beside(PUBLISHED, "A", activity="XX-P-1"),
            "cooperation_registry": lambda ledger, _: ledger.cooperation_registry("tossd", 2016),
            "annex": lambda ledger, _: ledger.annex(2016),
            "portfolio": lambda ledger, _: ledger.portfolio(),
            "portfolio_totals": lambda ledger, _: ledger.portfolio_totals(),
            "portfolio_check": lambda ledger, _: ledger.portfolio_check(),
            "books": lambda ledger, _: ledger.books(),
            "facts": lambda ledger, code: ledger.facts(code),
            "history": lambda ledger, _: ledger.history("M"),
            "loads": lambda ledger, _: ledger.loads(),
            "preview_undo": self.preview_undo,
            "preview_approval": self.preview_approval,
            "preview_period": lambda ledger, code: ledger.preview_period(code, 2016, "closed"),
            "preview_merge": lambda ledger, _: ledger.preview_merge(self.another()),
            "trail": lambda ledger, code: ledger.trail(code),
            "auxiliary": lambda ledger, code: ledger.auxiliary(code),
            "closing_package": lambda ledger, code: ledger.closing_package(code),
            "fill_form": self.fill_form,
            "partner_form": lambda ledger, code: ledger.partner_form("face", code),
            "sample": self.sample,
            "expediente": self.expediente,
            "rows": lambda ledger, _: list(ledger.rows()),
            "check": lambda ledger, _: ledger.check(),
            "standing": lambda ledger, code: ledger.standing(code),
            "fiscal_year": lambda ledger, code: ledger.fiscal_year(code, 2016),
            "periods": lambda ledger, code: ledger.periods(code),
            "by": lambda ledger, _: ledger.by,
            "signed_by": lambda ledger, code: ledger.signed_by("Ana").facts(code),
            "rates": lambda ledger, code: ledger.rates(code),
            "rates_needed": lambda ledger, code: ledger.rates_needed(code),
            "look_up_rates": lambda ledger, code: ledger.look_up_rates(code),
            "match": lambda ledger, code: ledger.match(code),
            "reconcile_bank": lambda ledger, code: ledger.reconcile_bank(code),
            "decide_matches": lambda ledger, code: ledger.decide_matches(code).see(),
            "issued": lambda ledger, code: ledger.issued(code),
            "issued_totals": self.issued_totals,
            "changes_since": lambda ledger, code: ledger.changes_since(code),
            "documents": lambda ledger, code: ledger.documents(code),
            "save_document": self.save_document,
            "export": lambda ledger, code: ledger.export(code, form="json"),
            "recorded_since": lambda ledger, code: ledger.recorded_since(ledger.head(code), code),
            "frame": lambda ledger, code: ledger.frame("months", code),
            "export_data": lambda ledger, _: ledger.export_data("events", self.new("jsonl")),
            "copy_to": lambda ledger, _: ledger.copy_to(self.new("db")),
            "backup": lambda ledger, _: ledger.backup(self.new("db")),
            "upgrade": lambda ledger, _: ledger.upgrade(),
            "head": lambda ledger, _: ledger.head(),
            "heads": lambda ledger, _: ledger.heads(),
            "pending": lambda ledger, _: ledger.pending(),
            "statement_paper": lambda ledger, code: ledger.statement_paper(code),
            "verify": self.verify,
            "verify_code": self.verify_code,
            "verify_paper": self.verify_paper,
        }

    def another(self) -> Path:
        """Another ledger with a book of its own."""
        path = self.new("db")
        with Ledger.open(path) as other:
            other.record(Programme(code=f"P-{path.stem}", title="P", currency="MXN"))
        return path

    def merge(self, ledger: Ledger, _: str) -> object:
        merged = ledger.merge(self.another())
        assert merged.accepted, merged.findings
        return merged

    def preview_undo(self, ledger: Ledger, _: str) -> object:
        return [ledger.preview_undo(load.number, reason="why") for load in ledger.loads()[-1:]]

    def preview_approval(self, ledger: Ledger, _: str) -> object:
        waiting = ledger.pending()[:1]
        with suppress(CoopledgerError):  # somebody else may have decided on it by now
            return [ledger.preview_approval(p.fact.reference, book=p.fact.book) for p in waiting]
        return None

    def fill_form(self, ledger: Ledger, code: str) -> object:
        template = self.new("xlsx")
        Workbook().save(template)
        return ledger.fill_form(template, code, self.new("xlsx"))

    def sample(self, ledger: Ledger, code: str) -> object:
        try:
            return ledger.sample(code, 2)
        except CoopledgerError as error:
            if error.code != "sample.nothing":  # which is spent yet
                raise
            return None

    def expediente(self, ledger: Ledger, code: str) -> object:
        path = self.new("zip")
        made = ledger.expediente(code, path, language="es")
        assert verify_expediente(path, against=made.head).intact
        return made

    def verify_code(self, ledger: Ledger, code: str) -> object:
        proof = ledger.verify_code(stamp(ledger.statement_paper(code)))
        assert proof.answers["ledger"].known == "yes"
        return proof

    def verify_paper(self, ledger: Ledger, code: str) -> object:
        path, made = self.new("pdf"), ledger.statement_paper(code)
        path.write_bytes(made.to_pdf("es"))
        proof = ledger.verify_paper(path, against=made.head)
        assert proof.answers["elsewhere"].known == "yes"
        assert proof.holds
        return proof

    def verify(self, ledger: Ledger, _: str) -> object:
        verified = ledger.verify()
        assert verified.intact, verified.problems
        return verified


def test_every_verb_is_tried_by_threads(tmp_path: Path) -> None:
    uses = Uses(tmp_path)
    public = {name for name in dir(Ledger) if not name.startswith("_")}
    of_no_ledger = {"open", "within", "restore", "close"}
    assert uses.writing.keys() | uses.reading.keys() | of_no_ledger == public


def test_nothing_acknowledged_is_lost_and_no_alarm_is_false(ledger: Ledger, tmp_path: Path) -> None:
    """Writers of one book and of another beside readers of every verb."""
    uses, done, said = Uses(tmp_path), Event(), Counter[str]()
    acknowledged: list[tuple[str, str]] = []

    def write(number: int) -> None:
        code = BOOKS[number % 2]
        for each in range(EACH):
            fact = spent(f"W-{number}-{each}", code)
            assert ledger.record(fact).recorded == 1
            acknowledged.append((code, fact.reference))

    def write_by_every_verb(code: str) -> None:
        for verb in uses.writing.values():
            try:
                verb(ledger, code)
            except Refused as refused:  # by what the other one recorded just before
                said.update(finding.code for finding in refused.findings)

    def read(number: int) -> None:
        verbs = [*uses.reading.values()]
        for turn in count(number * len(verbs) // 2):
            verbs[turn % len(verbs)](ledger, BOOKS[turn % 2])
            if done.is_set() and turn >= len(verbs) * (number + 1) // 2:
                return

    with ThreadPoolExecutor(2) as pool:
        reading = [pool.submit(read, number) for number in range(2)]
        together(
            *(lambda number=number: write(number) for number in range(WRITERS)),
            *(lambda code=code: write_by_every_verb(code) for code in BOOKS),
        )
        done.set()
        for each in reading:
            each.result(60)
    assert len(acknowledged) == WRITERS * EACH
    kept = Counter((fact.book, fact.reference) for code in BOOKS for fact in ledger.facts(code))
    assert {name: kept[name] for name in acknowledged} == dict.fromkeys(acknowledged, 1)
    assert said.keys() <= {"period-adjusting", "year-out-of-order"}
    assert ledger.verify().intact
    are_the_auditors(ledger)


def are_the_auditors(ledger: Ledger) -> None:
    for code in BOOKS:
        facts = ledger.facts(code)
        for day in DAYS:
            assert figures_of(ledger.reconcile(code, on=day)) == audit(facts[0], facts, day)


def test_who_asks_for_the_books_in_another_order_is_not_waited_for_in_vain(ledger: Ledger) -> None:
    """Documents of two books, each the other way round, totals of all, and what a rule asks."""

    def both(first: str, second: str) -> None:
        for _ in range(3):
            number = next(_NUMBERS)
            ledger.record(spent(f"T-{number}", first), spent(f"T-{number}", second))

    together(
        lambda: both("A", "B"),
        lambda: both("B", "A"),
        lambda: [ledger.cooperation_totals() for _ in range(3)],
        lambda: [ledger.check() for _ in range(3)],
    )
    are_the_auditors(ledger)


@pytest.mark.parametrize("place", PLACES)
def test_what_a_programs_own_rule_asks_of_the_ledger_is_answered(
    place: str, tmp_path: Path
) -> None:
    """Of the book that is being recorded in, as it is, and of others, whoever has them."""

    def rule(case: Any) -> Iterator[Any]:
        asked.append(len(ledger.facts(case.book.code)))
        asked.append(len(ledger.facts("B" if case.book.code == "A" else "A")))
        return iter(())

    asked: list[int] = []
    with ledger_in(place, tmp_path) as plain, Ledger(plain._storage, rules=[rule]) as ledger:
        together(
            *(lambda code=code: ledger.record(spent("R-1", code)) for code in BOOKS),
            *(lambda code=code: ledger.record(*two_of(code)) for code in BOOKS),
        )
        assert min(asked) == len(opening("A"))
        assert max(asked) <= len(opening("A")) + 3
        are_the_auditors(ledger)


def two_of(code: str) -> tuple[AnyFact, AnyFact]:
    return spent("R-2", code), spent("R-3", code)


def test_of_those_who_record_the_same_at_once_one_does(ledger: Ledger) -> None:
    """In a book that is there, and in one that each of them opens."""
    new = opening("C")
    receipts = together(*[lambda: ledger.record(spent("S")) for _ in range(4)])
    receipts += together(*[lambda: ledger.record(*new) for _ in range(4)])
    assert sorted(receipt.recorded for receipt in receipts) == [0] * 6 + [1, len(new)]
    assert ledger.verify().intact


def test_spending_never_overdraws(ledger: Ledger) -> None:
    def spend(number: int) -> int:
        return ledger.record(spent(f"O-{number}", amount="400000.00 MXN")).recorded

    def tried(number: int) -> int:
        try:
            return spend(number)
        except Refused:
            return 0

    assert sum(together(*(lambda n=n: tried(n) for n in range(5)))) == 2


def test_by_asyncio_it_is_the_same(ledger: Ledger) -> None:
    async def office() -> list[Any]:
        recorded = (asyncio.to_thread(ledger.record, spent(f"Y-{n}")) for n in range(6))
        asked = (asyncio.to_thread(ledger.reconcile, "A") for _ in range(6))
        return await asyncio.gather(*recorded, *asked)

    assert all(receipt.recorded == 1 for receipt in asyncio.run(office())[:6])
    are_the_auditors(ledger)


def test_closing_lets_those_who_work_end(where: str) -> None:
    """What they acknowledged is kept, and every file and connection is let go of."""
    opened(where)
    ledger, recorded, is_at_it = Ledger.open(where), list[str](), Event()

    def close() -> None:
        is_at_it.wait(10)
        ledger.close()

    def record(name: str) -> None:
        for number in count():
            ledger.record(spent(f"{name}-{number}"))
            recorded.append(f"{name}-{number}")
            is_at_it.set()
            assert ledger.reconcile("A").closes

    def until_closed(name: str) -> None:
        with pytest.raises(CoopledgerError, match="closed"):
            record(name)

    together(close, lambda: until_closed("C"), lambda: until_closed("D"))
    database = ledger._storage.database  # type: ignore[union-attr]
    assert (database._readers._idle, database._writers._idle) == ([], [])
    with Ledger.open(where) as again:
        assert {*recorded} <= {fact.reference for fact in again.facts("A")}
        assert again.verify().intact


@pytest.mark.parametrize("engine", engines.ENGINES)
def test_a_callers_transaction_belongs_to_its_thread(engine: str, tmp_path: Path) -> None:
    with engines.location(engine, tmp_path) as where:
        opened(where)
        program = create_engine(where if "://" in where else f"sqlite:///{where}")
        with program.connect() as connection:
            ledger = Ledger.within(connection)
            assert ledger.reconcile("A").closes
            uses = Uses(tmp_path)
            for name, verb in {**uses.reading, **uses.writing}.items():
                if name not in ("location", "by"):
                    with pytest.raises(CoopledgerError) as error:
                        together(lambda verb=verb: verb(ledger, "A"))
        program.dispose()
    assert error.value.message("en").startswith("the connection to")
    assert "un solo hilo" in error.value.message("es")


def test_no_answer_leans_on_a_book_that_others_change(tmp_path: Path) -> None:
    """What is handed out holds no part of a book: what is recorded later cannot show in it."""
    uses = Uses(tmp_path)
    with ledger_in("sqlite", tmp_path) as ledger:
        for verb in (*uses.writing.values(), *uses.reading.values()):
            answer = verb(ledger, "A")
            for held in all_held_by(answer):
                assert not isinstance(held, Book | Timeline | Iterator), (type(answer), held)
            for book in (known.book for known in ledger._shelf._books):
                parts = {id(part) for part in vars(book).values() if isinstance(part, dict | list)}
                assert parts.isdisjoint(map(id, all_held_by(answer)))


def all_held_by(answer: object) -> list[object]:
    """Every object that can be reached from an answer, but for what belongs to the program."""
    seen, found, left = set[int](), list[object](), [answer]
    while left:
        each = left.pop()
        if id(each) in seen or isinstance(each, type | ModuleType) or isroutine(each):
            continue
        seen.add(id(each))
        found.append(each)
        left += gc.get_referents(each)
    return found
