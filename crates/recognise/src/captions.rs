//! The lines around a table: title, money unit, the body that publishes, notes, and page furniture.

use std::collections::HashMap;

use mingzhang_catalog::{plain, says_empty, squeeze};
use mingzhang_model::{MoneyUnit, Place};
use mingzhang_read::{Block, Document, Line};

/// What the lines between the last table and this one say about it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Caption {
    pub(crate) title: String,
    pub(crate) title_place: Option<Place>,
    pub(crate) unit: Option<MoneyUnit>,
    pub(crate) org: Option<String>,
}

/// A title stands at most so many lines above its table; further up is prose.
const TITLE_REACH: usize = 8;

impl Caption {
    /// Reads the lines above a table, the nearest last.
    pub(crate) fn read(lines: &[&Line], page_width: f32) -> Self {
        let mut out = Self::default();
        let near = lines.get(lines.len().saturating_sub(TITLE_REACH)..).unwrap_or(lines);
        // The nearest line that is neither unit nor organisation, if the file says that it is a heading.
        let mut heading = None;
        for (position, Line { text, place, heading: level }) in near.iter().copied().enumerate().rev() {
            if is_stop(text) {
                break;
            }
            let (unit, org) = unit_and_org(text);
            if unit.is_some() || org.is_some() {
                out.unit = out.unit.or(unit);
                out.org = out.org.take().or(org);
                continue;
            }
            heading = heading.or(Some((*level > 0).then_some((text, place))));
            if out.title.is_empty() && is_title(text) {
                out.title = squeeze(text);
                out.title_place = Some(*place);
                if let Some(above) = position.checked_sub(1).and_then(|p| near.get(p))
                    && is_first_half(&above.text, above.place, &out.title, *place, page_width)
                {
                    out.title = squeeze(&above.text) + &out.title;
                    out.title_place = Some(above.place);
                }
            }
        }
        if let Some(Some((text, place))) = heading.filter(|_| out.title.is_empty()) {
            out.title = squeeze(text);
            out.title_place = Some(*place);
        }
        out
    }
}

/// Prose ends a caption: what stands above it belongs to something else.
fn is_stop(text: &str) -> bool {
    let text = squeeze(text);
    text.ends_with(['。', '；'])
        || text.starts_with("注：")
        || text.starts_with("注:")
        || is_contents_line(&text)
}

/// `表一…总表 ........ 2` is an entry of the contents, not a title.
fn is_contents_line(text: &str) -> bool {
    text.contains("....") || text.contains("……") || text.contains("····")
}

pub(crate) fn is_title(text: &str) -> bool {
    let text = squeeze(text);
    let length = text.chars().count();
    if !(4..=70).contains(&length) || is_label(&text) {
        return false;
    }
    let bare = plain(&text);
    let bare = bare.split('(').next().unwrap_or(&bare);
    bare.ends_with('表')
        || bare.ends_with("一览")
        || bare.ends_with("明细")
        || (bare.contains('表') && bare.contains("20"))
}

/// `预算公开表1`, `公开01表`, `附件2`, `表一`: a label, not a title.
fn is_label(text: &str) -> bool {
    let bare: String = plain(text)
        .chars()
        .filter(|c| !c.is_ascii_digit() && !"一二三四五六七八九十第()-:、.".contains(*c))
        .collect();
    matches!(
        bare.as_str(),
        "表" | "附表"
            | "附件"
            | "公开表"
            | "预算公开表"
            | "部门公开表"
            | "单位公开表"
            | "决算公开表"
            | "财决公开表"
            | "财决公开"
            | "部门预算公开表"
            | "单位预算公开表"
            | "预算表"
            | "附件表"
            | "部门决算公开表"
    )
}

/// Long titles break; their first half is the wide line right above that does not end as a title does.
fn is_first_half(above: &str, above_place: Place, title: &str, place: Place, page_width: f32) -> bool {
    let above = squeeze(above);
    let (Place::Page { bbox: a, .. }, Place::Page { bbox: b, .. }) = (above_place, place) else {
        return false;
    };
    let height = (b.y1 - b.y0).max(1.0);
    let near = b.y0 - a.y1 < height * 1.2;
    let wide = a.x1 - a.x0 > page_width * 0.45;
    let joins = !above.ends_with(['表', '。', '：', ':', '）'])
        && (above.contains("20") || above.contains("预算") || above.contains("决算"))
        && !title.starts_with("20");
    let (unit, org) = unit_and_org(&above);
    near && wide && joins && unit.is_none() && org.is_none() && !above.starts_with('第')
}

const ORG_KEYS: [&str; 14] = [
    "编制单位",
    "编制部门",
    "单位名称",
    "部门名称",
    "填报单位",
    "填报部门",
    "公开单位",
    "公开部门",
    "预算单位",
    "预算部门",
    "预算主管部门",
    "主管部门",
    "部门",
    "单位",
];

/// Reads `编制单位：X` and `单位：万元` from one line, in any order.
pub(crate) fn unit_and_org(line: &str) -> (Option<MoneyUnit>, Option<String>) {
    let line = line.replace(['：', '︰'], ":");
    let (mut unit, mut org) = (None, None);
    let mut rest = line.as_str();
    while let Some(colon) = rest.find(':') {
        let key = squeeze(rest.get(..colon).unwrap_or(""));
        let value = rest.get(colon + 1..).unwrap_or("").trim_start();
        // The value ends at a gap, or where the next key begins.
        let mut end = value.find(char::is_whitespace).unwrap_or(value.len());
        for next in ["金额单位:", "货币单位:", "计量单位:", "单位:"] {
            // At the very beginning the first key has no value: `单位名称：　　单位：万元` of a form that is not filled in.
            if let Some(at) = value.find(next) {
                end = end.min(at);
            }
        }
        let said = squeeze(value.get(..end).unwrap_or(""));
        if (key.ends_with("单位") || key.ends_with("货币")) && is_money_unit(&said) {
            unit = unit.or(MoneyUnit::find(&said));
        } else if ORG_KEYS.iter().any(|k| key == *k || key.ends_with(k))
            && key.chars().count() <= 8
            && !said.is_empty()
        {
            org = org.or(Some(said));
        }
        rest = value.get(end..).unwrap_or("");
    }
    if unit.is_none() {
        let bare = plain(&line);
        let bare = bare.trim_matches(|c| "()".contains(c));
        if is_money_unit(bare) {
            unit = MoneyUnit::find(bare);
        }
    }
    (unit, org)
}

fn is_money_unit(text: &str) -> bool {
    let bare = plain(text);
    let bare = bare.trim_start_matches("人民币").trim_matches(|c| "()。.,、;".contains(c));
    MoneyUnit::ALL.iter().any(|unit| unit.chinese() == bare)
}

/// Whether a line below a table is its note.
pub(crate) fn is_note(text: &str) -> bool {
    let text = plain(text);
    text.starts_with("注:")
        || text.starts_with("备注:")
        || text.starts_with("说明:")
        || text.starts_with("注1")
        || (text.chars().count() <= 80 && says_empty(&text))
}

/// Lines that repeat on most pages at the edge of the sheet, and page numbers: not part of the text.
pub(crate) struct Furniture {
    /// What repeats, without digits.
    repeated: Vec<String>,
}

/// In fewer pages of one kind a line that repeats may be a caption.
const FEW_PAGES: usize = 6;

impl Furniture {
    /// Upright pages and pages on their side are counted apart.
    pub(crate) fn of(document: &Document) -> Self {
        let mut counts: HashMap<(bool, String), usize> = HashMap::new();
        let mut pages = [0_usize; 2];
        for page in &document.pages {
            let is_wide = page.width > page.height;
            if let Some(count) = pages.get_mut(usize::from(is_wide)) {
                *count += 1;
            }
            for block in &page.blocks {
                // 预算公开表1, 预算公开表2, … number the tables: they only look like a running head.
                if let Block::Line(line) = block
                    && at_edge(line, page.height)
                    && !is_label(&squeeze(&line.text))
                {
                    *counts.entry((is_wide, without_digits(&line.text))).or_insert(0) += 1;
                }
            }
        }
        let repeats = |((is_wide, text), count): ((bool, String), usize)| {
            let of_kind = pages.get(usize::from(is_wide)).copied().unwrap_or(0);
            (of_kind >= FEW_PAGES && count * 2 > of_kind).then_some(text)
        };
        Self { repeated: counts.into_iter().filter_map(repeats).collect() }
    }

    pub(crate) fn is_furniture(&self, line: &Line, page_height: f32) -> bool {
        let text = squeeze(&line.text);
        if text.is_empty() {
            return true;
        }
        if page_height <= 0.0 || !at_edge(line, page_height) {
            return false;
        }
        let number = text.chars().all(|c| c.is_ascii_digit() || "-—–第页共/·.".contains(c));
        // On a wide page the ends of a running head stand so far apart that they are lines of their own.
        let bare = without_digits(&text);
        number
            || self
                .repeated
                .iter()
                .any(|known| !bare.is_empty() && (known.starts_with(&bare) || known.ends_with(&bare)))
    }
}

fn at_edge(line: &Line, page_height: f32) -> bool {
    match line.place {
        Place::Page { bbox, .. } => bbox.y1 < page_height * 0.1 || bbox.y0 > page_height * 0.88,
        Place::Text { .. } | Place::Sheet { .. } | Place::Part { .. } => false,
    }
}

fn without_digits(text: &str) -> String {
    squeeze(text).chars().filter(|c| !c.is_ascii_digit()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_unit_and_body_from_one_line() {
        let read = |line: &str| unit_and_org(line);
        assert_eq!(
            read("编制单位：上海市财政局   单位：元"),
            (Some(MoneyUnit::Yuan), Some("上海市财政局".into()))
        );
        assert_eq!(read("单位：万元"), (Some(MoneyUnit::WanYuan), None));
        assert_eq!(read("单位名称：大同市就业创业服务中心"), (None, Some("大同市就业创业服务中心".into())));
        assert_eq!(read("部门：某局单位:万元"), (Some(MoneyUnit::WanYuan), Some("某局".into())));
        assert_eq!(read("（金额单位：万元）").0, Some(MoneyUnit::WanYuan));
        assert_eq!(read("单位名称：　　　　单位：万元"), (Some(MoneyUnit::WanYuan), None));
        assert_eq!(read("项目属性：经常性"), (None, None));
    }

    #[test]
    fn labels_are_not_titles() {
        assert!(is_title("2025年部门收入预算总表"));
        assert!(is_title("财政拨款“三公”经费支出决算表"));
        assert!(is_title("2026年项目支出预算表（上年结转）"));
        for no in ["预算公开表10", "公开01表", "表一", "附表2", "二、收入预算情况说明"]
        {
            assert!(!is_title(no), "{no}");
        }
    }

    #[test]
    fn knows_notes() {
        assert!(is_note("注：本表无数据"));
        assert!(!is_note("收入总计2,712.37万元"));
    }
}
