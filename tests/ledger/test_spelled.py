"""Which codes of a ledger read the same as another: looked up, and told by reading all of them."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopledger import Agreement, Ledger
from coopledger.ledger.spelled import codes_spelled_as
from coopledger.rules.written_otherwise import spelling
from tests.engines import ENGINES, location

SIGNS = "001-aAÉ２\U0001d7d9"

codes = st.text(SIGNS, min_size=1, max_size=4).map(lambda text: text.strip() or "0")


written = st.sampled_from(["{}", "00{}", "{}-", "-{}0", "0{}1"])
"""How a code is sought that is there, or one nearly like it."""


@pytest.mark.parametrize("engine", ENGINES)
@settings(max_examples=30, deadline=None)
@given(known=st.sets(codes, min_size=8, max_size=14), data=st.data())
def test_looked_up_codes_are_those_that_read_the_same(
    engine: str, known: set[str], data: st.DataObject
) -> None:
    like = st.builds(str.format, written, st.sampled_from(sorted(known)))
    sought = data.draw(st.sets(like | codes, min_size=1, max_size=6))
    opened = [Agreement(code=code, title="T", currency="EUR", accounts=["MXN"]) for code in known]
    with (
        TemporaryDirectory() as folder,
        location(engine, Path(folder)) as where,
        Ledger.open(where) as ledger,
    ):
        ledger.load(*opened)
        there = [each.opening.code for each in ledger.books()]
        with ledger._storage.reading() as connection:
            found = [*codes_spelled_as(connection, sought)]
    spelled = {spelling(code) for code in sought}
    assert found == [code for code in there if spelling(code) in spelled]
