CREATE TABLE "My Schema"."odd;table" (
    "first name" text,
    "semi;colon" int,
    "quote""d" text,
    "Straße" text,
    straße text,
    "имя" varchar(10),
    U&"d\0061ta" text,
    "a(b" int
);
ALTER TABLE "My Schema"."odd;table" RENAME COLUMN "semi;colon" TO "colon, then";
