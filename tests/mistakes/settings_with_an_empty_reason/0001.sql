CREATE TABLE users (nickname text);
