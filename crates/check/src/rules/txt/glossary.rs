//! TXT-20: the glossary explains the terms that the book uses.

use mingzhang_catalog::words::TERMS;
use mingzhang_model::{Message, Role, Severity};

use crate::rules::Rule;
use crate::rules::context::{Context, Passage};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "TXT-20",
    severity: Severity::Info,
    title: ("用到的术语没有解释", "Terms that the glossary does not explain"),
    what: (
        "正文用到的专业术语（政府采购、绩效目标、特定目标类项目、人员经费等）应在名词解释中说明。",
        "Technical terms that the text uses, such as 政府采购, 绩效目标 and 特定目标类, are explained in the glossary.",
    ),
    basis: (
        "财预〔2016〕143号《地方预决算公开操作规程》",
        "财预〔2016〕143号, rules for publishing local budgets",
    ),
    example: ("正文写“特定目标类项目”，名词解释没有", "特定目标类项目 without an explanation"),
};

/// What a body is charged with is not said of its money.
const DUTIES: &[&str] = &["职能", "职责"];

fn check(context: &Context<'_>) -> Verdict {
    const FEW: usize = 3;
    let (glossary, text): (Vec<&Passage>, Vec<&Passage>) =
        context.passages.iter().partition(|passage| context.in_glossary(passage.first()));
    let definitions: String = context
        .paragraphs()
        .filter(|(index, _)| context.in_glossary(*index))
        .map(|(_, paragraph)| paragraph.text.as_str())
        .collect();
    if glossary.len() < FEW || context.is_blank() {
        return Verdict::not_applicable("reach-no-glossary");
    }
    let missing: Vec<_> = TERMS
        .iter()
        .filter(|term| !definitions.contains(term.instead))
        .filter_map(|term| {
            text.iter()
                .filter(|passage| !context.stands_under(passage.first(), DUTIES))
                .find_map(|passage| Some((term.word, *passage, passage.text.find(term.word)?)))
        })
        .collect();
    let names: Vec<&str> = missing.iter().map(|(word, ..)| *word).collect();
    let spots: Vec<_> = missing
        .iter()
        .take(crate::rules::context::MOST_SPOTS)
        .map(|(word, passage, at)| context.quote(passage.words(*at, at + word.len()), Role::Primary))
        .collect();
    let message = Message::new("txt-glossary").with("terms", names.join("、")).with("count", names.len());
    let findings = (!names.is_empty()).then(|| finding(&DOC, Severity::Info, message, "", spots));
    Verdict::checked(TERMS.len(), findings.into_iter().collect())
}
