//! The web page.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops where it cannot go on")]

mod example;
mod fixture;

use mingzhang_model::manuscript::Piece;
use mingzhang_publish::html::html;

#[test]
fn the_same_book_is_the_same_page() {
    let book = fixture::book();
    let page = html(&book);
    if let Ok(path) = std::env::var("MINGZHANG_KEEP") {
        std::fs::write(format!("{path}/hard.html"), &page).unwrap();
        std::fs::write(format!("{path}/datong.html"), html(&example::example())).unwrap();
    }
    assert!(page == html(&book), "two runs differ");
}

#[test]
fn our_reader_reads_back_every_table() {
    let book = fixture::book();
    fixture::read_back::assert_same(&fixture::read_back::book(html(&book).as_bytes()), &book);
}

#[test]
fn our_reader_reads_back_the_example_with_its_coordinates() {
    let book = example::example();
    let read = fixture::read_back::book(html(&book).as_bytes());
    fixture::read_back::assert_same(&read, &book);
    example::assert_same_facts(&read, &book);
}

#[test]
fn the_page_needs_no_other_host_and_no_script() {
    let page = html(&fixture::book());
    let page = page.replace("http://www.w3.org/2000/svg", "");
    for other in ["http:", "https:", "src=", "<script", "<link", "@import", "url(//"] {
        assert!(!page.contains(other), "{other}");
    }
}

#[test]
fn nothing_in_a_book_is_markup() {
    let mut book = fixture::book();
    for text in ["<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onclick='x"] {
        text.clone_into(&mut book.title);
        text.clone_into(&mut book.unit_name);
        book.pieces.push(Piece::Heading { level: 2, text: text.to_owned() });
        book.pieces.push(Piece::Term { name: text.to_owned(), text: text.to_owned() });
        for form in &mut book.forms {
            text.clone_into(&mut form.title);
            text.clone_into(&mut form.org);
            form.note = Some(text.to_owned());
        }
        for chart in &mut book.charts {
            text.clone_into(&mut chart.title);
        }
        for sheet in &mut book.sheets {
            text.clone_into(&mut sheet.project);
            sheet.cells[1].text = text.to_owned();
        }
        let page = html(&book);
        assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("' onclick"), "{text}");
    }
}

#[test]
fn headings_skip_no_level_and_every_link_arrives() {
    let mut book = fixture::book();
    book.pieces.insert(0, Piece::Heading { level: 3, text: "太深的标题".to_owned() });
    let page = html(&book);
    let mut last = 0;
    for start in page.split("<h").skip(1).filter_map(|rest| rest.chars().next()?.to_digit(10)) {
        assert!(start <= last + 1, "h{last} is followed by h{start}");
        last = start;
    }
    let links: Vec<&str> = page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(links.len() > 20);
    for link in links {
        assert_eq!(page.matches(&format!(" id=\"{link}\"")).count(), 1, "{link}");
    }
}

#[test]
fn only_a_draft_says_so() {
    let mut book = fixture::book();
    assert!(html(&book).contains("草稿"));
    book.draft = false;
    assert!(!html(&book).contains("草稿"));
}

#[test]
fn labels_of_sheets_say_what_they_are_the_heads_of() {
    let page = html(&example::example());
    for sheet in page.split("<section class=\"sheet\"").skip(1) {
        let sheet = sheet.split("</section>").next().unwrap();
        assert!(sheet.contains("<th scope=\"row\"") && sheet.contains("<th scope=\"col\""), "{sheet}");
        assert_eq!(sheet.matches("<th").count(), sheet.matches("<th scope=\"").count(), "{sheet}");
    }
}

#[test]
fn figures_in_prose_say_their_value() {
    let page = html(&example::example());
    assert!(page.contains(">2,107.34万元</data>"));
    assert!(page.contains("<data value=\"77.69%\" data-coordinate=") && page.contains(">77.69%</data>"));
}

#[test]
fn every_figure_of_a_table_says_what_it_counts() {
    let book = example::example();
    let page = html(&book);
    for fact in &book.facts {
        assert!(page.contains(&format!("data-coordinate=\"{}\"", fact.coordinate)), "{}", fact.coordinate);
    }
    assert!(page.contains(r#"title="本年支出 · "#));
}

#[test]
fn the_total_stands_at_the_top() {
    let page = html(&example::example());
    let cover = page.split("</header>").next().unwrap();
    assert!(cover.contains("收支总计") && cover.contains(">2,712.37<"), "{cover}");
}
