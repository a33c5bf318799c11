## Form and language

fmt-other-level = “{ $word }” belongs to a template of another level of government ({ $count } places); { $unit } should speak of its own level
fmt-review-answer = “{ $text }” answers a review and is no part of a published book: remove it
fmt-system-tag = the system's tag “{ $example }” was left in ({ $count } places)
fmt-raw-time = a date is printed as the system's time { $example } ({ $count } places): write year, month and day
fmt-placeholder = the placeholder “{ $example }” was never filled in ({ $count } places)
fmt-placeholder-someone = “{ $example }” looks like a name that was never filled in ({ $count } places), unless a person's name is held back
fmt-gap = something is missing in “{ $example }” ({ $count } places)
fmt-alternatives = “{ $example }” are two alternatives of a template: keep one ({ $count } places)
fmt-instruction = “{ $example }” looks like an instruction of the template ({ $count } places): remove it or write what it asks for
fmt-unit-missing = { $table }{ $count ->
        [1] { "" }
       *[other] {" "}and others, { $count } tables in all,
    } does not say its unit of money: add 单位：元 or 单位：万元
fmt-table-labels = only { $labelled } of { $tables } tables are numbered{ $kinds ->
        [1] { "" }
       *[other] , in different words ({ $wordings })
    }: number all of them in one wording, or none
fmt-header-year = the header “{ $printed }” lacks the word 年 ({ $count } places): it should say “{ $should }”
fmt-department-total = the total in a unit's book is called 部门合计 ({ $count } places)
fmt-decimals = { $count } figures in { $tables } tables in 万元 do not have two decimals, such as { $example }
fmt-cell-damaged = “{ $example }” cannot be read as a figure ({ $count } places): a letter, a point or a sign too many
fmt-cell-grouping = the separators of “{ $example }” stand in the wrong place ({ $count } places): check for a digit too many or too few
fmt-title-year = a title or heading says { $printed }; the book is about { $year } ({ $count } places)
fmt-opening-year = a section opens with { $printed }, the others with { $year } ({ $count } places): perhaps last year's text
fmt-short-year = the year in “{ $printed }” is short of a digit ({ $count } places)
fmt-formula-error = the result of a failed formula is printed, “{ $example }” ({ $count } places)
fmt-signature = { $labels } below { $count } performance sheets are blank: drop the line or fill it in
fmt-document-number = the year in a document's number stands in 〔〕, unlike “{ $example }” ({ $count } places){ $twice ->
        [0] { "" }
       *[other] ; { $twice } documents are written both ways
    }
fmt-separators = { $many } amounts of the text are written like “{ $usual }”, { $few } like “{ $rare }”: use separators throughout or nowhere
fmt-wide-separator = “{ $example }” has a full-width thousands separator ({ $count ->
        [one] one place
       *[other] { $count } places
    }) and reads as two numbers: write a half-width comma
fmt-no-colon = “{ $example }” lacks its colon ({ $count ->
        [one] one place
       *[other] { $count } places
    }): 主要原因 is followed by ： or 是
fmt-blank-body = Nothing stands behind “{ $example }” ({ $count ->
        [one] one place
       *[other] { $count } places
    }): name the body, or drop the label
fmt-half-width = half-width punctuation in Chinese text in { $count } places ({ $paragraphs } paragraphs)
fmt-enumeration = items of a list run together ({ $count } places): separate them by 、
fmt-slip = “{ $printed }” should be “{ $should }” ({ $count } places)
fmt-unfinished = { $count } paragraphs do not end with a full stop: it was forgotten, or the text was cut
fmt-broken-sentence = the sentence breaks at “{ $example }” ({ $count } places): a colon belongs there
fmt-sheet-label = { $count } performance sheets say “{ $printed }”, the others “{ $usual }”
fmt-reference = what “{ $example }” refers to is not in the book ({ $count } places)
fmt-chart = { $count } captions without figures of their charts: list the figures as text, so that they can be checked
fmt-et-cetera = the listed items already make up the total: drop 等 ({ $count } places)
fmt-pairs = a quote or bracket without its pair, “{ $example }” ({ $count } places)
