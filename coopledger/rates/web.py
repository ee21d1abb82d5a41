"""One question to a service on the web, bounded in time and in size. Nothing else here goes there.

All of it is done by a deadline, however slowly the other side sends: whenever the connection is
waited for, it is for no longer than what is left. (Only how long the name of a host is looked up is
the operating system's to bound.) Only HTTPS (or this very machine), no redirect,
no more than a few megabytes. The proxies of the environment are respected.
"""

import io
import json
import socket
import ssl
import time
from collections.abc import Mapping
from functools import partial
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import Any
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from coopledger.errors import SourceSilent
from coopledger.messages.concealed import concealed, no_address, without

CONNECT_SECONDS = 10.0
TOTAL_SECONDS = 30.0
LARGEST = 8 * 1024 * 1024
"""More than all that a source has published since it began; in bytes."""

_PIECE = 64 * 1024
_THIS_MACHINE = frozenset(("localhost", "127.0.0.1", "::1"))


class HttpAnswer:
    """What a service answered: its status, its headers, its text."""

    def __init__(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
        self.status, self.headers, self.body = status, headers, body

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")

    def data(self, source: str) -> Any:
        """Its JSON, every number as the text it is written as. Raises where it is none."""
        try:
            return json.loads(
                self.body.decode("utf-8-sig"),
                parse_float=str,
                parse_int=str,
                parse_constant=_no_constant,
            )
        except (ValueError, RecursionError) as error:
            seen = " ".join(self.text.split())[:60]
            raise SourceSilent("rates.not-json", source=source, seen=seen) from error


def ask(
    source: str,
    url: str,
    headers: Mapping[str, str] | None = None,
    *,
    seconds: float | None = None,
) -> HttpAnswer:
    """Ask a service, whatever the status of its answer. Raises RateUnavailable for all else.

    seconds: how long it may take in all; `TOTAL_SECONDS` unless told otherwise. source: who is
    asked, for the message. headers: what is sent of our own, a token perhaps: where the service
    says it again, it stands as `***`.
    """
    secrets = tuple((headers or {}).values())
    seconds = TOTAL_SECONDS if seconds is None else seconds
    where = address(source, url)
    said: dict[str, object] = {"source": source, "where": where}
    wait = _Wait(seconds)
    sent = {"Accept": "application/json", "User-Agent": "coopledger", **(headers or {})}
    try:
        with _opener(wait).open(Request(url, headers=sent), timeout=wait.left()) as response:
            body = _whole(response, wait, said)
            heads = {name: without(value, secrets) for name, value in response.headers.items()}
            body = without(body.decode("latin-1"), secrets).encode("latin-1")
            return HttpAnswer(response.status, heads, body)
    except TimeoutError as error:
        raise SourceSilent("rates.too-slow", **said, seconds=f"{seconds:g}") from error
    except URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise SourceSilent("rates.too-slow", **said, seconds=f"{seconds:g}") from error
        seen = without(str(error.reason), secrets)
        raise SourceSilent("rates.unreachable", **said, seen=seen) from error
    except (HTTPException, OSError, ValueError) as error:
        # Cut in the middle, or no HTTP at all.
        seen = without(str(error), secrets) or type(error).__name__
        raise SourceSilent("rates.cut", **said, seen=seen) from error


def accepted(source: str, url: str, answer: HttpAnswer) -> HttpAnswer:
    """An answer that is one. Raises RateUnavailable for a status that says otherwise."""
    said: dict[str, object] = {"source": source, "where": address(source, url)}
    match answer.status:
        case 200:
            return answer
        case 429:
            after = answer.headers.get("Retry-After", "").strip()
            code = "rates.too-many-after" if after else "rates.too-many"
            raise SourceSilent(code, **said, after=after[:40])
        case status if 300 <= status < 400:
            raise SourceSilent(
                "rates.moved", **said, to=concealed(answer.headers.get("Location", "?"))[:200]
            )
        case status if status >= 500:
            raise SourceSilent("rates.down", **said, status=status)
        case status:
            raise SourceSilent("rates.refused", **said, status=status)


def address(source: str, url: str) -> str:
    """The host that is asked, which is reached by HTTPS. Raises RateUnavailable where it is not."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
    plain = host in _THIS_MACHINE and parts.scheme == "http"
    if host is None or not (parts.scheme == "https" or plain):
        raise SourceSilent("rates.bad-address", source=source, seen=no_address(url)[:100])
    return f"{host}:{port}" if port else host


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def _whole(response: Any, wait: "_Wait", said: Mapping[str, object]) -> bytes:
    """The whole body, as long as it was said to be."""
    body = bytearray()
    while piece := response.read(_PIECE):
        body += piece
        if len(body) > LARGEST:
            megabytes = LARGEST // 1024**2
            raise SourceSilent("rates.too-large", **said, megabytes=megabytes)
    if response.length:  # it said there would be more
        raise HTTPException(f"{len(body)} of {len(body) + response.length} bytes")
    return bytes(body)


class _Wait:
    """How much is left of the time that a question may take in all."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """In seconds. Raises TimeoutError where there is none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


def _opener(wait: _Wait) -> OpenerDirector:
    """What opens an address: by a proxy where there is one; it follows no redirect."""
    opener = OpenerDirector()
    for handler in (ProxyHandler(), _Plain(wait), _Secure(wait)):
        opener.add_handler(handler)
    return opener


class _Plain(HTTPHandler):
    def __init__(self, wait: _Wait) -> None:
        super().__init__()
        self._wait = wait

    def http_open(self, request: Request) -> Any:
        return self.do_open(partial(_connection, HTTPConnection, wait=self._wait), request)


class _Secure(HTTPSHandler):
    def __init__(self, wait: _Wait) -> None:
        super().__init__()
        self._wait = wait

    def https_open(self, request: Request) -> Any:
        trusted = ssl.create_default_context()
        made = partial(_connection, HTTPSConnection, wait=self._wait, context=trusted)
        return self.do_open(made, request)


class _Patient(io.RawIOBase):
    """What comes in from a socket, waited for no longer than the time that is left."""

    def __init__(self, connected: socket.socket, wait: _Wait) -> None:
        self._file = connected.makefile("rb", buffering=0)
        self._socket, self._wait = connected, wait

    def readable(self) -> bool:
        return True

    def readinto(self, into: Any) -> int | None:
        self._socket.settimeout(self._wait.left())
        return self._file.readinto(into)

    def close(self) -> None:
        self._file.close()
        super().close()


class _Response(HTTPResponse):
    def __init__(self, connected: socket.socket, *arguments: Any, wait: _Wait, **more: Any) -> None:
        super().__init__(connected, *arguments, **more)
        self.fp.close()
        self.fp = io.BufferedReader(_Patient(connected, wait))


def _connection(
    kind: type[HTTPConnection], host: str, *, wait: _Wait, **more: Any
) -> HTTPConnection:
    """A connection that is made, and answers, within the time that is left."""
    connection = kind(host, **more)
    vars(connection).update(
        response_class=partial(_Response, wait=wait), _create_connection=partial(_reached, wait)
    )
    return connection


def _reached(wait: _Wait, host: tuple[str, int], *_: Any) -> socket.socket:
    """Each of the addresses of a host in turn, as long as there is time."""
    refused = OSError("no address")
    for family, kind, protocol, _name, there in socket.getaddrinfo(*host, type=socket.SOCK_STREAM):
        connected = socket.socket(family, kind, protocol)
        try:
            connected.settimeout(min(CONNECT_SECONDS, wait.left()))
            connected.connect(there)
            connected.settimeout(wait.left())  # for the handshake, in all
            return connected
        except OSError as error:
            connected.close()
            refused = error
    raise refused
