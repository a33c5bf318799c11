## Meaning, law, privacy

con-area = { $sheets } performance sheets say “{ $printed }”, more than the office area of { $other } among the state assets: correct it, or explain what each counts
con-staff = { $group } of the same body: { $one } in one place, { $other } in another
con-unit-name = The name “{ $name }” ({ $places } places) is not the book's own “{ $own }”: another body's material may have been left in
con-project-name = The sheet calls the project “{ $printed }”, the table of projects “{ $other }”
con-quotes-differ = One sentence of { $document } is quoted in two ways: “{ $one }” and “{ $other }”
con-vehicles-over = { $vehicles } official vehicles, more than the { $allowed } allowed
con-vehicles-before = { $allowed } vehicles allowed, { $vehicles } there; with the { $gone } given up there were { $before }, more than allowed: worth an explanation
con-vehicles-dear = Running each of { $vehicles } official vehicles costs { $cost } 万元, far more than usual: check number and amount

fun-self-financed = The project “{ $project }” says “{ $words }”, yet all its money of the year is fiscal: explain who pays

law-article = These words of 《{ $law }》 { $article } are of the old version ({ $places } places): since { $since } it is { $instead } ({ $source })
law-repealed = 《{ $law }》{ $article } was repealed on { $since } ({ $places } places): cite { $instead } ({ $source })
law-body = “{ $word }” was abolished or renamed ({ $places } places): now { $instead } ({ $source })
law-term = “{ $word }” is the wrong term ({ $places } places): { $instead } ({ $source })

prv-identity = ID numbers of persons in { $places } places (such as { $shown }): remove them before publishing
prv-mobile = Mobile numbers in { $places } places (such as { $shown }): remove them or give the office's telephone
prv-mobile-likely = What looks like mobile numbers in { $places } places (such as { $shown }): check and remove
prv-card = Bank card numbers in { $places } places (such as { $shown }): remove them before publishing
prv-home = Home addresses in { $places } places (such as { $shown }): remove them before publishing
prv-name = Names of persons in hardship or illness in { $places } places (such as { $shown }): leave the names out
prv-few-persons = { $places } places tell what one or two persons are paid: merge or leave out
prv-secrecy-mark = Secrecy marks in { $places } places: a secrecy review comes before publishing
prv-secret-project = “{ $words }” ({ $places } places in all) is marked secret: make sure that a secrecy review was done
prv-companies = { $companies } companies ({ $names }{ $companies ->
        [1] {""}
        [2] {""}
        [3] {""}
        [4] {""}
       *[other] {" "}…
    }) are named beside amounts: check for business secrets and open payments
