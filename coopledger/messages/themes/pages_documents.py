"""Words of the page of a book's documents."""

from coopledger.messages.finding_text import Both

LABELS: dict[str, Both] = {
    "web.attach-here": (
        "Suelte aquí la factura, el oficio o la transferencia. Se guarda tal como está.",
        "Drop the invoice, the letter or the transfer receipt here. It is kept as it is.",
    ),
    "web.attach-of": ("Folio al que pertenece", "Reference it belongs to"),
    "web.attach-use": ("Qué es", "What it is"),
    "web.attach-not-said": ("(sin decir)", "(not said)"),
    "web.attach": ("Adjuntar", "Attach"),
    "web.attach-to": ("Adjuntar…", "Attach…"),
    "web.documents-all": ("Documentos ({count})", "Documents ({count})"),
    "web.documents-none": (
        "Movimientos sin documento ({count})",
        "Movements without one ({count})",
    ),
    "web.document-number": ("Número", "Number"),
    "web.document-name": ("Nombre", "Name"),
    "web.save-document": ("Guardar una copia", "Save a copy"),
}
