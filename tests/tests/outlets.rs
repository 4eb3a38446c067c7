//! What leaves for other programs: calendars that say what left them, workbooks with long texts, Word files from right to
//! left.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::BTreeMap;
use whole_route::Office;

const PROGRAM: &str = env!("CARGO_BIN_EXE_desk-under-test");

/// Each event of a calendar file: its disclosure, identifier and state.
fn events(office: &Office, name: &str) -> BTreeMap<String, (String, String)> {
    let text = std::fs::read_to_string(office.path(name)).unwrap().replace("\r\n ", "");
    let value =
        |event: &str, name: &str| event.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default().to_owned();
    let event = |event: &str| {
        let summary = value(event, "SUMMARY:");
        let number = summary.rsplit_once('(').map(|(_, number)| number.trim_end_matches(')').to_owned()).unwrap();
        (value(event, "UID:"), (number, value(event, "STATUS:")))
    };
    text.split("BEGIN:VEVENT").skip(1).map(event).collect()
}

fn of<'e>(events: &'e BTreeMap<String, (String, String)>, number: &str) -> Vec<(&'e str, &'e str)> {
    let own = events.iter().filter(|(_, (of, _))| of == number);
    own.map(|(uid, (_, state))| (uid.as_str(), state.as_str())).collect()
}

#[test]
fn what_leaves_a_calendar_stays_one_update_long() {
    let office = Office::new(PROGRAM).at("2026-11-23T13:20:00Z");
    office.must(&["init", "--sample"]);
    office.must(&["export", "due", "a.ics"]);
    office.must(&["export", "due", "updated.ics"]);
    office.must(&["close", "VD-2026-0003", "--reason", "Handled elsewhere"]);
    office.must(&["export", "due", "b.ics"]);
    let (before, after) = (events(&office, "a.ics"), events(&office, "b.ics"));
    let (was, is) = (of(&before, "VD-2026-0003"), of(&after, "VD-2026-0003"));
    // One was met before and is cancelled already; now both are.
    let shown: Vec<_> = was.iter().filter(|(_, state)| *state == "CONFIRMED").copied().collect();
    assert!(was.len() == 2 && shown.len() == 1, "{was:?}");
    assert_eq!(is, was.iter().map(|(uid, _)| (*uid, "CANCELLED")).collect::<Vec<_>>());
    let cancelled: Vec<_> = shown.iter().map(|(uid, _)| (*uid, "CANCELLED")).collect();
    // In a file that takes the place of an older one it stands once, and then no more.
    office.must(&["export", "due", "updated.ics", "--force"]);
    assert_eq!(of(&events(&office, "updated.ics"), "VD-2026-0003"), cancelled);
    office.must(&["export", "due", "updated.ics", "--force"]);
    assert_eq!(of(&events(&office, "updated.ics"), "VD-2026-0003"), []);
    // What is opened again is on the calendar again.
    office.must(&["close", "VD-2026-0003", "--reopen", "--reason", "Not handled yet"]);
    office.must(&["export", "due", "updated.ics", "--force"]);
    assert_eq!(of(&events(&office, "updated.ics"), "VD-2026-0003"), shown);
}

#[test]
fn a_duty_that_is_dropped_is_cancelled_in_the_file_that_named_it() {
    let office = Office::new(PROGRAM).at("2026-11-23T13:20:00Z");
    office.must(&["init", "--sample"]);
    office.must(&["export", "due", "a.ics"]);
    let known = events(&office, "a.ics");
    // A date that the register no longer knows: as after a fact was taken back.
    let text = std::fs::read_to_string(office.path("a.ics")).unwrap();
    let (uid, _) = known.iter().find(|(_, (_, state))| state == "CONFIRMED").unwrap();
    std::fs::write(office.path("a.ics"), text.replace(uid.as_str(), "gone@disclosure-desk")).unwrap();
    office.must(&["export", "due", "a.ics", "--force"]);
    assert_eq!(events(&office, "a.ics")["gone@disclosure-desk"].1, "CANCELLED");
    office.must(&["export", "due", "a.ics", "--force"]);
    assert!(!events(&office, "a.ics").contains_key("gone@disclosure-desk"));
}

#[test]
fn a_long_note_blocks_no_workbook() {
    let office = Office::new(PROGRAM).at("2026-11-23T13:20:00Z");
    office.must(&["init", "--sample"]);
    let note = "long note ".repeat(3_360);
    office.must(&["fact", "VD-2026-0004", "corrective_measure_available", "--at", "2026-11-21 09:00", "--note", &note]);
    office.must(&["export", "list", "facts", "f.xlsx"]);
    office.must(&["export", "report", "r.xlsx", "--from", "2026-01-01", "--to", "2026-12-31"]);
    office.must(&["export", "list", "facts", "f.csv"]);
    for name in ["f.xlsx", "r.xlsx"] {
        assert!(std::fs::read(office.path(name)).unwrap().starts_with(b"PK\x03\x04"), "{name}");
    }
    assert!(std::fs::read_to_string(office.path("f.csv")).unwrap().contains(note.trim()), "a CSV holds the whole");
}

#[test]
fn a_word_file_says_what_runs_from_right_to_left() {
    let office = Office::new(PROGRAM).at("2026-11-23T13:20:00Z");
    office.must(&["init", "--sample"]);
    office.must(&["notice", "set", "VD-2026-0004-U1", "/subtitle", "משאבת Perfusa IV 300, דגם WM-2."]);
    office.must(&["notice", "set", "VD-2026-0004-U1", "/use_statement", "المضخة PF-300 (الإصدار 4.6.2) آمنة للاستخدام."]);
    office.must(&["export", "notice", "VD-2026-0004-U1", "n.docx"]);
    let zip = std::fs::read(office.path("n.docx")).unwrap();
    let document = whole_route::part_of_zip(&zip, "word/document.xml");
    assert!(
        document.contains("<w:rtl/><w:lang w:bidi=\"he-IL\"/>")
            && document.contains("<w:rtl/><w:lang w:bidi=\"ar-SA\"/>"),
        "{document}"
    );
    for run in document.split("<w:r>").skip(1).map(|run| run.split("</w:r>").next().unwrap()) {
        let words: String = run.split("preserve\">").skip(1).filter_map(|part| part.split("</w:t>").next()).collect();
        let from_right = |character: char| ('\u{590}'..'\u{900}').contains(&character);
        if words.contains(from_right) {
            assert!(run.contains("<w:rtl/>"), "{run}");
            assert_eq!(run.contains("<w:b/>"), run.contains("<w:bCs/>"), "{run}");
        } else if words.contains(|character: char| character.is_ascii_alphabetic()) {
            assert!(!run.contains("<w:rtl/>"), "{run}");
        }
    }
    // Styles give bold and size to both kinds of text.
    let styles = whole_route::part_of_zip(&zip, "word/styles.xml");
    assert_eq!(styles.matches("<w:sz ").count(), styles.matches("<w:szCs ").count());
    assert_eq!(styles.matches("<w:b/>").count(), styles.matches("<w:bCs/>").count());
}
