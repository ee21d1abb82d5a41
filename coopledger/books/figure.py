"""An amount, and where it comes from."""

from dataclasses import dataclass

from coopledger.model.base import Provenance
from coopledger.money import Money


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount, and the weakest provenance of what it is made of."""

    money: Money
    provenance: Provenance
