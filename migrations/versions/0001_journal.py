"""The journal, what it refuses, and the views that add it up."""

from alembic import op

revision = "0001"
down_revision = None

TABLE = """
CREATE TABLE journal (
    book TEXT NOT NULL,
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    reference TEXT NOT NULL,
    revision INTEGER NOT NULL,
    dated TEXT,
    first_day TEXT,
    last_day TEXT,
    counts_from TEXT,
    debit TEXT,
    credit TEXT,
    minor INTEGER,
    currency TEXT,
    counter_minor INTEGER,
    counter_currency TEXT,
    body TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    origin TEXT,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (book, seq),
    CONSTRAINT one_fact_a_reference UNIQUE (book, reference, revision),
    CONSTRAINT known_kind CHECK (kind IN ('agreement', 'programme', 'activity', 'disbursement',
        'interest', 'transfer', 'expenditure', 'refund', 'recovery', 'reversal', 'in_kind',
        'addendum', 'reallocation', 'disallowance', 'bank_balance')),
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
    CONSTRAINT hashed CHECK (length(hash) = 64 AND length(previous) = 64)
) STRICT, WITHOUT ROWID
"""

# In SQLite, INSERT OR REPLACE deletes without asking the delete trigger: the insert trigger
# refuses whatever would replace a row.
REFUSALS = (
    """
    CREATE TRIGGER journal_is_not_updated BEFORE UPDATE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only: a row is never updated'); END
    """,
    """
    CREATE TRIGGER journal_is_not_deleted BEFORE DELETE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only: a row is never deleted'); END
    """,
    """
    CREATE TRIGGER journal_replaces_nothing BEFORE INSERT ON journal
    WHEN EXISTS (SELECT 1 FROM journal WHERE book = NEW.book
                 AND reference = NEW.reference AND revision = NEW.revision)
    BEGIN SELECT RAISE(ABORT, 'the journal has this reference and revision already'); END
    """,
    """
    CREATE TRIGGER journal_has_no_gap BEFORE INSERT ON journal
    WHEN NEW.seq <> 1 + coalesce((SELECT max(seq) FROM journal WHERE book = NEW.book), 0)
    BEGIN SELECT RAISE(ABORT, 'the journal has no gaps: seq is not the next one'); END
    """,
    """
    CREATE TRIGGER journal_is_chained BEFORE INSERT ON journal
    WHEN NEW.previous <> coalesce(
        (SELECT hash FROM journal WHERE book = NEW.book ORDER BY seq DESC LIMIT 1),
        '0000000000000000000000000000000000000000000000000000000000000000')
    BEGIN SELECT RAISE(ABORT, 'the journal is a chain: previous is not the last hash'); END
    """,
)

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


def upgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        return  # the first ledgers were SQLite files; PostgreSQL begins with 0002
    for statement in (TABLE, *REFUSALS, POSTINGS, TRIAL_BALANCE):
        op.execute(statement)
