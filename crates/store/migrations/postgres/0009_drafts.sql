-- Books that a clerk is still making. A draft's content is in parts, one a grid or text, each as JSON or as it is; what was
-- changed is kept beside it, revision by revision, so that every earlier content can be worked out again.
CREATE TABLE drafts (
    id              BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    material_id     BIGINT REFERENCES materials (id),
    year            BIGINT NOT NULL,
    kind            TEXT NOT NULL CHECK (kind IN ('budget', 'final_accounts')),
    source          TEXT NOT NULL,
    version         BIGINT NOT NULL,
    created_at      BIGINT NOT NULL,
    changed_by      BIGINT REFERENCES accounts (id),
    changed_at      BIGINT NOT NULL,
    submission_id   BIGINT REFERENCES submissions (id),
    handed_in       BIGINT
);

CREATE INDEX drafts_organisation ON drafts (organisation_id);

CREATE TABLE draft_parts (
    draft_id BIGINT NOT NULL REFERENCES drafts (id),
    name     TEXT NOT NULL,
    kind     TEXT NOT NULL CHECK (kind IN ('grid', 'text')),
    content  TEXT NOT NULL,
    PRIMARY KEY (draft_id, name)
);

CREATE TABLE draft_revisions (
    draft_id BIGINT NOT NULL REFERENCES drafts (id),
    version  BIGINT NOT NULL,
    made_by  BIGINT REFERENCES accounts (id),
    made_at  BIGINT NOT NULL,
    restored BIGINT,
    changes  TEXT NOT NULL,
    PRIMARY KEY (draft_id, version)
);

-- The other forms of a book that was handed in from the writing desk.
CREATE TABLE submission_forms (
    submission_id BIGINT NOT NULL REFERENCES submissions (id),
    format        TEXT NOT NULL,
    file_name     TEXT NOT NULL,
    file          BYTEA NOT NULL REFERENCES files (sha256),
    PRIMARY KEY (submission_id, format)
);

CREATE INDEX submission_forms_file ON submission_forms (file);
