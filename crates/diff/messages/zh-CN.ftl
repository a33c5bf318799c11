# 两本书的比较

diff-title = 逐数比较
diff-before = 前
diff-after = 后
diff-what = 项目
diff-difference = 相差
diff-rate = 增减
diff-budget = 预算
diff-final = 决算
diff-unknown = 种类不明
diff-figures = 表中 { $n } 个数，不重复的 { $distinct } 个
diff-unit = （单位：{ $unit }）
diff-unit-exact = （单位：{ $unit }；相差数为精确到分的元）
diff-summary = { $same } 个数相同，{ $changed } 个改变，{ $added } 个增加，{ $removed } 个减少
