# 检查结果、读取问题和命令行文字。每条与 en.ftl 一一对应。
# `.plain` 用于没有详情（detail 或 what 为空）的情形。方向（direction）写 up 或 down。

## 三条定律

law-sum-violated = 《{ $table }》“{ $row }”行“{ $column }”列印为 { $printed }，按组成部分相加应为 { $parts }，相差 { $difference } { $unit }
law-same-violated = { $what }在两处不一致：一处印为 { $printed }，另一处印为 { $other }，相差 { $difference } { $unit }
law-balance-violated = 收支不平衡：收入方为 { $printed }，支出方为 { $other }，相差 { $difference } { $unit }
law-tail = { $what }：{ $printed } 与 { $other } 相差 { $difference } { $unit }，属四舍五入尾差，不是错误{ $places ->
        [0] { "" }
        [1] { "" }
       *[other] （同类共 { $places } 处）
    }
law-tails = 《{ $table }》有 { $count } 处四舍五入尾差（合计与各项之和末位相差），不是错误；可在表下注明“尾数因四舍五入可能不等”

## 定位

located = 《{ $table }》“{ $row }”行“{ $column }”列：印为 { $printed }，按其他各处应为 { $should }
located-many = 要让全书重新一致，至少须改动 { $cells } 个单元格，见下
cannot-locate = 有 { $laws } 项勾稽关系不成立，涉及 { $cells } 个单元格，仅凭本书无法判断是哪一格有误，请对照底稿核实

located-pattern-swapped-digits = 相邻两位数字颠倒
located-pattern-lost-digit = 漏了一位数字
located-pattern-doubled-digit = 重复了一位数字
located-pattern-unit-slip = 元与万元混用
located-pattern-sign = 正负号相反
located-pattern-wrong-digit = 一位数字有误
located-pattern-moved-column = 填到了相邻的列
located-pattern-moved-row = 填到了相邻的行
located-pattern-moved-point = 小数点错位
located-pattern-off-by-one = 末位相差 1
located-pattern-shifted-rows = 整列{ $direction ->
        [up] 上
       *[down] 下
    }移了 { $rows } 行
list-incomplete = 《{ $table }》“{ $row }”行在每一列都不等于所列各项之和：可能漏列一行，也可能表格没有读对，请对照原件
located-pattern-stale-table = 整张表像是上一年或另一稿的数字
located-pattern-missing = 漏填
located-pattern-unknown = 看不出是哪一类笔误

shifted-column = 《{ $table }》“{ $column }”列整体{ $direction ->
        [up] 上
       *[down] 下
    }移了 { $rows } 行
inserted-rows = 《{ $table }》科目列多出“{ $names }”（共 { $count } 行），金额没有随之空出，其后各行金额依次错到下一科目，请删去这些行或重新对齐金额
stale-table = 《{ $table }》自身一致，但与其他表有 { $places } 处不符，像是上一年或另一稿的数字，请换成最终稿
unit-slip-table = 《{ $table }》写明的单位是{ $unit }，但数字像是以{ $should }为单位，请核对单位或数字

## 科目

code-malformed = 科目编码“{ $code }”（{ $name }）格式不对，应为 { $should }
code-unknown = 科目编码 { $code }（{ $name }）不在当年的政府收支分类科目中
code-name-mismatch = 科目 { $code } 的名称印为“{ $name }”，政府收支分类科目中为“{ $official }”
code-name-outdated = 科目 { $code } 的名称“{ $name }”是旧称，现为“{ $official }”
code-belongs-elsewhere = 科目编码 { $code } 与名称“{ $name }”对不上，这个名称的编码应为 { $should }
code-wrong-parent = 科目 { $code }（{ $name }）排在 { $parent } 之下，但不属于该科目
code-numbering = 《{ $table }》中 { $class } 类有 { $rows } 行的款、项编码与规定的写法不同
name-unknown = 科目名称“{ $name }”不在当年的政府收支分类科目中

## 空表

empty-table-without-note = 《{ $table }》没有数据，也没有说明，空表应当保留并注明原因
note-on-filled-table = 《{ $table }》注明“{ $note }”，但表中有 { $figures } 个数字

## 读取中遇到的问题

page-is-picture = 第 { $page } 页是图片，没有文字，无法核对；请改用由文档直接导出的 PDF
file-truncated = 文件的结尾缺失，可能没有下载完整，只读出了前面的一部分；请重新下载后再核对
page-damaged = 第 { $page } 页有损坏，只读出了一部分（{ $detail }）；请重新导出该文件
    .plain = 第 { $page } 页有损坏，只读出了一部分；请重新导出该文件
page-too-large = 第 { $page } 页尺寸过大，已跳过（{ $detail }）；请按正常纸张重新导出
    .plain = 第 { $page } 页尺寸过大，已跳过；请按正常纸张重新导出
time-limit = 读取超时，后面的内容没有读（{ $detail }）；请拆分文件后重试
    .plain = 读取超时，后面的内容没有读；请拆分文件后重试
glyphs-without-text = 第 { $page } 页有 { $detail } 个字没有对应的文字编码，可能读漏；请嵌入字体后重新导出
    .plain = 第 { $page } 页有些字没有对应的文字编码，可能读漏；请嵌入字体后重新导出
page-overfull = 第 { $page } 页内容过多，只读了一部分（{ $detail }）；请检查该页是否正常
    .plain = 第 { $page } 页内容过多，只读了一部分；请检查该页是否正常
table-too-large = 有一张表格线过密，没有当作表格读（第 { $page } 页，{ $detail } 格）；请检查该页是否正常
    .plain = 有一张表格线过密，没有当作表格读（第 { $page } 页）；请检查该页是否正常
text-damaged = 有 { $detail } 个字的编码损坏，读不出来；请以 UTF-8 重新保存
    .plain = 有些字的编码损坏，读不出来；请以 UTF-8 重新保存
page-limit = 页数超过上限，超出部分没有读（{ $detail }）；请拆分文件后重试
    .plain = 页数超过上限，超出部分没有读；请拆分文件后重试
pages-limit = 页数超过上限，超出部分没有读（{ $detail }）；请拆分文件后重试
    .plain = 页数超过上限，超出部分没有读；请拆分文件后重试
table-not-understood = 《{ $table }》的结构没有看懂，其中的数字没有核对（{ $detail }）
    .plain = 《{ $table }》的结构没有看懂，其中的数字没有核对
sheet-hidden = 工作表“{ $detail }”是隐藏的，没有读；如需核对请取消隐藏
    .plain = 有的工作表是隐藏的，没有读；如需核对请取消隐藏
sheet-damaged = 有一张工作表损坏，只读出了一部分（{ $detail }）；请重新保存该文件
    .plain = 有一张工作表损坏，只读出了一部分；请重新保存该文件
cell-error = 单元格里是公式错误 { $detail }，没有数字；请更正公式
    .plain = 单元格里是公式错误，没有数字；请更正公式
cell-unread = 有一个单元格读不出来（{ $detail }）；请重新保存该文件
    .plain = 有一个单元格读不出来；请重新保存该文件
part-damaged = 文件中途损坏，之后的内容没有读（{ $detail }）；请重新保存该文件
    .plain = 文件中途损坏，之后的内容没有读；请重新保存该文件
part-missing = 缺少文件 { $detail }，其中的表没有读；请重新导出
    .plain = 缺少一个文件，其中的表没有读；请重新导出
nested-too-deep = 内容嵌套过深，之后的内容没有读；请检查文件是否正常
table-overfull = 有一张表过大，没有读全（{ $detail }）；请检查文件是否正常
    .plain = 有一张表过大，没有读全；请检查文件是否正常
unit-missing = 《{ $table }》没有写明金额单位，请补上“单位：元”或“单位：万元”

## 读不了的文件

read-empty = 文件是空的；请检查是否下载完整
read-unknown-format = 认不出的文件格式（{ $what }）；可读 PDF、xlsx、xls、docx、网页、CSV 和文本文件
    .plain = 认不出的文件格式；可读 PDF、xlsx、xls、docx、网页、CSV 和文本文件
read-foreign-zip = 这是压缩包，或目前不能读的文档（ofd、ods 等）；压缩包请先解压，文档请另存为 xlsx、docx 或 PDF
read-foreign-xlsb = 这是二进制工作簿（xlsb），不能读；请另存为 xlsx
read-foreign-doc = 这是旧版文字文档（doc、wps），不能读；请另存为 docx 或 PDF
read-foreign-ole2 = 这是旧版 Office 文档，不能读；请另存为 xlsx、docx 或 PDF
read-foreign-image = 这是图片，没有文字；请改用由文档直接导出的 PDF
read-foreign-archive = 这是压缩包；请先解压
read-foreign-rtf = 这是 RTF 文档，目前还不能读；请另存为 docx 或 PDF
read-foreign-binary = 认不出的文件格式；可读 PDF、xlsx、xls、docx、网页、CSV 和文本文件
read-encryption-unsupported = 文件的加密方式不支持（{ $detail }）；请去掉加密后重试
    .plain = 文件的加密方式不支持；请去掉加密后重试
read-time-limit = { $seconds } 秒内没能打开文件；请重新导出或拆分后重试
read-too-many = 文件有 { $found } 个{ $what ->
        [objects] 对象
        [lines] 行
        [cells] 单元格
        [sheets] 工作表
       *[other] 部分
    }，超过上限 { $limit }，没有读；请拆分后重试
read-no-thread = 系统资源不足，没有读（{ $detail }）；请减少同时处理的文件数（--jobs）后重试
    .plain = 系统资源不足，没有读；请减少同时处理的文件数（--jobs）后重试
read-encrypted = 文件设有打开密码；请去掉密码后重试
read-damaged = 文件已损坏，读不出来（{ $detail }）；请重新下载或重新导出
    .plain = 文件已损坏，读不出来；请重新下载或重新导出
read-too-large = 文件有 { $size }，超过上限 { $limit }，没有读；请拆分后重试
read-unpacked-too-large = 文件解压后超过上限 { $limit }，没有读；请检查文件是否正常
read-directory-empty = 文件夹里没有可以读的文件；请放入 .pdf 或 .txt 文件，或直接写出文件名
read-not-found = 找不到文件（{ $detail }）；请检查路径
    .plain = 找不到文件；请检查路径
read-permission = 没有读取权限（{ $detail }）；请修改权限后重试
    .plain = 没有读取权限；请修改权限后重试
read-io = 读取失败（{ $detail }）；请检查磁盘或网络后重试
    .plain = 读取失败；请检查磁盘或网络后重试
read-is-directory = 这是文件夹；请写出其中一个文件
write-failed = 写不了 { $path }（{ $detail }）；请检查文件夹是否存在、可写
write-onto-input = 输出 { $path } 就是要读的文件；请换一个名字
internal-failure = 处理这个文件时程序出错（{ $detail }）；请把文件和这行文字反馈给我们
    .plain = 处理这个文件时程序出错；请把文件反馈给我们

## 输出用词

ui-error = 错误
ui-warning = 警告
ui-info = 提示
ui-unreadable = 读不了
ui-certain = 确定
ui-likely = 较可能
ui-doubtful = 存疑，也可能是读取有误
ui-year = { $year } 年
ui-pages = { $n } 页
ui-tables = { $n } 张表
ui-seconds = { $seconds } 秒
ui-unit-budget = 单位预算
ui-unit-final = 单位决算
ui-department-budget = 部门预算
ui-department-final = 部门决算
ui-budget = 预算
ui-final = 决算
ui-unit-book = 单位
ui-department-book = 部门
ui-kind-unknown = 类别不明
ui-name-unknown = 单位名称不明
ui-page = 第 { $page } 页
ui-table-cell = 第 { $table } 个表格第 { $row } 行第 { $cell } 格
ui-table-number = 第 { $table } 个表格
ui-paragraph = 第 { $number } 段
ui-line = 第 { $line } 行第 { $column } 列
ui-title = 《{ $table }》
ui-untitled = 未命名的表
ui-money-unit = 单位：{ $unit }
ui-should = 应为 { $should }
ui-should-pattern = 应为 { $should }（{ $pattern }）
ui-may = 可能应为 { $should }
ui-may-pattern = 可能应为 { $should }（{ $pattern }）
ui-wrong-here = 此处不符
ui-sides = 两边：{ $printed } 与 { $other }，相差 { $difference } { $unit }
ui-sides-bare = 两边：{ $printed } 与 { $other }
ui-difference = 相差：{ $difference }{ $unit }
ui-adds-up = 相加为 { $other }
ui-perhaps = 可能：{ $what }
ui-also = 同样可能：{ $what }
ui-change = { $where }由 { $printed } 改为 { $should }
ui-more-ways = 另有 { $n } 种
ui-more-cells = 同一原因还要改 { $n } 个单元格
ui-basis = 依据：{ $basis }
ui-places = 位置：{ $what }
ui-related = 对照：{ $what }
ui-more-places = 另有 { $n } 处
ui-confidence = 把握：{ $what }
ui-cell = “{ $row }”行“{ $column }”列
ui-cell-row = “{ $row }”行
ui-cell-column = “{ $column }”列
ui-infos = { $n } 处提示，不必更正
ui-problems = { $n } 处没有读全
ui-nothing-to-check = 没有读到金额表格，没有可以核对的内容
ui-blank = 空白
ui-clean = 没有发现问题
ui-laws = 核对了 { $evaluated } 项勾稽关系：{ $exact } 项完全相等，{ $rounding } 项在四舍五入之内，{ $violated } 项不成立，{ $skipped } 项无法核对
ui-summary-one = 已读取 { $pages } 页，{ $tables } 张表；发现 { $errors } 处错误、{ $warnings } 处警告、{ $infos } 处提示
ui-summary-many = 已读取 { $files } 个文件，共 { $pages } 页，{ $tables } 张表；发现 { $errors } 处错误、{ $warnings } 处警告、{ $infos } 处提示
ui-summary-unreadable = { $n } 个文件没有读成
ui-summary-clean = 其余 { $n } 个文件没有发现问题
ui-column-file = 文件
ui-column-pages = 页
ui-column-tables = 表
ui-column-errors = 错误
ui-column-warnings = 警告
ui-column-infos = 提示
ui-written = 已写入 { $path }

## 规则

ui-rule-what = 查什么，为什么
ui-rule-basis = 依据
ui-rule-example = 例子
ui-rule-severity = 级别
ui-rule-list = 用 mingzhang rule 规则号 查看一条规则的说明和依据
rule-not-found = 没有规则“{ $rule }”；用 mingzhang rule 查看全部规则

ui-reached = 应查 { $all } 项：查了 { $checked } 项，不适用 { $none } 项，没有读出 { $unread } 项，没有读懂 { $unclear } 项，尚未实现 { $missing } 项
ui-sentences = 含金额的句子读懂 { $read } 句，共 { $all } 句（{ $percent }%）
ui-reach-unread = 没有读出：
ui-reach-unclear = 没有读懂：
ui-reach-none = 不适用：
ui-reach-missing = 尚未实现：
ui-accepted = { $n } 处已接受
ui-accepted-by = { $by }：{ $reason }
ui-accepted-until = ，至 { $date }
ui-history = 与上次相比：新增 { $new } 处，仍在 { $open } 处，已改正 { $fixed } 处
ui-new = 新
