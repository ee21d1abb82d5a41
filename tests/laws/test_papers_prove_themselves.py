"""Whatever a book holds, its paper is proved by what it carries, and by nothing else."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from coopledger import Agreement, Ledger, MissingRate, verify_paper
from coopledger.books.paper_proof import Known, Question
from coopledger.testing.everything import histories
from coopledger.testing.history import History
from tests.laws.test_erasure import WHY
from tests.ledger.test_paper_proof import known, rows_in, with_rows

YES, NO, UNKNOWN = Known.YES, Known.NO, Known.UNKNOWN


@settings(max_examples=max(2, settings().max_examples // 15))
@given(history=histories(), data=st.data())
def test_a_paper_of_any_book_is_what_its_rows_make(history: History, data: st.DataObject) -> None:
    assume(isinstance(history.opening, Agreement))
    code = history.opening.code
    with TemporaryDirectory() as folder, Ledger.open("sqlite://", by="Ana") as ledger:
        ledger.record(history.opening, *history.facts)
        references = sorted({fact.reference for fact in ledger.facts(code)})
        for reference in data.draw(st.lists(st.sampled_from(references), max_size=1)):
            ledger.forget(reference, **WHY)
        public = data.draw(st.booleans())
        since = data.draw(st.none() | st.just(date(2016, 6, 1)))
        try:
            paper = ledger.statement_paper(code, since=since, public=public)
        except MissingRate:
            assume(False)
        made, path = paper.to_pdf(data.draw(st.sampled_from(["es", "en"]))), Path(folder, "p.pdf")
        path.write_bytes(made)
        proof = ledger.verify_paper(path, against=ledger.head())
        assert known(proof) == (YES, YES, YES, YES), proof.to_text("en")
        assert known(verify_paper(path))[:2] == (YES, YES)

        *rows, last = rows_in(made)
        at = data.draw(st.integers(0, len(rows) - 1))
        name = data.draw(st.sampled_from(["reference", "dated", "recorded_at", "minor", "body"]))
        other = {**rows[at], name: "9" if rows[at][name] != "9" else "8"}
        path.write_bytes(with_rows(made, [*rows[:at], other, *rows[at + 1 :], last]))
        assert known(ledger.verify_paper(path))[:3] == (NO, NO, NO)
        assert proof.answers[Question.PAGE].known is YES
