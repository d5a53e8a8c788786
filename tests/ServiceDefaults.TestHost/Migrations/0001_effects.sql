CREATE TABLE effects (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id uuid NOT NULL,
    unit text NOT NULL,
    version bigint NOT NULL,
    trace_id text
);
CREATE TABLE attempts (unit text NOT NULL);
CREATE TABLE away (unit text PRIMARY KEY);
