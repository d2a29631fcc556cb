CREATE TABLE a (
    -- privacyrules: ignore[no-card-data] "moves out in May" until=2030-05-31 by=dana text=0a1b2c3d
    card text, -- privacyrules: data=card_number
    b text, -- privacyrules: ignore[no-card-data]
    c text, -- privacyrules: ignore "why" until=2030-05-31 by=dana
    d text -- privacyrules: ignore[x] "why" until=2030-02-31 by=dana text=xyz since=1
);
-- privacyrules: ignore[opaque] "reviewed" until=2030-05-31 by=dana
FROBNICATE everything;
-- privacyrules: ignore[opaque] "reviewed" until=2030-05-31 by=dana

SELECT 1;
