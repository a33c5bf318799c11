//! The figures in a paragraph: money, percentages, numbers of things, and the words that stand for a change of zero.

use mingzhang_catalog::last_bytes;
use mingzhang_model::{MoneyUnit, Percent, Printed};

/// A figure with its unit.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    /// First byte of the figure.
    pub(super) start: usize,
    /// The byte after its unit.
    pub(super) end: usize,
    pub(super) what: What,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum What {
    Money(Printed),
    Percent(Percent),
    Quantity {
        number: String,
        noun: &'static str,
    },
    /// 持平, 相同, 一致
    Unchanged,
}

/// Money units as sentences write them, the longest first.
const MONEY: [(&str, MoneyUnit); 5] = [
    ("百万元", MoneyUnit::MillionYuan),
    ("亿元", MoneyUnit::YiYuan),
    ("万元", MoneyUnit::WanYuan),
    ("千元", MoneyUnit::ThousandYuan),
    ("元", MoneyUnit::Yuan),
];

/// What is counted in sentences, the longest first.
const NOUNS: [&str; 30] = [
    "平方米",
    "平米",
    "人次",
    "批次",
    "车次",
    "个百分点",
    "公里",
    "小时",
    "辆",
    "台",
    "套",
    "人",
    "名",
    "个",
    "家",
    "批",
    "次",
    "项",
    "处",
    "件",
    "卷",
    "份",
    "期",
    "场",
    "册",
    "户",
    "分",
    "间",
    "座",
    "类",
];

const UNCHANGED: [&str; 4] = ["持平", "相同", "一致", "无变化"];

/// The figures of a squeezed paragraph in their order.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let Some(next) = rest.char_indices().find(|(_, c)| is_digit(*c) || "持相一无".contains(*c))
        else {
            break;
        };
        let start = at + next.0;
        let rest = text.get(start..).unwrap_or("");
        if is_digit(next.1) {
            let length = number_length(rest);
            if let Some(token) = figure(text, start, length) {
                at = token.end;
                out.push(token);
                continue;
            }
            at = start + length;
            continue;
        }
        if let Some(word) = UNCHANGED.iter().find(|word| rest.starts_with(**word)) {
            let end = start + word.len();
            if compares(text.get(..start).unwrap_or("")) {
                out.push(Token { start, end, what: What::Unchanged });
            }
            at = end;
            continue;
        }
        at = start + next.1.len_utf8();
    }
    out
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// How many bytes the number at the beginning takes: digits, thousands separated by commas of either width, one point.
fn number_length(text: &str) -> usize {
    // One letter past the number, so that its end is known.
    let part_of = |c: &char| is_digit(*c) || ",，.．".contains(*c);
    let length = text.chars().take_while(part_of).map(char::len_utf8).sum::<usize>();
    let chars: Vec<(usize, char)> =
        text.get(..length).unwrap_or("").char_indices().chain([(length, '\0')]).collect();
    let digits_from = |from: usize| chars.iter().skip(from).take_while(|(_, c)| is_digit(*c)).count();
    let mut index = digits_from(0);
    while let Some((_, c)) = chars.get(index) {
        let group = digits_from(index + 1);
        match c {
            // `3，518.85` is one number, `增加2，2026年` is two.
            ',' | '，' if group == 3 && index <= 15 => index += 4,
            '.' | '．' if group > 0 => {
                index += 1 + group;
                break;
            }
            _ => break,
        }
    }
    chars.get(index).map_or(text.len(), |(at, _)| *at)
}

fn figure(text: &str, start: usize, length: usize) -> Option<Token> {
    let before = text.get(..start)?;
    let number = text.get(start..start + length)?;
    let after = text.get(start + length..)?;
    let previous = before.chars().next_back();
    if previous.is_some_and(|c| c.is_ascii_alphabetic() || c == '.') || before.ends_with('第') {
        return None;
    }
    let is_negative = matches!(previous, Some('-' | '−' | '－'))
        && !before.trim_end_matches(['-', '−', '－']).ends_with(is_digit);
    let (start, number) = if is_negative {
        (start - previous.map_or(0, char::len_utf8), format!("-{number}"))
    } else {
        (start, number.to_owned())
    };
    let at = before.len() + length;
    // A threshold of the law is not a figure of the unit: 单价50万元以上, 100万元（含）以上.
    let is_threshold = |rest: &str| {
        let bracket = rest.starts_with(['（', '(']).then(|| rest.find(['）', ')'])).flatten();
        let rest = match bracket {
            Some(close) => rest.get(close..).unwrap_or("").trim_start_matches(['）', ')']),
            None => rest,
        };
        ["以上", "以下", "以内"].iter().any(|word| rest.starts_with(word))
    };
    for (word, unit) in MONEY {
        if let Some(rest) = after.strip_prefix(word) {
            if is_threshold(rest) || rest.starts_with(['/', '／']) {
                return None;
            }
            let printed = Printed::parse(&number, unit)?;
            return Some(Token { start, end: at + word.len(), what: What::Money(printed) });
        }
    }
    // 涉及资金100万: the unit is cut short, the amount is still one.
    if let Some(rest) = after.strip_prefix('万')
        && !NOUNS.iter().any(|noun| rest.starts_with(noun))
        && !is_threshold(rest)
    {
        let printed = Printed::parse(&number, MoneyUnit::WanYuan)?;
        return Some(Token { start, end: at + '万'.len_utf8(), what: What::Money(printed) });
    }
    if after.starts_with(['%', '％']) {
        let end = at + after.chars().next().map_or(0, char::len_utf8);
        return Some(Token { start, end, what: What::Percent(Percent::parse(&number)?) });
    }
    let noun = NOUNS.into_iter().find(|noun| after.starts_with(noun))?;
    // `2个月`, `3项目` count something else.
    if after.get(noun.len()..)?.starts_with(['月', '点']) {
        return None;
    }
    let digits = number.chars().filter(|c| !",，".contains(*c)).collect();
    Some(Token { start, end: at + noun.len(), what: What::Quantity { number: digits, noun } })
}

/// Whether 持平, 相同 or 一致 right after these words compares with an earlier figure.
fn compares(before: &str) -> bool {
    let before = last_bytes(before, 600);
    let clause = before.rsplit(['。', '；', '，', ',', ';', '、', '：']).next().unwrap_or(before);
    ["与", "比", "较", "同", "和"].iter().any(|word| clause.contains(word))
        && ["年", "预算", "决算", "执行数"].iter().any(|word| clause.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        tokens(text)
            .into_iter()
            .map(|token| {
                let words = text.get(token.start..token.end).unwrap_or("").to_owned();
                match token.what {
                    What::Money(printed) => format!("{words}={}", printed.value().fen()),
                    What::Percent(percent) => format!("{words}={percent}"),
                    What::Quantity { number, noun } => format!("{words}={number}|{noun}"),
                    What::Unchanged => words,
                }
            })
            .collect()
    }

    #[test]
    fn finds_figures_and_their_units() {
        assert_eq!(
            shown(
                "2026年收入总计2,712.37万元，增长12.75万元，增长0.47%，共有车辆3辆，比2025年减少－3.5万元。"
            ),
            [
                "2,712.37万元=2712370000",
                "12.75万元=12750000",
                "0.47%=0.47%",
                "3辆=3|辆",
                "－3.5万元=-3500000"
            ]
        );
        assert_eq!(shown("（项）3，518.85万元"), ["3，518.85万元=3518850000"]);
        assert_eq!(shown("与2025年预算持平，口径一致"), ["持平"]);
        assert_eq!(shown("涉及资金100万，用于"), ["100万=100000000"]);
    }

    #[test]
    fn thresholds_dates_and_numbers_of_documents_are_no_figures() {
        for text in [
            "单价50万元（含）以上的设备",
            "价值100万元以上",
            "同编发〔2020〕8号",
            "2026年1月1日",
            "第3个百分点",
            "T12表",
            "48.38元/平方米",
        ] {
            assert_eq!(shown(text), [""; 0], "{text}");
        }
    }
}
