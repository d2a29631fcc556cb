create table orders (
  id int,
  email text;

create table stock (total int);
