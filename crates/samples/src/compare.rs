//! A compiled book beside what was read back from its published file.

use mingzhang_model::Book;
use mingzhang_model::manuscript::Manuscript;

/// Everything that reading lost, added or moved: tables by title, figures by table, coordinate and text. Empty if the book that
/// was read is the book that was compiled.
pub fn differences(manuscript: &Manuscript, book: &Book) -> Vec<String> {
    let mut out = Vec::new();
    let read: Vec<usize> =
        book.tables.iter().enumerate().filter(|(_, table)| table.is_money).map(|(i, _)| i).collect();
    let title = |index: &usize| book.tables.get(*index).map_or("", |table| table.title.as_str());
    let theirs: Vec<&str> = read.iter().map(title).collect();
    let ours: Vec<String> =
        manuscript.forms.iter().map(|form| mingzhang_catalog::squeeze(&form.title)).collect();
    if theirs != ours {
        out.push(format!("tables read {theirs:?}, compiled {ours:?}"));
        return out;
    }
    if (book.kind, book.level, book.year) != (manuscript.kind, manuscript.level, Some(manuscript.year)) {
        out.push(format!("book read as {:?} {:?} {:?}", book.kind, book.level, book.year));
    }
    if book.unit_name.as_deref() != Some(&mingzhang_catalog::squeeze(&manuscript.unit_name)) {
        out.push(format!("body read as {:?}", book.unit_name));
    }
    let known = |table: usize| read.iter().position(|index| *index == table);
    let mut read_facts: Vec<(usize, String, String)> = book
        .facts
        .iter()
        .filter_map(|fact| Some((known(fact.table)?, fact.coordinate.to_string(), fact.text.clone())))
        .collect();
    let mut facts: Vec<(usize, String, String)> = manuscript
        .facts
        .iter()
        .map(|fact| (fact.form, fact.coordinate.to_string(), fact.text.clone()))
        .collect();
    read_facts.sort();
    facts.sort();
    let say = |prefix: &str, (table, at, text): &(usize, String, String)| {
        format!("{prefix} {}: {text} at {at}", ours.get(*table).map_or("", String::as_str))
    };
    let (mut a, mut b) = (facts.iter().peekable(), read_facts.iter().peekable());
    loop {
        match (a.peek(), b.peek()) {
            (None, None) => break,
            (Some(x), Some(y)) if x == y => {
                a.next();
                b.next();
            }
            (Some(x), Some(y)) if x < y => out.extend(a.next().map(|fact| say("only compiled", fact))),
            (Some(_), None) => out.extend(a.next().map(|fact| say("only compiled", fact))),
            _ => out.extend(b.next().map(|fact| say("only read", fact))),
        }
    }
    out
}
