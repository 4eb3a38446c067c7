//! Readings under which a date would be later. They are told, so that nobody takes them for forgotten, and never count.

use super::context::Context;
use super::{Step, StepKind, result};
use crate::count::{Period, Readings};
use crate::engine::{Row, period};
use crate::pack::CountingRule;
use chrono::{DateTime, Utc};

/// One step for each later reading of the counting rule and of the stage.
pub(super) fn steps(row: &Row<'_>, context: &Context<'_>) -> Vec<Step> {
    let (Some(counted), Some(period)) = (row.counted, period(row, context.pack, context.matter.site_zone)) else {
        return Vec::new();
    };
    let step = |due_at: DateTime<Utc>, reason: &str, basis: &str| {
        (due_at > counted.due_at).then(|| {
            let end = result::ending(due_at, row, context);
            let text = format!("Another reading gives the {end}, because {reason}. It is not relied on.");
            Step::new(StepKind::Warning, basis, text)
        })
    };
    let mut steps = Vec::new();
    if let Some(later) = &period.rule.later {
        let rule = CountingRule { rollover: later.rollover, ..period.rule.clone() };
        let rolled = Period { rule: &rule, ..period }.count(Readings::NONE);
        steps.extend(rolled.ok().and_then(|rolled| step(rolled.due_at, &later.reason, &rule.basis)));
    }
    for later in &row.stage.later {
        let rule = &context.pack.counting_rules[later.counting_rule];
        let longer = Period { span: later.span, rule, ..period }.count(Readings::NONE);
        steps.extend(longer.ok().and_then(|longer| step(longer.due_at, &later.reason, &later.basis)));
    }
    steps
}
