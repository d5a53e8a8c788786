-- What the round decided where the documents leave it open, canonical JSON. The sheets until now were scored by the documents' defaults.
alter table sheets add column parameters text not null default '{}';
alter table sheets alter column parameters drop default;
