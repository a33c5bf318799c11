-- Whether a department stands above an organisation is asked for every material of a list: of the few departments, and not of all.
CREATE INDEX organisations_departments ON organisations (path) WHERE kind = 'department';
