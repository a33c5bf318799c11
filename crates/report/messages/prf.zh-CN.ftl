## 绩效指标

prf-dimension-blank = 项目“{ $project }”的绩效目标表“{ $dimension }”未填写，请补充
prf-dimension-absent = 项目“{ $project }”的绩效目标表没有“{ $dimension }”，请补充
prf-no-benefit = 项目“{ $project }”没有效益指标
prf-no-satisfaction = 项目“{ $project }”没有满意度指标，也未说明原因
prf-name-cut-in-half = { $count } 项指标名称在一栏被截断（{ $names }），另一栏有全名，请印出全名
prf-name-cut = { $count } 项指标名称断在词语中间（{ $names }），书中查不到全名，请补全
prf-halves-differ = 项目“{ $project }”的指标“{ $name }”在实施期列入“{ $left }”，在年度列入“{ $right }”
prf-rows-shifted = 项目“{ $project }”的两栏有 { $count } 行错位：同一行左侧为“{ $left }”，右侧为“{ $right }”
prf-value-without-name = 项目“{ $project }”的“{ $dimension }”有指标值“{ $text }”而没有名称
prf-name-without-value = 项目“{ $project }”的“{ $dimension }”指标“{ $text }”没有指标值
prf-glued = 项目“{ $project }”的“{ $name }”把指标名称与指标值写在一格，请分开
prf-direction = 项目“{ $project }”把越多越好的指标写成上限（{ $names }），什么都不做也能完成，宜改为下限或等于
prf-heads-ceiling = 项目“{ $project }”的人数写成上限（{ $names }），宜写为等于
prf-heads-both-ways = 项目“{ $project }”的人数有的写上限、有的写下限（{ $names }），都是既定事实，宜写为等于
prf-zero-target = 项目“{ $project }”的指标“{ $name }”目标为“{ $value }”，等于没有目标
prf-already-met = 项目“{ $project }”的指标 { $names } 在 { $year } 年已经实现，不能衡量本年资金
prf-no-measure = { $count } 项指标的值没有可衡量的标准（{ $values }），请量化或写明分级标准
prf-input = { $count } 张表的质量指标只衡量资金是否到位（{ $names }），不是产出的质量
prf-budget-as-cost = { $count } 张表的成本指标只是预算数（如“{ $text }”），宜用单位成本
prf-dimension = 项目“{ $project }”的指标“{ $name }”列在“{ $printed }”，属于{ $should }
prf-time = 项目“{ $project }”的实施计划到 { $plan } 月结束，时效指标为“{ $value }”
prf-narrow = { $count } 张表至多一项效益指标，其中长期项目 { $long } 个没有可持续影响指标
prf-old-form = { $count } 张表的成本指标列在产出指标下，是旧表式
prf-value-form = { $count } 项指标值写法不规范（{ $texts }）
prf-strict = 项目“{ $project }”的 { $texts } 用“<”或“>”，同类其他指标用“≤”或“≥”，请统一
