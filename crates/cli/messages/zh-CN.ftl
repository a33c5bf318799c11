# 命令行帮助。help-<命令>[-<参数>]，每条与 en.ftl 一一对应。

help = 明账：读懂、核对公开的预算书和决算书
help-usage = mingzhang [选项] <命令>
help-after = 例子：
  {"  "}mingzhang check 2025年单位预算.pdf          核对一本预算书
  {"  "}mingzhang check 全市/ --format json -o 结果.json
  {"  "}mingzhang read 2025年单位预算.pdf --format csv -o 数据.csv
  {"  "}mingzhang rule SUM                          查看一条规则

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
  {"  "}mingzhang check 全市/ --jobs 8                文件夹里的 .pdf 和 .txt 都核对
  {"  "}mingzhang check 全市/ --format json -o 结果.json
  {"  "}mingzhang check 预算.pdf --select SUM,XTB --fail-on warning

  退出码：0 没有达到 --fail-on 的问题；1 有；2 有文件没能读，或命令用法不对
help-check-paths = 要核对的文件或文件夹；文件按内容识别格式，文件夹里找 .pdf 和 .txt
help-check-format = 输出格式：text（默认）、json
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
