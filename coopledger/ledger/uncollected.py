"""Looking at books without Python's collector, which looks at all that there is again and again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """While it lasts, nothing is sought that refers to itself and that nobody else refers to.

    Nothing of ours does: facts, books and statements are let go of when the last who has them
    leaves, one book after another. So memory grows no further than with the collector, which
    would go through every record that is read some twenty times, to find none.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
