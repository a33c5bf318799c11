//! FMT-09: what a template or a system leaves behind: words of another level of government, answers to a review, tags of the
//! system, raw times.

use mingzhang_catalog::words::REMNANTS;
use mingzhang_model::{Finding, Message, Role, Severity, Spot};

use super::{BLANK, FORM};
use crate::rules::Rule;
use crate::rules::context::{Context, MOST_SPOTS, Words};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding, likely};
use crate::spots;

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "FMT-09",
    severity: Severity::Warning,
    title: ("模板残留", "Left over from a template"),
    what: (
        "公开文本中不应留有别级政府的用语（市级单位写“省直部门”）、对审核意见的答复、系统标记（[部门]）和未转换的十四位时间。",
        "A published book holds no words of another level of government (省直部门 in a city's book), no answers to a review, no tags of the system such as [部门], no raw 14-digit times.",
    ),
    basis: FORM,
    example: (
        "市级单位的名词解释写“指省直部门用财政拨款安排的……”",
        "a city unit's glossary that speaks of 省直部门",
    ),
};

fn check(context: &Context<'_>) -> Verdict {
    if context.is_blank() {
        return Verdict::not_applicable(BLANK);
    }
    let places = context.book.paragraphs.len() + context.book.tables.len();
    let mut findings = levels(context);
    findings.extend(answers(context));
    findings.extend(printed(context, "fmt-system-tag", "tag", tag));
    findings.extend(printed(context, "fmt-raw-time", "time", raw_time));
    Verdict::over(places, "reach-no-text", findings)
}

/// Words of another level: in definitions, where a body speaks of itself.
fn levels(context: &Context<'_>) -> Vec<Finding> {
    let Some(own) = context.book.unit_name.as_deref().and_then(level) else { return Vec::new() };
    REMNANTS
        .iter()
        .filter(|word| is_foreign(own, word.kind))
        .filter_map(|word| {
            let hits: Vec<Words> = context
                .find(word.word)
                .into_iter()
                .filter(|hit| context.in_glossary(hit.paragraph) || defines(context, *hit))
                .collect();
            let message = Message::new("fmt-other-level")
                .with("word", word.word)
                .with("unit", context.book.unit_name.clone().unwrap_or_default())
                .with("count", hits.len());
            let told = finding(&DOC, Severity::Warning, message, word.word, context.quotes(&hits));
            (!hits.is_empty()).then(|| likely(told))
        })
        .collect()
}

/// `指省直部门用…安排的`: a definition outside a glossary.
fn defines(context: &Context<'_>, hit: Words) -> bool {
    let text = context.book.paragraphs.get(hit.paragraph).map_or("", |paragraph| paragraph.text.as_str());
    text.get(..hit.start).is_some_and(|before| before.ends_with('指') || before.ends_with("是指"))
}

/// The level of the body by the last word of place in its name: `县` stands for 县, 区 and 旗, `直` for a municipality.
fn level(name: &str) -> Option<&'static str> {
    const NO_PLACES: [&str; 12] =
        ["城市", "市场", "市政", "社区", "园区", "景区", "地区", "城区", "区域", "区划", "县域", "市容"];
    // Courts, prisons and what belongs to the provinces or the state have the money of a level of their own.
    if ["法院", "检察院", "监狱", "戒毒", "税务局", "海关", "气象局", "大学", "学院", "消防"]
        .iter()
        .any(|word| name.contains(word))
    {
        return None;
    }
    let name = NO_PLACES.iter().fold(name.to_owned(), |name, word| name.replace(word, "\u{1}"));
    let (at, last) = name.char_indices().rfind(|(at, c)| *at > 0 && "省市区县旗".contains(*c))?;
    let municipal = ["北京", "天津", "上海", "重庆"].iter().any(|city| name.starts_with(city));
    match last {
        '省' => Some("省"),
        '市' if municipal => Some("直"),
        // 自治区 is a province in all but name; a town below a county tells nothing new.
        '区' if name.get(..at).is_some_and(|before| before.ends_with("自治")) => Some("省"),
        '市' => Some("市"),
        _ => Some("县"),
    }
}

fn is_foreign(own: &str, word: &str) -> bool {
    matches!((own, word), ("市" | "县" | "直", "省") | ("省" | "县", "市") | ("省" | "市" | "直", "县"))
}

fn answers(context: &Context<'_>) -> Option<Finding> {
    let words = REMNANTS.iter().filter(|word| word.kind == "answer");
    let mut hits: Vec<Words> = words.flat_map(|word| context.find(word.word)).collect();
    hits.sort_unstable_by_key(|hit| (hit.paragraph, hit.start));
    hits.dedup_by_key(|hit| hit.paragraph);
    let spots: Vec<Spot> =
        hits.iter().take(MOST_SPOTS).map(|hit| context.whole(hit.paragraph, Role::Primary)).collect();
    let text = spots.first()?.text.clone();
    let message = Message::new("fmt-review-answer").with("text", text);
    Some(finding(&DOC, Severity::Warning, message, "answer", spots))
}

/// Where in a text a remnant stands.
type Scan = fn(&str) -> Option<(usize, usize)>;

/// Remnants that may stand anywhere, cells of tables included: one finding for all of them.
fn printed(context: &Context<'_>, id: &'static str, about: &str, scan: Scan) -> Option<Finding> {
    let mut spots = Vec::new();
    for (index, paragraph) in context.paragraphs() {
        if let Some((start, end)) = scan(&paragraph.text) {
            spots.push(context.quote(Words { paragraph: index, start, end }, Role::Primary));
        }
    }
    for (table, found) in context.book.tables.iter().enumerate() {
        for (row, column) in found.rows.iter().enumerate().flat_map(|(row, cells)| {
            cells
                .cells
                .iter()
                .enumerate()
                .filter(|(_, cell)| scan(&cell.text).is_some())
                .map(move |(column, _)| (row, column))
        }) {
            spots.push(spots::cell(context.book, (table, row, column), Role::Primary));
        }
    }
    // A short text of a sheet is no paragraph; it may be a cell that was looked at already.
    for sheet in &context.book.target_sheets {
        for text in sheet.texts.iter().filter(|text| scan(&text.text).is_some()) {
            if let Some(place) = text.place
                && !spots.iter().any(|spot: &Spot| spot.place == Some(place))
            {
                spots.push(spots::line(Some(sheet.project.text.clone()), &text.text, place, Role::Primary));
            }
        }
    }
    let first = spots.first()?;
    let example = scan(&first.text).and_then(|(start, end)| first.text.get(start..end)).unwrap_or("");
    let message = Message::new(id).with("example", example.to_owned()).with("count", spots.len());
    spots.truncate(MOST_SPOTS);
    Some(finding(&DOC, Severity::Info, message, about, spots))
}

fn tag(text: &str) -> Option<(usize, usize)> {
    ["[部门]", "[单位]", "[本级]", "[机关]", "［部门］", "［单位］"]
        .iter()
        .find_map(|tag| text.find(tag).map(|at| (at, at + tag.len())))
}

/// Fourteen digits that are a time: year, month, day, hour, minute, second.
fn raw_time(text: &str) -> Option<(usize, usize)> {
    const DIGITS: usize = 14;
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if c.is_ascii_digit() {
            start = start.or(Some(at));
            continue;
        }
        let run = start.take().filter(|from| at - from == DIGITS);
        if let Some(from) = run.filter(|from| text.get(*from..at).is_some_and(is_time)) {
            return Some((from, at));
        }
    }
    None
}

fn is_time(digits: &str) -> bool {
    let part = |from: usize, to: usize| digits.get(from..to).and_then(|part| part.parse::<u32>().ok());
    let within = |from, to, low, high| part(from, to).is_some_and(|value| (low..=high).contains(&value));
    within(0, 4, 1990, 2099)
        && within(4, 6, 1, 12)
        && within(6, 8, 1, 31)
        && within(8, 10, 0, 23)
        && within(10, 12, 0, 59)
        && within(12, 14, 0, 59)
}

#[cfg(test)]
mod tests {
    use super::{is_time, level, raw_time};

    #[test]
    fn a_name_tells_its_level() {
        for (name, own) in [
            ("大同市就业创业服务中心", Some("市")),
            ("云岭省教育研究院", Some("省")),
            ("上海市普陀区财政局", Some("县")),
            ("上海市财政局", Some("直")),
            ("大同市城市管理局", Some("市")),
            ("临江县市场监督管理局", Some("县")),
            ("教育研究院", None),
        ] {
            assert_eq!(level(name), own, "{name}");
        }
    }

    #[test]
    fn a_time_is_no_account_number() {
        assert!(is_time("20251121104637") && !is_time("62220251121104"));
        assert_eq!(raw_time("填报日期：20251121104637"), Some((15, 29)));
        assert_eq!(raw_time("账号620251121104637"), None);
    }
}
