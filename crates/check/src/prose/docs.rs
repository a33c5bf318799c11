//! The ids that a slip in a sentence is told under.

use mingzhang_model::Severity;

use crate::rules::docs::{LOGIC, RuleDoc};

const TRUE: (&str, &str) = ("真实性", "truthfulness");
const ITEMS: (&str, &str) = ("财预〔2016〕143号", "Cai Yu [2016] No. 143");

/// Documentation of the laws in sentences.
pub(crate) const DOCS: &[RuleDoc] = &[
    RuleDoc {
        id: "TXT-01",
        severity: Severity::Error,
        title: ("文字中的收支总额与总表不一致", "Totals in the text differ from the summary table"),
        what: (
            "说明文字中的收入、支出总额与收支总表同一数字一致。",
            "Totals that sentences state equal those of the summary table.",
        ),
        basis: TRUE,
        example: ("文字2,721.37万元,表中2712.37", "2,721.37 in the text, 2712.37 in the table"),
    },
    RuleDoc {
        id: "TXT-02",
        severity: Severity::Error,
        title: ("文字中的收入与收入表不一致", "Income in the text differs from the revenue table"),
        what: (
            "各项资金的收入及其占比与收入总表一致。",
            "Each fund's income and its share agree with the revenue table.",
        ),
        basis: TRUE,
        example: ("占77.96%,应为77.69%", "77.96% for 77.69%"),
    },
    RuleDoc {
        id: "TXT-03",
        severity: Severity::Error,
        title: (
            "文字中的基本、项目支出与支出表不一致",
            "Basic and project spending in the text differ from the table",
        ),
        what: (
            "基本支出、项目支出及其占比与支出总表一致。",
            "Basic and project spending and their shares agree with the expenditure table.",
        ),
        basis: TRUE,
        example: ("基本支出478.89万元,表中487.89", "478.89 in the text, 487.89 in the table"),
    },
    RuleDoc {
        id: "TXT-04",
        severity: Severity::Error,
        title: (
            "文字中的财政拨款与财政拨款表不一致",
            "Fiscal appropriations in the text differ from the table",
        ),
        what: (
            "财政拨款收支各数与财政拨款收支总表一致。",
            "Fiscal figures in sentences agree with the fiscal summary.",
        ),
        basis: TRUE,
        example: ("卫生健康支出28.75万元,表中27.85", "28.75 in the text, 27.85 in the table"),
    },
    RuleDoc {
        id: "TXT-05",
        severity: Severity::Error,
        title: ("文字中的科目支出与支出表不一致", "Spending by subject in the text differs from the table"),
        what: (
            "按科目列出的支出与支出表同一科目一致。",
            "Spending that sentences list by subject equals the table's.",
        ),
        basis: TRUE,
        example: ("行政运行838.99万元,表中938.99", "838.99 in the text, 938.99 in the table"),
    },
    RuleDoc {
        id: "TXT-06",
        severity: Severity::Error,
        title: (
            "文字中的人员、公用经费与基本支出表不一致",
            "Personnel and operating expenses in the text differ from the table",
        ),
        what: (
            "人员经费、公用经费与基本支出表一致。",
            "Personnel and operating expenses agree with the table of basic spending.",
        ),
        basis: TRUE,
        example: ("人员经费426.60万元,表中462.60", "426.60 in the text, 462.60 in the table"),
    },
    RuleDoc {
        id: "TXT-09",
        severity: Severity::Error,
        title: ("文字中的三公经费与三公表不一致", "Three-public expenses in the text differ from the table"),
        what: (
            "三公经费总额、各项和明细与三公经费表一致。",
            "Total, items and split agree with the three-public table.",
        ),
        basis: ITEMS,
        example: ("文字1.6万元,表中2.6", "1.6 in the text, 2.6 in the table"),
    },
    RuleDoc {
        id: "TXT-11",
        severity: Severity::Error,
        title: ("政府采购总额不等于货物、工程、服务之和", "Procurement is not goods + works + services"),
        what: (
            "政府采购预算总额等于货物、工程、服务三项之和。",
            "The procurement total is the sum of goods, works and services.",
        ),
        basis: LOGIC,
        example: ("616.68,三项之和615.68", "616.68, the three add up to 615.68"),
    },
    RuleDoc {
        id: "TXT-13",
        severity: Severity::Error,
        title: ("文字中的项目数字与项目表不一致", "Project figures in the text differ from the table"),
        what: (
            "文字中各项目的金额与项目支出表一致。",
            "Amounts of projects in sentences equal the project table's.",
        ),
        basis: TRUE,
        example: ("物业费97.05万元,表中79.05", "97.05 in the text, 79.05 in the table"),
    },
    RuleDoc {
        id: "TXT-14",
        severity: Severity::Error,
        title: ("文字中的百分比算不出来", "A percentage in the text does not follow from its amounts"),
        what: (
            "按书中印出的数字重新计算占比;只有印刷精度内怎么取值都算不出时才报。",
            "Shares are computed again from the printed amounts; told only where no amounts that print so give them.",
        ),
        basis: LOGIC,
        example: ("100%,实为88.31%", "100% for 88.31%"),
    },
    RuleDoc {
        id: "TXT-15",
        severity: Severity::Error,
        title: ("增减方向与数字相反", "A direction word contradicts the figures"),
        what: (
            "增加、减少、持平与两年数字的大小关系一致。",
            "Increase, decrease and unchanged agree with the two years' figures.",
        ),
        basis: LOGIC,
        example: ("由54.60到53.84,写作增加", "from 54.60 to 53.84, called an increase"),
    },
    RuleDoc {
        id: "TXT-19",
        severity: Severity::Error,
        title: ("文字中的单位写错", "The wrong unit in a sentence"),
        what: (
            "文字中的数字与表中相同，而单位写成了元（表为万元）。",
            "The digits of a sentence are those of the table, but the unit says yuan where the table has wan yuan.",
        ),
        basis: LOGIC,
        example: ("公务用车运行费 1.60元，表中 1.60万元", "1.60元 in the text, 1.60万元 in the table"),
    },
    RuleDoc {
        id: "TXT-22",
        severity: Severity::Warning,
        title: ("同一数字在文字中前后不一致", "The same figure is stated differently in the text"),
        what: (
            "文字中同一年度、同一科目、同一口径的数字前后一致。",
            "One thing has one figure wherever sentences state it.",
        ),
        basis: LOGIC,
        example: ("前文257.14万元,后文245.53", "257.14 before, 245.53 after"),
    },
    RuleDoc {
        id: "YOY-01",
        severity: Severity::Error,
        title: ("与上年比较的数字互相矛盾", "Comparisons with last year contradict each other"),
        what: (
            "本年数减去增减额得到的上年数,全书处处一致。",
            "Last year's figure, worked out from each comparison, is the same everywhere.",
        ),
        basis: TRUE,
        example: ("一处推得上年2,120.12,另一处推得2,102.12", "2,120.12 by one sentence, 2,102.12 by another"),
    },
    RuleDoc {
        id: "YOY-02",
        severity: Severity::Error,
        title: ("增减百分比算不出来", "A rate of change does not follow from its amounts"),
        what: (
            "增减额除以上年数等于所写百分比,精确到所印位数。",
            "The difference over last year's figure is the printed percentage, to its last digit.",
        ),
        basis: LOGIC,
        example: ("减少12.78,上年2,120.12,写作下降0.9%", "down 12.78 from 2,120.12, called 0.9%"),
    },
    RuleDoc {
        id: "YOY-11",
        severity: Severity::Error,
        title: ("各部分增减之和不等于总增减", "Changes of the parts do not add up"),
        what: (
            "各部分之和等于总额时,各部分增减额之和等于总增减额。",
            "Where parts make up the whole, their changes make up its change.",
        ),
        basis: LOGIC,
        example: ("-5,965 + 119,614 与 115,649", "-5,965 + 119,614 beside 115,649"),
    },
    RuleDoc {
        id: "YOY-12",
        severity: Severity::Error,
        title: ("上年数为零却写了百分比", "A percentage of nothing"),
        what: (
            "推得的上年数为零时,没有增减百分比。",
            "Where last year's figure is zero there is no rate of change.",
        ),
        basis: LOGIC,
        example: ("0.40万元,增加0.40万元,增长100%", "0.40, up by 0.40, called 100%"),
    },
    RuleDoc {
        id: "PRJ-01",
        severity: Severity::Error,
        title: ("文字中的合计不等于各项之和", "A sum written out in the text is wrong"),
        what: ("“甲……,乙……,共计丙”中,甲乙之和等于丙。", "In “A…, B…, in all C”, A and B add up to C."),
        basis: LOGIC,
        example: ("234841.58 + 5524.84,共计290366.42", "234841.58 + 5524.84, in all 290366.42"),
    },
    RuleDoc {
        id: "FIN-18",
        severity: Severity::Error,
        title: ("决算文字中的占比算不出来", "A share in final accounts does not follow from its amounts"),
        what: (
            "占比用对应的分母重新计算:收入用本年收入合计,支出用本年支出合计,三公用三公合计。",
            "Shares are computed again with their own denominator.",
        ),
        basis: LOGIC,
        example: ("2106.66 / 2940.05,写作71.73%", "2106.66 / 2940.05, called 71.73%"),
    },
    RuleDoc {
        id: "FIN-22",
        severity: Severity::Error,
        title: ("完成预算的百分比算不出来", "A rate of completion does not follow from its amounts"),
        what: (
            "支出决算数除以对应的预算数（年初、全年或调整预算）等于所写百分比。预算数为零的没有完成率：有支出的报警告，没有支出的作提示。",
            "What was done over the budget that the rate names (first, whole-year or adjusted) is the printed percentage. A budget of nothing has no rate: a warning where something was spent, else an info.",
        ),
        basis: LOGIC,
        example: ("245.53 / 274.82,写作93.57%", "245.53 / 274.82, called 93.57%"),
    },
];
