"""Words of what people sign: the statement on paper, and what stands at its head and foot."""

from coopledger.messages.finding_text import Both

LABELS: dict[str, Both] = {
    "paper.stamped": (
        "Código cuadrado (QR) con el libro, el día, el fin de la cadena, la huella, las cifras y "
        "el código de este papel",
        "Square code (QR) with the book, the day, the end of the chain, the head, the figures and "
        "the code of this paper",
    ),
    "issued-paper.kept": (
        "{reference}: el que se guardó, SHA-256 {sha256}",
        "{reference}: the one that is kept, SHA-256 {sha256}",
    ),
    "issued-paper.now": (
        "{reference}: se hizo ahora y queda guardado, SHA-256 {sha256}",
        "{reference}: it was made now and is kept, SHA-256 {sha256}",
    ),
    "issued-paper.not-kept": (
        "{reference}: se hizo ahora y no se pudo guardar, así que no consta en el registro; "
        "SHA-256 {sha256}",
        "{reference}: it was made now and could not be kept, so that the ledger has no record of "
        "it; SHA-256 {sha256}",
    ),
    "issued-paper.text": (
        "{reference}: lo emitió otra versión; se imprime el texto que congeló, sin datos dentro",
        "{reference}: another version issued it; the text that it froze is printed, with no data "
        "inside",
    ),
    "issued-paper.frozen": (
        "Lo emitió la versión {program} del programa. Este es el texto que congeló entonces, tal "
        "cual; el papel no lleva datos dentro.",
        "Version {program} of the program issued it. This is the text that it froze then, as it "
        "is; the paper carries no data.",
    ),
    "paper.code": ("Código", "Code"),
    "paper.how-to-verify": (
        "El PDF de este estado lleva dentro los asientos con que se hizo. Para comprobarlo: "
        "coopledger verify y el nombre del archivo; para uno impreso, coopledger verify --code y "
        "su código.",
        "The PDF of this statement carries the records that it was made of. To prove it: "
        "coopledger verify and the name of the file; of a printed one, coopledger verify --code "
        "and its code.",
    ),
    "paper-file.source": (
        "Los asientos del libro, uno por línea, con su cadena",
        "The records of the book, one a line, with their chain",
    ),
    "paper-file.alternative": (
        "Lo que dice el estado, para programas, y con qué se hizo",
        "What the statement says, for programs, and what it was made with",
    ),
    "paper-file.supplement": ("La imagen del membrete", "The picture of the letterhead"),
    "sheet.paper": ("Estado de ejercicio", "Statement"),
    "paper.title": ("Estado de ejercicio de los recursos", "Statement of the use of funds"),
    "paper.on": ("Al {on}", "On {on}"),
    "paper.between": ("Del {since} al {on}", "From {since} to {on}"),
    "paper.public": (
        "Versión pública: donde se omitió un dato personal dice (reservado).",
        "Public edition: where personal data was left out it says (withheld).",
    ),
    "paper.issued": ("Emitido como {reference}", "Issued as {reference}"),
    "paper.foot": ("{code}, al {on}", "{code}, on {on}"),
    "paper.foot-between": ("{code}, del {since} al {on}", "{code}, from {since} to {on}"),
    "paper.parties": ("Partes, condiciones y fechas", "Parties, terms and dates"),
    "paper.summary": ("Recibido y su destino", "What came and what became of it"),
    "paper.period": ("En el periodo", "In the period"),
    "paper.since-start": ("Desde el inicio", "Since the start"),
    "paper.opening": ("Saldo al inicio del {since}", "Balance at the start of {since}"),
    "paper.closing": ("Saldo disponible al {on}", "Held on {on}"),
    "paper.period-note": (
        "En el periodo: lo acumulado al {on} menos lo acumulado al {eve}.",
        "In the period: what adds up by {on} less what added up by {eve}.",
    ),
    "paper.exchange": ("Diferencia cambiaria", "Exchange difference"),
    "paper.exchange-how": (
        "Es lo que se reporta de lo que salió menos lo que valía al tipo de cambio con que "
        "llegó ({rule}); una pérdida es negativa.",
        "It is what is reported of all that went out less what it was worth at the rate at which "
        "it came ({rule}); a loss is negative.",
    ),
    "paper.reported-out": ("Lo que salió, como se reporta", "What went out, as it is reported"),
    "paper.worth-out": (
        "Lo que valía al tipo de cambio con que llegó",
        "What it was worth at the rate at which it came",
    ),
    "paper.budget": ("Presupuesto", "Budget"),
    "paper.authorised": ("Autorizado", "Authorised"),
    "paper.changes": ("Ampliaciones / (reducciones)", "Increases / (decreases)"),
    "paper.by-activity": ("Por actividad, donante y mes", "By activity, partner and month"),
    "paper.auxiliary": ("Auxiliar de movimientos", "Auxiliary ledger"),
    "paper.line": ("Rubro", "Line"),
    "paper.evidence": ("Comprobante", "Evidence"),
    "paper.came": ("Ingreso", "In"),
    "paper.went": ("Egreso", "Out"),
    "paper.balance": ("Saldo", "Balance"),
    "paper.balance-before": ("Saldo anterior", "Balance before"),
    "paper.sum-of-days": (
        "Suma de los movimientos y saldo",
        "Total of these movements, and balance",
    ),
    "paper.nothing-moved": ("Sin movimientos.", "Nothing moved."),
    "paper.invoice": ("{number} ({when})", "{number} ({when})"),
    "paper.documents": ("doc. {numbers}", "doc. {numbers}"),
    "paper.auxiliary-note": (
        "La fecha de cada asiento es la de pago; entre paréntesis, la de emisión, del gasto o "
        "de su comprobante. Donde no se dice, la de emisión es la de pago. "
        "Doc.: su número en la lista de documentos.",
        "The day of each record is that of payment; in brackets, that of issue, of the expenditure "
        "or of its invoice. Where none is said, that of issue is that of payment. Doc.: its "
        "number in the list of documents.",
    ),
    "paper.disallowances": (
        "Gasto no aceptado y recuperaciones",
        "Disallowances and recoveries",
    ),
    "paper.disallowance": (
        "{reference}, {when}, del gasto {of}: {reason}",
        "{reference}, {when}, of expenditure {of}: {reason}",
    ),
    "paper.disallowed": ("No aceptado", "Disallowed"),
    "paper.cleared": ("Solventado", "Cleared"),
    "paper.written-off": ("Condonado", "Written off"),
    "paper.made-good": ("Subsanado", "Made good"),
    "paper.by": ("Con", "By"),
    "paper.due-back": ("Pendiente", "Outstanding"),
    "paper.recovery": (
        "{reference}, {when}, del gasto {of}",
        "{reference}, {when}, of expenditure {of}",
    ),
    "paper.recovered": ("Recuperaciones", "Recoveries"),
    "paper.advances": ("Gastos a comprobar", "Advances"),
    "paper.advance": ("{account}: {holder}", "{account}: {holder}"),
    "paper.given": ("Entregado", "Given"),
    "paper.accounted": ("Comprobado", "Accounted for"),
    "paper.given-back": ("Reintegrado", "Returned"),
    "paper.other": ("Otros", "Other"),
    "paper.left": ("Por comprobar", "Outstanding"),
    "paper.days": ("Días", "Days"),
    "paper.bank": ("Conciliación bancaria", "Bank reconciliation"),
    "paper.no-balance": (
        "No hay ningún saldo bancario registrado a esta fecha.",
        "No bank balance is recorded by this day.",
    ),
    "paper.bank-withheld": (
        "No va en la versión pública.",
        "A public edition has none.",
    ),
    "paper.rates": ("Tipos de cambio", "Exchange rates"),
    "paper.instalment-rates": (
        "{currency}: con qué tipo de cambio llegó",
        "{currency}: at which rate it came",
    ),
    "paper.amount": ("Importe", "Amount"),
    "paper.worth": ("Valor en {currency}", "Worth in {currency}"),
    "paper.rates-used": (
        "Tipos de cambio publicados que se usaron",
        "Published rates that were used",
    ),
    "paper.findings": ("Asuntos pendientes", "Matters outstanding"),
    "paper.notes": ("Notas", "Notes"),
    "paper.proof": ("Dónde está registrado", "Where it is recorded"),
    "paper.end": ("Último asiento del libro", "Last record of the book"),
    "paper.end-said": ("n.º {seq}, {hash}", "no. {seq}, {hash}"),
    "paper.head": ("Huella del registro", "Head of the ledger"),
    "paper.prepared": ("Elaboró", "Prepared by"),
    "paper.reviewed": ("Revisó", "Reviewed by"),
    "paper.authorised-by": ("Autorizó", "Authorised by"),
    "picture.waterfall": (
        "De lo recibido al saldo disponible ({currency})",
        "From what was received to what is held ({currency})",
    ),
    "picture.lines": (
        "Presupuesto y ejercido por rubro ({currency})",
        "Budget and spent by line ({currency})",
    ),
    "picture.months": ("Ejercido por mes ({currency})", "Spent by month ({currency})"),
    "picture.bar": ("{label}: {amount}", "{label}: {amount}"),
    "picture.below": ("Desde", "From"),
    "picture.came": ("Ingresó", "Came in"),
    "picture.went": ("Salió", "Went out"),
    "picture.left": ("Quedó", "Is left"),
    "picture.modified": ("Presupuesto modificado", "Modified budget"),
    "picture.spent": ("Ejercido", "Spent"),
}

MISUSE: dict[str, Both] = {
    "issued-paper.letterhead": (
        "el papel de {reference} ya está guardado, con el membrete con que se hizo: pídalo sin "
        "membrete",
        "the paper of {reference} is kept already, with the letterhead that it was made with: ask "
        "for it without one",
    ),
    "issued-paper.erased": (
        "el papel de {reference} se suprimió y ya no se puede dar",
        "the paper of {reference} was erased and can no longer be given",
    ),
    "issued-paper.days": (
        "un estado emitido es como se emitió: pídalo sin días ni versión pública",
        "an issued statement is as it was issued: ask for it without days and public edition",
    ),
    "settings.unreadable": (
        "no se puede leer {path} ({said}): dé un archivo TOML como el de {page}",
        "{path} cannot be read ({said}): give a TOML file such as the one of {page}",
    ),
    "settings.missing": (
        "en {path} falta {keys}: vea {page}",
        "in {path}, {keys} is missing: see {page}",
    ),
    "settings.bad-value": (
        "en {path}, {key} no puede ser «{seen}»: vea {page}",
        "in {path}, {key} cannot be «{seen}»: see {page}",
    ),
    "letterhead.not-drawn": (
        "la imagen del membrete está dañada ({said}): ábrala y guárdela otra vez",
        "the picture of the letterhead is damaged ({said}): open it and save it again",
    ),
    "letterhead.no-picture": (
        "{path} no es una imagen PNG ni JPEG: guárdela en uno de estos formatos",
        "{path} is neither a PNG nor a JPEG picture: save it as one of them",
    ),
    "cli.day-twice": (
        "--on ya dice el día; con --from use --to",
        "--on says the day already; with --from use --to",
    ),
}
