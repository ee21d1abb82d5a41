"""The rows of a journal as lines of JSON: what is disclosed with its salt, of the rest the digest.

Each line is a row, its columns by their names. `sealed` has the texts that are disclosed and the
salt of each (`texts`, `salts`, by path), and never the secret of the row. The last line has
`ends`: of each book its code, the length of its chain and its last hash; and `head`, of all of
them. A file of the rows of one book says in it which one (`book`): of the others it has the ends,
so that it comes to the ledger's head; and where all ended when a statement was issued (`earlier`),
so that it comes to the head that was printed on it. In a public edition the ends of the others are
without their codes, which the head does not need. A file of all rows says which ledgers were
brought in (`merged`), and in which order each had its rows. Of rows of earlier schemas, a public
edition leaves out the texts that today are sealed: `withheld` names them, and such a row is not
proved by its hash, but by its place in the chain alone.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.finding import Finding, Severity
from coopledger.model.kinds import ACTIVITY, ADDENDUM, AGREEMENT, ISSUE, KINDS, PROGRAMME
from coopledger.store import journal
from coopledger.store.belonging import Belonging
from coopledger.store.chain import canonical_json
from coopledger.store.columns import COLUMNS
from coopledger.store.connection import Connection
from coopledger.store.heads import FIRST, NEWEST, LedgerHead
from coopledger.store.journal import Head
from coopledger.store.merges import Lineage
from coopledger.store.proof import NOT_OURS, bad
from coopledger.store.rows_order import Places, merges_told, orders
from coopledger.store.sealing import BESIDE_FACT, apart, digest_of, salt_of
from coopledger.store.verification import Verification, Walked

LONGEST_LINE = 16_000_000
"""Signs of a line: no row of ours is as long."""

HIDDEN = (
    "tax_id", "issuer.tax_id", "receiver.tax_id", "accounts.number", "accounts.holder",
    "account_number", "bank_reference", "counterpart", "text", "name", "note", "recorded_by",
    "origin",
)  # fmt: skip
"""What a public edition hides unless told otherwise.

In Mexico who is paid with public money is usually public; tax numbers and accounts are not. What a
file is called (`name`) may say anything.
"""

_PRINTS = {kind.name for kind in (AGREEMENT, PROGRAMME, ADDENDUM, ACTIVITY)}
"""The kinds whose texts a statement prints."""


ALWAYS_HIDDEN = ("facts",)
"""What it hides whatever is told: the facts of a proposal, which hold texts of every kind."""


def sealable() -> set[str]:
    """All that may be hidden: what any kind seals, and who recorded it and where it was read."""
    paths = (path for kind in KINDS.values() for path in kind.sealed_paths)
    return {*BESIDE_FACT, *map(".".join, paths)}


def require_sealable(names: Collection[str]) -> None:
    """Raises CoopledgerError where something is to be hidden that is none."""
    if unknown := sorted(set(names) - sealable()):
        expected = ", ".join(sorted(sealable()))
        raise CoopledgerError("rows.not-sealed", seen=", ".join(unknown), expected=expected)


def lines(connection: Connection, hidden: Collection[str] = ()) -> Iterator[str]:
    """The rows of a ledger, each disclosed but for what is hidden; and the ends of its chains."""
    ends: dict[str, Head] = {}
    for row in disclosed(journal.every_row(connection), hidden):
        ends[row["book"]] = Head(row["seq"], row["hash"])
        yield line_of(row)
    yield last_line(ends, merged=merges_told(Lineage.of(connection)))


def line_of(row: Mapping[str, Any]) -> str:
    """A row that is disclosed, as a line."""
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n"


def last_line(
    ends: Mapping[str, Head],
    book: str | None = None,
    earlier: Iterable[Mapping[str, Head]] = (),
    *,
    public: bool = False,
    merged: Sequence[Mapping[str, Any]] = (),
) -> str:
    """Where each chain of a ledger ends.

    book: the one whose rows the file has, where it is one. earlier: where the chains ended before.
    public: what the other books are called is not said. merged: which ledgers were brought in, of a
    file of all rows.
    """
    named = {book} if public else None
    of_one: dict[str, Any] = {}
    if book is not None:
        of_one = {"book": book, "earlier": [_listed(each, named) for each in earlier]}
    came = {"merged": list(merged)} if merged else {}
    head = str(LedgerHead.of(ends))
    return line_of({**of_one, **came, "ends": _listed(ends, named), "head": head})


def _listed(ends: Mapping[str, Head], named: Collection[str | None] | None) -> list[list[Any]]:
    """Each end; those of books that are not named come last, in the order of their hashes."""
    shown = [[code, *end] for code, end in sorted(ends.items()) if named is None or code in named]
    others = (end for code, end in ends.items() if named is not None and code not in named)
    return shown + [[*end] for end in sorted(others, key=lambda end: end.hash)]


def disclosed(
    rows: Iterable[Mapping[str, Any]], hidden: Collection[str] = ()
) -> Iterator[dict[str, Any]]:
    """Rows, chain after chain, each without the texts that are hidden.

    An issued statement prints some of those: its text is withheld where it has one of them; that
    of a bank reconciliation always, which consists of what the bank wrote, and that of totals,
    which print what other books say.
    """
    unsaid: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        texts = _texts_of(row) if hidden else {}
        if row["kind"] in _PRINTS:
            unsaid[row["book"]].update(
                _squeezed(text)
                for path, text in texts.items()
                if _name(path) in hidden and path not in BESIDE_FACT
            )
        tells = row["kind"] == ISSUE.name and bool(hidden) and _tells(row, texts, unsaid)
        yield _disclosed(row, {*hidden, *_PRINTED} if tells else hidden)


def _tells(
    row: Mapping[str, Any], texts: Mapping[str, Any], unsaid: Mapping[str, Collection[str]]
) -> bool:
    """Whether what was issued prints something that is hidden."""
    body = json.loads(row["body"])
    if body.get("account") is not None or body.get("years") is not None:
        return True
    said = _squeezed("".join(texts.get(path) or "" for path in _PRINTED))
    return any(text in said for text in unsaid[row["book"]])


_PRINTED = ("printed.es", "printed.en")


def _texts_of(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """What is sealed of a row, or would be today."""
    if row["digests"] is None:
        return apart(row["kind"], json.loads(row["body"]))
    texts: Mapping[str, Any] = json.loads(row["sealed"])["texts"] if row["sealed"] else {}
    return texts


def _squeezed(text: object) -> str:
    """A text without its blanks: where it is printed its lines may be broken anywhere."""
    return "".join(str(text).split())


def _disclosed(row: Mapping[str, Any], hidden: Collection[str]) -> dict[str, Any]:
    if row["digests"] is None:
        return _in_clear(row, hidden) if hidden else dict(row)
    if row["sealed"] is None:
        return dict(row)
    kept = json.loads(row["sealed"])
    texts = {path: text for path, text in kept["texts"].items() if _name(path) not in hidden}
    salts = {path: salt_of(kept["secret"], path).hex() for path in texts}
    return {**row, "sealed": canonical_json({"salts": salts, "texts": texts})}


def _name(path: str) -> str:
    """The field of a path, whichever of several it is."""
    return ".".join(part for part in path.split(".") if not part.isdigit())


def _in_clear(row: Mapping[str, Any], hidden: Collection[str]) -> dict[str, Any]:
    """A row of an earlier schema without what today is sealed and is to be hidden."""
    body = json.loads(row["body"])
    whole = json.loads(row["body"])
    withheld = [path for path in apart(row["kind"], body) if _name(path) in hidden]
    for path in withheld:
        _take_out(whole, path.split("."))
    beside = [name for name in BESIDE_FACT if name in hidden and row[name] is not None]
    if not (withheld or beside):
        return dict(row)
    gone = dict.fromkeys(beside)
    return {
        **row,
        **gone,
        "body": canonical_json(whole),
        "withheld": ",".join((*withheld, *beside)),
    }


def _take_out(data: Any, path: list[str]) -> None:
    for name in path[:-1]:
        data = data[int(name)] if isinstance(data, list) else data[name]
    if isinstance(data, list):
        data[int(path[-1])] = None
    else:
        del data[path[-1]]


def verified(read: Iterable[str], then: LedgerHead | None = None) -> Verification:
    """What walking the rows of such a file finds: each hash, link, text that is disclosed, fact.

    then: a head to be compared with the one that the file comes to. Raises CoopledgerError where it
    is no such file.
    """
    books: dict[str, Walked] = {}
    problems: list[Finding] = []
    withheld = 0
    places: list[tuple[str, str, int, str]] = []
    said: Mapping[str, Any] | None = None
    for number, line in enumerate(read, 1):
        row = _parsed(line, number)
        if "ends" in row:
            said = row
            continue
        code = str(row["book"])
        walked = books.setdefault(code, Walked(code, Belonging(None), texts=False))
        if walked.problem is None and (wrong := _not_as_disclosed(row)) is not None:
            walked.problem = wrong
        walked.take(row | {"sealed": None})
        withheld += bool(row.get("withheld"))
        places.append((row["recorded_at"], row["book"], row["seq"], row["hash"]))
    found = [walked.verification() for _, walked in sorted(books.items())]
    problems += (book.problem for book in found if book.problem is not None)
    elsewhere, earlier = ends_in(said)
    ends = elsewhere | {book.book: Head(book.rows, book.head) for book in found}
    stated = said.get("head") if said is not None else None
    now = LedgerHead.of(ends, _formula(stated))
    if not problems and stated != str(now):
        problems.append(Finding("verify.rows-cut", params={"seen": now, "expected": stated}))
    elif then is not None and not problems:
        if then.formula == FIRST and elsewhere.keys() & {end.hash for end in elsewhere.values()}:
            raise CoopledgerError("rows.without-codes", head=then)
        of_all = LedgerHead.of(ends, then.formula)
        was = of_all if elsewhere else _head_of(places, said, then, of_all)
        if was != then and not any(_was(then, state, places) for state in earlier):
            problems.append(Finding("verify.rows-cut", params={"seen": was, "expected": then}))
    notes = tuple(_notes(withheld, [code for code in elsewhere if code not in books]))
    return Verification(tuple(found), tuple(problems), now, then, notes=notes, of_file=True)


def _notes(withheld: int, elsewhere: Collection[str]) -> Iterator[Finding]:
    if withheld:
        yield Finding("verify.rows-withheld", Severity.NOTE, params={"count": withheld})
    if elsewhere:
        yield Finding("verify.rows-elsewhere", Severity.NOTE, params={"count": len(elsewhere)})


_Ends = dict[str, Head]


def _formula(stated: object) -> int:
    """By which a file's head was made."""
    try:
        return LedgerHead.parse(str(stated)).formula
    except CoopledgerError:
        return NEWEST


def ends_in(said: Mapping[str, Any] | None) -> tuple[_Ends, list[_Ends]]:
    """Of a file of one book, where all chains end, and ended before, as its last line says.

    A book whose code is not said goes by its hash.
    """
    if said is None or "book" not in said:
        return {}, []
    try:
        return _ends(said["ends"]), [_ends(each) for each in said.get("earlier", ())]
    except NOT_OURS:
        return {}, []


def _ends(listed: Iterable[Any]) -> _Ends:
    return {str([*code, last][0]): Head(int(seq), str(last)) for *code, seq, last in listed}


def _was(then: LedgerHead, state: _Ends, places: list[tuple[str, str, int, str]]) -> bool:
    """Whether a head is that of an earlier state, of which the rows of this file are."""
    there = {(book, seq, last) for _, book, seq, last in places}
    books = {book for _, book, _, _ in places}
    mine = [(code, *end) for code, end in state.items() if code in books]
    return LedgerHead.of(state, then.formula) == then and bool(mine) and set(mine) <= there


def _head_of(
    places: Places, said: Mapping[str, Any] | None, then: LedgerHead, now: LedgerHead
) -> LedgerHead:
    """The head of as many rows as `then`, in an order of recording; now: of all of them."""
    found = now
    try:
        for place, ordered in enumerate(orders(places, (said or {}).get("merged", ()))):
            first = ordered[: then.rows]
            ends = {book: Head(seq, last) for _, book, seq, last in first}
            of_first = LedgerHead.of(ends, then.formula)
            if of_first == then or (place == 0 and then.rows < now.rows):
                found = of_first
            if found == then:
                break
    except NOT_OURS:
        pass
    return found


def _parsed(line: str, number: int) -> dict[str, Any]:
    try:
        row = json.loads(line)
        if isinstance(row, dict) and ("ends" in row or {"book", "seq", "hash"} <= row.keys()):
            return row if "ends" in row else dict.fromkeys(COLUMNS) | row
    except (ValueError, RecursionError):
        pass
    raise CoopledgerError("rows.unreadable", number=number)


def _not_as_disclosed(row: Mapping[str, Any]) -> Finding | None:
    """Whether a text that is disclosed is another than the one that was sealed."""
    if row["sealed"] is None:
        return None
    try:
        kept, digests = json.loads(row["sealed"]), json.loads(row["digests"])
        same = all(
            digest_of(text, bytes.fromhex(kept["salts"][path])) == digests[path]
            for path, text in kept["texts"].items()
        )
    except NOT_OURS:
        same = False
    return None if same else bad("verify.altered", row)
