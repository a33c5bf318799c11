//! The matrix of units and materials.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use mingzhang_store::{Role, Standing};

use super::filter::{Asked, GROUPS};
use super::look::{Column, Look, Row};
use super::words;
use crate::app::App;
use crate::page::{Frame, page};
use crate::refusal::Refusal;
use crate::security::SignedIn;

/// Rows of one page: some five screens. The numbers and the workbook are about all of them.
const PAGE: usize = 200;
const PATH: &str = "/desk/overview";

#[derive(Template)]
#[template(path = "overview/matrix.html")]
struct Matrix {
    frame: Frame,
    asked: Asked,
    look: Look,
    /// Neighbouring columns of one year.
    years: Vec<(String, usize)>,
    rows: Vec<Line>,
    /// Rows before this page, rows of all pages.
    before: usize,
    all: usize,
    pages: usize,
    takes_lists: bool,
}

/// A row as it is shown.
struct Line {
    id: i64,
    name: String,
    code: String,
    depth: usize,
    cells: Vec<Option<Square>>,
}

/// A material as a small square.
struct Square {
    id: i64,
    state: &'static str,
    sign: &'static str,
    is_open: bool,
    why: String,
}

pub(super) async fn matrix(
    State(app): State<App>,
    signed: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Refusal> {
    let mut look = Look::at(&app, &signed, &asked).await?;
    let all = look.rows.len();
    let pages = all.div_ceil(PAGE).max(1);
    let before = asked.page().min(pages).saturating_sub(1).saturating_mul(PAGE);
    let today = look.today;
    let rows = std::mem::take(&mut look.rows).into_iter().skip(before).take(PAGE);
    let rows = rows.map(|row| line(row, today)).collect();
    let takes_lists = signed.roles().iter().any(|grant| grant.role == Role::Bureau);
    let frame = Frame::desk(&signed, "overview", "总览");
    let years = years(&look.columns);
    page(&Matrix { frame, asked, look, years, rows, before, all, pages, takes_lists })
}

fn years(columns: &[Column]) -> Vec<(String, usize)> {
    let mut years: Vec<(String, usize)> = Vec::new();
    for column in columns {
        match years.last_mut() {
            Some((year, width)) if *year == column.year() => *width = width.saturating_add(1),
            _ => years.push((column.year(), 1)),
        }
    }
    years
}

fn line(row: Row, today: time::Date) -> Line {
    let square = |standing: Standing| Square {
        id: standing.material.id.get(),
        state: standing.material.state.id(),
        sign: words::state(&standing.material.state).0,
        is_open: standing.is_to_be_corrected(),
        why: format!("{}：{}", words::material(&standing.material), words::why(&standing, today)),
    };
    Line {
        id: row.organisation.id.get(),
        name: row.organisation.name,
        code: row.organisation.code,
        depth: row.depth.min(4),
        cells: row.cells.into_iter().map(|cell| cell.map(square)).collect(),
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "templates pass references")]
impl Matrix {
    fn href(&self, name: &str, value: &str) -> String {
        self.asked.with(PATH, name, value)
    }

    fn export(&self) -> String {
        self.asked.with("/desk/overview/export.xlsx", "page", "")
    }

    fn states() -> &'static [(&'static str, &'static str, &'static str)] {
        &words::STATES
    }

    fn groups() -> &'static [(&'static str, &'static str)] {
        &GROUPS
    }

    fn is_year(&self, year: &u16) -> bool {
        self.look.year == Some(*year)
    }

    fn is_under(&self, id: &mingzhang_store::OrganisationId) -> bool {
        self.asked.under().as_ref() == Some(id)
    }

    fn page(&self) -> usize {
        self.asked.page().min(self.pages)
    }
}
