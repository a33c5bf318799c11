-- What is on the disk under files/. A row is there before the file is acknowledged. `touched_at` is when the same
-- content was last put: a sweep leaves alone what is too young to be referenced.
CREATE TABLE files (
    sha256     BLOB PRIMARY KEY,
    size       BIGINT NOT NULL,
    media_type TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    touched_at BIGINT NOT NULL
);
