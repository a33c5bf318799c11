-- The few sums of a checked book that many books are added up by, in fen. What a book does not print has no row: a book without a
-- row of an aspect is unknown there, and not zero.
CREATE TABLE check_sums (
    check_id BIGINT NOT NULL REFERENCES checks (id),
    aspect   TEXT NOT NULL CHECK (aspect IN ('total', 'function', 'fund', 'three_public')),
    code     TEXT NOT NULL,
    name     TEXT NOT NULL,
    fen      BIGINT NOT NULL,
    PRIMARY KEY (check_id, aspect, code)
);

-- What a check found, one line each, to be searched; the whole stands in the report.
CREATE TABLE check_findings (
    check_id BIGINT NOT NULL REFERENCES checks (id),
    number   BIGINT NOT NULL,
    rule     TEXT NOT NULL,
    severity TEXT NOT NULL,
    message  TEXT NOT NULL,
    PRIMARY KEY (check_id, number)
);

CREATE INDEX audit_actor ON audit (actor, seq);
