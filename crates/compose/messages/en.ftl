# What is wrong with a ledger, and what a book misses.

build-nearest = { $message }; did you mean “{ $nearest }”?
build-template-unknown = there is no template “{ $template }”; known: { $known }
build-template-kind = the template “{ $template }” is for the other kind of book (budget, final accounts)
build-reason-missing = the reason “{ $name }” is missing: { $workbook ->
    [yes] fill it in on 封面与说明 (key reasons, name { $name })
   *[no] add { $name } = "…" under [reasons] in book.toml
 }
build-reason-broken = the {"{{ … }}"} in the reason “{ $name }” cannot be worked out: { $kind ->
    [syntax] brackets or quotes do not match
    [word] there is no such word; there are amount, delta, last, share
    [coordinate] the coordinate in it is wrong; for example amount('fund=general')
   *[other] write for example amount('fund=general')
 } ({ $detail })
build-last-year-missing = { $n } figures of last year are missing; { $workbook ->
    [yes] fill in a row for each on 封面与说明 (key last_year.figures, the name as below, the amount or 0)
   *[no] add them under [last_year.figures] in book.toml, with last year's amounts for 0.00
 }:
build-narrative-broken = the narrative cannot be written; this is a fault of the template { $template }, please report it ({ $detail })
build-stray-lost = { $text } in “{ $table }” ({ $coordinate }) does not read back at its coordinate; look at the names beside it
build-stray-new = { $text } in “{ $table }” reads back at another coordinate ({ $coordinate }); look at the names beside it
build-key-missing = { $key } is not said, and the book cannot speak of it: write { $write } in book.toml; if there is none, { $none }
build-key-missing-only = { $key } is not said, and the book cannot speak of it: write { $write } in book.toml
build-key-missing-sheet = { $key } is not said, and the book cannot speak of it: fill in the key { $top } { $name } on 封面与说明; if there is none, 无 or 0
build-fund-unshown = { $places }: “{ $table }” has no place for money of fund_type_code { $fund }, only its total counts it; use { $instead }
build-accounts-unbalanced = { $fund } does not balance: { $in } yuan in (revenue { $revenue }, carried in and surplus used { $carried_in }), { $out } out (expenditure { $expenditure }, carried out and distributed { $carried_out }), { $difference } apart. Look at income and final_lines; balances that no line holds belong under balance
build-character = no font has “{ $glyph }” ({ $code }); use a standard character
build-character-places = no font has “{ $glyph }” ({ $code }); use a standard character. It also stands in { $places }
fault-file-missing = the file { $file } ({ $title }) is missing; mingzhang new makes an empty one
fault-sheet-missing = the sheet “{ $sheet }” is missing; mingzhang new --xlsx makes a template
fault-book-missing = there is no { $file }: duties, reasons and last year's figures are unknown; the tables are made all the same
fault-file-unknown = “{ $value }” is not a file of a ledger and was not read
fault-encoding-unknown = the text encoding is unknown; save it as CSV in UTF-8
fault-workbook-unreadable = the workbook cannot be read; save it as an .xlsx without a password ({ $reason })
fault-sheet-too-large = the sheet has more than { $rows } rows or { $columns } columns; delete the empty ones
fault-header-missing = no row holds the column names; expected: { $columns }
fault-column-missing = the column “{ $title }” is missing
fault-column-twice = the column “{ $value }” stands twice; delete one
fault-column-unknown = the column “{ $value }” is not used and was ignored
fault-row-too-long = the row has more cells than the header; a text with a comma needs quotes
fault-merged-cells = data cells { $range } are merged; unmerge them and fill in each
fault-formula-error = the formula failed: { $value }; put the value in its place
fault-value-empty = “{ $title }” is empty
fault-amount-empty = the amount is empty; write 0 for nothing
fault-amount-not-number = “{ $value }” is not an amount; write a number in yuan
fault-amount-decimals = the amount “{ $value }” has more than two decimals; yuan go to the fen
fault-amount-too-large = the amount “{ $value }” is above 10 trillion yuan; is the unit yuan?
fault-choice-unknown = “{ $value }” is not one of: { $allowed }
fault-year-not-year = “{ $value }” is not a year of four digits
fault-year-differs = the year “{ $value }” differs from { $expected } in the other rows
fault-year-missing = no file says the fiscal year
fault-code-malformed = the code “{ $value }” should have 3, 5 or 7 digits
fault-code-wrong-list = “{ $value }” is a code of { $list } and does not belong here
fault-code-unknown = { $list } has no code “{ $value }”{ $certain ->
    [yes] ; correct it
   *[no] ; the ledger's own name for it is printed: look at it again
 }
fault-code-lost-digits = Excel cut the long code “{ $value }” as a number; set the column to text and type it again
fault-name-mismatch = { $code } is called “{ $name }”, not “{ $value }”
fault-division-differs = the division “{ $value }” is not the unit's { $expected }
fault-agency-unknown = the agency “{ $value }” is not in { $workbook ->
    [yes] the sheet 单位
   *[no] agencies.csv
 }
fault-agency-twice = the agency “{ $value }” stands twice, first in row { $first }
fault-project-unknown = the project “{ $value }” is not in { $workbook ->
    [yes] the sheet 项目
   *[no] projects.csv
 }
fault-project-twice = the project “{ $value }” stands twice, first in row { $first }
fault-project-code-missing = project money without a project code
fault-project-code-unused = { $count } lines of personnel and operating money carry project codes, which the book does not need
fault-category-differs = the category “{ $value }” differs from { $expected } in the list of projects
fault-economic-code-missing = basic expenditure without an economic code: the table by economic class will lack it
fault-reply-differs = the approved amount “{ $value }” differs from { $expected } in { $workbook ->
    [yes] the sheet 支出预算
   *[no] budget_lines.csv
 }
fault-performance-missing = the project { $project } “{ $name }” has money but nothing in { $workbook ->
    [yes] the sheet { $title }
   *[no] { $file }.csv
 }; add it there
fault-project-secret = secret project { $project }: its name and targets stay out of the book, its money goes into 其他项目
fault-revenue-expenditure = { $agency } { $fund }: revenue { $revenue } and this year's expenditure { $expenditure } yuan differ by { $difference }. Look at the rows of both; what is taken from surplus or carried out belongs into { $workbook ->
    [yes] 封面与说明, key balance
   *[no] book.toml under [[balance]]
 }
fault-project-year-total = project { $project } “{ $name }”: the sheet says { $sheet } for the year, the lines sum to { $lines }, { $difference } apart
fault-project-total = project { $project } “{ $name }”: its sources sum to { $sources }, its total is { $total }, { $difference } apart
fault-code-unnamed = { $list } has no code “{ $value }”, and the ledger gives no name for it; correct the code, or if it exists this year add the column { $name_field } with its name
fault-code-not-leaf = the money stands at “{ $value }”, and row { $part_row } has { $part } below it; move this row to a code of the last level
fault-project-funds-missing = the project { $project } “{ $name }” has money but no sources; add them to { $workbook ->
    [yes] the sheet 项目资金
   *[no] project_funds.csv
 }
fault-second-level-empty = the indicator of the second level is empty; below “{ $level1 }” stand: { $allowed }
fault-procurement-differs = [procurement] sums to { $stated } yuan, the lines with is_gov_pur = 1 to { $lines }, { $difference } apart; make them agree
fault-not-ledger = no ledger
fault-book-syntax = this line is no valid TOML: { $value }; look for quotes and brackets that do not match, and for what should stand behind the = ({ $message })
fault-key-unknown = there is no key “{ $value }”
fault-key-missing = “{ $title }” is missing
fault-key-type = “{ $value }” holds the wrong thing; it should be { $expected ->
    [text] a text
    [texts] a list of texts
    [table] a table
   *[tables] a list of tables
 }
fault-key-twice = “{ $value }” stands twice
fault-count-not-number = “{ $value }” is not a count
fault-coordinate-unknown = “{ $word }” is no coordinate; for example flow=expenditure fund=general
fault-kind-differs = the kind is given as { $value }, the tables say { $expected }
