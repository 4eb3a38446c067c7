//! A table of products goes in, and an earlier state of one comes back.

use crate::driver::Window;

const TABLE: &str = "Produktname;Modell;Version;Freigegeben am;Land;Rechtsstatus\n\
    Ventura V 10;V-10;1.0;01.10.2026;DE;MDR\n\
    Ventura V 10;V-10;1.1;20.11.2026;US;US device\n";

/// A table with a fault is refused and says why; mended, all of it is taken.
pub(crate) async fn products_from_a_table(window: &Window) {
    let file = window.file("products.csv");
    std::fs::write(&file, format!("\u{feff}{TABLE}Ventura V 20;V-20;2.0;31.02.2026;UK;MDR\n")).unwrap();
    window.click("nav-products").await;
    window.answer(&file);
    window.click("import-products").await;
    window.click("import-choose").await;
    window.reads("import-dialog", "1 line is refused").await;
    window.reads("import-lines", "the United Kingdom is GB").await;
    window.look("import-refused").await;
    std::fs::write(&file, TABLE).unwrap();
    window.answer(&file);
    window.click("import-again").await;
    window.reads("import-lines", "Version 1.1").await;
    window.look("import").await;
    window.click("import-confirm").await;
    window.reads("products-said", "Imported: 1 new, 0 changed").await;
    window.click_text("product-row", "Ventura V 10").await;
    window.fill("product-purpose", "Ventilation of adults").await;
    window.reads("save-state", "saved").await;
}

/// What was typed over comes back as a new change; without a reason it does not.
pub(crate) async fn an_earlier_state_comes_back(window: &Window) {
    window.reads("save-state", "All changes saved").await;
    window.click("own-history").await;
    window.reads("history-list", "Ventilation of adults").await;
    window.click("compare").await;
    window.reads("differences", "Ventilation of adults").await;
    window.look("compare").await;
    window.click("compare-restore").await;
    window.find("restore-reason").await;
    window.click("restore-confirm").await;
    window.reads("restore-dialog", "needs a reason").await;
    window.fill("restore-reason", "The purpose belongs to another model.").await;
    window.look("restore").await;
    window.click("restore-confirm").await;
    window.reads("history-list", "The purpose belongs to another model.").await;
    window.look("restored").await;
}

/// The lock hides the window and forgets nothing that was typed.
pub(crate) async fn the_window_is_locked(window: &Window) {
    window.click("nav-settings").await;
    window.click("tab-program").await;
    window.click("lock-set").await;
    window.fill("lock-new", "open sesame").await;
    window.fill("lock-again", "open sesame").await;
    window.click("lock-keep").await;
    window.find("lock-remove").await;
    window.click("lock-now").await;
    window.find("lock-screen").await;
    window.look("locked").await;
    window.fill("lock-passphrase", "wrong").await;
    window.click("unlock").await;
    window.reads("lock-screen", "not the passphrase of the lock").await;
    window.fill("lock-passphrase", "open sesame").await;
    window.click("unlock").await;
    window.click("nav-products").await;
    window.find("product-row").await;
}

/// What is due goes into the clipboard, and a list into a file, as they are shown.
pub(crate) async fn lists_leave(window: &Window) {
    window.click("nav-due").await;
    window.click("copy-menu").await;
    window.click("copy-text").await;
    window.reads("due-said", "Copied as text").await;
    window.click("nav-disclosures").await;
    let file = window.file("disclosures.csv");
    window.answer(&file);
    window.click("export-table").await;
    window.click("export-table-csv").await;
    for _ in 0..600 {
        if std::fs::read_to_string(&file).is_ok_and(|text| text.contains("VD-2026-0004")) {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    panic!("{} was not written", file.display());
}
