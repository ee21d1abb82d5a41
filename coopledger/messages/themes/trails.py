"""Words of the audit trail: who recorded what, when and why."""

from coopledger.messages.finding_text import Both

LABELS: dict[str, Both] = {
    "label.trail": ("Pista de auditoría", "Audit trail"),
    "sheet.trail": ("Asientos", "Records"),
    "sheet.trail-report": ("Pista de auditoría", "Audit trail"),
    "trail.at": ("{at}, {who}", "{at}, {who}"),
    "trail.opened": ("abrió {named} ({about})", "opened {named} ({about})"),
    "trail.recorded": ("registró {named} ({about})", "recorded {named} ({about})"),
    "trail.corrected": ("corrigió {named} ({about})", "corrected {named} ({about})"),
    "trail.reversed": ("reversó {named} ({about})", "reversed {named} ({about})"),
    "trail.closed": ("cerró {named} ({about})", "closed {named} ({about})"),
    "trail.adjusted": (
        "dejó {named} solo para ajustes ({about})",
        "left {named} for adjustments only ({about})",
    ),
    "trail.reopened": ("reabrió {named} ({about})", "reopened {named} ({about})"),
    "trail.issued": ("emitió {named} ({about})", "issued {named} ({about})"),
    "trail.undone": ("deshizo {named} ({about})", "took back {named} ({about})"),
    "trail.withdrawn": ("retiró el libro {named} ({about})", "withdrew book {named} ({about})"),
    "act.opened": ("apertura", "opening"),
    "act.recorded": ("registro", "recording"),
    "act.corrected": ("corrección", "correction"),
    "act.reversed": ("reversa", "reversal"),
    "act.closed": ("cierre", "closing"),
    "act.adjusted": ("solo ajustes", "adjustments only"),
    "act.reopened": ("reapertura", "reopening"),
    "act.issued": ("emisión", "issue"),
    "act.undone": ("carga deshecha", "load taken back"),
    "act.withdrawn": ("retiro del libro", "withdrawal of the book"),
    "trail.before": ("Antes", "Before"),
    "trail.after": ("Después", "After"),
    "trail.why": ("Motivo", "Why"),
    "trail.place": ("asiento {seq} de {book}", "record {seq} of {book}"),
    "trail.place-of-load": (
        "asiento {seq} de {book}, carga {load}",
        "record {seq} of {book}, load {load}",
    ),
    "trail.taken-back": (
        "sin efecto desde {when}, por la reversa {reference}",
        "without effect from {when} on, by reversal {reference}",
    ),
    "trail.none": (
        "Ningún asiento es de esos días y de esa persona. Han registrado: {people}",
        "No record is of those days and of that person. Who has recorded: {people}",
    ),
    "trail.nobody": ("Nadie ha registrado nada.", "Nobody has recorded anything."),
    "label.changes": ("Cambios", "Changes"),
    "changes.none": ("Nada se registró desde entonces.", "Nothing was recorded since then."),
    "changes.head": ("Huella de ahora: {head}", "Head now: {head}"),
    "column.act": ("Qué se hizo", "What was done"),
    "column.before": ("Antes", "Before"),
    "column.after": ("Después", "After"),
}

MISUSE: dict[str, Both] = {
    "changes.never-had": (
        "el libro {code} nunca tuvo la huella {head}. Qué hacer: dé una que haya escrito "
        "«coopledger head {code}», o quite la clave si es de todo el registro",
        "the book {code} never had the head {head}. What to do: give one that coopledger head "
        "{code} wrote, or leave out the code where it is of the whole ledger",
    ),
}
