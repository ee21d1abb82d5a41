"""What is said where one person prepares and another approves."""

from coopledger.messages.finding_text import Both, FindingText

FINDINGS: dict[str, FindingText] = {
    "needs-approval": FindingText(
        what=(
            "{what}: el convenio pide que una persona lo prepare y otra lo autorice",
            "{what}: the agreement asks that one person prepares it and another approves it",
        ),
        remedy=(
            "repita la misma orden con --propose: queda como propuesta y no mueve nada; otra "
            "persona la ve (coopledger pending) y la autoriza (coopledger approve)",
            "repeat the same command with --propose: it waits as a proposal and moves nothing; "
            "another person sees it (coopledger pending) and approves it (coopledger approve)",
        ),
        meaning=(
            "El convenio pide dos personas para esto. Vale la cláusula que estaba vigente el día "
            "en que se guarda, antes de lo nuevo; de lo que se guarda de una vez se suma todo lo "
            "que mueve dinero. Cambiar o terminar la cláusula también lo pide.",
            "The agreement asks for two people for this. The clause that stood on the day of "
            "recording, before what is new, holds; of what is recorded at once all that moves "
            "money is added up. To change or end the clause asks for it as well.",
        ),
    ),
    "resolution-by-hand": FindingText(
        what=(
            "«{reference}» es una propuesta o lo que se resolvió de ella, y no se guarda como lo "
            "demás",
            "«{reference}» is a proposal or what became of one, and is not recorded as other "
            "facts are",
        ),
        remedy=(
            "use coopledger approve o coopledger refuse, que revisan quién lo hace",
            "use coopledger approve or coopledger refuse, which look at who does it",
        ),
        meaning=(
            "Una propuesta y su resolución las hacen solo las órdenes que comparan a quien prepara "
            "con quien autoriza. Un programa que las guardara por su cuenta pasaría por encima.",
            "A proposal and its resolution are made only by the verbs that compare who prepares "
            "with who approves. A program that recorded them by itself would get around that.",
        ),
    ),
    "proposal-opens-book": FindingText(
        what=(
            "el documento abre el libro {seen}, y una propuesta es de un libro que ya está",
            "the document opens the book {seen}, and a proposal is of a book that is there",
        ),
        remedy=(
            "abra primero el libro, con un documento que solo traiga el convenio o programa, y "
            "proponga lo demás",
            "open the book first, by a document with the agreement or programme alone, and "
            "propose the rest",
        ),
        meaning=(
            "La propuesta es un asiento del libro, así que el libro debe estar. Abrirlo no pide "
            "autorización: la cláusula vale desde entonces.",
            "A proposal is a record of its book, so the book has to be there. To open it needs no "
            "approval: the clause holds from then on.",
        ),
    ),
    "proposal-too-large": FindingText(
        what=(
            "la propuesta tendría {seen} caracteres y caben {expected}",
            "the proposal would have {seen} signs and there is room for {expected}",
        ),
        remedy=(
            "divida el documento y proponga cada parte",
            "divide the document and propose each part",
        ),
        meaning=(
            "Una propuesta es un solo asiento, que se lee y se prueba entero: tiene un tamaño "
            "máximo, de unos quince mil gastos.",
            "A proposal is one record, which is read and proved as a whole: it has a largest size, "
            "of some fifteen thousand expenditures.",
        ),
    ),
    "proposal-waits": FindingText(
        what=(
            "lo mismo ya espera autorización en la propuesta {reference}, del {since}",
            "the same waits for approval already in proposal {reference}, of {since}",
        ),
        remedy=(
            "nada: otra persona la autoriza o la rechaza",
            "nothing: another person approves or refuses it",
        ),
        meaning=(
            "Proponer dos veces lo mismo no cambia nada mientras la primera propuesta espera.",
            "To propose the same twice changes nothing while the first proposal waits.",
        ),
    ),
    "approval-pending": FindingText(
        what=(
            "la propuesta {proposal} espera autorización desde el {since} ({days} "
            "{days:one=día|other=días}): {totals}",
            "proposal {proposal} waits for approval since {since} ({days} "
            "{days:one=day|other=days}): {totals}",
        ),
        remedy=(
            "véala (coopledger show PROPUESTA); la autoriza otra persona que quien la preparó "
            "(coopledger approve PROPUESTA), o la rechaza (coopledger refuse PROPUESTA "
            '--reason "motivo")',
            "see it (coopledger show PROPOSAL); another person than who prepared it approves it "
            "(coopledger approve PROPOSAL) or refuses it (coopledger refuse PROPOSAL "
            '--reason "why")',
        ),
        meaning=(
            "Algo que una persona preparó no está en los libros todavía: ninguna cifra lo "
            "incluye. Después de treinta días es un aviso.",
            "What a person prepared is not in the books yet: no figure includes it. After thirty "
            "days it is a warning.",
        ),
    ),
    "approved-alone": FindingText(
        what=(
            "la propuesta {proposal} la autorizó el {since} la misma persona que la preparó, "
            "porque no había otra: {reason}",
            "proposal {proposal} was approved on {since} by the person who prepared it, since "
            "there was no other: {reason}",
        ),
        remedy=(
            "nada la quita: que alguien más revise lo que se guardó (coopledger show PROPUESTA)",
            "nothing takes it away: have somebody else look at what was recorded (coopledger show "
            "PROPOSAL)",
        ),
        meaning=(
            "El convenio pide dos personas y hubo una sola. Se permite después de treinta días de "
            "espera, para que nadie se quede sin salida, y nunca en silencio: la revisión lo dirá "
            "siempre.",
            "The agreement asks for two people and there was one. That is allowed after thirty "
            "days of waiting, so that nobody is locked out, and never in silence: `check` will "
            "always say so.",
        ),
    ),
    "recorded-alone": FindingText(
        what=(
            "el convenio pide autorización para {what}, y desde el registro {seq} (día {since}) "
            "se guardó sin que otra persona lo autorizara",
            "the agreement asks for approval of {what}, and from record {seq} on (day {since}) it "
            "was recorded without another person approving it",
        ),
        remedy=(
            "que alguien más lo revise (coopledger report trail CONVENIO); lo guardó una versión "
            "anterior del programa, o alguien que no usó el programa",
            "have somebody else look at it (coopledger report trail AGREEMENT); an earlier version "
            "of the program recorded it, or somebody who did not use the program",
        ),
        meaning=(
            "Lo que el convenio pide a dos personas lo hizo una sola, y no hay propuesta que otra "
            "autorizara. El programa no lo permite. La revisión lo dirá siempre.",
            "One person alone did what the agreement asks two people for, and there is no proposal "
            "that another approved. The program does not allow it. `check` will always say so.",
        ),
    ),
}

LABELS: dict[str, Both] = {
    "approval.clause": (
        "cambiar la cláusula de autorización",
        "changing the clause on approval",
    ),
    "approval.reversals": (
        "{count} {count:one=reversa|other=reversas}",
        "{count} {count:one=reversal|other=reversals}",
    ),
    "approval.refunds": (
        "{count} {count:one=reintegro|other=reintegros}",
        "{count} {count:one=refund|other=refunds}",
    ),
    "approval.closings": (
        "{count} {count:one=cambio|other=cambios} de estado de un ejercicio",
        "{count} {count:one=change|other=changes} of the state of a year",
    ),
    "approval.loads": (
        "{count} {count:one=movimiento|other=movimientos} por {seen}",
        "{count} {count:one=movement|other=movements} of {seen}",
    ),
    "approval.loads-above": (
        "{count} {count:one=movimiento|other=movimientos} por {seen}, con un límite de {limit}",
        "{count} {count:one=movement|other=movements} of {seen}, with a limit of {limit}",
    ),
    "field.approval_for": ("Pide dos personas para", "Two people for"),
    "field.approval_above": ("Pide dos personas arriba de", "Two people above"),
    "choice.approval_for": ("Pide dos personas para", "Two people for"),
    "choice.approval_above": ("Pide dos personas arriba de", "Two people above"),
    "choice.loads": ("Cargas", "Loads"),
    "choice.reversals": ("Reversas", "Reversals"),
    "choice.refunds": ("Reintegros", "Refunds"),
    "choice.closings": ("Cierres", "Closings"),
    "help-of.approval_for": (
        "Lo que una persona prepara y otra autoriza, con punto y coma: Cargas; Reversas; "
        "Reintegros; Cierres. Vacío: nada.",
        "What one person prepares and another approves, with semicolons: Loads; Reversals; "
        "Refunds; Closings. Empty: nothing.",
    ),
    "help-of.approval_above": (
        "Solo las cargas que sumen más de: 100,000.00 MXN. Lo de otra moneda lo pide siempre.",
        "Only loads that add up to more than: 100,000.00 MXN. What is of another currency always "
        "asks for it.",
    ),
    "kind.proposal": ("propuesta", "proposal"),
    "kind.resolution": ("resolución", "resolution"),
    "sheet.proposal": ("Propuestas", "Proposals"),
    "sheet.resolution": ("Resoluciones", "Resolutions"),
    "sheet.pending": ("Propuestas pendientes", "Pending proposals"),
    "sheet.pending-report": ("Relación de propuestas", "List of proposals"),
    "sheet.decided": ("Propuesta", "Proposal"),
    "field.proposal.when": ("Fecha de la propuesta", "Proposed on"),
    "field.proposal.facts": ("Guardaría", "Would record"),
    "field.proposal.totals": ("Cifras de control", "Control totals"),
    "field.proposal.documents": ("Documentos adjuntos", "Attached documents"),
    "field.resolution.when": ("Fecha de la resolución", "Decided on"),
    "field.resolution.of": ("De la propuesta", "Of proposal"),
    "field.outcome": ("Resultado", "Outcome"),
    "field.alone": ("Sin otra persona", "Without another person"),
    "outcome.approved": ("autorizada", "approved"),
    "outcome.refused": ("rechazada", "refused"),
    "outcome.withdrawn": ("retirada por quien la preparó", "withdrawn by who prepared it"),
    "trail.proposed": ("propuso {named} ({about})", "proposed {named} ({about})"),
    "trail.approved": ("autorizó {named} ({about})", "approved {named} ({about})"),
    "trail.refused": ("rechazó {named} ({about})", "refused {named} ({about})"),
    "trail.retracted": ("retiró {named} ({about})", "withdrew {named} ({about})"),
    "trail.alone": ("sin otra persona", "without another person"),
    "trail.prepared": ("Preparó", "Prepared"),
    "trail.prepared-by": ("{who}, {at}, en la propuesta {of}", "{who}, {at}, in proposal {of}"),
    "act.proposed": ("propuesta", "proposal"),
    "act.approved": ("autorización", "approval"),
    "act.refused": ("rechazo", "refusal"),
    "act.retracted": ("retiro de la propuesta", "withdrawal of the proposal"),
    "load.approves": ("autoriza la propuesta {of}", "approves proposal {of}"),
    "column.proposal": ("Propuesta", "Proposal"),
    "column.prepared_by": ("La preparó", "Prepared by"),
    "column.days": ("Días", "Days"),
    "column.note": ("Nota", "Note"),
    "pending.none": ("No hay propuestas pendientes.", "There are no pending proposals."),
    "pending.prepared": ("La preparó", "Prepared by"),
    "pending.waits": ("Espera", "Waits"),
    "pending.days": (
        "{days} {days:one=día|other=días}",
        "{days} {days:one=day|other=days}",
    ),
    "pending.document": ("Documento", "Document"),
    "pending.totals": ("Guardaría", "Would record"),
    "pending.note": ("Nota", "Note"),
    "pending.erased": (
        "sus datos se suprimieron: ya no se puede autorizar, solo rechazar",
        "its data was erased: it can no longer be approved, only refused",
    ),
    "propose.done": (
        "Propuesta {reference} en {book}: no se movió nada; espera que otra persona la autorice.",
        "Proposal {reference} in {book}: nothing was moved; it waits for another person to approve "
        "it.",
    ),
    "propose.control": ("Cifras de control: {totals}.", "Control totals: {totals}."),
    "approve.done": (
        "Se autorizó {reference}: {count} {count:one=asiento nuevo|other=asientos nuevos}, carga "
        "{load}.",
        "{reference} was approved: {count} {count:one=new record|other=new records}, load {load}.",
    ),
    "approve.nothing": (
        "Se autorizó {reference}: todo estaba ya guardado.",
        "{reference} was approved: all of it was recorded already.",
    ),
    "approve.waits": (
        "{reference} sigue pendiente.",
        "{reference} still waits.",
    ),
    "refuse.done": (
        "La propuesta {reference} quedó {outcome}. No se movió nada.",
        "Proposal {reference} is {outcome}. Nothing was moved.",
    ),
}

MISUSE: dict[str, Both] = {
    "approve.by-author": (
        "la propuesta {reference} la preparó «{who}»: la autoriza otra persona, con su nombre "
        "(--by). Si ya no hay nadie más: desde el {until}, con --alone y --reason; o retírela con "
        "coopledger refuse {reference}",
        "proposal {reference} was prepared by «{who}»: another person approves it, under that "
        "person's name (--by). If there is nobody else: from {until} on, with --alone and "
        "--reason; or withdraw it with coopledger refuse {reference}",
    ),
    "approve.too-soon": (
        "la propuesta {reference} puede autorizarla quien la preparó solo después de {days} "
        "{days:one=día|other=días} de espera: desde el {until}",
        "proposal {reference} may be approved by who prepared it only after {days} "
        "{days:one=day|other=days} of waiting: from {until} on",
    ),
    "approve.no-reason": (
        "falta el motivo de autorizar {reference} sin otra persona. Qué hacer: diga por qué, con "
        '--reason "motivo"',
        "the reason for approving {reference} without another person is missing. What to do: say "
        'why, with --reason "why"',
    ),
    "approve.not-alone": (
        "la propuesta {reference} la preparó «{who}», no usted: sobra --alone",
        "proposal {reference} was prepared by «{who}», not by you: leave out --alone",
    ),
    "approve.erased": (
        "de la propuesta {reference} se suprimieron los datos: ya no se puede autorizar. Qué "
        'hacer: rechácela (coopledger refuse {reference} --reason "motivo") y proponga de nuevo lo '
        "que deba guardarse",
        "the data of proposal {reference} was erased: it can no longer be approved. What to do: "
        'refuse it (coopledger refuse {reference} --reason "why") and propose anew what is to be '
        "recorded",
    ),
    "proposal.resolved": (
        "la propuesta {reference} ya no espera: {outcome}, el {when}, por «{who}»",
        "proposal {reference} waits no more: {outcome}, on {when}, by «{who}»",
    ),
    "proposal.unknown": (
        "no hay propuesta «{reference}» en {where}. {near}Las que esperan: coopledger pending",
        "there is no proposal «{reference}» in {where}. {near}Those that wait: coopledger pending",
    ),
    "proposal.which-book": (
        "varios libros tienen una propuesta «{reference}»: {books}. Qué hacer: diga cuál con "
        "--book",
        "several books have a proposal «{reference}»: {books}. What to do: say which with --book",
    ),
    "cli.note-alone": (
        "una nota es para lo que se propone. Qué hacer: añada --propose, o quite --note",
        "a note is for what is proposed. What to do: add --propose, or leave out --note",
    ),
    "cli.propose-dry-run": (
        "una propuesta ya no mueve nada, y se puede retirar. Qué hacer: quite --dry-run, o quite "
        "--propose",
        "a proposal moves nothing, and can be withdrawn. What to do: leave out --dry-run, or leave "
        "out --propose",
    ),
}
