SOURCE data/patient.sql
source data/other.sql
PROMPT making views
REM one
CREATE VIEW v AS SELECT a FROM t;
@@more.sql
WHENEVER SQLERROR EXIT
ALTER TABLE t ADD source text;
