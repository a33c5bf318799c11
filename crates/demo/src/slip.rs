//! The slip of a tired clerk: two digits of one figure in one table change places.

use mingzhang_model::Manuscript;
use mingzhang_model::manuscript::{Axis, RowRole};

/// Swaps two digits of one figure that stands in an ordinary row of a table with codes. Returns whether there was one.
pub fn plant(manuscript: &mut Manuscript) -> bool {
    for form in &mut manuscript.forms {
        if form.columns.iter().filter(|column| column.axis == Axis::Money).count() < 3
            || !form.columns.iter().any(|column| column.axis == Axis::Code)
        {
            continue;
        }
        for row in form.rows.iter_mut().filter(|row| row.role == RowRole::Plain) {
            for cell in row.cells.iter_mut().skip(4) {
                let Some(swapped) = cell.fact.and_then(|_| swapped(&cell.text)) else { continue };
                if let Some(fact) = cell.fact.and_then(|at| manuscript.facts.get_mut(at)) {
                    fact.text.clone_from(&swapped);
                }
                cell.text = swapped;
                return true;
            }
        }
    }
    false
}

/// `353.54` becomes `335.54`: the second and third digit of a figure of hundreds or more.
fn swapped(text: &str) -> Option<String> {
    let whole = text.split('.').next()?;
    let mut characters: Vec<char> = text.chars().collect();
    let (second, third) = (characters.get(1).copied()?, characters.get(2).copied()?);
    let can_be = whole.len() >= 3 && second != third && second.is_ascii_digit() && third.is_ascii_digit();
    if !can_be {
        return None;
    }
    characters.swap(1, 2);
    Some(characters.into_iter().collect())
}
