COPY public.person (id, note) FROM stdin;
1	CREATE TABLE ghost (email text);
2	it's; ALTER TABLE ghost ADD phone text;
3	"$$ /* (
\.

ALTER TABLE person ADD email text;
COPY person (id) FROM '/tmp/file.csv' WITH (FORMAT csv);
COPY person TO '/tmp/out.csv';
