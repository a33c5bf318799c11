//! What is said of a finding, whatever it is written into: places in words, the cells to mark, both sides, the other
//! ways out. Text, HTML, the workbook and the marked PDF say the same because they all ask here.

mod finding;
mod place;

use mingzhang_model::{Book, BookKind, Confidence, Finding, Level, Message};

pub(crate) use finding::is_visible;
pub use finding::{Marked, SPELT_OUT, names_best};
pub use place::Source;

use crate::localise::{Lang, Localiser};
use crate::rule::Rules;

/// Puts findings into words of one language.
#[derive(Clone, Copy)]
pub struct Wording<'a> {
    localiser: &'a Localiser,
    rules: Rules<'a>,
}

impl<'a> Wording<'a> {
    /// In the localiser's language; `rules` give titles and the basis of each finding.
    pub const fn new(localiser: &'a Localiser, rules: Rules<'a>) -> Self {
        Self { localiser, rules }
    }

    /// The language and its words.
    pub const fn localiser(&self) -> &'a Localiser {
        self.localiser
    }

    /// The documented rules.
    pub const fn rules(&self) -> Rules<'a> {
        self.rules
    }

    /// What kind of book it is: `单位预算`.
    pub fn kind(&self, book: &Book) -> String {
        self.words(match (book.level, book.kind) {
            (Level::Unit, BookKind::Budget) => "ui-unit-budget",
            (Level::Unit, BookKind::FinalAccounts) => "ui-unit-final",
            (Level::Unit, BookKind::Unknown) => "ui-unit-book",
            (Level::Department, BookKind::Budget) => "ui-department-budget",
            (Level::Department, BookKind::FinalAccounts) => "ui-department-final",
            (Level::Department, BookKind::Unknown) => "ui-department-book",
            (Level::Unknown, BookKind::Budget) => "ui-budget",
            (Level::Unknown, BookKind::FinalAccounts) => "ui-final",
            (Level::Unknown, BookKind::Unknown) => "ui-kind-unknown",
        })
    }

    /// The sentence of a finding.
    pub fn message(&self, finding: &Finding) -> String {
        self.localiser.message(&finding.message)
    }

    /// What a rule is called; empty if it is not documented.
    pub fn title(&self, rule: &str) -> &'a str {
        self.rules.title(rule, self.localiser.lang()).unwrap_or("")
    }

    /// How sure a finding is, if that is worth a word.
    pub fn doubt(&self, finding: &Finding) -> Option<String> {
        (finding.confidence == Confidence::Doubtful)
            .then(|| self.say(Message::new("ui-confidence").with("what", self.words("ui-doubtful"))))
    }

    /// The law or the logic behind a rule, as a line of its own.
    pub fn basis(&self, rule: &str) -> Option<String> {
        let basis = self.rules.basis(rule, self.localiser.lang())?;
        Some(self.say(Message::new("ui-basis").with("basis", basis)))
    }

    fn words(&self, id: &'static str) -> String {
        self.localiser.words(id)
    }

    #[allow(clippy::needless_pass_by_value, reason = "messages are built where they are said")]
    fn say(&self, message: Message) -> String {
        self.localiser.message(&message)
    }

    /// What stands between two parts of one line.
    pub const fn separator(&self) -> &'static str {
        match self.localiser.lang() {
            Lang::Zh => "；",
            Lang::En => "; ",
        }
    }
}
