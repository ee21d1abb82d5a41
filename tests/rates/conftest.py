"""No proxy of this machine stands between the tests and their own server."""

import pytest

from coopledger.rates import web


@pytest.fixture(autouse=True)
def nothing_between(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    for name in ("BANXICO_TOKEN", "COOPLEDGER_BANXICO_URL", "COOPLEDGER_INFOREURO_URL"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> float:
    """Half a second for a whole question, rather than half a minute."""
    monkeypatch.setattr(web, "TOTAL_SECONDS", 0.5)
    return 0.5
