//! The types and sample answers that the interface is built on come from Rust; what is committed must be what Rust says.
//! `UPDATE_BINDINGS=1 cargo nextest run -p disclosure-desk --test bindings` writes them anew.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use chrono::{DateTime, Utc};
use desk::{Clock, Code, Desk, DueOptions};
use disclosure::{Cwe, NoticeKind, NoticeState, Organisation};
use disclosure_desk::COMMANDS;
use disclosure_desk::commands::{
    advisory::ChosenAdvisory,
    backup::BackupBook,
    compliance::{ComplianceBook, MeasureFile},
    disclosure::ChosenProducts,
    history::{Progress, VerificationFile},
    kind::KindBook,
    law::CalendarBook,
    leave::PrintedFile,
    notice::MailsWritten,
    output::{DueFile, ReportFile},
    register::Start,
    sealing::SealingBook,
};
use disclosure_desk::window::{lock::LockState, menu::MenuPart, person::AccountPerson, recent::RecentRegister};
use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use ts_rs::{Config, TS};

type Files = BTreeMap<String, Vec<u8>>;

fn ipc() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../ui/src/lib/ipc")
}

fn read_folder(folder: &Path, prefix: &str, files: &mut Files) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().map(Result::unwrap) {
        let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.path().is_dir() {
            read_folder(&entry.path(), &format!("{name}/"), files);
        } else {
            files.insert(name, std::fs::read(entry.path()).unwrap());
        }
    }
}

/// Compares a folder with what Rust says, or writes it where that is asked for.
fn compare(folder: &Path, expected: &Files) {
    let mut found = Files::new();
    read_folder(folder, "", &mut found);
    if std::env::var_os("UPDATE_BINDINGS").is_some() {
        let _ = std::fs::remove_dir_all(folder);
        for (name, bytes) in expected {
            let path = folder.join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
        return;
    }
    let differing: Vec<&String> =
        expected.iter().filter(|(name, bytes)| found.get(*name) != Some(bytes)).map(|(name, _)| name).collect();
    let surplus: Vec<&String> = found.keys().filter(|name| !expected.contains_key(*name)).collect();
    assert!(
        differing.is_empty() && surplus.is_empty(),
        "{} is out of date: differing {differing:?}, surplus {surplus:?}; run UPDATE_BINDINGS=1 cargo nextest run -p disclosure-desk --test bindings",
        folder.display()
    );
}

#[test]
fn types_are_those_of_rust() {
    let folder = tempfile::tempdir().unwrap();
    let config = Config::new().with_out_dir(folder.path()).with_large_int("number");
    macro_rules! export {
        ($($name:ty),+ $(,)?) => { $( <$name as TS>::export_all(&config).unwrap(); )+ };
    }
    export!(
        disclosure_desk::IpcError,
        Start,
        ChosenAdvisory,
        Progress,
        Organisation,
        desk::DueList,
        desk::DueFilter,
        DueFile,
        ReportFile,
        CalendarBook,
        KindBook,
        ComplianceBook,
        MeasureFile,
        desk::ReportSummary,
        desk::ReportView,
        desk::ReportInput,
        desk::Received,
        desk::MailPreview,
        desk::TablePreview,
        desk::JudgementInput,
        desk::ReportDecisionInput,
        desk::ReportDecided,
        desk::EmbargoInput,
        desk::PromiseInput,
        desk::LetterInput,
        desk::LetterWish,
        desk::LetterText,
        desk::IntakeTargets,
        desk::ChannelView,
        desk::DefenceStatement,
        desk::DocumentView,
        desk::DocumentSettings,
        desk::SecurityTxtView,
        desk::PlanRow,
        desk::IssueInput,
        desk::MeasureBy,
        desk::MeasureSeries,
        desk::EvidenceView,
        deadline::CalendarDay,
        desk::ZoneBook,
        desk::ZoneClock,
        desk::ZonesPreview,
        desk::CorrectionInput,
        desk::RuleBook,
        desk::RegimeJudgement,
        desk::PackPreview,
        desk::InspectorsReport,
        desk::Reminders,
        desk::RemindersDue,
        desk::DateChange,
        desk::GroupCount,
        desk::DisclosurePage,
        desk::DisclosureLook,
        desk::DisclosureMark,
        desk::DisclosureView,
        desk::ProductView,
        desk::NoticeView,
        desk::NoticeForm,
        MailsWritten,
        desk::HistoryFilter,
        desk::HistoryPage,
        desk::StateComparison,
        ChosenProducts,
        desk::ProductsImported,
        desk::RestorePreview,
        desk::RestoreInput,
        desk::TableForm,
        desk::ListName,
        desk::CopiedText,
        PrintedFile,
        MenuPart,
        RecentRegister,
        AccountPerson,
        BackupBook,
        desk::BackupView,
        LockState,
        desk::ImportOutcome,
        desk::Vocabulary,
        desk::FactInput,
        desk::SetField,
        desk::Saved,
        desk::SendingInput,
        desk::SealedNotice,
        disclosure_desk::SignerInput,
        disclosure_desk::SealOutcome,
        SealingBook,
        VerificationFile,
        desk::ApprovedNotice,
        desk::ExtendedNotice,
        desk::TokenKey,
        desk::BuiltPack,
        desk::IdentitySummary,
        desk::FileReport,
        desk::VersionsRead,
        desk::RatedVector,
        disclosure::Decision,
        disclosure::ToFollow,
        disclosure::Audience,
        register::Hit,
        register::HistoryReport,
    );
    let mut expected = Files::new();
    read_folder(folder.path(), "", &mut expected);
    let codes = Code::ALL.map(|code| serde_json::to_string(&code).unwrap()).join(", ");
    expected.insert("codes.ts".into(), format!("/** Every error code, so that a test can walk over the wording of each. */\nexport const CODES = [{codes}] as const;\n").into_bytes());
    compare(&ipc().join("bindings"), &expected);
}

fn put<T: Serialize>(files: &mut Files, name: &str, value: &T) {
    let mut bytes = serde_json::to_vec_pretty(value).unwrap();
    bytes.push(b'\n');
    files.insert(name.to_owned(), bytes);
}

#[test]
fn sample_answers_are_those_of_the_desk() {
    let now: DateTime<Utc> = "2026-11-23T13:20:00Z".parse().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::create(&folder.path().join("sample.desk"), "Jana Petersen", Clock::Fixed(now)).unwrap();
    desk.fill_sample(now).unwrap();
    let mut files = Files::new();
    let mut state = desk.state().unwrap();
    state.path = "/home/petersen/sample.desk".to_owned();
    put(
        &mut files,
        "start.json",
        &Start { register: Some(state), error: None, locked: false, file: None, version: "0.1.0".into() },
    );
    put(&mut files, "organisation.json", &desk.organisation().unwrap());
    put(&mut files, "vocabulary.json", &desk.vocabulary());
    let weaknesses: Vec<Cwe> = ["cleartext", "hard-coded", "out-of-bounds"]
        .iter()
        .flat_map(|words| disclosure::find_cwes(words, 12))
        .collect();
    put(&mut files, "find_weaknesses.json", &weaknesses);
    let mut book = desk.rule_book();
    book.own_folder = "/home/petersen/rules".to_owned();
    put(&mut files, "rule_book.json", &book);
    let calendars = CalendarBook { calendars: desk.list_calendars(), corrections: Vec::new() };
    put(&mut files, "calendar_book.json", &calendars);
    put(&mut files, "calendar_days.json", &desk.calendar_days("us-federal", 2026).unwrap());
    let backups = BackupBook { state: desk.backup_state().unwrap(), trouble: None };
    put(&mut files, "backup_book.json", &backups);
    put(&mut files, "zone_names.json", &zone::names());
    let (clocks, texts) = sample_clocks(&desk);
    put(&mut files, "zone_clocks.json", &clocks);
    put(&mut files, "zone_texts.json", &texts);
    put(&mut files, "choose_backup.json", &sample_backup(&desk, folder.path()));
    put(&mut files, "reminders.json", &desk.reminders().unwrap());
    put(&mut files, "reminders_told.json", &desk.reminders_due(now - chrono::TimeDelta::days(3), now).unwrap());
    let newer = newer_pack();
    put(&mut files, "choose_rule_pack.json", &desk.preview_rule_pack(&newer).unwrap());
    let period = desk::Period { from: "2026-09-01".parse().unwrap(), to: "2026-12-31".parse().unwrap() };
    put(&mut files, "inspectors_report.json", &without_history_hash(desk.inspectors_report(period).unwrap()));
    let look = desk::DisclosureLook { down: true, ..desk::DisclosureLook::default() };
    put(&mut files, "list_disclosures.json", &desk.disclosure_page(&look, 0, usize::MAX).unwrap());
    put(&mut files, "list_products.json", &desk.list_products().unwrap());
    let kinds = KindBook { kinds: desk.notice_kinds(), fields: desk.form_fields(), languages: desk.notice_languages() };
    put(&mut files, "kind_book.json", &kinds);
    put(
        &mut files,
        "list_history.json",
        &without_hashes(desk.list_history(&desk::HistoryFilter::default(), None, 200).unwrap()),
    );
    for (name, table) in [("", PRODUCTS.to_owned()), (".refused", format!("{PRODUCTS}{REFUSED_PRODUCTS}"))] {
        let preview = desk.preview_products(table.as_bytes()).unwrap();
        let chosen = ChosenProducts { name: "products-2026.csv".into(), preview };
        put(&mut files, &format!("choose_product_table{name}.json"), &chosen);
    }
    let (compared, preview) = sample_comparison(&desk);
    put(&mut files, "compare_states.json", &compared);
    put(&mut files, "preview_restore.json", &preview);
    let due = desk.list_due(&DueOptions::default()).unwrap();
    let explained: BTreeMap<String, desk::DueItem> = due
        .items
        .iter()
        .map(|item| {
            (item.obligation.key.to_string(), desk.explain_obligation(&item.obligation.key, None, false).unwrap())
        })
        .collect();
    put(&mut files, "explain_obligation.json", &explained);
    let answering: BTreeMap<String, Vec<NoticeKind>> = due
        .items
        .iter()
        .map(|item| &item.obligation.key)
        .map(|key| (format!("{}/{}", key.regime, key.stage), desk.kinds_for_stage(&key.regime, &key.stage)))
        .collect();
    put(&mut files, "kinds_for_stage.json", &answering);
    put(&mut files, "list_due.json", &due);
    for row in desk.list_disclosures().unwrap() {
        put(&mut files, &format!("show_disclosure.{}.json", row.id), &desk.show_disclosure(row.id).unwrap());
        put(&mut files, &format!("judge_regimes.{}.json", row.id), &desk.judge_regimes(row.id).unwrap());
        for notice in desk.notices(row.id).unwrap() {
            put(&mut files, &format!("show_notice.{}.json", notice.id), &desk.show_notice(notice.id).unwrap());
            if notice.kind == NoticeKind::USER_NOTICE && notice.state == NoticeState::Draft {
                files.insert("preview_notice.pdf".into(), desk.preview_notice(notice.id, None).unwrap().pdf);
            }
        }
    }
    for report in desk.list_reports().unwrap() {
        put(&mut files, &format!("show_report.{}.json", report.number), &desk.show_report(&report.number).unwrap());
    }
    put(&mut files, "list_reports.json", &desk.list_reports().unwrap());
    put(
        &mut files,
        "letter_text.json",
        &desk.letter_text("IN-2026-0002", &desk::LetterWish::to_reporter(disclosure::LetterPurpose::Status)).unwrap(),
    );
    let (packs, warnings) = desk.compliance().unwrap();
    let book = ComplianceBook { packs, warnings, scope: desk.scope_questions().unwrap() };
    // The first entry of the history carries the random name of the register.
    let hash = desk.register().read().history_head().unwrap().1;
    let text = serde_json::to_string(&book).unwrap().replace(&hash, &"0".repeat(64));
    put(&mut files, "compliance.json", &serde_json::from_str::<serde_json::Value>(&text).unwrap());
    let mut documents = desk.documents().unwrap();
    for file in documents.iter_mut().flat_map(|view| &mut view.revisions).flat_map(|entry| &mut entry.document.files) {
        file.sha256 = "0".repeat(64);
    }
    put(&mut files, "documents.json", &documents);
    put(&mut files, "document_settings.json", &desk.document_settings().unwrap());
    put(&mut files, "show_security_txt.json", &desk.show_security_txt().unwrap());
    put(&mut files, "defence.json", &desk.defence(None).unwrap());
    put(&mut files, "measures.json", &desk.measures(desk::MeasureBy::Quarter).unwrap());
    put(&mut files, "evidence.json", &sample_evidence(&desk));
    let advisory = include_bytes!("../crates/exchange/tests/advisories/complete.json");
    let preview = desk.preview_import(advisory).unwrap();
    put(&mut files, "choose_advisory.json", &ChosenAdvisory { name: "nl-2026-007.json".into(), preview });
    compare(&ipc().join("fake"), &files);
}

/// A command that the window calls and may not, or that the window does not know, is found here and not by a person.
#[test]
fn the_window_may_call_every_command_and_knows_it() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("capabilities/main.json");
    let mut capability: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    let mut allowed: Vec<String> = ["listen", "unlisten"].map(|name| format!("core:event:allow-{name}")).to_vec();
    allowed.extend(COMMANDS.iter().map(|command| format!("allow-{}", command.replace('_', "-"))));
    if std::env::var_os("UPDATE_BINDINGS").is_some() {
        capability["permissions"] = serde_json::json!(allowed);
        std::fs::write(&path, serde_json::to_string_pretty(&capability).unwrap() + "\n").unwrap();
    }
    assert_eq!(capability["permissions"], serde_json::json!(allowed), "{}", path.display());

    let files = ["commands.ts", "commands-window.ts"].map(|name| std::fs::read_to_string(ipc().join(name)).unwrap());
    let known = files.concat();
    let of_window: BTreeSet<&str> = known
        .lines()
        .filter_map(|line| line.strip_prefix('\t')?.split_once(": Command<").map(|(name, _)| name))
        .collect();
    assert_eq!(of_window, COMMANDS.iter().copied().collect::<BTreeSet<_>>());
}

/// The clocks of the sample and of some more zones, and what instants read there: the interface must say the same.
fn sample_clocks(desk: &Desk) -> (Vec<desk::ZoneClock>, Vec<(String, &'static str, String)>) {
    let mut clocks = desk.zone_clocks(&[]).unwrap();
    let more = ["America/Vancouver", "America/Edmonton", "Africa/Casablanca", "Europe/London", "Asia/Kolkata"];
    clocks.extend(desk.zone_clocks(&more.map(str::to_owned)).unwrap());
    clocks.sort_by(|a, b| a.zone.cmp(&b.zone));
    clocks.dedup();
    let instants = [
        "2024-02-29T23:30:00Z",
        "2026-03-29T00:59:59Z",
        "2026-07-01T12:00:00Z",
        "2026-12-01T17:00:00Z",
        "2031-01-15T06:15:00Z",
    ];
    let zones = ["America/New_York", "Europe/Berlin", "Asia/Tokyo", "Asia/Riyadh"].into_iter().chain(more);
    let texts = zones.flat_map(|name| {
        let zone: zone::Zone = name.parse().unwrap();
        instants.map(|at| {
            let instant: DateTime<Utc> = at.parse().unwrap();
            (at.to_owned(), name, deadline::time::format_instant(instant, zone, deadline::time::Years::Always))
        })
    });
    (clocks, texts.collect())
}

/// The richest disclosure after its first entry and now.
fn sample_comparison(desk: &Desk) -> (desk::StateComparison, desk::RestorePreview) {
    let page = desk.list_history(&desk::HistoryFilter::default(), None, 200).unwrap();
    let mut of_disclosures = page.entries.iter().filter(|entry| entry.subject == "disclosure");
    let first = of_disclosures.rfind(|entry| entry.action == "created").unwrap().sequence;
    (desk.compare_states(first, None).unwrap(), desk.preview_restore(first).unwrap())
}

/// What is shown of a backup of the sample.
fn sample_backup(desk: &Desk, folder: &Path) -> desk::BackupView {
    let (register, copy) = (desk.register().path(), folder.join(desk.backup_name()));
    desk::write_backup(register, &copy, desk.now(), || true, &mut |_, _| {}).unwrap().unwrap();
    let view = desk::read_backup(&copy, Some(register), || true, &mut |_, _| {}).unwrap().unwrap();
    desk::BackupView { path: format!("/media/petersen/safe/{}", desk.backup_name()), bytes: 3_481_600, ..view }
}

/// A table that brings a product, and something new of one that is there.
const PRODUCTS: &str = "Product;Model;Version;Released on;Country;Legal status;Registration;Risk class;Shelf\n\
    Perfusa IV 300;;3.0;2026-11-02;CH;medical_device;;IIb;A1\n\
    Perfusa Link 2;;;;;;;;A2\n\
    Ventura V 10;V-10;1.0;2026-10-01;DE;mdr_device;;IIb;B1\n\
    Ventura V 10;V-10;1.1;2026-11-20;US;us_device;K261234;Class II;B1\n";
/// Lines of it that can't be taken.
const REFUSED_PRODUCTS: &str = "Ventura V 20;V-20;2.0;31.02.2026;UK;MDR class IIb;;IIb;B2\n\
    ;V-30;1.0;;DE;mdr_device;;;B3\n";

/// What a scan of three documents finds.
fn sample_evidence(desk: &Desk) -> desk::EvidenceView {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        (
            "SOP-031 Vulnerability Disclosure.md",
            "The procedure: customers are notified of each vulnerability. A notice holds the CVSS score and the affected versions.",
        ),
        ("Complaints.md", "Customers are informed of a vulnerability where a complaint shows one."),
        ("CVD study.md", "Cardiovascular disease in a registry."),
    ] {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    std::fs::write(folder.path().join("Security Advisory 2019.pdf"), b"%PDF-1.7 nonsense").unwrap();
    let scan = desk.ready_to_scan().unwrap().scan(folder.path(), &mut |_, _| true).unwrap();
    let (folder, made) = ("/home/petersen/quality".to_owned(), "Mon 23 Nov 2026, 14:20 CET, Jana Petersen".to_owned());
    desk::EvidenceView { patterns: vec!["^SOP-03".to_owned()], folder, made, scan }
}

/// The first entry carries the random name of the register, so hashes differ from run to run.
fn without_hashes(mut page: desk::HistoryPage) -> desk::HistoryPage {
    for entry in &mut page.entries {
        entry.hash = format!("{:064x}", entry.sequence);
        if entry.subject == "register" {
            entry.subject_id = String::new();
        }
    }
    page
}

fn without_history_hash(mut report: desk::InspectorsReport) -> desk::InspectorsReport {
    report.history_hash = format!("{:064x}", report.history_entries);
    report
}

/// A pack with a shorter span and a holiday more than the shipped one.
fn newer_pack() -> Vec<u8> {
    let text = String::from_utf8(Desk::program_pack()).unwrap();
    let version = format!("\"version\": \"{}\"", deadline::RulePack::VERSION);
    let edits = [
        (version.as_str(), "\"version\": \"2027.1\""),
        (r#"reduces a risk to health.\"\namount = 10"#, r#"reduces a risk to health.\"\namount = 8"#),
        (r#"id = \"us-fda-cyber-2016\""#, r#"id = \"us-fda-cyber-2027\""#),
    ];
    let changed = edits.iter().fold(text, |text, (old, new)| {
        assert!(text.contains(old), "the pack holds {old}");
        text.replace(old, new)
    });
    changed.into_bytes()
}
