use super::Confidence;
use serde::Deserialize;

/// How a span is counted. Every difference between legal orders is a flag here, none is code for one regime.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountingRule {
    /// What stages and regimes name.
    pub id: String,
    /// The rule in words, as the explanation prints it.
    pub text: String,
    /// From which day is counted.
    pub start_from: StartFrom,
    /// Whether the day of the start fact is day 0 or day 1.
    pub start_day: StartDay,
    /// What happens when the last calendar day is not a working day.
    pub rollover: RollOver,
    /// Reg. 1182/71 Art. 3(5): a period of so many days or more holds at least so many working days.
    pub minimum: Option<MinimumWorkingDays>,
    /// How hours run.
    pub hours: Hours,
    /// The zone whose date is the start day.
    pub start_zone: ZoneChoice,
    /// The zone in which the last day ends, and in which the date is shown.
    pub end_zone: ZoneChoice,
    /// Readings that can give an earlier date.
    pub safe: Vec<SafeReading>,
    /// A reading that gives a later date: it is told and never relied on.
    pub later: Option<LaterReading>,
    /// Where the rule comes from.
    pub basis: String,
    /// How sure it is.
    pub confidence: Confidence,
}

/// From which day is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StartFrom {
    /// The day of the start fact.
    #[default]
    Fact,
    /// The first day of the calendar quarter after it: a summary of a quarter.
    NextQuarter,
}

/// Whether the day of the start fact counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StartDay {
    /// Day 0.
    #[default]
    Excluded,
    /// Day 1.
    Included,
}

/// What happens when the last day of a forward count is not a working day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RollOver {
    /// Nothing: the period ends on that day.
    #[default]
    None,
    /// It ends on the next working day (Reg. 1182/71 Art. 3(4)).
    NextWorkingDay,
    /// Only Sundays and public holidays move it; a Saturday does not.
    SundaysAndHolidays,
}

/// Reg. 1182/71 Art. 3(5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MinimumWorkingDays {
    /// From how many days on the rule holds.
    pub from_days: u32,
    /// How many working days the period must hold.
    pub working_days: u32,
}

/// How hours run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hours {
    /// Through nights, weekends and holidays.
    #[default]
    Continuous,
    /// Only on the days of the week that the calendar works; public holidays do not stop them.
    Weekdays,
}

/// Which zone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ZoneChoice {
    /// That of the authority: of the place, or of the regime where there is no place.
    #[default]
    Authority,
    /// That of the site whose staff knew or acted.
    Site,
    /// UTC.
    Utc,
}

/// A stricter reading, and why it is shown beside the legal one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafeReading {
    /// What it changes.
    pub reading: Reading,
    /// Why, as the end of a sentence ("because …").
    pub reason: String,
}

/// A reading under which the last day would be moved, though the rule does not move it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LaterReading {
    /// How the last day would be moved.
    pub rollover: RollOver,
    /// Why one could read it so, as the end of a sentence ("because …").
    pub reason: String,
}

/// What a stricter reading changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reading {
    /// The start day is day 1.
    CountStartDay,
    /// The last day is not moved.
    Unrolled,
    /// The start day is the date in the site's zone.
    StartInSiteZone,
    /// The start day is the date in the authority's zone.
    StartInAuthorityZone,
    /// Public holidays stop weekday hours too.
    SkipHolidays,
}
