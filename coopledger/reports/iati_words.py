"""What is told of a transaction that is published to IATI."""

from coopledger.books.iati import IatiTransaction
from coopledger.messages.catalogue import Language, say


def narrative_of(transaction: IatiTransaction, language: Language) -> str:
    """What it is; what moved in the account, where that is another amount; whose day it has."""
    figure = "recovered" if transaction.of is not None else transaction.figure
    reference, of = transaction.reference, transaction.of
    told = say(f"iati.of-{figure}", language, reference=reference, of=of)
    if transaction.lines:
        told += say("iati.lines", language, lines=", ".join(transaction.lines))
    moved = transaction.moved
    if moved is not None and moved.currency != transaction.value.currency:
        told += say("iati.moved", language, moved=abs(moved))
    if transaction.day is not None and not transaction.known.is_day:
        known, day = transaction.known, transaction.day
        told += say("iati.day-given", language, known=known, day=day)
    return told
