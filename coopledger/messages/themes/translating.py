"""What a translator is told of a `.po` file."""

from coopledger.messages.finding_text import Both

LABELS: dict[str, Both] = {
    "po.misfit": ("{key}: {why}", "{key}: {why}"),
    "po.unreadable": ("no se puede leer ({said})", "it cannot be read ({said})"),
    "po.unknown-key": (
        "ya no hay ninguna oración con esta clave: quítela",
        "there is no sentence with this key any more: remove it",
    ),
    "po.other-source": (
        "la oración cambió desde que se tradujo: escriba el archivo de nuevo y revísela",
        "the sentence has changed since it was translated: write the file anew, and look at it",
    ),
    "po.parameters": (
        "sus parámetros son {seen} y deben ser {expected}",
        "its parameters are {seen} and must be {expected}",
    ),
    "po.forms": (
        "el idioma no tiene la forma {seen}; tiene {expected}",
        "the language has no form {seen}; it has {expected}",
    ),
    "po.template": (
        "no se puede decir ({said}): compare sus llaves con las del original",
        "it cannot be said ({said}): compare its braces with those of the original",
    ),
    "po.translated": (
        "{path}: traducidas {count} de {all}.",
        "{path}: {count} of {all} translated.",
    ),
}

MISUSE: dict[str, Both] = {
    "po.no-such-language": (
        "{seen!r} no es el código de ningún idioma: dé uno de dos letras, como pt",
        "{seen!r} is no code of a language: give one of two letters, such as pt",
    ),
}
