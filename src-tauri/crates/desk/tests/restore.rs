//! Two states of a record side by side, and restoring an earlier one as a new change.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "common/sample.rs"]
mod sample;

use desk::{Code, Desk, HistoryFilter, RestoreInput, SetField, TableForm};
use disclosure::{DisclosureId, NoticeId, NoticeState, Product, YesNo};
use sample::sample;
use serde_json::{Value, json};
use tempfile::TempDir;

struct Office {
    _folder: TempDir,
    desk: Desk,
}

fn office() -> Office {
    let (folder, desk) = sample();
    Office { _folder: folder, desk }
}

fn input(entry: i64, revision: Option<i64>, reason: &str) -> RestoreInput {
    RestoreInput { entry, revision, reason: reason.to_owned() }
}

impl Office {
    /// The newest entry.
    fn head(&self) -> i64 {
        self.desk.register().read().history_head().unwrap().0
    }

    fn perfusa(&self) -> DisclosureId {
        self.desk.register().read().disclosure_named("VD-2026-0004").unwrap().id
    }

    fn set(&mut self, path: &str, value: Value) -> i64 {
        let id = self.perfusa();
        let patch = [SetField::Replace { path: path.into(), value }];
        self.desk.patch_disclosure(id, None, &patch, "").unwrap();
        self.head()
    }

    /// The newest entry about a record of a kind.
    fn entry_of(&self, subject: &str) -> i64 {
        let page = self.desk.list_history(&HistoryFilter::default(), None, 1000).unwrap();
        page.entries.into_iter().find(|entry| entry.subject == subject).unwrap().sequence
    }

    fn notice(&self) -> NoticeId {
        self.desk.notices(self.perfusa()).unwrap().into_iter().find(|row| row.state == NoticeState::Draft).unwrap().id
    }
}

#[test]
fn two_states_are_told_field_by_field_and_in_their_order() {
    let mut office = office();
    let first = office.set("/title", json!("First"));
    let second = office.set("/title", json!("Second"));
    let third = office.set("/safety/harm", json!("None is known."));
    let title = |before: &str, after: &str| ("/title".to_owned(), Some(before.to_owned()), Some(after.to_owned()));
    let harm = |compared: &desk::StateComparison| compared.changes.iter().any(|(path, ..)| path == "/safety/harm");

    let compared = office.desk.compare_states(second, Some(first)).unwrap();
    assert_eq!((compared.from, compared.to), (first, second), "the earlier state comes first");
    assert_eq!(compared.changes, [title("First", "Second")]);
    assert_eq!(compared.fixed, None);
    let with_now = office.desk.compare_states(first, None).unwrap();
    assert_eq!(with_now.to, third);
    assert!(with_now.changes.contains(&title("First", "Second")) && harm(&with_now));
    assert_eq!(with_now.states[0].sequence, third);
    assert!(office.desk.compare_states(third, None).unwrap().changes.is_empty());
}

#[test]
fn values_of_forms_and_products_are_called_by_their_names() {
    let office = office();
    let page = office.desk.list_history(&HistoryFilter::default(), None, 1000).unwrap();
    let names: Vec<&str> = page.entries.iter().flat_map(|entry| entry.names.values()).map(String::as_str).collect();
    for name in ["Actions taken and expected", "Perfusa IV 300"] {
        assert!(names.contains(&name), "{name} in {names:?}");
    }
    let table = office.desk.export_history_list(&HistoryFilter::default(), TableForm::Csv).unwrap();
    let table = String::from_utf8(table).unwrap();
    assert!(table.contains("Actions taken and expected: - → Correction by software update"), "{table}");
    assert!(!table.contains("us.actions"));
}

#[test]
fn what_can_not_be_compared_says_why() {
    let office = office();
    let (disclosure, product) = (office.entry_of("disclosure"), office.entry_of("product"));
    let error = office.desk.compare_states(disclosure, Some(product)).unwrap_err();
    assert_eq!(error.field_path(), Some("/with"));
    assert_eq!(
        error.to_string(),
        format!(
            "/with: entry {product} is about another record (product) than entry {disclosure} (disclosure); choose two entries of one record"
        )
    );
    assert_eq!(office.desk.compare_states(9999, None).unwrap_err().code(), Code::NotFound);
}

#[test]
fn a_record_is_restored_as_a_new_change_and_the_history_stays_whole() {
    let mut office = office();
    let before = office.set("/title", json!("As it was"));
    office.set("/title", json!("As it is"));
    office.set("/summary", json!("Another summary."));
    let head = office.head();
    let preview = office.desk.preview_restore(before).unwrap();
    assert_eq!(preview.changes.len(), 2, "{:?}", preview.changes);
    assert_eq!(office.head(), head, "a preview writes nothing");

    let saved = office.desk.restore_state(&input(before, Some(preview.revision), "The new title was wrong.")).unwrap();
    let row = office.desk.register().read().disclosure(office.perfusa()).unwrap();
    assert_eq!((row.disclosure.title.as_str(), row.revision), ("As it was", saved.revision));
    let page = office.desk.list_history(&HistoryFilter::default(), None, 1).unwrap();
    let newest = &page.entries[0];
    assert_eq!((newest.sequence, newest.action.as_str()), (head + 1, "restored"));
    assert_eq!(newest.reason, format!("After entry {before}: The new title was wrong."));
    assert!(office.desk.verify_history(&mut |_, _| true).unwrap().is_verified());

    let again = office.desk.restore_state(&input(before, None, "Once more.")).unwrap_err();
    assert_eq!(again.code(), Code::State);
    assert!(again.to_string().contains("says already what it said after entry"), "{again}");
}

#[test]
fn what_is_refused_says_why_and_changes_nothing() {
    let mut office = office();
    let disclosure = office.set("/summary", json!("One."));
    office.set("/summary", json!("Two."));
    let cases = [
        (office.entry_of("fact"), Some(1), "Wrong.", Code::State, "record a correction of it"),
        (office.entry_of("decision"), Some(1), "Wrong.", Code::State, "decide again"),
        (office.entry_of("letter"), None, "Wrong.", Code::State, "stays as it is"),
        (office.entry_of("register"), None, "Wrong.", Code::State, "kept by the program"),
        (disclosure, None, "  ", Code::Field, "/reason: restoring needs a reason"),
        (disclosure, Some(1), "Stale.", Code::Conflict, "nothing was overwritten"),
        (9999, None, "No such entry.", Code::NotFound, "history entry 9999"),
    ];
    let head = office.head();
    for (entry, revision, reason, code, words) in cases {
        let error = office.desk.restore_state(&input(entry, revision, reason)).unwrap_err();
        assert_eq!(error.code(), code, "entry {entry}: {error}");
        assert!(error.to_string().contains(words), "entry {entry}: {error}");
        assert_eq!(office.head(), head, "entry {entry} wrote something");
    }
}

#[test]
fn answers_and_agreements_stay_and_the_preview_says_so() {
    let mut office = office();
    let id = office.perfusa();
    let before = office.set("/summary", json!("Before the answer."));
    let question = office.desk.vocabulary().questions[0].id.clone();
    office.desk.answer(id, &question, Some(YesNo::Uncertain), "Not known yet.").unwrap();
    office.set("/summary", json!("After the answer."));
    let answers = |office: &Office| office.desk.register().read().disclosure(id).unwrap().disclosure.assessment;
    let given = answers(&office);

    let preview = office.desk.preview_restore(before).unwrap();
    assert_eq!(preview.changes.len(), 1, "{:?}", preview.changes);
    assert_eq!(preview.kept.len(), 1);
    assert!(preview.kept[0].starts_with("The answers of the assessment stay"));
    office.desk.restore_state(&input(before, Some(preview.revision), "Typed over by mistake.")).unwrap();
    assert_eq!(answers(&office), given);
}

#[test]
fn an_approval_falls_with_what_is_restored() {
    let mut office = office();
    let id = office.notice();
    let drafted = office.desk.show_notice(id).unwrap();
    let mut draft = drafted.draft.clone();
    draft.subtitle = "Perfusa IV 300".into();
    let revision = office.desk.save_notice(id, drafted.revision, &draft).unwrap().revision;
    let before = office.head();
    draft.subtitle = "Another subtitle".into();
    office.desk.save_notice(id, revision, &draft).unwrap();
    office.set("/vulnerabilities/1/affected/1/versions", json!(">= 2.0 and < 2.9"));
    office.desk.send_to_review(id, "").unwrap();
    office.desk.approve_notice(id, "").unwrap();

    let number = office.desk.show_notice(id).unwrap().summary.number;
    let preview = office.desk.preview_restore(before).unwrap();
    assert_eq!(preview.notices, std::slice::from_ref(&number));
    office.desk.restore_state(&input(before, Some(preview.revision), "The first one was right.")).unwrap();
    let view = office.desk.show_notice(id).unwrap();
    assert_eq!((view.summary.state, view.approval.is_some()), (NoticeState::Draft, false));
    assert_eq!(view.draft.subtitle, "Perfusa IV 300");

    // What a record says that an approved notice prints concerns its approval too.
    office.desk.send_to_review(id, "").unwrap();
    office.desk.approve_notice(id, "").unwrap();
    let narrow = office.set("/vulnerabilities/1/affected/1/versions", json!(">= 2.0 and < 2.5"));
    office.set("/vulnerabilities/1/affected/1/versions", json!(">= 2.0 and < 2.9"));
    assert_eq!(office.desk.preview_restore(narrow).unwrap().notices, [number]);
}

#[test]
fn a_restored_product_tells_what_it_does_to_dates() {
    let mut office = office();
    let mut moved = 0;
    for view in office.desk.list_products().unwrap() {
        let product = Product { markets: Vec::new(), ..view.product.clone() };
        let revision = office.desk.save_product(view.id, view.revision, &product, "withdrawn").unwrap().revision;
        let none = office.head();
        office.desk.save_product(view.id, revision, &view.product, "").unwrap();
        let preview = office.desk.preview_restore(none).unwrap();
        moved += preview.dates.len();
        office.desk.restore_state(&input(none, Some(preview.revision), "Not sold any more.")).unwrap();
        assert!(office.desk.register().read().product(view.id).unwrap().product.markets.is_empty());
    }
    assert!(moved > 0, "without markets fewer authorities are told");
}

#[test]
fn the_organisation_is_restored_and_a_stale_preview_is_refused() {
    let mut office = office();
    let mut organisation = office.desk.organisation().unwrap();
    organisation.name = "Nordlicht AG".into();
    office.desk.save_organisation(&organisation).unwrap();
    let before = office.head();
    organisation.name = "Nordlicht SE".into();
    office.desk.save_organisation(&organisation).unwrap();
    let preview = office.desk.preview_restore(before).unwrap();
    organisation.phone = "+49 451 000".into();
    office.desk.save_organisation(&organisation).unwrap();
    let stale = office.desk.restore_state(&input(before, Some(preview.revision), "Wrong form.")).unwrap_err();
    assert_eq!(stale.code(), Code::Conflict, "{stale}");
    let preview = office.desk.preview_restore(before).unwrap();
    office.desk.restore_state(&input(before, Some(preview.revision), "Wrong form.")).unwrap();
    assert_eq!(office.desk.organisation().unwrap().name, "Nordlicht AG");
}

#[test]
fn the_list_leaves_as_it_is_filtered_and_no_cell_is_a_formula() {
    let mut office = office();
    office.set("/title", json!("=HYPERLINK(\"http://x.example\")"));
    let filter = HistoryFilter { words: "hyperlink".into(), ..HistoryFilter::default() };
    let csv = String::from_utf8(office.desk.export_history_list(&filter, TableForm::Csv).unwrap()).unwrap();
    let lines: Vec<&str> = csv.trim_start_matches('\u{feff}').lines().collect();
    assert!(lines[0].starts_with("Entry,At (UTC),At,Person,Action,Record,Disclosure,Reason,Changes"));
    assert!(csv.contains("title: ") && csv.contains("HYPERLINK"));
    assert!(lines.iter().all(|line| !line.contains(",=") && !line.contains(",\"=")), "{csv}");
    let all = office.desk.export_history_list(&HistoryFilter::default(), TableForm::Workbook).unwrap();
    assert!(all.starts_with(b"PK"));
    let product = office.desk.list_products().unwrap()[0].id.to_string();
    let of_one = HistoryFilter { record: product.clone(), ..HistoryFilter::default() };
    let page = office.desk.list_history(&of_one, None, 100).unwrap();
    assert!(!page.entries.is_empty() && page.entries.iter().all(|entry| entry.subject_id == product));
}
