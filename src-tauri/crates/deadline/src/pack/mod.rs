//! The rule pack: regimes, counting rules, fact kinds and questions, all of them data.

mod counting_rule;
mod country_set;
mod names;
mod raw;
mod regime;
mod resolve;
mod rule_pack;
mod source;
mod vocabulary;

pub use counting_rule::{
    CountingRule, Hours, MinimumWorkingDays, Reading, RollOver, SafeReading, StartDay, ZoneChoice,
};
pub use country_set::{CountrySet, Place};
pub use regime::{
    CalendarChoice, Clock, Condition, Direction, PlacePolicy, Regime, Restart, RoleSet, SafeSpan,
    Span, Stage, Start, StartChoice, StatusSet, Uncertain, Unit, Validity,
};
pub(crate) use resolve::local_day;
pub use rule_pack::RulePack;
pub use source::{LARGEST_RULE_FILE, RuleError, RuleFile};
pub use vocabulary::{Audience, Confidence, DutyKind, FactKind, Question};
