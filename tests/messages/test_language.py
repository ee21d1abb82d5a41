"""What takes a language takes its code too, and refuses a language that there is not."""

import re
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from coopledger.errors import MixedMoney, Near, OnNetworkShare
from coopledger.ledger import Ledger
from coopledger.messages.catalogue import CoopledgerError, Language, say
from coopledger.messages.examples import example_of
from coopledger.model.agreement import Agreement, ConversionRule
from coopledger.model.base import Provenance
from coopledger.model.dates import When
from coopledger.model.evidence import Decision, Direction, InvoiceType
from coopledger.model.finding import FactKind, FieldName, Finding, KnownCodes, Place, Severity
from coopledger.model.issue import Printed
from coopledger.model.period import PeriodState
from coopledger.model.receipt import Refused
from coopledger.testing.broken import Law

FINDING = Finding("missing-value", place=Place(sheet="Gastos", row=2))

SAYS: dict[str, Callable[[Language | str], str]] = {
    "say": lambda language: say("label.received", language),
    "message of a finding": FINDING.message,
    "remedy of a finding": FINDING.remedy,
    "place": FINDING.place.say,
    "message of an error": CoopledgerError("correct.no-reason").message,
    "an error within a sentence": MixedMoney("correct.no-reason").say,
    "a warning": OnNetworkShare("store.on-network-share", where="x.db").message,
    "a refusal": Refused((FINDING,)).message,
    "codes alike": Near(("G-01",)).say,
    "codes there are": KnownCodes(("G-01",)).say,
    "severity": Severity.WARNING.say,
    "a kind": FactKind("expenditure").say,
    "a field": FieldName("amount").say,
    "dates": When.parse("2016-10-05/2016-12-02").say,
    "a rule": ConversionRule.AVERAGE.say,
    "provenance": Provenance.SOURCE.say,
    "a direction": Direction.IN.say,
    "a decision": Decision.ACCEPTED.say,
    "a type of invoice": InvoiceType.INCOME.say,
    "a period's state": PeriodState.CLOSED.say,
    "a law": Law.SET.say,
    "what was printed": Printed(es="Recibido", en="Received").in_language,
    "an example": lambda language: example_of("missing-value", language),
}


@pytest.mark.parametrize("speak", SAYS.values(), ids=SAYS)
def test_a_code_is_as_good_as_the_language(speak: Callable[[Language | str], str]) -> None:
    assert speak("es") == speak(Language.ES) != speak(Language.EN) == speak("en")


@pytest.mark.parametrize("speak", SAYS.values(), ids=SAYS)
@pytest.mark.parametrize("code", ["xx", "ES", "español", ""])
def test_a_language_that_there_is_not_is_refused_by_the_names_of_those_there_are(
    speak: Callable[[Language | str], str], code: str
) -> None:
    with pytest.raises(CoopledgerError) as refused:
        speak(code)
    assert refused.value.code == "language.unknown"
    for language in Language:
        assert repr(code) in refused.value.message(language)
        assert "es, en" in refused.value.message(language)


@pytest.mark.parametrize("form", ["text", "html", "json", "csv", "xlsx"])
def test_an_answer_in_a_language_that_there_is_not_is_refused(form: str) -> None:
    with Ledger.open("sqlite://") as ledger:
        ledger.record(Agreement(code="A-1", title="Kurs", currency="EUR", accounts=["MXN"]))
        found = ledger.check()
    assert getattr(found, f"to_{form}")("es")
    with pytest.raises(CoopledgerError) as refused:
        getattr(found, f"to_{form}")("xx")
    assert refused.value.code == "language.unknown"


def test_whatever_says_itself_takes_a_code() -> None:
    """By its signature, so that nobody is told by the type checker to import `Language`."""
    signature = re.compile(r"def (say|message|remedy|in_language)\(\s*self, language: ([^,)]+)")
    found = [
        (path.name, said[1], said[2])
        for path in Path(str(files("coopledger"))).rglob("*.py")
        for said in signature.finditer(path.read_text("utf-8"))
    ]
    assert len(found) > 30
    assert [said for said in found if said[2] != "Language | str"] == []
