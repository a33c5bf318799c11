//! Which findings are shown: by severity, rule, table, standing, words. All of it stands in the address.

use mingzhang_worker::view::Item;
use serde::{Deserialize, Serialize};

/// As the form sends it; an empty field leaves out nothing.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct Filter {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) severity: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) rule: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) table: String,
    /// `new`, `open`, `fixed`, `accepted`, `standing`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) status: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) q: String,
}

impl Filter {
    /// Whether a finding is to be shown; `is_new` is nothing where there is no earlier file.
    pub(super) fn takes(&self, item: &Item, is_new: Option<bool>, is_accepted: bool) -> bool {
        let or_all = |wanted: &str, found: &str| wanted.is_empty() || wanted == found;
        let standing = match self.status.as_str() {
            "new" => is_new == Some(true),
            "open" => is_new == Some(false),
            "fixed" => false,
            "accepted" => is_accepted,
            "standing" => !is_accepted,
            _ => true,
        };
        standing
            && or_all(&self.severity, &item.severity)
            && or_all(&self.rule, &item.rule)
            && or_all(&self.table, item.table.as_deref().unwrap_or_default())
            && self.has_words(item)
    }

    fn has_words(&self, item: &Item) -> bool {
        let wanted = self.q.trim().to_lowercase();
        let told = [&item.message, &item.rule, &item.title, &item.place];
        let noted = item.notes.iter().chain(item.table.as_ref());
        wanted.is_empty() || told.into_iter().chain(noted).any(|text| text.to_lowercase().contains(&wanted))
    }

    /// Whether anything is left out.
    pub(super) fn is_empty(&self) -> bool {
        self.query().is_empty()
    }

    /// The filter as the end of an address, without the question mark.
    pub(super) fn query(&self) -> String {
        serde_urlencoded::to_string(self).unwrap_or_default()
    }

    /// The same filter with another standing.
    pub(super) fn with_status(&self, status: &str) -> String {
        Self { status: status.to_owned(), ..self.clone() }.query()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item() -> Item {
        Item {
            rule: "SUM-06".to_owned(),
            severity: "error".to_owned(),
            message: "合计 2712.37 与明细之和不等".to_owned(),
            table: Some("收入总表".to_owned()),
            ..Item::default()
        }
    }

    #[test]
    fn each_field_leaves_out_what_it_does_not_name() {
        let takes = |query: &str| {
            let filter: Filter = serde_urlencoded::from_str(query).unwrap();
            filter.takes(&item(), Some(true), false)
        };
        for query in
            ["", "severity=error", "rule=SUM-06&table=收入总表", "q=2712", "status=new", "status=standing"]
        {
            assert!(takes(query), "{query}");
        }
        for query in
            ["severity=info", "rule=CLS-02", "table=支出总表", "q=2713", "status=open", "status=accepted"]
        {
            assert!(!takes(query), "{query}");
        }
    }
}
