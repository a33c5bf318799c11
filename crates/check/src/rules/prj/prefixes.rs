//! PRJ-13: names of projects mean something to readers.

use mingzhang_model::{Fact, Message, Role, Severity, Spot};

use crate::rules::prf::shared::{MOST_SPOTS, listed};

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "PRJ-13",
    severity: Severity::Info,
    title: ("项目名称带有内部代号", "Internal prefixes in names of projects"),
    what: (
        "项目名称以内部分类的字母开头（如 J、QT、XM），公开时应当去掉或说明含义。全书合并为一条。",
        "Names of projects begin with letters of an internal scheme (J, QT, XM); explain or strip them. One finding for the book.",
    ),
    basis: ("可读性", "readability"),
    example: ("XM人员经费、ZY设备购置", "XM人员经费, ZY设备购置"),
};

/// So many names with letters in front are a scheme.
const SCHEME: usize = 3;

fn check(context: &Context<'_>) -> Verdict {
    let mut named: Vec<(&Fact, &str)> = Vec::new();
    for fact in &context.book.facts {
        if let Some(name) = fact.coordinate.project.as_deref()
            && !named.iter().any(|(_, seen)| *seen == name)
            && named.len() < 10_000
        {
            named.push((fact, name));
        }
    }
    let coded: Vec<&(&Fact, &str)> = named.iter().filter(|(_, name)| is_coded(name)).collect();
    let mut findings = Vec::new();
    if coded.len() >= SCHEME && coded.len() * 2 > named.len() {
        let message = Message::new("prj-prefixes")
            .with("count", coded.len())
            .with("names", listed(coded.iter().map(|(_, name)| *name)));
        let spots: Vec<Spot> = coded
            .iter()
            .take(MOST_SPOTS)
            .map(|(fact, name)| Spot { text: (*name).to_owned(), ..context.fact(fact, Role::Primary) })
            .collect();
        findings.push(finding(&DOC, Severity::Info, message, "", spots));
    }
    Verdict::over(named.len(), "reach-no-projects", findings)
}

/// One to three capital letters right before Chinese words: IT设备 and LED屏 are words, so single names prove nothing.
fn is_coded(name: &str) -> bool {
    let letters = name.chars().take_while(char::is_ascii_uppercase).count();
    (1..=3).contains(&letters) && name.chars().nth(letters).is_some_and(|c| c as u32 >= 0x4E00)
}
