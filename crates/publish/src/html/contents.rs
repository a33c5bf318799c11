//! The contents: beside the book where there is room, folded above it on a telephone.

use super::out::Out;
use super::outline::{Outline, Place};

/// Writes it twice, for one of the two to be shown: no style sheet can open what is folded, and a script is not needed to read.
pub(super) fn contents(out: &mut Out, outline: &Outline) {
    let entries: Vec<&Place> = outline.entries().collect();
    if entries.is_empty() {
        return;
    }
    out.open("nav", &[("class", "contents side"), ("aria-label", "目录")]);
    out.leaf("p", &[("class", "contents-name")], "目录");
    list(out, &entries);
    out.close("nav");
    out.open("nav", &[("class", "contents folded"), ("aria-label", "目录")]);
    out.open("details", &[]);
    out.leaf("summary", &[], "目录");
    list(out, &entries);
    out.close("details");
    out.close("nav");
}

/// The entries, each with those below it.
fn list(out: &mut Out, entries: &[&Place]) {
    let Some((first, _)) = entries.split_first() else { return };
    out.open("ol", &[]);
    let mut rest = entries;
    while let Some((entry, after)) = rest.split_first() {
        let below = after.iter().take_while(|other| other.level > first.level).count();
        let (inner, next) = after.split_at(below);
        out.open("li", &[]);
        out.leaf("a", &[("href", &format!("#{}", entry.id))], &entry.entry);
        list(out, inner);
        out.close("li");
        rest = next;
    }
    out.close("ol");
}
