"""A bank reconciliation (conciliación bancaria) as an accountant draws it up, and as plain data."""

from collections.abc import Iterator
from typing import Any

from coopledger.books.bank_reconciliation import BankReconciliation, ItemKind, ReconcilingItem
from coopledger.messages.catalogue import Language, say
from coopledger.money import Money
from coopledger.reports.document import Document, Row, Style, Table

Plain = dict[str, Any]


def bank_reconciliation_document(
    reconciliation: BankReconciliation, language: Language
) -> Document:
    """The same for every format: each kind of item with its sum, and under it the items."""
    rows = [_balance("books", reconciliation.held, language)]
    for kind in ItemKind:
        if items := reconciliation.of_kind(kind):
            total = sum((item.amount for item in items[1:]), items[0].amount)
            rows.append(Row(kind.say(language), (None, total)))
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
        lines=(_verdict(reconciliation, language),),
        tables=(Table(tuple(rows)),),
        notes=tuple(_notes(reconciliation, language)),
        closes=reconciliation.explained,
    )


def _balance(whose: str, balance: Money, language: Language) -> Row:
    label = f"{say(f'label.balance-of-{whose}', language)} ({balance.currency.code})"
    return Row(label, (None, balance))


def _row(item: ReconcilingItem, language: Language) -> Row:
    parts = [
        " = ".join(item.references)
        if item.kind is ItemKind.DIFFERS
        else ", ".join(item.references),
        item.when.say(language) if item.when is not None else "",
        item.said,
        "; ".join(why.say(language) for why in item.reasons),
    ]
    return Row("  ".join(part for part in parts if part), (item.amount, None), level=1)


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
