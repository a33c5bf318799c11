# Help on the command line. help-<command>[-<argument>], one entry for each in zh-CN.ftl.

help = mingzhang: compiles ledgers into budget books, reads and checks published ones
help-usage = mingzhang [OPTIONS] <COMMAND>
help-after = Examples:
  {"  "}mingzhang build examples/datong-2026          a ledger becomes the whole book
  {"  "}mingzhang check 2025-budget.pdf               check one book
  {"  "}mingzhang check city/ --format json -o findings.json
  {"  "}mingzhang read 2025-budget.pdf --format csv -o data.csv
  {"  "}mingzhang rule SUM-06                         what one rule checks

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
  {"  "}mingzhang check city/ --jobs 8                 every book below the folder
  {"  "}mingzhang check city/ --format json -o findings.json
  {"  "}mingzhang check budget.pdf --select SUM,XTB --fail-on warning

  Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 a file could not be read, or bad usage
help-check-paths = Files or folders; a file's format is told by its bytes, in folders .pdf .xlsx .xls .docx .html .json .zip and .txt are taken
help-check-format = text (default), json, sarif, html (a report with pictures of the pages), xlsx (a register to work off), pdf (the original with the places marked)
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

help-serve = Start the workbench and the public portal with one command
help-serve-usage = mingzhang serve [options]
help-serve-after = Examples:
  {"  "}mingzhang serve                             data in mingzhang-data/, open http://127.0.0.1:8080
  {"  "}mingzhang serve --demo                      with an example unit to look at
  {"  "}mingzhang serve --listen 0.0.0.0:8080 --public-url https://budget.example.gov.cn
  {"  "}mingzhang serve --database postgres://mingzhang@db/mingzhang

  The first start prints a link for the administrator, good for one use. Stop with Ctrl+C: what is under way is finished or goes on later.
  Exit code: 0 stopped as asked; 2 could not start
help-serve-data = The data folder: files, and the database where --database is not given. Default mingzhang-data
help-serve-database = The database: sqlite://path or postgres://…; also from the environment variable MINGZHANG_DATABASE (which keeps a password out of the list of processes)
help-serve-listen = Address and port to listen on; default 127.0.0.1:8080
help-serve-publicurl = The address that people see where a proxy stands in front; with https, cookies go over encrypted connections only
help-serve-bureaucode = Code of the finance bureau that the first start makes; default 000
help-serve-bureauname = Its name
help-serve-jobs = How many files are checked at a time; by default as many as there are processors
help-serve-demo = Load an example unit into an empty database: books in every state, some reviewed files

serve-ready = Ready: { $url } (portal), { $url }/desk (workbench)
serve-first-link = Link for the administrator (good for 24 hours and one use): { $link }
serve-demo = The example is loaded; the password of every account is { $password } (shown this once), and within a minute there is a book in every state:
serve-demo-not = There are accounts already, so the example was not loaded; for a look at it, name a new folder with --data
serve-stopping = Stopping…
serve-failed = Could not start: { $detail }

help-serve-metricstoken = What a program shows to read /metrics from another machine; also from the environment variable MINGZHANG_METRICS_TOKEN; without it only the machine itself may
help-serve-log = How much is logged: error, warn, info (default), debug; also from the environment variable MINGZHANG_LOG

help-store = Look after what a server keeps: verify the audit log, back up, restore, sweep
help-store-usage = mingzhang store <COMMAND>
help-store-after = Examples:
  {"  "}mingzhang store verify-audit                 whether the audit log was tampered with
  {"  "}mingzhang store backup /backup/2026-11-27    while the server runs
  {"  "}mingzhang store restore /backup/2026-11-27 --data new-folder

  Exit codes: 0 done; 1 the audit log is broken; 2 not done

help-verify-audit = Recompute the chain of the audit log and name the first entry that was changed, removed or put in
help-verify-audit-usage = mingzhang store verify-audit [OPTIONS]
help-verify-audit-after = Examples:
  {"  "}mingzhang store verify-audit --data /var/lib/mingzhang
  {"  "}mingzhang store verify-audit --anchor 1024:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08

  Keep the last entry that each run prints elsewhere (another machine, paper) and give it to the next with --anchor: a log that was written anew or cut off is found too.
  Exit codes: 0 whole; 1 broken; 2 not verified
help-verify-audit-data = The data folder, as for mingzhang serve. Default mingzhang-data
help-verify-audit-database = The database, as for mingzhang serve; also from the environment variable MINGZHANG_DATABASE
help-verify-audit-anchor = The last entry that an earlier run printed: SEQ:HASH

help-backup = Copy the database and all files into a new folder, while the server runs
help-backup-usage = mingzhang store backup [OPTIONS] <TARGET>
help-backup-after = Examples:
  {"  "}mingzhang store backup /backup/2026-11-27 --data /var/lib/mingzhang

  SQLite only; PostgreSQL is backed up with pg_dump and a copy of the folder files (docs/operations.md).
  The key of second factors, second-factor.key, is not in the backup: keep it elsewhere. Exit codes: 0 done; 2 not done, the backup is of no use
help-backup-target = A new or empty folder
help-backup-data = The data folder, as for mingzhang serve. Default mingzhang-data
help-backup-database = The database, as for mingzhang serve; also from the environment variable MINGZHANG_DATABASE

help-restore = Make a data folder from a backup, which is verified first; nothing is ever overwritten
help-restore-usage = mingzhang store restore [OPTIONS] <SOURCE>
help-restore-after = Examples:
  {"  "}mingzhang store restore /backup/2026-11-27 --data /var/lib/mingzhang

  Sessions and links of then are void. Exit codes: 0 done; 2 not done
help-restore-source = The folder that mingzhang store backup wrote
help-restore-data = Restore into this folder, which holds no data yet. Default mingzhang-data
help-restore-database = Restore as this database, sqlite://path only; by default in the data folder

help-sweep = Remove files that no material refers to, and what interrupted uploads left
help-sweep-usage = mingzhang store sweep [OPTIONS]
help-sweep-after = Examples:
  {"  "}mingzhang store sweep --data /var/lib/mingzhang

  The server may run. Exit codes: 0 done; 2 not done
help-sweep-data = The data folder, as for mingzhang serve. Default mingzhang-data
help-sweep-database = The database, as for mingzhang serve; also from the environment variable MINGZHANG_DATABASE
help-sweep-olderthan = Only what was handed in so many hours ago, 24 by default; less may take files that are being handed in

store-audit-whole = The audit log is whole. Last entry: { $head }
  Keep it elsewhere and give it to the next run: --anchor { $head }
store-audit-broken = The audit log is broken at entry { $seq }: { $kind ->
    [changed] its fields are not the ones that were written
    [unlinked] it does not follow the entry before; one was removed or put in between
   *[anchor] it is not what an earlier run saw; the log was cut off or written anew
  }. The last sound entry: { $head }
  Leave everything as it is, find out who had the database in hands, then restore a backup
store-audit-refused = The audit log is broken at entry { $seq }, nothing was done; find out first who had the database in hands
store-backup-done = Backed up to { $path }: the database and { $files } files
  Last entry of the audit log that is surely in it: { $head }
store-backup-key = Where accounts have a second factor, keep { $path } too, in another place than the backup
store-backup-tool = PostgreSQL is backed up with its own tools: first pg_dump --format=custom --file=database.dump "$MINGZHANG_DATABASE", then copy files of the data folder (without tmp); restore with pg_restore, then run mingzhang store verify-audit
store-backup-unsound = The backup is not whole or was changed: { $path }; use another
store-restore-done = Restored to { $path }: the database and { $files } files, backed up at { $at }
store-restore-key = Where accounts have a second factor, put the key that was kept back to { $path }; until then they sign in with recovery codes only
store-sweep-done = { $files } files that nothing refers to were removed
store-not-empty = { $path } is not empty and was left alone; choose a new or empty place
store-missing = There is no database { $path }; say with --data or --database where the server keeps its data
store-file-damaged = The file { $file } is damaged; restore it from a backup, or have it handed in again
store-address = The address of the database cannot be read; write sqlite://path or postgres://user@host/name
store-migration = The schema of the database does not fit this program; use the version that wrote it, or a newer one
store-failed = Not done: { $detail }

help-worker = Started by the server to read one file from outside; not for people
help-worker-usage = mingzhang worker
help-worker-after = Reads one task from its input and does it in the current folder

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

## build, watch, new

help-build = Compile a ledger into the whole book, checked first
help-build-usage = mingzhang build [OPTIONS] <FOLDER or WORKBOOK.xlsx>
help-build-after = Examples:
  {"  "}mingzhang build examples/datong-2026
  {"  "}mingzhang build ledger.xlsx -o public --format pdf,docx
  {"  "}mingzhang build examples/datong-2026 --explain T5/2080199/项目支出

  Exit codes: 0 no errors; 1 errors (nothing written without --force); 2 not readable, or bad usage
help-build-path = The ledger: a folder, or one .xlsx workbook
help-build-output = Write into this folder; out by default
help-build-format = Only these forms, separated by commas: pdf,docx,xlsx,html,json,csv; all by default
help-build-template = Template: shanxi, shanghai, final-accounts; that of book.toml by default
help-build-explain = Say which ledger lines a figure is the sum of, and write nothing: table/row/column
help-build-force = Write in spite of errors; every page is marked 草稿
help-build-verbose = List everything, remarks too
help-convert = Turn a ledger's folder into one workbook, or a workbook into a folder
help-convert-usage = mingzhang convert <FROM> <TO>
help-convert-after = Examples:
  {"  "}mingzhang convert examples/datong-2026 datong.xlsx
  {"  "}mingzhang convert datong.xlsx datong/

  Nothing is lost either way; comments in book.toml are not carried along.
  Exit codes: 0 converted; 1 the ledger has errors (nothing written); 2 not readable, or bad usage
help-convert-from = The ledger: a folder, or one .xlsx workbook
help-convert-to = A new workbook if the name ends in .xlsx, else a new folder; what is there already is left alone
convert-nothing-written = there are errors and nothing was written: rows that cannot be read would be lost
help-help-usage = mingzhang help [COMMAND]
help-help-after = Examples:
  {"  "}mingzhang help build
help-help-command = A command; the help of the whole program without it
help-watch = Build again on every change of the ledger
help-watch-usage = mingzhang watch [OPTIONS] <FOLDER or WORKBOOK.xlsx>
help-watch-after = Examples:
  {"  "}mingzhang watch examples/datong-2026 --format html,pdf

  Ctrl+C ends it
help-watch-rounds = Stop after so many builds
help-new = Make an empty ledger, or carry last year's structure over
help-new-usage = mingzhang new [OPTIONS] <FOLDER or WORKBOOK.xlsx>
help-new-after = Examples:
  {"  "}mingzhang new my-unit-2027
  {"  "}mingzhang new my-unit-2027.xlsx
  {"  "}mingzhang new my-unit-2027 --from examples/datong-2026
help-new-folder = A new folder, or a new .xlsx workbook; what is there already is left alone
help-new-template = Template: shanxi (default), shanghai, final-accounts
help-new-xlsx = Make one workbook in the folder, a sheet a table
help-new-from = Keep units, projects and codes of this ledger, set amounts to zero, put its totals into the comparisons
help-new-year = Fiscal year; next year by default
help-new-unit = Name of the unit
help-watch-path = The ledger: a folder, or one .xlsx workbook
help-watch-output = Write into this folder; out by default
help-watch-format = Only these forms, separated by commas: pdf,docx,xlsx,html,json,csv; all by default
help-watch-template = Template: shanxi, shanghai, final-accounts; that of book.toml by default
help-watch-verbose = List everything, remarks too

build-head = { $tables } tables, { $figures } figures, { $sheets } performance sheets, from { $lines } ledger lines
build-nothing-written = there are errors and nothing was written; mend them and run again, or add --force for files marked as drafts
build-marked = the errors are marked in a copy of the workbook: { $path }
build-done = { $n } files written in { $seconds } s
build-draft = there are errors: every page is marked 草稿 and must not be published
build-more = … { $n } more of this kind; --verbose lists them all
build-unreadable = { $path } cannot be read ({ $detail })
build-folder-empty = { $path } holds no ledger (*.csv, book.toml); mingzhang new { $path } makes one
build-explain-nothing = no cell at “{ $path }”: table, row and column exist, but not in one place; write for example T5/2080199/项目支出
build-explain-sum = printed { $printed }, exactly { $exact } yuan, the sum of:
build-glyph-missing = no font has these characters and the PDF cannot be set; use standard ones:
  { $list }
build-press-failed = cannot be written ({ $detail })
build-unchecked = the ledger itself is wrong; the rest of the book was not checked
build-repeated = { $message } ({ $n } places: { $rows })
build-no-ledger = no ledger: give a folder (*.csv, book.toml) or a workbook made by mingzhang new --xlsx; a published book is checked with mingzhang check { $path }
build-explain-table = there is no table “{ $wanted }”; there are: { $nearest }
build-explain-row = no row “{ $wanted }” in the table; near it: { $nearest }
build-explain-column = no column “{ $wanted }” in the table; there are: { $nearest }
build-explain-empty = the cell is empty: no line of the ledger belongs to it
watch-waiting = waiting for the next change of { $path } (Ctrl+C ends)
watch-failed = { $path } cannot be watched: { $detail }
new-taken = { $path } is not empty and was left alone; choose another folder
new-done = fill them in, then run mingzhang build { $path }

## diff

help-diff = Compare two books or ledgers figure by figure
help-diff-usage = mingzhang diff [OPTIONS] <A> <B>
help-diff-after = Examples:
  {"  "}mingzhang diff draft.docx published.pdf
  {"  "}mingzhang diff budget-2025.pdf examples/datong-2026
  {"  "}mingzhang diff budget.pdf final.pdf --format html -o diff.html

  Exit codes: 0 all the same; 1 something differs; 2 not readable
help-diff-before = The first: a published file, a ledger's folder or workbook
help-diff-second = The second
help-diff-template = Compile a ledger with this template: shanxi, shanghai, final-accounts; by default the one that comes nearest to the other book
help-diff-format = Output: text (default), json, html
help-diff-output = Write to this file instead of the screen
help-check-baseline = the result of an earlier run with --format json: tells what is new, still there and fixed; the exit code then counts new findings only
help-check-lastyear = last year's book (or the budget of the same year), to check last year's figures, opening balances and budgets against
check-baseline = { $path } is no JSON result of an earlier check ({ $detail }); write one with mingzhang check … --format json -o result.json
accept-unreadable = { $path } cannot be read: { $detail }. Write each acceptance as [[accept]] with key or rule, by, reason, and file or until if wanted
accept-incomplete = an acceptance in { $path } lacks key or rule, by (who) or reason (why)
check-needs-output = --format { $format } needs -o: a file to write to, or a folder for several marked PDFs
