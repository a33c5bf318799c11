## Completeness
