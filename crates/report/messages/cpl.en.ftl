## Completeness

cpl-sheets-number = The text speaks of { $said } published targets, the book has { $found } sheets{ $projects }
cpl-sheets-missing = The text speaks of { $said } published targets, the book has { $found } sheets; { $projects } are missing
cpl-overall-sheet = The text says that an overall target was set; the book has no such sheet
