# Findings, reading problems and the words of the command line. One entry for each in zh-CN.ftl.
# `.plain` is used when there is no detail (or what). A direction is up or down.

## The three laws

law-sum-violated = { $table }, row “{ $row }”, column “{ $column }”: prints { $printed } but its parts add up to { $parts }, a difference of { $difference } { $unit }
law-same-violated = { $what } is printed differently in two places: { $printed } and { $other }, a difference of { $difference } { $unit }
law-balance-violated = Money in and money out do not balance: { $printed } against { $other }, a difference of { $difference } { $unit }
law-tail = { $what }: { $printed } and { $other } differ by { $difference } { $unit }, within rounding; not an error{ $places ->
        [0] { "" }
        [one] { "" }
       *[other] { " " }({ $places } places alike)
    }
law-tails = { $table }: { $count } sums are off in their last digits, within rounding; not errors. A note below the table may say so

## Where the error is

located = { $table }, row “{ $row }”, column “{ $column }”: prints { $printed }; every other place says { $should }
located-many = At least { $cells ->
        [one] one cell
       *[other] { $cells } cells
    } must change before the book agrees with itself again; see below
cannot-locate = { $laws ->
        [one] One tie-out does not hold
       *[other] { $laws } tie-outs do not hold
    } over { $cells ->
        [one] one cell
       *[other] { $cells } cells
    }; the book alone does not tell which cell is wrong, so check them against the source

located-pattern-swapped-digits = two neighbouring digits swapped
located-pattern-lost-digit = a digit is missing
located-pattern-doubled-digit = a digit stands twice
located-pattern-unit-slip = yuan and wan yuan (10,000 yuan) mixed up
located-pattern-sign = wrong sign
located-pattern-wrong-digit = one digit is wrong
located-pattern-moved-column = stands one column beside its own
located-pattern-moved-row = stands in a neighbouring row
located-pattern-moved-point = decimal point moved
located-pattern-off-by-one = off by one in the last digit
located-pattern-shifted-rows = the column slid { $direction ->
        [up] up
       *[down] down
    } by { $rows ->
        [one] one row
       *[other] { $rows } rows
    }
list-incomplete = “{ $table }”: the row “{ $row }” differs from the sum of its rows in every column; a row may be missing, or the table was misread: compare with the original
located-pattern-stale-table = the whole table looks like another year's or another draft's
located-pattern-missing = a figure is missing
located-pattern-unknown = no known slip

shifted-column = { $table }: column “{ $column }” slid { $direction ->
        [up] up
       *[down] down
    }; rows: { $rows }
inserted-rows = { $table }: the names have rows that the amounts do not, { $names } ({ $count ->
        [one] one row
       *[other] { $count } rows
    }); every amount below stands beside another subject. Delete these rows or align the amounts again
stale-table = { $table } agrees with itself but not with other tables in { $places ->
        [one] one place
       *[other] { $places } places
    }: it looks like another year's or another draft's; replace it with the final one
unit-slip-table = { $table } says its unit is { $unit }, but its figures look like { $should }; check the unit or the figures

## Subjects

code-malformed = Subject code “{ $code }” ({ $name }) is malformed; it should be { $should }
code-unknown = Subject code { $code } ({ $name }) is not in the year's classification
code-name-mismatch = Subject { $code } is named “{ $name }”; the classification calls it “{ $official }”
code-name-outdated = Subject { $code } has its old name “{ $name }”; it is now “{ $official }”
code-belongs-elsewhere = Subject code { $code } does not go with the name “{ $name }”, whose code is { $should }
code-wrong-parent = Subject { $code } ({ $name }) stands below { $parent } but does not belong to it
code-numbering = { $table }: { $rows ->
        [one] one row
       *[other] { $rows } rows
    } of class { $class } number their divisions and items in another way than prescribed
name-unknown = Subject name “{ $name }” is not in the year's classification

## Empty tables

empty-table-without-note = { $table } has no figures and no note; an empty table must be kept with a note that says why
note-on-filled-table = { $table } carries the note “{ $note }” but holds { $figures ->
        [one] one figure
       *[other] { $figures } figures
    }

## Problems met while reading

page-is-picture = Page { $page } is a picture without text and cannot be checked; use a PDF exported from the document itself
file-truncated = The end of the file is missing; only its beginning was read; download it again
page-damaged = Page { $page } is damaged and was read only in part ({ $detail }); export the file again
    .plain = Page { $page } is damaged and was read only in part; export the file again
page-too-large = Page { $page } is too large and was skipped ({ $detail }); export it again on a normal paper size
    .plain = Page { $page } is too large and was skipped; export it again on a normal paper size
time-limit = Reading took too long and the rest was not read ({ $detail }); split the file and try again
    .plain = Reading took too long and the rest was not read; split the file and try again
glyphs-without-text = Page { $page } has { $detail } glyphs without a character code, so text may be missing; export again with embedded fonts
    .plain = Page { $page } has glyphs without a character code, so text may be missing; export again with embedded fonts
page-overfull = Page { $page } holds too much and was read only in part ({ $detail }); check that the page is in order
    .plain = Page { $page } holds too much and was read only in part; check that the page is in order
table-too-large = A grid is too dense and was not read as a table (page { $page }, { $detail } cells); check that the page is in order
    .plain = A grid is too dense and was not read as a table (page { $page }); check that the page is in order
text-damaged = { $detail } characters are damaged and cannot be read; save the file again as UTF-8
    .plain = Some characters are damaged and cannot be read; save the file again as UTF-8
page-limit = The file has too many pages and the rest was not read ({ $detail }); split it and try again
    .plain = The file has too many pages and the rest was not read; split it and try again
pages-limit = The file has too many pages and the rest was not read ({ $detail }); split it and try again
    .plain = The file has too many pages and the rest was not read; split it and try again
table-not-understood = { $table }: its structure was not understood and its figures were not checked ({ $detail })
    .plain = { $table }: its structure was not understood and its figures were not checked
sheet-hidden = The sheet “{ $detail }” is hidden and was not read; unhide it to have it checked
    .plain = A sheet is hidden and was not read; unhide it to have it checked
sheet-damaged = A sheet is damaged and was read only in part ({ $detail }); save the file again
    .plain = A sheet is damaged and was read only in part; save the file again
cell-error = A cell holds the formula error { $detail } and no figure; correct the formula
    .plain = A cell holds a formula error and no figure; correct the formula
cell-unread = A cell cannot be read ({ $detail }); save the file again
    .plain = A cell cannot be read; save the file again
part-damaged = The file is damaged half-way and the rest was not read ({ $detail }); save the file again
    .plain = The file is damaged half-way and the rest was not read; save the file again
part-missing = The file { $detail } is missing, and its table was not read; export again
    .plain = A file is missing, and its table was not read; export again
nested-too-deep = The contents are nested too deep and the rest was not read; check that the file is in order
table-overfull = A table is too large and was not read in full ({ $detail }); check that the file is in order
    .plain = A table is too large and was not read in full; check that the file is in order
unit-missing = { $table } does not say its money unit; add 单位：元 or 单位：万元

## Files that cannot be read

read-empty = The file is empty; check that the download is complete
read-unknown-format = Unknown file format ({ $what }); PDF, xlsx, xls, docx, web pages, CSV and text files can be read
    .plain = Unknown file format; PDF, xlsx, xls, docx, web pages, CSV and text files can be read
read-foreign-zip = This is an archive, or a document that cannot be read (ofd, ods …); unpack an archive first, save a document as xlsx, docx or PDF
read-foreign-xlsb = This is a binary workbook (xlsb), which cannot be read; save it as xlsx
read-foreign-doc = This is an old Word document (doc, wps), which cannot be read; save it as docx or PDF
read-foreign-ole2 = This is an old Office document, which cannot be read; save it as xlsx, docx or PDF
read-foreign-image = This is a picture without text; use a PDF exported from the document itself
read-foreign-archive = This is a compressed archive; unpack it first
read-foreign-rtf = This is an RTF document, which cannot be read yet; save it as docx or PDF
read-foreign-binary = Unknown file format; PDF, xlsx, xls, docx, web pages, CSV and text files can be read
read-encryption-unsupported = The file is encrypted in a way that is not supported ({ $detail }); remove the encryption and try again
    .plain = The file is encrypted in a way that is not supported; remove the encryption and try again
read-time-limit = The file could not be opened within { $seconds } s; export it again or split it and try again
read-too-many = The file has { $found } { $what ->
        [objects] objects
        [lines] lines
        [cells] cells
        [sheets] sheets
       *[other] parts
    }, over the limit of { $limit }, and was not read; split it and try again
read-no-thread = The system is short of resources and the file was not read ({ $detail }); process fewer files at a time (--jobs) and try again
    .plain = The system is short of resources and the file was not read; process fewer files at a time (--jobs) and try again
read-encrypted = The file needs a password to open; remove it and try again
read-damaged = The file is damaged and cannot be read ({ $detail }); download or export it again
    .plain = The file is damaged and cannot be read; download or export it again
read-too-large = The file has { $size }, over the limit of { $limit }, and was not read; split it and try again
read-unpacked-too-large = The file unpacks to more than the limit of { $limit } and was not read; check that it is in order
read-directory-empty = The folder has no file that can be read; put .pdf or .txt files into it, or name a file
read-not-found = File not found ({ $detail }); check the path
    .plain = File not found; check the path
read-permission = No permission to read ({ $detail }); change the permissions and try again
    .plain = No permission to read; change the permissions and try again
read-io = Reading failed ({ $detail }); check the disk or the network and try again
    .plain = Reading failed; check the disk or the network and try again
read-is-directory = This is a folder; name one file in it
write-failed = Cannot write { $path } ({ $detail }); check that its folder exists and can be written to
write-onto-input = The output { $path } is a file to be read; choose another name
internal-failure = The program failed on this file ({ $detail }); please send us the file and this line
    .plain = The program failed on this file; please send us the file

## Words of the output

ui-error = error
ui-warning = warning
ui-info = info
ui-unreadable = unreadable
ui-certain = certain
ui-likely = likely
ui-doubtful = doubtful: the reading may be at fault
ui-year = { $year }
ui-pages = { $n ->
        [one] 1 page
       *[other] { $n } pages
    }
ui-tables = { $n ->
        [one] 1 table
       *[other] { $n } tables
    }
ui-seconds = { $seconds } s
ui-unit-budget = budget of a unit
ui-unit-final = final accounts of a unit
ui-department-budget = budget of a department
ui-department-final = final accounts of a department
ui-budget = budget
ui-final = final accounts
ui-unit-book = book of a unit
ui-department-book = book of a department
ui-kind-unknown = kind unknown
ui-name-unknown = unit unknown
ui-page = page { $page }
ui-table-cell = table { $table }, row { $row }, cell { $cell }
ui-table-number = table { $table }
ui-paragraph = paragraph { $number }
ui-line = { $line }:{ $column }
ui-title = { $table }
ui-untitled = untitled table
ui-money-unit = in { $unit }
ui-should = should be { $should }
ui-should-pattern = should be { $should } ({ $pattern })
ui-may = may be { $should }
ui-may-pattern = may be { $should } ({ $pattern })
ui-wrong-here = does not agree
ui-sides = both sides: { $printed } and { $other }, a difference of { $difference } { $unit }
ui-sides-bare = both sides: { $printed } and { $other }
ui-difference = difference: { $difference } { $unit }
ui-adds-up = adds up to { $other }
ui-perhaps = perhaps: { $what }
ui-also = as likely: { $what }
ui-change = { $where } from { $printed } to { $should }
ui-more-ways = { $n } more
ui-more-cells = the same cause changes { $n } more cells
ui-basis = basis: { $basis }
ui-places = at: { $what }
ui-related = against: { $what }
ui-more-places = { $n } more
ui-confidence = confidence: { $what }
ui-cell = row “{ $row }”, column “{ $column }”
ui-cell-row = row “{ $row }”
ui-cell-column = column “{ $column }”
ui-infos = { $n ->
        [one] 1 remark
       *[other] { $n } remarks
    }, nothing to correct
ui-problems = { $n ->
        [one] 1 part
       *[other] { $n } parts
    } not read in full
ui-nothing-to-check = no table of money was read, so there was nothing to check
ui-blank = nothing
ui-clean = nothing found
ui-laws = { $evaluated ->
        [one] 1 tie-out
       *[other] { $evaluated } tie-outs
    }: { $exact } exact, { $rounding } within rounding, { $violated } violated, { $skipped } not checkable
ui-summary-one = Read { $pages ->
        [one] 1 page
       *[other] { $pages } pages
    }, { $tables ->
        [one] 1 table
       *[other] { $tables } tables
    }; found { $errors ->
        [one] 1 error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] 1 warning
       *[other] { $warnings } warnings
    }, { $infos ->
        [one] 1 info
       *[other] { $infos } infos
    }
ui-summary-many = Read { $files ->
        [one] 1 file
       *[other] { $files } files
    } with { $pages ->
        [one] 1 page
       *[other] { $pages } pages
    }, { $tables ->
        [one] 1 table
       *[other] { $tables } tables
    }; found { $errors ->
        [one] 1 error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] 1 warning
       *[other] { $warnings } warnings
    }, { $infos ->
        [one] 1 info
       *[other] { $infos } infos
    }
ui-summary-unreadable = { $n ->
        [one] 1 file
       *[other] { $n } files
    } could not be read
ui-summary-clean = nothing found in the other { $n ->
        [one] file
       *[other] { $n } files
    }
ui-column-file = file
ui-column-pages = pages
ui-column-tables = tables
ui-column-errors = errors
ui-column-warnings = warnings
ui-column-infos = infos
ui-written = wrote { $path }

## Rules

ui-rule-what = What it checks, and why
ui-rule-basis = Basis
ui-rule-example = Example
ui-rule-severity = Severity
ui-rule-list = mingzhang rule ID prints what one rule checks and its basis
rule-not-found = There is no rule “{ $rule }”; mingzhang rule lists them all

ui-reached = { $all } things to check: { $checked } checked, { $none } not applicable, { $unread } not read, { $unclear } not understood, { $missing } not implemented
ui-sentences = { $read } of { $all } sentences with amounts understood ({ $percent } %)
ui-reach-unread = Not read:
ui-reach-unclear = Not understood:
ui-reach-none = Not applicable:
ui-reach-missing = Not implemented:
ui-accepted = { $n } accepted
ui-accepted-by = { $by }: { $reason }
ui-accepted-until = , until { $date }
ui-history = Since the earlier run: { $new } new, { $open } still there, { $fixed } fixed
ui-new = new
