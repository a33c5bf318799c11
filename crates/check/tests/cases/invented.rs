//! Small invented books that carry figures and short phrases of real ones.

use mingzhang_model::{Arg, Book, Finding, Place, Rect, Severity};
use mingzhang_read::{Block, Document, Limits, Line};

pub(crate) const ERROR: Severity = Severity::Error;
pub(crate) const WARNING: Severity = Severity::Warning;
pub(crate) const INFO: Severity = Severity::Info;

/// A table in 万元, its cells parted by `|`.
pub(crate) fn table(title: &str, rows: &[&str]) -> String {
    in_unit(title, "万元", rows)
}

/// A table in this unit of money.
pub(crate) fn in_unit(title: &str, unit: &str, rows: &[&str]) -> String {
    let rows: Vec<String> = rows.iter().map(|row| row.replace('|', "\t")).collect();
    format!("## {title}\n\n单位：{unit}\n\n{}\n\n", rows.join("\n"))
}

/// A table of subjects with basic and project expenditure.
pub(crate) fn subjects(title: &str, rows: &[&str]) -> String {
    let mut all = vec!["科目编码|科目名称|合计|基本支出|项目支出"];
    all.extend(rows);
    table(title, &all)
}

/// The table of general expenditure in final accounts.
pub(crate) fn general(rows: &[&str]) -> String {
    subjects("一般公共预算财政拨款支出决算表", rows)
}

/// 三公 in final accounts: abroad, purchase, running, reception, each planned and spent.
pub(crate) fn three_public(planned: [&str; 4], spent: [&str; 4], totals: [&str; 4]) -> String {
    table(
        "财政拨款“三公”经费支出决算表",
        &[
            "预算数||||||决算数|||||",
            "合计|因公出国（境）费|公务用车购置及运行维护费|||公务接待费|合计|因公出国（境）费|公务用车购置及运行维护费|||公务接待费",
            "||小计|公务用车购置费|公务用车运行维护费||||小计|公务用车购置费|公务用车运行维护费|",
            &format!(
                "{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}",
                totals[0],
                planned[0],
                totals[1],
                planned[1],
                planned[2],
                planned[3],
                totals[2],
                spent[0],
                totals[3],
                spent[1],
                spent[2],
                spent[3]
            ),
        ],
    )
}

/// Final accounts for 2025 of a street office.
pub(crate) fn accounts(tables: &[String], sections: &[&str]) -> String {
    book("云岭市甲街道办事处\n\n2025年度部门决算", "2025年度部门决算情况说明", tables, sections)
}

/// A budget for 2026 of a bureau.
pub(crate) fn budget(tables: &[String], sections: &[&str]) -> String {
    book("云岭市甲局\n\n2026年度单位预算公开", "2026年度单位预算情况说明", tables, sections)
}

fn book(cover: &str, part: &str, tables: &[String], sections: &[&str]) -> String {
    format!("{cover}\n\n{}\n\n## 第三部分 {part}\n\n{}\n", tables.join("\n"), sections.join("\n\n"))
}

/// What a book of such a text says. `⏎` is where a line of the page ends inside a sentence, `⇟` where the page does.
pub(crate) fn read(text: &str) -> Book {
    let mut document = mingzhang_read::read(text.as_bytes(), &Limits::default()).unwrap();
    lay_out(&mut document);
    mingzhang_recognise::recognise(&document)
}

/// What is told of a book.
pub(crate) fn told(text: &str) -> Vec<Finding> {
    mingzhang_check::check(&read(text)).findings
}

/// Rules and severities of what should be corrected.
pub(crate) fn serious(findings: &[Finding]) -> Vec<(&'static str, Severity, String)> {
    findings
        .iter()
        .filter(|finding| finding.severity > INFO)
        .map(|finding| (finding.rule, finding.severity, shown(finding)))
        .collect()
}

/// Lines with a mark become lines of a page that is 400 points wide: full where they go on, the first of them indented.
fn lay_out(document: &mut Document) {
    const HEIGHT: f32 = 12.0;
    let (mut number, mut y) = (1, 60.0);
    for page in &mut document.pages {
        let blocks = std::mem::take(&mut page.blocks);
        for block in blocks {
            let Block::Line(line) = &block else {
                page.blocks.push(block);
                continue;
            };
            if !line.text.contains(['⏎', '⇟']) {
                page.blocks.push(block);
                continue;
            }
            let pieces: Vec<&str> = line.text.split_inclusive(['⏎', '⇟']).collect();
            for (index, piece) in pieces.iter().enumerate() {
                let full = piece.ends_with(['⏎', '⇟']);
                let bbox = Rect {
                    x0: if index == 0 { 114.0 } else { 90.0 },
                    y0: y,
                    x1: if full { 500.0 } else { 300.0 },
                    y1: y + HEIGHT,
                };
                page.blocks.push(Block::Line(Line {
                    text: piece.trim_end_matches(['⏎', '⇟']).to_owned(),
                    place: Place::Page { page: number, bbox },
                    heading: line.heading,
                }));
                y += HEIGHT * 1.5;
                if piece.ends_with('⇟') {
                    (number, y) = (number + 1, 60.0);
                }
            }
            y += HEIGHT;
        }
    }
}

/// Everything that a finding shows, without white space.
pub(crate) fn shown(finding: &Finding) -> String {
    let mut out: Vec<&str> = Vec::new();
    for spot in &finding.spots {
        out.extend([spot.text.as_str(), spot.row_label.as_str(), spot.column_label.as_str()]);
    }
    for change in finding.explanations.iter().flat_map(|explanation| &explanation.cells) {
        out.extend([change.spot.row_label.as_str(), change.printed.as_str(), change.should_be.as_str()]);
    }
    for (_, arg) in &finding.message.args {
        if let Arg::Text(text) = arg {
            out.push(text);
        }
    }
    squeeze(&out.join("\n"))
}

pub(crate) fn squeeze(text: &str) -> String {
    text.chars().filter(|c| *c == '\n' || !c.is_whitespace()).collect()
}
