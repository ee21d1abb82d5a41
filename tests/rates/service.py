"""A real server on this machine that answers as the services do, well and badly."""

import json
import socket
import socketserver
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Asked:
    """What was asked: the path with its query, and the headers, in small letters."""

    path: str
    headers: dict[str, str]


Behaviour = Callable[[socket.socket, Asked], None]


@dataclass
class Service:
    """Where it is, what it does, what it was asked."""

    address: str
    behaviour: Behaviour
    asked: list[Asked] = field(default_factory=list)

    @property
    def host(self) -> str:
        return self.address.removeprefix("http://")


@contextmanager
def serving(behaviour: Behaviour) -> Iterator[Service]:
    """A service that behaves so, on a port of its own."""

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with suppress(OSError):
                head = _head(self.request)
                service.asked.append(head)
                service.behaviour(self.request, head)

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        block_on_close = False

    with Server(("127.0.0.1", 0), Handler) as server:
        service = Service(f"http://127.0.0.1:{server.server_address[1]}", behaviour)
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield service
        finally:
            server.shutdown()


def _head(connection: socket.socket) -> Asked:
    received = b""
    while b"\r\n\r\n" not in received:
        piece = connection.recv(4096)
        if not piece:
            raise ConnectionError
        received += piece
    first, *lines = received.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
    headers = (line.partition(": ") for line in lines)
    return Asked(first.split(" ")[1], {name.lower(): value for name, _, value in headers})


def head(status: int, length: int | None, **headers: str) -> bytes:
    """The first lines of an answer. length: what it says of its body."""
    lines = [f"HTTP/1.1 {status} -", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    lines += [] if length is None else [f"Content-Length: {length}"]
    return "\r\n".join([*lines, "", ""]).encode()


def answers(body: str | bytes, status: int = 200, **headers: str) -> Behaviour:
    content = body.encode() if isinstance(body, str) else body

    def answer(connection: socket.socket, asked: Asked) -> None:
        connection.sendall(head(status, len(content), **headers) + content)

    return answer


def says(data: Any, status: int = 200) -> Behaviour:
    """JSON."""
    return answers(json.dumps(data), status, Content_Type="application/json")


def hangs(connection: socket.socket, asked: Asked) -> None:
    """Says nothing, for ever."""
    time.sleep(60)


def drips(what: bytes) -> Behaviour:
    """A byte at a time: each comes in good time, the whole never does."""

    def drip(connection: socket.socket, asked: Asked) -> None:
        for byte in what * 1000:
            connection.sendall(bytes([byte]))
            time.sleep(0.02)

    return drip


def drips_body(connection: socket.socket, asked: Asked) -> None:
    connection.sendall(head(200, 10_000))
    drips(b" ")(connection, asked)


def cut(connection: socket.socket, asked: Asked) -> None:
    """Ends in the middle of its body."""
    connection.sendall(head(200, 1000) + b'{"bmx": {')


def cut_chunk(connection: socket.socket, asked: Asked) -> None:
    """The same, where the length was not said before."""
    connection.sendall(head(200, None, Transfer_Encoding="chunked") + b"40\r\n[1, 2")


def leaves(connection: socket.socket, asked: Asked) -> None:
    """Hangs up without a word."""


def floods(connection: socket.socket, asked: Asked) -> None:
    """More than anybody wants."""
    connection.sendall(head(200, None))
    for _ in range(200):
        connection.sendall(b" " * 100_000)


HTML = answers("<!doctype html><title>Mantenimiento</title>", Content_Type="text/html")
TOO_MANY = answers("{}", 429, Retry_After="120")
TOO_MANY_WITHOUT_A_TIME = answers("{}", 429)
DOWN = answers("<h1>Service Unavailable</h1>", 503)
MOVED = answers("", 302, Location="https://elsewhere.example/")
