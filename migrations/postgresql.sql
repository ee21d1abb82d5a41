CREATE TABLE coopledger_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT coopledger_version_pkc PRIMARY KEY (version_num)
);

INSERT INTO coopledger_version (version_num) VALUES ('0001') RETURNING coopledger_version.version_num;

CREATE TABLE journal (
    book TEXT COLLATE "C" NOT NULL,
    seq BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    reference TEXT COLLATE "C" NOT NULL,
    revision BIGINT NOT NULL,
    dated TEXT COLLATE "C",
    first_day TEXT COLLATE "C",
    last_day TEXT COLLATE "C",
    counts_from TEXT COLLATE "C",
    debit TEXT COLLATE "C",
    credit TEXT COLLATE "C",
    minor BIGINT,
    currency TEXT COLLATE "C",
    counter_minor BIGINT,
    counter_currency TEXT COLLATE "C",
    body TEXT COLLATE "C" NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by TEXT COLLATE "C" NOT NULL,
    origin TEXT COLLATE "C",
    document TEXT COLLATE "C",
    previous TEXT COLLATE "C" NOT NULL,
    hash TEXT COLLATE "C" NOT NULL,
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
);

CREATE INDEX journal_recorded ON journal (recorded_at, book);

CREATE INDEX journal_periods ON journal (book, dated, revision) WHERE kind = 'period';

CREATE FUNCTION journal_append() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    final RECORD;
BEGIN
    PERFORM pg_advisory_xact_lock(20160829, hashtext(TG_TABLE_SCHEMA));
    SELECT seq, hash INTO final FROM journal WHERE book = NEW.book ORDER BY seq DESC LIMIT 1;
    IF NEW.seq <> 1 + coalesce(final.seq, 0) THEN
        RAISE EXCEPTION 'the journal has no gaps: seq is not the next one';
    ELSIF NEW.previous <> coalesce(final.hash, '0000000000000000000000000000000000000000000000000000000000000000') THEN
        RAISE EXCEPTION 'the journal is a chain: previous is not the last hash';
    END IF;
    SELECT recorded_at, book INTO final FROM journal
    ORDER BY recorded_at DESC, book DESC LIMIT 1;
    IF final.recorded_at > NEW.recorded_at
        OR final.recorded_at = NEW.recorded_at AND final.book <> NEW.book THEN
        RAISE EXCEPTION 'the journal is in the order of recording: recorded_at is before the last one';
    END IF;
    IF 
    NEW.last_day IS NOT NULL AND NEW.kind NOT IN ('period', 'issue') AND EXISTS (
        SELECT 1 FROM journal p
        WHERE p.book = NEW.book AND p.kind = 'period'
            AND p.dated >= substr(coalesce(NEW.counts_from, NEW.last_day), 1, 4)
            AND NOT EXISTS (SELECT 1 FROM journal later
                WHERE later.book = p.book AND later.kind = 'period' AND later.dated = p.dated
                    AND later.revision > p.revision)
            AND ((p.body::jsonb ->> 'state') = 'closed' OR (p.body::jsonb ->> 'state') = 'adjusting' AND NEW.revision = 1
                AND NEW.kind NOT IN ('reversal', 'recovery', 'disallowance', 'bank_balance')))
 THEN
        RAISE EXCEPTION 'the journal takes nothing dated in a period that is closed';
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
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse('the journal is append-only: a row is never updated');
CREATE TRIGGER journal_is_not_deleted BEFORE DELETE ON journal
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse('the journal is append-only: a row is never deleted');
CREATE TRIGGER journal_is_not_emptied BEFORE TRUNCATE ON journal
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse('the journal is append-only: a row is never deleted');

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

UPDATE coopledger_version SET version_num='0002' WHERE coopledger_version.version_num = '0001';

ALTER TABLE journal DROP CONSTRAINT known_kind;

ALTER TABLE journal ADD CONSTRAINT known_kind CHECK (kind IN ('agreement', 'programme', 'activity', 'disbursement',
        'interest', 'transfer', 'expenditure', 'refund', 'recovery', 'reversal', 'in_kind',
        'addendum', 'reallocation', 'disallowance', 'bank_balance', 'bank_line',
        'invoice', 'match', 'rate', 'period', 'issue'));

ALTER TABLE journal DROP CONSTRAINT amount_where_it_belongs;

ALTER TABLE journal ADD CONSTRAINT amount_where_it_belongs CHECK (CASE
        WHEN kind IN ('in_kind', 'reallocation', 'disallowance', 'bank_line', 'invoice') THEN minor IS NOT NULL
        ELSE (minor IS NULL) = (debit IS NULL) END
        AND (counter_minor IS NULL
            OR kind IN ('disbursement', 'interest', 'transfer', 'refund', 'reversal')));

CREATE OR REPLACE FUNCTION journal_append() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    final RECORD;
BEGIN
    PERFORM pg_advisory_xact_lock(20160829, hashtext(TG_TABLE_SCHEMA));
    SELECT seq, hash INTO final FROM journal WHERE book = NEW.book ORDER BY seq DESC LIMIT 1;
    IF NEW.seq <> 1 + coalesce(final.seq, 0) THEN
        RAISE EXCEPTION 'the journal has no gaps: seq is not the next one';
    ELSIF NEW.previous <> coalesce(final.hash, '0000000000000000000000000000000000000000000000000000000000000000') THEN
        RAISE EXCEPTION 'the journal is a chain: previous is not the last hash';
    END IF;
    SELECT recorded_at, book INTO final FROM journal
    ORDER BY recorded_at DESC, book DESC LIMIT 1;
    IF final.recorded_at > NEW.recorded_at
        OR final.recorded_at = NEW.recorded_at AND final.book <> NEW.book THEN
        RAISE EXCEPTION 'the journal is in the order of recording: recorded_at is before the last one';
    END IF;
    IF 
    NEW.last_day IS NOT NULL AND NEW.kind NOT IN ('period', 'issue') AND EXISTS (
        SELECT 1 FROM journal p
        WHERE p.book = NEW.book AND p.kind = 'period'
            AND p.dated >= substr(coalesce(NEW.counts_from, NEW.last_day), 1, 4)
            AND NOT EXISTS (SELECT 1 FROM journal later
                WHERE later.book = p.book AND later.kind = 'period' AND later.dated = p.dated
                    AND later.revision > p.revision)
            AND ((p.body::jsonb ->> 'state') = 'closed' OR (p.body::jsonb ->> 'state') = 'adjusting' AND NEW.revision = 1
                AND NEW.kind NOT IN ('reversal', 'recovery', 'disallowance', 'bank_balance', 'bank_line', 'invoice', 'match', 'rate')))
 THEN
        RAISE EXCEPTION 'the journal takes nothing dated in a period that is closed';
    END IF;
    RETURN NEW;
END $$;

CREATE INDEX journal_invoices ON journal (reference) WHERE kind = 'invoice';

UPDATE coopledger_version SET version_num='0003' WHERE coopledger_version.version_num = '0002';

ALTER TABLE journal DROP CONSTRAINT known_kind;

ALTER TABLE journal ADD CONSTRAINT known_kind CHECK (kind IN ('agreement', 'programme', 'activity', 'disbursement',
        'interest', 'transfer', 'expenditure', 'refund', 'recovery', 'reversal', 'in_kind',
        'addendum', 'reallocation', 'disallowance', 'own_contribution', 'other_income', 'withdrawal',
        'opening_balance', 'earlier_amount', 'bank_balance', 'bank_line',
        'invoice', 'match', 'rate', 'period', 'issue'));

ALTER TABLE journal DROP CONSTRAINT opening_first;

ALTER TABLE journal ADD CONSTRAINT opening_first CHECK ((seq = 1) = (kind IN ('agreement', 'programme') AND revision = 1));

ALTER TABLE journal DROP CONSTRAINT opening_names_book;

ALTER TABLE journal ADD CONSTRAINT opening_names_book CHECK (NOT kind IN ('agreement', 'programme') OR reference = book);

ALTER TABLE journal DROP CONSTRAINT positive;

ALTER TABLE journal ADD CONSTRAINT positive CHECK (seq > 0 AND revision > 0
        AND (minor IS NULL OR minor > 0) AND (counter_minor IS NULL OR counter_minor > 0
            OR counter_minor = 0 AND kind = 'refund'));

ALTER TABLE journal DROP CONSTRAINT two_sides;

ALTER TABLE journal ADD CONSTRAINT two_sides CHECK ((debit IS NULL) = (credit IS NULL)
        AND (debit IS NULL OR (debit <> credit AND minor IS NOT NULL))
        AND CASE WHEN kind IN ('disbursement', 'interest', 'transfer', 'expenditure', 'refund',
            'recovery', 'own_contribution', 'other_income', 'withdrawal',
            'opening_balance') THEN debit IS NOT NULL ELSE debit IS NULL OR kind = 'reversal' END);

ALTER TABLE journal DROP CONSTRAINT amount_where_it_belongs;

ALTER TABLE journal ADD CONSTRAINT amount_where_it_belongs CHECK (CASE
        WHEN kind IN ('in_kind', 'reallocation', 'disallowance', 'bank_line', 'invoice',
            'earlier_amount') THEN minor IS NOT NULL
        ELSE (minor IS NULL) = (debit IS NULL) END
        AND (counter_minor IS NULL
            OR kind IN ('disbursement', 'interest', 'transfer', 'refund', 'reversal',
                'own_contribution', 'other_income', 'opening_balance', 'earlier_amount')));

CREATE OR REPLACE FUNCTION journal_append() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    final RECORD;
BEGIN
    PERFORM pg_advisory_xact_lock(20160829, hashtext(TG_TABLE_SCHEMA));
    SELECT seq, hash INTO final FROM journal WHERE book = NEW.book ORDER BY seq DESC LIMIT 1;
    IF NEW.seq <> 1 + coalesce(final.seq, 0) THEN
        RAISE EXCEPTION 'the journal has no gaps: seq is not the next one';
    ELSIF NEW.previous <> coalesce(final.hash, '0000000000000000000000000000000000000000000000000000000000000000') THEN
        RAISE EXCEPTION 'the journal is a chain: previous is not the last hash';
    END IF;
    SELECT recorded_at, book INTO final FROM journal
    ORDER BY recorded_at DESC, book DESC LIMIT 1;
    IF final.recorded_at > NEW.recorded_at
        OR final.recorded_at = NEW.recorded_at AND final.book <> NEW.book THEN
        RAISE EXCEPTION 'the journal is in the order of recording: recorded_at is before the last one';
    END IF;
    IF 
    NEW.last_day IS NOT NULL AND NEW.kind NOT IN ('period', 'issue') AND EXISTS (
        SELECT 1 FROM journal p
        WHERE p.book = NEW.book AND p.kind = 'period'
            AND p.dated > '' AND p.last_day >= CASE WHEN NEW.revision > 1 AND NEW.kind IN ('activity', 'match', 'rate')
                THEN (SELECT max(r.last_day) FROM journal r WHERE r.book = NEW.book
                    AND r.kind = 'reversal' AND (r.body::jsonb ->> 'of') = NEW.reference
                    GROUP BY r.book HAVING max((r.body::jsonb ->> 'of_revision')::bigint) = NEW.revision - 1)
                ELSE coalesce(NEW.counts_from, NEW.last_day) END
            AND NOT EXISTS (SELECT 1 FROM journal later
                WHERE later.book = p.book AND later.kind = 'period' AND later.dated = p.dated
                    AND later.revision > p.revision)
            AND ((p.body::jsonb ->> 'state') = 'closed' OR (p.body::jsonb ->> 'state') = 'adjusting' AND NEW.revision = 1
                AND NEW.kind NOT IN ('reversal', 'recovery', 'disallowance', 'bank_balance', 'bank_line', 'invoice', 'match', 'rate')))
 THEN
        RAISE EXCEPTION 'the journal takes nothing dated in a period that is closed';
    END IF;
    RETURN NEW;
END $$;

CREATE INDEX journal_activities ON journal (book) WHERE kind = 'activity';

UPDATE coopledger_version SET version_num='0004' WHERE coopledger_version.version_num = '0003';

ALTER TABLE journal ADD ledger TEXT COLLATE "C";

ALTER TABLE journal ADD CONSTRAINT ledger_where_it_opens CHECK (ledger IS NULL
        OR (seq = 1 AND length(ledger) = 32));

CREATE TABLE coopledger_identity (
    number BIGINT NOT NULL PRIMARY KEY,
    identity TEXT COLLATE "C" NOT NULL,
    before TEXT COLLATE "C" NOT NULL,
    CONSTRAINT one_identity CHECK (number = 1 AND length(identity) = 32)
);

CREATE OR REPLACE FUNCTION journal_append() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_temp AS $$
DECLARE
    final RECORD;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', pg_temp', true);
    PERFORM pg_advisory_xact_lock(20160829, hashtext(TG_TABLE_SCHEMA));
    SELECT seq, hash INTO final FROM journal WHERE book = NEW.book ORDER BY seq DESC LIMIT 1;
    IF NEW.seq <> 1 + coalesce(final.seq, 0) THEN
        RAISE EXCEPTION 'the journal has no gaps: seq is not the next one';
    ELSIF NEW.previous <> coalesce(final.hash, '0000000000000000000000000000000000000000000000000000000000000000') THEN
        RAISE EXCEPTION 'the journal is a chain: previous is not the last hash';
    END IF;
    SELECT recorded_at, book INTO final FROM journal
    ORDER BY recorded_at DESC, book DESC LIMIT 1;
    IF final.recorded_at > NEW.recorded_at
        OR final.recorded_at = NEW.recorded_at AND final.book <> NEW.book THEN
        RAISE EXCEPTION 'the journal is in the order of recording: recorded_at is before the last one';
    END IF;
    IF 
    NEW.last_day IS NOT NULL AND NEW.kind NOT IN ('period', 'issue') AND EXISTS (
        SELECT 1 FROM journal p
        WHERE p.book = NEW.book AND p.kind = 'period'
            AND p.dated > '' AND p.last_day >= CASE WHEN NEW.revision > 1 AND NEW.kind IN ('activity', 'match', 'rate')
                THEN (SELECT max(r.last_day) FROM journal r WHERE r.book = NEW.book
                    AND r.kind = 'reversal' AND (r.body::jsonb ->> 'of') = NEW.reference
                    GROUP BY r.book HAVING max((r.body::jsonb ->> 'of_revision')::bigint) = NEW.revision - 1)
                ELSE coalesce(NEW.counts_from, NEW.last_day) END
            AND NOT EXISTS (SELECT 1 FROM journal later
                WHERE later.book = p.book AND later.kind = 'period' AND later.dated = p.dated
                    AND later.revision > p.revision)
            AND ((p.body::jsonb ->> 'state') = 'closed' OR (p.body::jsonb ->> 'state') = 'adjusting' AND NEW.revision = 1
                AND NEW.kind NOT IN ('reversal', 'recovery', 'disallowance', 'bank_balance', 'bank_line', 'invoice', 'match', 'rate')))
 THEN
        RAISE EXCEPTION 'the journal takes nothing dated in a period that is closed';
    END IF;
    IF NEW.seq = 1 AND NEW.kind IN ('agreement', 'programme')
        AND NEW.ledger IS DISTINCT FROM (SELECT identity FROM coopledger_identity) THEN
        RAISE EXCEPTION 'the journal takes books of this ledger only: ledger is not its identity';
    ELSIF NOT extract(year FROM NEW.recorded_at AT TIME ZONE 'UTC') BETWEEN 1 AND 8999 THEN
        RAISE EXCEPTION 'the journal keeps times as 2016-12-31T18:00:00.000000+00:00: recorded_at is not so';
    ELSIF NEW.recorded_at > (SELECT max(recorded_at) + interval '10 years' FROM journal) THEN
        RAISE EXCEPTION 'the journal goes on from its last row: recorded_at is more than ten years after it';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER identity_is_not_updated BEFORE UPDATE ON coopledger_identity
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse('a ledger has one identity: it is never updated');
CREATE TRIGGER identity_is_not_deleted BEFORE DELETE ON coopledger_identity
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse('a ledger has one identity: it is never deleted');
CREATE TRIGGER identity_is_not_emptied BEFORE TRUNCATE ON coopledger_identity
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse('a ledger has one identity: it is never deleted');

UPDATE coopledger_version SET version_num='0005' WHERE coopledger_version.version_num = '0004';

ALTER TABLE journal DROP CONSTRAINT known_kind;

ALTER TABLE journal ADD CONSTRAINT known_kind CHECK (kind IN ('agreement', 'programme', 'activity', 'disbursement',
        'interest', 'transfer', 'expenditure', 'refund', 'recovery', 'reversal', 'in_kind',
        'addendum', 'reallocation', 'disallowance', 'own_contribution', 'other_income', 'withdrawal',
        'opening_balance', 'earlier_amount', 'bank_balance', 'bank_line',
        'invoice', 'match', 'rate', 'period', 'issue', 'erasure', 'attachment', 'undo'));

ALTER TABLE journal DROP CONSTRAINT dated_where_it_happened;

ALTER TABLE journal ADD CONSTRAINT dated_where_it_happened CHECK (
        kind IN ('agreement', 'programme', 'activity', 'attachment', 'undo') OR dated IS NOT NULL);

ALTER TABLE journal ALTER recorded_by DROP NOT NULL;

ALTER TABLE journal ADD digests TEXT COLLATE "C", ADD sealed TEXT COLLATE "C";

ALTER TABLE journal ADD CONSTRAINT sealed_apart CHECK ((recorded_by IS NULL) = (digests IS NOT NULL)
        AND (digests IS NULL OR origin IS NULL) AND (digests IS NOT NULL OR sealed IS NULL));

ALTER TABLE journal ADD load BIGINT;

ALTER TABLE journal ADD CONSTRAINT load_has_number CHECK (load IS NULL OR load > 0);

CREATE TABLE coopledger_secret (
    number BIGINT NOT NULL PRIMARY KEY,
    secret TEXT COLLATE "C" NOT NULL,
    CONSTRAINT one_secret CHECK (number = 1 AND length(secret) = 64)
);

CREATE TABLE coopledger_document (
    sha256 TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    size BIGINT NOT NULL,
    type TEXT COLLATE "C" NOT NULL,
    folder TEXT COLLATE "C",
    CONSTRAINT document_named_by_its_bytes CHECK (length(sha256) = 64 AND size > 0)
);

CREATE TABLE coopledger_document_part (
    sha256 TEXT COLLATE "C" NOT NULL,
    number BIGINT NOT NULL,
    bytes BYTEA NOT NULL,
    PRIMARY KEY (sha256, number),
    CONSTRAINT part_of_document CHECK (length(sha256) = 64 AND number > 0
        AND length(bytes) BETWEEN 1 AND 262144)
);

CREATE INDEX journal_erasures ON journal (book) WHERE kind = 'erasure';

CREATE INDEX journal_attachments ON journal (book) WHERE kind = 'attachment';

CREATE INDEX journal_loads ON journal (load) WHERE load > 0;

CREATE OR REPLACE FUNCTION journal_append() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_temp AS $$
DECLARE
    final RECORD;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', pg_temp', true);
    PERFORM pg_advisory_xact_lock(20160829, hashtext(TG_TABLE_SCHEMA));
    SELECT seq, hash INTO final FROM journal WHERE book = NEW.book ORDER BY seq DESC LIMIT 1;
    IF NEW.seq <> 1 + coalesce(final.seq, 0) THEN
        RAISE EXCEPTION 'the journal has no gaps: seq is not the next one';
    ELSIF NEW.previous <> coalesce(final.hash, '0000000000000000000000000000000000000000000000000000000000000000') THEN
        RAISE EXCEPTION 'the journal is a chain: previous is not the last hash';
    END IF;
    SELECT recorded_at, book INTO final FROM journal
    ORDER BY recorded_at DESC, book DESC LIMIT 1;
    IF final.recorded_at > NEW.recorded_at
        OR final.recorded_at = NEW.recorded_at AND final.book <> NEW.book THEN
        RAISE EXCEPTION 'the journal is in the order of recording: recorded_at is before the last one';
    END IF;
    IF 
    NEW.last_day IS NOT NULL AND NEW.kind NOT IN ('period', 'issue', 'erasure', 'attachment', 'undo') AND EXISTS (
        SELECT 1 FROM journal p
        WHERE p.book = NEW.book AND p.kind = 'period'
            AND p.dated > '' AND p.last_day >= CASE WHEN NEW.revision > 1 AND NEW.kind IN ('activity', 'match', 'rate', 'attachment')
                THEN (SELECT coalesce(
                    max(r.last_day) FILTER (WHERE r.last_day IS DISTINCT FROM f.last_day), NEW.last_day)
                    FROM journal r JOIN journal f ON f.book = r.book
                        AND f.reference = NEW.reference AND f.revision = (r.body::jsonb ->> 'of_revision')::bigint
                    WHERE r.book = NEW.book
                    AND r.kind = 'reversal' AND (r.body::jsonb ->> 'of') = NEW.reference
                    GROUP BY r.book HAVING max((r.body::jsonb ->> 'of_revision')::bigint) = NEW.revision - 1)
                ELSE coalesce(NEW.counts_from, NEW.last_day) END
            AND NOT EXISTS (SELECT 1 FROM journal later
                WHERE later.book = p.book AND later.kind = 'period' AND later.dated = p.dated
                    AND later.revision > p.revision)
            AND ((p.body::jsonb ->> 'state') = 'closed' OR (p.body::jsonb ->> 'state') = 'adjusting' AND NEW.revision = 1
                AND NEW.kind NOT IN ('reversal', 'recovery', 'disallowance', 'bank_balance', 'bank_line', 'invoice', 'match', 'rate')))
 THEN
        RAISE EXCEPTION 'the journal takes nothing dated in a period that is closed';
    END IF;
    IF NEW.seq = 1 AND NEW.kind IN ('agreement', 'programme')
        AND NEW.ledger IS DISTINCT FROM (SELECT identity FROM coopledger_identity) THEN
        RAISE EXCEPTION 'the journal takes books of this ledger only: ledger is not its identity';
    ELSIF NOT extract(year FROM NEW.recorded_at AT TIME ZONE 'UTC') BETWEEN 1 AND 8999 THEN
        RAISE EXCEPTION 'the journal keeps times as 2016-12-31T18:00:00.000000+00:00: recorded_at is not so';
    ELSIF NEW.recorded_at > (SELECT max(recorded_at) + interval '10 years' FROM journal) THEN
        RAISE EXCEPTION 'the journal goes on from its last row: recorded_at is more than ten years after it';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION journal_erases() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_temp AS $$
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', pg_temp', true);
    IF OLD.sealed IS NULL OR NEW.sealed IS NOT NULL
        OR to_jsonb(NEW) - 'sealed' <> to_jsonb(OLD) - 'sealed'
        OR NOT EXISTS (SELECT 1 FROM journal e WHERE e.book = OLD.book AND e.kind = 'erasure'
            AND e.body::jsonb -> 'rows' @> to_jsonb(OLD.seq)) THEN
        RAISE EXCEPTION 'the journal is append-only: a row is never updated';
    END IF;
    RETURN NEW;
END $$;
DROP TRIGGER journal_is_not_updated ON journal;
CREATE TRIGGER journal_is_not_updated BEFORE UPDATE ON journal
    FOR EACH ROW EXECUTE FUNCTION journal_erases();
CREATE TRIGGER secret_is_not_updated BEFORE UPDATE ON coopledger_secret
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse('a ledger has one secret: it is never updated');
CREATE TRIGGER secret_is_not_deleted BEFORE DELETE ON coopledger_secret
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse('a ledger has one secret: it is never deleted');
CREATE TRIGGER secret_is_not_emptied BEFORE TRUNCATE ON coopledger_secret
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse('a ledger has one secret: it is never deleted');

CREATE FUNCTION document_erased() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_temp AS $$
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', pg_temp', true);
    IF NOT EXISTS (SELECT 1 FROM journal e WHERE e.kind = 'erasure' AND strpos(e.body, OLD.sha256) > 0) THEN
        RAISE EXCEPTION 'a document that is kept is never deleted';
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER document_is_not_updated BEFORE UPDATE ON coopledger_document
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse('a document that is kept is never updated');
CREATE TRIGGER document_is_not_emptied BEFORE TRUNCATE ON coopledger_document
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse('a document that is kept is never deleted');
CREATE TRIGGER document_is_not_deleted BEFORE DELETE ON coopledger_document
    FOR EACH ROW EXECUTE FUNCTION document_erased();
CREATE TRIGGER document_part_is_not_updated BEFORE UPDATE ON coopledger_document_part
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse('a document that is kept is never updated');
CREATE TRIGGER document_part_is_not_emptied BEFORE TRUNCATE ON coopledger_document_part
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse('a document that is kept is never deleted');
CREATE TRIGGER document_part_is_not_deleted BEFORE DELETE ON coopledger_document_part
    FOR EACH ROW EXECUTE FUNCTION document_erased();

UPDATE coopledger_version SET version_num='0006' WHERE coopledger_version.version_num = '0005';

ALTER TABLE journal DROP CONSTRAINT known_kind;

ALTER TABLE journal ADD CONSTRAINT known_kind CHECK (kind IN ('agreement', 'programme', 'activity', 'disbursement',
        'interest', 'transfer', 'expenditure', 'refund', 'recovery', 'reversal', 'in_kind',
        'addendum', 'reallocation', 'disallowance', 'own_contribution', 'other_income', 'withdrawal',
        'opening_balance', 'earlier_amount', 'bank_balance', 'bank_line',
        'invoice', 'match', 'rate', 'period', 'issue', 'erasure', 'attachment', 'undo', 'proposal', 'resolution'));

CREATE INDEX journal_proposals ON journal (reference) WHERE kind = 'proposal';

CREATE OR REPLACE FUNCTION journal_append() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_temp AS $$
DECLARE
    final RECORD;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', pg_temp', true);
    PERFORM pg_advisory_xact_lock(20160829, hashtext(TG_TABLE_SCHEMA));
    SELECT seq, hash INTO final FROM journal WHERE book = NEW.book ORDER BY seq DESC LIMIT 1;
    IF NEW.seq <> 1 + coalesce(final.seq, 0) THEN
        RAISE EXCEPTION 'the journal has no gaps: seq is not the next one';
    ELSIF NEW.previous <> coalesce(final.hash, '0000000000000000000000000000000000000000000000000000000000000000') THEN
        RAISE EXCEPTION 'the journal is a chain: previous is not the last hash';
    END IF;
    SELECT recorded_at, book INTO final FROM journal
    ORDER BY recorded_at DESC, book DESC LIMIT 1;
    IF final.recorded_at > NEW.recorded_at
        OR final.recorded_at = NEW.recorded_at AND final.book <> NEW.book THEN
        RAISE EXCEPTION 'the journal is in the order of recording: recorded_at is before the last one';
    END IF;
    IF 
    NEW.last_day IS NOT NULL AND NEW.kind NOT IN ('period', 'issue', 'erasure', 'attachment', 'undo', 'proposal', 'resolution') AND EXISTS (
        SELECT 1 FROM journal p
        WHERE p.book = NEW.book AND p.kind = 'period'
            AND p.dated > '' AND p.last_day >= CASE WHEN NEW.revision > 1 AND NEW.kind IN ('activity', 'match', 'rate', 'attachment')
                THEN (SELECT coalesce(
                    max(r.last_day) FILTER (WHERE r.last_day IS DISTINCT FROM f.last_day), NEW.last_day)
                    FROM journal r JOIN journal f ON f.book = r.book
                        AND f.reference = NEW.reference AND f.revision = (r.body::jsonb ->> 'of_revision')::bigint
                    WHERE r.book = NEW.book
                    AND r.kind = 'reversal' AND (r.body::jsonb ->> 'of') = NEW.reference
                    GROUP BY r.book HAVING max((r.body::jsonb ->> 'of_revision')::bigint) = NEW.revision - 1)
                ELSE coalesce(NEW.counts_from, NEW.last_day) END
            AND NOT EXISTS (SELECT 1 FROM journal later
                WHERE later.book = p.book AND later.kind = 'period' AND later.dated = p.dated
                    AND later.revision > p.revision)
            AND ((p.body::jsonb ->> 'state') = 'closed' OR (p.body::jsonb ->> 'state') = 'adjusting' AND NEW.revision = 1
                AND NEW.kind NOT IN ('reversal', 'recovery', 'disallowance', 'bank_balance', 'bank_line', 'invoice', 'match', 'rate')))
 THEN
        RAISE EXCEPTION 'the journal takes nothing dated in a period that is closed';
    END IF;
    IF NEW.seq = 1 AND NEW.kind IN ('agreement', 'programme')
        AND NEW.ledger IS DISTINCT FROM (SELECT identity FROM coopledger_identity) THEN
        RAISE EXCEPTION 'the journal takes books of this ledger only: ledger is not its identity';
    ELSIF NOT extract(year FROM NEW.recorded_at AT TIME ZONE 'UTC') BETWEEN 1 AND 8999 THEN
        RAISE EXCEPTION 'the journal keeps times as 2016-12-31T18:00:00.000000+00:00: recorded_at is not so';
    ELSIF NEW.recorded_at > (SELECT max(recorded_at) + interval '10 years' FROM journal) THEN
        RAISE EXCEPTION 'the journal goes on from its last row: recorded_at is more than ten years after it';
    END IF;
    IF NEW.kind = 'resolution' AND (NEW.revision <> 1
        OR NEW.reference <> 'resolution:' || (NEW.body::jsonb ->> 'of') OR NOT EXISTS (SELECT 1 FROM journal p
            WHERE p.book = NEW.book AND p.kind = 'proposal' AND p.reference = (NEW.body::jsonb ->> 'of'))) THEN
        RAISE EXCEPTION 'the journal has no such proposal in this book: a resolution is of one';
    END IF;
    RETURN NEW;
END $$;

UPDATE coopledger_version SET version_num='0007' WHERE coopledger_version.version_num = '0006';

ALTER TABLE journal DROP CONSTRAINT known_kind;

ALTER TABLE journal ADD CONSTRAINT known_kind CHECK (kind IN ('agreement', 'programme', 'activity', 'disbursement',
        'interest', 'transfer', 'expenditure', 'refund', 'recovery', 'reversal', 'in_kind',
        'addendum', 'reallocation', 'disallowance', 'own_contribution', 'other_income', 'withdrawal',
        'opening_balance', 'earlier_amount', 'bank_balance', 'bank_line',
        'invoice', 'match', 'rate', 'period', 'issue', 'erasure', 'attachment', 'undo', 'proposal', 'resolution', 'commitment', 'release', 'settlement', 'request', 'institution'));

ALTER TABLE journal DROP CONSTRAINT opening_first;

ALTER TABLE journal ADD CONSTRAINT opening_first CHECK ((seq = 1) = (kind IN ('agreement', 'programme', 'institution') AND revision = 1));

ALTER TABLE journal DROP CONSTRAINT opening_names_book;

ALTER TABLE journal ADD CONSTRAINT opening_names_book CHECK (NOT kind IN ('agreement', 'programme', 'institution') OR reference = book);

ALTER TABLE journal DROP CONSTRAINT amount_where_it_belongs;

ALTER TABLE journal ADD CONSTRAINT amount_where_it_belongs CHECK (CASE
        WHEN kind IN ('in_kind', 'reallocation', 'disallowance', 'bank_line', 'invoice',
            'earlier_amount', 'commitment', 'settlement', 'request') THEN minor IS NOT NULL
        ELSE (minor IS NULL) = (debit IS NULL) END
        AND (counter_minor IS NULL
            OR kind IN ('disbursement', 'interest', 'transfer', 'refund', 'reversal',
                'own_contribution', 'other_income', 'opening_balance', 'earlier_amount')));

ALTER TABLE journal DROP CONSTRAINT dated_where_it_happened;

ALTER TABLE journal ADD CONSTRAINT dated_where_it_happened CHECK (
        kind IN ('agreement', 'programme', 'institution', 'activity', 'attachment', 'undo') OR dated IS NOT NULL);

CREATE OR REPLACE FUNCTION journal_append() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_temp AS $$
DECLARE
    final RECORD;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', pg_temp', true);
    PERFORM pg_advisory_xact_lock(20160829, hashtext(TG_TABLE_SCHEMA));
    SELECT seq, hash INTO final FROM journal WHERE book = NEW.book ORDER BY seq DESC LIMIT 1;
    IF NEW.seq <> 1 + coalesce(final.seq, 0) THEN
        RAISE EXCEPTION 'the journal has no gaps: seq is not the next one';
    ELSIF NEW.previous <> coalesce(final.hash, '0000000000000000000000000000000000000000000000000000000000000000') THEN
        RAISE EXCEPTION 'the journal is a chain: previous is not the last hash';
    END IF;
    SELECT recorded_at, book INTO final FROM journal
    ORDER BY recorded_at DESC, book DESC LIMIT 1;
    IF final.recorded_at > NEW.recorded_at
        OR final.recorded_at = NEW.recorded_at AND final.book <> NEW.book THEN
        RAISE EXCEPTION 'the journal is in the order of recording: recorded_at is before the last one';
    END IF;
    IF 
    NEW.last_day IS NOT NULL AND NEW.kind NOT IN ('period', 'issue', 'erasure', 'attachment', 'undo', 'proposal', 'resolution') AND EXISTS (
        SELECT 1 FROM journal p
        WHERE p.book = NEW.book AND p.kind = 'period'
            AND p.dated > '' AND p.last_day >= CASE WHEN NEW.revision > 1 AND NEW.kind IN ('activity', 'request', 'match', 'rate', 'attachment')
                THEN (SELECT coalesce(
                    max(r.last_day) FILTER (WHERE r.last_day IS DISTINCT FROM f.last_day), NEW.last_day)
                    FROM journal r JOIN journal f ON f.book = r.book
                        AND f.reference = NEW.reference AND f.revision = (r.body::jsonb ->> 'of_revision')::bigint
                    WHERE r.book = NEW.book
                    AND r.kind = 'reversal' AND (r.body::jsonb ->> 'of') = NEW.reference
                    GROUP BY r.book HAVING max((r.body::jsonb ->> 'of_revision')::bigint) = NEW.revision - 1)
                ELSE coalesce(NEW.counts_from, NEW.last_day) END
            AND NOT EXISTS (SELECT 1 FROM journal later
                WHERE later.book = p.book AND later.kind = 'period' AND later.dated = p.dated
                    AND later.revision > p.revision)
            AND ((p.body::jsonb ->> 'state') = 'closed' OR (p.body::jsonb ->> 'state') = 'adjusting' AND NEW.revision = 1
                AND NEW.kind NOT IN ('reversal', 'recovery', 'settlement', 'disallowance', 'bank_balance', 'bank_line', 'invoice', 'match', 'rate')))
 THEN
        RAISE EXCEPTION 'the journal takes nothing dated in a period that is closed';
    END IF;
    IF NEW.seq = 1 AND NEW.kind IN ('agreement', 'programme', 'institution')
        AND NEW.ledger IS DISTINCT FROM (SELECT identity FROM coopledger_identity) THEN
        RAISE EXCEPTION 'the journal takes books of this ledger only: ledger is not its identity';
    ELSIF NOT extract(year FROM NEW.recorded_at AT TIME ZONE 'UTC') BETWEEN 1 AND 8999 THEN
        RAISE EXCEPTION 'the journal keeps times as 2016-12-31T18:00:00.000000+00:00: recorded_at is not so';
    ELSIF NEW.recorded_at > (SELECT max(recorded_at) + interval '10 years' FROM journal) THEN
        RAISE EXCEPTION 'the journal goes on from its last row: recorded_at is more than ten years after it';
    END IF;
    IF NEW.kind = 'resolution' AND (NEW.revision <> 1
        OR NEW.reference <> 'resolution:' || (NEW.body::jsonb ->> 'of') OR NOT EXISTS (SELECT 1 FROM journal p
            WHERE p.book = NEW.book AND p.kind = 'proposal' AND p.reference = (NEW.body::jsonb ->> 'of'))) THEN
        RAISE EXCEPTION 'the journal has no such proposal in this book: a resolution is of one';
    END IF;
    RETURN NEW;
END $$;

UPDATE coopledger_version SET version_num='0008' WHERE coopledger_version.version_num = '0007';

ALTER TABLE journal DROP CONSTRAINT known_kind;

ALTER TABLE journal ADD CONSTRAINT known_kind CHECK (kind IN ('agreement', 'programme', 'activity', 'disbursement',
        'interest', 'transfer', 'expenditure', 'refund', 'recovery', 'reversal', 'in_kind',
        'addendum', 'reallocation', 'disallowance', 'own_contribution', 'other_income', 'withdrawal',
        'opening_balance', 'earlier_amount', 'bank_balance', 'bank_line',
        'invoice', 'match', 'rate', 'period', 'issue', 'erasure', 'attachment', 'undo', 'proposal', 'resolution', 'commitment', 'release', 'settlement', 'request', 'institution', 'variation'));

CREATE OR REPLACE FUNCTION journal_append() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_temp AS $$
DECLARE
    final RECORD;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', pg_temp', true);
    PERFORM pg_advisory_xact_lock(20160829, hashtext(TG_TABLE_SCHEMA));
    SELECT seq, hash INTO final FROM journal WHERE book = NEW.book ORDER BY seq DESC LIMIT 1;
    IF NEW.seq <> 1 + coalesce(final.seq, 0) THEN
        RAISE EXCEPTION 'the journal has no gaps: seq is not the next one';
    ELSIF NEW.previous <> coalesce(final.hash, '0000000000000000000000000000000000000000000000000000000000000000') THEN
        RAISE EXCEPTION 'the journal is a chain: previous is not the last hash';
    END IF;
    SELECT recorded_at, book INTO final FROM journal
    ORDER BY recorded_at DESC, book DESC LIMIT 1;
    IF final.recorded_at > NEW.recorded_at
        OR final.recorded_at = NEW.recorded_at AND final.book <> NEW.book THEN
        RAISE EXCEPTION 'the journal is in the order of recording: recorded_at is before the last one';
    END IF;
    IF 
    NEW.last_day IS NOT NULL AND NEW.kind NOT IN ('period', 'issue', 'erasure', 'attachment', 'undo', 'proposal', 'resolution') AND EXISTS (
        SELECT 1 FROM journal p
        WHERE p.book = NEW.book AND p.kind = 'period'
            AND p.dated > '' AND p.last_day >= CASE WHEN NEW.revision > 1 AND NEW.kind IN ('activity', 'request', 'match', 'rate', 'attachment')
                THEN (SELECT coalesce(
                    max(r.last_day) FILTER (WHERE r.last_day IS DISTINCT FROM f.last_day), NEW.last_day)
                    FROM journal r JOIN journal f ON f.book = r.book
                        AND f.reference = NEW.reference AND f.revision = (r.body::jsonb ->> 'of_revision')::bigint
                    WHERE r.book = NEW.book
                    AND r.kind = 'reversal' AND (r.body::jsonb ->> 'of') = NEW.reference
                    GROUP BY r.book HAVING max((r.body::jsonb ->> 'of_revision')::bigint) = NEW.revision - 1)
                ELSE coalesce(NEW.counts_from, NEW.last_day) END
            AND NOT EXISTS (SELECT 1 FROM journal later
                WHERE later.book = p.book AND later.kind = 'period' AND later.dated = p.dated
                    AND later.revision > p.revision)
            AND ((p.body::jsonb ->> 'state') = 'closed' OR (p.body::jsonb ->> 'state') = 'adjusting' AND NEW.revision = 1
                AND NEW.kind NOT IN ('reversal', 'recovery', 'variation', 'settlement', 'disallowance', 'bank_balance', 'bank_line', 'invoice', 'match', 'rate')))
 THEN
        RAISE EXCEPTION 'the journal takes nothing dated in a period that is closed';
    END IF;
    IF NEW.seq = 1 AND NEW.kind IN ('agreement', 'programme', 'institution')
        AND NEW.ledger IS DISTINCT FROM (SELECT identity FROM coopledger_identity) THEN
        RAISE EXCEPTION 'the journal takes books of this ledger only: ledger is not its identity';
    ELSIF NOT extract(year FROM NEW.recorded_at AT TIME ZONE 'UTC') BETWEEN 1 AND 8999 THEN
        RAISE EXCEPTION 'the journal keeps times as 2016-12-31T18:00:00.000000+00:00: recorded_at is not so';
    ELSIF NEW.recorded_at > (SELECT max(recorded_at) + interval '10 years' FROM journal) THEN
        RAISE EXCEPTION 'the journal goes on from its last row: recorded_at is more than ten years after it';
    END IF;
    IF NEW.kind = 'resolution' AND (NEW.revision <> 1
        OR NEW.reference <> 'resolution:' || (NEW.body::jsonb ->> 'of') OR NOT EXISTS (SELECT 1 FROM journal p
            WHERE p.book = NEW.book AND p.kind = 'proposal' AND p.reference = (NEW.body::jsonb ->> 'of'))) THEN
        RAISE EXCEPTION 'the journal has no such proposal in this book: a resolution is of one';
    END IF;
    RETURN NEW;
END $$;

UPDATE coopledger_version SET version_num='0009' WHERE coopledger_version.version_num = '0008';

CREATE TABLE coopledger_merge (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    number BIGINT,
    source TEXT COLLATE "C" NOT NULL,
    merged_at TIMESTAMPTZ NOT NULL,
    merged_by TEXT COLLATE "C" NOT NULL,
    apart TEXT COLLATE "C" NOT NULL,
    CONSTRAINT merged_once UNIQUE (number),
    CONSTRAINT merge_named CHECK (length(id) = 32 AND length(source) = 32
        AND (number IS NULL OR number > 0))
);

CREATE TABLE coopledger_merge_chain (
    book TEXT COLLATE "C" NOT NULL,
    first_seq BIGINT NOT NULL,
    last_seq BIGINT NOT NULL,
    hash TEXT COLLATE "C" NOT NULL,
    merge TEXT COLLATE "C" NOT NULL,
    arrived_at TIMESTAMPTZ,
    brought BIGINT NOT NULL,
    loads BIGINT NOT NULL,
    secret TEXT COLLATE "C",
    PRIMARY KEY (book, first_seq, merge),
    CONSTRAINT part_of_chain CHECK (first_seq > 0 AND last_seq >= first_seq AND length(hash) = 64
        AND length(merge) = 32 AND brought IN (0, 1) AND loads >= 0),
    CONSTRAINT secret_of_brought CHECK (secret IS NULL
        OR (brought = 1 AND first_seq = 1 AND length(secret) = 64))
);

CREATE OR REPLACE FUNCTION journal_append() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_temp AS $$
DECLARE
    final RECORD;
    brought BOOLEAN;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', pg_temp', true);
    PERFORM pg_advisory_xact_lock(20160829, hashtext(TG_TABLE_SCHEMA));
    SELECT seq, hash INTO final FROM journal WHERE book = NEW.book ORDER BY seq DESC LIMIT 1;
    IF NEW.seq <> 1 + coalesce(final.seq, 0) THEN
        RAISE EXCEPTION 'the journal has no gaps: seq is not the next one';
    ELSIF NEW.previous <> coalesce(final.hash, '0000000000000000000000000000000000000000000000000000000000000000') THEN
        RAISE EXCEPTION 'the journal is a chain: previous is not the last hash';
    END IF;
    brought := EXISTS (SELECT 1 FROM coopledger_merge_chain m WHERE m.brought = 1
        AND m.book = NEW.book AND NEW.seq BETWEEN m.first_seq AND m.last_seq);
    SELECT recorded_at, book INTO final FROM journal
    ORDER BY recorded_at DESC, book DESC LIMIT 1;
    IF NOT brought AND (final.recorded_at > NEW.recorded_at
        OR final.recorded_at = NEW.recorded_at AND final.book <> NEW.book
        OR EXISTS (SELECT 1 FROM coopledger_merge m
        WHERE m.number > 0 AND m.merged_at >= NEW.recorded_at)) THEN
        RAISE EXCEPTION 'the journal is in the order of recording: recorded_at is before the last one';
    END IF;
    IF NOT brought AND
    NEW.last_day IS NOT NULL AND NEW.kind NOT IN ('period', 'issue', 'erasure', 'attachment', 'undo', 'proposal', 'resolution') AND EXISTS (
        SELECT 1 FROM journal p
        WHERE p.book = NEW.book AND p.kind = 'period'
            AND p.dated > '' AND p.last_day >= CASE WHEN NEW.revision > 1 AND NEW.kind IN ('activity', 'request', 'match', 'rate', 'attachment')
                THEN (SELECT coalesce(
                    max(r.last_day) FILTER (WHERE r.last_day IS DISTINCT FROM f.last_day), NEW.last_day)
                    FROM journal r JOIN journal f ON f.book = r.book
                        AND f.reference = NEW.reference AND f.revision = (r.body::jsonb ->> 'of_revision')::bigint
                    WHERE r.book = NEW.book
                    AND r.kind = 'reversal' AND (r.body::jsonb ->> 'of') = NEW.reference
                    GROUP BY r.book HAVING max((r.body::jsonb ->> 'of_revision')::bigint) = NEW.revision - 1)
                ELSE coalesce(NEW.counts_from, NEW.last_day) END
            AND NOT EXISTS (SELECT 1 FROM journal later
                WHERE later.book = p.book AND later.kind = 'period' AND later.dated = p.dated
                    AND later.revision > p.revision)
            AND ((p.body::jsonb ->> 'state') = 'closed' OR (p.body::jsonb ->> 'state') = 'adjusting' AND NEW.revision = 1
                AND NEW.kind NOT IN ('reversal', 'recovery', 'variation', 'settlement', 'disallowance', 'bank_balance', 'bank_line', 'invoice', 'match', 'rate')))
 THEN
        RAISE EXCEPTION 'the journal takes nothing dated in a period that is closed';
    END IF;
    IF NOT brought AND NEW.seq = 1 AND NEW.kind IN ('agreement', 'programme', 'institution')
        AND NEW.ledger IS DISTINCT FROM (SELECT identity FROM coopledger_identity) THEN
        RAISE EXCEPTION 'the journal takes books of this ledger only: ledger is not its identity';
    ELSIF NOT extract(year FROM NEW.recorded_at AT TIME ZONE 'UTC') BETWEEN 1 AND 8999 THEN
        RAISE EXCEPTION 'the journal keeps times as 2016-12-31T18:00:00.000000+00:00: recorded_at is not so';
    ELSIF NOT brought AND NEW.recorded_at > (SELECT max(recorded_at) + interval '10 years' FROM journal) THEN
        RAISE EXCEPTION 'the journal goes on from its last row: recorded_at is more than ten years after it';
    END IF;
    IF NEW.kind = 'resolution' AND (NEW.revision <> 1
        OR NEW.reference <> 'resolution:' || (NEW.body::jsonb ->> 'of') OR NOT EXISTS (SELECT 1 FROM journal p
            WHERE p.book = NEW.book AND p.kind = 'proposal' AND p.reference = (NEW.body::jsonb ->> 'of'))) THEN
        RAISE EXCEPTION 'the journal has no such proposal in this book: a resolution is of one';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION merge_chain_next() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_temp AS $$
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', pg_temp', true);
    IF EXISTS (SELECT 1 FROM journal
        WHERE book = NEW.book AND seq >= NEW.first_seq) AND NEW.brought = 1 THEN
        RAISE EXCEPTION 'the journal has these rows already: they are not brought in';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER merge_chain_is_next BEFORE INSERT ON coopledger_merge_chain
    FOR EACH ROW EXECUTE FUNCTION merge_chain_next();
CREATE TRIGGER merge_is_not_updated BEFORE UPDATE ON coopledger_merge
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse('the journal keeps where its books come from: that is never updated');
CREATE TRIGGER merge_is_not_deleted BEFORE DELETE ON coopledger_merge
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse('the journal keeps where its books come from: that is never deleted');
CREATE TRIGGER merge_is_not_emptied BEFORE TRUNCATE ON coopledger_merge
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse('the journal keeps where its books come from: that is never deleted');
CREATE TRIGGER merge_chain_is_not_updated BEFORE UPDATE ON coopledger_merge_chain
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse('the journal keeps where its books come from: that is never updated');
CREATE TRIGGER merge_chain_is_not_deleted BEFORE DELETE ON coopledger_merge_chain
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse('the journal keeps where its books come from: that is never deleted');
CREATE TRIGGER merge_chain_is_not_emptied BEFORE TRUNCATE ON coopledger_merge_chain
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse('the journal keeps where its books come from: that is never deleted');

UPDATE coopledger_version SET version_num='0010' WHERE coopledger_version.version_num = '0009';

UPDATE coopledger_version SET version_num='0011' WHERE coopledger_version.version_num = '0010';

