## Figures in sentences

prose-amount = “{ $label }” prints { $printed }; { $table } has { $other }: it should say { $should }
prose-amount-tail = “{ $label }” prints { $printed }; { $table } has { $other }: the last digit differs
prose-twice = “{ $label }” is stated twice: { $other } and { $printed }
prose-sum = “{ $label }” prints { $printed }; its parts add up to { $sum } ({ $parts }), a difference of { $difference } { $unit }
prose-share = { $part } is { $should } of { $whole }; printed { $printed }
prose-share-tail = { $part } is { $should } of { $whole }; printed { $printed }, one off in the last digit, perhaps to make the list add up to 100%
prose-direction = From { $prior } to { $current } is { $direction ->
        [up] an increase
       *[down] a decrease
    }; the sentence says the opposite
prose-change = From { $prior } to { $current } is { $direction ->
        [up] an increase
       *[down] a decrease
    } of { $should }; printed { $printed }
prose-not-unchanged = Last year { $prior }, this year { $current }: not unchanged
prose-rate = { $current } this year: the rate of change prints { $printed }; by the printed figures it is { $should }
prose-rate-tail = { $current } this year: the rate of change prints { $printed }; by the printed figures it is { $should }, one off in the last digit
prose-rate-direction = { $current } this year: the direction before the percentage contradicts the figures ({ $printed })
prose-no-base = Last year's figure is zero, so there is no rate of change ({ $current } this year, printed { $printed })
prose-two-priors = “{ $label }” { $printed } and the comparison elsewhere ({ $other }) imply different figures of last year
prose-changes-sum = The change in all prints { $printed }; the changes of the parts add up to { $sum }, a difference of { $difference } { $unit }
prose-completion = { $done } is { $should } of the budgeted { $planned }; printed { $printed }
prose-completion-tail = { $done } is { $should } of the budgeted { $planned }; printed { $printed }, one off in the last digit
prose-completion-nothing = The budget is nothing: { $done } has no rate of completion, { $printed } should go
prose-planned-items = The budgets of the { $count } items listed add up to { $sum }, more than the whole budget { $printed }, by { $difference } { $unit }
prose-changes-tail = The change is printed as { $printed }, its parts add up to { $sum }: { $difference } { $unit } apart, a rounding tail
prose-prior-book = { $current } with a change of { $change } implies { $implied } last year; last year's book prints { $printed }
