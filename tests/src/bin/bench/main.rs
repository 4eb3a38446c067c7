//! What the work at the desk costs, as a table: the median over some runs, the first run where it differs.
//!
//! Run it optimised: `cargo run --release -p whole-route --bin bench`.

#![expect(clippy::unwrap_used, reason = "a measurement stops at the first surprise")]

mod fill;
mod measure;
mod scans;
mod seals;

use chrono::{DateTime, Utc};
use desk::{Clock, Desk, DueOptions, FactInput, PackOrder, Period, SealOrder, SetField};
use disclosure::{DisclosureId, NoticeDraft, NoticeId, NoticeKind};
use fill::fill;
use measure::{Report, median};
use register::Mode;
use seal::DemonstrationKey;
use serde_json::json;
use std::path::Path;

const PASSPHRASE: &str = "measured, not kept";
const ADVISORY: &str = include_str!("../../../fuzz/seeds/csaf/complete.json");

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let now: DateTime<Utc> = "2026-11-23T13:20:00Z".parse().unwrap();
    let mut report = Report::default();
    let mut desk = Desk::create(&folder.path().join("sample.desk"), "Bench", Clock::System).unwrap();
    desk.fill_sample(now).unwrap();
    pages(&mut desk, &mut report);
    records(&mut desk, &mut report);
    seals::bare(&desk, folder.path(), now, &mut report);
    seals::batch(folder.path(), now, &mut report);
    packs(&mut desk, folder.path(), now, &mut report);
    scans::folder(&desk, folder.path(), now, &mut report);
    many(folder.path(), &mut report);
    search(folder.path(), &mut report);
    report.print();
}

fn perfusa(desk: &Desk) -> DisclosureId {
    desk.list_disclosures().unwrap().into_iter().find(|row| row.title.starts_with("Perfusa IV 300")).unwrap().id
}

/// Rendering. First of all, so that the first page is a cold one.
fn pages(desk: &mut Desk, report: &mut Report) {
    let id = perfusa(desk);
    let range =
        SetField::Replace { path: "/vulnerabilities/1/affected/1/versions".into(), value: json!(">= 2.0, < 2.9") };
    desk.patch_disclosure(id, None, &[range], "").unwrap();
    let users = desk.notices(id).unwrap().into_iter().find(|notice| notice.kind == NoticeKind::USER_NOTICE).unwrap().id;
    render(desk, users, "a notice to users", report);
    let (long, _) = desk.new_disclosure("A long matter").unwrap();
    let mut disclosure = desk.show_disclosure(id).unwrap().disclosure;
    disclosure.title = "A long matter".to_owned();
    let one = disclosure.vulnerabilities.clone();
    while disclosure.vulnerabilities.len() < 42 {
        disclosure.vulnerabilities.extend(one.iter().cloned());
    }
    desk.save_disclosure(long, 1, &disclosure, "").unwrap();
    let draft = NoticeDraft { kind: NoticeKind::USER_NOTICE, ..NoticeDraft::default() };
    let (notice, _) = desk.new_notice(long, &draft).unwrap();
    render(desk, notice, "a long notice", report);
}

fn render(desk: &Desk, notice: NoticeId, what: &str, report: &mut Report) {
    let (first, _) = measure::once(|| desk.preview_notice(notice, None).unwrap());
    let (warm, pages) = median(15, || desk.preview_notice(notice, None).unwrap());
    report.add(&format!("render {what}, {} pages, first", pages.pages), first, "");
    report.add(&format!("render {what}, {} pages, again", pages.pages), warm, "from the register to the PDF");
}

fn records(desk: &mut Desk, report: &mut Report) {
    let (read, _) = median(200, || exchange::read_csaf(ADVISORY.as_bytes(), &[], &mut uuid::Uuid::nil).unwrap());
    report.add("read a CSAF advisory", read, &format!("{} kB, no disk", ADVISORY.len() / 1024));
    let mut number = 0;
    let tracking: serde_json::Value = serde_json::from_str(ADVISORY).unwrap();
    let tracking = tracking["document"]["tracking"]["id"].as_str().unwrap().to_owned();
    let (import, _) = median(30, || {
        number += 1;
        let text = ADVISORY.replace(&tracking, &format!("EX-{number}"));
        desk.import_advisory("advisory.json", text.as_bytes()).unwrap()
    });
    report.add("import it into the register", import, "with history and search, written through to the disk");
    let id = perfusa(desk);
    let view = desk.show_disclosure(id).unwrap();
    let products = view.products.iter().map(|product| (product.id, &product.product)).collect();
    let (check, _) = median(500, || disclosure::check(&view.disclosure, &products));
    report.add("check a disclosure", check, "3 vulnerabilities");
    let (show, _) = median(30, || desk.show_disclosure(id).unwrap());
    report.add("show a disclosure", show, "with obligations, notices and facts");
}

fn packs(desk: &mut Desk, folder: &Path, now: DateTime<Utc>, report: &mut Report) {
    let id = perfusa(desk);
    let path = folder.join("bench.p12");
    desk.new_demonstration_identity(&path, "Bench", PASSPHRASE, DemonstrationKey::P256).unwrap();
    for notice in desk.notices(id).unwrap() {
        desk.send_to_review(notice.id, "").unwrap();
        desk.approve_notice(notice.id, "").unwrap();
        let order = SealOrder { identity: &path, passphrase: PASSPHRASE, meaning: "" };
        let (whole, _) = measure::once(|| desk.seal_notice(notice.id, &order).unwrap());
        report.add("seal a notice, the whole step", whole, "open, render, sign, check, save");
    }
    let order = PackOrder {
        regime: "us-fda-806",
        stage: "cr-10wd",
        place: None,
        attachments: &[],
        identity: &path,
        passphrase: PASSPHRASE,
    };
    let (pack, built) = median(5, || desk.build_pack(id, &order).unwrap());
    report.add("build a pack", pack, &format!("{} files", built.files.len()));
    let zip = desk.pack_file(&built.file_name).unwrap().bytes;
    let (verify, _) = median(10, || desk::verify_bytes("pack.zip", &zip, &[], now).unwrap());
    report.add("verify a pack", verify, &format!("{} kB", zip.len() / 1024));
}

fn many(folder: &Path, report: &mut Report) {
    let path = folder.join("ten-thousand.desk");
    fill(&path, 10_000, true);
    let (open, ()) = median(5, || drop(Desk::open(&path, Mode::Write, "Bench", Clock::System).unwrap()));
    report.add("open a register of 10 000", open, "for writing, with the rules");
    let desk = Desk::open(&path, Mode::Read, "Bench", Clock::System).unwrap();
    let (due, list) = median(5, || desk.list_due(&DueOptions::default()).unwrap());
    report.add("what is due over 10 000 disclosures", due, &format!("{} rows", list.items.len()));
    let (all, list) = median(3, || desk.list_due(&DueOptions { closed: true, ..DueOptions::default() }).unwrap());
    report.add("the same with what is closed", all, &format!("{} rows", list.items.len()));
    let one = list.items[0].obligation.key.disclosure;
    let fact = FactInput {
        kind: "awareness_serious_incident".into(),
        at: "2026-11-21 08:00".into(),
        country: "DE".into(),
        ..FactInput::default()
    };
    let (preview, changes) = median(15, || desk.preview_fact(one, &fact).unwrap());
    report.add("what a new fact would change", preview, &format!("{} dates of one disclosure", changes.len()));
    let (after, _) = median(15, || desk.list_due(&DueOptions::of(one)).unwrap());
    report.add("what one disclosure owes, after a changed fact", after, "from the register, in words; limit 5 ms");
    let (reminded, _) = median(3, || desk.reminders_due(desk.now() - chrono::TimeDelta::days(1), desk.now()).unwrap());
    report.add("the reminders of a day over 10 000", reminded, "");
    let period = Period { from: "2026-01-01".parse().unwrap(), to: "2026-12-31".parse().unwrap() };
    let (inspected, pdf) = measure::once(|| desk.inspectors_report_workbook(period).unwrap());
    report.add("the inspector's report of 10 000 as a workbook", inspected, &format!("{} MB", pdf.len() / 1_000_000));
    let (listed, _) = median(3, || desk.list_disclosures().unwrap());
    report.add("list 10 000 disclosures", listed, "each checked");
    let (verified, history) = measure::once(|| desk.verify_history(&mut |_, _| true).unwrap());
    report.add("verify the history", verified, &format!("{} entries and every record", history.entries));
}

fn search(folder: &Path, report: &mut Report) {
    let path = folder.join("hundred-thousand.desk");
    let (filled, ()) = measure::once(|| fill(&path, 100_000, false));
    report.add("fill a register with 100 000", filled, "one transaction, with history and search");
    let desk = Desk::open(&path, Mode::Read, "Bench", Clock::System).unwrap();
    let raw = rusqlite::Connection::open(&path).unwrap();
    for words in ["gateway", "CVE-2026-77777", "inf"] {
        let (ours, hits) = median(15, || desk.search(words, 50).unwrap());
        let words_of_fts: Vec<String> = words.split('-').map(|word| format!("\"{word}\"")).collect();
        let expression = format!("{}*", words_of_fts.join(" "));
        let (bare, _) = median(15, || {
            let mut statement = raw
                .prepare_cached(
                    "SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY bm25(search, 8.0, 1.0) LIMIT 50",
                )
                .unwrap();
            statement.query_map([&expression], |row| row.get::<_, i64>(0)).unwrap().count()
        });
        report.add(&format!("search 100 000 for “{words}”"), ours, &format!("{} hits with snippets", hits.len()));
        report.add("the same in bare FTS5", bare, "numbers of rows only");
    }
}
