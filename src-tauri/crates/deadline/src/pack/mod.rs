//! The rule pack: regimes, counting rules, fact kinds and questions, all of them data.

mod counting_rule;
mod country_set;
mod difference;
mod names;
mod pack_file;
mod raw;
mod regime;
mod resolve;
mod rule_pack;
mod source;
mod stage;
mod vocabulary;

pub use counting_rule::{
    CountingRule, Hours, LaterReading, MinimumWorkingDays, Reading, RollOver, SafeReading, StartDay, StartFrom,
    ZoneChoice,
};
pub use country_set::{CountrySet, Place};
pub use difference::{PackChange, PackChangeKind, differences, span_text};
pub use pack_file::{LARGEST_PACK_FILE, PackFile, PackFileError, is_newer};
pub use regime::{CalendarChoice, PlacePolicy, Regime, RoleSet, StatusSet, Uncertain, Validity};
pub(crate) use resolve::local_day;
pub use rule_pack::RulePack;
pub use source::{LARGEST_RULE_FILE, RuleError, RuleFile};
pub use stage::{Clock, Condition, Direction, LaterSpan, Restart, SafeSpan, Span, Stage, Start, StartChoice, Unit};
pub use vocabulary::{Audience, Confidence, DutyKind, FactKind, Question};
