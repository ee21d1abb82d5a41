"""Which codes of a ledger read the same as some others, looked up without reading them all.

Codes stand in the order of their signs, so that all that begin alike stand together: from one that
cannot read the same the look goes on behind every code that begins as it does up to there.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

from coopledger.store import journal
from coopledger.store.connection import Connection

_LAST = chr(0x10FFFF)
_BETWEEN = "\n"
"""What stands between the words of what is read: less than all that stands in one."""


def codes_spelled_as(connection: Connection, sought: Collection[str]) -> Iterator[str]:
    """The codes that read the same as one of these, in order."""
    # The rules are a file each: who opens no book does not wait for them.
    from coopledger.rules.written_otherwise import spelling

    spelled = {spelling(code) for code in sought}
    if connection.engine != "sqlite":  # a hundred looks, each a way to a server and back
        codes = journal.codes(connection)
        yield from sorted(code for code in codes if spelling(code) in spelled)
        return
    in_order = sorted(map(_BETWEEN.join, spelled))
    code = journal.code_from(connection, "")
    while code is not None:
        if spelling(code) in spelled:
            yield code
        ends = range(1, len(code) + 1)
        begins = (code[:end] for end in ends if not _may_begin(spelling(code[:end]), in_order))
        if (begin := next(begins, None)) is None:
            code = journal.code_from(connection, code, beyond=True)
        else:
            behind = _behind(begin)
            code = journal.code_from(connection, behind) if behind else None


def _may_begin(read: Sequence[str], in_order: Sequence[str]) -> bool:
    """Whether what was read so far may go on to be one of these, which are in order."""
    begins = [_BETWEEN.join(read)]
    if read and not read[-1].strip("0"):
        # Nothing but noughts is read as they stand, and as nothing where a number follows.
        begins.append(_BETWEEN.join((*read[:-1], "")))
    places = ((begin, bisect_left(in_order, begin)) for begin in begins)
    return any(in_order[at : at + 1] and in_order[at].startswith(begin) for begin, at in places)


def _behind(begin: str) -> str:
    """The least text behind all that begin so; nothing where there is none.

    >>> _behind("A-1"), _behind("A" + _LAST), _behind("\\ud7ff") == "\\ue000", _behind(_LAST)
    ('A-2', 'B', True, '')
    """
    kept = begin.rstrip(_LAST)
    if not kept:
        return ""
    following = ord(kept[-1]) + 1
    return kept[:-1] + chr(0xE000 if following == 0xD800 else following)
