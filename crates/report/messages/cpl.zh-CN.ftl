## 完整性

cpl-sheets-number = 文字写公开项目绩效目标 { $said } 个，书中有绩效目标表 { $found } 张{ $projects }
cpl-sheets-missing = 文字写公开项目绩效目标 { $said } 个，书中只有绩效目标表 { $found } 张，缺 { $projects }
cpl-overall-sheet = 文字写编报了整体绩效目标，书中没有整体绩效目标表
