//! What a person reads when asking why. Snapshots: read them before accepting a change.

use crate::matter::{Case, Owned};
use deadline::{Calendars, Explain, RulePack, StepKind, explain, obligation, obligations};
use std::fs;
use std::path::Path;

fn texts(name: &str, stages: &[&str]) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/cases/{name}.toml"));
    let case: Case = toml::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let owned = Owned::new(&case);
    let products = [&owned.product];
    let (mut pack, calendars) = (RulePack::shipped(), Calendars::shipped());
    for regime in &case.enable {
        assert!(pack.set_enabled(regime, true), "{regime}");
    }
    let matter = owned.matter(&products);
    let all = obligations(&matter, &pack, &calendars, owned.now);
    let wanted = all.iter().filter(|entry| stages.contains(&entry.key.stage.as_str()));
    // The data is renewed several times a year.
    let text = wanted.map(explain).collect::<Vec<_>>().join("\n");
    text.replace(zone::in_force().version(), "(its version)")
}

macro_rules! snapshots {
    ($($test:ident: $case:literal, $stages:expr;)+) => {$(
        #[test]
        fn $test() {
            insta::assert_snapshot!(stringify!($test), texts($case, &$stages));
        }
    )+};
}

snapshots! {
    fda_correction_over_thanksgiving: "us-806-thanksgiving", ["cr-10wd"];
    fda_two_facts: "us-803-request-needs-two-facts", ["mdr-5wd-request", "mdr-5wd-request-named"];
    mdr_holidays_differ: "eu-mdr-rollover-holiday-differs", ["mir-15d"];
    mdr_two_working_days: "eu-mdr-two-working-days", ["mir-2d"];
    mdr_christmas: "eu-mdr-christmas", ["mir-15d"];
    mdr_death_learned_later: "eu-mdr-death-makes-ten", ["mir-10d", "mir-15d"];
    mdr_zones_differ: "eu-mdr-site-in-another-zone", ["mir-15d"];
    mdr_unanswered: "eu-mdr-undetermined-status", ["mir-15d"];
    cra_from_awareness_to_users: "eu-cra-hours", ["aev-24h", "aev-72h", "aev-final-14d", "users"];
    cra_excludes_devices: "eu-cra-leaves-devices-out", ["aev-24h"];
    cra_month_end: "eu-cra-month-end", ["si-final-1m"];
    fsn_backwards: "eu-fsn-draft-over-christmas", ["fsn-draft-review"];
    decision_extended: "decision-extended-then-met", ["mir-15d"];
    standard_without_span: "iec-timely-has-no-date", ["timely-users"];
    beyond_the_calendar: "us-806-beyond-the-calendar", ["cr-10wd"];
    follow_up: "follow-up-promised", ["mir-15d"];
    fda_summary_of_a_quarter: "us-803-summary-site-in-another-quarter", ["mdr-vmsr"];
    canada_ends_on_saturday: "ca-good-friday-ends-on-saturday", ["ca-10d"];
    australia_inclusive_over_leap_day: "au-follow-up-leap-year", ["au-120d"];
    japan_year_end: "jp-year-end", ["jp-15d"];
    china_abroad: "cn-event-abroad", ["cn-30d-overseas", "cn-20d"];
    china_death_in_holidays: "cn-death-in-national-day-week", ["cn-7d"];
    china_worked_weekend: "cn-recall-plan-make-up-days", ["cn-recall-plan"];
    korea_chuseok: "kr-death-over-chuseok", ["kr-7d"];
    saudi_week: "sa-ten-working-days-national-day", ["sa-10wd"];
    brazil_two_readings: "br-ten-days-two-readings", ["br-10d"];
    northern_ireland: "gb-northern-ireland-twelfth-of-july", ["ni-15d", "gb-15d"];
    nis2_month_end: "eu-nis2-month-end", ["nis2-final-1m"];
}

#[test]
fn the_calendar_of_the_count_can_be_drawn() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/us-806-thanksgiving.toml");
    let case: Case = toml::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let owned = Owned::new(&case);
    let products = [&owned.product];
    let (pack, calendars) = (RulePack::shipped(), Calendars::shipped());
    let matter = owned.matter(&products);
    let all = obligations(&matter, &pack, &calendars, owned.now);
    let one = all.iter().find(|entry| entry.key.stage == "cr-10wd").unwrap();
    let counting = one.explanation.iter().find(|step| step.kind == StepKind::Counting).unwrap();
    let cell = |cell: &deadline::DayCell| {
        let number = cell.number.map_or_else(|| "–".to_owned(), |number| number.to_string());
        let marks = [(cell.today, "today"), (cell.safe, "safe"), (cell.legal, "legal")];
        let marks: Vec<&str> = marks.iter().filter(|(on, _)| *on).map(|(_, word)| *word).collect();
        format!("{} {:?} {number} {}", cell.on.format("%a %-d"), cell.kind, marks.join(" ")).trim_end().to_owned()
    };
    let lines: Vec<String> = counting.days.iter().map(cell).collect();
    insta::assert_snapshot!("counting_calendar", lines.join("\n"));

    let again = obligation(&matter, &pack, &calendars, owned.now, &one.key, Explain::Document).unwrap();
    assert!(explain(&again).contains("Legal date: Fri 27 Nov 2026, 23:59 EST"));
    assert_eq!(again.due.as_ref().unwrap().legal_at, one.due.as_ref().unwrap().legal_at);
}
