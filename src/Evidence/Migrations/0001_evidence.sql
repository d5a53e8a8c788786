-- Units, rounds with their calendar, declarations with their values, submissions, files and findings.

CREATE TABLE units (
    code          text PRIMARY KEY CHECK (code ~ '^[A-Z0-9][A-Z0-9-]{1,39}$'),
    name          text NOT NULL,
    kind          text NOT NULL,
    parent        text REFERENCES units (code),
    attributes    jsonb NOT NULL,
    -- The prefix is reserved: made-up figures never stand under a real unit's code, nor real ones under a made-up code.
    demonstration boolean NOT NULL CHECK (demonstration = (code LIKE 'MAU-%')),
    updated_by    text NOT NULL,
    updated_at    timestamptz NOT NULL
);

CREATE TABLE rounds (
    code          text PRIMARY KEY CHECK (code ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
    name          text NOT NULL,
    set_id        text NOT NULL,
    period_from   date NOT NULL,
    period_to     date NOT NULL CHECK (period_to >= period_from),
    -- Both dates inclusive, in Asia/Ho_Chi_Minh.
    declare_from  date NOT NULL,
    declare_until date NOT NULL CHECK (declare_until >= declare_from),
    demonstration boolean NOT NULL,
    updated_by    text NOT NULL,
    updated_at    timestamptz NOT NULL
);

-- A unit takes part in a round; its declaration begins here.
CREATE TABLE declarations (
    round              text NOT NULL REFERENCES rounds (code),
    unit               text NOT NULL REFERENCES units (code),
    enrolment_version  bigint NOT NULL,
    state              text NOT NULL CHECK (state IN ('draft', 'submitted')),
    -- The number of the newest submission; 0 before the first.
    submission_version bigint NOT NULL CHECK (submission_version >= 0),
    -- Grows with each change of the draft or the state: the declaration's ETag.
    draft_version      bigint NOT NULL,
    -- What the draft would score, as Scoring last said (`egov score --json`); null before the first value. Text, so that it stays as it came.
    preview            text,
    changed_by         text NOT NULL,
    changed_at         timestamptz NOT NULL,
    PRIMARY KEY (round, unit)
);
CREATE INDEX declarations_unit ON declarations (unit);

-- Who brought a declaration into which state, and when. Append-only.
CREATE TABLE declaration_states (
    id                 uuid PRIMARY KEY,
    round              text NOT NULL,
    unit               text NOT NULL,
    state              text NOT NULL,
    submission_version bigint NOT NULL,
    changed_by         text NOT NULL,
    changed_at         timestamptz NOT NULL,
    FOREIGN KEY (round, unit) REFERENCES declarations (round, unit)
);
CREATE INDEX declaration_states_declaration ON declaration_states (round, unit);

CREATE TABLE declared_values (
    round      text NOT NULL,
    unit       text NOT NULL,
    criterion  text NOT NULL,
    -- One value in the input form of `egov score`; jsonb keeps decimals exactly.
    value      jsonb NOT NULL,
    -- The draft_version that it was written with.
    version    bigint NOT NULL CHECK (version > 0),
    updated_by text NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (round, unit, criterion),
    FOREIGN KEY (round, unit) REFERENCES declarations (round, unit)
);

-- A declaration as it was frozen. Append-only.
CREATE TABLE submissions (
    id              uuid PRIMARY KEY,
    round           text NOT NULL,
    unit            text NOT NULL,
    version         bigint NOT NULL CHECK (version > 0),
    set_id          text NOT NULL,
    -- Canonical JSON; text, because its bytes are what content_hash is over.
    input_json      text NOT NULL,
    content_hash    text NOT NULL CHECK (content_hash ~ '^[0-9a-f]{64}$'),
    demonstration   boolean NOT NULL,
    idempotency_key text,
    submitted_by    text NOT NULL,
    submitted_at    timestamptz NOT NULL,
    UNIQUE (round, unit, version),
    FOREIGN KEY (round, unit) REFERENCES declarations (round, unit)
);

-- A report as it was read: the source, and what the reader understood. The newest one counts.
CREATE TABLE reports (
    id            uuid PRIMARY KEY,
    round         text NOT NULL,
    unit          text NOT NULL,
    source        text NOT NULL,
    understanding jsonb NOT NULL,
    imported_by   text NOT NULL,
    imported_at   timestamptz NOT NULL,
    FOREIGN KEY (round, unit) REFERENCES declarations (round, unit)
);
CREATE INDEX reports_declaration ON reports (round, unit);

-- Bytes by their SHA-256, kept once. In the database, so that a file and the declaration that names it are accepted, and restored, together.
CREATE TABLE file_contents (
    sha256  text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    content bytea NOT NULL
);
-- PDF, PNG and JPEG are compressed already.
ALTER TABLE file_contents ALTER COLUMN content SET STORAGE EXTERNAL;

-- Which declaration a file belongs to: who may read the declaration may read its files, and nobody else.
CREATE TABLE files (
    round       text NOT NULL,
    unit        text NOT NULL,
    sha256      text NOT NULL REFERENCES file_contents (sha256),
    media_type  text NOT NULL,
    name        text NOT NULL,
    size        bigint NOT NULL,
    uploaded_by text NOT NULL,
    uploaded_at timestamptz NOT NULL,
    PRIMARY KEY (round, unit, sha256),
    FOREIGN KEY (round, unit) REFERENCES declarations (round, unit)
);

-- What Verification found of a declared link; the newest submission's verdict stands.
CREATE TABLE link_findings (
    round              text NOT NULL,
    unit               text NOT NULL,
    criterion          text NOT NULL,
    url                text NOT NULL,
    submission_version bigint NOT NULL,
    state              text NOT NULL,
    reason             text NOT NULL,
    checked_at         timestamptz NOT NULL,
    PRIMARY KEY (round, unit, criterion, url),
    FOREIGN KEY (round, unit) REFERENCES declarations (round, unit)
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER submissions_append_only BEFORE UPDATE OR DELETE ON submissions
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER submissions_not_emptied BEFORE TRUNCATE ON submissions
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER declaration_states_append_only BEFORE UPDATE OR DELETE ON declaration_states
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER declaration_states_not_emptied BEFORE TRUNCATE ON declaration_states
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
