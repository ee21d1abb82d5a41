"""Words of the pages on which statements, bank reconciliations and totals are issued."""

from coopledger.messages.finding_text import Both

LABELS: dict[str, Both] = {
    "web.issue": ("Emitir", "Issue"),
    "web.issue-said": (
        "Lo emitido queda fijo con su número: sus cifras se conservan aunque después se corrija.",
        "What is issued is frozen under its number: its figures stay, whatever is set right later.",
    ),
    "web.book": ("Libro", "Book"),
    "web.last-issued": ("Último emitido", "Last issued"),
    "web.nothing-issued": ("Nada emitido todavía.", "Nothing was issued yet."),
    "web.since-then": ("Desde entonces", "Since then"),
    "web.unchanged": ("Sin cambios", "Unchanged"),
    "web.changed": ("Hay cambios", "Changed"),
    "web.issue-of": ("Emitir…", "Issue…"),
    "web.issue-what": ("Qué se emite", "What is issued"),
    "web.issue-statement": ("Estado de ejercicio", "Statement"),
    "web.issue-account": (
        "Conciliación bancaria de la cuenta {account}",
        "Bank reconciliation of account {account}",
    ),
    "web.issue-number": ("Número (si no es el siguiente)", "Number (if not the next)"),
    "web.issue-number-of": ("Número", "Number"),
    "web.years-asked": (
        "Año o años (2016, 2014-2016; vacío: todos)",
        "Year or years (2016, 2014-2016; empty: all)",
    ),
    "web.head-and-signers": ("Membrete y firmas", "Letterhead and signatures"),
    "web.head-said": (
        "Lo que la institución tiene guardado, si algo tiene. Lo que se cambie aquí vale solo para "
        "este papel; entonces también la imagen se da aquí.",
        "What the institution has recorded, if anything. What is changed here is for this paper "
        "alone; the picture is then given here, too.",
    ),
    "web.head-line": ("Membrete, renglón {place}", "Letterhead, line {place}"),
    "web.head-picture": (
        "Imagen del membrete, PNG o JPEG (si no es la guardada)",
        "Picture of the letterhead, PNG or JPEG (if not the recorded one)",
    ),
    "web.prepared": ("Elaboró", "Prepared by"),
    "web.reviewed": ("Revisó", "Reviewed by"),
    "web.authorised": ("Autorizó", "Authorised by"),
    "web.office": ("Cargo", "Office"),
    "web.issue-see": ("Ver lo que diría", "See what it would say"),
    "web.issue-nothing-yet": ("Todavía no se emite nada.", "Nothing is issued yet."),
    "web.issue-would-say": ("Lo que diría {reference}", "What {reference} would say"),
    "web.issue-is-there": (
        "Ya está emitido, igual, como {reference}",
        "The very same is issued already, as {reference}",
    ),
    "web.issue-look": ("Ver {reference}", "See {reference}"),
    "web.issue-now": ("Emitir {reference}", "Issue {reference}"),
    "web.issue-for-ever": (
        "Queda guardado con su papel; no se borra ni se cambia.",
        "It is recorded with its paper; it is neither deleted nor changed.",
    ),
    "web.issue-moved": (
        "Los libros cambiaron mientras usted decidía. No se emitió nada; esto es lo que diría "
        "ahora.",
        "The books changed while you were deciding. Nothing was issued; this is what it would say "
        "now.",
    ),
    "web.issued-now": ("Emitido: {reference}", "Issued: {reference}"),
    "web.issued-at": ("Emitido el", "Issued on"),
    "web.as-handed-over": ("Como se entregó", "As it was handed over"),
    "web.get-paper": ("Descargar el papel (PDF)", "Download the paper (PDF)"),
    "web.get-form": ("Descargar {form}", "Download {form}"),
}

MISUSE: dict[str, Both] = {
    "web.bad-head": (
        "«{seen}» no puede ir en el membrete ni en las firmas. Qué hacer: escriba un renglón de "
        "texto, y con cada cargo el nombre",
        "«{seen}» cannot stand in the letterhead or the signatures. What to do: write a line of "
        "text, and the name with each office",
    ),
    "web.large-picture": (
        "{path} es demasiado grande: se admiten {most} bytes. Qué hacer: use una imagen más chica",
        "{path} is too large: {most} bytes are allowed. What to do: use a smaller picture",
    ),
}
