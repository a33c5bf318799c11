//! The few sums of each checked book, and these added up over many books in one statement.
//!
//! A book that does not print an aspect has no row of it: it is counted as unknown, and never as zero.

use super::{CheckResult, MaterialKind};
use crate::db::{Write, args};
use crate::organisations::in_sight;
use crate::{Actor, CheckId, Error, Store};

/// What is added up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aspect {
    /// The totals of a book: `in`, `out`.
    Total,
    /// By 支出功能分类, its classes.
    Function,
    /// By where the money comes from.
    Fund,
    /// “三公”经费.
    ThreePublic,
}

impl Aspect {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Total, Self::Function, Self::Fund, Self::ThreePublic];

    /// The word in the database and in JSON.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Total => "total",
            Self::Function => "function",
            Self::Fund => "fund",
            Self::ThreePublic => "three_public",
        }
    }
}

/// A sum of one book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckSum {
    /// Of what.
    pub aspect: Aspect,
    /// The code of a classification or the word of a member.
    pub code: String,
    /// As printed or as it is officially called; empty where the code is a word.
    pub name: String,
    /// How much, in fen.
    pub fen: i64,
}

/// A finding as it is searched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingLine {
    /// The rule's id.
    pub rule: String,
    /// `error`, `warning`, `info`.
    pub severity: String,
    /// What the reader sees.
    pub message: String,
}

/// Over which books.
#[derive(Clone, Copy, Debug)]
pub struct SumFilter {
    /// Of this year.
    pub year: u16,
    /// Of this kind.
    pub kind: MaterialKind,
    /// Whether only published books count, or every book by the latest check of its latest file.
    pub is_published: bool,
}

/// One line of the sums.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SumLine {
    /// The code of a classification or the word of a member.
    pub code: String,
    /// One of the names that books print beside it.
    pub name: String,
    /// How much in all, in fen.
    pub fen: i64,
    /// How many books print it.
    pub books: u64,
}

/// Sums over many books.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// How many books there are.
    pub books: u64,
    /// For each aspect its lines, and how many of the books do not print it.
    pub aspects: Vec<(Aspect, Vec<SumLine>, u64)>,
}

/// The checks that count: `$3` year, `$4` kind, `$5` whether published. Of a material the latest one that qualifies.
macro_rules! books {
    () => {
        concat!(
            "SELECT MAX(c.id) AS id FROM checks c
             JOIN submissions s ON s.id = c.submission_id
             JOIN materials m ON m.id = s.material_id
             JOIN organisations o ON o.id = m.organisation_id
             WHERE m.year = $3 AND m.kind = $4 AND c.finished_at IS NOT NULL
               AND m.level = 'unit'
               AND ($5 = 0 OR EXISTS (SELECT 1 FROM publications p WHERE p.check_id = c.id)) AND ",
            in_sight!(),
            " GROUP BY m.id"
        )
    };
}

impl Store {
    /// Sums over the books of units that the actor may see. Books of whole departments are left out: they hold their units' once
    /// more.
    ///
    /// # Errors
    ///
    /// [`Error::Database`].
    pub async fn sums(&self, actor: &Actor, filter: SumFilter) -> Result<Sums, Error> {
        let account = actor.account_id().map_or(0, crate::AccountId::get);
        let (year, published) = (i64::from(filter.year), i64::from(filter.is_published));
        let args = args![actor.is_system(), account, year, filter.kind.id(), published];
        let mut tx = self.read().await?;
        let sql = concat!(
            "WITH books AS (",
            books!(),
            ") SELECT t.aspect, t.code, MAX(t.name), CAST(SUM(t.fen) AS BIGINT), COUNT(*)
               FROM check_sums t JOIN books b ON b.id = t.check_id
               GROUP BY t.aspect, t.code ORDER BY t.aspect, t.code"
        );
        let lines = tx.all(sql, args).await?;
        let sql = concat!(
            "WITH books AS (",
            books!(),
            ") SELECT 'books', COUNT(*) FROM books
               UNION ALL
               SELECT t.aspect, COUNT(DISTINCT t.check_id) FROM check_sums t JOIN books b ON b.id = t.check_id
               GROUP BY t.aspect"
        );
        let counts = tx.all(sql, args).await?;
        let count_of = |word: &str| -> Result<u64, Error> {
            for row in &counts {
                if row.text(0)? == word {
                    return row.count(1);
                }
            }
            Ok(0)
        };
        let books = count_of("books")?;
        let mut aspects = Vec::new();
        for aspect in Aspect::ALL {
            let mut of_it = Vec::new();
            for row in &lines {
                if row.text(0)? == aspect.id() {
                    let (code, name, fen) = (row.text(1)?, row.text(2)?, row.int(3)?);
                    of_it.push(SumLine { code, name, fen, books: row.count(4)? });
                }
            }
            aspects.push((aspect, of_it, books.saturating_sub(count_of(aspect.id())?)));
        }
        Ok(Sums { books, aspects })
    }
}

/// Keeps the sums and the findings' lines of a check that was finished.
pub(super) async fn keep(write: &mut Write, check: CheckId, result: &CheckResult) -> Result<(), Error> {
    for sum in &result.sums {
        let sql = "INSERT INTO check_sums (check_id, aspect, code, name, fen) VALUES ($1, $2, $3, $4, $5)
                   ON CONFLICT DO NOTHING";
        write.execute(sql, args![check, sum.aspect.id(), &*sum.code, &*sum.name, sum.fen]).await?;
    }
    for (number, line) in (0_i64..).zip(&result.lines) {
        let sql = "INSERT INTO check_findings (check_id, number, rule, severity, message)
                   VALUES ($1, $2, $3, $4, $5)";
        write.execute(sql, args![check, number, &*line.rule, &*line.severity, &*line.message]).await?;
    }
    Ok(())
}
