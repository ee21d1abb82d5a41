"""A map of accounts: one that comes with the program, or an institution's own file of TOML."""

from pathlib import Path

from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.account_map import AccountMap
from coopledger.readers.account_maps import FOLDER, shipped
from coopledger.readers.settings_file import made_of, stated_in

USUAL = "conac"
"""The map that is taken where none is named."""

_PAGE = "docs/accountants.md"
_LARGEST = 500_000
"""More bytes than any such file has."""


def read_account_map(named: str | Path = USUAL) -> AccountMap:
    """The map of that name, or of a file that ends in `.toml`. Raises CoopledgerError.

    >>> read_account_map("conac").exchange_loss.code
    '5.5.9.4'
    """
    path = Path(named)
    if path.suffix.lower() != ".toml":
        if str(named) not in shipped():
            known = ", ".join(shipped())
            raise CoopledgerError("accounts.unknown-map", seen=named, known=known)
        path = FOLDER / f"{named}.toml"
    return made_of(stated_in(path, _LARGEST, _PAGE), AccountMap, path, _PAGE)
