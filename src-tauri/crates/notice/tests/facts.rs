//! The same facts in every language.
#![allow(clippy::unwrap_used, clippy::allow_attributes, reason = "a test fails by panicking")]

mod common;

use common::matter::{self, Sample};
use notice::content::Value;
use notice::facts::differences;
use notice::kind::Kinds;

#[test]
fn what_a_translation_says_otherwise_is_told() {
    for kind in Kinds::embedded().all() {
        let english = matter::fill(kind, Sample::Usual);
        let mut german = english.clone();
        german.frame.language = "de".into();
        german.frame.reference = "VD-2026-0014-X2".into();
        german.set("reference", "VD-2026-0014-X2");
        assert_eq!(differences(&english, &german), [], "{}", kind.id);
    }
    let kind = Kinds::embedded().named("field_safety_notice").unwrap();
    let english = matter::fill(kind, Sample::Usual);
    let mut german = english.clone();
    german.actions[1].text = "Installieren Sie Version 4.6.1 (Pumpe) und 2.9 (WM-2).".into();
    german.vulnerabilities[0].scores[0].score = "8.4".into();
    german.set("act_by", Value::Day(chrono::NaiveDate::from_ymd_opt(2026, 12, 15).unwrap()));
    let told: Vec<String> = differences(&english, &german)
        .into_iter()
        .map(|one| format!("{}: {} / {}", one.what, one.here.join(", "), one.there.join(", ")))
        .collect();
    assert_eq!(
        told,
        [
            "act by: 2026-12-14 / 2026-12-15",
            "action 2: 4.6.2 / 4.6.1",
            "severity of CVE-2026-90417: CVSS v3.1 8.3 high CVSS:3.1/AV:A/AC:L/PR:N/UI:N/S:U/C:L/I:H/A:H / CVSS v3.1 8.4 high CVSS:3.1/AV:A/AC:L/PR:N/UI:N/S:U/C:L/I:H/A:H",
        ]
    );
}
