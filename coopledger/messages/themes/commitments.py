"""What is promised and not yet spent, and what is found in it."""

from coopledger.messages.finding_text import Both, FindingText

LABELS: dict[str, Both] = {
    "kind.commitment": ("compromiso", "commitment"),
    "kind.release": ("liberación de compromiso", "release of a commitment"),
    "sheet.commitment": ("Compromisos", "Commitments"),
    "sheet.release": ("Liberación de compromisos", "Releases of commitments"),
    "field.commitment": ("Compromiso", "Commitment"),
    "field.until": ("Vence", "Until"),
    "field.release.of": ("Compromiso", "Commitment"),
    "field.commitment.lines": ("Rubro", "Budget line"),
    "help-of.commitment": (
        "Folio del compromiso que se ejerce con este gasto, si lo hay.",
        "Reference of the commitment that this expenditure spends, if any.",
    ),
    "help-of.commitment.payee": ("Con quién se contrató.", "With whom it was agreed."),
    "help-of.commitment.amount": (
        "Todo lo contratado, en la moneda de una cuenta.",
        "All that was agreed, in the currency of an account.",
    ),
    "help-of.until": (
        "A más tardar cuándo se ejerce; vacío si no se sabe.",
        "By when it is to be spent; empty where nobody knows.",
    ),
    "help-of.release.of": (
        "El folio del compromiso que ya no se va a ejercer.",
        "The reference of the commitment of which no more will be spent.",
    ),
    "section.commitment": ("Compromisos", "Commitments"),
    "figure.committed": ("Comprometido", "Committed"),
    "figure.uncommitted": ("Por comprometer", "Uncommitted"),
    "figure.released": ("Liberado", "Released"),
    "figure.outstanding": ("Por ejercer", "Outstanding"),
    "label.line-committed": ("Comprometido", "Committed"),
    "label.line-uncommitted": ("Por comprometer", "Uncommitted"),
    "label.commitments": ("Compromisos", "Commitments"),
    "label.commitment-amount": ("Importe", "Amount"),
    "label.commitment-spent": ("Ejercido", "Spent"),
    "label.commitment-released": ("Liberado", "Released"),
    "label.commitment-outstanding": ("Por ejercer", "Outstanding"),
}

FINDINGS: dict[str, FindingText] = {
    "until-before-commitment": FindingText(
        what=(
            "el compromiso vence el {seen}, antes de su fecha, {when}",
            "the commitment is to be spent by {seen}, before its own date, {when}",
        ),
        remedy=("corrija una de las dos fechas", "correct one of the two dates"),
        meaning=(
            "Un compromiso se hace un día y se ejerce después. Si vence antes de hacerse, nada de "
            "él podría ejercerse a tiempo: una de las fechas está mal escrita.",
            "A commitment is made on a day and spent afterwards. If it ends before it is made, "
            "nothing of it could be spent in time: one of the dates is wrong.",
        ),
    ),
    "unknown-commitment": FindingText(
        what=(
            "no hay ningún compromiso «{seen}» vigente en el libro",
            "no commitment «{seen}» stands in the book",
        ),
        remedy=(
            "corrija el folio del compromiso, o regístrelo primero",
            "correct the commitment's reference, or record it first",
        ),
        meaning=(
            "Un gasto o una liberación dice de qué compromiso es, y ese folio no está en el libro, "
            "es de otra cosa o se reversó. Lo que queda por ejercer de un compromiso solo se sabe "
            "si lo que lo ejerce lo nombra bien.",
            "An expenditure or a release says which commitment it is of, and that reference is "
            "not in the book, is something else or was reversed. What is left of a commitment is "
            "known only where what spends it names it right.",
        ),
    ),
    "commitment-out-of-time": FindingText(
        what=(
            "el gasto es del {seen}, y el compromiso «{commitment}» va del {since} al {until}",
            "the expenditure is of {seen}, and the commitment «{commitment}» runs from {since} to "
            "{until}",
        ),
        remedy=(
            "revise las fechas; si el compromiso se amplió, corrija hasta cuándo vence",
            "check the dates; where the commitment was extended, correct by when it ends",
        ),
        meaning=(
            "Lo que se ejerce de un compromiso se paga después de hacerlo y antes de que venza o "
            "se libere. Es un aviso: el gasto se guarda, porque se pagó, y cuenta en el "
            "compromiso. Un pago anterior a su contrato es lo que un auditor pregunta primero.",
            "What is spent of a commitment is paid after it was made and before it ends or is "
            "released. It is a warning: the expenditure is recorded, for it was paid, and counts "
            "towards the commitment. A payment before its contract is what an auditor asks about "
            "first.",
        ),
    ),
    "commitment-overspent": FindingText(
        what=(
            "del compromiso «{commitment}» se ejercieron {seen} y se comprometieron {promised}: "
            "{excess} de más",
            "of the commitment «{commitment}» {seen} were spent and {promised} were promised: "
            "{excess} too much",
        ),
        remedy=(
            "corrija el compromiso si se amplió, o el folio que dice el gasto",
            "correct the commitment where it was extended, or the reference in the expenditure",
        ),
        meaning=(
            "Los gastos que nombran el compromiso suman más que lo comprometido, descontado lo "
            "que regresó. Es un aviso: lo pagado se guarda y cuenta en el rubro; del compromiso "
            "ya no queda nada por ejercer.",
            "The expenditures that name the commitment add up to more than was promised, less "
            "what came back. It is a warning: what was paid is recorded and counts on its line; "
            "nothing of the commitment is outstanding any more.",
        ),
    ),
    "release-before-commitment": FindingText(
        what=(
            "la liberación es del {seen}, y el compromiso es del {expected}",
            "the release is of {seen}, and the commitment is of {expected}",
        ),
        remedy=(
            "corrija la fecha, o el folio del compromiso",
            "correct the date, or the commitment's reference",
        ),
        meaning=(
            "Se libera lo que queda de un compromiso que ya se hizo. Uno que nunca debió "
            "registrarse no se libera: se reversa.",
            "What is left of a commitment that was made is released. One that should never have "
            "been recorded is not released, but reversed.",
        ),
    ),
    "released-already": FindingText(
        what=(
            "el compromiso «{of}» ya se liberó con «{by}»",
            "the commitment «{of}» was released already, by «{by}»",
        ),
        remedy=(
            "quite esta liberación, o corrija el folio del compromiso",
            "leave this release out, or correct the commitment's reference",
        ),
        meaning=(
            "Una liberación deja sin efecto todo lo que queda del compromiso. Una segunda no "
            "libera nada: casi siempre es de otro compromiso.",
            "A release gives up all that is left of the commitment. A second one releases "
            "nothing: mostly it is of another commitment.",
        ),
    ),
    "line-over-committed": FindingText(
        what=(
            "el rubro «{line}» ejerció {seen} y tiene {committed} comprometidos; su monto "
            "autorizado es {ceiling}: {excess} de más",
            "the line «{line}» spent {seen} and has {committed} committed; its ceiling is "
            "{ceiling}: {excess} too much",
        ),
        remedy=(
            "reasigne presupuesto, pida una adenda, o libere lo que no se va a ejercer",
            "reallocate budget, ask for an addendum, or release what will not be spent",
        ),
        meaning=(
            "Lo ejercido todavía cabe en el monto autorizado, pero no junto con lo comprometido "
            "que falta ejercer. Si todo se paga, el rubro rebasa y el donante puede no aceptar el "
            "exceso. Lo comprometido en otra moneda se dice al promedio de lo que llegó en ella.",
            "What was spent is still within the ceiling, but not together with what is committed "
            "and yet to be spent. If all of it is paid the line goes beyond its ceiling, and the "
            "partner may not accept the excess. What is committed in another currency is said at "
            "the average of all that came in it.",
        ),
    ),
    "commitment-not-compared": FindingText(
        what=(
            "lo comprometido del rubro «{line}» no puede compararse con su monto autorizado, "
            "{ceiling}: aún no llega dinero en esa moneda",
            "what is committed of the line «{line}» cannot be compared with its ceiling, "
            "{ceiling}: no money has come in that currency yet",
        ),
        remedy=(
            "registre la ministración cuando llegue; hasta entonces compárelo a mano",
            "record the disbursement when it comes; until then compare it by hand",
        ),
        meaning=(
            "Lo comprometido está en una moneda y el monto autorizado en otra, y nada ha llegado "
            "con que decir una en la otra. No se supone ningún tipo de cambio.",
            "What is committed is in one currency and the ceiling in another, and nothing has "
            "come by which to say one in the other. No exchange rate is assumed.",
        ),
    ),
    "commitment-past-due": FindingText(
        what=(
            "el compromiso «{commitment}» venció el {by} y quedan {outstanding} por ejercer",
            "the commitment «{commitment}» was to be spent by {by}, and {outstanding} are "
            "outstanding",
        ),
        remedy=(
            "registre el gasto que falta, corrija hasta cuándo vence, o libérelo",
            "record the missing expenditure, correct by when it ends, or release it",
        ),
        meaning=(
            "Nada se libera por sí solo: lo comprometido sigue apartado del rubro hasta que se "
            "ejerce o alguien lo libera. Pasada su fecha, alguien debe decir qué fue de él.",
            "Nothing is released by itself: what is committed stays set aside from its line until "
            "it is spent, or somebody releases it. After its day somebody has to say what became "
            "of it.",
        ),
    ),
}
