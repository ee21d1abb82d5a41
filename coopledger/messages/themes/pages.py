"""Words of the pages in a browser: their names, what stands on them, why one is refused."""

from coopledger.messages.finding_text import Both

LABELS: dict[str, Both] = {
    "web.ready": (
        "Abra en su navegador (el enlace sirve una sola vez): {link}\n"
        "Para terminar: el botón Cerrar de la página, o Ctrl-C aquí.",
        "Open in your browser (the link is good once): {link}\n"
        "To end: the page's Close button, or Ctrl-C here.",
    ),
    "web.fault-told": (
        "Falla {number} en una página: {kind}. No se guardó nada de lo que se pedía.",
        "Fault {number} on a page: {kind}. Nothing of what was asked was recorded.",
    ),
    "language.es": ("Español", "Español"),
    "language.en": ("English", "English"),
    # At the head and the foot of every page.
    "web.skip": ("Ir al contenido", "Skip to content"),
    "web.page-named": ("la página «{name}»", "the page «{name}»"),
    "web.field-named": ("«{name}»", "«{name}»"),
    "web.menu": ("Páginas", "Pages"),
    "web.language": ("Idioma", "Language"),
    "web.close": ("Cerrar", "Close"),
    "web.where": ("Registro: {where}", "Ledger: {where}"),
    "web.closed-title": ("Cerrado", "Closed"),
    "web.closed": (
        "El programa terminó. Ya puede cerrar esta ventana.",
        "The program has ended. You may close this window.",
    ),
    # Why a page is not shown.
    "web.not-shown": ("No se puede mostrar", "It cannot be shown"),
    "web.back": ("Ir al inicio", "Go to the first page"),
    "web.refused-link": (
        "Este enlace ya se usó o no es de este programa. Qué hacer: ciérrelo donde lo abrió "
        "(Ctrl-C), ábralo de nuevo y use el enlace nuevo.",
        "This link was used already, or is not of this program. What to do: end it where you "
        "started it (Ctrl-C), start it again, and use the new link.",
    ),
    "web.refused-session": (
        "Esta ventana no tiene permiso. Qué hacer: use la ventana que abrió el programa, o "
        "ciérrelo y ábralo de nuevo.",
        "This window is not let in. What to do: use the window that the program opened, or end "
        "the program and start it again.",
    ),
    "web.refused-host": (
        "Estas páginas solo responden en esta computadora y con su propia dirección.",
        "These pages answer on this machine alone, and under their own address.",
    ),
    "web.refused-origin": (
        "Otra página pidió esto, y no se hace. Qué hacer: escriba la dirección en el navegador, o "
        "use los botones de estas páginas.",
        "Another page asked for this, and it is not done. What to do: type the address in the "
        "browser, or use the buttons of these pages.",
    ),
    "web.refused-token": (
        "Lo enviado no viene de una página abierta en esta sesión; no se hizo nada. Qué hacer: "
        "vuelva a la página, recárguela y repita.",
        "What was sent is of no page of this session; nothing was done. What to do: go back to "
        "the page, load it anew and try again.",
    ),
    "web.no-such-page": ("No existe esa página.", "There is no such page."),
    "web.no-form": (
        "Lo enviado no llegó completo o no se entiende; no se hizo nada. Qué hacer: repita.",
        "What was sent did not arrive whole, or makes no sense; nothing was done. What to do: try "
        "again.",
    ),
    "web.too-large": (
        "Lo enviado es demasiado grande; no se hizo nada.",
        "What was sent is too large; nothing was done.",
    ),
    "web.too-slow": (
        "Lo enviado tardó demasiado en llegar; no se hizo nada.",
        "What was sent took too long to arrive; nothing was done.",
    ),
    "web.fault": (
        "El programa falló al hacer esta página; no se guardó nada. Qué hacer: repita, y si vuelve "
        "a pasar avise con este número: {number}.",
        "The program failed to make this page; nothing was recorded. What to do: try again, and if "
        "it happens again report it with this number: {number}.",
    ),
    # The first page.
    "web.start": ("Inicio", "Start"),
    "web.find": ("Buscar", "Find"),
    "web.find-hint": (
        "Clave, título, socio, folio o importe",
        "Code, title, partner, reference or amount",
    ),
    "web.attention": ("Asuntos pendientes", "Matters outstanding"),
    "web.attention-all": ("Ver todo ({count})", "See all ({count})"),
    "web.due": ("Vence", "Due"),
    "web.agreements": ("Convenios", "Agreements"),
    "web.agreement": ("Convenio", "Agreement"),
    "web.programmes": ("Programas con recursos propios", "Programmes on own funds"),
    "web.state": ("Estado", "State"),
    "web.closes": ("Cuadra", "Closes"),
    "web.does-not-close": ("No cuadra", "Does not close"),
    "web.altered": ("Alterado", "Altered"),
    "web.not-stated": ("No se puede calcular", "Cannot be stated"),
    "web.used": ("% ejercido", "% spent"),
    "web.bank": ("Saldo según el banco", "Balance by the bank"),
    "web.bank-agrees": ("coincide con los libros", "agrees with the books"),
    "web.bank-differs": ("difiere de los libros en {difference}", "differs by {difference}"),
    "web.bank-unknown": ("sin saldo del banco", "no balance of the bank"),
    "web.bank-on": ("al {on}", "on {on}"),
    "web.days-ago": (
        "hace {count} {count:one=día|other=días}",
        "{count} {count:one=day|other=days} ago",
    ),
    "web.today": ("hoy", "today"),
    "web.cooperation": ("Cooperación de {year}", "Cooperation in {year}"),
    "web.no-cooperation": (
        "Nada registrado de {year} todavía.",
        "Nothing is recorded of {year} yet.",
    ),
    "web.no-books": ("El registro está vacío.", "The ledger is empty."),
    "web.welcome": ("Bienvenida", "Welcome"),
    "web.welcome-said": (
        "Todavía no hay ningún registro en {where}. Se crea al cargar el primer libro.",
        "There is no ledger at {where} yet. It is made when the first workbook is loaded.",
    ),
    "web.try-example": ("Ver el ejemplo", "Look at the example"),
    "web.try-example-said": (
        "Un convenio y un programa ya cargados, aparte: nada de ello queda en su registro.",
        "An agreement and a programme already loaded, apart: nothing of it stays in your ledger.",
    ),
    "web.get-template": ("Descargar el libro vacío", "Download the empty workbook"),
    "web.get-template-said": (
        "El libro de Excel para llenar, con ejemplos y ayuda en cada columna.",
        "The Excel workbook to fill in, with examples and help in each column.",
    ),
    "web.template-name": ("libro-vacio.xlsx", "empty-workbook.xlsx"),
    "web.in-example": (
        "Está viendo el ejemplo: nada de lo que haga aquí queda en su registro.",
        "You are looking at the example: nothing you do here stays in your ledger.",
    ),
    "web.leave-example": ("Salir del ejemplo", "Leave the example"),
    # The pages of one agreement or programme.
    "web.statement": ("Estado de ejercicio", "Statement"),
    "web.budget": ("Presupuesto", "Budget"),
    "web.movements": ("Movimientos", "Movements"),
    "web.accounts": ("Cuentas y banco", "Accounts and bank"),
    "web.years": ("Ejercicios y emitidos", "Years and issued"),
    "web.trail": ("Pista de auditoría", "Audit trail"),
    "web.since": ("Desde", "From"),
    "web.until": ("Hasta", "To"),
    "web.on": ("Al día", "As of"),
    "web.show": ("Mostrar", "Show"),
    "web.figures-lead": (
        "Cada cifra subrayada abre los movimientos de los que es la suma.",
        "Each underlined figure opens the movements that it is the sum of.",
    ),
    "web.no-budget": (
        "El convenio no tiene rubros ni gastos todavía.",
        "The agreement has neither budget lines nor expenditures yet.",
    ),
    "web.made-of": (
        "Integración de la cifra: cada movimiento, lo que suma y por qué vale eso.",
        "What the figure is made of: each movement, what it adds, and why it is worth that.",
    ),
    "web.in-agreement-currency": ("moneda del convenio", "agreement's currency"),
    "web.less": ("menos {figure}", "less {figure}"),
    "web.sum-of": (
        "Suma de {count} {count:one=movimiento|other=movimientos}",
        "Sum of {count} {count:one=movement|other=movements}",
    ),
    "web.to-statement": ("Volver al estado de ejercicio", "Back to the statement"),
    "web.reference": ("Folio", "Reference"),
    "web.when": ("Fecha", "Date"),
    "web.kind": ("Tipo", "Kind"),
    "web.what": ("Concepto", "What"),
    "web.how": ("Cómo se valúa", "How it is valued"),
    "web.account": ("Cuenta", "Account"),
    "web.line": ("Rubro", "Budget line"),
    "web.amount": ("Importe", "Amount"),
    "web.any": ("(todos)", "(all)"),
    "web.who": ("Quién", "Who"),
    "web.order": ("Orden", "Order"),
    "web.order-place": ("El de los libros", "That of the books"),
    "web.order-newest": ("Lo último primero", "The last first"),
    "web.order-amount": ("Importe, de mayor a menor", "Amount, the largest first"),
    "web.order-reference": ("Folio", "Reference"),
    "web.movements-find": (
        "Folio, proveedor, concepto o importe",
        "Reference, payee, concept or amount",
    ),
    "web.pages": ("Más renglones", "More rows"),
    "web.pages-below": ("Más renglones, al pie", "More rows, below"),
    "web.rows": ("Del {first} al {last} de {found}", "{first} to {last} of {found}"),
    "web.no-rows": ("Nada que mostrar.", "Nothing to show."),
    "web.before": ("← Anteriores", "← Before"),
    "web.after": ("Siguientes →", "After →"),
    "web.documents": ("Documentos", "Documents"),
    "web.bank-reconciliation": ("Conciliación bancaria", "Bank reconciliation"),
    "web.periods": ("Ejercicios", "Years"),
    "web.issued": ("Estados emitidos", "Issued statements"),
    "web.as-issued": ("{reference}, como se emitió", "{reference}, as it was issued"),
    "web.found-nothing": ("Nada tiene «{q}».", "Nothing has «{q}»."),
    "web.found-books": ("Convenios y programas", "Agreements and programmes"),
    "web.found-others": (
        "Otros asientos: actividades, renglones del banco, comprobantes y demás",
        "Other records: activities, bank lines, invoices and the rest",
    ),
    "web.found-more": (
        "Se muestran los primeros {count}: escriba algo más para acotar.",
        "Only the first {count}: type something more to narrow it down.",
    ),
}

MISUSE: dict[str, Both] = {
    "web.not-installed": (
        "para abrir las páginas falta instalar {missing}. Qué hacer: pip install 'coopledger[web]'",
        "to open the pages, {missing} has to be installed. What to do: pip install "
        "'coopledger[web]'",
    ),
    "cli.port-taken": (
        "el puerto {port} está ocupado. Qué hacer: dé otro con --port, o quítelo y se busca uno "
        "libre",
        "port {port} is taken. What to do: name another with --port, or leave it out and a free "
        "one is found",
    ),
    "web.nothing-in-figure": (
        "esa cifra no tiene movimientos ese día. Qué hacer: vuelva al estado de ejercicio y ábrala "
        "desde ahí",
        "that figure has no movements on that day. What to do: go back to the statement and open "
        "it from there",
    ),
    "web.bad-day": (
        "«{seen}» no es un día. Qué hacer: escríbalo como 2016-12-31",
        "«{seen}» is not a day. What to do: write it as 2016-12-31",
    ),
}
