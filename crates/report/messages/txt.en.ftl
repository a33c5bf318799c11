## Text and tables

txt-overall-is-project = The overall target covers { $printed }, the project spending; it should cover the whole expenditure of { $total }
txt-overall-money = The overall target covers { $printed }, the whole expenditure is { $total }
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
txt-zero-unit = “{ $example }” has no unit, or another than its sentence ({ $count ->
        [one] one place
       *[other] { $count } places
    }): write 0万元
txt-short-unit = “{ $example }” is short of its unit, 万元 ({ $count } places)
