//! Facts: added, never edited.

use crate::change::{subject, to_value};
use crate::stamp::{instant_text, read_instant};
use crate::{Change, Reader, RegisterError};
use chrono::{DateTime, Utc};
use disclosure::{DisclosureId, Fact};
use rusqlite::params;
use std::collections::HashMap;

impl Reader<'_> {
    /// Every fact of a disclosure, in the order in which it was recorded.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn facts(&self, disclosure: DisclosureId) -> Result<Vec<Fact>, RegisterError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT id, body FROM fact WHERE disclosure = ?1 ORDER BY recorded_at, id")?;
        statement
            .query_map([disclosure.to_string()], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?
            .map(|row| row.map_err(RegisterError::from).and_then(|(id, body)| super::read_body("fact", &id, &body)))
            .collect()
    }

    /// Every fact of the register, by disclosure.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn all_facts(&self) -> Result<HashMap<DisclosureId, Vec<Fact>>, RegisterError> {
        let mut statement = self.connection.prepare_cached("SELECT id, body FROM fact ORDER BY recorded_at, id")?;
        let mut facts: HashMap<DisclosureId, Vec<Fact>> = HashMap::new();
        for row in statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))? {
            let (id, body) = row?;
            let fact: Fact = super::read_body("fact", &id, &body)?;
            facts.entry(fact.disclosure).or_default().push(fact);
        }
        Ok(facts)
    }

    /// The instant of the first fact of all, UTC.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn first_fact_at(&self) -> Result<Option<DateTime<Utc>>, RegisterError> {
        let sql = "SELECT min(json_extract(body, '$.at')) FROM fact";
        let first: Option<String> = self.connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?;
        Ok(first.map(|text| read_instant(&text)).transpose()?)
    }

    /// The zones in which facts were written down, each once.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn fact_zones(&self) -> Result<Vec<String>, RegisterError> {
        let mut statement = self.connection.prepare_cached("SELECT DISTINCT json_extract(body, '$.zone') FROM fact")?;
        let zones = statement.query_map([], |row| row.get::<_, Option<String>>(0))?;
        Ok(zones.filter_map(std::result::Result::transpose).collect::<Result<_, _>>()?)
    }

    /// Every fact of some disclosures, by disclosure.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn facts_among(&self, ids: &[DisclosureId]) -> Result<HashMap<DisclosureId, Vec<Fact>>, RegisterError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, body FROM fact WHERE disclosure IN (SELECT value FROM json_each(?1)) ORDER BY recorded_at, id",
        )?;
        let mut found: HashMap<DisclosureId, Vec<Fact>> = HashMap::new();
        for row in statement
            .query_map([super::list_of(ids)], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?
        {
            let (id, body) = row?;
            let one: Fact = super::read_body("fact", &id, &body)?;
            found.entry(one.disclosure).or_default().push(one);
        }
        Ok(found)
    }
}

impl Change<'_> {
    /// Adds a fact.
    ///
    /// # Errors
    /// If the fact that it supersedes is not one of the same disclosure; if the register can't be written.
    pub fn add_fact(&self, fact: &Fact) -> Result<(), RegisterError> {
        if let Some(superseded) = fact.supersedes
            && !self.facts(fact.disclosure)?.iter().any(|known| known.id == superseded)
        {
            return Err(RegisterError::NoSuchRecord { what: "fact", id: superseded.to_string() });
        }
        let key = fact.id.to_string();
        let body = to_value("fact", &key, fact)?;
        self.connection().prepare_cached("INSERT INTO fact VALUES (?1, ?2, ?3, ?4, ?5)")?.execute(params![
            key,
            fact.disclosure.to_string(),
            fact.kind,
            body.to_string(),
            instant_text(fact.recorded_at)
        ])?;
        let action = if fact.supersedes.is_some() { "superseded" } else { "recorded" };
        self.record(action, &subject("fact", &key, Some(fact.disclosure)), None, Some(&body))
    }
}
