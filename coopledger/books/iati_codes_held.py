"""The codes of a publication, held to IATI's code lists.

A code that could be on no edition of its list is an error. One that only the edition that comes
with the program does not have is a warning: IATI adds to these lists between its versions.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from coopledger.books.iati import IatiActivity
from coopledger.model.iati import IatiDetails
from coopledger.model.iati_codes import IATI_CODES

_SHAPES = {
    "AidType": r"[A-Z][0-9]{2}",
    "Country": r"[A-Z]{2}",
    "Currency": r"[A-Z]{3}",
    "DocumentCategory": r"[A-Z][0-9]{2}",
    "FileFormat": r"[a-z]+/[A-Za-z0-9][A-Za-z0-9.+_-]*",
    "FinanceType": r"[0-9]{3,4}",
    "FlowType": r"[0-9]{2}",
    "Sector": r"[0-9]{5}",
    "SectorCategory": r"[0-9]{3}",
    "SectorVocabulary": r"[0-9]{1,2}",
}
"""How the codes of lists look that IATI adds to. What is no code of IATI has no list here."""

_OF_VOCABULARY = {"1": "Sector", "2": "SectorCategory"}
"""The lists of sectors that are IATI's own to check; those of other vocabularies are others'."""


class HeldCode(NamedTuple):
    """A code of a field that is not on its list. possible: whether a later list may have it."""

    field: str
    list: str
    code: str
    possible: bool


def codes_amiss(activity: IatiActivity) -> Iterator[HeldCode]:
    """The codes that are not on their lists, each once."""
    held = dict.fromkeys((*_of_details(activity.details), *_of_money(activity)))
    for field, name, code in held:
        # Of formats there are as many as the Internet has: they are held to how they look.
        if name not in IATI_CODES or code not in IATI_CODES[name]:
            possible = re.fullmatch(_SHAPES[name], code, re.ASCII) is not None
            if not possible or name in IATI_CODES:
                yield HeldCode(field, name, code, possible)


def _of_details(details: IatiDetails) -> Iterator[tuple[str, str, str]]:
    for sector in details.sectors:
        yield "sectors", "SectorVocabulary", sector.vocabulary
        if sector.vocabulary in _OF_VOCABULARY:
            yield "sectors", _OF_VOCABULARY[sector.vocabulary], sector.code
    for country in details.countries:
        yield "countries", "Country", country.code
    single = {"flow_type": "FlowType", "finance_type": "FinanceType", "aid_type": "AidType"}
    for field, name in single.items():
        if (code := getattr(details, field)) is not None:
            yield field, name, code
    for document in details.documents:
        yield "documents", "DocumentCategory", document.category
        yield "documents", "FileFormat", document.format


def _of_money(activity: IatiActivity) -> Iterable[tuple[str, str, str]]:
    own = activity.statement.agreement.currency
    moved = (each.value.currency.code for each in activity.transactions)
    budgeted = (each.amount.currency.code for each in activity.budgets)
    return (("currency", "Currency", code) for code in (own, *budgeted, *moved))
