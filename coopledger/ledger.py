"""`Ledger`: the books kept in one place, and all that can be asked of them."""

import coopledger.writers.notebook  # noqa: F401 - answers show themselves in a notebook
from coopledger.verbs.asking import Asking, BookSummary
from coopledger.verbs.comparing import Comparing
from coopledger.verbs.issuing import Issuing
from coopledger.verbs.keeping import Keeping
from coopledger.verbs.opened import DEFAULT_LOCATION

__all__ = ["DEFAULT_LOCATION", "BookSummary", "Ledger"]


class Ledger(Asking, Comparing, Issuing, Keeping):
    """The books kept in one place.

    >>> from coopledger.model.agreement import Agreement
    >>> ledger = Ledger.open("sqlite://")
    >>> receipt = ledger.record(
    ...     Agreement(code="A-1", title="Training", currency="EUR", accounts=["EUR"]))
    >>> ledger.reconcile("A-1").closes
    True
    """
