-- The greeting was switched off; without it there is no reason to keep the date.
ALTER TABLE profiles DROP COLUMN birth_date;
