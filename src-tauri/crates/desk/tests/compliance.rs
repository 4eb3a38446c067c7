//! Compliance on the sample: each constraint is shown, and turns red when the sample is broken on purpose.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "common/sample.rs"]
mod sample;

use desk::{
    Clock, Code, ConstraintState, ConstraintView, Desk, DocumentKind, DocumentSettings, IssueInput, MeasureBy, SetField,
};
use disclosure::DisclosureId;
use sample::{now, sample};
use serde_json::json;

fn constraint(desk: &Desk, key: &str) -> ConstraintView {
    let (packs, warnings) = desk.compliance().unwrap();
    assert_eq!(warnings, Vec::<String>::new());
    let all = packs.into_iter().flat_map(|pack| pack.clauses).flat_map(|clause| clause.constraints);
    all.into_iter().find(|entry| entry.key == key).unwrap()
}

fn state(desk: &Desk, name: &str) -> ConstraintState {
    constraint(desk, &format!("iec-81001-5-1/{name}")).state
}

fn closed(desk: &Desk) -> DisclosureId {
    desk.list_disclosures().unwrap().into_iter().find(|row| row.closed_at.is_some()).unwrap().id
}

#[test]
fn the_sample_shows_every_constraint() {
    let (_folder, desk) = sample();
    let mut all = String::new();
    for pack in desk.compliance().unwrap().0 {
        all.push_str(&format!("═══ {} ({}) {:?}\n", pack.title, pack.citation, pack.counts));
        for clause in pack.clauses {
            for entry in clause.constraints {
                all.push_str(&format!("{} {}: {}\n", clause.id, entry.id, entry.state.word()));
                entry.evidence.iter().for_each(|shown| all.push_str(&format!("    + {shown}\n")));
                for gap in &entry.gaps {
                    all.push_str(&format!("    − {:?}: {} {} → {}\n", gap.severity, gap.text, gap.way_out, gap.target));
                }
            }
        }
    }
    // Every change of the sample changes the hash of its history.
    let hash = desk.register().read().history_head().unwrap().1;
    insta::assert_snapshot!(all.replace(&hash, "<hash>"));
}

#[test]
fn what_is_established_turns_red_without_its_documents() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::create(&folder.path().join("empty.desk"), "Jana Petersen", Clock::Fixed(now())).unwrap();
    for name in [
        "4.1.7/authorities",
        "4.1.7/users",
        "gap/policy",
        "gap/channel",
        "gap/coordination",
        "evidence/content",
        "9.2/received",
    ] {
        assert_eq!(state(&desk, name), ConstraintState::NotMet, "{name}");
    }
    assert_eq!(state(&desk, "evidence/file-name"), ConstraintState::Partly);
    let statement = desk.defence(None).unwrap();
    assert!(!statement.is_whole && statement.text.contains("No disclosure procedure of"), "{}", statement.text);
}

#[test]
fn each_element_turns_red_when_a_disclosure_lacks_it() {
    for (name, path, value) in [
        ("description", "/vulnerabilities/0/description", json!("")),
        ("severity", "/vulnerabilities/0/scores", json!([])),
        ("versions", "/vulnerabilities/0/affected/0/versions", json!("")),
        ("resolution", "/vulnerabilities/0/resolutions", json!([])),
    ] {
        let (_folder, mut desk) = sample();
        let key = format!("4.1.7/{name}");
        assert_eq!(state(&desk, &key), ConstraintState::Met, "{name} before");
        let patch = [SetField::Replace { path: path.into(), value }];
        desk.patch_disclosure(closed(&desk), None, &patch, "broken on purpose").unwrap();
        assert_eq!(state(&desk, &key), ConstraintState::NotMet, "{name} after");
        assert!(!desk.defence(None).unwrap().is_whole);
    }
}

#[test]
fn what_is_overdue_makes_it_untimely() {
    let (folder, desk) = sample();
    let before = constraint(&desk, "iec-81001-5-1/4.1.7/timely");
    let path = folder.path().join("sample.desk");
    drop(desk);
    // Half a year later nothing that is owed was sent.
    let later = Clock::Fixed("2027-06-01T08:00:00Z".parse().unwrap());
    let desk = Desk::open(&path, register::Mode::Write, "Jana Petersen", later).unwrap();
    let after = constraint(&desk, "iec-81001-5-1/4.1.7/timely");
    assert_eq!(after.state, ConstraintState::NotMet);
    assert!(after.gaps[0].text.contains("Overdue") && after.gaps != before.gaps, "{after:?}");
    assert_eq!(constraint(&desk, "iec-81001-5-1/9.2/received").state, ConstraintState::NotMet, "reports wait too long");
}

#[test]
fn a_policy_that_is_not_published_is_a_gap() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::create(&folder.path().join("a.desk"), "Jana Petersen", Clock::Fixed(now())).unwrap();
    let faults = |desk: &Desk, kind| {
        let views = desk.documents().unwrap();
        views.into_iter().find(|view| view.kind == kind).unwrap().faults
    };
    assert!(faults(&desk, DocumentKind::Policy).iter().any(|fault| fault.stops && fault.path == "/policy/email"));
    assert!(faults(&desk, DocumentKind::SecurityTxt).iter().any(|fault| fault.stops));
    let approved = IssueInput { approved_by: "Dr. Miriam Albers".into(), ..IssueInput::default() };
    let refused = desk.issue_document(DocumentKind::Policy, &approved).unwrap_err();
    assert_eq!(refused.code(), Code::State);
    assert!(refused.to_string().contains("no way to report"), "{refused}");
    let organisation = disclosure::Organisation {
        name: "Nordlicht".into(),
        email: "psirt@nordlicht.example".into(),
        ..disclosure::Organisation::default()
    };
    desk.save_organisation(&organisation).unwrap();
    desk.issue_document(DocumentKind::Policy, &approved).unwrap();
    assert_eq!(state(&desk, "gap/policy"), ConstraintState::NotMet);
    desk.publish_document(DocumentKind::Policy, 1, "https://nordlicht.example/security", "").unwrap();
    assert_eq!(state(&desk, "gap/policy"), ConstraintState::Met);
    assert_eq!(state(&desk, "gap/channel"), ConstraintState::NotMet);
    desk.make_channel_key("correct horse battery").unwrap();
    assert_eq!(state(&desk, "gap/channel"), ConstraintState::Partly, "security.txt is missing");
}

#[test]
fn documents_are_issued_as_revisions_and_say_when_they_are_outdated() {
    let (_folder, mut desk) = sample();
    let view = |desk: &Desk, kind| desk.documents().unwrap().into_iter().find(|view| view.kind == kind).unwrap();
    let procedure = view(&desk, DocumentKind::Procedure);
    assert_eq!(procedure.revisions[0].document.files[0].name, "Vulnerability-Disclosure-Procedure_SOP-031_rev1.pdf");
    assert!(!procedure.is_outdated && procedure.faults.is_empty(), "{:?}", procedure.faults);
    let alone = IssueInput { approved_by: "jana petersen".into(), note: "x".into(), ..IssueInput::default() };
    assert_eq!(desk.issue_document(DocumentKind::Procedure, &alone).unwrap_err().field_path(), Some("/approved_by"));
    let silent = IssueInput { approved_by: "Dr. Miriam Albers".into(), ..IssueInput::default() };
    assert_eq!(desk.issue_document(DocumentKind::Procedure, &silent).unwrap_err().field_path(), Some("/note"));
    let settings = desk.document_settings().unwrap();
    let changed = DocumentSettings {
        procedure: desk::ProcedureSettings { users_told_days: Some(7), ..settings.procedure.clone() },
        ..settings
    };
    desk.save_document_settings(&changed).unwrap();
    assert!(view(&desk, DocumentKind::Procedure).is_outdated);
    let second = IssueInput { note: "Users are told within 7 days.".into(), ..silent };
    assert_eq!(desk.issue_document(DocumentKind::Procedure, &second).unwrap().revision, 2);
    let now_view = view(&desk, DocumentKind::Procedure);
    assert!(!now_view.is_outdated);
    assert_eq!(now_view.revisions.len(), 2);
    let policy = view(&desk, DocumentKind::Policy);
    let names: Vec<&str> = policy.revisions[0].document.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "Vulnerability-Disclosure-Policy_POL-017_rev1.pdf",
            "Vulnerability-Disclosure-Policy_POL-017_rev1.html",
            "Vulnerability-Disclosure-Policy_POL-017_rev1.md",
            "content.txt"
        ]
    );
    let markdown = desk.document_file(policy.revisions[0].document.files[2].file).unwrap().bytes;
    insta::assert_snapshot!("policy", String::from_utf8(markdown).unwrap());
    let text = desk.document_file(now_view.revisions[0].document.files[1].file).unwrap().bytes;
    insta::assert_snapshot!("procedure", String::from_utf8(text).unwrap());
    insta::assert_snapshot!("security_txt", desk.show_security_txt().unwrap().text);
}

#[test]
fn a_statement_is_kept_where_the_register_cannot_know() {
    let (_folder, mut desk) = sample();
    let key = "eu-mdr-annex-i/17.4/requirements";
    assert_eq!(constraint(&desk, key).state, ConstraintState::Partly);
    desk.state_constraint(key, "IFU-300 rev 7", "section 9").unwrap();
    let view = constraint(&desk, key);
    assert_eq!(view.state, ConstraintState::Met);
    assert_eq!(view.evidence, ["IFU-300 rev 7, stated by Jana Petersen on 23 November 2026. section 9"]);
    assert_eq!(desk.state_constraint("iec-81001-5-1/4.1.7/users", "x", "").unwrap_err().code(), Code::State);
    desk.state_constraint(key, "", "").unwrap();
    assert_eq!(constraint(&desk, key).state, ConstraintState::Partly);
}

#[test]
fn a_product_that_is_not_supported_raises_the_question_of_scope() {
    let (_folder, mut desk) = sample();
    assert_eq!(state(&desk, "ISH1/supported"), ConstraintState::Met);
    let product = desk.list_products().unwrap().into_iter().find(|row| row.product.name == "Perfusa IV 300").unwrap();
    let mut changed = product.product.clone();
    changed.support_ends_on = Some("2026-06-30".parse().unwrap());
    changed.item_class = disclosure::ItemClass::Supported;
    desk.save_product(product.id, product.revision, &changed, "end of support").unwrap();
    let questions = desk.scope_questions().unwrap();
    let texts: Vec<&str> = questions.iter().map(|question| question.text.as_str()).collect();
    assert_eq!(
        texts,
        [
            "VD-2026-0004 is about Perfusa IV 300: its support ended on 30 June 2026. Does the duty to disclose apply?",
            "The item class of Perfusa IV 300 was lowered from maintained to supported on 23 November 2026. Was the transfer of risk assessed again, and does the duty to disclose still apply?"
        ]
    );
    assert_eq!(state(&desk, "ISH1/supported"), ConstraintState::NotMet);
    assert_eq!(desk.answer_scope(&questions[0].key, true, " ").unwrap_err().field_path(), Some("/reason"));
    for question in &questions {
        desk.answer_scope(&question.key, true, "devices are in use still").unwrap();
    }
    assert_eq!(state(&desk, "ISH1/supported"), ConstraintState::Met);
    assert_eq!(desk.answer_scope("nonsense", true, "x").unwrap_err().code(), Code::State);
}

#[test]
fn measures_of_the_sample() {
    let (_folder, desk) = sample();
    let mut all = String::new();
    for by in [MeasureBy::Quarter, MeasureBy::Product, MeasureBy::Authority] {
        for series in desk.measures(by).unwrap() {
            for point in &series.points {
                all.push_str(&format!(
                    "{:?} {} | {}: {} of them, median {} h, worst {} h ({})\n",
                    by, series.title, point.group, point.count, point.median, point.worst, point.worst_record
                ));
            }
        }
    }
    insta::assert_snapshot!(all);
}
