CREATE TABLE payments (
  iban text
);
