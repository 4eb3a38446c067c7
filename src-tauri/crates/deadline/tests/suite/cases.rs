//! Worked cases: each file in `tests/cases` holds facts, the dates that the clause gives, and the reasoning.
//! The dates were computed by hand or by an independent script, never copied from the engine.

use crate::matter::{Case, Expected, Owned, fact_id, instant};
use deadline::{Calendars, Obligation, RulePack, explain, obligations};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

#[test]
fn every_worked_case_holds() {
    let (pack, calendars) = (RulePack::shipped(), Calendars::shipped());
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut failures = Vec::new();
    let mut of_regime: BTreeMap<String, usize> = BTreeMap::new();
    for path in &files {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let case: Case =
            toml::from_str(&fs::read_to_string(path).unwrap()).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(case.why.len() > 20 && !case.expect.is_empty(), "{name} has no reasoning or no expectation");
        let owned = Owned::new(&case);
        let products = [&owned.product];
        let matter = owned.matter(&products);
        let mut pack = pack.clone();
        for regime in &case.enable {
            assert!(pack.set_enabled(regime, true), "{name}: no regime is called {regime}");
        }
        let all = obligations(&matter, &pack, &calendars, owned.now);
        for regime in case.expect.iter().map(|expected| &expected.regime).collect::<BTreeSet<_>>() {
            *of_regime.entry(regime.clone()).or_default() += 1;
        }
        for expected in &case.expect {
            check(&name, &case, expected, &all, &mut failures);
        }
    }
    assert!(failures.is_empty(), "{} wrong:\n{}", failures.len(), failures.join("\n"));
    assert!(files.len() >= 170, "only {} cases", files.len());
    let few = pack.regimes().iter().filter(|regime| of_regime.get(&regime.id).is_none_or(|cases| *cases < 3));
    let few: Vec<&str> = few.map(|regime| regime.id.as_str()).collect();
    assert!(few.is_empty(), "fewer than three cases: {few:?}");
}

fn check(name: &str, case: &Case, expected: &Expected, all: &[Obligation], failures: &mut Vec<String>) {
    let start = expected.start.as_ref().map(|start| fact_id(case, start));
    let found: Vec<&Obligation> = all
        .iter()
        .filter(|entry| {
            entry.key.regime == expected.regime
                && entry.key.stage == expected.stage
                && entry.key.place.as_ref().map(|place| &place.0) == expected.place.as_ref()
                && (start.is_none() || entry.key.start == start)
                && entry.key.follow_up.is_some() == expected.follow_up
        })
        .collect();
    let what = format!("{name}: {}/{} {:?}", expected.regime, expected.stage, expected.place);
    let mut wrong = |text: String| failures.push(format!("{what}: {text}"));
    if expected.absent {
        if !found.is_empty() {
            wrong("is there and should not be".to_owned());
        }
        return;
    }
    let [one] = found.as_slice() else {
        let keys: Vec<String> = all.iter().map(|entry| entry.key.to_string()).collect();
        return wrong(format!("found {} of {keys:?}", found.len()));
    };
    let state = serde_json::to_value(&one.state).unwrap()["state"].as_str().unwrap().to_owned();
    if expected.state.as_ref().is_some_and(|wanted| *wanted != state) {
        wrong(format!("state {state}, expected {:?}\n{}", expected.state, explain(one)));
    }
    let group = serde_json::to_value(one.group).unwrap().as_str().unwrap().to_owned();
    if expected.group.as_ref().is_some_and(|wanted| *wanted != group) {
        wrong(format!("group {group}, expected {:?}", expected.group));
    }
    if expected.no_date && one.due.is_some() {
        wrong(format!("has a date: {:?}", one.due));
    }
    let legal = one.due.as_ref().map(|due| due.legal_at);
    let safe = one.due.as_ref().map(|due| due.safe_at);
    for (word, wanted, got) in [("legal", &expected.legal, legal), ("safe", &expected.safe, safe)] {
        if let Some(wanted) = wanted
            && Some(instant(wanted)) != got
        {
            wrong(format!("{word} {got:?}, expected {wanted}\n{}", explain(one)));
        }
    }
    if expected.late.is_some() && one.met.as_ref().and_then(|met| met.late) != expected.late {
        wrong(format!("late {:?}, expected {:?}", one.met, expected.late));
    }
    if expected.authority.as_ref().is_some_and(|wanted| *wanted != one.authority) {
        wrong(format!("authority {}", one.authority));
    }
    let badges = serde_json::to_value(&one.badges).unwrap();
    if expected.badge.as_ref().is_some_and(|badge| !badges.as_array().unwrap().iter().any(|found| found == badge)) {
        wrong(format!("marked with {badges}"));
    }
    let text = explain(one);
    for piece in expected.never_says.iter().filter(|piece| text.contains(*piece)) {
        wrong(format!("says {piece:?}:\n{text}"));
    }
    for piece in &expected.says {
        if !text.contains(piece) {
            wrong(format!("does not say {piece:?}:\n{text}"));
        }
    }
}
