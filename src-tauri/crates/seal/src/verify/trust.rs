//! Whether a certificate may be trusted for a use at a time: its path, and whether a member of it was revoked.

use chrono::{DateTime, Utc};

use crate::certificate::Certificate;
use crate::evidence::{Evidence, Source, State};
use crate::path::{self, Path, Use};
use crate::report::{Fault, FaultCode, PathMember, Revocation};

/// What is given to a check from outside.
#[derive(Clone, Copy)]
pub(crate) struct Known<'a> {
    pub(crate) roots: &'a [Certificate],
    pub(crate) evidence: &'a Evidence,
    pub(crate) now: DateTime<Utc>,
}

/// The instant that counts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Moment {
    /// The time of the signature, proven or claimed, where there is one.
    pub(crate) at: Option<DateTime<Utc>>,
    /// The earliest time at which the signature is proven to have been there.
    pub(crate) proof: Option<DateTime<Utc>>,
}

/// The outcome.
#[derive(Debug, Default)]
pub(crate) struct Trust {
    pub(crate) path: Vec<PathMember>,
    pub(crate) is_trusted: bool,
    /// For every certificate below the last one it is known whether it was revoked.
    pub(crate) is_complete: bool,
    pub(crate) faults: Vec<Fault>,
    pub(crate) notes: Vec<String>,
}

/// Judges a certificate; `carried` are those that came with it.
pub(crate) fn judge(
    leaf: &Certificate,
    carried: &[Certificate],
    purpose: Use,
    moment: Moment,
    known: Known<'_>,
) -> Trust {
    let mut pool = carried.to_vec();
    pool.extend(known.evidence.certificates.iter().cloned());
    let path = path::find(leaf, &pool, known.roots);
    let mut trust = Trust::default();
    if !path.is_trusted {
        trust.fault(
            FaultCode::Untrusted,
            format!("The certificate of \u{201c}{}\u{201d} was issued by \u{201c}{}\u{201d}, which is not among the trusted roots. Add the root if you trust it.", leaf.common_name(), foreign::value(&leaf.parsed.tbs_certificate().issuer().to_string())),
        );
    }
    let (faults, notes) = path::strangers(carried, &path.members, known.roots);
    trust.faults.extend(faults);
    trust.notes.extend(notes);
    trust.faults.extend(path.check(purpose, moment.at));
    trust.check_revocation(&path, moment, known);
    trust.check_holding(&path, moment, known.now);
    trust.is_trusted = path.is_trusted && trust.faults.is_empty();
    trust
}

impl Trust {
    fn fault(&mut self, code: FaultCode, message: String) {
        self.faults.push(Fault { code, message });
    }

    fn check_revocation(&mut self, path: &Path, moment: Moment, known: Known<'_>) {
        self.is_complete = path.members.len() > 1 || path.is_trusted;
        for (certificate, issuer) in path.pairs() {
            let at = moment.at.unwrap_or(known.now);
            let status = known.evidence.status(certificate, issuer, at);
            let mut revoked_at = None;
            let revocation = match status.state {
                State::Good => Revocation::Good,
                State::Unknown => {
                    self.is_complete = false;
                    Revocation::Unknown
                }
                State::Revoked(since) => {
                    revoked_at = Some(since);
                    self.revoked(certificate, since, at, moment)
                }
            };
            self.path.push(PathMember {
                certificate: certificate.describe(),
                revocation,
                source: status.source.map(|(source, _)| if source == Source::Ocsp { "OCSP" } else { "CRL" }.to_owned()),
                source_at: status.source.map(|(_, at)| at),
                revoked_at,
            });
        }
        if let Some(last) = path.members.last() {
            let is_root = path.is_trusted || last.is_root();
            let revocation = if is_root { Revocation::Root } else { Revocation::Unknown };
            self.path.push(PathMember {
                certificate: last.describe(),
                revocation,
                source: None,
                source_at: None,
                revoked_at: None,
            });
            self.is_complete &= is_root;
        }
    }

    fn revoked(
        &mut self,
        certificate: &Certificate,
        since: DateTime<Utc>,
        at: DateTime<Utc>,
        moment: Moment,
    ) -> Revocation {
        let name = certificate.common_name();
        let day = since.format("%-d %B %Y, %H:%M UTC");
        if moment.proof.is_some_and(|proof| since > proof) {
            self.notes.push(format!("The certificate \u{201c}{name}\u{201d} was revoked on {day}, after the time that the time stamp proves."));
            return Revocation::RevokedLater;
        }
        let is_doubt = moment.proof.is_none() && since > at;
        let doubt = if is_doubt { ", and no time stamp proves that the signature is older" } else { "" };
        self.fault(
            FaultCode::Revoked,
            format!(
                "The certificate \u{201c}{name}\u{201d} was revoked on {day}{doubt}. Do not rely on the signature."
            ),
        );
        Revocation::Revoked
    }

    /// A key whose certificate has run out is no longer watched over: without a proof of the time, the signature may be
    /// younger than it says (ETSI EN 319 102-1 5.5).
    fn check_holding(&mut self, path: &Path, moment: Moment, now: DateTime<Utc>) {
        if path.holds_at(moment.proof.unwrap_or(now)) {
            return;
        }
        let ended = path.members.iter().map(|member| member.validity().1).min().unwrap_or(now);
        let name = path.leaf().map(Certificate::common_name).unwrap_or_default();
        self.fault(
            FaultCode::NoProofOfTime,
            format!("The certificate of \u{201c}{name}\u{201d}, or one above it, ended on {}, and no time stamp proves that the signature is older. Ask for a file with a time stamp.", ended.format("%-d %B %Y")),
        );
    }
}
