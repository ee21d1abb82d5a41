"""A ledger whose every word is made to break a file, or to become a directive in it."""

from coopledger import Agreement, Disbursement, Expenditure, Ledger, Refund, Transfer

WORDS = (
    'dice "así"', "termina en \\", '\\" ; x', "uno\ndos", "2016-01-01 open Assets:X MXN",
    '"\n2016-01-01 close Assets:Fund', "; comment", "| bar", "a | b", "x; date:2020-01-01",
    "[2016-05-05]", "(code) !", "* starred", "#tag ^link", "key: value, reference: other",
    "include /etc/passwd", "@ 1.00 EUR", "= 0.00 MXN", "  two  blanks ", "ñandú €", "银行",
    "end comment", "~ monthly", "P 2016-01-01 MXN 1 EUR", "=1+1", "'", "%20", "\u2028x", "😀",
    "option \"title\" \"x\"", "comment\n2016-01-01 * (x) y\n    A  1 MXN\n    B  -1 MXN",
)  # fmt: skip

CODES = (
    "BANCO 1", "banco-1", "Banco:1", "(1)", "; 1", '"1"', "ñ", "n", "银行", "银河", "a  b", "a b",
    "MXN", "-", "1.1", "@H", "= 5.00 EUR", "X", "x",
)  # fmt: skip
"""Of accounts: many are one name where a program has few letters."""

BOOK = '@H; "A" | (b): =1'


def hostile_ledger() -> Ledger:
    ledger = Ledger.open("sqlite://")
    currencies = ["MXN", "JPY", "CLF", "KWD"]
    accounts = [
        {"code": code, "currency": currencies[place % len(currencies)], "title": WORDS[place]}
        for place, code in enumerate(CODES)
    ]
    facts = [
        Disbursement(
            book=BOOK,
            reference=f"M{place}",
            when="2016-01-05",
            amount={"amount": "100000", "currency": account["currency"]},
            sent="1000.00 EUR",
            account=account["code"],
        )
        for place, account in enumerate(accounts)
    ]
    spent = [
        Expenditure(
            book=BOOK,
            reference=f"G{place}); {word[:20].strip()}".replace("\n", " "),
            when="2016-02-01",
            amount={"amount": f"{place + 1}", "currency": accounts[place % 4]["currency"]},
            account=accounts[place % 4]["code"],
            payee=word,
            concept=WORDS[-place],
        )
        for place, word in enumerate(WORDS)
    ]
    more = [
        Transfer(book=BOOK, reference="T", when="2016-03-01", amount="10 MXN", account=CODES[0],
                 to_account=CODES[1], arrived="70 JPY"),
        Refund(book=BOOK, reference="R", when="2016-04-01", amount="7.123 KWD", account=CODES[3],
               received="9.99 EUR"),
    ]  # fmt: skip
    opening = Agreement(code=BOOK, title=WORDS[1] + WORDS[2], currency="EUR", accounts=accounts)
    ledger.record(opening, *facts, *spent, *more)
    return ledger
