//! What each rule checks, why, on what basis: stands beside the rule, printed by `mingzhang rule`, generated to `docs/rules/`.

use std::sync::LazyLock;

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

/// Arithmetic as a basis.
pub(crate) const LOGIC: (&str, &str) = ("逻辑关系", "arithmetic");

static RULES: LazyLock<Vec<RuleDoc>> = LazyLock::new(|| {
    let groups = super::GROUPS.iter().copied().flatten().flat_map(|rule| rule.docs);
    let laws = [crate::laws::DOCS, crate::locate::DOCS, crate::prose::DOCS, crate::years::DOCS]
        .into_iter()
        .flatten();
    let mut rules: Vec<RuleDoc> = groups.chain(laws).copied().collect();
    rules.sort_unstable_by_key(|rule| rule.id);
    rules
});

/// Every rule that a finding can be told under, by id.
pub fn rules() -> &'static [RuleDoc] {
    &RULES
}

#[cfg(test)]
mod tests {
    use super::rules;

    #[test]
    fn ids_are_unique_and_every_text_says_something() {
        assert!(rules().windows(2).all(|pair| pair[0].id < pair[1].id));
        for rule in rules() {
            for (zh, en) in [rule.title, rule.what, rule.basis, rule.example] {
                assert!(!zh.is_empty() && !en.is_empty(), "{}", rule.id);
            }
        }
    }
}
