-- Users may keep several means of payment.
CREATE TABLE payment_methods (
    id                       uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id                  bigint NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    stripe_payment_method_id text   NOT NULL UNIQUE,
    card_details             jsonb  NOT NULL DEFAULT '{}',
    is_default               boolean NOT NULL DEFAULT false,
    created_at               timestamptz NOT NULL DEFAULT now()
);
