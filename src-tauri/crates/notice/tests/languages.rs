//! Wording as data: what a new language must hold, how far it is reviewed, and how it prints.
#![allow(clippy::unwrap_used, clippy::allow_attributes, reason = "a test fails by panicking")]

mod common;

use common::matter::{self, Sample};
use common::tree;
use notice::compose::{GateInput, compose_with, findings};
use notice::document::{Block, text};
use notice::kind::Kinds;
use notice::render;
use notice::words::{Catalogue, ReviewState};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("messages")
}

/// The messages of a file, by key; continuation lines belong to the message before.
fn messages(source: &str) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let mut last = String::new();
    for line in source.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        match line.split_once(" = ").filter(|_| !line.starts_with([' ', '}'])) {
            Some((key, value)) => {
                last = key.to_owned();
                assert!(found.insert(key.to_owned(), value.to_owned()).is_none(), "{key} stands twice");
            }
            None => found.get_mut(&last).unwrap().push_str(line),
        }
    }
    found
}

fn variables(message: &str) -> BTreeSet<String> {
    message
        .split('$')
        .skip(1)
        .map(|rest| {
            rest.chars().take_while(|character| character.is_ascii_alphanumeric() || *character == '_').collect()
        })
        .collect()
}

#[test]
fn every_language_says_the_same_things_with_glyphs_that_there_are() {
    let base = folder().join("en");
    let entries = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    for language in entries.filter(|path| path.is_dir()) {
        for file in std::fs::read_dir(&language).unwrap().map(|entry| entry.unwrap().path()) {
            if file.extension().is_none_or(|extension| extension != "ftl") {
                continue;
            }
            let own = messages(&std::fs::read_to_string(&file).unwrap());
            let source = std::fs::read_to_string(base.join(file.file_name().unwrap())).unwrap();
            let english = messages(&source);
            for (key, message) in &own {
                let wanted = english.get(key).unwrap_or_else(|| panic!("{}: {key} is not in English", file.display()));
                assert_eq!(variables(message), variables(wanted), "{}: {key}", file.display());
            }
            // Each text is drawn: a character without a glyph is refused with its name.
            let mut document = common::empty();
            let words = own.values().map(|message| message.replace(['{', '}', '"'], " "));
            document.blocks = words.map(|words| Block::paragraph(vec![text(words.replace("\\u00A0", " "))])).collect();
            render(&document).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        }
    }
}

const GERMAN: &str = "\
months = Januar Februar März April Mai Juni Juli August September Oktober November Dezember
weekdays = Mo Di Mi Do Fr Sa So
date-form = { $day }. { $month } { $year }
number-point = ,
versions-all = alle Versionen
versions-between = { $from } und { $to }
severity-high = Hoch
most-severe-of = { $count ->
    [one] { $about }
   *[other] Am schwersten von { $printed }: { $about }
}
to-follow = noch nicht bekannt, folgt bis { $date }
draft = ENTWURF, nicht zur Weitergabe
";

fn german(review: &'static str) -> Catalogue {
    let english: Vec<(String, String)> = std::fs::read_dir(folder().join("en"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(path).unwrap()))
        .collect();
    let english: Vec<(&str, &str)> = english.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    Catalogue::read(&[("en", &english), ("de", &[("common.ftl", GERMAN), ("review.toml", review)])])
}

#[test]
fn dates_plurals_versions_and_scores_follow_the_language() {
    let kinds = Kinds::embedded();
    let kind = kinds.named("user_notice").unwrap();
    let mut content = matter::fill(kind, Sample::Usual);
    content.frame.language = "de".into();
    content.untranslated = vec![Untranslated {
        path: "/safety/harm".into(),
        text: match content.value("harm") {
            notice::content::Value::Text(words) => words.clone(),
            other => panic!("{other:?}"),
        },
    }];
    let catalogue = german("name = \"Deutsch\"\n");
    assert_eq!(catalogue.errors(), &[] as &[String]);
    let composed = compose_with(kind, &content, kinds, &catalogue).unwrap();
    let tags = tree::dump(&render(&composed.document).unwrap().bytes).replace('\u{ad}', "");
    for words in [
        "ENTWURF, nicht zur Weitergabe",
        "30. November 2026",
        "≥ 4.0 und ≤ 4.6.1",
        "8,6 Hoch",
        "Am schwersten von 3: CVE-2026-90418",
        "noch nicht bekannt, folgt bis 18. Dezember 2026",
        // What has no translation is marked as English for those who listen to it.
        "Span Lang=en: A delayed library update",
    ] {
        assert!(tags.contains(words), "{words}\n{tags}");
    }
    assert!(!tags.contains("reviewed"), "the state of a review is never printed");
    let gate =
        GateInput { kind, content: &content, report: &composed.report, kinds, catalogue: &catalogue, early: false };
    let found = findings(gate);
    assert!(
        found.iter().any(|finding| finding.path == "/notice/language" && finding.message.contains("have no wording"))
    );
    assert!(found.iter().any(
        |finding| finding.path == "/translations/de/safety/harm" && finding.message.contains("has no text in “de”")
    ));
}

use notice::content::Untranslated;

#[test]
fn a_review_holds_only_for_the_base_text_that_was_compared() {
    let status = german("name = \"Deutsch\"\n").status("de-AT", Kinds::embedded()).unwrap();
    assert_eq!((status.name.as_str(), status.reviewed, status.state), ("Deutsch", 0, ReviewState::Unreviewed));
    assert!(status.missing > 100 && status.texts > status.missing);
    let catalogue = german("");
    let mark = catalogue.base_mark("common", "draft").unwrap();
    let review = format!(
        "name = \"Deutsch\"\n[reviewed.common.draft]\nbase = \"{mark}\"\nby = \"A. Example\"\non = 2026-12-01\n"
    );
    assert_eq!(german(review.leak()).status("de", Kinds::embedded()).unwrap().reviewed, 1);
    let outdated = "[reviewed.common.draft]\nbase = \"00000000\"\nby = \"A. Example\"\non = 2026-12-01\n";
    assert_eq!(german(outdated).status("de", Kinds::embedded()).unwrap().reviewed, 0);
    assert!(german("reviewed = 1").errors()[0].contains("de/review.toml"));
    assert_eq!(Catalogue::embedded().status("en", Kinds::embedded()).unwrap().state, ReviewState::Base);
    assert!(Catalogue::embedded().status("xx", Kinds::embedded()).is_none());
}
