"""A document that belongs to something recorded: which one it is, not what is in it."""

import hashlib
from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from coopledger.messages.catalogue import Language, say
from coopledger.model.base import Code, Takes, Title, invalid, otherwise
from coopledger.model.fact import Fact, without_default
from coopledger.model.issue import Hash


class DocumentType(StrEnum):
    """What a document is by its content, whatever its name says."""

    PDF = "pdf"
    CFDI = "cfdi"
    XML = "xml"
    JPEG = "jpeg"
    PNG = "png"
    XLSX = "xlsx"
    ODS = "ods"
    DOCX = "docx"
    TEXT = "text"
    ZIP = "zip"
    LISTING = "listing"
    """The files of a folder that was loaded: the SHA-256 and the name of each, a line each."""

    UNKNOWN = "unknown"

    @property
    def ending(self) -> str | None:
        """What the name of a file of this type ends in; None for what a system should not open."""
        return _ENDINGS.get(self)

    def say(self, language: Language | str) -> str:
        return say(f"document-type.{self}", language)


_ENDINGS = {
    DocumentType.PDF: ".pdf",
    DocumentType.CFDI: ".xml",
    DocumentType.XML: ".xml",
    DocumentType.JPEG: ".jpg",
    DocumentType.PNG: ".png",
    DocumentType.XLSX: ".xlsx",
    DocumentType.ODS: ".ods",
    DocumentType.DOCX: ".docx",
    DocumentType.TEXT: ".txt",
    DocumentType.LISTING: ".txt",
}


class DocumentUse(StrEnum):
    """What a document is of what it belongs to."""

    INVOICE = "invoice"
    TICKET = "ticket"
    AGREEMENT = "agreement"
    BANK_STATEMENT = "bank-statement"
    TRANSFER_RECEIPT = "transfer-receipt"
    LETTER = "letter"
    WORKING_PAPER = "working-paper"
    """What an auditor filled in (papel de trabajo): a sample that was ticked off."""

    LETTERHEAD = "letterhead"
    """The picture at the head of the institution's papers."""

    ANNEX_TEXTS = "annex-texts"
    """What the office writes for its yearly annex (docs/annex.md)."""

    TOSSD_COLUMNS = "tossd-columns"
    RENCID_COLUMNS = "rencid-columns"
    """The columns of a registry, and what the books do not have (docs/registries.md)."""

    ISSUED = "issued"
    """The paper of an issued statement, which the program made: nobody else says so of any."""

    OTHER = "other"

    def say(self, language: Language | str) -> str:
        return say(f"document-use.{self}", language)


SETTINGS = (
    DocumentUse.LETTERHEAD,
    DocumentUse.ANNEX_TEXTS,
    DocumentUse.TOSSD_COLUMNS,
    DocumentUse.RENCID_COLUMNS,
)
"""What reports are made with, where nothing else is given: of the institution, one of each."""


def name_of(of: str, sha256: str) -> str:
    """The reference of an attachment: there is one of a document and what it belongs to.

    >>> name_of("G-1", "0" * 64)
    'DOC-ddae2bb074cf'
    """
    named = f"{of}\n{sha256}"
    return f"DOC-{hashlib.sha256(named.encode()).hexdigest()[:12]}"


class Attachment(Fact):
    """A document belongs to what is recorded under a reference (comprobante, documento adjunto).

    reference: made of what it says; it may be left out. of: what the document belongs to. name: of
    its file, as it came. sha256, size, type: of its bytes, which are kept beside the journal. use:
    what it is of what it belongs to, where somebody said so. `Ledger.attach` makes one, and a
    workbook that names a file beside it; no other document can.
    """

    kind: Literal["attachment"] = "attachment"
    reference: Code = Field(default="", json_schema_extra=without_default)
    of: Code
    name: Title
    sha256: Hash
    size: Annotated[int, Field(ge=1, strict=True)]
    type: Takes[DocumentType, DocumentType | str]
    use: Takes[DocumentUse | None, DocumentUse | str | None] = otherwise(None)

    @model_validator(mode="before")
    @classmethod
    def _by_what_it_says(cls, given: Any) -> Any:
        if isinstance(given, dict) and not given.get("reference"):
            of, sha256 = given.get("of"), given.get("sha256")
            if of and sha256:
                return {**given, "reference": name_of(str(of), str(sha256))}
        return given

    @model_validator(mode="after")
    def _called_by_what_it_says(self) -> Self:
        if self.reference != (name := name_of(self.of, self.sha256)):
            raise invalid("document-name", field="reference", seen=self.reference, expected=name)
        return self
