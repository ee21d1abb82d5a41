"""In which fields two facts differ, as a person reads it."""

import pytest

from coopledger import Activity
from coopledger.messages.catalogue import Language
from coopledger.rules.differences import Differences


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("place", "row", "Lugar: antes (vacío), ahora row"),
        ("place", "sheet", "Lugar: antes (vacío), ahora sheet"),
        ("activity_kind", "workshop", "Tipo: antes (vacío), ahora Taller internacional"),
        ("activity_kind", "encuentro", "Tipo: antes (vacío), ahora encuentro"),
    ],
)
def test_only_a_choice_is_translated(field: str, value: str, said: str) -> None:
    before = Activity(book="A", reference="T", title="Taller")
    after = Activity(book="A", reference="T", title="Taller", **{field: value})
    assert Differences.between(before, after).say(Language.ES) == said
