use super::{Readings, days, hours};
use crate::calendar::Calendar;
use crate::pack::{CountingRule, Direction, Reading, RollOver, Span, StartDay, StartFrom, Unit, ZoneChoice};
use crate::time::{day_end, day_of};
use chrono::{DateTime, Datelike, Duration, Months, NaiveDate, Utc};
use zone::Zone;

/// A span to be counted.
#[derive(Clone, Copy, Debug)]
pub struct Period<'a> {
    /// How much.
    pub span: Span,
    /// After or before the start.
    pub direction: Direction,
    /// The start fact's instant.
    pub start_at: DateTime<Utc>,
    /// The counting rule.
    pub rule: &'a CountingRule,
    /// The calendar, where there is one.
    pub calendar: Option<&'a Calendar>,
    /// The zones.
    pub zones: Zones,
}

/// The zones that a counting rule can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zones {
    /// Of the authority.
    pub authority: Zone,
    /// Of the site.
    pub site: Zone,
}

/// What a count came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The start day in the zone that the rule names: the day of the fact, or the first of the quarter after it.
    pub start_on: NaiveDate,
    /// Whether the start day is day 1.
    pub start_counts: bool,
    /// The last day as counted.
    pub counted_on: NaiveDate,
    /// The last day after roll-over.
    pub rolled_on: NaiveDate,
    /// The last day after the rule of two working days; the day that governs.
    pub last_on: NaiveDate,
    /// The instant at which the period ends.
    pub due_at: DateTime<Utc>,
    /// Whether the last day lies outside of the calendar's years, so that it could not be checked.
    pub unchecked: bool,
}

/// Why there is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoCount {
    /// Working days are to be counted and there is no calendar of the place.
    NoCalendar,
    /// The count leaves the years of the calendar.
    OutsideCalendar {
        /// First year of the data.
        first_year: i32,
        /// Last year of the data.
        last_year: i32,
    },
    /// The date is beyond what the program can hold.
    TooFar,
}

impl Zones {
    /// The zone of a choice.
    #[must_use]
    pub const fn of(&self, choice: ZoneChoice) -> Zone {
        match choice {
            ZoneChoice::Authority => self.authority,
            ZoneChoice::Site => self.site,
            ZoneChoice::Utc => Zone::UTC,
        }
    }
}

impl Period<'_> {
    /// Counts, as the rule says or with stricter readings.
    ///
    /// # Errors
    /// There is no date where the calendar is missing or ends.
    pub fn count(&self, readings: Readings) -> Result<Counted, NoCount> {
        let start_zone = if readings.contains(Reading::StartInSiteZone) {
            self.zones.site
        } else if readings.contains(Reading::StartInAuthorityZone) {
            self.zones.authority
        } else {
            self.zones.of(self.rule.start_zone)
        };
        let fact_on = day_of(self.start_at, start_zone);
        let start_on = match self.rule.start_from {
            StartFrom::Fact => fact_on,
            StartFrom::NextQuarter => next_quarter(fact_on).ok_or(NoCount::TooFar)?,
        };
        let start_counts = self.rule.start_day == StartDay::Included || readings.contains(Reading::CountStartDay);
        let counted_on = match self.span.unit {
            Unit::Hour | Unit::None => return self.hours(start_on, readings),
            Unit::CalendarDay => self.calendar_days(start_on, start_counts),
            Unit::Month => self.months(start_on, start_counts),
            Unit::WorkingDay => {
                let calendar = self.calendar.ok_or(NoCount::NoCalendar)?;
                let on = days::working_day(calendar, start_on, self.span.amount, start_counts, self.direction);
                return match on {
                    Some(on) => Ok(self.ends(start_on, start_counts, on, on, on, false)),
                    None => Err(outside(calendar)),
                };
            }
        };
        let counted_on = counted_on.ok_or(NoCount::TooFar)?;
        // Reg. 1182/71 Art. 3(4) moves the end of a period forwards only; counting backwards never rolls.
        if readings.contains(Reading::Unrolled) || self.direction == Direction::Before {
            return Ok(self.ends(start_on, start_counts, counted_on, counted_on, counted_on, false));
        }
        let first_on = if start_counts { Some(start_on) } else { start_on.succ_opt() };
        let rolled = self.roll(counted_on);
        let stretched = rolled.and_then(|on| self.stretch(first_on?, on));
        match (rolled, stretched) {
            (Some(rolled_on), Some(last_on)) => {
                Ok(self.ends(start_on, start_counts, counted_on, rolled_on, last_on, false))
            }
            // Beyond the data nothing is moved, which is the earlier date, and the explanation says so.
            _ => {
                let unchecked = self.calendar.is_some();
                Ok(self.ends(start_on, start_counts, counted_on, counted_on, counted_on, unchecked))
            }
        }
    }

    fn hours(&self, start_on: NaiveDate, readings: Readings) -> Result<Counted, NoCount> {
        let due_at = hours::end(self, readings.contains(Reading::SkipHolidays))?;
        let zone = self.zones.of(self.rule.end_zone);
        let on = day_of(due_at, zone);
        Ok(Counted {
            start_on,
            start_counts: true,
            counted_on: on,
            rolled_on: on,
            last_on: on,
            due_at,
            unchecked: false,
        })
    }

    fn calendar_days(&self, start_on: NaiveDate, start_counts: bool) -> Option<NaiveDate> {
        let days = Duration::days(i64::from(self.span.amount) - i64::from(start_counts));
        match self.direction {
            Direction::After => start_on.checked_add_signed(days),
            Direction::Before => start_on.checked_sub_signed(days),
        }
    }

    /// Reg. 1182/71 Art. 3(2)(c): the same number of day, or the last day of a shorter month.
    fn months(&self, start_on: NaiveDate, start_counts: bool) -> Option<NaiveDate> {
        let months = Months::new(self.span.amount);
        match self.direction {
            Direction::After => {
                let on = start_on.checked_add_months(months)?;
                if start_counts { on.pred_opt() } else { Some(on) }
            }
            Direction::Before => {
                let on = start_on.checked_sub_months(months)?;
                if start_counts { on.succ_opt() } else { Some(on) }
            }
        }
    }

    /// The day after roll-over; `None` where the calendar does not reach.
    fn roll(&self, on: NaiveDate) -> Option<NaiveDate> {
        let Some(calendar) = self.calendar else {
            return if self.rule.rollover == RollOver::None { Some(on) } else { None };
        };
        let ends = |day: NaiveDate| match self.rule.rollover {
            RollOver::None => Some(true),
            RollOver::NextWorkingDay => calendar.is_working(day),
            RollOver::SundaysAndHolidays => calendar.is_sunday_or_holiday(day).map(|rest| !rest),
        };
        let mut day = on;
        while !ends(day)? {
            day = day.succ_opt()?;
        }
        Some(day)
    }

    /// The day on which the period holds enough working days; `None` where the calendar does not reach.
    fn stretch(&self, first_on: NaiveDate, last_on: NaiveDate) -> Option<NaiveDate> {
        let Some(minimum) = self.rule.minimum else {
            return Some(last_on);
        };
        if self.span.unit == Unit::CalendarDay && self.span.amount < minimum.from_days {
            return Some(last_on);
        }
        let calendar = self.calendar?;
        let mut found = 0;
        let mut day = first_on;
        loop {
            found += u32::from(calendar.is_working(day)?);
            // A long period holds enough of them long before its end.
            if found >= minimum.working_days {
                return Some(day.max(last_on));
            }
            day = day.succ_opt()?;
        }
    }

    fn ends(
        &self,
        start_on: NaiveDate,
        start_counts: bool,
        counted_on: NaiveDate,
        rolled_on: NaiveDate,
        last_on: NaiveDate,
        unchecked: bool,
    ) -> Counted {
        let due_at = day_end(last_on, self.zones.of(self.rule.end_zone));
        Counted { start_on, start_counts, counted_on, rolled_on, last_on, due_at, unchecked }
    }
}

fn next_quarter(on: NaiveDate) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(on.year(), on.month0() / 3 * 3 + 1, 1)?.checked_add_months(Months::new(3))
}

pub(super) const fn outside(calendar: &Calendar) -> NoCount {
    NoCount::OutsideCalendar { first_year: calendar.first_year, last_year: calendar.last_year }
}
