//! The codes of a classification, for a cell that is searched by number, name or the initials of the name's pinyin.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use mingzhang_catalog::{Catalog, Classification};
use pinyin::ToPinyin as _;

use crate::refusal::Refusal;
use crate::security::SignedIn;

struct Lists {
    function: String,
    dept_economic: String,
    gov_economic: String,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let catalog = Catalog::embedded();
    Lists {
        function: list(&catalog.function),
        dept_economic: list(&catalog.dept_economic),
        gov_economic: list(&catalog.gov_economic),
    }
});

/// `[["2080150","事业运行","syyx"], …]`
pub(super) async fn codes(_signed: SignedIn, Path(name): Path<String>) -> Result<Response, Refusal> {
    let text = match name.as_str() {
        "function" => &LISTS.function,
        "dept-economic" => &LISTS.dept_economic,
        "gov-economic" => &LISTS.gov_economic,
        _ => return Err(Refusal::not_found()),
    };
    let headers = [(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "private, max-age=3600")];
    Ok((headers, text.as_str()).into_response())
}

fn list(codes: &Classification) -> String {
    let rows: Vec<[String; 3]> = codes
        .iter()
        .map(|(code, entry)| [code.to_string(), entry.name.clone(), initials(&entry.name)])
        .collect();
    serde_json::to_string(&rows).unwrap_or_default()
}

/// The first letter of each syllable; letters and digits as they are.
fn initials(name: &str) -> String {
    name.chars()
        .filter_map(|character| match character.to_pinyin() {
            Some(syllable) => syllable.first_letter().chars().next(),
            None => character.is_ascii_alphanumeric().then(|| character.to_ascii_lowercase()),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_by_their_initials() {
        assert_eq!(initials("一般公共服务支出"), "ybggfwzc");
        assert_eq!(initials("“三公”经费 A1"), "sgjfa1");
        assert!(LISTS.function.contains(r#"["2080101","行政运行","xzyx"]"#));
        assert!(LISTS.dept_economic.contains("30101"));
    }
}
