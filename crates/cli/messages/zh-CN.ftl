# 命令行帮助。help-<命令>[-<参数>]，每条与 en.ftl 一一对应。

help = 明账：把账本编成公开的预决算材料，读懂、核对已公开的
help-usage = mingzhang [选项] <命令>
help-after = 例子：
  {"  "}mingzhang build examples/datong-2026        把账本编成整本公开材料
  {"  "}mingzhang check 2025年单位预算.pdf          核对一本预算书
  {"  "}mingzhang check 全市/ --format json -o 结果.json
  {"  "}mingzhang read 2025年单位预算.pdf --format csv -o 数据.csv
  {"  "}mingzhang rule SUM-06                       查看一条规则

  一条命令的详细说明：mingzhang <命令> --help
help-commands = 命令
help-arguments = 参数
help-options = 选项
help-globals = 通用选项
help-usage-heading = 用法：
help-help = 显示帮助
help-version = 显示版本
help-lang = 语言：zh（默认）、en；也可设环境变量 MINGZHANG_LANG
help-color = 颜色：auto（默认，仅在终端上）、always、never；设了 NO_COLOR 则不用颜色

help-check = 核对一本或多本已公开的预算书、决算书，指出哪里不对
help-check-usage = mingzhang check [选项] <文件或文件夹>...
help-check-after = 例子：
  {"  "}mingzhang check 2025年单位预算.pdf
  {"  "}mingzhang check 全市/ --jobs 8                文件夹里的每一本都核对
  {"  "}mingzhang check 全市/ --format json -o 结果.json
  {"  "}mingzhang check 预算.pdf --select SUM,XTB --fail-on warning

  退出码：0 没有达到 --fail-on 的问题；1 有；2 有文件没能读，或命令用法不对
help-check-paths = 要核对的文件或文件夹；文件按内容识别格式，文件夹里找 .pdf .xlsx .xls .docx .html .json .zip .txt
help-check-format = 输出格式：text（默认）、json、sarif、html（附页面图片的报告）、xlsx（整改台账）、pdf（在原件上标注）
help-check-output = 写到这个文件，而不是屏幕
help-check-select = 只看这些规则，可写规则号的开头，用逗号分开：SUM,CLS-02
help-check-ignore = 不看这些规则，写法同上
help-check-failon = 有这一级或更严重的问题时退出码为 1：error（默认）、warning、info
help-check-jobs = 同时处理几个文件；默认与处理器核数相同
help-check-verbose = 全部详细列出，包括提示、所有位置和勾稽关系的数目

help-read = 把一本已公开的预算书、决算书读成数据
help-read-usage = mingzhang read [选项] <文件>
help-read-after = 例子：
  {"  "}mingzhang read 2025年单位预算.pdf > 数据.json
  {"  "}mingzhang read 2025年单位预算.pdf --format csv -o 数据.csv

  退出码：0 读成了；2 没有读成
help-read-file = 要读的文件
help-read-format = 输出格式：json（默认，全部内容）、csv（每个数字一行）
help-read-output = 写到这个文件，而不是屏幕

help-rule = 说明规则：查什么、为什么、依据是什么
help-rule-usage = mingzhang rule [选项] [规则号]
help-rule-after = 例子：
  {"  "}mingzhang rule                              列出全部规则
  {"  "}mingzhang rule CLS-02
help-rule-id = 规则号；不写则列出全部
help-rule-format = 输出格式：text（默认）、json

help-serve = 启动工作台和公开页：填报、送审、审核、公开，一条命令
help-serve-usage = mingzhang serve [选项]
help-serve-after = 例子：
  {"  "}mingzhang serve                             数据放在 mingzhang-data/，打开 http://127.0.0.1:8080
  {"  "}mingzhang serve --demo                      先装入一个示例单位看看
  {"  "}mingzhang serve --listen 0.0.0.0:8080 --public-url https://ys.example.gov.cn
  {"  "}mingzhang serve --database postgres://mingzhang@数据库/mingzhang

  第一次启动会在屏幕上给出管理员的启用链接，只能用一次。按 Ctrl+C 停止，正在做的事会做完或稍后继续。
  退出码：0 正常停止；2 没能启动
help-serve-data = 数据文件夹：上传的文件；没有写 --database 时，数据库也在这里。默认 mingzhang-data
help-serve-database = 数据库地址：sqlite://路径 或 postgres://…；也可设环境变量 MINGZHANG_DATABASE（密码不会出现在进程列表里）
help-serve-listen = 监听的地址和端口；默认 127.0.0.1:8080
help-serve-publicurl = 前面有代理时，用户看到的网址；以 https 开头时 Cookie 只走加密连接
help-serve-bureaucode = 第一次启动时建立的财政局的编码；默认 000
help-serve-bureauname = 它的名称；默认“财政局”
help-serve-jobs = 同时检查几个文件；默认与处理器核数相同
help-serve-demo = 在空的数据库里装入示例单位：各种状态的材料、几份审核过的文件

serve-ready = 已启动：{ $url }（公开页）、{ $url }/desk（工作台）
serve-first-link = 管理员启用链接（24 小时内有效，只能用一次）：{ $link }
serve-demo = 示例已载入；各账号的密码都是 { $password }（只显示这一次），各状态的示例材料将在一分钟内备齐：
serve-demo-not = 数据库里已经有账号，没有载入示例；要看示例，请用 --data 指定一个新文件夹
serve-stopping = 正在停止……
serve-failed = 没能启动：{ $detail }

help-serve-metricstoken = 从别的机器读取 /metrics 时要出示的口令；也可设环境变量 MINGZHANG_METRICS_TOKEN；不设则只有本机能读
help-serve-log = 日志写到哪一级：error、warn、info（默认）、debug；也可设环境变量 MINGZHANG_LOG

help-store = 维护服务器的数据：核对审计日志、备份、恢复、清理
help-store-usage = mingzhang store <命令>
help-store-after = 例子：
  {"  "}mingzhang store verify-audit                核对审计日志有没有被改过
  {"  "}mingzhang store backup /备份/2026-11-27     服务器运行时也可以备份
  {"  "}mingzhang store restore /备份/2026-11-27 --data 新的文件夹

  退出码：0 完成；1 审计日志断开；2 没能完成

help-verify-audit = 逐条核对审计日志的链，找出第一条被改、被删或被插入的记录
help-verify-audit-usage = mingzhang store verify-audit [选项]
help-verify-audit-after = 例子：
  {"  "}mingzhang store verify-audit --data /var/lib/mingzhang
  {"  "}mingzhang store verify-audit --anchor 1024:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08

  把每次打印的“最后一条”记在别处（另一台机器、纸上），下次用 --anchor 给出：整本重写或截断的日志也能发现。
  退出码：0 完整；1 断开；2 没能核对
help-verify-audit-data = 数据文件夹，与 mingzhang serve 相同。默认 mingzhang-data
help-verify-audit-database = 数据库地址，与 mingzhang serve 相同；也可设环境变量 MINGZHANG_DATABASE
help-verify-audit-anchor = 上次核对时打印的最后一条：序号:哈希

help-backup = 把数据库和全部文件备份到一个新文件夹，服务器可以照常运行
help-backup-usage = mingzhang store backup [选项] <备份到>
help-backup-after = 例子：
  {"  "}mingzhang store backup /备份/2026-11-27 --data /var/lib/mingzhang

  只备份 SQLite；PostgreSQL 用 pg_dump，再复制 files 文件夹（见 docs/operations.md）。
  两步验证的密钥 second-factor.key 不在备份里，请另存一处。退出码：0 完成；2 没能完成，备份不可用
help-backup-target = 新的或空的文件夹
help-backup-data = 数据文件夹，与 mingzhang serve 相同。默认 mingzhang-data
help-backup-database = 数据库地址，与 mingzhang serve 相同；也可设环境变量 MINGZHANG_DATABASE

help-restore = 用一份备份建立数据文件夹，先核对备份是否完整；从不覆盖已有的数据
help-restore-usage = mingzhang store restore [选项] <备份>
help-restore-after = 例子：
  {"  "}mingzhang store restore /备份/2026-11-27 --data /var/lib/mingzhang

  备份时的登录和启用链接全部作废。退出码：0 完成；2 没能完成
help-restore-source = mingzhang store backup 写的文件夹
help-restore-data = 恢复到这个文件夹，里面不能有数据。默认 mingzhang-data
help-restore-database = 恢复成这个数据库，只能是 sqlite://路径；默认在数据文件夹里

help-sweep = 删除没有任何材料引用的文件，和中断的上传留下的残片
help-sweep-usage = mingzhang store sweep [选项]
help-sweep-after = 例子：
  {"  "}mingzhang store sweep --data /var/lib/mingzhang

  服务器可以照常运行。退出码：0 完成；2 没能完成
help-sweep-data = 数据文件夹，与 mingzhang serve 相同。默认 mingzhang-data
help-sweep-database = 数据库地址，与 mingzhang serve 相同；也可设环境变量 MINGZHANG_DATABASE
help-sweep-olderthan = 只删这么多小时以前上传的，默认 24；更短可能删掉正在报送的文件

store-audit-whole = 审计日志完整。最后一条：{ $head }
  请把它记在别处，下次核对时加 --anchor { $head }
store-audit-broken = 审计日志在第 { $seq } 条断开：{ $kind ->
    [changed] 这一条的内容被改过
    [unlinked] 这一条接不上前一条，中间有记录被删除或插入
   *[anchor] 与上次核对时的记录不同，日志被截断或重写过
  }。最后一条可信的记录：{ $head }
  请保留现场，查明谁接触过数据库，再从备份恢复
store-audit-refused = 审计日志在第 { $seq } 条断开，没有继续；请先查明谁接触过数据库
store-backup-done = 已备份到 { $path }：数据库和 { $files } 个文件
  备份时审计日志的最后一条：{ $head }
store-backup-key = 如有账号开启了两步验证，请另外保存 { $path }，不要与备份放在一处
store-backup-tool = PostgreSQL 请用它自己的工具备份：先 pg_dump --format=custom --file=database.dump "$MINGZHANG_DATABASE"，再复制数据文件夹里的 files（不含 tmp）；恢复用 pg_restore，然后运行 mingzhang store verify-audit
store-backup-unsound = 备份不完整或被改过：{ $path }；请换一份备份
store-restore-done = 已恢复到 { $path }：数据库和 { $files } 个文件，备份于 { $at }（UTC）
store-restore-key = 如有账号开启了两步验证，请把另存的密钥放回 { $path }，否则这些账号只能用恢复码登录
store-sweep-done = 已删除 { $files } 个没有引用的文件
store-not-empty = { $path } 里已经有内容，没有改动；请换一个新的或空的地方
store-missing = 没有数据库 { $path }；请用 --data 或 --database 指明服务器的数据在哪里
store-file-damaged = 文件 { $file } 已损坏；请从备份恢复它，或者请报送单位重新报送
store-address = 数据库地址写错了；应为 sqlite://路径 或 postgres://用户@主机/库名
store-migration = 数据库的结构与这个版本不符；请用写它的版本或更新的版本
store-failed = 没能完成（程序原文：{ $detail }）

help-worker = 由服务器启动，读取一个外来文件；不供人使用
help-worker-usage = mingzhang worker
help-worker-after = 从标准输入读一个任务，在当前文件夹里完成

help-completions = 生成命令补全脚本
help-completions-usage = mingzhang completions <SHELL>
help-completions-after = 例子：
  {"  "}mingzhang completions bash > /etc/bash_completion.d/mingzhang
help-completions-shell = bash、zsh、fish、elvish、powershell

help-man = 生成手册页
help-man-usage = mingzhang man [文件夹]
help-man-after = 例子：
  {"  "}mingzhang man | man -l -
  {"  "}mingzhang man /usr/local/share/man/man1
help-man-directory = 把全部命令的手册页写到这个文件夹；不写则输出总页

## 用法错误

usage-error = 错误：{ $what }
usage-see-help = 用 { $command } --help 查看用法
usage-invalid-value = { $arg } 不能是“{ $value }”
usage-valid-values = ；可用：{ $values }
usage-unknown-argument = 没有选项“{ $arg }”
usage-suggestion = ；是否要写 { $suggestion }？
usage-invalid-subcommand = 没有命令“{ $command }”
usage-missing = 缺少 { $arg }
usage-too-many = { $arg } 重复或多余
usage-other = 用法不对

## build, watch, new

help-build = 把账本编成整本公开材料，先检查再写出
help-build-usage = mingzhang build [选项] <文件夹或工作簿.xlsx>
help-build-after = 示例：
  {"  "}mingzhang build examples/datong-2026
  {"  "}mingzhang build 账本.xlsx -o 公开 --format pdf,docx
  {"  "}mingzhang build examples/datong-2026 --explain T5/2080199/项目支出

  退出码：0 没有错误；1 有错误（没有写出，除非 --force）；2 无法读取或用法有误
help-build-path = 账本：一个文件夹，或一个 .xlsx 工作簿
help-build-output = 写到这个文件夹，默认 out
help-build-format = 只写这些形式，用逗号分开：pdf,docx,xlsx,html,json,csv；默认全部
help-build-template = 模板：shanxi、shanghai、final-accounts；默认按 book.toml
help-build-explain = 说明一个数由哪几笔账相加而来，不写文件：表/行/列
help-build-force = 有错误也写出，每页带“草稿”字样
help-build-verbose = 全部列出，包括提示
help-convert = 把账本文件夹转成一个工作簿，或把工作簿转成文件夹
help-convert-usage = mingzhang convert <来源> <去向>
help-convert-after = 示例：
  {"  "}mingzhang convert examples/datong-2026 大同.xlsx
  {"  "}mingzhang convert 大同.xlsx 大同/

  两个方向都不丢内容；book.toml 里的注释不带过去。
  退出码：0 已转换；1 账本有错误（不写文件）；2 读不了或用法有误
help-convert-from = 账本：一个文件夹，或一个 .xlsx 工作簿
help-convert-to = 名称以 .xlsx 结尾的是新工作簿，否则是新文件夹；已有内容的不会改动
convert-nothing-written = 有错误，没有写文件：读不了的行会在转换中丢失
help-help-usage = mingzhang help [命令]
help-help-after = 示例：
  {"  "}mingzhang help build
help-help-command = 命令；不写则显示整个程序的帮助
help-watch = 账本一有修改就重新编制
help-watch-usage = mingzhang watch [选项] <文件夹或工作簿.xlsx>
help-watch-after = 示例：
  {"  "}mingzhang watch examples/datong-2026 --format html,pdf

  按 Ctrl+C 结束
help-watch-rounds = 编制这么多次后结束
help-new = 新建一本空账，或沿用上年的结构
help-new-usage = mingzhang new [选项] <文件夹或工作簿.xlsx>
help-new-after = 示例：
  {"  "}mingzhang new 我的单位-2027
  {"  "}mingzhang new 我的单位-2027.xlsx
  {"  "}mingzhang new 我的单位-2027 --from examples/datong-2026
help-new-folder = 新文件夹，或新的 .xlsx 工作簿；已有内容的不会改动
help-new-template = 模板：shanxi（默认）、shanghai、final-accounts
help-new-xlsx = 在文件夹里做成一个工作簿，一张表一个工作表
help-new-from = 沿用这本账的单位、项目和科目，金额清零，上年数带入比较
help-new-year = 预算年度，默认明年
help-new-unit = 单位名称
help-watch-path = 账本：一个文件夹，或一个 .xlsx 工作簿
help-watch-output = 写到这个文件夹，默认 out
help-watch-format = 只写这些形式，用逗号分开：pdf,docx,xlsx,html,json,csv；默认全部
help-watch-template = 模板：shanxi、shanghai、final-accounts；默认按 book.toml
help-watch-verbose = 全部列出，包括提示

build-head = { $tables } 张表，{ $figures } 个数，{ $sheets } 张绩效目标表，来自 { $lines } 笔账
build-nothing-written = 有错误，没有写出任何文件；改正后重新运行，或加 --force 写出带“草稿”字样的文件
build-marked = 错误已标在工作簿副本中：{ $path }
build-done = 已写出 { $n } 个文件，用时 { $seconds } 秒
build-draft = 尚有错误，每一页都带“草稿”字样，不能公开
build-more = ……同类还有 { $n } 处，加 --verbose 全部列出
build-unreadable = 无法读取 { $path }（系统原文：{ $detail }）
build-folder-empty = { $path } 里没有账本文件（*.csv、book.toml）；可用 mingzhang new { $path } 新建
build-explain-nothing = 没有与“{ $path }”对应的格子：表、行、列都有，但不在一处；写法如 T5/2080199/项目支出
build-explain-sum = 印为 { $printed }，精确值 { $exact } 元，由以下各笔相加：
build-glyph-missing = 字库里没有这些字，PDF 无法排印；请改用规范字：
  { $list }
build-press-failed = 无法写出（程序原文：{ $detail }）
build-unchecked = 账本本身有错误，书的其余内容没有核对；改正后再运行
build-repeated = { $message }（同样的问题共 { $n } 处：{ $rows }）
build-no-ledger = 不是账本：需要一个文件夹（*.csv、book.toml），或由 mingzhang new --xlsx 生成的工作簿；核对已公开的材料请用 mingzhang check { $path }
build-explain-table = 没有表“{ $wanted }”；有：{ $nearest }
build-explain-row = 表里没有行“{ $wanted }”；相近的：{ $nearest }
build-explain-column = 表里没有列“{ $wanted }”；有：{ $nearest }
build-explain-empty = 这一格是空的：账本里没有一笔属于它
watch-waiting = 等待 { $path } 的下一次修改（按 Ctrl+C 结束）
watch-failed = 无法监视 { $path }：{ $detail }
new-taken = { $path } 已有内容，没有改动；请换一个文件夹
new-done = 填写后运行 mingzhang build { $path }

## diff

help-diff = 逐数比较两本书或两本账
help-diff-usage = mingzhang diff [选项] <A> <B>
help-diff-after = 示例：
  {"  "}mingzhang diff 草稿.docx 公开.pdf
  {"  "}mingzhang diff 2025预算.pdf examples/datong-2026
  {"  "}mingzhang diff 预算.pdf 决算.pdf --format html -o 比较.html

  退出码：0 全部相同；1 有不同；2 无法读取
help-diff-before = 前一本：公开的文件、账本文件夹或工作簿
help-diff-second = 后一本
help-diff-template = 用这个模板编制账本：shanxi、shanghai、final-accounts；默认选与另一本书最接近的
help-diff-format = 输出：text（默认）、json、html
help-diff-output = 写到这个文件，而不是屏幕
help-check-baseline = 上一次用 --format json 写出的结果；分出新增、仍在、已改正，退出码只看新增的
help-check-lastyear = 上年的书（或同年的预算书），用来核对上年数、年初结转和预算数
check-baseline = { $path } 不是上一次核对的 JSON 结果（{ $detail }）；请用 mingzhang check … --format json -o 结果.json 写出
accept-unreadable = { $path } 无法读取：{ $detail }。每一处接受写成 [[accept]]，含 key 或 rule、by、reason，可加 file、until
accept-incomplete = { $path } 中有一处接受没有写明 key 或 rule、by（谁）或 reason（为什么）
check-needs-output = --format { $format } 要用 -o 指明写到哪个文件（多个文件的 pdf 写到文件夹）
