-- How the groups lead to the total, out of the result, so that who asks for the sheets of a whole round need not read every trace.
alter table sheets
    add column raw_total      numeric not null generated always as ((result::jsonb ->> 'rawTotal')::numeric) stored,
    add column applicable_max numeric not null generated always as ((result::jsonb ->> 'applicableMax')::numeric) stored,
    add column bonus          numeric not null generated always as ((result::jsonb ->> 'bonus')::numeric) stored,
    add column penalty        numeric not null generated always as ((result::jsonb ->> 'penalty')::numeric) stored;
