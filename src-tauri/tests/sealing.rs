//! Sealing as the window orders it: with remembered identities only, without keeping anybody from working while an
//! authority is waited for, and with an end that can be asked for.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "../crates/seal/tests/common/authority.rs"]
mod authority;

use authority::{Authority, Mood};
use desk::{Sealing, SetField};
use disclosure::{NoticeId, NoticeKind, NoticeState};
use disclosure_desk::commands::history::VerificationFile;
use disclosure_desk::{Office, SignerInput};
use seal::Level;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use tempfile::TempDir;

fn openssl(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new("openssl").current_dir(folder).args(arguments).output().unwrap();
    assert!(output.status.success(), "openssl {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// A window with the sample, so many approved notices, and a signer whose identity is remembered.
struct Window {
    folder: TempDir,
    office: Office,
    authority: Authority,
    notices: Vec<NoticeId>,
}

impl Window {
    fn new(level: Level, count: usize) -> Self {
        let (folder, office, authority) = (tempfile::tempdir().unwrap(), Office::default(), Authority::start());
        office.create(&folder.path().join("sample.desk"), true).unwrap();
        authority.pkcs12("albers", "ec -pkeyopt ec_paramgen_curve:P-256", "x_signer");
        let sealing = Sealing { level, time_stamp_authority: authority.tsa(), tries: 1, ..Sealing::default() };
        let root = std::fs::read(authority.root_file()).unwrap();
        let mut window = Self { folder, office, authority, notices: Vec::new() };
        window.notices = window.approved(count);
        window.office.with(|desk| desk.set_sealing(&sealing)).unwrap();
        window.office.with(|desk| desk.trust_roots(&root)).unwrap();
        window.office.with(|desk| desk.remember_identity(&window.identity(), "secret")).unwrap();
        window
    }

    fn identity(&self) -> PathBuf {
        self.authority.path().join("albers.p12")
    }

    fn signer(&self) -> SignerInput {
        let identity = self.identity().display().to_string();
        SignerInput { identity, passphrase: "secret".to_owned().into(), meaning: String::new() }
    }

    fn approved(&self, count: usize) -> Vec<NoticeId> {
        let made = self.office.with(|desk| {
            let rows = desk.list_disclosures()?;
            let id = rows.iter().find(|row| row.title.starts_with("Perfusa IV 300")).unwrap().id;
            let (path, value) = ("/vulnerabilities/1/affected/1/versions".into(), ">= 2.0 and < 2.9".into());
            desk.patch_disclosure(id, None, &[SetField::Replace { path, value }], "")?;
            let first = desk.notices(id)?.into_iter().find(|notice| notice.kind == NoticeKind::USER_NOTICE).unwrap().id;
            let draft = desk.show_notice(first)?.draft;
            let mut notices = vec![first];
            while notices.len() < count {
                notices.push(desk.new_notice(id, &draft)?.0);
            }
            for &notice in &notices {
                desk.send_to_review(notice, "")?;
                desk.approve_notice(notice, "")?;
            }
            Ok(notices)
        });
        made.unwrap()
    }

    fn state(&self, id: NoticeId) -> NoticeState {
        self.office.with(|desk| Ok(desk.show_notice(id)?.summary.state)).unwrap()
    }
}

#[test]
fn nobody_waits_for_an_authority_and_a_batch_ends_when_it_is_told() {
    let window = Window::new(Level::T, 4);
    // It answers when it is let, and then with nothing.
    window.authority.set_mood("/tsa", Mood::Waiting);
    let (office, authority, notices) = (&window.office, &window.authority, &window.notices);
    std::thread::scope(|scope| {
        let batch = scope.spawn(|| office.seal_each(notices, &[window.signer()], None, |_, _| {}));
        while authority.asked.lock().unwrap().is_empty() {
            assert!(!batch.is_finished(), "the batch ended without asking the authority");
            std::thread::sleep(Duration::from_millis(5));
        }
        // The desk answers while the first notice still waits for its stamp.
        office.with(|desk| desk.list_disclosures()).unwrap();
        assert_eq!(authority.asked.lock().unwrap().len(), 1);
        assert!(!batch.is_finished());
        office.stop_sealing();
        authority.set_mood("/tsa", Mood::Status(404, usize::MAX));
        let outcomes = batch.join().unwrap().unwrap();
        assert!(outcomes[0].error.is_some(), "{outcomes:?}");
        assert!(outcomes[1..].iter().all(|outcome| outcome.sealed.is_none() && outcome.error.is_none()));
    });
    assert!(notices.iter().all(|id| window.state(*id) == NoticeState::Approved));

    authority.set_mood("/tsa", Mood::Answer);
    let mut heard = Vec::new();
    let outcomes = office.seal_each(notices, &[window.signer()], None, |done, total| {
        heard.push((done, total));
        if done == 2 {
            office.stop_sealing();
        }
    });
    let sealed: Vec<bool> = outcomes.unwrap().iter().map(|outcome| outcome.sealed.is_some()).collect();
    assert_eq!(sealed, [true, true, false, false]);
    assert_eq!(heard, [(0, 4), (1, 4), (2, 4)]);
    // What was asked for once ends one batch only.
    let outcomes = office.seal_each(&notices[2..], &[window.signer()], None, |_, _| {}).unwrap();
    assert!(outcomes.iter().all(|outcome| outcome.sealed.is_some()), "{outcomes:?}");
}

#[test]
fn a_page_can_not_name_a_library_or_a_file_of_its_own() {
    let window = Window::new(Level::B, 1);
    let id = window.notices[0];
    let copy = window.folder.path().join("copy.p12");
    std::fs::copy(window.identity(), &copy).unwrap();
    let made_up = "pkcs11:token=x;object=y?module-path=/tmp/other.so";
    for identity in [copy.display().to_string(), made_up.to_owned()] {
        let signer = SignerInput { identity, ..window.signer() };
        assert!(window.office.seal(id, std::slice::from_ref(&signer), None).is_err());
        assert!(window.office.seal_each(&[id], &[signer], None, |_, _| {}).is_err());
    }
    let error = window.office.add_token_key(made_up, "123456").unwrap_err();
    assert!(error.message.contains("Choose the library"), "{error:?}");
    assert_eq!(window.state(id), NoticeState::Approved);
}

#[test]
fn a_seal_is_extended_checked_and_told_in_three_forms() {
    let window = Window::new(Level::T, 1);
    let (office, id) = (&window.office, window.notices[0]);
    assert!(office.verified().is_err());
    office.seal(id, &[window.signer()], None).unwrap();
    assert_eq!(office.extend(id, Level::Lta).unwrap().level, "PAdES B-LTA");
    let file = office.with(|desk| desk.newest_file(id)).unwrap();
    let again = office.extend_bytes(&file.bytes, Level::Lta).unwrap();
    assert!(again.starts_with(&file.bytes));
    let path = window.folder.path().join("again.pdf");
    std::fs::write(&path, again).unwrap();
    let report = office.verify(&path, None).unwrap();
    assert!(report.verified, "{report:#?}");
    let kept = office.verified().unwrap();
    let [pdf, json, text] = [VerificationFile::Pdf, VerificationFile::Json, VerificationFile::Text]
        .map(|form| office.verification(&kept, form).unwrap());
    assert!(pdf.starts_with(b"%PDF-1.7"));
    let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
    assert_eq!(json["pdfs"][0]["report"]["signatures"][0]["level"], "PAdES B-LTA");
    assert!(String::from_utf8(text).unwrap().contains("again.pdf: verified"));
    // A root that is given counts where the register trusts none.
    let root = office.with(|desk| desk.trusted_roots()).unwrap().remove(0);
    office.with(|desk| desk.distrust_root(&root.fingerprint)).unwrap();
    assert!(!office.verify(&path, None).unwrap().verified);
    assert!(office.verify(&path, Some(root.pem.as_bytes())).unwrap().verified);
}
