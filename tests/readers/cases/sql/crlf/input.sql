-- first
CREATE TABLE a (
    b text, -- privacyrules: data=email
    c int
);
ALTER TABLE a
    ADD d text;
