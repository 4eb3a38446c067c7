//! Which calendar decided, weekend days that are worked, and days that a person entered.

use super::context::list;
use super::counting::Count;
use super::{Step, StepKind};
use crate::calendar::{Calendar, Corrected, CorrectionKind};
use crate::pack::{Direction, Hours, RollOver, Unit};
use chrono::{Datelike, NaiveDate};

impl Count<'_, '_> {
    /// The calendar that the count asked, and its version; `None` where it asked none.
    pub(super) fn calendar_used(&self) -> Option<String> {
        let calendar = self.row.calendar?;
        let rolls = self.row.stage.direction == Direction::After
            && (self.rule.rollover != RollOver::None || self.rule.minimum.is_some());
        let asked = match self.span.unit {
            Unit::WorkingDay => true,
            Unit::Hour => self.rule.hours == Hours::Weekdays,
            Unit::CalendarDay | Unit::Month => rolls,
            Unit::None => false,
        };
        let corrections = match calendar.corrections() {
            0 => String::new(),
            1 => ", with 1 correction".to_owned(),
            many => format!(", with {many} corrections"),
        };
        let version = calendar.reviewed_on.format("%-d %b %Y");
        asked.then(|| format!("Calendar: {}, version {version}{corrections}.", calendar.name))
    }

    /// The weekend days of a working-day count that are worked, and the holidays that a person took out.
    pub(super) fn worked_days(&self) -> Option<Step> {
        let calendar = self.row.calendar.filter(|_| self.span.unit == Unit::WorkingDay)?;
        let (from, to) = (self.counted.start_on, self.counted.last_on);
        let days = from.min(to).iter_days().take_while(|on| *on <= from.max(to));
        let days = days.filter(|on| *on != from || self.counted.start_counts);
        let words: Vec<String> = days.filter_map(|on| self.worked(on)).collect();
        let are = match words.len() {
            0 => return None,
            1 => "is a working day and counts",
            _ => "are working days and count",
        };
        Some(Step::new(StepKind::Holiday, calendar.law.clone(), format!("{} {are}.", list(&words, "and"))))
    }

    /// A last day that would have been moved, were it not a working day.
    pub(super) fn last_day_stays(&self) -> Option<Step> {
        let on = self.counted.counted_on;
        let rolls = self.rule.rollover != RollOver::None && self.row.stage.direction == Direction::After;
        let days = matches!(self.span.unit, Unit::CalendarDay | Unit::Month);
        let calendar = self.row.calendar.filter(|_| rolls && days && on == self.counted.rolled_on)?;
        let text = format!("The last day is {}, a working day, so it is not moved.", self.worked(on)?);
        Some(Step::new(StepKind::RollOver, format!("{}, {}", calendar.name, self.rule.basis), text))
    }

    /// "Sat 14 Feb (Make-up day, Spring Festival)", for a day that is worked against what a calendar leads to expect.
    pub(super) fn worked(&self, on: NaiveDate) -> Option<String> {
        let calendar = self.row.calendar?;
        let made_up = calendar.working_day(on).map(str::to_owned);
        let entry = calendar.corrected(on).filter(|entry| entry.kind == CorrectionKind::WorkingDay);
        let gone = entry.and_then(|entry| entry.instead_of.as_ref()).map(|name| format!("not {name}"));
        let why: Vec<String> = made_up.or(gone).into_iter().chain(entry.map(entered)).collect();
        (!why.is_empty()).then(|| format!("{} ({})", self.day(on), why.join("; ")))
    }

    /// " (entered by Jana Petersen: decree of 3 November)" for a holiday that a person entered.
    pub(super) fn entered(&self, on: NaiveDate) -> String {
        let entry = self.row.calendar.and_then(|calendar| calendar.corrected(on));
        entry.map(|entry| format!(" ({})", entered(entry))).unwrap_or_default()
    }

    /// That weekend days may still be made working days where a decree says so year by year.
    pub(super) fn unpublished_working_days(&self) -> Option<String> {
        let until = |calendar: &Calendar| calendar.working_days_until;
        let until = self.row.calendar.filter(|_| self.holidays_matter()).and_then(until)?;
        let last = self.counted.start_on.max(self.counted.last_on).year();
        let way = if self.row.stage.direction == Direction::Before { "later" } else { "earlier" };
        (last > until).then(|| {
            format!("Weekend days that must be worked in {last} are not published yet; they can make the date {way}.")
        })
    }
}

fn entered(entry: &Corrected) -> String {
    let by = if entry.by.is_empty() { "by hand" } else { &format!("by {}", entry.by) };
    format!("entered {by}: {}", entry.reason.trim_end_matches('.'))
}
