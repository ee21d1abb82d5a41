"""PostgreSQL; periods and issued statements; the document's SHA-256; one order of recording.

A ledger of 0001 is carried over row by row as it stands: `document` is new, and a column that a row
does not fill is not part of what its hash covers, so no hash changes. PostgreSQL begins here.
"""

from alembic import op

revision = "0002"
down_revision = "0001"

TABLE = """
CREATE TABLE journal (
    book {text} NOT NULL,
    seq {integer} NOT NULL,
    kind {text} NOT NULL,
    reference {text} NOT NULL,
    revision {integer} NOT NULL,
    dated {text},
    first_day {text},
    last_day {text},
    counts_from {text},
    debit {text},
    credit {text},
    minor {integer},
    currency {text},
    counter_minor {integer},
    counter_currency {text},
    body {text} NOT NULL,
    recorded_at {moment} NOT NULL,
    recorded_by {text} NOT NULL,
    origin {text},
    document {text},
    previous {text} NOT NULL,
    hash {text} NOT NULL,
    PRIMARY KEY (book, seq),
    CONSTRAINT one_fact_a_reference UNIQUE (book, reference, revision),
    CONSTRAINT known_kind CHECK (kind IN ('agreement', 'programme', 'activity', 'disbursement',
        'interest', 'transfer', 'expenditure', 'refund', 'recovery', 'reversal', 'in_kind',
        'addendum', 'reallocation', 'disallowance', 'bank_balance', 'period', 'issue')),
    CONSTRAINT opening_first CHECK ((seq = 1) = (kind IN ('agreement', 'programme'))),
    CONSTRAINT opening_names_book CHECK (seq > 1 OR (reference = book AND revision = 1)),
    CONSTRAINT positive CHECK (seq > 0 AND revision > 0
        AND (minor IS NULL OR minor > 0) AND (counter_minor IS NULL OR counter_minor > 0)),
    CONSTRAINT amount_has_currency CHECK ((minor IS NULL) = (currency IS NULL)
        AND (counter_minor IS NULL) = (counter_currency IS NULL)),
    CONSTRAINT two_sides CHECK ((debit IS NULL) = (credit IS NULL)
        AND (debit IS NULL OR (debit <> credit AND minor IS NOT NULL))
        AND CASE WHEN kind IN ('disbursement', 'interest', 'transfer', 'expenditure', 'refund',
            'recovery') THEN debit IS NOT NULL ELSE debit IS NULL OR kind = 'reversal' END),
    CONSTRAINT amount_where_it_belongs CHECK (CASE
        WHEN kind IN ('in_kind', 'reallocation', 'disallowance') THEN minor IS NOT NULL
        ELSE (minor IS NULL) = (debit IS NULL) END
        AND (counter_minor IS NULL
            OR kind IN ('disbursement', 'interest', 'transfer', 'refund', 'reversal'))),
    CONSTRAINT dated_where_it_happened CHECK (
        kind IN ('agreement', 'programme', 'activity') OR dated IS NOT NULL),
    CONSTRAINT days_in_order CHECK ((dated IS NULL) = (first_day IS NULL)
        AND (dated IS NULL) = (last_day IS NULL) AND (dated IS NULL OR first_day <= last_day)
        AND (debit IS NULL) = (counts_from IS NULL)
        AND (counts_from IS NULL OR counts_from IN (first_day, last_day))),
    CONSTRAINT hashed CHECK (length(hash) = 64 AND length(previous) = 64
        AND (document IS NULL OR length(document) = 64))
) {options}
"""

RECORDED = "CREATE INDEX journal_recorded ON journal (recorded_at, book)"
PERIODS = "CREATE INDEX journal_periods ON journal (book, dated, revision) WHERE kind = 'period'"

APPEND_ONLY = "the journal is append-only: a row is never {}"
TWICE = "the journal has this reference and revision already"
NO_GAP = "the journal has no gaps: seq is not the next one"
CHAINED = "the journal is a chain: previous is not the last hash"
IN_ORDER = "the journal is in the order of recording: recorded_at is before the last one"
CLOSED = "the journal takes nothing dated in a period that is closed"
START = "0" * 64

# A row is shut out by the last word on its year, and on any later one, for it would change what
# that ended with. While a period is being adjusted, what is recorded may be corrected, and nothing
# new is taken. A row about a period itself is not held to it.
_SHUT = """
    NEW.last_day IS NOT NULL AND NEW.kind NOT IN ('period', 'issue') AND EXISTS (
        SELECT 1 FROM journal p
        WHERE p.book = NEW.book AND p.kind = 'period'
            AND p.dated >= substr(coalesce(NEW.counts_from, NEW.last_day), 1, 4)
            AND NOT EXISTS (SELECT 1 FROM journal later
                WHERE later.book = p.book AND later.kind = 'period' AND later.dated = p.dated
                    AND later.revision > p.revision)
            AND ({state} = 'closed' OR {state} = 'adjusting' AND NEW.revision = 1
                AND NEW.kind NOT IN ('reversal', 'recovery', 'disallowance', 'bank_balance')))
"""

# In SQLite, INSERT OR REPLACE deletes without asking the delete trigger: the insert trigger
# refuses whatever would replace a row.
_IN_SQLITE = {
    "journal_is_not_updated": ("UPDATE", "TRUE", APPEND_ONLY.format("updated")),
    "journal_is_not_deleted": ("DELETE", "TRUE", APPEND_ONLY.format("deleted")),
    "journal_replaces_nothing": (
        "INSERT",
        "EXISTS (SELECT 1 FROM journal WHERE book = NEW.book"
        " AND reference = NEW.reference AND revision = NEW.revision)",
        TWICE,
    ),
    "journal_has_no_gap": (
        "INSERT",
        "NEW.seq <> 1 + coalesce((SELECT max(seq) FROM journal WHERE book = NEW.book), 0)",
        NO_GAP,
    ),
    "journal_is_chained": (
        "INSERT",
        "NEW.previous <> coalesce((SELECT hash FROM journal WHERE book = NEW.book"
        f" ORDER BY seq DESC LIMIT 1), '{START}')",
        CHAINED,
    ),
    "journal_is_in_order": (
        "INSERT",
        "EXISTS (SELECT 1 FROM (SELECT recorded_at, book FROM journal"
        " ORDER BY recorded_at DESC, book DESC LIMIT 1) AS final"
        " WHERE final.recorded_at > NEW.recorded_at"
        " OR final.recorded_at = NEW.recorded_at AND final.book <> NEW.book)",
        IN_ORDER,
    ),
    "journal_keeps_periods_closed": (
        "INSERT",
        _SHUT.format(state="json_extract(p.body, '$.state')"),
        CLOSED,
    ),
}

# One writer at a time: the lock is held until the transaction ends, so that what is read after it
# is what stands, and the order of recording is one for the whole ledger.
_IN_POSTGRESQL = f"""
CREATE FUNCTION journal_append() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    final RECORD;
BEGIN
    PERFORM pg_advisory_xact_lock(20160829, hashtext(TG_TABLE_SCHEMA));
    SELECT seq, hash INTO final FROM journal WHERE book = NEW.book ORDER BY seq DESC LIMIT 1;
    IF NEW.seq <> 1 + coalesce(final.seq, 0) THEN
        RAISE EXCEPTION '{NO_GAP}';
    ELSIF NEW.previous <> coalesce(final.hash, '{START}') THEN
        RAISE EXCEPTION '{CHAINED}';
    END IF;
    SELECT recorded_at, book INTO final FROM journal
    ORDER BY recorded_at DESC, book DESC LIMIT 1;
    IF final.recorded_at > NEW.recorded_at
        OR final.recorded_at = NEW.recorded_at AND final.book <> NEW.book THEN
        RAISE EXCEPTION '{IN_ORDER}';
    END IF;
    IF {_SHUT.format(state="(p.body::jsonb ->> 'state')")} THEN
        RAISE EXCEPTION '{CLOSED}';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER journal_appends BEFORE INSERT ON journal
    FOR EACH ROW EXECUTE FUNCTION journal_append();
CREATE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', TG_ARGV[0];
END $$;
CREATE TRIGGER journal_is_not_updated BEFORE UPDATE ON journal
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse('{APPEND_ONLY.format("updated")}');
CREATE TRIGGER journal_is_not_deleted BEFORE DELETE ON journal
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse('{APPEND_ONLY.format("deleted")}');
CREATE TRIGGER journal_is_not_emptied BEFORE TRUNCATE ON journal
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse('{APPEND_ONLY.format("deleted")}');
"""

# An exchange has two amounts: what the credit account gave, and what arrived in the debit account;
# between them stands the conversion account, so that each currency balances.
_MOVED = "book, seq, kind, reference, revision, counts_from, recorded_at"
_EXCHANGED = "counter_minor IS NOT NULL AND kind IN ('transfer', 'reversal')"
POSTINGS = f"""
CREATE VIEW postings AS
SELECT {_MOVED}, credit AS account, currency, -minor AS minor
FROM journal WHERE debit IS NOT NULL
UNION ALL
SELECT {_MOVED}, debit, currency, minor
FROM journal WHERE debit IS NOT NULL AND NOT ({_EXCHANGED})
UNION ALL
SELECT {_MOVED}, 'conversion', currency, minor
FROM journal WHERE debit IS NOT NULL AND {_EXCHANGED}
UNION ALL
SELECT {_MOVED}, 'conversion', counter_currency, -counter_minor
FROM journal WHERE debit IS NOT NULL AND {_EXCHANGED}
UNION ALL
SELECT {_MOVED}, debit, counter_currency, counter_minor
FROM journal WHERE debit IS NOT NULL AND {_EXCHANGED}
"""

TRIAL_BALANCE = """
CREATE VIEW trial_balance AS
SELECT book, account, currency,
       sum(CASE WHEN minor > 0 THEN minor ELSE 0 END) AS debit,
       sum(CASE WHEN minor < 0 THEN -minor ELSE 0 END) AS credit,
       sum(minor) AS balance
FROM postings GROUP BY book, account, currency
"""

_KEPT = (
    "book, seq, kind, reference, revision, dated, first_day, last_day, counts_from, debit, credit,"
    " minor, currency, counter_minor, counter_currency, body, recorded_at, recorded_by, origin,"
    " previous, hash"
)
_OF_0001 = (
    "journal_is_not_updated",
    "journal_is_not_deleted",
    "journal_replaces_nothing",
    "journal_has_no_gap",
    "journal_is_chained",
)


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        _on_sqlite()
    else:
        _on_postgresql()


def _on_sqlite() -> None:
    for trigger in _OF_0001:
        op.execute(f"DROP TRIGGER {trigger}")
    op.execute("DROP VIEW trial_balance")
    op.execute("DROP VIEW postings")
    op.execute("ALTER TABLE journal RENAME TO journal_0001")
    options = "STRICT, WITHOUT ROWID"
    op.execute(TABLE.format(text="TEXT", integer="INTEGER", moment="TEXT", options=options))
    op.execute(f"INSERT INTO journal ({_KEPT}) SELECT {_KEPT} FROM journal_0001")
    op.execute("DROP TABLE journal_0001")
    op.execute(RECORDED)
    op.execute(PERIODS)
    for trigger, (event, when, said) in _IN_SQLITE.items():
        op.execute(
            f"CREATE TRIGGER {trigger} BEFORE {event} ON journal WHEN {when}"
            f" BEGIN SELECT RAISE(ABORT, '{said}'); END"
        )
    op.execute(POSTINGS)
    op.execute(TRIAL_BALANCE)


def _on_postgresql() -> None:
    text, moment = 'TEXT COLLATE "C"', "TIMESTAMPTZ"
    op.execute(TABLE.format(text=text, integer="BIGINT", moment=moment, options=""))
    for statement in (RECORDED, PERIODS, _IN_POSTGRESQL, POSTINGS, TRIAL_BALANCE):
        op.execute(statement)
