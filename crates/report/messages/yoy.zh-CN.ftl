## 与上年比较

yoy-no-comparison = { $sections }有金额，但没有与上年比较
yoy-no-reason = 有 { $count } 节写了增减额（如“{ $example }”），本节没有写原因
yoy-reason-sum = 增减额写 { $printed }，所列原因相加为 { $sum } { $unit }，相差 { $difference } { $unit }，像是有一处抄错
yoy-operating-gap = 增减额 { $change } 恰由人员和项目说明，公用经费没有变；但“三公”经费变动 { $other }，差额由什么抵消没有说明
yoy-copied-reason = { $count } 处的原因一字不差（“{ $reason }”），各节应写各自的原因
yoy-empty-reason = 原因只写“{ $example }”（{ $count } 处），没有说明具体原因
yoy-last-years-text = 印为 { $printed }，另一处本年为 { $current }、增减 { $change }，推得上年数正是这个数：像是沿用了上年的文字
yoy-against-direction = 原因“{ $example }”与增减方向相反（{ $count } 处），请核对文字
yoy-stale-plan = 本年持平的原因写成上年的情况“{ $example }”（{ $count } 处），年份像是没有改
yoy-by-nothing = “{ $example }”宜写“持平”（{ $count } 处）
