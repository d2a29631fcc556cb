CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text NOT NULL -- privacyrules: data=emial by=Ada
);
