//! From the first report to the credit letter: receipt, investigation, analysis, decision, coordination.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "common/sample.rs"]
mod sample;

use chrono::{DateTime, Utc};
use desk::{
    Clock, Code, Desk, EmbargoInput, IntakeTargets, JudgementInput, LetterInput, LetterWish, MailFile, PromiseInput,
    ReportDecisionInput, ReportInput, SetField, TriageQuestion,
};
use disclosure::{
    CreditWish, Direction, LetterPurpose, Organisation, Product, ReportId, ReportState, ReportVerdict, Reporter, YesNo,
};
use sample::empty;
use serde_json::json;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

const PASSPHRASE: &str = "correct horse battery";

fn office() -> (TempDir, Desk) {
    let (folder, mut desk) = empty();
    let organisation = Organisation {
        name: "Nordlicht Medizintechnik GmbH".into(),
        country: "DE".parse_country(),
        zone: "Europe/Berlin".into(),
        email: "psirt@nordlicht.example".into(),
        website: "https://nordlicht.example/security".into(),
        ..Organisation::default()
    };
    desk.save_organisation(&organisation).unwrap();
    desk.add_product(&Product { name: "Perfusa IV 300".into(), ..Product::default() }).unwrap();
    (folder, desk)
}

trait Country {
    fn parse_country(&self) -> disclosure::CountryCode;
}

impl Country for str {
    fn parse_country(&self) -> disclosure::CountryCode {
        disclosure::CountryCode::parse(self).unwrap()
    }
}

fn by_hand() -> ReportInput {
    let reporter = Reporter { email: "rena@research.example".into(), ..Reporter::default() };
    ReportInput {
        reporter,
        text: "The service account of the Perfusa IV 300 has the password admin (CVE-2026-10001).\nCVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H".into(),
        received_at: "2026-11-20 09:40".into(),
        ..ReportInput::default()
    }
}

fn judge(desk: &mut Desk, id: ReportId) {
    for (question, answer, reason) in [
        (TriageQuestion::Applicable, YesNo::Yes, ""),
        (TriageQuestion::Verifiable, YesNo::Yes, ""),
        (TriageQuestion::RelatedThreats, YesNo::No, "none known"),
    ] {
        desk.judge_report(id, None, &JudgementInput { question, answer, reason: reason.into() }).unwrap();
    }
}

fn analyse(desk: &mut Desk, id: ReportId) {
    let set = |path: &str, value: &str| SetField::Add { path: path.into(), value: json!(value) };
    let patch = [
        set("/analysis/affected_versions", "< 2.9"),
        set("/analysis/root_cause", "a password that ships with every device"),
        set("/analysis/safety_impact", "dose can be changed"),
    ];
    desk.patch_report(id, None, &patch, "").unwrap();
}

#[test]
fn what_a_report_says_is_taken_over() {
    let (_folder, mut desk) = office();
    let received = desk.receive_report(&by_hand()).unwrap();
    assert_eq!(received.number, "IN-2026-0001");
    let view = desk.show_report("in-2026-0001").unwrap();
    assert_eq!(view.report.title, "The service account of the Perfusa IV 300 has the password admin (CVE-2026-10001)");
    assert_eq!(view.report.cves, ["CVE-2026-10001"]);
    assert_eq!(view.report.analysis.vectors.len(), 1);
    assert_eq!(view.products.iter().map(|product| product.title.as_str()).collect::<Vec<_>>(), ["Perfusa IV 300"]);
    assert_eq!(view.received_text, "Fri 20 Nov 2026, 09:40 CET");
    assert_eq!(view.state, ReportState::Received);
}

#[test]
fn the_receipt_starts_clocks_that_can_be_changed() {
    let (_folder, mut desk) = office();
    let id = desk.receive_report(&by_hand()).unwrap().id;
    let clocks = |desk: &Desk| {
        let clocks = desk.show_report("IN-2026-0001").unwrap().clocks;
        clocks
            .into_iter()
            .map(|clock| {
                let met = if clock.met_at.is_some() { ", met" } else { "" };
                let unverified = if clock.is_unverified { ", not verified" } else { "" };
                format!("{}: {}{met}{unverified}", clock.label, clock.due_text)
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(
        clocks(&desk),
        ["Triage: Mon 23 Nov, 09:40 CET, not verified", "Acknowledgement: Fri 27 Nov, 23:59 CET, not verified"]
    );
    let targets = IntakeTargets { acknowledge_in_days: Some(2), triage_in_hours: Some(120) };
    desk.save_intake_targets(&targets).unwrap();
    assert_eq!(clocks(&desk), ["Acknowledgement: Sun 22 Nov, 23:59 CET", "Triage: Wed 25 Nov, 09:40 CET"]);
    assert_eq!(desk.promised_times().unwrap(), (2, 120));
    let error = desk.save_intake_targets(&IntakeTargets { triage_in_hours: Some(0), ..targets }).unwrap_err();
    assert_eq!(error.field_path(), Some("/triage_in_hours"));

    let letter = LetterInput {
        direction: Direction::Out,
        at: "2026-11-21 10:00".into(),
        from: String::new(),
        to: String::new(),
        channel: "Telephone".into(),
        subject: String::new(),
        text: "Told by telephone that the report arrived.".into(),
        purpose: Some(LetterPurpose::Acknowledge),
    };
    desk.record_letter("IN-2026-0001", &letter, &[]).unwrap();
    judge(&mut desk, id);
    assert_eq!(clocks(&desk), ["Acknowledgement: Sun 22 Nov, 23:59 CET, met", "Triage: Wed 25 Nov, 09:40 CET, met"]);
}

#[test]
fn a_decision_to_disclose_makes_the_disclosure_and_keeps_the_link() {
    let (_folder, mut desk) = office();
    let id = desk.receive_report(&by_hand()).unwrap().id;
    let decide = |verdict, approved_by: &str| ReportDecisionInput {
        verdict,
        reason: "the residual risk is not acceptable".into(),
        approved_by: approved_by.into(),
    };
    let early = desk.decide_report(id, None, &decide(ReportVerdict::Disclose, "")).unwrap_err();
    assert_eq!(early.field_path(), Some("/triage"));
    judge(&mut desk, id);
    let early = desk.decide_report(id, None, &decide(ReportVerdict::Disclose, "")).unwrap_err();
    assert_eq!(early.field_path(), Some("/analysis"));
    for approver in ["", "jana petersen"] {
        let alone = desk.decide_report(id, None, &decide(ReportVerdict::Monitor, approver)).unwrap_err();
        assert_eq!(alone.field_path(), Some("/approved_by"), "{alone}");
    }
    desk.decide_report(id, None, &decide(ReportVerdict::Monitor, "Dr. Miriam Albers")).unwrap();
    let again = desk.decide_report(id, None, &decide(ReportVerdict::Reject, "Dr. Miriam Albers")).unwrap_err();
    assert_eq!(again.code(), Code::State);
    analyse(&mut desk, id);
    let decided = desk.decide_report(id, None, &decide(ReportVerdict::Disclose, "")).unwrap();
    let made = decided.disclosure.unwrap();
    let view = desk.show_report("IN-2026-0001").unwrap();
    assert_eq!(view.disclosure.as_ref(), Some(&made));
    assert_eq!(view.state, ReportState::Decided);
    let disclosure = desk.show_disclosure(made.id.parse().unwrap()).unwrap();
    assert_eq!(disclosure.reports.iter().map(|report| report.number.as_str()).collect::<Vec<_>>(), ["IN-2026-0001"]);
    let record = &disclosure.disclosure;
    assert_eq!(record.vulnerabilities[0].cve, "CVE-2026-10001");
    assert_eq!(record.vulnerabilities[0].scores.len(), 1);
    assert_eq!(record.vulnerabilities[0].affected[0].versions, "< 2.9");
    assert!(record.summary.is_blank(), "words of a reporter are not public by themselves");
    let facts: Vec<String> = desk
        .facts(made.id.parse().unwrap())
        .unwrap()
        .into_iter()
        .map(|fact| format!("{} {}", fact.fact.kind, fact.at_text))
        .collect();
    assert_eq!(
        facts,
        [
            "vulnerability_received Fri 20 Nov, 09:40 CET",
            "report_triaged Mon 23 Nov, 14:20 CET",
            "disclosure_decision Mon 23 Nov, 14:20 CET"
        ]
    );
}

#[test]
fn what_is_kept_with_its_person_is_not_patched() {
    let (_folder, mut desk) = office();
    let id = desk.receive_report(&by_hand()).unwrap().id;
    for path in ["/decision", "/triage/applicable", "/embargo/-", "/promises", "/disclosure", "/duplicate_of"] {
        let patch = [SetField::Add { path: path.into(), value: json!(null) }];
        assert_eq!(desk.patch_report(id, None, &patch, "").unwrap_err().field_path(), Some(path));
    }
    let stale = [SetField::Replace { path: "/title".into(), value: json!("x") }];
    desk.patch_report(id, Some(1), &stale, "").unwrap();
    assert_eq!(desk.patch_report(id, Some(1), &stale, "").unwrap_err().code(), Code::Conflict);
}

#[test]
fn possible_duplicates_are_shown() {
    let (_folder, mut desk) = office();
    desk.receive_report(&by_hand()).unwrap();
    let other = ReportInput { text: "Default credentials in cve-2026-10001.".into(), ..ReportInput::default() };
    let second = desk.receive_report(&other).unwrap();
    let words =
        ReportInput { text: "Perfusa service account with weak password admin".into(), ..ReportInput::default() };
    desk.receive_report(&words).unwrap();
    let shown = |number: &str| {
        let duplicates = desk.show_report(number).unwrap().duplicates;
        duplicates.into_iter().map(|duplicate| format!("{}; {}", duplicate.title, duplicate.why)).collect::<Vec<_>>()
    };
    let second_title = "IN-2026-0002 Default credentials in cve-2026-10001; CVE-2026-10001";
    assert!(shown("IN-2026-0001").contains(&second_title.to_owned()), "{:?}", shown("IN-2026-0001"));
    assert!(shown("IN-2026-0003")[0].starts_with("IN-2026-0001"), "{:?}", shown("IN-2026-0003"));
    desk.mark_duplicate(second.id, Some("IN-2026-0001"), "same CVE").unwrap();
    let error = desk.mark_duplicate(second.id, Some("IN-2026-0002"), "").unwrap_err();
    assert_eq!(error.field_path(), Some("/duplicate_of"));
    assert_eq!(desk.list_reports().unwrap()[1].state_text, "Duplicate");
}

#[test]
fn an_embargo_that_would_break_a_law_shows_both_dates() {
    let (_folder, mut desk) = office();
    let product: Product = serde_json::from_value(json!({
        "name": "Kordia ECG 12", "markets": [{ "country": "DE", "status": "mdr_device" }]
    }))
    .unwrap();
    desk.add_product(&product).unwrap();
    let input = ReportInput { text: "Kordia ECG 12 crashes".into(), ..ReportInput::default() };
    let id = desk.receive_report(&input).unwrap().id;
    judge(&mut desk, id);
    let set = |path: &str, value: &str| SetField::Add { path: path.into(), value: json!(value) };
    let patch = [
        set("/analysis/affected_versions", "all versions"),
        set("/analysis/root_cause", "x"),
        set("/analysis/safety_impact", "x"),
        set("/analysis/ranking", "high"),
    ];
    desk.patch_report(id, None, &patch, "").unwrap();
    let embargo = EmbargoInput { until: "2027-02-01 10:00".into(), with: "CERT/CC".into(), ..EmbargoInput::default() };
    desk.agree_embargo(id, None, &embargo).unwrap();
    let decision =
        ReportDecisionInput { verdict: ReportVerdict::Disclose, reason: "serious".into(), approved_by: String::new() };
    let made = desk.decide_report(id, None, &decision).unwrap().disclosure.unwrap();
    let disclosure = made.id.parse().unwrap();
    assert!(desk.show_disclosure(disclosure).unwrap().disclosure.embargo.is_some());
    assert_eq!(desk.show_report("IN-2026-0001").unwrap().conflicts, []);
    desk.answer(disclosure, "serious_incident", Some(YesNo::Yes), "harm").unwrap();
    let fact = desk::FactInput {
        kind: "awareness_serious_incident".into(),
        at: "2026-11-23 10:00".into(),
        country: "DE".into(),
        ..desk::FactInput::default()
    };
    desk.record_fact(disclosure, &fact).unwrap();
    let conflicts = desk.show_report("IN-2026-0001").unwrap().conflicts;
    let mdr = conflicts.iter().find(|conflict| conflict.authority.contains("BfArM")).unwrap();
    assert!(!mdr.is_public && mdr.way_out.contains("in confidence"), "{mdr:?}");
    assert_eq!(mdr.embargo_text, "Mon 1 Feb 2027, 10:00 CET");
    let change = EmbargoInput { until: "2026-12-01 10:00".into(), with: "CERT/CC".into(), ..EmbargoInput::default() };
    assert_eq!(desk.agree_embargo(id, None, &change).unwrap_err().field_path(), Some("/reason"));
    desk.agree_embargo(id, None, &EmbargoInput { reason: "the law".into(), ..change }).unwrap();
    let view = desk.show_report("IN-2026-0001").unwrap();
    assert_eq!(view.embargo_texts.len(), 2, "the earlier agreement stays");
    let record = desk.show_disclosure(disclosure).unwrap().disclosure;
    assert_eq!(record.embargo.unwrap().until, "2026-12-01T09:00:00Z".parse::<DateTime<Utc>>().unwrap());
}

#[test]
fn promises_are_shown_and_kept() {
    let (_folder, mut desk) = office();
    let id = desk.receive_report(&by_hand()).unwrap().id;
    let promise = PromiseInput { what: "Status".into(), by: "2026-11-25 12:00".into(), ..PromiseInput::default() };
    desk.promise(id, None, &promise).unwrap();
    let bad = PromiseInput { by: "soon".into(), ..promise };
    assert_eq!(desk.promise(id, None, &bad).unwrap_err().field_path(), Some("/by"));
    let shown = |desk: &Desk| {
        desk.show_report("IN-2026-0001").unwrap().clocks.into_iter().find(|clock| clock.promise == Some(0)).unwrap()
    };
    assert_eq!(shown(&desk).left, "45 h");
    desk.keep_promise(id, None, 0).unwrap();
    assert!(shown(&desk).met_at.is_some() && !shown(&desk).late);
    assert_eq!(desk.keep_promise(id, None, 0).unwrap_err().code(), Code::State);
    assert_eq!(desk.keep_promise(id, None, 7).unwrap_err().code(), Code::Field);
}

#[test]
fn a_table_is_received_whole_or_not_at_all() {
    let (_folder, mut desk) = office();
    let bad =
        "title;source;received_at\nA;researcher;2026-11-01\nB;uncle;2026-11-02\nC;user;2027-01-01\nD;user;yesterday\n";
    let error = desk.receive_report_table(bad.as_bytes()).unwrap_err().to_string();
    insta::assert_snapshot!(error, @"
    Nothing was received from the table:
    line 3, source: “uncle” is no source; expected one of: Tester, Supplier of a component, Developer, User of the product, Audit log, Researcher, Public data
    line 4, received_at: “2027-01-01 00:00” lies ahead; a report is recorded when it has come
    line 5, received_at: “yesterday” is not a date and time; expected for example 2026-11-20 09:40, or 2026-11-20T09:40+01:00
    ");
    assert!(desk.list_reports().unwrap().is_empty());
    let good = "title,source,received_at,cve\nA,audit log,2026-11-01,CVE-2026-10001 CVE-2026-10002\nB,public_data,2026-11-02 10:00,\n";
    assert_eq!(desk.receive_report_table(good.as_bytes()).unwrap().len(), 2);
    assert_eq!(desk.show_report("IN-2026-0001").unwrap().report.cves.len(), 2);
}

#[test]
fn letters_are_written_in_the_language_of_the_reporter() {
    let (_folder, mut desk) = office();
    let mut input = by_hand();
    input.reporter.name = "Réna Fiktiv".into();
    input.reporter.email = "rena@research.example".into();
    let received = desk.receive_report(&input).unwrap();
    let mut all = String::new();
    for language in ["en", "de-AT", "fr"] {
        let patch = [
            SetField::Add { path: "/reporter/language".into(), value: json!(language) },
            SetField::Add { path: "/reporter/credit".into(), value: json!(CreditWish::Named) },
        ];
        desk.patch_report(received.id, None, &patch, "").unwrap();
        for purpose in [LetterPurpose::Acknowledge, LetterPurpose::Status, LetterPurpose::Credit] {
            let letter = desk.letter_text("IN-2026-0001", &LetterWish::to_reporter(purpose)).unwrap();
            all.push_str(&format!("── {language} ──\n{}\n\n{}\n{:?}\n\n", letter.subject, letter.text, letter.remarks));
        }
    }
    insta::assert_snapshot!(all);
    let letter = desk.letter_text("IN-2026-0001", &LetterWish::to_reporter(LetterPurpose::Acknowledge)).unwrap();
    let error = desk.write_letter("IN-2026-0001", &letter, true, None, &[]).unwrap_err();
    assert_eq!(error.field_path(), Some("/reporter/openpgp"));
    let written = desk.write_letter("IN-2026-0001", &letter, false, None, &[]).unwrap();
    assert_eq!(written.file_name, "IN-2026-0001-acknowledge.eml");
    let file = desk.letter_file("IN-2026-0001", written.attachment).unwrap();
    assert!(String::from_utf8(file.bytes).unwrap().contains("X-Unsent: 1"));
}

#[test]
fn a_letter_to_a_party_says_no_more_than_it_may_see() {
    let (_folder, mut desk) = office();
    let received = desk.receive_report(&by_hand()).unwrap();
    let parties = json!([
        { "name": "CERT/CC", "role": "cert_cc", "email": "cert@cert.example", "openpgp": "", "may_see": "dates", "reference": "VU#100001" },
        { "name": "Nordwerk Codecs", "role": "component_supplier", "email": "", "openpgp": "", "may_see": "restricted_detail", "reference": "" },
        { "name": "CSIRT Musterland", "role": "national_csirt", "email": "csirt@musterland.example", "openpgp": "", "may_see": "public_text", "reference": "" },
    ]);
    desk.patch_report(received.id, None, &[SetField::Add { path: "/parties".into(), value: parties }], "").unwrap();
    let number = received.number.as_str();
    let wish = |purpose, party: &str, language: Option<&str>| LetterWish {
        purpose,
        party: Some(party.into()),
        language: language.map(str::to_owned),
    };
    let title = desk.show_report(number).unwrap().report.title;
    let mut all = String::new();
    for (party, language) in [("CERT/CC", None), ("Nordwerk Codecs", Some("de")), ("CSIRT Musterland", None)] {
        for purpose in LetterPurpose::TO_PARTY {
            let letter = desk.letter_text(number, &wish(purpose, party, language)).unwrap();
            let may_know = party == "Nordwerk Codecs";
            assert!(may_know || !letter.text.contains(&title), "{party} {purpose:?}: {}", letter.text);
            if purpose == LetterPurpose::Inform {
                assert_eq!(letter.text.contains(&title), may_know, "{party}: {}", letter.text);
                all.push_str(&format!(
                    "── {party} ──\nTo: {}\n{}\n\n{}\n{:#?}\n\n",
                    letter.to, letter.subject, letter.text, letter.remarks
                ));
            }
        }
    }
    insta::assert_snapshot!(all);

    let refused = |wish: &LetterWish| desk.letter_text(number, wish).unwrap_err().to_string();
    insta::assert_snapshot!(
        format!(
            "{}\n{}\n{}",
            refused(&wish(LetterPurpose::Inform, "CERT/C", None)),
            refused(&wish(LetterPurpose::Credit, "CERT/CC", None)),
            refused(&LetterWish::to_reporter(LetterPurpose::Inform)),
        ),
        @"
    /party: “CERT/C” takes no part in this report; those who do: CERT/CC, Nordwerk Codecs, CSIRT Musterland
    /purpose: there is no letter “credit” to CERT/CC; there are inform, ask, status, embargo, release
    /purpose: there is no letter “inform” to the reporter; there are acknowledge, ask, status, embargo, release, credit
    "
    );
    let letter = desk.letter_text(number, &wish(LetterPurpose::Inform, "CERT/CC", None)).unwrap();
    let error = desk.write_letter(number, &letter, true, None, &[]).unwrap_err();
    assert_eq!(error.field_path(), Some("/party/openpgp"));
    let log = MailFile::named(std::path::Path::new("/tmp/trace.log"), b"GET /".to_vec());
    let written = desk.write_letter(number, &letter, false, None, std::slice::from_ref(&log)).unwrap();
    let kept = &desk.show_report(number).unwrap().letters[0].letter;
    assert_eq!((kept.to.as_str(), kept.files[0].name.as_str()), ("CERT/CC <cert@cert.example>", "trace.log"));
    let draft = desk.letter_file(number, written.attachment).unwrap().bytes;
    let draft = String::from_utf8(draft).unwrap();
    assert!(draft.contains("To: cert@cert.example\r\n") && draft.contains("trace.log"), "{draft}");
}

#[test]
fn a_letter_that_went_another_way_keeps_its_channel_and_files() {
    let (_folder, mut desk) = office();
    let number = desk.receive_report(&by_hand()).unwrap().number;
    let input = LetterInput {
        direction: Direction::In,
        at: String::new(),
        from: String::new(),
        to: String::new(),
        channel: "Portal".into(),
        subject: "Trace".into(),
        text: "They sent a trace.".into(),
        purpose: None,
    };
    let trace = MailFile::named(std::path::Path::new("trace.pdf"), b"%PDF-1.7".to_vec());
    desk.record_letter(&number, &input, std::slice::from_ref(&trace)).unwrap();
    let kept = desk.show_report(&number).unwrap().letters.remove(0).letter;
    assert_eq!((kept.channel.as_str(), kept.files[0].media_type.as_str()), ("Portal", "application/pdf"));
    assert_eq!(desk.letter_file(&number, kept.files[0].file).unwrap().bytes, trace.bytes);

    let large = MailFile { bytes: vec![0; desk::MAX_LETTER_FILE as usize + 1], ..trace.clone() };
    let error = desk.record_letter(&number, &input, &[large]).unwrap_err();
    assert_eq!((error.field_path(), error.to_string().contains("trace.pdf")), (Some("/files"), true));
    let many = vec![trace; desk::MAX_LETTER_FILES + 1];
    assert_eq!(desk.record_letter(&number, &input, &many).unwrap_err().field_path(), Some("/files"));
    assert_eq!(desk.show_report(&number).unwrap().letters.len(), 1);
}

#[test]
fn hostile_mail_is_read_as_text_and_refused_beyond_limits() {
    let (_folder, mut desk) = office();
    for bad in [&b""[..], b"\x7fELF", b"{}"] {
        assert_eq!(desk.receive_mail(bad, None, None).unwrap_err().code(), Code::BadFile);
    }
    let mail = "From: x <x@y.example>\r\nSubject: =?utf-8?q?=0D=0ABcc:_z?=\r\nContent-Type: text/html\r\n\r\n<b>Perfusa IV 300</b> <script>alert(1)</script><img src=http://track.example/x>";
    let received = desk.receive_mail(mail.as_bytes(), None, None).unwrap();
    let view = desk.show_report(&received.number).unwrap();
    assert!(!view.report.text.contains('<') && !view.report.title.contains('\n'), "{view:?}");
    assert_eq!(view.letters.len(), 1);
    assert_eq!(view.products.len(), 1);
    let broken = "From: x <x@y.example>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n";
    desk.receive_mail(&[broken.as_bytes(), b"\xff\xfe"].concat(), None, None).unwrap();
    let encrypted =
        "From: x <x@y.example>\r\n\r\n-----BEGIN PGP MESSAGE-----\r\n\r\nwcFM\r\n-----END PGP MESSAGE-----\r\n";
    let error = desk.receive_mail(encrypted.as_bytes(), None, None).unwrap_err();
    assert!(error.to_string().contains("no OpenPGP key"), "{error}");
}

/// GnuPG in a folder of its own.
struct Gpg(TempDir);

impl Gpg {
    fn new() -> Option<Self> {
        if Command::new("gpg").arg("--version").output().is_err() {
            println!("skipped: GnuPG is not installed");
            return None;
        }
        Some(Self(tempfile::tempdir().unwrap()))
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn run(&self, arguments: &[&str]) -> Vec<u8> {
        let output = Command::new("gpg")
            .args(["--batch", "--yes", "--quiet", "--pinentry-mode", "loopback", "--trust-model", "always"])
            .args(arguments)
            .env("GNUPGHOME", self.path())
            .current_dir(self.path())
            .output()
            .unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.path().join(name), bytes).unwrap();
    }
}

/// A mail as GnuPG and a mail program make it: signed and encrypted, with the key of the reporter and a file inside.
fn encrypted_mail(gpg: &Gpg) -> Vec<u8> {
    let key = String::from_utf8(gpg.run(&["--armor", "--export", "rena@research.example"])).unwrap();
    let inside = [
        "Content-Type: multipart/mixed; boundary=\"in\"",
        "",
        "--in",
        "Content-Type: text/plain; charset=utf-8",
        "",
        "The service account of the Perfusa IV 300 has the password admin. Größenänderung möglich.",
        "--in",
        "Content-Type: application/octet-stream; name=\"poc.py\"",
        "Content-Disposition: attachment; filename=\"poc.py\"",
        "",
        "print('hello')",
        "--in",
        "Content-Type: application/pgp-keys; name=\"rena.asc\"",
        "Content-Disposition: attachment; filename=\"rena.asc\"",
        "",
        &key,
        "--in--",
        "",
    ]
    .join("\r\n");
    gpg.write("inside.eml", inside.as_bytes());
    let armour = gpg.run(&[
        "--armor",
        "--sign",
        "--encrypt",
        "--recipient",
        "psirt@nordlicht.example",
        "--output",
        "-",
        "inside.eml",
    ]);
    let armour = String::from_utf8(armour).unwrap();
    [
        "From: Rena Fiktiv <rena@research.example>",
        "To: psirt@nordlicht.example",
        "Subject: Password in the Perfusa IV 300",
        "Date: Fri, 20 Nov 2026 09:40:00 +0100",
        "MIME-Version: 1.0",
        "Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=\"out\"",
        "",
        "--out",
        "Content-Type: application/pgp-encrypted",
        "",
        "Version: 1",
        "",
        "--out",
        "Content-Type: application/octet-stream; name=\"encrypted.asc\"",
        "",
        &armour,
        "--out--",
        "",
    ]
    .join("\r\n")
    .into_bytes()
}

#[test]
fn an_encrypted_mail_goes_the_whole_way_to_the_credit_letter() {
    let Some(gpg) = Gpg::new() else { return };
    let folder = tempfile::tempdir().unwrap();
    let (_other, first) = office();
    let organisation = first.organisation().unwrap();
    // GnuPG makes its keys now, so the desk goes by the computer's clock here.
    let mut desk = Desk::create(&folder.path().join("a.desk"), "Jana Petersen", Clock::System).unwrap();
    desk.save_organisation(&organisation).unwrap();
    desk.add_product(&Product { name: "Perfusa IV 300".into(), ..Product::default() }).unwrap();
    let own = desk.make_channel_key(PASSPHRASE).unwrap();
    gpg.write("ours.asc", own.armour.as_bytes());
    gpg.run(&["--import", "ours.asc"]);
    gpg.run(&[
        "--passphrase",
        "",
        "--quick-generate-key",
        "Rena <rena@research.example>",
        "default",
        "default",
        "never",
    ]);
    let mail = encrypted_mail(&gpg);

    let preview = desk.preview_mail(&mail, None).unwrap();
    assert!(preview.protection.needs_passphrase && preview.text.is_empty(), "{preview:?}");
    let wrong = desk.receive_mail(&mail, Some("another passphrase"), None).unwrap_err();
    assert_eq!((wrong.code(), wrong.field_path()), (Code::WrongPassphrase, Some("/passphrase")));
    let first = desk.preview_mail(&mail, Some(PASSPHRASE)).unwrap();
    assert!(first.protection.note.contains("which is not known here"), "{first:?}");
    let received = desk.receive_mail(&mail, Some(PASSPHRASE), None).unwrap();
    assert!(received.remarks.iter().any(|remark| remark.contains("compare its fingerprint")), "{:?}", received.remarks);
    let number = received.number.clone();
    let view = desk.show_report(&number).unwrap();
    assert_eq!(
        view.report.text,
        "The service account of the Perfusa IV 300 has the password admin. Größenänderung möglich."
    );
    assert_eq!(view.letters[0].letter.files.len(), 2);
    assert!(view.letters[0].letter.protection.encrypted && view.can_encrypt);
    assert!(desk.preview_mail(&mail, Some(PASSPHRASE)).unwrap().protection.signed_by.contains("Rena"));

    judge(&mut desk, received.id);
    analyse(&mut desk, received.id);
    let set = |path: &str, value: serde_json::Value| SetField::Add { path: path.into(), value };
    let patch = [
        set("/analysis/vectors/-", json!("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H")),
        set("/reporter/credit", json!("named")),
    ];
    desk.patch_report(received.id, None, &patch, "").unwrap();
    let until = (desk.now() + chrono::TimeDelta::days(30)).to_rfc3339();
    let embargo = EmbargoInput { until, with: "Rena Fiktiv".into(), ..EmbargoInput::default() };
    desk.agree_embargo(received.id, None, &embargo).unwrap();
    let decision =
        ReportDecisionInput { verdict: ReportVerdict::Disclose, reason: "severe".into(), approved_by: String::new() };
    let made = desk.decide_report(received.id, None, &decision).unwrap().disclosure.unwrap();
    let disclosure = desk.show_disclosure(made.id.parse().unwrap()).unwrap().disclosure;
    assert_eq!(disclosure.vulnerabilities[0].credits[0].names, ["Rena Fiktiv"]);

    let mut letter = desk.letter_text(&number, &LetterWish::to_reporter(LetterPurpose::Credit)).unwrap();
    letter.text.push_str("\n\nGrüße");
    let written = desk.write_letter(&number, &letter, true, Some(PASSPHRASE), &[]).unwrap();
    assert!(written.is_encrypted);
    let eml = desk.letter_file(&number, written.attachment).unwrap().bytes;
    let text = String::from_utf8(eml).unwrap();
    assert!(!text.contains("Grüße") && text.contains("multipart/encrypted"), "{text}");
    let start = text.find("-----BEGIN PGP MESSAGE-----").unwrap();
    gpg.write("answer.asc", &text.as_bytes()[start..]);
    let read = String::from_utf8(gpg.run(&["--decrypt", "answer.asc"])).unwrap();
    assert!(read.contains("We name you in the advisory as") && read.contains("text/plain"), "{read}");
    let letters = desk.show_report(&number).unwrap().letters;
    assert_eq!(letters.last().unwrap().letter.protection.signed_by, own.fingerprint);
}
