//! The whole route on the sample: from a record to a sealed notice, a pack, its sending and its history.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "common/sample.rs"]
mod sample;

use desk::{
    Code, Desk, DueFilter, DueOptions, Error, FactInput, ImportState, PackOrder, SealOrder, SendingInput, SetField,
    verify_bytes,
};
use disclosure::{DisclosureId, NoticeDraft, NoticeKind, NoticeState, PublicText, Weight};
use sample::{now, sample};
use seal::DemonstrationKey;
use serde_json::json;
use std::path::PathBuf;
use tempfile::TempDir;

const PASSPHRASE: &str = "correct horse battery";

struct Office {
    folder: TempDir,
    desk: Desk,
    identity: PathBuf,
    root: String,
}

fn office() -> Office {
    let (folder, mut desk) = sample();
    let identity = folder.path().join("albers.p12");
    let made =
        desk.new_demonstration_identity(&identity, "Dr. Miriam Albers", PASSPHRASE, DemonstrationKey::P256).unwrap();
    let root = std::fs::read_to_string(made.root.unwrap()).unwrap();
    Office { folder, desk, identity, root }
}

impl Office {
    fn perfusa(&self) -> DisclosureId {
        self.desk
            .list_disclosures()
            .unwrap()
            .into_iter()
            .find(|row| row.title.starts_with("Perfusa IV 300"))
            .unwrap()
            .id
    }

    fn mend_versions(&mut self) {
        let id = self.perfusa();
        let patch = [SetField::Replace {
            path: "/vulnerabilities/1/affected/1/versions".into(),
            value: json!(">= 2.0 and < 2.9"),
        }];
        self.desk.patch_disclosure(id, None, &patch, "answer of the laboratory").unwrap();
    }

    fn seal(&mut self, kind: &NoticeKind) -> Vec<u8> {
        let notice =
            self.desk.notices(self.perfusa()).unwrap().into_iter().find(|notice| &notice.kind == kind).unwrap();
        self.desk.send_to_review(notice.id, "").unwrap();
        self.desk.approve_notice(notice.id, "").unwrap();
        let order = SealOrder { identity: &self.identity, passphrase: PASSPHRASE, meaning: "" };
        self.desk.seal_notice(notice.id, &order).unwrap();
        self.desk.sealed_file(notice.id).unwrap().bytes
    }

    fn verify(&self, name: &str, bytes: &[u8]) -> desk::FileReport {
        verify_bytes(name, bytes, std::slice::from_ref(&self.root), now()).unwrap()
    }
}

#[test]
fn what_is_due_on_the_sample() {
    let office = office();
    let list = office.desk.list_due(&DueOptions::default()).unwrap();
    let lines: Vec<String> = list
        .items
        .iter()
        .map(|item| {
            let due = item.obligation.due.as_ref().map_or_else(String::new, |due| {
                if due.safe_at < due.legal_at {
                    format!("safe {}, legal {}", due.safe_text, due.legal_text)
                } else {
                    due.legal_text.clone()
                }
            });
            format!(
                "{:?} | {} | {} | {} | {} | {due} | {}",
                item.obligation.group,
                item.number,
                item.obligation.authority,
                item.obligation.stage_name,
                item.obligation.clause,
                item.left.clone().unwrap_or_default()
            )
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}

/// The text of a PDF, as poppler reads it.
fn text_of(pdf: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cover-sheet.pdf");
    std::fs::write(&path, pdf).unwrap();
    let out = std::process::Command::new("pdftotext").arg("-layout").arg(&path).arg("-").output().unwrap();
    assert!(out.status.success(), "{out:?}");
    String::from_utf8(out.stdout).unwrap()
}

#[test]
fn from_the_record_to_a_pack_that_is_sent() {
    let mut office = office();
    let id = office.perfusa();
    office.mend_versions();
    let to_users = office.seal(&NoticeKind::USER_NOTICE);
    let to_fda = office.seal(&NoticeKind::FDA_806_REPORT);
    for (name, pdf) in [("users.pdf", &to_users), ("fda.pdf", &to_fda)] {
        let report = office.verify(name, pdf);
        assert!(report.verified, "{report:#?}");
    }
    let identity = office.identity.clone();
    let order = PackOrder {
        regime: "us-fda-806",
        stage: "cr-10wd",
        place: None,
        attachments: &[("Service record SR-20611.txt".into(), "text/plain".into(), b"first pump updated".to_vec())],
        identity: &identity,
        passphrase: PASSPHRASE,
    };
    let pack = office.desk.build_pack(id, &order).unwrap();
    assert_eq!(
        pack.files,
        [
            "SHA256SUMS",
            "Service_record_SR-20611.txt",
            "VD-2026-0004-CR1.pdf",
            "VD-2026-0004-U1.pdf",
            "certificates.pem",
            "cover-sheet.pdf",
            "manifest.json",
            "manifest.json.p7s"
        ]
    );
    let zip = office.desk.pack_file(&pack.file_name).unwrap().bytes;
    let report = office.verify(&pack.file_name, &zip);
    assert!(report.verified, "{report:#?}");
    let (_, files, _) = pack::check(&zip).unwrap();
    let (_, cover) = files.iter().find(|(name, _)| name == "cover-sheet.pdf").unwrap();
    let words = text_of(cover);
    assert!(words.contains("Due in law") && words.contains("Fri 27 November 2026"), "the time limit: {words}");
    assert!(words.contains("Thanksgiving Day"), "how the date came about: {words}");

    let sending = SendingInput {
        channel: "portal".into(),
        to: "FDA".into(),
        receipt: "ACK3-0001".into(),
        ..SendingInput::default()
    };
    office.desk.send_pack(&pack.file_name, &sending, Some(("receipt.txt", b"received"))).unwrap();
    let view = office.desk.show_disclosure(id).unwrap();
    let met = view.obligations.iter().find(|item| item.obligation.key.stage == "cr-10wd").unwrap();
    assert!(
        matches!(met.obligation.state, deadline::State::Met { late: Some(false), .. }),
        "{:?}",
        met.obligation.state
    );
    let state = |kind| view.notices.iter().find(|notice| notice.kind == kind).unwrap().state;
    assert_eq!(state(NoticeKind::FDA_806_REPORT), NoticeState::Sent);
    assert_eq!(state(NoticeKind::USER_NOTICE), NoticeState::Sealed, "the authority has it, the users may not");
    let to_users = view.notices.iter().find(|notice| notice.kind == NoticeKind::USER_NOTICE).unwrap().id;
    office
        .desk
        .send_notice(to_users, &SendingInput { channel: "e-mail".into(), ..SendingInput::default() }, None)
        .unwrap();
    let view = office.desk.show_disclosure(id).unwrap();
    let told = view.obligations.iter().find(|item| item.obligation.key.stage == "cust-30d").unwrap();
    assert!(matches!(told.obligation.state, deadline::State::Met { .. }), "{:?}", told.obligation.state);
    assert_eq!(office.desk.verify_history(&mut |_, _| true).unwrap().faults, []);

    let export = office.folder.path().join("history.jsonl");
    office.desk.export_history(&export).unwrap();
    assert!(office.verify("history.jsonl", &std::fs::read(export).unwrap()).verified);
}

#[test]
fn the_past_shows_what_was_owed_then() {
    let office = office();
    let owed = |days: i64| {
        let at = Some(now() - chrono::TimeDelta::days(days));
        let options = DueOptions { disclosure: Some(office.perfusa()), at, closed: true, ..DueOptions::default() };
        let items = office.desk.list_due(&options).unwrap().items;
        items.into_iter().find(|item| item.obligation.key.stage == "cr-10wd").map(|item| item.obligation.state)
    };
    assert!(matches!(owed(0), Some(deadline::State::DueSoon | deadline::State::DueToday { .. })), "{:?}", owed(0));
    assert!(matches!(owed(14), Some(deadline::State::Waiting { .. })), "before the correction began: {:?}", owed(14));
    // The filter, the counts and the limit speak of the same rows.
    let filter = DueFilter { text: "fda corr".into(), ..DueFilter::default() };
    let list = office.desk.list_due(&DueOptions { filter, limit: Some(1), ..DueOptions::default() }).unwrap();
    let (found, all): (usize, usize) =
        (list.found.iter().map(|group| group.count).sum(), list.all.iter().map(|group| group.count).sum());
    assert!(list.items.len() == 1 && found >= 1 && all > found, "{found} of {all}");
    assert!(list.items[0].obligation.authority.contains("FDA"));
    // A word of another language finds the rows whose texts it means.
    let stage = list.items[0].obligation.stage_name.clone();
    let meanings = [("berichtigung".to_owned(), vec![stage.clone(), "another text".to_owned()])].into();
    let filter = DueFilter { text: "FDA Berichtigung".into(), meanings, ..DueFilter::default() };
    let meant = office.desk.list_due(&DueOptions { filter, ..DueOptions::default() }).unwrap().items;
    assert!(!meant.is_empty() && meant.iter().all(|item| item.obligation.stage_name == stage), "{meant:?}");
    let filter = DueFilter { text: "FDA Berichtigung".into(), ..DueFilter::default() };
    assert!(office.desk.list_due(&DueOptions { filter, ..DueOptions::default() }).unwrap().items.is_empty());
}

#[test]
fn the_gate_names_each_field() {
    let mut office = office();
    let notice = office
        .desk
        .notices(office.perfusa())
        .unwrap()
        .into_iter()
        .find(|notice| notice.kind == NoticeKind::USER_NOTICE)
        .unwrap();
    office.desk.send_to_review(notice.id, "").unwrap();
    let error = office.desk.approve_notice(notice.id, "").unwrap_err();
    assert_eq!(error.code(), Code::Gate);
    assert!(
        error.to_string().contains("Affected versions missing for CVE-2026-90418 on Perfusa WM-2 wireless module"),
        "{error}"
    );
    let view = office.desk.show_notice(notice.id).unwrap();
    let stops: Vec<&str> = view
        .findings
        .iter()
        .filter(|finding| finding.weight == Weight::Stops)
        .map(|finding| finding.path.as_str())
        .collect();
    assert_eq!(stops, ["/vulnerabilities/1/affected/1/versions"]);
}

#[test]
fn an_approval_is_bound_to_the_content() {
    let mut office = office();
    office.mend_versions();
    let notice = office
        .desk
        .notices(office.perfusa())
        .unwrap()
        .into_iter()
        .find(|notice| notice.kind == NoticeKind::USER_NOTICE)
        .unwrap();
    let identity = office.identity.clone();
    let order = SealOrder { identity: &identity, passphrase: PASSPHRASE, meaning: "Approval" };
    let error = office.desk.seal_notice(notice.id, &order).unwrap_err();
    assert!(error.to_string().contains("must be approved before"), "{error}");
    office.desk.send_to_review(notice.id, "").unwrap();
    office.desk.approve_notice(notice.id, "").unwrap();
    let patch = [SetField::Replace { path: "/vulnerabilities/0/description".into(), value: json!("Something else.") }];
    office.desk.patch_disclosure(office.perfusa(), None, &patch, "").unwrap();
    assert!(office.desk.show_notice(notice.id).unwrap().changed_since_approval);
    let error = office.desk.seal_notice(notice.id, &order).unwrap_err();
    assert!(error.to_string().contains("changed after it was approved"), "{error}");
    office.desk.approve_notice(notice.id, "").unwrap();
    let wrong = SealOrder { passphrase: "wrong", ..order.clone() };
    let error = office.desk.seal_notice(notice.id, &wrong).unwrap_err();
    assert_eq!((error.code(), error.field_path()), (Code::WrongPassphrase, Some("/passphrase")));
    office.desk.seal_notice(notice.id, &order).unwrap();
    let again = office.desk.seal_notice(notice.id, &order).unwrap_err();
    assert_eq!(again.code(), Code::State);
}

#[test]
fn the_same_content_and_instant_give_the_same_bytes() {
    let office = office();
    for notice in office.desk.notices(office.perfusa()).unwrap() {
        let first = office.desk.preview_notice(notice.id, None).unwrap();
        assert_eq!(first.pdf, office.desk.preview_notice(notice.id, None).unwrap().pdf);
    }
}

#[test]
fn what_a_notice_declares_to_follow_becomes_owed() {
    let mut office = office();
    let link = office
        .desk
        .list_disclosures()
        .unwrap()
        .into_iter()
        .find(|row| row.title.starts_with("Perfusa Link"))
        .unwrap()
        .id;
    let patch = [
        SetField::Replace { path: "/vulnerabilities/0/affected/0/versions".into(), value: json!("") },
        SetField::Add { path: "/to_follow/-".into(), value: json!({ "element": "versions", "by": "2026-12-18" }) },
    ];
    office.desk.patch_disclosure(link, None, &patch, "").unwrap();
    let draft = NoticeDraft {
        kind: NoticeKind::AUTHORITY_NOTIFICATION,
        regime: Some("eu-cra-art14".into()),
        stage: Some("aev-72h".into()),
        ..NoticeDraft::default()
    };
    let (notice, _) = office.desk.new_notice(link, &draft).unwrap();
    office.desk.send_to_review(notice, "").unwrap();
    office.desk.approve_notice(notice, "").unwrap();
    let identity = office.identity.clone();
    office.desk.seal_notice(notice, &SealOrder { identity: &identity, passphrase: PASSPHRASE, meaning: "" }).unwrap();
    let due = office.desk.list_due(&DueOptions { disclosure: Some(link), ..DueOptions::default() }).unwrap();
    let promised = due.items.iter().find(|item| item.obligation.to_follow.is_some()).unwrap();
    assert_eq!(promised.obligation.stage_name, "To follow: Affected versions");
    // Handing it over is a fact as well: it meets the stage, and may start the next clock.
    let sending = SendingInput { channel: "portal".into(), receipt: "SRP-2".into(), ..SendingInput::default() };
    office.desk.send_notice(notice, &sending, None).unwrap();
    assert!(
        office
            .desk
            .facts(link)
            .unwrap()
            .iter()
            .any(|view| view.fact.kind == "cra_vulnerability_notification_submitted")
    );
    let view = office.desk.show_disclosure(link).unwrap();
    let stage = view
        .obligations
        .iter()
        .find(|item| item.obligation.key.stage == "aev-72h" && item.obligation.to_follow.is_none())
        .unwrap();
    assert!(
        matches!(stage.obligation.state, deadline::State::Met { late: Some(true), .. }),
        "{:?}",
        stage.obligation.state
    );
}

#[test]
fn an_advisory_is_imported_once() {
    let mut office = office();
    let bytes = include_bytes!("../../exchange/tests/advisories/complete.json");
    let preview = office.desk.preview_import(bytes).unwrap();
    assert_eq!((preview.state, preview.new_products.len()), (ImportState::New, 4));
    let first = office.desk.import_advisory("complete.json", bytes).unwrap();
    let again = office.desk.import_advisory("complete.json", bytes).unwrap();
    assert_eq!((again.id, again.preview.state), (first.id, ImportState::Same));
    let mut newer: serde_json::Value = serde_json::from_slice(bytes).unwrap();
    newer["document"]["title"] = json!("A newer title");
    newer["document"]["tracking"]["current_release_date"] = json!("2026-11-20T00:00:00Z");
    let newer = serde_json::to_vec(&newer).unwrap();
    let third = office.desk.import_advisory("complete-2.json", &newer).unwrap();
    assert_eq!((third.id, third.preview.state), (first.id, ImportState::Newer));
    assert_eq!(office.desk.show_disclosure(first.id).unwrap().disclosure.title, "A newer title");
    assert_eq!(office.desk.import_advisory("complete.json", bytes).unwrap().preview.state, ImportState::Older);
}

#[test]
fn bad_input_names_the_field_and_loses_nothing() {
    let mut office = office();
    let id = office.perfusa();
    let fact = |at: &str, zone: &str, kind: &str| FactInput {
        kind: kind.into(),
        at: at.into(),
        zone: zone.into(),
        ..FactInput::default()
    };
    let cases = [
        (fact("2026-03-29T02:30", "Europe/Berlin", "awareness_aev"), "did not exist"),
        (fact("2026-10-25T02:30", "Europe/Berlin", "awareness_aev"), "happened twice"),
        (fact("yesterday", "", "awareness_aev"), "is not a date and time"),
        (fact("2026-11-20T09:40", "Europe/Atlantis", "awareness_aev"), "is not a time zone"),
        (fact("2026-11-20T09:40", "", "nothing_known"), "has no kind of fact"),
    ];
    for (input, expected) in cases {
        let message = office.desk.record_fact(id, &input).unwrap_err().to_string();
        assert!(message.contains(expected), "{message}");
    }
    for (path, value, expected) in [
        ("/vulnerabilities/9/title", json!("x"), "there is nothing at /vulnerabilities/9"),
        ("/tlp", json!("PURPLE"), "can't take this value"),
        ("/nonsense", json!("x"), "unknown field"),
        ("title", json!("x"), "expected a JSON Pointer"),
    ] {
        let error =
            office.desk.patch_disclosure(id, None, &[SetField::Replace { path: path.into(), value }], "").unwrap_err();
        assert!(error.to_string().contains(expected), "{error}");
    }
    assert!(matches!(
        office.desk.decide(id, "eu-cra-art14", None, None, disclosure::Verdict::Applies, " "),
        Err(Error::Field { .. })
    ));
    let users = NoticeDraft {
        kind: NoticeKind::AUTHORITY_NOTIFICATION,
        use_statement: PublicText::default(),
        ..NoticeDraft::default()
    };
    assert!(office.desk.new_notice(id, &users).is_err());
    assert_eq!(office.desk.verify_history(&mut |_, _| true).unwrap().faults, []);
}
