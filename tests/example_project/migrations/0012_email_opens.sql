-- The beacon in our mails to users reports that a mail was opened.
CREATE TABLE email_opens (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id      bigint NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    mailing      text   NOT NULL,
    opened_at    timestamptz NOT NULL DEFAULT now()
);

COMMENT ON COLUMN email_opens.opened_at
    IS 'First opening only. privacyrules: data=mail_opens by="Noor Haddad" date=2016-02-11';
