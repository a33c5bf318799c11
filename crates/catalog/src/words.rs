//! Lists of words that rules look for: data under `data/words/`, one file a list, the same four columns in each.

use std::sync::LazyLock;

/// A word of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// What stands in the book, as [`crate::plain`] writes it unless the list says otherwise.
    pub word: &'static str,
    /// What kind of word it is within its list; the file's header comment in `data/README.md` says which there are.
    pub kind: &'static str,
    /// What should stand there, or what belongs to it; may be empty.
    pub instead: &'static str,
    /// Where this is known from; may be empty.
    pub source: &'static str,
}

/// A list of words, read once.
pub type Words = LazyLock<Vec<Word>>;

/// Reads a list: a header line, then `word,kind,instead,source` without quotes; a comma inside a field is written full-width.
pub(crate) fn parse(text: &'static str) -> Vec<Word> {
    text.lines()
        .skip(1)
        .filter(|line| !line.trim().is_empty())
        .map(|line| {
            let mut fields = line.splitn(4, ',').map(str::trim);
            let mut next = || fields.next().unwrap_or_default();
            Word { word: next(), kind: next(), instead: next(), source: next() }
        })
        .filter(|word| !word.word.is_empty())
        .collect()
}

macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident = $file:literal;)*) => {
        $($(#[$doc])* pub static $name: Words =
            LazyLock::new(|| parse(include_str!(concat!("../data/words/", $file))));)*

        #[cfg(test)]
        const ALL: &[(&str, &Words)] = &[$(($file, &$name)),*];
    };
}

lists! {
    /// Words of performance sheets: dimensions of indicators, words that tell a dimension, words without a measure.
    TARGETS = "targets.csv";
    /// What templates leave behind: words of another level (`省`, `市`, `县`) and answers to a review (`answer`).
    REMNANTS = "remnants.csv";
    /// Words by which a template tells its reader what to write.
    INSTRUCTIONS = "instructions.csv";
    /// Misspelt and doubled words, with what is meant.
    SLIPS = "slips.csv";
    /// Terms that a glossary explains, with the word by which it does.
    TERMS = "terms.csv";
    /// What departments of a body are commonly about: 财务 of 财务科.
    DEPARTMENTS = "departments.csv";
    /// Articles and laws that are no longer what they were: `law|article|phrase|since`, told apart as `article` and `repealed`.
    LAWS = "laws.csv";
    /// Bodies that no longer exist (`body`), and words that say the wrong thing (`term`, `term:topic`).
    BODIES = "bodies.csv";
    /// Words for persons whose names must not be published.
    PERSONS = "persons.csv";
    /// Words in the names of projects: what is done once (`special`, not `everyday`), and what keeps a body running.
    PROJECTS = "projects.csv";
    /// Divisions of the functional classification that only government funds have.
    FUND_ITEMS = "fund_items.csv";
}

#[cfg(test)]
mod tests {
    use super::ALL;

    #[test]
    fn every_list_has_words_and_none_twice() {
        for (file, list) in ALL {
            assert!(!list.is_empty(), "{file}");
            for (index, word) in list.iter().enumerate() {
                let twice = list.iter().take(index).any(|w| w.word == word.word && w.kind == word.kind);
                assert!(!twice, "{file}: {} {}", word.word, word.kind);
            }
        }
    }
}
