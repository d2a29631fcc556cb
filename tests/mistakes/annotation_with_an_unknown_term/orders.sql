create table orders (
  total int -- privacyrules: data=email, purpose=invoicingg
);
