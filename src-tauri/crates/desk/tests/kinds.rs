//! Kinds of document on the sample: what each asks for, what stops it, and what leaves the program.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "common/sample.rs"]
mod sample;

use desk::{Desk, NoticeEntry, NoticeEntryState, SealOrder, SetField, StepOffer};
use disclosure::{Audience, DisclosureId, FormValue, NoticeDraft, NoticeId, NoticeKind, Weight};
use sample::sample;
use seal::DemonstrationKey;
use serde_json::json;
use std::path::PathBuf;
use tempfile::TempDir;

const PASSPHRASE: &str = "correct horse battery";

struct Office {
    _folder: TempDir,
    desk: Desk,
    identity: PathBuf,
}

fn office() -> Office {
    let (folder, mut desk) = sample();
    let identity = folder.path().join("albers.p12");
    desk.new_demonstration_identity(&identity, "Dr. Miriam Albers", PASSPHRASE, DemonstrationKey::P256).unwrap();
    Office { _folder: folder, desk, identity }
}

impl Office {
    fn matter(&self, title: &str) -> DisclosureId {
        self.desk.list_disclosures().unwrap().into_iter().find(|row| row.title.starts_with(title)).unwrap().id
    }

    fn draft(&mut self, id: DisclosureId, kind: &str, answers: Option<(&str, &str)>) -> NoticeId {
        let draft = NoticeDraft {
            kind: NoticeKind::parse(kind).unwrap(),
            regime: answers.map(|(regime, _)| regime.to_owned()),
            stage: answers.map(|(_, stage)| stage.to_owned()),
            recipient: vec!["Klinik Musterstadt".into(), "20000 Musterstadt".into()],
            ..NoticeDraft::default()
        };
        self.desk.new_notice(id, &draft).unwrap().0
    }

    fn set(&mut self, id: DisclosureId, path: &str, value: serde_json::Value) {
        self.desk.patch_disclosure(id, None, &[SetField::Add { path: path.into(), value }], "").unwrap();
    }

    fn stops(&self, notice: NoticeId) -> Vec<String> {
        let view = self.desk.show_notice(notice).unwrap();
        let stops = view.findings.iter().filter(|finding| finding.weight == Weight::Stops);
        stops.map(|finding| format!("{} {} ({})", finding.path, finding.message, finding.clause)).collect()
    }

    fn entries(&self, notice: NoticeId) -> Vec<NoticeEntry> {
        self.desk.notice_entries(notice, None).unwrap()
    }
}

/// Identifiers of products differ in nothing that a reader minds.
fn without_ids(line: &str) -> String {
    for folder in ["/product_forms/", "/products/"] {
        if let Some((before, after)) = line.split_once(folder) {
            return format!("{before}{folder}…{}", &after[36..]);
        }
    }
    line.to_owned()
}

/// A stage of the sample's rules that a kind answers.
fn stage_of(desk: &Desk, kind: &desk::KindView) -> Option<(String, String)> {
    let regimes = desk.vocabulary().regimes;
    let mut stages = regimes.iter().flat_map(|regime| regime.stages.iter().map(move |stage| (regime, stage)));
    let found = stages.find(|(regime, stage)| desk.kinds_for_stage(&regime.id, &stage.id).first() == Some(&kind.id));
    found.map(|(regime, stage)| (regime.id.clone(), stage.id.clone()))
}

#[test]
fn every_kind_is_drawn_from_the_record_and_says_what_it_lacks() {
    let mut office = office();
    let id = office.matter("Perfusa IV 300");
    let kinds = office.desk.notice_kinds();
    assert!(kinds.len() >= 29, "{} kinds", kinds.len());
    let mut lines = Vec::new();
    for kind in kinds {
        let stage = stage_of(&office.desk, &kind);
        assert!(stage.is_some() || !kind.needs_stage, "no stage of the rules leads to {}", kind.id);
        let answers = stage.as_ref().map(|(regime, stage)| (regime.as_str(), stage.as_str()));
        let notice = office.draft(id, kind.id.as_str(), answers);
        let preview = office.desk.preview_notice(notice, None).unwrap();
        assert!(preview.pdf.starts_with(b"%PDF-1.7"));
        assert_eq!(preview.pdf, office.desk.preview_notice(notice, None).unwrap().pdf, "{}", kind.id);
        lines.push(format!("{} ({})", kind.id, kind.name));
        lines.extend(office.stops(notice).into_iter().map(|line| format!("  {}", without_ids(&line))));
    }
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn what_the_fda_is_told_later_stands_under_item_thirteen() {
    let mut office = office();
    let id = office.matter("Perfusa IV 300");
    office.set(id, "/vulnerabilities/1/affected/1/versions", json!(">= 2.0 and < 2.9"));
    let products = office.desk.show_disclosure(id).unwrap().products;
    let affected: Vec<String> = products.iter().map(|product| product.id.to_string()).collect();
    office.set(
        id,
        "/form/us.responsible_person",
        json!("Jana Petersen, Head of Regulatory Affairs, Beispielstraße 14"),
    );
    for (field, value) in [
        ("us.injuries", json!("None known.")),
        ("us.consignees", json!({ "to_follow": "2026-12-01", "reason": "The service still compares its list." })),
        ("us.communications", json!(["customer-letter.pdf"])),
    ] {
        office.set(id, &format!("/form/{field}"), value);
    }
    for product in &affected {
        let fields = json!({
            "us.common_name": "Pump, infusion (FRN)", "us.listing_number": "D000000", "us.total_made": 1480, "us.same_lot": 1480,
            "us.made_on": "2021 to 2026", "us.expected_life": "10 years"
        });
        office.set(id, &format!("/product_forms/{product}"), fields);
    }
    let notice = office.draft(id, "fda_806_report", Some(("us-fda-806", "cr-10wd")));
    assert_eq!(
        office.stops(notice),
        [
            "/notice/form/us.sequence_number Missing: (c)(1) Sequence number. (21 CFR 806.10(c)(1))",
            "/notice/form/us.report_kind Missing: (c)(1) Kind of report. (21 CFR 806.10(c)(1))"
        ]
    );
    let view = office.desk.show_notice(notice).unwrap();
    let mut draft = view.draft.clone();
    draft.form.insert("us.sequence_number".into(), FormValue::Text("001".into()));
    draft.form.insert("us.report_kind".into(), FormValue::Text("correction".into()));
    office.desk.save_notice(notice, view.revision, &draft).unwrap();
    assert_eq!(office.stops(notice), [] as [&str; 0]);
    let entries = office.entries(notice);
    let of = |label: &str| entries.iter().find(|entry| entry.label == label).unwrap();
    assert_eq!(of("Kind of report").text, "C: correction");
    assert_eq!(of("Marketing status").text, "K000000", "the record knows it");
    assert!(matches!(&of("Consignees").state, NoticeEntryState::ToFollow { by, .. } if by.to_string() == "2026-12-01"));
    // A promise needs a reason, and a choice is one of the choices.
    office.set(id, "/form/us.consignees", json!({ "to_follow": "2026-12-01" }));
    assert!(office.stops(notice)[0].contains("it is not said why"), "{:?}", office.stops(notice));
    draft.form.insert("us.report_kind".into(), FormValue::Text("repair".into()));
    let revision = office.desk.show_notice(notice).unwrap().revision;
    office.desk.save_notice(notice, revision, &draft).unwrap();
    assert!(office.stops(notice).iter().any(|line| line.contains("expected one of: correction, removal")));
}

#[test]
fn the_fields_of_the_platform_are_counted() {
    let mut office = office();
    let id = office.matter("Perfusa Link");
    let notice = office.draft(id, "cra_early_warning", Some(("eu-cra-art14", "aev-24h")));
    let entries = office.entries(notice);
    let of = |label: &str| entries.iter().find(|entry| entry.label == label).unwrap();
    assert_eq!((of("Title").max, of("Summary").max), (Some(255), Some(4000)));
    assert_eq!(of("Title").characters, of("Title").text.chars().count());
    assert_eq!(of("Member States where it is available").text, "DE, FR");
    assert_eq!(of("Aware since").state, NoticeEntryState::Known);
    assert_eq!(office.stops(notice), [] as [&str; 0], "what is known is enough for the first day");
    office.set(id, "/title", json!("x".repeat(256)));
    assert_eq!(
        office.stops(notice),
        ["/title Title has 256 characters; the form takes 255. (CRA Art. 14(2)(a); SRP glossary)"]
    );
    // The 72 h notification of a matter of which nothing more is known says what it lacks.
    let later = office.draft(id, "cra_notification", Some(("eu-cra-art14", "aev-72h")));
    assert!(office.stops(later).iter().any(|line| line.starts_with("/form/eu.srp_exploited_since")));
}

#[test]
fn restricted_text_stays_with_those_who_may_read_it() {
    let mut office = office();
    let id = office.matter("Perfusa IV 300");
    office.set(id, "/vulnerabilities/0/restricted", json!("The key is on the circuit board beside the battery."));
    for kind in office.desk.notice_kinds() {
        let stage = stage_of(&office.desk, &kind);
        let notice =
            office.draft(id, kind.id.as_str(), stage.as_ref().map(|(regime, stage)| (regime.as_str(), stage.as_str())));
        let view = office.desk.show_notice(notice).unwrap();
        let draft = NoticeDraft { include_restricted: true, ..view.draft };
        let entries = office.desk.notice_entries(notice, Some(&draft)).unwrap();
        let pdf = office.desk.preview_notice(notice, Some(&draft)).unwrap().pdf;
        let inside = notice::read_content(&pdf).unwrap().to_string();
        let leaks =
            inside.contains("circuit board") || entries.iter().any(|entry| entry.text.contains("circuit board"));
        let may = matches!(kind.audience, Audience::Authority | Audience::Internal);
        assert!(!leaks || may, "{} tells {:?}", kind.id, kind.audience);
        if !may {
            office.desk.save_notice(notice, view.revision, &draft).unwrap();
            assert!(
                office.stops(notice).iter().any(|line| line.starts_with("/notice/include_restricted")),
                "{}",
                kind.id
            );
        }
    }
}

#[test]
fn an_incident_report_leaves_as_a_well_formed_file() {
    let mut office = office();
    let id = office.matter("Kordia");
    office.set(id, "/form/int.event", json!("A <recording> had to be repeated & filter settings were changed."));
    let notice = office.draft(id, "eu_mir", Some(("eu-mdr-art87", "mir-15d")));
    let (name, bytes) = office.desk.export_notice_fields(notice).unwrap();
    assert_eq!(office.desk.export_notice(notice, desk::NoticeForm::Fields).unwrap(), (name.clone(), bytes.clone()));
    let xml = String::from_utf8(bytes).unwrap();
    assert!(name.ends_with(".mir-fields.xml"));
    insta::assert_snapshot!(xml);
    office.set(id, "/form/int.event", json!("x".repeat(4001)));
    let error = office.desk.export_notice_fields(notice).unwrap_err().to_string();
    assert!(error.contains("4001 characters; the form takes 4000"), "{error}");
    let view = office.desk.show_notice(notice).unwrap();
    assert!(!view.unverified.is_empty());
    let long = view.findings.iter().find(|finding| finding.path == "/form/int.event").unwrap();
    assert_eq!(long.weight, Weight::Note, "a limit that nobody verified does not stop a report: {long}");
    let letter = office.draft(id, "reporter_letter", None);
    assert!(office.desk.export_notice_fields(letter).is_err());
}

#[test]
fn a_kind_that_is_not_known_is_refused_and_one_that_is_no_longer_known_is_named() {
    let mut office = office();
    let id = office.matter("Kordia");
    let draft = |kind: &str| NoticeDraft { kind: NoticeKind::parse(kind).unwrap(), ..NoticeDraft::default() };
    assert!(
        office.desk.new_notice(id, &draft("no_such_kind")).unwrap_err().to_string().contains("no kind of document")
    );
    assert!(office.desk.new_notice(id, &draft("cover_sheet")).unwrap_err().to_string().contains("comes with its pack"));
    let stage = office.desk.kinds_for_stage("us-fda-806", "cr-10wd");
    assert_eq!(stage.iter().map(NoticeKind::as_str).collect::<Vec<_>>(), ["fda_806_report", "authority_notification"]);
}

#[test]
fn a_notice_in_another_language_needs_its_texts() {
    let mut office = office();
    let id = office.matter("Perfusa IV 300");
    office.set(id, "/vulnerabilities/1/affected/1/versions", json!(">= 2.0 and < 2.9"));
    let notice =
        office.desk.notices(id).unwrap().into_iter().find(|row| row.kind == NoticeKind::USER_NOTICE).unwrap().id;
    let view = office.desk.show_notice(notice).unwrap();
    let draft = NoticeDraft { language: "xx".into(), ..view.draft };
    office.desk.save_notice(notice, view.revision, &draft).unwrap();
    let stops = office.stops(notice);
    assert!(stops.iter().any(|line| line.starts_with("/notice/language There is no wording in “xx”")), "{stops:#?}");
    let untranslated = |stops: &[String]| stops.iter().filter(|line| line.contains("has no text in “xx”")).count();
    let before = untranslated(&stops);
    assert!(stops.iter().any(|line| line.starts_with("/translations/xx/safety/harm")) && before > 4, "{stops:#?}");
    let view = office.desk.show_disclosure(id).unwrap();
    let harm = view.disclosure.safety.harm.0;
    office.set(id, "/translations/xx", json!([{ "source": harm, "text": "Une phrase.", "by": "A. Example" }]));
    let stops = office.stops(notice);
    assert_eq!(untranslated(&stops), before - 1);
    assert!(!stops.iter().any(|line| line.starts_with("/translations/xx/safety/harm")));
    // The base text changes: what was translated is another text.
    office.set(id, "/safety/harm", json!("Something else may happen."));
    assert_eq!(untranslated(&office.stops(notice)), before);
}

#[test]
fn notices_in_two_languages_say_the_same() {
    let mut office = office();
    let id = office.matter("Perfusa IV 300");
    let mut draft = NoticeDraft { kind: NoticeKind::parse("user_notice").unwrap(), ..NoticeDraft::default() };
    let english = office.desk.new_notice(id, &draft).unwrap().1;
    draft.language = "de".into();
    let german = office.desk.new_notice(id, &draft).unwrap().0;
    let told = |office: &Office| -> Vec<(Weight, String)> {
        let findings = office.desk.show_notice(german).unwrap().findings.into_iter();
        let names_both =
            |one: &disclosure::Finding| one.message.contains(&format!("and {english} (en) do not say the same"));
        findings.filter(names_both).map(|one| (one.weight, one.message)).collect()
    };
    assert_eq!(told(&office), []);
    let harm = "At most 24 hours pass with version 4.6.2.";
    office.set(id, "/safety/harm", json!(harm));
    let translate = |office: &mut Office, text: &str| {
        office.set(id, "/translations/de", json!([{ "source": harm, "text": text, "by": "A. Example" }]));
    };
    translate(&mut office, "Mit Version 4.6.2 vergehen höchstens vierundzwanzig Stunden.");
    assert_eq!(told(&office)[0].0, Weight::Note, "a number may be spelled out");
    translate(&mut office, "Mit Version 4.6.1 vergehen höchstens 24 Stunden.");
    let found = told(&office);
    assert_eq!((found.len(), found[0].0), (1, Weight::Stops));
    let summary = office.desk.show_notice(german).unwrap().summary;
    assert!(
        found[0].1.contains("harm (“4.6.1” here, “4.6.2” there)") && found[0].1.starts_with(&summary.number),
        "{found:?}"
    );
    assert!(summary.language == "de" && !summary.wording_reviewed);
    assert!(office.desk.notices(id).unwrap().iter().any(|row| row.number == english && row.wording_reviewed));
}

#[test]
fn a_sealed_notice_leaves_in_other_forms_and_by_mail() {
    let mut office = office();
    let id = office.matter("Perfusa IV 300");
    office.set(id, "/vulnerabilities/1/affected/1/versions", json!(">= 2.0 and < 2.9"));
    let notice = office.desk.notices(id).unwrap().into_iter().find(|row| row.kind == NoticeKind::USER_NOTICE).unwrap();
    let list = b"name,email,language\nKlinik Nord,it@nord.example,fi\n,it@sued.example,\n";
    let order = |hidden| desk::MailOrder { recipients: list, hidden };
    assert!(office.desk.draft_mails(notice.id, &order(false)).unwrap_err().to_string().contains("not sealed yet"));
    let (name, text) = office.desk.export_notice(notice.id, desk::NoticeForm::Text).unwrap();
    assert!(name.ends_with("-draft.txt") && String::from_utf8(text).unwrap().contains("DRAFT"));
    office.desk.update_notice(notice.id).unwrap();
    office.desk.send_to_review(notice.id, "").unwrap();
    office.desk.approve_notice(notice.id, "").unwrap();
    let identity = office.identity.clone();
    let sealing = SealOrder { identity: &identity, passphrase: PASSPHRASE, meaning: "" };
    office.desk.seal_notice(notice.id, &sealing).unwrap();
    let before = office.desk.export_notice(notice.id, desk::NoticeForm::Html).unwrap();
    office.set(id, "/safety/harm", json!("Something else."));
    assert_eq!(
        office.desk.export_notice(notice.id, desk::NoticeForm::Html).unwrap(),
        before,
        "it says what was sealed"
    );
    let (_, zip) = office.desk.export_notice(notice.id, desk::NoticeForm::WithReplies).unwrap();
    let (folder, files) = pack::read_zip(&zip).unwrap();
    assert_eq!((folder, files.len()), (notice.number.clone(), 3));
    let mails = office.desk.draft_mails(notice.id, &order(false)).unwrap();
    assert_eq!((mails.drafts, mails.recipients), (2, 2));
    assert!(mails.remarks[0].contains("1 of the list wish “fi”"), "{:?}", mails.remarks);
    assert_eq!(mails, office.desk.draft_mails(notice.id, &order(false)).unwrap());
    let first = exchange::read_mail(&mails.files[0].1).unwrap();
    assert!(first.subject.ends_with(&notice.number) && first.text.contains("Perfusa IV 300"));
    assert_eq!(first.files[0].bytes, office.desk.sealed_file(notice.id).unwrap().bytes);
    let hidden = office.desk.draft_mails(notice.id, &order(true)).unwrap();
    let text = String::from_utf8(hidden.files[0].1.clone()).unwrap();
    assert!(hidden.drafts == 1 && text.contains("Bcc: ") && text.contains("it@sued.example"), "{text}");
    let wrong = desk::MailOrder { recipients: b"email\nnobody\n", hidden: false };
    assert!(office.desk.draft_mails(notice.id, &wrong).unwrap_err().to_string().contains("line 2: “nobody”"));
}

#[test]
fn two_people_sign_and_a_picture_needs_words() {
    let mut office = office();
    let id = office.matter("Perfusa IV 300");
    office.set(id, "/vulnerabilities/1/affected/1/versions", json!(">= 2.0 and < 2.9"));
    let svg = br##"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#173f63"/></svg>"##;
    office.desk.set_logo(Some(("logo.svg", svg))).unwrap();
    assert!(office.desk.set_logo(Some(("logo.gif", b"GIF89a"))).is_err());
    let picture = office.desk.add_picture(id, "about.svg", svg).unwrap();
    let notice =
        office.desk.notices(id).unwrap().into_iter().find(|row| row.kind == NoticeKind::USER_NOTICE).unwrap().id;
    let view = office.desk.show_notice(notice).unwrap();
    let mut draft = view.draft.clone();
    draft.figures =
        vec![disclosure::Figure { attachment: picture, alternative: String::new(), caption: "The menu".into() }];
    draft.further_signatories = vec![disclosure::FurtherSignatory {
        signatory: disclosure::Signatory { name: "Jana Petersen".into(), ..disclosure::Signatory::default() },
        meaning: "Authorship".into(),
    }];
    let saved = office.desk.save_notice(notice, view.revision, &draft).unwrap();
    assert!(office.stops(notice)[0].contains("no words for those who do not see it"));
    draft.figures[0].alternative = "The menu Service, About with the version".into();
    office.desk.save_notice(notice, saved.revision, &draft).unwrap();
    assert_eq!(office.stops(notice), [] as [&str; 0]);
    office.desk.send_to_review(notice, "").unwrap();
    office.desk.approve_notice(notice, "").unwrap();
    let identity = office.identity.clone();
    let order = SealOrder { identity: &identity, passphrase: PASSPHRASE, meaning: "" };
    let alone = office.desk.seal_notice(notice, &order).unwrap_err().to_string();
    assert!(alone.contains("name an identity for Jana Petersen too"), "{alone}");
    office.desk.seal_notice_by(notice, &[order.clone(), order], None).unwrap();
    let pdf = office.desk.sealed_file(notice).unwrap().bytes;
    let content = notice::read_content(&pdf).unwrap();
    assert_eq!(content["kind"], "user_notice");
    assert!(!content.to_string().contains("<svg"), "the picture is drawn, not carried as a file");
}

#[test]
fn a_notice_says_when_the_record_went_on() {
    let mut office = office();
    let id = office.matter("Perfusa IV 300");
    let notice =
        office.desk.notices(id).unwrap().into_iter().find(|row| row.kind == NoticeKind::USER_NOTICE).unwrap().id;
    assert!(office.desk.notice_step(notice).unwrap().in_step);
    // A draft shows the record as it is; it says what came in since its author saved it.
    office.set(id, "/vulnerabilities/1/affected/1/versions", json!(">= 2.0 and < 2.9"));
    let step = office.desk.notice_step(notice).unwrap();
    assert_eq!((step.in_step, step.offer), (false, StepOffer::Update));
    let said: Vec<String> = step
        .changes
        .iter()
        .map(|change| {
            let words = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".into());
            format!("{}: {} → {}", change.what, words(&change.before), words(&change.after))
        })
        .collect();
    assert!(said.iter().any(|line| line.contains("Versions") && line.contains("≥ 2.0 and < 2.9")), "{said:#?}");
    office.desk.update_notice(notice).unwrap();
    assert!(office.desk.notice_step(notice).unwrap().in_step);
    office.desk.send_to_review(notice, "").unwrap();
    office.desk.approve_notice(notice, "").unwrap();
    assert!(office.desk.notice_step(notice).unwrap().in_step);
    assert!(office.desk.supersede_notice(notice).is_err(), "what is not sealed is changed itself");
    let identity = office.identity.clone();
    office.desk.seal_notice(notice, &SealOrder { identity: &identity, passphrase: PASSPHRASE, meaning: "" }).unwrap();
    let step = office.desk.notice_step(notice).unwrap();
    assert_eq!(step.changes, [], "nothing changed since it was sealed");
    let sealed = office.desk.sealed_file(notice).unwrap().bytes;
    // A fact that the notice does not print leaves it in step; a text that it prints does not.
    office.set(id, "/owner", json!("Somebody else"));
    assert!(office.desk.notice_step(notice).unwrap().in_step);
    office.set(id, "/safety/harm", json!("A delayed update can lead to a wrong dose."));
    let view = office.desk.show_notice(notice).unwrap();
    assert_eq!(view.step.offer, StepOffer::Supersede);
    assert_eq!(view.step.changes.len(), 1, "{:#?}", view.step.changes);
    assert_eq!(view.step.changes[0].what, "Risk to patients, users and others");
    let (next, number) = office.desk.supersede_notice(notice).unwrap();
    let view = office.desk.show_notice(next).unwrap();
    assert_eq!((number.as_str(), view.draft.replaces), ("VD-2026-0004-U2", Some(notice)));
    assert!(view.step.in_step);
    assert!(office.desk.update_notice(notice).is_err());
    assert_eq!(office.desk.sealed_file(notice).unwrap().bytes, sealed, "what is sealed is never changed");
}

#[test]
fn a_character_that_no_face_has_is_named_beside_its_field() {
    let mut office = office();
    let id = office.matter("Perfusa IV 300");
    office.set(id, "/vulnerabilities/1/affected/1/versions", json!(">= 2.0 and < 2.9"));
    for (text, name) in [("The pump \u{6ce8} beeps", "U+6CE8"), ("Reported by \u{5c71}\u{7530}", "U+7530")] {
        office.set(id, "/safety/harm", json!(text));
        let notice =
            office.desk.notices(id).unwrap().into_iter().find(|row| row.kind == NoticeKind::USER_NOTICE).unwrap().id;
        let stops = office.stops(notice);
        assert!(stops.len() == 1 && stops[0].starts_with("/safety/harm") && stops[0].contains(name), "{stops:#?}");
    }
}

#[test]
fn kinds_name_only_stages_facts_and_questions_that_the_rules_know() {
    let office = office();
    let words = office.desk.vocabulary();
    let facts: Vec<&str> = words.fact_kinds.iter().map(|fact| fact.id.as_str()).collect();
    let stages: Vec<String> = words
        .regimes
        .iter()
        .flat_map(|regime| regime.stages.iter().map(move |stage| format!("{}/{}", regime.id, stage.id)))
        .collect();
    for kind in notice::kind::Kinds::embedded().all() {
        for pattern in &kind.answers {
            assert!(
                stages.iter().any(|stage| notice::kind::fits(pattern, stage)),
                "{}: no stage is {pattern}",
                kind.id
            );
        }
        for told in &kind.told {
            assert!(facts.contains(&told.fact.as_str()), "{}: no fact is {}", kind.id, told.fact);
        }
        for fact in kind.names().iter().filter_map(|name| name.strip_prefix("fact.")) {
            assert!(facts.contains(&fact), "{}: no fact is {fact}", kind.id);
        }
    }
    for field in notice::kind::Kinds::embedded().fields() {
        if let Some(fact) = field.default_from.strip_prefix("fact.") {
            assert!(facts.contains(&fact), "{}: no fact is {fact}", field.id);
        }
    }
    // Each stage leads to a document, and those with a form of their own to that form.
    let first = |regime: &str, stage: &str| office.desk.kinds_for_stage(regime, stage).first().unwrap().to_string();
    for (stage, expected) in [
        ("eu-mdr-art87/fsn-users", "field_safety_notice"),
        ("eu-mdr-art87/fsn-draft-review", "field_safety_notice"),
        ("eu-mdr-art87/fsca-advance", "authority_notification"),
        ("eu-mdr-art87/mir-10d", "eu_mir"),
        ("eu-ivdr-art82/ivd-2d", "eu_mir"),
        ("ch-swissmedic/ch-15d", "ch_swissmedic_report"),
        ("ch-swissmedic/ch-fsn-users", "field_safety_notice"),
        ("std-iec81001-417/timely-users", "user_notice"),
        ("us-fda-cyber-2016/cust-30d", "user_notice"),
        ("sg-hsa/sg-10d", "authority_notification"),
    ] {
        let (regime, id) = stage.split_once('/').unwrap();
        assert_eq!(first(regime, id), expected, "{stage}");
    }
}
