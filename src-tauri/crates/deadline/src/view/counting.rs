//! The steps of a count: the rule of counting, the calendar to draw, holidays that moved it, and roll-over.

use super::context::{Context, city};
use super::{Step, StepKind};
use crate::count::{Counted, Zones};
use crate::engine::Row;
use crate::pack::{CountingRule, Direction, Hours, Span, StartFrom, Unit};
use chrono::{Datelike, NaiveDate};
use zone::Zone;

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
        steps.extend(self.worked_days());
        steps.extend(self.roll_over());
        steps.extend(self.last_day_stays());
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
        let mut step = Step::new(StepKind::Counting, format!("{}, {unit}", self.place()), self.sentence());
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
        let start_at = self.row.start.map(|start| self.context.instant(start.fact.at, self.row.zone));
        let start_at = start_at.unwrap_or_default();
        let start = self.day(self.counted.start_on);
        let back = self.row.stage.direction == Direction::Before;
        let sentence = match unit {
            Unit::Hour if self.rule.hours == Hours::Weekdays => {
                let way = if back { "are counted back from" } else { "run from" };
                format!("{amount} hours {way} {start_at}; Saturdays and Sundays do not count.")
            }
            Unit::Hour if back => {
                format!("{amount} hours are counted back from {start_at}, without a break.")
            }
            Unit::Hour => {
                format!("{amount} hours run from {start_at} without a break, through nights, weekends and holidays.")
            }
            Unit::Month => self.month(amount, &start),
            _ if back => {
                format!("The days are counted back from {start}, which does not count itself.")
            }
            _ => self.day_one(),
        };
        let zones = format!("Time zone data: {}.", zone::in_force().version());
        let more = self.other_zone().into_iter().chain(self.calendar_used()).chain([zones]);
        more.fold(sentence, |sentence, more| format!("{sentence} {more}"))
    }

    fn day_one(&self) -> String {
        let first = self.numbered().next().map(|(on, _)| self.day(on)).unwrap_or_default();
        let rule = if self.counted.start_counts { "The start day counts." } else { "The start day does not count." };
        let today = self.context.now.with_timezone(&self.row.zone).date_naive();
        let number = self.numbered().find(|(on, _)| *on == today).map(|(_, number)| number);
        match number {
            Some(1) => format!("{rule} Day 1 is today, {first}."),
            Some(number) if self.span.amount == number => {
                format!("{rule} Day 1 is {first}; today is day {number}, the last.")
            }
            Some(number) => format!("{rule} Day 1 is {first}; today is day {number}."),
            None if today == self.counted.start_on && !self.counted.start_counts => {
                format!("The start day, today, does not count. Day 1 is {first}.")
            }
            None => {
                format!("{rule} Day 1 is {first}, day {} is {}.", self.span.amount, self.day(self.counted.counted_on))
            }
        }
    }

    fn month(&self, amount: u32, start: &str) -> String {
        let months = if amount == 1 { "One month".to_owned() } else { format!("{amount} months") };
        let end = self.day(self.counted.counted_on);
        if self.rule.start_from == StartFrom::NextQuarter {
            format!("The quarter of the start fact is over when {start} begins; the period runs from there to {end}.")
        } else if self.counted.start_counts {
            format!("{months} that begin on {start} end on {end}.")
        } else if self.counted.counted_on.day() == self.counted.start_on.day() {
            format!("{months} from {start} ends on the same day of the month, {end}.")
        } else {
            let day = self.counted.start_on.day();
            format!("{months} from {start} ends on the last day of the month, {end}, as it has no day {day}.")
        }
    }

    /// Where the site's clock showed another day than the one that starts the count, both are said.
    fn other_zone(&self) -> Option<String> {
        if self.span.unit == Unit::Hour {
            return None;
        }
        let at = self.row.start?.fact.at;
        let zones = Zones { site: self.context.matter.site_zone, authority: self.row.authority_zone };
        let on = |zone: Zone| at.with_timezone(&zone).date_naive();
        let read_on = on(zones.of(self.rule.start_zone));
        let other = [zones.site, zones.authority].into_iter().find(|zone| on(*zone) != read_on)?;
        let (here, there) = (self.day(read_on), self.day(on(other)));
        let read_in = city(zones.of(self.rule.start_zone));
        Some(format!("The start was {here} in {read_in}, where the day is read, and {there} in {}.", city(other)))
    }

    pub(super) fn day(&self, on: NaiveDate) -> String {
        self.context.day(on, self.row)
    }
}
