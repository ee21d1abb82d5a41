"""What is said of an entry of the journal, and of its accounts."""

from coopledger.books.accounting_journal import JournalAccount, JournalEntry
from coopledger.messages.catalogue import Language, say
from coopledger.model.events import Reversal, Transfer


def name_of(account: JournalAccount, language: Language) -> str:
    """An account's name by the map."""
    return account.mapped.name.said(language)


def kind_of(entry: JournalEntry, language: Language) -> str:
    """What it is; of a reversal, of what."""
    kind = say(f"kind.{entry.fact.kind}", language)
    of: str | None = getattr(entry.fact, "of", None)
    if isinstance(entry.fact, Transfer):
        return f"{kind} ({entry.fact.account} → {entry.fact.to_account})"
    return f"{kind} ({of})" if of is not None else kind


def payee_of(entry: JournalEntry) -> str | None:
    """Who got the money, where it is said."""
    payee: str | None = getattr(entry.fact, "payee", None)
    return payee


def concept_of(entry: JournalEntry, language: Language) -> str | None:
    """For what; of a reversal, why."""
    if isinstance(entry.fact, Reversal):
        return entry.fact.reason
    concept: str | None = getattr(entry.fact, "concept", None)
    return concept
