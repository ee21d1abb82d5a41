"""Law 7 as staff meet it: a book that was corrected says what one that never was wrong says."""

import tempfile
from pathlib import Path

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from coopledger.ledger import Ledger
from coopledger.messages.catalogue import Language
from coopledger.model.events import Expenditure
from coopledger.testing.history import History
from coopledger.testing.simple import simple_histories
from coopledger.writers.csv_archive import csv_archive

FEWER = settings(max_examples=max(10, settings.default.max_examples // 3))


@FEWER
@given(simple_histories(), st.data())
def test_a_corrected_book_states_what_a_right_one_states(history: History, data: st.DataObject):
    """Less was spent than was recorded: every figure of every day, by the two ways to get there."""
    whole = [
        fact
        for fact in history.facts
        if isinstance(fact, Expenditure)
        and not any(portion.amount for portion in (*fact.lines, *fact.activities))
    ]
    assume(whole)
    wrong = data.draw(st.sampled_from(whole))
    minor = data.draw(st.integers(1, wrong.amount.minor))
    right = wrong.model_copy(
        update={"amount": type(wrong.amount).from_minor(minor, wrong.amount.currency)}
    )
    facts = [right if fact is wrong else fact for fact in history.facts]
    code = history.opening.code
    with (
        tempfile.TemporaryDirectory() as folder,
        Ledger.open("sqlite://") as corrected,
        Ledger.open("sqlite://") as never_wrong,
    ):
        document = Path(folder) / "libro.zip"
        document.write_bytes(csv_archive([history.opening, *facts], Language.ES))
        corrected.record(history.opening, *history.facts)
        never_wrong.record(history.opening, *facts)
        refused = corrected.import_file(document)
        receipt = corrected.correct_file(document, reason="the receipt says less")
        assert refused.accepted == (right == wrong)
        assert receipt.recorded == (0 if right == wrong else 2)
        for day in history.days:
            expected = never_wrong.reconcile(code, on=day).rows()
            assert corrected.reconcile(code, on=day).rows() == expected
        again = corrected.import_file(document)
        assert (again.recorded, again.findings) == (0, ())
        assert corrected.verify().intact
