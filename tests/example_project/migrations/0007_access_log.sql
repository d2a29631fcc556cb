-- What the web servers write down; operations needs it, nobody else reads it. Kept for 90 days.
CREATE TABLE access_log (
    requested_at timestamptz NOT NULL,
    method       text        NOT NULL,
    url_path     text        NOT NULL,
    status_code  smallint    NOT NULL,
    duration_ms  integer     NOT NULL,
    client_ip    inet        NOT NULL,
    user_agent   text,
    referrer     text,
    session_id   text
);

CREATE INDEX access_log_requested_at ON access_log USING brin (requested_at);
