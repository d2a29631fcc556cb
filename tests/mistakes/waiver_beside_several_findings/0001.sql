CREATE TABLE users (email text);
CREATE TABLE guests (email text);
GRANT SELECT ON users, guests TO bank; -- privacyrules: ignore[conditional] "asked" until=2030-12-31 by=dana
