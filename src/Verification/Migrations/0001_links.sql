-- Declared links and what was found of them.

-- The newest submission that was heard of; one without links supersedes an older one's, too.
CREATE TABLE submissions (
    round              text NOT NULL,
    unit               text NOT NULL,
    submission_version bigint NOT NULL,
    PRIMARY KEY (round, unit)
);

CREATE TABLE links (
    id                 uuid PRIMARY KEY,
    round              text NOT NULL,
    unit               text NOT NULL,
    -- The number of the submission that declares the link.
    submission_version bigint NOT NULL,
    criterion          text NOT NULL,
    url                text NOT NULL,
    -- The host to be asked; empty where the link names none that may be asked.
    host               text NOT NULL,
    -- The place of the link in the submission.
    ordinal            int NOT NULL,
    state              text NOT NULL CHECK (state IN ('pending', 'opens', 'fails', 'refused')),
    -- Stable code of the verdict, or of the last try while pending; empty before the first.
    reason             text NOT NULL,
    content_hash       text NOT NULL,
    tries              int NOT NULL,
    not_before         timestamptz NOT NULL,
    checked_at         timestamptz,
    UNIQUE (round, unit, submission_version, criterion, url),
    CHECK ((state = 'pending') = (checked_at IS NULL))
);
CREATE INDEX links_pending ON links (host, not_before) WHERE state = 'pending';

-- A host is asked by one checker at a time: who holds the lease. A checker that was killed lets it lapse.
CREATE TABLE hosts (
    host         text PRIMARY KEY,
    leased_until timestamptz NOT NULL
);
