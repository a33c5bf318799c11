## Why something was not checked

reach-no-tables = there is no table of money
reach-no-notes = no table has a note
reach-no-codes = no table has codes
reach-no-sheets = there is no performance sheet
reach-no-text = there is no text
reach-no-such-section = there is no such section
reach-no-such-words = there are no such words
reach-not-a-budget = for budgets only
reach-not-accounts = for final accounts only
reach-no-last-year = last year's book was not given
reach-no-figures = there are no such figures
reach-pages-unread = some pages could not be read; it may stand there
