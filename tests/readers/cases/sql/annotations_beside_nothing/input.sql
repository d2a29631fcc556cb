-- privacyrules: data=email

CREATE TABLE a (
    b text,

    -- privacyrules: data=email

    c text
);
-- privacyrules: data=email
ALTER TABLE a
    ADD d text,
    ADD e text;
SELECT 1; -- privacyrules: data=email
-- privacyrules: data=email
FROBNICATE everything;
