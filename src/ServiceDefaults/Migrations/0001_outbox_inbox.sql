-- Events that were committed with the change they tell of, until the broker has confirmed them.
CREATE TABLE outbox (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id uuid NOT NULL UNIQUE,
    event_type text NOT NULL,
    -- Events of one key leave in the order of their ids.
    ordering_key text NOT NULL,
    payload jsonb NOT NULL,
    -- W3C trace context of the request that caused the event.
    traceparent text,
    tracestate text,
    occurred_at timestamptz NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL DEFAULT '-infinity',
    last_error text,
    sent_at timestamptz
);

CREATE INDEX outbox_unsent ON outbox (ordering_key, id) WHERE sent_at IS NULL;
CREATE INDEX outbox_sent ON outbox (sent_at) WHERE sent_at IS NOT NULL;

-- Which handler has had which event. Rows stay: a broker may deliver an event again at any time.
CREATE TABLE inbox (
    event_id uuid NOT NULL,
    handler text NOT NULL,
    handled_at timestamptz NOT NULL,
    PRIMARY KEY (event_id, handler)
);
