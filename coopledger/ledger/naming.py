"""What the program calls the lines and balances of a bank's statement, which have no folio.

A reference stays for ever, and is hashed: it says nothing of a person or an account. A balance goes
by the code of its account in the book; a line by its day, its amount, and a mark of all else that
is said of it, salted with the secret of the ledger. What was recorded under a name of before, made
of an account's number or of a mark without salt, is known by that name.
"""

from collections.abc import Iterable

from coopledger.books.account_numbers import may_be_same
from coopledger.books.accounts import account_of_bank
from coopledger.books.book import Book
from coopledger.model.agreement import Account
from coopledger.model.entry import Entry
from coopledger.model.evidence import BankBalance, BankLine
from coopledger.store.sealing import hmac_sha256

_LONGEST_NAMED = 60


def called(book: Book, entries: Iterable[Entry], secret: str) -> list[Entry]:
    """What a document states of a book, its bank's lines and balances by the names they are given.

    Whose account is told by its number has it by its code from then on. secret: the ledger's.
    """
    entries = list(entries)
    if not any(isinstance(entry.fact, BankLine | BankBalance) for entry in entries):
        return entries
    known = {line.mark for line in book.of_kind(BankLine) if line.is_of_statement}
    return [_named(book, entry, known, bytes.fromhex(secret)) for entry in entries]


def _named(book: Book, entry: Entry, known: set[str], secret: bytes) -> Entry:
    fact = entry.fact
    if not isinstance(fact, BankLine | BankBalance):
        return entry
    update: dict[str, object] = {}
    account = account_of_bank(fact, book.chart)
    if fact.account is None and fact.account_number is not None and account is not None:
        update["account"] = account.code
    if entry.origin is not None and not book.last_revision(fact.reference):
        if isinstance(fact, BankBalance):
            update["reference"] = _of_balance(fact, account, secret)
        elif fact.is_of_statement and fact.mark not in known:
            update["reference"] = fact.reference_with(_mark(secret, fact.mark))
    return entry._replace(fact=fact.model_copy(update=update)) if update else entry


def _of_balance(balance: BankBalance, account: Account | None, secret: bytes) -> str:
    """By its account where its number, as far as that is known, is no other."""
    number, stated = balance.account_number, balance.account
    if balance.reference != balance.made_of(number or stated or balance.currency):
        return balance.reference  # it was typed
    if (
        account is not None
        and len(account.code) <= _LONGEST_NAMED
        and (number is None or (account.number and may_be_same(number, account.number)))
    ):
        return balance.made_of(account.code)
    return balance.made_of(_mark(secret, number or stated or balance.currency))


def _mark(secret: bytes, said: str) -> str:
    return hmac_sha256(secret, said.encode()).hex()[:8]
