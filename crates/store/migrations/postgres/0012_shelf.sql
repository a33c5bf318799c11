-- The tables of a book as printed, beside its digest: what the portal shows on a table's own page.
ALTER TABLE checks ADD COLUMN tables BYTEA REFERENCES files (sha256);

CREATE INDEX checks_tables ON checks (tables);

-- What is published as a whole: `generation` counts its changes, so that every instance sees at the price of one row whether
-- what it remembers of it is still true.
CREATE TABLE shelf (
    id         BIGINT PRIMARY KEY CHECK (id = 1),
    generation BIGINT NOT NULL
);

INSERT INTO shelf (id, generation) VALUES (1, 1);

CREATE FUNCTION shelf_has_changed() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    UPDATE shelf SET generation = generation + 1;
    RETURN NULL;
END;
$$;

CREATE TRIGGER shelf_published AFTER INSERT OR UPDATE OR DELETE ON publications
FOR EACH STATEMENT EXECUTE FUNCTION shelf_has_changed();
CREATE TRIGGER shelf_renamed AFTER UPDATE OF code, name ON organisations
FOR EACH STATEMENT EXECUTE FUNCTION shelf_has_changed();
