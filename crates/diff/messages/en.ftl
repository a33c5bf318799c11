# Two books compared

diff-title = Compared figure by figure
diff-before = Before
diff-after = After
diff-what = Figure
diff-difference = Difference
diff-rate = Change
diff-budget = budget
diff-final = final accounts
diff-unknown = kind unknown
diff-figures = { $n } figures in tables, { $distinct } of them different
diff-unit = {" "}(unit: { $unit })
diff-unit-exact = {" "}(unit: { $unit }; differences exact, in 元)
diff-summary = { $same } figures the same, { $changed } changed, { $added } added, { $removed } removed
