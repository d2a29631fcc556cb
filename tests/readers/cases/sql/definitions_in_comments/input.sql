-- CREATE TABLE ghost (email text);
/* ALTER TABLE ghost ADD phone text;
   /* nested; */ CREATE TABLE ghost (a int);
*/
CREATE TABLE /* ghost ( */ person ( -- id int,
    email /* , phone text */ text -- ) ; CREATE TABLE ghost (a int);
);
