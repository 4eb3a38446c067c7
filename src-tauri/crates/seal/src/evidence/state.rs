//! Whether a certificate was revoked at an instant, by what is at hand.

use chrono::{DateTime, TimeDelta, Utc};

use super::Evidence;
use crate::certificate::Certificate;

/// An answer without a next one is good for so long.
const FRESH: TimeDelta = TimeDelta::hours(24);

/// Clocks of two computers differ; so much is let pass.
pub(crate) const CLOCKS_DIFFER: TimeDelta = TimeDelta::minutes(5);

/// Who says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    Ocsp,
    List,
}

/// What is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    Good,
    /// Since this instant.
    Revoked(DateTime<Utc>),
    Unknown,
}

/// What is known, and from where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Status {
    pub(crate) state: State,
    /// Who says it, and as of when.
    pub(crate) source: Option<(Source, DateTime<Utc>)>,
}

impl Evidence {
    /// The state of a certificate at an instant. One source that says it is revoked outweighs any that does not.
    pub(crate) fn status(&self, certificate: &Certificate, issuer: &Certificate, at: DateTime<Utc>) -> Status {
        let mut best = Status { state: State::Unknown, source: None };
        let answers = self.answers.iter().filter_map(|answer| answer.about(certificate, issuer)).map(|single| {
            let revoked = single.revoked_at;
            (Source::Ocsp, single.this_update, single.next_update, revoked, single.is_known)
        });
        let lists = self
            .lists
            .iter()
            .filter(|list| list.is_about(certificate, issuer))
            .map(|list| (Source::List, list.this_update, list.next_update, list.revoked_at(certificate), true));
        for (source, this_update, next_update, revoked, is_known) in answers.chain(lists) {
            if let Some(since) = revoked {
                let is_earlier = !matches!(best.state, State::Revoked(known) if known <= since);
                if is_earlier {
                    best = Status { state: State::Revoked(since), source: Some((source, this_update)) };
                }
            } else if is_known && speaks_for(certificate, this_update, next_update, at) {
                let is_newer = best.source.is_none_or(|(_, known)| known < this_update);
                if !matches!(best.state, State::Revoked(_)) && is_newer {
                    best = Status { state: State::Good, source: Some((source, this_update)) };
                }
            }
        }
        best
    }
}

/// Whether a piece of evidence says something about an instant: not stale by then, and not from after the certificate
/// ran out, when it may have been dropped (RFC 5280 5.1.2.6; ETSI EN 319 102-1 5.2.5).
fn speaks_for(
    certificate: &Certificate,
    this_update: DateTime<Utc>,
    next_update: Option<DateTime<Utc>>,
    at: DateTime<Utc>,
) -> bool {
    let until = next_update.unwrap_or(this_update + FRESH);
    until + CLOCKS_DIFFER >= at && this_update <= certificate.validity().1
}
