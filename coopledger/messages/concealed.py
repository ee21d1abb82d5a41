"""What opens a door is never said: passwords and tokens, wherever they stand in what is said."""

import os
import re
from collections.abc import Iterable
from urllib.parse import quote, quote_plus

HIDDEN = "***"

_ENVIRONMENT = ("PGPASSWORD", "BANXICO_TOKEN")
"""Variables that hold one: servers and drivers may say again what they were given."""

_SHORTEST = 4
"""Shorter ones would hide half of what is said."""

# Each is bounded: a long text must not be looked through again from each of its letters.
_URL = r"(\b[A-Za-z][\w+.-]{1,30}:/{1,3}+)([^\s«»\"'<>]{0,300})@"
_NAME = r"(?:pass|pwd|token|secret|credential|api_?key)"
_SETTING = rf"(?i)(\w{{0,30}}{_NAME}\w{{0,30}}(?:=|%3D))(\"[^\"]*\"|'[^']*'|[^\s&;,«»]+)"


def is_secret(name: str) -> bool:
    """Whether a setting of that name holds what opens a door."""
    return re.search(_NAME, name, re.IGNORECASE) is not None


def concealed(text: str) -> str:
    """A text without passwords: of a URL, of its settings, of the environment.

    >>> concealed("postgresql://ana:s@creto@host/books?password=x")
    'postgresql://ana:***@host/books?password=***'
    """
    text = without(text, map(os.environ.get, _ENVIRONMENT))
    if "@" in text:
        text = re.sub(_URL, _of_url, text)
    return re.sub(_SETTING, rf"\g<1>{HIDDEN}", text) if "=" in text or "%3" in text else text


def without(text: str, secrets: Iterable[str | None]) -> str:
    """A text without what is known to be secret, in every form that it is written in."""
    for secret in secrets:
        if secret and len(secret) >= _SHORTEST:
            for form in _forms(secret):
                text = text.replace(form, HIDDEN)
    return text


def _forms(secret: str) -> set[str]:
    """As it is, as an address has it, and as a text between quotes of Python or JSON does."""
    import json

    addresses = {quote(secret), quote(secret, ""), quote_plus(secret)}
    python = {repr(secret)[1:-1], repr(f"{secret}'\"")[1:-4]}
    return {secret, *addresses, *python, json.dumps(secret)[1:-1]}


def no_address(written: str) -> str:
    """What was to be an address and is none, without all that may be a password in it."""
    begins, strokes, rest = re.fullmatch(r"([\w+.-]*:)?(/*)(.*)", written, re.S).groups("")  # type: ignore[union-attr]
    before, at, host = rest.rpartition("@")
    user, colon, _ = before.partition(":")
    if not at:  # perhaps it was left out
        host, colon, after = rest.partition(":")
        if colon and not re.fullmatch(r"\d{0,5}(/.*)?", after):
            rest = f"{host}:{HIDDEN}"
    else:
        rest = f"{user}{colon and f':{HIDDEN}'}@{host}"
    return concealed(f"{begins}{strokes}{rest}")


def _of_url(found: re.Match[str]) -> str:
    user, colon, _ = found[2].partition(":")
    return f"{found[1]}{user}:{HIDDEN}@" if colon else found[0]
