use std::collections::BTreeSet;

use mingzhang_report::{Lang, Localiser};

use crate::messages;

/// Ids and variables of a catalogue.
fn entries(lang: Lang) -> BTreeSet<String> {
    let text = messages(lang);
    let ids = text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = "));
    ids.map(|(id, words)| {
        let mut variables: Vec<&str> = words.split('$').skip(1).filter_map(|v| v.split(' ').next()).collect();
        variables.sort_unstable();
        format!("{id} {variables:?}")
    })
    .collect()
}

#[test]
fn both_catalogues_say_the_same_things() {
    assert_eq!(entries(Lang::Zh), entries(Lang::En));
    for lang in [Lang::Zh, Lang::En] {
        let localiser = Localiser::new(lang).and(messages(lang));
        for entry in entries(lang) {
            let (id, variables) = entry.split_once(' ').unwrap();
            // An entry with a syntax error is dropped by Fluent.
            assert!(variables != "[]" || localiser.entry(id).is_some(), "{lang:?} {id}");
        }
        assert!(localiser.entry("dossier-shown").unwrap().contains("{shown}"), "for the script to fill in");
    }
}
