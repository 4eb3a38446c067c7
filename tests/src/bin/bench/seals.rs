//! What sealing costs: beside the bare key operation, in a batch, and beside pyHanko on the same file where it is there.

use crate::measure::{Report, median, once};
use crate::{PASSPHRASE, perfusa};
use chrono::{DateTime, Utc};
use desk::{Clock, Desk, SealOrder, SetField};
use disclosure::{NoticeId, NoticeKind};
use seal::{DemonstrationKey, Identity, Outcome, SignRequest, SignatureField, Signer, demonstration_identity};
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// So many notices are sealed in one go.
const BATCH: usize = 200;

/// A seal may take 1.3 times its key operation, and 0.4 ms.
fn limit(bare: Duration) -> Duration {
    bare.mul_f64(1.3) + Duration::from_micros(400)
}

/// One signature, without the register.
pub(crate) fn bare(desk: &Desk, folder: &Path, now: DateTime<Utc>, report: &mut Report) {
    let notice = users(desk);
    let pdf = desk.preview_notice(notice, None).unwrap().pdf;
    let request = SignRequest {
        field: SignatureField::Empty(notice::content::SIGNATURE_FIELD.to_owned()),
        signed_at: now.fixed_offset(),
        reason: "Bench".into(),
        location: "Bench".into(),
        name: "Bench".into(),
    };
    for (name, kind) in [("RSA-3072", DemonstrationKey::Rsa3072), ("P-256", DemonstrationKey::P256)] {
        let made = demonstration_identity("Bench", PASSPHRASE, kind, now, [3; 32]).unwrap();
        let (open, identity) = median(5, || Identity::from_pkcs12(&made.pkcs12, PASSPHRASE, now).unwrap());
        report.add(&format!("open an identity, {name}"), open, "100 000 rounds of key derivation, twice");
        let (key, _) = median(40, || identity.raw_sign(&[7; 100]).unwrap());
        report.add(&format!("the key operation alone, {name}"), key, "");
        let (sign, _) = median(40, || seal::sign_pdf(&pdf, &identity, &request).unwrap());
        let (most, kept) = (limit(key), if sign <= limit(key) { "kept" } else { "EXCEEDED" });
        let size = pdf.len() / 1024;
        report.add(&format!("seal a PDF, {name}"), sign, &format!("{size} kB; limit {most:.2?}, {kept}"));
        let place = folder.join("bench-pyhanko.p12");
        std::fs::write(&place, &made.pkcs12).unwrap();
        let file = folder.join("bench-pyhanko.pdf");
        std::fs::write(&file, &pdf).unwrap();
        if let Some(theirs) = pyhanko(&file, &place) {
            report.add(&format!("seal the same PDF with pyHanko, {name}"), theirs, "in a running Python");
        }
    }
}

/// The median of forty seals in a running Python, where pyHanko is there.
fn pyhanko(pdf: &Path, identity: &Path) -> Option<Duration> {
    let cache = std::env::var_os("JUDGES_CACHE").map(PathBuf::from);
    let cache = cache.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cache/judges")))?;
    let python = cache.join("pyhanko/bin/python");
    if !python.exists() {
        eprintln!("skipped: no pyHanko at {}", python.display());
        return None;
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/bin/bench/seal_with_pyhanko.py");
    let arguments = [script.as_path(), pdf, identity, Path::new(PASSPHRASE)];
    let output = Command::new(python).args(arguments).arg(notice::content::SIGNATURE_FIELD).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let milliseconds: f64 = String::from_utf8_lossy(&output.stdout).trim().parse().unwrap();
    Some(Duration::from_secs_f64(milliseconds / 1000.0))
}

/// Many notices with one opening of the identity: drawn, checked, signed, checked again and kept, each in its own
/// transaction.
pub(crate) fn batch(folder: &Path, now: DateTime<Utc>, report: &mut Report) {
    let mut desk = Desk::create(&folder.join("batch.desk"), "Bench", Clock::System).unwrap();
    desk.fill_sample(now).unwrap();
    let id = perfusa(&desk);
    let range =
        SetField::Replace { path: "/vulnerabilities/1/affected/1/versions".into(), value: json!(">= 2.0, < 2.9") };
    desk.patch_disclosure(id, None, &[range], "").unwrap();
    let first = users(&desk);
    let draft = desk.show_notice(first).unwrap().draft;
    let mut notices = vec![first];
    notices.resize_with(BATCH, || desk.new_notice(id, &draft).unwrap().0);
    for notice in &notices {
        desk.send_to_review(*notice, "").unwrap();
        desk.approve_notice(*notice, "").unwrap();
    }
    let place = folder.join("batch.p12");
    desk.new_demonstration_identity(&place, "Bench", PASSPHRASE, DemonstrationKey::P256).unwrap();
    let order = SealOrder { identity: &place, passphrase: PASSPHRASE, meaning: "" };
    let (whole, outcomes) = once(|| {
        let signers = desk.open_signers(&[order], None).unwrap();
        desk.seal_notices(&notices, &signers, &mut |_| true)
    });
    assert!(outcomes.iter().all(|outcome| matches!(outcome, Outcome::Done(_))), "{outcomes:?}");
    let each = whole / u32::try_from(BATCH).unwrap();
    report.add(&format!("seal a batch of {BATCH}"), whole, &format!("one passphrase; {each:.1?} each, P-256"));
}

fn users(desk: &Desk) -> NoticeId {
    let notices = desk.notices(perfusa(desk)).unwrap();
    notices.into_iter().find(|notice| notice.kind == NoticeKind::USER_NOTICE).unwrap().id
}
