"""Words of the pages on which a year is closed, adjusted or opened again."""

from coopledger.messages.finding_text import Both

LABELS: dict[str, Both] = {
    "web.year": ("Ejercicio", "Year"),
    "web.change-to": ("Cambiar", "Change"),
    "web.period-closed": ("Cerrar…", "Close…"),
    "web.period-adjusting": ("Pasar a ajuste…", "Adjust…"),
    "web.period-open": ("Abrir…", "Open…"),
    "web.period-to-closed": ("Cerrar {year}", "Close {year}"),
    "web.period-to-adjusting": ("Pasar a ajuste {year}", "Have {year} adjusted"),
    "web.period-to-open": ("Abrir {year}", "Open {year}"),
    "web.period-means-closed": (
        "Cerrado: ya no recibe nada con fecha de ese año.",
        "Closed: it takes nothing more that is dated in it.",
    ),
    "web.period-means-adjusting": (
        "En ajuste: solo recibe correcciones de lo que ya tiene, y lo que lo comprueba.",
        "Being adjusted: it takes only what corrects what it has, and what proves it.",
    ),
    "web.period-means-open": (
        "Abierto: recibe todo lo que tenga fecha de ese año.",
        "Open: it takes all that is dated in it.",
    ),
    "web.nothing-in-way": ("Nada lo impide", "Nothing is in the way"),
    "web.in-the-way": ("Esto lo impide", "This is in the way"),
    "web.period-moved": (
        "Los libros cambiaron mientras usted decidía. No se registró nada; esto es lo que se diría "
        "ahora.",
        "The books changed while you were deciding. Nothing was recorded; this is what would be "
        "said now.",
    ),
    "web.period-propose": ("Proponerlo", "Propose it"),
}
