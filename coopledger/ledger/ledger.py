"""`Ledger`: the books kept in one place, and all that can be asked of them."""

import os

from coopledger.ledger.asking import Asking
from coopledger.ledger.comparing import Comparing
from coopledger.ledger.exporting import export
from coopledger.ledger.handing_over import Issuing
from coopledger.ledger.keeping import Keeping
from coopledger.messages.catalogue import Language
from coopledger.model.answer import Answer


class Ledger(Asking, Comparing, Issuing, Keeping):
    """The books kept in one place.

    >>> from coopledger.model.agreement import Agreement
    >>> ledger = Ledger.open("sqlite://")
    >>> receipt = ledger.record(
    ...     Agreement(code="A-1", title="Training", currency="EUR", accounts=["EUR"]))
    >>> ledger.reconcile("A-1").closes
    True
    """

    def export(
        self,
        what: Answer | str,
        to: str | os.PathLike[str] | None = None,
        *,
        form: str | None = None,
        language: Language | str | None = None,
    ) -> str | bytes:
        """An answer in a form; or, by its code, a book with all its facts, for `import` to read.

        to: a file to write it to, all or nothing, over one that is there. form: of an answer
        `text`, `html`, `json`, `csv`, `xlsx`; of a book `json`, `csv` (a .zip of tables), `xlsx`;
        unless told, as the file ends. language: "es" or "en"; else as a person's system says. What
        is written is returned. Issued statements are left out of a book: they belong to the chain
        of this ledger. Raises NoSuchBook, and CoopledgerError where form and ending contradict
        each other, neither says a form, or the file cannot be written.
        """
        return export(self, what, to, form, language)
