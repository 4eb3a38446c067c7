//! `desk regime`, `desk calendar` and `desk rule-pack`.

use crate::arguments::{Calendar, Common, Regime, RulePack};
use crate::table::{Table, short, wrap};
use crate::{Answer, Failure, office};
use chrono::NaiveDate;
use deadline::{CorrectionKind, PackChange};
use desk::{CorrectionInput, DateChange, DateChangeKind, Desk, PackPreview};
use serde_json::json;
use std::path::Path;

/// Switches a regime.
pub(crate) fn regime(common: &Common, regime: &Regime) -> Result<Answer, Failure> {
    let on = regime.switch == "on";
    if regime.preview {
        let changes = office::open(common)?.preview_switch(&regime.regime, on)?;
        return Answer::new(dates(&changes), &json!({ "dates": changes }));
    }
    let mut desk = office::open_to_write(common)?;
    desk.switch_regime(&regime.regime, on, &regime.reason)?;
    Answer::new(
        format!("{} is {} in this register.\n", regime.regime, regime.switch),
        &json!({ "regime": regime.regime, "on": on }),
    )
}

/// Lists calendars and their days, corrects them.
pub(crate) fn calendar(common: &Common, command: Calendar) -> Result<Answer, Failure> {
    match command {
        Calendar::List => {
            let desk = office::open(common)?;
            let calendars = desk.list_calendars();
            let mut table = Table::new(&["id", "calendar", "years", "certain to", "version", "corrected"]);
            for calendar in &calendars {
                table.row([
                    calendar.id.clone(),
                    calendar.name.clone(),
                    format!("{}–{}", calendar.first_year, calendar.last_year),
                    calendar.confirmed_until.to_string(),
                    calendar.reviewed_on.to_string(),
                    if calendar.corrections == 0 { "-".to_owned() } else { calendar.corrections.to_string() },
                ]);
            }
            Answer::new(table.text(), &json!({ "calendars": calendars, "corrections": desk.calendar_corrections() }))
        }
        Calendar::Days { calendar, year } => {
            let days = office::open(common)?.calendar_days(&calendar, year)?;
            let mut table = Table::new(&[""]);
            for day in &days {
                let mut notes = Vec::new();
                if day.kind == CorrectionKind::WorkingDay {
                    notes.push("working day".to_owned());
                }
                if day.observed {
                    notes.push("in lieu".to_owned());
                }
                if day.expected {
                    notes.push("expected, not published yet".to_owned());
                }
                if let Some(corrected) = &day.corrected {
                    notes.push(format!("corrected by {}: {}", corrected.by, corrected.reason));
                }
                table.row([day.on.to_string(), day.weekday.clone(), day.name.clone(), notes.join("; ")]);
            }
            Answer::new(table.text(), &days)
        }
        Calendar::Correct { calendar, day, holiday, working_day: _, reason, preview } => {
            let kind = if holiday.is_some() { CorrectionKind::Holiday } else { CorrectionKind::WorkingDay };
            let name = holiday.unwrap_or_default();
            let input = CorrectionInput { calendar, on: day, kind, name, reason };
            if preview {
                let changes = office::open(common)?.preview_correction(&input)?;
                return Answer::new(dates(&changes), &json!({ "dates": changes }));
            }
            let mut desk = office::open_to_write(common)?;
            desk.correct_calendar(&input)?;
            Answer::new(
                format!("{} {} is corrected for this register.\n", input.calendar, input.on),
                &json!({ "calendar": input.calendar, "on": input.on }),
            )
        }
        Calendar::Withdraw { calendar, day, reason } => {
            let on = read_day(&day)?;
            office::open_to_write(common)?.withdraw_correction(&calendar, on, &reason)?;
            Answer::new(
                format!("The correction of {on} in {calendar} is taken back.\n"),
                &json!({ "calendar": calendar, "on": on }),
            )
        }
    }
}

/// Shows, previews, takes, checks and makes rule packs.
pub(crate) fn rule_pack(common: &Common, command: RulePack) -> Result<Answer, Failure> {
    match command {
        RulePack::Show => show(&office::open(common)?),
        RulePack::Preview { file } => {
            let bytes = pack_bytes(file.as_deref())?;
            let preview = office::open(common)?.preview_rule_pack(&bytes)?;
            Answer::new(preview_text(&preview), &preview)
        }
        RulePack::Take { file, reason } => {
            let bytes = pack_bytes(file.as_deref())?;
            let mut desk = office::open_to_write(common)?;
            let preview = desk.preview_rule_pack(&bytes)?;
            desk.take_rule_pack(&bytes, &reason)?;
            let text = format!("{}\nRule pack {} governs from now on.\n", preview_text(&preview), preview.version);
            Answer::new(text, &preview)
        }
        RulePack::Check { files } => {
            let mut texts = Vec::new();
            for file in &files {
                let text = office::read_text(file)?;
                texts.push((file.display().to_string(), text));
            }
            let errors = desk::check_rule_files(&texts);
            let text = if errors.is_empty() {
                "No fault was found.\n".to_owned()
            } else {
                errors.iter().map(|error| format!("{error}\n")).collect()
            };
            let exit = if errors.is_empty() { 0 } else { crate::failure::FAULTS };
            Ok(Answer::new(text, &json!({ "errors": errors }))?.exiting(exit))
        }
        RulePack::Write { file, force } => {
            office::write_file(&file, &Desk::program_pack(), force)?;
            Answer::new(format!("Wrote {}\n", foreign::one_line(&file.display().to_string())), &json!({ "file": file }))
        }
        RulePack::Make { folder, file, version, issued_on, notes, force } => {
            let bytes = desk::make_rule_pack(&folder, &version, read_day(&issued_on)?, notes)?;
            office::write_file(&file, &bytes, force)?;
            Answer::new(format!("Wrote {}\n", foreign::one_line(&file.display().to_string())), &json!({ "file": file }))
        }
    }
}

/// A day as a person types it.
pub(crate) fn read_day(text: &str) -> Result<NaiveDate, Failure> {
    text.parse().map_err(|_| Failure::wrong_use(format!("“{text}” is not a day; expected for example 2027-05-03")))
}

fn pack_bytes(file: Option<&Path>) -> Result<Vec<u8>, Failure> {
    match file {
        Some(file) => office::read(file),
        None => Ok(Desk::program_pack()),
    }
}

fn show(desk: &Desk) -> Result<Answer, Failure> {
    let book = desk.rule_book();
    let mut text = format!("Rule pack {} governs.\n", book.version);
    if let Some(newer) = &book.newer {
        text.push_str(&format!("This program brings {newer}: “desk rule-pack preview” says what it would change.\n"));
    }
    let mut table = Table::new(&["version", "issued", "taken", "by"]).indented(2);
    for pack in &book.packs {
        table.row([
            pack.version.clone(),
            pack.issued_on.to_string(),
            pack.taken_at.format("%Y-%m-%d %H:%M UTC").to_string(),
            pack.taken_by.clone(),
        ]);
    }
    text.push_str(&table.text());
    let own: Vec<&str> = book.regimes.iter().filter(|regime| regime.own).map(|regime| regime.id.as_str()).collect();
    text.push_str(&format!(
        "Rule files of your own in {}: {}\n",
        book.own_folder,
        if own.is_empty() { "none".to_owned() } else { own.join(", ") }
    ));
    for error in &book.left_out {
        text.push_str(&format!("  left out: {error}\n"));
    }
    for regime in book.regimes.iter().filter(|regime| regime.switch.is_some()) {
        if let Some(switch) = &regime.switch {
            let on = if switch.on { "on" } else { "off" };
            text.push_str(&format!("Switched {on}: {} by {}: {}\n", regime.id, switch.by, switch.reason));
        }
    }
    Answer::new(text, &book)
}

fn preview_text(preview: &PackPreview) -> String {
    let mut text = format!(
        "Rule pack {}, issued {}; {} governs now.\nSHA-256 {}\n",
        preview.version, preview.issued_on, preview.governs, preview.sha256
    );
    for note in &preview.notes {
        text.push_str(&wrap(note, 2, 100));
    }
    text.push_str("\nWhat differs\n");
    if preview.changes.is_empty() {
        text.push_str("  Nothing.\n");
    }
    for PackChange { subject, clause, words, .. } in &preview.changes {
        text.push_str(&wrap(&format!("{subject} ({clause})"), 2, 100));
        for sentence in words {
            text.push_str(&wrap(sentence, 4, 100));
        }
    }
    text.push_str(&format!("\nDates of open disclosures\n{}", dates(&preview.dates)));
    if !preview.missing.is_empty() {
        text.push_str("\nWhat the register uses and the pack does not know\n");
        preview.missing.iter().for_each(|sentence| text.push_str(&wrap(sentence, 2, 100)));
    }
    if !preview.left_out.is_empty() {
        text.push_str("\nFiles of your own that would be left out\n");
        preview.left_out.iter().for_each(|sentence| text.push_str(&wrap(sentence, 2, 100)));
    }
    text
}

/// Dates that would change, one line each.
pub(crate) fn dates(changes: &[DateChange]) -> String {
    if changes.is_empty() {
        return "  No date changes.\n".to_owned();
    }
    let mut table = Table::new(&[""]).indented(2);
    for change in changes {
        let kind = match change.kind {
            DateChangeKind::Earlier => "earlier",
            DateChangeKind::New => "new",
            DateChangeKind::Later => "later",
            DateChangeKind::Gone => "gone",
            DateChangeKind::Other => "other",
        };
        let words = match (change.before.as_str(), change.after.as_str()) {
            ("", after) => after.to_owned(),
            (before, "") => format!("was {before}"),
            (before, after) => format!("{} → {}", short(before, 44), short(after, 60)),
        };
        table.row([change.number.clone(), kind.to_owned(), change.authority.clone(), change.stage.clone(), words]);
    }
    table.text()
}
