COMMENT ON COLUMN public.person.email IS 'Where it''s sent';
COMMENT ON COLUMN person.phone IS E'a\nb';
COMMENT ON COLUMN person.fax IS NULL;
COMMENT ON TABLE person IS $$Who; signs in$$;
COMMENT ON INDEX i IS 'nothing';
