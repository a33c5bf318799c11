## 文字与表

txt-overall-is-project = 整体绩效目标涉及资金印为 { $printed }，是项目支出；整体目标应当等于支出总额 { $total }
txt-overall-money = 整体绩效目标涉及资金印为 { $printed }，支出总额为 { $total }
reach-no-totals = 没有读出支出总额
