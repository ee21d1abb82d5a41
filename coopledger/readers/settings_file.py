"""A small file of settings, in TOML: what it states, and the model that is made of it."""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from coopledger.messages.catalogue import CoopledgerError

_M = TypeVar("_M", bound=BaseModel)


def stated_in(path: Path, most: int, page: str) -> dict[str, Any]:
    """What a file states. most: bytes of it. page: of docs, where there is one to look at.

    Raises CoopledgerError.
    """
    return stated_by(bytes_of(path, most, page), path, page)


def stated_by(content: bytes, path: Path, page: str) -> dict[str, Any]:
    """The same, of its bytes. path: what it is called."""
    try:
        return tomllib.loads(content.decode("utf-8-sig"), parse_float=Decimal)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise CoopledgerError("settings.unreadable", path=path, said=error, page=page) from error


def made_of(stated: dict[str, Any], model: type[_M], path: Path, page: str) -> _M:
    """The model. Raises CoopledgerError with the keys that are missing, else a wrong one."""
    try:
        return model.model_validate(stated)
    except ValidationError as error:
        problems = error.errors(include_url=False)
        missing = [".".join(map(str, p["loc"])) for p in problems if p["type"] == "missing"]
        if missing:
            keys = ", ".join(missing)
            raise CoopledgerError("settings.missing", path=path, keys=keys, page=page) from error
        problem = problems[0]
        key = ".".join(map(str, problem["loc"]))
        seen = str(problem["input"])[:80]
        said = {"key": key, "seen": seen, "page": page}
        raise CoopledgerError("settings.bad-value", path=path, **said) from error


def bytes_of(path: Path, most: int, page: str) -> bytes:
    """All of a file that is not too large. Raises CoopledgerError."""
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or error
        raise CoopledgerError("settings.unreadable", path=path, said=said, page=page) from error
    if len(content) > most:
        said = f"> {most:,} bytes"
        raise CoopledgerError("settings.unreadable", path=path, said=said, page=page)
    return content
