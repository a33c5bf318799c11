//! Coordinates as words: `flow=expenditure fund=general function=2080199`, in templates, on the command line, in
//! `book.toml`. Dimensions that are not named are not restricted.

use std::fmt;
use std::str::FromStr;

use crate::{Coordinate, Member, SubjectCode};

/// A word that is no restriction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadCoordinate(
    /// The word.
    pub String,
);

impl fmt::Display for BadCoordinate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a restriction: {}", self.0)
    }
}

impl std::error::Error for BadCoordinate {}

impl FromStr for Coordinate {
    type Err = BadCoordinate;

    /// Reads words separated by white space. `project` and `line` take the rest of the text, so they stand last.
    fn from_str(text: &str) -> Result<Self, BadCoordinate> {
        let mut out = Self::default();
        let mut rest = text.trim();
        while !rest.is_empty() {
            let (name, tail) = rest.split_once('=').ok_or_else(|| BadCoordinate(rest.to_owned()))?;
            let (member, next) = match name {
                "project" | "line" => (tail, ""),
                _ => tail.split_once(char::is_whitespace).unwrap_or((tail, "")),
            };
            let known = match name {
                "flow" => set(&mut out.flow, Member::from_id(member)),
                "function" => set(&mut out.function, SubjectCode::parse(member)),
                "dept_economic" => set(&mut out.dept_economic, SubjectCode::parse(member)),
                "gov_economic" => set(&mut out.gov_economic, SubjectCode::parse(member)),
                "fund" => set(&mut out.fund, Member::from_id(member)),
                "spending" => set(&mut out.spending, Member::from_id(member)),
                "vintage" => set(&mut out.vintage, Member::from_id(member)),
                "three_public" => set(&mut out.three_public, Member::from_id(member)),
                "procurement" => set(&mut out.procurement, Member::from_id(member)),
                "year" => set(&mut out.year, Member::from_id(member)),
                "stage" => set(&mut out.stage, Member::from_id(member)),
                "topic" => set(&mut out.topic, Member::from_id(member)),
                "project" => set(&mut out.project, Some(member.to_owned())),
                "line" => set(&mut out.line, Some(member.to_owned())),
                _ => false,
            };
            if !known {
                return Err(BadCoordinate(format!("{name}={member}")));
            }
            rest = next.trim_start();
        }
        Ok(out)
    }
}

fn set<T>(field: &mut Option<T>, member: Option<T>) -> bool {
    let known = member.is_some();
    *field = member;
    known
}

impl fmt::Display for Coordinate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut words: Vec<String> = Vec::new();
        let mut word = |name: &str, member: Option<String>| {
            words.extend(member.map(|member| format!("{name}={member}")));
        };
        word("flow", self.flow.map(|m| m.id().to_owned()));
        word("function", self.function.map(|code| code.to_string()));
        word("dept_economic", self.dept_economic.map(|code| code.to_string()));
        word("gov_economic", self.gov_economic.map(|code| code.to_string()));
        word("fund", self.fund.map(|m| m.id().to_owned()));
        word("spending", self.spending.map(|m| m.id().to_owned()));
        word("vintage", self.vintage.map(|m| m.id().to_owned()));
        word("three_public", self.three_public.map(|m| m.id().to_owned()));
        word("procurement", self.procurement.map(|m| m.id().to_owned()));
        word("year", self.year.map(|m| m.id().to_owned()));
        word("stage", self.stage.map(|m| m.id().to_owned()));
        word("topic", self.topic.map(|m| m.id().to_owned()));
        word("line", self.line.clone());
        word("project", self.project.clone());
        f.write_str(&words.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        for text in [
            "",
            "flow=revenue fund=general",
            "flow=expenditure function=2080199 spending=project vintage=carried",
            "three_public=vehicle_running year=last",
            "flow=expenditure project=J 物业费",
        ] {
            let at: Coordinate = text.parse().unwrap();
            assert_eq!(at.to_string(), text);
        }
    }

    #[test]
    fn a_word_that_means_nothing_is_named() {
        for text in ["flow", "flow=in", "colour=red", "function=12"] {
            assert_eq!(text.parse::<Coordinate>(), Err(BadCoordinate(text.to_owned())), "{text}");
        }
    }
}
