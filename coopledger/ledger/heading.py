"""What stands at the head of a paper, where none is given: what the institution has in its book."""

from coopledger.model.agreement import Institution
from coopledger.model.letterhead import Letterhead
from coopledger.store import journal
from coopledger.store.connection import Connection


def letterhead_of(connection: Connection, given: Letterhead | None) -> Letterhead:
    """The one that is given; else that of the institution, where the ledger has just one."""
    if given is not None:
        return given
    openings = journal.openings(connection)
    heads = [opening.head for opening in openings if isinstance(opening, Institution)]
    return heads[0] if len(heads) == 1 else Letterhead()
