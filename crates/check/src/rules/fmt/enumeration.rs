//! FMT-16: the items of a list are separated.

use mingzhang_model::{Message, Severity};

use super::{FORM, is_han};
use crate::rules::Rule;
use crate::rules::context::{Context, Words};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "FMT-16",
    severity: Severity::Info,
    title: ("列举项之间没有顿号", "Items of a list run together"),
    what: (
        "列举的各项之间用顿号分开，尤其是机构名单。",
        "Items of a list are separated by 、, names of departments above all.",
    ),
    basis: FORM,
    example: ("办公室（正科）财务科（正科）人事科（正科）", "办公室（正科）财务科（正科）人事科（正科）"),
};

fn check(context: &Context<'_>) -> Verdict {
    const ITEMS: usize = 3;
    let mut hits: Vec<Words> = Vec::new();
    let mut joints = 0;
    for passage in &context.passages {
        let found = run_together(&passage.text);
        if found.len() + 1 >= ITEMS
            && let (Some(first), Some(last)) = (found.first(), found.last())
        {
            joints += found.len();
            hits.push(passage.words(first.0, last.1));
        }
    }
    let spots = context.quotes(&hits);
    let findings = (joints > 0).then(|| {
        let message = Message::new("fmt-enumeration").with("count", joints);
        finding(&DOC, Severity::Info, message, "", spots)
    });
    Verdict::over(context.passages.len(), "reach-no-text", findings.into_iter().collect())
}

/// Where an item that ends with a bracket is followed at once by the next: the bracket that all of them end with repeats.
fn run_together(text: &str) -> Vec<(usize, usize)> {
    let mut ends: Vec<(&str, usize, usize)> = Vec::new();
    for (at, _) in text.char_indices().filter(|(_, c)| matches!(c, '（' | '(')) {
        let Some(rest) = text.get(at..) else { continue };
        let Some(close) = rest.find(['）', ')']) else { break };
        let end =
            at + close + rest.get(close..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        if let Some(inner) = text.get(at..end) {
            ends.push((inner, at, end));
        }
    }
    ends.windows(2)
        .filter_map(|pair| {
            let [(first, start, end), (second, from, to)] = pair else { return None };
            let between = text.get(*end..*from)?;
            let name = between.chars().count();
            let joined = first == second && (2..=16).contains(&name) && between.chars().all(is_han);
            joined.then_some((*start, *to))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::run_together;

    #[test]
    fn brackets_of_the_same_kind_in_a_row() {
        assert_eq!(run_together("内设办公室(正科)人事科(正科)财务科(正科)").len(), 2);
        assert!(run_together("教育支出（类）普通教育（款）小学教育（项）").is_empty());
        assert!(run_together("办公室（正科）、人事科（正科）、财务科（正科）").is_empty());
    }
}
