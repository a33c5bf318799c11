//! The ids that a broken law is told under: by where its two sides stand.

use mingzhang_model::Severity;

use crate::rules::docs::{LOGIC, RuleDoc};

const INCOME_EQUALS: (&str, &str) = ("收支平衡", "money in equals money out");

/// Documentation of the laws.
pub(crate) const DOCS: &[RuleDoc] = &[
    RuleDoc {
        id: "FIN-01",
        severity: Severity::Error,
        title: ("决算收支不平衡", "Final accounts do not balance"),
        what: ("收入侧总计等于支出侧总计。", "The grand total of what came in equals that of what went out."),
        basis: INCOME_EQUALS,
        example: ("总计 2,995.39 与 2,995.93", "grand totals 2,995.39 and 2,995.93"),
    },
    RuleDoc {
        id: "FIN-02",
        severity: Severity::Error,
        title: ("收支总表与收入决算表不一致", "Summary and revenue table differ"),
        what: (
            "总表各项收入等于收入决算表的合计与各列。",
            "Each income of the summary equals the totals of the revenue table.",
        ),
        basis: LOGIC,
        example: (
            "总表 2,946.25,收入决算表 2,964.25",
            "2,946.25 in the summary, 2,964.25 in the revenue table",
        ),
    },
    RuleDoc {
        id: "FIN-03",
        severity: Severity::Error,
        title: ("收支总表与支出决算表不一致", "Summary and expenditure table differ"),
        what: (
            "总表本年支出及各类支出等于支出决算表。",
            "Total and classes of the summary equal the expenditure table.",
        ),
        basis: LOGIC,
        example: ("总表 208 类 326.71,支出决算表 362.71", "class 208 is 326.71 in one, 362.71 in the other"),
    },
    RuleDoc {
        id: "FIN-04",
        severity: Severity::Error,
        title: ("收支总表与财政拨款总表不一致", "Summary and fiscal summary differ"),
        what: ("各项财政拨款在两张总表中一致。", "Each fiscal fund is the same in both summaries."),
        basis: LOGIC,
        example: ("一般公共预算 2,940.05 与 2,904.05", "2,940.05 and 2,904.05"),
    },
    RuleDoc {
        id: "FIN-05",
        severity: Severity::Error,
        title: ("决算各表同一数字不一致", "The same figure differs between final-accounts tables"),
        what: (
            "同一收支、同一科目、同一资金在各表中的数字一致。",
            "One coordinate has one value in every table.",
        ),
        basis: LOGIC,
        example: ("财政拨款总表 326.71,一般公共预算表 362.71", "326.71 in one table, 362.71 in another"),
    },
    RuleDoc {
        id: "FIN-06",
        severity: Severity::Error,
        title: ("基本支出与经济分类表不一致", "Basic expenditure differs from the economic table"),
        what: (
            "一般公共预算基本支出等于经济分类表人员经费与公用经费之和。",
            "Basic expenditure equals personnel plus operating expenditure of the economic table.",
        ),
        basis: LOGIC,
        example: ("2,336.91 与 2,363.91", "2,336.91 and 2,363.91"),
    },
    RuleDoc {
        id: "SUM-03",
        severity: Severity::Error,
        title: ("收支不平衡", "Income and spending do not balance"),
        what: ("收入总计等于支出总计。", "Total income equals total spending."),
        basis: INCOME_EQUALS,
        example: ("收入总计 2712.37,支出总计 2721.37", "2712.37 in, 2721.37 out"),
    },
    RuleDoc {
        id: "SUM-06",
        severity: Severity::Error,
        title: ("上级科目不等于下级之和", "A parent is not the sum of its children"),
        what: (
            "类等于款之和,款等于项之和,逐列成立。每个数字按其印刷精度看作区间,只有区间内怎么取值都不成立才报错误。",
            "A class is the sum of its divisions, a division of its items, in every column. Each figure is the interval that rounds to it; only what no choice inside the intervals satisfies is an error.",
        ),
        basis: LOGIC,
        example: (
            "302 商品和服务支出 24,840,779,下级之和 24,840,778",
            "302 is 24,840,779, its children sum to 24,840,778",
        ),
    },
    RuleDoc {
        id: "SUM-07",
        severity: Severity::Error,
        title: ("合计不等于各项之和", "A total is not the sum of its rows"),
        what: ("合计行等于各项之和,逐列成立。", "A total row is the sum of its rows, in every column."),
        basis: LOGIC,
        example: ("支出总计 2,712.37,各类之和 2,612.37", "2,712.37 over classes that sum to 2,612.37"),
    },
    RuleDoc {
        id: "SUM-08",
        severity: Severity::Error,
        title: ("合计列不等于各列之和", "A total column is not the sum of its columns"),
        what: (
            "合计列等于基本支出、项目支出等各列之和,逐行成立。",
            "A total column is the sum of its columns, in every row.",
        ),
        basis: ("逻辑关系;预算法实施条例第五条", "arithmetic; Budget Law regulations, art. 5"),
        example: ("合计 353.54,基本支出 335.54", "353.54 beside 335.54"),
    },
    RuleDoc {
        id: "SUM-20",
        severity: Severity::Info,
        title: ("尾差", "A tail difference"),
        what: (
            "两侧按印刷数字相差末位,但四舍五入可以解释。不是错误;建议在表后注明存在尾差。",
            "The two sides differ in the last digit and rounding explains it. Not an error; a note about tails is good form.",
        ),
        basis: LOGIC,
        example: ("2107.34 + 605.04 = 2712.38,印为 2712.37", "2107.34 + 605.04 printed as 2712.37"),
    },
    RuleDoc {
        id: "XTB-01",
        severity: Severity::Error,
        title: ("收支总表与收入总表不一致", "Summary and revenue table differ"),
        what: (
            "收入总计及各项资金在两张表中一致。",
            "Total income and each fund are the same in both tables.",
        ),
        basis: LOGIC,
        example: ("2712.37 与 2721.37", "2712.37 and 2721.37"),
    },
    RuleDoc {
        id: "XTB-02",
        severity: Severity::Error,
        title: ("各表同一数字不一致", "The same figure differs between tables"),
        what: (
            "同一收支、同一科目、同一资金、同一支出性质,在各表中的数字一致。全书没有用到的资金或结转,其区分不影响比较。",
            "One coordinate has one value in every table. Distinctions that a book does not use (no government fund, nothing carried over) do not stand in the way.",
        ),
        basis: LOGIC,
        example: (
            "支出总表 2080150 基本支出 335.54,一般公共预算表 353.54",
            "335.54 in one table, 353.54 in another",
        ),
    },
    RuleDoc {
        id: "XTB-03",
        severity: Severity::Error,
        title: ("收入总表与支出总表同一科目不一致", "Revenue and expenditure differ for a subject"),
        what: (
            "没有结转时,每个科目的收入等于支出。",
            "With nothing carried over, each subject's income equals its spending.",
        ),
        basis: LOGIC,
        example: ("2080150 收入 353.54,支出 335.54", "353.54 in, 335.54 out for 2080150"),
    },
    RuleDoc {
        id: "XTB-04",
        severity: Severity::Error,
        title: ("财政拨款总表与他表不一致", "Fiscal summary differs from another table"),
        what: (
            "财政拨款各项资金与收支总表、一般公共预算支出表一致。",
            "Each fiscal fund equals the summary and the table of general public expenditure.",
        ),
        basis: LOGIC,
        example: ("2107.34 与 2170.34", "2107.34 and 2170.34"),
    },
    RuleDoc {
        id: "XTB-06",
        severity: Severity::Error,
        title: ("收入总表与一般公共预算支出表不一致", "Revenue and general expenditure differ"),
        what: (
            "收入总表一般公共预算列等于一般公共预算支出表合计列。",
            "The general budget column of the revenue table equals the table of general public expenditure.",
        ),
        basis: LOGIC,
        example: ("20805 为 60.50 与 65.00", "60.50 and 65.00 for 20805"),
    },
    RuleDoc {
        id: "XTB-07",
        severity: Severity::Error,
        title: ("支出总表项目支出与项目表不一致", "Project spending differs from the project table"),
        what: (
            "支出总表的项目支出等于项目支出表合计。",
            "Project spending equals the total of the project table.",
        ),
        basis: LOGIC,
        example: ("2224.49 与 2242.49", "2224.49 and 2242.49"),
    },
    RuleDoc {
        id: "XTB-08",
        severity: Severity::Error,
        title: ("基本支出与经济分类表不一致", "Basic spending differs from the economic table"),
        what: (
            "基本支出等于基本支出经济分类表合计。",
            "Basic spending equals the total of the economic table.",
        ),
        basis: LOGIC,
        example: ("487.89 与 478.89", "487.89 and 478.89"),
    },
    RuleDoc {
        id: "XTB-09",
        severity: Severity::Error,
        title: (
            "一般公共预算项目支出与项目表不一致",
            "General project spending differs from the project table",
        ),
        what: (
            "一般公共预算支出表的项目支出等于项目表一般公共预算列合计。",
            "Project spending of the general budget equals that column of the project table.",
        ),
        basis: LOGIC,
        example: ("1619.45 与 1691.45", "1619.45 and 1691.45"),
    },
];
