//! The versions of a file from the first signed one on, and what each changed.

use super::changes::{self, Kind};
use super::find::Found;
use super::updates::{self, Update};
use crate::pdf::{Entry, Pdf};
use crate::report::{Fault, FaultCode};

/// What happened after the first signature.
#[derive(Default)]
pub(super) struct History {
    /// Number of the first signed version in the file.
    first: usize,
    steps: Vec<Step>,
    /// Where the first signed version ends.
    base: usize,
    /// What is wrong with the file as a whole.
    pub(super) faults: Vec<Fault>,
}

/// One version after the first signed one.
pub(super) struct Step {
    pub(super) version: usize,
    pub(super) changes: Vec<changes::Found>,
    end: usize,
}

/// Takes the file apart behind its first signature.
pub(super) fn read(bytes: &[u8], found: &[Found]) -> History {
    let mut history = History::default();
    // The first signature that covers a version which can be read.
    let first =
        found.iter().filter_map(|signature| signature.end).find_map(|end| Some((end, Pdf::read(&bytes[..end]).ok()?)));
    let Some((end, base)) = first else { return history };
    history.base = end;
    history.first = base.sections().len();
    if end == bytes.len() {
        return history;
    }
    match updates::read(bytes, end, base.start()) {
        Ok(updates) => history.compare(bytes, base, &updates),
        Err(broken) => {
            let covered = found.iter().filter_map(|signature| signature.end).max().unwrap_or(end);
            history.faults.push(uncovered(bytes.len() - covered, &broken.0));
        }
    }
    history
}

fn uncovered(added: usize, why: &str) -> Fault {
    let message = match added {
        0 => format!("The file was changed after it was signed, in a way that can't be followed: {why}. Ask the sender for the original."),
        1 => "The file was changed after it was signed: 1 byte was added at the end. Only what stands before them is signed.".to_owned(),
        many => format!("The file was changed after it was signed: {many} bytes were added at the end. Only what stands before them is signed."),
    };
    Fault { code: FaultCode::Added, message }
}

/// Whether a version looks for objects behind its own end, where a later one may put them.
fn reaches_beyond(pdf: &Pdf<'_>) -> bool {
    pdf.table().values().any(|entry| matches!(entry, Entry::Offset { at, .. } if *at >= pdf.bytes().len()))
}

/// What must not have changed, in one sentence a version.
fn forbidden(version: usize, changes: &[changes::Found]) -> Option<Fault> {
    const SHOWN: usize = 4;
    let found: Vec<&str> =
        changes.iter().filter(|change| change.kind == Kind::Forbidden).map(|change| change.what.as_str()).collect();
    let more = found.len().saturating_sub(SHOWN);
    let more = if more == 0 { String::new() } else { format!("; and {more} more") };
    let shown = found[..found.len().min(SHOWN)].join("; ");
    (!found.is_empty()).then(|| Fault {
        code: FaultCode::Added,
        message: format!("The document was changed after it was signed, in version {version}: {shown}{more}. Only what was signed can be relied on."),
    })
}

impl History {
    fn compare(&mut self, bytes: &[u8], base: Pdf<'_>, updates: &[Update]) {
        if reaches_beyond(&base) {
            self.faults.push(Fault {
                code: FaultCode::Added,
                message: "The signed version of the document refers to what stands behind it in the file, where something was added. Ask the sender for the original.".into(),
            });
        }
        let mut named = changes::named(&base);
        let mut old = base;
        for (index, update) in updates.iter().enumerate() {
            let version = self.first + index + 1;
            let Ok(new) = Pdf::read(&bytes[..update.end]) else { return };
            let changes = changes::compare(&old, &new, update, &named);
            self.faults.extend(forbidden(version, &changes));
            for &id in &update.objects {
                if let Ok(object) = new.get(id) {
                    object.references(&mut |id| named.extend([id.0]));
                }
            }
            self.steps.push(Step { version, end: update.end, changes });
            old = new;
        }
    }

    /// The version that ends where a signature ends; one line end may close it.
    pub(super) fn version_at(&self, bytes: &[u8], end: usize) -> Option<usize> {
        if end == self.base && end > 0 {
            return Some(self.first);
        }
        let closes = |step: &&Step| {
            let rest = bytes.get(step.end..end);
            rest.is_some_and(|rest| matches!(rest, [] | [b'\n' | b'\r'] | [b'\r', b'\n']))
        };
        self.steps.iter().find(closes).map(|step| step.version)
    }

    /// The versions after the bytes that a signature covers.
    pub(super) fn after(&self, end: usize) -> impl Iterator<Item = &Step> {
        self.steps.iter().filter(move |step| step.end > end)
    }
}
