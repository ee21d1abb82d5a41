"""What ends a run that fails by a fault of ours: a sentence, status 3, and its place if asked."""

import pytest

from coopledger import Ledger
from tests.command_line import Run


@pytest.fixture
def fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: Ledger) -> object:
        raise KeyError("what nobody thought of")

    monkeypatch.setattr(Ledger, "books", broken)


@pytest.mark.usefixtures("fault")
def test_a_fault_of_ours_is_said_as_ours(loaded: Run) -> None:
    ended = loaded("list")
    assert ended.status == 3
    assert "Es una falla de coopledger" in ended.err
    assert "COOPLEDGER_DEBUG=1" in ended.err
    assert "Traceback" not in ended.err


@pytest.mark.usefixtures("fault")
def test_who_asks_is_shown_where(loaded: Run) -> None:
    ended = loaded("list", COOPLEDGER_DEBUG="1")
    assert ended.status == 3
    assert "Traceback" in ended.err
    assert "what nobody thought of" in ended.err.splitlines()[-1]
