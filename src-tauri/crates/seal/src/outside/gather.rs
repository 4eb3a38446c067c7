//! Gathering what the check of a certificate needs: those above it, and whether any of them was revoked.

use chrono::{DateTime, Utc};

use super::Outside;
use crate::certificate::Certificate;
use crate::error::SealError;
use crate::evidence::{self, Evidence, State};
use crate::network::Call;
use crate::oids;
use crate::path::{self, Path};

/// Largest certificate, or list of certificates.
const LARGEST_CERTIFICATE: usize = 64 << 10;
/// Largest answer of OCSP.
const LARGEST_ANSWER: usize = 256 << 10;
/// Largest revocation list.
const LARGEST_LIST: usize = 16 << 20;
/// More addresses than a certificate names.
const MOST_ADDRESSES: usize = 4;
/// How often the search for those above goes on.
const LONGEST_PATH: usize = 8;

/// Completes what is known about a certificate at an instant. `carried` are those that came with it.
pub(crate) fn gather(
    known: &mut Evidence,
    leaf: &Certificate,
    carried: &[Certificate],
    at: DateTime<Utc>,
    outside: Outside<'_>,
) -> Result<(), SealError> {
    let path = climb(known, leaf, carried, outside);
    for member in &path.members {
        known.add_certificate(&member.der);
    }
    for (certificate, issuer) in path.pairs() {
        ask(known, certificate, issuer, at, outside)?;
    }
    Ok(())
}

/// Finds the path, and fetches those above that did not travel along (RFC 5280 4.2.2.1).
fn climb(known: &Evidence, leaf: &Certificate, carried: &[Certificate], outside: Outside<'_>) -> Path {
    let mut pool = carried.to_vec();
    pool.extend(known.certificates.iter().cloned());
    for _ in 0..LONGEST_PATH {
        let path = path::find(leaf, &pool, &[]);
        let Some(last) = path.members.last().filter(|last| !last.is_root()) else { return path };
        let fetched = last.access(oids::ACCESS_ISSUERS).into_iter().take(MOST_ADDRESSES).find_map(|address| {
            let call = Call { address: &address, question: None, largest: LARGEST_CERTIFICATE };
            let above = Certificate::from_der(&outside.network.call(&call).ok()?)?;
            last.is_issued_by(&above).then_some(above)
        });
        match fetched {
            Some(above) => pool.push(above),
            None => return path,
        }
    }
    path::find(leaf, &pool, &[])
}

/// Finds out whether a certificate was revoked: by OCSP where its issuer offers that, else by a revocation list.
fn ask(
    known: &mut Evidence,
    certificate: &Certificate,
    issuer: &Certificate,
    at: DateTime<Utc>,
    outside: Outside<'_>,
) -> Result<(), SealError> {
    let subject = certificate.common_name();
    if is_settled(known, certificate, issuer, at)? {
        return Ok(());
    }
    let mut tried = Vec::new();
    let question = evidence::request(certificate, issuer);
    for address in certificate.access(oids::ACCESS_OCSP).into_iter().take(MOST_ADDRESSES) {
        let question = Some(("application/ocsp-request", question.as_slice()));
        match outside.network.call(&Call { address: &address, question, largest: LARGEST_ANSWER }) {
            Ok(answer) if known.add_answer(&answer) => {
                if is_settled(known, certificate, issuer, at)? {
                    appoint(known, issuer, at, outside);
                    return Ok(());
                }
                tried.push(format!(
                    "{address}: its answer is not about this certificate, not signed rightly, or too old"
                ));
            }
            Ok(_) => tried.push(format!("{address}: its answer can't be read")),
            Err(error) => tried.push(error.to_string()),
        }
    }
    for address in certificate.list_addresses().into_iter().take(MOST_ADDRESSES) {
        match outside.network.call(&Call { address: &address, question: None, largest: LARGEST_LIST }) {
            Ok(list) if known.add_list(&list) => {
                if is_settled(known, certificate, issuer, at)? {
                    return Ok(());
                }
                tried
                    .push(format!("{address}: its list is not about this certificate, not signed rightly, or too old"));
            }
            Ok(_) => tried.push(format!("{address}: its list can't be read")),
            Err(error) => tried.push(error.to_string()),
        }
    }
    let problem = if tried.is_empty() {
        "it names no place to ask. Seal with the level B-T, or ask for a certificate that names one".to_owned()
    } else {
        format!("{}. Try again later, or seal with the level B-T", tried.join("; "))
    };
    Err(SealError::Evidence { subject, problem })
}

fn is_settled(
    known: &Evidence,
    certificate: &Certificate,
    issuer: &Certificate,
    at: DateTime<Utc>,
) -> Result<bool, SealError> {
    match known.status(certificate, issuer, at).state {
        State::Good => Ok(true),
        State::Unknown => Ok(false),
        State::Revoked(since) if since > at => Ok(true),
        State::Revoked(since) => Err(SealError::Revoked {
            subject: certificate.common_name(),
            since: since.format("%-d %B %Y, %H:%M UTC").to_string(),
        }),
    }
}

/// Those whom an issuer appointed to answer travel inside the answer; what is known about them is gathered where they
/// are not exempt (RFC 6960 4.2.2.2.1), as far as it can be had.
fn appoint(known: &mut Evidence, issuer: &Certificate, at: DateTime<Utc>, outside: Outside<'_>) {
    let responders: Vec<Certificate> = known.answers.iter().flat_map(|answer| answer.certificates.clone()).collect();
    for responder in responders {
        let is_new = !known.certificates.contains(&responder);
        known.add_certificate(&responder.der);
        if is_new && responder.extension(oids::NO_CHECK).is_none() && responder.is_issued_by(issuer) {
            let mut more = known.clone();
            // Without an answer about the responder the seal is no worse than its issuer made it.
            if ask(&mut more, &responder, issuer, at, outside).is_ok() {
                *known = more;
            }
        }
    }
}
