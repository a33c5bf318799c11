//! Problems in JSON.

use mingzhang_model::Book;
use serde::Serialize;

use super::place::PlaceJson;
use crate::localise::Localiser;
use crate::problem::problem_message;

/// What could not be read. The code stays the same in every language.
#[derive(Serialize)]
pub(super) struct ProblemJson {
    code: &'static str,
    message: String,
    place: PlaceJson,
}

impl ProblemJson {
    pub(super) fn all(book: &Book, localiser: &Localiser) -> Vec<Self> {
        let json = |problem: &mingzhang_model::Problem| Self {
            code: problem.code,
            message: localiser.message(&problem_message(book, problem)),
            place: PlaceJson::new(problem.place, &book.sheets),
        };
        book.problems.iter().map(json).collect()
    }
}
