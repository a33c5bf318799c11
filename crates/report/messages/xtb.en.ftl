## Across tables

xtb-sheet-money = The sheet of “{ $project }” has { $printed } wan yuan, the table of projects { $other }: { $difference } apart
