-- Countwell studies who leaves and when. It gets a view of its own and no table.
CREATE VIEW churn AS
SELECT u.id AS subscriber,
       date_trunc('month', u.created_at) AS joined,
       p.amount_cents AS turnover
FROM users u
LEFT JOIN payments p ON p.user_id = u.id;

GRANT SELECT ON churn TO countwell_reader;
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO tallyhouse_app;
