# Words of findings written as documents. One entry for each in zh-CN.ftl.

## Marked PDF

dossier-mark-not-pdf = Only a PDF can be marked; use --format html or xlsx
dossier-mark-unread = The file could not be read, so there is nothing to mark
dossier-mark-encrypted = The file is encrypted and cannot be marked; remove the encryption and try again
dossier-mark-damaged = The file's cross-reference table is damaged and cannot be continued; export the file again
dossier-compare = Compared with: { $what }

## Register

dossier-register = Corrections to budget disclosures
dossier-register-sheet = Register
dossier-summary-sheet = Summary
dossier-summary = Summary of findings
dossier-number = no.
dossier-file = file
dossier-unit = unit
dossier-year = year
dossier-severity = severity
dossier-rule = rule
dossier-rule-title = rule title
dossier-place = place
dossier-problem = problem
dossier-printed = printed
dossier-should = should be
dossier-basis = basis
dossier-done = state
dossier-who = responsible
dossier-until = due
dossier-note = remarks
dossier-done-choices = open,in progress,corrected,explained
dossier-by-file = By unit and file
dossier-by-rule = By rule
dossier-pages = pages
dossier-tables = tables
dossier-errors = errors
dossier-warnings = warnings
dossier-infos = infos
dossier-checked = tie-outs checked
dossier-unchecked = not checkable
dossier-unread = not fully read
dossier-total = total
dossier-count = findings
dossier-files = files
dossier-page-of = &P / &N
dossier-more-cells = { $n } more

## HTML report

dossier-report = Budget disclosure check
dossier-filter = Filter
dossier-all-rules = all rules
dossier-search = Search problems, tables, figures (press /)
dossier-shown = { "{shown}" } of { "{all}" } shown
dossier-open-all = Open all
dossier-close-all = Close all
dossier-keys = j next, k previous, o open or close, / search
dossier-nothing-shown = Nothing matches the filter; widen it
dossier-no-finding = nothing found
dossier-problems = Not fully read
dossier-picture = The original, { $place }, with the wrong places framed
dossier-sha = SHA-256
dossier-overview = Files
dossier-laws = Tie-outs

## Groups of rules

dossier-group-cls = Subjects
dossier-group-con = Consistency
dossier-group-cpl = Completeness
dossier-group-fin = Funds and balance
dossier-group-fmt = Format and units
dossier-group-loc = Whole columns and tables
dossier-group-prf = Performance targets
dossier-group-prj = Projects
dossier-group-sum = Sums within a table
dossier-group-txt = Prose and tables
dossier-group-xtb = Across tables
dossier-group-yoy = Against last year
dossier-reached = Obligations
