CREATE TABLE shop.users (email text);
CREATE TABLE desk.users (email text);
