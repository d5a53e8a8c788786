-- By what exactly a round is scored: the version of its set, and what it decides where the documents leave it open.

-- Until now every set that ships had one version, the first, and nothing was decided: the documents' defaults counted.
ALTER TABLE rounds
    ADD COLUMN set_version integer NOT NULL DEFAULT 1 CHECK (set_version > 0),
    -- Canonical JSON, {"special":0.5,"specialOf":{"UD.3":null}}.
    ADD COLUMN parameters  text    NOT NULL DEFAULT '{}';
ALTER TABLE rounds
    ALTER COLUMN set_version DROP DEFAULT,
    ALTER COLUMN parameters DROP DEFAULT;

-- Frozen with the declaration: a submission is scored by what stood when it was made.
ALTER TABLE submissions
    ADD COLUMN set_version integer NOT NULL DEFAULT 1 CHECK (set_version > 0),
    ADD COLUMN parameters  text    NOT NULL DEFAULT '{}';
ALTER TABLE submissions
    ALTER COLUMN set_version DROP DEFAULT,
    ALTER COLUMN parameters DROP DEFAULT;
