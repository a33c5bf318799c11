//! The letter.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops where it cannot go on")]

use std::io::Read;

use mingzhang_publish::docx::{Letter, letter};
use mingzhang_read::{Block, Limits, read};

fn sample() -> Letter {
    Letter {
        title: "关于2026年度单位预算公开材料的整改通知".to_owned(),
        to: "大同市民政局 <信息中心>".to_owned(),
        opening: vec!["你单位报送的2026年度单位预算公开材料，经审核存在以下问题，请予整改：".to_owned()],
        items: vec![
            "第12页，支出预算总表：合计\u{b}应为2712.38万元。".to_owned(),
            "第15页，“三公”经费表：公务接待费与文字说明不一致。".to_owned(),
        ],
        closing: vec!["请于2026年2月20日前改正后重新送审。".to_owned(), "联系人：吴建国".to_owned()],
        from: "大同市财政局".to_owned(),
        date: "2026年2月5日".to_owned(),
    }
}

fn part(file: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(file)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn a_letter_reads_back_in_its_order() {
    let file = letter(&sample()).unwrap();
    if let Ok(path) = std::env::var("MINGZHANG_KEEP") {
        std::fs::write(format!("{path}/letter.docx"), &file).unwrap();
    }
    assert!(file == letter(&sample()).unwrap(), "two runs differ");
    let document = read(&file, &Limits::default()).unwrap();
    let lines: Vec<String> = document
        .pages
        .iter()
        .flat_map(|page| &page.blocks)
        .filter_map(|block| match block {
            Block::Line(line) => Some(line.text.clone()),
            Block::Grid(_) => None,
        })
        .collect();
    let said: Vec<&str> = lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
    assert_eq!(said.first(), Some(&"关于2026年度单位预算公开材料的整改通知"));
    assert_eq!(said.get(1), Some(&"大同市民政局 <信息中心>："));
    assert_eq!(said.last(), Some(&"2026年2月5日"));
    assert!(
        said.iter().any(|line| line.starts_with("1．") && line.contains("合计应为2712.38万元")),
        "{said:?}"
    );
}

/// GB/T 9704-2012: 版心 156 毫米 × 225 毫米, 标题 2 号, 正文 3 号仿宋, 每面 22 行.
#[test]
fn it_has_the_form_of_an_official_letter() {
    let file = letter(&sample()).unwrap();
    let document = part(&file, "word/document.xml");
    let number = |name: &str| {
        let at = document.find(&format!("w:{name}=\"")).unwrap() + name.len() + 4;
        document[at..].split('"').next().unwrap().parse::<f64>().unwrap() / 56.693
    };
    let (width, height) =
        (210.0 - number("left") - number("right"), 297.0 - number("top") - number("bottom"));
    assert!((width - 156.0).abs() < 0.5 && (height - 225.0).abs() < 0.5, "{width} {height}");
    let styles = part(&file, "word/styles.xml");
    for (style, face, size) in [("Normal", "仿宋", "32"), ("Title", "宋体", "44")] {
        let at = styles.find(&format!("w:styleId=\"{style}\"")).unwrap();
        let style = styles[at..].split("</w:style>").next().unwrap();
        assert!(style.contains(&format!("w:eastAsia=\"{face}\"")), "{style}");
        assert!(style.contains(&format!("<w:sz w:val=\"{size}\"/>")), "{style}");
    }
    for name in ["[Content_Types].xml", "word/document.xml", "word/styles.xml", "word/footer1.xml"] {
        let text = part(&file, name);
        let mut reader = quick_xml::Reader::from_str(&text);
        while reader.read_event().expect("well-formed") != quick_xml::events::Event::Eof {}
    }
}
