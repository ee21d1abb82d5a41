"""What an office writes for its yearly annex: rows of text, and where figures stand in it."""

from coopledger.model.base import Code, Model, Several, Text, Title, otherwise


class NarrativeRow(Model):
    """A row: what it is of, and what is said of it, with `{placeholders}` for figures.

    of: the agreement or programme whose figures they are; without one, those of every book.
    activity: one of its activities: what is not said here is as it is recorded.
    """

    of: Code | None = None
    activity: Code | None = None
    title: Title | None = None
    summary: Text | None = None
    lessons: Text | None = None


class Narrative(Model):
    """The texts of a yearly annex, row by row, in the order in which they are printed.

    >>> Narrative(rows=[NarrativeRow(of="A-1", summary="Received: {received}.")]).rows[0].of
    'A-1'
    """

    title: Title | None = None
    rows: Several[NarrativeRow] = otherwise(())
