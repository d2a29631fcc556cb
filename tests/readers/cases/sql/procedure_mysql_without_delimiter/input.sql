CREATE PROCEDURE upgrade()
BEGIN
  DECLARE n int unsigned;
  IF n = 0 THEN ALTER TABLE person ADD email text; END IF;
END;
CALL upgrade();
