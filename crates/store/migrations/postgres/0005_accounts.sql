-- `name` is what one signs in with, in lower case. Passwords are argon2id in PHC form; tokens are kept as SHA-256 only.
CREATE TABLE accounts (
    id              BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name            TEXT NOT NULL UNIQUE,
    full_name       TEXT NOT NULL,
    password        TEXT NOT NULL,
    password_set_at BIGINT NOT NULL,
    created_at      BIGINT NOT NULL,
    disabled_at     BIGINT
);

CREATE TABLE roles (
    account_id      BIGINT NOT NULL REFERENCES accounts (id),
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    role            TEXT NOT NULL CHECK (role IN ('clerk', 'unit_reviewer', 'department', 'bureau', 'administrator')),
    granted_at      BIGINT NOT NULL,
    PRIMARY KEY (account_id, organisation_id, role)
);

CREATE INDEX roles_organisation ON roles (organisation_id);

CREATE TABLE sessions (
    token      BYTEA PRIMARY KEY,
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    created_at BIGINT NOT NULL,
    seen_at    BIGINT NOT NULL,
    origin     TEXT NOT NULL,
    ended_at   BIGINT
);

CREATE INDEX sessions_account ON sessions (account_id);

-- One-time links: with an organisation and a role for a new account, or with an account for its new password.
CREATE TABLE links (
    token           BYTEA PRIMARY KEY,
    organisation_id BIGINT REFERENCES organisations (id),
    role            TEXT,
    account_id      BIGINT REFERENCES accounts (id),
    created_at      BIGINT NOT NULL,
    expires_at      BIGINT NOT NULL,
    used_at         BIGINT,
    CHECK ((account_id IS NULL) = (organisation_id IS NOT NULL AND role IS NOT NULL))
);

-- Failed sign-ins by the SHA-256 of the name that was given, whether there is such an account or not: a lock must not
-- tell, and what was typed may be a password in the wrong field.
CREATE TABLE sign_in_attempts (
    name         BYTEA PRIMARY KEY,
    failures     BIGINT NOT NULL,
    last_at      BIGINT NOT NULL,
    locked_until BIGINT NOT NULL
);

CREATE INDEX sign_in_attempts_last ON sign_in_attempts (last_at);
