"""What is said when a law of the books is broken."""

from coopledger.messages.finding_text import Both

MISUSE: dict[str, Both] = {
    "law.fund-currency": (
        "REGLA CONTABLE INCUMPLIDA en {book} al {on}: saldo inicial + recibido + aportación propia "
        "+ rendimientos + otros ingresos + compra / venta de divisas (entrada) = {left}, pero "
        "ejercido + reintegrado + retirado + compra / venta de divisas (salida) + saldo disponible "
        "= {right} (diferencia {difference}). Ejecute: coopledger verify",
        "BROKEN LAW in {book} on {on}: opening balance + received + own contribution + interest + "
        "other income + exchanged in = {left}, but spent + returned + withdrawn + exchanged out + "
        "held = {right} (difference {difference}). Run: coopledger verify",
    ),
    "law.agreement-currency": (
        "REGLA CONTABLE INCUMPLIDA en {book} al {on}: saldo inicial + recibido + aportación propia "
        "+ rendimientos + otros ingresos + diferencia cambiaria = {left}, pero ejercido + "
        "reintegrado + retirado + saldo disponible = {right} (diferencia {difference}). Ejecute: "
        "coopledger verify",
        "BROKEN LAW in {book} on {on}: opening balance + received + own contribution + interest + "
        "other income + exchange difference = {left}, but spent + returned + withdrawn + held = "
        "{right} (difference {difference}). Run: coopledger verify",
    ),
    "law.parts-exchange": (
        "REGLA CONTABLE INCUMPLIDA en {book} al {on}: las partes de la diferencia cambiaria suman "
        "{left}, ella es {right} (diferencia {difference}). Ejecute: coopledger verify",
        "BROKEN LAW in {book} on {on}: the parts of the exchange difference add up to {left}, the "
        "whole is {right} (difference {difference}). Run: coopledger verify",
    ),
    "law.accounting-journal": (
        "REGLA CONTABLE INCUMPLIDA en {book} al {on}: las pólizas suman {left} en la cuenta "
        "{account}, y por el estado de ejercicio son {right}. Ejecute: coopledger verify",
        "BROKEN LAW in {book} on {on}: the entries come to {left} in the account {account}, and by "
        "the statement it is {right}. Run: coopledger verify",
    ),
    "law.bank-reconciliation": (
        "REGLA CONTABLE INCUMPLIDA en {book}, cuenta {account}, al {on}: el saldo de los libros "
        "más las partidas en conciliación da {explained}, y el banco dice {bank}. Ejecute: "
        "coopledger verify",
        "BROKEN LAW in {book}, account {account}, on {on}: the balance of the books and the "
        "reconciling items come to {explained}, and the bank says {bank}. Run: coopledger verify",
    ),
    "law.parts-by_line": (
        "REGLA CONTABLE INCUMPLIDA en {book} al {on}: los rubros suman {left}, el total es "
        "{right} (diferencia {difference}). Ejecute: coopledger verify",
        "BROKEN LAW in {book} on {on}: the budget lines add up to {left}, the whole is {right} "
        "(difference {difference}). Run: coopledger verify",
    ),
    "law.parts-by_activity": (
        "REGLA CONTABLE INCUMPLIDA en {book} al {on}: las actividades suman {left}, el total es "
        "{right} (diferencia {difference}). Ejecute: coopledger verify",
        "BROKEN LAW in {book} on {on}: the activities add up to {left}, the whole is {right} "
        "(difference {difference}). Run: coopledger verify",
    ),
    "law.parts-by_partner": (
        "REGLA CONTABLE INCUMPLIDA en {book} al {on}: los socios suman {left}, el total es "
        "{right} (diferencia {difference}). Ejecute: coopledger verify",
        "BROKEN LAW in {book} on {on}: the partners add up to {left}, the whole is {right} "
        "(difference {difference}). Run: coopledger verify",
    ),
    "law.parts-by_month": (
        "REGLA CONTABLE INCUMPLIDA en {book} al {on}: los meses suman {left}, el total es {right} "
        "(diferencia {difference}). Ejecute: coopledger verify",
        "BROKEN LAW in {book} on {on}: the months add up to {left}, the whole is {right} "
        "(difference {difference}). Run: coopledger verify",
    ),
    "law.identity": (
        "el registro no dice quién es: su tabla coopledger_identity está vacía o alterada. Nada se "
        "guardó. Ejecute: coopledger verify, y recupere el último respaldo íntegro",
        "the ledger does not say which one it is: its table coopledger_identity is empty or "
        "altered. Nothing was recorded. Run: coopledger verify, and restore the last intact backup",
    ),
    "law.chain": (
        "REGLA CONTABLE INCUMPLIDA en {where}: la cadena de {book} no se cumple a partir del "
        "asiento {seq}; no se guardó ni se cambió nada. Ejecute: coopledger verify",
        "BROKEN LAW at {where}: the chain of {book} does not hold from record {seq} on; nothing "
        "was kept or changed. Run: coopledger verify",
    ),
    "law.row": (
        "REGLA CONTABLE INCUMPLIDA: {said}; no se muestra ninguna cifra que salga de ese libro. "
        "Ejecute: coopledger verify; luego recupere el último respaldo íntegro (coopledger "
        "restore)",
        "BROKEN LAW: {said}; no figure is shown that comes from that book. Run: coopledger verify; "
        "then restore the last intact backup (coopledger restore)",
    ),
    "law.rows": (
        "REGLA CONTABLE INCUMPLIDA: asientos que se leen: {rows}; asientos de las cadenas: "
        "{expected}. Un índice esconde alguno, o alguno está fuera de su cadena, y no se muestra "
        "ninguna cifra. Ejecute: coopledger verify; luego recupere el último respaldo íntegro "
        "(coopledger restore)",
        "BROKEN LAW: records that are read: {rows}; records of the chains: {expected}. An index "
        "hides some, or some are outside of their chains, and no figure is shown. Run: coopledger "
        "verify; then restore the last intact backup (coopledger restore)",
    ),
}
