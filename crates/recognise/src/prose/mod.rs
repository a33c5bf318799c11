//! Sentences as claims: each figure of the prose with its place, what it says, and what it counts where its words tell.
//!
//! ```text
//! paragraph ── tokens ──► figures with units ── label ──► role of each ── names ──► coordinate
//! ```
//!
//! What is not understood is not guessed: a figure under unknown words stays a claim without a coordinate.

mod bind;
mod label;
mod names;
mod sentences;
mod tokens;

use std::collections::HashSet;

use mingzhang_model::{Book, Claim, ParagraphKind, Says};

/// The claims of the book's paragraphs, in their order.
pub(crate) fn claims(book: &Book) -> Vec<Claim> {
    sentences::Reader::new(book).read()
}

/// How many sentences with amounts of money there are outside of glossary, contents and performance sheets, and in how many of them every amount is
/// understood: bound to a coordinate, or to the amounts that it sums or compares.
pub fn sentences_read(book: &Book) -> (usize, usize) {
    let mut sentences: Vec<(usize, usize, bool)> = Vec::new();
    // Paragraph, byte, and the ends of sentences before it.
    let mut counted = (usize::MAX, 0, 0);
    let summed: HashSet<usize> = book
        .claims
        .iter()
        .filter_map(|claim| match &claim.says {
            Says::Sum { parts, .. } => Some(parts),
            _ => None,
        })
        .flatten()
        .copied()
        .collect();
    for (index, claim) in book.claims.iter().enumerate() {
        let kind = book.paragraphs.get(claim.paragraph).map(|paragraph| paragraph.kind);
        if matches!(kind, Some(ParagraphKind::Sheet(_))) {
            continue;
        }
        let understood = match &claim.says {
            Says::Amount { at, .. } => at.is_some() || summed.contains(&index),
            Says::Sum { .. } => true,
            Says::Change { of, at, .. } => of.is_some() || at.is_some(),
            _ => continue,
        };
        let text = book.paragraphs.get(claim.paragraph).map_or("", |paragraph| paragraph.text.as_str());
        if counted.0 != claim.paragraph || claim.start < counted.1 {
            counted = (claim.paragraph, 0, 0);
        }
        let between = text.get(counted.1..claim.start).unwrap_or("");
        counted = (claim.paragraph, claim.start, counted.2 + between.matches(['。', '；']).count());
        let number = counted.2;
        match sentences.last_mut() {
            Some((paragraph, sentence, read)) if (*paragraph, *sentence) == (claim.paragraph, number) => {
                *read &= understood;
            }
            _ => sentences.push((claim.paragraph, number, understood)),
        }
    }
    (sentences.iter().filter(|(.., read)| *read).count(), sentences.len())
}
