//! TXT-25: a share has its per cent, an amount its unit.

use mingzhang_model::{Message, Severity};

use crate::rules::Rule;
use crate::rules::context::{Context, Words};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding, likely};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "TXT-25",
    severity: Severity::Warning,
    title: ("数字缺单位", "A figure without its unit"),
    what: (
        "占比应带百分号，金额应带“万元”或“元”；只写“万”的也不完整；数为零的也应带单位，与同句一致（提示）。",
        "Shares have their per cent sign and amounts 万元 or 元; a bare 万 is not a unit of money. Nothing has a unit too, that of its sentence (an info).",
    ),
    basis: ("公文与表格的通行格式", "the usual form of documents and tables"),
    example: ("占76.23；支出决算为4.19。；总预算1720.00万", "占76.23；; 支出决算为4.19。; 1720.00万"),
};

/// What calls for a figure with a unit.
const CALLS: [&str; 14] = [
    "决算为",
    "预算为",
    "预算数为",
    "决算数为",
    "支出为",
    "收入为",
    "经费为",
    "共计",
    "合计",
    "总计",
    "增加",
    "减少",
    "安排",
    "占",
];

fn check(context: &Context<'_>) -> Verdict {
    let mut bare: Vec<Words> = Vec::new();
    let mut short: Vec<Words> = Vec::new();
    let mut zero: Vec<Words> = Vec::new();
    let mut places = 0;
    for passage in &context.passages {
        if context.in_glossary(passage.first()) {
            continue;
        }
        places += 1;
        bare.extend(without_unit(&passage.text).into_iter().map(|(start, end)| passage.words(start, end)));
        zero.extend(bare_zero(&passage.text).into_iter().map(|(start, end)| passage.words(start, end)));
        short.extend(bare_wan(&passage.text).into_iter().map(|(start, end)| passage.words(start, end)));
    }
    if context.is_blank() {
        return Verdict::not_applicable("reach-blank-form");
    }
    let mut findings = Vec::new();
    for (hits, id, severity, about) in [
        (bare, "txt-no-unit", Severity::Warning, "bare"),
        (short, "txt-short-unit", Severity::Info, "wan"),
        (zero, "txt-zero-unit", Severity::Info, "zero"),
    ] {
        let spots = context.quotes(&hits);
        if let Some(example) = spots.first().map(|spot| spot.text.clone()) {
            let message = Message::new(id).with("example", example).with("count", hits.len());
            findings.push(likely(finding(&DOC, severity, message, about, spots)));
        }
    }
    Verdict::over(places, "reach-no-text", findings)
}

/// A figure with decimals after a word that calls for a unit, closed by punctuation.
fn without_unit(text: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    for call in CALLS {
        for (at, call) in text.match_indices(call) {
            let after = text.get(at + call.len()..).unwrap_or("");
            let Some(number) = number(after) else { continue };
            let end = at + call.len() + number.len();
            let closed =
                text.get(end..).is_none_or(|rest| rest.is_empty() || rest.starts_with(['。', '；', '，']));
            // 占0.7623 is unclear, and so is a number without decimals: 增加2，减少1 may count people.
            let money = number.contains('.') && (call != "占" || !number.starts_with("0."));
            if closed && money {
                out.push((at, end));
            }
        }
    }
    out.sort_unstable();
    out.dedup_by_key(|(_, end)| *end);
    out
}

/// `年初预算为0，支出决算为150万元`, `年初预算为0元，支出决算为177.17万元`: nothing without a unit, or in another than its sentence.
fn bare_zero(text: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    for call in ["预算为", "预算数为", "决算为", "决算数为"] {
        for (at, call) in text.match_indices(call) {
            let after = text.get(at + call.len()..).unwrap_or("");
            let Some(number) = number(after).filter(|number| number.chars().all(|c| matches!(c, '0' | '.')))
            else {
                continue;
            };
            let rest = after.get(number.len()..).unwrap_or("");
            let (yuan, rest) = rest.strip_prefix('元').map_or((0, rest), |rest| ('元'.len_utf8(), rest));
            // 政府性基金预算为0； is how books say that there is none; beside another amount of the same thing it is a slip.
            let beside = rest.strip_prefix('，').and_then(|rest| rest.split(['。', '；', '，']).next());
            if beside.is_some_and(|rest| rest.ends_with("万元")) {
                out.push((at, at + call.len() + number.len() + yuan));
            }
        }
    }
    out.sort_unstable();
    out.dedup_by_key(|(_, end)| *end);
    out
}

/// `1720.00万`, without 元 and without a thing that is counted.
fn bare_wan(text: &str) -> Vec<(usize, usize)> {
    text.match_indices('万')
        .filter_map(|(at, word)| {
            let before = text.get(..at)?;
            let digits =
                before.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',')).len();
            let end = at + word.len();
            let closed = text.get(end..)?.starts_with(['，', '。', '；', '、', '）', ',']);
            let number = before.get(digits..)?;
            // 0万 counts no people.
            let nothing = number == "0" && (closed || text.get(end..)?.starts_with(['（', '(']));
            (nothing || closed && number.contains('.')).then_some((digits, end))
        })
        .collect()
}

/// A number at the beginning of a text: digits, separators, one point.
fn number(text: &str) -> Option<&str> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ','))).unwrap_or(text.len());
    let number = text.get(..end)?.trim_end_matches(['.', ',']);
    let plain = number.starts_with(|c: char| c.is_ascii_digit()) && number.matches('.').count() <= 1;
    plain.then_some(number)
}

#[cfg(test)]
mod tests {
    use super::{bare_wan, bare_zero, without_unit};

    #[test]
    fn units_are_there_or_not() {
        assert_eq!(without_unit("基本支出30.5万元，占76.23；项目支出").len(), 1);
        assert_eq!(without_unit("支出决算为4.19。").len(), 1);
        for no in [
            "占76.23%；",
            "支出为4.19万元。",
            "占60.992.07%445.69",
            "占0.7623。",
            "增加2，减少1",
            "占地12.5亩，",
        ] {
            assert!(without_unit(no).is_empty(), "{no}");
        }
        assert_eq!(bare_wan("总预算1720.00万，其中甲1720.00万。").len(), 2);
        assert!(bare_wan("1720.00万元，3万人").is_empty());
        assert_eq!(bare_wan("接待支出0万（含外宾接待0万元）").len(), 1);
        assert_eq!(bare_zero("年初预算为0，支出决算为150万元。").len(), 1);
        assert_eq!(bare_zero("年初预算为0元，支出决算为177.17万元。").len(), 1);
        assert!(bare_zero("一般公共预算支出100万元；政府性基金预算为0；国有资本经营预算为0。").is_empty());
        assert!(bare_zero("年初预算为0万元，支出决算为150万元。预算为0.5万元").is_empty());
    }
}
