## Projects

prj-cost-items = The { $count } costs of “{ $project }” add up to { $sum } wan yuan in a budget of { $budget }, { $difference } apart
prj-sources = { $label } of “{ $project }” is { $printed }, its sources add up to { $sum }, { $difference } { $unit } apart
prj-year-above-total = “{ $project }” has { $year } for the year and { $total } for the whole period
prj-ceiling = The ceiling { $ceiling } of “{ $project }” is not its budget of { $budget } { $unit }
prj-ceiling-rounded = The ceiling { $ceiling } of “{ $project }” differs from its budget of { $budget } { $unit } by rounding
prj-long-term = { $count } projects of decades have the money of one year for the whole period ({ $projects })
prj-same-goals = The goals of period and year are the same in { $count } sheets, { $several } of them of projects over several years
prj-property = { $count } recurrent projects are filed as one-year projects ({ $projects })
prj-term-dates = “{ $project }” is filed as a one-year project, but its text says it was approved or begun in { $year }
prj-overlap = “{ $first }” and “{ $second }” share the words of { $label } ({ $count } such texts); do they overlap?
prj-prefixes = { $count } names of projects begin with internal letters ({ $names }); strip or explain them
prj-last-year-text = “{ $text }” was written for an earlier year; bring it up to date
prj-measures = { $label } of “{ $project }” only cites a document
prj-year-money = The plan of the year does not say the money of { $year }
prj-product = “{ $text }” is worked out wrongly: { $should }
