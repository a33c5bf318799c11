## Text and tables

txt-overall-is-project = The overall target covers { $printed }, the project spending; it should cover the whole expenditure of { $total }
txt-overall-money = The overall target covers { $printed }, the whole expenditure is { $total }
reach-no-totals = the total of expenditure was not found
