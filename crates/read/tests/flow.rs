//! Word documents and web pages.

#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

mod common;
mod office;

use common::{grid, grids, lines, problems, rows};
use mingzhang_model::{Markup, Part, Place};
use mingzhang_read::{Block, Document};
use office::{docx, of, p, tc};

fn headings(document: &Document) -> Vec<u8> {
    let blocks = document.pages.iter().flat_map(|page| &page.blocks);
    blocks.filter_map(|b| if let Block::Line(line) = b { Some(line.heading) } else { None }).collect()
}

#[test]
fn merged_cells_of_a_word_table_keep_their_spans() {
    let rows_of = [
        format!(
            "<w:tr>{}{}</w:tr>",
            tc(r#"<w:vMerge w:val="restart"/>"#, &p("项目")),
            tc(r#"<w:gridSpan w:val="2"/>"#, &p("支出"))
        ),
        format!("<w:tr>{}{}{}</w:tr>", tc("<w:vMerge/>", &p("")), tc("", &p("合计")), tc("", &p("基本"))),
        format!(
            "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>{}{}</w:tr>",
            tc("", &p("3")),
            tc("", &p("4"))
        ),
    ];
    let document = of(&docx(&format!("{}<w:tbl>{}</w:tbl>", p("表一"), rows_of.concat())));
    assert_eq!(rows(grid(&document)), ["[2×1]项目 | [1×2]支出", "合计 | 基本", " | 3 | 4"]);
    assert_eq!(lines(&document), ["表一"]);
    let four = grid(&document).cells.last().map(|cell| cell.place);
    let part = Part::Cell { table: 1, row: 3, cell: 2 };
    assert_eq!(four, Some(Place::Part { markup: Markup::Word, part }));
}

#[test]
fn what_word_does_not_show_is_not_read() {
    let body = r#"<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>收</w:t></w:r>
        <w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:ins><w:r><w:t>入</w:t></w:r></w:ins>
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:fldChar/><w:instrText>PAGE</w:instrText><w:t>总&amp;&#x8868;</w:t></w:r>
        <w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice>
        <mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"#;
    assert_eq!(lines(&of(&docx(body))), ["框", "收入总&表"]);
    let gone = format!(
        "<w:tbl><w:tr>{0}{0}</w:tr><w:tr><w:trPr><w:del/></w:trPr>{0}{0}</w:tr></w:tbl>",
        tc("", &p("x"))
    );
    assert_eq!(rows(grid(&of(&docx(&gone)))), ["x | x"]);
}

#[test]
fn headings_contents_tabs_and_breaks_are_lines() {
    let styled = |style: &str, inner: &str| {
        format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r>{inner}</w:r></w:p>"#)
    };
    let body = styled("11", "<w:t>收入总表</w:t><w:tab/><w:t>3</w:t>")
        + &styled("2", "<w:t>第二部分</w:t><w:br/><w:t>预算表</w:t>")
        + &styled("a", "<w:t>收入总表</w:t>")
        + &styled(
            "",
            r#"<w:t>单位名称：某局</w:t><w:tab/><w:t>单位：元</w:t><w:br w:type="page"/><w:t>后</w:t>"#,
        );
    let document = of(&docx(&body));
    assert_eq!(
        lines(&document),
        ["收入总表 ...... 3", "第二部分 预算表", "收入总表", "单位名称：某局 单位：元", "后"]
    );
    assert_eq!(headings(&document), [0, 2, 3, 0, 0]);
}

#[test]
fn a_table_that_is_mere_layout_is_taken_apart() {
    let inner = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", tc("", &p("收入")), tc("", &p("1")));
    let body = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", tc("", &(p("单位：元") + &inner + &p("注：无"))));
    let document = of(&docx(&body));
    assert_eq!(lines(&document), ["单位：元", "注：无"]);
    assert_eq!(rows(grid(&document)), ["收入 | 1"]);
    let page =
        "<html><table><tr><td>导航<td><h2>收入表</h2><table><tr><td>甲<td>1<tr><td>乙<td>2</table></table>";
    let document = of(page.as_bytes());
    assert_eq!(lines(&document), ["导航", "收入表"]);
    assert_eq!(rows(grid(&document)), ["甲 | 1", "乙 | 2"]);
}

#[test]
fn a_web_page_is_what_a_browser_shows() {
    let page = r#"<!DOCTYPE html><html><head><title>网站</title><style>td{}</style></head><body><h1>收入 总表</h1>
        <script>var x = "<table>";</script><p style="display: none">藏</p><p hidden>藏</p><svg><text>图</text></svg>
        <p>单位名称：某局&nbsp;&nbsp;<b>单位</b>：万元<br>第二行
        <table><caption>表一</caption><tfoot><tr><td>合计<td>1<td>2</tfoot>
        <thead><tr><th rowspan=2>项目<th colspan=2>支出<tr><th>合计<th>基本</thead>
        <tr style="display:none"><td>藏<td>0<td>0<tr><td>教育<br>支出<td rowspan=0>1<td><tr><td>卫生<td>4</table>"#;
    let document = of(page.as_bytes());
    assert_eq!(lines(&document), ["收入 总表", "单位名称：某局 单位：万元", "第二行", "表一"]);
    assert_eq!(
        rows(grid(&document)),
        ["[2×1]项目 | [1×2]支出", "合计 | 基本", "教育\n支出 | [2×1]1 | ", "卫生 | 4", "合计 | 1 | 2"]
    );
    assert_eq!(headings(&document), [1, 0, 0, 0]);
    assert_eq!(
        grid(&document).cells[3].place,
        Place::Part { markup: Markup::Html, part: Part::Cell { table: 1, row: 2, cell: 2 } }
    );
}

#[test]
fn a_row_that_only_merged_cells_reach_into_is_a_row() {
    let page =
        "<html><table><tr><td rowspan=2>甲<td rowspan=2>乙</tr><tr></tr><tr></tr><tr><td>1<td>2</tr></table>";
    assert_eq!(rows(grid(&of(page.as_bytes()))), ["[2×1]甲 | [2×1]乙", "", "1 | 2"]);
}

#[test]
fn white_space_between_rows_is_no_row() {
    let page = "<html><table><thead><tr><th rowspan=2>甲<th colspan=2>乙</tr>\n<tr><th>丙<th>丁</tr>\n</thead>\n</table>";
    assert_eq!(rows(grid(&of(page.as_bytes()))), ["[2×1]甲 | [1×2]乙", "丙 | 丁"]);
}

#[test]
fn a_page_saved_by_a_spreadsheet_in_gbk_is_a_page() {
    let page =
        "<!-- saved from url --><html xmlns:x=\"x\"><meta charset=gb2312><table><tr><td>甲<td>1</table>";
    let bytes: Vec<u8> = encoding_rs::GBK.encode(page).0.into_owned();
    assert_eq!(rows(grid(&of(&bytes))), ["甲 | 1"]);
}

#[test]
fn spans_without_end_cost_nothing() {
    let page = "<table><tr><td colspan=1000000 rowspan=1000000>甲<td>1</table><table><tr><td rowspan=65534 colspan=900>乙<td>2"
        .to_owned()
        + &"<tr><td>x".repeat(20_000);
    let document = of(page.as_bytes());
    assert_eq!(problems(&document), ["table-overfull"]);
    assert_eq!(grids(&document)[0].columns, 2);
}
