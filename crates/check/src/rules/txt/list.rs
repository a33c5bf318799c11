//! Lists in sentences: `内设3个科室：办公室、财务科、人事科`.

/// The items of a list up to the end of its sentence: separated by 、 outside of brackets, or run together where each ends with
/// the same bracket.
pub(super) fn items(text: &str) -> Vec<&str> {
    // Longer than any list of a book.
    const MOST: usize = 3_000;
    let text = text.char_indices().nth(MOST).and_then(|(at, _)| text.get(..at)).unwrap_or(text);
    let end = text.find(['。', '；', ';', '！']).unwrap_or(text.len());
    let text = text.get(..end).unwrap_or(text);
    let mut depth = 0_usize;
    let mut from = 0;
    let mut out = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '（' | '(' | '《' | '“' => depth += 1,
            '）' | ')' | '》' | '”' => depth = depth.saturating_sub(1),
            '、' | '，' | ',' if depth == 0 => {
                out.push(text.get(from..at).unwrap_or(""));
                from = at + c.len_utf8();
            }
            _ => {}
        }
    }
    out.push(text.get(from..).unwrap_or(""));
    if out.len() == 1 {
        let run = run_together(text);
        if run.len() > 1 {
            return run;
        }
    }
    out.retain(|item| !item.is_empty());
    out
}

/// `办公室(正科)财务科(正科)`: items that end with a bracket.
fn run_together(text: &str) -> Vec<&str> {
    text.split_inclusive(['）', ')']).filter(|item| item.contains(['（', '('])).collect()
}

/// An item without its bracket, ordinal and 等.
pub(super) fn name(item: &str) -> &str {
    let item = mingzhang_catalog::strip_ordinal(item).1;
    let item = item.split(['（', '(']).next().unwrap_or(item);
    let item = item.strip_suffix("等").unwrap_or(item);
    item.trim_matches(['“', '”', '*', '：', ':'])
}

/// `5个` after a word that ends at a byte; what is counted begins with the word.
fn count_after(text: &str, from: usize, word: usize) -> Option<(usize, usize, usize)> {
    let after = text.get(from..)?;
    let lead = after.len() - after.trim_start_matches(['共', '有', '为', '计']).len();
    let close = after.get(lead..)?.find('个')? + lead;
    let (start, count) = count_before(after.get(..close)?)?;
    (start == lead).then_some((word, count, from + close + '个'.len_utf8()))
}

/// A count in digits or Chinese words at the end of a text.
pub(super) fn count_before(text: &str) -> Option<(usize, usize)> {
    let digits = text.len() - text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    if digits > 0 {
        return Some((text.len() - digits, text.get(text.len() - digits..)?.parse().ok()?));
    }
    let word = |c: char| "一二两三四五六七八九十".contains(c);
    let start = text.trim_end_matches(word).len();
    Some((start, chinese(text.get(start..)?)?))
}

/// `十六`: numbers up to ninety-nine.
fn chinese(text: &str) -> Option<usize> {
    let digit = |c: char| match c {
        '两' => Some(2),
        c => "一二三四五六七八九".chars().position(|d| d == c).map(|at| at + 1),
    };
    let mut parts = text.splitn(2, '十');
    let first = parts.next()?;
    let one = |part: &str| match part.chars().collect::<Vec<_>>().as_slice() {
        [c] => digit(*c),
        _ => None,
    };
    match parts.next() {
        None => one(first),
        Some(rest) => {
            let tens = if first.is_empty() { 1 } else { one(first)? };
            Some(tens * 10 + if rest.is_empty() { 0 } else { one(rest)? })
        }
    }
}

/// Where a body says how many departments it has, the count, and the list that follows.
pub(super) struct Declared<'a> {
    /// Where the count stands.
    pub(super) start: usize,
    /// The byte after the list.
    pub(super) end: usize,
    /// The count.
    pub(super) count: usize,
    /// The list.
    pub(super) items: Vec<&'a str>,
}

/// `内设16个科室：…`, `设22个内设机构，包括：…`.
pub(super) fn declared(text: &str) -> Option<Declared<'_>> {
    const WORDS: [&str; 14] = [
        "内设机构",
        "内设科室",
        "内设处室",
        "职能科室",
        "职能处室",
        "科室",
        "处室",
        "内设部门",
        "职能部门",
        "股室",
        "个部门",
        "个科",
        "个处",
        "个机构",
    ];
    WORDS.iter().find_map(|word| {
        text.match_indices(word).find_map(|(at, word)| {
            // 16个科室: the count stands before the word; 内设机构5个: after it.
            let before = text.get(..at)?;
            let before = before.strip_suffix('个').unwrap_or(before);
            let counted = count_before(before).map(|(start, count)| (start, count, at + word.len()));
            let (start, count, end) = counted.or_else(|| count_after(text, at + word.len(), at))?;
            let said = before.get(..start)?.chars().rev().take(12).collect::<String>();
            let sets = word.starts_with("内设")
                || said.contains('设')
                || said.contains("括包")
                || said.contains('有');
            if !sets {
                return None;
            }
            let after = text.get(end..)?;
            let skip = [
                "，分别是：",
                "，分别是",
                "，分别为：",
                "，分别为",
                "，包括：",
                "，包括",
                "，具体为：",
                "，具体包括：",
                "，即：",
                "，即",
                "包括：",
                "分别是：",
                "分别为：",
                "：",
                ":",
                "，具体是：",
            ]
            .iter()
            .filter(|lead| after.starts_with(**lead))
            .map(|lead| lead.len())
            .max()?;
            let items = items(after.get(skip..)?);
            let close = after.get(skip..)?.find(['。', '；', ';', '！']).unwrap_or(after.len() - skip);
            (items.len() > 1).then_some(Declared { start, end: end + skip + close, count, items })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{count_before, declared, items, name};

    #[test]
    fn lists_with_and_without_separators() {
        assert_eq!(items("办公室、财务科（含资产、采购）、人事科。另有").len(), 3);
        assert_eq!(items("办公室(正科)财务科(正科)").len(), 2);
        assert_eq!(name("3.“财务科（副科）等"), "财务科");
        assert_eq!(count_before("内设十六").map(|c| c.1), Some(16));
        let found = declared("本单位内设3个科室：办公室、财务科、人事科。").unwrap();
        assert_eq!((found.count, found.items.len()), (3, 3));
        let found = declared("某局设22个内设机构，包括：办公室、预算处。").unwrap();
        assert_eq!((found.count, found.items.len()), (22, 2));
        let found = declared("内设机构2个，分别是：办公室、预算科。").unwrap();
        assert_eq!((found.count, found.items.len()), (2, 2));
        assert!(declared("与3个部门：甲、乙、丙联系").is_none());
    }
}
