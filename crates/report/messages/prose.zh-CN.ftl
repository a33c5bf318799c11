## 文字中的数字

prose-amount = “{ $label }”印为 { $printed }，《{ $table }》中为 { $other }，应为 { $should }
prose-amount-tail = “{ $label }”印为 { $printed }，《{ $table }》中为 { $other }，末位不同，请抄写一致
prose-twice = “{ $label }”一处印为 { $other }，另一处印为 { $printed }
prose-sum = “{ $label }”印为 { $printed }，所列各项之和为 { $sum }（{ $parts }），相差 { $difference } { $unit }
prose-share = { $part } 占 { $whole } 的 { $should }，印为 { $printed }
prose-share-tail = { $part } 占 { $whole } 的 { $should }，印为 { $printed }，末位不同，可能为凑足 100%
prose-direction = 由 { $prior } 到 { $current } 是{ $direction ->
        [up] 增加
       *[down] 减少
    }，文字所写方向相反
prose-change = 由 { $prior } 到 { $current } 应{ $direction ->
        [up] 增加
       *[down] 减少
    } { $should }，印为 { $printed }
prose-not-unchanged = 上年 { $prior }，本年 { $current }，不是持平
prose-rate = 本年 { $current }，增减百分比印为 { $printed }，按印出的数字应为 { $should }
prose-rate-tail = 本年 { $current }，增减百分比印为 { $printed }，按印出的数字应为 { $should }，末位不同
prose-rate-direction = 本年 { $current }，百分比前的增减方向与数字相反（{ $printed }）
prose-no-base = 上年数为零，没有增减百分比（本年 { $current }，印为 { $printed }）
prose-two-priors = “{ $label }”{ $printed }与另一处的比较（{ $other }）推得的上年数不同
prose-changes-sum = 总的增减额印为 { $printed }，各部分增减额之和为 { $sum }，相差 { $difference } { $unit }
prose-completion = { $done } 是预算 { $planned } 的 { $should }，印为 { $printed }
prose-completion-tail = { $done } 是预算 { $planned } 的 { $should }，印为 { $printed }，末位不同
prose-completion-nothing = 预算数为零，{ $done } 没有完成率可言，“{ $printed }”应删去
prose-planned-items = 所列 { $count } 个“项”的年初预算合计 { $sum }，多于总的年初预算 { $printed }，相差 { $difference } { $unit }
prose-changes-tail = 总的增减额印为 { $printed }，各部分增减额之和为 { $sum }，相差 { $difference } { $unit }，是四舍五入的尾差
prose-prior-book = { $current }、{ $change }，推得上年为 { $implied }，上年的书印为 { $printed }
