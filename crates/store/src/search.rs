//! What is found by a word: files that were handed in, findings, and what was sent back. Only what the actor may see.

use crate::db::{Row, args};
use crate::organisations::in_sight;
use crate::{Actor, CheckId, Error, FileId, MaterialId, OrganisationId, Store, Timestamp};

/// A file that was handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileHit {
    /// For which material.
    pub material: MaterialId,
    /// Whose.
    pub organisation: OrganisationId,
    /// The whose name.
    pub organisation_name: String,
    /// What it was called.
    pub file_name: String,
    /// The file.
    pub file: FileId,
    /// When it came.
    pub handed_in_at: Timestamp,
}

/// A finding of the latest check of a material, or one that was sent back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingHit {
    /// Of which material.
    pub material: MaterialId,
    /// Whose.
    pub organisation_name: String,
    /// Which check shows it.
    pub check: CheckId,
    /// The rule's id; empty for a remark.
    pub rule: String,
    /// `error`, `warning`, `info`; of a remark where it is.
    pub state: String,
    /// What it says.
    pub message: String,
}

/// `%` and `_` of a word are themselves.
fn pattern(word: &str) -> String {
    let mut pattern = "%".to_owned();
    for letter in word.to_lowercase().chars() {
        if matches!(letter, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}

/// The first and the last hash that begin with these hexadecimal digits; nothing where they are too few to mean a hash.
fn hashes(word: &str) -> Option<([u8; 32], [u8; 32])> {
    let is_hash = (6..=64).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let fill = |digit: &str| {
        let mut text = word.to_owned();
        text.push_str(&digit.repeat(64_usize.saturating_sub(word.len())));
        let mut bytes = [0; 32];
        hex::decode_to_slice(text, &mut bytes).ok().map(|()| bytes)
    };
    if is_hash { fill("0").zip(fill("f")) } else { None }
}

impl Store {
    /// Files by a part of their name, or by the beginning of their SHA-256; the newest first.
    ///
    /// # Errors
    ///
    /// [`Error::Database`].
    pub async fn search_files(&self, actor: &Actor, word: &str, limit: u32) -> Result<Vec<FileHit>, Error> {
        let account = actor.account_id().map_or(0, crate::AccountId::get);
        let (from, to) = hashes(word).map_or((Vec::new(), Vec::new()), |(from, to)| (from.into(), to.into()));
        let sql = concat!(
            "SELECT s.material_id, o.id, o.name, s.file_name, s.file, s.handed_in_at
             FROM submissions s
             JOIN materials m ON m.id = s.material_id
             JOIN organisations o ON o.id = m.organisation_id
             WHERE (lower(s.file_name) LIKE $3 ESCAPE '\\' OR s.file >= $4 AND s.file <= $5) AND ",
            in_sight!(),
            " ORDER BY s.id DESC LIMIT $6"
        );
        let args = args![actor.is_system(), account, &*pattern(word), &from[..], &to[..], limit];
        let rows = self.read().await?.all(sql, args).await?;
        rows.iter()
            .map(|row| {
                Ok(FileHit {
                    material: MaterialId::new(row.int(0)?),
                    organisation: OrganisationId::new(row.int(1)?),
                    organisation_name: row.text(2)?,
                    file_name: row.text(3)?,
                    file: FileId::from_bytes(&row.get::<Vec<u8>>(4)?)?,
                    handed_in_at: row.moment(5)?,
                })
            })
            .collect()
    }

    /// Findings of the latest checks of the latest files, by a part of what they say or by their rule.
    ///
    /// # Errors
    ///
    /// [`Error::Database`].
    pub async fn search_findings(
        &self,
        actor: &Actor,
        word: &str,
        limit: u32,
    ) -> Result<Vec<FindingHit>, Error> {
        let account = actor.account_id().map_or(0, crate::AccountId::get);
        let sql = concat!(
            "SELECT m.id, o.name, c.id, f.rule, f.severity, f.message
             FROM check_findings f
             JOIN checks c ON c.id = f.check_id
             JOIN submissions s ON s.id = c.submission_id
             JOIN materials m ON m.id = s.material_id
             JOIN organisations o ON o.id = m.organisation_id
             WHERE (lower(f.message) LIKE $3 ESCAPE '\\' OR lower(f.rule) LIKE $3 ESCAPE '\\')
               AND s.id = (SELECT MAX(id) FROM submissions WHERE material_id = m.id)
               AND c.id = (SELECT MAX(id) FROM checks WHERE submission_id = s.id) AND ",
            in_sight!(),
            " ORDER BY c.id DESC, f.number LIMIT $4"
        );
        let args = args![actor.is_system(), account, &*pattern(word), limit];
        self.read().await?.all(sql, args).await?.iter().map(finding).collect()
    }

    /// What was sent back, by a part of what it says; the newest first.
    ///
    /// # Errors
    ///
    /// [`Error::Database`].
    pub async fn search_remarks(
        &self,
        actor: &Actor,
        word: &str,
        limit: u32,
    ) -> Result<Vec<FindingHit>, Error> {
        let account = actor.account_id().map_or(0, crate::AccountId::get);
        let sql = concat!(
            "SELECT m.id, o.name, k.sent_check, '', k.state, k.message
             FROM remarks k
             JOIN materials m ON m.id = k.material_id
             JOIN organisations o ON o.id = m.organisation_id
             WHERE lower(k.message) LIKE $3 ESCAPE '\\' AND ",
            in_sight!(),
            " ORDER BY k.id DESC LIMIT $4"
        );
        let args = args![actor.is_system(), account, &*pattern(word), limit];
        self.read().await?.all(sql, args).await?.iter().map(finding).collect()
    }
}

fn finding(row: &Row) -> Result<FindingHit, Error> {
    Ok(FindingHit {
        material: MaterialId::new(row.int(0)?),
        organisation_name: row.text(1)?,
        check: CheckId::new(row.int(2)?),
        rule: row.text(3)?,
        state: row.text(4)?,
        message: row.text(5)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_a_pattern_are_themselves() {
        assert_eq!(pattern("50%_\\A"), "%50\\%\\_\\\\a%");
    }

    #[test]
    fn a_hash_is_found_by_its_beginning() {
        let (from, to) = hashes("00ffA").unwrap_or_default();
        assert_eq!((from, to), ([0; 32], [0; 32]), "five digits may be a code");
        let (from, to) = hashes("00ffab").unwrap_or_default();
        assert_eq!((from[..4].to_vec(), to[..4].to_vec()), (vec![0, 255, 171, 0], vec![0, 255, 171, 255]));
    }
}
