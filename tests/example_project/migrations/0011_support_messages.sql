-- What people write to us through the contact form, with or without an account.
CREATE TABLE support_messages (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id      bigint REFERENCES users (id) ON DELETE SET NULL,
    sender_email citext NOT NULL,
    subject      text   NOT NULL,
    body         text   NOT NULL,
    received_at  timestamptz NOT NULL DEFAULT now(),
    answered_at  timestamptz
);

-- The form had a topic field for a while; what was chosen there becomes the subject.
ALTER TABLE support_messages ADD COLUMN topic text;
UPDATE support_messages SET subject = topic || ': ' || subject WHERE topic IS NOT NULL;
ALTER TABLE support_messages DROP COLUMN topic;
