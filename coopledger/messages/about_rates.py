"""What is said of exchange rates: code -> what, remedy, meaning; and labels."""

from coopledger.messages.said import Both, Said

FINDINGS: dict[str, Said] = {
    "rate-of-another-day": Said(
        (
            "el tipo de cambio se pidió del {asked} y {source} lo da del {served}",
            "the rate was asked of {asked}, and {source} gives the one of {served}",
        ),
        (
            "registre el tipo del propio día; si no lo hay, el convenio debe decir que vale el del "
            "día hábil anterior (MXN, día hábil anterior, ECB)",
            "record the rate of the day itself; where there is none, the agreement has to say that "
            "the previous business day's counts (MXN, previous business day, ECB)",
        ),
        (
            "Un tipo de cambio vale para el día que dice su fuente. Tomar el de otro día, sin que "
            "el convenio lo permita, cambia lo que se informa.",
            "A rate holds for the day its source says. To take another day's, where the agreement "
            "does not allow it, changes what is reported.",
        ),
    ),
    "rate-of-other-currencies": Said(
        (
            "el tipo de cambio es de {seen}, y el libro se lleva en {expected}",
            "the rate is of {seen}, and the book is kept in {expected}",
        ),
        (
            "registre el tipo entre la moneda del convenio y la otra",
            "record the rate between the agreement's currency and the other",
        ),
        (
            "Un libro convierte solo entre su moneda y las de sus cuentas; un tipo entre otras dos "
            "no se usaría nunca.",
            "A book converts only between its own currency and its accounts'; a rate between two "
            "others would never be used.",
        ),
    ),
    "rate-not-of-a-day": Said(
        (
            "el día hábil anterior solo vale para un tipo de cambio de día, y este es de {basis}",
            "the previous business day counts only for a rate of a day, and this is of the {basis}",
        ),
        (
            "escriba «día hábil anterior» en lugar del mes o periodo, o quítelo",
            "write «previous business day» instead of the month or period, or leave it out",
        ),
        (
            "Un tipo mensual o el promedio de un periodo no tiene un día que pueda faltar.",
            "A monthly rate, or the mean over a period, has no day that could be missing.",
        ),
    ),
}

LABELS: dict[str, Both] = {
    "label.exchange": ("Diferencia cambiaria, por su causa", "Exchange difference, by its cause"),
    "label.reference-rate": (
        "Tipo de cambio de referencia: {source}.",
        "Reference rate: {source}.",
    ),
    "label.at_rate": ("Al tipo de referencia", "At the reference rate"),
    "label.at-rate-of": (
        "{amount} a {rate} ({source}, {of})",
        "{amount} at {rate} ({source}, {of})",
    ),
    "label.provisional": (
        "{amount} por recibir, a {rate} ({source}, {of}): provisional",
        "{amount} still to come, at {rate} ({source}, {of}): provisional",
    ),
    "label.exchange-note": (
        "Mercado: lo que valía al tipo de referencia el día que salió, menos lo que valía al "
        "recibirse. Banco: lo que se obtuvo, menos lo primero.",
        "Market: what it was worth at the reference rate of the day it went out, less its worth "
        "when it came. Bank: what was got for it, less the former.",
    ),
}
