create table orders (
  total int -- privacyrules: ignore[not-covered] until=2030-12-31 by=roe
);
