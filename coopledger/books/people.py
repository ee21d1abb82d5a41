"""Whose name is whose: the same person may be written in many ways."""

import unicodedata


def folded(name: str) -> str:
    """A person's name without case, accents, spaces and stray signs, to compare it with another.

    A name of nothing but such signs is what it is.

    >>> folded(" J. Pérez") == folded("j perez")
    True
    """
    bare = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(sign for sign in bare if sign.isalnum())
    return kept.casefold() or " ".join(bare.split())


def same_person(one: str, other: str) -> bool:
    """Whether two names may well be one person's."""
    return folded(one) == folded(other)
