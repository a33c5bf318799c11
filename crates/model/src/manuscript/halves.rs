//! Tables of two halves side by side: each half has rows of its own, and what one of them is says nothing of the other.

use std::ops::Range;

use super::form::{Axis, Form, FormRow, RowRole};

impl Form {
    /// How each cell of a row is set, by column. In a table of several halves a row that counts as a 类 or a total for one of
    /// them is an ordinary row of the others.
    pub fn roles(&self, row: &FormRow) -> Vec<RowRole> {
        let halves = self.halves();
        if row.role == RowRole::Plain || halves.len() < 2 {
            return vec![row.role; self.columns.len()];
        }
        let own: Vec<RowRole> = halves.iter().map(|half| self.role_of(row, half.clone())).collect();
        if own.iter().all(|role| *role == RowRole::Plain) {
            return vec![row.role; self.columns.len()];
        }
        halves.iter().zip(own).flat_map(|(half, role)| half.clone().map(move |_| role)).collect()
    }

    /// The columns of each half: one begins where labels stand to the right of money.
    fn halves(&self) -> Vec<Range<usize>> {
        let money = |column: usize| self.columns.get(column).is_some_and(|column| column.axis == Axis::Money);
        let mut starts: Vec<usize> =
            (1..self.columns.len()).filter(|column| !money(*column) && money(column - 1)).collect();
        starts.insert(0, 0);
        starts.push(self.columns.len());
        starts.windows(2).filter_map(|pair| Some(*pair.first()?..*pair.last()?)).collect()
    }

    fn role_of(&self, row: &FormRow, half: Range<usize>) -> RowRole {
        let (mut code, mut name) = (String::new(), String::new());
        for column in half {
            let Some(cell) = row.cells.get(column) else { continue };
            match self.columns.get(column).map(|column| column.axis) {
                Some(Axis::Code) => code.push_str(&cell.text),
                Some(Axis::Name) => name.push_str(&cell.text),
                _ => {}
            }
        }
        if !code.is_empty() && code.bytes().all(|b| b.is_ascii_digit()) {
            return if code.len() == 3 { RowRole::Group } else { RowRole::Plain };
        }
        // 合计 stands in the first column of labels, be it one of codes.
        if (code + &name).trim_end().ends_with('计') { RowRole::Total } else { RowRole::Plain }
    }
}

#[cfg(test)]
mod tests {
    use super::super::form::{FormCell, FormColumn};
    use super::*;
    use crate::MoneyUnit;

    fn form(axes: &[Axis]) -> Form {
        let column = |axis: &Axis| FormColumn { path: Vec::new(), axis: *axis, weight: 1 };
        Form {
            id: String::new(),
            label: None,
            ordinal: String::new(),
            title: String::new(),
            org: String::new(),
            unit: MoneyUnit::WanYuan,
            landscape: false,
            columns: axes.iter().map(column).collect(),
            header: Vec::new(),
            rows: Vec::new(),
            note: None,
        }
    }

    fn row(role: RowRole, texts: &[&str]) -> FormRow {
        let cell = |text: &&str| FormCell { text: (*text).to_owned(), column_span: 1, ..FormCell::default() };
        FormRow { cells: texts.iter().map(cell).collect(), role }
    }

    #[test]
    fn bold_of_one_half_does_not_reach_the_other() {
        use Axis::{Code, Money, Name};
        use RowRole::{Group, Plain, Total};
        let two = form(&[Code, Name, Money, Code, Name, Money]);
        let set = |role, texts: &[&str]| two.roles(&row(role, texts));
        assert_eq!(
            set(Group, &["303", "对个人和家庭的补助", "1.00", "30201", "办公费", "2.00"]),
            [Group, Group, Group, Plain, Plain, Plain]
        );
        assert_eq!(
            set(Total, &["人员经费合计", "", "1.00", "30299", "其他", "2.00"]),
            [Total, Total, Total, Plain, Plain, Plain]
        );
        assert_eq!(set(Total, &["人员经费合计", "", "1.00", "公用经费合计", "", "2.00"]), [Total; 6]);
        assert_eq!(set(Total, &["某中心", "", "1.00", "", "", ""]), [Total; 6], "a total by another name");
    }

    #[test]
    fn a_table_without_halves_is_set_row_by_row() {
        let one = form(&[Axis::Code, Axis::Name, Axis::Money, Axis::Money]);
        let texts = ["2080101", "行政运行", "1.00", "1.00"];
        assert_eq!(one.roles(&row(RowRole::Group, &texts)), [RowRole::Group; 4]);
    }
}
