"""A book that is exported and read into an empty ledger is the same there on every day.

Or it is refused, and what no sheet holds is named: earlier terms of what opened the book.
"""

import json
from pathlib import Path

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from coopledger import Agreement, BankLine, CoopledgerError, Ledger, Period
from coopledger.model.facts import AnyFact
from coopledger.testing import History, histories, programmes, simple_histories
from coopledger.writers.registry import BOOK_FORMS
from tests.effort import effort

ENDINGS = {form.name: form.endings[0] for form in BOOK_FORMS}


def said_besides(history: History) -> list[AnyFact]:
    """What a bank says, and a year that is closed after all else."""
    code = history.opening.code
    line = BankLine(
        book=code, reference="2016-08-02 7.00 ab/1", when="2016-08-02", direction="in",
        amount="7.00 MXN", value_day="2016-08-03", bank_reference="007", text="=SPEI; x",
        counterpart="A", account_number="0123",
    )  # fmt: skip
    return [line, Period(book=code, when="2013", state="closed")]


@settings(max_examples=effort(60, 300))
@given(
    st.one_of(histories(), programmes(), simple_histories()),
    st.sampled_from(sorted(ENDINGS)),
    st.sampled_from(["es", "en"]),
    st.lists(st.booleans(), min_size=2, max_size=2),
)
def test_an_exported_book_is_the_same_elsewhere_or_is_refused(
    tmp_path_factory: pytest.TempPathFactory,
    history: History,
    form: str,
    language: str,
    more: list[bool],
) -> None:
    document = tmp_path_factory.mktemp("export") / f"book{ENDINGS[form]}"
    code = history.opening.code
    with Ledger.open("sqlite://") as ledger, Ledger.open("sqlite://") as other:
        ledger.record(history.opening, *history.facts)
        added = [fact for fact, asked in zip(said_besides(history), more, strict=True) if asked]
        if isinstance(history.opening, Agreement):
            added = [fact for fact in added if ledger.preview(fact).accepted]
            ledger.record(*added)
        else:
            added = []
        ledger.export(code, document, form=form, language=language)
        receipt = other.import_file(document)
        assert receipt.accepted, receipt.findings
        assert set(other.facts(code)) == set(ledger.facts(code))
        if isinstance(history.opening, Agreement):
            for day in history.days:
                assert other.reconcile(code, on=day) == ledger.reconcile(code, on=day)
        assert other.cooperation_totals() == ledger.cooperation_totals()
        again = ledger.import_file(document)
        assert (again.recorded, again.accepted) == (0, True)
    event("with reversals" if any(f.kind == "reversal" for f in history.facts) else "without")


def test_earlier_terms_are_named(tmp_path: Path) -> None:
    opening = Agreement(code="A", title="T", currency="EUR", accounts=["MXN"])
    with Ledger.open("sqlite://") as ledger:
        ledger.record(opening)
        ledger.load(opening.model_copy(update={"revision": 2, "title": "U", "reason": "a slip"}))
        for form in ("csv", "xlsx"):
            with pytest.raises(CoopledgerError, match=r"no sheet holds: Agreement \(1\)"):
                ledger.export("A", tmp_path / f"x{ENDINGS[form]}", form=form)
        assert list(tmp_path.iterdir()) == []
        assert len(json.loads(ledger.export("A", form="json"))["facts"]) == 2
