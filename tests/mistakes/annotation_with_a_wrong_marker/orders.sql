create table orders (
  total int -- privacyrule: data=email
);
