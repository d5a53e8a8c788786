-- What Evidence and Scoring have told, newest version only, and what was published, for ever.

create table enrolled_units (
    round         text    not null,
    unit          text    not null,
    version       bigint  not null,
    name          text    not null,
    kind          text    not null,
    demonstration boolean not null,
    primary key (round, unit)
);

-- numeric without precision keeps every digit of a decimal; jsonb keeps its numbers as numeric too.
create table sheets (
    round        text    not null,
    unit         text    not null,
    version      bigint  not null,
    set_id       text    not null,
    total        numeric not null,
    scale        numeric not null,
    groups       jsonb   not null,
    content_hash text    not null,
    primary key (round, unit)
);

-- content is the canonical JSON that content_hash is taken over: text, so that its bytes stay as they were hashed.
create table publications (
    id           uuid        not null unique,
    round        text        not null,
    number       bigint      not null check (number > 0),
    published_at timestamptz not null,
    published_by text        not null,
    content      text        not null,
    content_hash text        not null,
    primary key (round, number)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'a publication is never changed or removed';
end $$;

create trigger publications_are_immutable
    before update or delete on publications
    for each row execute function refuse_change();

create trigger publications_are_never_emptied
    before truncate on publications
    for each statement execute function refuse_change();
