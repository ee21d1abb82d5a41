"""Words of the head of a ledger and of issued statements."""

from coopledger.messages.finding_text import Both

LABELS: dict[str, Both] = {
    "kind.issue": ("estado de ejercicio emitido", "issued statement"),
    "field.issue.when": ("Al", "On"),
    "field.looked_at": ("Vio del libro", "Saw of the book"),
    "issued.place": ("los asientos 1 a {seq}", "records 1 to {seq}"),
    "field.head": ("Huella del registro", "Head of the ledger"),
    "field.rates": ("Tipos de cambio", "Rates"),
    "field.program": ("Versión", "Version"),
    "issued.line": (
        "Emitido como {reference}, con coopledger {program}",
        "Issued as {reference}, with coopledger {program}",
    ),
    "issued.rate": (
        "- Tipo de {source} ({basis}) para {when}: {rate} {currency} por {own}.",
        "- Rate of {source} ({basis}) for {when}: {rate} {currency} for one {own}.",
    ),
    "issued.looked-at": (
        "Se emitió con los asientos 1 a {seq} del libro. Huella del registro:",
        "It was issued from records 1 to {seq} of the book. Head of the ledger:",
    ),
    "issued.unchanged": (
        "Desde el estado {reference} (al {on}, emitido el {day}) no cambió ninguna de sus cifras.",
        "Since statement {reference} (on {on}, issued {day}) none of its figures has changed.",
    ),
    "issued.changed": (
        "Qué cambió desde el estado {reference} (al {on}, emitido el {day}):",
        "What changed since statement {reference} (on {on}, issued {day}):",
    ),
    "issued.was": ("Era", "Was"),
    "issued.is": ("Es", "Is"),
    "issued.difference": ("Diferencia", "Difference"),
    "issued.in-all": ("total equivalente en {currency}", "total equivalent in {currency}"),
    "issued.figure": ("{figure} ({currency})", "{figure} ({currency})"),
    "issued.part": (
        "{section}, {code}: {figure} ({currency})",
        "{section}, {code}: {figure} ({currency})",
    ),
    "issued.change": ("{name}: dice {was} y es {now}", "{name}: it says {was} and is {now}"),
    "issued.because": ("Por lo que se guardó después:", "By what was recorded since:"),
    "issued.record": (
        "- {reference}, {about}; guardado el {day}",
        "- {reference}, {about}; recorded {day}",
    ),
    "issued.more": (
        "- y {count} {count:one=asiento|other=asientos} más",
        "- and {count} more {count:one=record|other=records}",
    ),
    "issued.title": ("Estados emitidos de {code}", "Issued statements of {code}"),
    "issued.on": ("Al", "On"),
    "issued.issued": ("Emitido", "Issued"),
    "issued.by": ("Por", "By"),
    "issued.none": (
        "De {code} no se ha emitido ningún estado de ejercicio. Para emitir uno: coopledger issue "
        "{code} --on DÍA",
        "No statement of {code} has been issued. To issue one: coopledger issue {code} --on DAY",
    ),
    "issued.erased": (
        "El texto del estado {reference} (al {on}) se suprimió: ya no se puede imprimir. Sus "
        "cifras siguen guardadas: pídalas con --format csv o xlsx.",
        "The text of statement {reference} (on {on}) was erased: it can no longer be printed. Its "
        "figures are recorded still: ask for them with --format csv or xlsx.",
    ),
    "issued.already": (
        "Ya se emitió como {reference}, y no ha cambiado: no se guardó nada. Para verlo: "
        "coopledger issued {code} {reference}",
        "It was issued already as {reference}, and has not changed: nothing was recorded. To see "
        "it: coopledger issued {code} {reference}",
    ),
}

MISUSE: dict[str, Both] = {
    "issued.unknown": (
        "de {book} no se emitió ningún estado «{reference}». {near}Vea los que hay: coopledger "
        "issued {book}",
        "no statement «{reference}» of {book} was issued. {near}See those there are: coopledger "
        "issued {book}",
    ),
}
