"""Words of the journal that other programs of accountants take."""

from coopledger.messages.finding_text import Both

LABELS: dict[str, Both] = {
    "sheet.accounting-journal": ("Balanza", "Trial balance"),
    "sheet.accounting-entries": ("Pólizas", "Entries"),
    "sheet.accounting-annex24": ("Auxiliar", "Auxiliary ledger"),
    "accounting.title-entries": (
        "Pólizas para el sistema contable, al {on}",
        "Journal for the accounting system, up to {on}",
    ),
    "accounting.title-annex24": (
        "Auxiliar por cuenta y mes para el sistema contable, al {on}",
        "Auxiliary ledger by account and month for the accounting system, up to {on}",
    ),
    "accounting.proposed-layout": (
        "Formato propuesto: las cifras son las del estado de ejercicio; las cuentas y su orden son "
        "una propuesta, no el formato oficial.",
        "Proposed layout: the figures are those of the statement; which accounts there are and how "
        "they are laid out is a proposal, not the official form.",
    ),
    "accounting.halves": (
        "Cada póliza tiene dos partes y cada una cuadra por sí sola: el fondo, en las monedas de "
        "sus cuentas, y su valor en la moneda del convenio, en cuentas aparte que no se suman a "
        "las primeras. Los valores son los del estado de ejercicio de esa fecha.",
        "Each entry has two halves, and each balances by itself: the fund, in the currencies of "
        "its accounts, and its worth in the agreement's currency, in accounts apart that are never "
        "added to the first. The worths are those of the statement of that day.",
    ),
    "accounting.signs": (
        "Un saldo con signo menos es acreedor.",
        "A balance below zero is a credit balance.",
    ),
    "accounting.half-fund": ("Fondo, en {currency}", "Fund, in {currency}"),
    "accounting.half-worth": (
        "Valor en la moneda del convenio, {currency}",
        "Worth in the agreement's currency, {currency}",
    ),
    "accounting.fund": ("Fondo", "Fund"),
    "accounting.worth": ("Valor", "Worth"),
    "accounting.account": ("Cuenta", "Account"),
    "accounting.none": ("Sin movimientos.", "Nothing moved."),
    "accounting.in-kind": (
        "Aportaciones en especie, que no mueven dinero y no están en ninguna cuenta: {count} "
        "({sums}).",
        "Contributions in kind, which move no money and are in no account: {count} ({sums}).",
    ),
    "accounting.in-kind-of": (
        "{code}: aportaciones en especie, que no están en ninguna cuenta: {count}",
        "{code}: contributions in kind, which are in no account: {count}",
    ),
    "accounting.made-of": (
        "{code}  {title}; hasta el asiento {seq} de su cadena, {hash}",
        "{code}  {title}; up to record {seq} of its chain, {hash}",
    ),
    "accounting.known-as": ("{said} (fecha: {when})", "{said} (date: {when})"),
    "accounting.balance": ("saldos al {on}", "balances on {on}"),
    "column.half": ("Parte", "Half"),
    "column.account-code": ("Número de cuenta", "Account number"),
    "column.account-name": ("Nombre de la cuenta", "Account name"),
    "column.subaccount": ("Subcuenta", "Subaccount"),
    "column.month": ("Mes", "Month"),
    "column.entry": ("Póliza", "Entry"),
    "column.debit": ("Debe", "Debit"),
    "column.credit": ("Haber", "Credit"),
    "column.opening": ("Saldo inicial", "Opening balance"),
    "column.debits": ("Cargos", "Debits"),
    "column.credits": ("Abonos", "Credits"),
    "column.closing": ("Saldo final", "Closing balance"),
    "column.chain-place": ("Lugar en la cadena", "Place in the chain"),
    "help.report-journal": (
        "Elabora las pólizas de uno o más convenios para un sistema contable (Excel, CSV), para "
        "beancount o para hledger.",
        "Draw up the journal of agreements for an accounting system (Excel, CSV), for beancount or "
        "for hledger.",
    ),
    "example.report-journal": (
        "coopledger report journal INE-SEGIB-2016 --on 2016-12-31 -o polizas.xlsx",
        "coopledger report journal INE-SEGIB-2016 --on 2016-12-31 -o ine.beancount",
    ),
    "option.accounts": (
        "Qué cuentas usa: {known}, o un archivo .toml propio (docs/accountants.md); si no se dice, "
        "conac.",
        "Which accounts it uses: {known}, or a .toml file of your own (docs/accountants.md); "
        "conac, unless told otherwise.",
    ),
    "metavar.accounts": ("CUENTAS", "ACCOUNTS"),
    "option.layout": (
        "entries, póliza por póliza; annex24, cuenta por cuenta y mes por mes, como el auxiliar "
        "del Anexo 24. Si no se dice, entries.",
        "entries, entry by entry; annex24, account by account and month by month, as the auxiliary "
        "ledger of Mexico's Annex 24. entries, unless told otherwise.",
    ),
}

MISUSE: dict[str, Both] = {
    "accounts.unknown-map": (
        "No hay un mapa de cuentas {seen}: hay {known}, o el nombre de un archivo propio que "
        "termine en .toml (docs/accountants.md).",
        "There is no map of accounts {seen}: there are {known}, or the name of a file of your "
        "own that ends in .toml (docs/accountants.md).",
    ),
}
