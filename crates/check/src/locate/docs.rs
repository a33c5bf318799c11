//! The ids of causes that move many figures at once.

use mingzhang_model::Severity;

use crate::rules::docs::{LOGIC, RuleDoc};

/// Documentation of the causes.
pub(crate) const DOCS: &[RuleDoc] = &[
    RuleDoc {
        id: "FMT-07",
        severity: Severity::Error,
        title: ("元与万元混用", "Yuan and ten thousand yuan mixed up"),
        what: (
            "表中数字乘或除以一万后,与其他各表的关系全部成立,说明金额单位写错。",
            "Once the figures are multiplied or divided by ten thousand they agree with the other tables: the declared unit is wrong.",
        ),
        basis: ("预算法第十九条", "Budget Law, art. 19"),
        example: ("“单位:万元”的表中印 16000.00", "16000.00 in a table in 万元"),
    },
    RuleDoc {
        id: "LOC-01",
        severity: Severity::Error,
        title: ("整列数字错行", "A column slid by some rows"),
        what: (
            "一列数字整体上移或下移若干行后,被破坏的关系全部恢复,合并为一条。名称列多出几行、金额没有随之空出,其后各列逐段错行的,也在此列。",
            "Moving a column back by some rows restores what it breaks; told once for everything that follows from it. So are rows among the names that the amounts know nothing of, after which all columns slide.",
        ),
        basis: LOGIC,
        example: ("项目支出一列整体下移一行", "the project column one row too low"),
    },
    RuleDoc {
        id: "LOC-02",
        severity: Severity::Warning,
        title: ("合计与所列各项处处不符", "A total differs from its list in every column"),
        what: (
            "合计行在每一列都不等于所列各项之和:书中可能漏列一行,也可能表格没有读对,请对照原件。",
            "A total row differs from the sum of its rows in every column: the book may have left out a row, or the table was misread. Look at the original.",
        ),
        basis: LOGIC,
        example: ("合计三列都比各项之和多出同一行的数", "three columns whose totals all exceed their rows"),
    },
    RuleDoc {
        id: "LOC-03",
        severity: Severity::Warning,
        title: ("整张表与其他表不一致", "A table agrees with no other"),
        what: (
            "表内关系成立,但与其他互相一致的表大都不符:可能是上年或其他稿的表。",
            "A table that agrees with itself but with none of several others that agree among themselves: last year's, or another draft's.",
        ),
        basis: LOGIC,
        example: ("上年的三公经费表留在本年的书中", "last year's table left in"),
    },
];
