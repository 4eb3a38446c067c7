//! Screens and their errors: a file that is no advisory, a vector that is none, documents, measures, backups, files that
//! are checked.

use super::appears;
use super::driver::Window;
use std::path::Path;

/// A file that is no register says so on the first screen, and the way in is still open.
pub(crate) async fn a_letter_is_no_register(window: &Window) {
    let file = window.file("invitation.desk");
    std::fs::write(&file, "Dear Sir or Madam").unwrap();
    window.find("open-register").await;
    window.answer(&file);
    window.click("open-register").await;
    window.reads("start-error", "invitation.desk is not a register").await;
    window.look("start-refused").await;
}

/// What is due as a month and as a time line; a decision is refused without its reason, and takes its row away with one.
pub(crate) async fn what_is_due_is_decided(window: &Window) {
    window.click("view-calendar").await;
    window.find("month-grid").await;
    window.look("month").await;
    window.click("view-timeline").await;
    window.find("timeline").await;
    window.look("timeline").await;
    window.click("view-list").await;
    window.fill("due-filter", "fix distributed").await;
    window.click_text("due-row", "Fix distributed").await;
    window.click("does-not-apply").await;
    window.click("decide-confirm").await;
    window.reads("decide-dialog", "needs a reason").await;
    window.look("decision-refused").await;
    window.fill("decide-reason", "The correction ends before that date.").await;
    window.click("decide-confirm").await;
    window.reads("main", "No obligation matches").await;
    window.fill("due-filter", "").await;
    window.reads("due-list", "Correction report").await;
}

/// The reports by the state of their investigation.
pub(crate) async fn reports_stand_on_the_board(window: &Window) {
    window.click("nav-intake").await;
    window.click("intake-board").await;
    window.find("board-card").await;
    window.look("board").await;
    window.click("intake-list").await;
}

/// A file that is no advisory says so, and the list stays as it was.
pub(crate) async fn an_advisory_is_refused(window: &Window) {
    let file = window.file("advisory.json");
    std::fs::write(&file, "{\"document\": {\"title\": ").unwrap();
    window.click("nav-disclosures").await;
    window.answer(&file);
    window.click("import-advisory").await;
    window.reads("main", "JSON").await;
    window.look("import-refused").await;
    window.find("disclosure-row").await;
}

/// A vector is pasted, refused where it is wrong, built by hand, and stands in the record.
pub(crate) async fn a_vulnerability_is_scored(window: &Window) {
    window.click_text("disclosure-row", "Perfusa IV 300").await;
    window.click("tab-vulnerabilities").await;
    window.click("open-calculator").await;
    window.fill("calculator-vector", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:Q").await;
    window.reads("calculator", "has no value “Q”").await;
    window.look("calculator-wrong").await;
    window.fill("calculator-vector", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H").await;
    window.reads("calculator-result", "9.8").await;
    window.click("pick-AV-A").await;
    window.reads("calculator-result", "8.8").await;
    window.click("version-4.0").await;
    window.find("pick-AT-N").await;
    window.look("calculator-v4").await;
    window.click("version-3.1").await;
    window.reads("calculator-result", "8.8").await;
    window.click("use-vector").await;
    window.reads("rating", "8.8").await;
    window.click("tab-packs").await;
    window.reads("main", "No pack yet").await;
}

/// The clauses, the measures as a table, and a scan of documents.
pub(crate) async fn compliance_is_shown(window: &Window) {
    window.click("nav-compliance").await;
    window.click("tab-measures").await;
    let table = window.file("measures.csv");
    window.answer(&table);
    window.click("measures-csv").await;
    appears(&table).await;
    window.look("measures").await;
    window.click("tab-evidence").await;
    window.fill("patterns", "SOP-(").await;
    window.click("save-patterns").await;
    window.reads("main", "is no pattern").await;
    window.look("scan-refused").await;
    let folder = window.file("quality");
    std::fs::create_dir(&folder).unwrap();
    let text =
        "The procedure: customers are notified of each vulnerability with the CVSS score and the affected versions.";
    std::fs::write(folder.join("SOP-031 Vulnerability Disclosure.md"), text).unwrap();
    window.fill("patterns", "SOP-03").await;
    window.click("save-patterns").await;
    window.answer(&folder);
    window.click("scan-folder").await;
    window.reads("hit", "SOP-031").await;
}

/// The history is searched, and what is not in it says so.
pub(crate) async fn the_history_is_searched(window: &Window) {
    window.click("nav-history").await;
    window.fill("history-words", "8.8 no such words").await;
    window.reads("main", "0 of").await;
    window.fill("history-words", "vector").await;
    window.find("history-event").await;
    let file = window.file("history.jsonl");
    window.answer(&file);
    window.click("export-history").await;
    appears(&file).await;
    // The line in the middle is changed: the check names it.
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("Jana Petersen"));
    std::fs::write(&file, text.replacen("Jana Petersen", "Juna Petersen", 1)).unwrap();
    window.click("nav-verify").await;
    window.answer(&file);
    window.click("verify-file").await;
    window.reads("file-report", "was changed after it was written").await;
    window.look("verify-changed").await;
}

/// A backup is made, one that can't be written says why, and a backup is restored into another file.
pub(crate) async fn a_backup_is_made_and_restored(window: &Window) {
    window.click("nav-settings").await;
    window.click("tab-backup").await;
    window.reads("backup-last", "No backup").await;
    window.answer(Path::new("/proc/backup.desk"));
    window.click("back-up").await;
    window.reads("backup-failed", "can't be written").await;
    let folder = window.file("backups");
    std::fs::create_dir(&folder).unwrap();
    window.answer(&folder);
    window.click("choose-backup-folder").await;
    window.reads("backup-folder", "backups").await;
    window.click("back-up").await;
    window.reads("backup-said", "Written and checked").await;
    window.reads("backup-last", "0 changes were made since").await;
    window.look("backup").await;
    let backup = std::fs::read_dir(&folder).unwrap().next().unwrap().unwrap().path();

    window.click("tab-program").await;
    window.fill("person-name", "Prof. Jana Petersen").await;
    window.click("person-save").await;
    window.reads("who", "Prof. Jana Petersen").await;
    window.look("person").await;

    window.click("tab-backup").await;
    let letter = window.file("letter.desk");
    std::fs::write(&letter, "Dear Sir or Madam").unwrap();
    window.answer(&letter);
    window.click("choose-backup").await;
    window.reads("restore-failed", "is not a register").await;
    window.answer(&backup);
    window.click("choose-backup").await;
    // The new name came after it.
    window.reads("backup-standing", "holds 1 change that the backup does not hold").await;
    window.look("restore-backup").await;
    let restored = window.file("restored.desk");
    window.answer(&restored);
    window.click("restore-backup-confirm").await;
    appears(&restored).await;
    window.click("nav-history").await;
    window.reads("history-list", "restored from a backup").await;
    window.look("restored-backup").await;
}
