"""Many who write in one folder at once take nothing of each other's for a leftover."""

import sys
import warnings
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from coopledger.store.beside import beside


@pytest.fixture(autouse=True)
def _in_turns_as_short_as_can_be() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def test_who_is_at_it_has_left_nothing(tmp_path: Path) -> None:
    def write(number: int) -> None:
        for each in range(25):
            path = tmp_path / f"{number}-{each}.txt"
            with beside(path) as written:
                written.write_text("whole", "utf-8")
                written.replace(path)

    with warnings.catch_warnings(), ThreadPoolExecutor(8) as pool:
        warnings.simplefilter("error")
        list(pool.map(write, range(8)))
    assert {path.read_text("utf-8") for path in tmp_path.iterdir()} == {"whole"}
    assert len(list(tmp_path.iterdir())) == 200
