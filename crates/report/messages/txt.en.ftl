## Text and tables

txt-overall-is-project = The overall target covers { $printed }, the project spending; it should cover the whole expenditure of { $total }
txt-overall-money = The overall target covers { $printed }, the whole expenditure is { $total }
reach-no-totals = the total of expenditure was not found
txt-items = { $items } in the text have no money in the table of basic expenditure{ $count ->
        [0] { "" }
       *[other] , while { $rows } with money are left out
    }
txt-blank-items = { $items } are listed but blank or zero in the table ({ $count } items)
txt-count-list = the text says { $stated } and lists { $listed }
txt-count-vehicles = the vehicles are { $stated } in all, their types add up to { $sum }
txt-department = { $names } are not among the { $listed } departments that the book lists ({ $count } places)
txt-glossary = the glossary does not explain { $terms } ({ $count } terms)
txt-no-rate = a comparison gives the amount without the percentage, such as “{ $example }” ({ $count } places)
txt-subject-name = the text says “{ $printed }”, the table “{ $table }” ({ $count } places)
txt-no-unit = “{ $example }” has no unit ({ $count } places)
txt-short-unit = “{ $example }” is short of its unit, 万元 ({ $count } places)

reach-no-basic-lines = there is no table of basic expenditure that reaches divisions
reach-no-item-lists = the text does not list items of personnel or operating money
reach-no-counts = the text states no number with a list
reach-no-departments = the book does not list departments
reach-no-glossary = there is no glossary
reach-no-rates = the book gives no percentages of change
reach-no-comparisons = the text does not compare with last year
reach-no-chains = the text does not name 类, 款 and 项
