DO $a$ BEGIN EXECUTE $b$ DO $c$ BEGIN EXECUTE $d$ ALTER TABLE person ADD email text $d$; END $c$ $b$; END $a$;
DO $a$ BEGIN EXECUTE $b$ DO $c$ BEGIN EXECUTE $d$ DO $e$ BEGIN ALTER TABLE person ADD phone text; END $e$ $d$; END $c$ $b$; END $a$;
