"""Names of accounts that a program takes, whatever they are called: each account its own.

What a program has no letter for becomes a hyphen; where two then have one name, the later one gets
a number. An account never stands above another: a program that adds up children would add it too.
"""

from collections.abc import Callable
from itertools import chain, count

from coopledger.reports.postings import PathPart, PostedAccount

LONGEST_PART = 100
"""Letters of a part of a name."""


class AccountNames:
    """The names of accounts. spelled: a part of a path as the program takes it, or nothing."""

    def __init__(self, spelled: Callable[[str], str]) -> None:
        self._spelled = spelled
        self._names: dict[PostedAccount, str] = {}
        self._parts: dict[tuple[str, PathPart], str] = {}
        self._taken: set[str] = set()

    def of(self, account: PostedAccount) -> str:
        """The name of an account: its parts, with colons between them."""
        name = self._names.get(account)
        if name is None:
            name = ""
            for part in account.path:
                name = self._under(name, part)
            self._names[account] = name
        return name

    def _under(self, above: str, part: PathPart) -> str:
        known = self._parts.get((above, part))
        if known is None:
            spelled = self._spelled(part.said)[:LONGEST_PART].strip(" -") or "X"
            tried = chain((spelled,), (f"{spelled}-{number}" for number in count(2)))
            named = (f"{above}:{each}" if above else each for each in tried)
            known = next(each for each in named if each not in self._taken)
            self._parts[above, part] = known
            self._taken.add(known)
        return known
