"""Keeping a ledger: copies, backups, new versions, proof."""

import os
from contextlib import closing
from datetime import date

from coopledger.ledger.opened import DEFAULT_LOCATION, Opened
from coopledger.ledger.proving import proven
from coopledger.progress import Progress, untold
from coopledger.store.copying import copy, duplicate
from coopledger.store.engine import Storage
from coopledger.store.heads import LedgerHead, head
from coopledger.store.journal import Heads
from coopledger.store.upgrading import Upgraded
from coopledger.store.verification import Verification


class Keeping(Opened):
    """Verbs for whoever looks after the ledger."""

    def copy_to(self, location: str | os.PathLike[str], *, progress: Progress = untold) -> Heads:
        """Copy every record, exactly as it is, to a file or a URL where there is no ledger yet.

        Between files and PostgreSQL, in any direction; all of it or nothing. The copy is read back
        and proved, record by record, before it counts. Returns where the chain of each book ends
        (`seq`, `hash`): here and there alike. progress: is told how far the work has come, as a
        share from 0 to 1. Raises StoreError where there is something already, LedgerBroken where a
        chain does not hold.

        >>> import tempfile
        >>> from coopledger import Agreement, Ledger
        >>> folder = tempfile.TemporaryDirectory()
        >>> ledger = Ledger.open("sqlite://")
        >>> receipt = ledger.record(
        ...     Agreement(code="A-1", title="Training", currency="EUR", accounts=["EUR"]))
        >>> ledger.copy_to(folder.name + "/copy.db")["A-1"].seq
        1
        >>> folder.cleanup()
        """
        with closing(Storage(location)) as target:
            return copy(self._storage, target, progress=progress)

    def backup(self, location: str | os.PathLike[str], *, progress: Progress = untold) -> Heads:
        """Keep the ledger as it stands at this moment in a file that is not there yet.

        Others may go on recording meanwhile. A ledger in a file is kept with all that the file has,
        also one that an earlier version made; any other as `copy_to` copies it. Returns and raises
        as `copy_to` does.
        """
        with closing(Storage(location)) as target:
            return duplicate(self._storage, target, progress=progress)

    @staticmethod
    def restore(
        backup: str | os.PathLike[str],
        location: str | os.PathLike[str] = DEFAULT_LOCATION,
        *,
        progress: Progress = untold,
    ) -> Heads:
        """Put what a backup holds where the ledger is to be, and there is none.

        Returns and raises as `copy_to` does.
        """
        with closing(Storage(backup)) as source, closing(Storage(location)) as target:
            return duplicate(source, target, progress=progress)

    def upgrade(self) -> Upgraded:
        """Bring a ledger that an earlier version made up to date, in one transaction.

        Returns the schema it had and the one it has now (`found`, `now`), the same where there was
        nothing to do. No record changes. Raises LedgerNotFound, StoreError where a later version
        made it.
        """
        return self._storage.upgrade()

    def head(self) -> LedgerHead:
        """How many rows the ledger has, and one hash of all of them: `str(head)` is printed.

        Kept elsewhere, it shows later whether anything was rewritten or cut: `verify(against=...)`.
        """
        with self._storage.reading() as connection:
            return head(connection)

    def verify(self, *, against: str | LedgerHead | None = None) -> Verification:
        """Walk every chain and check every law; the first bad row of each book is named.

        The laws are checked today and at each year's end, and every issued statement is drawn up
        again from what it looked at. against: a head of before, as it was printed; the ledger may
        have grown since. Raises CoopledgerError where it is no head.
        """
        then = LedgerHead.parse(against) if isinstance(against, str) else against
        with self._storage.reading() as connection:
            return proven(connection, self._shelf, then, date.today())
