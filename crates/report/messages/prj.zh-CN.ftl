## 项目

prj-cost-items = 项目“{ $project }”的 { $count } 项成本上限之和为 { $sum } 万元，预算为 { $budget } 万元，相差 { $difference } 万元
prj-sources = 项目“{ $project }”的{ $label }印为 { $printed }，各来源之和为 { $sum }，相差 { $difference } { $unit }
prj-year-above-total = 项目“{ $project }”的年度资金总额 { $year } 大于实施期资金总额 { $total }
prj-ceiling = 项目“{ $project }”的预算控制数“{ $ceiling }”与预算 { $budget } { $unit } 不符
prj-ceiling-rounded = 项目“{ $project }”的预算控制数“{ $ceiling }”因取整与预算 { $budget } { $unit } 略有出入
prj-long-term = { $count } 个长期项目的实施期资金总额等于年度资金总额（{ $projects }），请按项目期填写或不填
prj-same-goals = { $count } 张表的实施期目标与年度目标相同，其中跨年项目 { $several } 个
prj-property = { $count } 个每年发生的项目列为一次性项目（{ $projects }）
prj-term-dates = 项目“{ $project }”列为一次性项目，文字说明 { $year } 年已立项或开工
prj-overlap = 项目“{ $first }”与“{ $second }”的“{ $label }”文字雷同，共 { $count } 处，请核对是否重复
prj-prefixes = { $count } 个项目名称以内部代号开头（{ $names }），请去掉或说明含义
prj-last-year-text = “{ $text }”是往年所写的文字，请更新
prj-measures = 项目“{ $project }”的“{ $label }”只引用了文件，没有写制度或措施
prj-year-money = “年度预算安排”没有写 { $year } 年的金额
prj-product = “{ $text }”算错了，应为 { $should }
