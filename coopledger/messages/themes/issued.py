"""Words of the head of a ledger, and of issued statements and bank reconciliations."""

from coopledger.messages.finding_text import Both

LABELS: dict[str, Both] = {
    "kind.issue": ("estado de ejercicio emitido", "issued statement"),
    "kind.issued-reconciliation": (
        "conciliación bancaria emitida",
        "issued bank reconciliation",
    ),
    "kind.issued-totals": ("totales de la cooperación emitidos", "issued cooperation totals"),
    "field.years": ("Años y libros que se sumaron", "Years, and books that were added"),
    "field.issue.when": ("Al", "On"),
    "field.looked_at": ("Vio del libro", "Saw of the book"),
    "issued.place": ("los asientos 1 a {seq}", "records 1 to {seq}"),
    "issued.book-place": ("{book}: los asientos 1 a {seq}", "{book}: records 1 to {seq}"),
    "field.head": ("Huella del registro", "Head of the ledger"),
    "field.rates": ("Tipos de cambio", "Rates"),
    "field.program": ("Versión", "Version"),
    "issued.line": (
        "Emitido como {reference}, con coopledger {program}",
        "Issued as {reference}, with coopledger {program}",
    ),
    "issued.line-of-account": (
        "Emitida como {reference}, con coopledger {program}",
        "Issued as {reference}, with coopledger {program}",
    ),
    "issued.line-of-totals": (
        "Emitidos como {reference}, con coopledger {program}",
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
    "issued.unchanged-of-account": (
        "Desde la conciliación {reference} (al {on}, emitida el {day}) no cambió ninguna de sus "
        "cifras.",
        "Since reconciliation {reference} (on {on}, issued {day}) none of its figures has changed.",
    ),
    "issued.unchanged-of-totals": (
        "Desde los totales {reference} (al {on}, emitidos el {day}) no cambió ninguna de sus "
        "cifras.",
        "Since totals {reference} (on {on}, issued {day}) none of their figures has changed.",
    ),
    "issued.changed-of-totals": (
        "Qué cambió desde los totales {reference} (al {on}, emitidos el {day}):",
        "What changed since totals {reference} (on {on}, issued {day}):",
    ),
    "issued.count": (
        "{year}, actividades, {activity_kind}: eran {was} y son {now}",
        "{year}, activities, {activity_kind}: there were {was} and there are {now}",
    ),
    "issued.changed-of-account": (
        "Qué cambió desde la conciliación {reference} (al {on}, emitida el {day}):",
        "What changed since reconciliation {reference} (on {on}, issued {day}):",
    ),
    "issued.unstated": (
        "El saldo del banco al {on} ya no está guardado: esa conciliación no puede hacerse hoy.",
        "The bank's balance on {on} is recorded no more: that reconciliation cannot be drawn up "
        "today.",
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
    "issued.title": ("Emitido de {code}", "Issued of {code}"),
    "issued.what": ("Qué", "What"),
    "issued.statement": ("Estado de ejercicio", "Statement"),
    "issued.reconciliation": (
        "Conciliación bancaria {account}",
        "Bank reconciliation {account}",
    ),
    "issued.totals": ("Cooperación {years}", "Cooperation {years}"),
    "issued.totals-of-all": ("Cooperación de todos los años", "Cooperation of all years"),
    "issued.on": ("Al", "On"),
    "issued.issued": ("Emitido", "Issued"),
    "issued.by": ("Por", "By"),
    "issued.none": (
        "De {code} no se ha emitido nada. Para emitir un estado de ejercicio: coopledger issue "
        "{code} --on DÍA; una conciliación bancaria: coopledger issue {code} --account CUENTA --on "
        "DÍA; totales, en el libro de la institución: coopledger issue --year AÑO {code}",
        "Nothing of {code} has been issued. To issue a statement: coopledger issue {code} --on "
        "DAY; a bank reconciliation: coopledger issue {code} --account ACCOUNT --on DAY; totals, "
        "in the book of the institution: coopledger issue --year YEAR {code}",
    ),
    "issued.erased": (
        "El texto del estado {reference} (al {on}) se suprimió: ya no se puede imprimir. Sus "
        "cifras siguen guardadas: pídalas con --format csv o xlsx.",
        "The text of statement {reference} (on {on}) was erased: it can no longer be printed. Its "
        "figures are recorded still: ask for them with --format csv or xlsx.",
    ),
    "issued.erased-of-account": (
        "El texto de la conciliación {reference} (al {on}) se suprimió: ya no se puede imprimir. "
        "Sus cifras siguen guardadas: pídalas con --format csv o xlsx.",
        "The text of reconciliation {reference} (on {on}) was erased: it can no longer be printed. "
        "Its figures are recorded still: ask for them with --format csv or xlsx.",
    ),
    "issued.erased-of-totals": (
        "El texto de los totales {reference} (al {on}) se suprimió: ya no se puede imprimir. Sus "
        "cifras siguen guardadas: pídalas con --format csv o xlsx.",
        "The text of totals {reference} (on {on}) was erased: it can no longer be printed. Its "
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
    "issue.moved": (
        "los libros cambiaron desde que se miraron; no se emitió nada. Qué hacer: mire de nuevo lo "
        "que diría, y emítalo",
        "the books changed since they were looked at; nothing was issued. What to do: look again "
        "at what it would say, and issue that",
    ),
    "issued.unknown": (
        "de {book} no se emitió nada como «{reference}». {near}Vea lo que hay: coopledger issued "
        "{book}",
        "nothing of {book} was issued as «{reference}». {near}See what there is: coopledger issued "
        "{book}",
    ),
    "issued.no-totals": (
        "no se emitieron totales como «{reference}». {near}Vea lo que hay: coopledger issued "
        "CÓDIGO, con el código del libro de la institución",
        "no totals were issued as «{reference}». {near}See what there is: coopledger issued CODE, "
        "with the code of the institution's book",
    ),
    "issued.several-totals": (
        "hay totales emitidos como «{reference}» en varios libros: {books}. Pida los de uno: "
        "coopledger issued CÓDIGO {reference}",
        "totals were issued as «{reference}» in several books: {books}. Ask for those of one: "
        "coopledger issued CODE {reference}",
    ),
    "issue.no-bank-balance": (
        "no se emitió: de {code} no está guardado ningún saldo bancario de la cuenta {account} al "
        "{on} ni antes, y sin él no hay con qué conciliar. Cargue el estado de cuenta bancario con "
        "su saldo (coopledger import ARCHIVO --agreement {code}) o escríbalo en la hoja Saldos "
        "bancarios del libro",
        "nothing was issued: of {code} no balance of the bank is recorded of account {account} on "
        "{on} or before, and without one there is nothing to reconcile to. Load the bank's "
        "statement with its balance (coopledger import FILE --agreement {code}) or write it on the "
        "sheet Bank balances of the workbook",
    ),
}
