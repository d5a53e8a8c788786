-- How the groups lead to the total. The sheets themselves are Scoring's: what is held is fetched from there again at start.
truncate sheets;
alter table sheets
    add column raw_total      numeric not null,
    add column applicable_max numeric not null,
    add column bonus          numeric not null,
    add column penalty        numeric not null;
