//! What a sealed notice promised is owed.

use super::rows::{Engine, named};
use super::{Met, Standing};
use crate::pack::Place;
use crate::time::day_end;
use disclosure::{Decision, FollowUp, Verdict};

impl<'a> Engine<'a> {
    /// An element that a sealed notice promised for a day (product rule: it becomes an obligation).
    pub(super) fn follow_up(&mut self, follow_up: &'a FollowUp) {
        let Some((regime, stage)) = self.pack.stage(&follow_up.regime, &follow_up.stage) else {
            return;
        };
        self.named = named(regime, self.calendars);
        let mut row = self.bare(regime, stage, follow_up.place.as_ref().and_then(Place::of));
        row.zone = row.authority_zone;
        row.follow_up = Some(follow_up);
        let due_at = day_end(follow_up.by, row.zone);
        (row.legal_at, row.safe_at) = (Some(due_at), Some(due_at));
        row.standing = Standing::Dated;
        let promised = |decision: &&Decision| matches!(&decision.verdict, Verdict::Met { notice, .. } if *notice == Some(follow_up.notice));
        let after = self.matter.decisions.iter().find(promised).map(|decision| decision.decided_at);
        let about = self.matter.decisions.iter().filter(|decision| {
            decision.regime == regime.id
                && decision.stage.as_ref() == Some(&stage.id)
                && decision.place.as_ref().is_none_or(|country| Place::of(country) == row.place)
                && after.is_none_or(|at| decision.decided_at > at)
        });
        for decision in about {
            if let Verdict::Met { at, notice: Some(notice), .. } = &decision.verdict
                && *notice != follow_up.notice
                && after.is_some()
            {
                row.met = Some(Met { at: *at, by_fact: None });
                (row.standing, row.decision) = (Standing::Met, Some(decision));
                break;
            }
        }
        self.rows.push(row);
    }
}
