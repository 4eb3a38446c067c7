//! The three documents: what they say, in the order of reading.

#![allow(clippy::unwrap_used, clippy::allow_attributes, reason = "a test fails by panicking")]

mod common;

use common::{matter, tree};
use notice::kinds::{authority_notice, disclosure_record, user_notice};
use notice::render;

fn snapshot(name: &str, document: &notice::Document) {
    let rendered = render(document).unwrap();
    if let Ok(folder) = std::env::var("NOTICE_SAMPLES") {
        std::fs::write(format!("{folder}/{name}.pdf"), &rendered.bytes).unwrap();
    }
    let text =
        format!("{} pages\n\n{}\n{}", rendered.pages, tree::metadata(&rendered.bytes), tree::dump(&rendered.bytes));
    assert!(
        !text.contains('\u{fffd}') && !text.contains(": ["),
        "a character without Unicode value or a message without wording"
    );
    insta::assert_snapshot!(name, text);
}

#[test]
fn the_notice_to_users() {
    snapshot("user_notice_draft", &user_notice(&matter::user_notice(true)));
}

#[test]
fn the_notice_to_users_about_to_be_sealed() {
    snapshot("user_notice_final", &user_notice(&matter::user_notice(false)));
}

#[test]
fn the_notification_to_an_authority() {
    snapshot("authority_notice", &authority_notice(&matter::authority_notice()));
}

#[test]
fn the_record() {
    snapshot("disclosure_record", &disclosure_record(&matter::disclosure_record(12)));
}

#[test]
fn the_largest_matters_render() {
    let notice = render(&user_notice(&matter::large_user_notice())).unwrap();
    let record = render(&disclosure_record(&matter::disclosure_record(400))).unwrap();
    if let Ok(folder) = std::env::var("NOTICE_SAMPLES") {
        std::fs::write(format!("{folder}/large_notice.pdf"), &notice.bytes).unwrap();
        std::fs::write(format!("{folder}/large_record.pdf"), &record.bytes).unwrap();
    }
    assert!((8..16).contains(&notice.pages), "{} pages", notice.pages);
    assert!((20..45).contains(&record.pages), "{} pages", record.pages);
}
