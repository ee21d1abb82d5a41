"""Words of the pages on which what one person prepared is approved by another, and who is who."""

from coopledger.messages.finding_text import Both

LABELS: dict[str, Both] = {
    # In whose name it is recorded.
    "web.signs": ("Guarda: {by}", "Recorded by: {by}"),
    "web.who-i-am": ("No soy yo", "That is not me"),
    "web.me": ("Quién guarda", "Who records"),
    "web.me-said": (
        "Lo que se guarde en esta ventana queda con este nombre, hasta que se cierre el programa.",
        "What is recorded in this window is recorded under this name, until the program is closed.",
    ),
    "web.names-are-claims": (
        "Un nombre es lo que cada quien dice ser: el programa no lo comprueba.",
        "A name is what each claims to be: the program does not prove it.",
    ),
    "web.name": ("Nombre", "Name"),
    "web.sign": ("Usar este nombre", "Use this name"),
    # What waits.
    "web.pending": ("Por autorizar", "To be approved"),
    "web.pending-said": (
        "Lo que una persona preparó y espera que otra lo autorice. Mientras espera no mueve "
        "ninguna cifra.",
        "What one person prepared and waits for another to approve. While it waits it moves no "
        "figure.",
    ),
    "web.proposal": ("Propuesta", "Proposal"),
    "web.proposal-of": ("Propuesta {reference}", "Proposal {reference}"),
    "web.approve": ("Autorizar como {by}", "Approve as {by}"),
    "web.refuse": ("Rechazar", "Refuse"),
    "web.withdraw": ("Retirar", "Withdraw"),
    "web.own-proposal": (
        "La preparó usted ({by}): la autoriza otra persona, con su propio nombre. Si no hay nadie "
        "más, podrá autorizarla con un motivo desde el {until}.",
        "You prepared it ({by}): another person approves it, under a name of their own. If there "
        "is nobody else, you may approve it with a reason from {until} on.",
    ),
    "web.alone-reason": (
        "Por qué no hay otra persona",
        "Why there is no other person",
    ),
    "web.approve-alone": ("Autorizar sin otra persona", "Approve without another person"),
    "web.undo-moved": (
        "Los libros cambiaron mientras usted decidía. No se deshizo nada; esto es lo que se "
        "desharía ahora.",
        "The books changed while you were deciding. Nothing was taken back; this is what would be "
        "taken back now.",
    ),
    "web.go-on": ("Volver a «{page}»", "Back to «{page}»"),
}

MISUSE: dict[str, Both] = {
    "web.no-name": (
        "falta el nombre. Qué hacer: escriba quién guarda",
        "the name is missing. What to do: say who records",
    ),
}
