COPY users TO '/srv/out.csv' WITH (FORMAT csv);
COPY s.users (id, email) TO PROGRAM 'curl -T - https://partner.example';
COPY (SELECT u.email, count(*) FROM users u GROUP BY 1) TO STDOUT;
COPY (SELECT 1) TO STDOUT;
COPY users TO ${target};
COPY (SELECT nobody.knows FROM users) TO '/srv/out.csv';
COPY users FROM '/srv/in.csv';
