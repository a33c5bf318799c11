//! Days and times as such offices write them, in Beijing's time.

use mingzhang_store::Timestamp;
use time::{Date, OffsetDateTime, UtcOffset};

/// `2026年2月14日`.
pub(crate) fn day(day: Date) -> String {
    format!("{}年{}月{}日", day.year(), u8::from(day.month()), day.day())
}

/// `2026年2月14日 09:30`.
pub(crate) fn minute(moment: Timestamp) -> String {
    let local = local(moment);
    format!("{} {:02}:{:02}", day(local.date()), local.hour(), local.minute())
}

/// `09:30:05`, for something that happened a moment ago.
pub(crate) fn second(moment: Timestamp) -> String {
    let local = local(moment);
    format!("{:02}:{:02}:{:02}", local.hour(), local.minute(), local.second())
}

fn local(moment: Timestamp) -> OffsetDateTime {
    let offset = UtcOffset::from_hms(8, 0, 0).unwrap_or(UtcOffset::UTC);
    OffsetDateTime::from_unix_timestamp(moment.millis().div_euclid(1000))
        .unwrap_or(OffsetDateTime::UNIX_EPOCH)
        .to_offset(offset)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_told_in_beijing() {
        assert_eq!(minute(Timestamp::from_millis(1_767_574_800_000)), "2026年1月5日 09:00");
    }
}
