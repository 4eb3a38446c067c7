use super::period::{NoCount, Period, outside};
use crate::calendar::{Calendar, DayKind};
use crate::pack::{Direction, Hours};
use crate::time::{day_end, day_start};
use chrono::{DateTime, Duration, NaiveDate, Utc};

/// The instant at which the hours have run. Continuous hours are exact, over any change of the clock.
pub(super) fn end(period: &Period<'_>, skip_holidays: bool) -> Result<DateTime<Utc>, NoCount> {
    let hours = Duration::hours(i64::from(period.span.amount));
    match (period.rule.hours, period.direction) {
        (Hours::Continuous, Direction::After) => period.start_at.checked_add_signed(hours),
        (Hours::Continuous, Direction::Before) => period.start_at.checked_sub_signed(hours),
        (Hours::Weekdays, _) => {
            let calendar = period.calendar.ok_or(NoCount::NoCalendar)?;
            let end = weekdays(period, calendar, hours, skip_holidays);
            return end.ok_or(outside(calendar));
        }
    }
    .ok_or(NoCount::TooFar)
}

/// Hours that run only on weekdays: day by day, each day as long as it is in that zone.
fn weekdays(
    period: &Period<'_>,
    calendar: &Calendar,
    mut left: Duration,
    skip_holidays: bool,
) -> Option<DateTime<Utc>> {
    let zone = period.zones.of(period.rule.end_zone);
    let runs = |day: NaiveDate| {
        calendar.kind(day).map(|kind| match kind {
            DayKind::Working => true,
            DayKind::Holiday => !skip_holidays,
            DayKind::Weekend => false,
        })
    };
    let mut at = period.start_at;
    let mut day = at.with_timezone(&zone).date_naive();
    loop {
        let (edge, next) = match period.direction {
            Direction::After => (day_end(day, zone) + Duration::seconds(1), day.succ_opt()?),
            Direction::Before => (day_start(day, zone), day.pred_opt()?),
        };
        let room = (edge - at).abs();
        if runs(day)? {
            if left <= room {
                let forward = period.direction == Direction::After;
                return Some(if forward { at + left } else { at - left });
            }
            left -= room;
        }
        (at, day) = (edge, next);
    }
}
