//! Certificate paths of RFC 5280 6.1: found, and checked member by member.

use chrono::{DateTime, Utc};

use crate::certificate::Certificate;
use crate::oids;
use crate::report::{Fault, FaultCode};

/// Longest path that is followed.
const LONGEST: usize = 8;

/// What the first certificate of a path is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    Sign,
    /// RFC 3161 2.3: only for this, and marked as critical.
    StampTime,
}

/// A path from a certificate upwards.
#[derive(Debug, Clone)]
pub(crate) struct Path {
    /// The certificate, then those above it.
    pub(crate) members: Vec<Certificate>,
    /// The last one is among the roots that are trusted.
    pub(crate) is_trusted: bool,
}

/// Finds a path to a trusted root, or else upwards as far as certificates are at hand.
pub(crate) fn find(leaf: &Certificate, pool: &[Certificate], roots: &[Certificate]) -> Path {
    let mut members = vec![leaf.clone()];
    if extend(&mut members, pool, roots) {
        return Path { members, is_trusted: true };
    }
    while let Some(last) = members.last()
        && !last.is_root()
        && members.len() < LONGEST
    {
        let above = pool.iter().find(|above| !members.contains(above) && last.is_issued_by(above));
        let Some(above) = above.cloned() else { break };
        members.push(above);
    }
    Path { members, is_trusted: false }
}

/// Goes up to a root, over every certificate that may be the next one.
fn extend(members: &mut Vec<Certificate>, pool: &[Certificate], roots: &[Certificate]) -> bool {
    let Some(last) = members.last().cloned() else { return false };
    if roots.contains(&last) {
        return true;
    }
    if let Some(root) = roots.iter().find(|root| last.is_issued_by(root)) {
        members.push(root.clone());
        return true;
    }
    if members.len() >= LONGEST {
        return false;
    }
    for above in pool {
        if !members.contains(above) && last.is_issued_by(above) {
            members.push(above.clone());
            if extend(members, pool, roots) {
                return true;
            }
            members.pop();
        }
    }
    false
}

impl Path {
    pub(crate) fn leaf(&self) -> Option<&Certificate> {
        self.members.first()
    }

    /// Each certificate with the one that issued it.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (&Certificate, &Certificate)> {
        self.members.windows(2).map(|pair| (&pair[0], &pair[1]))
    }

    /// Whether every member was fit for its use at an instant.
    pub(crate) fn check(&self, purpose: Use, at: Option<DateTime<Utc>>) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut fault = |code, message: String| faults.push(Fault { code, message });
        for (index, certificate) in self.members.iter().enumerate() {
            let name = certificate.common_name();
            if let Some(extension) = certificate.unknown_critical_extension() {
                fault(
                    FaultCode::Unsupported,
                    format!(
                        "The certificate \u{201c}{name}\u{201d} has a condition that this program does not know ({extension})."
                    ),
                );
            }
            let is_fit = match index.checked_sub(1) {
                None => is_fit(certificate, purpose),
                Some(below) => certificate.may_issue(below),
            };
            if !is_fit {
                fault(
                    FaultCode::Untrusted,
                    format!("The certificate \u{201c}{name}\u{201d} was not issued for this use."),
                );
            }
            let (from, until) = certificate.validity();
            if let Some(at) = at
                && !(from..=until).contains(&at)
            {
                fault(
                    FaultCode::NotValidThen,
                    format!(
                        "The certificate \u{201c}{name}\u{201d} is valid from {} to {}, not at the time of the signature.",
                        from.format("%-d %B %Y"),
                        until.format("%-d %B %Y")
                    ),
                );
            }
        }
        faults
    }

    /// Whether every member still holds at an instant.
    pub(crate) fn holds_at(&self, at: DateTime<Utc>) -> bool {
        self.members.iter().all(|member| at <= member.validity().1)
    }
}

fn is_fit(certificate: &Certificate, purpose: Use) -> bool {
    let uses = certificate.uses();
    match purpose {
        // A certificate that is for time stamps or answers alone signs no documents.
        Use::Sign => {
            let service = [oids::MAY_STAMP_TIME, oids::MAY_SIGN_ANSWERS];
            certificate.may_sign() && uses.is_none_or(|uses| uses.iter().any(|usage| !service.contains(usage)))
        }
        Use::StampTime => certificate.may_sign() && uses.is_some_and(|uses| uses == [oids::MAY_STAMP_TIME]),
    }
}

/// The certificates that travelled along but belong to no path: a fault where one is an altered copy of one that does,
/// a note where nothing at hand vouches for it.
pub(crate) fn strangers(
    carried: &[Certificate],
    members: &[Certificate],
    roots: &[Certificate],
) -> (Vec<Fault>, Vec<String>) {
    let (mut faults, mut notes) = (Vec::new(), Vec::new());
    let known = || members.iter().chain(roots);
    for stranger in carried.iter().filter(|stranger| known().all(|known| known != *stranger)) {
        let name = stranger.common_name();
        let is_altered = known().any(|known| stranger.is_altered_copy_of(known));
        let issuers: Vec<&Certificate> =
            known().chain(carried).filter(|issuer| stranger.names_issuer(issuer)).collect();
        if is_altered || (!issuers.is_empty() && !issuers.iter().any(|issuer| stranger.is_issued_by(issuer))) {
            faults.push(Fault {
                code: FaultCode::Damaged,
                message: format!("The signature carries a certificate that does not belong to it, or that was changed (\u{201c}{name}\u{201d})."),
            });
        } else if issuers.is_empty() {
            notes.push(format!("The certificate \u{201c}{name}\u{201d} travels along, but is not needed, and nothing here vouches for it."));
        }
    }
    (faults, notes)
}
