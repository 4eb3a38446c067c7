//! Seals of every level, by several people, in batches, extended, and checked: against authorities on loopback.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod common;

use common::authority::Mood;
use common::{Office, SECRET, office};
use desk::{Code, Error, SealOrder};
use disclosure::{FurtherSignatory, NoticeId, NoticeState, Signatory};
use seal::{Level, Outcome};

fn state(office: &Office, id: NoticeId) -> NoticeState {
    office.desk.show_notice(id).unwrap().summary.state
}

#[test]
fn the_level_that_is_set_is_the_level_of_the_seal() {
    let mut office = office();
    let ids = office.approved(2);
    office.set(Level::Lt);
    office.trust();
    let sealed = office.seal(ids[0]).unwrap();
    assert_eq!(sealed.level, "PAdES B-LT");
    // One seal may have another level than the one that is set.
    let orders = [SealOrder { identity: &office.identity.clone(), passphrase: SECRET, meaning: "Release" }];
    let sealed = office.desk.seal_notice_by(ids[1], &orders, Some(Level::B)).unwrap();
    assert_eq!(sealed.level, "PAdES B-B");
    let view = office.desk.show_notice(ids[1]).unwrap();
    assert_eq!(view.seal.unwrap().meaning, "Release");
    for (id, level) in ids.iter().zip(["PAdES B-LT", "PAdES B-B"]) {
        let path = office.write("sealed.pdf", &office.desk.sealed_file(*id).unwrap().bytes);
        let report = office.desk.verify_file(&path, &[]).unwrap();
        assert!(report.verified, "{report:#?}");
        assert_eq!(report.pdfs[0].report.signatures[0].level, level);
    }
}

#[test]
fn settings_that_can_not_work_are_refused() {
    let mut office = office();
    let refused = |office: &mut Office, change: &dyn Fn(&mut desk::Sealing)| {
        let mut sealing = desk::Sealing::default();
        change(&mut sealing);
        office.desk.set_sealing(&sealing).unwrap_err().field_path().map(str::to_owned)
    };
    let authority = Some("/time_stamp_authority".to_owned());
    assert_eq!(refused(&mut office, &|sealing| sealing.level = Level::T), authority);
    assert_eq!(refused(&mut office, &|sealing| sealing.time_stamp_authority = "https//x".into()), authority);
    assert_eq!(refused(&mut office, &|sealing| sealing.time_out = 0).as_deref(), Some("/time_out"));
    assert_eq!(refused(&mut office, &|sealing| sealing.tries = 11).as_deref(), Some("/tries"));
    let signer = std::fs::read(office.authority.path().join("albers.pem")).unwrap();
    let error = office.desk.trust_roots(&signer).unwrap_err();
    assert!(error.to_string().contains("not of an authority"), "{error}");
    assert_eq!(office.desk.trust_roots(b"nothing").unwrap_err().code(), Code::Field);
    office.trust();
    let root = office.desk.trusted_roots().unwrap().remove(0);
    assert_eq!((root.added_by.as_str(), root.demonstration), ("Jana Petersen", false));
    office.desk.distrust_root(&root.fingerprint.to_uppercase()).unwrap();
    assert!(office.desk.trusted_roots().unwrap().is_empty());
}

#[test]
fn an_extension_leaves_the_sealed_file_as_it_is() {
    let mut office = office();
    let id = office.approved(1)[0];
    office.set(Level::T);
    office.trust();
    assert!(matches!(office.desk.extend_notice(id, Level::Lta), Err(Error::State(_))));
    office.seal(id).unwrap();
    let sealed = office.desk.sealed_file(id).unwrap().bytes;
    assert_eq!(office.desk.newest_file(id).unwrap().bytes, sealed);
    assert!(matches!(office.desk.extend_notice(id, Level::B), Err(Error::Field { .. })));
    // Twice: the second renews the time stamp of the first.
    for count in 1..=2 {
        let before = office.desk.newest_file(id).unwrap().bytes;
        let extended = office.desk.extend_notice(id, Level::Lta).unwrap();
        assert_eq!(extended.level, "PAdES B-LTA");
        let file = office.desk.newest_file(id).unwrap();
        assert_eq!((&file.name, &file.sha256), (&extended.file_name, &extended.sha256));
        assert!(file.bytes.starts_with(&before) && file.bytes.len() > before.len());
        let report = office.desk.verify_file(&office.write("extended.pdf", &file.bytes), &[]).unwrap();
        assert!(report.verified, "{report:#?}");
        let signatures = &report.pdfs[0].report.signatures;
        assert_eq!((signatures[0].level.as_str(), signatures.len()), ("PAdES B-LTA", 1 + count));
        assert_eq!(office.desk.show_notice(id).unwrap().extensions.len(), count);
    }
    assert_eq!(office.desk.sealed_file(id).unwrap().bytes, sealed);
    assert!(office.desk.verify_history(&mut |_, _| true).unwrap().faults.is_empty());
    // An authority that does not answer leaves nothing behind.
    office.authority.close();
    assert_eq!(office.desk.extend_notice(id, Level::Lta).unwrap_err().code(), Code::Other);
    assert_eq!(office.desk.show_notice(id).unwrap().extensions.len(), 2);
}

#[test]
fn author_and_approver_seal_together_or_not_at_all() {
    let mut office = office();
    let notice = office.notice();
    let view = office.desk.show_notice(notice.id).unwrap();
    let mut draft = view.draft;
    draft.further_signatories = vec![FurtherSignatory {
        signatory: Signatory { name: "Jana Petersen".into(), ..Signatory::default() },
        meaning: "Authorship".into(),
    }];
    office.desk.save_notice(notice.id, view.revision, &draft).unwrap();
    office.approve(notice.id);
    office.set(Level::Lta);
    office.trust();
    office.authority.pkcs12("petersen", "rsa:2048", "x_signer");
    let other = office.authority.path().join("petersen.p12");
    let waiting = office.desk.approved_notices().unwrap();
    assert_eq!(waiting.len(), 1);
    assert_eq!(waiting[0].signatories[1..], ["Jana Petersen".to_owned()]);

    let identity = office.identity.clone();
    let first = SealOrder { identity: &identity, passphrase: SECRET, meaning: "" };
    let error = office.desk.seal_notice(notice.id, &first).unwrap_err();
    assert!(error.to_string().contains("name an identity for Jana Petersen too"), "{error}");
    let second = |passphrase, meaning| SealOrder { identity: &other, passphrase, meaning };
    let error = office.desk.seal_notice_by(notice.id, &[first.clone(), second("wrong one", "")], None).unwrap_err();
    assert_eq!((error.code(), state(&office, notice.id)), (Code::WrongPassphrase, NoticeState::Approved));
    assert_eq!(error.field_path(), Some("/signers/1/passphrase"), "{error}");
    let error = office.desk.seal_notice_by(notice.id, &[first.clone(), second(SECRET, "Review")], None).unwrap_err();
    assert_eq!(error.field_path(), Some("/signers/1/meaning"));
    office.desk.seal_notice_by(notice.id, &[first, second(SECRET, "")], None).unwrap();

    let view = office.desk.show_notice(notice.id).unwrap();
    let seal = view.seal.unwrap();
    assert_eq!((seal.level.as_str(), seal.further.len()), ("PAdES B-LTA", 1));
    assert_eq!((seal.further[0].name.as_str(), seal.further[0].meaning.as_str()), ("Jana Petersen", "Authorship"));
    let path = office.write("both.pdf", &office.desk.sealed_file(notice.id).unwrap().bytes);
    let report = office.desk.verify_file(&path, &[]).unwrap();
    assert!(report.verified, "{report:#?}");
    let signatures = &report.pdfs[0].report.signatures;
    let told: Vec<_> = signatures.iter().map(|one| (one.signer.as_str(), one.reason.as_deref())).collect();
    let meanings = [Some("Approval and responsibility"), Some("Authorship"), None];
    assert_eq!(told.iter().map(|one| one.1).collect::<Vec<_>>(), meanings, "{told:?}");
}

#[test]
fn a_batch_that_is_stopped_leaves_each_file_sealed_or_as_it_was() {
    let mut office = office();
    let ids = office.approved(4);
    office.set(Level::B);
    let signers = office.desk.open_signers(&[office.order()], None).unwrap();
    let mut heard = Vec::new();
    let outcomes = office.desk.seal_notices(&ids, &signers, &mut |progress| {
        heard.push((progress.done, progress.total));
        progress.done < 2
    });
    assert_eq!(heard, [(0, 4), (1, 4), (2, 4)]);
    let done = outcomes.iter().map(|outcome| matches!(outcome, Outcome::Done(_)));
    assert_eq!(done.collect::<Vec<_>>(), [true, true, false, false]);
    for (index, id) in ids.iter().enumerate() {
        let expected = if index < 2 { NoticeState::Sealed } else { NoticeState::Approved };
        assert_eq!(state(&office, *id), expected);
        assert_eq!(office.desk.sealed_file(*id).is_ok(), index < 2);
    }
    assert_eq!(office.desk.approved_notices().unwrap().len(), 2);
    // Once more over all of them: those that are sealed are told and stay, the others are sealed.
    let outcomes = office.desk.seal_notices(&ids, &signers, &mut |_| true);
    let done = outcomes.iter().map(|outcome| matches!(outcome, Outcome::Done(_)));
    assert_eq!(done.collect::<Vec<_>>(), [false, false, true, true]);
    assert!(office.desk.approved_notices().unwrap().is_empty());
    assert!(office.desk.verify_history(&mut |_, _| true).unwrap().faults.is_empty());
}

#[test]
fn a_batch_ends_where_the_authority_is_gone() {
    let mut office = office();
    let ids = office.approved(5);
    office.set(Level::T);
    let signers = office.desk.open_signers(&[office.order()], None).unwrap();
    office.authority.set_mood("/tsa", Mood::Status(404, usize::MAX));
    let outcomes = office.desk.seal_notices(&ids, &signers, &mut |_| true);
    let failed = outcomes.iter().filter(|outcome| matches!(outcome, Outcome::Failed(Error::Seal(_)))).count();
    let not_tried = outcomes.iter().filter(|outcome| matches!(outcome, Outcome::NotTried)).count();
    assert_eq!((failed, not_tried), (3, 2), "{outcomes:?}");
    assert_eq!(office.desk.approved_notices().unwrap().len(), 5);
    office.authority.set_mood("/tsa", Mood::Answer);
    let outcomes = office.desk.seal_notices(&ids, &signers, &mut |_| true);
    assert!(outcomes.iter().all(|outcome| matches!(outcome, Outcome::Done(_))), "{outcomes:?}");
}

#[test]
fn a_notice_that_changes_while_it_is_signed_is_not_kept() {
    let mut office = office();
    let id = office.approved(1)[0];
    let (ready, signers) = office.desk.begin_seal(id, &[office.order()], Some(Level::B)).unwrap();
    office.desk.send_back(id, "a word is missing").unwrap();
    let signed = ready.sign(&signers).unwrap();
    assert_eq!(office.desk.keep_seal(signed).unwrap_err().code(), Code::Conflict);
    assert!(office.desk.sealed_file(id).is_err());
}

#[test]
fn a_check_is_told_as_text_as_json_and_as_pages() {
    let mut office = office();
    let id = office.approved(1)[0];
    office.set(Level::Lta);
    office.seal(id).unwrap();
    let sealed = office.desk.sealed_file(id).unwrap().bytes;
    let path = office.write("sealed.pdf", &sealed);
    // Without a root it is intact, and not trusted.
    let untrusted = office.desk.verify_file(&path, &[]).unwrap();
    assert!(!untrusted.verified && untrusted.pdfs[0].report.signatures[0].is_intact);
    office.trust();
    let sound = office.desk.verify_file(&path, &[]).unwrap();
    let mut bytes = sealed;
    let place = bytes.len() / 3;
    bytes[place] ^= 1;
    let broken = office.desk.verify_file(&office.write("broken.pdf", &bytes), &[]);
    let broken = broken.unwrap_or_else(|error| desk::unfit_report(&office.folder.path().join("broken.pdf"), &error));
    assert!(sound.verified && !broken.verified, "{broken:#?}");

    let text = sound.to_text("sealed.pdf");
    assert!(text.starts_with("sealed.pdf: verified\n"), "{text}");
    assert!(text.contains("albers") && text.contains("PAdES B-LTA") && text.contains("PDF/A-3a"), "{text}");
    assert!(broken.to_text("broken.pdf").contains("  fault: "));
    let json = serde_json::to_value(&sound).unwrap();
    assert_eq!(json["pdfs"][0]["report"]["signatures"][0]["level"], "PAdES B-LTA");
    assert_eq!(json["verified"], true);

    let pages = office.desk.verification_report(&[sound, untrusted, broken]).unwrap();
    notice::check_conformance(&pages).unwrap();
    let pages = office.write("report.pdf", &pages);
    let out = std::process::Command::new("pdftotext").arg("-layout").arg(&pages).arg("-").output().unwrap();
    let words = String::from_utf8(out.stdout).unwrap();
    for expected in ["Verification report", "NOT VERIFIED", "albers", "PAdES B-LTA", "not revoked", "What is wrong"] {
        assert!(words.contains(expected), "{expected}: {words}");
    }
}
