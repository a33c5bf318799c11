-- Files that someone had checked for themselves, bound to no material. Only who dropped one sees it. `batch` is the first of
-- those that were dropped together, `corrects` the earlier file that this one is to set right, as its owner says.
CREATE TABLE readings (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id  BIGINT NOT NULL REFERENCES accounts (id),
    batch       BIGINT NOT NULL,
    file        BYTEA NOT NULL REFERENCES files (sha256),
    file_name   TEXT NOT NULL,
    engine      TEXT NOT NULL,
    job_id      BIGINT REFERENCES jobs (id),
    corrects    BIGINT REFERENCES readings (id),
    created_at  BIGINT NOT NULL,
    finished_at BIGINT,
    report      BYTEA REFERENCES files (sha256),
    book        BYTEA REFERENCES files (sha256),
    digest      BYTEA REFERENCES files (sha256),
    view        BYTEA REFERENCES files (sha256),
    summary     TEXT NOT NULL,
    kind        TEXT,
    year        BIGINT,
    unit        TEXT,
    pages       BIGINT NOT NULL,
    errors      BIGINT NOT NULL,
    warnings    BIGINT NOT NULL,
    infos       BIGINT NOT NULL
);

CREATE INDEX readings_account ON readings (account_id, id);
CREATE INDEX readings_batch ON readings (batch);
CREATE INDEX readings_corrects ON readings (corrects);
CREATE UNIQUE INDEX readings_job ON readings (job_id);
CREATE INDEX readings_file ON readings (file);
CREATE INDEX readings_report ON readings (report);
CREATE INDEX readings_book ON readings (book);
CREATE INDEX readings_digest ON readings (digest);
CREATE INDEX readings_view ON readings (view);

-- What the page of a check's findings shows, in the words of the engine that made it.
ALTER TABLE checks ADD COLUMN view BYTEA REFERENCES files (sha256);

CREATE INDEX checks_view ON checks (view);

-- Findings that someone accepted, and why: of one reading, or of a material in whatever file. A revoked one stays.
CREATE TABLE acceptances (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reading_id  BIGINT REFERENCES readings (id),
    material_id BIGINT REFERENCES materials (id),
    finding     TEXT NOT NULL,
    reason      TEXT NOT NULL,
    accepted_by BIGINT REFERENCES accounts (id),
    accepted_at BIGINT NOT NULL,
    revoked_by  BIGINT REFERENCES accounts (id),
    revoked_at  BIGINT,
    CHECK ((reading_id IS NULL) <> (material_id IS NULL))
);

CREATE UNIQUE INDEX acceptances_reading ON acceptances (reading_id, finding) WHERE revoked_at IS NULL;
CREATE UNIQUE INDEX acceptances_material ON acceptances (material_id, finding) WHERE revoked_at IS NULL;
