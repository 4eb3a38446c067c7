//! The days of a count, numbered, and the calendar to draw.

use super::counting::Count;
use super::{DayCell, DayCellKind};
use crate::calendar::DayKind;
use crate::pack::{Direction, Unit};
use chrono::{Datelike, Days, Duration, NaiveDate};
use std::collections::HashMap;

impl Count<'_, '_> {
    /// The days that carry a number, in order, forwards or backwards.
    pub(super) fn numbered(&self) -> impl Iterator<Item = (NaiveDate, u32)> {
        let back = self.row.stage.direction == Direction::Before;
        let start = self.counted.start_on;
        let days = (0..).map_while(move |offset| {
            let offset = Days::new(offset);
            if back { start.checked_sub_days(offset) } else { start.checked_add_days(offset) }
        });
        let working = self.span.unit == Unit::WorkingDay;
        let calendar = self.row.calendar;
        let counts =
            move |on: &NaiveDate| !working || calendar.is_some_and(|calendar| calendar.is_working(*on) == Some(true));
        let last = self.counted.counted_on;
        days.skip(usize::from(!self.counted.start_counts))
            .take_while(move |on| if back { *on >= last } else { *on <= last })
            .filter(counts)
            .zip(1..)
    }

    /// Whole weeks from Monday. Longer counts than a quarter are not drawn.
    pub(super) fn cells(&self) -> Vec<DayCell> {
        let (from, to) = if self.row.stage.direction == Direction::Before {
            (self.counted.last_on, self.counted.start_on)
        } else {
            (self.counted.start_on, self.counted.last_on)
        };
        let days = i64::from(from.weekday().num_days_from_monday());
        let first = from - Duration::days(days);
        let last = to + Duration::days(6 - i64::from(to.weekday().num_days_from_monday()));
        if (last - first).num_days() > 105 {
            return Vec::new();
        }
        let numbers: HashMap<NaiveDate, u32> = self.numbered().collect();
        let today = self.context.now.with_timezone(&self.row.zone).date_naive();
        let safe = self.row.safe_at.map(|at| at.with_timezone(&self.row.zone).date_naive());
        let legal = self.row.legal_at.map(|at| at.with_timezone(&self.row.zone).date_naive());
        let cell = |on: NaiveDate| {
            let number = numbers.get(&on).copied();
            let kind = match (number, self.row.calendar.and_then(|calendar| calendar.kind(on))) {
                (Some(_), _) => DayCellKind::Counted,
                _ if on == self.counted.start_on => DayCellKind::Start,
                _ if on < from || on > to => DayCellKind::Outside,
                (None, Some(DayKind::Weekend)) => DayCellKind::Weekend,
                (None, Some(DayKind::Holiday)) => DayCellKind::Holiday,
                (None, _) => DayCellKind::Moved,
            };
            let worked = self.row.calendar.and_then(|calendar| calendar.working_day(on));
            let name = self.holiday(on).map(|(name, _)| name).or(worked.map(str::to_owned));
            let (safe, legal) = (safe == Some(on), legal == Some(on));
            DayCell { on, kind, number, name, today: on == today, safe, legal }
        };
        first.iter_days().take_while(|on| *on <= last).map(cell).collect()
    }
}
