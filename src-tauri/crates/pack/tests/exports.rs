//! What other programs read: calendar files and tables.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use chrono::{DateTime, TimeDelta, Utc};
use pack::{CalendarDate, Cell, Sheet, sheet_column, write_calendar, write_csv, write_xlsx};

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn dates() -> Vec<CalendarDate> {
    let date = |uid: &str, owed| {
        CalendarDate {
        uid: uid.into(),
        sequence: 51,
        due_at: at("2026-11-28T04:59:59Z"),
        summary: "US FDA: Correction report (VD-2026-0004)".into(),
        description: "One, two; three\nA back\\slash, and a long line that has to be folded, because no line of a calendar file is longer than 75 bytes: ÄÖÜ".into(),
        owed,
        leads: vec![TimeDelta::days(7), TimeDelta::hours(4), TimeDelta::minutes(5)],
    }
    };
    vec![date("a@disclosure-desk", true), date("b@disclosure-desk", false)]
}

#[test]
fn a_calendar_reads_like_this() {
    let text = write_calendar("Due, of “Nordlicht”", &dates(), at("2026-11-23T13:20:00Z"));
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "lines are folded");
    insta::assert_snapshot!(text.replace("\r\n", "\n"));
    assert_eq!(text, write_calendar("Due, of “Nordlicht”", &dates(), at("2026-11-23T13:20:00Z")), "the same bytes");
}

fn sheet() -> Sheet {
    Sheet {
        name: "Due".into(),
        columns: vec![
            sheet_column("What", 20),
            sheet_column("When", 16),
            sheet_column("Day", 12),
            sheet_column("Hours", 8),
        ],
        rows: vec![
            vec![
                Cell::text("Says \"yes\", and more"),
                Cell::Instant(at("2026-11-28T04:59:59Z")),
                Cell::Day("2026-11-27".parse().unwrap()),
                Cell::Number(-3.0),
            ],
            vec![Cell::text("=HYPERLINK(\"http://example.invalid\")"), Cell::Empty, Cell::text("-"), Cell::text("")],
        ],
    }
}

#[test]
fn a_table_is_harmless_in_a_spreadsheet() {
    let text = String::from_utf8(write_csv(&sheet()).unwrap()).unwrap();
    insta::assert_snapshot!(text.replace('\u{feff}', "[BOM]").replace("\r\n", "\n"));
}

#[test]
fn a_workbook_is_the_same_each_time() {
    let write = || write_xlsx("Due", &[sheet()], at("2026-11-23T13:20:00Z")).unwrap();
    let bytes = write();
    assert!(bytes.starts_with(b"PK"));
    assert_eq!(bytes, write());
}
