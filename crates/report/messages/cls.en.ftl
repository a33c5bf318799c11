## Classification

cls-no-codes = { $names } economic subjects in 《{ $table }》 have names only: codes are missing
cls-fund-item = 《{ $table }》 of the general budget lists “{ $name }”, which is an item of government funds ({ $rows } rows)
cls-gov-class = “{ $names }” ({ $rows } rows) { $body ->
        [institution] is a government class of administrative bodies, while the other rows of this book are of an institution
       *[administrative] is a government class of institutions, while the other rows of this book are of an administrative body
    }
cls-item-fit = This is the book of an institution (事业运行), yet it has “{ $item }”
cls-balances = The text pays with “{ $words }” ({ $places } places), yet nothing is carried in or used from balances: they are no income of this year
cls-category = { $running } projects are 其他运转类 and none 特定目标类, though { $projects } are construction, purchases or events by name ({ $names })
cls-running = { $projects } projects ({ $names }{ $projects ->
        [1] {""}
        [2] {""}
        [3] {""}
        [4] {""}
       *[other] {" "}…
    }) are pay or running costs by name: { $sum } 万元 together, { $share } % of the projects; basic expenditure, or to be explained
cls-social-items = The project “{ $project }” pays { $paid }, yet the items for pensions, medical care and housing fund have no project expenditure
