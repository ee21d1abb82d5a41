"""The pages as an application: who asks is looked at, then the page is asked, then it is written.

Pages themselves are plain functions. They are run in threads: a ledger is safe among them.
"""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import cast
from urllib.parse import quote

from anyio.to_thread import run_sync
from starlette.applications import Starlette
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from coopledger.errors import LedgerBroken, LedgerNotFound, MissingRate, NoSuchBook, NoSuchReference
from coopledger.ledger import Ledger
from coopledger.messages.asker import on_pages
from coopledger.messages.catalogue import CoopledgerError
from coopledger.web.asked import Answer, Asked, Download, Entered, Page, Redirect, Sent, Shown
from coopledger.web.book import unstated_page
from coopledger.web.faults import Refusal, TellFault, fault_page, refused_page, told_page
from coopledger.web.forms import form_of
from coopledger.web.guard import SaysHeaders, refusal
from coopledger.web.kept import Kept
from coopledger.web.routes import ADDRESSES, Address
from coopledger.web.sessions import Session, Sessions
from coopledger.web.templates import Seen, written

SEE_OTHER, MISUSED, MISSING, BROKEN = 303, 400, 404, 500


class Site:
    """What all pages share.

    port: at which they are asked. stop: ends the program once what is being answered is. told:
    hears of each fault of this program's own, under the number that its page says.
    """

    def __init__(
        self,
        ledger: Ledger,
        sessions: Sessions,
        *,
        port: int,
        stop: Callable[[], None],
        told: TellFault,
    ) -> None:
        self.kept = Kept(ledger)
        self.sessions = sessions
        self.hosts = frozenset((f"127.0.0.1:{port}", f"localhost:{port}"))
        self.stop = stop
        self.told = told

    def app(self) -> ASGIApp:
        """The application, for a server."""
        routes = [
            Route(each.path, partial(self._answer, each), methods=[each.method])
            for each in ADDRESSES
        ]
        return SaysHeaders(
            Starlette(routes=routes, exception_handlers={HTTPException: self._no_such})
        )

    async def _answer(self, address: Address, request: Request) -> Response:
        """What one of our addresses answers; where that fails, a page with a number."""
        session = self._session(request)
        try:
            answer = await self._let_in(address, request, session)
            if not isinstance(answer, Page):
                return self._sent(answer)
            return await run_sync(self._page, answer, request, session)
        except Exception as error:
            return self._page(fault_page(error, self.told), request, session)

    async def _let_in(self, address: Address, request: Request, session: Session | None) -> Answer:
        """What is answered to whoever may ask; to anybody else, why not."""
        open_, changes = address.is_open, address.changes
        why = self._refusal(request, session, is_open=open_, changes=changes)
        if why is not None:
            return refused_page(why)
        if not changes:
            return await self._page_asked(address, request, session, None)
        try:
            async with form_of(address, request) as form:
                sent = form.get("token") or request.headers.get("x-token")
                if session is None or not session.sent(sent):
                    return refused_page("web.refused-token")
                return await self._page_asked(address, request, session, form)
        except Refusal as refused:
            return refused_page(refused.key, refused.status)

    async def _page_asked(
        self, address: Address, request: Request, session: Session | None, form: FormData | None
    ) -> Answer:
        session = session or Session(self.sessions.language)
        asked = Asked(
            kept=session.example or self.kept,
            sessions=self.sessions,
            session=session,
            path=request.path_params,
            query=dict(request.query_params),
            form=form,
            stop=self.stop,
        )
        return await run_sync(partial(self._asked, address, asked))

    def _session(self, request: Request) -> Session | None:
        return self.sessions.of(request.cookies.get(self.sessions.cookie))

    def _refusal(
        self, request: Request, session: Session | None, *, is_open: bool, changes: bool
    ) -> str | None:
        why = refusal(request.headers, self.hosts, changes=changes)
        if why is None and session is None and not is_open:
            why = "web.refused-session"
        return why

    def _asked(self, address: Address, asked: Asked) -> Answer:
        """What a page answers; what was asked wrongly, and what is broken, is said on one."""
        module, _, name = address.page.partition(":")
        page = cast(
            "Callable[[Asked], Answer]",
            getattr(import_module(f"coopledger.web.pages.{module}"), name),
        )
        with on_pages():
            try:
                return page(asked)
            except LedgerNotFound:
                return Redirect("/")
            except (NoSuchBook, NoSuchReference) as missing:
                return told_page(missing, asked.language, MISSING)
            except MissingRate as missing:
                if asked.query.get("code"):
                    return unstated_page(asked, missing)
                return told_page(missing, asked.language, MISUSED)
            except LedgerBroken as broken:
                return told_page(broken, asked.language, BROKEN)
            except CoopledgerError as wrong:
                return told_page(wrong, asked.language, MISUSED)

    async def _no_such(self, request: Request, error: Exception) -> Response:
        """Where there is no such page, or it is asked otherwise: only who is let in is told so."""
        session, changes = self._session(request), request.method not in ("GET", "HEAD")
        why = self._refusal(request, session, is_open=False, changes=changes)
        status = error.status_code if isinstance(error, HTTPException) else MISSING
        page = refused_page(why) if why is not None else refused_page("web.no-such-page", status)
        return self._page(page, request, session)

    def _page(self, page: Page, request: Request, session: Session | None) -> Response:
        language = session.language if session is not None else self.sessions.language
        here = f"{request.url.path}?{request.url.query}".rstrip("?")
        seen = Seen(
            language=language,
            token=session.token if session is not None else "",
            here=here if request.method == "GET" else "/",
            where=self.kept.ledger.location,
            in_example=session is not None and session.example is not None,
            by=(session.by if session is not None else None) or self.kept.ledger.by,
        )
        return Response(written(page, seen), page.status, media_type="text/html")

    def _sent(self, answer: Redirect | Shown | Download | Sent | Entered) -> Response:
        match answer:
            case Redirect():
                return RedirectResponse(answer.to, status_code=SEE_OTHER)
            case Shown():
                return Response(answer.content, media_type=answer.kind)
            case Download():
                headers = _to_save(answer.name)
                return Response(answer.content, media_type=answer.kind, headers=headers)
            case Sent():
                return FileResponse(
                    answer.path, media_type=answer.kind, headers=_to_save(answer.name)
                )
            case Entered():
                response = RedirectResponse("/", status_code=SEE_OTHER)
                response.set_cookie(
                    self.sessions.cookie, answer.session.key, httponly=True, samesite="strict"
                )
                return response


def _to_save(name: str) -> dict[str, str]:
    """What has a browser save a file under a name, and never show it."""
    return {"content-disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"}
