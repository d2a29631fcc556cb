-- The line on the receipt has held the name on the card ever since 0013; say so.
ALTER TABLE payments RENAME COLUMN receipt_line TO name_on_card;
