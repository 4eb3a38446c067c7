//! Letters from the texts that are ready for their purpose: to the reporter, or to another party with no more than it may
//! see (ISO/IEC 29147, 30111).

use super::clocks::TRIAGE;
use crate::{Desk, Error, Result};
use chrono::{DateTime, Utc};
use disclosure::{CreditWish, LetterPurpose, MaySee, Party, PartyRole, Report, ReportState, ReportVerdict};
use register::ReportRow;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;
use zone::Zone;

/// The texts that are ready, by language.
const TEXTS: [(&str, &str); 2] =
    [("en", include_str!("../../letters/en.toml")), ("de", include_str!("../../letters/de.toml"))];

/// Which letter a person asks for.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LetterWish {
    /// What it is for.
    pub purpose: LetterPurpose,
    /// Name of the party that it goes to; none means the reporter.
    #[serde(default)]
    pub party: Option<String>,
    /// Language of its text (`en`, `de`); none means that of the reporter, and English for another party.
    #[serde(default)]
    pub language: Option<String>,
}

impl LetterWish {
    /// A letter to the reporter, in their language.
    #[must_use]
    pub const fn to_reporter(purpose: LetterPurpose) -> Self {
        Self { purpose, party: None, language: None }
    }
}

/// A letter before it is written: what a person may change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LetterText {
    /// What it is for.
    pub purpose: LetterPurpose,
    /// Name of the party that it goes to; none means the reporter.
    #[serde(default)]
    pub party: Option<String>,
    /// Address of the recipient.
    pub to: String,
    /// Subject; it carries the number of the report.
    pub subject: String,
    /// The text.
    pub text: String,
    /// Language of the text.
    #[serde(default)]
    pub language: String,
    /// Whether it can be encrypted: a certificate of the recipient is known.
    #[serde(default)]
    pub can_encrypt: bool,
    /// What to know before it is written, one sentence each.
    #[serde(default)]
    pub remarks: Vec<String>,
}

type Texts = BTreeMap<String, toml::Value>;
type Values = BTreeMap<&'static str, String>;

impl Desk {
    /// A letter from the text that is ready for its purpose: to the reporter in their language, or to another party with
    /// no more than it may see.
    ///
    /// # Errors
    /// If there is no such report or party, or no letter for that purpose to it; if the register can't be read.
    pub fn letter_text(&self, report: &str, wish: &LetterWish) -> Result<LetterText> {
        let row = self.register.read().report(report)?;
        let reporter = &row.report.reporter;
        let party = wish.party.as_deref().map(|name| party_named(&row.report, name)).transpose()?;
        check_purpose(wish.purpose, party)?;
        let mut remarks = Vec::new();
        let theirs = if party.is_some() { "en" } else { reporter.language.as_str() };
        let language = wish.language.as_deref().unwrap_or(theirs);
        let (language, texts, is_theirs) = texts_of(language);
        if !is_theirs {
            remarks.push(format!(
                "The reporter writes in “{}”; there is no ready text in that language, so this one is English.",
                reporter.language
            ));
        }
        let (to, openpgp) = party.map_or((&reporter.email, &reporter.openpgp), |party| (&party.email, &party.openpgp));
        let to = to.trim().to_owned();
        if to.is_empty() {
            let who = party.map_or("The reporter", |party| party.name.as_str());
            remarks.push(format!("{who} left no e-mail address; the draft names no recipient."));
        }
        let letters = if party.is_some() { texts.get("party").cloned().unwrap_or(NOTHING) } else { table(&texts) };
        let section = letters.get(key(wish.purpose)).cloned().unwrap_or(NOTHING);
        let field = |name: &str| section.get(name).and_then(toml::Value::as_str).unwrap_or_default().to_owned();
        let mut values = self.letter_values(&row, &texts)?;
        if let Some(party) = party {
            self.say_what_it_may_see(&row, party, &texts, &mut values, &mut remarks)?;
        }
        if field("text").contains("{embargo}") && !values.contains_key("embargo") {
            remarks.push("No date of publication is agreed on; lines that need one are left out.".to_owned());
        }
        Ok(LetterText {
            purpose: wish.purpose,
            party: party.map(|party| party.name.clone()),
            to,
            subject: format!("[{}] {}", row.number, fill(&field("subject"), &values)),
            text: fill(&field("text"), &values).trim().to_owned(),
            language: language.to_owned(),
            can_encrypt: self.certificate_of(openpgp)?.is_some(),
            remarks,
        })
    }

    /// Takes out of the values what a party may not see, and puts in what it may.
    fn say_what_it_may_see(
        &self,
        row: &ReportRow,
        party: &Party,
        texts: &Texts,
        values: &mut Values,
        remarks: &mut Vec<String>,
    ) -> Result<()> {
        let word = |name: &str| word_of(texts, name);
        values.insert("their_number", party.reference.trim().to_owned());
        values.insert("name", party.name.trim().to_owned());
        values.insert("greeting", fill(&word("greeting_party"), values));
        values.insert(
            "role",
            if party.role == PartyRole::ComponentSupplier { word("role_supplier") } else { String::new() },
        );
        let disclosure = row.report.disclosure.map(|id| self.register.read().disclosure(id)).transpose()?;
        let public = disclosure.as_ref().map(|row| {
            let described = row.disclosure.vulnerabilities.iter().map(|vulnerability| {
                [vulnerability.cve.trim(), vulnerability.description.as_str().trim()]
                    .into_iter()
                    .filter(|text| !text.is_empty())
                    .collect::<Vec<_>>()
                    .join(": ")
            });
            described.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
        });
        let hide = |values: &mut Values, names: &[&'static str]| {
            names.iter().for_each(|name| drop(values.insert(name, String::new())));
        };
        hide(values, &["details", "public"]);
        match party.may_see {
            MaySee::Dates => {
                hide(values, &["title", "verdict", "quoted_title"]);
                remarks.push(format!(
                    "{} may see only that there is a matter and its dates; the letter says no more.",
                    party.name
                ));
            }
            MaySee::PublicText => match (disclosure, public.filter(|text| !text.is_empty())) {
                (Some(row), Some(public)) => {
                    values.insert("title", row.disclosure.title.trim().trim_end_matches('.').to_owned());
                    let block = fill(&word("public_block"), &Values::from([("public", public)]));
                    values.insert("public", block);
                }
                _ => {
                    hide(values, &["title", "verdict", "quoted_title"]);
                    remarks.push(format!(
                        "{} may see what will be public, and no such text is written yet; the letter says only that there \
                         is a matter.",
                        party.name
                    ));
                }
            },
            MaySee::RestrictedDetail => {
                let details = row.report.text.trim().to_owned();
                values.insert("details", fill(&word("details_block"), &Values::from([("details", details)])));
                remarks.push(format!(
                    "The letter holds the words of the report, which are not public; encrypt it to {}.",
                    party.name
                ));
            }
        }
        let quoted = if values["title"].is_empty() { String::new() } else { fill(&word("quoted_title"), values) };
        values.insert("quoted_title", quoted);
        Ok(())
    }

    fn letter_values(&self, row: &ReportRow, texts: &Texts) -> Result<Values> {
        let report = &row.report;
        let organisation = self.organisation()?;
        let zone = self.report_zone(report)?;
        let word = |name: &str| word_of(texts, name);
        let form = texts.get("date").and_then(toml::Value::as_str).unwrap_or("%Y-%m-%d %H:%M").to_owned();
        let in_zone = |at: DateTime<Utc>, zone: Zone| at.with_timezone(&zone).format(&format!("{form} %Z")).to_string();
        let long = |at: DateTime<Utc>| in_zone(at, zone);
        let mut values = BTreeMap::from([
            ("number", row.number.clone()),
            ("title", report.title.trim().trim_end_matches('.').to_owned()),
            ("received", long(report.received_at)),
            ("organisation", organisation.name),
            ("email", organisation.email),
            ("policy", organisation.website),
            ("name", report.reporter.name.trim().to_owned()),
        ]);
        let triage = self.report_clocks(row)?.into_iter().find(|clock| clock.stage == TRIAGE.1);
        values.insert("triage_due", triage.map_or_else(String::new, |clock| long(clock.due_at)));
        if let Some(key) = self.channel_certificate()? {
            values.insert("key", key.fingerprint().to_uppercase());
        }
        if let Some((until, zone)) = report.embargoed_until() {
            values.insert("embargo", in_zone(until, zone));
        }
        values.insert("state", word(state_word(report)));
        if let Some(decision) = &report.decision {
            values.insert("verdict", word(verdict_word(decision.verdict)));
        }
        if let Some(disclosure) = self.named_disclosure(report.disclosure)? {
            values
                .insert("disclosure", fill(&word("disclosure"), &BTreeMap::from([("disclosure", disclosure.number)])));
        } else {
            values.insert("disclosure", String::new());
        }
        let credit_name = if report.reporter.credit_name.trim().is_empty() {
            &report.reporter.name
        } else {
            &report.reporter.credit_name
        };
        let credit = match report.reporter.credit {
            CreditWish::Named => "credit_named",
            CreditWish::NotWished => "credit_not_wished",
            CreditWish::NotAsked => "credit_not_asked",
        };
        values.insert("credit", fill(&word(credit), &BTreeMap::from([("credit_name", credit_name.trim().to_owned())])));
        let greeting = if report.reporter.name.trim().is_empty() { "greeting_unknown" } else { "greeting" };
        values.insert("greeting", fill(&word(greeting), &values));
        values.insert("closing", fill(&word("closing"), &values));
        Ok(values)
    }
}

pub(super) const fn key(purpose: LetterPurpose) -> &'static str {
    match purpose {
        LetterPurpose::Acknowledge => "acknowledge",
        LetterPurpose::Ask => "ask",
        LetterPurpose::Status => "status",
        LetterPurpose::Embargo => "embargo",
        LetterPurpose::Release => "release",
        LetterPurpose::Credit => "credit",
        LetterPurpose::Inform => "inform",
    }
}

fn state_word(report: &Report) -> &'static str {
    match report.state() {
        ReportState::Received => "state_received",
        ReportState::Triaged => "state_triaged",
        ReportState::Analysed => "state_analysed",
        ReportState::Decided => "state_decided",
    }
}

const fn verdict_word(verdict: ReportVerdict) -> &'static str {
    match verdict {
        ReportVerdict::Disclose => "verdict_disclose",
        ReportVerdict::ChangeEnvironment => "verdict_change_environment",
        ReportVerdict::Monitor => "verdict_monitor",
        ReportVerdict::Reject => "verdict_reject",
    }
}

/// The texts of a language, which one that is, and whether it is the one that was asked for: English where there are
/// none.
fn texts_of(language: &str) -> (&'static str, Texts, bool) {
    let wanted = language.trim().split(['-', '_']).next().unwrap_or_default().to_lowercase();
    let found = TEXTS.iter().find(|(language, _)| *language == wanted);
    let (language, text) = found.unwrap_or(&TEXTS[0]);
    (language, toml::from_str(text).unwrap_or_default(), found.is_some() || wanted.is_empty())
}

/// Values that are part of a sentence and may be empty there.
const MAY_BE_EMPTY: [&str; 2] = ["disclosure", "quoted_title"];

const NOTHING: toml::Value = toml::Value::Boolean(false);

fn table(texts: &Texts) -> toml::Value {
    toml::Value::Table(texts.clone().into_iter().collect())
}

fn word_of(texts: &Texts, name: &str) -> String {
    let word = texts.get("words").and_then(|words| words.get(name)).and_then(toml::Value::as_str);
    word.unwrap_or_default().to_owned()
}

/// The party of this name.
pub(super) fn party_named<'report>(report: &'report Report, name: &str) -> Result<&'report Party> {
    report.parties.iter().find(|party| party.name.trim() == name.trim()).ok_or_else(|| {
        let known: Vec<&str> = report.parties.iter().map(|party| party.name.as_str()).collect();
        let known = if known.is_empty() { "none yet".to_owned() } else { known.join(", ") };
        Error::field("/party", format!("“{name}” takes no part in this report; those who do: {known}"))
    })
}

fn check_purpose(purpose: LetterPurpose, party: Option<&Party>) -> Result<()> {
    let (known, whom) = match party {
        Some(party) => (&LetterPurpose::TO_PARTY[..], party.name.as_str()),
        None => (&LetterPurpose::TO_REPORTER[..], "the reporter"),
    };
    if known.contains(&purpose) {
        return Ok(());
    }
    let keys: Vec<&str> = known.iter().map(|purpose| key(*purpose)).collect();
    Err(Error::field(
        "/purpose",
        format!("there is no letter “{}” to {whom}; there are {}", key(purpose), keys.join(", ")),
    ))
}

/// Puts values into a text. A line that needs a value which is not known is left out.
fn fill(text: &str, values: &Values) -> String {
    let mut lines = Vec::new();
    for line in text.lines() {
        let (mut out, mut rest, mut is_known) = (String::new(), line, true);
        while let Some(start) = rest.find('{') {
            let Some(length) = rest[start..].find('}') else { break };
            let name = &rest[start + 1..start + length];
            out.push_str(&rest[..start]);
            match values.get(name) {
                Some(value) => {
                    is_known &= !value.is_empty() || MAY_BE_EMPTY.contains(&name);
                    out.push_str(value);
                }
                None => is_known = false,
            }
            rest = &rest[start + length + 1..];
        }
        out.push_str(rest);
        if is_known {
            lines.push(out);
        }
    }
    let mut text = lines.join("\n");
    while text.contains("\n\n\n") {
        text = text.replace("\n\n\n", "\n\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_letter_with_the_same_values() {
        let names = |text: &str| {
            let mut names: Vec<String> =
                text.split('{').skip(1).filter_map(|part| part.split('}').next()).map(str::to_owned).collect();
            names.sort();
            names
        };
        let (_, english, _) = texts_of("en");
        for (language, text) in TEXTS {
            let texts: Texts = toml::from_str(text).unwrap();
            assert_eq!(texts["language"].as_str(), Some(language));
            for field in ["subject", "text"] {
                for purpose in LetterPurpose::TO_REPORTER {
                    let of = |texts: &Texts| names(texts[key(purpose)][field].as_str().unwrap());
                    assert_eq!(of(&texts), of(&english), "{language} {purpose:?} {field}");
                }
                for purpose in LetterPurpose::TO_PARTY {
                    let of = |texts: &Texts| names(texts["party"][key(purpose)][field].as_str().unwrap());
                    assert_eq!(of(&texts), of(&english), "{language} party {purpose:?} {field}");
                }
            }
            let keys = |texts: &Texts| texts["words"].as_table().unwrap().keys().cloned().collect::<Vec<_>>();
            let (mut own, mut base) = (keys(&texts), keys(&english));
            own.sort();
            base.sort();
            assert_eq!(own, base, "{language}");
        }
    }

    #[test]
    fn a_line_without_its_value_is_left_out() {
        let values = BTreeMap::from([("a", "1".to_owned()), ("b", String::new())]);
        assert_eq!(fill("x {a}\ny {b}\nz {c}\n\n\nend", &values), "x 1\n\nend");
    }
}
