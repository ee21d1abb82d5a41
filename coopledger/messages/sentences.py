"""What the catalogue holds: a key, and its sentence in Spanish and in English."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module

from coopledger.messages.finding_text import Both
from coopledger.messages.themes import THEMES


class _Sentences(Mapping[str, Both]):
    """The sentences of all themes, which are imported as they are needed.

    All of them together take four times as long as those of `--help`.
    """

    def __getitem__(self, key: str) -> Both:
        both = _both(key)
        if both is None:
            raise KeyError(key)
        return both

    def __iter__(self) -> Iterator[str]:
        for theme in THEMES:
            yield from _said_in(theme)

    def __len__(self) -> int:
        return sum(len(_said_in(theme)) for theme in THEMES)


SENTENCES = _Sentences()


@cache
def _both(key: str) -> Both | None:
    for theme in THEMES:
        both = _said_in(theme).get(key)
        if both is not None:
            return both
    return None


@cache
def _said_in(theme: str) -> Mapping[str, Both]:
    """What a theme says: `finding.<code>`, `remedy.<code>`, `meaning.<code>`, labels and misuse."""
    module = import_module(f"coopledger.messages.themes.{theme}")
    said: dict[str, Both] = {**getattr(module, "LABELS", {}), **getattr(module, "MISUSE", {})}
    for code, text in getattr(module, "FINDINGS", {}).items():
        said[f"finding.{code}"] = text.what
        said[f"remedy.{code}"] = text.remedy
        said[f"meaning.{code}"] = text.meaning
    return said
