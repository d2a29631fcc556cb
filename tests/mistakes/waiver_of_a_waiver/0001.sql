CREATE TABLE jobs (
  attempts int -- privacyrules: ignore[unused-waiver] "later" until=2030-12-31 by=dana
);
