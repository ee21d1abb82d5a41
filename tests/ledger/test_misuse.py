"""Whoever gives a verb what it does not take is told so, whatever the verb and its argument."""

import inspect
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import sqlalchemy

from coopledger import (
    Agreement,
    CoopledgerError,
    DateError,
    Expenditure,
    IatiPublisher,
    Ledger,
    Matching,
    MixedMoney,
    Money,
    MoneyError,
    StoreError,
    When,
    WrongArgument,
    remark,
)
from coopledger.model.erasure import Erasure
from coopledger.model.undo import Undo
from coopledger.readers.reading import MannerGiven

OPENING = Agreement(code="A-1", title="Training", currency="EUR", accounts=["MXN"])
PUBLISHER = IatiPublisher(organisation={"ref": "X", "type": "15", "name": "X"})
NOON = datetime(2016, 12, 31, 12)

ANYTHING = (1.5, [], {}, object(), b"A-1", Money("1.00", "MXN"), (each for each in "A"), Ledger)
NO_TEXT = (*ANYTHING, 7, True, date(2016, 1, 1), Path("A-1"), "A\0", "\ud800")
NO_PATH = (*ANYTHING, 7, False, "", "A\0", "\ud800", b"books.db")
NO_DAY = (*ANYTHING, 0, False, "", "2016-12-31", NOON, 2016)
NO_MOMENT = (*ANYTHING, 0, False, "", "2016-12-31T12:00", NOON, date(2016, 12, 31))
NO_NUMBER = (*ANYTHING, True, "2016", "", date(2016, 1, 1))
NO_YEAR = (*ANYTHING, True, date(2016, 1, 1))

WRONG: dict[str, tuple[object, ...]] = {
    "str": NO_TEXT,
    "date": NO_DAY,
    "datetime": NO_MOMENT,
    "int": NO_NUMBER,
    "int | str": NO_YEAR,
    "int | str | FiscalYear": NO_YEAR,
    "PeriodState | str": (*ANYTHING, 7, "", "shut"),
    "DocumentUse | str": (*ANYTHING, 7, "", "factura"),
    "DrawnBy | str": (*ANYTHING, 7, "", "importe"),
    "Letterhead": (1.5, 7, "", "membrete.toml", {}),
    "IatiPublisher": (*ANYTHING, 7, "", "iati.toml"),
    "AccountMap": (1.5, 7, "", "conac", {}),
    "JournalLayout | str": (*ANYTHING, 7, "", "annex 24"),
    "Mapping[str, date]": (1.5, 7, "", [], {7: NOON}, {"M-1": NOON}, {7: date(2016, 1, 1)}),
    "StrPath": NO_PATH,
    "StrPath | Reading": NO_PATH,
    "Progress": (1.5, [], "", 7, NOON),
    "Iterable[Rule]": (1.5, 7, "", "rule", [7], print),
    "Iterable[int | str]": (1.5, 7, "1", [True], [NOON], [1.5]),
    "AnyFact": (*ANYTHING, 7, "", [OPENING], (OPENING,), iter([OPENING]), OPENING.model_dump()),
    "Narrative": (*ANYTHING, 7, ""),
    "RegistryLayout": (*ANYTHING, 7, ""),
    "Matching": (*ANYTHING, 7, ""),
    "Answer | str": (*ANYTHING, 7, "\ud800"),
    "Language | str": (*ANYTHING, 7, "", "fr", "es_MX"),
    "str | LedgerHead": (*ANYTHING, 7),
    "datetime | str | LedgerHead": (*ANYTHING, 7, NOON),
    "str | LedgerHead | StrPath": (*ANYTHING, 7),
    "When": (*ANYTHING, 7, "", "2016-12", date(2016, 12, 1)),
    "sqlalchemy.Connection": (*ANYTHING, 7, "sqlite://"),
    "bool": (*ANYTHING, 7, "", "yes"),
    "NumberStyle": (*ANYTHING, 7, "", "1.234,56"),
}
"""By what is declared of an argument, what is none of it; None is none where that is not said."""

FITTING: dict[str, Any] = {
    "code": "A-1",
    "name": "face",
    "codes": "A-1",
    "publisher": PUBLISHER,
    "by": "Ana",
    "year": 2016,
    "state": "closed",
    "path": "october.csv",
    "document": "october.csv",
    "plan": 64 * "0",
    "reason": "why",
    "ground": "a law",
    "size": 1,
    "load": 1,
    "reference": "G-1",
    "number": 1,
    "to": "copy.pdf",
    "table": "events",
    "since": "0.2-4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945",
    "template": "form.docx",
    "paths": "copy.pdf",
    "facts": OPENING,
    "what": "A-1",
    "location": "kept.db",
    "backup": "kept.db",
    "other": "kept.db",
    "matching": Matching.__new__(Matching),
    "connection": sqlalchemy.create_engine("sqlite://").connect(),
}


def verbs() -> list[str]:
    public = (name for name in vars(Ledger) if not name.startswith("_"))
    return [name for name in public if name not in ("by", "fiscal_year_start", "location")]


def arguments(verb: str) -> dict[str, tuple[Any, inspect.Parameter]]:
    """Each argument of a verb: what is declared of it, and how it is given."""
    found = {}
    for name, each in inspect.signature(getattr(Ledger, verb)).parameters.items():
        if each.kind is each.VAR_KEYWORD:
            for option, hint in MannerGiven.__annotations__.items():
                kinds = getattr(hint, "__args__", (hint,))
                declared = kinds[0].__name__ + (" | None" if type(None) in kinds else "")
                found[option] = (declared, each)
        elif name != "self":
            found[name] = (each.annotation, each)
    return found


def calls() -> list[Any]:
    return [
        pytest.param(verb, name, declared, id=f"{verb}-{name}")
        for verb in verbs()
        for name, (declared, _) in arguments(verb).items()
    ]


@pytest.fixture(scope="module")
def ledger() -> Iterator[Ledger]:
    with Ledger.open("sqlite://") as ledger:
        ledger.record(OPENING)
        yield ledger


def said(call: Callable[[], object]) -> CoopledgerError:
    """What a wrong call is told, in both languages."""
    with pytest.raises(CoopledgerError) as told:
        call()
    sentences = {told.value.message(language) for language in ("es", "en")}
    assert len(sentences) == 2
    assert str(told.value) in sentences
    return told.value


def called(ledger: Any, verb: str, **given: Any) -> object:
    """A verb, with what fits for all that is not given."""
    taken = {name: how for name, (_, how) in arguments(verb).items()}
    several = next((name for name, how in taken.items() if how.kind is how.VAR_POSITIONAL), None)
    for name, how in taken.items():
        needed = how.default is how.empty and how.kind is not how.VAR_KEYWORD
        if needed or name == several:
            given.setdefault(name, FITTING.get(name))
    by_place = [*taken][: [*taken].index(several) + 1] if several is not None else []
    positional = [given.pop(name) for name in by_place]
    return getattr(ledger, verb)(*positional, **given)


@pytest.mark.parametrize(("verb", "name", "declared"), calls())
def test_every_argument_says_what_it_is_not(
    ledger: Ledger, verb: str, name: str, declared: str
) -> None:
    wrong = WRONG[declared.removesuffix(" | None")]
    for value in wrong if declared.endswith(" | None") else (*wrong, None):
        error = said(lambda value=value: called(ledger, verb, **{name: value}))  # type: ignore[misc]
        if not declared.startswith("Language"):
            assert isinstance(error, WrongArgument), value
            assert name in error.message("es")


@pytest.mark.parametrize("verb", verbs())
def test_a_verb_says_what_it_has_not_and_what_it_misses(ledger: Ledger, verb: str) -> None:
    unknown = said(lambda: called(ledger, verb, colour="red"))
    assert isinstance(unknown, WrongArgument)
    assert "colour" in str(unknown)
    taken = [how for _, how in arguments(verb).values()]
    if not any(how.kind is how.VAR_POSITIONAL for how in taken):
        assert isinstance(said(lambda: getattr(ledger, verb)(*range(9))), WrongArgument)
    if any(how.default is how.empty and "VAR" not in how.kind.name for how in taken):
        missing = said(lambda: getattr(ledger, verb)())
        assert "missing" in str(missing)


def test_a_ledger_that_was_closed_says_so_whatever_is_asked() -> None:
    with Ledger.open("sqlite://") as ledger:
        ledger.record(OPENING)
    for verb in set(verbs()) - {"open", "within", "restore", "close"}:
        error = said(lambda verb=verb: called(ledger, verb))  # type: ignore[misc]
        assert isinstance(error, StoreError), verb
        assert error.code == "ledger.closed"
    ledger.close()


def test_a_verb_of_no_ledger_says_what_gives_one(tmp_path: Path) -> None:
    for verb in set(verbs()) - {"open", "within", "restore"}:
        of_path = SimpleNamespace(**{verb: partial(getattr(Ledger, verb), tmp_path)})
        error = said(lambda verb=verb, of=of_path: called(of, verb))  # type: ignore[misc]
        assert isinstance(error, WrongArgument), verb
        assert "Ledger.open(" in str(error)


def test_a_password_in_the_place_of_a_ledger_is_not_told() -> None:
    error = said(lambda: Ledger.open(b"postgresql://me:secret@host/base"))  # type: ignore[arg-type]
    assert "secret" not in str(error)


@pytest.mark.parametrize(
    "wrong", [*NO_TEXT, None, "", "2016-13", "2016-02-30", "1899", "2016/2015"]
)
def test_a_date_says_what_it_is_not(wrong: Any) -> None:
    assert isinstance(said(lambda: When.parse(wrong)), DateError)


@pytest.mark.parametrize("wrong", [*NO_DAY, None])
def test_a_day_says_what_it_is_not(wrong: Any) -> None:
    assert isinstance(said(lambda: When.on(wrong)), DateError)
    assert isinstance(said(lambda: When.between(date(2016, 1, 1), wrong)), DateError)
    assert isinstance(said(lambda: When("2016", wrong, wrong)), DateError)


@pytest.mark.parametrize("wrong", [1.5, {}, object(), b"A-1", Ledger, None, True, 7, ""])
def test_money_says_what_it_is_not(wrong: Any) -> None:
    one = Money("1.00", "MXN")
    for call in (
        lambda: Money("1.00", wrong),
        lambda: Money.parse(wrong),
        lambda: Money.parse("1.00", wrong or []),
        lambda: Money.parse("1.00 MXN", style=wrong),
        lambda: one.split(wrong or [wrong]),
        lambda: one + (wrong or "0"),
    ):
        assert isinstance(said(call), MoneyError | MixedMoney)


@pytest.mark.parametrize("wrong", [*ANYTHING, None, "", {"es": ""}, {"es": None}])
def test_a_remark_says_that_it_has_no_sentence(wrong: Any) -> None:
    said(lambda: remark(wrong))


@pytest.mark.parametrize("wrong", [*ANYTHING, None, True, 7, "", "fr", "es_MX", "english"])
def test_a_sentence_is_said_in_a_language_that_there_is_or_not_at_all(wrong: Any) -> None:
    finding = remark({"es": "falta", "en": "missing"})
    assert finding.message("es") != finding.message("en")
    for call in (finding.message, finding.remedy, CoopledgerError("book.unknown").message):
        assert said(lambda call=call: call(wrong)).code == "language.unknown"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("field", "wrong", "told"),
    [
        ("amount", 1.5, "give a string such as '120.50'"),
        ("amount", "-1.00 MXN", "What to do: write an amount above zero"),
        ("amount", "1.00 XXX", "use an ISO 4217 code"),
        ("when", NOON, "What to do: write a day"),
        ("when", "\ud800", "What to do: write a day"),
        ("reference", "", "What to do:"),
        ("lines", ["A", "A"], "What to do:"),
    ],
)
def test_a_fact_that_cannot_be_made_says_what_to_do(field: str, wrong: Any, told: str) -> None:
    fields = {"book": "A-1", "reference": "G-1", "when": "2016", "amount": "1.00 MXN"}
    with pytest.raises(ValueError) as invalid:
        Expenditure(**{**fields, field: wrong})
    assert told in str(invalid.value)


@pytest.mark.parametrize("verb", ["record", "load", "preview", "propose"])
@pytest.mark.parametrize(
    "made",
    [
        Undo(book="A-1", load=1, reason="no"),
        Erasure(
            book="A-1",
            reference="SD-1",
            when="2016-01-01",
            of="G",
            rows=[1],
            reason="r",
            ground="g",
        ),
    ],
    ids=lambda fact: fact.kind,
)
def test_what_says_that_something_was_done_is_recorded_by_what_does_it(
    verb: str, made: Undo | Erasure
) -> None:
    with Ledger.open("sqlite://", by="ana") as ledger:
        ledger.record(OPENING)
        with pytest.raises(CoopledgerError, match="only what does it records it") as raised:
            getattr(ledger, verb)(made)
        assert "Ledger." in raised.value.message("es")
        assert ledger.facts("A-1") == (OPENING,)
