//! The main job in the real window: from an empty register to a sealed notice and a pack.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

#[path = "window/desk_work.rs"]
mod desk_work;
#[path = "window/driver.rs"]
mod driver;
#[path = "window/report.rs"]
mod report;
#[path = "window/screen.rs"]
mod screen;
#[path = "window/screens.rs"]
mod screens;

use chrono::{DateTime, Utc};
use desk::verify_path;
use driver::{Window, what_is_missing};
use screen::Screen;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

const PASSPHRASE: &str = "correct horse battery";

/// Runs a test in a window, or says why it can't.
fn in_window<F: Future<Output = ()>>(work: impl FnOnce() -> F) {
    if let Some(reason) = what_is_missing() {
        println!("skipped: {reason}");
        return;
    }
    tokio::runtime::Runtime::new().unwrap().block_on(work());
}

#[test]
fn the_sample_shows_a_matter_in_progress() {
    in_window(|| async {
        let window = Window::open(&[]).await;
        window.find("open-sample").await;
        window.look("start").await;
        window.click("open-sample").await;
        window.reads("due-list", "Correction report").await;
        window.click_text("due-row", "Correction report").await;
        window.reads("why-panel", "21 CFR 806.10(b)").await;
        window.look("due").await;
        window.click("nav-disclosures").await;
        window.look("disclosures").await;
        window.click_text("disclosure-row", "Perfusa IV 300").await;
        window.click("tab-vulnerabilities").await;
        window.look("disclosure").await;
        window.click("tab-notices").await;
        window.click_text("notice-row", "U1").await;
        window.reads("notice-status", "stops sealing").await;
        tokio::time::sleep(std::time::Duration::from_secs(2)).await;
        window.look("notice").await;
        window.click("nav-history").await;
        window.click("verify-history").await;
        window.reads("chain", "erified").await;
        window.look("history").await;
        window.close().await;
    });
}

/// Drawn as people have it, without the graphics card: it shows, takes what is typed, and goes from screen to screen.
#[test]
fn the_plain_window_works() {
    in_window(|| async {
        let window = Window::open_plainly(&[]).await;
        window.click("open-sample").await;
        window.reads("due-list", "Correction report").await;
        window.fill("due-filter", "correction report").await;
        window.reads("due-list", "Correction report").await;
        window.click_text("due-row", "Correction report").await;
        window.reads("why-panel", "21 CFR 806.10(b)").await;
        for (link, part, text) in [
            ("nav-disclosures", "disclosure-scroll", "Perfusa IV 300"),
            ("nav-history", "history-list", "received"),
            ("nav-due", "due-list", "Correction report"),
        ] {
            window.click(link).await;
            window.reads(part, text).await;
        }
        window.close().await;
    });
}

/// The menu by its keys, as they reach a window on a desk: to a screen, in a text, and to print. The window comes back where
/// it stood.
#[test]
fn the_menu_and_the_place_of_the_window() {
    in_window(|| async {
        let Some(screen) = Screen::new() else { return };
        let window = Window::open_on(&screen, &[]).await;
        window.click("open-sample").await;
        window.reads("due-list", "Correction report").await;
        let shown = screen.window();
        // File, Edit, View, Go: Due, Disclosures, Intake, Products.
        screen.press(&["F10", "Right", "Right", "Right", "Down", "Down", "Down", "Down", "Return"]);
        window.reads("main", "Perfusa WM-2 wireless module").await;
        // An entry that edits text does so where the caret stands.
        window.fill("product-filter", "wireless").await;
        screen.press(&["F10", "Right", "Down", "Return"]);
        window.reads("main", "Vitara Monitor 5").await;
        window.click("nav-disclosures").await;
        window.click_text("disclosure-row", "Perfusa IV 300").await;
        window.click("tab-notices").await;
        window.click_text("notice-row", "U1").await;
        window.reads("notice-status", "stops sealing").await;
        // The page tells the menu what can be printed; the menu is made again then, sooner or later.
        window.find("print").await;
        let printed = loop {
            tokio::time::sleep(Duration::from_secs(2)).await;
            // File: New, Create, Open, Opened lately, advisory, products, mail, Print.
            screen.press(&["F10", "Down", "Down", "Down", "Down", "Down", "Down", "Down", "Down", "Return"]);
            if let Some(file) = window.opened_by_now().await {
                break file;
            }
            screen.press(&["Escape", "Escape"]);
        };
        assert!(std::fs::read(printed).unwrap().starts_with(b"%PDF-"), "the reader of PDFs prints it");
        let place = (111, 55, 1207, 803);
        screen.put(&shown, place);
        while screen.place(&shown) != place {
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        // The page answers: the program has heard of the move.
        window.find("main").await;
        screen.press(&["ctrl+q"]);
        let folder = window.ended().await;

        let mut again = driver::started(&screen, &folder);
        let shown = screen.window();
        let mut found = screen.place(&shown);
        for _ in 0..600 {
            if found == place {
                break;
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
            found = screen.place(&shown);
        }
        let _ = again.kill();
        let _ = again.wait();
        assert_eq!(found, place);
    });
}

/// From an empty register to a sealed notice and a pack, as a person would go.
#[test]
fn the_main_job() {
    in_window(|| async {
        let window = Window::open(&[]).await;
        window.answer(&window.file("register.desk"));
        window.click("create-register").await;
        organisation(&window).await;
        import(&window).await;
        market(&window).await;
        facts(&window).await;
        let (pdf, root) = notice(&window).await;
        let zip = pack(&window).await;
        let safety = field_safety_notice(&window).await;
        check(&[pdf.clone(), zip.clone(), safety.clone(), window.file("register.desk")], &root);
        judge(&pdf, &root);
        judge(&safety, &root);
        for (file, name) in [(&safety, "sealed"), (&zip, "pack")] {
            opened_with(file, name).await;
        }
        window.close().await;
    });
}

/// An encrypted mail becomes a report, a disclosure and a letter of thanks; what is no sealed file is told.
#[test]
fn a_report_comes_in() {
    in_window(|| async {
        let window = Window::open(&[]).await;
        window.click("open-sample").await;
        window.reads("due-list", "Correction report").await;
        report::from_mail_to_thanks(&window).await;
        report::files_are_checked(&window).await;
        window.close().await;
    });
}

/// Products come from a table, an earlier state of one comes back from the history, and nobody looks on meanwhile.
#[test]
fn records_go_in_and_back() {
    in_window(|| async {
        let window = Window::open(&[]).await;
        window.click("open-sample").await;
        window.reads("due-list", "Correction report").await;
        desk_work::products_from_a_table(&window).await;
        desk_work::an_earlier_state_comes_back(&window).await;
        desk_work::lists_leave(&window).await;
        desk_work::the_window_is_locked(&window).await;
        window.close().await;
    });
}

/// The screens that the other ways do not cross, and what each says to bad input.
#[test]
fn screens_and_their_errors() {
    in_window(|| async {
        let window = Window::open(&[]).await;
        screens::a_letter_is_no_register(&window).await;
        window.click("open-sample").await;
        window.reads("due-list", "Correction report").await;
        screens::what_is_due_is_decided(&window).await;
        screens::reports_stand_on_the_board(&window).await;
        screens::an_advisory_is_refused(&window).await;
        screens::a_vulnerability_is_scored(&window).await;
        screens::compliance_is_shown(&window).await;
        screens::the_history_is_searched(&window).await;
        screens::a_backup_is_made_and_restored(&window).await;
        window.close().await;
    });
}

/// What governs the dates, as a person keeps it: another time, a person for an authority, a calendar, a regime, a decision,
/// and what leaves the desk.
#[test]
fn the_clocks_are_kept() {
    in_window(|| async {
        let window = Window::open(&[]).await;
        window.click("open-sample").await;
        window.reads("due-list", "Correction report").await;
        window.click("open-travel").await;
        window.find("travel-slider").await;
        window.look("travel").await;
        window.fill("travel-moment", "2027-03-01 09:00").await;
        window.reads("due-at", "2027").await;
        window.click("travel-now").await;
        window.reads("due-at", "UTC)").await;
        window.reads("travel-now", "Back to now").await;
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        window.click("open-travel").await;
        // Further down in the list: only the rows in sight are made.
        window.fill("due-filter", "foreign risk").await;
        window.click_text("due-row", "Foreign risk").await;
        window.click("assign").await;
        window.fill("assign-owner", "Miriam Albers").await;
        window.click("assign-confirm").await;
        window.reads("why-panel", "Miriam Albers").await;
        for (form, name) in [("export-ics", "due.ics"), ("export-xlsx", "due.xlsx"), ("export-csv", "due.csv")] {
            let file = window.file(name);
            window.answer(&file);
            window.click("due-export").await;
            window.click(form).await;
            appears(&file).await;
        }
        window.click("due-export").await;
        window.click("open-report").await;
        window.reads("report-totals", "Disclosures").await;
        window.look("report").await;
        let report = window.file("report.pdf");
        window.answer(&report);
        window.click("report-pdf").await;
        appears(&report).await;
        calendar(&window).await;
        rules(&window).await;
        decision(&window).await;
        window.close().await;
    });
}

/// A day is corrected: first without a reason, which is said at the field, then with one.
async fn calendar(window: &Window) {
    window.click("nav-settings").await;
    window.click("tab-calendars").await;
    window.click("correct-day").await;
    window.fill("correction-day", "2026-12-11").await;
    window.fill("correction-name", "National Day of Mourning").await;
    window.click("correction-dialog-confirm").await;
    window.reads("correction-dialog", "needs a reason").await;
    window.fill("correction-dialog-reason", "Executive Order").await;
    window.look("correction").await;
    window.click("correction-dialog-confirm").await;
    window.find("withdraw-correction").await;
}

async fn rules(window: &Window) {
    window.click("tab-rules").await;
    window.fill("rules-filter", "cyber resilience").await;
    window.click("regime-eu-cra-art14").await;
    window.click("switch-eu-cra-art14").await;
    window.reads("switch-dialog", "No longer owed").await;
    window.fill("switch-dialog-reason", "sold before the Regulation applied").await;
    window.look("rules").await;
    window.click("switch-dialog-confirm").await;
    window.reads("regime-eu-cra-art14", "Off, switched").await;
}

/// A fact asks the authorities' questions, and a decision not to report is kept.
async fn decision(window: &Window) {
    window.click("nav-disclosures").await;
    window.click_text("disclosure-row", "Perfusa IV 300").await;
    window.click("tab-facts").await;
    window.click("record-fact").await;
    window.choose("fact-kind", "awareness_serious_incident").await;
    window.fill("fact-country", "DE").await;
    window.reads("fact-preview", "BfArM").await;
    window.click("fact-confirm").await;
    window.click("tab-authorities").await;
    window.reads("judgement-eu-mdr-art87", "die").await;
    window.look("authorities").await;
    window.click("ask-death-no").await;
    window.click("ask-unanticipated_deterioration-no").await;
    window.click("tab-history").await;
    window.reads("history-list", "assessment").await;
}

async fn saved(window: &Window) {
    // What was typed shows as “Saving…” before the driver answers.
    window.reads("save-state", "All changes saved").await;
}

async fn organisation(window: &Window) {
    window.click("nav-settings").await;
    for (field, text) in [
        ("organisation-name", "Nordlicht Medizintechnik GmbH (fictitious)"),
        ("organisation-address", "Hafenstraße 1, 12345 Musterstadt"),
        ("organisation-country", "DE"),
        ("organisation-zone", "Europe/Berlin"),
        ("organisation-email", "psirt@nordlicht.example"),
        ("organisation-phone", "+49 30 1234567"),
        ("organisation-signatory", "Dr. Miriam Albers"),
        ("organisation-signatory-function", "Person responsible for regulatory compliance"),
        ("organisation-signatory-place", "Musterstadt"),
    ] {
        window.fill(field, text).await;
    }
    saved(window).await;
    window.look("settings").await;
}

async fn import(window: &Window) {
    window.click("nav-disclosures").await;
    let advisory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/window/advisory.json");
    window.answer(&advisory);
    window.click("import-advisory").await;
    window.reads("import-dialog", "Vitara Monitor 5").await;
    window.look("import").await;
    window.click("import-confirm").await;
}

async fn market(window: &Window) {
    window.click("nav-products").await;
    window.click_text("product-row", "Vitara Monitor 5").await;
    window.fill("product-purpose", "Continuous monitoring of vital signs of adults on a ward.").await;
    window.fill("product-udi", "04012345678901").await;
    window.click("add-market").await;
    window.fill("market-country", "US").await;
    window.choose("market-status", "us_device").await;
    saved(window).await;
    window.look("product").await;
}

async fn facts(window: &Window) {
    window.click("nav-disclosures").await;
    window.click_text("disclosure-row", "Vitara Monitor 5").await;
    window.click("tab-overview").await;
    window
        .fill(
            "safety-harm",
            "A delayed response to an alarm is possible where staff rely on the central station alone.",
        )
        .await;
    saved(window).await;
    window.click("tab-facts").await;
    for answer in ["assess-risk_to_health-yes", "assess-reported_under_803_or_1004-no"] {
        window.click(answer).await;
    }
    window.click("record-fact").await;
    window.choose("fact-kind", "initiation_correction_removal").await;
    window.fill("fact-note", "First monitor updated at a customer site.").await;
    window.look("fact").await;
    window.click("fact-confirm").await;
    window.reads("fact-row", "Correction began").await;
}

/// Enters what the form says is missing, one entry after the other.
async fn form(window: &Window) {
    const ANSWERS: [(&str, &str); 6] = [
        ("Registration number", "1234567"),
        ("Sequence number", "001"),
        ("Marketing status", "K123456"),
        ("listing number", "D123456"),
        ("Devices subject", "120"),
        ("same batch", "40"),
    ];
    for number in 0..100 {
        tokio::time::sleep(std::time::Duration::from_millis(1200)).await;
        let Some((label, field)) = window.missing_entry(number).await else { return };
        println!("{label}");
        if label.ends_with("SELECT") {
            window.choose(&field, "correction").await;
        } else {
            let answer = ANSWERS.iter().find(|(words, _)| label.contains(words));
            window.fill(&field, answer.map_or("Described in the letter to the customers.", |(_, text)| text)).await;
        }
        saved(window).await;
    }
    panic!("the form still asks for more");
}

async fn notice(window: &Window) -> (PathBuf, PathBuf) {
    window.click("nav-due").await;
    // The disclosure has such rows too: not before the page has changed.
    window.find("due-filter").await;
    window.click_text("due-row", "Correction report").await;
    window.click("start-notice").await;
    window.fill("notice-subtitle", "Correction by software update on site").await;
    saved(window).await;
    form(window).await;
    window.look("form").await;
    window.click("send-to-review").await;
    window.click("approve").await;
    window.click("seal").await;
    window.fill("identity-name", "Dr. Miriam Albers").await;
    window.fill("identity-passphrase", PASSPHRASE).await;
    let identity = window.file("albers.p12");
    window.answer(&identity);
    window.click("identity-make-confirm").await;
    // A wrong passphrase is said at the field, and nothing is lost.
    window.fill("passphrase", "wrong").await;
    window.click("seal-confirm").await;
    window.reads("seal-dialog", "does not open this identity").await;
    window.fill("passphrase", PASSPHRASE).await;
    window.look("seal").await;
    window.click("seal-confirm").await;
    window.find("sealed").await;
    let pdf = window.file("notice.pdf");
    window.answer(&pdf);
    window.click("save-pdf").await;
    appears(&pdf).await;
    window.look("sealed").await;
    (pdf, identity.with_extension("root.pem"))
}

async fn pack(window: &Window) -> PathBuf {
    window.click("notice-build-pack").await;
    window.fill("passphrase", "wrong").await;
    window.click("pack-confirm").await;
    window.reads("pack-dialog", "does not open this identity").await;
    window.fill("passphrase", PASSPHRASE).await;
    window.click("pack-confirm").await;
    window.reads("pack-built", "SHA").await;
    let zip = window.file("pack.zip");
    window.answer(&zip);
    window.click("pack-save").await;
    appears(&zip).await;
    window.look("pack").await;
    window.click("pack-close").await;
    window.click("notice-send").await;
    window.fill("send-channel", "").await;
    window.click("send-confirm").await;
    window.reads("send-dialog", "Say how it was sent").await;
    window.fill("send-channel", "portal").await;
    window.click("send-confirm").await;
    window.reads("notice-state", "Sent").await;
    zip
}

/// The field safety notice of the same matter, from the draft to the sealed file. It is refused until the registration
/// number of the maker is known.
async fn field_safety_notice(window: &Window) -> PathBuf {
    window.click("nav-disclosures").await;
    window.click_text("disclosure-row", "Vitara Monitor 5").await;
    window.click("tab-notices").await;
    window.click("new-notice").await;
    window.has_focus("kind-filter").await;
    window.click("kind-field_safety_notice").await;
    window.look("new-notice").await;
    window.click("new-notice-confirm").await;
    window.reads("notice-state", "Draft").await;
    window.fill("notice-use", "The monitors may be used on; watch patients at the bedside.").await;
    window.fill("notice-what-we-do", "We install version 5.3 on site, free of charge.").await;
    window.fill("notice-fsca", "FSCA-2026-011").await;
    saved(window).await;
    form(window).await;
    window.reads("main", "Single registration number").await;
    window.look("fsn-form").await;
    window.click("nav-settings").await;
    window.click("tab-organisation").await;
    window.fill("organisation-srn", "DE-MF-000012345").await;
    saved(window).await;
    window.click("nav-disclosures").await;
    window.click_text("disclosure-row", "Vitara Monitor 5").await;
    window.click("tab-notices").await;
    window.click_text("notice-row", "FSN1").await;
    window.find("send-to-review").await;
    window.look("fsn-complete").await;
    window.click("send-to-review").await;
    window.click("approve").await;
    window.click("seal").await;
    window.fill("passphrase", PASSPHRASE).await;
    window.click("seal-confirm").await;
    window.find("sealed").await;
    let pdf = window.file("safety.pdf");
    window.answer(&pdf);
    window.click("save-pdf").await;
    appears(&pdf).await;
    window.look("fsn-sealed").await;
    pdf
}

async fn appears(file: &Path) {
    for _ in 0..1200 {
        if std::fs::metadata(file).is_ok_and(|data| data.len() > 0) {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("{} was not written", file.display());
}

/// A double click on a sealed file or a pack starts the program with it: it is checked at once.
async fn opened_with(file: &Path, name: &str) {
    let window = Window::open(&[file.to_str().unwrap()]).await;
    window.reads("file-report", file.file_name().unwrap().to_str().unwrap()).await;
    window.look(&format!("opened-with-{name}")).await;
    window.close().await;
}

fn check(files: &[PathBuf], root: &Path) {
    let root = std::fs::read_to_string(root).unwrap();
    // Later than anything that the window signed.
    let now: DateTime<Utc> = "2028-01-01T00:00:00Z".parse().unwrap();
    for file in files {
        let report = verify_path(file, std::slice::from_ref(&root), now).unwrap();
        assert!(report.verified, "{report:#?}");
    }
}

/// The verdict of programs that are not ours, where they are at hand.
fn judge(pdf: &Path, root: &Path) {
    let judges = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/judges");
    if !judges.exists() {
        println!("skipped: the judges are not at hand");
        return;
    }
    let conformance = Command::new(judges.join("pdf-conformance")).arg("3a,ua1").arg(pdf).output().unwrap();
    assert!(conformance.status.success(), "{conformance:?}");
    let signature = Command::new(judges.join("pdf-signature")).arg(root).arg(pdf).output().unwrap();
    assert!(signature.status.success(), "{signature:?}");
}
