//! A folder of books at a glance: which units have most to correct, and which rules are broken most often.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use mingzhang_model::{Message, Severity};
use serde::Serialize;

use crate::checked::CheckedFile;
use crate::localise::Localiser;
use crate::rule::Rules;
use crate::text::Paint;
use crate::width::{display_width, pad_left, pad_right, printable, truncate};

/// Widest name in a table.
const NAME: usize = 44;
/// Narrowest column of counts.
const COUNT: usize = 6;

/// Findings by severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Counts {
    /// To be corrected.
    pub errors: usize,
    /// Probably to be corrected.
    pub warnings: usize,
    /// Remarks.
    pub infos: usize,
}

/// One unit, or a file whose unit is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct UnitLine {
    /// The unit, or the path of the file.
    pub name: String,
    /// Whether `name` is that of a unit.
    pub known: bool,
    /// Its files, the unreadable ones included.
    pub files: usize,
    /// Files that could not be read at all.
    pub unreadable: usize,
    /// What was found in them.
    #[serde(flatten)]
    pub counts: Counts,
}

/// One rule.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RuleLine {
    /// Its id.
    pub rule: &'static str,
    /// How many files break it.
    pub files: usize,
    /// How often.
    #[serde(flatten)]
    pub counts: Counts,
}

/// The sums over many files. It grows with the number of units and rules, not with that of findings.
#[derive(Clone, Debug, Default)]
pub struct FolderSummary {
    units: BTreeMap<(bool, String), UnitLine>,
    rules: BTreeMap<&'static str, RuleLine>,
}

impl Counts {
    /// Counts one more.
    pub const fn add(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Info => self.infos += 1,
        }
    }

    /// All of them.
    pub const fn total(self) -> usize {
        self.errors + self.warnings + self.infos
    }
}

impl FolderSummary {
    /// Counts a file.
    pub fn add(&mut self, file: &CheckedFile) {
        let unit = file.outcome.as_ref().ok().and_then(|checked| checked.book.unit_name.clone());
        let known = unit.is_some();
        let name = unit.unwrap_or_else(|| file.file.clone());
        let line = self.units.entry((known, name.clone())).or_default();
        line.name = name;
        line.known = known;
        line.files += 1;
        let Ok(checked) = &file.outcome else {
            line.unreadable += 1;
            return;
        };
        let mut rules: BTreeMap<&'static str, Counts> = BTreeMap::new();
        for finding in &checked.findings {
            line.counts.add(finding.severity);
            rules.entry(finding.rule).or_default().add(finding.severity);
        }
        for (rule, counts) in rules {
            let line = self.rules.entry(rule).or_default();
            line.rule = rule;
            line.files += 1;
            line.counts.errors += counts.errors;
            line.counts.warnings += counts.warnings;
            line.counts.infos += counts.infos;
        }
    }

    /// The units, worst first. A file that could not be read comes before everything: nothing is known of it.
    pub fn units(&self) -> Vec<&UnitLine> {
        let mut lines: Vec<&UnitLine> = self.units.values().collect();
        lines.sort_by_key(|line| Reverse((line.unreadable, line.counts)));
        lines
    }

    /// The rules, those that are broken most often first.
    pub fn rules(&self) -> Vec<&RuleLine> {
        let mut lines: Vec<&RuleLine> = self.rules.values().collect();
        lines.sort_by_key(|line| Reverse((line.counts, line.files)));
        lines
    }

    /// Two tables with the worst `top` units and rules.
    pub fn text(&self, localiser: &Localiser, rules: Rules<'_>, paint: Paint, top: usize) -> String {
        let units = self.units();
        let mut out = String::new();
        let heads = ["folder-unit", "folder-files", "ui-column-errors", "ui-column-warnings"];
        let rows = units.iter().take(top).map(|unit| {
            (unit.name.clone(), [unit.files, unit.counts.errors, unit.counts.warnings, unit.counts.infos])
        });
        let heads = heads.map(|id| localiser.entry(id).unwrap_or_default());
        let infos = localiser.words("ui-column-infos");
        table(&mut out, paint, (&localiser.words("folder-by-unit"), &heads, &infos), rows.collect());
        more(&mut out, localiser, units.len().saturating_sub(top));
        let broken = self.rules();
        let rows = broken.iter().take(top).map(|line| {
            let title = rules.title(line.rule, localiser.lang()).unwrap_or("");
            let name = format!("{}  {title}", line.rule).trim_end().to_owned();
            (name, [line.files, line.counts.errors, line.counts.warnings, line.counts.infos])
        });
        let rows: Vec<_> = rows.collect();
        if !rows.is_empty() {
            let [_, files, errors, warnings] = heads;
            let heads = [localiser.words("folder-rule"), files, errors, warnings];
            out.push('\n');
            table(&mut out, paint, (&localiser.words("folder-by-rule"), &heads, &infos), rows);
            more(&mut out, localiser, broken.len().saturating_sub(top));
        }
        out
    }

    /// `mingzhang.summary/1`: every unit and every rule, worst first.
    ///
    /// # Errors
    /// Never in practice: every key is a string.
    pub fn json(&self) -> serde_json::Result<String> {
        let summary = SummaryJson { schema: "mingzhang.summary/1", units: self.units(), rules: self.rules() };
        serde_json::to_string_pretty(&summary).map(|text| text + "\n")
    }
}

#[derive(Serialize)]
struct SummaryJson<'a> {
    schema: &'static str,
    units: Vec<&'a UnitLine>,
    rules: Vec<&'a RuleLine>,
}

type Row = (String, [usize; 4]);

fn table(out: &mut String, paint: Paint, head: (&str, &[String; 4], &str), rows: Vec<Row>) {
    let (title, [name_head, files, errors, warnings], infos) = head;
    let rows: Vec<Row> = rows
        .into_iter()
        .map(|(name, counts)| (truncate(&printable(&name), NAME).into_owned(), counts))
        .collect();
    let name_width = rows.iter().map(|row| display_width(&row.0)).max().unwrap_or(0);
    let name_width = name_width.max(display_width(name_head));
    let heads = [files.as_str(), errors, warnings, infos];
    let width = |head: &str| display_width(head).max(COUNT);
    // Writing to a `String` cannot fail.
    let _ = writeln!(out, "{}", paint.bold(title));
    let mut line = pad_right(name_head, name_width);
    for head in heads {
        let _ = write!(line, "  {}", pad_left(head, width(head)));
    }
    let _ = writeln!(out, "{line}");
    for (name, counts) in rows {
        let mut line = pad_right(&name, name_width);
        for (at, (count, head)) in counts.into_iter().zip(heads).enumerate() {
            let cell = pad_left(&count.to_string(), width(head));
            let cell = match (at, count) {
                (1, 1..) => paint.severity(Severity::Error, &cell),
                (2, 1..) => paint.severity(Severity::Warning, &cell),
                _ => cell,
            };
            let _ = write!(line, "  {cell}");
        }
        let _ = writeln!(out, "{line}");
    }
}

fn more(out: &mut String, localiser: &Localiser, n: usize) {
    if n > 0 {
        let _ = writeln!(out, "{}", localiser.message(&Message::new("folder-more").with("n", n)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;
    use crate::localise::Lang;

    fn summary() -> FolderSummary {
        let mut summary = FolderSummary::default();
        let mut clean = fixture::file();
        if let Ok(checked) = &mut clean.outcome {
            checked.book.unit_name = Some("好单位".to_owned());
            checked.findings.clear();
        }
        for file in [clean, fixture::file(), fixture::unreadable(), fixture::file()] {
            summary.add(&file);
        }
        summary
    }

    #[test]
    fn the_worst_comes_first() {
        let text = summary().text(&Localiser::new(Lang::Zh), Rules::default(), Paint::plain(), 2);
        let expected = "\
按单位
单位            文件    错误    警告    提示
b.pdf              1       0       0       0
上海市财政局       2       2       0       2
另有 1 项

按规则
规则      文件    错误    警告    提示
SUM-06       2       2       0       0
XTB-01       2       0       0       2
";
        assert_eq!(text, expected);
    }

    #[test]
    fn json_has_every_unit_and_rule() {
        let json: serde_json::Value = serde_json::from_str(&summary().json().unwrap()).unwrap();
        assert_eq!(json["schema"], "mingzhang.summary/1");
        let units = json["units"].as_array().unwrap();
        assert_eq!(units.len(), 3);
        assert_eq!((&units[0]["known"], &units[0]["unreadable"]), (&false.into(), &1.into()));
        assert_eq!((&units[1]["name"], &units[1]["errors"]), (&"上海市财政局".into(), &2.into()));
        assert_eq!((&json["rules"][0]["rule"], &json["rules"][0]["files"]), (&"SUM-06".into(), &2.into()));
    }
}
