use mingzhang_report::{Lang, Localiser, Rules};

use super::*;
use crate::fixture::{self, Shape, pdf};

fn report(files: &[(CheckedFile, Vec<u8>)], pictures: usize) -> String {
    let localiser = Localiser::new(Lang::Zh).and(crate::messages(Lang::Zh));
    let report = HtmlReport::new(Wording::new(&localiser, Rules::default()), HtmlOptions { pictures });
    let sections: Vec<Section> = files.iter().map(|(file, bytes)| report.file(file, bytes)).collect();
    report.finish(&sections)
}

fn one(pictures: usize) -> String {
    report(&[(fixture::file(), pdf(Shape::default()))], pictures)
}

#[test]
fn a_place_is_shown_as_it_looks_with_the_right_value_in_red_pencil() {
    let html = one(60);
    assert_eq!(html.matches("data:image/png;base64,").count(), 1);
    for part in ["class=\"frame\"", "class=\"strike\"", "class=\"part\"", ">353.50</text>"] {
        assert!(html.contains(part), "{part}");
    }
    // The stroke goes through the figure, which begins 5 points right of its cell's edge.
    let strike = html.split("class=\"strike\" d=\"M").nth(1).unwrap();
    let start: f32 = strike.split(' ').next().unwrap().parse().unwrap();
    assert!((start - (205.0 - 1.5 - 30.0)).abs() < 2.0, "{start}");
}

#[test]
fn without_a_picture_the_table_says_it() {
    for html in [one(0), report(&[(fixture::file(), b"no pdf".to_vec())], 60)] {
        assert!(!html.contains("data:image/png"));
        assert!(html.contains("<ins>353.50</ins><del>335.50</del>"));
        assert!(html.contains("class=\"part n\""));
    }
}

#[test]
fn nothing_of_a_book_is_markup_and_nothing_is_loaded() {
    let html = report(&[(fixture::file(), Vec::new()), (fixture::unreadable(), Vec::new())], 60);
    assert!(!html.contains("<script>alert") && html.contains("&lt;script&gt;alert"));
    assert!(html.contains("某&lt;局&gt;") && html.contains("a&amp;b.pdf"));
    assert!(html.contains("default-src 'none'"));
    for outside in ["http://", "https://", "src=", "@import", "url("] {
        assert!(!html.contains(outside), "{outside}");
    }
}

#[test]
fn the_worst_file_comes_first_and_every_element_is_closed() {
    let html = report(&[(fixture::file(), Vec::new()), (fixture::unreadable(), Vec::new())], 60);
    assert!(html.find("b.pdf").unwrap() < html.find("a&amp;b.pdf").unwrap());
    for tag in ["section", "details", "table", "ul", "div", "figure", "form", "dl", "tr", "td", "p", "span"] {
        let count = |text: &str| html.matches(text).count();
        let opened = count(&format!("<{tag}>")) + count(&format!("<{tag} "));
        assert_eq!(opened, count(&format!("</{tag}>")), "{tag}");
    }
}

#[test]
fn a_book_without_tables_is_not_called_good() {
    let mut file = fixture::file();
    if let Ok(checked) = &mut file.outcome {
        checked.book.tables.clear();
        checked.findings.clear();
    }
    let html = report(&[(file, Vec::new())], 60);
    assert!(html.contains("没有可以核对的内容") && !html.contains("✓"));
}

#[test]
fn where_nothing_can_be_seen_the_place_is_said() {
    let mut file = fixture::file();
    if let Ok(checked) = &mut file.outcome {
        let finding = &mut checked.findings[0];
        finding.explanations.clear();
        finding.spots.iter_mut().for_each(|spot| spot.cell = None);
    }
    let html = report(&[(file, Vec::new())], 60);
    assert!(html.contains("<li>位置：第 1 页 《支出&lt;表&gt;》 “2080199 其他”行“合计”列 335.50</li>"));
}
