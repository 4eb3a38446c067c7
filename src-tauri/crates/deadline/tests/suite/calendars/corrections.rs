//! Days that a person adds to a calendar or takes out of it.

use super::day;
use chrono::{DateTime, Days, NaiveDate, Utc};
use deadline::{CalendarCorrection, CalendarError, Calendars, CorrectionKind};
use proptest::prelude::*;
use std::sync::LazyLock;

static CALENDARS: LazyLock<Calendars> = LazyLock::new(Calendars::shipped);

fn at() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_000_000, 0).unwrap()
}

fn correction(calendar: &str, on: NaiveDate, kind: CorrectionKind, name: &str) -> CalendarCorrection {
    CalendarCorrection {
        calendar: calendar.to_owned(),
        on,
        kind,
        name: name.to_owned(),
        reason: "decree of 3 November".to_owned(),
        by: "Jana Petersen".to_owned(),
        at: at(),
    }
}

fn holiday(calendar: &str, on: NaiveDate, name: &str) -> CalendarCorrection {
    correction(calendar, on, CorrectionKind::Holiday, name)
}

fn working(calendar: &str, on: NaiveDate, name: &str) -> CalendarCorrection {
    correction(calendar, on, CorrectionKind::WorkingDay, name)
}

#[test]
fn a_holiday_is_added_renamed_and_taken_out() {
    let (added, renamed, gone) = (day(2027, 4, 30), day(2027, 12, 24), day(2027, 5, 6));
    let corrected = CALENDARS
        .with_corrections(&[
            holiday("DE", added, " Bridging day "),
            holiday("DK", renamed, "Christmas Eve, all day"),
            working("DE", gone, ""),
        ])
        .unwrap();
    let german = corrected.named("DE").unwrap();
    assert_eq!(german.holiday(added).unwrap().name, "Bridging day");
    assert_eq!((german.is_working(added), german.is_working(gone)), (Some(false), Some(true)));
    assert_eq!(german.holiday(gone), None);
    let entry = german.corrected(gone).unwrap();
    assert_eq!((entry.kind, entry.instead_of.as_deref()), (CorrectionKind::WorkingDay, Some("Ascension Day")));
    assert_eq!((entry.by.as_str(), entry.reason.as_str()), ("Jana Petersen", "decree of 3 November"));
    assert_eq!(german.corrections(), 2);
    assert_eq!(corrected.named("DK").unwrap().holiday(renamed).unwrap().name, "Christmas Eve, all day");
    // The data themselves stay as they were, and so do other calendars.
    assert_eq!(CALENDARS.named("DE").unwrap().is_working(added), Some(true));
    assert_eq!(corrected.named("AT").unwrap().corrections(), 0);
}

#[test]
fn a_weekend_day_is_worked_and_rests_again() {
    let saturday = day(2027, 2, 20);
    let calendars = CALENDARS.with_corrections(&[working("CN", saturday, "Make-up day, Spring Festival")]).unwrap();
    let china = calendars.named("CN").unwrap();
    assert_eq!(china.is_working(saturday), Some(true));
    assert_eq!(china.working_day(saturday), Some("Make-up day, Spring Festival"));
    let listed = china.days_of(2027).into_iter().find(|entry| entry.on == saturday).unwrap();
    assert_eq!((listed.weekday.as_str(), listed.kind), ("Saturday", CorrectionKind::WorkingDay));
    assert_eq!(listed.corrected.unwrap().instead_of, None);

    // The last correction of a day stands, and what the file said is not forgotten.
    let made_up = day(2026, 2, 14);
    let calendars = CALENDARS
        .with_corrections(&[holiday("CN", made_up, "Spring Festival"), working("CN", made_up, "Worked after all")])
        .unwrap();
    let china = calendars.named("CN").unwrap();
    assert_eq!(china.working_day(made_up), Some("Worked after all"));
    assert_eq!(china.corrected(made_up).unwrap().instead_of.as_deref(), Some("Make-up day, Spring Festival"));
    assert_eq!(china.corrections(), 1);
}

#[test]
fn what_cannot_stand_is_said() {
    let message = |correction: CalendarCorrection| CALENDARS.with_corrections(&[correction]).unwrap_err().to_string();
    let unknown = message(holiday("XX", day(2027, 1, 4), "Day"));
    assert!(unknown.starts_with("2027-01-04 cannot be corrected in \"XX\": no calendar has this id."), "{unknown}");
    assert!(unknown.contains("AT, AU, BE"), "{unknown}");
    assert_eq!(
        message(holiday("DE", day(2033, 1, 3), "Day")),
        "2033-01-03 cannot be corrected in \"DE\": the calendar holds the years 2021 to 2032, and a correction must lie within them."
    );
    assert_eq!(
        message(holiday("DE", day(2027, 1, 1), "New Year's Day")),
        "2027-01-01 cannot be corrected in \"DE\": it already is the holiday \"New Year's Day\". Give it another name, or make it a working day."
    );
    assert_eq!(
        message(working("DE", day(2027, 1, 4), "")),
        "2027-01-04 cannot be corrected in \"DE\": it already is a working day. Only a holiday or a weekend day can become one."
    );
    assert!(message(working("CN", day(2026, 2, 14), "")).contains("already is a working day"));
    assert!(message(holiday("DE", day(2027, 1, 4), " ")).ends_with("a correction needs a name."));
    let no_reason = CalendarCorrection { reason: String::new(), ..holiday("DE", day(2027, 1, 4), "Day") };
    assert!(message(no_reason).ends_with("a correction needs a reason."));
}

#[test]
fn recorded_corrections_that_a_newer_file_holds_are_left_out() {
    let list = [holiday("DE", day(2027, 1, 1), "New Year's Day"), holiday("DE", day(2027, 1, 4), "Day")];
    let (calendars, errors) = CALENDARS.corrected(&list);
    assert_eq!(calendars.named("DE").unwrap().corrections(), 1);
    assert!(matches!(&errors[..], [CalendarError::AlreadyHoliday { .. }]));
    assert!(CALENDARS.with_corrections(&list).is_err());
}

#[test]
fn a_correction_is_stored_as_it_is_read() {
    let entry = working("DE", day(2027, 5, 6), "Worked");
    let json = serde_json::to_value(&entry).unwrap();
    assert_eq!(json["kind"], "working_day");
    assert_eq!(json["on"], "2027-05-06");
    assert_eq!(serde_json::from_value::<CalendarCorrection>(json).unwrap(), entry);
}

#[test]
fn a_screen_sees_what_a_calendar_is() {
    let calendars = CALENDARS.with_corrections(&[holiday("SA", day(2027, 3, 14), "Eid al-Fitr")]).unwrap();
    let info = calendars.named("SA").unwrap().info();
    assert_eq!((info.id.as_str(), info.zone.name(), info.corrections), ("SA", "Asia/Riyadh", 1));
    assert_eq!((info.reviewed_on, info.confirmed_until), (day(2026, 11, 24), 2026));
    assert!(!info.notes.is_empty() && !info.law.is_empty() && !info.source.is_empty());
    let days = calendars.named("SA").unwrap().days_of(2027);
    assert!(days.windows(2).all(|pair| pair[0].on < pair[1].on));
    let eid: Vec<&deadline::CalendarDay> = days.iter().filter(|entry| entry.name == "Eid al-Fitr").collect();
    assert_eq!(eid.iter().map(|entry| entry.expected).collect::<Vec<_>>(), [true, true, true, true, false]);
    assert!(eid[4].corrected.is_some() && eid[4].weekday == "Sunday");
    assert_eq!(calendars.named("SA").unwrap().days_of(2033), []);
}

proptest! {
    /// Whatever can be corrected is what the correction says, and correcting it back is possible.
    #[test]
    fn a_correction_does_what_it_says(index in 0_usize..44, later in 0_u64..3_280, rest: bool) {
        let id = CALENDARS.iter().nth(index).unwrap().id.clone();
        let on = day(2024, 1, 1) + Days::new(later);
        let entry = if rest { holiday(&id, on, "Day of the test") } else { working(&id, on, "Day of the test") };
        let was = CALENDARS.named(&id).unwrap().is_working(on).unwrap();
        match CALENDARS.with_corrections(std::slice::from_ref(&entry)) {
            Ok(calendars) => {
                let calendar = calendars.named(&id).unwrap();
                prop_assert_eq!(calendar.is_working(on), Some(!rest));
                prop_assert_eq!(calendar.holiday(on).is_some(), rest);
                prop_assert!(calendar.corrected(on).is_some());
                let back = if rest { working(&id, on, "Back") } else { holiday(&id, on, "Back") };
                let back = CALENDARS.with_corrections(&[entry, back]).unwrap();
                prop_assert_eq!(back.named(&id).unwrap().is_working(on), Some(rest));
            }
            Err(error) => {
                prop_assert!(was && !rest, "{error}");
            }
        }
    }
}
