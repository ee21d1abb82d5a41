"""Ledgers in memory with a drawn history in them."""

from hypothesis import strategies as st

from coopledger.testing.everything import histories
from coopledger.testing.history import DrawnLedger, History


def ledgers(of: st.SearchStrategy[History] | None = None) -> st.SearchStrategy[DrawnLedger]:
    """Ledgers in memory, each with one history in it: of everything that may happen, or `of` these.

    A ledger prints as its history, and has it as `ledger.drawn`.
    """
    return (histories() if of is None else of).map(History.recorded)
