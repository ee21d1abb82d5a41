"""What is said when a law of the books is broken."""

from coopledger.messages.finding_text import Both

MISUSE: dict[str, Both] = {
    "law.fund-currency": (
        "LEY ROTA en {book} al {on}: recibido + intereses + cambiado de otras monedas = {left}, "
        "pero gastado + devuelto + cambiado a otras monedas + en poder = {right} (diferencia "
        "{difference}). Ejecute: coopledger verify",
        "BROKEN LAW in {book} on {on}: received + interest + exchanged in = {left}, but spent + "
        "returned + exchanged out + held = {right} (difference {difference}). Run: coopledger "
        "verify",
    ),
    "law.agreement-currency": (
        "LEY ROTA en {book} al {on}: recibido + intereses + diferencia cambiaria = {left}, pero "
        "gastado + devuelto + en poder = {right} (diferencia {difference}). "
        "Ejecute: coopledger verify",
        "BROKEN LAW in {book} on {on}: received + interest + exchange difference = {left}, but "
        "spent + returned + held = {right} (difference {difference}). Run: coopledger verify",
    ),
    "law.parts-exchange": (
        "LEY ROTA en {book} al {on}: las partes de la diferencia cambiaria suman {left}, ella es "
        "{right} (diferencia {difference}). Ejecute: coopledger verify",
        "BROKEN LAW in {book} on {on}: the parts of the exchange difference add up to {left}, the "
        "whole is {right} (difference {difference}). Run: coopledger verify",
    ),
    "law.bank-reconciliation": (
        "LEY ROTA en {book}, cuenta {account}, al {on}: el saldo de los libros más las partidas en "
        "conciliación da {explained}, y el banco dice {bank}. Ejecute: coopledger verify",
        "BROKEN LAW in {book}, account {account}, on {on}: the balance of the books and the "
        "reconciling items come to {explained}, and the bank says {bank}. Run: coopledger verify",
    ),
    "law.parts-by_line": (
        "LEY ROTA en {book} al {on}: los rubros suman {left}, el total es {right} "
        "(diferencia {difference}). Ejecute: coopledger verify",
        "BROKEN LAW in {book} on {on}: the budget lines add up to {left}, the whole is {right} "
        "(difference {difference}). Run: coopledger verify",
    ),
    "law.parts-by_activity": (
        "LEY ROTA en {book} al {on}: las actividades suman {left}, el total es {right} "
        "(diferencia {difference}). Ejecute: coopledger verify",
        "BROKEN LAW in {book} on {on}: the activities add up to {left}, the whole is {right} "
        "(difference {difference}). Run: coopledger verify",
    ),
    "law.parts-by_partner": (
        "LEY ROTA en {book} al {on}: los socios suman {left}, el total es {right} "
        "(diferencia {difference}). Ejecute: coopledger verify",
        "BROKEN LAW in {book} on {on}: the partners add up to {left}, the whole is {right} "
        "(difference {difference}). Run: coopledger verify",
    ),
    "law.parts-by_month": (
        "LEY ROTA en {book} al {on}: los meses suman {left}, el total es {right} "
        "(diferencia {difference}). Ejecute: coopledger verify",
        "BROKEN LAW in {book} on {on}: the months add up to {left}, the whole is {right} "
        "(difference {difference}). Run: coopledger verify",
    ),
    "law.chain": (
        "LEY ROTA en {where}: la cadena de {book} no se cumple a partir del registro {seq}; no se "
        "guardó ni se cambió nada. Ejecute: coopledger verify",
        "BROKEN LAW at {where}: the chain of {book} does not hold from record {seq} on; nothing "
        "was kept or changed. Run: coopledger verify",
    ),
}
