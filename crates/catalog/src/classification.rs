//! One classification: codes, names, and how far each row is to be trusted.

use std::collections::{BTreeMap, HashMap};

use mingzhang_model::{SubjectCode, SubjectLevel};

use crate::wording::plain;

/// Which of the three classifications.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// 支出功能分类
    Function,
    /// 部门预算支出经济分类
    DeptEconomic,
    /// 政府预算支出经济分类
    GovEconomic,
}

impl Kind {
    /// The classification that a code belongs to by its number: 2xx function, 3xx departmental economic, 5xx
    /// government economic. Revenue codes (1xx) belong to none of them.
    pub fn of(code: SubjectCode) -> Option<Self> {
        match code.to_string().as_bytes().first() {
            Some(b'2') => Some(Self::Function),
            Some(b'3') => Some(Self::DeptEconomic),
            Some(b'5') => Some(Self::GovEconomic),
            _ => None,
        }
    }
}

/// A row of a classification.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The official name.
    pub name: String,
    /// Whether published books corroborate code and name; if not, the row can only support a warning.
    pub corroborated: bool,
    /// Names that it had in earlier years.
    pub old_names: Vec<OldName>,
}

/// A name that a code had once.
#[derive(Clone, Debug)]
pub struct OldName {
    /// The name.
    pub name: String,
    /// The last year that it was right in, where known.
    pub until: Option<i32>,
}

/// Codes and names of one classification.
#[derive(Debug)]
pub struct Classification {
    kind: Kind,
    entries: BTreeMap<SubjectCode, Entry>,
    by_name: HashMap<String, Vec<SubjectCode>>,
}

impl Classification {
    /// Reads the embedded tables. Rows that are marked as another book's mistake are left out.
    pub(crate) fn parse(kind: Kind, rows: &str, aliases: &str) -> Self {
        let mut entries = BTreeMap::new();
        for record in csv::Reader::from_reader(rows.as_bytes()).records().flatten() {
            let (Some(code), Some(name), Some(status)) =
                (record.get(0).and_then(SubjectCode::parse), record.get(1), record.get(3))
            else {
                continue;
            };
            if status.starts_with("published only") {
                continue;
            }
            let corroborated = status.starts_with("corroborated");
            entries.insert(code, Entry { name: name.to_owned(), corroborated, old_names: Vec::new() });
        }
        for record in csv::Reader::from_reader(aliases.as_bytes()).records().flatten() {
            let (Some(code), Some(name), Some(when)) =
                (record.get(0).and_then(SubjectCode::parse), record.get(1), record.get(2))
            else {
                continue;
            };
            if let (Some(entry), false) = (entries.get_mut(&code), name.starts_with('(')) {
                let year = when
                    .split(|c: char| !c.is_ascii_digit())
                    .filter(|part| part.len() == 4)
                    .filter_map(|part| part.parse().ok())
                    .max();
                let until = if when.contains("seen in") {
                    when.split(|c: char| !c.is_ascii_digit())
                        .find(|p| p.len() == 4)
                        .and_then(|p| p.parse().ok())
                } else if when.contains("still in") {
                    when.split(|c: char| !c.is_ascii_digit())
                        .find(|p| p.len() == 4)
                        .and_then(|p| p.parse().ok())
                } else {
                    year
                };
                entry.old_names.push(OldName { name: name.to_owned(), until });
            }
        }
        let mut by_name: HashMap<String, Vec<SubjectCode>> = HashMap::new();
        for (code, entry) in &entries {
            by_name.entry(plain(&entry.name)).or_default().push(*code);
            for old in &entry.old_names {
                by_name.entry(plain(&old.name)).or_default().push(*code);
            }
        }
        Self { kind, entries, by_name }
    }

    /// Which classification this is.
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// The row of a code.
    pub fn get(&self, code: SubjectCode) -> Option<&Entry> {
        self.entries.get(&code)
    }

    /// The codes that have, or had, this name (white space and bracket style do not matter).
    pub fn by_name(&self, name: &str) -> &[SubjectCode] {
        self.by_name.get(&plain(name)).map_or(&[], Vec::as_slice)
    }

    /// The class (类) with this name, now or earlier.
    pub fn class_by_name(&self, name: &str) -> Option<SubjectCode> {
        self.by_name(name).iter().copied().find(|code| code.level() == SubjectLevel::Class)
    }

    /// Whether a list of this level is complete enough for a missing code to mean anything: 类 of every
    /// classification, and the economic ones down to 款.
    pub const fn is_complete_at(&self, level: SubjectLevel) -> bool {
        match level {
            SubjectLevel::Class => true,
            SubjectLevel::Division => !matches!(self.kind, Kind::Function),
            SubjectLevel::Item => false,
        }
    }

    /// All rows, by code.
    pub fn iter(&self) -> impl Iterator<Item = (SubjectCode, &Entry)> {
        self.entries.iter().map(|(code, entry)| (*code, entry))
    }
}

#[cfg(test)]
mod tests {
    use crate::Catalog;
    use mingzhang_model::SubjectCode;

    #[test]
    fn the_lists_are_whole() {
        let catalog = Catalog::embedded();
        assert_eq!(catalog.function.iter().count(), 1213);
        assert_eq!(catalog.dept_economic.iter().count(), 110);
        assert_eq!(catalog.gov_economic.iter().count(), 81);
        for list in [&catalog.function, &catalog.dept_economic, &catalog.gov_economic] {
            for (code, _) in list.iter() {
                assert!(code.parent().is_none_or(|p| list.get(p).is_some()), "{code} has no parent");
            }
        }
    }

    #[test]
    fn old_names_lead_to_the_code_and_say_until_when() {
        let function = &Catalog::embedded().function;
        let code = SubjectCode::parse("210").unwrap();
        assert_eq!(function.class_by_name("医疗卫生与计划生育支出"), Some(code));
        assert_eq!(function.get(code).unwrap().old_names[0].until, Some(2018));
        assert_eq!(function.class_by_name("卫生健康支出"), Some(code));
    }
}
