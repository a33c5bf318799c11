//! Names that occur once.

use std::collections::BTreeSet;

/// The names in their order; one that has been there before gets a number, one that is blank becomes `other`.
pub(super) fn unique(names: impl Iterator<Item = String>, other: &str) -> Vec<String> {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    names
        .map(|name| {
            let name = name.split_whitespace().collect::<String>();
            let name = if name.is_empty() { other.to_owned() } else { name };
            let numbered = (2..).map(|number: usize| format!("{name}_{number}"));
            let free = std::iter::once(name.clone()).chain(numbered).find(|name| !taken.contains(name));
            let free = free.unwrap_or(name);
            taken.insert(free.clone());
            free
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_occurs_twice() {
        let names = ["合计", "合 计", "", "合计_2", ""].map(str::to_owned);
        assert_eq!(unique(names.into_iter(), "列"), ["合计", "合计_2", "列", "合计_2_2", "列_2"]);
    }
}
