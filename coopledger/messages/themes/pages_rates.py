"""Words of the page of an agreement's exchange rates."""

from coopledger.messages.finding_text import Both

LABELS: dict[str, Both] = {
    "web.rates": ("Tipos de cambio", "Exchange rates"),
    "web.rates-needed": ("Tipos que faltan", "Rates that are missing"),
    "web.rates-all-there": ("No falta ninguno", "None is missing"),
    "web.rates-more": ("Otros más: {count}.", "Further ones: {count}."),
    "web.rates-pair": ("Monedas", "Currencies"),
    "web.rates-source": ("Fuente", "Source"),
    "web.rates-look-up": ("Buscar los que faltan", "Look up those that are missing"),
    "web.rates-of-date": ("Buscar los de otra fecha", "Look up those of another date"),
    "web.rates-month": ("O de un mes", "Or of a month"),
    "web.rates-look": ("Buscar", "Look up"),
    "web.rates-of-date-said": (
        "De un día, con «Desde»; el promedio de varios, con «Desde» y «Hasta». Si no se dice la "
        "fuente es la que el convenio prescribe, o {usual}, que no necesita red; las demás se "
        "consultan en internet.",
        "Of one day, by «From»; the mean of several, by «From» and «To». The source, if none is "
        "named, is the one that the agreement prescribes, or {usual}, which needs no network; all "
        "others are asked on the internet.",
    ),
    "web.rates-file": ("O de un archivo:", "Or from a file:"),
    "web.rates-file-said": (
        "Una tabla ({endings}) con las columnas de la hoja «Tipos de cambio»: fecha, base, "
        "cotizada, valor y fuente.",
        "A table ({endings}) with the columns of the sheet «Rates»: date, base, quote, value and "
        "source.",
    ),
    "web.not-found": ("No se encontró", "Not found"),
}

MISUSE: dict[str, Both] = {
    "web.rates-one-date": (
        "se pide un día, un mes o un periodo, uno solo. Qué hacer: deje vacío lo demás",
        "a day, a month or a period is asked for, one of them. What to do: leave the rest empty",
    ),
}
