"""One document is said to belong to several movements: it may prove one of them alone."""

from collections import defaultdict
from collections.abc import Iterator

from coopledger.model.attachment import Attachment
from coopledger.model.finding import Finding, Severity
from coopledger.rules.standing.view import AgreementView, named


def document_of_several(view: AgreementView) -> Iterator[Finding]:
    of_each: defaultdict[str, list[str]] = defaultdict(list)
    for attachment in view.book.of_kind(Attachment):
        of_each[attachment.sha256].append(attachment.of)
    of_several = [references for references in of_each.values() if len(references) > 1]
    if not of_several:
        return
    standing = {event.reference for event, _ in view.book.standing(view.today)}
    still = ([each for each in references if each in standing] for references in of_several)
    shared = [" + ".join(references) for references in still if len(references) > 1]
    if shared:
        yield view.finding(
            "document-of-several", Severity.NOTE, count=len(shared), seen=named(shared)
        )
