"""How hard something is tried: quickly in every run, longer in a long one.

COOPLEDGER_LONG=1 tries all that runs longer; the name of a part of the long runs
(`tests/long_runs.py`) only what belongs to it. `docs/reliability.md` has a table of both.
"""

import os
from collections.abc import Sequence
from typing import TypeVar

PART = os.environ.get("COOPLEDGER_LONG", "")
LONG = PART not in ("", "0")

_Some = TypeVar("_Some")


def effort(quick: _Some, long: _Some) -> _Some:
    """What applies to this run."""
    return long if LONG else quick


def a_third(cases: Sequence[_Some]) -> Sequence[_Some]:
    """Every third case, where each is tried in another way too; all of them in a long run."""
    return cases if LONG else cases[::3]
