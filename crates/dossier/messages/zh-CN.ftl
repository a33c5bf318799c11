# 检查结果写成文件时的用词。每条与 en.ftl 一一对应。

## 标注 PDF

dossier-mark-not-pdf = 只有 PDF 可以在原件上标注；请改用 --format html 或 xlsx
dossier-mark-unread = 文件没有读成，没有可以标注的内容
dossier-mark-encrypted = 文件已加密，不能在其上追加标注；请去掉加密后重试
dossier-mark-damaged = 文件的交叉引用表已损坏，不能在其上追加标注；请重新导出后重试
dossier-compare = 对照：{ $what }

## 整改台账

dossier-register = 预决算公开问题整改台账
dossier-register-sheet = 台账
dossier-summary-sheet = 汇总
dossier-summary = 预决算公开问题汇总
dossier-number = 序号
dossier-file = 文件
dossier-unit = 单位
dossier-year = 年度
dossier-severity = 等级
dossier-rule = 规则
dossier-rule-title = 规则名称
dossier-place = 位置
dossier-problem = 问题
dossier-printed = 印出
dossier-should = 应为
dossier-basis = 依据
dossier-done = 整改情况
dossier-who = 责任人
dossier-until = 整改时限
dossier-note = 备注
dossier-done-choices = 未整改,整改中,已整改,情况说明
dossier-by-file = 按单位、文件
dossier-by-rule = 按规则
dossier-pages = 页
dossier-tables = 表
dossier-errors = 错误
dossier-warnings = 警告
dossier-infos = 提示
dossier-checked = 已核对勾稽
dossier-unchecked = 无法核对
dossier-unread = 没有读全
dossier-total = 合计
dossier-count = 处数
dossier-files = 文件数
dossier-page-of = 第 &P 页 共 &N 页
dossier-more-cells = 另有 { $n } 处

## 网页报告

dossier-report = 预决算公开核对报告
dossier-filter = 筛选
dossier-all-rules = 全部规则
dossier-search = 搜索问题、表名、数字（按 / 键）
dossier-shown = 显示 { "{shown}" } / { "{all}" } 条
dossier-open-all = 全部展开
dossier-close-all = 全部收起
dossier-keys = j 下一条　k 上一条　o 展开或收起　/ 搜索
dossier-nothing-shown = 没有符合筛选条件的问题；请放宽条件
dossier-no-finding = 没有发现问题
dossier-problems = 没有读全的地方
dossier-picture = { $place }的原件，有误之处已圈出
dossier-sha = SHA-256
dossier-overview = 各文件情况
dossier-laws = 勾稽关系

## 规则组

dossier-group-cls = 科目
dossier-group-con = 前后一致
dossier-group-cpl = 完整性
dossier-group-fin = 收支与资金
dossier-group-fmt = 格式与单位
dossier-group-loc = 成片错误
dossier-group-prf = 绩效目标
dossier-group-prj = 项目
dossier-group-sum = 表内合计
dossier-group-txt = 文字与表
dossier-group-xtb = 表间勾稽
dossier-group-yoy = 与上年比较
dossier-reached = 应查事项
