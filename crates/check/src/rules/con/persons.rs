//! PRV-03 and PRV-07: persons that can be told: a name beside hardship or illness, the pay of one or two.

use mingzhang_catalog::words;
use mingzhang_model::{Message, Role, Severity};

use super::DISCLOSURE;
use super::mask::{hide, masked};
use super::pieces::{Piece, pieces};
use super::places::Places;
use super::scan::{amounts, first, has, numbers, sentences};
use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding, likely};

/// The rules.
pub(crate) const RULE: Rule = Rule { docs: &[NAMES, FEW], check };

const NAMES: RuleDoc = RuleDoc {
    id: "PRV-03",
    severity: Severity::Warning,
    title: ("困难、患病人员的姓名", "The name of a person in hardship or illness"),
    what: (
        "困难群众、患者、残疾人、未成年人等的姓名不得公开,应当隐去或者以“某”代替。只认“困难职工张三患病”一类写法,报告中的姓名已遮盖。",
        "Names of persons in hardship, ill, disabled or under age must not be published. Only wordings such as 困难职工张三患病 are taken; reports mask the name.",
    ),
    basis: DISCLOSURE,
    example: ("困难职工张三患病住院", "a worker in hardship by name"),
};

const FEW: RuleDoc = RuleDoc {
    id: "PRV-07",
    severity: Severity::Warning,
    title: ("一两个人的待遇可以推知", "The pay of one or two persons can be told"),
    what: (
        "一句话里只有一两个人,又写出工资、补助等金额的,能够推知个人待遇,公开前应当合并或者隐去。",
        "A sentence with one or two persons and an amount of pay tells what each of them gets: merge or leave out before publishing.",
    ),
    basis: DISCLOSURE,
    example: ("离休人员1人,离休费25万元", "1 retired cadre, a pension of 250,000 yuan"),
};

/// Surnames that cover nine in ten; words that begin with one are told apart by what follows the name.
const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文";
/// What follows a name and nothing else.
const BEHIND_NAMES: [&str; 7] = ["同志", "患", "因病", "因残", "因车祸", "等人", "（身份证"];
/// Groups whose pay may be told.
const GROUPS: [&str; 14] = [
    "在职人员",
    "离休人员",
    "退休人员",
    "聘用人员",
    "临聘人员",
    "编外人员",
    "遗属",
    "工勤人员",
    "司机",
    "驾驶员",
    "公益性岗位人员",
    "派遣人员",
    "离休干部",
    "返聘人员",
];
const PAY: [&str; 11] = [
    "工资",
    "薪酬",
    "离休费",
    "退休费",
    "生活补助",
    "抚恤金",
    "劳务报酬",
    "津贴",
    "遗属补助",
    "社保",
    "奖金",
];

/// The names that were found.
#[derive(Default)]
struct Named<'a> {
    first: Option<&'a str>,
    places: Places,
}

/// Finds names and small groups.
fn check(context: &Context<'_>) -> Verdict {
    let pieces = pieces(context);
    let hardship: Vec<&'static str> =
        words::PERSONS.iter().filter(|word| word.kind == "hardship").map(|word| word.word).collect();
    let mut named = Named::default();
    let mut few = Places::default();
    for piece in &pieces {
        names(context, piece, &hardship, &mut named);
        small_groups(context, piece, &mut few);
    }
    let mut findings = Vec::new();
    if let Some(name) = named.first {
        let message =
            Message::new("prv-name").with("shown", masked(name)).with("places", named.places.count());
        findings.push(likely(finding(&NAMES, Severity::Warning, message, "", named.places.spots())));
    }
    if few.count() > 0 {
        let message = Message::new("prv-few-persons").with("places", few.count());
        findings.push(likely(finding(&FEW, Severity::Warning, message, "", few.spots())));
    }
    Verdict::over(pieces.len(), "reach-no-text", findings)
}

/// A word of hardship, then a surname, one or two letters, and what only follows a name.
fn names<'a>(context: &Context<'_>, piece: &Piece<'a>, hardship: &[&str], named: &mut Named<'a>) {
    for word in hardship {
        for (at, _) in piece.text.match_indices(word) {
            let from = at + word.len();
            let rest = piece.text.get(from..).unwrap_or("");
            let Some(name) = name_at(rest) else { continue };
            named.first.get_or_insert(name);
            named.places.add(|| hide(piece.spot(context, at, from + name.len(), Role::Primary), &[name]));
        }
    }
}

/// The name that a text begins with, if what follows shows that it is one.
fn name_at(text: &str) -> Option<&str> {
    let surname = text.chars().next().filter(|c| SURNAMES.contains(*c))?;
    [3, 2].into_iter().find_map(|count| {
        let name = first(text, count);
        let behind = text.get(name.len()..)?;
        let given = name.get(surname.len_utf8()..)?;
        let is_given = !given.is_empty()
            && given.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
            && !has(
                given,
                &["某", "等", "患", "因", "同", "病", "年", "期", "龄", "人", "者", "员", "前", "后"],
            );
        // 白内障患者 is an illness.
        (is_given && !behind.starts_with("患者") && BEHIND_NAMES.iter().any(|word| behind.starts_with(word)))
            .then_some(name)
    })
}

/// A sentence with one or two persons of a group, with pay and an amount, and nobody else.
fn small_groups(context: &Context<'_>, piece: &Piece<'_>, few: &mut Places) {
    for (from, sentence) in sentences(piece.text) {
        // 因退休人员1人减少工资5万元 tells a change, and no pay.
        let change = ["增加", "减少", "增长", "下降", "原因", "因", "较", "比上年", "持平"];
        if !has(sentence, &PAY) || !has(sentence, &GROUPS) || has(sentence, &change) {
            continue;
        }
        let persons: Vec<_> = numbers(sentence)
            .into_iter()
            .filter(|number| number.noun(&["人", "名", "位"]).is_some() && !number.after.starts_with("人次"))
            .collect();
        let [only] = persons.as_slice() else { continue };
        let beside = sentence.get(..only.start).is_some_and(|head| GROUPS.iter().any(|g| head.ends_with(g)))
            || GROUPS.iter().any(|group| only.after.get(3..).is_some_and(|rest| rest.starts_with(group)));
        let paid = amounts(sentence)
            .iter()
            .any(|amount| amount.start > only.end && !amount.printed.value().is_zero());
        if beside && paid && matches!(only.count(), Some(1 | 2)) {
            few.add(|| piece.spot(context, from + only.start, from + only.end, Role::Primary));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::name_at;

    #[test]
    fn a_name_is_known_by_what_follows() {
        assert_eq!(name_at("张伟患重病"), Some("张伟"));
        assert_eq!(name_at("李建国同志"), Some("李建国"));
        for no in ["高度重视", "张某患病", "任务完成", "康复训练", "白内障患者", "常年患病", "家庭因病"]
        {
            assert_eq!(name_at(no), None, "{no}");
        }
    }
}
