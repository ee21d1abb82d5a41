"""A bank reconciliation (conciliación bancaria) as an accountant draws it up, and for programs."""

from collections.abc import Iterator, Sequence

from coopledger.books.bank_reconciliation import (
    BankReconciliation,
    BankReconciliations,
    ItemKind,
    ReconcilingItem,
)
from coopledger.messages.catalogue import Language, say
from coopledger.model.issue import Issue
from coopledger.model.letterhead import Letterhead
from coopledger.money import Money
from coopledger.reports.cells import row
from coopledger.reports.document import Document, Row, Style, Table, lines, notes, together
from coopledger.reports.flat import FlatTable, flat
from coopledger.reports.issued import (
    changes_data,
    changes_table,
    issued_line,
    issued_notes,
    unchanged_note,
)
from coopledger.reports.report import Plain, Report
from coopledger.reports.signing import letterhead, signatures


def report(answer: BankReconciliation | BankReconciliations, language: Language) -> Report:
    """One account, or all of a book."""
    if isinstance(answer, BankReconciliation):
        return _report([answer], bank_reconciliation_data(answer, language), language)
    data = {"reconciliations": [bank_reconciliation_data(each, language) for each in answer]}
    return _report(answer, data, language)


def _report(found: Sequence[BankReconciliation], data: Plain, language: Language) -> Report:
    return Report(
        language,
        document=lambda: bank_reconciliations_document(found, language),
        data=lambda: data,
        table=lambda: _table(found, language),
        sheet=say("sheet.match-balances", language),
    )


def bank_reconciliations_document(
    found: Sequence[BankReconciliation], language: Language
) -> Document:
    """Account by account; the one there is stands by itself."""
    documents = [bank_reconciliation_document(each, language) for each in found]
    if len(documents) == 1:
        return documents[0]
    title = say("sheet.match-balances", language)
    if not documents:
        return Document(title, (lines((say("label.no-balance-known", language),)),), titled=False)
    return together(title, documents)


def bank_reconciliation_document(
    reconciliation: BankReconciliation, language: Language, issue: Issue | None = None
) -> Document:
    """The same for every format: each kind of item with its sum, and under it the items.

    issue: what it is issued as.
    """
    since = reconciliation.since
    rows = [_balance("books", reconciliation.held, language)]
    for kind in ItemKind:
        if items := reconciliation.of_kind(kind):
            total = sum((item.amount for item in items[1:]), items[0].amount)
            rows.append(row(kind.say(language), (None, total), language))
            rows += [_row(item, language) for item in items]
    bank = _balance("bank", reconciliation.bank, language)
    rows.append(Row(bank.label, bank.cells, Style.SUM))
    named = {
        "book": reconciliation.book,
        "account": reconciliation.account.code,
        "on": reconciliation.on,
    }
    return Document(
        title=say("label.bank-reconciliation", language, **named),
        sections=(
            lines((_verdict(reconciliation, language), *_issued_as(issue, language))),
            (Table(tuple(rows)),),
            *((table,) for table in changes_table(since, language)),
            notes(
                (
                    *_notes(reconciliation, language),
                    *unchanged_note(since, language),
                    *(issued_notes(issue, "", language) if issue is not None else ()),
                )
            ),
        ),
        closes=reconciliation.explained,
    )


def issued_reconciliation_report(
    found: BankReconciliation, issue: Issue, head: Letterhead, language: Language
) -> Report:
    """One that is issued, as people sign it."""
    return _report([found], bank_reconciliation_data(found, language), language)._replace(
        document=lambda: _signed(found, issue, head, language), final=True
    )


def _signed(
    found: BankReconciliation, issue: Issue, head: Letterhead, language: Language
) -> Document:
    said = bank_reconciliation_document(found, language, issue)
    return said._replace(
        sections=(*said.sections, (signatures(head, language),)),
        letterhead=letterhead(head),
        foot=say("paper.foot", language, code=f"{issue.book} {issue.reference}", on=issue.when),
    )


def _issued_as(issue: Issue | None, language: Language) -> Iterator[str]:
    if issue is not None:
        yield issued_line(issue, language)


def _balance(whose: str, balance: Money, language: Language) -> Row:
    label = f"{say(f'figure.{whose}', language)} ({balance.currency.code})"
    return row(label, (None, balance), language)


def _row(item: ReconcilingItem, language: Language) -> Row:
    parts = [
        " = ".join(item.references)
        if item.kind is ItemKind.DIFFERS
        else ", ".join(item.references),
        item.when.say(language) if item.when is not None else "",
        item.said,
        "; ".join(why.say(language) for why in item.reasons),
    ]
    label = "  ".join(part for part in parts if part)
    return row(label, (item.amount, None), language, level=1)


def _verdict(reconciliation: BankReconciliation, language: Language) -> str:
    difference = reconciliation.difference
    if not reconciliation.explained:
        items = reconciliation.of_kind(ItemKind.UNEXPLAINED)
        left = sum((item.amount for item in items[1:]), items[0].amount)
        return say("label.does-not-reconcile", language, difference=difference, open=left)
    if not reconciliation.items:
        return say("label.reconciles-without", language)
    return say("label.reconciles", language, difference=difference)


def _notes(reconciliation: BankReconciliation, language: Language) -> Iterator[str]:
    if reconciliation.proposed:
        yield say("label.counts-proposed", language, count=reconciliation.proposed)
    for note in reconciliation.notes:
        yield say(f"note.{note.code}", language, **dict(note.params))


def bank_reconciliation_data(reconciliation: BankReconciliation, language: Language) -> Plain:
    """Stable names; amounts as strings with all their digits."""
    return {
        "book": reconciliation.book,
        "account": reconciliation.account.code,
        "currency": reconciliation.account.currency,
        "on": reconciliation.on.isoformat(),
        "bank": reconciliation.bank.digits,
        "books": reconciliation.held.digits,
        "difference": reconciliation.difference.digits,
        "explained": reconciliation.explained,
        "proposed": reconciliation.proposed,
        "since_issued": changes_data(reconciliation.since) if reconciliation.since else None,
        "items": [
            {
                "kind": item.kind.value,
                "amount": item.amount.digits,
                "references": list(item.references),
                "when": str(item.when) if item.when is not None else None,
                "said": item.said,
                "reasons": [
                    {"code": why.code, **why.data, "said": why.say(language)}
                    for why in item.reasons
                ],
            }
            for item in reconciliation.items
        ],
    }


_COLUMNS = (
    *("book", "account", "on", "figure", "reference", "when", "currency", "amount"),
    *("said", "why"),
)


def _table(found: Sequence[BankReconciliation], language: Language) -> FlatTable:
    """The balance of the books, the items, the balance of the bank."""
    rows = [row for each in found for row in _rows(each, language)]
    return flat("data", _COLUMNS, rows, language)


def _rows(found: BankReconciliation, language: Language) -> Iterator[dict[str, object]]:
    of = dict.fromkeys(_COLUMNS) | {
        "book": found.book,
        "account": found.account.code,
        "on": found.on,
        "currency": found.account.currency,
    }

    def balance(whose: str, money: Money) -> dict[str, object]:
        named = say(f"figure.{whose}", language)
        return of | {"figure": named, "amount": money.amount}

    yield balance("books", found.held)
    for item in found.items:
        yield of | {
            "figure": item.kind.say(language),
            "reference": "; ".join(item.references),
            "when": item.when.say(language) if item.when is not None else None,
            "amount": item.amount.amount,
            "said": item.said,
            "why": "; ".join(why.say(language) for why in item.reasons),
        }
    yield balance("bank", found.bank)
