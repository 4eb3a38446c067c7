//! What moved a date: holidays inside the count, roll-over, and the rule of two working days.

use super::context::list;
use super::counting::Count;
use super::{Step, StepKind};
use crate::calendar::DayKind;
use crate::pack::{Hours, RollOver, Unit};
use chrono::{Datelike, NaiveDate};

impl Count<'_, '_> {
    pub(super) fn holidays(&self) -> Option<Step> {
        let calendar = self.row.calendar.filter(|_| self.span.unit == Unit::WorkingDay)?;
        let (from, to) = (self.counted.start_on, self.counted.last_on);
        let (from, to) = (from.min(to), from.max(to));
        let skipped: Vec<NaiveDate> = from
            .iter_days()
            .take_while(|on| *on <= to)
            .filter(|on| *on != self.counted.start_on || self.counted.start_counts)
            .filter(|on| calendar.kind(*on) == Some(DayKind::Holiday))
            .collect();
        if skipped.is_empty() {
            return None;
        }
        let names: Vec<String> = skipped.iter().filter_map(|on| self.named(*on)).collect();
        let many = skipped.len() > 1;
        let text = format!(
            "{}. {} not counted, so day {} moves to {}.",
            list(&names, "and"),
            if many { "They are" } else { "It is" },
            self.span.amount,
            self.day(self.counted.last_on),
        );
        Some(Step::new(StepKind::Holiday, calendar.law.clone(), text))
    }

    pub(super) fn roll_over(&self) -> Option<Step> {
        let (from, to) = (self.counted.counted_on, self.counted.rolled_on);
        let calendar = self.row.calendar.filter(|_| from != to)?;
        let rest: Vec<String> =
            from.iter_days().skip(1).take_while(|on| *on < to).map(|on| self.rest_day(on)).collect();
        let last = match self.span.unit {
            Unit::Month => "The last day".to_owned(),
            _ => format!("Day {}", self.span.amount),
        };
        let (one, many, ends) = match self.rule.rollover {
            RollOver::SundaysAndHolidays => ("no such day", "no such days", "day that is no Sunday and no holiday"),
            _ => ("no working day", "no working days", "working day"),
        };
        let more = match rest.len() {
            0 => String::new(),
            1 => format!(". {} is {one} either", rest.concat()),
            _ => format!(". {} are {many} either", list(&rest, "and")),
        };
        let reason = match self.holiday(from) {
            Some((name, _)) => format!("{name}{}", self.entered(from)),
            None => from.format("a %A").to_string(),
        };
        let worked = self.worked(to).map(|day| format!(" {day} is a working day.")).unwrap_or_default();
        let text = format!(
            "{last} is {}, {reason}{more}, so the period ends with the next {ends}, {}.{worked}",
            self.day(from),
            self.day(to),
        );
        Some(Step::new(StepKind::RollOver, format!("{}, {}", calendar.name, self.rule.basis), text))
    }

    pub(super) fn stretch(&self) -> Option<Step> {
        let minimum = self.rule.minimum.filter(|_| self.counted.last_on != self.counted.rolled_on)?;
        let calendar = self.row.calendar?;
        let first =
            if self.counted.start_counts { Some(self.counted.start_on) } else { self.counted.start_on.succ_opt() };
        let days = first?.iter_days().take_while(|on| *on <= self.counted.last_on);
        let rest: Vec<String> =
            days.filter(|on| calendar.is_working(*on) == Some(false)).map(|on| self.rest_day(on)).collect();
        let skipped = match rest.len() {
            0 => String::new(),
            1 => format!(" {} is not a working day.", rest.concat()),
            _ => format!(" {} are not working days.", list(&rest, "and")),
        };
        let text = format!(
            "Up to {} the period would hold fewer than {} working days, so it ends on {}.{skipped}",
            self.day(self.counted.rolled_on),
            minimum.working_days,
            self.day(self.counted.last_on),
        );
        Some(Step::new(StepKind::RollOver, self.rule.basis.clone(), text))
    }

    /// Holidays behind the date that are not certain: announced later, or in a year that is only projected.
    pub(super) fn unsure_days(&self) -> Option<String> {
        let calendar = self.row.calendar?;
        // In a count of calendar days only what happens at its end matters.
        let whole =
            matches!(self.span.unit, Unit::WorkingDay | Unit::Hour) || self.counted.last_on != self.counted.rolled_on;
        let a = if whole { self.counted.start_on } else { self.counted.counted_on };
        let b = self.counted.last_on;
        let days = a.min(b).iter_days().take_while(|on| *on <= a.max(b));
        let unsure = |on: &NaiveDate| {
            let projected = on.year() > calendar.confirmed_until;
            // What a person entered is what that person knows.
            calendar.corrected(*on).is_none() && self.holiday(*on).is_some_and(|(_, expected)| expected || projected)
        };
        let words: Vec<String> = days.filter(unsure).filter_map(|on| self.named(on)).collect();
        (self.holidays_matter() && !words.is_empty()).then(|| {
            format!(
                "Not confirmed yet: {}. Check when the authority publishes the days of that year.",
                list(&words, "and")
            )
        })
    }

    /// Whether another holiday would have given another date.
    pub(super) fn holidays_matter(&self) -> bool {
        self.span.unit == Unit::WorkingDay
            || self.counted.counted_on != self.counted.last_on
            || self.rule.hours == Hours::Weekdays
    }

    pub(super) fn holiday(&self, on: NaiveDate) -> Option<(String, bool)> {
        let holiday = self.row.calendar?.holiday(on)?;
        let lieu = if holiday.observed { " (day in lieu)" } else { "" };
        Some((format!("{}{lieu}", holiday.name), holiday.expected))
    }

    pub(super) fn rest_day(&self, on: NaiveDate) -> String {
        let holiday = self.row.calendar.and_then(|calendar| calendar.holiday(on));
        match holiday {
            Some(holiday) if holiday.observed => {
                format!("{} ({}, in lieu)", self.day(on), holiday.name)
            }
            Some(holiday) => format!("{} ({}){}", self.day(on), holiday.name, self.entered(on)),
            None => self.day(on),
        }
    }

    pub(super) fn named(&self, on: NaiveDate) -> Option<String> {
        self.holiday(on).map(|(name, _)| format!("{} is {name}{}", self.day(on), self.entered(on)))
    }
}
