"""Words and days are taken as people type them, in either language; what is unclear is refused."""

from datetime import date, datetime, timedelta
from itertools import product

import click
import pytest

from coopledger.cli import typed
from coopledger.cli.main import Commands
from coopledger.messages.catalogue import CoopledgerError, Language
from coopledger.readers import typed as people
from tests.command_line import Run

ES, EN = Language
CODE = "INE-SEGIB-2016"

STATES = ("closed", "adjusting", "open")
FORMATS = ("text", "json", "csv", "xlsx")
NUMBERS = ("1,234.56", "1.234,56")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("values", "written", "meant"),
    [
        (STATES, "cerrado", "closed"),
        (STATES, "CERRADO", "closed"),
        (STATES, "Closed", "closed"),
        (STATES, "en ajuste", "adjusting"),
        (STATES, "En-Ajustes", "adjusting"),
        (STATES, "ajuste", "adjusting"),
        (STATES, "adjusting", "adjusting"),
        (STATES, " abierto ", "open"),
        (STATES, "open", "open"),
        (FORMATS, "texto", "text"),
        (FORMATS, "TEXT", "text"),
        (FORMATS, "Excel", "xlsx"),
        (FORMATS, "JSON", "json"),
        (NUMBERS, "1,234.56", "1,234.56"),
        (NUMBERS, "1.234,56", "1.234,56"),
        (NUMBERS, "1234,56", "1.234,56"),
        (tuple(Language), "Español", "es"),
        (tuple(Language), "espanol", "es"),
        (tuple(Language), "spanish", "es"),
        (tuple(Language), "INGLES", "en"),
        (tuple(Language), "en", "en"),
    ],
)
def test_a_word_means_one_value(
    values: tuple[str, ...], written: str, meant: str, language: Language
) -> None:
    assert typed.OneOf(values, language).convert(written, None, None) == meant


@pytest.mark.parametrize("values", [STATES, FORMATS, NUMBERS, tuple(Language)])
def test_no_word_means_two_values(values: tuple[str, ...]) -> None:
    choice = typed.OneOf(values, ES)
    shown = [word for language in Language for word in typed.OneOf(values, language).choices]
    for value, word in product(values, (*values, *shown)):
        others = [other for other in values if other != value]
        if choice.convert(word, None, None) == value:
            assert typed.meant(word, others) is None


@pytest.mark.parametrize(
    ("written", "language", "said"),
    [
        ("shut", ES, "'cerrado', 'ajuste', 'abierto'"),
        ("cerrado ya", EN, "'closed', 'adjusting', 'open'"),
        ("", ES, "'cerrado', 'ajuste', 'abierto'"),
    ],
)
def test_another_word_is_refused_with_those_that_are_taken(
    written: str, language: Language, said: str
) -> None:
    with pytest.raises(click.BadParameter, match=said):
        typed.OneOf(STATES, language).convert(written, None, None)


@pytest.mark.parametrize(
    "written",
    ["31/12/2016", "31-12-2016", "31.12.2016", "2016-12-31", "2016/12/31", "20161231",
     "31 de diciembre de 2016", "31 Diciembre 2016", "31 December 2016", "31 dic 2016"],
)  # fmt: skip
def test_a_day_is_read_day_first_or_year_first(written: str) -> None:
    assert people.day(written) == date(2016, 12, 31)


@pytest.mark.parametrize(
    "written",
    ["12/31/2016", "31/12/16", "30/02/2016", "2016-12", "2016", "2016-10-05 a 2016-10-07", "ayer",
     "", "42735", "31/12"],
)  # fmt: skip
def test_what_is_no_day_is_refused(written: str) -> None:
    with pytest.raises(CoopledgerError, match="like 31/12/2016") as refused:
        people.day(written)
    assert "31/12/2016 (día, mes, año)" in refused.value.message(ES)


@pytest.mark.parametrize("written", ["2016-12", "diciembre de 2016", "Dic 2016", "December 2016"])
def test_a_month(written: str) -> None:
    assert people.month(written).text == "2016-12"


@pytest.mark.parametrize("written", ["2016", "2016-12-31", "diciembre", "2016-13"])
def test_what_is_no_month_is_refused(written: str) -> None:
    with pytest.raises(CoopledgerError, match="is no month"):
        people.month(written)


@pytest.mark.parametrize(
    ("written", "years"),
    [
        ("2015", (2015, 2015)),
        ("2014-2016", (2014, 2016)),
        ("2014 a 2016", (2014, 2016)),
        ("2014 AL 2016", (2014, 2016)),
        ("2014 to 2016", (2014, 2016)),
        (" 2014 – 2016 ", (2014, 2016)),
    ],
)
def test_years(written: str, years: tuple[int, int]) -> None:
    assert people.years(written, 1) == years


@pytest.mark.parametrize(
    ("written", "years"),
    [
        ("2015", (2015, 2015)),
        ("2014-2015", (2015, 2015)),
        ("2014 – 2015", (2015, 2015)),
        ("2014/2015", (2015, 2015)),
        ("2014-2016", (2014, 2016)),
        ("2014 a 2016", (2014, 2016)),
        ("2013-2014 a 2015-2016", (2014, 2016)),
        ("2014 to 2015-2016", (2014, 2016)),
    ],
)
def test_years_that_begin_in_another_month(written: str, years: tuple[int, int]) -> None:
    assert people.years(written, 7) == years


@pytest.mark.parametrize(
    "written",
    [
        "15",
        "dos mil",
        "2014-",
        "2014-16",
        "2014a2016",
        "",
        "17",
        "0017",
        "1899",
        "2201",
        "20016",
        "2014-2015-2016",
    ],
)
def test_what_is_no_year_is_refused(written: str) -> None:
    for start in (1, 7):
        with pytest.raises(CoopledgerError, match="write it like 2015"):
            people.years(written, start)


@pytest.mark.parametrize(
    ("written", "begins", "unit"),
    [
        ("15/01/2017", datetime(2017, 1, 15), timedelta(days=1)),
        ("2017-01-15", datetime(2017, 1, 15), timedelta(days=1)),
        ("15/01/2017 18:00", datetime(2017, 1, 15, 18), timedelta(minutes=1)),
        ("2017-01-15T18:00:30", datetime(2017, 1, 15, 18, 0, 30), timedelta(seconds=1)),
    ],
)
def test_a_moment_is_the_end_of_what_was_written(
    written: str, begins: datetime, unit: timedelta
) -> None:
    expected = begins.astimezone() + unit - timedelta(microseconds=1)
    assert people.moment(written) == expected


@pytest.mark.parametrize("written", ["ayer", "01/15/2017", "15/01/2017 25:00", "18:00"])
def test_what_is_no_moment_is_refused(written: str) -> None:
    with pytest.raises(CoopledgerError, match="is no time"):
        people.moment(written)


def test_nothing_is_typed_as_one_of_several_words_in_one_language_only() -> None:
    """Every choice of the command line is a `OneOf`."""

    def choices(command: click.Command) -> list[click.ParamType]:
        found = [param.type for param in command.params if isinstance(param.type, click.Choice)]
        if isinstance(command, click.Group):
            context = click.Context(command)
            for name in command.list_commands(context):
                inner = command.get_command(context, name)
                assert inner is not None
                found += choices(inner)
        return found

    found = choices(Commands(ES))
    assert len(found) > 40
    assert [choice for choice in found if not isinstance(choice, typed.OneOf)] == []


def test_commands_take_them(loaded: Run) -> None:
    assert loaded("period", CODE, "2016", "Cerrado").out == f"{CODE}: 2016 está cerrado.\n"
    said = loaded("--lang", "inglés", "period", CODE, "2016", "en", "ajuste", "--reason", "x")
    assert said.out == f"{CODE}: 2016 is being adjusted.\n"
    spanish, english = (
        loaded("reconcile", CODE, "--on", on, "--format", style)
        for on, style in (("31/12/2016", "texto"), ("2016-12-31", "text"))
    )
    assert (spanish.status, spanish.out) == (0, english.out)
