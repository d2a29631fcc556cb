-- People whom a user asks to join. Tallyhouse writes to them once, in the user's name.
CREATE TABLE friends (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id     bigint NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    name        text   NOT NULL,
    email       citext NOT NULL,
    invited_at  timestamptz,
    accepted_at timestamptz,
    UNIQUE (user_id, email)
);
