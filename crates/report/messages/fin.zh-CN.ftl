## 决算

fin-opening = 年初结转印为 { $printed }，上年决算的年末结转为 { $other }
fin-budget = 决算所列预算数为 { $printed }，公开的预算为 { $other }
