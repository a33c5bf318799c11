## 决算

fin-opening = 年初结转印为 { $printed }，上年决算的年末结转为 { $other }
fin-budget = 决算所列预算数为 { $printed }，公开的预算为 { $other }

fin-over-budget = “三公”经费有 { $items } 项决算大于预算（如 { $printed } 大于 { $planned }），情况说明中没有写明原因
fin-counts-missing = 有支出 { $cost }，但没有写明{ $counts }
fin-counts-zero = 有支出 { $cost }，{ $counts }却为零
fin-counts-no-money = 支出为 { $cost }，{ $counts }却不为零
fin-no-reason = 有 { $items } 个项级科目的决算数与年初预算数不同而没有写明原因
fin-medium-over = 授予中小企业合同金额 { $printed }，大于政府采购支出总额 { $other }
fin-micro-over = 授予小微企业合同金额 { $printed }，大于授予中小企业合同金额 { $other }
fin-vehicles-held = 公务用车保有量 { $held } 辆，大于车辆总数 { $total } 辆
fin-grades = 绩效自评项目 { $total } 个，各等级之和为 { $sum } 个
fin-part-of-whole = 一般公共预算财政拨款支出 { $part } 大于同一科目的全部支出 { $all }
