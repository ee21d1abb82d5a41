"""The words that a person types on the command line for values, in Spanish or in English."""

from collections.abc import Callable, Iterable, Iterator, Mapping

import click

from coopledger.messages.catalogue import Language, say

_SAID = (
    "open", "adjusting", "closed", "text", "invoice", "ticket", "agreement", "bank-statement",
    "transfer-receipt", "letter", "working-paper", "letterhead", "annex-texts", "tossd-columns",
    "rencid-columns", "other", "item", "amount", "line",
)  # fmt: skip
"""The values that people have a word for, `typed.<value>` of the catalogue."""

_ALSO: Mapping[str, tuple[str, ...]] = {
    "open": ("abierta",),
    "adjusting": ("en ajuste", "en ajustes", "ajustes", "being adjusted", "adjustments"),
    "closed": ("cerrada",),
    "xlsx": ("excel",),
    "eu": ("ue",),
    "refund": ("reintegro",),
    "sf425": ("sf-425",),
    "1,234.56": ("1234.56",),
    "1.234,56": ("1234,56",),
    "es": ("español", "castellano", "spanish"),
    "en": ("inglés", "english"),
}
"""Other words that mean a value."""


class OneOf(click.Choice):  # type: ignore[type-arg]  # which takes one since click 8.4
    """One of several values, by a word for it in either language, whatever its case and accents."""

    def __init__(
        self,
        values: Iterable[str],
        language: Language,
        beyond: Callable[[str], bool] = lambda written: False,
    ) -> None:
        """language: the one of the words that are shown. beyond: what else may be meant."""
        self.values, self.beyond = tuple(values), beyond
        super().__init__([_word(value, language) for value in self.values])

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        found = meant(value, self.values) or (value if self.beyond(value) else None)
        return found or str(super().convert(value, param, ctx))


def meant(written: str, values: Iterable[str]) -> str | None:
    """The value that a word means, in either language; None where it means none."""
    from coopledger.readers.cells import plain  # help has nothing to read

    return next((value for value in values if plain(written) in map(plain, _words(value))), None)


def _words(value: str) -> Iterator[str]:
    """Every word that means a value."""
    yield value
    yield from (_word(value, language) for language in Language)
    yield from _ALSO.get(value, ())


def _word(value: str, language: Language) -> str:
    return say(f"typed.{value}", language) if value in _SAID else str(value)
