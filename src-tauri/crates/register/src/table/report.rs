//! Reports of vulnerabilities, as they come in.

use crate::change::{subject, to_value};
use crate::stamp::{instant_text, read_instant};
use crate::{Change, Reader, RegisterError};
use chrono::{DateTime, Utc};
use disclosure::{Report, ReportId};
use rusqlite::{OptionalExtension, Row, params};
use serde::Serialize;

/// A report in the register.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReportRow {
    /// Its identifier.
    pub id: ReportId,
    /// Its number (`IN-2026-0031`).
    pub number: String,
    /// How often it was saved.
    pub revision: i64,
    /// First saved, UTC.
    pub created_at: DateTime<Utc>,
    /// Last saved, UTC.
    pub updated_at: DateTime<Utc>,
    /// The report.
    pub report: Report,
}

const SELECT: &str = "SELECT id, number, revision, created_at, updated_at, body FROM report";

type Raw = (ReportId, String, i64, DateTime<Utc>, DateTime<Utc>, String);

fn read(row: &Row<'_>) -> rusqlite::Result<Raw> {
    let id: String = row.get(0)?;
    let (created, updated): (String, String) = (row.get(3)?, row.get(4)?);
    let (created_at, updated_at) = (read_instant(&created)?, read_instant(&updated)?);
    Ok((super::read_id(&id)?, row.get(1)?, row.get(2)?, created_at, updated_at, row.get(5)?))
}

fn finish((id, number, revision, created_at, updated_at, body): Raw) -> Result<ReportRow, RegisterError> {
    let report = super::read_body("report", &number, &body)?;
    Ok(ReportRow { id, number, revision, created_at, updated_at, report })
}

impl Reader<'_> {
    /// Whether the file has reports: one of the first format that is open for reading only was not brought up to date.
    pub(crate) fn has_reports(&self) -> Result<bool, RegisterError> {
        Ok(crate::migration::version(self.connection)? >= 2)
    }

    /// Every report, newest number first.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn reports(&self) -> Result<Vec<ReportRow>, RegisterError> {
        if !self.has_reports()? {
            return Ok(Vec::new());
        }
        let mut statement = self.connection.prepare_cached(&format!(
            "{SELECT} ORDER BY substr(number, 1, 7) DESC, length(number) DESC, number DESC"
        ))?;
        statement.query_map([], read)?.map(|row| finish(row?)).collect()
    }

    /// How many reports there are.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn count_reports(&self) -> Result<i64, RegisterError> {
        if !self.has_reports()? {
            return Ok(0);
        }
        Ok(self.connection.query_row("SELECT count(*) FROM report", [], |row| row.get(0))?)
    }

    /// One report, by identifier or by number.
    ///
    /// # Errors
    /// If there is none, or the register can't be read.
    pub fn report(&self, name: &str) -> Result<ReportRow, RegisterError> {
        let mut statement =
            self.connection.prepare_cached(&format!("{SELECT} WHERE number = ?1 COLLATE NOCASE OR id = ?1"))?;
        let row = statement.query_row([name.trim()], read).optional()?;
        finish(row.ok_or_else(|| RegisterError::NoSuchRecord { what: "report", id: name.to_owned() })?)
    }
}

impl Change<'_> {
    /// Adds a report under the next number of the year.
    ///
    /// # Errors
    /// If the register can't be written.
    pub fn add_report(&self, id: ReportId, year: i32, report: &Report) -> Result<String, RegisterError> {
        let number = format!("IN-{year}-{:04}", self.next_number(&format!("IN-{year}"))?);
        let key = id.to_string();
        let body = to_value("report", &number, report)?;
        let now = instant_text(self.stamp().at);
        self.connection().prepare_cached("INSERT INTO report VALUES (?1, ?2, ?3, ?4, 1, ?5, ?5)")?.execute(params![
            key,
            number,
            report.title,
            body.to_string(),
            now
        ])?;
        self.index("report", &key, report.disclosure, &format!("{number} {}", report.title), &body)?;
        self.record("received", &subject("report", &key, report.disclosure), None, Some(&body))?;
        Ok(number)
    }

    /// Saves a report that was read at `revision`; gives the new revision.
    ///
    /// # Errors
    /// [`RegisterError::Conflict`] if somebody saved it in between; if the register can't be written.
    pub fn save_report(
        &self,
        id: ReportId,
        revision: i64,
        report: &Report,
        action: &str,
    ) -> Result<i64, RegisterError> {
        let key = id.to_string();
        let old = self.report(&key)?;
        if old.revision != revision {
            return Err(RegisterError::Conflict { what: old.number, yours: revision, theirs: old.revision });
        }
        if &old.report == report {
            return Ok(revision);
        }
        let before = to_value("report", &old.number, &old.report)?;
        let after = to_value("report", &old.number, report)?;
        self.connection()
            .prepare_cached("UPDATE report SET title = ?2, body = ?3, revision = ?4, updated_at = ?5 WHERE id = ?1")?
            .execute(params![key, report.title, after.to_string(), revision + 1, instant_text(self.stamp().at)])?;
        self.index("report", &key, report.disclosure, &format!("{} {}", old.number, report.title), &after)?;
        self.record(action, &subject("report", &key, report.disclosure), Some(&before), Some(&after))?;
        Ok(revision + 1)
    }
}
