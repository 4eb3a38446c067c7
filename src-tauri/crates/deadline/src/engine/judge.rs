//! Where an obligation stands: what people decided, what the rules say, what the facts show.

use super::row::OutsideReason;
use super::rows::Engine;
use super::ruling::Ruling;
use super::{Fit, Met, Row, Standing, Truth};
use crate::pack::Direction;
use crate::time::day_of;
use disclosure::Verdict;

impl<'a> Engine<'a> {
    pub(super) fn judge(&self, row: &mut Row<'a>, ruling: &Ruling<'a>, answers: Truth) {
        let decided = ruling.governs.map(|decision| &decision.verdict);
        // A decision about the whole regime settles market and status; what each stage asks is still asked.
        let own = ruling.own(row.stage);
        let of_stage = own.is_some_and(|decision| decision.stage.is_some());
        let fit = row.scope.map(|scope| scope.fit);
        row.outside = if own.is_none() && fit.is_none_or(|fit| fit < Fit::Undetermined) {
            Some(OutsideReason::Market)
        } else if !of_stage && answers == Truth::No {
            Some(OutsideReason::Answers)
        } else if own.is_none() && left_out(row) {
            Some(OutsideReason::Validity)
        } else {
            None
        };
        let open = (!of_stage && answers == Truth::Open) || (own.is_none() && fit == Some(Fit::Undetermined));
        row.met = match decided {
            Some(Verdict::NotApplicable | Verdict::Waived) => None,
            Some(Verdict::Met { at, .. }) if of_stage => Some(Met { at: *at, by_fact: None }),
            Some(Verdict::Met { at, .. }) if row.start.is_some() && row.outside.is_none() => {
                Some(Met { at: *at, by_fact: None })
            }
            _ => self.met_by_fact(row),
        };
        row.standing = match decided {
            Some(Verdict::NotApplicable) => Standing::NotApplicable,
            Some(Verdict::Waived) => Standing::Waived,
            _ if row.outside.is_some() => Standing::NotApplicable,
            _ if row.met.is_some() => Standing::Met,
            _ if row.start.is_none() && row.extended.is_none() => Standing::Waiting,
            _ if open => Standing::NeedsDecision,
            _ if row.legal_at.is_some() => Standing::Dated,
            _ if row.stage.span.is_none() => Standing::WithoutSpan,
            _ => Standing::WithoutDate,
        };
    }

    pub(super) fn met_by_fact(&self, row: &Row<'a>) -> Option<Met<'a>> {
        let start = row.start?;
        // What met the event before is no report of this one.
        let since = match start.with {
            Some(with) if row.round == 0 => with.at.min(start.fact.at),
            Some(_) => start.known.at,
            None => start.fact.at,
        };
        let here = self.here(row.regime, row.place);
        let done = self.ledger.all().find(|(kind, fact)| {
            row.stage.met_by.contains(kind)
                && here.holds(fact)
                && (fact.at >= since || row.stage.direction == Direction::Before)
        });
        done.map(|(_, fact)| Met { at: fact.at, by_fact: Some(fact) })
    }
}

/// Whether the stage had ended before the start fact: a rule of the past is no news for a fact of today.
pub(super) fn outlived(row: &Row<'_>) -> bool {
    let last = row.stage.validity.to;
    row.start.is_some_and(|start| {
        let on = day_of(start.fact.at, row.authority_zone);
        last.is_some_and(|last| on > last)
    })
}

/// Whether the start fact lies outside the time in which the rule holds. With two facts the one that became known decides:
/// exploitation known before the CRA applied owes no final report, whenever the measure came, and a measure from before
/// takes nothing from exploitation that became known after (CRA Art. 14(2)(c), 71(2)). New information that restarts a
/// report counts by its own day (IVDR Art. 82, 113).
fn left_out(row: &Row<'_>) -> bool {
    let Some(start) = row.start else { return false };
    let on = day_of(start.known.at, row.authority_zone);
    row.regime.validity.leaves_out(on) || row.stage.validity.leaves_out(on)
}

/// Whether its event became known before the rule held.
pub(super) fn too_early(row: &Row<'_>) -> bool {
    let Some(start) = row.start else { return false };
    let on = day_of(start.known.at, row.authority_zone);
    row.outside == Some(OutsideReason::Validity)
        && [row.regime.validity.from, row.stage.validity.from].into_iter().flatten().any(|from| on < from)
}
