"""Which forms there are, and what fills each in: a file of this room each, and a line here."""

from collections.abc import Callable, Mapping

from coopledger.books.partner_forms import conac, eu, face, refund, sf425
from coopledger.books.partner_forms.form import Filled, Sources

PARTNER_FORMS: Mapping[str, Callable[[Sources], Filled]] = {
    "conac": conac.filled,
    "face": face.filled,
    "sf425": sf425.filled,
    "eu": eu.filled,
    "refund": refund.filled,
}
"""By the name that a person types."""
