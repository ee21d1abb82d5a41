"""Stating what happened: facts, documents, periods."""

import os
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Unpack

from coopledger.ledger.examining import examine
from coopledger.ledger.opened import Opened
from coopledger.ledger.recording import READ
from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.entry import Entry
from coopledger.model.facts import AnyFact
from coopledger.model.period import Period, PeriodState
from coopledger.model.receipt import Receipt, Refused
from coopledger.progress import Progress, untold, within
from coopledger.readers.reading import Manner, MannerGiven, Reading


class Stating(Opened):
    """Verbs that record, or say what recording would do."""

    def record(self, *facts: AnyFact) -> Receipt:
        """Record facts, all or none. Raises Refused with the findings where a rule says no.

        The same fact again changes nothing; another under the same reference is refused.
        """
        return self._record(*(Entry(fact) for fact in facts))

    def _record(self, *entries: Entry) -> Receipt:
        receipt = self._recorder.record(Reading(list(entries)))
        if not receipt.accepted:
            raise Refused(receipt.findings)
        return receipt

    def preview(self, *facts: AnyFact) -> Receipt:
        """What `record` would do, its findings among it. Nothing is recorded."""
        return self._preview(Reading([Entry(fact) for fact in facts]), None)

    def set_period(
        self, code: str, year: int, state: PeriodState | str, *, reason: str | None = None
    ) -> Receipt:
        """Close a year of a book to what is dated in it, let it only be corrected, or open it.

        reason: why; needed to go back. The same state again changes nothing. Raises NoSuchBook, and
        Refused where a year may not change so: one that has not ended, has errors, or is out of
        order with the years beside it.
        """
        book = self._book(code).code
        period = Period(book=book, when=str(year), state=state, reason=reason)
        return self._record(Entry(period, any_revision=True))

    def import_file(
        self,
        path: str | os.PathLike[str],
        *,
        progress: Progress = untold,
        **manner: Unpack[MannerGiven],
    ) -> Receipt:
        """Record what a document states, all or nothing.

        A workbook (.xlsx, .xlsm), its sheets as .csv or a .zip of them, facts as .json; a bank's
        statement: camt.053 (.xml), MT940 (.sta, .mt940, .940, .txt), or a table; invoices: CFDI
        (.xml), or a folder or .zip of them. What is wrong with the document comes back as findings,
        all at once; one of severity error and nothing is recorded.

        book, style: the book its rows belong to, and how it writes numbers, where the document does
        not say so itself. account: the account of the book that a bank's statement is of, where its
        currency has several. profile: how a bank lays out its table, by name or by file
        (docs/bank-statements.md). share: how much of an invoice is for the book, in the invoice's
        currency, where other books share it. progress: is told how far the work has come, as a
        share from 0 to 1. Raises FileNotFoundError where there is no such file, CoopledgerError
        where there is no such profile.
        """
        reading = _read(path, Manner(**manner), progress)
        return self._recorder.record(reading, None, progress)

    def correct_file(
        self,
        path: str | os.PathLike[str],
        *,
        reason: str,
        progress: Progress = untold,
        **manner: Unpack[MannerGiven],
    ) -> Receipt:
        """The same, where rows may say otherwise than what is recorded: they are set right.

        For each of them a reversal is recorded, with the reason, and the next revision.
        """
        reason = _said(reason)
        return self._recorder.record(_read(path, Manner(**manner), progress), reason, progress)

    def preview_file(
        self,
        path: str | os.PathLike[str],
        *,
        reason: str | None = None,
        progress: Progress = untold,
        **manner: Unpack[MannerGiven],
    ) -> Receipt:
        """What `import_file` would do, or with a reason `correct_file`. Nothing is recorded."""
        reading = _read(path, Manner(**manner), progress)
        return self._preview(reading, _said(reason) if reason is not None else None)

    def import_rates(self, path: str | os.PathLike[str], **manner: Unpack[MannerGiven]) -> Receipt:
        """Record the exchange rates of one table, whatever its name, as `import_file` does.

        A .csv, .xlsx or .xlsm with the columns of the sheet *Tipos de cambio*: date, base, quote,
        value, source.
        """
        return self._recorder.record(_read_rates(path, Manner(**manner)))

    def preview_rates(self, path: str | os.PathLike[str], **manner: Unpack[MannerGiven]) -> Receipt:
        """What `import_rates` would do. Nothing is recorded."""
        return self._preview(_read_rates(path, Manner(**manner)), None)

    def _preview(self, reading: Reading, reason: str | None) -> Receipt:
        if not self._storage.exists():
            return examine(None, reading, reason).receipt()
        with self._storage.reading() as connection:
            take = partial(self._shelf.take, connection)
            elsewhere = partial(self._shelf.invoices_elsewhere, connection)
            return examine(take, reading, reason, elsewhere).receipt()


def _read(path: str | os.PathLike[str], manner: Manner, progress: Progress) -> Reading:
    # Excel's and XML's libraries are slow to import: only when there is a document to read.
    from coopledger.readers.registry import read_document

    return read_document(Path(path), replace(manner, progress=within(progress, 0, READ)))


def _read_rates(path: str | os.PathLike[str], manner: Manner) -> Reading:
    from coopledger.rates.file import read_rates  # as slow to import

    return read_rates(Path(path), manner)


def _said(reason: str) -> str:
    if not reason.strip():
        raise CoopledgerError("correct.no-reason")
    return reason.strip()
