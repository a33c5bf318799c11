use std::collections::HashSet;
use std::path::Path;

use super::align::align;
use super::print::captions;
use super::tables::{Predicted, PredictedTable, Truth};
use super::tally::{Count, Score};

fn rows(text: &str) -> Vec<Vec<String>> {
    text.lines().map(|line| line.split('|').map(str::to_owned).collect()).collect()
}

fn predicted(tables: &[(&str, &str)]) -> Predicted {
    let tables = tables.iter().map(|(title, text)| PredictedTable {
        title: Some((*title).to_owned()),
        pages: vec![1],
        unit: Some("元".into()),
        org: None,
        header_rows: 1,
        columns: Vec::new(),
        rows: rows(text).into_iter().map(|row| row.into_iter().map(Some).collect()).collect(),
    });
    Predicted { file: "a.pdf".into(), tables: tables.collect() }
}

fn truth(json: &str) -> Truth {
    serde_json::from_str(json).unwrap()
}

#[test]
fn rows_are_paired_in_order_where_most_cells_agree() {
    let truth = rows("a|1|2\nb|3|4\nc|5|6");
    let read = rows("x|9|9\na|1|9\nc|5|6\nb|3|4");
    // b against c: only one of the two can be paired, both have three equal cells; the earlier truth row is kept.
    let (pairs, equal) = align(&truth, &read, &HashSet::new());
    assert_eq!(equal, 5);
    assert_eq!(pairs.len(), 2);
    assert_eq!(pairs[0], (0, 1));
}

#[test]
fn empty_and_optional_cells_pair_no_rows() {
    let (pairs, equal) = align(&rows("|1"), &rows("|2"), &HashSet::new());
    assert_eq!((pairs.len(), equal), (0, 0));
    let (pairs, _) = align(&rows("a|1"), &rows("a|2"), &HashSet::from([(0, 0)]));
    assert_eq!(pairs, []);
}

#[test]
fn a_header_left_in_the_rows_costs_precision() {
    let truth = truth(
        r#"{"file":"a.pdf","tables":[{"title":"表 一","pages":[1],"unit":"元","rows":[["合 计","12"],["其中","5"]]}]}"#,
    );
    let read = predicted(&[("表一", "项目|预算数\n合计|12\n其中|6")]);
    let score = Score::of(&truth, &read);
    assert_eq!(score.count, Count { right: 3, predicted: 6, truth: 4 });
    assert_eq!(score.found(), 1);
    assert_eq!(score.differences.len(), 1);
    assert_eq!(captions(&truth, &read, &score), Vec::<String>::new());
}

#[test]
fn a_table_without_its_title_is_matched_by_what_it_holds() {
    let truth = truth(
        r#"{"file":"a.pdf","tables":[{"title":"收入","pages":[1],"unit":"元","rows":[["a","1"],["b","2"]]},
            {"title":"支出","pages":[1],"unit":"元","rows":[["c","3"],["d","4"]]}],
            "other_tables":[{"title":"名单","pages":[1],"rows":[["甲"],["乙"]]}]}"#,
    );
    let read = predicted(&[("", "甲\n乙"), ("", "c|3\nd|4"), ("收入", "a|1\nb|2")]);
    let score = Score::of(&truth, &read);
    assert_eq!(
        score.count,
        Count { right: 8, predicted: 8, truth: 8 },
        "the list of names counts neither way"
    );
    assert_eq!(score.tables.iter().map(|t| t.matched).collect::<Vec<_>>(), [Some(2), Some(1)]);
    assert_eq!(captions(&truth, &read, &score).len(), 1, "the missing title is told");
}

#[test]
fn optional_cells_count_neither_way() {
    let truth = truth(
        r#"{"file":"a.pdf","tables":[{"title":"表","pages":[1],"rows":[["类","款","9"]],"optional_cells":[[0,0],[0,1]]}]}"#,
    );
    assert_eq!(
        Score::of(&truth, &predicted(&[("表", "类||9")])).count,
        Count { right: 1, predicted: 1, truth: 1 }
    );
}

#[test]
fn the_four_books_reach_what_is_promised() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    if !folder.is_dir() {
        println!("skipped: {} is absent", folder.display());
        return;
    }
    let arguments = super::Arguments { folder, truth: None, errors: 0, write: None, predicted: None };
    assert_eq!(super::run(&arguments).unwrap(), crate::Gate::Passed);
}
