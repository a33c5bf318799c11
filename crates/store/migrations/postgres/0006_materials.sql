-- What is expected and what came of it. States are not stored: they follow from these rows (src/materials/state.rs), so
-- they cannot be out of step with them. `version` counts the changes of a material and of all that hangs on it.
CREATE TABLE materials (
    id              BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    year            BIGINT NOT NULL,
    kind            TEXT NOT NULL CHECK (kind IN ('budget', 'final_accounts')),
    level           TEXT NOT NULL CHECK (level IN ('unit', 'department', 'government')),
    due_on          TEXT NOT NULL,
    not_applicable  TEXT,
    version         BIGINT NOT NULL,
    created_at      BIGINT NOT NULL,
    UNIQUE (organisation_id, year, kind, level)
);

-- A file that was handed in, never another one in its place.
CREATE TABLE submissions (
    id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    material_id  BIGINT NOT NULL REFERENCES materials (id),
    number       BIGINT NOT NULL,
    file         BYTEA NOT NULL REFERENCES files (sha256),
    file_name    TEXT NOT NULL,
    note         TEXT NOT NULL,
    handed_in_by BIGINT REFERENCES accounts (id),
    handed_in_at BIGINT NOT NULL,
    UNIQUE (material_id, number)
);

CREATE INDEX submissions_file ON submissions (file);

-- A check of that file by one version of the engine; its result comes once.
CREATE TABLE checks (
    id            BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    submission_id BIGINT NOT NULL REFERENCES submissions (id),
    engine        TEXT NOT NULL,
    job_id        BIGINT REFERENCES jobs (id),
    requested_at  BIGINT NOT NULL,
    report        BYTEA REFERENCES files (sha256),
    errors        BIGINT NOT NULL,
    warnings      BIGINT NOT NULL,
    finished_at   BIGINT
);

CREATE INDEX checks_submission ON checks (submission_id);
CREATE INDEX checks_report ON checks (report);
CREATE UNIQUE INDEX checks_job ON checks (job_id);

-- What a reviewer said of that check: of exactly that file and engine.
CREATE TABLE reviews (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    check_id    BIGINT NOT NULL REFERENCES checks (id),
    step        TEXT NOT NULL CHECK (step IN ('unit', 'department', 'bureau')),
    verdict     TEXT NOT NULL CHECK (verdict IN ('accepted', 'returned')),
    reason      TEXT NOT NULL,
    reviewed_by BIGINT REFERENCES accounts (id),
    reviewed_at BIGINT NOT NULL,
    UNIQUE (check_id, step)
);

CREATE TABLE publications (
    check_id     BIGINT PRIMARY KEY REFERENCES checks (id),
    published_by BIGINT REFERENCES accounts (id),
    published_at BIGINT NOT NULL
);

-- Findings that were sent back, followed until the corrected file no longer shows them (整改).
CREATE TABLE remarks (
    id            BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    material_id   BIGINT NOT NULL REFERENCES materials (id),
    finding       TEXT NOT NULL,
    message       TEXT NOT NULL,
    state         TEXT NOT NULL CHECK (state IN ('sent', 'corrected', 'verified', 'closed')),
    sent_check    BIGINT NOT NULL REFERENCES checks (id),
    sent_at       BIGINT NOT NULL,
    corrected_by  BIGINT REFERENCES submissions (id),
    verified_by   BIGINT REFERENCES checks (id),
    closed_reason TEXT,
    changed_at    BIGINT NOT NULL
);

CREATE UNIQUE INDEX remarks_open ON remarks (material_id, finding) WHERE state <> 'closed';

CREATE FUNCTION row_is_never_changed() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a row of % is never changed', TG_TABLE_NAME;
END;
$$;

CREATE TRIGGER submissions_no_change BEFORE UPDATE OR DELETE ON submissions
FOR EACH ROW EXECUTE FUNCTION row_is_never_changed();
CREATE TRIGGER reviews_no_change BEFORE UPDATE OR DELETE ON reviews
FOR EACH ROW EXECUTE FUNCTION row_is_never_changed();
