//! What explanations say about a calendar: its version, weekend days that are worked, and what a person entered.

use super::day;
use crate::matter::{Case, Owned};
use chrono::DateTime;
use deadline::{
    CalendarCorrection, Calendars, CorrectionKind, DayCellKind, Obligation, RuleFile, RulePack, explain, obligations,
};

/// Five working days, and five calendar days whose last one is moved.
const OWN: &str = r#"
schema_version = 1

[[fact_kind]]
id = "acme_report_received"
label = "Report received"

[[counting_rule]]
id = "acme-rolled"
text = "The last day is moved."
rollover = "next_working_day"
confidence = "verified"

[[regime]]
id = "acme"
authority = "Authority"
authority_full = "The authority"
name = "Rule of the test"
jurisdiction = "INT"
citation = "Rule of the test"
obligation = "practice"
countries = ["CN"]
calendar = "CN"
counting_rule = "acme-rolled"
zone = "Asia/Shanghai"
enabled_default = true
confidence = "verified"

[[regime.stage]]
id = "working"
label = "Five working days"
text = "Within 5 working days."
amount = 5
unit = "working_day"
start = ["acme_report_received"]
clause = "1"
confidence = "verified"

[[regime.stage]]
id = "calendar"
label = "Five days"
text = "Within 5 days."
amount = 5
unit = "calendar_day"
start = ["acme_report_received"]
clause = "2"
confidence = "verified"
"#;

fn correction(month: u32, on: u32, kind: CorrectionKind, name: &str) -> CalendarCorrection {
    CalendarCorrection {
        calendar: "CN".to_owned(),
        on: day(2026, month, on),
        kind,
        name: name.to_owned(),
        reason: "notice of the ministry.".to_owned(),
        by: "Jana Petersen".to_owned(),
        at: DateTime::from_timestamp(1_795_000_000, 0).unwrap(),
    }
}

/// The two obligations of a fact at 10 o'clock in Shanghai on a day.
fn both(on: &str, corrections: &[CalendarCorrection]) -> [Obligation; 2] {
    let case = format!(
        r#"
why = "what explanations say about a calendar"
now = "{on}T09:00"
markets = [{{ country = "CN", status = "medical_device" }}]
facts = [{{ kind = "acme_report_received", at = "{on}T10:00 Asia/Shanghai" }}]
"#
    );
    let (pack, errors) = RulePack::with_own(&[RuleFile::own("own.toml", OWN)]);
    assert_eq!(errors, []);
    let calendars = Calendars::shipped().with_corrections(corrections).unwrap();
    let case: Case = toml::from_str(&case).unwrap();
    let owned = Owned::new(&case);
    let products = [&owned.product];
    let all = obligations(&owned.matter(&products), &pack, &calendars, owned.now);
    ["working", "calendar"].map(|stage| {
        let found = all.iter().find(|entry| entry.key.regime == "acme" && entry.key.stage == stage);
        found.unwrap().clone()
    })
}

fn says(obligation: &Obligation, words: &str) {
    let text = explain(obligation);
    assert!(text.contains(words), "{words:?} is not in\n{text}");
}

/// The legal day in words.
fn due(obligation: &Obligation) -> &str {
    obligation.due.as_ref().unwrap().legal_text.split(',').next().unwrap()
}

#[test]
fn a_weekend_day_that_is_worked_is_named() {
    // Fri 13, Sat 14 (worked), then the Spring Festival from Sun 15 to Mon 23, Tue 24, Wed 25, Thu 26.
    let [working, _] = both("2026-02-12", &[]);
    assert_eq!(due(&working), "Thu 26 Feb");
    says(&working, "Calendar: China (mainland), version 24 Nov 2026.");
    says(&working, "Sat 14 Feb (Make-up day, Spring Festival) is a working day and counts.");
    let counting = working.explanation.iter().find(|step| !step.days.is_empty()).unwrap();
    let cell = counting.days.iter().find(|cell| cell.on == day(2026, 2, 14)).unwrap();
    assert_eq!((cell.kind, cell.number), (DayCellKind::Counted, Some(2)));
    assert_eq!(cell.name.as_deref(), Some("Make-up day, Spring Festival"));
}

#[test]
fn a_last_day_that_is_worked_stays() {
    let [_, calendar] = both("2026-02-09", &[]);
    assert_eq!(due(&calendar), "Sat 14 Feb");
    says(&calendar, "The last day is Sat 14 Feb (Make-up day, Spring Festival), a working day, so it is not moved.");
    // A holiday on Friday 2 January, Saturday rests, and the Sunday is worked.
    let [_, calendar] = both("2025-12-28", &[]);
    assert_eq!(due(&calendar), "Sun 4 Jan 2026");
    says(&calendar, "Sun 4 Jan 2026 (Make-up day, New Year's Day) is a working day.");
}

#[test]
fn what_a_person_entered_is_named_as_such() {
    let entered = [
        correction(3, 4, CorrectionKind::Holiday, "Day of mourning"),
        correction(3, 7, CorrectionKind::WorkingDay, "Worked for it"),
    ];
    let [working, calendar] = both("2026-03-02", &entered);
    // Tue 3, Thu 5, Fri 6, Sat 7 (entered), Mon 9; of the calendar days the fifth is that Saturday.
    assert_eq!((due(&working), due(&calendar)), ("Mon 9 Mar", "Sat 7 Mar"));
    says(&working, "Calendar: China (mainland), version 24 Nov 2026, with 2 corrections.");
    says(&working, "Wed 4 Mar is Day of mourning (entered by Jana Petersen: notice of the ministry).");
    says(&working, "Sat 7 Mar (Worked for it; entered by Jana Petersen: notice of the ministry) is a working day");
    says(&calendar, "The last day is Sat 7 Mar (Worked for it; entered by Jana Petersen: notice of the ministry)");
}

#[test]
fn a_holiday_that_a_person_took_out_is_named_as_such() {
    let [working, calendar] = both("2026-06-14", &[correction(6, 19, CorrectionKind::WorkingDay, "")]);
    assert_eq!((due(&working), due(&calendar)), ("Fri 19 Jun", "Fri 19 Jun"));
    let why = "Fri 19 Jun (not Dragon Boat Festival; entered by Jana Petersen: notice of the ministry)";
    says(&working, &format!("{why} is a working day and counts."));
    says(&calendar, &format!("The last day is {why}, a working day, so it is not moved."));
    says(&working, "version 24 Nov 2026, with 1 correction.");
}

#[test]
fn a_last_day_on_an_entered_holiday_moves_with_its_reason() {
    let [_, calendar] = both("2026-03-06", &[correction(3, 11, CorrectionKind::Holiday, "Day of mourning")]);
    assert_eq!(due(&calendar), "Thu 12 Mar");
    says(&calendar, "Day 5 is Wed 11 Mar, Day of mourning (entered by Jana Petersen: notice of the ministry), so");
}

#[test]
fn a_year_without_its_notice_is_said() {
    let [working, calendar] = both("2027-04-26", &[]);
    let words = "Weekend days that must be worked in 2027 are not published yet; they can make the date earlier.";
    says(&working, words);
    says(&working, "Not confirmed yet: Sat 1 May is Labour Day");
    says(&calendar, words);
    let [working, _] = both("2026-11-02", &[]);
    assert!(!explain(&working).contains("not published yet"));
}
