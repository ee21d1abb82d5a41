"""What is said of exchange rates."""

from coopledger.messages.finding_text import Both, FindingText

FINDINGS: dict[str, FindingText] = {
    "rate-of-another-day": FindingText(
        what=(
            "el tipo de cambio se pidió del {asked} y {source} lo da del {served}",
            "the rate was asked of {asked}, and {source} gives the one of {served}",
        ),
        remedy=(
            "registre el tipo del propio día; si no lo hay, el convenio debe decir que vale el "
            "del día hábil anterior (MXN, día hábil anterior, ECB)",
            "record the rate of the day itself; where there is none, the agreement has to say "
            "that the previous business day's counts (MXN, previous business day, ECB)",
        ),
        meaning=(
            "Un tipo de cambio vale para el día que dice su fuente. Tomar el de otro día, sin que "
            "el convenio lo permita, cambia lo que se informa.",
            "A rate holds for the day its source says. To take another day's, where the agreement "
            "does not allow it, changes what is reported.",
        ),
    ),
    "rate-of-other-currencies": FindingText(
        what=(
            "el tipo de cambio es de {seen}, y el libro se lleva en {expected}",
            "the rate is of {seen}, and the book is kept in {expected}",
        ),
        remedy=(
            "registre el tipo entre la moneda del convenio y la otra",
            "record the rate between the agreement's currency and the other",
        ),
        meaning=(
            "Un libro convierte solo entre su moneda y las de sus cuentas; un tipo entre otras "
            "dos no se usaría nunca.",
            "A book converts only between its own currency and its accounts'; a rate between two "
            "others would never be used.",
        ),
    ),
    "rate-not-of-a-day": FindingText(
        what=(
            "el día hábil anterior solo vale para un tipo de cambio de día, y este es de {basis}",
            "the previous business day counts only for a rate of a day, and this is of the {basis}",
        ),
        remedy=(
            "escriba «día hábil anterior» en lugar del mes o periodo, o quítelo",
            "write «previous business day» instead of the month or period, or leave it out",
        ),
        meaning=(
            "Un tipo mensual o el promedio de un periodo no tiene un día que pueda faltar.",
            "A monthly rate, or the mean over a period, has no day that could be missing.",
        ),
    ),
    "rate-basis": FindingText(
        what=(
            "la fecha «{seen}» no es la de un tipo de cambio como se dice (de un día, de un mes o "
            "de un periodo)",
            "the date «{seen}» is not that of a rate such as is said (of a day, of a month or of "
            "a period)",
        ),
        remedy=(
            "escriba un día (2016-12-29), un mes (2016-12) o un periodo (2016-07-04 a "
            "2016-12-31), según lo que se pidió a la fuente",
            "write a day (2016-12-29), a month (2016-12) or a period (2016-07-04 to 2016-12-31), "
            "as the source was asked",
        ),
        meaning=(
            "El tipo de un día, el de un mes y el promedio de un periodo son tres cifras "
            "distintas. Cada una se busca por la fecha de la que es.",
            "The rate of a day, that of a month and the mean over a period are three different "
            "figures. Each is looked for by the date it is of.",
        ),
    ),
    "rate-of-itself": FindingText(
        what=(
            "las dos monedas del tipo de cambio son la misma ({seen})",
            "the two currencies of the rate are the same ({seen})",
        ),
        remedy=(
            "escriba en Moneda base la del convenio y en Moneda cotizada la del gasto, como EUR y "
            "MXN; si son la misma, quite la fila",
            "write the agreement's currency as Base and that of the spending as Quote, like EUR "
            "and MXN; if they are the same, remove the row",
        ),
        meaning=(
            "Un tipo de cambio dice cuánto vale una moneda en otra. Entre una moneda y ella misma "
            "no hay qué publicar.",
            "An exchange rate says what one currency is worth in another. Between a currency and "
            "itself there is nothing to publish.",
        ),
    ),
    "rate-served-later": FindingText(
        what=(
            "la fuente lo publicó para {seen}, después de {when}, que es la fecha pedida",
            "the source published it for {seen}, after {when}, which is the date asked",
        ),
        remedy=(
            "busque el tipo de la fecha pedida; si ese día no hubo, el del día hábil anterior, y "
            "solo si el convenio lo acepta",
            "look for the rate of the date asked; if there was none that day, that of the "
            "business day before, and only if the agreement accepts it",
        ),
        meaning=(
            "Un tipo de cambio se toma de su día o, si el convenio lo acepta, del día hábil "
            "anterior. Ninguno se toma de un día que aún no llegaba.",
            "A rate is taken from its day or, where the agreement accepts it, from the business "
            "day before. None is taken from a day that was yet to come.",
        ),
    ),
    "rate-name": FindingText(
        what=(
            "la referencia del tipo de cambio es «{seen}»; por lo que es, le toca «{expected}»",
            "the rate has the reference «{seen}»; being what it is, its own is «{expected}»",
        ),
        remedy=(
            "deje vacía la referencia: se forma sola",
            "leave the reference empty: it is made by itself",
        ),
        meaning=(
            "La referencia de un tipo de cambio dice su fuente, sus monedas y su fecha. Así no "
            "puede haber dos cifras del mismo tipo en un libro.",
            "The reference of a rate says its source, its currencies and its date. So a book "
            "cannot have two figures of the same rate.",
        ),
    ),
    "rate-not-plain": FindingText(
        what=(
            "«{seen}» no es un tipo de cambio: se espera un número mayor que cero, como 21.6329",
            "«{seen}» is no rate: a number above zero is expected, like 21.6329",
        ),
        remedy=(
            "escriba la cifra tal como se publicó; si es por cada 100 unidades, dígalo en la "
            "columna Unidades",
            "write the figure as it was published; if it is for every 100 units, say so in the "
            "column Units",
        ),
        meaning=(
            "Con un tipo de cambio se calcula, así que se lee entero, con todos sus decimales. El "
            "cero, un signo o una fórmula sin valor no son un tipo de cambio.",
            "A rate is calculated with, so it is read whole, with all its decimals. Nought, a "
            "sign or a formula without a value are no rate.",
        ),
    ),
}

LABELS: dict[str, Both] = {
    "basis.fixed": ("fijo", "fixed"),
    "basis.day": ("día", "day"),
    "basis.previous-day": ("día hábil anterior", "previous business day"),
    "basis.month": ("mes", "month"),
    "basis.period": ("periodo", "period"),
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
    "kind.rate": ("tipo de cambio", "exchange rate"),
    "choice.day": ("Día", "Day"),
    "choice.month": ("Mes", "Month"),
    "choice.period": ("Periodo", "Period"),
    "field.base": ("Moneda base", "Base"),
    "field.quote": ("Moneda cotizada", "Quote"),
    "field.basis": ("Es de un", "Basis"),
    "field.served": ("Fecha servida", "Date served"),
    "field.published_by": ("Fuente", "Source"),
    "field.value": ("Tipo de cambio", "Value"),
    "field.rate.source": ("Documento soporte", "Document"),
    "column.base": ("Base", "Base"),
    "column.quote": ("Cotizada", "Quote"),
    "column.basis": ("Es de un", "Basis"),
    "column.when": ("Fecha", "Date"),
    "column.served": ("Fecha servida", "Date served"),
    "column.value": ("Tipo de cambio", "Value"),
    "column.published_by": ("Fuente", "Source"),
    "column.source": ("Documento soporte", "Document"),
    "help-of.base": (
        "La moneda de la que es una unidad: EUR.",
        "The currency one unit is of: EUR.",
    ),
    "help-of.quote": (
        "La moneda en que se dice cuánto vale: MXN.",
        "The currency that says its value: MXN.",
    ),
    "help-of.rate.when": (
        "El día, el mes o el periodo del que es.",
        "The day, the month or the period it is of.",
    ),
    "help-of.basis": (
        "Día, Mes o Periodo (un promedio); vacío: lo que diga la fecha.",
        "Day, Month or Period (a mean); empty: as the date says.",
    ),
    "help-of.value": (
        "Unidades de la moneda cotizada por una de la base, con todos los decimales publicados.",
        "Units of the quote currency for one of the base, with every decimal published.",
    ),
    "help-of.units": (
        "Solo si la cifra es por varias unidades de la base, como 100.",
        "Only where the figure is for several units of the base, such as 100.",
    ),
    "help-of.served": (
        "Solo si es el del día hábil anterior: su fecha.",
        "Only where it is that of the business day before: its date.",
    ),
    "help-of.published_by": (
        "Quién lo publica, como lo llama el convenio: BCE, BANXICO-FIX, BANXICO-DOF, INFOREURO...",
        "Who publishes it, as the agreement calls it: ECB, BANXICO-FIX, BANXICO-DOF, INFOREURO...",
    ),
    "help-of.rate.source": (
        "Dónde consta: documento, página, oficio.",
        "Where it says so: document, page, letter.",
    ),
    "rates.of": (
        "{reference}: {value} {quote} por {base}{served}{made_of}",
        "{reference}: {value} {quote} per {base}{served}{made_of}",
    ),
    "rates.served": (", del {served}", ", of {served}"),
    "rates.made-of": (" [{made_of}]", " [{made_of}]"),
    "rates.exact": ("{decimal}… ({exact})", "{decimal}… ({exact})"),
    "rates.none": (
        "{reference}: no se obtuvo. {why}",
        "{reference}: not found. {why}",
    ),
    "rates.nothing-missing": (
        "{code}: no falta ningún tipo de cambio",
        "{code}: no exchange rate is missing",
    ),
    "rates.nothing-recorded": (
        "{code} no tiene tipos de cambio guardados",
        "{code} has no exchange rates recorded",
    ),
    "rates.recorded": ("Tipos de cambio de {code}", "Exchange rates of {code}"),
}
