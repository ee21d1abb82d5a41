"""All that is said of one finding, in one place."""

from typing import NamedTuple

Both = tuple[str, str]
"""A sentence in Spanish and in English."""


class FindingText(NamedTuple):
    """what: what was seen and what was expected. remedy: what to do. meaning: why it matters.

    The meaning says which rule of the agreement or of the books stands behind it. Only the first
    may have parameters: the other two hold wherever the finding stands.
    """

    what: Both
    remedy: Both
    meaning: Both
