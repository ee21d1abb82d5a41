"""`Ledger`: the books kept in one place, and all that can be asked of them."""

from coopledger.ledger.ledger import Ledger

__all__ = ["Ledger"]
