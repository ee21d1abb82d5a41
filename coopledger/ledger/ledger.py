"""`Ledger`: the books kept in one place, and all that can be asked of them."""

import coopledger.writers.html  # noqa: F401 - answers show themselves in a notebook
from coopledger.ledger.asking import Asking
from coopledger.ledger.comparing import Comparing
from coopledger.ledger.handing_over import Issuing
from coopledger.ledger.keeping import Keeping


class Ledger(Asking, Comparing, Issuing, Keeping):
    """The books kept in one place.

    >>> from coopledger.model.agreement import Agreement
    >>> ledger = Ledger.open("sqlite://")
    >>> receipt = ledger.record(
    ...     Agreement(code="A-1", title="Training", currency="EUR", accounts=["EUR"]))
    >>> ledger.reconcile("A-1").closes
    True
    """
