//! A table of the book: rows and columns restrict, the lens sums, the form's unit rounds.

use std::collections::BTreeSet;

use mingzhang_catalog::template::{BlockForm, ColumnForm, Holds, TableForm};
use mingzhang_catalog::{Catalog, Template};
use mingzhang_model::manuscript::{Axis, BoundFact, Form, FormCell, FormColumn, FormRow, RowRole};
use mingzhang_model::{Coordinate, Money};

use crate::header::header;
use crate::lens::Lens;
use crate::rows::{self, Labelled, Role};
use crate::words::Words;

/// All tables of a template, with their figures.
pub(crate) fn forms(lens: &Lens, template: &Template, words: &Words<'_>) -> (Vec<Form>, Vec<BoundFact>) {
    let mut facts = Vec::new();
    let mut forms: Vec<Form> = Vec::new();
    let mut tails = false;
    for table in &template.tables {
        let mut setter =
            Setter { lens, table, words, form: forms.len(), facts: &mut facts, tails: &mut tails };
        let form = setter.form();
        forms.push(form);
    }
    if tails {
        for (form, table) in forms.iter_mut().zip(&template.tables) {
            if table.tails_note && form.note.is_none() {
                form.note =
                    Some("注：本套报表金额由元四舍五入取数，部分合计数与分项之和可能存在尾差".to_owned());
            }
        }
    }
    (forms, facts)
}

struct Setter<'a> {
    lens: &'a Lens,
    table: &'a TableForm,
    words: &'a Words<'a>,
    form: usize,
    facts: &'a mut Vec<BoundFact>,
    tails: &'a mut bool,
}

/// A block with its rows' amounts.
struct Filled<'a> {
    columns: Vec<&'a ColumnForm>,
    /// Column of the block's left edge.
    left: usize,
    body: Vec<Line>,
    closing: Vec<Line>,
}

struct Line {
    labels: Labelled,
    /// One a column of the block; `None` for labels and blank cells.
    amounts: Vec<Option<(Coordinate, Money)>>,
}

impl Line {
    fn is_kept(&self) -> bool {
        self.labels.stays || self.amounts.iter().any(Option::is_some)
    }
}

/// Drops rows without figures; what stands above a row that is kept is kept as well, though its own parts cancel out.
fn keep(lines: &mut Vec<Line>) {
    let mut kept: Vec<bool> = lines.iter().map(Line::is_kept).collect();
    for i in (0..lines.len()).rev() {
        let parent = lines.get(i).and_then(|line| line.labels.parent);
        if kept.get(i) == Some(&true)
            && let Some(slot) = parent.and_then(|parent| kept.get_mut(parent))
        {
            *slot = true;
        }
    }
    let mut rows = kept.into_iter();
    lines.retain(|_| rows.next().unwrap_or(true));
}

impl Setter<'_> {
    fn form(&mut self) -> Form {
        let mut left = 0;
        let mut filled = Vec::new();
        for block in &self.table.blocks {
            let half = self.fill(block, left);
            left += half.columns.len();
            filled.push(half);
        }
        let has_figures = filled
            .iter()
            .flat_map(|half| half.body.iter().chain(&half.closing))
            .any(|line| line.amounts.iter().any(Option::is_some));
        let body = filled.iter().map(|half| half.body.len()).max().unwrap_or(0);
        let closing = filled.iter().map(|half| half.closing.len()).max().unwrap_or(0);
        let rows = (0..body + closing).map(|row| self.row(&filled, row, body, closing)).collect();
        let columns: Vec<FormColumn> =
            filled.iter().flat_map(|half| &half.columns).map(|column| self.column(column)).collect();
        let paths: Vec<Vec<String>> = columns.iter().map(|column| column.path.clone()).collect();
        let own_note = self.lens.ledger.details.notes.get(&self.table.id).cloned();
        let empty_note = self.table.empty_note.as_ref().filter(|_| !has_figures);
        Form {
            id: self.table.id.clone(),
            label: self.table.label.clone(),
            ordinal: self.table.ordinal.clone(),
            title: self.words.fill(&self.table.title),
            org: self.lens.ledger.body().to_owned(),
            unit: self.table.unit,
            landscape: self.table.landscape,
            header: header(&paths, self.table.numbered),
            columns,
            rows,
            note: own_note.or_else(|| empty_note.map(|note| self.words.fill(note))),
        }
    }

    fn column(&self, column: &ColumnForm) -> FormColumn {
        let axis = match column.holds {
            Holds::Money => Axis::Money,
            Holds::Name | Holds::GovName => Axis::Name,
            Holds::Code | Holds::Class | Holds::Division | Holds::Item => Axis::Code,
        };
        let path = column.head.iter().map(|label| self.words.fill(label)).collect();
        FormColumn { path, axis, weight: column.width }
    }

    fn fill<'b>(&mut self, block: &'b BlockForm, left: usize) -> Filled<'b> {
        let scope = self.table.scope.refine(&block.scope);
        let line = |labels: Labelled| {
            let amounts = block.columns.iter().map(|column| self.amount(&scope, column, &labels)).collect();
            Line { labels, amounts }
        };
        let mut body: Vec<Line> = rows::rows(self.lens, block, &scope).into_iter().map(line).collect();
        let mut closing: Vec<Line> = rows::closing(block).into_iter().map(line).collect();
        *self.tails |= self.has_tails(block.columns.len(), &body, &closing);
        keep(&mut body);
        closing.retain(Line::is_kept);
        rows::number(body.iter_mut().map(|line| &mut line.labels));
        let mut columns: Vec<&ColumnForm> = block.columns.iter().collect();
        let used = |lines: &[Line], i: usize| {
            lines.iter().any(|line| line.amounts.get(i).is_some_and(Option::is_some))
        };
        for i in (0..columns.len()).rev() {
            let is_blank = !used(&body, i) && !used(&closing, i);
            if is_blank && columns.get(i).is_some_and(|column| column.optional) {
                columns.remove(i);
                body.iter_mut().chain(&mut closing).for_each(|line| drop(line.amounts.remove(i)));
            }
        }
        Filled { columns, left, body, closing }
    }

    /// The amount of a cell; nothing where it is zero, as the forms have it.
    fn amount(
        &self,
        scope: &Coordinate,
        column: &ColumnForm,
        labels: &Labelled,
    ) -> Option<(Coordinate, Money)> {
        if column.holds != Holds::Money {
            return None;
        }
        let at = scope.refine(&column.at).refine(labels.at.as_ref()?);
        let amount = self.lens.amount(&at);
        (!amount.is_zero()).then_some((at, amount))
    }

    /// Whether a printed total differs from the sum of its printed parts.
    fn has_tails(&self, columns: usize, body: &[Line], closing: &[Line]) -> bool {
        let total_of_list =
            body.iter().all(|line| line.labels.parent.is_none()).then(|| closing.first()).flatten();
        (0..columns).any(|column| {
            let printed = |line: &Line| {
                line.amounts.get(column).and_then(Option::as_ref).map_or(0, |(_, amount)| self.steps(*amount))
            };
            let listed = total_of_list.is_some_and(|total| {
                printed(total) != body.iter().filter(|l| l.labels.indent == 0).map(printed).sum::<i64>()
            });
            let mut sums: Vec<Option<i64>> = vec![None; body.len()];
            for line in body {
                if let Some(slot) = line.labels.parent.and_then(|parent| sums.get_mut(parent)) {
                    *slot = Some(slot.unwrap_or(0) + printed(line));
                }
            }
            listed || body.iter().zip(sums).any(|(line, sum)| sum.is_some_and(|sum| sum != printed(line)))
        })
    }

    /// The amount in steps of the last printed digit.
    fn steps(&self, amount: Money) -> i64 {
        let text = amount.display(self.table.unit, self.table.decimals, false).replace('.', "");
        text.parse().unwrap_or(i64::MAX)
    }

    fn row(&mut self, filled: &[Filled<'_>], row: usize, body: usize, closing: usize) -> FormRow {
        let mut cells: Vec<FormCell> = Vec::new();
        let mut role = RowRole::Plain;
        for half in filled {
            let line = if row < body {
                half.body.get(row)
            } else {
                // Closing rows stand at the end, whatever stands above.
                let skipped = closing - half.closing.len();
                (row - body).checked_sub(skipped).and_then(|i| half.closing.get(i))
            };
            // An empty half beside a total of subjects says 合计 once.
            let repeats = line.filter(|_| row < body).is_some_and(|line| {
                let blank = line.amounts.iter().all(Option::is_none);
                blank && role == RowRole::Total && cells.iter().any(|cell| cell.text == line.labels.name)
            });
            if let Some(line) = line
                && line.labels.role != Role::Plain
            {
                role = line.labels.role.into();
            }
            self.cells(half, line.filter(|_| !repeats), row, &mut cells);
        }
        FormRow { cells, role }
    }

    fn cells(&mut self, half: &Filled<'_>, line: Option<&Line>, row: usize, cells: &mut Vec<FormCell>) {
        let labels = half.columns.iter().take_while(|c| c.holds != Holds::Money).count();
        for (i, column) in half.columns.iter().enumerate() {
            let mut cell = FormCell { column_span: 1, ..FormCell::default() };
            if let Some(line) = line {
                let is_total = line.labels.role == Role::Total && line.labels.code.is_empty() && labels > 1;
                if column.holds == Holds::Money {
                    self.figure(half.left + i, line.amounts.get(i), row, &mut cell);
                } else if is_total {
                    // 合计 goes over all label columns.
                    cell.column_span = if i == 0 { labels } else { 0 };
                    cell.text = if i == 0 { line.labels.name.clone() } else { String::new() };
                } else {
                    self.label(column.holds, line, &mut cell);
                }
            }
            cells.push(cell);
        }
    }

    fn figure(
        &mut self,
        column: usize,
        amount: Option<&Option<(Coordinate, Money)>>,
        row: usize,
        cell: &mut FormCell,
    ) {
        let Some(Some((at, exact))) = amount else { return };
        let text = exact.display(self.table.unit, self.table.decimals, self.table.separated);
        cell.text.clone_from(&text);
        cell.fact = Some(self.facts.len());
        self.facts.push(BoundFact {
            coordinate: at.clone(),
            exact: *exact,
            text,
            unit: self.table.unit,
            form: self.form,
            row,
            column,
        });
    }

    fn label(&self, holds: Holds, line: &Line, cell: &mut FormCell) {
        let labels = &line.labels;
        let part = |from: usize, to: usize| labels.code.get(from..to).unwrap_or_default().to_owned();
        match holds {
            Holds::Code => cell.text.clone_from(&labels.code),
            Holds::Class => cell.text = part(0, 3),
            Holds::Division => cell.text = part(3, 5),
            Holds::Item => cell.text = part(5, 7),
            Holds::GovName => cell.text = self.government_names(line),
            Holds::Name | Holds::Money => {
                cell.text.clone_from(&labels.name);
                cell.indent = labels.indent;
            }
        }
    }

    /// The names of the government economic 款 that a row's money is in.
    fn government_names(&self, line: &Line) -> String {
        let Some((at, _)) = line.amounts.iter().flatten().next() else { return String::new() };
        if line.labels.indent == 0 {
            return String::new();
        }
        let mut codes = BTreeSet::new();
        self.lens.lines(at, &mut |line| {
            codes.extend(line.gov_economic);
        });
        let names = codes.into_iter().filter_map(|code| Catalog::embedded().gov_economic.get(code));
        names
            .map(|entry| entry.name.clone())
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect::<Vec<_>>()
            .join("、")
    }
}
