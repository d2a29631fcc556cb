\copy users (id, email) to 'users.csv' csv header
\copy (SELECT name FROM users) to program 'gzip > names.gz'
\copy orders to /tmp/orders.txt with (format csv)
\copy orders from 'orders.csv'
\copy orders to :'target'
\copy orders to stdout -- privacyrules: data=email
\copy t (a) from stdin csv
CREATE TABLE no (no text);
\.
CREATE TABLE t (a int);
-- privacyrules: ignore[unmapped-role] "a fixture" until=2030-01-01 by=dana
\copy t to pstdout
