//! What governs: rule packs, switches, the user's own files, corrections of calendars, and what a change would do to dates.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "common/sample.rs"]
mod sample;

use chrono::{DateTime, TimeDelta, Utc};
use deadline::{CorrectionKind, PackFile, RulePack};
use desk::{Clock, Code, CorrectionInput, DateChange, DateChangeKind, Desk, DueOptions, FactInput};
use disclosure::{DisclosureId, FactId};
use register::Mode;
use sample::{now, sample};
use std::path::PathBuf;
use tempfile::TempDir;

struct Office {
    folder: TempDir,
    desk: Desk,
}

fn office() -> Office {
    let (folder, desk) = sample();
    Office { folder, desk }
}

impl Office {
    fn path(&self) -> PathBuf {
        self.folder.path().join("sample.desk")
    }

    /// The same register under a later clock, or after its folder changed.
    fn reopened(self, at: DateTime<Utc>) -> Self {
        let path = self.path();
        let Self { folder, desk } = self;
        drop(desk);
        Self { desk: Desk::open(&path, Mode::Write, "Jana Petersen", Clock::Fixed(at)).unwrap(), folder }
    }

    fn id(&self, title: &str) -> DisclosureId {
        let rows = self.desk.list_disclosures().unwrap();
        rows.into_iter().find(|row| row.title.starts_with(title)).unwrap().id
    }

    fn date_of(&self, id: DisclosureId, stage: &str) -> Option<String> {
        let items = self.desk.list_due(&DueOptions::of(id)).unwrap().items;
        let found = items.into_iter().find(|item| item.obligation.key.stage == stage)?;
        Some(found.obligation.date_text())
    }

    fn fact_of(&self, id: DisclosureId, kind: &str) -> FactId {
        self.desk.facts(id).unwrap().into_iter().find(|view| view.fact.kind == kind).unwrap().fact.id
    }
}

/// The shipped pack with other words in it, under a newer version.
fn pack(edits: &[(&str, &str)]) -> Vec<u8> {
    let mut text = String::from_utf8(Desk::program_pack()).unwrap();
    let version = format!("\"version\": \"{}\"", RulePack::VERSION);
    for (old, new) in edits.iter().chain(&[(version.as_str(), "\"version\": \"2027.1\"")]) {
        assert!(text.contains(old), "the pack holds {old}");
        text = text.replacen(old, new, 1);
    }
    text.into_bytes()
}

/// The correction report of 21 CFR 806 in 5 working days instead of 10. The pack is JSON with TOML in it: a line feed is
/// written `\n`, a quotation mark `\"`.
fn halved() -> Vec<u8> {
    pack(&[(r#"reduces a risk to health.\"\namount = 10"#, r#"reduces a risk to health.\"\namount = 5"#)])
}

fn lines(changes: &[DateChange]) -> String {
    let line = |change: &DateChange| {
        format!(
            "{:?} {} {}, {}: {} → {}",
            change.kind, change.number, change.authority, change.stage, change.before, change.after
        )
    };
    changes.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_register_carries_the_pack_that_it_was_made_with() {
    let office = office();
    let book = office.desk.rule_book();
    assert_eq!((book.version.as_str(), book.packs.len()), (RulePack::VERSION, 1));
    assert_eq!(book.newer, None);
    let file = office.desk.register().read().attachment(book.packs[0].attachment).unwrap();
    assert_eq!(PackFile::read(&file.bytes).unwrap(), PackFile::shipped());
    assert_eq!(file.sha256, book.packs[0].sha256);
}

#[test]
fn a_newer_pack_says_what_it_changes_before_it_is_taken() {
    let mut office = office();
    let perfusa = office.id("Perfusa IV 300");
    let before = office.date_of(perfusa, "cr-10wd").unwrap();
    let preview = office.desk.preview_rule_pack(&halved()).unwrap();
    assert_eq!(preview.governs, RulePack::VERSION);
    let words: Vec<String> =
        preview.changes.iter().map(|change| format!("{}: {}", change.subject, change.words.join(" "))).collect();
    insta::assert_snapshot!(format!("{}\n\n{}", words.join("\n"), lines(&preview.dates)));
    assert_eq!(office.date_of(perfusa, "cr-10wd").unwrap(), before, "a preview changes nothing");

    office.desk.take_rule_pack(&halved(), "read by Jana").unwrap();
    let after = office.date_of(perfusa, "cr-10wd").unwrap();
    assert_ne!(after, before);
    let office = office.reopened(now());
    assert_eq!(office.date_of(perfusa, "cr-10wd").unwrap(), after, "it governs after opening again");
    assert_eq!(office.desk.state().unwrap().rule_pack, "2027.1");
}

#[test]
fn a_closed_disclosure_keeps_the_rules_of_then() {
    let mut office = office();
    let perfusa = office.id("Perfusa IV 300");
    let before = office.date_of(perfusa, "cr-10wd").unwrap();
    office.desk.close_disclosure(perfusa, true, "for the test", true).unwrap();
    let mut office = office.reopened(now() + TimeDelta::days(30));
    office.desk.take_rule_pack(&halved(), "").unwrap();
    assert_eq!(office.date_of(perfusa, "cr-10wd").unwrap(), before, "the rules of the day of closing");
    let view = office.desk.show_disclosure(perfusa).unwrap();
    assert_eq!(view.rules.version, RulePack::VERSION);
    assert_eq!(view.rules.newer.as_deref(), Some("2027.1"));
    assert!(view.rules.changes.iter().any(|change| change.kind == DateChangeKind::Earlier), "{:?}", view.rules.changes);
    office.desk.close_disclosure(perfusa, false, "opened again", true).unwrap();
    assert_ne!(office.date_of(perfusa, "cr-10wd").unwrap(), before, "an open one is under the newest rules");
    // The past shows what was owed under the rules of then.
    let options = DueOptions { at: Some(now()), ..DueOptions::of(perfusa) };
    let then = office.desk.list_due(&options).unwrap().items;
    let then = then.into_iter().find(|item| item.obligation.key.stage == "cr-10wd").unwrap();
    assert_eq!(then.obligation.date_text(), before);
}

#[test]
fn a_pack_that_is_not_newer_or_not_sound_changes_nothing() {
    let mut office = office();
    let error = office.desk.take_rule_pack(&Desk::program_pack(), "").unwrap_err();
    assert!(error.to_string().contains("is not newer than"), "{error}");
    let broken = pack(&[("amount = 10", "amount = ten")]);
    let error = office.desk.take_rule_pack(&broken, "").unwrap_err();
    assert_eq!(error.code(), Code::BadFile);
    assert!(error.to_string().contains(".toml:"), "{error}");
    assert_eq!(office.desk.rule_book().packs.len(), 1);
}

#[test]
fn what_a_pack_no_longer_knows_is_told() {
    let office = office();
    let preview =
        office.desk.preview_rule_pack(&pack(&[(r#"id = \"awareness_aev\""#, r#"id = \"awareness_of_nothing\""#)]));
    // Other files still name the kind, so the pack as a whole is refused with file and line.
    assert!(preview.unwrap_err().to_string().contains("awareness_aev"));
}

#[test]
fn a_regime_is_switched_with_a_reason() {
    let mut office = office();
    let error = office.desk.switch_regime("eu-cra-art14", false, " ").unwrap_err();
    assert_eq!(error.field_path(), Some("/reason"));
    let gone = office.desk.preview_switch("eu-cra-art14", false).unwrap();
    assert!(!gone.is_empty() && gone.iter().all(|change| change.kind == DateChangeKind::Gone), "{}", lines(&gone));
    office.desk.switch_regime("eu-cra-art14", false, "sold before the Regulation").unwrap();
    let office = office.reopened(now());
    assert!(
        office
            .desk
            .list_due(&DueOptions::default())
            .unwrap()
            .items
            .iter()
            .all(|item| item.obligation.key.regime != "eu-cra-art14")
    );
    let book = office.desk.rule_book();
    let regime = book.regimes.iter().find(|regime| regime.id == "eu-cra-art14").unwrap();
    assert!(!regime.on && regime.on_by_default);
    assert_eq!(regime.switch.as_ref().unwrap().reason, "sold before the Regulation");
}

#[test]
fn a_corrected_day_moves_dates_and_is_named() {
    let mut office = office();
    let perfusa = office.id("Perfusa IV 300");
    let before = office.date_of(perfusa, "cr-10wd").unwrap();
    let input = |name: &str, reason: &str| CorrectionInput {
        calendar: "us-federal".into(),
        on: "2026-11-24".into(),
        kind: CorrectionKind::Holiday,
        name: name.into(),
        reason: reason.into(),
    };
    let preview = office.desk.preview_correction(&input("National Day of Mourning", "")).unwrap();
    insta::assert_snapshot!(lines(&preview));
    assert_eq!(
        office.desk.correct_calendar(&input("National Day of Mourning", "")).unwrap_err().field_path(),
        Some("/reason")
    );
    assert_eq!(office.desk.correct_calendar(&input("", "decreed")).unwrap_err().code(), Code::Field);
    office.desk.correct_calendar(&input("National Day of Mourning", "Executive Order of 20 Nov 2026")).unwrap();
    assert_ne!(office.date_of(perfusa, "cr-10wd").unwrap(), before);
    let items = office.desk.list_due(&DueOptions::of(perfusa)).unwrap().items;
    let key = &items.iter().find(|item| item.obligation.key.stage == "cr-10wd").unwrap().obligation.key;
    let explained = office.desk.explain_obligation(key, None, false).unwrap();
    let text: String = explained.obligation.explanation.iter().map(|step| step.text.as_str()).collect();
    assert!(text.contains("National Day of Mourning") && text.contains("Jana Petersen"), "{text}");

    let on = "2026-11-24".parse().unwrap();
    office.desk.withdraw_correction("us-federal", on, "it was a proposal").unwrap();
    assert_eq!(office.date_of(perfusa, "cr-10wd").unwrap(), before);
    assert!(office.desk.withdraw_correction("us-federal", on, "again").is_err());
}

#[test]
fn a_rule_and_a_calendar_by_file_alone() {
    let office = office();
    let beside = |name: &str, text: &str| {
        let path = office.folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    beside("calendars/works.toml", include_str!("law/works.toml"));
    beside("rules/house.toml", include_str!("law/house.toml"));
    beside("rules/broken.toml", "schema_version = 1\n\n[[regime]]\nid = 7\n");
    let mut office = office.reopened(now());
    let link = office.id("Perfusa Link");
    let input = FactInput { kind: "house_report".into(), at: "2026-11-19 09:00".into(), ..FactInput::default() };
    office.desk.record_fact(link, &input).unwrap();
    assert_eq!(office.date_of(link, "answer").unwrap(), "Tue 24 Nov, 23:59 CET", "Fri 20 Nov is a works holiday");
    let warnings = office.desk.state().unwrap().warnings;
    assert!(warnings.iter().any(|warning| warning.contains("broken.toml:4")), "{warnings:?}");
    assert_eq!(office.desk.rule_book().left_out.len(), 1);
}

#[test]
fn a_fact_says_what_it_would_change() {
    let mut office = office();
    let kordia = office.id("Kordia");
    let at = |kind: &str, at: &str, supersedes: Option<FactId>| FactInput {
        kind: kind.into(),
        at: at.into(),
        country: "DE".into(),
        supersedes,
        ..FactInput::default()
    };
    // A death turns 15 days into 10.
    let death = at("awareness_death_or_deterioration", "2026-11-20 08:00", None);
    let changes = office.desk.preview_fact(kordia, &death).unwrap();
    // A correction of the start: the same clocks, other dates.
    let known = office.fact_of(kordia, "awareness_serious_incident");
    let corrected = at("awareness_serious_incident", "2026-11-06 08:00", Some(known));
    let moved = office.desk.preview_fact(kordia, &corrected).unwrap();
    insta::assert_snapshot!(format!("A death\n{}\n\nKnown earlier\n{}", lines(&changes), lines(&moved)));
    let before = office.desk.facts(kordia).unwrap().len();
    assert_eq!(office.desk.record_fact(kordia, &corrected).unwrap_err().field_path(), Some("/reason"));
    assert_eq!(office.desk.facts(kordia).unwrap().len(), before, "neither a preview nor a refusal records anything");
}

#[test]
fn each_regime_says_how_it_stands_and_why() {
    let mut office = office();
    let perfusa = office.id("Perfusa IV 300");
    let lines = |desk: &Desk| {
        let line = |judgement: &desk::RegimeJudgement| {
            let open: Vec<&str> = judgement
                .questions
                .iter()
                .filter(|question| question.is_open)
                .map(|question| question.id.as_str())
                .collect();
            let decided: Vec<String> =
                judgement.decisions.iter().map(|decision| format!("{}: {}", decision.text, decision.reason)).collect();
            format!(
                "{:?} {} asks [{}] decided [{}]",
                judgement.standing,
                judgement.regime,
                open.join(", "),
                decided.join("; ")
            )
        };
        desk.judge_regimes(perfusa).unwrap().iter().map(line).collect::<Vec<_>>().join("\n")
    };
    insta::assert_snapshot!(lines(&office.desk));
    let death = FactInput {
        kind: "awareness_serious_incident".into(),
        at: "2026-11-22 08:00".into(),
        country: "DE".into(),
        ..FactInput::default()
    };
    office.desk.record_fact(perfusa, &death).unwrap();
    let asked = lines(&office.desk);
    assert!(asked.contains("NeedsDecision eu-mdr-art87 asks [death"), "{asked}");
}
