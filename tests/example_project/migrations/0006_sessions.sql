-- Who is signed in, and from where; rows go after 30 days (see jobs/expire_sessions).
CREATE TABLE sessions (
    session_id   text PRIMARY KEY,
    user_id      bigint REFERENCES users (id) ON DELETE CASCADE,
    ip_address   inet NOT NULL,
    user_agent   text,
    created_at   timestamptz NOT NULL DEFAULT now(),
    last_seen_at timestamptz NOT NULL DEFAULT now(),
    expires_at   timestamptz NOT NULL
);

ALTER TABLE users
    ADD COLUMN last_login_at timestamptz,
    ADD COLUMN failed_logins integer NOT NULL DEFAULT 0;
