ALTER TABLE IF EXISTS ONLY public.person
    ADD COLUMN IF NOT EXISTS phone varchar(20) DEFAULT 'a,b' NOT NULL,
    ADD fax text,
    ADD CONSTRAINT c CHECK (phone <> ','),
    ADD UNIQUE (phone),
    DROP COLUMN IF EXISTS street CASCADE,
    DROP house,
    DROP CONSTRAINT old,
    ALTER COLUMN age TYPE numeric(10, 2) USING age::numeric,
    ALTER zip SET DATA TYPE character varying(12) COLLATE "C",
    ALTER COLUMN age SET NOT NULL,
    ALTER COLUMN age SET DEFAULT 0,
    OWNER TO admin,
    ENABLE ROW LEVEL SECURITY;
