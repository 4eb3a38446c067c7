//! What a notice says in any language: scores, versions, dates, references and numbers. Notices of one matter in
//! several languages are compared by it.

mod tokens;

pub use tokens::tokens;

use crate::content::{Argument, Content, FixedIn, Part, Stated, Value, Vulnerability};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What a content says in any language: what it is about, in English, and what it says of it.
pub type Facts = BTreeMap<String, Vec<String>>;

/// A fact that two contents do not share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What it is about, in English: `severity of CVE-2026-90417`.
    pub what: String,
    /// What only the first says.
    pub here: Vec<String>,
    /// What only the second says.
    pub there: Vec<String>,
}

impl Difference {
    /// Whether it can't be a matter of wording: a value of a field, a version, an identifier or an address. A plain number in a
    /// sentence may be spelled out in another language.
    #[must_use]
    pub fn is_certain(&self) -> bool {
        let is_plain = |one: &String| one.len() <= PLAIN && one.chars().all(|character| character.is_ascii_digit());
        !self.here.iter().chain(&self.there).all(is_plain)
    }
}

/// Longest number that a sentence may spell out, in digits.
const PLAIN: usize = 4;

/// What belongs to one document alone: its number, its dates of issue, its predecessor.
const OWN: [&str; 4] = ["reference", "issued_on", "replaces", "attention"];

/// The facts of a content.
#[must_use]
pub fn facts(content: &Content) -> Facts {
    let mut facts = Facts::new();
    for (name, value) in content.values.iter().filter(|(name, _)| !OWN.contains(&name.as_str())) {
        add(&mut facts, name.replace('_', " "), of_value(value));
    }
    for (number, product) in content.products.iter().enumerate() {
        for (name, value) in &product.values {
            let name = name.trim_start_matches("product.").replace('_', " ");
            add(&mut facts, format!("{name} of product {}", number + 1), of_value(value));
        }
    }
    for (number, row) in content.affected.iter().enumerate() {
        let of = |what: &str| format!("{what} of affected product {}", number + 1);
        add(&mut facts, of("name"), tokens(&row.name));
        add(&mut facts, of("UDI-DI"), vec![row.udi.clone()]);
        add(&mut facts, of("versions"), stated(&row.versions));
        add(&mut facts, of("fix"), row.fixed_in.iter().map(fixed).chain(stated(&row.fix_follows)).collect());
    }
    let spared = content.not_affected.iter().map(|row| row.versions.clone());
    add(&mut facts, "versions that are not affected".to_owned(), spared.collect());
    content.vulnerabilities.iter().for_each(|one| of_vulnerability(&mut facts, one));
    for (number, action) in content.actions.iter().enumerate() {
        let mut said = tokens(&action.text);
        said.extend(day(action.by));
        add(&mut facts, format!("action {}", number + 1), said);
    }
    add(&mut facts, "number of actions".to_owned(), vec![content.actions.len().to_string()]);
    let follow_ups = content.follow_ups.iter().map(|next| format!("{} {}", next.element, next.by));
    add(&mut facts, "what follows".to_owned(), follow_ups.collect());
    let contact = [&content.contact.email, &content.contact.web].map(Clone::clone);
    add(&mut facts, "contact".to_owned(), contact.into_iter().chain(tokens(&content.contact.telephone)).collect());
    facts
}

/// The facts in which two contents differ, in the order of their names.
#[must_use]
pub fn differences(here: &Content, there: &Content) -> Vec<Difference> {
    let (here, there) = (facts(here), facts(there));
    let nothing = Vec::new();
    let mut names: Vec<&String> = here.keys().chain(there.keys()).collect();
    names.sort();
    names.dedup();
    let pairs =
        names.into_iter().map(|name| (name, here.get(name).unwrap_or(&nothing), there.get(name).unwrap_or(&nothing)));
    pairs
        .filter(|(_, here, there)| here != there)
        .map(|(what, here, there)| Difference {
            what: what.clone(),
            here: without(here, there),
            there: without(there, here),
        })
        .collect()
}

/// Facts stand in the order of the alphabet: languages put them in orders of their own.
fn add(facts: &mut Facts, what: String, mut said: Vec<String>) {
    said.retain(|one| !one.trim().is_empty());
    if !said.is_empty() {
        said.sort();
        facts.insert(what, said);
    }
}

/// What is in one list more often than in the other.
fn without(all: &[String], others: &[String]) -> Vec<String> {
    let mut others = others.to_vec();
    let is_alone = |one: &&String| match others.iter().position(|other| other == *one) {
        Some(index) => {
            others.remove(index);
            false
        }
        None => true,
    };
    all.iter().filter(is_alone).cloned().collect()
}

fn of_vulnerability(facts: &mut Facts, one: &Vulnerability) {
    let of = |what: &str| format!("{what} of {}", one.id);
    let scores =
        one.scores.iter().map(|score| format!("{} {} {} {}", score.standard, score.score, score.word, score.vector));
    add(facts, of("severity"), scores.map(|score| score.trim().to_owned()).chain(stated(&one.score_follows)).collect());
    let versions = one.affected.iter().map(|row| row.versions.replace('\n', ", "));
    add(facts, of("versions"), versions.chain(stated(&one.affected_follows)).collect());
    add(
        facts,
        of("exploitation"),
        std::iter::once(one.exploitation.status.clone()).chain(tokens(&one.exploitation.detail)).collect(),
    );
    let mut said: Vec<String> = one.resolutions.iter().map(|row| resolved(&row.kind, &row.version, row.on)).collect();
    said.extend(one.resolutions.iter().flat_map(|row| tokens(&row.details).into_iter().chain([row.url.clone()])));
    said.extend(stated(&one.resolution_follows));
    add(facts, of("resolution"), said);
    add(facts, of("description"), tokens(&one.title).into_iter().chain(stated(&one.description)).collect());
    add(facts, of("weakness"), tokens(&one.weakness));
    add(facts, of("references"), one.references.iter().map(|(_, address)| address.clone()).collect());
}

fn fixed(fix: &FixedIn) -> String {
    resolved(&fix.kind, &fix.version, fix.on)
}

fn resolved(kind: &str, version: &str, on: Option<NaiveDate>) -> String {
    let parts = [kind.to_owned(), version.to_owned(), on.map(|on| on.to_string()).unwrap_or_default()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn day(on: Option<NaiveDate>) -> Option<String> {
    on.map(|on| on.to_string())
}

fn stated(value: &Stated) -> Vec<String> {
    match value {
        Stated::Known(text) => tokens(text),
        Stated::ToFollow(by) => vec![format!("to follow by {by}")],
        Stated::Missing => Vec::new(),
    }
}

fn of_value(value: &Value) -> Vec<String> {
    match value {
        Value::Text(text) => tokens(text),
        Value::List(items) => items.iter().flat_map(|item| tokens(item)).collect(),
        Value::Day(on) => vec![on.to_string()],
        Value::At(moment) => vec![moment.at.to_rfc3339()],
        Value::Count(count) => vec![count.to_string()],
        Value::YesNo(yes) => vec![if *yes { "yes" } else { "no" }.to_owned()],
        Value::Choice(key) => vec![key.clone()],
        Value::ToFollow { by, .. } => vec![format!("to follow by {by}")],
        Value::Phrases(paragraphs) => paragraphs.iter().flatten().flat_map(of_part).collect(),
        Value::Missing => Vec::new(),
    }
}

fn of_part(part: &Part) -> Vec<String> {
    match part {
        Part::Own(text) => tokens(text),
        // A person may have written the same in words of their own, so that the day counts as its numbers.
        Part::Message(_, values) => values
            .values()
            .flat_map(|value| match value {
                Argument::Name(text) | Argument::Versions(text) | Argument::Score(text) => tokens(text),
                Argument::Day(on) => vec![on.format("%-d").to_string(), on.format("%Y").to_string()],
                Argument::Key(_) => Vec::new(),
            })
            .collect(),
    }
}
