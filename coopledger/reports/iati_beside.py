"""What a partner published beside the books: for people, for programs, for a spreadsheet."""

from collections.abc import Iterator

from coopledger.books.iati import IatiTransaction
from coopledger.books.iati_beside import Beside, BesideItem, IatiBeside
from coopledger.messages.catalogue import Language, say
from coopledger.model.iati_published import PublishedTransaction
from coopledger.reports.document import Document, Entries, Section, heading, lines
from coopledger.reports.findings import finding_data, finding_lines
from coopledger.reports.flat import flat
from coopledger.reports.report import Plain, Report

_GRAVEST_FIRST = (Beside.DIFFERS, Beside.NOT_RECORDED, Beside.NOT_PUBLISHED, Beside.AGREES)
_COLUMNS = (
    "result", "figure", "reference", "known-date", "currency", "amount", "published-row",
    "published-reference", "transaction-date", "value-date", "published-currency",
    "published-amount", "reasons",
)  # fmt: skip


def report(beside: IatiBeside, language: Language) -> Report:
    """What differs, what is missing on a side, what agrees; each with its reasons.

    Amounts are above zero: a disbursement and a refund are told apart by their names.
    """
    return Report(
        language,
        document=lambda: _document(beside, language),
        data=lambda: _data(beside, language),
        table=lambda: flat("iati-beside", _COLUMNS, _rows(beside, language), language),
        sheet=say("sheet.iati-check", language),
    )


def _document(beside: IatiBeside, language: Language) -> Document:
    sections = [
        _section(standing, found, language)
        for standing in _GRAVEST_FIRST
        if (found := [each for each in beside.items if each.standing is standing])
    ]
    title = say("iati-beside.title", language, code=beside.code, on=beside.on)
    unread = lines(finding_lines(beside.activity.findings, language))
    return Document(title, (lines(_said(beside, language)), *sections, unread))


def _said(beside: IatiBeside, language: Language) -> Iterator[str]:
    """Of which file and activity it is, and what it comes to."""
    activity = beside.activity
    yield say("iati-beside.file", language, document=beside.document)
    if beside.made is not None:
        yield say("iati-beside.made", language, made=beside.made)
    named = {"identifier": activity.identifier, "title": activity.title}
    yield say("iati-beside.activity", language, **named).rstrip(" .")
    if beside.to_others:
        yield say("iati-beside.to-others", language, count=beside.to_others)
    if activity.findings:
        yield say("iati-beside.unread", language, count=len(activity.findings))
    elif not beside.items:
        yield say("iati-beside.nothing", language)
    elif beside.agrees:
        yield say("iati-beside.all-agree", language)


def _section(standing: Beside, found: list[BesideItem], language: Language) -> Section:
    items = ((_name(each, language), tuple(_sides(each, language))) for each in found)
    return (heading(say(f"beside.{standing}", language)), Entries(tuple(items)))


def _name(item: BesideItem, language: Language) -> str:
    reference = item.ours.reference if item.ours else (item.theirs and item.theirs.reference) or ""
    return say(f"iati-beside.{item.figure}", language, reference=reference).strip()


def _sides(item: BesideItem, language: Language) -> Iterator[str]:
    if item.ours is not None:
        said = {"when": item.ours.known, "amount": _amounts(item.ours, language)}
        yield say("iati-beside.in-books", language, **said)
    if item.theirs is not None:
        theirs = item.theirs
        named = {"day": theirs.day, "amount": abs(theirs.value), "row": theirs.row}
        yield say("iati-beside.published", language, **named)
    if item.reasons:
        yield say("iati-beside.why", language, reasons=_reasons(item, language))


def _amounts(ours: IatiTransaction, language: Language) -> str:
    """What the partner sent or got, and what that was in the account, where it is another."""
    moved = ours.moved if ours.moved != ours.value else None
    return " = ".join(abs(each).say(language) for each in (ours.value, moved) if each is not None)


def _reasons(item: BesideItem, language: Language) -> str:
    return "; ".join(each.say(language) for each in item.reasons)


def _rows(beside: IatiBeside, language: Language) -> Iterator[dict[str, object]]:
    for each in beside.items:
        ours, theirs = each.ours, each.theirs
        yield {
            "result": say(f"beside.{each.standing}", language),
            "figure": say(f"figure.{each.figure}", language),
            "reference": ours and ours.reference,
            "known-date": str(ours.known) if ours else None,
            "currency": ours and ours.value.currency.code,
            "amount": ours and abs(ours.value).amount,
            "published-row": theirs and theirs.row,
            "published-reference": theirs and theirs.reference,
            "transaction-date": theirs and theirs.day,
            "value-date": theirs and theirs.value_day,
            "published-currency": theirs and theirs.value.currency.code,
            "published-amount": theirs and abs(theirs.value).amount,
            "reasons": _reasons(each, language),
        }


def _data(beside: IatiBeside, language: Language) -> Plain:
    return {
        "book": beside.code,
        "on": beside.on.isoformat(),
        "file": beside.document,
        "made": beside.made.isoformat() if beside.made is not None else None,
        "activity": {
            "identifier": beside.activity.identifier,
            "title": beside.activity.title,
            "other_identifiers": list(beside.activity.others),
        },
        "agrees": beside.agrees,
        "to_others": beside.to_others,
        "items": [_item(each, language) for each in beside.items],
        "findings": [finding_data(each, language) for each in beside.findings],
    }


def _item(item: BesideItem, language: Language) -> Plain:
    return {
        "standing": item.standing.value,
        "figure": item.figure,
        "books": _of_books(item.ours) if item.ours is not None else None,
        "published": _of_partner(item.theirs) if item.theirs is not None else None,
        "reasons": [
            {"code": each.code, **each.data, "said": each.say(language)} for each in item.reasons
        ],
    }


def _of_books(ours: IatiTransaction) -> Plain:
    return {
        "reference": ours.reference,
        "known_date": str(ours.known),
        "currency": ours.value.currency.code,
        "amount": abs(ours.value).digits,
        "account_currency": ours.moved.currency.code if ours.moved is not None else None,
        "account_amount": abs(ours.moved).digits if ours.moved is not None else None,
    }


def _of_partner(theirs: PublishedTransaction) -> Plain:
    return {
        "row": theirs.row,
        "reference": theirs.reference,
        "type": theirs.type,
        "date": theirs.day.isoformat(),
        "value_date": theirs.value_day.isoformat(),
        "currency": theirs.value.currency.code,
        "amount": abs(theirs.value).digits,
        "provider": theirs.provider._asdict(),
        "receiver": theirs.receiver._asdict(),
    }
