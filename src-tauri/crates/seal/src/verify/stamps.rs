//! Time stamps: those over a signature, and those over the whole document.

use chrono::{DateTime, Utc};

use super::trust::{Known, Moment, Trust, judge};
use crate::evidence::Evidence;
use crate::keys::Hash;
use crate::path::Use;
use crate::report::{Fault, TimeStampReport};
use crate::time_stamp::Token;

/// A time stamp with what it is worth.
pub(super) struct Stamp {
    pub(super) token: Token,
    pub(super) trust: Trust,
}

/// Checks a token against what it should be about. `proof` is the time of a later time stamp that covers it.
pub(super) fn check(
    der: &[u8],
    about: &dyn Fn(Hash) -> Vec<u8>,
    proof: Option<DateTime<Utc>>,
    known: Known<'_>,
) -> Stamp {
    let token = Token::read(der, about);
    let mut evidence = Evidence::default();
    for list in &token.lists {
        evidence.add_list(list);
    }
    let trust = match &token.leaf {
        None => Trust::default(),
        Some(leaf) => {
            let at = token.info.as_ref().map(|info| info.at);
            let moment = Moment { at, proof };
            if evidence.lists.is_empty() {
                judge(leaf, &token.carried, Use::StampTime, moment, known)
            } else {
                evidence.merge(known.evidence);
                judge(leaf, &token.carried, Use::StampTime, moment, Known { evidence: &evidence, ..known })
            }
        }
    };
    Stamp { token, trust }
}

impl Stamp {
    /// The time that it proves.
    pub(super) fn proves(&self) -> Option<DateTime<Utc>> {
        self.token.info.as_ref().filter(|_| self.token.is_intact && self.trust.is_trusted).map(|info| info.at)
    }

    pub(super) fn faults(&self) -> impl Iterator<Item = Fault> {
        self.token.faults.iter().chain(&self.trust.faults).cloned()
    }

    pub(super) fn report(&self) -> TimeStampReport {
        TimeStampReport {
            authority: self.token.leaf.as_ref().map(|leaf| leaf.common_name()).unwrap_or_default(),
            at: self.token.info.as_ref().map(|info| info.at),
            is_intact: self.token.is_intact,
            is_trusted: self.trust.is_trusted,
            path: self.trust.path.clone(),
        }
    }
}
