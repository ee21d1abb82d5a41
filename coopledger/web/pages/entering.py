"""How somebody gets in and out: the link, the language, the end; the files of every page."""

from importlib.resources import files

from coopledger.messages.catalogue import CoopledgerError, Language
from coopledger.web.asked import Answer, Asked, Entered, Page, Redirect, Shown
from coopledger.web.faults import refused_page

_FILES = {
    "style.css": "text/css; charset=utf-8",
    "script.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}
_MISSING = 404


def enter(asked: Asked) -> Answer:
    """Let in whoever has the link, once."""
    session = asked.sessions.enter(asked.query.get("token", ""))
    return Entered(session) if session is not None else refused_page("web.refused-link")


def static(asked: Asked) -> Answer:
    """A file of this package, by its name: one of those there are."""
    name = asked.path["name"]
    if name not in _FILES:
        return refused_page("web.no-such-page", _MISSING)
    content = files("coopledger.web").joinpath("static", name).read_bytes()
    return Shown(content, _FILES[name])


def language(asked: Asked) -> Answer:
    """Speak another language from now on, on the page where that was asked."""
    asked.session.language = Language(asked.field("language"))
    to = asked.field("to")
    return Redirect(to if to.startswith("/") and to[1:2] not in ("/", "\\") else "/")


def me(asked: Asked) -> Answer:
    """In whose name this person records, and what a name is worth."""
    return Page("me.html", {})


def sign(asked: Asked) -> Answer:
    """Record in another name from now on, of this session alone."""
    by = asked.field("by").strip()
    if not by:
        raise CoopledgerError("web.no-name")
    asked.session.by = asked.ledger.signed_by(by).by
    return Redirect("/me")


def close(asked: Asked) -> Answer:
    """Say goodbye, and end the program."""
    asked.stop()
    return Page("closed.html", {})
