CREATE VIRTUAL TABLE IF NOT EXISTS found USING fts5(email, body UNINDEXED, content='users', tokenize = "porter");
CREATE VIRTUAL TABLE boxes USING rtree(id, minX, maxX);
CREATE VIRTUAL TABLE mail USING fts4("From" TEXT, body);
PRAGMA foreign_keys = ON;
