CREATE TABLE a (b int);
COPY a (b) FROM stdin;
1
2
