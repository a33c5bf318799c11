-- What a check leaves beside its report: the book as data, what the portal shows of it, and the few values of a list
-- (JSON: unit, year and kind as read, sizes of pages, counts).
ALTER TABLE checks ADD COLUMN book BLOB REFERENCES files (sha256);
ALTER TABLE checks ADD COLUMN digest BLOB REFERENCES files (sha256);
ALTER TABLE checks ADD COLUMN summary TEXT NOT NULL DEFAULT '{}';

CREATE INDEX checks_book ON checks (book);
CREATE INDEX checks_digest ON checks (digest);
