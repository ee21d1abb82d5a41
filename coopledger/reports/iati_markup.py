"""Agreements as the elements of an IATI 2.03 activity file, in the order of its schema.

Fixed sentences are told in Spanish and in English; what the books say, in their language. When the
file was made stands nowhere in it: the same books give the same bytes.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from coopledger.books.iati import OF_THE_PARTNER, IatiActivity, IatiPublication, IatiTransaction
from coopledger.messages.catalogue import CoopledgerError, Language, say
from coopledger.model.agreement import Agreement, Clause
from coopledger.model.finding import Severity
from coopledger.model.iati import IatiDocument, IatiPublisher
from coopledger.model.in_languages import InLanguages
from coopledger.money import Money
from coopledger.reports.iati_words import narrative_of
from coopledger.reports.markup import Element, element
from coopledger.reports.report import told

_IMPLEMENTING, _FUNDING, _EXTENDING = "4", "1", "3"
_FIDUCIARY, _QUALITATIVE, _OTHER_RESULT = "3", "5", "9"
_PARENT, _CHILD = "1", "2"
_IN_KIND = "4"
"""The channel of what is given in kind and managed by whoever gives it."""

_CLAUSES = (
    Clause.REFUND_DUE, Clause.REPORT_DUE, Clause.REALLOCATION_LIMIT, Clause.ADVANCE_DAYS,
    Clause.INTEREST_TO, Clause.EVIDENCE_REQUIRED, Clause.EVIDENCE_ABOVE, Clause.NO_OVERDRAFT,
)  # fmt: skip


def iati_activities(publication: IatiPublication) -> Element:
    """The whole file. Raises CoopledgerError where something is missing that it must have."""
    errors = [each for each in publication.findings if each.severity is Severity.ERROR]
    if errors:
        raise CoopledgerError("iati.not-ready", first=errors[0].code, count=len(errors))
    of = publication.publisher
    activities = (_activity(each, of) for each in publication.activities)
    return Element("iati-activities", (("version", "2.03"),), activities)


def _activity(activity: IatiActivity, publisher: IatiPublisher) -> Element:
    agreement = activity.statement.agreement
    level = str(activity.hierarchy) if activity.hierarchy is not None else None
    return Element(
        "iati-activity",
        (("default-currency", agreement.currency), ("hierarchy", level)),
        _parts(activity, publisher),
        language=publisher.language,
    )


def _parts(activity: IatiActivity, publisher: IatiPublisher) -> Iterator[Element]:
    """What an activity has, as the schema orders it."""
    details, agreement = activity.details, activity.statement.agreement
    yield element("iati-identifier", text=activity.identifier)
    yield _named("reporting-org", publisher.organisation.name, ref=publisher.organisation.ref,
                 type_=publisher.organisation.type)  # fmt: skip
    title = _both(details.title, activity.title, publisher)
    yield _with("title", title)
    yield _with("description", _described(activity, publisher) or title, type_="1")
    yield from _participants(activity, publisher)
    yield element("activity-status", code=activity.status)
    for kind, day in sorted(activity.dates.items()):
        yield element("activity-date", iso_date=day.isoformat(), type_=kind)
    yield from _contact(publisher)
    for country in details.countries:
        yield element("recipient-country", code=country.code, percentage=_plain(country.percentage))
    yield from _locations(activity, publisher)
    for sector in details.sectors:
        yield _with(
            "sector",
            _narratives(sector.name),
            vocabulary=sector.vocabulary,
            code=sector.code,
            percentage=_plain(sector.percentage),
        )
    for name in ("collaboration_type", "flow_type", "finance_type", "aid_type", "tied_status"):
        code = getattr(details, name)
        if code is not None:
            tag = name if name == "collaboration_type" else f"default_{name}"
            yield element(tag.replace("_", "-"), code=code)
    yield from _budgets(activity)
    for transaction in activity.transactions:
        yield _transaction(transaction, activity, publisher)
    yield from map(_document, details.documents)
    kind = _CHILD if activity.activity is None else _PARENT
    for each in activity.related:
        yield element("related-activity", ref=each, type_=kind)
    if activity.activity is None:
        yield from _conditions(agreement)
    yield from _results(activity, publisher)


def _plain(number: object) -> str | None:
    return None if number is None else f"{number:f}"


def _narrative(said: str, language: str) -> Element:
    return Element("narrative", text=told(said, Language(language)), language=language)


def _narratives(text: InLanguages | None) -> tuple[Element, ...]:
    said = text.in_languages() if text is not None else ()
    return tuple(_narrative(each, language.value) for language, each in said)


def _both(text: InLanguages | None, own: str, publisher: IatiPublisher) -> tuple[Element, ...]:
    """What the settings say, and in the language of the books, what these do."""
    said = dict(text.in_languages()) if text is not None else {}
    said.setdefault(Language(publisher.language), own)
    return tuple(_narrative(said[each], each.value) for each in Language if each in said)


def _described(activity: IatiActivity, publisher: IatiPublisher) -> tuple[Element, ...]:
    """What the settings say that it is about; of an activity by itself, what the books do."""
    told_by = _narratives(activity.details.description)
    summary = activity.results[0].summary if activity.activity is not None else None
    return told_by or (_own(summary, publisher) if summary else ())


def _own(said: str, publisher: IatiPublisher) -> tuple[Element, ...]:
    """What the books say, in their language."""
    return (_narrative(said, publisher.language),)


@cache
def _fixed(key: str) -> tuple[Element, ...]:
    return tuple(_narrative(say(key, each), each.value) for each in Language)


def _with(name: str, narratives: Iterable[Element], **attributes: str | None) -> Element:
    return element(name, *narratives, **attributes)


def _named(name: str, text: InLanguages, **attributes: str | None) -> Element:
    return _with(name, _narratives(text), **attributes)


def _organisation(
    tag: str, name: str, publisher: IatiPublisher, **attributes: str | None
) -> Element:
    """One that the books name, by what is known of it."""
    known = publisher.organisation_called(name)
    published = _narratives(known.published if known is not None else None)
    about = {"ref": known.ref, "type_": known.type} if known is not None else {}
    return _with(tag, published or _own(name, publisher), **attributes, **about)


def _participants(activity: IatiActivity, publisher: IatiPublisher) -> Iterator[Element]:
    """Whose money it is, who passes it on, and who publishes, as who carries it out."""
    own, sender = publisher.organisation, activity.sender
    roles = {activity.funder: _FUNDING}
    roles.setdefault(sender, _EXTENDING)
    for name, role in roles.items():
        if name is not None:
            theirs = activity.details.provider_activity if name == sender else None
            yield _organisation("participating-org", name, publisher, role=role, activity_id=theirs)
    yield _named("participating-org", own.name, ref=own.ref, type_=own.type, role=_IMPLEMENTING)


def _contact(publisher: IatiPublisher) -> Iterator[Element]:
    contact = publisher.contact
    if contact is None:
        return
    said = (
        ("organisation", contact.organisation),
        ("department", contact.department),
        ("telephone", contact.telephone),
        ("email", contact.email),
        ("website", contact.website),
        ("mailing-address", contact.address),
    )
    parts = (
        _named(name, text) if isinstance(text, InLanguages) else element(name, text=text)
        for name, text in said
        if text is not None
    )
    yield element("contact-info", *parts, type_="1")


def _locations(activity: IatiActivity, publisher: IatiPublisher) -> Iterator[Element]:
    """Where it is, and where each of its activities was."""
    if activity.details.location is not None:
        yield element("location", _named("name", activity.details.location))
    for each in activity.results:
        if each.place is not None:
            where = _with("name", _own(each.place, publisher))
            yield element("location", where, _with("activity-description",
                                                   _own(each.title, publisher)))  # fmt: skip


def _value(money: Money, day: date) -> Element:
    return element(
        "value", text=money.digits, currency=money.currency.code, value_date=day.isoformat()
    )


def _budgets(activity: IatiActivity) -> Iterator[Element]:
    for each in activity.budgets:
        yield element(
            "budget",
            element("period-start", iso_date=each.first.isoformat()),
            element("period-end", iso_date=each.last.isoformat()),
            _value(each.amount, each.first),
            type_="2" if activity.revised else "1",
            status="2",
        )


def _transaction(
    transaction: IatiTransaction, activity: IatiActivity, publisher: IatiPublisher
) -> Element:
    if transaction.day is None:
        raise TypeError("a transaction without a day is not published")
    narratives = (
        _narrative(narrative_of(transaction, language), language.value) for language in Language
    )
    day = transaction.day.isoformat()
    parts = [
        element("transaction-type", code=transaction.type),
        element("transaction-date", iso_date=day),
        _value(transaction.value, transaction.day),
        _with("description", narratives),
    ]
    if transaction.figure in OF_THE_PARTNER and activity.sender is not None:
        theirs = activity.details.provider_activity
        parts.append(
            _organisation("provider-org", activity.sender, publisher, provider_activity_id=theirs)
        )
    if transaction.figure == "in_kind":
        parts.append(element("disbursement-channel", code=_IN_KIND))
        if transaction.aid_type is not None:
            parts.append(element("aid-type", code=transaction.aid_type))
    return element("transaction", *parts, ref=transaction.reference)


def _document(document: IatiDocument) -> Element:
    parts = [_named("title", document.title), element("category", code=document.category)]
    if document.language is not None:
        parts.append(element("language", code=document.language))
    if document.day is not None:
        parts.append(element("document-date", iso_date=document.day.isoformat()))
    return element("document-link", *parts, url=document.url, format=document.format)


def _conditions(agreement: Agreement) -> Iterator[Element]:
    """The clauses that stand, each as one on how the money is managed."""
    stated = [each for each in _CLAUSES if getattr(agreement, each) not in (None, False)]
    if stated:
        parts = (_with("condition", _clause(agreement, each), type_=_FIDUCIARY) for each in stated)
        yield element("conditions", *parts, attached="1")


def _clause(agreement: Agreement, clause: Clause) -> Iterator[Element]:
    value = getattr(agreement, clause)
    for language in Language:
        said = say(f"choice.{clause}", language)
        if clause is Clause.REALLOCATION_LIMIT:
            value_said: object = say("iati.percent", language, value=f"{value:f}")
        elif clause is Clause.INTEREST_TO:
            value_said = say(f"choice.{value}", language)
        else:
            value_said = value
        if value is not True:
            said = say("iati.condition", language, clause=said, value=value_said)
        yield _narrative(said, language.value)


def _results(activity: IatiActivity, publisher: IatiPublisher) -> Iterator[Element]:
    """What was learned from each activity, as the one thing that is said of it in words."""
    for each in activity.results:
        if each.lessons is not None:
            indicator = element(
                "indicator",
                _with("title", _fixed("iati.lessons")),
                _with("description", _own(each.lessons, publisher)),
                measure=_QUALITATIVE,
            )
            title = _with("title", _own(each.title, publisher))
            done = [_with("description", _own(each.summary, publisher))] if each.summary else []
            yield element("result", title, *done, indicator, type_=_OTHER_RESULT)
