## 表间

xtb-sheet-money = 项目“{ $project }”的绩效目标表资金为 { $printed } 万元，项目表为 { $other } 万元，相差 { $difference } 万元
