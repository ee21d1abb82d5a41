"""A program that serves the pages on this machine, until it is told to end."""

import asyncio
import os
import socket
import threading
from collections.abc import Callable
from contextlib import closing

import uvicorn

from coopledger.ledger import Ledger
from coopledger.messages.catalogue import CoopledgerError, Language
from coopledger.web.app import Site
from coopledger.web.faults import TellFault
from coopledger.web.private_folder import remove_abandoned
from coopledger.web.sessions import Sessions

HERE = "127.0.0.1"
"""Where it listens: no other machine gets there."""

FIRST_PORT, _TRIED = 8765, 50


def serve(
    ledger: Ledger,
    *,
    port: int | None,
    language: Language,
    ready: Callable[[str], None],
    told: TellFault,
) -> None:
    """Serve the pages of a ledger until somebody closes them, or interrupts.

    port: else the first free one. ready: is told the link that lets one browser in, once it can be
    opened. Raises CoopledgerError where the port is taken.
    """
    # While the first page is asked for: what a killed program left may be large.
    threading.Thread(target=remove_abandoned, daemon=True).start()
    with closing(_listening(port)) as listening, closing(Sessions(language)) as sessions:
        number: int = listening.getsockname()[1]
        server: _Server
        site = Site(ledger, sessions, port=number, stop=lambda: server.end(), told=told)
        link = f"http://{HERE}:{number}/enter?token={sessions.token}"
        server = _Server(_config(site), lambda: ready(link))
        server.run(sockets=[listening])


def _config(site: Site) -> uvicorn.Config:
    return uvicorn.Config(
        site.app(),
        log_config=None,
        log_level="critical",  # else the terminal is told what was asked
        access_log=False,
        lifespan="off",
        ws="none",
        http="h11",
        loop="asyncio",
        server_header=False,
        date_header=False,
        proxy_headers=False,
        limit_concurrency=64,
        timeout_graceful_shutdown=5,
    )


class _Server(uvicorn.Server):
    """One that says when it can be asked, and can be told to end."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            await asyncio.to_thread(self._ready)

    def end(self) -> None:
        """End once what is being answered is."""
        self.should_exit = True


def _listening(port: int | None) -> socket.socket:
    """A socket that listens on this machine alone, at a port that nobody else has."""
    tried = [port] if port is not None else [*range(FIRST_PORT, FIRST_PORT + _TRIED), 0]
    for number in tried:
        # Named as TCP, or asyncio would leave Nagle's delay on: 40 ms for each answer.
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        try:
            if os.name == "posix":  # elsewhere it would let others take the port, too
                listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind((HERE, number))
            listening.listen(128)
        except OSError:
            listening.close()
        else:
            return listening
    raise CoopledgerError("cli.port-taken", port=port)
