//! A draft is handed in: its PDF for the material, all other forms beside it.

use super::located;
use crate::db::{Write, args};
use crate::materials::{self, HandIn, HandedIn};
use crate::organisations::text;
use crate::{Actor, DraftId, Error, FileId, MaterialId, Store, SubmissionId, Version};

/// A form of a book that was handed in, beside the file itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubmissionForm {
    /// `pdf`, `docx`, `xlsx`, `html`, `json`, `csv`; `workbook` for the ledger that it was made of.
    pub format: String,
    /// What it is called.
    pub file_name: String,
    /// Its content.
    pub file: FileId,
}

/// A draft to hand in.
#[derive(Clone, Debug)]
pub struct HandedInDraft {
    /// Which.
    pub draft: DraftId,
    /// The version of the draft that the files were made of.
    pub version: Version,
    /// For which material.
    pub material: MaterialId,
    /// The version of the material that its author saw.
    pub seen: Version,
    /// The file that is checked and reviewed.
    pub file: HandIn,
    /// Every form, kept before by [`Store::put_file`].
    pub forms: Vec<SubmissionForm>,
}

impl Store {
    /// Hands in what was made of a draft, with all its forms, in one transaction.
    ///
    /// # Errors
    ///
    /// As [`Store::hand_in`]; [`Error::Invalid`] where draft and material are not of one book.
    pub async fn hand_in_draft(&self, actor: &Actor, new: &HandedInDraft) -> Result<HandedIn, Error> {
        let now = self.now();
        let mut write = self.write().await?;
        located(&mut write, actor, new.draft).await?;
        let sql = "SELECT d.id FROM drafts d JOIN materials m ON m.organisation_id = d.organisation_id
                       AND m.year = d.year AND m.kind = d.kind
                   WHERE d.id = $1 AND m.id = $2";
        if write.first(sql, args![new.draft, new.material]).await?.is_none() {
            return Err(Error::Invalid { what: "the material", fault: "not one of this book" });
        }
        let (handed, entry) =
            materials::hand_in_file(&mut write, actor, new.material, new.seen, &new.file, now).await?;
        for form in &new.forms {
            put_form(&mut write, handed.submission, form).await?;
        }
        let sql = "UPDATE drafts SET material_id = $2, submission_id = $3, handed_in = $4 WHERE id = $1";
        write.execute(sql, args![new.draft, new.material, handed.submission, new.version]).await?;
        write.commit(now, entry).await?;
        Ok(handed)
    }

    /// The forms of a book that was handed in; none where a single file was.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`], also where there is one out of the actor's sight.
    pub async fn forms(&self, actor: &Actor, submission: SubmissionId) -> Result<Vec<SubmissionForm>, Error> {
        let mut tx = self.read().await?;
        let not_found = || Error::NotFound { what: "submission", id: submission.get() };
        let sql = "SELECT material_id FROM submissions WHERE id = $1";
        let material = tx.first(sql, args![submission]).await?.ok_or_else(not_found)?.int(0)?;
        match materials::located(&mut tx, actor, MaterialId::new(material)).await {
            Err(Error::NotFound { .. }) => return Err(not_found()),
            other => other?,
        };
        let sql =
            "SELECT format, file_name, file FROM submission_forms WHERE submission_id = $1 ORDER BY format";
        let rows = tx.all(sql, args![submission]).await?;
        rows.iter()
            .map(|row| {
                Ok(SubmissionForm {
                    format: row.text(0)?,
                    file_name: row.text(1)?,
                    file: FileId::from_bytes(&row.get::<Vec<u8>>(2)?)?,
                })
            })
            .collect()
    }
}

async fn put_form(write: &mut Write, submission: SubmissionId, form: &SubmissionForm) -> Result<(), Error> {
    let format = text("the format", &form.format)?;
    let file_name = text("the file's name", &form.file_name)?;
    crate::files::file_info(write, form.file).await?;
    let sql = "INSERT INTO submission_forms (submission_id, format, file_name, file) VALUES ($1, $2, $3, $4)";
    write.execute(sql, args![submission, format, file_name, form.file]).await.map(drop)
}
