//! A chain of subject names as sentences write it: `一般公共服务支出（类）商贸事务（款）行政运行（项）`.

use std::ops::Range;

/// Names from the class down, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubjectChain {
    /// 类, 款, 项 in this order; one to three of them.
    pub names: Vec<String>,
    /// The bytes of the text that the chain takes, quotes left out.
    pub range: Range<usize>,
}

impl SubjectChain {
    /// The chain in words, with its marks.
    pub fn text(&self) -> String {
        self.names.iter().zip(MARKS).flat_map(|(name, mark)| [name.as_str(), mark]).collect()
    }
}

const MARKS: [&str; 3] = ["(类)", "(款)", "(项)"];

/// The last chain in a text that went through [`crate::plain`]. Its first mark is （类）.
pub fn subject_chain(text: &str) -> Option<SubjectChain> {
    let first = text.rfind(MARKS.first()?)?;
    let before = text.get(..first)?;
    let start = before
        .char_indices()
        .rev()
        .find(|(_, c)| "“”\"',,。;:、".contains(*c) || c.is_ascii_digit() || *c == '.')
        .map_or(0, |(at, c)| at + c.len_utf8());
    // (6)教育支出(类), （一）教育支出（类）
    let name = before.get(start..)?.trim_start_matches(')');
    let start = first - crate::strip_ordinal(name).1.len();
    let mut names = vec![text.get(start..first)?.to_owned()];
    let mut end = first + MARKS.first()?.len();
    for mark in MARKS.iter().skip(1) {
        let Some(at) = text.get(end..).and_then(|rest| rest.find(mark)) else { break };
        let name = text.get(end..end + at)?;
        if name.is_empty() || name.chars().count() > 40 || name.contains([',', '。', ';', ':']) {
            break;
        }
        names.push(name.to_owned());
        end += at + mark.len();
    }
    let is_name = |name: &String| !name.is_empty() && name.chars().count() <= 40;
    names.iter().all(is_name).then_some(SubjectChain { names, range: start..end })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_is_names_with_marks() {
        let text = crate::plain("1.“一般公共服务支出（类）商贸事务（款）行政运行（项）”938.99万元");
        let chain = subject_chain(&text).unwrap();
        assert_eq!(chain.names, ["一般公共服务支出", "商贸事务", "行政运行"]);
        assert_eq!(chain.text(), "一般公共服务支出(类)商贸事务(款)行政运行(项)");
        assert_eq!(&text[chain.range.clone()], chain.text());
        assert_eq!(subject_chain("住房保障支出(类)445.69万元").unwrap().names, ["住房保障支出"]);
        let quoted = crate::plain("解决历史遗留问题及改革成本支出（款）“三供一业”移交补助支出（项）");
        let quoted = format!("国有资本经营预算支出(类){quoted}");
        assert_eq!(subject_chain(&quoted).unwrap().names.len(), 3);
        assert_eq!(subject_chain("(6)住房保障支出(类)").unwrap().names, ["住房保障支出"]);
        assert_eq!(subject_chain("(一)住房保障支出(类)").unwrap().names, ["住房保障支出"]);
        assert_eq!(subject_chain("主要用于行政运行"), None);
    }
}
