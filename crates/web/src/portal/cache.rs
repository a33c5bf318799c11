//! Pages that were made, compressed, in bounded memory. An entry holds as long as its stamp is the one of what it was made from;
//! nothing has to be thrown out when something is published.

use bytes::Bytes;
use quick_cache::Weighter;
use quick_cache::sync::Cache as Kept;

/// Bytes of compressed pages that are kept.
const MOST: u64 = 120 << 20;
/// Of what size a page is expected to be.
const TYPICAL: u64 = 10 << 10;

/// A page, ready to be sent.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// Of what it was made from.
    pub(crate) stamp: u64,
    /// Compressed with gzip.
    pub(crate) body: Bytes,
    /// With its quotation marks.
    pub(crate) etag: Bytes,
    pub(crate) media_type: &'static str,
}

pub(crate) struct Cache {
    kept: Kept<String, Entry, Weight>,
}

#[derive(Clone)]
struct Weight;

impl Weighter<String, Entry> for Weight {
    fn weight(&self, key: &String, entry: &Entry) -> u64 {
        // What the entry itself and its place in the table take.
        let own = key.len() + entry.body.len() + entry.etag.len() + 200;
        u64::try_from(own).unwrap_or(u64::MAX)
    }
}

impl Default for Cache {
    fn default() -> Self {
        let items = usize::try_from(MOST / TYPICAL).unwrap_or(usize::MAX);
        Self { kept: Kept::with_weighter(items, MOST, Weight) }
    }
}

impl Cache {
    /// The page of this address, if it was made from what has this stamp.
    pub(crate) fn get(&self, key: &str, stamp: u64) -> Option<Entry> {
        self.kept.get(key).filter(|entry| entry.stamp == stamp)
    }

    pub(crate) fn keep(&self, key: String, entry: Entry) {
        self.kept.insert(key, entry);
    }
}
