## Across tables
