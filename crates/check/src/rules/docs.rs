//! What each rule checks, why, on what basis: printed by `mingzhang rule`, generated to `docs/rules/`.

use mingzhang_model::Severity;

/// The documentation of a rule, in both languages.
#[derive(Clone, Copy, Debug)]
pub struct RuleDoc {
    /// Id, the same in every language.
    pub id: &'static str,
    /// The worst severity that it reports.
    pub severity: Severity,
    /// Title: Chinese, English.
    pub title: (&'static str, &'static str),
    /// What is checked and why.
    pub what: (&'static str, &'static str),
    /// Law or logic that it rests on.
    pub basis: (&'static str, &'static str),
    /// A violation.
    pub example: (&'static str, &'static str),
}

/// Every rule that a finding can be told under, by id.
pub fn rules() -> &'static [RuleDoc] {
    RULES
}

const LOGIC: (&str, &str) = ("逻辑关系", "arithmetic");
const CLASSES: (&str, &str) =
    ("预算法第三十二条;当年《政府收支分类科目》", "Budget Law, art. 32; the year's classification of revenue and expenditure");
const INCOME_EQUALS: (&str, &str) = ("收支平衡", "money in equals money out");

const RULES: &[RuleDoc] = &[
    RuleDoc {
        id: "CLS-01",
        severity: Severity::Error,
        title: ("科目编码不在分类科目中", "The code is not in the classification"),
        what: (
            "每个科目编码应当是当年政府收支分类科目中的编码。所附目录的类级完整,款、项级不完整:只有目录完整的层级才报错误或警告,其余只作提示。",
            "Every subject code must be one of the year's classification. The embedded list is complete for classes only: below, a missing code is an info unless its name belongs to a sibling.",
        ),
        basis: CLASSES,
        example: ("298 其他服务支出", "298 其他服务支出"),
    },
    RuleDoc {
        id: "CLS-02",
        severity: Severity::Error,
        title: ("科目名称与编码不符", "The name is not the code's"),
        what: (
            "编码旁的名称应当是该编码的名称。名称属于同类另一编码、名称已停用,分别说明;未经公开文本印证的目录条目只支持警告。",
            "The name beside a code must be that code's name. A name that belongs to a sibling and a name no longer in use are told as such; list entries that no published book corroborates support a warning at most.",
        ),
        basis: CLASSES,
        example: ("30202 咨询费(应为 30203)", "30202 咨询费 (30203 is meant)"),
    },
    RuleDoc {
        id: "CLS-03",
        severity: Severity::Error,
        title: ("科目编码形式错误或上下级不符", "Malformed code, or a child under the wrong parent"),
        what: (
            "类 3 位、款 5 位、项 7 位;下级编码以上级编码开头。分列打印的编码按列拼合。",
            "Three digits for a class, five for a division, seven for an item; a child's code begins with its parent's. Codes printed in separate columns are joined.",
        ),
        basis: LOGIC,
        example: ("210-11 之下的 7-11-02 事业单位医疗", "7-11-02 事业单位医疗 under 210-11"),
    },
    RuleDoc {
        id: "CLS-06",
        severity: Severity::Error,
        title: ("经济分类编码自行编号", "Economic codes numbered by hand"),
        what: (
            "一张表中三个以上经济分类编码的名称与目录不符,说明编码是顺序自编的,合并为一条。",
            "Three or more economic codes of one table carry other codes' names: the list was numbered by hand. Told once for the table.",
        ),
        basis: CLASSES,
        example: ("30202 咨询费、30203 水费、30204 电费……", "30202 咨询费, 30203 水费, 30204 电费 …"),
    },
    RuleDoc {
        id: "CPL-06",
        severity: Severity::Error,
        title: ("空表未作说明", "An empty table without an explanation"),
        what: (
            "没有数据的表格应当列出空表并说明。表下的注、正文中说明该项资金为零的句子都算说明。",
            "A table without figures is kept and explained. The note under it counts, and so does a sentence of the text that says the money is nothing.",
        ),
        basis: ("财预〔2016〕143号《地方预决算公开操作规程》", "财预〔2016〕143号, rules for publishing local budgets"),
        example: ("政府性基金预算支出表无数字、无注", "an empty table of government funds without a note"),
    },
    RuleDoc {
        id: "CPL-07",
        severity: Severity::Error,
        title: ("有数字的表注明无数据", "A note denies the figures above it"),
        what: ("“本表无数据”“空表”一类的注只能出现在没有数字的表下。", "A note such as 本表无数据 stands only under a table without figures."),
        basis: LOGIC,
        example: ("收入总表下注“本表无数据”", "本表无数据 under a filled table"),
    },
    RuleDoc {
        id: "FIN-01",
        severity: Severity::Error,
        title: ("决算收支不平衡", "Final accounts do not balance"),
        what: ("收入侧总计等于支出侧总计。", "The grand total of what came in equals that of what went out."),
        basis: INCOME_EQUALS,
        example: ("总计 2,995.39 与 2,995.93", "grand totals 2,995.39 and 2,995.93"),
    },
    RuleDoc {
        id: "FIN-05",
        severity: Severity::Error,
        title: ("决算各表同一数字不一致", "The same figure differs between final-accounts tables"),
        what: ("同一收支、同一科目、同一资金在各表中的数字一致。", "One coordinate has one value in every table."),
        basis: LOGIC,
        example: ("财政拨款总表 326.71,一般公共预算表 362.71", "326.71 in one table, 362.71 in another"),
    },
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
            "一列数字整体上移或下移若干行后,被破坏的关系全部恢复,合并为一条。",
            "Moving a column back by some rows restores what it breaks; told once for everything that follows from it.",
        ),
        basis: LOGIC,
        example: ("项目支出一列整体下移一行", "the project column one row too low"),
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
        example: ("302 商品和服务支出 24,840,779,下级之和 24,840,778", "302 is 24,840,779, its children sum to 24,840,778"),
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
        what: ("合计列等于基本支出、项目支出等各列之和,逐行成立。", "A total column is the sum of its columns, in every row."),
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
        id: "XTB-02",
        severity: Severity::Error,
        title: ("各表同一数字不一致", "The same figure differs between tables"),
        what: (
            "同一收支、同一科目、同一资金、同一支出性质,在各表中的数字一致。全书没有用到的资金或结转,其区分不影响比较。",
            "One coordinate has one value in every table. Distinctions that a book does not use (no government fund, nothing carried over) do not stand in the way.",
        ),
        basis: LOGIC,
        example: ("支出总表 2080150 基本支出 335.54,一般公共预算表 353.54", "335.54 in one table, 353.54 in another"),
    },
];

#[cfg(test)]
mod tests {
    use super::rules;

    #[test]
    fn ids_are_sorted_and_unique() {
        assert!(rules().windows(2).all(|pair| pair[0].id < pair[1].id));
    }
}
