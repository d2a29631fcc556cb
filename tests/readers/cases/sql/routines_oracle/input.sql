CREATE OR REPLACE FUNCTION open_sum (p_id IN NUMBER) RETURN NUMBER
AS
    v_sum NUMBER := 0;
    v_name users.name%TYPE;
BEGIN
    SELECT sum(amount), max(name) INTO v_sum, v_name FROM invoices WHERE id = p_id;
    IF v_sum > 5 THEN
        UPDATE totals SET mail = (SELECT email FROM users WHERE id = p_id);
    END IF;
    v_sum := CASE WHEN v_sum > 1 THEN 1 ELSE 2 END;
    RETURN v_sum;
END open_sum;
/
CREATE TABLE t (a NUMBER, b VARCHAR2(20 CHAR))
/
CREATE OR REPLACE TRIGGER keep BEFORE UPDATE ON users FOR EACH ROW
DECLARE
    v_old VARCHAR2(20);
BEGIN
    INSERT INTO audit (who) VALUES (:OLD.email);
END;
/
CREATE OR REPLACE PACKAGE BODY tools IS
    PROCEDURE one IS BEGIN NULL; END one;
    FUNCTION two RETURN NUMBER IS v NUMBER; BEGIN RETURN v; END;
END tools;
/
ALTER TABLE t MODIFY (b VARCHAR2(40), a NUMBER(5));
ALTER TABLE t ADD (c DATE, d CLOB);
SELECT a INTO u FROM t;
