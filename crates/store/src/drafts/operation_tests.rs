use proptest::prelude::*;

use super::*;

fn content() -> DraftContent {
    let row = |id: &str| GridRow { id: id.to_owned(), cells: vec![format!("{id}a"), format!("{id}b")] };
    let grid = Grid {
        columns: vec!["a".to_owned(), "b".to_owned()],
        rows: ["r1", "r2", "r3", "r4"].map(row).to_vec(),
    };
    let text = "one\ntwo\nthree\nfour\nfive\nsix\nseven\n".to_owned();
    DraftContent { grids: [("lines".to_owned(), grid)].into(), texts: [("book".to_owned(), text)].into() }
}

fn text(before: &str, after: &str) -> Operation {
    Operation::Text { text: "book".to_owned(), before: before.to_owned(), after: after.to_owned() }
}

fn cell(row: &str, column: &str, before: &str, after: &str) -> Operation {
    let [grid, row, column] = ["lines", row, column].map(str::to_owned);
    Operation::Cell { grid, row, column, before: before.to_owned(), after: after.to_owned() }
}

fn done(operation: &Operation, content: &mut DraftContent) -> Change {
    match operation.apply(content).unwrap() {
        Effect::Done(change) => change,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_cell_that_someone_else_changed_is_given_back() {
    let mut content = content();
    done(&cell("r1", "a", "r1a", "mine"), &mut content);
    let theirs = cell("r1", "a", "r1a", "theirs").apply(&mut content).unwrap();
    assert_eq!(theirs, Effect::Conflict(Some(vec!["mine".to_owned()])));
    assert_eq!(cell("r1", "a", "r1a", "mine").apply(&mut content).unwrap(), Effect::Already, "sent again");
    done(&cell("r1", "b", "r1b", "other"), &mut content);
}

#[test]
fn a_row_that_someone_else_changed_is_not_removed() {
    let mut content = content();
    let remove = |cells: [&str; 2]| Operation::Remove {
        grid: "lines".to_owned(),
        row: "r2".to_owned(),
        cells: cells.map(str::to_owned).to_vec(),
    };
    done(&cell("r2", "b", "r2b", "new"), &mut content);
    assert!(matches!(remove(["r2a", "r2b"]).apply(&mut content), Ok(Effect::Conflict(Some(_)))));
    done(&remove(["r2a", "new"]), &mut content);
    assert_eq!(cell("r2", "a", "r2a", "late").apply(&mut content).unwrap(), Effect::Conflict(None));
}

#[test]
fn two_paragraphs_are_merged_and_one_paragraph_is_not() {
    let mut content = content();
    let base = content.texts["book"].clone();
    done(&text(&base, &base.replace("two", "TWO")), &mut content);
    done(&text(&base, &base.replace("six", "SIX")), &mut content);
    assert_eq!(content.texts["book"], "one\nTWO\nthree\nfour\nfive\nSIX\nseven\n");
    let late = text(&base, &base.replace("two", "zwei")).apply(&mut content).unwrap();
    assert!(matches!(late, Effect::Conflict(Some(_))));
}

#[test]
fn what_cannot_be_a_change_is_refused() {
    let mut content = content();
    let mut refused =
        |operation: Operation| assert!(matches!(operation.apply(&mut content), Err(Error::Invalid { .. })));
    refused(cell("r1", "z", "", "x"));
    refused(cell("r1", "a", "r1a", &"x".repeat(limits::CELL + 1)));
    refused(text("", &"x".repeat(limits::TEXT + 1)));
    for (row, cells) in [("", vec![]), ("a b", vec![]), ("n1", vec![String::new(); 3])] {
        refused(Operation::Insert { grid: "lines".to_owned(), row: row.to_owned(), after: None, cells });
    }
    refused(Operation::Remove { grid: "none".to_owned(), row: "r1".to_owned(), cells: vec![] });
}

/// Someone at a screen: what the server said last, and what they did since.
struct Editor {
    name: usize,
    seen: usize,
    base: DraftContent,
    pending: Vec<Operation>,
    view: DraftContent,
    made: usize,
}

#[derive(Clone, Debug)]
enum Act {
    Set { row: usize, column: usize, value: u8 },
    Insert { row: usize },
    Remove { row: usize },
    Write { line: usize, value: u8 },
    Save,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => (0..8_usize, 0..2_usize, 0..9_u8).prop_map(|(row, column, value)| Act::Set { row, column, value }),
        2 => (0..8_usize).prop_map(|row| Act::Insert { row }),
        1 => (0..8_usize).prop_map(|row| Act::Remove { row }),
        1 => (0..7_usize, 0..9_u8).prop_map(|(line, value)| Act::Write { line, value }),
        2 => Just(Act::Save),
    ]
}

impl Editor {
    fn new(name: usize) -> Self {
        Self { name, seen: 0, base: content(), pending: vec![], view: content(), made: 0 }
    }

    fn act(&mut self, act: &Act) {
        let grid = &self.view.grids["lines"];
        let row = |at: usize| grid.rows.get(at % grid.rows.len().max(1));
        let operation = match act {
            Act::Set { row: at, column, value } => row(*at).map(|row| {
                cell(&row.id, &grid.columns[*column], &row.cells[*column], &format!("{}{value}", self.name))
            }),
            Act::Insert { row: at } => {
                self.made += 1;
                Some(Operation::Insert {
                    grid: "lines".to_owned(),
                    row: format!("{}-{}", self.name, self.made),
                    after: row(*at).map(|row| row.id.clone()),
                    cells: vec![],
                })
            }
            Act::Remove { row: at } => row(*at).map(|row| Operation::Remove {
                grid: "lines".to_owned(),
                row: row.id.clone(),
                cells: row.cells.clone(),
            }),
            Act::Write { line, value } => {
                let old = self.view.texts["book"].clone();
                let mut lines: Vec<String> = old.lines().map(str::to_owned).collect();
                let at = line % lines.len();
                lines[at] = format!("{}{value}", self.name);
                Some(text(&old, &(lines.join("\n") + "\n")))
            }
            Act::Save => None,
        };
        if let Some(operation) = operation
            && matches!(operation.apply(&mut self.view), Ok(Effect::Done(_)))
        {
            self.pending.push(operation);
        }
    }

    /// Sends what is pending; the answer brings what others did. Conflicts are settled for what stands there.
    fn save(&mut self, server: &mut DraftContent, log: &mut Vec<Change>) -> usize {
        let others = log.get(self.seen..).unwrap_or_default().to_vec();
        let mut conflicts = 0;
        for operation in std::mem::take(&mut self.pending) {
            match operation.apply(server).unwrap() {
                Effect::Done(change) => log.push(change),
                Effect::Already => {}
                Effect::Conflict(_) => conflicts += 1,
            }
        }
        let own = log.get(self.seen + others.len()..).unwrap_or_default();
        for change in others.iter().chain(own) {
            change.replay(&mut self.base).unwrap();
        }
        self.seen = log.len();
        self.view = self.base.clone();
        conflicts
    }
}

proptest! {
    /// Whatever three people do in whatever order, all see the same at the end, each operation was done or given back, and every
    /// earlier content can be brought back.
    #[test]
    fn everyone_sees_the_same_at_the_end(acts in proptest::collection::vec((0..3_usize, act()), 0..60)) {
        let mut server = content();
        let mut log = Vec::new();
        let mut editors = [0, 1, 2].map(Editor::new);
        for (who, act) in &acts {
            match act {
                Act::Save => {
                    let sent = editors[*who].pending.len();
                    let before = log.len();
                    let conflicts = editors[*who].save(&mut server, &mut log);
                    // `Already`: two removed the same row, or wrote the same.
                    prop_assert!(log.len() - before + conflicts <= sent);
                    prop_assert_eq!(&editors[*who].view, &server);
                }
                _ => editors[*who].act(act),
            }
        }
        for _ in 0..2 {
            for editor in &mut editors {
                editor.save(&mut server, &mut log);
            }
        }
        for editor in &editors {
            prop_assert_eq!(&editor.view, &server);
        }
        let mut back = server.clone();
        for change in log.iter().rev() {
            change.inverse().replay(&mut back).unwrap();
        }
        prop_assert_eq!(back, content());
    }

    #[test]
    fn a_splice_is_exact_between_any_two_texts(old in "[财政部ab\n]{0,12}", new in "[财政部ab\n]{0,12}") {
        let mut content = DraftContent::default();
        content.texts.insert("book".to_owned(), old.clone());
        let change = splice("book", &old, &new);
        change.replay(&mut content).unwrap();
        prop_assert_eq!(&content.texts["book"], &new);
        change.inverse().replay(&mut content).unwrap();
        prop_assert_eq!(&content.texts["book"], &old);
    }
}
