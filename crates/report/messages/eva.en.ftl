## Evaluation

eva-rate = The rate of execution of “{ $project }” is printed as { $printed }; spent over budget gives { $should }
eva-execution-score = The score of execution of “{ $project }” is { $score } of { $points }
eva-weights = The points of “{ $project }” add up to { $sum } instead of 100
eva-score-range = “{ $name }” of “{ $project }” (target { $value }, reached { $actual }) scores { $score } of { $points }
eva-full-marks = “{ $name }” of “{ $project }” reached { $actual } of { $value } and still scores { $score } of { $points }
eva-total = The total of “{ $project }” is printed as { $printed }; its scores add up to { $sum }
eva-reason = { $count } indicators of “{ $project }” lose points without a reason, such as “{ $name }”
reach-no-evaluation = there is no evaluation sheet
