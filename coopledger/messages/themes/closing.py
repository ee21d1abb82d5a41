"""Words of the closing package of an agreement, and of what keeps it from being closed."""

from coopledger.messages.finding_text import Both, FindingText

LABELS: dict[str, Both] = {
    "sheet.closing": ("Informe de cierre", "Closing package"),
    "closing.title": ("Informe de cierre y finiquito", "Closing package"),
    "closing.foot": ("{code}, cierre al {on}", "{code}, closing on {on}"),
    "closing.nothing-open": (
        "Nada impide cerrar el convenio.",
        "Nothing keeps the agreement from being closed.",
    ),
    "closing.open": (
        "Aún no puede cerrarse: vea «Qué falta para cerrarlo».",
        "It cannot be closed yet: see «What keeps it from being closed».",
    ),
    "closing.proposed-layout": (
        "Formato propuesto: ninguna norma pública lo fija.",
        "Proposed layout: no public rule sets it.",
    ),
    "closing.certificate": (
        "Saldo de cada cuenta al {on}, según los libros y según el banco.",
        "What each account holds on {on}, by the books and by the bank.",
    ),
    "closing.by-books": ("Según los libros", "By the books"),
    "closing.by-bank": ("Según el banco", "By the bank"),
    "closing.bank-on": ("Banco al", "Bank on"),
    "closing.closed-on": ("Cancelada", "Closed"),
    "closing.is-open": ("abierta", "open"),
    "closing.received": ("el donante recibió {received}", "the partner received {received}"),
    "closing.no-receipt": (
        "sin comprobante de la transferencia",
        "without a receipt of the transfer",
    ),
    "closing.document": ("documento", "document"),
    "closing.proved-by": (
        "{use}: documento {number}, {name}",
        "{use}: document {number}, {name}",
    ),
    "closing.hash": ("SHA-256 {sha256}", "SHA-256 {sha256}"),
    "closing.kept": ("guardado en el registro", "kept in the ledger"),
    "closing.not-kept": ("no está en el registro", "not in the ledger"),
    "closing.erased": ("suprimido", "erased"),
    "closing.none-budget": ("El convenio no tiene rubros.", "The agreement has no budget lines."),
    "closing.none-refunds": ("Sin reintegros.", "Nothing was returned."),
    "closing.none-disallowances": (
        "Sin gasto no aceptado ni recuperaciones.",
        "Nothing was disallowed or recovered.",
    ),
    "closing.none-keeps-open": (
        "Nada impide cerrar el convenio.",
        "Nothing keeps the agreement from being closed.",
    ),
    "closing.none-documents-kept": (
        "El registro no tiene documentos de este convenio.",
        "The ledger has no documents of this agreement.",
    ),
    "paper.receipts-and-payments": ("Ingresos y egresos", "Receipts and payments"),
    "paper.cash": ("Saldos de las cuentas", "Certificate of cash position"),
    "paper.refunds": ("Reintegros y su comprobante", "Refunds and their evidence"),
    "paper.keeps-open": ("Qué falta para cerrarlo", "What keeps it from being closed"),
    "paper.documents-kept": ("Documentos", "Documents"),
}

FINDINGS: dict[str, FindingText] = {
    "closing-held": FindingText(
        what=(
            "quedan {held} en la cuenta",
            "{held} are left in the account",
        ),
        remedy=(
            "registre el reintegro, los gastos o la ministración que falten",
            "record the refund, the expenditures or the disbursement that are missing",
        ),
        meaning=(
            "Un convenio se cierra cuando ninguna cuenta tiene dinero suyo: todo lo recibido se "
            "ejerció o se reintegró. Una cifra negativa es dinero que la institución adelantó.",
            "An agreement is closed when no account holds money of it: all that was received was "
            "spent or returned. A negative figure is money that the institution advanced.",
        ),
    ),
    "closing-advance": FindingText(
        what=(
            "{holder} tiene {held} por comprobar",
            "{holder} has {held} to account for",
        ),
        remedy=(
            "registre los gastos que comprobó y el traspaso de lo que devolvió",
            "record the expenditures that were accounted for, and the transfer of what was "
            "returned",
        ),
        meaning=(
            "Mientras un gasto a comprobar no se comprueba ni se devuelve, no se sabe en qué se "
            "usó ese dinero, y el convenio no puede cerrarse.",
            "As long as an advance is neither accounted for nor returned, nobody knows what that "
            "money was used for, and the agreement cannot be closed.",
        ),
    ),
    "closing-committed": FindingText(
        what=(
            "quedan {outstanding} comprometidos por ejercer",
            "{outstanding} that were promised are outstanding",
        ),
        remedy=(
            "registre el gasto que falta, o libere lo que no se va a ejercer",
            "record the missing expenditure, or release what will not be spent",
        ),
        meaning=(
            "Mientras quede algo comprometido, un proveedor puede cobrarlo, y el convenio no puede "
            "cerrarse. Lo que ya no se va a pagar se libera, con su motivo.",
            "As long as something is committed a supplier may ask for it, and the agreement cannot "
            "be closed. What will not be paid is released, with the reason.",
        ),
    ),
    "closing-no-balance": FindingText(
        what=(
            "la cuenta se movió por última vez el {moved}, y no hay saldo del banco de ese día ni "
            "posterior",
            "the account moved last on {moved}, and there is no balance of the bank of that day "
            "or later",
        ),
        remedy=(
            "cargue el último estado de cuenta bancario (coopledger import), o su saldo en la hoja "
            "Saldos bancarios",
            "load the bank's last statement (coopledger import), or its balance on the sheet Bank "
            "balances",
        ),
        meaning=(
            "El saldo final de una cuenta lo dice el banco. Sin un saldo posterior a su último "
            "movimiento, que la cuenta esté en ceros lo dicen solo los libros.",
            "What an account holds in the end is what the bank says. Without a balance after its "
            "last movement, only the books say that there is nothing left.",
        ),
    ),
    "closing-not-reconciled": FindingText(
        what=(
            "al {on} el banco dice {bank} y los libros {held}; quedan partidas en conciliación: "
            "{items}",
            "on {on} the bank says {bank} and the books {held}; reconciling items are left: "
            "{items}",
        ),
        remedy=(
            "registre cada partida o aclárela con el banco; coopledger match las muestra",
            "record each item, or settle it with the bank; coopledger match shows them",
        ),
        meaning=(
            "Al cerrar no debe quedar nada en tránsito ni por registrar: cada partida de la "
            "conciliación bancaria es algo que a uno de los dos lados le falta.",
            "At the end nothing may be on its way or unrecorded: each item of the bank "
            "reconciliation is something that one of the two sides lacks.",
        ),
    ),
    "closing-account-open": FindingText(
        what=(
            "no está registrado que la cuenta se canceló",
            "it is not recorded that the account was closed",
        ),
        remedy=(
            "cancélela en el banco y regístrelo con una adenda (columna Baja de cuenta)",
            "close it at the bank, and record that by an addendum (column Accounts closed)",
        ),
        meaning=(
            "Una cuenta que sigue abierta puede recibir o perder dinero (rendimientos, comisiones) "
            "después del cierre. Si es de la institución y sirve a otros fondos, dígalo en una "
            "nota del informe.",
            "An account that stays open may earn or lose money (interest, charges) after the "
            "agreement was closed. Where it is the institution's and serves other funds, say so "
            "in a note to the report.",
        ),
    ),
    "closing-refund-unproved": FindingText(
        what=(
            "el reintegro de {amount} no tiene el comprobante de su transferencia",
            "the refund of {amount} has no receipt of its transfer",
        ),
        remedy=(
            "adjúntelo al reintegro (coopledger attach), y diga que es una transferencia",
            "attach it to the refund (coopledger attach), and say that it is a transfer receipt",
        ),
        meaning=(
            "El donante y quien audita piden ver que el dinero volvió: el comprobante de la "
            "transferencia se guarda con el reintegro, y el informe de cierre dice cuál es y su "
            "huella.",
            "The partner and an auditor want to see that the money went back: the receipt of the "
            "transfer is kept with the refund, and the closing package says which it is, and its "
            "hash.",
        ),
    ),
}
