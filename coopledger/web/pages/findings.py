"""What the findings mean: all of them, and one with what to do."""

from coopledger.errors import Near
from coopledger.messages.catalogue import CoopledgerError, knows
from coopledger.messages.groups import GROUPS
from coopledger.reports.meaning import meaning_of, meanings_by_group
from coopledger.web.asked import Answer, Asked, Page


def findings(asked: Asked) -> Answer:
    """Every finding there is, group by group, those that have the words that are looked for."""
    words = asked.query.get("q", "").strip().casefold().split()
    groups = []
    for group, codes in meanings_by_group(asked.language):
        found = [(code, said) for code, said in codes if _has(f"{group} {code} {said}", words)]
        groups += [(group, found)] if found else []
    return Page("findings.html", {"groups": groups, "q": asked.query.get("q", "")})


def _has(text: str, words: list[str]) -> bool:
    return all(word in text.casefold() for word in words)


def meaning(asked: Asked) -> Answer:
    """What one means, as it was seen once, and what to do."""
    code = asked.query.get("code", "").strip().strip("[]").casefold()
    if not knows(f"meaning.{code}"):
        near = Near.among((each for codes in GROUPS.values() for each in codes), code)
        raise CoopledgerError("cli.unknown-code", seen=code, near=near)
    return Page("meaning.html", {"found": meaning_of(code, asked.language)})
