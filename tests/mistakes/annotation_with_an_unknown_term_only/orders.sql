create table orders (
  total int -- privacyrules: data=emial subject=user
);
