"""In which fields two facts under one reference differ."""

from enum import StrEnum
from fractions import Fraction

from coopledger.messages.catalogue import Language, knows, say, spoken
from coopledger.model.agreement import Opening
from coopledger.model.base import Model
from coopledger.model.facts import AnyFact
from coopledger.model.finding import FieldName
from coopledger.model.rate import written

# Fields whose values have a name in each language. Of any other, a text is only a text.
_CHOICES = ("activity_kind", "kind", "provenance")


class Differences(tuple[tuple[str, object, object], ...]):
    """The fields in which two facts differ: name, before, given."""

    __slots__ = ()

    @classmethod
    def between(cls, recorded: AnyFact, given: AnyFact) -> "Differences":
        if recorded.kind != given.kind:
            return cls([("kind", recorded.kind, given.kind)])
        why = {"revision", "reason"} if isinstance(given, Opening) else {"revision"}
        names = (name for name in type(given).model_fields if name not in why)
        return cls(
            (name, getattr(recorded, name), getattr(given, name))
            for name in names
            if getattr(recorded, name) != getattr(given, name)
        )

    def say(self, language: Language | str) -> str:
        return "; ".join(
            say(
                "differs",
                language,
                field=FieldName(name),
                before=value_said(name, before, language),
                given=value_said(name, given, language),
            )
            for name, before, given in self
        )


def value_said(field: str, value: object, language: Language | str) -> str:
    """A field's value as a person reads it, with all that tells it from another."""
    if field in _CHOICES and isinstance(value, str) and knows(f"{field}.{value}"):
        return say(f"{field}.{value}", language)
    match value:
        case None | ():
            return say("nothing", language)
        case bool():
            return say("yes" if value else "no", language)
        case StrEnum() if knows(f"choice.{value}"):
            return say(f"choice.{value}", language)
        case tuple():
            return ", ".join(value_said("", item, language) for item in value)
        case Model():
            first, *more = [
                value_said(name, stated, language)
                for name in type(value).model_fields
                if (stated := getattr(value, name)) not in (None, ())
            ]
            return f"{first} ({', '.join(more)})" if more else first
        case Fraction():
            return written(value)
        case _:
            return spoken(value, language)
