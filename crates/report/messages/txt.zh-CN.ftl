## 文字与表

txt-overall-is-project = 整体绩效目标涉及资金印为 { $printed }，是项目支出；整体目标应当等于支出总额 { $total }
txt-overall-money = 整体绩效目标涉及资金印为 { $printed }，支出总额为 { $total }
txt-items = 文字所列的{ $items }在基本支出表中没有金额{ $count ->
        [0] { "" }
       *[other] ，而表中有金额的{ $rows }没有列出
    }，请按表改正文字
txt-blank-items = “主要包括”中的{ $items }在表中为空或为零（{ $count } 项），宜从文字中去掉
txt-count-list = 文字写 { $stated } 个，实际列出 { $listed } 个
txt-count-vehicles = 车辆总数写 { $stated } 辆，所列各类相加为 { $sum } 辆
txt-department = 提到的{ $names }不在所列 { $listed } 个内设机构之中（{ $count } 处），请改用现在的科室名称
txt-glossary = 名词解释没有解释{ $terms }（{ $count } 个）
txt-no-rate = 比较只写了增减额，没有写百分比，如“{ $example }”（{ $count } 处）
txt-subject-name = 文字写“{ $printed }”，表中为“{ $table }”（{ $count } 处），请改成一致
txt-no-unit = “{ $example }”后面没有单位（{ $count } 处）
txt-zero-unit = “{ $example }”没有单位或单位与同句不一致（{ $count } 处），应写“0万元”
txt-short-unit = “{ $example }”单位不完整，应写“万元”（{ $count } 处）
