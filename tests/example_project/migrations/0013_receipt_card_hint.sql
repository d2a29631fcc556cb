-- Support asks for it: receipts should say which card was charged.
ALTER TABLE payments
    ADD COLUMN card_last4     char(4),
    ADD COLUMN card_exp_month smallint,
    ADD COLUMN card_exp_year  smallint;
