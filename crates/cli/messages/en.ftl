# Help on the command line. help-<command>[-<argument>], one entry for each in zh-CN.ftl.

help = mingzhang: reads and checks published budget books and final accounts
help-usage = mingzhang [OPTIONS] <COMMAND>
help-after = Examples:
  {"  "}mingzhang check 2025-budget.pdf               check one book
  {"  "}mingzhang check city/ --format json -o findings.json
  {"  "}mingzhang read 2025-budget.pdf --format csv -o data.csv
  {"  "}mingzhang rule SUM                            what one rule checks

  More about a command: mingzhang <COMMAND> --help
help-commands = Commands
help-arguments = Arguments
help-options = Options
help-globals = Global options
help-usage-heading = Usage:
help-help = Print help
help-version = Print version
help-lang = Language: zh (default), en; also MINGZHANG_LANG
help-color = Colour: auto (default, on a terminal only), always, never; NO_COLOR turns it off

help-check = Check published books and say what is wrong, and where
help-check-usage = mingzhang check [OPTIONS] <FILE or FOLDER>...
help-check-after = Examples:
  {"  "}mingzhang check 2025-budget.pdf
  {"  "}mingzhang check city/ --jobs 8                 every .pdf and .txt below the folder
  {"  "}mingzhang check city/ --format json -o findings.json
  {"  "}mingzhang check budget.pdf --select SUM,XTB --fail-on warning

  Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 a file could not be read, or bad usage
help-check-paths = Files or folders; a file's format is told by its bytes, in folders .pdf and .txt are taken
help-check-format = Output: text (default), json
help-check-output = Write to this file instead of the screen
help-check-select = Only these rules, by the beginning of their ids, separated by commas: SUM,CLS-02
help-check-ignore = Leave these rules out, written the same way
help-check-failon = Exit with 1 at this severity or above: error (default), warning, info
help-check-jobs = Files at a time; as many as there are cores by default
help-check-verbose = Everything in full: remarks, every place, how many tie-outs were checked

help-read = Read a published book into data
help-read-usage = mingzhang read [OPTIONS] <FILE>
help-read-after = Examples:
  {"  "}mingzhang read 2025-budget.pdf > data.json
  {"  "}mingzhang read 2025-budget.pdf --format csv -o data.csv

  Exit codes: 0 read; 2 not read
help-read-file = The file
help-read-format = Output: json (default, everything), csv (one row a figure)
help-read-output = Write to this file instead of the screen

help-rule = What a rule checks, why, and its legal basis
help-rule-usage = mingzhang rule [OPTIONS] [ID]
help-rule-after = Examples:
  {"  "}mingzhang rule                                list all rules
  {"  "}mingzhang rule CLS-02
help-rule-id = Rule id; all rules are listed without it
help-rule-format = Output: text (default), json

help-completions = Generate a completion script
help-completions-usage = mingzhang completions <SHELL>
help-completions-after = Examples:
  {"  "}mingzhang completions bash > /etc/bash_completion.d/mingzhang
help-completions-shell = bash, zsh, fish, elvish, powershell

help-man = Generate the man page
help-man-usage = mingzhang man [FOLDER]
help-man-after = Examples:
  {"  "}mingzhang man | man -l -
  {"  "}mingzhang man /usr/local/share/man/man1
help-man-directory = Write the pages of all commands into this folder; without it the main page is printed

## Bad usage

usage-error = error: { $what }
usage-see-help = { $command } --help shows the usage
usage-invalid-value = { $arg } cannot be “{ $value }”
usage-valid-values = ; possible: { $values }
usage-unknown-argument = there is no option “{ $arg }”
usage-suggestion = ; did you mean { $suggestion }?
usage-invalid-subcommand = there is no command “{ $command }”
usage-missing = { $arg } is missing
usage-too-many = { $arg } is given twice or too often
usage-other = bad usage
