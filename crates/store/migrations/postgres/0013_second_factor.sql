-- The second step of signing in. `secret` is sealed with the key in DATA/second-factor.key (src/accounts/second_factor/seal.rs),
-- so that a copy of the database alone makes no codes; `last_step` is that of the last code taken, which is never taken again.
CREATE TABLE second_factors (
    account_id   BIGINT PRIMARY KEY NOT NULL REFERENCES accounts (id),
    secret       BYTEA NOT NULL,
    created_at   BIGINT NOT NULL,
    confirmed_at BIGINT,
    last_step    BIGINT NOT NULL
);

-- By SHA-256: 80 random bits cannot be guessed.
CREATE TABLE recovery_codes (
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    code       BYTEA NOT NULL,
    used_at    BIGINT,
    PRIMARY KEY (account_id, code)
);

-- 1 for a session that has seen the password only: all it can do is to take the code.
ALTER TABLE sessions ADD COLUMN awaits_code BIGINT NOT NULL DEFAULT 0;
