//! Documents that a text cites: 《title》, its number, the article, and the words that it quotes.

use super::scan::first;

/// A citation.
#[derive(Clone, Debug)]
pub(crate) struct Citation<'a> {
    /// First byte of `《`.
    pub(crate) start: usize,
    /// The byte after the article, or after `》` and the number.
    pub(crate) end: usize,
    /// The title between `《` and `》`.
    pub(crate) title: &'a str,
    /// `同编发〔2020〕8号`, where it stands in brackets behind.
    pub(crate) number: Option<&'a str>,
    /// `第十三条`, where it stands right behind.
    pub(crate) article: Option<&'a str>,
    /// The words in quotation marks right behind, and the byte where they begin.
    pub(crate) quote: Option<(usize, &'a str)>,
}

/// How many letters may stand between a document and the words that are quoted from it.
const NEAR: usize = 14;

/// Every citation of a text.
pub(crate) fn citations(text: &str) -> Vec<Citation<'_>> {
    let mut out = Vec::new();
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|rest| rest.find('《')).map(|at| from + at) {
        let Some(close) = closing(text, start) else { break };
        let title = text.get(start + '《'.len_utf8()..close).unwrap_or("");
        let mut end = close + '》'.len_utf8();
        from = end;
        let rest = text.get(end..).unwrap_or("");
        let number = bracket(rest).filter(|inner| inner.ends_with('号'));
        if let Some(inner) = number {
            end += inner.len() + bracket_bytes(rest);
        }
        let article = article(text.get(end..).unwrap_or(""));
        end += article.map_or(0, str::len);
        let behind = text.get(end..).unwrap_or("");
        let quote = first(behind, NEAR).find('“').and_then(|open| {
            let near = behind.get(..open)?;
            let inside = open + '“'.len_utf8();
            let length = behind.get(inside..)?.find('”')?;
            let quoted = behind.get(inside..inside + length)?;
            (!near.contains(['《', '。', '；'])).then_some((end + inside, quoted))
        });
        out.push(Citation { start, end, title, number, article, quote });
    }
    out
}

/// The `》` that closes a `《`; titles inside of titles keep their own.
fn closing(text: &str, start: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in text.get(start..)?.char_indices().take(300) {
        match c {
            '《' => depth += 1,
            '》' => {
                depth -= 1;
                if depth == 0 {
                    return Some(start + at);
                }
            }
            _ => {}
        }
    }
    None
}

/// What the bracket that a text begins with holds.
fn bracket(text: &str) -> Option<&str> {
    let inner = text.strip_prefix(['（', '('])?;
    let end = first(inner, 40).find(['）', ')'])?;
    inner.get(..end)
}

fn bracket_bytes(text: &str) -> usize {
    let one = |c: Option<char>| c.map_or(0, char::len_utf8);
    let inner = bracket(text).map_or(0, str::len);
    let open = text.chars().next();
    let close = text.get(one(open) + inner..).and_then(|rest| rest.chars().next());
    one(open) + one(close)
}

/// `第十三条` at the beginning.
fn article(text: &str) -> Option<&str> {
    let rest = text.strip_prefix('第')?;
    let end = rest.find(|c: char| !("〇零一二三四五六七八九十百".contains(c) || c.is_ascii_digit()))?;
    let after = rest.get(end..)?;
    (end > 0 && after.starts_with('条')).then(|| text.get(..'第'.len_utf8() + end + '条'.len_utf8()))?
}

#[cfg(test)]
mod tests {
    use super::citations;

    #[test]
    fn title_number_article_and_quote() {
        let text = "根据《关于印发〈甲方案〉的通知》（甲发〔2020〕8号）“可以维持原有渠道”规定，《档案法》第十三条提出“各级”。";
        let found = citations(text);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].number, Some("甲发〔2020〕8号"));
        assert_eq!(found[0].quote.map(|(_, q)| q), Some("可以维持原有渠道"));
        assert_eq!((found[1].title, found[1].article), ("档案法", Some("第十三条")));
        assert_eq!(found[1].quote.map(|(_, q)| q), Some("各级"));
        assert!(citations("《没有收尾").is_empty());
    }
}
