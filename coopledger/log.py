"""What the library tells Python's `logging`, as `coopledger`: no amounts, no names, no secrets.

Nobody hears it unless a program asks (docs/library.md).
"""

import sys
from functools import cache
from typing import Any


def tell(message: str, *params: object) -> None:
    """Something that happened. Before a program imports `logging` nobody can have asked for it."""
    logging: Any = sys.modules.get("logging")
    if logging is not None and (ours := _named(logging)).isEnabledFor(logging.INFO):
        ours.info(message, *params, stacklevel=2)


@cache
def _named(logging: Any) -> Any:
    """What Python calls `coopledger`. Looking for it takes a lock, whoever listens."""
    return logging.getLogger("coopledger")
