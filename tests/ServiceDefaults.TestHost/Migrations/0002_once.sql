CREATE TABLE applied (times integer NOT NULL);
INSERT INTO applied VALUES (1);
SELECT pg_sleep(0.3);
