"""What the catalogue holds: a key, and its sentence in Spanish and in English."""

from collections.abc import Iterator, Mapping
from importlib import import_module

from coopledger.messages.finding_text import Both
from coopledger.messages.themes import THEMES


class _Sentences(Mapping[str, Both]):
    """The sentences of all themes, which are imported as they are needed.

    All of them together take four times as long as those of `--help`.
    """

    def __init__(self) -> None:
        self._said: dict[str, Both] = {}
        self._read: set[str] = set()

    def __getitem__(self, key: str) -> Both:
        if key not in self._said and len(self._read) < len(THEMES):
            self._read_until(key)
        return self._said[key]

    def __iter__(self) -> Iterator[str]:
        self._read_until(None)
        return iter(self._said)

    def __len__(self) -> int:
        self._read_until(None)
        return len(self._said)

    def _read_until(self, key: str | None) -> None:
        """Read the themes up to that which has the key; all, where none has."""
        for theme in THEMES:
            if theme not in self._read:
                self._said |= _said_in(theme)
                self._read.add(theme)  # only now: another thread may look meanwhile
                if key in self._said:
                    return


SENTENCES = _Sentences()


def _said_in(theme: str) -> Mapping[str, Both]:
    """What a theme says: `finding.<code>`, `remedy.<code>`, `meaning.<code>`, labels and misuse."""
    module = import_module(f"coopledger.messages.themes.{theme}")
    said: dict[str, Both] = {**getattr(module, "LABELS", {}), **getattr(module, "MISUSE", {})}
    for code, text in getattr(module, "FINDINGS", {}).items():
        said[f"finding.{code}"] = text.what
        said[f"remedy.{code}"] = text.remedy
        said[f"meaning.{code}"] = text.meaning
    return said
