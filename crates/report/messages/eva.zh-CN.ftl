## 绩效自评

eva-rate = 项目“{ $project }”的执行率印为 { $printed }，按执行数和预算数应为 { $should }
eva-execution-score = 项目“{ $project }”的预算执行得分 { $score } 高于分值 { $points }
eva-weights = 项目“{ $project }”的分值合计为 { $sum }，应为 100
eva-score-range = 项目“{ $project }”的指标“{ $name }”（目标 { $value }，实际 { $actual }）得 { $score } 分，分值为 { $points }
eva-full-marks = 项目“{ $project }”的指标“{ $name }”目标 { $value }、实际 { $actual }，没有完成却得满分 { $score }（分值 { $points }）
eva-total = 项目“{ $project }”的总分印为 { $printed }，各项得分之和为 { $sum }
eva-reason = 项目“{ $project }”有 { $count } 项指标扣分而没有写原因和改进措施，如“{ $name }”
reach-no-evaluation = 书中没有绩效自评表
