## Performance targets

prf-dimension-blank = The sheet of “{ $project }” leaves { $dimension } empty; fill it in
prf-dimension-absent = The sheet of “{ $project }” has no { $dimension }; add it
prf-no-benefit = The sheet of “{ $project }” has no indicator of benefit
prf-no-satisfaction = The sheet of “{ $project }” has no indicator of satisfaction and does not say why
prf-name-cut-in-half = { $count } names are cut off in one half ({ $names }); the other half has them whole
prf-name-cut = { $count } names end in the middle of a word ({ $names }); the whole names stand nowhere
prf-halves-differ = “{ $name }” of “{ $project }” stands under { $left } for the whole period and under { $right } for the year
prf-rows-shifted = { $count } rows of “{ $project }” are shifted: { $left } on the left faces { $right } on the right
prf-value-without-name = “{ $project }” has the value “{ $text }” under { $dimension } without a name
prf-name-without-value = “{ $text }” under { $dimension } of “{ $project }” has no value
prf-glued = “{ $name }” of “{ $project }” is name and value in one cell; separate them
prf-direction = “{ $project }” sets ceilings where more is better ({ $names }): doing nothing meets them
prf-heads-ceiling = “{ $project }” sets a ceiling on people ({ $names }); an equals sign is meant
prf-heads-both-ways = “{ $project }” writes some headcounts as ceilings and others as floors ({ $names }); both are facts
prf-zero-target = The target of “{ $name }” in “{ $project }” is { $value }: that is no target
prf-already-met = { $names } of “{ $project }” were reached in { $year } already and say nothing of this year’s money
prf-no-measure = { $count } values have no measure ({ $values }); give numbers or grades
prf-input = In { $count } sheets the only quality is whether the money came ({ $names })
prf-budget-as-cost = In { $count } sheets the only cost is the budget itself (“{ $text }”); use unit costs
prf-dimension = “{ $name }” of “{ $project }” stands under { $printed }; it belongs to { $should }
prf-time = The plan of “{ $project }” ends in month { $plan }, the target of time is “{ $value }”
prf-narrow = { $count } sheets have one indicator of benefit at most; { $long } of them run for years without a lasting one
prf-old-form = { $count } sheets file cost under outputs, as the older form does
prf-value-form = { $count } values are not well formed ({ $texts })
prf-strict = “{ $project }” writes { $texts } with a strict sign and its other limits with ≤ or ≥
