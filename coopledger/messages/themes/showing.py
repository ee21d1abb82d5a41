"""Words of what is recorded under a reference."""

from coopledger.messages.finding_text import Both

LABELS: dict[str, Both] = {
    "show.revision": ("revisión {revision}", "revision {revision}"),
    "show.stands": ("vigente", "stands"),
    "show.taken-back": ("no vigente", "taken back"),
    "show.reversal": ("Reversa", "Reversal"),
    "show.reversed": ("{reference}, {when}: {reason}", "{reference}, {when}: {reason}"),
    "show.related": ("Relacionado con", "Related to"),
    "show.worth": ("Vale hoy", "Worth today"),
    "show.at-rate": ("{worth}, a {rate} {pair}", "{worth}, at {rate} {pair}"),
    "show.recorded": ("Guardado", "Recorded"),
    "show.recorded-by": ("{at}, por {who}", "{at}, by {who}"),
    "show.origin": ("Leído de", "Read from"),
    "show.no-origin": ("(lo guardó un programa)", "(a program recorded it)"),
    "show.chain": ("Cadena", "Chain"),
    "show.chain-place": (
        "asiento {seq} de {book}; su huella:",
        "record {seq} of {book}; its hash:",
    ),
    "show.ceiling": ("monto autorizado {ceiling}", "ceiling {ceiling}"),
    "show.not-eligible": ("no elegible", "not eligible"),
}
