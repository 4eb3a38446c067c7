//! Decisions about obligations: added, never edited.

use crate::change::{subject, to_value};
use crate::stamp::instant_text;
use crate::{Change, Reader, RegisterError};
use disclosure::{Decision, DisclosureId};
use rusqlite::params;
use std::collections::HashMap;

impl Reader<'_> {
    /// Every decision of a disclosure, oldest first.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn decisions(&self, disclosure: DisclosureId) -> Result<Vec<Decision>, RegisterError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT id, body FROM decision WHERE disclosure = ?1 ORDER BY decided_at, id")?;
        statement
            .query_map([disclosure.to_string()], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?
            .map(|row| row.map_err(RegisterError::from).and_then(|(id, body)| super::read_body("decision", &id, &body)))
            .collect()
    }

    /// Every decision of the register, by disclosure.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn all_decisions(&self) -> Result<HashMap<DisclosureId, Vec<Decision>>, RegisterError> {
        let mut statement = self.connection.prepare_cached("SELECT id, body FROM decision ORDER BY decided_at, id")?;
        let mut decisions: HashMap<DisclosureId, Vec<Decision>> = HashMap::new();
        for row in statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))? {
            let (id, body) = row?;
            let decision: Decision = super::read_body("decision", &id, &body)?;
            decisions.entry(decision.disclosure).or_default().push(decision);
        }
        Ok(decisions)
    }

    /// Every decision of some disclosures, by disclosure.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn decisions_among(&self, ids: &[DisclosureId]) -> Result<HashMap<DisclosureId, Vec<Decision>>, RegisterError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, body FROM decision WHERE disclosure IN (SELECT value FROM json_each(?1)) ORDER BY decided_at, id",
        )?;
        let mut found: HashMap<DisclosureId, Vec<Decision>> = HashMap::new();
        for row in statement
            .query_map([super::list_of(ids)], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?
        {
            let (id, body) = row?;
            let one: Decision = super::read_body("decision", &id, &body)?;
            found.entry(one.disclosure).or_default().push(one);
        }
        Ok(found)
    }
}

impl Change<'_> {
    /// Adds a decision.
    ///
    /// # Errors
    /// If the register can't be written.
    pub fn add_decision(&self, decision: &Decision) -> Result<(), RegisterError> {
        let key = decision.id.to_string();
        let body = to_value("decision", &key, decision)?;
        self.connection().prepare_cached("INSERT INTO decision VALUES (?1, ?2, ?3, ?4, ?5)")?.execute(params![
            key,
            decision.disclosure.to_string(),
            decision.regime,
            body.to_string(),
            instant_text(decision.decided_at)
        ])?;
        self.record("decided", &subject("decision", &key, Some(decision.disclosure)), None, Some(&body))
    }
}
