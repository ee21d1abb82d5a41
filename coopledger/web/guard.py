"""What stands before every page: only this machine's browser, asking for a page of ours, gets in.

A page of another site may make a browser ask here, under a name of its own that leads to 127.0.0.1
(DNS rebinding) or from another port. `Host`, `Origin` and `Sec-Fetch-Site` say so, which no page
can set: whatever is not from here is refused before anything else is looked at.
"""

from collections.abc import Collection

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "connect-src 'self'",
        "img-src 'self' data:",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""Nothing from elsewhere, and nothing written into a page, is run or styled by it."""

HEADERS = {
    "content-security-policy": POLICY,
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    # "no-referrer" would take the origin from our own forms, too.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}
"""What every answer says."""

_OURS = frozenset(("same-origin", "none"))
"""Where a browser says that it was asked from: a page of ours, or a person."""


def refusal(headers: Headers, hosts: Collection[str], *, changes: bool) -> str | None:
    """Why whoever asks is not answered, a key of the catalogue; None for a browser of ours.

    hosts: what this place is called, with its port. changes: whether what is asked may change
    something: then it has to say where it comes from.
    """
    named = headers.getlist("host")
    if len(named) != 1 or named[0].lower() not in hosts:
        return "web.refused-host"
    origin = headers.getlist("origin")
    if (origin or changes) and origin != [f"http://{named[0].lower()}"]:
        return "web.refused-origin"
    if any(site not in _OURS for site in headers.getlist("sec-fetch-site")):
        return "web.refused-origin"
    return None


class SaysHeaders:
    """An application whose every answer, whatever it is, says what `HEADERS` has."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def said(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        await self._app(scope, receive, said)
