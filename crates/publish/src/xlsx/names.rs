//! Names of the sheets. Excel allows 31 letters, no `[ ] : * ? / \`, no quote at either end, and no name twice.

use std::collections::HashSet;

use mingzhang_model::Manuscript;

/// The sheet with the links.
pub(super) const CONTENTS: &str = "目录";
/// The sheet with the figures as data.
pub(super) const DATA: &str = "数据";

/// Letters in a name, as UTF-16 counts them.
const LONGEST: usize = 31;

/// The names of the sheets of forms and of projects, in the manuscript's order.
pub(super) struct Names {
    pub(super) forms: Vec<String>,
    pub(super) sheets: Vec<String>,
}

impl Names {
    /// A name for every sheet.
    pub(super) fn of(manuscript: &Manuscript) -> Self {
        // Excel keeps `History` for itself.
        let mut taken: HashSet<String> = [CONTENTS, DATA, "history"].map(str::to_owned).into();
        let forms =
            manuscript.forms.iter().map(|form| unique(&mut taken, &form_name(&form.ordinal, &form.title)));
        let forms = forms.collect();
        let projects = manuscript.sheets.iter().enumerate();
        let sheets = projects
            .map(|(index, sheet)| unique(&mut taken, &format!("绩效{} {}", index + 1, sheet.project)))
            .collect();
        Self { forms, sheets }
    }
}

/// `表五 一般公共预算支出预算表`: the ordinal, and the title without the year in front and the remarks behind.
fn form_name(ordinal: &str, title: &str) -> String {
    let bare = title.trim_start_matches(|c: char| c.is_ascii_digit());
    let bare = if bare.len() < title.len() { bare.trim_start_matches(['年', '度']) } else { title };
    format!("{ordinal} {bare}")
}

/// The wanted name as Excel takes it, with a number behind it if there is one like it.
fn unique(taken: &mut HashSet<String>, wanted: &str) -> String {
    let allowed: String = wanted
        .chars()
        .map(
            |c| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') || c.is_control() { ' ' } else { c },
        )
        .collect();
    let allowed = allowed.trim_matches(|c: char| c == '\'' || c.is_whitespace());
    let mut number = 1_usize;
    loop {
        let tail = if number > 1 { format!(" ({number})") } else { String::new() };
        let name = format!("{}{tail}", cut(allowed, LONGEST - tail.len()));
        if !name.is_empty() && taken.insert(name.to_lowercase()) {
            return name;
        }
        number += 1;
    }
}

/// As many letters as fit.
fn cut(text: &str, longest: usize) -> &str {
    let mut units = 0;
    let end = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > longest
    });
    let text = end.map_or(text, |(at, _)| text.get(..at).unwrap_or(text));
    text.trim_end_matches(|c: char| c == '\'' || c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_that_excel_takes() {
        let mut taken = HashSet::new();
        assert_eq!(unique(&mut taken, "'2/3 [a]: b*?\\'"), "2 3  a   b");
        let long = "其".repeat(40);
        assert_eq!(unique(&mut taken, &long).chars().count(), 31);
        let second = unique(&mut taken, &long);
        assert!(second.ends_with("其 (2)") && second.chars().count() == 31, "{second}");
        assert_eq!(unique(&mut taken, ""), " (2)");
        assert_eq!(unique(&mut taken, "ABC"), "ABC");
        assert_eq!(unique(&mut taken, "abc"), "abc (2)");
    }

    #[test]
    fn the_year_is_no_part_of_the_name() {
        assert_eq!(form_name("表一", "2026年预算收支总表"), "表一 预算收支总表");
        assert_eq!(form_name("表二", "年度收入表"), "表二 年度收入表");
    }
}
