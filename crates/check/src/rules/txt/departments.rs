//! TXT-18: departments that the book speaks of are among those that it lists.

use std::collections::BTreeMap;

use mingzhang_catalog::words::DEPARTMENTS;
use mingzhang_model::{Message, Role, Severity};

use super::list::{declared, name};
use crate::rules::Rule;
use crate::rules::context::{Context, Passage, Words};
use crate::rules::docs::{LOGIC, RuleDoc};
use crate::rules::verdict::{Verdict, finding, likely};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "TXT-18",
    severity: Severity::Warning,
    title: ("提到的科室不在内设机构之列", "A department that the book does not list"),
    what: (
        "正文和绩效目标表中以本单位名义提到的科室，应在机构设置所列的内设机构之中。写明属于其他单位的（如市财政局预算科）不算。",
        "Departments that the text or a sheet speaks of as the body's own are among those listed under its organisation. Those of other bodies are left alone.",
    ),
    basis: LOGIC,
    example: ("机构设置列资金管理科，绩效目标表写“财务科”", "资金管理科 is listed, a sheet speaks of 财务科"),
};

fn check(context: &Context<'_>) -> Verdict {
    let list = context.passages.iter().find_map(|passage| {
        let list = declared(&passage.text)?;
        let names: Vec<String> = list.items.iter().map(|item| name(item).to_owned()).collect();
        Some((passage.words(list.start, list.end), names))
    });
    let Some((place, names)) = list else { return Verdict::not_applicable("reach-no-departments") };
    if names.len() < 3 {
        return Verdict::not_applicable("reach-no-departments");
    }
    // What the listed ones are: 科 or 处. Others are other people's.
    let suffixes: Vec<char> = ['科', '处', '股']
        .into_iter()
        .filter(|suffix| names.iter().any(|name| name.ends_with(*suffix)))
        .collect();
    let mut places = 0;
    let mut unknown: BTreeMap<String, Vec<Words>> = BTreeMap::new();
    for passage in context.all_passages() {
        if passage.words(0, 0).paragraph == place.paragraph || context.in_glossary(passage.first()) {
            continue;
        }
        for (start, end) in mentioned(&passage, &suffixes) {
            places += 1;
            let found = passage.text.get(start..end).unwrap_or("");
            if !names.iter().any(|name| name.contains(found)) {
                unknown.entry(found.to_owned()).or_default().push(passage.words(start, end));
            }
        }
    }
    let mut findings = Vec::new();
    if !unknown.is_empty() {
        let hits: Vec<Words> = unknown.values().flatten().copied().collect();
        let named: Vec<&str> = unknown.keys().map(String::as_str).collect();
        let message = Message::new("txt-department")
            .with("names", named.join("、"))
            .with("listed", names.len())
            .with("count", hits.len());
        let mut spots = context.quotes(&hits);
        spots.push(context.quote(place, Role::Related));
        findings.push(likely(finding(&DOC, Severity::Warning, message, "", spots)));
    }
    Verdict::checked(places, findings)
}

/// The departments that a text speaks of, by what departments are commonly about.
fn mentioned(passage: &Passage, suffixes: &[char]) -> Vec<(usize, usize)> {
    let text = &passage.text;
    let mut out: Vec<(usize, usize)> = Vec::new();
    for (at, suffix) in text.char_indices().filter(|(_, c)| suffixes.contains(c)) {
        let end = at + suffix.len_utf8();
        let before = text.get(..at).unwrap_or("");
        let after = text.get(end..).and_then(|after| after.chars().next());
        // 财务科目, 业务处理, 财务处罚: the last letter begins another word.
        if after.is_some_and(|c| "目技学研普室员级长理罚置分境在方".contains(c)) {
            continue;
        }
        let core =
            DEPARTMENTS.iter().filter(|word| before.ends_with(word.word)).max_by_key(|word| word.word.len());
        let Some(core) = core else { continue };
        let outer = before.strip_suffix(core.word).unwrap_or("").chars().next_back();
        // Another body's, or a longer name that is not in the list of words.
        let others = outer.is_some_and(|c| "局厅委院部会府市县区省办校司".contains(c));
        if !others {
            out.push((at - core.word.len(), end));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::mentioned;
    use crate::rules::context::Context;

    #[test]
    fn own_departments_only() {
        let place = mingzhang_model::Place::Text { line: 1, column: 1 };
        let mut book = mingzhang_model::Book::default();
        let text = "财务科依据人事科的通知，按财务科目和市财政局综合科要求办理业务处理。";
        let kind = mingzhang_model::ParagraphKind::Text;
        book.paragraphs.push(mingzhang_model::Paragraph::line(text.into(), kind, place));
        let context = Context::new(&book);
        let found = mentioned(&context.passages[0], &['科', '处']);
        assert_eq!(found.len(), 2, "{found:?}");
    }
}
