"""The journal for other programs: its trial balance for people, its lines for a spreadsheet."""

from collections.abc import Iterator
from itertools import groupby

from coopledger.books.account_turnover import (
    AccountTurnover,
    Turnover,
    account_turnovers,
    summed,
)
from coopledger.books.accounting_journal import (
    AccountingJournal,
    BookJournal,
    JournalAccount,
    JournalEntry,
    JournalLayout,
)
from coopledger.messages.catalogue import Language, say
from coopledger.money import Money
from coopledger.reports.accounting_words import concept_of, kind_of, name_of, payee_of
from coopledger.reports.cells import row
from coopledger.reports.document import (
    Block,
    Document,
    Row,
    Section,
    Style,
    Table,
    heading,
    lines,
    notes,
)
from coopledger.reports.flat import flat
from coopledger.reports.postings import Postings
from coopledger.reports.report import Plain, Report

_ACCOUNT = ("account-code", "account-name", "subaccount", "currency")
_ENTRIES = (
    "book", "day", "known-date", "entry", "kind", "half", *_ACCOUNT, "debit", "credit", "payee",
    "concept", "of", "chain-place",
)  # fmt: skip
_ANNEX_24 = (
    "book", "half", *_ACCOUNT, "month", "opening", "debits", "credits", "closing", "day", "entry",
    "concept", "debit", "credit",
)  # fmt: skip
_FIGURES = ("opening", "debits", "credits", "closing")


def report(journal: AccountingJournal, language: Language) -> Report:
    """The trial balance, or the auxiliary ledger by months; the lines; the entries for programs."""

    def posted() -> Postings:
        # Slow to make and large: only for the programs that take it.
        from coopledger.reports.accounting_postings import postings_of

        return postings_of(journal, language)

    monthly = journal.layout is JournalLayout.ANNEX_24
    columns, rows = (_ANNEX_24, _by_month) if monthly else (_ENTRIES, _by_entry)
    return Report(
        language,
        document=lambda: _document(journal, language),
        data=lambda: _data(journal, language),
        table=lambda: flat(
            f"accounting-{journal.layout}", columns, rows(journal, language), language
        ),
        sheet=say("sheet.accounting-journal", language),
        postings=posted,
    )


# For people


def _document(journal: AccountingJournal, language: Language) -> Document:
    title = f"accounting.title-{journal.layout}"
    sections = [_of_book(each, journal.layout, language) for each in journal.books]
    about = (say(f"accounting.{said}", language) for said in ("signs", "proposed-layout", "halves"))
    return Document(say(title, language, on=journal.on), (*sections, notes(about)))


def _of_book(book: BookJournal, layout: JournalLayout, language: Language) -> Section:
    blocks: list[Block] = [heading(f"{book.agreement.code}  {book.agreement.title}")]
    if not book.entries:
        blocks += lines((say("accounting.none", language),))
    found = account_turnovers(book)
    for (half, currency), accounts in groupby(found, lambda x: (x.account.half, x.currency)):
        said = say(f"accounting.half-{half}", language, currency=currency)
        if layout is JournalLayout.ANNEX_24:
            blocks += (heading(said, 1), *(_months(each, language) for each in accounts))
        else:
            blocks += (heading(said, 1), _trial_balance(currency, list(accounts), language))
    if book.in_kind:
        count, sums = len(book.in_kind), ", ".join(map(str, _in_kind(book)))
        blocks += notes((say("accounting.in-kind", language, count=count, sums=sums),))
    return tuple(blocks)


def _in_kind(book: BookJournal) -> Iterator[Money]:
    in_order = sorted(book.in_kind, key=lambda each: each.currency.code)
    for currency, given in groupby(in_order, lambda each: each.currency.code):
        yield Money.from_minor(sum(each.minor for each in given), currency)


def _trial_balance(currency: str, found: list[AccountTurnover], language: Language) -> Table:
    heads = ("debits", "credits", "closing")

    def of(label: str, turnover: Turnover, style: Style = Style.FIGURES) -> Row:
        return row(label, [getattr(turnover, name) for name in heads], language, style=style)

    label = say("accounting.account", language)
    head = Row(label, tuple(say(f"column.{name}", language) for name in heads), Style.HEAD)
    rows = [of(_label(each.account, language), each.whole) for each in found]
    total = of(say("label.sum", language), summed((each.whole for each in found), currency),
               Style.SUM)  # fmt: skip
    return Table((head, *rows, total))


def _months(found: AccountTurnover, language: Language) -> Table:
    heads = tuple(say(f"column.{name}", language) for name in _FIGURES)
    title = _label(found.account, language)
    rows = [
        row(each.month, [getattr(each.turnover, name) for name in _FIGURES], language)
        for each in found.months
    ]
    return Table((Row(say("column.month", language), heads, Style.HEAD), *rows), title=title)


def _label(account: JournalAccount, language: Language) -> str:
    return "  ".join(filter(None, (account.mapped.code, name_of(account, language), account.key)))


# For a spreadsheet


def _of_account(account: JournalAccount, currency: str, language: Language) -> dict[str, object]:
    return {
        "book": account.book,
        "half": say(f"accounting.{account.half}", language),
        "account-code": account.mapped.code,
        "account-name": name_of(account, language),
        "subaccount": account.key,
        "currency": currency,
    }


def _sides(minor: int, currency: str) -> dict[str, object]:
    amount = Money.from_minor(abs(minor), currency).amount
    return {"debit": amount if minor > 0 else None, "credit": amount if minor < 0 else None}


def _by_entry(journal: AccountingJournal, language: Language) -> Iterator[dict[str, object]]:
    for book in journal.books:
        for entry in book.entries:
            said = {
                "day": entry.day,
                "known-date": None if entry.fact.when.is_day else entry.fact.when.text,
                "entry": entry.number,
                "kind": kind_of(entry, language),
                "payee": payee_of(entry),
                "concept": concept_of(entry, language),
                "of": getattr(entry.fact, "of", None),
                "chain-place": entry.proof.seq,
            }
            for account, currency, minor in entry.lines:
                yield {
                    **said,
                    **_of_account(account, currency, language),
                    **_sides(minor, currency),
                }


def _by_month(journal: AccountingJournal, language: Language) -> Iterator[dict[str, object]]:
    """A row with the sums of a month, and below it a row a line: no column counts one twice."""
    nothing = dict.fromkeys(_ANNEX_24)
    for book in journal.books:
        for found in account_turnovers(book):
            of = {**nothing, **_of_account(found.account, found.currency, language)}
            for month, turnover, moved in found.months:
                of["month"] = month
                yield {**of, **{name: getattr(turnover, name).amount for name in _FIGURES}}
                for entry, minor in moved:
                    yield {
                        **of,
                        "day": entry.day,
                        "entry": entry.number,
                        "concept": said_of(entry, language),
                        **_sides(minor, found.currency),
                    }


def said_of(entry: JournalEntry, language: Language) -> str:
    """An entry in a line: what it is, who got it, and for what."""
    parts = (kind_of(entry, language), payee_of(entry), concept_of(entry, language))
    return ": ".join(filter(None, parts))


# For programs


def _data(journal: AccountingJournal, language: Language) -> Plain:
    return {
        "on": journal.on.isoformat(),
        "layout": journal.layout.value,
        "books": [
            {
                "agreement": each.agreement.code,
                "currency": each.agreement.currency,
                "accounts": [_account(found, language) for found in account_turnovers(each)],
                "entries": [_entry(entry, language) for entry in each.entries],
                "in_kind": [amount_data(amount) for amount in _in_kind(each)],
                "chain": {"seq": each.last.seq, "hash": each.last.hash},
            }
            for each in journal.books
        ],
    }


def _account(found: AccountTurnover, language: Language) -> Plain:
    return {
        **_account_data(found.account, language),
        "currency": found.currency,
        "months": [
            {"month": each.month} | {name: getattr(each.turnover, name).digits for name in _FIGURES}
            for each in found.months
        ],
        **{name: getattr(found.whole, name).digits for name in ("debits", "credits", "closing")},
    }


def _account_data(account: JournalAccount, language: Language) -> Plain:
    return {
        "half": account.half.value,
        "type": account.mapped.type.value,
        "code": account.mapped.code,
        "name": name_of(account, language),
        "subaccount": account.key,
    }


def _entry(entry: JournalEntry, language: Language) -> Plain:
    return {
        "number": entry.number,
        "reference": entry.fact.reference,
        "revision": entry.fact.revision,
        "day": entry.day.isoformat(),
        "when": entry.fact.when.text,
        "kind": entry.fact.kind,
        "of": getattr(entry.fact, "of", None),
        "payee": payee_of(entry),
        "concept": concept_of(entry, language),
        "reversed_on": entry.reversed_on.isoformat() if entry.reversed_on is not None else None,
        "lines": [
            {**_account_data(account, language), **_debit_or_credit(minor, currency)}
            for account, currency, minor in entry.lines
        ],
        "lots": [
            {"instalment": lot.instalment}
            | amount_data(Money.from_minor(lot.minor, entry.event.amount.currency))
            for lot in entry.lots
        ],
        "documents": [{"name": name, "sha256": sha256} for name, sha256 in entry.proof.documents],
        "invoices": list(entry.proof.invoices),
        "chain": {"seq": entry.proof.seq, "hash": entry.proof.hash},
    }


def _debit_or_credit(minor: int, currency: str) -> Plain:
    amount = Money.from_minor(abs(minor), currency).digits
    return {
        "currency": currency,
        "debit": amount if minor > 0 else None,
        "credit": amount if minor < 0 else None,
    }


def amount_data(amount: Money) -> Plain:
    return {"amount": amount.digits, "currency": amount.currency.code}
