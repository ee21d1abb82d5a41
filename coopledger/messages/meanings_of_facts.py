"""What is meant by what is found in facts beside the books: code -> (Spanish, English)."""

FACTS: dict[str, tuple[str, str]] = {
    "unknown-book": (
        "Todo movimiento es de un convenio o de un programa, y ese no está en el registro. Un "
        "documento de Excel siempre trae el suyo: esto le ocurre a quien registra desde otro "
        "programa.",
        "Every event is of an agreement or a programme, and this one is not in the ledger. A "
        "document in Excel always brings its own: this happens to those who record from another "
        "program.",
    ),
    "same-reference": (
        "Un folio nombra un solo hecho para siempre, y lo guardado no se reescribe: así puede "
        "demostrarse qué se sabía en cada fecha. Cargar otra vez un documento sin cambios es "
        "inofensivo; aquí el contenido cambió. Los términos de un convenio no cambian al editar "
        "su hoja, sino con una adenda.",
        "A reference names one fact for good, and what is recorded is not rewritten: so it can be "
        "proved what was known on each day. To load a document again unchanged does no harm; here "
        "the content has changed. An agreement's terms do not change by editing its sheet, but by "
        "an addendum.",
    ),
    "reference-twice": (
        "Un folio nombra un solo hecho, también entre hojas: una ministración y un gasto no "
        "pueden llamarse los dos «1». Si ambos quedaran, nadie sabría a cuál se refiere una "
        "reversa o una recuperación.",
        "A reference names one fact only, across sheets as well: a disbursement and an "
        "expenditure cannot both be called «1». If both stayed, nobody would know which of them a "
        "reversal or a recovery means.",
    ),
    "row-repeated": (
        "Dos filas iguales, con el mismo folio, son el mismo hecho, y se guarda una vez. Es "
        "inofensivo si la fila se copió sin querer; si fueron dos pagos iguales, a los libros les "
        "falta uno.",
        "Two equal rows with the same reference are the same fact, and it is recorded once. It "
        "does no harm where the row was copied by accident; where there were two equal payments, "
        "the books lack one.",
    ),
    "not-in-programme": (
        "Un programa con recursos propios no tiene donante ni cuentas. No recibe ministraciones "
        "ni devuelve dinero ni cambia sus términos; sus gastos y sus aportaciones en especie "
        "cuentan en los totales de cooperación.",
        "A programme on own funds has neither partner nor accounts. It receives no disbursements, "
        "returns no money and has no terms to change; its expenditures and contributions in kind "
        "count in the cooperation totals.",
    ),
    "unknown-account": (
        "Los saldos se llevan por cuenta, y solo en las cuentas que declara el convenio. Un "
        "movimiento en otra no tendría saldo al cual sumarse ni banco con el cual compararse; un "
        "programa con recursos propios no lleva cuentas.",
        "Balances are kept by account, and only in the accounts that the agreement declares. An "
        "event in another would have no balance to join and no bank to be compared with; a "
        "programme on own funds has no accounts.",
    ),
    "account-not-named": (
        "El convenio tiene varias cuentas en esa moneda. Cargar el movimiento a la que no es "
        "dejaría mal dos saldos, aunque el total cuadre; con una sola cuenta por moneda la "
        "columna puede quedar vacía.",
        "The agreement has several accounts in that currency. To charge the event to the wrong "
        "one would leave two balances wrong, though the total agrees; with one account a currency "
        "the column may stay empty.",
    ),
    "currency-mismatch": (
        "Cada importe tiene una sola moneda posible. La de un movimiento es la de su cuenta; lo "
        "que el donante envió o recibió va en la del convenio; una recuperación o un gasto no "
        "aceptado, en la de su gasto. Nada se convierte en silencio: un cambio de moneda es un "
        "traspaso con dos importes.",
        "Each amount has one possible currency. An event's is that of its account; what the "
        "partner sent or got is in the agreement's; a recovery or a disallowance is in that of "
        "its expenditure. Nothing is converted in silence: an exchange is a transfer with two "
        "amounts.",
    ),
    "worth-missing": (
        "Lo enviado y lo acreditado fijan juntos el tipo de cambio de la ministración. Con él se "
        "informa al donante, en su moneda, todo lo que se gaste de ella, y por eso no se "
        "sustituye por un tipo publicado.",
        "What was sent and what was credited together fix the rate of the disbursement. All that "
        "is spent of it is reported to the partner at that rate, so no published rate is put in "
        "its place.",
    ),
    "worth-not-face": (
        "En la moneda del convenio no hay nada que convertir. Si el banco retuvo una comisión, la "
        "diferencia no es cambiaria sino un gasto, y como gasto debe verse en el informe.",
        "In the agreement's own currency there is nothing to convert. Where the bank kept a fee, "
        "the difference is not one of exchange but an expenditure, and should be seen as such in "
        "the report.",
    ),
    "unknown-line": (
        "Solo se gasta en los rubros pactados, como los dejaron las adendas a la fecha del gasto. "
        "Un gasto sin rubro sí se admite y queda como no desglosado; un programa con recursos "
        "propios no lleva rubros.",
        "Money is spent only on the lines agreed, as addenda had them on the expenditure's date. "
        "An expenditure without a line is accepted and stands as not itemised; a programme on own "
        "funds has no lines.",
    ),
    "ineligible-line": (
        "El convenio tiene el rubro, pero marcado como no elegible: el donante no paga ese "
        "concepto. Si se cargara a sus recursos, habría que devolverlo.",
        "The agreement has the line, but marked as not eligible: the partner does not pay for it. "
        "Charged to the partner's money, it would have to be paid back.",
    ),
    "unknown-activity": (
        "Lo gastado y lo aportado en especie se informan por actividad, y esa clave no es de "
        "ninguna. Un gasto sin actividad sí se admite y queda como no desglosado.",
        "What was spent and what was given in kind are reported by activity, and that code is of "
        "none. An expenditure without an activity is accepted and stands as not itemised.",
    ),
    "outside-period": (
        "El donante solo paga lo que se gasta durante la vigencia, como estaba pactada en la "
        "fecha del gasto. Toda la fecha cae fuera, de modo que el gasto no puede cargarse al "
        "convenio; una adenda que no se ha registrado no cuenta.",
        "The partner pays only for what is spent during the agreement's period, as it was agreed "
        "on the expenditure's date. All of the date falls outside, so the expenditure cannot be "
        "charged to the agreement; an addendum that was not recorded does not count.",
    ),
    "partly-outside-period": (
        "La fecha se conoce como mes, año o periodo, y una parte queda fuera de la vigencia. Se "
        "admite tal como se conoce, pues el pago pudo hacerse dentro; en una revisión habrá que "
        "mostrar que así fue.",
        "The date is known as a month, a year or a range, and part of it falls outside the "
        "agreement's period. It is accepted as it is known, for the payment may have been inside; "
        "an audit will ask to see that it was.",
    ),
    "future-date": (
        "Los libros dicen lo que ya pasó; lo programado no cambia ningún saldo. Solo el convenio, "
        "las adendas, las reasignaciones y las actividades pueden tener fecha por venir. Hoy es "
        "lo que diga el reloj del equipo.",
        "The books say what has happened; what is planned changes no balance. Only the agreement, "
        "addenda, reallocations and activities may have a date to come. Today is what the "
        "computer's clock says.",
    ),
    "total-too-large": (
        "Con ese importe, las sumas del libro pasarían del máximo que se garantiza exacto. Ningún "
        "fondo de cooperación llega a eso: casi siempre sobra una cifra.",
        "With that amount, the book's sums would pass the largest that is kept exact. No "
        "cooperation fund comes near: mostly there is a digit too many.",
    ),
    "spent-beyond-received": (
        "En ningún día puede gastarse dinero del donante que aún no ha llegado. Se revisa fecha "
        "por fecha y moneda por moneda, con todas las cuentas juntas. No se aplica donde el "
        "convenio admite prefinanciamiento: entonces la institución adelanta y el saldo es "
        "negativo.",
        "On no day may money of the partner be spent that has not come yet. It is checked date by "
        "date and currency by currency, all accounts together. It does not apply where the "
        "agreement allows prefinancing: then the institution advances the money and the balance "
        "is negative.",
    ),
    "refund-beyond-held": (
        "Solo se devuelve lo que ese día queda en la cuenta y, en su moneda, en el convenio. Aun "
        "con prefinanciamiento, lo que adelantó la institución no es dinero que pueda devolverse "
        "al donante.",
        "Only what is left that day in the account, and of the agreement in that currency, can be "
        "returned. Even with prefinancing, what the institution advanced is no money to be "
        "returned to the partner.",
    ),
    "transfer-beyond-held": (
        "De una cuenta no sale por traspaso más de lo que tiene ese día. Lo que importa es el "
        "saldo de esa cuenta y lo que queda del convenio en su moneda: que otra cuenta tenga "
        "dinero no basta.",
        "No more leaves an account by transfer than it holds that day. What matters is that "
        "account's balance, and what is left of the agreement in its currency: that another "
        "account has money is not enough.",
    ),
    "leaves-without-money": (
        "En su fecha el movimiento cabe, pero ya no alcanzaría para otro posterior que está "
        "guardado. El saldo se revisa en cada día que sigue, no solo al final, y una reversa "
        "también puede quitarle su dinero a otro.",
        "On its own date there is money for it, but not any more for a later event that is "
        "recorded. The balance is checked on every day that follows, not only at the end, and a "
        "reversal can take another event's money, too.",
    ),
    "same-account": (
        "Un traspaso de una cuenta a sí misma no mueve nada. Por lo general, una de las dos "
        "claves está mal escrita, y el dinero salió o llegó en otra cuenta.",
        "A transfer from an account to itself moves nothing. Mostly one of the two codes is "
        "miswritten, and the money left or reached another account.",
    ),
    "exchange-in-one-currency": (
        "En un traspaso, un segundo importe significa un cambio de moneda. En una sola moneda "
        "llega lo que salió; si el banco cobró una comisión, esta se vería como dinero perdido y "
        "no como gasto.",
        "In a transfer, a second amount means an exchange. In one currency what left is what "
        "arrives; if the bank charged a fee, it would look like money lost and not like an "
        "expenditure.",
    ),
    "arrived-missing": (
        "Las dos cuentas están en monedas distintas, y el banco cambió una por otra. Los dos "
        "importes dicen a qué tipo; con uno solo habría que suponerlo, y los libros no suponen "
        "tipos de cambio.",
        "The two accounts are in different currencies, and the bank exchanged one for the other. "
        "The two amounts say at what rate; with only one it would have to be assumed, and the "
        "books assume no rate.",
    ),
    "balance-needs-day": (
        "El saldo del banco se compara con el de los libros al cierre de un día. De un mes o de "
        "un periodo no se sabría cuál de sus saldos es.",
        "The bank's balance is compared with that of the books at the end of a day. Of a month or "
        "a range nobody would know which of its balances it is.",
    ),
}
