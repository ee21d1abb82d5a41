"""Answers as plain data, by the name of their class: what `answers.schema.json` is made of."""

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from coopledger import Agreement, Answer, Ledger, MissingRate, Receipt
from coopledger.messages.catalogue import Language
from coopledger.model.facts import fact_adapter
from coopledger.readers.account_map import read_account_map
from coopledger.reports.receipt import receipt_report
from coopledger.reports.registry import REPORTS
from tests.docs.answers_of_a_story import answers_of_a_story
from tests.reports.test_every_answer import ANSWERS

CASES = Path(__file__).parents[1] / "cases" / "ledgers"


def answers() -> Iterator[tuple[str, Any]]:
    """Answers by the name of their class, as plain data: of the example, a story, and all cases."""
    for made, _ in ANSWERS.values():
        yield plain(made())
    yield from map(plain, answers_of_a_story())
    for folder in sorted(CASES.iterdir()):
        if (folder / "facts.json").exists():
            yield from of_case(folder)


def plain(answer: Answer | Receipt) -> tuple[str, Any]:
    if isinstance(answer, Receipt):
        return "Receipt", json.loads(json.dumps(receipt_report(answer, Language.EN).data()))
    name = next(kind.__name__ for kind in type(answer).__mro__ if kind.__name__ in REPORTS)
    return name, json.loads(answer.to_json("en"))


def of_case(folder: Path) -> Iterator[tuple[str, Any]]:
    facts = json.loads((folder / "facts.json").read_text("utf-8"))
    with Ledger.open("sqlite://") as ledger:
        yield plain(ledger.load(*map(fact_adapter.validate_python, facts)))
        for name in ("later", "refused"):
            if (folder / f"{name}.json").exists():
                more = json.loads((folder / f"{name}.json").read_text("utf-8"))
                yield plain(ledger.preview(*map(fact_adapter.validate_python, more)))
        yield from of_ledger(ledger)


def of_ledger(ledger: Ledger) -> Iterator[tuple[str, Any]]:
    """What a ledger answers of each of its books, and of all of them."""
    for opening in (book.opening for book in ledger.books()):
        if isinstance(opening, Agreement):
            yield from of_agreement(ledger, opening.code)
        references = dict.fromkeys(fact.reference for fact in ledger.facts(opening.code))
        yield from (plain(ledger.history(each, book=opening.code)) for each in references)
    for ask in (ledger.cooperation_totals, ledger.check, ledger.trail, ledger.portfolio_totals):
        yield plain(ask())
    yield plain(ledger.totals_paper())


def of_agreement(ledger: Ledger, code: str) -> Iterator[tuple[str, Any]]:
    on = date(2018, 12, 31)
    yield plain(ledger.auxiliary(code))
    for ask in (ledger.reconcile, ledger.explain, ledger.match, ledger.statement_paper):
        with suppress(MissingRate):
            yield plain(ask(code, on=on))
    for mapped in map(read_account_map, ("conac", "plain")):
        with suppress(MissingRate):
            yield plain(ledger.accounting_journal(code, accounts=mapped, on=on))
