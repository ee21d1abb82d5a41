"""Whether a row of the journal is what was recorded, at its place in the chain of its book."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from pydantic import ValidationError

from coopledger.errors import MoneyError
from coopledger.messages.catalogue import Language, say
from coopledger.model.erased import is_erased
from coopledger.model.facts import AnyFact
from coopledger.model.finding import FieldName, Finding, Place
from coopledger.store.chain import hash_of
from coopledger.store.columns import timestamp
from coopledger.store.records import NoSuchKind, from_row, rebuilt, rebuilt_of_stored
from coopledger.store.sealing import is_as_sealed, opened, texts_of

NOT_OURS = (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError)
"""What is raised by reading, as a fact, what the program never wrote."""

RowRead = Mapping[str, Any]


class Cause(NamedTuple):
    """Why a row is no fact, for a finding's message; field: which of its fields says so."""

    key: str
    field: FieldName | None = None

    def say(self, language: Language | str) -> str:
        return say(self.key, language, field=self.field)


def amiss(row: RowRead, seq: int, previous: str) -> Finding | None:
    """What is wrong with a row that is to follow this place and this hash; None where it does."""
    return unlinked(row, seq, previous) or altered(row)


def unlinked(row: RowRead, seq: int, previous: str) -> Finding | None:
    """Whether a row stands elsewhere than behind this place and this hash."""
    if row["seq"] != seq + 1:
        return bad("verify.gap", row, expected=seq + 1)
    if row["previous"] != previous:
        return bad("verify.broken-link", row)
    return None


def altered(row: RowRead) -> Finding | None:
    """Whether a row says otherwise than its hash, or its texts than their digests."""
    try:
        same = row["hash"] == hash_of(row) and is_as_sealed(row)
    except NOT_OURS:  # a value such as no column of ours holds
        same = False
    return None if same else bad("verify.altered", row)


def opened_in(row: RowRead) -> dict[str, Any] | Finding:
    """A row with its texts at their places; or that they have none."""
    try:
        return opened(row)
    except NOT_OURS:
        return not_a_fact(row, Cause("broken.content"))


def fact_in(row: RowRead, made: Callable[[RowRead], AnyFact] = from_row) -> AnyFact | Finding:
    """The fact that an opened row records; or what is wrong with it.

    made: how it is made of it.
    """
    try:
        _require_stamp(row["recorded_at"], row["origin"])
        return made(row)
    except NOT_OURS as error:
        return not_a_fact(row, _why_unreadable(error, str(row["kind"])))


def fact_of(row: RowRead) -> AnyFact | Finding:
    """The fact that a row records which was just proved; or what is wrong with it.

    As of an opened row; but most need not be opened for it.
    """
    try:
        texts = texts_of(row)
        origin = row["origin"]
        if row["digests"] is not None:
            origin = texts.pop("origin", None)
            texts.pop("recorded_by", None)
        _require_stamp(row["recorded_at"], origin)
        return rebuilt_of_stored(row, texts)
    except NOT_OURS:
        found = opened_in(row)
        return found if isinstance(found, Finding) else fact_in(found, made=rebuilt)


def not_a_fact(row: RowRead, why: Cause) -> Finding:
    """The program cannot have recorded a row so."""
    return bad("verify.not-a-fact", row, seen=why)


def bad(code: str, row: RowRead, **params: object) -> Finding:
    """A finding of a row, whatever is in it."""
    where = {"book": written(row["book"]), "seq": written(row["seq"])}
    return Finding(
        code, place=Place(reference=str(written(row["reference"]))), params=where | params
    )


def written(value: Any) -> Any:
    """A value of a column as a message may have it: bytes that are no text by their escapes."""
    return value.decode("utf-8", "backslashreplace") if isinstance(value, bytes) else value


def _require_stamp(recorded_at: str, origin: str | None) -> None:
    """Raises ValueError where the time or the place that a row came from is none."""
    _require_time(recorded_at)
    if origin is not None and not is_erased(origin):
        _row_of(origin)


@lru_cache(maxsize=1_000)  # what one load recorded has one time
def _require_time(moment: str) -> None:
    if timestamp(datetime.fromisoformat(moment)) != moment:
        raise ValueError("not as a time is written down")


def place_of(origin: str) -> Place:
    """Of `document|sheet|row`: a sheet's name may hold the bar, a document's hardly."""
    if is_erased(origin):
        return Place(origin)
    document, _, rest = origin.partition("|")
    return Place(document, rest.rpartition("|")[0] or None, _row_of(origin))


def _row_of(origin: str) -> int:
    return int(origin.partition("|")[2].rpartition("|")[2])


def _why_unreadable(error: Exception, kind: str) -> Cause:
    match error:
        case ValidationError() if named := error.errors()[0]["loc"]:
            return Cause("broken.field", FieldName(f"{kind}.{named[0]}"))
        case ValidationError() | NoSuchKind():
            return Cause("broken.kind")
        case MoneyError():
            return Cause("broken.field", FieldName("amount"))
        case _:
            return Cause("broken.content")
