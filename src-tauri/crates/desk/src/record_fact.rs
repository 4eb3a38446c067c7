//! Recording facts, and correcting them.

use crate::compare_dates::{Side, compare};
use crate::ledger::Ledger;
use crate::open_desk::parse_zone;
use crate::{DateChange, Desk, Error, Result};
use chrono::{DateTime, Datelike, NaiveDateTime, TimeDelta, Utc};
use deadline::time::{Years, format_instant};
use disclosure::{CountryCode, DisclosureId, Evidence, Fact, FactId, Knower, standing};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The year before which no product with software was on a market.
pub(crate) const FIRST_YEAR: i32 = 1980;
/// How far ahead something is planned at most.
const LONGEST_PLAN: TimeDelta = TimeDelta::days(3653);

/// A fact as a person enters it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct FactInput {
    /// What happened, by the name in the rule pack.
    pub kind: String,
    /// When: a local date and time (`2026-11-20T09:40`), or an instant with its offset (`2026-11-20T09:40+01:00`).
    pub at: String,
    /// The zone of the local time (IANA); empty means the organisation's.
    pub zone: String,
    /// Where it happened, ISO 3166-1 alpha-2; empty where that does not matter.
    pub country: String,
    /// Who knew or acted; empty means the person at the desk.
    pub known_by: String,
    /// Whose knowledge it is.
    pub knower: Knower,
    /// What happened.
    pub note: String,
    /// Proof: references, one each.
    pub evidence: Vec<String>,
    /// The fact that this one corrects.
    pub supersedes: Option<FactId>,
    /// Why it corrects that one.
    pub reason: String,
    /// Whether it takes that one back: nothing of the kind happened.
    pub withdrawn: bool,
}

/// A fact as a front end shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct FactView {
    /// The fact.
    pub fact: Fact,
    /// Its kind in words (`Exploitation known`).
    pub label: String,
    /// The instant in its zone, as a person reads it.
    pub at_text: String,
    /// Whether a later fact corrects it, or withdraws it.
    pub superseded: bool,
    /// Whether it lies ahead: it is planned.
    pub planned: bool,
}

impl FactInput {
    /// The entry that takes a fact back.
    #[must_use]
    pub fn withdrawal(fact: &Fact, reason: &str) -> Self {
        Self {
            kind: fact.kind.clone(),
            at: fact.at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true),
            zone: fact.zone.to_string(),
            country: fact.country.as_ref().map(|country| country.0.clone()).unwrap_or_default(),
            known_by: fact.known_by.clone(),
            knower: fact.knower,
            note: fact.note.clone(),
            evidence: Vec::new(),
            supersedes: Some(fact.id),
            reason: reason.to_owned(),
            withdrawn: true,
        }
    }
}

impl Desk {
    /// Records a fact, or a correction of one.
    ///
    /// # Errors
    /// If a value can't be read, the local time does not exist or exists twice, or the register can't be written.
    pub fn record_fact(&mut self, disclosure: DisclosureId, input: &FactInput) -> Result<FactId> {
        let fact = self.read_fact(disclosure, input)?;
        let stamp = self.stamp(&input.reason);
        self.register.change(&stamp, |change| change.add_fact(&fact))?;
        Ok(fact.id)
    }

    /// What the fact would change, without recording it: dates that would come forward or move back, clocks that it would
    /// start or stop.
    ///
    /// # Errors
    /// If a value can't be read, the local time does not exist or exists twice, or the register can't be read.
    pub fn preview_fact(&self, disclosure: DisclosureId, input: &FactInput) -> Result<Vec<DateChange>> {
        // The reason is asked for when the correction is recorded.
        let reason = if input.reason.trim().is_empty() { "-".to_owned() } else { input.reason.clone() };
        let fact = self.read_fact(disclosure, &FactInput { reason, ..input.clone() })?;
        let row = self.register.read().disclosure(disclosure)?;
        let replaced = fact.supersedes.map(|old| (old, fact.id));
        let ledger = Ledger::of_one(self, disclosure, None)?;
        let law = self.law_of(&row, None)?;
        let after = ledger.with_fact(fact);
        let before = Side { ledger: &ledger, law: &law };
        Ok(compare(&[row], before, Side { ledger: &after, ..before }, self.now(), replaced))
    }

    /// Reads what a person entered as a fact, without recording it.
    ///
    /// # Errors
    /// If a value can't be read, or the local time does not exist or exists twice.
    pub fn read_fact(&self, disclosure: DisclosureId, input: &FactInput) -> Result<Fact> {
        if self.law().rules.fact_kind(&input.kind).is_none() {
            let known =
                self.law().rules.fact_kinds().iter().map(|kind| kind.id.as_str()).collect::<Vec<_>>().join(", ");
            return Err(Error::Unknown { what: "kind of fact", name: input.kind.clone(), known });
        }
        let zone = if input.zone.trim().is_empty() { self.zone()? } else { parse_zone("/zone", &input.zone)? };
        let country = match input.country.trim() {
            "" => None,
            text => Some(country_code("/country", text)?),
        };
        if input.supersedes.is_some() && input.reason.trim().is_empty() {
            return Err(Error::field(
                "/reason",
                "a correction needs a reason; it stays visible next to the first entry",
            ));
        }
        if input.withdrawn && input.supersedes.is_none() {
            return Err(Error::field("/withdrawn", "only a fact that is recorded can be withdrawn; say which one"));
        }
        if input.withdrawn
            && let Some(of) = input.supersedes
        {
            let facts = self.register.read().facts(disclosure)?;
            if facts.iter().any(|later| later.supersedes == Some(of)) {
                let message = "a later entry corrects or withdraws this fact; withdraw the entry that stands";
                return Err(Error::field("/supersedes", message));
            }
        }
        let known_by =
            if input.known_by.trim().is_empty() { self.actor.clone() } else { input.known_by.trim().to_owned() };
        let at = read_instant(&input.at, zone)?;
        if !input.withdrawn {
            self.check_moment(&input.kind, at, zone)?;
        }
        let evidence = input.evidence.iter().filter(|title| !title.trim().is_empty());
        Ok(Fact {
            id: FactId(self.new_id()),
            disclosure,
            kind: input.kind.clone(),
            at,
            zone,
            country,
            known_by,
            knower: input.knower,
            note: input.note.trim().to_owned(),
            evidence: evidence.map(|title| Evidence { title: title.trim().to_owned(), attachment: None }).collect(),
            supersedes: input.supersedes,
            withdrawn: input.withdrawn,
            reason: input.reason.trim().to_owned(),
            recorded_at: self.now(),
            recorded_by: self.actor.clone(),
        })
    }

    /// What has become known can't lie in the future, and nothing of a product happened before there were such products. Of
    /// what is planned a day ahead is sound, but not one that is farther away than anybody plans.
    fn check_moment(&self, kind: &str, at: DateTime<Utc>, zone: zone::Zone) -> Result<()> {
        let Some(kind) = self.law().rules.fact_kind(kind) else { return Ok(()) };
        let words = || format_instant(at, zone, Years::Always);
        if at > self.now() && !kind.planned {
            return Err(Error::field(
                "/at",
                format!(
                    "“{}” can't lie in the future: {}. Check the date, the time and the time zone, or record it when it has happened",
                    kind.label,
                    words()
                ),
            ));
        }
        if at.year() < FIRST_YEAR {
            return Err(Error::field("/at", format!("{} is before {FIRST_YEAR}; check the year", words())));
        }
        if at > self.now() + LONGEST_PLAN {
            return Err(Error::field("/at", format!("{} is more than ten years ahead; check the year", words())));
        }
        Ok(())
    }

    /// Reads an instant with its offset, or a local date and time in the organisation's zone.
    ///
    /// # Errors
    /// If it is neither, or the local time does not exist or exists twice.
    pub fn read_instant(&self, text: &str) -> Result<DateTime<Utc>> {
        read_instant(text, self.zone()?)
    }

    /// The facts of a disclosure, corrected ones included, by the instant at which they happened.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn facts(&self, disclosure: DisclosureId) -> Result<Vec<FactView>> {
        let facts = self.register.read().facts(disclosure)?;
        let stand: Vec<FactId> = standing(&facts).into_iter().map(|fact| fact.id).collect();
        let now = self.now();
        let mut views: Vec<FactView> = facts
            .into_iter()
            .map(|fact| FactView {
                label: self
                    .law()
                    .rules
                    .fact_kind(&fact.kind)
                    .map_or_else(|| fact.kind.clone(), |kind| kind.label.clone()),
                at_text: format_instant(fact.at, fact.zone, Years::unless_now(now, fact.zone)),
                superseded: !stand.contains(&fact.id),
                planned: fact.at > now,
                fact,
            })
            .collect();
        views.sort_by_key(|view| view.fact.at);
        Ok(views)
    }
}

/// Reads an instant with an offset, or a local date and time in `zone`.
pub(crate) fn read_instant(text: &str, zone: zone::Zone) -> Result<DateTime<Utc>> {
    let text = text.trim();
    let with_offset = text.replacen(' ', "T", 1);
    for candidate in [with_offset.clone(), with_seconds(&with_offset)] {
        if let Ok(at) = DateTime::parse_from_rfc3339(&candidate) {
            return Ok(at.with_timezone(&Utc));
        }
    }
    for format in ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M"] {
        if let Ok(local) = NaiveDateTime::parse_from_str(&with_offset, format) {
            return Ok(deadline::local_instant(local.date(), local.time(), zone)?);
        }
    }
    Err(Error::field(
        "/at",
        format!("“{text}” is not a date and time; expected for example 2026-11-20 09:40, or 2026-11-20T09:40+01:00"),
    ))
}

/// RFC 3339 wants seconds; people leave them out.
fn with_seconds(text: &str) -> String {
    match text
        .find(['Z', '+'])
        .or_else(|| text.char_indices().skip(11).find(|(_, character)| *character == '-').map(|(index, _)| index))
    {
        Some(index) if index == 16 => format!("{}:00{}", &text[..index], &text[index..]),
        _ => text.to_owned(),
    }
}

/// Reads the code of a country where something happened or is owed. Codes that only look like one would lose a duty without
/// a word: what ISO 3166-1 leaves to its users (AA, QM to QZ, XA to XZ, ZZ) and what others write for a country.
pub(crate) fn country_code(field: &str, text: &str) -> Result<CountryCode> {
    let said = foreign::quoted(text);
    let wrong = |rest: &str| Error::field(field, format!("{said} is not a country code{rest}"));
    let code = CountryCode::parse(text).ok_or_else(|| wrong("; expected two letters, such as DE"))?;
    match code.0.as_bytes() {
        b"EL" => Err(wrong(" of ISO 3166-1; Greece is GR")),
        b"UK" => Err(wrong(" of ISO 3166-1; the United Kingdom is GB")),
        b"XI" => Err(wrong(" of ISO 3166-1; Northern Ireland is in GB")),
        b"EU" => Err(wrong("; name the member state")),
        b"XK" => Ok(code),
        b"AA" | b"ZZ" | [b'X', _] | [b'Q', b'M'..=b'Z'] => Err(wrong("; it is assigned to no country")),
        _ => Ok(code),
    }
}
