# What is wrong with a ledger, and what a book misses.

build-nearest = { $message }；是不是“{ $nearest }”？
build-template-unknown = 没有模板“{ $template }”；可用：{ $known }
build-template-kind = 模板“{ $template }”与账本的种类（预算或决算）不符
build-reason-missing = 缺少变动原因“{ $name }”：请在{ $workbook ->
    [yes] “封面与说明”中填写（键 reasons，名称 { $name }）
   *[no] {" "}book.toml 的 [reasons] 中加一行 { $name } = "……"
 }
build-reason-broken = 变动原因“{ $name }”里的 {"{{ … }}"} 无法计算：{ $kind ->
    [syntax] 括号或引号不配对
    [word] 没有这个词；可用 amount、delta、last、share
    [coordinate] 里面的坐标写错了；例如 amount('fund=general')
   *[other] 请核对写法；例如 amount('fund=general')
 }（程序原文：{ $detail }）
build-last-year-missing = 与上年比较缺少 { $n } 个上年数，请{ $workbook ->
    [yes] 在“封面与说明”中各填一行（键 last_year.figures，名称如下，内容填上年金额，没有填 0）
   *[no] 加到 book.toml 的 [last_year.figures] 下，把 0.00 改成上年金额
 }：
build-narrative-broken = 说明文字无法生成，这是模板 { $template } 的毛病，请报告给我们（程序原文：{ $detail }）
build-stray-lost = 《{ $table }》的 { $text }（{ $coordinate }）读回时不在原来的坐标；请核对相关名称
build-stray-new = 《{ $table }》的 { $text } 读回为另一坐标（{ $coordinate }）；请核对相关名称
build-key-missing = 没有填写 { $key }，书中这一段无从说起：请在 book.toml 中写 { $write }；没有的，写 { $none }
build-key-missing-only = 没有填写 { $key }，书中这一段无从说起：请在 book.toml 中写 { $write }
build-key-missing-sheet = 没有填写 { $key }，书中这一段无从说起：请在“封面与说明”的键 { $top }{ $name } 处填写；没有的，内容填 无 或 0
build-fund-unshown = { $places }：fund_type_code { $fund } 的钱在《{ $table }》里没有位置，只有合计数到它；请改用 { $instead }
build-accounts-unbalanced = { $fund }收支不平衡：收入一方 { $in } 元（本年收入 { $revenue }，年初结转和使用结余 { $carried_in }），支出一方 { $out } 元（本年支出 { $expenditure }，年末结转和结余分配 { $carried_out }），相差 { $difference } 元。请核对 income 与 final_lines；支出表里没有的结转、结余，用 balance 写明
build-character = 字库里没有“{ $glyph }”（{ $code }）这个字，无法排印；请改用规范字
build-character-places = 字库里没有“{ $glyph }”（{ $code }）这个字，无法排印；请改用规范字。还在 { $places }
fault-file-missing = 缺少文件 { $file }（{ $title }）；可用 mingzhang new 生成空表
fault-sheet-missing = 缺少工作表“{ $sheet }”；可用 mingzhang new --xlsx 生成模板
fault-book-missing = 没有 { $file }：职责、原因、上年数等无法写入，报表照常生成
fault-file-unknown = “{ $value }”不是账本的文件，没有读取
fault-encoding-unknown = 文字编码无法识别；请另存为 UTF-8 的 CSV
fault-workbook-unreadable = 工作簿无法读取；请另存为未加密的 .xlsx（程序原文：{ $reason }）
fault-sheet-too-large = 工作表超过 { $rows } 行或 { $columns } 列；请删除多余的空行空列
fault-header-missing = 找不到列名行；应有的列：{ $columns }
fault-column-missing = 缺少列“{ $title }”
fault-column-twice = 列“{ $value }”出现两次，请删去一列
fault-column-unknown = 列“{ $value }”不使用，已忽略
fault-row-too-long = 这一行的单元格比列名多；含逗号的文字要加引号
fault-merged-cells = 数据区有合并单元格 { $range }；请取消合并并逐格填写
fault-formula-error = 公式出错：{ $value }；请改为数值
fault-value-empty = “{ $title }”没有填写
fault-amount-empty = 金额没有填写；没有金额填 0
fault-amount-not-number = “{ $value }”不是金额；以元为单位填写数字
fault-amount-decimals = 金额“{ $value }”的小数超过两位；以元为单位，最多到分
fault-amount-too-large = 金额“{ $value }”超过十万亿元；请核对单位是否为元
fault-choice-unknown = “{ $value }”不在可选范围内：{ $allowed }
fault-year-not-year = “{ $value }”不是四位年度
fault-year-differs = 年度“{ $value }”与其他行的 { $expected } 不同
fault-year-missing = 所有文件都没有填写预算年度
fault-code-malformed = 科目编码“{ $value }”应为 3、5 或 7 位数字
fault-code-wrong-list = “{ $value }”是{ $list }的编码，不应填在这一列
fault-code-unknown = { $list }没有编码“{ $value }”{ $certain ->
    [yes] ；请改正
   *[no] ，按账本所给的名称排印；请核对
 }
fault-code-lost-digits = 长编码“{ $value }”被 Excel 当作数字截断；请把该列设为文本后重填
fault-name-mismatch = 编码 { $code } 的名称是“{ $name }”，不是“{ $value }”
fault-division-differs = 财政区划“{ $value }”与单位的 { $expected } 不同
fault-agency-unknown = 单位编码“{ $value }”不在{ $workbook ->
    [yes] 工作表“单位”
   *[no] {" "}agencies.csv{" "}
 }中
fault-agency-twice = 单位“{ $value }”重复，第一次在第 { $first } 行
fault-project-unknown = 项目编码“{ $value }”不在{ $workbook ->
    [yes] 工作表“项目”
   *[no] {" "}projects.csv{" "}
 }中
fault-project-twice = 项目“{ $value }”重复，第一次在第 { $first } 行
fault-project-code-missing = 项目支出没有填写项目编码
fault-project-code-unused = { $count } 行人员和公用经费带有项目编码，报表不使用
fault-category-differs = 项目类别“{ $value }”与项目表的 { $expected } 不同
fault-economic-code-missing = 基本支出没有部门经济分类，分经济科目表将缺少这一笔
fault-reply-differs = 年初批复数“{ $value }”与{ $workbook ->
    [yes] 工作表“支出预算”
   *[no] {" "}budget_lines.csv{" "}
 }的 { $expected } 不同
fault-performance-missing = 项目 { $project }“{ $name }”有资金但没有{ $title }；请在{ $workbook ->
    [yes] 工作表“{ $title }”
   *[no] {" "}{ $file }.csv{" "}
 }中补充
fault-project-secret = 涉密项目 { $project }：名称和绩效不公开，金额并入其他项目
fault-revenue-expenditure = { $agency }{ $fund }：收入 { $revenue } 元，当年支出 { $expenditure } 元，相差 { $difference } 元。请核对收入和支出各行；动用结余、结转下年的，在{ $workbook ->
    [yes] “封面与说明”中用键 balance
   *[no] {" "}book.toml 中用 [[balance]]{" "}
 }写明
fault-project-year-total = 项目 { $project }“{ $name }”年度资金 { $sheet } 元，预算行合计 { $lines } 元，相差 { $difference } 元
fault-project-total = 项目 { $project }“{ $name }”各来源合计 { $sources } 元，项目总额 { $total } 元，相差 { $difference } 元
fault-code-unnamed = { $list }没有编码“{ $value }”，账本也没有给出名称；请改正编码，如果本年确有这个科目，请加上 { $name_field } 列写明名称
fault-code-not-leaf = 金额记在“{ $value }”上，而第 { $part_row } 行有它下面的 { $part }；请把这一行改记到最末一级科目
fault-project-funds-missing = 项目 { $project }“{ $name }”有资金但没有资金来源；请在{ $workbook ->
    [yes] 工作表“项目资金”
   *[no] {" "}project_funds.csv{" "}
 }中补充
fault-second-level-empty = 没有填写二级指标；“{ $level1 }”下可填：{ $allowed }
fault-procurement-differs = 政府采购预算合计 { $stated } 元，支出各行中政府采购为“是”（is_gov_pur = 1）的合计 { $lines } 元，相差 { $difference } 元；请改成一致
fault-not-ledger = 不是账本
fault-book-syntax = 这一行不是有效的 TOML：{ $value }；请核对引号、括号是否成对，等号右边是否写全（程序原文：{ $message }）
fault-key-unknown = 没有“{ $value }”这一项
fault-key-missing = 缺少“{ $title }”
fault-key-type = “{ $value }”的内容类型不对，应为 { $expected ->
    [text] 文字
    [texts] 文字列表
    [table] 表
   *[tables] 表的列表
 }
fault-key-twice = “{ $value }”出现两次
fault-count-not-number = “{ $value }”不是数量
fault-coordinate-unknown = “{ $word }”不是坐标；例如 flow=expenditure fund=general
fault-kind-differs = 种类写的是{ $value }，而表里的内容是{ $expected }
