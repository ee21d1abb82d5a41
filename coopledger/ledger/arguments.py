"""What a verb of `Ledger` is called with: what its annotations say, or a sentence that says so.

A type checker asks the same beforehand; this is for programs that none has read. The annotation of
an argument is what is asked of it: there is no second list of arguments.
"""

import inspect
import os
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import cache, wraps
from typing import Any, NamedTuple, TypeVar, get_type_hints

from coopledger.errors import StoreError, WrongArgument
from coopledger.messages.catalogue import Language, say
from coopledger.model.agreement import Opening
from coopledger.model.answer import Answer
from coopledger.model.attachment import DocumentUse
from coopledger.model.fact import Fact
from coopledger.model.fiscal_year import FiscalYear
from coopledger.model.period import PeriodState
from coopledger.numerals import NumberStyle
from coopledger.readers.reading import MannerGiven, Reading

_OPTIONAL = " | None"
_SHORT = 40


class Expected(NamedTuple):
    """What is expected of an argument: its name in the catalogue, and whether a value is it."""

    name: str
    fits: Callable[[Any], bool]

    def say(self, language: Language | str) -> str:
        return say(f"expected.{self.name}", language)


def _is_text(value: object) -> bool:
    """Text that a database and a file's name can have in them."""
    return isinstance(value, str) and "\0" not in value and _is_encodable(value)


def _is_encodable(text: str) -> bool:
    return text.isascii() or not any("\ud800" <= sign <= "\udfff" for sign in text)


def _is_path(value: object) -> bool:
    path = os.fspath(value) if isinstance(value, os.PathLike) else value
    if not isinstance(path, str):
        return False
    try:
        return b"\0" not in (os.fsencode(path) or b"\0")
    except UnicodeEncodeError:
        return False


def _is_day(value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _is_moment(value: object) -> bool:
    return isinstance(value, datetime) and value.utcoffset() is not None


def _is_number(value: object) -> bool:
    return type(value) is int


def _is_year(value: object) -> bool:
    return _is_number(value) or _is_text(value)


def _is_state(value: object) -> bool:
    return value in tuple(PeriodState)


def _is_use(value: object) -> bool:
    return value in tuple(DocumentUse) and value != DocumentUse.ISSUED


def _is_answer(value: object) -> bool:
    return isinstance(value, Answer) or _is_text(value)


def _is_a(value: object, name: str) -> bool:
    """Whether it is of a class that is known by its name: nobody waits for its import."""
    return name in {f"{each.__module__}.{each.__name__}" for each in type(value).__mro__}


def _is_head(value: object) -> bool:
    return _is_text(value) or _is_a(value, "coopledger.store.heads.LedgerHead")


def _are_rules(value: object) -> bool:
    if not isinstance(value, Iterable) or callable(value) or isinstance(value, str | bytes):
        return False
    return not isinstance(value, list | tuple) or all(map(callable, value))


def _are_documents(value: object) -> bool:
    return isinstance(value, list | tuple | set) and all(map(_is_year, value))


def _are_days(value: object) -> bool:
    return (
        isinstance(value, Mapping)
        and all(map(_is_text, value))
        and all(map(_is_day, value.values()))
    )


def _is_language(value: Any) -> bool:
    return bool(Language(value))  # which says what is wrong with it


_TEXT = Expected("text", _is_text)
_YEAR = Expected("year", _is_year)
EXPECTED: Mapping[str, Expected] = {
    "str": _TEXT,
    "date": Expected("day", _is_day),
    "datetime": Expected("moment", _is_moment),
    "int": Expected("whole-number", _is_number),
    "bool": Expected("yes-or-no", lambda value: isinstance(value, bool)),
    "int | str": _YEAR,
    "int | str | FiscalYear": Expected(
        "year", lambda value: isinstance(value, FiscalYear) or _is_year(value)
    ),
    "PeriodState | str": Expected("state", _is_state),
    "DocumentUse | str": Expected("document-use", _is_use),
    "DrawnBy | str": Expected("drawn-by", lambda value: value in ("item", "amount", "line")),
    "NumberStyle": Expected("style", lambda value: isinstance(value, NumberStyle)),
    "StrPath": Expected("path", _is_path),
    "StrPath | Reading": Expected(
        "document", lambda value: isinstance(value, Reading) or _is_path(value)
    ),
    "Progress": Expected("watcher", callable),
    "Iterable[Rule]": Expected("rules", _are_rules),
    "Iterable[int | str]": Expected("documents", _are_documents),
    "AnyFact": Expected("fact", lambda value: isinstance(value, Fact | Opening)),
    "Answer | str": Expected("answer", _is_answer),
    "Language | str": Expected("text", _is_language),
    "str | LedgerHead": Expected("head", _is_head),
    "datetime | str | LedgerHead": Expected(
        "moment-or-head", lambda value: _is_moment(value) or _is_head(value)
    ),
    "str | LedgerHead | StrPath": Expected(
        "head-or-paper", lambda value: _is_head(value) or _is_path(value)
    ),
    "Matching": Expected(
        "matching", lambda value: _is_a(value, "coopledger.books.matching.Matching")
    ),
    "Letterhead": Expected(
        "letterhead", lambda value: _is_a(value, "coopledger.model.letterhead.Letterhead")
    ),
    "Narrative": Expected(
        "narrative", lambda value: _is_a(value, "coopledger.model.narrative.Narrative")
    ),
    "RegistryLayout": Expected(
        "registry-layout",
        lambda value: _is_a(value, "coopledger.model.registry_layout.RegistryLayout"),
    ),
    "IatiPublisher": Expected(
        "iati-publisher", lambda value: _is_a(value, "coopledger.model.iati.IatiPublisher")
    ),
    "AccountMap": Expected(
        "account-map", lambda value: _is_a(value, "coopledger.model.account_map.AccountMap")
    ),
    "JournalLayout | str": Expected(
        "journal-layout", lambda value: value in ("entries", "annex24")
    ),
    "Mapping[str, date]": Expected("value-dates", _are_days),
    "When": Expected("when", lambda value: _is_a(value, "coopledger.model.dates.When")),
    "sqlalchemy.Connection": Expected(
        "connection", lambda value: _is_a(value, "sqlalchemy.engine.base.Connection")
    ),
}
"""What is expected, by the annotation of an argument; ` | None` beside it allows nothing, too."""

MANNER = "Unpack[MannerGiven]"

_Of = TypeVar("_Of", bound=type)


def spoken_for(ledger: _Of) -> _Of:
    """A class whose public verbs say what is wrong with what they are called with.

    Each raises WrongArgument for what is no value of its argument, for an argument that it does not
    have or that is missing, and StoreError where the ledger was closed.
    """
    for name, member in list(vars(ledger).items()):
        if name.startswith("_") or isinstance(member, property):
            continue
        if isinstance(member, classmethod | staticmethod):
            setattr(ledger, name, type(member)(_asked(member.__func__)))
        elif callable(member):
            setattr(ledger, name, _asked(member, of=ledger))
    return ledger


def _asked(verb: Callable[..., Any], *, of: type[Any] | None = None) -> Callable[..., Any]:
    """of: what it is called on; None where it is called on the class."""
    called = verb.__qualname__

    @wraps(verb)
    def asked(*given: Any, **named: Any) -> Any:
        alike = _all_alike(verb)
        if alike is not None and given and not named:  # there is nothing to be told apart
            if of is not None:
                _require_open(called, of, given[0])
            _check(called, *alike, given[1:])
            return verb(*given)
        signature = _signature(verb)
        try:
            bound = signature.bind(*given, **named).arguments
        except TypeError:
            raise _unlike(called, signature, given, named) from None
        if of is not None:
            _require_open(called, of, bound["self"])
        for name, value in bound.items():
            parameter = signature.parameters[name]
            values = value if parameter.kind is inspect.Parameter.VAR_POSITIONAL else (value,)
            _check(called, name, parameter.annotation, values)
        return verb(*given, **named)

    return asked


@cache
def _all_alike(verb: Callable[..., Any]) -> tuple[str, Any] | None:
    """The name and annotation of all that a verb takes, where there is but one: `*facts`."""
    _, *rest = _signature(verb).parameters.values()
    of_any_number = [each for each in rest if each.kind is inspect.Parameter.VAR_POSITIONAL]
    return (rest[0].name, rest[0].annotation) if rest == of_any_number != [] else None


def _require_open(verb: str, of: type[Any], ledger: Any) -> None:
    """Raises where a verb is called on no ledger (`Ledger.create(path)`), or on a closed one."""
    if not isinstance(ledger, of):
        expected = Expected("ledger", lambda value: isinstance(value, of))
        seen = type(ledger).__name__
        raise WrongArgument("argument.unfit", verb=verb, name="self", seen=seen, expected=expected)
    if ledger._closed and not verb.endswith(".close"):
        raise StoreError("ledger.closed", where=ledger.location)


_signature = cache(inspect.signature)
"""Of a verb, looked up when it is first called: most never are."""


def _check(verb: str, name: str, declared: Any, values: Iterable[Any]) -> None:
    """Raises where one of the values is none of its argument."""
    if declared == MANNER:
        for manner in values:
            _check_manner(verb, manner)
    elif declared is not inspect.Parameter.empty:
        expected = EXPECTED[declared.removesuffix(_OPTIONAL)]
        for each in values:
            if not (each is None and declared.endswith(_OPTIONAL)) and not expected.fits(each):
                seen = _seen(each) if expected.name != "path" else type(each).__name__
                raise WrongArgument(
                    "argument.unfit", verb=verb, name=name, seen=seen, expected=expected
                )


def _check_manner(verb: str, manner: Mapping[str, Any]) -> None:
    known = get_type_hints(MannerGiven)
    for name, value in manner.items():
        if name not in known:
            raise WrongArgument("argument.unknown", verb=verb, name=name, known=", ".join(known))
        kinds = getattr(known[name], "__args__", (known[name],))
        optional = _OPTIONAL if type(None) in kinds else ""
        _check(verb, name, kinds[0].__name__ + optional, (value,))


def _seen(value: object) -> str:
    """A value, as short as it can be told; of what is large, its kind alone."""
    written = repr(value) if isinstance(value, str | int | float | date | None) else ""
    return written if 0 < len(written) <= _SHORT else type(value).__name__


def _unlike(
    verb: str, signature: inspect.Signature, given: tuple[Any, ...], named: Mapping[str, Any]
) -> WrongArgument:
    """What is wrong with a call that does not fit the verb at all."""
    known = [name for name in signature.parameters if name not in ("self", "cls")]
    if unknown := [name for name in named if name not in known]:
        told = {"name": unknown[0], "known": ", ".join(known) or "-"}
        return WrongArgument("argument.unknown", verb=verb, **told)
    try:
        signature.bind_partial(*given, **named)
    except TypeError:
        return WrongArgument("argument.too-many", verb=verb, known=", ".join(known) or "-")
    empty = inspect.Parameter.empty
    wanted = [name for name in known if signature.parameters[name].default is empty]
    bound = signature.bind_partial(*given, **named).arguments
    missing = [name for name in wanted if name not in bound and name != "manner"]
    return WrongArgument("argument.missing", verb=verb, names=", ".join(missing))
