//! TXT-23: the names of 类, 款 and 项 in sentences are those of the tables.

use std::collections::BTreeMap;

use mingzhang_catalog::{Catalog, plain, similarity, strip_ordinal, subject_chain};
use mingzhang_model::{Finding, Message, Severity, SubjectCode, SubjectLevel};

use crate::rules::Rule;
use crate::rules::context::{Context, Passage, Words};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding, likely};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "TXT-23",
    severity: Severity::Warning,
    title: ("文字中的科目名称与表不符", "A subject is called otherwise in the text"),
    what: (
        "文字中“……（类）……（款）……（项）”的名称应与表中一致，项属于所写的款；不用政府收支分类科目的旧称。",
        "Names of 类, 款 and 项 in sentences are those of the tables, each item under its own division, and none is an older name of the classification.",
    ),
    basis: (
        "预算法第三十二条；当年《政府收支分类科目》",
        "Budget Law, art. 32; the year's classification of revenue and expenditure",
    ),
    example: (
        "文字写“文化体育与传媒支出”，表中为“文化旅游体育与传媒支出”",
        "文化体育与传媒支出 in the text, 文化旅游体育与传媒支出 in the table",
    ),
};

/// Names of the tables by code.
type Names = BTreeMap<SubjectCode, Vec<String>>;

fn check(context: &Context<'_>) -> Verdict {
    // More subjects than the classification has are no narrative.
    const MOST: usize = 2_000;
    let names = names(context);
    if names.is_empty() {
        return Verdict::not_applicable("reach-no-codes");
    }
    let mut places = 0;
    let mut found: BTreeMap<(String, String), Vec<Words>> = BTreeMap::new();
    for passage in context.passages.iter().filter(|passage| !context.in_glossary(passage.first())) {
        for chain in chains(&passage.text) {
            places += 1;
            if places > MOST {
                break;
            }
            if let Some((printed, table)) = mismatch(&names, &chain) {
                found.entry((printed.clone(), table)).or_default().extend(locate(passage, &printed));
            }
        }
        for (printed, table, at) in outdated(context, &names, &passage.text) {
            places += 1;
            let words = passage.words(at, at + printed.len());
            let hits = found.entry((printed, table)).or_default();
            if !hits.contains(&words) {
                hits.push(words);
            }
        }
    }
    for (printed, table, words) in shortened(context, &names) {
        found.entry((printed, table)).or_default().push(words);
    }
    let findings =
        found.into_iter().map(|((printed, table), hits)| tell(context, printed, table, &hits)).collect();
    Verdict::over(places, "reach-no-chains", findings)
}

fn tell(context: &Context<'_>, printed: String, table: String, hits: &[Words]) -> Finding {
    let about = printed.clone();
    let message = Message::new("txt-subject-name")
        .with("printed", printed)
        .with("table", table)
        .with("count", hits.len());
    likely(finding(&DOC, Severity::Warning, message, &about, context.quotes(hits)))
}

/// Every chain of names in a text, from the class down.
fn chains(text: &str) -> Vec<Vec<String>> {
    let text = plain(text);
    let starts: Vec<usize> = text.match_indices("(类)").map(|(at, _)| at).collect();
    let mut from = 0;
    let mut out = Vec::new();
    for (index, at) in starts.iter().enumerate() {
        let to = starts.get(index + 1).copied().unwrap_or(text.len());
        out.extend(text.get(from..to).and_then(subject_chain).map(|chain| chain.names));
        from = at + "(类)".len();
    }
    out
}

/// The first name of a chain that the tables do not have, with the name that they have instead.
fn mismatch(names: &Names, chain: &[String]) -> Option<(String, String)> {
    let mut above: Option<SubjectCode> = None;
    let levels = [SubjectLevel::Class, SubjectLevel::Division, SubjectLevel::Item];
    for (name, level) in chain.iter().zip(levels) {
        let name = plain(name.trim_matches(['“', '”']));
        let here = || {
            names
                .iter()
                .filter(|(code, _)| code.level() == level && above.is_none_or(|above| code.is_within(above)))
        };
        if let Some((code, _)) = here().find(|(_, printed)| printed.contains(&name)) {
            above = Some(*code);
            continue;
        }
        // An item that the tables have in another division: the division is wrong, not the item.
        if level == SubjectLevel::Item
            && let Some(division) = elsewhere(names, above, &name)
        {
            let printed = chain.get(1).map(|name| plain(name))?;
            return Some((printed, division));
        }
        if level == SubjectLevel::Division
            && let Some(item) = chain.get(2).map(|item| plain(item))
            && let Some(division) =
                instead(here(), &name).map(|(_, table)| table).or_else(|| elsewhere(names, above, &item))
            && !(division.contains(&name) || name.contains(&division))
        {
            return Some((name, division));
        }
        let (code, table) = instead(here(), &name).or_else(|| the_only(here(), level))?;
        // A name cut short, in the table or in the text, is another matter, unless it is an older one.
        let cut = table.contains(&name) || name.contains(&table);
        return (!cut || is_old(code, &name)).then_some((name, table));
    }
    None
}

/// The name that the tables have where a text has another: of the code that the name belongs to, else the most alike.
fn instead<'a>(
    here: impl Iterator<Item = (&'a SubjectCode, &'a Vec<String>)> + Clone,
    name: &str,
) -> Option<(SubjectCode, String)> {
    const ALIKE: usize = 70;
    let codes = Catalog::embedded().function.by_name(name);
    let by_code = here.clone().find(|(code, _)| codes.contains(code));
    let by_words = || {
        here.filter_map(|(code, names)| Some((code, names.first()?)))
            .max_by_key(|(_, other)| similarity(name, other))
            .filter(|(_, other)| similarity(name, other) >= ALIKE)
            .map(|(code, other)| (*code, other.clone()))
    };
    by_code.and_then(|(code, names)| Some((*code, names.first()?.clone()))).or_else(by_words)
}

/// The division under which the tables have an item of this name, where only one in the class does, and the name says what it is:
/// 行政运行 stands in every division.
fn elsewhere(names: &Names, above: Option<SubjectCode>, item: &str) -> Option<String> {
    const COMMON: usize = 3;
    if Catalog::embedded().function.by_name(item).len() >= COMMON {
        return None;
    }
    let class = above?.class();
    let mut found = names.iter().filter(|(code, printed)| {
        code.level() == SubjectLevel::Item && code.class() == class && printed.iter().any(|name| name == item)
    });
    let (code, _) = found.next()?;
    if found.next().is_some() {
        return None;
    }
    names.get(&code.parent()?)?.first().cloned()
}

/// The item of a division that has no other, if the table calls it as the classification does: one that was read badly proves
/// nothing against the text.
fn the_only<'a>(
    mut here: impl Iterator<Item = (&'a SubjectCode, &'a Vec<String>)>,
    level: SubjectLevel,
) -> Option<(SubjectCode, String)> {
    let (code, names) = here.next().filter(|_| level == SubjectLevel::Item)?;
    let official = plain(&Catalog::embedded().function.get(*code)?.name);
    (here.next().is_none() && names.contains(&official)).then_some((*code, official))
}

/// Names of classes in quotes without the 支出 that the tables print, in a text that prints it with others.
fn shortened(context: &Context<'_>, names: &Names) -> Vec<(String, String, Words)> {
    const OTHERS: usize = 2;
    let classes: Vec<(&str, &str)> = names
        .iter()
        .filter(|(code, _)| code.level() == SubjectLevel::Class)
        .flat_map(|(_, printed)| printed)
        .filter_map(|name| Some((name.as_str(), name.strip_suffix("支出")?)))
        .filter(|(_, short)| short.chars().count() > 2)
        .collect();
    let mut whole = 0;
    let mut out = Vec::new();
    for passage in context.passages.iter().filter(|passage| passage.text.contains('“')) {
        for (name, short) in &classes {
            whole += usize::from(passage.text.contains(&format!("“{name}")));
            let quoted = format!("“{short}”");
            let amount = |at: usize| {
                passage
                    .text
                    .get(at + quoted.len()..)
                    .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
            };
            if let Some(at) = passage.text.find(&quoted).filter(|at| amount(*at)) {
                out.push((quoted.clone(), (*name).to_owned(), passage.words(at, at + quoted.len())));
            }
        }
    }
    if whole < OTHERS {
        out.clear();
    }
    out
}

fn is_old(code: SubjectCode, name: &str) -> bool {
    let entry = Catalog::embedded().function.get(code);
    entry.is_some_and(|entry| entry.old_names.iter().any(|old| plain(&old.name) == name))
}

/// Older names of classes in a text, outside of chains too, where the tables have the present one.
fn outdated(context: &Context<'_>, names: &Names, text: &str) -> Vec<(String, String, usize)> {
    let mut out = Vec::new();
    for (code, printed) in names.iter().filter(|(code, _)| code.level() == SubjectLevel::Class) {
        let Some(entry) = Catalog::embedded().function.get(*code) else { continue };
        for old in &entry.old_names {
            let over = matches!((old.until, context.book.year), (Some(until), Some(year)) if until < year);
            let Some(now) = printed.iter().find(|name| **name == plain(&entry.name)) else { continue };
            if over
                && !printed.contains(&plain(&old.name))
                && let Some(at) = alone(text, &old.name)
            {
                out.push((old.name.clone(), now.clone(), at));
            }
        }
    }
    out
}

/// Where a name stands that is not the end of a longer one.
fn alone(text: &str, name: &str) -> Option<usize> {
    text.match_indices(name).map(|(at, _)| at).find(|at| {
        let before = text.get(..*at).and_then(|before| before.chars().next_back());
        before.is_none_or(|c| !c.is_alphabetic())
    })
}

fn locate(passage: &Passage, name: &str) -> Option<Words> {
    let at = passage.text.find(name)?;
    Some(passage.words(at, at + name.len()))
}

/// The names that the tables print for each code.
fn names(context: &Context<'_>) -> Names {
    let mut out = Names::new();
    for (_, table) in context.money_tables() {
        for key in table.blocks.iter().flat_map(|block| block.keys.iter().flatten()) {
            let Some(code) = key.coordinate.function.filter(|_| !key.is_total) else { continue };
            let name = plain(strip_ordinal(&key.name).1);
            let names = out.entry(code).or_default();
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
    }
    out.retain(|_, names| !names.is_empty());
    out
}

#[cfg(test)]
mod tests {
    use super::chains;

    #[test]
    fn chains_one_after_the_other() {
        let text = "1.“教育支出（类）普通教育（款）小学教育（项）”3万元；2.“卫生健康支出（类）”4万元。";
        assert_eq!(chains(text), [vec!["教育支出", "普通教育", "小学教育"], vec!["卫生健康支出"]]);
    }
}
