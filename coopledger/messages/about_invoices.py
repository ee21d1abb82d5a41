"""What is said of invoices: code -> what, remedy, meaning; and labels."""

from coopledger.messages.said import Both, Said

FINDINGS: dict[str, Said] = {
    "xml-damaged": Said(
        (
            "el XML está dañado en el renglón {line} ({seen})",
            "the XML is damaged at line {line} ({seen})",
        ),
        (
            "pida el archivo de nuevo a quien lo emitió; abrirlo y guardarlo lo cambia",
            "ask whoever issued it for the file again; to open and save it changes it",
        ),
        (
            "Un XML que no está completo o que se modificó no prueba nada: se lee tal como se "
            "emitió, o no se lee.",
            "An XML that is not whole, or that was changed, proves nothing: it is read as it was "
            "issued, or not at all.",
        ),
    ),
}

LABELS: dict[str, Both] = {}
