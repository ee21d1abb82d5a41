"""What an institution's papers have at their head, and who signs them."""

from typing import Annotated

from pydantic import Field

from coopledger.model.base import Model, Title

LARGEST_PICTURE = 500_000
"""Bytes of a picture: more than any letterhead needs."""


class Signer(Model):
    """Who is to sign, and as what."""

    name: Title
    office: Title | None = None


class Letterhead(Model):
    """Lines and a picture at the head of a paper, and who prepares, reviews and authorises it.

    picture: a PNG or a JPEG. Whoever is not named has an empty place to sign.

    >>> Letterhead(lines=["Instituto Nacional Electoral"]).lines
    ('Instituto Nacional Electoral',)
    """

    lines: Annotated[tuple[Title, ...], Field(max_length=3)] = ()
    picture: Annotated[bytes, Field(max_length=LARGEST_PICTURE)] | None = None
    prepared: Signer | None = None
    reviewed: Signer | None = None
    authorised: Signer | None = None
