"""Pages as HTML: the templates of `web/html`, in the language of whoever looks.

Whatever is put into one is escaped, and signs that nobody sees stand as their numbers. Its own
sentences it asks for by their key: `{{ say("web.start") }}`.
"""

import re
from collections.abc import Iterable
from fractions import Fraction
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from coopledger.messages.asker import on_pages
from coopledger.messages.catalogue import Language, knows, say, spoken
from coopledger.messages.visible import harmless
from coopledger.money import Money
from coopledger.reports.cells import cell
from coopledger.reports.document import Block, said_in
from coopledger.web.asked import Page, address
from coopledger.web.routes import MENU
from coopledger.writers.html import Lead, part


class Seen(NamedTuple):
    """How a page is seen. token: for its forms; empty where nobody was let in. here: its address.

    where: the ledger is kept. in_example: whether it is the example that is looked at. by: in whose
    name it is recorded.
    """

    language: Language
    token: str
    here: str
    where: str
    in_example: bool = False
    by: str = ""


def written(page: Page, seen: Seen) -> str:
    """A page, as a browser reads it."""
    speak = partial(_say, seen.language)
    template = _environment().get_template(page.template)
    with on_pages():
        return template.render(
            page.given, say=speak, seen=seen, languages=tuple(Language), menu=MENU
        )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("html")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
        auto_reload=False,
    )
    environment.globals["address"] = address
    environment.globals["explained"] = explained
    environment.filters["laid"] = laid
    environment.filters["figure"] = _figure
    environment.filters["part"] = _part
    environment.globals["named"] = spoken
    return environment


def laid(blocks: Iterable[Block], lead: Lead = lambda _: None) -> Markup:
    """Blocks of a report as part of a page. lead: where its figures lead."""
    return Markup(_with_meanings(part(blocks, lead)))  # it escapes what it is given itself


_TAG, _CODE = re.compile(r"(<[^>]*>)"), re.compile(r"\[([a-z][a-z-]+)\]")


def _with_meanings(html: str) -> str:
    """The same, where each finding's code in the text leads to what it means."""
    if _CODE.search(html) is None:
        return html
    pieces, links = _TAG.split(html), 0
    for place, piece in enumerate(pieces):
        if place % 2:
            links += piece.startswith("<a ") - (piece == "</a>")
        elif not links:
            pieces[place] = _CODE.sub(_led, piece)
    return "".join(pieces)


def _led(found: re.Match[str]) -> str:
    if not explained(found[1]):
        return found[0]
    return f'<a href="{escape(address("findings", "meaning", code=found[1]))}">{found[0]}</a>'


def explained(code: str) -> bool:
    """Whether there is a page of what a finding means: ours have one, other packages' do not."""
    return knows(f"meaning.{code}")


def _say(language: Language, key: str, /, **params: object) -> str:
    return say(key, language, **params)


def _figure(money: Money) -> str:
    """An amount without its currency, as it is printed everywhere."""
    return money.figure()


def _part(part: Fraction) -> str:
    """A part of a whole in per cent, to tenths."""
    return said_in(cell(part, Language.ES))


def _shown(value: object) -> object:
    if isinstance(value, str) and not isinstance(value, Markup):
        return harmless(value)
    return "" if value is None else value
