"""The list of a petty cash box (`.caja`): a line an expenditure, `2016-10-05;150.00 MXN;Taxi`."""

from pathlib import Path

from coopledger import Entry, Expenditure, Manner, Origin, Place, Reading, remark


def read_petty_cash(path: Path, manner: Manner) -> Reading:
    """What is well written becomes facts, what is not findings, all of them together."""
    reading = Reading()
    if manner.book is None:
        es, en = "diga con --book de qué libro es la caja", "say with --book whose cash box it is"
        reading.findings.append(remark({"es": es, "en": en}, place=Place(path.name)))
        return reading
    for row, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        try:
            day, amount, concept = line.split(";")
            spent = Expenditure(
                book=manner.book,
                reference=f"{path.stem}-{row}",
                when=day,
                amount=amount,
                account=manner.account,
                concept=concept,
            )
        except ValueError:
            es, en = "se espera día;importe;concepto", "day;amount;concept is expected"
            reading.findings.append(remark({"es": es, "en": en}, place=Place(path.name, row=row)))
            reading.unread.add("expenditure")
        else:
            reading.entries.append(Entry(spent, Origin(path.name, "", row)))
    return reading
