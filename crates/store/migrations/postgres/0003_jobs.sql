-- The queue. `attempt` counts claims and is what a worker shows to finish: a claim that is no longer the last one
-- holds nothing. `run_at` is when a queued job may start, `lease_until` when a running one is taken for dead.
CREATE TABLE jobs (
    id             BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind           TEXT NOT NULL,
    payload        TEXT NOT NULL,
    state          TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed')),
    attempt        BIGINT NOT NULL,
    max_attempts   BIGINT NOT NULL,
    created_at     BIGINT NOT NULL,
    run_at         BIGINT NOT NULL,
    lease_until    BIGINT,
    worker         TEXT,
    progress_done  BIGINT NOT NULL,
    progress_total BIGINT NOT NULL,
    result         TEXT,
    error          TEXT,
    finished_at    BIGINT
);

CREATE INDEX jobs_queued ON jobs (kind, run_at, id) WHERE state = 'queued';
CREATE INDEX jobs_running ON jobs (lease_until) WHERE state = 'running';
