"""Every address of the pages: its method, which page answers, whether it changes anything.

What changes something is asked by POST, from a page of ours, with the session's token in it. The
tests ask each of these without a session, for another site, under a foreign name, without the
token: a new line here is held to all of that by being here.
"""

from typing import NamedTuple

FORM_BYTES, FORM_SECONDS = 64_000, 30
"""How much a form without files may hold, and how long it may take to arrive."""

PICTURE_BYTES, SETTINGS_BYTES = 1_000_000, 32 * 2**20
"""How much a form may hold that has a picture, or files of settings, beside its fields."""

MOST_BYTES, MOST_SECONDS, MOST_FILES = 256 * 2**20, 600, 1_000
"""How much may be sent to be loaded at once, in how long, and in how many files."""


class Address(NamedTuple):
    """An address of the pages.

    page: module of `web/pages` and function, `start:start`. is_open: whether it is answered without
    a session. most_bytes, most_seconds: what may arrive with it, and in how long. files: how many.
    """

    method: str
    path: str
    page: str
    changes: bool
    is_open: bool = False
    most_bytes: int = FORM_BYTES
    most_seconds: float = FORM_SECONDS
    files: int = 0


def shows(path: str, page: str, *, is_open: bool = False) -> Address:
    """An address that only shows."""
    return Address("GET", path, page, changes=False, is_open=is_open)


def changes(
    path: str,
    page: str,
    *,
    most_bytes: int = FORM_BYTES,
    most_seconds: float = FORM_SECONDS,
    files: int = 0,
) -> Address:
    """An address that changes something: a form of ours is sent to it."""
    return Address(
        "POST", path, page, changes=True,
        most_bytes=most_bytes, most_seconds=most_seconds, files=files,
    )  # fmt: skip


def takes_files(path: str, page: str) -> Address:
    """An address to which documents are sent, as many and as large as a load may have."""
    return changes(path, page, most_bytes=MOST_BYTES, most_seconds=MOST_SECONDS, files=MOST_FILES)


ADDRESSES = (
    shows("/enter", "entering:enter", is_open=True),
    shows("/static/{name}", "entering:static", is_open=True),
    shows("/", "start:start"),
    shows("/attention", "start:attention"),
    shows("/find", "find:find"),
    shows("/agreement", "statement:statement"),
    shows("/agreement/figure", "figure:figure"),
    shows("/agreement/record", "record:record"),
    shows("/agreement/document", "record:document"),
    shows("/agreement/documents", "documents:documents"),
    takes_files("/agreement/documents", "documents:attach"),
    shows("/agreement/budget", "budget:budget"),
    shows("/agreement/movements", "movements:movements"),
    shows("/agreement/accounts", "accounts:accounts"),
    shows("/agreement/years", "years:years"),
    shows("/agreement/issued", "issue:issued"),
    shows("/agreement/issued/file", "issue:file"),
    changes("/agreement/issued/paper", "issue:paper"),
    shows("/agreement/rates", "rates:rates"),
    changes("/agreement/rates/look-up", "rates:look_up"),
    takes_files("/agreement/rates/file", "rates:send"),
    shows("/agreement/period", "period:preview"),
    changes("/agreement/period", "period:change"),
    shows("/agreement/trail", "trail:trail"),
    shows("/load", "load:load"),
    takes_files("/load", "load:send"),
    shows("/load/working", "load:working"),
    shows("/load/progress", "load:progress"),
    shows("/load/plan", "load:plan"),
    shows("/load/marked", "load:marked"),
    shows("/load/done", "load:done"),
    changes("/load/again", "load:again"),
    changes("/load/record", "load:record"),
    changes("/load/drop", "load:drop"),
    shows("/loads", "loads:loads"),
    shows("/loads/undo", "loads:preview"),
    changes("/loads/undo", "loads:undo"),
    shows("/totals", "totals:totals"),
    shows("/reports", "reports:reports"),
    shows("/reports/of", "reports:of"),
    changes("/reports/of", "reports:make", most_bytes=SETTINGS_BYTES, files=5),
    shows("/reports/done", "reports:done"),
    shows("/reports/file", "reports:file"),
    shows("/issue", "issue:issue"),
    changes("/issue", "issue:send", most_bytes=PICTURE_BYTES, files=1),
    shows("/verify", "verify:verify"),
    changes("/verify", "verify:whole"),
    takes_files("/verify/file", "verify:handed_in"),
    changes("/verify/code", "verify:typed"),
    shows("/verify/done", "verify:done"),
    shows("/match", "match:match"),
    shows("/match/choose", "match_choose:choose"),
    changes("/match/choose", "match_choose:chosen"),
    changes("/match/row", "match_choose:row"),
    changes("/match/decide", "match:decide"),
    changes("/match/undo", "match:undo"),
    changes("/match/record", "match:record"),
    shows("/pending", "pending:pending"),
    shows("/pending/proposal", "pending:proposal"),
    changes("/pending/approve", "pending:approve"),
    changes("/pending/refuse", "pending:refuse"),
    shows("/findings", "findings:findings"),
    shows("/findings/meaning", "findings:meaning"),
    shows("/done", "done:done"),
    shows("/me", "entering:me"),
    changes("/me", "entering:sign"),
    shows("/template", "example:template"),
    changes("/example", "example:look"),
    changes("/example/leave", "example:leave"),
    changes("/language", "entering:language"),
    changes("/close", "entering:close"),
)
"""All there are."""

MENU = (
    ("web.start", "/"),
    ("web.load", "/load"),
    ("web.loads", "/loads"),
    ("web.match", "/match"),
    ("web.totals", "/totals"),
    ("web.issue", "/issue"),
    ("web.reports", "/reports"),
    ("web.verify", "/verify"),
    ("web.pending", "/pending"),
    ("web.meanings", "/findings"),
)
"""What stands at the head of every page: its word in the catalogue, and where it leads."""
