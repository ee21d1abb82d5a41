"""What the test of another program is told, of its own books too."""

from coopledger.messages.finding_text import Both

LABELS: dict[str, Both] = {
    "closing.head": (
        "No se cumple {law} en {where}{by}{after}",
        "{law} does not hold in {where}{by}{after}",
    ),
    "closing.by": (": la diferencia es {difference}", ": off by {difference}"),
    "closing.after": (" tras {event}", " after {event}"),
    "closing.event": (
        "el movimiento {reference} ({kind}, {when})",
        "{kind} {reference} ({when})",
    ),
    "closing.row": ("el renglón {row}{named}", "row {row}{named}"),
    "closing.rows": ("los renglones", "the rows"),
    "closing.law.fund-currency": (
        "la regla contable 1 (moneda del fondo)",
        "Law 1 (fund currency)",
    ),
    "closing.law.agreement-currency": (
        "la regla contable 2 (moneda del convenio)",
        "Law 2 (agreement currency)",
    ),
    "closing.law.parts": ("la regla contable 3 (las partes)", "Law 3 (parts)"),
    "closing.law.set": ("la regla contable 5 (un conjunto)", "Law 5 (a set)"),
    "closing.law.not-rewritten": (
        "la regla contable 7 (nada se reescribe)",
        "Law 7 (nothing is rewritten)",
    ),
    "closing.law.not-overdrawn": (
        "la regla de no tener menos que nada",
        "The rule that no less than nothing is held",
    ),
}

MISUSE: dict[str, Both] = {
    "testing.no-hypothesis": (
        "{name} saca ejemplos con Hypothesis, que no está instalado: "
        "pip install 'coopledger[testing]'",
        "{name} draws examples with Hypothesis, which is not installed: "
        "pip install 'coopledger[testing]'",
    ),
    "testing.not-books": (
        "{seen} no es un Ledger, un Statement ni una lista de renglones: dé uno de ellos",
        "{seen} is no Ledger, no Statement and no list of rows: give one of those",
    ),
    "testing.not-a-row": (
        "el renglón {row} no tiene ninguna de las columnas {columns}: llámelas así, o dé "
        "diccionarios con esos nombres",
        "row {row} has none of the columns {columns}: call them so, or give dictionaries with "
        "those names",
    ),
    "testing.bad-amount": (
        "renglón {row}, columna {column}: {said}",
        "row {row}, column {column}: {said}",
    ),
    "testing.two-currencies": (
        "renglón {row}, columna {column}: {seen} está entre importes en {currency}; dé un renglón "
        "por moneda",
        "row {row}, column {column}: {seen} stands among amounts in {currency}; give a row for "
        "each currency",
    ),
    "testing.rows-do-not-close": (
        "lo que entró suma {left}, pero ejercido + reintegrado + retirado + saldo disponible = "
        "{right}",
        "what came adds up to {left}, but spent + returned + withdrawn + held = {right}",
    ),
    "testing.rows-do-not-close-reported": (
        "lo que entró y la diferencia cambiaria suman {left}, pero ejercido + reintegrado + "
        "retirado + saldo disponible = {right}",
        "what came and the exchange difference add up to {left}, but spent + returned + "
        "withdrawn + held = {right}",
    ),
    "testing.reference-again": (
        "la referencia {reference} está en el renglón {first} y otra vez en el {again}: es el "
        "mismo movimiento dos veces, u otro que necesita su propia referencia",
        "the reference {reference} stands in row {first} and again in row {again}: it is the same "
        "event twice, or another one that needs a reference of its own",
    ),
    "testing.no-rows": (
        "no hay ningún renglón: no se comparó nada. Qué hacer: dé los renglones; un generador se "
        "puede recorrer una sola vez",
        "there is no row: nothing was compared. What to do: give the rows; a generator can be gone "
        "through only once",
    ),
    "testing.held-not-stated": (
        "en {where} ningún renglón dice el saldo (held): no se comparó nada. Qué hacer: dígalo al "
        "menos en el último",
        "in {where} no row states what is held: nothing was compared. What to do: state `held`, at "
        "least in the last row",
    ),
    "testing.overdrawn": (
        "lo que entró suma {left}, pero ya se ejerció, reintegró y retiró {right}",
        "what came adds up to {left}, but {right} were spent, returned and withdrawn already",
    ),
    "testing.account": (
        "por sus movimientos la cuenta tiene {left}, pero por sus cargos y abonos {right}",
        "by its events the account holds {left}, but by its postings {right}",
    ),
    "testing.parts": (
        "{section}, {figure}: las partes suman {left}, el total es {right}",
        "{section}, {figure}: the parts add up to {left}, the whole is {right}",
    ),
    "testing.set": (
        "{section}, {figure}: es {left}, y con los mismos asientos en otro orden {right}",
        "{section}, {figure}: it is {left}, and with the same facts in another order {right}",
    ),
}
