"""What a row of a bank's table adds to the account, by its columns, its signs, its words."""

from collections.abc import Mapping
from typing import NamedTuple

from coopledger.money import Money
from coopledger.readers.bank_profile import Directions
from coopledger.readers.cells import CellError, plain


class Moved(NamedTuple):
    """What a row adds, as if a minus said nothing that its column does not.

    contrary: the column, or the word, that already says which way it goes, if there is a minus.
    """

    amount: Money
    contrary: str = ""


def of_two_columns(amounts: Mapping[str, Money]) -> Moved:
    """Of what stands under debit and credit; a zero beside the other says nothing.

    Raises CellError where both say an amount.
    """
    debit, credit = amounts.get("debit"), amounts.get("credit")
    if debit and credit:
        raise CellError("debit-and-credit", debit=debit, credit=credit)
    if debit:
        return Moved(-abs(debit), "debit" if debit.minor < 0 else "")
    if credit:
        return Moved(abs(credit), "credit" if credit.minor < 0 else "")
    return Moved(next(iter(amounts.values())))


def by_a_word(amount: Money, written: str, words: Directions) -> Moved:
    """Of an amount beside a word for its way. Raises CellError where it is none of the words."""
    word = _word(written)
    contrary = word if amount.minor < 0 else ""
    if word in map(_word, words.money_in):
        return Moved(abs(amount), contrary)
    if word in map(_word, words.money_out):
        return Moved(-abs(amount), contrary)
    raise CellError(
        "not-a-choice", seen=written, expected=", ".join((*words.money_in, *words.money_out))
    )


def _word(written: str) -> str:
    """To be compared with others; a sign alone, such as + or -, is one as well."""
    return plain(written) or written.strip()
