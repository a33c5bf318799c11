## 格式与文字

fmt-other-level = “{ $word }”是别级政府模板中的用语（{ $count } 处），{ $unit }应改为本级或“本单位”
fmt-review-answer = “{ $text }”是对审核意见的答复，不是公开内容，应删去
fmt-system-tag = 留有系统标记“{ $example }”（{ $count } 处），公开时应去掉
fmt-raw-time = 日期印成系统时间 { $example }（{ $count } 处），应写成年月日
fmt-placeholder = 占位符“{ $example }”没有换成实际内容（{ $count } 处）
fmt-placeholder-someone = “{ $example }”像是没有填写的名称（{ $count } 处）；如是有意隐去的人名可不改
fmt-gap = “{ $example }”中间缺了内容（{ $count } 处），应补写
fmt-alternatives = “{ $example }”是模板中的两个选项，应只留一个（{ $count } 处）
fmt-instruction = “{ $example }”像是模板的填写提示（{ $count } 处），应删去或换成实际内容
fmt-unit-missing = 《{ $table }》{ $count ->
        [1] { "" }
       *[other] 等 { $count } 张表
    }没有写明金额单位，请补上“单位：元”或“单位：万元”
fmt-table-labels = { $tables } 张表中只有 { $labelled } 处表号{ $kinds ->
        [1] { "" }
       *[other] ，且写法不一（{ $wordings }）
    }，应每张表依次编号、写法一致，或都不编
fmt-header-year = 表头“{ $printed }”漏写“年”字（{ $count } 处），应为“{ $should }”
fmt-department-total = 单位的书中合计行写“部门合计”（{ $count } 处），应写“合计”
fmt-decimals = { $tables } 张以万元为单位的表中有 { $count } 个数字不是两位小数（如 { $example }）
fmt-cell-damaged = “{ $example }”读不成数字（{ $count } 处）：混入了字母、多余的小数点或符号，请更正
fmt-cell-grouping = “{ $example }”的千分位逗号位置不对（{ $count } 处），请核对是否多写或漏写一位
fmt-title-year = 标题或表名写 { $printed } 年，本书是 { $year } 年（{ $count } 处）
fmt-opening-year = 段首写 { $printed } 年，其余各节写 { $year } 年（{ $count } 处），像是沿用了上年的文字
fmt-short-year = “{ $printed }”的年份少一位（{ $count } 处）
fmt-formula-error = 印有公式出错的结果“{ $example }”（{ $count } 处），请更正后重新导出
fmt-signature = { $count } 张绩效目标表的表尾 { $labels } 空白：公开时去掉这一行，或者填好
fmt-document-number = 发文字号的年份应用六角括号〔〕，如“{ $example }”（{ $count } 处）{ $twice ->
        [0] { "" }
       *[other] ；其中 { $twice } 份文件在书中有两种写法
    }
fmt-separators = 正文中 { $many } 个金额写法如“{ $usual }”，另有 { $few } 个写法如“{ $rare }”，千分位逗号应统一
fmt-wide-separator = “{ $example }”的千分位逗号是全角（{ $count } 处），会被读成两个数，应改为半角
fmt-no-colon = “{ $example }”漏了冒号（{ $count } 处），“主要原因”与原因之间应有“：”或“是”
fmt-blank-body = “{ $example }”后没有填写名称（{ $count } 处），应补上编制单位，或删去这一项
fmt-half-width = 中文中夹有半角标点 { $count } 处（{ $paragraphs } 段），应改为全角
fmt-enumeration = 列举的各项连写（{ $count } 处），应以顿号分开
fmt-slip = “{ $printed }”应为“{ $should }”（{ $count } 处）
fmt-unfinished = { $count } 段文字没有句末标点，请看是漏了标点还是文字被截断
fmt-broken-sentence = “{ $example }”处句子断开（{ $count } 处），像是标点用错，应另起一句并用冒号
fmt-sheet-label = { $count } 张绩效目标表写“{ $printed }”，其余写“{ $usual }”，固定项目应一致
fmt-reference = “{ $example }”所指的内容书中没有（{ $count } 处），请补上或改写
fmt-chart = { $count } 个图题下没有读到图中的数据，请在图旁以文字列出，以便与表核对
fmt-et-cetera = 所列各项已经合成总数，“等”字应删去（{ $count } 处）
fmt-pairs = 引号或括号不成对，如“{ $example }”（{ $count } 处）
