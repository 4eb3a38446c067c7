//! One signature after the other, the last first: a time stamp that comes later proves the time of what comes before.

use chrono::{DateTime, Utc};

use super::changes::Kind;
use super::contents;
use super::find::Found;
use super::history::History;
use super::level::{self, Reached};
use super::stamps::{self, Stamp};
use super::trust::{Known, Moment, judge};
use crate::cms::{Binding, Checked, Rules, Signed, Time, check_signer};
use crate::decode::Element;
use crate::encode::SEQUENCE;
use crate::evidence::{CLOCKS_DIFFER, Evidence};
use crate::keys::Hash;
use crate::oids;
use crate::path::Use;
use crate::pdf::{Object, Pdf, read_date, read_text};
use crate::permission::Permission;
use crate::report::{Change, FaultCode, SignatureKind, SignatureReport};

/// A time stamp over the document that was found to be in order.
#[derive(Debug, Clone, Copy)]
struct Archive {
    end: usize,
    at: Option<DateTime<Utc>>,
    has_store: bool,
}

/// Checks all, and gives the reports in the order of the file.
pub(super) fn check_all(bytes: &[u8], found: &[Found], history: &History, known: Known<'_>) -> Vec<SignatureReport> {
    let mut archives: Vec<Archive> = Vec::new();
    let mut reports: Vec<SignatureReport> = Vec::new();
    // ISO 32000-1 12.8.2.2: the certification comes first. What a later one says binds nobody who signed before.
    let author = found.first().filter(|first| first.end.is_some()).map(|first| &first.permission);
    for signature in found.iter().rev() {
        let mut report = begin(bytes, signature, author, history);
        let later: Vec<Archive> =
            archives.iter().copied().filter(|archive| signature.end.is_some_and(|end| archive.end > end)).collect();
        if signature.is_time_stamp() {
            let archive = check_time_stamp(bytes, signature, &later, known, &mut report);
            archives.extend(archive);
        } else {
            check_one(bytes, signature, &later, known, &mut report);
        }
        reports.push(report);
    }
    reports.reverse();
    reports
}

/// What the signature dictionary says, and what the signature covers.
fn begin(bytes: &[u8], signature: &Found, author: Option<&Permission>, history: &History) -> SignatureReport {
    let mut report = SignatureReport::blank("");
    let text = |key: &str| signature.dictionary.get(key).and_then(Object::as_text).map(read_text);
    report.field.clone_from(&signature.field);
    report.claimed_at = text("M").and_then(|text| read_date(&text));
    report.reason = text("Reason");
    report.location = text("Location");
    report.name = text("Name");
    report.kind = match signature.permission.certified {
        _ if signature.is_time_stamp() => SignatureKind::TimeStamp,
        Some(_) => SignatureKind::Certification,
        None => SignatureKind::Approval,
    };
    report.covers_whole_file = signature.end == Some(bytes.len());
    let Some(end) = signature.end else {
        report.fault(FaultCode::Damaged, "The signature does not say rightly which bytes it covers; the file was changed or cut. Ask the sender for the file again.");
        return report;
    };
    match history.version_at(bytes, end) {
        Some(version) => report.version = version,
        None => report.fault(
            FaultCode::Misplaced,
            "The signature does not cover a whole version of the document: part of what a reader shows was not signed. Ask the sender for the original.",
        ),
    }
    for step in history.after(end) {
        for change in &step.changes {
            let is_allowed = is_allowed(&change.kind, signature, author);
            report.changes.push(Change { version: step.version, what: change.what.clone(), is_allowed });
            if !is_allowed && change.kind != Kind::Forbidden {
                report.fault(
                    FaultCode::Added,
                    format!(
                        "In version {}, {}; the author of the signature in \u{201c}{}\u{201d} allows no such change.",
                        step.version, change.what, signature.field
                    ),
                );
            }
        }
    }
    report
}

fn is_allowed(kind: &Kind, signature: &Found, author: Option<&Permission>) -> bool {
    match kind {
        Kind::Forbidden => false,
        // ISO 32000-2 12.8.2.2.2: whatever is certified, its evidence may grow.
        Kind::Upkeep | Kind::TimeStamp => true,
        Kind::NewField => signature.permission.allows_signatures(),
        Kind::Filled(name) => signature.permission.allows_filling(name),
        Kind::Entered(name) => author.is_some_and(Permission::allows_entries) && !signature.permission.locks(name),
    }
}

fn check_time_stamp(
    bytes: &[u8],
    signature: &Found,
    later: &[Archive],
    known: Known<'_>,
    report: &mut SignatureReport,
) -> Option<Archive> {
    report.level = "Document time stamp".to_owned();
    let signed = signature.signed(bytes)?;
    let der = match contents::read(signature.digits(bytes)) {
        Ok(der) => der,
        Err(fault) => {
            report.faults.push(fault);
            return None;
        }
    };
    let proof = later.iter().filter_map(|archive| archive.at).min();
    let stamp = stamps::check(&der, &|hash| hash.digest(&signed), proof, known);
    report.faults.extend(stamp.faults());
    report.notes.extend(stamp.trust.notes.iter().cloned());
    report.is_intact = stamp.token.is_intact;
    report.is_trusted = stamp.trust.is_trusted;
    report.path.clone_from(&stamp.trust.path);
    report.claimed_at = stamp.token.info.as_ref().map(|info| info.at.fixed_offset());
    report.proven_at = proof;
    if let Some(leaf) = &stamp.token.leaf {
        report.signer = leaf.common_name();
        report.certificate = Some(leaf.describe());
    }
    check_clock(known.now, report);
    let end = signature.end?;
    let has_store = Pdf::read(&bytes[..end]).and_then(|pdf| pdf.catalog()).is_ok_and(|catalog| catalog.has("DSS"));
    let at = stamp.proves().filter(|_| report.faults.is_empty());
    stamp.token.is_intact.then_some(Archive { end, at, has_store })
}

fn check_one(bytes: &[u8], signature: &Found, later: &[Archive], known: Known<'_>, report: &mut SignatureReport) {
    let rules = match signature.format() {
        b"ETSI.CAdES.detached" => Rules { content_type: oids::DATA, time: Time::Outside, binding: Binding::Required },
        b"adbe.pkcs7.detached" => Rules { content_type: oids::DATA, time: Time::Anywhere, binding: Binding::Optional },
        other => {
            report.fault(FaultCode::Unsupported, format!("The signature is of the kind {:?}, which this program does not check. Check it with another program.", String::from_utf8_lossy(other)));
            return;
        }
    };
    let Some(parts) = signature.signed(bytes) else { return };
    let signed = match contents::read(signature.digits(bytes)).and_then(|der| Signed::read(&der)) {
        Ok(signed) => signed,
        Err(fault) => {
            report.faults.push(fault);
            return;
        }
    };
    if signed.content().is_some() {
        report.fault(FaultCode::Unsupported, "The signature holds a content of its own beside the document.");
    }
    let checked = check_signer(&signed, &|hash: Hash| hash.digest(&parts), rules);
    report.is_intact = checked.is_intact;
    report.faults.extend(checked.faults.iter().cloned());
    report.notes.extend(checked.notes.iter().cloned());
    report.claimed_at = report.claimed_at.or_else(|| checked.claimed_at.map(|at| at.fixed_offset()));
    report.method = checked.method.map(|method| method.to_string()).unwrap_or_default();
    let evidence = evidence_of(&signed, &checked, known.evidence);
    let known = Known { evidence: &evidence, ..known };
    let archived = later.iter().filter_map(|archive| archive.at).min();
    let stamps: Vec<Stamp> = checked
        .stamps
        .iter()
        .map(|token| stamps::check(token, &|hash| hash.digest(&[&checked.signature]), archived, known))
        .collect();
    for stamp in &stamps {
        report.faults.extend(stamp.faults());
        report.time_stamps.push(stamp.report());
    }
    let Some(leaf) = &checked.leaf else { return };
    report.signer = leaf.common_name();
    report.certificate = Some(leaf.describe());
    report.proven_at = stamps.iter().filter_map(Stamp::proves).chain(archived).min();
    check_clock(known.now, report);
    let at = report.proven_at.or_else(|| report.claimed_at.map(|at| at.to_utc()));
    let moment = Moment { at, proof: report.proven_at };
    let trust = judge(leaf, &signed.certificates, Use::Sign, moment, known);
    report.is_trusted = trust.is_trusted;
    report.faults.extend(trust.faults.iter().cloned());
    report.notes.extend(trust.notes.iter().cloned());
    report.path.clone_from(&trust.path);
    let reached = Reached {
        is_stamped: stamps.iter().any(|stamp| stamp.token.is_intact) || !later.is_empty(),
        has_evidence: trust.is_complete && stamps.iter().all(|stamp| stamp.trust.is_complete),
        is_archived: later.iter().any(|archive| archive.has_store),
    };
    report.level = level::name(signature.format(), reached);
}

/// What came inside the signature, and what the document holds.
fn evidence_of(signed: &Signed, checked: &Checked, known: &Evidence) -> Evidence {
    let mut evidence = known.clone();
    for list in &signed.lists {
        evidence.add_list(list);
    }
    // RevocationInfoArchival ::= SEQUENCE { crl [0] … OPTIONAL, ocsp [1] … OPTIONAL, … }
    let archival = checked.revocation.as_deref().and_then(|der| Element::only(der, SEQUENCE));
    for part in archival.into_iter().flat_map(Element::inside) {
        for piece in part.inside().take(1).flat_map(Element::inside).take(100) {
            match part.tag {
                0xa0 => evidence.add_list(piece.whole),
                0xa1 => evidence.add_answer(piece.whole),
                _ => false,
            };
        }
    }
    evidence
}

/// The claimed time must be there, must not lie in the future, and not after the time that is proven.
fn check_clock(now: DateTime<Utc>, report: &mut SignatureReport) {
    let Some(at) = report.claimed_at else {
        report.fault(FaultCode::ClaimedTime, "The signature does not say when it was made.");
        return;
    };
    let words = at.format("%-d %B %Y, %H:%M %:z");
    if at.to_utc() > now + CLOCKS_DIFFER {
        report.fault(
            FaultCode::ClaimedTime,
            format!("The signature claims to have been made on {words}, which lies in the future. Check the clock of this computer."),
        );
    } else if let Some(proven) = report.proven_at
        && at.to_utc() > proven + CLOCKS_DIFFER
    {
        report.fault(
            FaultCode::ClaimedTime,
            format!("The signature claims to have been made on {words}, but a time stamp proves that it was there on {} already.", proven.format("%-d %B %Y, %H:%M UTC")),
        );
    }
}
