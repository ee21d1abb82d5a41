"""What a program is told that calls a verb with what it does not take."""

from coopledger.messages.finding_text import Both

LABELS: dict[str, Both] = {
    "expected.text": ("un texto, como 'A-1'", "text, such as 'A-1'"),
    "expected.day": (
        "un día, como date(2016, 12, 31); de una fecha con hora, su .date()",
        "a day, such as date(2016, 12, 31); of a datetime, its .date()",
    ),
    "expected.moment": (
        "una fecha y hora con su zona, como datetime(2016, 12, 31, 18, tzinfo=UTC)",
        "a time with its zone, such as datetime(2016, 12, 31, 18, tzinfo=UTC)",
    ),
    "expected.whole-number": ("un número entero, como 2016", "a whole number, such as 2016"),
    "expected.year": (
        "un año, como 2016, o '2016-2017' si empieza en otro mes",
        "a year, such as 2016, or '2016-2017' where it begins in another month",
    ),
    "expected.state": (
        "un PeriodState, o su nombre: 'open', 'adjusting', 'closed'",
        "a PeriodState, or its name: 'open', 'adjusting', 'closed'",
    ),
    "expected.style": (
        "un NumberStyle, como NumberStyle.DOT_GROUPS",
        "a NumberStyle, such as NumberStyle.DOT_GROUPS",
    ),
    "expected.yes-or-no": ("True o False", "True or False"),
    "expected.path": (
        "el nombre de un archivo, como texto o Path",
        "the name of a file, as text or a Path",
    ),
    "expected.document": (
        "el nombre de un archivo, o un Reading",
        "the name of a file, or a Reading",
    ),
    "expected.watcher": (
        "una función a la que se le dice el avance, de 0 a 1",
        "a function that is told the progress, from 0 to 1",
    ),
    "expected.documents": (
        "una lista de números de documentos, o de principios de su SHA-256",
        "a list of numbers of documents, or of the beginnings of their SHA-256",
    ),
    "expected.rules": ("una lista de funciones: [regla]", "a list of functions: [rule]"),
    "expected.fact": (
        "asientos, uno por uno (una lista, con asterisco: record(*asientos))",
        "facts, one by one (a list, with a star: record(*facts))",
    ),
    "expected.ledger": ("lo que devuelve Ledger.open(lugar)", "what Ledger.open(place) gives"),
    "expected.matching": ("lo que devuelve Ledger.match", "what Ledger.match gives"),
    "expected.answer": (
        "una respuesta, como Ledger.reconcile('A-1'), o la clave de un libro",
        "an answer, such as Ledger.reconcile('A-1'), or a book's code",
    ),
    "expected.head": (
        "lo que devuelve Ledger.head, o su texto",
        "what Ledger.head gives, or its text",
    ),
    "expected.moment-or-head": (
        "una fecha y hora con su zona, como datetime(2016, 12, 31, 18, tzinfo=UTC), o lo que "
        "devuelve Ledger.head, o su texto",
        "a time with its zone, such as datetime(2016, 12, 31, 18, tzinfo=UTC), or what Ledger.head "
        "gives, or its text",
    ),
    "expected.head-or-paper": (
        "lo que devuelve Ledger.head, o su texto; o la ruta de un papel",
        "what Ledger.head gives, or its text; or the path of a paper",
    ),
    "expected.letterhead": ("un Letterhead", "a Letterhead"),
    "expected.narrative": ("un Narrative", "a Narrative"),
    "expected.registry-layout": ("un RegistryLayout", "a RegistryLayout"),
    "expected.account-map": ("un AccountMap", "an AccountMap"),
    "expected.journal-layout": ('"entries" o "annex24"', '"entries" or "annex24"'),
    "expected.iati-publisher": ("un IatiPublisher", "an IatiPublisher"),
    "expected.value-dates": (
        "un diccionario de días (date) por referencia",
        "a dictionary of days (date) by reference",
    ),
    "expected.when": (
        "un When, como When.parse('2016-12')",
        "a When, such as When.parse('2016-12')",
    ),
    "expected.connection": (
        "una conexión de SQLAlchemy (Connection), no un Engine ni una Session",
        "a Connection of SQLAlchemy, no Engine and no Session",
    ),
}

MISUSE: dict[str, Both] = {
    "argument.unfit": (
        "{verb}: {name} es {seen}. Qué hacer: dé {expected}",
        "{verb}: {name} is {seen}. What to do: give {expected}",
    ),
    "argument.unknown": (
        "{verb} no toma {name}. Qué hacer: quítelo, o dé uno de los que toma: {known}",
        "{verb} does not take {name}. What to do: leave it out, or give what it takes: {known}",
    ),
    "argument.missing": (
        "{verb}: falta {names}. Qué hacer: dígalo",
        "{verb}: {names} is missing. What to do: say it",
    ),
    "argument.too-many": (
        "{verb} recibió más valores de los que toma sin nombre. Qué hacer: dé por su nombre "
        "lo que lo tiene: {known}",
        "{verb} was given more values than it takes without a name. What to do: give by its "
        "name what has one: {known}",
    ),
    "date.unreadable": (
        "{seen!r} no es una fecha entre 1900 y 2200. Qué hacer: dé un día, '2016-12-29'; un mes, "
        "'2016-08'; un año, '2016'; o varios días, '2016-10-05/2016-12-02'",
        "{seen!r} is no date between 1900 and 2200. What to do: give a day, '2016-12-29'; a month, "
        "'2016-08'; a year, '2016'; or a range of days, '2016-10-05/2016-12-02'",
    ),
    "date.no-day": (
        "{seen!r} no es un día. Qué hacer: dé un date; de una fecha con hora, su .date()",
        "{seen!r} is no day. What to do: give a date; of a datetime, its .date()",
    ),
    "date.backwards": (
        "{first} es después de {last}. Qué hacer: dé primero el día en que empieza",
        "{first} is after {last}. What to do: give the day on which it begins first",
    ),
    "ledger.closed": (
        "este registro ({where}) ya se cerró con close(), o al terminar su «with». Qué hacer: "
        "ábralo de nuevo con Ledger.open",
        "this ledger ({where}) was closed, by close() or at the end of its `with`. What to do: "
        "open it again with Ledger.open",
    ),
}
