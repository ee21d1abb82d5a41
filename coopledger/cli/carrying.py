"""What the commands that carry a whole ledger elsewhere share: the bar, the last word."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from coopledger.cli.progress_bar import progress_bar
from coopledger.cli.session import OK, Session
from coopledger.messages.catalogue import say
from coopledger.progress import Progress

if TYPE_CHECKING:
    from coopledger.store.journal import Heads


def carried(session: Session, key: str, to: str, carry: Callable[[Progress], Heads]) -> int:
    """Carry a ledger to a place, and say how each of its chains ends there."""
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger
    from coopledger.reports.books import copy_report

    with progress_bar(say(key, session.language)) as progress:
        heads = carry(progress)
    with Ledger.open(to) as there:
        where = there.location  # which hides a password
    session.answer(copy_report(where, heads, session.language))
    return OK
