"""What is sent to an address that changes something: no more, and no slower, than it may be."""

from asyncio import timeout
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.types import Message

from coopledger.web.faults import Refusal
from coopledger.web.routes import FORM_BYTES, Address

_MOST_FIELDS = 2_000


@asynccontextmanager
async def form_of(address: Address, request: Request) -> AsyncIterator[FormData]:
    """The form that came with a request; its files are gone when the page has answered.

    Raises Refusal where there is too much of it, it takes too long, or it is no form.
    """
    said = request.headers.get("content-length", "")
    if said.isdecimal() and int(said) > address.most_bytes:
        raise _TOO_LARGE
    counted = Request(request.scope, _Counted(request, address.most_bytes))
    try:
        async with timeout(address.most_seconds):
            form = await counted.form(
                max_files=address.files, max_fields=_MOST_FIELDS, max_part_size=FORM_BYTES
            )
    except TimeoutError:
        raise Refusal("web.too-slow", 408) from None
    except (HTTPException, ClientDisconnect):
        raise Refusal("web.no-form", 400) from None
    try:
        yield form
    finally:
        await form.close()


_TOO_LARGE = Refusal("web.too-large", 413)


class _Counted:
    """What arrives, until it is too much."""

    def __init__(self, request: Request, most: int) -> None:
        self._receive = request.receive
        self._left = most

    async def __call__(self) -> Message:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise _TOO_LARGE
        return message
