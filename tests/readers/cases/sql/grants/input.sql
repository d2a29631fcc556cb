GRANT SELECT ON users TO reader;
GRANT SELECT (id, email), UPDATE ON TABLE users, s.orders TO PUBLIC;
GRANT ALL PRIVILEGES ON users TO GROUP staff, "Data Team" WITH GRANT OPTION;
GRANT SELECT ON ALL TABLES IN SCHEMA public, s TO reader GRANTED BY dana;
GRANT SELECT ON users TO ${app_role};
ALTER DEFAULT PRIVILEGES FOR ROLE dana IN SCHEMA s GRANT SELECT ON TABLES TO reader;
ALTER DEFAULT PRIVILEGES GRANT ALL ON TABLES TO reader;
GRANT INSERT, UPDATE (email), DELETE ON users TO writer;
GRANT USAGE ON SCHEMA s TO reader;
GRANT SELECT ON SEQUENCE users_id_seq TO reader;
GRANT EXECUTE ON FUNCTION f TO reader;
GRANT reader TO dana;
REVOKE SELECT ON users FROM reader;
ALTER DEFAULT PRIVILEGES REVOKE SELECT ON TABLES FROM PUBLIC;
GRANT SELECT ON users;
GRANT SELECT ON TO reader;
-- privacyrules: ignore[unmapped-role] "until the list is there" until=2030-05-31 by=dana
GRANT SELECT ON users TO auditor;
GRANT SELECT ON users TO auditor; -- privacyrules: data=email
