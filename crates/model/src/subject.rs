//! Codes of the national budget classification.

use std::fmt;

/// A well-formed subject code: three digits for a class (类), five for a division (款), seven for an item (项).
///
/// Which of the three classifications it belongs to is said by the field that holds it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SubjectCode {
    number: u32,
    level: SubjectLevel,
}

/// How deep a code stands in its tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SubjectLevel {
    /// 类, three digits.
    Class,
    /// 款, five digits.
    Division,
    /// 项, seven digits.
    Item,
}

impl SubjectCode {
    /// Reads a joined code; `None` unless it is 3, 5 or 7 ASCII digits that do not start with 0.
    pub fn parse(text: &str) -> Option<Self> {
        let level = match text.len() {
            3 => SubjectLevel::Class,
            5 => SubjectLevel::Division,
            7 => SubjectLevel::Item,
            _ => return None,
        };
        if !text.bytes().all(|b| b.is_ascii_digit()) || text.starts_with('0') {
            return None;
        }
        Some(Self { number: text.parse().ok()?, level })
    }

    /// How deep the code stands.
    pub const fn level(self) -> SubjectLevel {
        self.level
    }

    /// The code one level up; `None` for a class.
    #[must_use]
    pub const fn parent(self) -> Option<Self> {
        let level = match self.level {
            SubjectLevel::Class => return None,
            SubjectLevel::Division => SubjectLevel::Class,
            SubjectLevel::Item => SubjectLevel::Division,
        };
        Some(Self { number: self.number / 100, level })
    }

    /// The class that the code belongs to (itself for a class).
    #[must_use]
    pub fn class(self) -> Self {
        let mut code = self;
        while let Some(parent) = code.parent() {
            code = parent;
        }
        code
    }

    /// Whether `self` is `other` or stands below it.
    pub fn is_within(self, other: Self) -> bool {
        let mut code = Some(self);
        while let Some(current) = code {
            if current == other {
                return true;
            }
            code = current.parent();
        }
        false
    }
}

impl fmt::Display for SubjectCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.number)
    }
}

impl fmt::Debug for SubjectCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_know_their_tree() {
        let item = SubjectCode::parse("2080199").unwrap();
        assert_eq!(item.parent().map(|c| c.to_string()), Some("20801".into()));
        assert_eq!(item.class().to_string(), "208");
        assert!(item.is_within(item.class()));
        assert!(!item.is_within(SubjectCode::parse("210").unwrap()));
        for bad in ["7-11-02", "20", "2080", "０２０", "020", ""] {
            assert_eq!(SubjectCode::parse(bad), None, "{bad}");
        }
    }
}
