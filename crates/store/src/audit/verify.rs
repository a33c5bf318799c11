//! Walking the chain from its first entry to its last.

use super::chain::{self, Fields, GENESIS, Hash};
use super::{as_hash, entry};
use crate::db::args;
use crate::{Error, Store};

/// How many entries are held in memory at a time.
const PAGE: u32 = 1000;

/// The last entry of a log that verified: all before it follows from its hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Its place; 0 for an empty log.
    pub seq: i64,
    /// Its hash, 64 hexadecimal digits.
    pub hash: String,
}

/// What a verification found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditReport {
    /// The last entry that is sound, and all before it.
    pub head: Head,
    /// The first that is not.
    pub broken: Option<AuditBreak>,
}

/// The first place where the chain does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AuditBreak {
    /// The entry's fields are not the ones that were hashed.
    Changed {
        /// Its place.
        seq: i64,
    },
    /// The entry does not follow the one before it: one was removed or put in between.
    Unlinked {
        /// Its place.
        seq: i64,
    },
    /// The entry of an earlier verification is gone, or another one: the end was cut off or written anew.
    Anchor {
        /// The place of the earlier head.
        seq: i64,
    },
}

impl AuditBreak {
    /// The place of the first entry that cannot be trusted.
    pub const fn seq(&self) -> i64 {
        match self {
            Self::Changed { seq } | Self::Unlinked { seq } | Self::Anchor { seq } => *seq,
        }
    }
}

impl Store {
    /// Recomputes every hash of the audit log. With the head of an earlier verification, kept elsewhere, it also finds a log
    /// that was cut off or written anew from some entry on.
    ///
    /// # Errors
    ///
    /// [`Error::Database`]. A broken chain is not an error but what the report says.
    pub async fn verify_audit(&self, anchor: Option<&Head>) -> Result<AuditReport, Error> {
        let mut tx = self.read().await?;
        let (mut seq, mut hash): (i64, Hash) = (0, GENESIS);
        let mut is_anchored = anchor.is_none_or(|anchor| anchor.seq == 0);
        let report = |seq: i64, hash: &Hash, broken| AuditReport {
            head: Head { seq, hash: hex::encode(hash) },
            broken,
        };
        loop {
            let sql = "SELECT seq, at, actor, origin, action, subject, outcome, detail, prev, hash FROM audit
                       WHERE seq > $1 ORDER BY seq LIMIT $2";
            let rows = tx.all(sql, args![seq, PAGE]).await?;
            if rows.is_empty() {
                break;
            }
            for row in &rows {
                let entry = entry(row)?;
                let (prev, stored) = (row.get::<Vec<u8>>(8)?, row.get::<Vec<u8>>(9)?);
                if entry.seq != seq.saturating_add(1) || prev != hash {
                    return Ok(report(seq, &hash, Some(AuditBreak::Unlinked { seq: entry.seq })));
                }
                let texts = [
                    &*entry.actor,
                    &entry.origin,
                    &entry.action,
                    &entry.subject,
                    &entry.outcome,
                    &entry.detail,
                ];
                let computed = chain::hash(&hash, &Fields { seq: entry.seq, at: entry.at.millis(), texts });
                if computed[..] != stored[..] {
                    return Ok(report(seq, &hash, Some(AuditBreak::Changed { seq: entry.seq })));
                }
                if let Some(anchor) = anchor.filter(|anchor| anchor.seq == entry.seq) {
                    if anchor.hash != hex::encode(computed) {
                        return Ok(report(seq, &hash, Some(AuditBreak::Anchor { seq: entry.seq })));
                    }
                    is_anchored = true;
                }
                (seq, hash) = (entry.seq, as_hash(&stored));
            }
        }
        let broken = anchor.filter(|_| !is_anchored).map(|anchor| AuditBreak::Anchor { seq: anchor.seq });
        Ok(report(seq, &hash, broken))
    }
}
