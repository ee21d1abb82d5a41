"""What stands at the head of what is signed, and the places to sign."""

from coopledger.messages.catalogue import Language, say
from coopledger.model.letterhead import Letterhead as Signing
from coopledger.model.letterhead import Signer
from coopledger.reports.document import Letterhead, Signature, Signatures


def letterhead(head: Signing) -> Letterhead:
    """What stands at the head of its first page."""
    return Letterhead(head.lines, head.picture)


def signatures(head: Signing, language: Language) -> Signatures:
    """Who prepared, reviewed and authorised it."""
    return Signatures(
        (
            _signature(say("paper.prepared", language), head.prepared),
            _signature(say("paper.reviewed", language), head.reviewed),
            _signature(say("paper.authorised-by", language), head.authorised),
        )
    )


def _signature(role: str, signer: Signer | None) -> Signature:
    if signer is None:
        return Signature(role)
    return Signature(role, signer.name, signer.office or "")
