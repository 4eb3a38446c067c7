//! The file as it is written. Words that point elsewhere carry their place, so that an error names the line.

use super::{
    Audience, Clock, Confidence, Direction, DutyKind, Hours, LaterReading, MinimumWorkingDays, PlacePolicy, Reading,
    RollOver, StartChoice, StartDay, StartFrom, Uncertain, Unit, ZoneChoice,
};
use disclosure::{CompanyRole, Knower, LegalStatus};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;
use toml::value::Datetime;

pub(super) type Word = Spanned<String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawFile {
    pub(super) schema_version: Spanned<u32>,
    #[serde(default)]
    pub(super) fact_kind: Vec<RawFactKind>,
    #[serde(default)]
    pub(super) question: Vec<RawQuestion>,
    #[serde(default)]
    pub(super) counting_rule: Vec<RawCountingRule>,
    #[serde(default)]
    pub(super) regime: Vec<RawRegime>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawFactKind {
    pub(super) id: Word,
    pub(super) label: String,
    #[serde(default)]
    pub(super) help: String,
    #[serde(default)]
    pub(super) needs_country: bool,
    #[serde(default)]
    pub(super) needs_knower: bool,
    #[serde(default)]
    pub(super) planned: bool,
    #[serde(default)]
    pub(super) implies: Vec<Word>,
    #[serde(default)]
    pub(super) implies_one_of: Vec<Word>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawQuestion {
    pub(super) id: Word,
    pub(super) text: String,
    #[serde(default)]
    pub(super) help: String,
    #[serde(default)]
    pub(super) clause: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCountingRule {
    pub(super) id: Word,
    pub(super) text: String,
    #[serde(default)]
    pub(super) start_from: StartFrom,
    #[serde(default)]
    pub(super) start_day: StartDay,
    #[serde(default)]
    pub(super) rollover: RollOver,
    pub(super) minimum_working_days: Option<MinimumWorkingDays>,
    #[serde(default)]
    pub(super) hours: Hours,
    #[serde(default)]
    pub(super) start_zone: ZoneChoice,
    #[serde(default)]
    pub(super) end_zone: ZoneChoice,
    #[serde(default)]
    pub(super) safe: Vec<RawSafeReading>,
    pub(super) later: Option<LaterReading>,
    #[serde(default)]
    pub(super) basis: String,
    pub(super) confidence: Confidence,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSafeReading {
    pub(super) reading: Reading,
    pub(super) reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRegime {
    pub(super) id: Word,
    pub(super) authority: String,
    pub(super) authority_full: String,
    #[serde(default)]
    pub(super) authority_names: BTreeMap<String, String>,
    pub(super) name: String,
    pub(super) jurisdiction: String,
    pub(super) citation: String,
    pub(super) obligation: DutyKind,
    pub(super) countries: Vec<Word>,
    #[serde(default)]
    pub(super) statuses: Vec<LegalStatus>,
    #[serde(default)]
    pub(super) excluded_statuses: Vec<LegalStatus>,
    #[serde(default)]
    pub(super) exclusion: String,
    #[serde(default = "manufacturer")]
    pub(super) roles: Vec<CompanyRole>,
    #[serde(default)]
    pub(super) place: PlacePolicy,
    pub(super) zone: Option<Word>,
    #[serde(default)]
    pub(super) zone_label: String,
    pub(super) calendar: Word,
    pub(super) counting_rule: Word,
    #[serde(default)]
    pub(super) trigger: String,
    #[serde(default)]
    pub(super) channel: String,
    #[serde(default)]
    pub(super) content: Vec<String>,
    pub(super) valid_from: Option<Spanned<Datetime>>,
    pub(super) valid_from_confidence: Option<Confidence>,
    pub(super) valid_to: Option<Spanned<Datetime>>,
    pub(super) enabled_default: bool,
    #[serde(default)]
    pub(super) uncertain: Uncertain,
    pub(super) confidence: Confidence,
    #[serde(default)]
    pub(super) sources: Vec<String>,
    #[serde(default)]
    pub(super) notes: String,
    #[serde(default)]
    pub(super) stage: Vec<RawStage>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawStage {
    pub(super) id: Word,
    pub(super) label: String,
    pub(super) short: Option<String>,
    pub(super) text: String,
    pub(super) amount: Spanned<u32>,
    pub(super) unit: Unit,
    #[serde(default)]
    pub(super) direction: Direction,
    pub(super) start: Vec<Word>,
    #[serde(default)]
    pub(super) start_choice: StartChoice,
    pub(super) after: Option<Word>,
    pub(super) until: Option<Word>,
    pub(super) restart: Option<RawRestart>,
    #[serde(default)]
    pub(super) clock: Clock,
    pub(super) knower: Option<Knower>,
    #[serde(default)]
    pub(super) any: Vec<Word>,
    #[serde(default)]
    pub(super) all: Vec<Word>,
    #[serde(default)]
    pub(super) none: Vec<Word>,
    #[serde(default)]
    pub(super) no: Vec<Word>,
    #[serde(default)]
    pub(super) quiet: bool,
    #[serde(default)]
    pub(super) only_if_yes: bool,
    pub(super) obligation: Option<DutyKind>,
    #[serde(default)]
    pub(super) condition: String,
    #[serde(default)]
    pub(super) met_by: Vec<Word>,
    pub(super) group: Option<String>,
    pub(super) counting_rule: Option<Word>,
    #[serde(default)]
    pub(super) safe: Vec<RawSafeSpan>,
    #[serde(default)]
    pub(super) later: Vec<RawLaterSpan>,
    pub(super) roles: Option<Vec<CompanyRole>>,
    pub(super) place: Option<PlacePolicy>,
    #[serde(default)]
    pub(super) also_main_establishment: bool,
    pub(super) clause: String,
    pub(super) confidence: Confidence,
    #[serde(default)]
    pub(super) needs_review: bool,
    #[serde(default)]
    pub(super) audience: Audience,
    #[serde(default)]
    pub(super) early: bool,
    pub(super) valid_from: Option<Spanned<Datetime>>,
    pub(super) valid_from_confidence: Option<Confidence>,
    pub(super) valid_to: Option<Spanned<Datetime>>,
    #[serde(default)]
    pub(super) note: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRestart {
    pub(super) kind: Word,
    pub(super) after: Word,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSafeSpan {
    pub(super) amount: Spanned<u32>,
    pub(super) unit: Unit,
    #[serde(default)]
    pub(super) start: Vec<Word>,
    pub(super) counting_rule: Option<Word>,
    pub(super) reason: String,
    #[serde(default)]
    pub(super) basis: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawLaterSpan {
    pub(super) amount: Spanned<u32>,
    pub(super) unit: Unit,
    pub(super) counting_rule: Option<Word>,
    pub(super) reason: String,
    #[serde(default)]
    pub(super) basis: String,
}

fn manufacturer() -> Vec<CompanyRole> {
    vec![CompanyRole::Manufacturer]
}
