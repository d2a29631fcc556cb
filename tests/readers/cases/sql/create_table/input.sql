-- The people who sign in.
CREATE TABLE IF NOT EXISTS public.account (
    id bigserial PRIMARY KEY,
    email character varying(255) NOT NULL DEFAULT '' COLLATE "C",
    seen_at timestamp(3) with time zone DEFAULT now(),
    amount numeric(10, 2) CHECK (amount > 0),
    tags text[] DEFAULT ARRAY['a', 'b'],
    owner_id int REFERENCES owner (id) ON DELETE CASCADE,
    search tsvector GENERATED ALWAYS AS (to_tsvector('english', email)) STORED,
    pause interval day to second(3),
    UNIQUE (email),
    CONSTRAINT positive CHECK (amount >= 0),
    FOREIGN KEY (owner_id) REFERENCES owner,
    EXCLUDE USING gist (pause WITH &&)
);
