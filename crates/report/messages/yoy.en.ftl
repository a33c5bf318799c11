## Against last year

yoy-no-comparison = { $sections } is not compared with last year
yoy-no-reason = { $count } sections state a change, such as “{ $example }”, and give no reason
yoy-reason-sum = the change prints { $printed }; its reasons add up to { $sum } { $unit }, a difference of { $difference } { $unit }: perhaps a slip in one of them
yoy-operating-gap = the change of { $change } is made up by personnel and projects alone, so operating money did not change; 三公 money did, by { $other }
yoy-copied-reason = the same reason word for word in { $count } places (“{ $reason }”)
yoy-empty-reason = the reason is nothing but “{ $example }” ({ $count } places)
yoy-last-years-text = printed { $printed }; elsewhere this year's figure is { $current } and its change { $change }, so that is last year's: perhaps last year's text
yoy-against-direction = the reason “{ $example }” runs against the change that it explains ({ $count } places)
yoy-stale-plan = this year is level for a reason of last year, “{ $example }” ({ $count } places): the year was probably left in
yoy-by-nothing = “{ $example }” is no change: write 持平 ({ $count } places)
