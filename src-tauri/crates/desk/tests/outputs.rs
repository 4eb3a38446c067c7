//! What leaves the desk for other programs and for inspectors: calendars, tables, reminders, the report of a period.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

#[path = "common/sample.rs"]
mod sample;

use chrono::{DateTime, TimeDelta, Utc};
use desk::{Clock, Desk, DueFilter, DueFormat, DueOptions, FactInput, Period, Reminders};
use disclosure::{DisclosureId, FactId, Verdict};
use register::Mode;
use sample::{now, sample};
use std::path::Path;

fn id(desk: &Desk, title: &str) -> DisclosureId {
    desk.list_disclosures().unwrap().into_iter().find(|row| row.title.starts_with(title)).unwrap().id
}

/// UID, sequence and start of each date of a calendar file.
fn dates(desk: &Desk) -> Vec<(String, i64, String, String)> {
    let bytes = desk.export_due(&DueOptions::default(), DueFormat::Calendar).unwrap();
    let text = String::from_utf8(bytes).unwrap().replace("\r\n ", "");
    text.split("BEGIN:VEVENT")
        .skip(1)
        .map(|event| {
            let of = |name: &str| {
                let line = event.lines().rev().find_map(|line| line.strip_prefix(name));
                line.unwrap_or_else(|| panic!("{name} in {event}")).to_owned()
            };
            let uid = event.lines().find_map(|line| line.strip_prefix("UID:").filter(|uid| uid.len() == 48)).unwrap();
            (uid.to_owned(), of("SEQUENCE:").parse().unwrap(), of("DTEND:"), of("STATUS:"))
        })
        .collect()
}

#[test]
fn a_corrected_start_keeps_its_place_in_the_calendar() {
    let (_folder, mut desk) = sample();
    let before = dates(&desk);
    let kordia = id(&desk, "Kordia");
    let known: FactId = desk
        .facts(kordia)
        .unwrap()
        .into_iter()
        .find(|view| view.fact.kind == "awareness_serious_incident")
        .unwrap()
        .fact
        .id;
    let corrected = FactInput {
        kind: "awareness_serious_incident".into(),
        at: "2026-11-10 08:00".into(),
        country: "DE".into(),
        supersedes: Some(known),
        reason: "the call came two days later".into(),
        ..FactInput::default()
    };
    desk.record_fact(kordia, &corrected).unwrap();
    let after = dates(&desk);
    let names = |dates: &[(String, i64, String, String)]| {
        let mut names: Vec<String> = dates.iter().map(|(uid, ..)| uid.clone()).collect();
        names.sort();
        names
    };
    assert_eq!(names(&before), names(&after), "the same dates, by the same names");
    assert!(after[0].1 > before[0].1, "a later file has a greater sequence");
    let moved =
        before.iter().filter(|(uid, _, at, _)| after.iter().any(|(other, _, new, _)| other == uid && new != at));
    assert_eq!(moved.count(), 1);
    // What is done is taken off the calendar by the next import.
    let met = Verdict::Met { at: now(), notice: None, pack: None, receipt: "BfArM 0001".into() };
    desk.decide(kordia, "eu-mdr-art87", Some("mir-15d"), None, met, "sent by the portal").unwrap();
    let cancelled = |dates: &[(String, i64, String, String)]| {
        dates.iter().filter(|(_, _, _, status)| status == "CANCELLED").count()
    };
    assert_eq!(cancelled(&dates(&desk)), cancelled(&after) + 1);
}

#[test]
fn tables_hold_what_the_list_holds() {
    let (_folder, desk) = sample();
    let list = desk.list_due(&DueOptions::default()).unwrap();
    let csv = String::from_utf8(desk.export_due(&DueOptions::default(), DueFormat::Csv).unwrap()).unwrap();
    assert_eq!(csv.lines().count(), list.items.len() + 1);
    let filter = DueFilter { authority: "Health Canada".into(), ..DueFilter::default() };
    let narrowed = desk.list_due(&DueOptions { filter, ..DueOptions::default() }).unwrap();
    assert!(!narrowed.items.is_empty() && narrowed.items.len() < list.items.len());
    assert!(list.choices.authorities.contains(&"Health Canada".to_owned()), "{:?}", list.choices.authorities);
    for (name, format) in [("a.ics", DueFormat::Calendar), ("a.CSV", DueFormat::Csv), ("a.xlsx", DueFormat::Workbook)] {
        assert_eq!(DueFormat::of(Path::new(name)).unwrap(), format);
    }
    assert_eq!(DueFormat::of(Path::new("a.pdf")).unwrap_err().field_path(), Some("/file"));
}

#[test]
fn somebody_else_is_responsible_for_one_authority() {
    let (_folder, mut desk) = sample();
    let perfusa = id(&desk, "Perfusa IV 300");
    let people = |desk: &Desk, authority: &str| {
        let filter = DueFilter { authority: authority.into(), ..DueFilter::default() };
        let options = DueOptions { disclosure: Some(perfusa), filter, ..DueOptions::default() };
        let item = desk.list_due(&options).unwrap().items.remove(0);
        (item.owner, item.deputy)
    };
    assert_eq!(people(&desk, "Health Canada"), ("Tomas Lindqvist".into(), "Jana Petersen".into()));
    desk.assign(perfusa, "ca-hc-foreign", Some("ca-foreign-risk-72h"), None, "Miriam Albers", "").unwrap();
    assert_eq!(people(&desk, "Health Canada").0, "Miriam Albers", "the stage comes before the regime");
    desk.assign(perfusa, "ca-hc-foreign", Some("ca-foreign-risk-72h"), None, " ", "").unwrap();
    assert_eq!(people(&desk, "Health Canada").0, "Tomas Lindqvist");
    assert!(desk.assign(perfusa, "ca-nothing", None, None, "Miriam Albers", "").is_err());
    let filter = DueFilter { owner: "Jana Petersen".into(), ..DueFilter::default() };
    let hers = desk.list_due(&DueOptions { filter, ..DueOptions::default() }).unwrap();
    assert!(hers.items.iter().any(|item| item.deputy == "Jana Petersen"), "a deputy sees it too");
}

#[test]
fn reminders_come_once_also_for_the_meantime() {
    let (_folder, mut desk) = sample();
    let headings = |desk: &Desk, since: DateTime<Utc>, until: DateTime<Utc>| {
        let due = desk.reminders_due(since, until).unwrap();
        let headings: Vec<String> = due.reminders.into_iter().map(|reminder| reminder.heading).collect();
        (headings, due.next_at)
    };
    // Safe date of the US FDA: 26 Nov 04:59:59 UTC; 48 hours before it is 24 Nov 04:59:59.
    let (some, _) = headings(&desk, "2026-11-24T04:59:00Z".parse().unwrap(), "2026-11-24T05:00:00Z".parse().unwrap());
    assert_eq!(some, ["US FDA: Correction report, in 47 h"]);
    let (none, next) =
        headings(&desk, "2026-11-24T05:00:00Z".parse().unwrap(), "2026-11-24T05:01:00Z".parse().unwrap());
    assert!(none.is_empty() && next.is_some());
    // Three days away from the desk: of each obligation the last reminder only.
    let (away, _) = headings(&desk, now() - TimeDelta::days(3), now());
    insta::assert_snapshot!(away.join("\n"));

    let reminders =
        Reminders { leads_in_hours: vec![4, 48, 48], on_the_desktop: false, only_for: vec!["Tomas Lindqvist".into()] };
    desk.save_reminders(&reminders).unwrap();
    assert_eq!(desk.reminders().unwrap().leads_in_hours, [48, 4], "the longest first, each once");
    let (his, _) = headings(&desk, now() - TimeDelta::days(3), now());
    assert!(his.len() < away.len(), "{his:?}");
    let wrong = Reminders { leads_in_hours: vec![0], ..Reminders::default() };
    assert_eq!(desk.save_reminders(&wrong).unwrap_err().field_path(), Some("/leads_in_hours"));
}

#[test]
fn dates_that_no_authority_set_are_reminded_of_too() {
    let (_folder, desk) = sample();
    let due = |since: &str, until: &str| {
        let due = desk.reminders_due(since.parse().unwrap(), until.parse().unwrap()).unwrap();
        let own = due.reminders.into_iter().filter(|reminder| reminder.item.is_none());
        own.map(|reminder| format!("{} | {} | {}", reminder.heading, reminder.text, reminder.place)).collect::<Vec<_>>()
    };
    let mut text = due("2026-11-20T13:00:00Z", "2026-11-23T13:20:00Z").join("\n");
    text.push_str("\nA promise and a clock that pass\n");
    text.push_str(&due("2026-11-23T13:20:00Z", "2026-11-28T00:00:00Z").join("\n"));
    text.push_str("\nThirty days before security.txt expires\n");
    let all = due("2026-11-28T00:00:00Z", "2028-01-01T00:00:00Z");
    text.push_str(&all.into_iter().filter(|line| line.contains("security.txt")).collect::<String>());
    insta::assert_snapshot!(text);
}

#[test]
fn the_report_of_a_period() {
    let (folder, mut desk) = sample();
    let kordia = id(&desk, "Kordia");
    let met = Verdict::Met { at: now(), notice: None, pack: None, receipt: "BfArM 0001".into() };
    desk.decide(kordia, "eu-mdr-art87", Some("mir-15d"), None, met, "sent by the portal").unwrap();
    let period = |from: &str, to: &str| Period { from: from.parse().unwrap(), to: to.parse().unwrap() };
    let report = desk.inspectors_report(period("2026-09-01", "2026-12-31")).unwrap();
    let mut text = format!("{:?}\n", report.totals);
    for disclosure in &report.disclosures {
        text.push_str(&format!("{} {}\n", disclosure.number, disclosure.title));
        for row in disclosure.rows.iter().filter(|row| row.legal_at.is_some() || !row.decision.is_empty()) {
            text.push_str(&format!(
                "  {}, {} | {} | safe {} legal {} | met {} | {} | {} | {}\n",
                row.authority, row.stage, row.state, row.safe, row.legal, row.met, row.margin, row.proof, row.decision
            ));
        }
    }
    insta::assert_snapshot!(text);

    let before = desk.inspectors_report(period("2026-09-01", "2026-10-31")).unwrap();
    assert_eq!(before.disclosures.len(), 1, "only the old matter was open then");
    assert_eq!(before.at_text, "Sat 31 Oct 2026, 23:59 CET");
    assert_eq!(desk.inspectors_report(period("2026-12-31", "2026-09-01")).unwrap_err().field_path(), Some("/to"));

    let pdf = desk.inspectors_report_pdf(period("2026-09-01", "2026-12-31")).unwrap();
    assert_eq!(pdf, desk.inspectors_report_pdf(period("2026-09-01", "2026-12-31")).unwrap(), "the same bytes");
    assert!(desk.inspectors_report_workbook(period("2026-09-01", "2026-12-31")).unwrap().starts_with(b"PK"));
    // A register that is open for reading only gives it as well.
    let path = folder.path().join("sample.desk");
    drop(desk);
    let reader = Desk::open(&path, Mode::Read, "Inspector", Clock::Fixed(now())).unwrap();
    assert_eq!(reader.inspectors_report(period("2026-09-01", "2026-12-31")).unwrap().totals, report.totals);
}
