"""What is decided on the page is what the library records by hand; and what is told of it."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import lxml.html
from hypothesis import given, settings
from hypothesis import strategies as st

from coopledger import (
    BankLine,
    Decision,
    Expenditure,
    Interest,
    Ledger,
    Match,
    Transfer,
)
from coopledger.books.movements import Movement
from coopledger.messages.catalogue import Language
from coopledger.model.events import Event
from coopledger.model.facts import AnyFact
from coopledger.reports.bank_reconciliation import bank_reconciliations_document
from coopledger.web.asked import Redirect
from coopledger.web.templates import laid
from tests.effort import effort
from tests.ledger.test_match_decisions import CODE, ON, months, of
from tests.web.asking import Asking, found, text
from tests.web.loading import Loader
from tests.web.matching import BANK, BOOKS, PAGE, Shown, buttons, rows
from tests.web.serving import served

HERE = f"/match?code={CODE}&on={ON}"
WHY = "así es"


def by_hand(
    ledger: Ledger, action: str, fields: dict[str, str], page: list[Shown]
) -> list[AnyFact]:
    """The facts that a button means, written from what it says alone."""
    if action == "/match/row":
        return list(_row_by_hand(ledger, fields["line"], page))
    rejects = "reject" in fields
    named = (side.split(" + ") for side in fields["name"].split(" = "))
    days = {f.reference: f.when for f in ledger.facts(CODE) if isinstance(f, BankLine | Event)}
    lines, events = (sorted(side, key=lambda each: (days[each].last, each)) for side in named)
    decision = Decision.REJECTED if rejects else Decision.ACCEPTED
    return [_match(fields["name"], lines, events, decision, WHY)]


def _match(
    name: str, lines: list[str], events: list[str], decision: Decision, why: str | None
) -> Match:
    return Match(
        book=CODE, reference=name, when=date.today(), bank_lines=lines, events=events,
        decision=decision, reason=why, provenance="derived",
    )  # fmt: skip


def _row_by_hand(ledger: Ledger, name: str, page: list[Shown]) -> Iterator[AnyFact]:
    """A new row, from the lines of the bank and the reference that the page gives it."""
    [(bank, books)] = [
        (b, e) for state, b, e in page if state == "decide" and b[0].startswith(name)
    ]
    known = {fact.reference: fact for fact in ledger.facts(CODE) if isinstance(fact, BankLine)}
    lines = [known[each.split(" ")[0]] for each in bank]
    reference, first = books[0].split(" ")[0], lines[0]
    account, when = first.amount.currency.code, first.when
    common = {"book": CODE, "reference": reference, "when": when, "account": account}
    common |= {"amount": first.amount, "source": first.reference}
    if len(lines) == 2:
        come = lines[1].amount
        yield Transfer(**common, to_account=come.currency.code, arrived=come)
    elif first.direction == "in":
        yield Interest(**common, note=first.text)
    else:
        yield Expenditure(**common, concept=first.text)
    for line in lines:
        pair = [line.reference], [reference]
        yield _match(f"{line.reference} = {reference}", *pair, Decision.ACCEPTED, None)


def expected(ledger: Ledger) -> Counter[str]:
    """What a page is to show of a matching: every line and event once, as the library says it."""
    matching, side = ledger.match(CODE, on=ON), ledger.match(CODE, on=ON).bank
    new = ledger.decide_matches(CODE, on=ON).see().rows
    named = {movement.reference for row in new for movement in row.evidence}
    said = [("decide", found.evidence, found.events) for found in matching.proposed]
    said += [
        ("bank", (left.movement,), ())
        for left in side.evidence
        if left.movement.reference not in named
    ]
    said += [("books", (), (left.movement,)) for left in side.events]
    said += [
        ("decided" if found.decided else "certain", found.evidence, found.events)
        for found in side.matched
    ]
    shown = Counter(str((state, _said(one), _said(other))) for state, one, other in said)
    return shown + Counter(
        str(("decide", _said(row.evidence), [f"{row.event.reference} {_figure(row.evidence[0])}"]))
        for row in new
    )


def _said(movements: tuple[Movement, ...]) -> list[str]:
    return [f"{each.reference} {_figure(each)}" for each in movements]


def _figure(movement: Movement) -> str:
    return f"{movement.amount.figure()} {movement.currency}"


def foot(page: lxml.html.HtmlElement) -> str:
    return text(found(page, "//section[@aria-labelledby='banks']/div")[0])


def reconciled(ledger: Ledger) -> str:
    blocks = bank_reconciliations_document(ledger.reconcile_bank(CODE, on=ON), Language.ES).blocks()
    return text(lxml.html.fromstring(f"<div>{laid([*blocks])}</div>"))


@settings(max_examples=effort(12, 200))
@given(st.data(), months())
def test_what_the_page_decides_is_what_is_recorded_by_hand(
    data: st.DataObject, facts: list[AnyFact]
) -> None:
    """Whatever is pressed; what is undone is not there; the reconciliation moves with all of it."""
    with of(facts) as ledger, of(facts) as other:
        asking, decided = Asking(ledger), dict[str, list[AnyFact]]()
        for _ in range(data.draw(st.integers(1, 4))):
            page = asking.page(HERE)
            offered = [each for each in buttons(page) if each[0] in ("/match/decide", "/match/row")]
            offered = [each for each in offered if each[1].get("name") or each[1].get("proposed")]
            if not offered:
                break
            action, fields, _ = data.draw(st.sampled_from(offered))
            meant = by_hand(ledger, action, fields, rows(page))
            sent = {**fields, "why": WHY} if action == "/match/decide" else fields
            assert isinstance(asking.send(action, sent), Redirect)
            name = next(fact.reference for fact in meant if isinstance(fact, Match))
            decided[name] = meant
        if decided and data.draw(st.booleans()):
            undone = [each for each in buttons(asking.page(HERE)) if each[0] == "/match/undo"]
            action, fields, _ = data.draw(st.sampled_from(undone))
            asking.send(action, fields)
            del decided[fields["name"]]
        if decided:
            other.record(*(fact for each in decided.values() for fact in each))
        before = asking.page(HERE)
        assert Counter(map(str, rows(before))) == expected(other)
        assert foot(before) == reconciled(other)
        for action, fields, _ in buttons(before):
            if action == "/match/record":
                asking.send(action, fields)
        assert set(ledger.facts(CODE)) == set(other.facts(CODE))
        after = asking.page(HERE)
        assert (rows(after), foot(after)) == (rows(before), foot(before))


def told(page: lxml.html.HtmlElement) -> str:
    return " ".join(text(each) for each in found(page, "//div[@role='alert']"))


def test_where_the_books_moved_nothing_is_recorded_and_the_difference_is_shown(
    tmp_path: Path,
) -> None:
    """Somebody else decides on the same line meanwhile: one is told, and goes on."""
    with Ledger.open(tmp_path / "books.db", by="Ana") as ledger:
        ledger.record(*BOOKS, *BANK)
        with served(ledger) as here:
            window = Loader(here.visitor())

            def press(page: str, says: str) -> str:
                offered = buttons(lxml.html.fromstring(page))
                action, fields, _ = next(each for each in offered if each[2].startswith(says))
                return window.post(action, **{**fields, "token": window.visitor.token}).text

            page = press(window.visitor.page(PAGE), "Aceptar B-02 = G-01")
            page = press(page, "Agregar el renglón y conciliar B-09")
            other = Match(
                book="FORO", reference="K", when="2016-11-01", bank_lines=["B-02"], events=["G-02"]
            )
            ledger.record(other)
            known = len(ledger.facts("FORO"))
            page = press(page, "Guardar")
            assert "Los libros cambiaron" in told(lxml.html.fromstring(page))
            assert "ya está conciliado en «K»" in told(lxml.html.fromstring(page))
            assert len(ledger.facts("FORO")) == known
            page = press(page, "Deshacer B-02 = G-01")
            page = press(page, "Guardar")
            assert len(ledger.facts("FORO")) == known + 2
            assert "Guardado en la carga 1" in page
        assert here.faults == []


def test_what_is_asked_or_sent_wrongly_is_said() -> None:
    with Ledger.open("sqlite://") as ledger:
        ledger.record(*BOOKS, *BANK)
        with served(ledger) as here:
            visitor = here.visitor()
            for path, status in (
                ("/match/choose?code=FORO&of=no-such&account=MXN", 400),
                ("/match/choose?code=FORO&of=B-02&account=MXN&side=no-such", 400),
                ("/match/choose?code=no-such&of=B-02", 404),
                ("/match?code=no-such", 404),
                ("/match?code=FORO&on=ayer", 400),
            ):
                assert (path, visitor.get(path).status_code) == (path, status)
            for address in ("decide", "undo", "record", "choose", "row"):
                for form in ({}, {"shown": "code=no-such"}, {"shown": "code=FORO&on=x"}):
                    answer = visitor.post(f"/match/{address}", **form)
                    assert answer.status_code in (400, 404), (address, form)
                sent = {"shown": "code=FORO", "name": "x", "plan": "x"}
                assert visitor.post(f"/match/{address}", **sent).status_code == 303
            assert visitor.page("/match?code=FORO").count("<li>no se puede decidir") == 4
        assert here.faults == []
