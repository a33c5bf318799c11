//! CON-04: one document, quoted in one way.

use std::collections::BTreeMap;

use mingzhang_catalog::{plain, similarity};
use mingzhang_model::{Message, Role, Severity};

use super::MOST_SPOTS;
use super::citations::citations;
use super::pieces::{Piece, pieces};
use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding, likely};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "CON-04",
    severity: Severity::Warning,
    title: ("同一文件引文不一致", "One document quoted in two ways"),
    what: (
        "同一文件(文号相同,没有文号的标题相同)的同一句话,全书引文应当一字不差。只比较十分相近又不相同的引文;节引不算。",
        "The same sentence of one document (same number, or title where there is none) must be quoted alike everywhere. Only quotes that are nearly but not quite alike are compared; a shortened quote is right.",
    ),
    basis: ("真实、准确的要求;逻辑关系", "truthfulness; logic"),
    example: (
        "一处引作“可维持原有经费渠道”,另一处“可暂维持原有经费渠道”",
        "可维持 in one sheet, 可暂维持 in another",
    ),
};

/// Quotes that are this alike are of one sentence.
const ALIKE: usize = 85;
/// Shorter quotes are names and terms.
const SHORTEST: usize = 8;
/// More versions of one document's sentences than this are not compared.
const MOST_VERSIONS: usize = 40;

struct Quote<'a> {
    piece: usize,
    start: usize,
    text: &'a str,
}

/// Finds documents with nearly alike quotes.
fn check(context: &Context<'_>) -> Verdict {
    let pieces = pieces(context);
    let mut quotes = 0;
    let mut documents: BTreeMap<String, (String, Vec<Quote<'_>>)> = BTreeMap::new();
    for (index, piece) in pieces.iter().enumerate() {
        for citation in citations(piece.text) {
            let Some((start, text)) = citation.quote.filter(|(_, text)| text.chars().count() >= SHORTEST)
            else {
                continue;
            };
            quotes += 1;
            let name = citation.number.unwrap_or(citation.title);
            let key = format!("{}{}", plain(name), citation.article.unwrap_or(""));
            let (_, list) = documents.entry(key).or_insert_with(|| (name.to_owned(), Vec::new()));
            list.push(Quote { piece: index, start, text });
        }
    }
    let findings = documents
        .values()
        .filter_map(|(name, quotes)| {
            let (one, other) = differing(quotes)?;
            let message = Message::new("con-quotes-differ")
                .with("document", name.clone())
                .with("one", one.text.to_owned())
                .with("other", other.text.to_owned());
            let role = |quote: &Quote<'_>| {
                if plain(quote.text) == plain(one.text) { Role::Primary } else { Role::Related }
            };
            let spots = quotes
                .iter()
                .filter(|quote| similarity(quote.text, one.text) >= ALIKE)
                .take(MOST_SPOTS)
                .filter_map(|quote| Some(spot(context, pieces.get(quote.piece)?, quote, role(quote))))
                .collect();
            Some(likely(finding(&DOC, Severity::Warning, message, name, spots)))
        })
        .collect();
    Verdict::over(quotes, "reach-no-quotes", findings)
}

fn spot(context: &Context<'_>, piece: &Piece<'_>, quote: &Quote<'_>, role: Role) -> mingzhang_model::Spot {
    piece.spot(context, quote.start, quote.start + quote.text.len(), role)
}

/// Two versions of one sentence, neither a shortening of the other.
fn differing<'a, 'b>(quotes: &'b [Quote<'a>]) -> Option<(&'b Quote<'a>, &'b Quote<'a>)> {
    let mut versions: Vec<(String, &Quote<'a>)> = Vec::new();
    for quote in quotes {
        let text = plain(quote.text).trim_end_matches(['。', ',', ';']).to_owned();
        if versions.len() < MOST_VERSIONS && !versions.iter().any(|(known, _)| *known == text) {
            versions.push((text, quote));
        }
    }
    versions.iter().enumerate().find_map(|(index, (a, one))| {
        versions.get(index + 1..)?.iter().find_map(|(b, other)| {
            let shortened =
                a.contains(b.as_str()) || b.contains(a.as_str()) || has_ellipsis(a) || has_ellipsis(b);
            (!shortened && similarity(a, b) >= ALIKE).then_some((*one, *other))
        })
    })
}

fn has_ellipsis(text: &str) -> bool {
    text.contains('…') || text.contains("...")
}
