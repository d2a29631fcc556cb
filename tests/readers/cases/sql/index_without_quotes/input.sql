CREATE TABLE visit (
  id int unsigned,
  agent varchar(200),
  KEY by_agent (agent(20)),
  INDEX by_id (id),
  SPATIAL INDEX (place),
  KEY (agent)
);
