use fastrand::Rng;
use mingzhang_model::MoneyUnit;
use mingzhang_read::{Document, Limits};

use super::figure::Figure;
use super::kind::Kind;
use super::locator::Locator;
use super::plan::plan;
use super::shift::slid;
use super::subject::Subject;
use super::trial;
use crate::books::Loaded;

const BOOK: &str = "甲局2026年单位预算\n\n2026年支出总表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n\
201\t一般公共服务支出\t30.00\t20.00\t10.00\n20106\t财政事务\t30.00\t20.00\t10.00\n\
2010601\t行政运行\t20.00\t20.00\t\n2010602\t一般行政管理事务\t10.00\t\t10.00\n合计\t\t30.00\t20.00\t10.00\n";

fn subject() -> Subject {
    let document: Document = mingzhang_read::read(BOOK.as_bytes(), &Limits::default()).unwrap();
    let book = mingzhang_recognise::recognise(&document);
    Subject::of(Loaded { name: "book.txt".into(), document, book })
}

#[test]
fn figures_are_written_as_they_were() {
    for text in ["12,345.60", "1,234,567", "0.05", "123456", "-7.10", "（1，234）", "0"] {
        assert_eq!(Figure::parse(text).map(|figure| figure.write()).as_deref(), Some(text));
    }
    for text in ["", "1,2345", "007", ".5", "合计", "12.3.4", "1,234.5,6"] {
        assert_eq!(Figure::parse(text), None, "{text}");
    }
}

#[test]
fn slips_change_what_they_say_and_nothing_else() {
    let mut rng = Rng::with_seed(7);
    for text in ["12,345.60", "1,234,567", "0.05", "90", "335.54"] {
        let figure = Figure::parse(text).unwrap();
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<Vec<_>>();
        let old = digits(text);
        for _ in 0..50 {
            let mut new = |kind| figure.slip(kind, &mut rng).map(|slipped| slipped.write());
            let wrong = new(Kind::WrongDigit).unwrap();
            assert_eq!(wrong.len(), text.len());
            assert_eq!(digits(&wrong).iter().zip(&old).filter(|(a, b)| a != b).count(), 1, "{text} {wrong}");
            if let Some(swapped) = new(Kind::SwappedDigits) {
                let differ: Vec<usize> = (0..old.len()).filter(|i| digits(&swapped)[*i] != old[*i]).collect();
                assert!(matches!(differ.as_slice(), [a, b] if a + 1 == *b), "{text} {swapped}");
            }
            if let Some(lost) = new(Kind::LostDigit) {
                assert_eq!(digits(&lost).len() + 1, old.len(), "{text} {lost}");
            }
            if let Some(doubled) = new(Kind::DoubledDigit) {
                assert_eq!(digits(&doubled).len(), old.len() + 1, "{text} {doubled}");
            }
        }
    }
    let slip = |text: &str, kind| Figure::parse(text)?.slip(kind, &mut Rng::with_seed(1)).map(|f| f.write());
    assert_eq!(slip("12.30", Kind::UnitSlip).as_deref(), Some("123000.00"));
    assert_eq!(slip("1,234", Kind::UnitSlip).as_deref(), Some("12,340,000"));
    assert_eq!(slip("0.05", Kind::UnitSlip).as_deref(), Some("500.00"));
    assert_eq!(slip("10", Kind::SwappedDigits), None, "a nought does not come in front");
    assert_eq!(slip("77", Kind::SwappedDigits), None);
    assert_eq!(slip("5", Kind::LostDigit), None);
    assert_eq!(slip("1,000", Kind::LostDigit).as_deref(), Some("100"), "only a nought can be lost");
}

#[test]
fn columns_slide_both_ways() {
    let texts = ["1", "2", "3", ""];
    assert_eq!(slid(&texts, 1, true, true), ["", "1", "2", "3"]);
    assert_eq!(slid(&texts, 1, false, true), ["2", "3", "", "1"]);
    assert_eq!(slid(&texts, 2, true, false), ["", "", "1", "2"]);
    assert_eq!(slid(&texts, 3, false, false), ["", "", "", ""]);
}

#[test]
fn a_cell_is_written_where_it_stands() {
    let subject = subject();
    let fact = subject.loaded.book.facts.iter().find(|fact| fact.text == "10.00").unwrap();
    let at = (fact.table, fact.row, fact.column);
    let document = subject.locator.write(&subject.loaded.document, [(at, "11.00")]).unwrap();
    let book = mingzhang_recognise::recognise(&document);
    assert_eq!(book.tables[at.0].rows[at.1].cells[at.2].text, "11.00");
    let changed = book.facts.iter().zip(&subject.loaded.book.facts).filter(|(a, b)| a.text != b.text).count();
    assert_eq!(changed, 1);
    assert!(Locator::default().write(&document, [(at, "1")]).is_none());
}

#[test]
fn the_same_seed_plants_the_same_errors() {
    let subject = subject();
    let texts = |seed| {
        plan(&subject, Kind::WrongDigit, 5, seed)
            .iter()
            .flat_map(|plant| plant.edits.iter().map(|edit| (edit.at, edit.to.clone())).collect::<Vec<_>>())
            .collect::<Vec<_>>()
    };
    assert_eq!(texts(1), texts(1));
    assert_ne!(texts(1), texts(2));
    assert_eq!(texts(1).len(), 5);
}

#[test]
fn a_planted_unit_slip_contradicts_the_laws_and_is_found() {
    let subject = subject();
    assert!(subject.outcome.findings.iter().all(|finding| !finding.rule.starts_with("SUM")));
    assert_eq!(subject.unit(0), Some(MoneyUnit::WanYuan));
    let plants = plan(&subject, Kind::UnitSlip, 0, 1);
    assert_eq!(plants.len(), 13, "every figure is in a sum");
    for plant in &plants {
        let trial = trial::run(&subject, plant);
        assert!(trial.verdict.is_detected(), "{plant:?} {trial:?}");
    }
}

#[test]
fn a_moved_figure_leaves_a_blank() {
    let subject = subject();
    let plants = plan(&subject, Kind::MovedColumn, 0, 1);
    assert!(!plants.is_empty());
    for plant in plants {
        assert_eq!((plant.edits[0].to.as_str(), plant.edits[1].from.as_str()), ("", ""));
        assert_eq!(plant.edits[0].from, plant.edits[1].to);
        assert_eq!(plant.edits[0].at.1, plant.edits[1].at.1, "same row");
    }
}
