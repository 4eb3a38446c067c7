//! What a check found, as sentences.

use super::{FileKind, FileReport};
use chrono::{DateTime, Utc};
use seal::{Revocation, SignatureKind, SignatureReport};

impl FileReport {
    /// What was found, as lines of text; `file` is how the reader calls the file.
    #[must_use]
    pub fn to_text(&self, file: &str) -> String {
        let file = foreign::one_line(file);
        let mut text = format!("{file}: {}\n", if self.verified { "verified" } else { "NOT VERIFIED" });
        for statement in &self.statements {
            text.push_str(&format!("  {}\n", foreign::one_line(statement)));
        }
        if self.kind == FileKind::History && self.verified {
            // A chain holds what comes before an entry, not what should come after the last one.
            text.push_str(
                "  Whether entries are missing at its end, the file alone can't say: compare their number and the newest hash with “desk history --verify” at the register.\n",
            );
        }
        for fault in &self.faults {
            let inside = fault.file.as_ref().map_or_else(String::new, |file| format!("{file}: "));
            text.push_str(&format!("  fault: {}\n", foreign::one_line(&format!("{inside}{}", fault.message))));
        }
        text
    }
}

/// One signature, in a few sentences. `versions` is how many versions of the document the file holds.
pub(super) fn describe_signature(signature: &SignatureReport, versions: usize) -> impl Iterator<Item = String> {
    let claimed = signature.claimed_at.map_or_else(|| "an unknown time".to_owned(), |at| at.to_rfc3339());
    let instant = |at: DateTime<Utc>| at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
    let time = match (signature.kind, signature.proven_at) {
        (SignatureKind::TimeStamp, _) => String::new(),
        (_, Some(at)) => format!(" (claimed by the signer; a time stamp proves {})", instant(at)),
        (_, None) => " (claimed by the signer)".to_owned(),
    };
    let what = if signature.kind == SignatureKind::TimeStamp { "time stamp of" } else { "signed by" };
    let state = if signature.is_intact { "intact" } else { "broken" };
    let coverage = match signature.version {
        _ if signature.covers_whole_file => "covers the whole file".to_owned(),
        0 => "does not cover the whole file".to_owned(),
        version => format!("covers version {version} of {versions}"),
    };
    let mut sentences = vec![format!(
        "{what} \u{201c}{}\u{201d} at {claimed}{time}, {}, {state}, {coverage}.",
        signature.signer, signature.level
    )];
    if let Some(reason) = signature.reason.as_ref().filter(|_| signature.kind != SignatureKind::TimeStamp) {
        sentences.push(format!(
            "the signature in the field \u{201c}{}\u{201d} means: \u{201c}{reason}\u{201d}.",
            signature.field
        ));
    }
    for member in &signature.path {
        let name = &member.certificate.common_name;
        let source = member.source.as_deref().zip(member.source_at);
        let source = source.map_or_else(String::new, |(source, at)| format!(", says {source} of {}", instant(at)));
        match member.revocation {
            Revocation::Good => {
                sentences.push(format!("the certificate of \u{201c}{name}\u{201d} was not revoked{source}."));
            }
            Revocation::RevokedLater => {
                sentences.push(format!("the certificate of \u{201c}{name}\u{201d} was revoked later{source}."));
            }
            Revocation::Unknown => {
                sentences.push(format!(
                    "the file does not say whether the certificate of \u{201c}{name}\u{201d} was revoked."
                ));
            }
            Revocation::Revoked | Revocation::Root => {}
        }
    }
    for change in signature.changes.iter().filter(|change| change.is_allowed) {
        sentences.push(format!("version {} came after it, as is allowed: {}.", change.version, change.what));
    }
    sentences.extend(signature.notes.iter().cloned());
    sentences.into_iter()
}
