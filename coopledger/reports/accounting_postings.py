"""The journal as programs of accountants take it: accounts by path, entries, balances asserted."""

from collections.abc import Iterator
from datetime import date

from coopledger.books.accounting_journal import (
    AccountingJournal,
    Balances,
    BookJournal,
    Half,
    JournalAccount,
    JournalEntry,
)
from coopledger.messages.catalogue import Language, say
from coopledger.money import Money, currency_of, digits_of
from coopledger.reports.accounting_words import concept_of, kind_of, name_of, payee_of
from coopledger.reports.postings import (
    Asserted,
    PathPart,
    PostedAccount,
    PostedBook,
    PostedEntry,
    PostedLine,
    Postings,
)
from coopledger.reports.report import told


def postings_of(journal: AccountingJournal, language: Language) -> Postings:
    """All of it, in a language. Texts that are not there say so in it, too."""
    heads = [
        say("accounting.made-of", language, code=each.agreement.code, title=each.agreement.title,
            seq=each.last.seq, hash=each.last.hash)
        for each in journal.books
    ]  # fmt: skip
    about = (
        *heads,
        say("accounting.halves", language),
        *(
            say("accounting.in-kind-of", language, code=each.agreement.code,
                count=len(each.in_kind))
            for each in journal.books
            if each.in_kind
        ),
    )  # fmt: skip
    used = {
        line.currency for book in journal.books for entry in book.entries for line in entry.lines
    }
    return Postings(
        told(say("accounting.title-entries", language, on=journal.on), language),
        tuple(told(each, language) for each in about),
        tuple((code, digits_of(currency_of(code))) for code in sorted(used)),
        tuple(_Posted(each, language).book(journal.on) for each in journal.books),
    )


class _Posted:
    """The entries of one book; each of its accounts is made once."""

    def __init__(self, journal: BookJournal, language: Language) -> None:
        self.journal, self.language = journal, language
        self._made: dict[JournalAccount, PostedAccount] = {}

    def book(self, on: date) -> PostedBook:
        opened: dict[JournalAccount, tuple[date, dict[str, None]]] = {}
        for entry in self.journal.entries:
            for account, currency, _ in entry.lines:
                opened.setdefault(account, (entry.day, {}))[1][currency] = None
        return PostedBook(
            tuple((self._account(a), day, tuple(used)) for a, (day, used) in opened.items()),
            (self._entry(entry) for entry in self.journal.entries),
            self._asserted(on),
        )

    def _account(self, account: JournalAccount) -> PostedAccount:
        known = self._made.get(account)
        if known is None:
            known = self._made[account] = self._path(account)
        return known

    def _path(self, account: JournalAccount) -> PostedAccount:
        """Worths are in the accounts of nobody's money: a part of equity with its own branches."""
        mapped, name = account.mapped, name_of(account, self.language)
        label = " ".join(filter(None, (mapped.code, name)))
        kind = mapped.type.capitalize()
        fund = account.half is Half.FUND
        roots = (kind, "Fund") if fund else ("Equity", "Worth", kind)
        keyed = (PathPart(account.key),) if account.key is not None else ()
        path = (
            *map(PathPart, roots),
            PathPart(mapped.code or name, (mapped.code, name)),
            PathPart(account.book, bool(keyed)),
            *keyed,
        )
        said = say(f"accounting.{account.half}", self.language)
        called = ", ".join(filter(None, (label, account.book, account.key, said)))
        return PostedAccount(path, called)

    def _lines(self, sums: Balances) -> tuple[PostedLine, ...]:
        return tuple(
            PostedLine(self._account(account), Money.from_minor(minor, currency).digits, currency)
            for (account, currency), minor in sums.items()
        )

    def _asserted(self, on: date) -> Iterator[Asserted]:
        """The fund's half at each month's end; on the day of the journal the worths, too."""
        for month in self.journal.months:
            if month.day < on:
                said = say("accounting.balance", self.language, on=month.day)
                yield Asserted(month.day, said, self._lines(month.balances))
        said = say("accounting.balance", self.language, on=on)
        yield Asserted(on, said, self._lines(self.journal.closing))

    def _entry(self, entry: JournalEntry) -> PostedEntry:
        language = self.language
        said = (kind_of(entry, language), entry.number, concept_of(entry, language))
        narration = ": ".join(told(each, language) for each in said if each)
        if not entry.fact.when.is_day:
            narration = say("accounting.known-as", language, said=narration, when=entry.fact.when)
        return PostedEntry(
            entry.day,
            entry.number,
            told(payee_of(entry) or "", language),
            narration,
            tuple((name, told(value, language)) for name, value in _tags(entry) if value),
            tuple(
                PostedLine(self._account(a), Money.from_minor(minor, currency).digits, currency)
                for a, currency, minor in entry.lines
            ),
        )


def _tags(entry: JournalEntry) -> Iterator[tuple[str, str]]:
    """What a program may look for: names that do not change, whatever the language."""
    fact, currency = entry.fact, entry.event.amount.currency.code
    yield "book", fact.book
    yield "reference", fact.reference
    yield "revision", str(fact.revision)
    yield "kind", fact.kind
    yield "known-date", "" if fact.when.is_day else fact.when.text
    yield "of", getattr(fact, "of", None) or ""
    yield "reversed-on", str(entry.reversed_on or "")
    for field in ("lines", "activities"):
        yield field, "; ".join(portion.code for portion in getattr(fact, field, ()))
    yield (
        "lots",
        "; ".join(
            f"{lot.instalment or '-'} {Money.from_minor(lot.minor, currency).digits} {currency}"
            for lot in entry.lots
        ),
    )
    yield "invoices", "; ".join(entry.proof.invoices)
    yield "documents", "; ".join(f"{name} {sha256}" for name, sha256 in entry.proof.documents)
    yield "chain", f"{entry.proof.seq} {entry.proof.hash}"
