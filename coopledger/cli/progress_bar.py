"""A bar with the time that is left, for work that takes long, where a person is watching."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import click

from coopledger.cli.streams import is_terminal
from coopledger.progress import Progress, untold

_PATIENCE_SECONDS = 0.7
"""Quicker work than this needs no bar."""
_STEPS = 1_000


@contextmanager
def progress_bar(label: str) -> Iterator[Progress]:
    """What is to be told how far the work has come. Nothing is shown but on a terminal."""
    if not is_terminal(sys.stderr):
        yield untold
        return
    started = time.monotonic()
    with click.progressbar(length=_STEPS, label=label, file=sys.stderr, hidden=True) as bar:

        def tell(share: float) -> None:
            bar.hidden = bar.hidden and time.monotonic() - started < _PATIENCE_SECONDS
            bar.update(int(share * _STEPS) - bar.pos)

        yield tell
