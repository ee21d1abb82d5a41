"""What is meant by what is found in the books themselves: code -> (Spanish, English)."""

STANDING: dict[str, tuple[str, str]] = {
    "line-over-ceiling": (
        "El rubro ya gastó más que su tope, contadas las adendas y reasignaciones hasta ese día. "
        "El gasto sí está guardado, porque se pagó; pero el donante puede no aceptar el exceso, y "
        "entonces habría que devolverlo.",
        "The line has spent more than its ceiling, addenda and reallocations up to that day "
        "counted. The spending is recorded, for it was paid; but the partner may not accept the "
        "excess, and then it would have to be paid back.",
    ),
    "not-zero-at-closing": (
        "Terminada la vigencia ya no se gasta, y lo que queda es del donante. Es normal mientras "
        "se hace el reintegro; una cifra negativa es dinero que la institución adelantó y aún no "
        "recibe.",
        "Once the agreement has ended nothing more is spent, and what is left is the partner's. "
        "It is normal while the refund is under way; a negative figure is money that the "
        "institution advanced and has not received.",
    ),
    "refund-due": (
        "Hay dinero en poder y el convenio fija la fecha para devolver lo que no se use. Es una "
        "NOTA mientras falten más de 30 días, y después un AVISO; no dice que deba devolverse "
        "todo si aún hay gastos por pagar.",
        "Money is held, and the agreement sets the day by which what is not used goes back. It is "
        "a NOTE while more than 30 days are left, then a WARNING; it does not say that all must "
        "go back where expenditures are still to be paid.",
    ),
    "refund-overdue": (
        "La fecha para devolver lo no gastado ya pasó, y según los libros el dinero sigue aquí. O "
        "falta registrar un reintegro que ya se hizo, o hay un incumplimiento con el donante.",
        "The day by which what was not spent had to go back has passed, and by the books the "
        "money is still here. Either a refund that was made has not been recorded, or the "
        "agreement with the partner is not being kept.",
    ),
    "report-due": (
        "El convenio fija hasta cuándo puede entregarse el informe. Los libros no saben si ya se "
        "entregó: esto aparece de todos modos, como NOTA y, en los últimos 30 días, como AVISO.",
        "The agreement sets the day by which its report is delivered. The books do not know "
        "whether it was delivered: this appears all the same, as a NOTE and, in the last 30 days, "
        "as a WARNING.",
    ),
    "report-overdue": (
        "La fecha pactada para el informe ya pasó. Los libros no saben si se entregó: si se "
        "entregó a tiempo es inofensivo, aunque siga apareciendo.",
        "The day agreed for the report has passed. The books do not know whether it was "
        "delivered: where it was, in time, this does no harm, though it goes on appearing.",
    ),
    "advance-outstanding": (
        "Ese dinero lo tiene quien recibió el anticipo: es del convenio y todavía no es gasto. "
        "Los días se cuentan desde lo más antiguo que falta por comprobar.",
        "Whoever received the advance has that money: it is the agreement's, and not an "
        "expenditure yet. Days are counted from the oldest part not accounted for.",
    ),
    "advance-overdue": (
        "Pasó el plazo del convenio para comprobar un anticipo. Hasta que se compruebe con gastos "
        "o regrese a la cuenta del banco, no puede informarse al donante como gastado.",
        "The days that the agreement allows to account for an advance have passed. Until it is "
        "accounted for by expenditures, or returns to the bank account, it cannot be reported to "
        "the partner as spent.",
    ),
    "due-back": (
        "El donante rechazó parte de un gasto, y aún no hay con qué se haya saldado. Solo cuenta "
        "la recuperación o el reintegro que cita el folio del gasto no aceptado; uno que no lo "
        "cite no lo salda.",
        "The partner refused part of an expenditure, and nothing has made it good yet. Only a "
        "recovery or a refund that cites the disallowance's reference counts; one that does not "
        "cite it makes nothing good.",
    ),
    "bank-differs": (
        "El saldo del banco es la única cifra que viene de fuera de los libros; se toma el más "
        "reciente que puede compararse. Los libros cierran aunque difiera: suele faltar una "
        "comisión o unos intereses, o hay un pago que el banco aún no refleja.",
        "The bank's balance is the only figure from outside the books; the latest that can be "
        "compared is taken. The books close though it differs: mostly a fee or interest is "
        "missing, or there is a payment that the bank does not show yet.",
    ),
    "interest-owner-not-agreed": (
        "El dinero ganó intereses, y no está pactado si son del convenio, del ejecutor o del "
        "donante. Mientras tanto los libros los suman a lo que está en poder, y podrían gastarse "
        "o devolverse sin que nadie lo haya acordado.",
        "The money earned interest, and it was not agreed whether it is the agreement's, the "
        "recipient's or the partner's. Meanwhile the books add it to what is held, and it could "
        "be spent or returned though nobody agreed to it.",
    ),
    "interest-to-partner": (
        "El convenio dice que los intereses son del donante, y todavía hay dinero en poder. El "
        "saldo de los libros ya los incluye; no son recursos para gastar.",
        "The agreement says that interest is the partner's, and money is still held. The books' "
        "balance includes it already; it is not money to spend.",
    ),
    "interest-to-recipient": (
        "El convenio dice que los intereses son del ejecutor, aunque estén en la cuenta del "
        "convenio. El saldo de los libros los incluye, así que es mayor que lo que corresponde al "
        "donante.",
        "The agreement says that interest is the recipient's, though it is in the agreement's "
        "account. The books' balance includes it, so it is more than what belongs to the partner.",
    ),
    "unspent": (
        "Hay dinero recibido que no se ha gastado ni devuelto. No es un error: dice cuánto y "
        "desde cuándo espera, tomando que sale primero lo que llegó primero, para prever a tiempo "
        "un remanente.",
        "There is money received that was neither spent nor returned. It is no error: it says how "
        "much and since when it has waited, taking what came first to leave first, so that money "
        "left over is foreseen in time.",
    ),
    "pace": (
        "Compara cuánto de la vigencia ha pasado con cuánto se ha gastado, en la moneda del "
        "convenio. No hay una proporción correcta: un foro concentra su gasto en una semana.",
        "It compares how much of the agreement's period has passed with how much is spent, in the "
        "agreement's currency. No proportion is the right one: a forum spends all in one week.",
    ),
    "returned-before": (
        "Este convenio sigue a otro, bajo el cual se devolvió dinero que puede pedirse de nuevo. "
        "No es un saldo ni un derecho: contará cuando llegue como ministración.",
        "This agreement follows another, under which money went back that may be requested again. "
        "It is neither a balance nor a right: it will count when it comes as a disbursement.",
    ),
    "rate-missing": (
        "El convenio pacta que el gasto se informe a un tipo publicado, y aquí no se tiene. No se "
        "usa otro en su lugar: lo guardado está completo, pero de este convenio no se revisó nada "
        "más.",
        "The agreement prescribes a published rate for what is spent, and it is not to be had "
        "here. No other is used in its place: what is recorded is complete, but nothing else of "
        "this agreement was checked.",
    ),
}

VERIFYING: dict[str, tuple[str, str]] = {
    "verify.gap": (
        "Los registros de un libro llevan números seguidos, y el programa nunca borra ninguno. El "
        "hueco dice que alguien borró un registro por otro medio: desde ahí los saldos no son de "
        "fiar.",
        "The records of a book have consecutive numbers, and the program never deletes one. The "
        "gap says that somebody deleted a record by other means: from there on the balances are "
        "not to be trusted.",
    ),
    "verify.broken-link": (
        "Cada registro lleva la huella del anterior, como eslabones de una cadena. Aquí no "
        "coinciden: por fuera del programa se quitó, se agregó o se cambió de lugar un registro.",
        "Each record holds the hash of the one before, like the links of a chain. Here they do "
        "not match: around the program, a record was removed, added or put elsewhere.",
    ),
    "verify.altered": (
        "La huella se calcula con todo el contenido del registro cuando se guarda. Si ya no "
        "coincide, algo cambió después, aunque sea un centavo o una letra; no se puede saber qué "
        "decía.",
        "The hash is worked out from all of a record's content when it is recorded. Where it no "
        "longer matches, something changed later, be it a cent or a letter; what it said cannot "
        "be known.",
    ),
    "verify.derived": (
        "Hay columnas que se deducen del resto del registro, como las cuentas que mueve un gasto. "
        "La huella coincide, pero la columna dice otra cosa: el registro se escribió por fuera "
        "del programa, y los saldos que salen de ella son falsos.",
        "Some columns follow from the rest of the record, such as the accounts that an "
        "expenditure moves. The hash matches, but the column says something else: the record was "
        "written around the program, and balances made from it are false.",
    ),
    "verify.not-a-fact": (
        "La huella coincide, pero lo escrito no es un movimiento que el programa pudiera haber "
        "guardado. Se escribió por otro medio, o con una versión posterior del programa.",
        "The hash matches, but what is written is no record that the program could have made. It "
        "was written by other means, or by a later version of the program.",
    ),
    "verify.no-opening": (
        "Un libro empieza por su convenio o su programa, que dice sus cuentas, sus rubros y su "
        "moneda. Sin ese primer registro no se puede saber qué significan los demás.",
        "A book starts with its agreement or programme, which says its accounts, its lines and "
        "its currency. Without that first record nobody can know what the others mean.",
    ),
    "verify.closed-period": (
        "La huella coincide, pero el registro está fechado en un año que ya estaba cerrado, o que "
        "solo admitía correcciones. El programa y la base de datos lo impiden: alguien les quitó "
        "el candado, y lo que se informó de ese año ya no es lo que dicen los libros.",
        "The hash matches, but the record is dated in a year that was closed by then, or took "
        "corrections only. The program and the database prevent it: somebody took the guard away, "
        "and what was reported of that year is no longer what the books say.",
    ),
    "verify.law": (
        "Los registros están íntegros, pero la suma que debe cerrar no cierra. Lo recibido ya no "
        "es igual a lo gastado, lo devuelto y lo que está en poder: no emita ningún estado de "
        "cuenta hasta aclararlo.",
        "The records are intact, but the sum that must close does not. What was received no "
        "longer equals what was spent, returned and held: issue no statement until this is "
        "explained.",
    ),
    "verify.issued": (
        "Un estado emitido guarda sus cifras y el lugar de la cadena hasta donde vio. Al hacerlo "
        "de nuevo con esos mismos registros no salen las mismas cifras: o se escribió por fuera "
        "del programa, o no es el que se entregó.",
        "An issued statement keeps its figures and the place in the chain up to which it looked. "
        "Drawn up again from those same records, its figures come out otherwise: either it was "
        "written around the program, or it is not the one that was handed over.",
    ),
    "verify.issued-place": (
        "El estado guarda la huella del último registro que vio, y ahí hay hoy otra. La cadena se "
        "volvió a sellar después de emitirlo: alguien reescribió lo anterior y recalculó todas las "
        "huellas.",
        "The statement keeps the hash of the last record it saw, and there is another one there "
        "today. The chain was sealed anew after it was issued: somebody rewrote what came before "
        "and worked all hashes out again.",
    ),
    "verify.cut": (
        "La huella que se guardó aparte, o la que lleva un estado emitido, dice cuántos registros "
        "había. El programa nunca quita uno: los que faltan se borraron por otro medio, o el "
        "archivo es un respaldo anterior.",
        "The head that was kept elsewhere, or that an issued statement holds, says how many "
        "records there were. The program never removes one: those missing were deleted by other "
        "means, or the file is an earlier backup.",
    ),
    "verify.rewritten": (
        "El registro solo crece: sus primeros registros dan siempre la misma huella. Si dan otra, "
        "alguno se cambió y se recalcularon las huellas, o se borró un libro entero, aunque cada "
        "cadena se vea bien.",
        "A ledger only grows: its first records always give the same head. Where they give another "
        "one, some record was changed and the hashes worked out again, or a whole book was "
        "deleted, even though each chain looks right.",
    ),
}
