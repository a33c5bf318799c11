## Across tables

xtb-sheet-money = The sheet of “{ $project }” has { $printed } wan yuan, the table of projects { $other }: { $difference } apart

xtb-three-public = “{ $line }” of basic expenditure is { $printed }, more than the { $other } of the 三公 table
xtb-three-public-blank = “{ $line }” of basic expenditure is { $printed }, yet its line of the 三公 table (total { $other }) is blank
xtb-equipment = 通用设备 stands both from 500,000 and from 1,000,000 yuan: the second must be 专用设备, or one line for both
xtb-vehicle-kinds = { $total } vehicles in all, { $sum } by kind
xtb-agency-institution = This is an institution, yet 机关运行经费 is { $printed }: only bodies under the civil service law have it
xtb-agency-blank = This is an administrative body with { $operating } of operating expenditure, yet its table of 机关运行经费 holds no figure
xtb-agency-differs = 机关运行经费 { $printed } is { $direction ->
        [more] more
       *[less] less
    } than the operating total of basic expenditure, { $other }
xtb-procurement = { $printed } are to be procured, more than the { $limit } that is left of all spending without personnel
xtb-vehicles-none = There are 0 vehicles, yet running them costs { $cost }: check or explain
xtb-vehicles-not-bought = 0 vehicles are to be bought, yet buying them costs { $cost }: check or explain
sum-negative = { $count } negative figures in “{ $table }” (such as { $example }): a budget has none
