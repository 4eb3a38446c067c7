//! The wording of the Union's official languages and of British English: complete, with the forms that each wants.
#![allow(clippy::unwrap_used, clippy::allow_attributes, reason = "a test fails by panicking")]

mod common;

use common::matter::{self, Sample};
use notice::kind::Kinds;
use notice::words::{Catalogue, ReviewState};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// The official languages (Regulation 1/58), beside the base, and the plural categories of their whole numbers (CLDR).
const LANGUAGES: [(&str, &str); 24] = [
    ("bg", "one other"),
    ("cs", "one few many other"),
    ("da", "one other"),
    ("de", "one other"),
    ("el", "one other"),
    ("en-GB", "one other"),
    ("es", "one many other"),
    ("et", "one other"),
    ("fi", "one other"),
    ("fr", "one many other"),
    ("ga", "one two few many other"),
    ("hr", "one few other"),
    ("hu", "one other"),
    ("it", "one many other"),
    ("lt", "one few many other"),
    ("lv", "zero one other"),
    ("mt", "one two few many other"),
    ("nl", "one other"),
    ("pl", "one few many other"),
    ("pt", "one many other"),
    ("ro", "one few other"),
    ("sk", "one few many other"),
    ("sl", "one two few other"),
    ("sv", "one other"),
];

/// What goes to users, distributors, reporters and the public, the cover sheet, and the notification that fits any authority.
const KINDS: [&str; 8] = [
    "user_notice",
    "field_safety_notice",
    "customer_reply_form",
    "distributor_reply_form",
    "security_advisory",
    "reporter_letter",
    "cover_sheet",
    "authority_notification",
];

fn texts(language: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("messages").join(language);
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = files.filter(|path| path.extension().is_some_and(|extension| extension == "ftl"));
    files.map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

/// The variants of each message that has some.
fn selectors(texts: &str) -> Vec<BTreeSet<String>> {
    let lines = texts.lines().map(str::trim);
    let mut found: Vec<BTreeSet<String>> = Vec::new();
    for line in lines {
        if line.ends_with("->") {
            found.push(BTreeSet::new());
        } else if let Some((name, _)) =
            line.trim_start_matches('*').strip_prefix('[').and_then(|rest| rest.split_once(']'))
        {
            found.last_mut().unwrap().insert(name.to_owned());
        }
    }
    found
}

#[test]
fn every_official_language_has_every_text_of_what_is_sent_in_it() {
    let (kinds, catalogue) = (Kinds::embedded(), Catalogue::embedded());
    assert_eq!(catalogue.errors(), &[] as &[String]);
    let known: BTreeSet<&str> = catalogue.languages().collect();
    let wanted: BTreeSet<&str> = LANGUAGES.iter().map(|(tag, _)| *tag).chain(["en"]).collect();
    assert_eq!(known, wanted);
    for (language, _) in LANGUAGES {
        for kind in KINDS {
            let missing = catalogue.missing(kinds.named(kind).unwrap(), kinds, language);
            assert_eq!(missing, [] as [String; 0], "{language}: {kind}");
        }
        let status = catalogue.status(language, kinds).unwrap();
        assert!(status.missing == 0 && status.texts > 250 && status.kinds.len() >= KINDS.len(), "{status:?}");
        assert_ne!(status.name, language);
        assert_eq!(status.state, ReviewState::Unreviewed, "{language}: nobody has reviewed it yet");
    }
    let german = catalogue.kinds_in("de", kinds);
    assert!(german.iter().all(|kind| kind.id.as_str() != "fda_806_report"), "no German form goes to the FDA");
}

#[test]
fn plurals_have_the_categories_of_the_language() {
    for (language, categories) in LANGUAGES {
        let categories: BTreeSet<String> = categories.split(' ').map(str::to_owned).collect();
        for found in selectors(&texts(language)) {
            let by_number = found.iter().all(|name| name == "other" || name.parse::<u8>().is_ok());
            assert!(by_number || found == categories, "{language}: {found:?}, expected {categories:?}");
        }
    }
}

#[test]
fn dates_have_twelve_months_and_seven_days_in_each_language() {
    let line = |texts: &str, key: &str| {
        let found = texts.lines().find_map(|line| line.strip_prefix(&format!("{key} = ")).map(str::to_owned));
        found.unwrap_or_default()
    };
    for (language, _) in LANGUAGES.iter().filter(|(tag, _)| !tag.contains('-')) {
        let texts = texts(language);
        assert_eq!(line(&texts, "months").split(' ').count(), 12, "{language}");
        assert_eq!(line(&texts, "weekdays").split(' ').count(), 7, "{language}");
    }
}

#[test]
fn a_date_is_written_as_the_language_writes_it() {
    let kinds = Kinds::embedded();
    let kind = kinds.named("user_notice").unwrap();
    for (language, date) in [
        ("en", "30 November 2026"),
        ("en-GB", "30 November 2026"),
        ("bg", "30 ноември 2026 г."),
        ("de", "30. November 2026"),
        ("el", "30 Νοεμβρίου 2026"),
        ("fi", "30. marraskuuta 2026"),
        ("fr", "30 novembre 2026"),
        ("ga", "30 Samhain 2026"),
        ("hu", "2026. november 30."),
        ("lt", "2026 m. lapkričio 30 d."),
        ("lv", "2026. gada 30. novembris"),
        ("mt", "30 ta’ Novembru 2026"),
        ("pt", "30 de novembro de 2026"),
    ] {
        let mut content = matter::fill(kind, Sample::Usual);
        content.frame.language = language.into();
        let text = notice::to_text(&notice::kinds::document(&content).unwrap());
        assert!(text.contains(&format!(": {date}\n")), "{language}: {text}");
    }
}

#[test]
fn the_first_of_a_month_is_an_ordinal_in_french() {
    let kind = Kinds::embedded().named("user_notice").unwrap();
    let mut content = matter::fill(kind, Sample::Usual);
    content.frame.language = "fr".into();
    content.frame.issued_on = chrono::NaiveDate::from_ymd_opt(2026, 12, 1).unwrap();
    content.values.insert("issued_on".into(), notice::content::Value::Day(content.frame.issued_on));
    let text = notice::to_text(&notice::kinds::document(&content).unwrap());
    assert!(text.contains("1er décembre 2026"), "{text}");
}

#[test]
fn each_language_says_what_each_kind_asks_for() {
    for (language, _) in LANGUAGES {
        let mut text = String::new();
        for kind in KINDS {
            let mut content = matter::fill(Kinds::embedded().named(kind).unwrap(), Sample::Tiny);
            content.frame.language = language.into();
            text.push_str(&format!("=== {kind}\n\n{}\n", notice::to_text(&notice::kinds::document(&content).unwrap())));
        }
        assert!(!text.contains(": ["), "a message without wording: {text}");
        insta::assert_snapshot!(language, text);
    }
}

#[test]
fn each_language_renders_what_each_kind_asks_for() {
    for (language, _) in LANGUAGES {
        for kind in matter::translated_kinds() {
            let mut content = matter::fill(kind, Sample::Usual);
            content.frame.language = language.into();
            let document = notice::kinds::document(&content).unwrap();
            let rendered = notice::render(&document).unwrap_or_else(|error| panic!("{language} {}: {error}", kind.id));
            if let Ok(folder) = std::env::var("NOTICE_SAMPLES") {
                std::fs::write(format!("{folder}/{}-{language}.pdf", kind.id), &rendered.bytes).unwrap();
            }
        }
    }
}
