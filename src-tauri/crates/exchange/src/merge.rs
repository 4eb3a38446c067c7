//! A newer version of an advisory into a record that people have worked on since: a three-way merge.

use disclosure::{Disclosure, Vulnerability};
use serde::Serialize;
use serde_json::{Map, Value};
use ts_rs::TS;

/// A field where both the advisory and a person changed something: the person's value was kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Kept {
    /// JSON Pointer into the disclosure.
    pub path: String,
    /// What the newer advisory says.
    pub advisory: String,
}

/// The outcome of a merge.
#[derive(Clone, Debug, PartialEq)]
pub struct Merge {
    /// The record with the newer advisory's changes.
    pub disclosure: Disclosure,
    /// Where a person's change was kept against the advisory.
    pub kept: Vec<Kept>,
}

/// Carries the changes from `base` (the advisory as it was imported) to `theirs` (as it is now) into `mine` (the record).
///
/// # Errors
/// Never with values that came from the register; the error type is that of the JSON forms that are compared.
pub fn merge(base: &Disclosure, mine: &Disclosure, theirs: &Disclosure) -> Result<Merge, serde_json::Error> {
    let mut kept = Vec::new();
    let mut merged = fields(
        "",
        &object(serde_json::to_value(base)?),
        &object(serde_json::to_value(mine)?),
        &object(serde_json::to_value(theirs)?),
        &["vulnerabilities", "source"],
        &mut kept,
    );
    let mut vulnerabilities = Vec::new();
    for (index, own) in mine.vulnerabilities.iter().enumerate() {
        let same = |others: &[Vulnerability]| others.iter().find(|other| is_same(own, other)).cloned();
        let merged = match (same(&base.vulnerabilities), same(&theirs.vulnerabilities)) {
            (Some(before), Some(now)) => Value::Object(fields(
                &format!("/vulnerabilities/{index}"),
                &object(serde_json::to_value(before)?),
                &object(serde_json::to_value(own)?),
                &object(serde_json::to_value(now)?),
                &["id"],
                &mut kept,
            )),
            _ => serde_json::to_value(own)?,
        };
        vulnerabilities.push(merged);
    }
    for new in &theirs.vulnerabilities {
        let known = mine.vulnerabilities.iter().any(|own| is_same(own, new))
            || base.vulnerabilities.iter().any(|before| is_same(before, new));
        if !known {
            vulnerabilities.push(serde_json::to_value(new)?);
        }
    }
    merged.insert("vulnerabilities".to_owned(), Value::Array(vulnerabilities));
    merged.insert("source".to_owned(), serde_json::to_value(&theirs.source)?);
    Ok(Merge { disclosure: serde_json::from_value(Value::Object(merged))?, kept })
}

/// The same vulnerability in two versions: by CVE, else by title, else by description.
fn is_same(left: &Vulnerability, right: &Vulnerability) -> bool {
    if !left.cve.is_empty() || !right.cve.is_empty() {
        return left.cve == right.cve;
    }
    if !left.title.is_empty() || !right.title.is_empty() {
        return left.title == right.title;
    }
    left.description == right.description
}

fn fields(
    path: &str,
    base: &Map<String, Value>,
    mine: &Map<String, Value>,
    theirs: &Map<String, Value>,
    untouched: &[&str],
    kept: &mut Vec<Kept>,
) -> Map<String, Value> {
    let mut merged = mine.clone();
    for (key, now) in theirs {
        if untouched.contains(&key.as_str()) || mine.get(key) == Some(now) || base.get(key) == Some(now) {
            continue;
        }
        if mine.get(key) == base.get(key) {
            merged.insert(key.clone(), now.clone());
        } else {
            let advisory = now.as_str().map_or_else(|| now.to_string(), str::to_owned);
            kept.push(Kept { path: format!("{path}/{key}"), advisory: advisory.chars().take(300).collect() });
        }
    }
    merged
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
