"""What stands beside a number goes with it, by the rules that Babel has from CLDR."""

import re
import subprocess
import sys
from string import Formatter

import pytest
from babel import Locale

from coopledger.messages.catalogue import Language, say
from coopledger.messages.plurals import plural_form
from coopledger.messages.sentences import SENTENCES

COUNTS = ("count", "days", "rows", "then")


@pytest.mark.parametrize("language", ["es", "en"])
def test_our_own_rule_is_babels_but_for_whole_millions(language: str) -> None:
    babels = Locale(language).plural_form
    numbers = (*range(-3, 2001), 10**6 - 1, 10**6 + 1)
    assert [n for n in numbers if plural_form(n, language) != babels(n)] == []
    assert {plural_form(10**6 * n, language) for n in (1, 2, 50)} == {"other"}


@pytest.mark.parametrize(("number", "form"), [(1, "one"), (3, "few"), (5, "many"), (22, "few")])
def test_another_language_has_the_forms_babel_says(number: int, form: str) -> None:
    assert plural_form(number, "pl") == form


@pytest.mark.parametrize(
    ("number", "spanish", "english"),
    [
        (0, "X: 0 asientos", "X: 0 records"),
        (1, "X: 1 asiento", "X: 1 record"),
        (2, "X: 2 asientos", "X: 2 records"),
        (1_000_000, "X: 1000000 asientos", "X: 1000000 records"),
    ],
)
def test_the_noun_goes_with_its_number(number: int, spanish: str, english: str) -> None:
    assert say("verify.book", "es", code="X", rows=number) == spanish
    assert say("verify.book", "en", code="X", rows=number) == english


def test_a_form_may_say_the_number_itself_or_leave_it_out() -> None:
    assert say("verify.same-as-then", "en", then=1).endswith(": the same record.")
    assert say("verify.same-as-then", "en", then=7).endswith(": the same 7 records.")


def _forms(template: str) -> list[dict[str, str]]:
    found = [spec for _, _, spec, _ in Formatter().parse(template) if spec]
    return [dict(form.split("=", 1) for form in spec.split("|")) for spec in found]


def test_each_choice_has_a_form_for_one_and_for_all_others() -> None:
    """And no other, which Spanish and English would not say."""
    wrong = [
        key
        for key, both in SENTENCES.items()
        for template in both
        for forms in _forms(template)
        if set(forms) != {"one", "other"}
    ]
    assert wrong == []


def test_a_sentence_with_a_choice_makes_one_in_both_languages() -> None:
    chosen = {key for key, both in SENTENCES.items() if any(map(_forms, both))}
    assert len(chosen) > 10
    assert [key for key in chosen if not all(map(_forms, SENTENCES[key]))] == []


def test_no_count_stands_before_a_noun_that_is_always_many() -> None:
    """`{count} records` is wrong of one: it wants a form (or to be said as `records: {count}`)."""
    beside = re.compile(rf"\{{({'|'.join(COUNTS)})\}} (?!(?:of|de)\b|more \{{)[^\W\d_]")
    always_several = {"finding.cfdi-repeated", "match-reason.cut-short"}
    wrong = {
        key
        for key, both in SENTENCES.items()
        for template in both
        if beside.search(re.sub(r"other=[^}|]*(\{\w+\}[^}|]*)*", "", template))
    }
    assert wrong == always_several


def test_babel_is_not_imported_for_spanish_or_english() -> None:
    program = (
        "import sys; from coopledger.messages.catalogue import say; "
        "print(say('verify.book', 'es', code='X', rows=1), 'babel' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.split() == ["X:", "1", "asiento", "False"]


@pytest.mark.parametrize("language", Language)
def test_a_year_is_said_as_it_is(language: Language) -> None:
    said = say("period.set", language, code="X", year=2016, state="")
    assert said.startswith("X: 2016 ")
