CREATE TABLE coopledger_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT coopledger_version_pkc PRIMARY KEY (version_num)
);

CREATE TABLE coopledger_identity (
    number INTEGER NOT NULL PRIMARY KEY,
    identity TEXT NOT NULL,
    before TEXT NOT NULL,
    CONSTRAINT one_identity CHECK (number = 1 AND length(identity) = 32)
) STRICT
;

CREATE TABLE coopledger_secret (
    number INTEGER NOT NULL PRIMARY KEY,
    secret TEXT NOT NULL,
    CONSTRAINT one_secret CHECK (number = 1 AND length(secret) = 64)
) STRICT
;

CREATE TABLE coopledger_document (
    sha256 TEXT NOT NULL PRIMARY KEY,
    size INTEGER NOT NULL,
    type TEXT NOT NULL,
    folder TEXT,
    CONSTRAINT document_named_by_its_bytes CHECK (length(sha256) = 64 AND size > 0)
) STRICT, WITHOUT ROWID
;

CREATE TABLE coopledger_document_part (
    sha256 TEXT NOT NULL,
    number INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (sha256, number),
    CONSTRAINT part_of_document CHECK (length(sha256) = 64 AND number > 0
        AND length(bytes) BETWEEN 1 AND 262144)
) STRICT
;

CREATE TABLE coopledger_merge (
    id TEXT NOT NULL PRIMARY KEY,
    number INTEGER,
    source TEXT NOT NULL,
    merged_at TEXT NOT NULL,
    merged_by TEXT NOT NULL,
    apart TEXT NOT NULL,
    CONSTRAINT merged_once UNIQUE (number),
    CONSTRAINT merge_named CHECK (length(id) = 32 AND length(source) = 32
        AND (number IS NULL OR number > 0))
) STRICT
;

CREATE TABLE coopledger_merge_chain (
    book TEXT NOT NULL,
    first_seq INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    hash TEXT NOT NULL,
    merge TEXT NOT NULL,
    arrived_at TEXT,
    brought INTEGER NOT NULL,
    loads INTEGER NOT NULL,
    secret TEXT,
    PRIMARY KEY (book, first_seq, merge),
    CONSTRAINT part_of_chain CHECK (first_seq > 0 AND last_seq >= first_seq AND length(hash) = 64
        AND length(merge) = 32 AND brought IN (0, 1) AND loads >= 0),
    CONSTRAINT secret_of_brought CHECK (secret IS NULL
        OR (brought = 1 AND first_seq = 1 AND length(secret) = 64))
) STRICT, WITHOUT ROWID
;

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
    recorded_by TEXT,
    origin TEXT,
    document TEXT,
    ledger TEXT,
    digests TEXT,
    sealed TEXT,
    load INTEGER,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (book, seq),
    CONSTRAINT one_fact_a_reference UNIQUE (book, reference, revision),
    CONSTRAINT known_kind CHECK ((kind = 'agreement' OR kind = 'programme' OR kind = 'activity' OR kind = 'disbursement' OR kind = 'interest' OR kind = 'transfer' OR kind = 'expenditure' OR kind = 'refund' OR kind = 'recovery' OR kind = 'reversal' OR kind = 'in_kind' OR kind = 'addendum' OR kind = 'reallocation' OR kind = 'disallowance' OR kind = 'own_contribution' OR kind = 'other_income' OR kind = 'withdrawal' OR kind = 'opening_balance' OR kind = 'earlier_amount' OR kind = 'bank_balance' OR kind = 'bank_line' OR kind = 'invoice' OR kind = 'match' OR kind = 'rate' OR kind = 'period' OR kind = 'issue' OR kind = 'erasure' OR kind = 'attachment' OR kind = 'undo' OR kind = 'proposal' OR kind = 'resolution' OR kind = 'commitment' OR kind = 'release' OR kind = 'settlement' OR kind = 'request' OR kind = 'institution' OR kind = 'variation')),
    CONSTRAINT opening_first CHECK ((seq = 1) = ((kind = 'agreement' OR kind = 'programme' OR kind = 'institution') AND revision = 1)),
    CONSTRAINT opening_names_book CHECK (NOT (kind = 'agreement' OR kind = 'programme' OR kind = 'institution') OR reference = book),
    CONSTRAINT positive CHECK (seq > 0 AND revision > 0
        AND (minor IS NULL OR minor > 0) AND (counter_minor IS NULL OR counter_minor > 0
            OR counter_minor = 0 AND kind = 'refund')),
    CONSTRAINT amount_has_currency CHECK ((minor IS NULL) = (currency IS NULL)
        AND (counter_minor IS NULL) = (counter_currency IS NULL)),
    CONSTRAINT two_sides CHECK ((debit IS NULL) = (credit IS NULL)
        AND (debit IS NULL OR (debit <> credit AND minor IS NOT NULL))
        AND CASE WHEN (kind = 'disbursement' OR kind = 'interest' OR kind = 'transfer' OR kind = 'expenditure' OR kind = 'refund' OR kind = 'recovery' OR kind = 'own_contribution' OR kind = 'other_income' OR kind = 'withdrawal' OR kind = 'opening_balance') THEN debit IS NOT NULL ELSE debit IS NULL OR kind = 'reversal' END),
    CONSTRAINT amount_where_it_belongs CHECK (CASE
        WHEN (kind = 'in_kind' OR kind = 'reallocation' OR kind = 'disallowance' OR kind = 'bank_line' OR kind = 'invoice' OR kind = 'earlier_amount' OR kind = 'commitment' OR kind = 'settlement' OR kind = 'request') THEN minor IS NOT NULL
        ELSE (minor IS NULL) = (debit IS NULL) END
        AND (counter_minor IS NULL
            OR (kind = 'disbursement' OR kind = 'interest' OR kind = 'transfer' OR kind = 'refund' OR kind = 'reversal' OR kind = 'own_contribution' OR kind = 'other_income' OR kind = 'opening_balance' OR kind = 'earlier_amount'))),
    CONSTRAINT dated_where_it_happened CHECK (
        (kind = 'agreement' OR kind = 'programme' OR kind = 'institution' OR kind = 'activity' OR kind = 'attachment' OR kind = 'undo') OR dated IS NOT NULL),
    CONSTRAINT days_in_order CHECK ((dated IS NULL) = (first_day IS NULL)
        AND (dated IS NULL) = (last_day IS NULL) AND (dated IS NULL OR first_day <= last_day)
        AND (debit IS NULL) = (counts_from IS NULL)
        AND (counts_from IS NULL OR counts_from IN (first_day, last_day))),
    CONSTRAINT ledger_where_it_opens CHECK (ledger IS NULL
        OR (seq = 1 AND length(ledger) = 32)),
    CONSTRAINT sealed_apart CHECK ((recorded_by IS NULL) = (digests IS NOT NULL)
        AND (digests IS NULL OR origin IS NULL) AND (digests IS NOT NULL OR sealed IS NULL)),
    CONSTRAINT load_has_number CHECK (load IS NULL OR load > 0),
    CONSTRAINT hashed CHECK (length(hash) = 64 AND length(previous) = 64
        AND (document IS NULL OR length(document) = 64))
) STRICT, WITHOUT ROWID
;

CREATE INDEX journal_recorded ON journal (recorded_at, book);

CREATE INDEX journal_periods ON journal (book, dated, revision) WHERE kind = 'period';

CREATE INDEX journal_invoices ON journal (reference) WHERE kind = 'invoice';

CREATE INDEX journal_activities ON journal (book) WHERE kind = 'activity';

CREATE INDEX journal_erasures ON journal (book) WHERE kind = 'erasure';

CREATE INDEX journal_attachments ON journal (book) WHERE kind = 'attachment';

CREATE INDEX journal_loads ON journal (load) WHERE load > 0;

CREATE INDEX journal_proposals ON journal (reference) WHERE kind = 'proposal';

CREATE TRIGGER journal_is_not_updated BEFORE UPDATE ON journal WHEN NOT (OLD.sealed IS NOT NULL AND NEW.sealed IS NULL AND NEW.book IS OLD.book AND NEW.seq IS OLD.seq AND NEW.kind IS OLD.kind AND NEW.reference IS OLD.reference AND NEW.revision IS OLD.revision AND NEW.dated IS OLD.dated AND NEW.first_day IS OLD.first_day AND NEW.last_day IS OLD.last_day AND NEW.counts_from IS OLD.counts_from AND NEW.debit IS OLD.debit AND NEW.credit IS OLD.credit AND NEW.minor IS OLD.minor AND NEW.currency IS OLD.currency AND NEW.counter_minor IS OLD.counter_minor AND NEW.counter_currency IS OLD.counter_currency AND NEW.body IS OLD.body AND NEW.recorded_at IS OLD.recorded_at AND NEW.recorded_by IS OLD.recorded_by AND NEW.origin IS OLD.origin AND NEW.document IS OLD.document AND NEW.ledger IS OLD.ledger AND NEW.digests IS OLD.digests AND NEW.load IS OLD.load AND NEW.previous IS OLD.previous AND NEW.hash IS OLD.hash AND EXISTS (SELECT 1 FROM journal e, json_each(e.body, '$.rows') named WHERE e.book = OLD.book AND e.kind = 'erasure' AND named.value = OLD.seq)) BEGIN SELECT RAISE(ABORT, 'the journal is append-only: a row is never updated'); END;

CREATE TRIGGER journal_is_not_deleted BEFORE DELETE ON journal WHEN TRUE BEGIN SELECT RAISE(ABORT, 'the journal is append-only: a row is never deleted'); END;

CREATE TRIGGER journal_replaces_nothing BEFORE INSERT ON journal WHEN EXISTS (SELECT 1 FROM journal WHERE book = NEW.book AND reference = NEW.reference AND revision = NEW.revision) BEGIN SELECT RAISE(ABORT, 'the journal has this reference and revision already'); END;

CREATE TRIGGER journal_has_no_gap BEFORE INSERT ON journal WHEN NEW.seq <> 1 + coalesce((SELECT max(seq) FROM journal WHERE book = NEW.book), 0) BEGIN SELECT RAISE(ABORT, 'the journal has no gaps: seq is not the next one'); END;

CREATE TRIGGER journal_is_chained BEFORE INSERT ON journal WHEN NEW.previous <> coalesce((SELECT hash FROM journal WHERE book = NEW.book ORDER BY seq DESC LIMIT 1), '0000000000000000000000000000000000000000000000000000000000000000') BEGIN SELECT RAISE(ABORT, 'the journal is a chain: previous is not the last hash'); END;

CREATE TRIGGER journal_is_in_order BEFORE INSERT ON journal WHEN NOT EXISTS (SELECT 1 FROM coopledger_merge_chain m WHERE m.brought = 1
        AND m.book = NEW.book AND NEW.seq BETWEEN m.first_seq AND m.last_seq) AND (EXISTS (SELECT 1 FROM (SELECT recorded_at, book FROM journal ORDER BY recorded_at DESC, book DESC LIMIT 1) AS final WHERE final.recorded_at > NEW.recorded_at OR final.recorded_at = NEW.recorded_at AND final.book <> NEW.book) OR EXISTS (SELECT 1 FROM coopledger_merge m
        WHERE m.number > 0 AND m.merged_at >= NEW.recorded_at)) BEGIN SELECT RAISE(ABORT, 'the journal is in the order of recording: recorded_at is before the last one'); END;

CREATE TRIGGER journal_keeps_periods_closed BEFORE INSERT ON journal WHEN NOT EXISTS (SELECT 1 FROM coopledger_merge_chain m WHERE m.brought = 1
        AND m.book = NEW.book AND NEW.seq BETWEEN m.first_seq AND m.last_seq) AND (
    NEW.last_day IS NOT NULL AND NOT (NEW.kind = 'period' OR NEW.kind = 'issue' OR NEW.kind = 'erasure' OR NEW.kind = 'attachment' OR NEW.kind = 'undo' OR NEW.kind = 'proposal' OR NEW.kind = 'resolution') AND EXISTS (
        SELECT 1 FROM journal p
        WHERE p.book = NEW.book AND p.kind = 'period'
            AND p.dated > '' AND p.last_day >= CASE WHEN NEW.revision > 1 AND (NEW.kind = 'activity' OR NEW.kind = 'request' OR NEW.kind = 'match' OR NEW.kind = 'rate' OR NEW.kind = 'attachment')
                THEN (SELECT coalesce(
                    max(r.last_day) FILTER (WHERE r.last_day IS NOT f.last_day), NEW.last_day)
                    FROM journal r JOIN journal f ON f.book = r.book
                        AND f.reference = NEW.reference AND f.revision = json_extract(r.body, '$.of_revision')
                    WHERE r.book = NEW.book
                    AND r.kind = 'reversal' AND json_extract(r.body, '$.of') = NEW.reference
                    GROUP BY r.book HAVING max(json_extract(r.body, '$.of_revision')) = NEW.revision - 1)
                ELSE coalesce(NEW.counts_from, NEW.last_day) END
            AND NOT EXISTS (SELECT 1 FROM journal later
                WHERE later.book = p.book AND later.kind = 'period' AND later.dated = p.dated
                    AND later.revision > p.revision)
            AND (json_extract(p.body, '$.state') = 'closed' OR json_extract(p.body, '$.state') = 'adjusting' AND NEW.revision = 1
                AND NOT (NEW.kind = 'reversal' OR NEW.kind = 'recovery' OR NEW.kind = 'variation' OR NEW.kind = 'settlement' OR NEW.kind = 'disallowance' OR NEW.kind = 'bank_balance' OR NEW.kind = 'bank_line' OR NEW.kind = 'invoice' OR NEW.kind = 'match' OR NEW.kind = 'rate')))
) BEGIN SELECT RAISE(ABORT, 'the journal takes nothing dated in a period that is closed'); END;

CREATE TRIGGER journal_is_of_this_ledger BEFORE INSERT ON journal WHEN NOT EXISTS (SELECT 1 FROM coopledger_merge_chain m WHERE m.brought = 1
        AND m.book = NEW.book AND NEW.seq BETWEEN m.first_seq AND m.last_seq) AND (NEW.seq = 1 AND (NEW.kind = 'agreement' OR NEW.kind = 'programme' OR NEW.kind = 'institution') AND NEW.ledger IS NOT (SELECT identity FROM coopledger_identity)) BEGIN SELECT RAISE(ABORT, 'the journal takes books of this ledger only: ledger is not its identity'); END;

CREATE TRIGGER journal_keeps_times BEFORE INSERT ON journal WHEN NEW.recorded_at NOT GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]+00:00' OR NEW.recorded_at >= '9000' OR substr(NEW.recorded_at, 1, 19) IS NOT strftime('%Y-%m-%dT%H:%M:%S', substr(NEW.recorded_at, 1, 19)) BEGIN SELECT RAISE(ABORT, 'the journal keeps times as 2016-12-31T18:00:00.000000+00:00: recorded_at is not so'); END;

CREATE TRIGGER journal_is_not_ahead BEFORE INSERT ON journal WHEN NOT EXISTS (SELECT 1 FROM coopledger_merge_chain m WHERE m.brought = 1
        AND m.book = NEW.book AND NEW.seq BETWEEN m.first_seq AND m.last_seq) AND (NEW.recorded_at > (SELECT (substr(last, 1, 4) + 10) || substr(last, 5) FROM (SELECT max(recorded_at) AS last FROM journal))) BEGIN SELECT RAISE(ABORT, 'the journal goes on from its last row: recorded_at is more than ten years after it'); END;

CREATE TRIGGER identity_is_one BEFORE INSERT ON coopledger_identity WHEN EXISTS (SELECT 1 FROM coopledger_identity) BEGIN SELECT RAISE(ABORT, 'a ledger has one identity: it is never replaced'); END;

CREATE TRIGGER identity_is_not_updated BEFORE UPDATE ON coopledger_identity WHEN TRUE BEGIN SELECT RAISE(ABORT, 'a ledger has one identity: it is never updated'); END;

CREATE TRIGGER identity_is_not_deleted BEFORE DELETE ON coopledger_identity WHEN TRUE BEGIN SELECT RAISE(ABORT, 'a ledger has one identity: it is never deleted'); END;

CREATE TRIGGER secret_is_one BEFORE INSERT ON coopledger_secret WHEN EXISTS (SELECT 1 FROM coopledger_secret) BEGIN SELECT RAISE(ABORT, 'a ledger has one secret: it is never replaced'); END;

CREATE TRIGGER secret_is_not_updated BEFORE UPDATE ON coopledger_secret WHEN TRUE BEGIN SELECT RAISE(ABORT, 'a ledger has one secret: it is never updated'); END;

CREATE TRIGGER secret_is_not_deleted BEFORE DELETE ON coopledger_secret WHEN TRUE BEGIN SELECT RAISE(ABORT, 'a ledger has one secret: it is never deleted'); END;

CREATE TRIGGER document_is_not_updated BEFORE UPDATE ON coopledger_document WHEN TRUE BEGIN SELECT RAISE(ABORT, 'a document that is kept is never updated'); END;

CREATE TRIGGER document_is_not_deleted BEFORE DELETE ON coopledger_document WHEN NOT EXISTS (SELECT 1 FROM journal e WHERE e.kind = 'erasure' AND instr(e.body, OLD.sha256) > 0) BEGIN SELECT RAISE(ABORT, 'a document that is kept is never deleted'); END;

CREATE TRIGGER document_part_is_not_updated BEFORE UPDATE ON coopledger_document_part WHEN TRUE BEGIN SELECT RAISE(ABORT, 'a document that is kept is never updated'); END;

CREATE TRIGGER document_part_is_not_deleted BEFORE DELETE ON coopledger_document_part WHEN NOT EXISTS (SELECT 1 FROM journal e WHERE e.kind = 'erasure' AND instr(e.body, OLD.sha256) > 0) BEGIN SELECT RAISE(ABORT, 'a document that is kept is never deleted'); END;

CREATE TRIGGER journal_resolves_what_was_proposed BEFORE INSERT ON journal WHEN NEW.kind = 'resolution' AND (NEW.revision <> 1
        OR NEW.reference <> 'resolution:' || json_extract(NEW.body, '$.of') OR NOT EXISTS (SELECT 1 FROM journal p
            WHERE p.book = NEW.book AND p.kind = 'proposal' AND p.reference = json_extract(NEW.body, '$.of'))) BEGIN SELECT RAISE(ABORT, 'the journal has no such proposal in this book: a resolution is of one'); END;

CREATE TRIGGER merge_is_not_updated BEFORE UPDATE ON coopledger_merge WHEN TRUE BEGIN SELECT RAISE(ABORT, 'the journal keeps where its books come from: that is never updated'); END;

CREATE TRIGGER merge_is_not_deleted BEFORE DELETE ON coopledger_merge WHEN TRUE BEGIN SELECT RAISE(ABORT, 'the journal keeps where its books come from: that is never deleted'); END;

CREATE TRIGGER merge_chain_is_not_updated BEFORE UPDATE ON coopledger_merge_chain WHEN TRUE BEGIN SELECT RAISE(ABORT, 'the journal keeps where its books come from: that is never updated'); END;

CREATE TRIGGER merge_chain_is_not_deleted BEFORE DELETE ON coopledger_merge_chain WHEN TRUE BEGIN SELECT RAISE(ABORT, 'the journal keeps where its books come from: that is never deleted'); END;

CREATE TRIGGER merge_replaces_nothing BEFORE INSERT ON coopledger_merge WHEN EXISTS (SELECT 1 FROM coopledger_merge m WHERE m.id = NEW.id OR m.number = NEW.number) BEGIN SELECT RAISE(ABORT, 'the journal keeps where its books come from: that is never replaced'); END;

CREATE TRIGGER merge_chain_replaces_nothing BEFORE INSERT ON coopledger_merge_chain WHEN EXISTS (SELECT 1 FROM coopledger_merge_chain m WHERE m.book = NEW.book AND m.first_seq = NEW.first_seq AND m.merge = NEW.merge) BEGIN SELECT RAISE(ABORT, 'the journal keeps where its books come from: that is never replaced'); END;

CREATE TRIGGER merge_chain_is_next BEFORE INSERT ON coopledger_merge_chain WHEN EXISTS (SELECT 1 FROM journal
        WHERE book = NEW.book AND seq >= NEW.first_seq) AND NEW.brought = 1 BEGIN SELECT RAISE(ABORT, 'the journal has these rows already: they are not brought in'); END;

CREATE VIEW postings AS
SELECT book, seq, kind, reference, revision, counts_from, recorded_at, credit AS account, currency, -minor AS minor
FROM journal WHERE debit IS NOT NULL
UNION ALL
SELECT book, seq, kind, reference, revision, counts_from, recorded_at, debit, currency, minor
FROM journal WHERE debit IS NOT NULL AND NOT (counter_minor IS NOT NULL AND kind IN ('transfer', 'reversal'))
UNION ALL
SELECT book, seq, kind, reference, revision, counts_from, recorded_at, 'conversion', currency, minor
FROM journal WHERE debit IS NOT NULL AND counter_minor IS NOT NULL AND kind IN ('transfer', 'reversal')
UNION ALL
SELECT book, seq, kind, reference, revision, counts_from, recorded_at, 'conversion', counter_currency, -counter_minor
FROM journal WHERE debit IS NOT NULL AND counter_minor IS NOT NULL AND kind IN ('transfer', 'reversal')
UNION ALL
SELECT book, seq, kind, reference, revision, counts_from, recorded_at, debit, counter_currency, counter_minor
FROM journal WHERE debit IS NOT NULL AND counter_minor IS NOT NULL AND kind IN ('transfer', 'reversal');

CREATE VIEW trial_balance AS
SELECT book, account, currency,
       sum(CASE WHEN minor > 0 THEN minor ELSE 0 END) AS debit,
       sum(CASE WHEN minor < 0 THEN -minor ELSE 0 END) AS credit,
       sum(minor) AS balance
FROM postings GROUP BY book, account, currency;

INSERT INTO coopledger_version VALUES ('0011');

