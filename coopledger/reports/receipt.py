"""What became of a load, what was found, which books there are: for people."""

from collections.abc import Iterable, Mapping, Sequence

from coopledger.messages.catalogue import Language, say
from coopledger.model.agreement import Agreement, Programme
from coopledger.model.finding import Finding, Severity
from coopledger.model.receipt import Receipt
from coopledger.reports.layout import TextRow, table


def findings_text(findings: Iterable[Finding], language: Language) -> str:
    """A finding a line: severity, code, place, message, remedy."""
    return "".join(
        say(
            "finding.line",
            language,
            severity=finding.severity,
            code=finding.code,
            place=" ".join(finding.place.say(language).split()),
            message=" ".join(finding.message(language).split()),
            remedy=finding.remedy(language),
        )
        + "\n"
        for finding in findings
    )


def receipt_text(receipt: Receipt, language: Language, *, dry_run: bool) -> str:
    """One sentence, or two, on what was stored."""
    if not receipt.accepted:
        errors = sum(finding.severity is Severity.ERROR for finding in receipt.findings)
        return say("import.refused", language, errors=errors) + "\n"
    if not receipt.recorded:
        return say("import.nothing-new", language, count=receipt.unchanged) + "\n"
    key = "import.would-record" if dry_run else "import.recorded"
    said = say(key, language, count=receipt.recorded, books=", ".join(receipt.books))
    if receipt.unchanged:
        said += " " + say("import.unchanged", language, count=receipt.unchanged)
    return said + "\n"


def books_text(
    books: Sequence[tuple[Agreement | Programme, int]], where: str, language: Language
) -> str:
    """Each book: its code, what it is, its title, how many records it has."""
    if not books:
        return say("label.no-books", language, where=where) + "\n"
    rows = [TextRow(say("label.books", language, where=where), (say("label.facts", language),))]
    for opening, facts in books:
        kind = say(f"kind.{opening.kind}", language)
        rows.append(TextRow(f"{opening.code}  {opening.title} ({kind})", (str(facts),), indent=2))
    return "\n".join(table(rows)) + "\n"


def copy_text(where: str, heads: Mapping[str, tuple[int, str]], language: Language) -> str:
    """Where the books are now, and how each of their chains ends."""
    lines = []
    for code, (rows, head) in heads.items():
        lines += [say("verify.book", language, code=code, rows=rows), f"  {head}"]
    total = sum(rows for rows, _ in heads.values())
    lines.append(say("copy.done", language, where=where, books=len(heads), rows=total))
    return "\n".join(lines) + "\n"


def verification_text(
    books: Sequence[tuple[str, int, str, Finding | None]],
    problems: Sequence[Finding],
    head: tuple[int, str],
    then: tuple[int, str] | None,
    language: Language,
) -> str:
    """Each book's length and last hash, the ledger's head; what is wrong; one sentence.

    then: the head that it was compared with.
    """
    lines = []
    for code, rows, last, _ in books:
        lines += [say("verify.book", language, code=code, rows=rows), f"  {last}"]
    lines += [say("verify.head", language), f"  {head}"]
    if problems:
        lines += findings_text(problems, language).splitlines()
        lines.append(say("verify.broken", language, problems=len(problems)))
    else:
        total = sum(rows for _, rows, _, _ in books)
        if then is not None:
            key = "verify.same-as-then" if then[0] == head[0] else "verify.grown"
            lines.append(say(key, language, then=then[0], now=head[0]))
        lines.append(say("verify.intact", language, books=len(books), rows=total))
    return "\n".join(lines) + "\n"
