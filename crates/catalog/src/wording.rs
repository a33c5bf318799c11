//! How the words of a book are compared: without white space, ordinals and typographic variants.

/// `text` without any white space, including the full-width space.
pub fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{feff}').collect()
}

/// `text` squeezed, with typographic variants folded: brackets and punctuation half-width, quotes straightened.
pub fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '（' | '〔' | '【' | '［' => '(',
            '）' | '〕' | '】' | '］' => ')',
            '，' => ',',
            '：' | '︰' => ':',
            '；' => ';',
            '．' => '.',
            '"' | '＂' | '”' | '“' | '„' | '‟' => '“',
            '—' | '－' | '–' | '−' => '-',
            '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => {
                char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c)
            }
            other => other,
        })
        .collect::<String>()
        .replace("“三公“", "“三公”")
}

/// Splits a leading ordinal from a label and says how deep such an ordinal stands: `一、` 1, `（一）` 2, `1、` 3,
/// `(1)` 4, `①` 4; no ordinal 0. The books renumber classes, so names are compared without it.
pub fn strip_ordinal(text: &str) -> (u8, &str) {
    let text = text.trim_start();
    let chinese = |c: char| "一二三四五六七八九十百".contains(c);
    let after = |pattern: &dyn Fn(char) -> bool| text.trim_start_matches(pattern);
    let rest = after(&chinese);
    if rest.len() < text.len()
        && let Some(name) = rest.strip_prefix(['、', '.', '．', ',', '，'])
    {
        return (1, name.trim_start());
    }
    if let Some(inner) = text.strip_prefix(['（', '(']) {
        for (depth, digits) in [(2, true), (4, false)] {
            let rest =
                inner.trim_start_matches(|c: char| if digits { chinese(c) } else { c.is_ascii_digit() });
            if rest.len() < inner.len()
                && let Some(name) = rest.strip_prefix(['）', ')'])
            {
                return (depth, name.trim_start_matches(['、', '.']).trim_start());
            }
        }
    }
    let rest = after(&|c: char| c.is_ascii_digit());
    if rest.len() < text.len()
        && let Some(name) = rest.strip_prefix(['、', '.', '．'])
        && !name.starts_with(|c: char| c.is_ascii_digit())
    {
        return (3, name.trim_start());
    }
    let circled = |c: char| ('①'..='⑳').contains(&c);
    let rest = after(&circled);
    if rest.len() < text.len() {
        return (4, rest.trim_start_matches(['、', '.']).trim_start());
    }
    (0, text)
}

/// Whether a label names a total: `合计`, `本年支出合计`, `收入总计`, `小计`, `Ⅰ类合计`.
pub fn is_total(label: &str) -> bool {
    let plain = plain(label);
    let plain = plain.trim_end_matches([':', ')', '(']);
    ["合计", "总计", "小计", "共计", "总额"].iter().any(|word| plain.ends_with(word))
}

/// Whether a sentence says that a table or a fund has no money: `本表无数据`, `故本表为空表`, `无政府性基金预算`.
pub fn says_empty(text: &str) -> bool {
    let text = plain(text);
    ["无数据", "空表", "没有数据", "无此项", "无相关数据", "无发生", "无内容"]
        .iter()
        .any(|word| text.contains(word))
        || ((text.contains('无') || text.contains("没有") || text.contains("未安排"))
            && ["基金", "国有资本", "三公", "机关运行", "项目支出", "结转"]
                .iter()
                .any(|word| text.contains(word)))
}

/// At most so many bytes from the beginning, whole letters only: what concerns a figure stands near it, and a paragraph may be
/// endless.
pub fn first_bytes(text: &str, most: usize) -> &str {
    let mut to = most.min(text.len());
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    text.get(..to).unwrap_or(text)
}

/// The same from the end.
pub fn last_bytes(text: &str, most: usize) -> &str {
    let mut from = text.len().saturating_sub(most);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    text.get(from..).unwrap_or(text)
}

/// How alike two names are, from 0 to 100: twice the longest common subsequence over both lengths.
pub fn similarity(a: &str, b: &str) -> usize {
    let a: Vec<char> = plain(a).chars().collect();
    let b: Vec<char> = plain(b).chars().collect();
    if a.is_empty() || b.is_empty() {
        return 0;
    }
    // Names are at most a few dozen characters; the cap keeps a forged "name" from costing more.
    let (a, b) = (a.get(..a.len().min(200)).unwrap_or(&a), b.get(..b.len().min(200)).unwrap_or(&b));
    let mut row = vec![0_usize; b.len() + 1];
    for x in a {
        let mut diagonal = 0;
        for (j, y) in b.iter().enumerate() {
            let above = row.get(j + 1).copied().unwrap_or(0);
            let left = row.get(j).copied().unwrap_or(0);
            let best = if x == y { diagonal + 1 } else { above.max(left) };
            if let Some(slot) = row.get_mut(j + 1) {
                *slot = best;
            }
            diagonal = above;
        }
    }
    row.last().copied().unwrap_or(0) * 200 / (a.len() + b.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_have_depth() {
        assert_eq!(strip_ordinal("二十一、粮油物资储备支出"), (1, "粮油物资储备支出"));
        assert_eq!(strip_ordinal("  1、一般公共预算资金"), (3, "一般公共预算资金"));
        assert_eq!(strip_ordinal("2.政府性基金"), (3, "政府性基金"));
        assert_eq!(strip_ordinal("（一）一般公共预算"), (2, "一般公共预算"));
        assert_eq!(strip_ordinal("①公务用车购置费"), (4, "公务用车购置费"));
        assert_eq!(strip_ordinal("一般公共服务支出"), (0, "一般公共服务支出"));
        assert_eq!(strip_ordinal("2024年合计"), (0, "2024年合计"));
        assert_eq!(strip_ordinal("3.39"), (0, "3.39"));
    }

    #[test]
    fn totals_are_known_by_their_last_word() {
        for yes in ["合计", "合  计", "本年支出合计", "收入总计", "小 计", "人员经费合计"]
        {
            assert!(is_total(yes), "{yes}");
        }
        for no in ["合计数不含", "一般公共预算", "会计", ""] {
            assert!(!is_total(no), "{no}");
        }
    }

    #[test]
    fn knows_what_says_empty() {
        assert!(says_empty("注：本表无数据"));
        assert!(says_empty("本单位2024年无政府性基金预算财政拨款安排的预算，故本表为空表。"));
        assert!(!says_empty("收入总计2,712.37万元"));
    }

    #[test]
    fn similarity_tells_a_variant_from_another_name() {
        assert!(similarity("机关事业单位基本养老保险缴费", "机关事业单位基本养老保险费") > 90);
        assert!(similarity("咨询费", "印刷费") < 60);
        assert_eq!(similarity("维修（护）费", "维修(护)费"), 100);
        assert_eq!(similarity("", "x"), 0);
    }
}
