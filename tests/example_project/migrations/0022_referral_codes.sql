-- Users hand out a code; whoever registers with it earns both of them a month.
CREATE TABLE referral_codes (
    code           text PRIMARY KEY,
    user_id        bigint NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    -- privacyrules: not_personal="our own mailbox, the same in every row" by="Noor Haddad" date=2021-06-01
    sender_email   text NOT NULL DEFAULT 'hello@tallyhouse.example',
    redeemed_count integer NOT NULL DEFAULT 0
);
