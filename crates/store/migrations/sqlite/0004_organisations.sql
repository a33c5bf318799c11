-- The tree: `path` is the ids from the root down, '/1/5/12/', so that what is beneath is found by its beginning.
CREATE TABLE organisations (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    parent_id  BIGINT REFERENCES organisations (id),
    kind       TEXT NOT NULL CHECK (kind IN ('bureau', 'department', 'unit')),
    code       TEXT NOT NULL UNIQUE,
    name       TEXT NOT NULL,
    path       TEXT NOT NULL,
    version    BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE INDEX organisations_path ON organisations (path);
