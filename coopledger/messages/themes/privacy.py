"""Words of personal data: sealed, erased."""

from coopledger.messages.finding_text import Both, FindingText

LABELS: dict[str, Both] = {
    "erased": ("(borrado)", "(erased)"),
    "kind.erasure": ("supresión de datos personales", "erasure of personal data"),
    "sheet.erasure": ("Supresiones", "Erasures"),
    "field.erasure.when": ("Fecha de la supresión", "Erased on"),
    "field.erasure.of": ("Se suprimió", "Of"),
    "field.rows": ("Asientos", "Records"),
    "field.ground": ("Fundamento", "Ground"),
}

FINDINGS: dict[str, FindingText] = {
    "verify.erased-unsaid": FindingText(
        what=(
            "libro {book}, asiento {seq}: no tiene sus textos, y ningún asiento dice que se hayan "
            "suprimido",
            "book {book}, row {seq}: its texts are gone, and no row says that they were erased",
        ),
        remedy=(
            "averigüe quién escribió fuera del programa; los textos están en el último respaldo",
            "find out who wrote around the program; the texts are in the last backup",
        ),
        meaning=(
            "Los datos personales se guardan aparte y se pueden suprimir, pero sólo con un asiento "
            "que diga qué se suprimió, cuándo, por qué y con qué fundamento. Las cifras y la "
            "cadena son las que eran: lo que falta son los textos.",
            "Personal data is kept apart and can be erased, but only with a row that says what was "
            "erased, when, why and on which ground. The figures and the chain are what they were: "
            "it is the texts that are missing.",
        ),
    ),
}

MISUSE: dict[str, Both] = {
    "law.secret": (
        "el registro no tiene su secreto: su tabla coopledger_secret está vacía o alterada. Nada "
        "se guardó. Ejecute: coopledger verify, y recupere el último respaldo íntegro",
        "the ledger does not have its secret: its table coopledger_secret is empty or altered. "
        "Nothing was recorded. Run: coopledger verify, and restore the last intact backup",
    ),
}
