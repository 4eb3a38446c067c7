//! The steps of a count: the rule of counting, the calendar to draw, holidays that moved it, and roll-over.

use super::context::{Context, city, list};
use super::{DayCell, DayCellKind, Step, StepKind};
use crate::calendar::DayKind;
use crate::count::Counted;
use crate::engine::Row;
use crate::pack::{CountingRule, Direction, Hours, Span, Unit};
use chrono::{Datelike, Days, NaiveDate};

/// What the counting steps look at.
pub(super) struct Count<'a, 'b> {
    pub(super) row: &'b Row<'a>,
    pub(super) counted: Counted,
    pub(super) span: Span,
    pub(super) rule: &'a CountingRule,
    pub(super) context: &'b Context<'a>,
}

impl Count<'_, '_> {
    pub(super) fn steps(&self) -> Vec<Step> {
        let mut steps = vec![self.counting()];
        steps.extend(self.holidays());
        steps.extend(self.roll_over());
        steps.extend(self.stretch());
        steps
    }

    fn counting(&self) -> Step {
        let unit = match (self.span.unit, self.rule.hours) {
            (Unit::Hour, Hours::Continuous) => "hours without a break",
            (Unit::Hour, Hours::Weekdays) => "hours of weekdays",
            (Unit::CalendarDay, _) => "calendar days",
            (Unit::WorkingDay, _) => "working days",
            (Unit::Month, _) => "months",
            (Unit::None, _) => "no span",
        };
        let mut step = Step::new(
            StepKind::Counting,
            format!("{}, {unit}", self.place()),
            self.sentence(),
        );
        if matches!(self.span.unit, Unit::CalendarDay | Unit::WorkingDay) {
            step.days = self.cells();
        }
        step
    }

    fn place(&self) -> String {
        if self.row.regime.zone_label.is_empty() || self.row.place.is_some() {
            city(self.row.zone)
        } else {
            self.row.regime.zone_label.clone()
        }
    }

    fn sentence(&self) -> String {
        let Span { amount, unit } = self.span;
        let start_at = self
            .row
            .start
            .map(|start| self.context.instant(start.fact.at, self.row.zone));
        let start_at = start_at.unwrap_or_default();
        let start = self.day(self.counted.start_on);
        let back = self.row.stage.direction == Direction::Before;
        let sentence = match unit {
            Unit::Hour if self.rule.hours == Hours::Weekdays => {
                let way = if back {
                    "are counted back from"
                } else {
                    "run from"
                };
                format!("{amount} hours {way} {start_at}; Saturdays and Sundays do not count.")
            }
            Unit::Hour if back => {
                format!("{amount} hours are counted back from {start_at}, without a break.")
            }
            Unit::Hour => format!(
                "{amount} hours run from {start_at} without a break, through nights, weekends and holidays."
            ),
            Unit::Month => self.month(amount, &start),
            _ if back => {
                format!("The days are counted back from {start}, which does not count itself.")
            }
            _ => self.day_one(),
        };
        match self.other_zone() {
            Some(other) => format!("{sentence} {other}"),
            None => sentence,
        }
    }

    fn day_one(&self) -> String {
        let first = self
            .numbered()
            .next()
            .map(|(on, _)| self.day(on))
            .unwrap_or_default();
        let rule = if self.counted.start_counts {
            "The start day counts."
        } else {
            "The start day does not count."
        };
        let today = self.context.now.with_timezone(&self.row.zone).date_naive();
        let number = self
            .numbered()
            .find(|(on, _)| *on == today)
            .map(|(_, number)| number);
        match number {
            Some(1) => format!("{rule} Day 1 is today, {first}."),
            Some(number) if self.span.amount == number => {
                format!("{rule} Day 1 is {first}; today is day {number}, the last.")
            }
            Some(number) => format!("{rule} Day 1 is {first}; today is day {number}."),
            None if today == self.counted.start_on && !self.counted.start_counts => {
                format!("The start day, today, does not count. Day 1 is {first}.")
            }
            None => format!(
                "{rule} Day 1 is {first}, day {} is {}.",
                self.span.amount,
                self.day(self.counted.counted_on)
            ),
        }
    }

    fn month(&self, amount: u32, start: &str) -> String {
        let months = if amount == 1 {
            "One month".to_owned()
        } else {
            format!("{amount} months")
        };
        let end = self.day(self.counted.counted_on);
        if self.counted.counted_on.day() == self.counted.start_on.day() {
            format!("{months} from {start} ends on the same day of the month, {end}.")
        } else {
            let day = self.counted.start_on.day();
            format!(
                "{months} from {start} ends on the last day of the month, {end}, as it has no day {day}."
            )
        }
    }

    /// Where the site's clock showed another day than the one that starts the count, both are said.
    fn other_zone(&self) -> Option<String> {
        if self.span.unit == Unit::Hour {
            return None;
        }
        let at = self.row.start?.fact.at;
        let zones = [self.context.matter.site_zone, self.row.authority_zone];
        let other = zones
            .into_iter()
            .find(|zone| at.with_timezone(zone).date_naive() != self.counted.start_on)?;
        let there = self.day(at.with_timezone(&other).date_naive());
        let here = self.day(self.counted.start_on);
        Some(format!(
            "The start was {here} where the day is read, and {there} in {}.",
            city(other)
        ))
    }

    /// The days that carry a number, in order, forwards or backwards.
    fn numbered(&self) -> impl Iterator<Item = (NaiveDate, u32)> {
        let back = self.row.stage.direction == Direction::Before;
        let start = self.counted.start_on;
        let days = (0..).map_while(move |offset| {
            let offset = Days::new(offset);
            if back {
                start.checked_sub_days(offset)
            } else {
                start.checked_add_days(offset)
            }
        });
        let working = self.span.unit == Unit::WorkingDay;
        let calendar = self.row.calendar;
        let counts = move |on: &NaiveDate| {
            !working || calendar.is_some_and(|calendar| calendar.is_working(*on) == Some(true))
        };
        let last = self.counted.counted_on;
        days.skip(usize::from(!self.counted.start_counts))
            .take_while(move |on| if back { *on >= last } else { *on <= last })
            .filter(counts)
            .zip(1..)
    }

    /// Whole weeks from Monday. Longer counts than a quarter are not drawn.
    fn cells(&self) -> Vec<DayCell> {
        let (from, to) = if self.row.stage.direction == Direction::Before {
            (self.counted.last_on, self.counted.start_on)
        } else {
            (self.counted.start_on, self.counted.last_on)
        };
        let days = i64::from(from.weekday().num_days_from_monday());
        let first = from - chrono::Duration::days(days);
        let last = to + chrono::Duration::days(6 - i64::from(to.weekday().num_days_from_monday()));
        if (last - first).num_days() > 105 {
            return Vec::new();
        }
        let numbers: std::collections::HashMap<NaiveDate, u32> = self.numbered().collect();
        let today = self.context.now.with_timezone(&self.row.zone).date_naive();
        let safe = self
            .row
            .safe_at
            .map(|at| at.with_timezone(&self.row.zone).date_naive());
        let legal = self
            .row
            .legal_at
            .map(|at| at.with_timezone(&self.row.zone).date_naive());
        let cell = |on: NaiveDate| {
            let number = numbers.get(&on).copied();
            let kind = match (
                number,
                self.row.calendar.and_then(|calendar| calendar.kind(on)),
            ) {
                (Some(_), _) => DayCellKind::Counted,
                _ if on == self.counted.start_on => DayCellKind::Start,
                _ if on < from || on > to => DayCellKind::Outside,
                (None, Some(DayKind::Weekend)) => DayCellKind::Weekend,
                (None, Some(DayKind::Holiday)) => DayCellKind::Holiday,
                (None, _) => DayCellKind::Moved,
            };
            let name = self.holiday(on).map(|(name, _)| name);
            let (safe, legal) = (safe == Some(on), legal == Some(on));
            DayCell {
                on,
                kind,
                number,
                name,
                today: on == today,
                safe,
                legal,
            }
        };
        first
            .iter_days()
            .take_while(|on| *on <= last)
            .map(cell)
            .collect()
    }

    fn holidays(&self) -> Option<Step> {
        let calendar = self
            .row
            .calendar
            .filter(|_| self.span.unit == Unit::WorkingDay)?;
        let (from, to) = (self.counted.start_on, self.counted.last_on);
        let (from, to) = (from.min(to), from.max(to));
        let skipped: Vec<NaiveDate> = from
            .iter_days()
            .take_while(|on| *on <= to)
            .filter(|on| {
                *on != self.counted.start_on && calendar.kind(*on) == Some(DayKind::Holiday)
            })
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

    fn roll_over(&self) -> Option<Step> {
        let (from, to) = (self.counted.counted_on, self.counted.rolled_on);
        let calendar = self.row.calendar.filter(|_| from != to)?;
        let rest: Vec<String> = from
            .iter_days()
            .skip(1)
            .take_while(|on| *on < to)
            .map(|on| self.rest_day(on))
            .collect();
        let last = match self.span.unit {
            Unit::Month => "The last day".to_owned(),
            _ => format!("Day {}", self.span.amount),
        };
        let more = match rest.len() {
            0 => String::new(),
            1 => format!(". {} is no working day either", rest.concat()),
            _ => format!(". {} are no working days either", list(&rest, "and")),
        };
        let reason = match self.holiday(from) {
            Some((name, _)) => name,
            None => from.format("a %A").to_string(),
        };
        let text = format!(
            "{last} is {}, {reason}{more}, so the period ends with the next working day, {}.",
            self.day(from),
            self.day(to),
        );
        Some(Step::new(
            StepKind::RollOver,
            format!("{}, {}", calendar.name, self.rule.basis),
            text,
        ))
    }

    fn stretch(&self) -> Option<Step> {
        let minimum = self
            .rule
            .minimum
            .filter(|_| self.counted.last_on != self.counted.rolled_on)?;
        let text = format!(
            "Up to {} the period would hold fewer than {} working days, so it ends on {}.",
            self.day(self.counted.rolled_on),
            minimum.working_days,
            self.day(self.counted.last_on),
        );
        Some(Step::new(StepKind::RollOver, self.rule.basis.clone(), text))
    }

    /// Holidays behind the date that are not certain: announced later, or in a year that is only projected.
    pub(super) fn unsure_days(&self) -> Option<String> {
        let calendar = self.row.calendar?;
        let matters = self.span.unit == Unit::WorkingDay
            || self.counted.counted_on != self.counted.last_on
            || self.rule.hours == Hours::Weekdays;
        let (a, b) = (self.counted.start_on, self.counted.last_on);
        let days = a.min(b).iter_days().take_while(|on| *on <= a.max(b));
        let unsure = |on: &NaiveDate| {
            let projected = on.year() > calendar.confirmed_until;
            self.holiday(*on)
                .is_some_and(|(_, expected)| expected || projected)
        };
        let words: Vec<String> = days
            .filter(unsure)
            .filter_map(|on| self.named(on))
            .collect();
        (matters && !words.is_empty()).then(|| {
            format!(
                "Not confirmed yet: {}. Check when the authority publishes the days of that year.",
                list(&words, "and")
            )
        })
    }

    fn holiday(&self, on: NaiveDate) -> Option<(String, bool)> {
        let holiday = self.row.calendar?.holiday(on)?;
        let lieu = if holiday.observed {
            " (day in lieu)"
        } else {
            ""
        };
        Some((format!("{}{lieu}", holiday.name), holiday.expected))
    }

    fn rest_day(&self, on: NaiveDate) -> String {
        let holiday = self.row.calendar.and_then(|calendar| calendar.holiday(on));
        match holiday {
            Some(holiday) if holiday.observed => {
                format!("{} ({}, in lieu)", self.day(on), holiday.name)
            }
            Some(holiday) => format!("{} ({})", self.day(on), holiday.name),
            None => self.day(on),
        }
    }

    fn named(&self, on: NaiveDate) -> Option<String> {
        self.holiday(on)
            .map(|(name, _)| format!("{} is {name}", self.day(on)))
    }

    fn day(&self, on: NaiveDate) -> String {
        self.context.day(on, self.row)
    }
}
