## Completeness

cpl-sheets-number = The text speaks of { $said } published targets, the book has { $found } sheets{ $projects }
cpl-sheets-missing = The text speaks of { $said } published targets, the book has { $found } sheets; { $projects } are missing
cpl-overall-sheet = The text says that an overall target was set; the book has no such sheet
cpl-cover-missing = the cover does not tell { $missing }
cpl-cover-kind = the cover says “{ $printed }”, the headings “{ $headings }”
cpl-part-missing = the book has no { $parts }
cpl-no-date = no date of publication or approval: whether it was published within twenty days cannot be told
cpl-table-missing = the contents list { $contents }, the body has no such table
cpl-table-title = the contents say { $contents }, the table is called { $table }
cpl-table-order = by the contents { $table } comes after { $before }; in the body it comes before
cpl-table-minimum = there is no { $tables }; a table without figures is kept and explained
cpl-contents-differ = the contents say “{ $contents }”, the heading is “{ $body }”
cpl-contents-missing = the contents list “{ $contents }”, the body has no such heading
cpl-contents-pages = pages of the contents go back from { $from } to { $to }
cpl-no-staffing = the overview does not say how many posts and people there are
cpl-fund-section = the narrative has no section on { $funds }, if only to say that there is none
cpl-three-public = the narrative on 三公 money leaves out { $items }
cpl-three-public-vehicles = the narrative on 三公 money does not split vehicles into purchase and running
cpl-procurement = procurement is given without { $parts }
cpl-agency-silent = the book says nothing about agency operating expenses, not even that there are none
cpl-agency-without-reason = there are no agency operating expenses, but the book does not say why
cpl-assets-silent = the book says nothing about state assets in use
cpl-assets = the section on state assets leaves out { $missing }
cpl-assets-types = there are vehicles, but not by type
cpl-function-depth = the row “{ $row }” of { $table } has money and no item below it ({ $count } rows)
cpl-basic-depth = { $table } stops at classes and should reach divisions
