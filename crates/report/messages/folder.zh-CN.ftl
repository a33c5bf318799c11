## 多个文件的汇总

folder-by-unit = 按单位
folder-by-rule = 按规则
folder-files = 文件
folder-rule = 规则
folder-more = 另有 { $n } 项
folder-unit = 单位
