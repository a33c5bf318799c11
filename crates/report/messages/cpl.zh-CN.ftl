## 完整性

cpl-sheets-number = 文字写公开项目绩效目标 { $said } 个，书中有绩效目标表 { $found } 张{ $projects }
cpl-sheets-missing = 文字写公开项目绩效目标 { $said } 个，书中只有绩效目标表 { $found } 张，缺 { $projects }
cpl-overall-sheet = 文字写编报了整体绩效目标，书中没有整体绩效目标表
cpl-cover-missing = 封面看不出{ $missing }，请补上
cpl-cover-kind = 封面写“{ $printed }”，正文各章写“{ $headings }”，请统一
cpl-part-missing = 书中没有{ $parts }部分，应当补上
cpl-no-date = 没有公开日期、批复日期，是否在批复后二十日内公开无从核对
cpl-table-missing = 目录列有《{ $contents }》，正文中没有这张表
cpl-table-title = 目录写《{ $contents }》，正文表名为《{ $table }》，请改成一致
cpl-table-order = 《{ $table }》按目录应排在《{ $before }》之后，正文次序相反
cpl-table-minimum = 没有{ $tables }；没有数据的也应列空表并说明
cpl-contents-differ = 目录写“{ $contents }”，正文标题为“{ $body }”，请改成一致
cpl-contents-missing = 目录列有“{ $contents }”，正文没有这个标题
cpl-contents-pages = 目录页码由 { $from } 倒退到 { $to }，请更新目录
cpl-no-staffing = 概况没有写编制数和实有人数
cpl-fund-section = 情况说明没有单独一节说明{ $funds }预算，没有的也宜写明
cpl-three-public = “三公”经费说明没有写{ $items }，三项应分别说明
cpl-three-public-vehicles = “三公”经费说明没有把公务用车分为购置和运行
cpl-procurement = 政府采购情况没有写{ $parts }，总额应分货物、工程、服务三项
cpl-agency-silent = 书中没有说明机关运行经费，没有的也应写明
cpl-agency-without-reason = 写明没有机关运行经费，但没有写原因（如本单位为事业单位）
cpl-assets-silent = 书中没有国有资产占有使用情况
cpl-assets = 国有资产占有使用情况没有写{ $missing }
cpl-assets-types = 有车辆，但没有分类型
cpl-function-depth = 《{ $table }》“{ $row }”行有金额，其下没有列到项（共 { $count } 行）
cpl-basic-depth = 《{ $table }》只列到类，应列到款
