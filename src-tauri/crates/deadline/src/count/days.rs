use crate::calendar::Calendar;
use crate::pack::Direction;
use chrono::NaiveDate;

/// The day on which the working days are counted out; `None` where the calendar's data end first.
pub(super) fn working_day(
    calendar: &Calendar,
    start_on: NaiveDate,
    amount: u32,
    start_counts: bool,
    direction: Direction,
) -> Option<NaiveDate> {
    let step = |day: NaiveDate| match direction {
        Direction::After => day.succ_opt(),
        Direction::Before => day.pred_opt(),
    };
    let mut day = if start_counts { start_on } else { step(start_on)? };
    let mut left = amount;
    loop {
        left -= u32::from(calendar.is_working(day)?).min(left);
        if left == 0 {
            return Some(day);
        }
        day = step(day)?;
    }
}
