//! The clocks that a receipt starts. They come from the rule pack; where the company sets its own span, from that.

use crate::{Desk, Error, Result};
use chrono::{DateTime, Utc};
use deadline::pack::{Span, Unit};
use deadline::time::{Years, format_instant, time_left};
use deadline::{Group, Matter, Obligation, RulePack};
use disclosure::{
    Assessment, CountryCode, Direction, DisclosureId, Fact, FactId, Knower, LetterPurpose, Market, Product,
};
use register::ReportRow;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

const SETTING: &str = "intake_targets";
/// The regime and stage of the acknowledgement.
pub(super) const ACKNOWLEDGE: (&str, &str) = ("std-iso29147", "ack");
/// The regime and stage of the investigation.
pub(super) const TRIAGE: (&str, &str) = ("std-iec81001-417", "triage-72h");
/// Longest target, in hours: a year.
const LONGEST: u32 = 24 * 365;

/// How long the company gives itself; nothing where the figure of the rule pack stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct IntakeTargets {
    /// To acknowledge a report, in calendar days.
    pub acknowledge_in_days: Option<u32>,
    /// To investigate it, in hours.
    pub triage_in_hours: Option<u32>,
}

/// A clock of a report, or a promise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ReportClock {
    /// The stage of the rule pack; blank where it is a promise.
    pub stage: String,
    /// What is to be done.
    pub label: String,
    /// The rule, or to whom it was promised.
    pub basis: String,
    /// Until when, UTC.
    pub due_at: DateTime<Utc>,
    /// The same as a person reads it.
    pub due_text: String,
    /// Time left, or since: `2 d 3 h`.
    pub left: String,
    /// Whether the date has passed.
    pub over: bool,
    /// When it was done, UTC.
    pub met_at: Option<DateTime<Utc>>,
    /// Whether it was done after the date.
    pub late: bool,
    /// Whether nobody checked the rule against an official text.
    pub is_unverified: bool,
    /// How the date came about.
    pub steps: Vec<String>,
    /// Position of the promise in the report, where it is one.
    pub promise: Option<usize>,
}

impl Desk {
    /// How long the company gives itself to acknowledge and to investigate.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn intake_targets(&self) -> Result<IntakeTargets> {
        Ok(self.register.read().setting(SETTING)?)
    }

    /// Saves how long the company gives itself.
    ///
    /// # Errors
    /// If a span is nothing or longer than a year; if the register can't be written.
    pub fn save_intake_targets(&mut self, targets: &IntakeTargets) -> Result<()> {
        let hours = [
            ("/acknowledge_in_days", targets.acknowledge_in_days.map(|days| days.saturating_mul(24)), "days"),
            ("/triage_in_hours", targets.triage_in_hours, "hours"),
        ];
        for (field, hours, unit) in hours {
            if let Some(hours) = hours.filter(|hours| *hours == 0 || *hours > LONGEST) {
                let limit = if unit == "days" { LONGEST / 24 } else { LONGEST };
                let found = if unit == "days" { hours / 24 } else { hours };
                return Err(Error::field(field, format!("{found} {unit} is no target; expected 1 to {limit} {unit}")));
            }
        }
        let stamp = self.stamp("");
        self.register.change(&stamp, |change| change.put_setting(SETTING, targets).map_err(Error::from))
    }

    /// What is promised to those who report: days to acknowledge and hours to investigate, as set or as the rule pack says.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn promised_times(&self) -> Result<(u32, u32)> {
        let targets = self.intake_targets()?;
        let shipped = |(regime, stage): (&str, &str), other: u32| {
            self.law().rules.stage(regime, stage).and_then(|(_, stage)| stage.span).map_or(other, |span| span.amount)
        };
        Ok((
            targets.acknowledge_in_days.unwrap_or_else(|| shipped(ACKNOWLEDGE, 7)),
            targets.triage_in_hours.unwrap_or_else(|| shipped(TRIAGE, 72)),
        ))
    }

    /// The clocks and promises of a report, what is open first and of that the most urgent.
    pub(crate) fn report_clocks(&self, row: &ReportRow) -> Result<Vec<ReportClock>> {
        let report = &row.report;
        let zone = self.report_zone(report)?;
        let now = self.now();
        let mut clocks: Vec<ReportClock> =
            self.report_obligations(row)?.into_iter().filter_map(|item| clock(&item, now)).collect();
        // Of a span that the company set itself, its word is the source.
        let targets = self.intake_targets()?;
        for clock in &mut clocks {
            let is_own = (clock.stage == ACKNOWLEDGE.1 && targets.acknowledge_in_days.is_some())
                || (clock.stage == TRIAGE.1 && targets.triage_in_hours.is_some());
            clock.is_unverified &= !is_own;
        }
        for (index, promise) in report.promises.iter().enumerate() {
            clocks.push(ReportClock {
                stage: String::new(),
                label: promise.what.clone(),
                basis: format!("Promised to {}", promise.to),
                due_at: promise.by,
                due_text: format_instant(promise.by, zone, Years::unless_now(now, zone)),
                left: time_left(now, promise.by).span(),
                over: promise.by < now,
                met_at: promise.kept_at,
                late: promise.kept_at.is_some_and(|kept| kept > promise.by),
                is_unverified: false,
                steps: Vec::new(),
                promise: Some(index),
            });
        }
        clocks.sort_by_key(|clock| (clock.met_at.is_some(), clock.due_at));
        Ok(clocks)
    }

    fn report_obligations(&self, row: &ReportRow) -> Result<Vec<Obligation>> {
        let letters = self.register.read().letters(row.id)?;
        let acknowledged = letters
            .iter()
            .filter(|letter| {
                letter.letter.direction == Direction::Out && letter.letter.purpose == Some(LetterPurpose::Acknowledge)
            })
            .map(|letter| letter.letter.at)
            .min();
        let zone = self.report_zone(&row.report)?;
        let triaged = row.report.triage.done_at();
        let instants = [
            ("vulnerability_received", Some(row.report.received_at)),
            ("report_acknowledged", acknowledged),
            ("report_triaged", triaged.map(|at| at.max(row.report.received_at))),
        ];
        let mut facts: Vec<Fact> = Vec::new();
        for (number, (kind, at)) in instants.into_iter().enumerate() {
            let Some(at) = at.filter(|_| self.law().rules.fact_kind(kind).is_some()) else { continue };
            facts.push(Fact {
                id: FactId(Uuid::from_u128(number as u128 + 1)),
                disclosure: DisclosureId(Uuid::nil()),
                kind: kind.to_owned(),
                at,
                zone,
                country: None,
                known_by: row.report.owner.clone(),
                knower: Knower::AnyEmployee,
                note: String::new(),
                evidence: Vec::new(),
                supersedes: None,
                withdrawn: false,
                reason: String::new(),
                recorded_at: row.created_at,
                recorded_by: String::new(),
            });
        }
        // A report concerns no market yet: only what holds everywhere is asked.
        let anywhere = Product {
            markets: vec![Market { country: CountryCode("ZZ".to_owned()), ..Market::default() }],
            ..Product::default()
        };
        let country = self.organisation()?.country;
        let matter = Matter {
            disclosure: DisclosureId(Uuid::nil()),
            products: &[&anywhere],
            assessment: &Assessment::default(),
            facts: &facts,
            decisions: &[],
            follow_ups: &[],
            main_establishment: &country,
            site_zone: zone,
        };
        let rules = self.intake_rules()?;
        let started =
            |item: &Obligation| item.start.as_ref().is_some_and(|start| start.kind == "vulnerability_received");
        // Who left no address can't be told that the report arrived.
        let is_reachable = !row.report.reporter.email.trim().is_empty() || acknowledged.is_some();
        let found = deadline::obligations(&matter, &rules, &self.law().calendars, self.now());
        let wanted = |item: &Obligation| started(item) && (is_reachable || item.key.stage != ACKNOWLEDGE.1);
        Ok(found.into_iter().filter(wanted).collect())
    }

    /// The rules with the company's own spans.
    pub(crate) fn intake_rules(&self) -> Result<RulePack> {
        let mut rules = RulePack::clone(&self.law().rules);
        let targets = self.intake_targets()?;
        if let Some(days) = targets.acknowledge_in_days {
            let text = format!(
                "Acknowledge a report to the person who sent it within {days} calendar days, as the company set itself."
            );
            rules.set_company_span(ACKNOWLEDGE.0, ACKNOWLEDGE.1, Span { amount: days, unit: Unit::CalendarDay }, &text);
        }
        if let Some(hours) = targets.triage_in_hours {
            let text = format!("Investigate a received report within {hours} hours, as the company set itself.");
            rules.set_company_span(TRIAGE.0, TRIAGE.1, Span { amount: hours, unit: Unit::Hour }, &text);
        }
        Ok(rules)
    }
}

fn clock(item: &Obligation, now: DateTime<Utc>) -> Option<ReportClock> {
    let due = item.due.as_ref()?;
    let met_at = item.met.as_ref().map(|met| met.at);
    if item.group == Group::Closed && met_at.is_none() {
        return None;
    }
    Some(ReportClock {
        stage: item.key.stage.clone(),
        label: item.stage_name.clone(),
        basis: item.clause.clone(),
        due_at: due.safe_at,
        due_text: due.safe_text.clone(),
        left: time_left(now, due.safe_at).span(),
        over: due.safe_at < now,
        met_at,
        late: met_at.is_some_and(|met| met > due.legal_at),
        is_unverified: item.badges.contains(&deadline::Badge::NotVerified),
        steps: item.explanation.iter().map(|step| step.text.clone()).collect(),
        promise: None,
    })
}
