"""No agreement comes, by those that it follows one after another, back to itself.

Asked of all the agreements of a load together, beside those that are recorded.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from coopledger.model.agreement import Agreement, Opening
from coopledger.model.entry import Entry
from coopledger.model.finding import Finding


def follows_in_circle(
    new: Mapping[str, Sequence[Entry]], recorded: Iterable[Opening]
) -> Iterator[Finding]:
    """What opens a book again only sets its words right: it follows what it followed.

    new: by book. recorded: what opened the books there are.
    """
    opened = [entry for entries in new.values() for entry in entries if _opens(entry)]
    agreements = [*recorded, *(entry.fact for entry in opened)]
    before = {each.code: each.follows for each in agreements if isinstance(each, Agreement)}
    for entry in opened:
        way = list[str]()
        code: str | None = entry.fact.book
        while code is not None and code not in way:
            way.append(code)
            code = before.get(code)
        if code == entry.fact.book:
            params = {"circle": " → ".join([*way, code])}
            yield Finding("follows-in-circle", place=entry.place("follows"), params=params)


def _opens(entry: Entry) -> bool:
    fact = entry.fact
    return isinstance(fact, Agreement) and fact.revision == 1 and fact.follows is not None
