"""A text of settings that is told in Spanish, in English or in both."""

from typing import Annotated, Any, Self

from pydantic import BeforeValidator, model_validator

from coopledger.messages.catalogue import Language
from coopledger.model.base import Model, Title, invalid


class InLanguages(Model):
    """A text in Spanish, in English or in both; what is given as text alone is Spanish."""

    es: Title | None = None
    en: Title | None = None

    def in_languages(self) -> tuple[tuple[Language, str], ...]:
        """What it says, by language."""
        told = ((Language.ES, self.es), (Language.EN, self.en))
        return tuple((language, said) for language, said in told if said is not None)


class Name(InLanguages):
    """What something is called: in one of the two at least."""

    @model_validator(mode="after")
    def _is_called_something(self) -> Self:
        if not self.in_languages():
            raise invalid("missing-value")
        return self

    def said(self, language: Language) -> str:
        """The name in a language; where it has none in that, in the other."""
        said = dict(self.in_languages())
        return said.get(language) or next(iter(said.values()))


def _text(given: Any) -> Any:
    return {"es": given} if isinstance(given, str) else given


Told = Annotated[InLanguages, BeforeValidator(_text, json_schema_input_type=Title | InLanguages)]
ToldGiven = InLanguages | str

Named = Annotated[Name, BeforeValidator(_text, json_schema_input_type=Title | Name)]
NamedGiven = Name | str
