//! FMT-10: what a spreadsheet prints where a formula failed.

use mingzhang_model::{Message, Role, Severity, Spot};

use super::FORM;
use crate::rules::Rule;
use crate::rules::context::{Context, MOST_SPOTS, Words};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};
use crate::spots;

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "FMT-10",
    severity: Severity::Error,
    title: ("公式出错的痕迹", "A formula failed"),
    what: (
        "#REF!、#DIV/0!、#N/A、NaN 和列宽不够的 #### 不应出现在公开的表和文字中。",
        "#REF!, #DIV/0!, #N/A, NaN and the #### of a narrow column have no place in a published book.",
    ),
    basis: FORM,
    example: ("合计格中印为 #REF!", "#REF! in a total"),
};

const MARKS: [&str; 11] =
    ["#REF!", "#DIV/0!", "#N/A", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "####", "NaN"];

fn check(context: &Context<'_>) -> Verdict {
    let mark = |text: &str| {
        MARKS.iter().find_map(|mark| {
            let at = text.find(mark)?;
            let inside = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
            let word = *mark == "NaN"
                && (inside(text.get(..at)?.chars().next_back())
                    || inside(text.get(at + 3..)?.chars().next()));
            // #### before a title is a mark of headings.
            let heading =
                *mark == "####" && at == 0 && text.trim_start_matches('#').starts_with([' ', '\u{3000}']);
            (!word && !heading).then_some((at, *mark))
        })
    };
    let mut spots: Vec<Spot> = Vec::new();
    let mut places = context.book.paragraphs.len();
    for (table, found) in context.book.tables.iter().enumerate() {
        for (row, cells) in found.rows.iter().enumerate() {
            for (column, cell) in cells.cells.iter().enumerate() {
                places += 1;
                if mark(&cell.text).is_some() {
                    spots.push(spots::cell(context.book, (table, row, column), Role::Primary));
                }
            }
        }
    }
    for problem in context.book.problems.iter().filter(|problem| problem.code == "cell-error") {
        spots.extend(problem.place.map(|place| spots::line(None, &problem.detail, place, Role::Primary)));
    }
    for (index, paragraph) in context.paragraphs() {
        if let Some((start, mark)) = mark(&paragraph.text) {
            spots.push(
                context.quote(Words { paragraph: index, start, end: start + mark.len() }, Role::Primary),
            );
        }
    }
    let findings = spots.first().map(|spot| spot.text.clone()).map(|example| {
        let message = Message::new("fmt-formula-error").with("example", example).with("count", spots.len());
        let spots = spots.iter().take(MOST_SPOTS).cloned().collect();
        finding(&DOC, Severity::Error, message, "", spots)
    });
    Verdict::over(places, "reach-no-tables", findings.into_iter().collect())
}
