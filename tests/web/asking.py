"""Pages asked in this process, without a server between: what is read back from their HTML."""

from collections.abc import Mapping
from dataclasses import replace
from importlib import import_module
from urllib.parse import parse_qsl, urlsplit
from weakref import finalize

import lxml.html
from starlette.datastructures import FormData

from coopledger import Ledger
from coopledger.messages.catalogue import Language
from coopledger.web.asked import Answer, Asked, Page
from coopledger.web.kept import Kept
from coopledger.web.routes import ADDRESSES
from coopledger.web.sessions import Session, Sessions
from coopledger.web.templates import Seen, written


class Asking:
    """Somebody who asks for pages of a ledger, whose answers are kept from one to the next."""

    def __init__(self, ledger: Ledger, language: Language = Language.ES) -> None:
        self.kept = Kept(ledger)
        self.session, self.sessions = Session(language), Sessions(language)
        finalize(self, self.sessions.close)

    def asked(self, path: str) -> Asked:
        query = dict(parse_qsl(urlsplit(path).query, keep_blank_values=True))
        return Asked(self.kept, self.sessions, self.session, {}, query)

    def send(self, path: str, form: Mapping[str, str]) -> Answer:
        """What is answered to a form that was sent."""
        [address] = [each for each in ADDRESSES if each.path == path and each.changes]
        module, _, name = address.page.partition(":")
        page = getattr(import_module(f"coopledger.web.pages.{module}"), name)
        answer: Answer = page(replace(self.asked(path), form=FormData(form)))
        return answer

    def html(self, path: str) -> str:
        """A page as it is sent."""
        asked = urlsplit(path).path
        [address] = [each for each in ADDRESSES if each.path == asked and not each.changes]
        module, _, name = address.page.partition(":")
        page = getattr(import_module(f"coopledger.web.pages.{module}"), name)(self.asked(path))
        assert isinstance(page, Page), (path, page)
        return written(page, Seen(self.session.language, self.session.token, path, "here"))

    def page(self, path: str) -> lxml.html.HtmlElement:
        """The same, to look for things in."""
        return lxml.html.fromstring(self.html(path))


def text(element: lxml.html.HtmlElement) -> str:
    """What an element says, in one line."""
    return " ".join(str(element.text_content()).split())


def found(element: lxml.html.HtmlElement, path: str) -> list[lxml.html.HtmlElement]:
    """The elements at a path (XPath), in order."""
    return list(element.xpath(path))
