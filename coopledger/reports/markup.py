"""Elements of a document for programs, before it is XML."""

from collections.abc import Iterable
from typing import NamedTuple


class Element(NamedTuple):
    """An element: attributes that are None are left out; it has a text, or others in it.

    language: of its text.
    """

    name: str
    attributes: tuple[tuple[str, str | None], ...] = ()
    children: Iterable["Element"] = ()
    text: str | None = None
    language: str | None = None


def element(
    name: str, *children: Element, text: str | None = None, **attributes: str | None
) -> Element:
    """One with a few attributes: an underscore in a name stands for a hyphen.

    >>> element("value", text="1.00", value_date="2016-08-12").attributes
    (('value-date', '2016-08-12'),)
    """
    named = tuple((name.rstrip("_").replace("_", "-"), said) for name, said in attributes.items())
    return Element(name, named, children, text)
