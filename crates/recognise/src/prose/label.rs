//! The words in front of a figure: which part they play, and what they name.

use mingzhang_model::{Base, Direction};

/// The part that a figure plays in its sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// An amount of its own.
    Amount,
    /// `共计` and nothing else: the sum of what stands before.
    Sum,
    /// `占…的`: with the words between.
    Share(String),
    /// A difference, with the words that name what changed (possibly none).
    Change(Direction, Base, String),
    /// A difference whose words stand behind the direction, as reasons put it: 减少设备购置项目.
    Moved(Direction, String),
    /// `完成年初预算的`
    Completion,
}

const UP: [&str; 7] = ["增加", "增长", "上升", "提高", "上涨", "增收", "增幅"];
const DOWN: [&str; 9] = ["减少", "下降", "降低", "压减", "压缩", "减收", "缩减", "降幅", "核减"];

/// Words between a direction and its figure that say nothing more: 增加额为, 减少了.
const AFTER_DIRECTION: [&str; 12] =
    ["了", "约", "为", "额", "数", "金额", "资金", "率", "比例", "幅度", "预算", ":"];

/// The last clause of the words before a figure, and everything since the last figure or sentence.
pub(super) struct Words<'a> {
    /// From the last comma on.
    pub(super) clause: &'a str,
    /// From the last full stop or semicolon on.
    pub(super) sentence: &'a str,
}

impl<'a> Words<'a> {
    pub(super) fn of(gap: &'a str) -> Self {
        let after = |text: &'a str, marks: &[char]| -> &'a str {
            text.rfind(|c| marks.contains(&c)).map_or(text, |at| {
                let width = text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
                text.get(at + width..).unwrap_or("")
            })
        };
        let sentence = after(gap, &['。', '；', ';', '！']);
        let mut clause = after(sentence, &['，', ',', '：', ':', '、']);
        // A bracket that is still open begins a clause; 因公出国（境）费 is one name.
        if let Some(open) = clause.rfind(['（', '('])
            && !clause.get(open..).is_some_and(|rest| rest.contains(['）', ')']))
        {
            clause = after(clause, &['（', '(']);
        }
        for word in ["原因是", "原因为", "原因：", "主要是", "其中"] {
            clause = clause.rfind(word).and_then(|at| clause.get(at + word.len()..)).unwrap_or(clause);
        }
        Self { clause: mingzhang_catalog::strip_ordinal(clause).1, sentence }
    }
}

/// What the words say a figure is; `percent` tells a share from an amount.
pub(super) fn role(words: &Words<'_>, percent: bool) -> Role {
    let clause = words.clause;
    if percent {
        if let Some(at) = clause.rfind("完成")
            && clause.get(at..).is_some_and(|rest| rest.contains("预算") || rest.contains("计划"))
        {
            return Role::Completion;
        }
        if let Some(at) = clause.rfind('占') {
            let whole = clause.get(at + '占'.len_utf8()..).unwrap_or("");
            let whole = whole.trim_end_matches(['的', '为', '约']);
            let whole = ["比重", "比例", "比"].iter().fold(whole, |rest, word| rest.trim_end_matches(word));
            return Role::Share(whole.trim_end_matches('的').to_owned());
        }
    }
    if let Some((direction, before)) = direction(clause) {
        let (base, what) = compared(words.sentence, before);
        return Role::Change(direction, base, what);
    }
    if !percent && is_bare_sum(clause) {
        return Role::Sum;
    }
    if !percent && let Some((direction, what)) = moved(clause) {
        return Role::Moved(direction, what.to_owned());
    }
    Role::Amount
}

/// A clause that begins with a direction and goes on with what it moves.
fn moved(clause: &str) -> Option<(Direction, &str)> {
    let find = |words: &[&str]| words.iter().find_map(|word| clause.strip_prefix(word));
    match (find(&UP), find(&DOWN)) {
        (Some(what), None) => Some((Direction::Up, what)),
        (None, Some(what)) => Some((Direction::Down, what)),
        _ => None,
    }
}

/// The direction that a clause ends with, and the words before it. Both directions at once are none.
fn direction(clause: &str) -> Option<(Direction, &str)> {
    let mut tail = clause;
    while let Some(shorter) = AFTER_DIRECTION.iter().find_map(|word| tail.strip_suffix(word)) {
        tail = shorter;
    }
    let find = |words: &[&str]| words.iter().find_map(|word| tail.strip_suffix(word));
    let (direction, before) = match (find(&UP), find(&DOWN)) {
        (Some(before), None) => (Direction::Up, before),
        (None, Some(before)) => (Direction::Down, before),
        _ => return None,
    };
    // 稳增长 and 促增长 are names of programmes.
    let slogan = before.ends_with(['稳', '促', '保']);
    let doubled =
        slogan || UP.iter().chain(&DOWN).any(|word| before.ends_with(word)) || before.ends_with(['增', '减']);
    (!doubled).then_some((direction, before))
}

/// Against what a change is measured, and which words of the clause name what changed.
fn compared(sentence: &str, clause_before: &str) -> (Base, String) {
    let base = base(sentence);
    (base, without_comparison(clause_before))
}

/// The base that a comparison names.
pub(super) fn base(sentence: &str) -> Base {
    let Some(at) = last_comparison(sentence) else { return Base::Unsaid };
    let rest = sentence.get(at..).unwrap_or("");
    let named = rest.find("年").map_or(rest, |year| rest.get(year..).unwrap_or(""));
    // Only the words right after the year: `比2024年预算执行数增加`.
    let named: String = named.chars().take(8).collect();
    if named.contains("执行") || named.contains("决算") || named.contains("实际") {
        Base::LastActual
    } else if !rest.contains('年') {
        if rest.contains("预算") { Base::OwnBudget } else { Base::Unsaid }
    } else if named.contains("预算") {
        Base::LastBudget
    } else {
        Base::LastYear
    }
}

/// The year that the last comparison of a sentence names in digits.
pub(super) fn base_year(sentence: &str) -> Option<i32> {
    let rest = sentence.get(last_comparison(sentence)?..)?;
    let digits = rest.trim_start_matches(['比', '较', '与', '同']);
    digits.get(4..)?.starts_with('年').then(|| digits.get(..4)?.parse().ok())?
}

/// Where the last 比, 较, 与 or 同 stands that a year or a budget follows.
fn last_comparison(text: &str) -> Option<usize> {
    text.char_indices()
        .rfind(|(at, c)| {
            let rest: String = text.get(at + c.len_utf8()..).unwrap_or("").chars().take(6).collect();
            "比较与同".contains(*c)
                && !text.get(..*at).is_some_and(|before| before.ends_with('相'))
                && (rest.starts_with("上年")
                    || rest.starts_with("上一年")
                    || rest.starts_with("去年")
                    || rest.starts_with("20")
                    || rest.starts_with("年初预算")
                    || rest.starts_with("预算"))
        })
        .map(|(at, _)| at)
}

/// The words without the comparison in them: `一般公共预算较上年` is 一般公共预算.
pub(super) fn without_comparison(clause: &str) -> String {
    let Some(at) = last_comparison(clause) else { return clause.to_owned() };
    let before = clause.get(..at).unwrap_or("");
    let after = clause.get(at..).unwrap_or("");
    let after = after.trim_start_matches(|c: char| "比较与同上一去年度".contains(c) || c.is_ascii_digit());
    let after = [
        "年初",
        "预算",
        "决算",
        "执行",
        "支出数",
        "收入数",
        "数",
        "相比",
        "相",
        "有所",
        "共",
        "总体",
        "净",
        "调整",
    ]
    .iter()
    .fold(after, |rest, word| rest.trim_start_matches(word));
    format!("{before}{after}")
}

/// `共计`, `合计`, `总计`, with nothing that names what is counted.
fn is_bare_sum(clause: &str) -> bool {
    let bare = clause.trim_end_matches(['为', '约', '是']);
    let word = ["共计", "合计", "总计", "累计", "共"].iter().find_map(|word| bare.strip_suffix(word));
    word.is_some_and(|before| before.is_empty() || ["以上", "两项", "三项", "上述", "总共"].contains(&before))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(gap: &str, percent: bool) -> Role {
        role(&Words::of(gap), percent)
    }

    #[test]
    fn words_tell_the_part_of_a_figure() {
        assert_eq!(said("2026年度某中心预算收入总计", false), Role::Amount);
        assert_eq!(said("，占", true), Role::Share(String::new()));
        assert_eq!(said("，占本年支出合计的", true), Role::Share("本年支出合计".into()));
        assert_eq!(said("，完成年初预算的", true), Role::Completion);
        assert_eq!(said("，共计", false), Role::Sum);
        assert_eq!(said("，比上年增长", false), Role::Change(Direction::Up, Base::LastYear, String::new()));
        assert_eq!(
            said("，比2024年预算执行数增加", false),
            Role::Change(Direction::Up, Base::LastActual, String::new())
        );
        assert_eq!(
            said("。与2023年度相比，一般公共预算财政拨款支出减少", false),
            Role::Change(Direction::Down, Base::LastYear, "一般公共预算财政拨款支出".into())
        );
        assert_eq!(
            said("①一般公共预算较上年减少", false),
            Role::Change(Direction::Down, Base::LastYear, "一般公共预算".into())
        );
        assert_eq!(said("，下降", true), Role::Change(Direction::Down, Base::Unsaid, String::new()));
    }

    #[test]
    fn a_direction_that_governs_other_words_is_no_change_of_the_whole() {
        assert_eq!(
            said("，减少实有账户结余资金项目", false),
            Role::Moved(Direction::Down, "实有账户结余资金项目".into())
        );
        assert_eq!(said("，比上年减增加", false), Role::Amount);
    }
}
