-- A score sheet (phiếu điểm) is the scoring of one submission; it is written once and never changed.

create table sheets (
    id            uuid        not null unique,
    round         text        not null,
    unit          text        not null,
    version       bigint      not null check (version > 0),   -- the number of the submission that it scores
    set_id        text        not null,
    set_version   integer     not null,
    set_hash      text        not null,
    input         text        not null,                       -- as it was frozen, byte for byte: input_hash is taken over it
    input_hash    text        not null,
    result        text        not null,                       -- canonical JSON with every trace: content_hash is taken over it
    content_hash  text        not null,
    total         numeric     not null,                       -- unrounded, as in the result
    scale         numeric     not null,
    groups        jsonb       not null,
    demonstration boolean     not null,
    scored_at     timestamptz not null,
    primary key (round, unit, version)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'a score sheet is never changed or removed';
end $$;

create trigger sheets_are_append_only
    before update or delete on sheets
    for each row execute function refuse_change();

create trigger sheets_are_never_emptied
    before truncate on sheets
    for each statement execute function refuse_change();

-- Which version counts now.
create table current_sheets (
    round   text   not null,
    unit    text   not null,
    version bigint not null,
    primary key (round, unit),
    foreign key (round, unit, version) references sheets
);

-- Versions that everybody may read, because a ranking was published from them.
create table published_sheets (
    round        text        not null,
    unit         text        not null,
    version      bigint      not null,
    publication  bigint      not null,                        -- the first one
    published_at timestamptz not null,
    primary key (round, unit, version)
);
