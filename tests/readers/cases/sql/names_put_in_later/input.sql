INSERT INTO {{ index .Options "Namespace" }}.identities (id, mail) SELECT id, email FROM {{ index .Options "Namespace" }}.users;
UPDATE :schema.users SET mail = c.mail FROM :schema.contacts AS c;
CREATE VIEW v AS SELECT u.email FROM ${prefix}users u, a.${b} c;
alter table @cdm.visit rename to visit_old;
CREATE TABLE @cdm.visit AS SELECT * FROM @cdm.visit_old;
INSERT INTO t SELECT {{ columns }} FROM users;
INSERT INTO t SELECT email FROM {{ table }};
