-- One row per page, day and browser family. Totals only: no row is about one visit.
CREATE TABLE page_statistics (
    page            text    NOT NULL,
    day             date    NOT NULL,
    browser         text    NOT NULL DEFAULT 'other',
    visits          integer NOT NULL DEFAULT 0,
    unique_visitors integer NOT NULL DEFAULT 0,
    PRIMARY KEY (page, day, browser)
);
