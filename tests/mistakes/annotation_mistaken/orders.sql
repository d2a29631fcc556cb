create table orders (
  total int -- privacyrules: purpse=invoicing
);
