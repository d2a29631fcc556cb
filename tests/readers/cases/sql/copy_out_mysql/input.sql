SELECT id, email INTO OUTFILE '/srv/a.csv' FIELDS TERMINATED BY ',' FROM users;
SELECT email FROM users INTO OUTFILE '/srv/b.csv' LINES TERMINATED BY ';';
SELECT photo INTO DUMPFILE '/srv/c' FROM users;
