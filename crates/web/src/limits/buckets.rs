//! How often: a bucket for each address or account, in a table that cannot grow.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Rows of the table: some 3 MB. Whoever is not in it any more has a full bucket, and needs no row.
const ROWS: usize = 32_768;
/// How often rows are looked for that may go.
const SWEEP: Duration = Duration::from_secs(1);

/// So many at once, and one more after each `every`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rate {
    pub(super) burst: u32,
    pub(super) every: Duration,
}

/// Who is counted, for which kind of request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key {
    pub(super) kind: u8,
    pub(super) who: [u8; 16],
}

/// The buckets. A row holds when its bucket will be full again, which is all that must be known of it.
#[derive(Debug)]
pub(super) struct Buckets {
    table: Mutex<Table>,
    rows: usize,
}

#[derive(Debug)]
struct Table {
    full_at: HashMap<Key, Instant>,
    swept: Instant,
}

impl Buckets {
    pub(super) fn new() -> Self {
        Self::of(ROWS)
    }

    fn of(rows: usize) -> Self {
        Self { table: Mutex::new(Table { full_at: HashMap::new(), swept: Instant::now() }), rows }
    }

    /// Takes one, or says how long to wait for it.
    pub(super) fn take(&self, key: Key, rate: Rate, now: Instant) -> Result<(), Duration> {
        let mut table = self.table.lock().unwrap_or_else(PoisonError::into_inner);
        let mut key = key;
        if table.full_at.len() >= self.rows && !table.full_at.contains_key(&key) {
            if now.saturating_duration_since(table.swept) >= SWEEP {
                table.full_at.retain(|_, full_at| *full_at > now);
                table.swept = now;
            }
            if table.full_at.len() >= self.rows {
                // So many at once are an attack; those who are new share one bucket until it is over.
                key.who = [0xff; 16];
            }
        }
        let full_at = table.full_at.get(&key).copied().filter(|full_at| *full_at > now).unwrap_or(now);
        let taken = full_at.saturating_duration_since(now).saturating_add(rate.every);
        let room = rate.every.saturating_mul(rate.burst);
        if taken > room {
            return Err(taken.saturating_sub(room));
        }
        table.full_at.insert(key, now + taken);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: Rate = Rate { burst: 3, every: Duration::from_secs(2) };

    fn key(number: u8) -> Key {
        Key { kind: 0, who: [number; 16] }
    }

    #[test]
    fn a_burst_is_let_through_and_then_one_at_a_time() {
        let (buckets, start) = (Buckets::new(), Instant::now());
        for _ in 0..3 {
            buckets.take(key(1), RATE, start).unwrap();
        }
        assert_eq!(buckets.take(key(1), RATE, start), Err(Duration::from_secs(2)));
        buckets.take(key(2), RATE, start).unwrap();
        assert_eq!(
            buckets.take(key(1), RATE, start + Duration::from_millis(500)),
            Err(Duration::from_millis(1500))
        );
        buckets.take(key(1), RATE, start + Duration::from_secs(2)).unwrap();
        assert!(buckets.take(key(1), RATE, start + Duration::from_secs(2)).is_err());
        for _ in 0..3 {
            buckets.take(key(1), RATE, start + Duration::from_mins(1)).unwrap();
        }
    }

    #[test]
    fn a_flood_of_addresses_takes_no_more_memory() {
        let (buckets, start) = (Buckets::of(100), Instant::now());
        for number in 0..=255 {
            let _ = buckets.take(key(number), RATE, start);
        }
        let rows = || buckets.table.lock().unwrap().full_at.len();
        assert!(rows() <= 101);
        assert!(buckets.take(key(200), RATE, start).is_err(), "those who are new share a bucket");
        buckets.take(key(7), RATE, start).unwrap();
        buckets.take(key(200), RATE, start + Duration::from_secs(10)).unwrap();
        assert_eq!(rows(), 1, "full buckets need no row");
    }
}
