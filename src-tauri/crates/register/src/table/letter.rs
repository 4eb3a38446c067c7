//! Letters of the correspondence about reports: added, never edited.

use crate::change::{subject, to_value};
use crate::stamp::instant_text;
use crate::{Change, Reader, RegisterError};
use disclosure::{Letter, LetterId, ReportId};
use rusqlite::params;
use serde::Serialize;

/// A letter in the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LetterRow {
    /// Its identifier.
    pub id: LetterId,
    /// The report.
    pub report: ReportId,
    /// The letter.
    pub letter: Letter,
}

impl Reader<'_> {
    /// The letters about a report, in the order in which they were written.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn letters(&self, report: ReportId) -> Result<Vec<LetterRow>, RegisterError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT id, body FROM letter WHERE report = ?1 ORDER BY body ->> 'at', id")?;
        let rows = statement
            .query_map([report.to_string()], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
        let mut letters = Vec::new();
        for row in rows {
            let (id, body) = row?;
            letters.push(LetterRow {
                id: super::read_id(&id)?,
                report,
                letter: super::read_body("letter", &id, &body)?,
            });
        }
        Ok(letters)
    }
}

impl Change<'_> {
    /// Adds a letter.
    ///
    /// # Errors
    /// If the register can't be written.
    pub fn add_letter(&self, id: LetterId, report: ReportId, letter: &Letter) -> Result<(), RegisterError> {
        let key = id.to_string();
        let body = to_value("letter", &key, letter)?;
        let disclosure = self.report(&report.to_string())?.report.disclosure;
        self.connection().prepare_cached("INSERT INTO letter VALUES (?1, ?2, ?3, ?4)")?.execute(params![
            key,
            report.to_string(),
            body.to_string(),
            instant_text(self.stamp().at)
        ])?;
        self.index("letter", &key, disclosure, &letter.subject, &body)?;
        self.record("recorded", &subject("letter", &key, disclosure), None, Some(&body))
    }
}
