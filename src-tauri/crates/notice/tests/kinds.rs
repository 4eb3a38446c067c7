//! The documents: what they say, in the order of reading.

#![allow(clippy::unwrap_used, clippy::allow_attributes, reason = "a test fails by panicking")]

mod common;

use common::matter::{self, Sample};
use common::tree;
use notice::content::Content;
use notice::kind::Kinds;
use notice::{Document, compose, render};

fn document(content: &Content) -> Document {
    notice::kinds::document(content).unwrap()
}

fn snapshot(name: &str, document: &Document) {
    let rendered = render(document).unwrap();
    if let Ok(folder) = std::env::var("NOTICE_SAMPLES") {
        std::fs::write(format!("{folder}/{name}.pdf"), &rendered.bytes).unwrap();
    }
    let text =
        format!("{} pages\n\n{}\n{}", rendered.pages, tree::metadata(&rendered.bytes), tree::dump(&rendered.bytes));
    assert!(
        !text.contains('\u{fffd}') && !text.contains(": ["),
        "a character without Unicode value or a message without wording: {text}"
    );
    insta::assert_snapshot!(name, text);
}

#[test]
fn the_notice_to_users() {
    snapshot("user_notice_draft", &document(&matter::user_notice(true)));
}

#[test]
fn the_notice_to_users_about_to_be_sealed() {
    snapshot("user_notice_final", &document(&matter::user_notice(false)));
}

#[test]
fn the_record() {
    snapshot("disclosure_record", &document(&matter::disclosure_record(12)));
}

#[test]
fn each_kind_says_what_its_form_asks_for() {
    let (kinds, errors) = (Kinds::embedded(), Kinds::errors());
    assert_eq!(errors, &[]);
    for kind in kinds.all().iter().filter(|kind| !["user_notice", "disclosure_record"].contains(&kind.id.as_str())) {
        snapshot(kind.id.as_str(), &document(&matter::fill(kind, Sample::Usual)));
    }
}

#[test]
fn the_smallest_the_largest_and_the_most_awkward_matters_render() {
    for kind in Kinds::embedded().all() {
        for (name, sample) in [("tiny", Sample::Tiny), ("large", Sample::Large), ("awkward", Sample::Awkward)] {
            let content = matter::fill(kind, sample);
            let rendered = render(&document(&content)).unwrap_or_else(|error| panic!("{} {name}: {error}", kind.id));
            if let Ok(folder) = std::env::var("NOTICE_SAMPLES") {
                std::fs::write(format!("{folder}/{}-{name}.pdf", kind.id), &rendered.bytes).unwrap();
            }
            // The same content and instant give the same bytes.
            assert_eq!(render(&document(&content)).unwrap().sha256, rendered.sha256, "{} {name}", kind.id);
            assert!(rendered.pages < 60, "{} {name}: {} pages", kind.id, rendered.pages);
        }
    }
}

#[test]
fn what_is_filled_for_one_reader_goes_to_no_other() {
    let kinds = Kinds::embedded();
    let content = matter::authority_notice();
    let error = compose(kinds.named("user_notice").unwrap(), &content).unwrap_err().to_string();
    assert!(error.contains("was filled for Authority"), "{error}");
}
