"""The reference of findings: where each was provoked, an example of each, and the page of all.

An example is a line of the first recorded case that shows its code; where no case does, it is made
of what a row of the tables of refusals yields. Its severities are those that were ever seen.
"""

import re
import tempfile
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
from pydantic import ValidationError

from coopledger.books.documents import Elsewhere
from coopledger.books.issued import Change
from coopledger.errors import LedgerBroken
from coopledger.ledger import Ledger
from coopledger.messages.asker import at_command_line
from coopledger.messages.catalogue import Language, say
from coopledger.messages.groups import GROUPS
from coopledger.model.attachment import DocumentUse
from coopledger.model.facts import AnyFact
from coopledger.model.finding import FieldName, Finding, Place, Severity, Wording
from coopledger.model.receipt import Refused
from coopledger.money import Money
from coopledger.readers.pdf_file import PartOfPdf, PdfPart, Several
from coopledger.readers.registry import read_document
from coopledger.reports.findings import finding_lines
from coopledger.reports.meaning import first_sentence, remedy_text
from coopledger.store.heads import LedgerHead
from coopledger.store.picture import Sort
from coopledger.store.proof import Cause
from tests.books.test_annex import of_annex
from tests.books.test_cooperation_registry import of_registry
from tests.books.test_iati import of_iati
from tests.books.test_iati_beside import of_beside
from tests.ledger import test_proposing as proposing
from tests.ledger.test_merging import of_merging
from tests.readers.test_files_as_a_whole import FILES
from tests.rules import test_matches as matches
from tests.rules import test_periods as periods
from tests.rules import test_refusals_through_a_life as life
from tests.rules import test_table_of_refusals as table
from tests.rules import test_taking_back as taking_back
from tests.rules.test_what_keeps_open import KEPT_OPEN, keeps_open
from tests.rules.test_what_stands import STANDING
from tests.writers.test_own_form import of_own_form

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases"
ES, EN = Language.ES, Language.EN

_LINE = re.compile(r"^[A-Z]+ \[(?P<code>[a-z.-]+)\] .*", re.MULTILINE)
_SEVERITIES = {say(f"severity.{severity}", ES): severity for severity in Severity}
_LONG = 500
"""An example longer than this teaches nobody: one of a later case is taken, if there is one."""

_TODAY = "2017-01-15"
"""What stands in an example for the day on which a case is run."""


@dataclass
class Shown:
    """A finding's example in each language, what provoked it, the severities it was seen with."""

    example: Mapping[str, str]
    provoked_by: str
    severities: set[Severity] = field(default_factory=set)


@cache
def shown() -> Mapping[str, Shown]:
    """Every code that anything provokes."""
    found: dict[str, Shown] = {}
    for code, severity, example, by in _in_cases():
        known = found.setdefault(code, Shown(example, by))
        known.severities.add(severity)
        if _better(code, example, by) > _better(code, known.example, known.provoked_by):
            known.example, known.provoked_by = example, by
    for finding, by in _in_tables(found):
        lines = {language.value: _line(finding, language) for language in Language}
        found.setdefault(finding.code, Shown(lines, by)).severities.add(finding.severity)
    for stands in (*STANDING, *KEPT_OPEN):
        for code, severity in (said.split() for said in stands.expected):
            found[code].severities.add(Severity(severity))
    return found


def _line(finding: Finding, language: Language) -> str:
    return next(finding_lines([finding], language)).replace(date.today().isoformat(), _TODAY)


def _better(code: str, example: Mapping[str, str], by: str) -> tuple[bool, bool]:
    """An example that is not long, of a case that is about its code."""
    return len(example["es"]) <= _LONG, by.rpartition("/")[2].startswith(code)


def _in_cases() -> Iterator[tuple[str, Severity, dict[str, str], str]]:
    """Each line of the recorded texts that has both languages."""
    for folder in sorted(CASES.glob("*/*")):
        if not (folder / "en.txt").exists():
            continue
        spanish, english = (
            list(
                _LINE.finditer(
                    (folder / f"{code}.txt").read_text("utf-8").replace("<today>", _TODAY)
                )
            )
            for code in ("es", "en")
        )
        for es, en in zip(spanish, english, strict=True):
            severity = _SEVERITIES[es[0].split()[0]]
            by = folder.relative_to(ROOT).as_posix()
            yield es["code"], severity, {"es": es[0], "en": en[0]}, by


def _in_tables(found: Mapping[str, object]) -> Iterator[tuple[Finding, str]]:
    """What the tables beside the cases yield for codes that are not found yet."""
    files = "tests/readers/test_files_as_a_whole.py"
    for code, makers in FILES.items():
        if code not in found:
            yield from ((finding, files) for finding in _of_file(code, makers))
    tables = (
        (table, table.REFUSALS),
        (life, life.LIFE_REFUSALS),
        (periods, periods.PERIOD_REFUSALS),
        (matches, matches.MATCH_REFUSALS),
    )
    for module, rows in tables:
        for row in rows:
            if not found.keys() >= set(row.expected):
                for finding in _handed_in(module.RECORDED, row.facts):
                    yield finding, _file_of(module.__name__)
    for stands in STANDING:
        if not found.keys() >= {said.split()[0] for said in stands.expected}:
            ledger = Ledger.open("sqlite://")
            ledger.record(*stands.facts)
            for finding in ledger.check(on=date.fromisoformat(stands.day)):
                yield finding, "tests/rules/test_what_stands.py"
    for stands in KEPT_OPEN:
        if not found.keys() >= {said.split()[0] for said in stands.expected}:
            for finding in keeps_open(stands):
                yield finding, "tests/rules/test_what_keeps_open.py"
    for module, unbuildable in (
        (life, life.LIFE_UNBUILDABLE),
        (table, table.UNBUILDABLE),
        (periods, periods.PERIOD_UNBUILDABLE),
        (matches, matches.MATCH_UNBUILDABLE),
    ):
        for code, (make, *_) in unbuildable.items():
            if code not in found:
                yield _of_model(make), _file_of(module.__name__)
    for code, taken_back in taking_back.TAKEN_BACK.items():
        if code not in found:
            for finding in taken_back(Ledger.open("sqlite://")):
                yield finding, _file_of(taking_back.__name__)
    for code, provoked in proposing.PROVOKED.items():
        if code not in found:
            for finding in provoked(Ledger.open("sqlite://")):
                yield finding, _file_of(proposing.__name__)
    for finding in OF_PACKAGES:
        yield finding, "tests/plugins/test_held_to_ours.py"
    yield OF_A_DOCUMENT, "tests/ledger/test_documents.py"
    yield OF_A_SETTING, "tests/ledger/test_report_settings.py"
    yield OF_PROGRAM_RULE, "tests/ledger/test_program_rules.py"
    for finding in of_iati():
        yield finding, "tests/books/test_iati.py"
    for finding in of_beside():
        yield finding, "tests/books/test_iati_beside.py"
    for finding in of_registry():
        yield finding, "tests/books/test_cooperation_registry.py"
    for finding in of_own_form():
        yield finding, "tests/writers/test_own_form.py"
    for finding in of_annex():
        yield finding, "tests/books/test_annex.py"
    for finding in of_merging():
        yield finding, "tests/ledger/test_merging.py"
    for finding in PAPERS:
        yield finding, "tests/ledger/test_paper_proof.py"
    for finding in VERIFYING:
        yield finding, f"tests/{_PROVED_IN.get(finding.code, 'store/test_tampering')}.py"


_PROVED_IN = {
    "verify.closed-period": "laws/test_closed_years",
    "verify.damaged": "store/test_lying_indexes",
    "verify.issued-totals": "ledger/test_issuing_totals",
    "verify.issued-book": "ledger/test_issuing_totals",
    "verify.unchecked": "cli/test_ledger_cases",
    "verify.schema-missing": "store/test_schema_tampering",
    "verify.schema-differs": "store/test_schema_tampering",
    "verify.schema-added": "store/test_schema_tampering",
    "verify.no-identity": "store/test_schema_tampering",
    "verify.other-ledger": "store/test_schema_tampering",
    "verify.not-as-before": "store/test_upgrading",
    "verify.not-as-merged": "ledger/test_merging",
    "verify.shorter": "store/test_upgrading",
    "verify.document-missing": "store/test_documents",
    "verify.document-altered": "store/test_documents",
    "verify.document-surplus": "store/test_documents",
    "verify.document-not-gone": "laws/test_erased_documents",
    "document-erased": "laws/test_erased_documents",
    "document-stays-erased": "laws/test_erased_documents",
    "document-of-several": "ledger/test_documents",
}
"""Where the test of a finding of `verify` is, if it is not among those of altered rows."""


def _file_of(module: str) -> str:
    return f"{module.replace('.', '/')}.py"


def _of_file(code: str, makers: Iterable[object]) -> list[Finding]:
    with tempfile.TemporaryDirectory() as folder:
        for make in makers:
            return read_document(make(Path(folder))).findings  # type: ignore[operator]
    return [Finding(code, place=Place("gastos.xlsx"))]  # it takes a user without rights


def _handed_in(recorded: Iterable[AnyFact], facts: Iterable[AnyFact]) -> tuple[Finding, ...]:
    ledger = Ledger.open("sqlite://")
    ledger.record(*recorded)
    try:
        return ledger.record(*facts).findings
    except Refused as refused:
        return refused.findings


def _of_model(make: object) -> Finding:
    with pytest.raises(ValidationError) as refused:
        make()  # type: ignore[operator]
    problem = refused.value.errors()[0]
    return Finding(problem["type"], place=Place(reference="VIDA-2016"), params=problem["ctx"])


class _Said(str):
    """A sentence of the catalogue within another: a law that is broken."""

    def say(self, language: Language) -> str:
        held, spent = Money("674034.05", "MXN"), Money("674034.06", "MXN")
        sides = {"left": held, "right": spent, "difference": Money("-0.01", "MXN")}
        broken = LedgerBroken("law.fund-currency", book="INE-SEGIB-2016", on="2016-12-31", **sides)
        return broken.message(language)


class _Left(str):
    """The same: a recovery whose expenditure was taken away."""

    def say(self, language: Language) -> str:
        params = {"seen": "G-01", "on": "2016-12-01"}
        return Finding("recovery-left-behind", params=params).message(language)


def _verified(code: str, **params: object) -> Finding:
    where = {"book": "INE-SEGIB-2016", "seq": 3}
    return Finding(f"verify.{code}", place=Place(reference="G-01"), params={**where, **params})


_CHANGE = Change(
    "whole", "fund", None, "spent", Money("435863.79", "MXN"), Money("435763.79", "MXN")
)


def _of_issued(code: str, **params: object) -> Finding:
    where = {"book": "INE-SEGIB-2016", "reference": "EE-1", "on": "2016-12-31", "seq": 6}
    return Finding(f"verify.{code}", place=Place(reference="EE-1"), params={**where, **params})


def _of_totals(code: str, **params: object) -> Finding:
    where = {"book": "INE", "reference": "TC-1", "on": "2017-01-31"}
    return Finding(f"verify.{code}", place=Place(reference="TC-1"), params={**where, **params})


_HEAD = LedgerHead(1042, "0" * 64)
_PARTS = Several((PartOfPdf(PdfPart.CONTENT, "1"), PartOfPdf(PdfPart.ANNOTATION, "2")))

PAPERS = (
    Finding("paper.differs", params={"parts": _PARTS}),
    Finding("paper.appended", params={"parts": _PARTS}),
    Finding("paper.written-again"),
    Finding("paper.without", params={"name": "filas.jsonl"}),
    Finding(
        "paper.other-version",
        Severity.NOTE,
        params={"tools": "typst 0.15.2", "here": "typst 0.16.0"},
    ),
    Finding("paper.not-made"),
    Finding("paper.other-end", params={"seen": LedgerHead(56, "f" * 64), "expected": _HEAD}),
    Finding("paper.only-code", Severity.NOTE),
    Finding("paper.without-rows", Severity.NOTE),
    Finding("paper.code-unknown", Severity.NOTE, params={"code": "F4FN-62BP-R4R5-Q66S"}),
    Finding("paper.code-differs", params={"book": "INE-SEGIB-2016", "on": date(2016, 12, 31)}),
    Finding("paper.no-ledger", Severity.NOTE),
    Finding("paper.not-in-ledger", params={"book": "INE-SEGIB-2016"}),
    Finding("paper.ledger-differs", params={"book": "INE-SEGIB-2016", "seq": 56}),
    Finding("paper.ledger-head-differs", params={"head": _HEAD}),
    Finding("paper.ledger-broken", params={"said": _Said()}),
    Finding("paper.no-head", Severity.NOTE),
    Finding("paper.other-head", params={"then": _HEAD}),
    Finding("paper.head-apart", Severity.NOTE, params={"then": 980, "now": 1042}),
)

VERIFYING = (
    _verified("gap", expected=2),
    _verified("broken-link"),
    _verified("altered"),
    _verified("derived", column="debit", seen="held:MXN", expected="used"),
    _verified("not-a-fact", seen=Cause("broken.field", FieldName("expenditure.amount"))),
    _verified("no-opening", seq=1),
    _verified("closed-period", seen="2016-10-05", year=2016),
    Finding("verify.damaged", params={"said": "row 3 missing from index journal_recorded"}),
    Finding("verify.unchecked", Severity.NOTE),
    Finding("verify.law", place=Place(reference="INE-SEGIB-2016"), params={"said": _Said()}),
    Finding(
        "verify.unstatable",
        place=Place(reference="C-01"),
        params={"book": "INE-SEGIB-2016", "said": _Left()},
    ),
    _of_issued("issued", said=_CHANGE),
    _of_issued("issued-place"),
    _of_totals("issued-totals", said=_CHANGE._replace(side=None, year="2016")),
    _of_totals("issued-book", other="INE-SEGIB-2016"),
    Finding("verify.cut", params={"rows": 1042, "now": 1040}),
    Finding("verify.rewritten", params={"rows": 1042, "now": 1042}),
    *(
        Finding(f"verify.schema-{code}", params={"sort": Sort("trigger"), "name": name})
        for code, name in (
            ("missing", "journal_is_not_updated"),
            ("differs", "journal_is_chained"),
            ("added", "skip"),
        )
    ),
    _verified("other-ledger", seq=1),
    _verified("not-as-before"),
    _verified("not-as-merged"),
    _verified("erased-unsaid"),
    Finding(
        "verify.rows-cut",
        params={"seen": LedgerHead(1040, "f" * 64), "expected": LedgerHead(1042, "0" * 64)},
    ),
    Finding("verify.rows-elsewhere", Severity.NOTE, params={"count": 3}),
    Finding("verify.rows-withheld", Severity.NOTE, params={"count": 12}),
    *(
        Finding(f"verify.{code}", place=Place(document=name), params={"name": name})
        for code, name in (
            ("file-altered", "05-documentos/0003-factura.pdf"),
            ("file-missing", "05-documentos/0003-factura.pdf"),
            ("file-added", "leame.exe"),
            ("paper-differs", "01-estado-de-ejercicio.html"),
        )
    ),
    Finding("verify.documents-not-kept", Severity.NOTE, params={"numbers": "1, 4"}),
    Finding(
        "verify.other-program",
        Severity.NOTE,
        params={"tools": "xlsxwriter 3.2.9", "here": "xlsxwriter 3.3.0", "forms": ".xlsx"},
    ),
    Finding("stays-erased", Severity.NOTE, params={"reference": "G-01", "count": 1}),
    Finding(
        "document-erased",
        place=Place("INE-SEGIB-2016.xlsx", "Gastos", 3, FieldName("attached")),
        params={"seen": "factura.pdf", "erasure": Elsewhere("SD-1", "INE-SEGIB-2016")},
    ),
    Finding(
        "document-stays-erased",
        Severity.NOTE,
        params={"count": 1, "erasure": Elsewhere("SD-1", "INE-SEGIB-2016")},
    ),
    Finding(
        "document-of-several",
        Severity.NOTE,
        Place(reference="INE-SEGIB-2016"),
        {"book": "INE-SEGIB-2016", "count": 1, "seen": "G-01 + G-02"},
    ),
    _verified(
        "time-back",
        seen="2016-12-31T18:00:00.000000+00:00",
        last="2017-01-09T15:00:00.000000+00:00",
    ),
    Finding("verify.shorter", params={"book": "INE-SEGIB-2016", "seq": 30, "now": 12}),
    Finding("verify.no-identity"),
    _verified("document-missing", sha256="bc39ce06" * 8),
    _verified("document-altered", sha256="bc39ce06" * 8),
    Finding("verify.document-surplus", params={"sha256": "bc39ce06" * 8}),
    _verified("document-not-gone", sha256="bc39ce06" * 8, of="G-01"),
)
"""Somebody writes around the program: too many ways to provoke each one here."""

_REPORT_DAY = {
    "es": "INE-SEGIB-2016 no dice cuándo se entrega su informe: pregunte al donante",
    "en": "INE-SEGIB-2016 does not say when its report is due: ask the partner",
}
_OF_PACKAGE = {"package": "coopledger-example"}
OF_PACKAGES = tuple(
    Finding(code, Severity.WARNING, Place(reference="INE-SEGIB-2016"), {**_OF_PACKAGE, **params})
    for code, params in (
        ("package-says", {"said": Wording(_REPORT_DAY)}),
        ("package-check-failed", {"name": "report-day", "said": "KeyError: 'report_due'"}),
    )
)
"""Other packages are installed to provoke them."""

_NO_CASH = {
    "es": "un pago de 6,000.00 MXN no se hace en efectivo: diga con qué transferencia se pagó",
    "en": "6,000.00 MXN are not paid in cash: say by which transfer they were",
}
OF_A_DOCUMENT = Finding(
    "document-of-unknown",
    place=Place(column=FieldName("attached"), reference="DOC-6cc2a0c77dee"),
    params={"seen": "G-99"},
)
"""A program says that a document belongs to what nobody recorded."""

OF_A_SETTING = Finding(
    "setting-elsewhere",
    place=Place(column=FieldName("attached"), reference="DOC-6cc2a0c77dee"),
    params={"seen": "INE-SEGIB-2016", "use": DocumentUse.ANNEX_TEXTS},
)
"""The office's texts are attached to an agreement."""

OF_PROGRAM_RULE = Finding(
    "rule-says",
    place=Place(column=FieldName("amount"), reference="G-2"),
    params={"rule": "institution.rules.no_cash", "said": Wording(_NO_CASH)},
)
"""A program passes its rule."""


# The page


def page() -> str:
    """`docs/findings.md`."""
    lines = [_HEAD, *_contents()]
    for group, codes in GROUPS.items():
        lines += ["", f"## {_both(f'group.{group}')}"]
        for code in codes:
            lines += _entry(code, shown()[code])
    return "\n".join(lines) + "\n"


def _contents() -> Iterator[str]:
    for group, codes in GROUPS.items():
        title = _both(f"group.{group}")
        yield from ("", f"**[{title}](#{_anchor(title)})**", "")
        yield from (
            "| Clave · Code | Gravedad · Severity | Español | English |",
            "|---|---|---|---|",
        )
        for code in codes:
            severities = " / ".join(
                _both(f"severity.{s}") for s in Severity if s in shown()[code].severities
            )
            said = (first_sentence(say(f"meaning.{code}", language)) for language in (ES, EN))
            yield f"| [`{code}`](#{_anchor(code)}) | {severities} | {' | '.join(said)} |"


def _entry(code: str, known: Shown) -> Iterator[str]:
    yield from ("", f"### `{code}`")
    for language, name in ((ES, "Español"), (EN, "English")):
        yield from ("", *_wrapped(f"**{name}.** {say(f'meaning.{code}', language)}"))
        yield from ("", "```text", known.example[language.value], "```")
        with at_command_line():
            todo = remedy_text(code, language)
        yield from ("", *_wrapped(f"*{say('label.remedy', language)}:* {todo}"))
    yield from ("", f"Lo provoca · Provoked by: [{known.provoked_by}](../{known.provoked_by})")


def _both(key: str) -> str:
    return " · ".join(dict.fromkeys(say(key, language) for language in (ES, EN)))


def _anchor(heading: str) -> str:
    """What a heading is called in an address: small letters, hyphens for spaces, no other signs."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def _wrapped(words: str) -> list[str]:
    return textwrap.wrap(words, 100, break_long_words=False, break_on_hyphens=False)


def examples() -> dict[str, dict[str, str]]:
    """`coopledger/messages/examples.json`: what `coopledger explain` shows."""
    codes = chain.from_iterable(GROUPS.values())
    return {code: dict(shown()[code].example) for code in codes}


_HEAD = """\
# Hallazgos · Findings

Cada línea que muestran `import`, `check` y `verify` lleva una clave entre corchetes. Aquí está lo
que significa cada una; `coopledger explain CLAVE` dice lo mismo en la pantalla.

- **ERROR**: al cargar un documento, no se guarda nada de él mientras quede uno. En `check`, pasó
  algo que el convenio no permite; en `verify`, el registro ya no es el que se guardó.
- **AVISO**: se guarda, y conviene revisarlo.
- **NOTA**: se guarda; es bueno saberlo.

*Each line that `import`, `check` and `verify` show has a code in brackets. Here is what each means;
`coopledger explain CODE` says the same on the screen.*

- *ERROR: on loading a document, nothing of it is stored while one is left. In `check`, something
  happened that the agreement does not allow; in `verify`, the ledger is not what was recorded.*
- *WARNING: it is stored, and worth a look.*
- *NOTE: it is stored; it is good to know.*

Esta página se genera de los textos del programa y de los casos de prueba. — *This page is made from
the program's own texts and its test cases.*"""
