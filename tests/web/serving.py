"""A server of the pages in a thread of this process, and somebody who was let in."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from queue import Queue
from typing import Any

import httpx

from coopledger.ledger import Ledger
from coopledger.messages.catalogue import Language
from coopledger.web.serving import serve

_LONGEST = 30
_PLAIN: Any = {"timeout": _LONGEST, "trust_env": False, "verify": False}
"""Of a client that asks this machine, where nothing is secured by certificates."""


def alone(method: str, url: str, **headers: str) -> httpx.Response:
    """What somebody is answered who was never let in."""
    return httpx.request(method, url, headers=headers, **_PLAIN)


@dataclass
class Served:
    """A server. link: lets one in. faults: what it told of its own."""

    link: str
    faults: list[tuple[str, Exception]] = field(default_factory=list)
    _visitors: list["Visitor"] = field(default_factory=list)

    @property
    def base(self) -> str:
        return self.link.partition("/enter")[0]

    @property
    def port(self) -> int:
        return int(self.base.rpartition(":")[2])

    def visitor(self) -> "Visitor":
        """Somebody who opened the link; it is good once."""
        visitor = Visitor(self)
        assert visitor.entered.status_code == 303
        self._visitors.append(visitor)
        return visitor

    def end(self) -> None:
        """End it as the button *Close* does, unless somebody has."""
        with suppress(httpx.TransportError):
            visitor = self._visitors[-1] if self._visitors else self.visitor()
            assert visitor.post("/close").status_code == 200
        self.leave()

    def leave(self) -> None:
        """Close every window."""
        for visitor in self._visitors:
            visitor.client.close()


class Visitor:
    """A browser without a screen: it opens the link, and sends forms as a page of ours does."""

    def __init__(self, served: Served) -> None:
        self.served = served
        self.client = httpx.Client(base_url=served.base, **_PLAIN)
        self.entered = self.client.get(served.link)

    def get(self, path: str) -> httpx.Response:
        return self.client.get(path)

    def page(self, path: str) -> str:
        """A page that is there."""
        answer = self.client.get(path, follow_redirects=True)
        assert answer.status_code == 200, (path, answer.status_code, answer.text)
        return answer.text

    @property
    def token(self) -> str:
        """What forms of this session say."""
        found = re.search(r'name="token" value="([^"]+)"', self.page("/"))
        assert found is not None
        return found[1]

    def post(self, path: str, **form: str) -> httpx.Response:
        """A form of ours, sent."""
        return self.client.post(
            path, data={"token": self.token, **form}, headers={"origin": self.served.base}
        )


@contextmanager
def served(ledger: Ledger, language: Language = Language.ES) -> Iterator[Served]:
    """Serve a ledger's pages meanwhile. It ends as the button *Close* ends it."""
    links = Queue[Served]()
    faults: list[tuple[str, Exception]] = []

    def run() -> None:
        serve(
            ledger,
            port=0,
            language=language,
            ready=lambda link: links.put(Served(link, faults)),
            told=lambda number, error: faults.append((number, error)),
        )

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    here = links.get(timeout=_LONGEST)
    try:
        yield here
    finally:
        here.end()
        thread.join(_LONGEST)
    assert not thread.is_alive()
